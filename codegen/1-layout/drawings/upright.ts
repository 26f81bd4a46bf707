import type { DesignNode } from '#design/tree';
import { turnedBox } from '../matrix.ts';

/**
 * The same node, taking the room it takes once it is turned: what is drawn in its place is drawn turned. Its content
 * is no longer there to be hugged, so its size is set.
 */
export function straighten<Node extends DesignNode>(node: Node): Node {
  const { horizontal, vertical } = node.placement;
  const placement = {
    ...node.placement,
    horizontal: horizontal === 'hug' ? ('fixed' as const) : horizontal,
    vertical: vertical === 'hug' ? ('fixed' as const) : vertical,
  };
  return { ...node, box: turnedBox(node), rotation: 0, flip: { x: false, y: false }, placement };
}

/** A node and all that shows in it. */
export function shownIds(node: DesignNode): readonly string[] {
  if (node.kind !== 'box') return [node.id];
  return [node.id, ...node.children.filter((child) => child.visible).flatMap(shownIds)];
}
