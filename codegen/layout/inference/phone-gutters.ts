/**
 * Finds the gutter of a page that a hand drew for phones: what is as wide as the content begins and ends at it. Bars from edge
 * to edge, rows that run past the edge, and rows that end with an icon a little before the gutter do not decide.
 */
import { isNear } from '../axis.ts';
import { isPhoneWidth } from '../responsive/breakpoints.ts';
import { driftTolerance, snapTolerance } from '../tolerances.ts';
import type { CrossAxisItem, CrossAxisMeasures } from './infer-cross-axis-alignment.ts';

/** px of a gutter, how many items begin and end at it, and the share of all others that begin there. */
const gutterFacts = { least: 8, most: 40, items: 2, share: 0.6 };
/** px before the gutter at which a row with an icon at its end may end. */
const maxIconInset = 8;

/** Returns px of both gutters; `null` where they are the paddings of all items anyway, or there are none. */
export function findPhoneGutter(
  { items, before, after, hasDefiniteSize }: Omit<CrossAxisMeasures, 'tolerance'>,
  width: number,
): number | null {
  if (!hasDefiniteSize || !isPhoneWidth(width)) return null;
  const sides = items.map((item, index) => [item, before[index] ?? 0, after[index] ?? 0] as const);
  const inset = sides.filter(([, start, end]) => !isAcross(start, end));
  const whole = inset.filter(([{ mayFill }, start, end]) => mayFill && isNear(start, end, snapTolerance));
  const gutter = Math.round(Math.min(...whole.map(([, start]) => start)));
  if (!(gutter >= gutterFacts.least && gutter <= gutterFacts.most)) return null;
  const isAt = (distance: number) => isNear(distance, gutter, driftTolerance);
  const isMixed = sides.some(([, start, end]) => isAcross(start, end) || end < 0);
  const isShared =
    whole.filter(([, start]) => isAt(start)).length >= gutterFacts.items &&
    inset.filter(([, start]) => isAt(start)).length >= gutterFacts.share * inset.length;
  const isLeast = inset.every(
    ([, start, end]) => start >= gutter - driftTolerance && (end < 0 || end >= gutter - driftTolerance),
  );
  return isMixed && isShared && isLeast ? gutter : null;
}

/** Whether an item is a bar from edge to edge, or a row that fills the content but for an icon at its end. */
export function keepsBothSides(
  { mayFill, isSpread }: CrossAxisItem,
  before: number,
  after: number,
  gutter: number,
): boolean {
  if (isAcross(before, after)) return mayFill;
  const isAtStart = isNear(before, gutter, driftTolerance);
  return isSpread && isAtStart && after > gutter + driftTolerance && after <= gutter + maxIconInset;
}

function isAcross(before: number, after: number): boolean {
  return isNear(before, 0, snapTolerance) && isNear(after, 0, snapTolerance);
}
