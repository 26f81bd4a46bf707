import diffSequences from '@jest/diff-sequences';

/** Pairs of indexes of equal items, ascending in both sequences. */
export type IndexPairs = readonly (readonly [first: number, second: number])[];

/** A longest common subsequence of two sequences. Items are equal as for `===`. */
export function longestCommonSubsequence<Item>(first: readonly Item[], second: readonly Item[]): IndexPairs {
  // The time grows with the number of differences, so items of one sequence alone are left out before.
  const [firstShared, secondShared] = [indexesShared(first, second), indexesShared(second, first)];
  const pairs: [number, number][] = [];
  diffSequences(
    firstShared.length,
    secondShared.length,
    (one, other) => first[firstShared[one] ?? 0] === second[secondShared[other] ?? 0],
    (count, one, other) => {
      for (let at = 0; at < count; at += 1)
        pairs.push([firstShared[one + at] ?? 0, secondShared[other + at] ?? 0]);
    },
  );
  return pairs;
}

/** The indexes of the items that another sequence has too. */
function indexesShared<Item>(items: readonly Item[], others: readonly Item[]): readonly number[] {
  const known = new Set(others);
  return items.flatMap((item, index) => (known.has(item) ? [index] : []));
}
