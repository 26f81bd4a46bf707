/** Which code component stands for which of Figma's, by where their uses are. */

/** One use in the design, and what the code has there. */
export interface PartUse<Code> {
  /** The component set, or the main component in none. */
  readonly part: string;
  /** Code components whose uses stand for it; empty where it is written out. */
  readonly code: readonly { readonly component: string; readonly use: Code }[];
}

export interface Matching {
  /** Code components by part, one to one. */
  readonly matches: ReadonlyMap<string, string>;
  readonly f1: number;
}

/** The pairs with the most uses in common first; a use counts as right where its part's component stands there. */
export function matchComponents<Code>(uses: readonly PartUse<Code>[]): Matching {
  const counts = new Map<string, { part: string; component: string; count: number }>();
  for (const { part, code } of uses) {
    for (const component of new Set(code.map((one) => one.component))) {
      const key = JSON.stringify([part, component]);
      const pair = counts.get(key) ?? { part, component, count: 0 };
      counts.set(key, { ...pair, count: pair.count + 1 });
    }
  }
  const matches = new Map<string, string>();
  const taken = new Set<string>();
  let right = 0;
  for (const { part, component, count } of [...counts.values()].sort(
    (one, other) => other.count - one.count,
  )) {
    if (matches.has(part) || taken.has(component)) continue;
    matches.set(part, component);
    taken.add(component);
    right += count;
  }
  const written = uses.filter(({ code }) => code.length > 0).length;
  return { matches, f1: uses.length === 0 ? 1 : (2 * right) / (uses.length + written) };
}
