import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import type { VisualBounds } from '../visual-bounds.ts';

/** The visible children of a frame that it cuts off whole: they are never seen, so nothing makes room for them. */
export function findUnseen(
  { clips, scrolls, absoluteBox, children }: BoxNode,
  bounds: VisualBounds,
): ReadonlySet<DesignNode> {
  if (!clips || scrolls !== 'none') return new Set();
  return new Set(children.filter((child) => child.visible && isBeyond(bounds(child), absoluteBox)));
}

/** px that a line without a length of its own may still paint beyond its box. */
const line = 1;

function isBeyond(inner: Rectangle, outer: Rectangle): boolean {
  const away = inner.width > 0 && inner.height > 0 ? -0.05 : line;
  return (
    inner.x >= outer.x + outer.width + away ||
    inner.y >= outer.y + outer.height + away ||
    inner.x + inner.width <= outer.x - away ||
    inner.y + inner.height <= outer.y - away
  );
}
