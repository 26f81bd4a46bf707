import type { LayoutBox, LayoutNode } from '../../1-layout/layout-tree.ts';

/** How deep in a sheet a page may stand. */
const mostLevels = 3;

/** Whether a frame is a section around pages, or one main component: neither is a page that a person opens. */
export function isSheet(root: LayoutBox, frameId: string, pageIds: ReadonlySet<string>): boolean {
  if (root.componentId !== null) return true;
  const holdsPage = (node: LayoutNode, depth: number): boolean =>
    node.kind === 'box' &&
    node.children.some(
      (child) =>
        (child.id !== frameId && pageIds.has(child.id)) ||
        (depth < mostLevels && holdsPage(child, depth + 1)),
    );
  return holdsPage(root, 0);
}
