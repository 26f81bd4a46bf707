import { expect, it, test } from 'vitest';
import { longestCommonSubsequence } from '#codegen/merge/three-way/longest-common-subsequence';

test('items pair where both sequences have them, in order, as many as possible', () => {
  const random = createRandom();
  for (let round = 0; round < 500; round += 1) {
    const kinds = 2 + random(8);
    const items = () => Array.from({ length: random(25) }, () => random(kinds));
    const [first, second] = [items(), items()];
    const pairs = longestCommonSubsequence(first, second);
    expect(pairs.map(([one]) => first[one])).toEqual(pairs.map(([, other]) => second[other]));
    expect(pairs.every(([one, other], at) => isAfter([one, other], pairs[at - 1]))).toBe(true);
    expect(pairs.length).toBe(lengthByTable(first, second));
  }
});

/** An earlier version gave up after 2,000 differences and paired 7 of these. */
it('pairs all that stayed of a long text of which half was changed', () => {
  const first = Array.from({ length: 3000 }, (_, line) => `line ${line}`);
  const second = first.map((line, at) => (at % 2 === 0 ? line : `new ${line}`));
  expect(longestCommonSubsequence(first, second).length).toBe(1500);
});

function isAfter(
  [one, other]: readonly [number, number],
  former: readonly [number, number] | undefined,
): boolean {
  return former === undefined || (one > former[0] && other > former[1]);
}

function lengthByTable(first: readonly number[], second: readonly number[]): number {
  let row = [0, ...second.map(() => 0)];
  for (const item of first) {
    const next = [0];
    for (const [at, other] of second.entries())
      next.push(item === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

function createRandom(): (below: number) => number {
  let state = 7;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
