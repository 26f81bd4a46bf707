/** Pairs of indexes of equal items, ascending in both sequences. */
export type IndexPairs = readonly (readonly [first: number, second: number])[];

/** After this many differences, the rest of two sequences counts as different. */
const maxEdits = 2000;

/**
 * A longest common subsequence by Myers' greedy algorithm ("An O(ND) Difference Algorithm", 1986), after the common
 * start and end are removed.
 */
export function longestCommonSubsequence<Item>(first: readonly Item[], second: readonly Item[]): IndexPairs {
  const shortest = Math.min(first.length, second.length);
  let start = 0;
  while (start < shortest && first[start] === second[start]) start += 1;
  let end = 0;
  while (end < shortest - start && first[first.length - 1 - end] === second[second.length - 1 - end])
    end += 1;
  const same = (from: number, to: number, offset: number): IndexPairs =>
    Array.from({ length: to - from }, (_, index) => [from + index, from + index + offset] as const);
  const middle = subsequenceOfMiddle(
    first.slice(start, first.length - end),
    second.slice(start, second.length - end),
  );
  return [
    ...same(0, start, 0),
    ...middle.map(([one, other]) => [one + start, other + start] as const),
    ...same(first.length - end, first.length, second.length - first.length),
  ];
}

function subsequenceOfMiddle<Item>(first: readonly Item[], second: readonly Item[]): IndexPairs {
  if (first.length === 0 || second.length === 0) return [];
  const trace: Int32Array[] = [];
  const most = Math.min(first.length + second.length, maxEdits);
  const furthest = new Int32Array(2 * most + 3);
  for (let edits = 0; edits <= most; edits += 1) {
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = diagonal + most + 1;
      const below = furthest[at + 1] ?? 0;
      const beside = furthest[at - 1] ?? 0;
      let x = diagonal === -edits || (diagonal !== edits && beside < below) ? below : beside + 1;
      while (x < first.length && x - diagonal < second.length && first[x] === second[x - diagonal]) x += 1;
      furthest[at] = x;
      if (x >= first.length && x - diagonal >= second.length) {
        trace.push(furthest.slice(most + 1 - edits - 1, most + 1 + edits + 2));
        return backtrack(trace, first.length, second.length);
      }
    }
    trace.push(furthest.slice(most + 1 - edits - 1, most + 1 + edits + 2));
  }
  return [];
}

/** Row `edits` of the trace has the diagonals from `-edits - 1` to `edits + 1`. */
function backtrack(trace: readonly Int32Array[], firstLength: number, secondLength: number): IndexPairs {
  const pairs: [number, number][] = [];
  let x = firstLength;
  let y = secondLength;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const before = trace[edits - 1];
    const reach = (diagonal: number) => before?.[diagonal + edits] ?? 0;
    const diagonal = x - y;
    const down = diagonal === -edits || (diagonal !== edits && reach(diagonal - 1) < reach(diagonal + 1));
    const fromX = edits === 0 ? 0 : down ? reach(diagonal + 1) : reach(diagonal - 1) + 1;
    while (x > fromX && y > 0) {
      x -= 1;
      y -= 1;
      pairs.push([x, y]);
    }
    if (edits === 0) break;
    if (down) y -= 1;
    else x -= 1;
  }
  return pairs.reverse();
}
