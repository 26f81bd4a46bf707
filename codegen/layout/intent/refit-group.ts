import type { BoxNode, DesignNode } from '#design/tree';
import { isNear } from '../axis.ts';
import { unionOf } from '../visual-bounds.ts';

/** Returns a group with other children: it is as large as these, if it was as large as its own. */
export function refitGroup(group: BoxNode, children: readonly DesignNode[]): BoxNode {
  const drawn = group.children.filter(({ visible }) => visible).map(({ box }) => box);
  const now = children.filter(({ visible }) => visible).map(({ box }) => box);
  if (group.role !== 'group' || drawn.length === 0) return { ...group, children };
  const [before, after] = [drawn.reduce(unionOf), now.reduce(unionOf)];
  if (!isNear(before.width, group.box.width, 0.5) || !isNear(before.height, group.box.height, 0.5))
    return { ...group, children };
  const { x, y } = after;
  return {
    ...group,
    box: {
      x: group.box.x + x - before.x,
      y: group.box.y + y - before.y,
      width: after.width,
      height: after.height,
    },
    children: children.map((child) => ({
      ...child,
      box: { ...child.box, x: child.box.x - (x - before.x), y: child.box.y - (y - before.y) },
    })),
  };
}
