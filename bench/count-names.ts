import type { Case } from './figure.ts';

/** How often each name occurs, the most frequent first. */
export function countNames(names: readonly string[]): readonly Case[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, value]) => ({ name, value }))
    .sort((one, other) => other.value - one.value || one.name.localeCompare(other.name));
}
