import { estimateTokens } from './estimate-tokens.ts';
import type { OutlineEntry } from './outline.ts';

/** Short names of what several layers have alike, by what they stand for, in order of their first use. */
export type StyleNames = ReadonlyMap<string, string>;

/** Names the styles whose name costs less than saying them again. */
export function nameStyles(entries: readonly OutlineEntry[]): StyleNames {
  const uses = new Map<string, number>();
  const count = (style: string) => uses.set(style, (uses.get(style) ?? 0) + 1);
  const visit = (entry: OutlineEntry) => {
    if (entry.like === null) entry.words.parts.forEach(count);
    for (const { words, onlyWords } of entry.like?.changes ?? []) if (!onlyWords) words.parts.forEach(count);
    entry.children.forEach(visit);
  };
  entries.forEach(visit);
  const names = new Map<string, string>();
  for (const [style, times] of uses) {
    const cost = estimateTokens(style);
    if (times * cost > cost + legendCost + times * nameCost) names.set(style, `s${names.size + 1}`);
  }
  return names;
}

/** Tokens that a style's name takes where it is used, and what its line takes beside it. */
const nameCost = 2;
const legendCost = 4;
