import type { Rectangle } from '#design/tree';
import type { Cut } from './cut-lines.ts';
import { findTouching } from './find-overlaps.ts';

/** The share of the wider one's width that two things share beneath each other before they are alike. */
const alike = 0.75;
/** px by which one must end before the other. */
const step = 2;

/**
 * Things as wide as each other of which each begins on the one before it and ends below it, as roof tiles: a bar over
 * the end of a list, a card drawn up onto a picture. They stand beneath each other with less than no gap, so what
 * counts of the upper one is what the lower leaves free. `order` tells what lies on what.
 */
export function layTiles(cuts: readonly Cut[], order: (cut: Cut) => number): readonly Cut[] {
  const touching = findTouching(cuts.map(({ core }) => core));
  return cuts.map((upper, index) => {
    const covers = [...(touching.get(index) ?? [])].flatMap((other) => {
      const lower = cuts[other];
      return lower !== undefined && isTile(upper, lower) && order(upper) < order(lower) ? [lower.core.y] : [];
    });
    if (covers.length === 0) return upper;
    const height = covers.reduce((one, other) => Math.min(one, other)) - upper.core.y;
    return { ...upper, core: { ...upper.core, height } };
  });
}

function isTile({ core: upper }: Cut, { core: lower }: Cut): boolean {
  const below = lower.y >= upper.y + step && endOf(lower) >= endOf(upper) + step;
  const start = Math.max(upper.x, lower.x);
  const shared = Math.min(upper.x + upper.width, lower.x + lower.width) - start;
  return below && shared >= alike * Math.max(upper.width, lower.width);
}

function endOf({ y, height }: Rectangle): number {
  return y + height;
}
