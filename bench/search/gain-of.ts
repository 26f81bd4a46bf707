/** nDCG: the discounted gain of the first ten against the best that they could be. */
export function gainOf(found: readonly string[], graded: ReadonlyMap<string, number>): number {
  const gain = (grades: readonly number[]) =>
    grades.slice(0, 10).reduce((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
  const best = gain([...graded.values()].sort((one, other) => other - one));
  return best === 0 ? 0 : gain(found.map((id) => graded.get(id) ?? 0)) / best;
}
