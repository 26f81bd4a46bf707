/** Pairs old names with new ones by votes, each name once. */
export class NamePairVotes {
  readonly #votes = new Map<string, { readonly now: string; readonly was: string; weight: number }>();

  vote(now: string, was: string, weight = 1): void {
    const key = `${now}\n${was}`;
    const known = this.#votes.get(key);
    if (known) known.weight += weight;
    else this.#votes.set(key, { now, was, weight });
  }

  /** The old name of each new name. On a tie the unchanged name wins, then the first one. */
  resolve(): ReadonlyMap<string, string> {
    const resolved = new Map<string, string>();
    const taken = new Set<string>();
    const likeliest = [...this.#votes.values()].sort(
      (one, other) =>
        other.weight - one.weight || Number(other.now === other.was) - Number(one.now === one.was),
    );
    for (const { now, was } of likeliest) {
      if (resolved.has(now) || taken.has(was)) continue;
      resolved.set(now, was);
      taken.add(was);
    }
    return resolved;
  }
}

/**
 * New names for all of `names`: the old name where there is one, else its own name or the next unused number, so that
 * an old name never gets a new meaning.
 */
export function assignStableNames(
  names: readonly string[],
  before: { has(name: string): boolean; keys(): Iterable<string> },
  pairs: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const kept = new Map<string, string>();
  const taken = new Set([...before.keys(), ...names.filter((name) => !before.has(name) && !pairs.has(name))]);
  for (const name of names) {
    const was = pairs.get(name);
    if (was !== undefined) {
      if (was !== name) kept.set(name, was);
    } else if (before.has(name)) {
      const free = nextFreeName(name, taken);
      taken.add(free);
      kept.set(name, free);
    }
  }
  return kept;
}

function nextFreeName(name: string, taken: ReadonlySet<string>): string {
  const [, baseName = name, dash = '', digits = '1'] = /^(.*?)(-?)(\d*)$/.exec(name) ?? [];
  for (let number = Number(digits) || 1; ; number += 1) {
    const candidate = `${baseName}${dash}${number + 1}`;
    if (!taken.has(candidate)) return candidate;
  }
}
