/** Geometry on one axis. */
import type { Rectangle } from '#design/tree';
import { snapTolerance } from './tolerances.ts';

/** A direction on the page: `horizontal` along rows, `vertical` along columns. */
export type Axis = 'horizontal' | 'vertical';

/** A value for each axis. */
export interface PerAxis<Each> {
  readonly horizontal: Each;
  readonly vertical: Each;
}

/** The other axis. */
export function crossAxisOf(axis: Axis): Axis {
  return axis === 'horizontal' ? 'vertical' : 'horizontal';
}

/** One axis of a rectangle, in px. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** The extent of a rectangle along a row or along a column. */
export function intervalOf(box: Rectangle, axis: Axis): Interval {
  return axis === 'horizontal'
    ? { start: box.x, end: box.x + box.width }
    : { start: box.y, end: box.y + box.height };
}

/** Whether two lengths are equal up to a tolerance. */
export function isNear(one: number, other: number, tolerance = snapTolerance): boolean {
  return Math.abs(one - other) <= tolerance + 0.001;
}
