import { nameMembers, type Choice } from './choices.ts';
import { tokensIn } from './tokens-in.ts';

/**
 * The choice between families of tokens, where uses differ by taking all they take from one or from another:
 * `light-foreground` and `light-background`, or `dark-foreground` and `dark-background`.
 * @param values What each use says, for each thing that differs.
 */
export function findTheme(values: readonly (readonly (string | null)[])[]): Choice | null {
  const families = new Set(values.flatMap(familiesIn));
  if (families.size < 2) return null;
  const count = values[0]?.length ?? 0;
  const chosen: (string | null)[] = [];
  for (let use = 0; use < count; use += 1) {
    const tokens = values.flatMap((one) => tokensIn(one[use] ?? ''));
    const own = tokens.flatMap((token) => [...families].filter((family) => token.startsWith(`${family}-`)));
    chosen.push(own.length === 0 ? null : mostOf(own));
  }
  const told = chosen.filter((family) => family !== null);
  if (new Set(told).size < 2) return null;
  const commonest = mostOf(told);
  const wanted = told.some((family) => /\b(light|dark|day|night|dusk|dawn)\b/.test(family))
    ? 'theme'
    : 'tone';
  return {
    wanted,
    members: nameMembers(
      chosen.map((family) => family ?? commonest),
      wanted,
    ),
  };
}

/** What tokens of one thing begin with that end alike. */
function familiesIn(values: readonly (string | null)[]): readonly string[] {
  const tokens = [...new Set(values.flatMap((value) => tokensIn(value ?? '')))];
  // Things with more looks than this do not come in families.
  if (tokens.length > 12) return [];
  return tokens.flatMap((token) =>
    tokens.flatMap((other) => (token === other ? [] : beforeSharedEnd(token, other))),
  );
}

function beforeSharedEnd(token: string, other: string): readonly string[] {
  const [words, others] = [token.split('-'), other.split('-')];
  let shared = 0;
  while (shared < Math.min(words.length, others.length) && words.at(-1 - shared) === others.at(-1 - shared))
    shared += 1;
  if (shared === 0 || shared >= words.length || shared >= others.length) return [];
  return [words.slice(0, -shared).join('-')];
}

function mostOf(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [[first] = ['']] = [...counts].sort(([, one], [, other]) => other - one);
  return first;
}
