import type { DesignNode } from '#design/tree';

/** Visible layers in which nothing else is visible: what a page has to show at the least. */
export function countLeaves(node: DesignNode): number {
  if (!node.visible) return 0;
  const inside = node.kind === 'box' ? node.children.reduce((sum, child) => sum + countLeaves(child), 0) : 0;
  return inside === 0 ? 1 : inside;
}
