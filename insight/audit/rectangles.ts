import type { Rectangle } from '#design/tree';

export function intersect(one: Rectangle, other: Rectangle): Rectangle {
  const x = Math.max(one.x, other.x);
  const y = Math.max(one.y, other.y);
  return {
    x,
    y,
    width: Math.max(0, Math.min(one.x + one.width, other.x + other.width) - x),
    height: Math.max(0, Math.min(one.y + one.height, other.y + other.height) - y),
  };
}

export function isEmpty({ width, height }: Rectangle): boolean {
  return width <= 0 || height <= 0;
}

export function areaOf({ width, height }: Rectangle): number {
  return width * height;
}

/** Whether one lies within the other, up to `slack` px. */
export function isWithin(inner: Rectangle, outer: Rectangle, slack: number): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

/** The same rectangle with an edge of this many px around it. */
export function inflate({ x, y, width, height }: Rectangle, px: number): Rectangle {
  return { x: x - px, y: y - px, width: width + 2 * px, height: height + 2 * px };
}

export function centreOf({ x, y, width, height }: Rectangle): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}
