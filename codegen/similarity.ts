/** How alike two things are, from 0 to 1: by the features that both have, or by the edits between two texts. */

/** The Dice coefficient of two sets of features: 1 where they are equal, 0 where they share nothing or are empty. */
export function diceSimilarity<Feature>(one: ReadonlySet<Feature>, other: ReadonlySet<Feature>): number {
  let shared = 0;
  for (const feature of one) if (other.has(feature)) shared += 1;
  return diceCoefficient(shared, one.size, other.size);
}

/** The same, of sets whose sizes and shared features are counted already. */
export function diceCoefficient(shared: number, size: number, otherSize: number): number {
  return size + otherSize === 0 ? 0 : (2 * shared) / (size + otherSize);
}

/** Characters of a text that are compared. */
const maxComparedCharacters = 400;

/** Returns 1 for texts that differ in case at most, less by the minimum number of edits (Levenshtein). */
export function editSimilarity(first: string, second: string): number {
  const [a, b] = [first, second].map((text) => [...text.toLowerCase()].slice(0, maxComparedCharacters));
  if (!a || !b || Math.max(a.length, b.length) === 0) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, character] of a.entries()) {
    const next = [index + 1];
    for (const [at, other] of b.entries()) {
      const changed = (row[at] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - (row[b.length] ?? 0) / Math.max(a.length, b.length);
}
