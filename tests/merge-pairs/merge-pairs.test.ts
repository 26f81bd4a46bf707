import { beforeAll, describe, expect, it } from 'vitest';
import { readLibraries } from '#cli/read-libraries';
import { judgePairs, openDesigns } from './judge-pairs.ts';
import type { JudgedPair } from './judge-pair.ts';

/** The bench tries 500 others. */
const seeds = Array.from({ length: 16 }, (_, index) => 1 + index);

describe('a hand edit against a change of the design', () => {
  let judged: readonly JudgedPair[] = [];
  beforeAll(async () => {
    judged = await judgePairs(seeds, await openDesigns(), await readLibraries());
  });

  it.each(seeds)('keeps both with seed %i', (seed) => {
    expect(judged.find((pair) => pair.seed === seed)?.faults).toEqual([]);
  });

  it('draws many kinds of both', () => {
    expect(new Set(judged.map(({ hand }) => hand)).size).toBeGreaterThan(6);
    expect(new Set(judged.map(({ design }) => design)).size).toBeGreaterThan(6);
  });
});
