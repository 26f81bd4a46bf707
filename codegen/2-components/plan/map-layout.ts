import type { LayoutNode, LayoutTree } from '../../1-layout/layout-tree.ts';

/** The same layout, each node as `change` has it, those inside before those around. */
export function mapLayout(
  layout: LayoutTree,
  change: (node: LayoutNode, drawn: LayoutNode) => LayoutNode,
): LayoutTree {
  const map = (node: LayoutNode): LayoutNode => {
    if (node.kind !== 'box') return change(node, node);
    const children = node.children.map(map);
    const isSame = children.every((child, index) => child === node.children[index]);
    return change(isSame ? node : { ...node, children }, node);
  };
  return { ...layout, pages: layout.pages.map((page) => ({ ...page, root: map(page.root) })) };
}
