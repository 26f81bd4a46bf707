/** Recognizes frames that contain pages and are none themselves. */
import type { LayoutBox, LayoutNode } from '../layout/layout-tree.ts';

/** The maximum depth of a page in an overview. */
const maxPageDepth = 3;

/** Whether a frame is a section around pages or a single main component: users do not open either as a page. */
export function isOverviewFrame(root: LayoutBox, frameId: string, pageIds: ReadonlySet<string>): boolean {
  if (root.componentId !== null) return true;
  const containsPage = (node: LayoutNode, depth: number): boolean =>
    node.kind === 'box' &&
    node.children.some(
      (child) =>
        (child.id !== frameId && pageIds.has(child.id)) ||
        (depth < maxPageDepth && containsPage(child, depth + 1)),
    );
  return containsPage(root, 0);
}
