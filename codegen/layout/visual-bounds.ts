import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import { memoizeByNode } from './memoize-by-node.ts';

/** How far a node and what is in it reach on the canvas; a frame that clips reaches as far as itself. */
export type VisualBounds = (node: DesignNode) => Rectangle;

/** Measures nodes, each once. */
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

/** Whether a box cuts something off: it clips, and what is in it reaches over its outline, or its corners may be reached. */
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

/** px that strokes and shadows paint outside a node's box. */
function paintOverflowOf(node: DesignNode): number {
  const stroke = node.stroke;
  const outside = stroke === null || stroke.align === 'inside' ? 0 : Math.max(...stroke.weights);
  const shadows = node.effects.map((effect) =>
    effect.kind === 'drop-shadow'
      ? effect.blur + effect.spread + Math.max(Math.abs(effect.offset.x), Math.abs(effect.offset.y))
      : 0,
  );
  return Math.max(0, outside, ...shadows);
}

function expand({ x, y, width, height }: Rectangle, by: number): Rectangle {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

/** The smallest rectangle around both. */
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

/** px² that two rectangles share. */
export function intersectionArea(one: Rectangle, other: Rectangle): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** Whether the inner rectangle lies in the outer one, give or take `slack` px. */
export function containsRectangle(outer: Rectangle, inner: Rectangle, tolerance: number): boolean {
  return (
    inner.x >= outer.x - tolerance &&
    inner.y >= outer.y - tolerance &&
    inner.x + inner.width <= outer.x + outer.width + tolerance &&
    inner.y + inner.height <= outer.y + outer.height + tolerance
  );
}
