import type { Rectangle } from '#design/tree';

/** One axis of a rectangle, in px. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A rectangle along a row, or along a column. */
export function spanOf(box: Rectangle, row: boolean): Span {
  return row ? { start: box.x, end: box.x + box.width } : { start: box.y, end: box.y + box.height };
}

/** px by which things may be moved to where they were meant to be: with what texts add, they stay within one px. */
export const drift = 0.75;

/** Whether two lengths were meant to be the same. */
export function near(one: number, other: number, within = drift): boolean {
  return Math.abs(one - other) <= within + 0.001;
}
