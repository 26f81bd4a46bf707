import type { Rectangle } from '#design/tree';
import type { Cut } from './cut-lines.ts';
import { findTouching } from './find-overlaps.ts';
import { seenCore } from './seen-core.ts';

/** The share of the wider one's width that two things share beneath each other before they are alike. */
const alike = 0.75;
/** px by which one must end before the other. */
const step = 2;

/**
 * Things that stand beneath each other although their boxes overlap: those that overlap only where they are empty, and
 * those as wide as each other of which each begins on the one before and ends below it, as roof tiles (a bar over the
 * end of a list, a card drawn up onto a picture). They stand so with less than no gap, and what counts of each is what
 * the others leave free. `order` tells what lies on what.
 */
export function layTiles(cuts: readonly Cut[], order: (cut: Cut) => number): readonly Cut[] {
  const overlapping = findTouching(cuts.map(({ core }) => core));
  const seen = cuts.map((cut, index) => (overlapping.has(index) ? asSeen(cut) : cut));
  const touching = findTouching(seen.map(({ core }) => core));
  return seen.map((upper, index) => {
    const covers = [...(touching.get(index) ?? [])].flatMap((other) => {
      const lower = seen[other];
      return lower !== undefined && isTile(upper, lower) && order(upper) < order(lower) ? [lower.core.y] : [];
    });
    if (covers.length === 0) return upper;
    const height = covers.reduce((one, other) => Math.min(one, other)) - upper.core.y;
    return { ...upper, core: { ...upper.core, height } };
  });
}

function asSeen(cut: Cut): Cut {
  return cut.kind === 'one' ? { ...cut, core: seenCore(cut.piece.node) } : cut;
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
