import type { AutoLayout, BoxNode, DesignNode } from '#design/tree';

/**
 * Children of an auto layout whose words and drawing disagree: one that "fills" across but was drawn narrower than the
 * room it has was held back by a limit that the file does not tell. The drawing is the truth.
 */
export function settleSizes(node: BoxNode): BoxNode {
  const { layout } = node;
  if (layout === null || layout.direction === 'grid' || layout.wraps) return node;
  const axis = layout.direction === 'row' ? 'vertical' : 'horizontal';
  const room = roomAcross(node, layout);
  const children = node.children.map((child) => settle(child, axis, room));
  return children.every((child, index) => child === node.children[index]) ? node : { ...node, children };
}

function roomAcross({ box }: BoxNode, { direction, padding }: AutoLayout): number {
  return direction === 'row'
    ? box.height - padding.top - padding.bottom
    : box.width - padding.left - padding.right;
}

function settle(child: DesignNode, axis: 'horizontal' | 'vertical', room: number): DesignNode {
  const { placement, box } = child;
  const upright = axis === 'vertical';
  const drawn = upright ? box.height : box.width;
  const limit = upright ? placement.maxHeight : placement.maxWidth;
  const held =
    !placement.absolute && placement[axis] === 'fill' && limit === null && drawn > 0 && drawn < room - 4;
  if (!held || child.rotation !== 0) return child;
  return { ...child, placement: { ...placement, [upright ? 'maxHeight' : 'maxWidth']: drawn } };
}
