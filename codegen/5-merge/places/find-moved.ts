/** Where a developer put files: found by what is in them, when they are not where they were generated to. */
import { hashContent } from '../hash-content.ts';

/** From 0 to 1; what shares fewer lines is another file. */
const alikeEnough = 0.5;

/** Paths of `missing` files among the folder's other files. */
export function findMoved(
  missing: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const moved = new Map<string, string>();
  const free = new Map(others);
  const take = (from: string, to: string) => {
    moved.set(from, to);
    free.delete(to);
  };
  const byHash = new Map([...free].map(([path, text]) => [`${endingOf(path)} ${hashContent(text)}`, path]));
  for (const [path, text] of missing) {
    const same = byHash.get(`${endingOf(path)} ${hashContent(text)}`);
    if (same !== undefined && free.has(same)) take(path, same);
  }
  const bags = new Map([...free].map(([path, text]) => [path, linesOf(text)]));
  for (const [path, text] of missing) {
    if (moved.has(path)) continue;
    const own = linesOf(text);
    let best: string | null = null;
    let most = alikeEnough;
    for (const candidate of free.keys()) {
      if (endingOf(candidate) !== endingOf(path)) continue;
      const likeness = shareOf(own, bags.get(candidate) ?? new Set());
      if (likeness > most) [best, most] = [candidate, likeness];
    }
    if (best !== null) take(path, best);
  }
  return moved;
}

function endingOf(path: string): string {
  return /\.[^/]*$/.exec(path)?.[0] ?? '';
}

function linesOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.length > 2),
  );
}

function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const line of one) if (other.has(line)) both += 1;
  return one.size + other.size === 0 ? 0 : (2 * both) / (one.size + other.size);
}
