/** The painted bounds of design nodes, and operations on rectangles. */
import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import { memoizeByNode } from './memoize-by-node.ts';

/** The painted bounds of a node and its descendants on the canvas. A frame that clips ends at its own box. */
export type VisualBounds = (node: DesignNode) => Rectangle;

/** Creates a function that measures each node once. */
export function createVisualBounds(): VisualBounds {
  return memoizeByNode(measureBounds);
}

function measureBounds(node: DesignNode, measureInside: VisualBounds): Rectangle {
  const own = expand(node.absoluteBox, paintOverflowOf(node));
  if (node.kind !== 'box' || node.clips) return own;
  return node.children
    .filter(({ visible }) => visible)
    .reduce((all, child) => unionOf(all, measureInside(child)), own);
}

function expand({ x, y, width, height }: Rectangle, by: number): Rectangle {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** px that strokes and shadows paint outside a node's box. */
function paintOverflowOf(node: DesignNode): number {
  const stroke = node.stroke;
  const outside = stroke === null || stroke.align === 'inside' ? 0 : Math.max(...stroke.weights);
  const shadows = node.effects.map((effect) =>
    effect.kind === 'drop-shadow'
      ? effect.blur + effect.spread + Math.max(Math.abs(effect.offset.x), Math.abs(effect.offset.y))
      : effect.kind === 'texture' && !effect.clipsToShape
        ? effect.radius
        : 0,
  );
  return Math.max(0, outside, ...shadows);
}

/**
 * Whether a box visibly clips its children: it clips, and a child reaches beyond its box or may reach its rounded
 * corners.
 */
export function clipsChildren(node: BoxNode, bounds: VisualBounds): boolean {
  const hasRoundedShape = node.contour !== null || node.radii.some((radius) => radius > 0);
  return (
    node.clips &&
    node.children.some(
      (child) =>
        child.visible && (hasRoundedShape || !containsRectangle(node.absoluteBox, bounds(child), 0.5)),
    )
  );
}

/** Whether two rectangles have one place and one size. */
export function isSameBox(one: Rectangle, other: Rectangle): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

/** The smallest rectangle that contains both. */
export function unionOf(one: Rectangle, other: Rectangle): Rectangle {
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  };
}

/** The area that two rectangles share, in px². */
export function intersectionArea(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Whether the inner rectangle is inside the outer one, with `tolerance` px. */
export function containsRectangle(outer: Rectangle, inner: Rectangle, tolerance: number): boolean {
  return (
    inner.x >= outer.x - tolerance &&
    inner.y >= outer.y - tolerance &&
    inner.x + inner.width <= outer.x + outer.width + tolerance &&
    inner.y + inner.height <= outer.y + outer.height + tolerance
  );
}
