/**
 * Settings that the document keeps for everyone who opens it: the team's config, its style sheets, the rules for
 * pictures. Several people may change them at once, so a change is held against what it was made from.
 */
import { type ImageRule, maxRules } from './image-rules.ts';
import { utf8Length } from './utf8-length.ts';

export interface SharedSettings {
  /** The text of `framewright.config.json`; empty for none. */
  readonly config: string;
  /** The text of the team's style sheets. */
  readonly sheets: string;
  readonly rules: readonly ImageRule[];
}

export type SharedKey = keyof SharedSettings;
export const sharedKeys: readonly SharedKey[] = ['config', 'sheets', 'rules'];

/** Bytes of UTF-8 that a document keeps of each, in as many entries as that takes. */
export const maxSharedBytes: Readonly<Record<SharedKey, number>> = {
  config: 100_000,
  sheets: 500_000,
  rules: 500_000,
};

const names: Readonly<Record<SharedKey, string>> = {
  config: 'The config',
  sheets: 'The text of the style sheets',
  rules: 'The text of the rules',
};

/** Why a value cannot be kept, as one sentence; `null` where it can. */
export function findSharedMistake(key: SharedKey, text: string): string | null {
  const bytes = utf8Length(text);
  const most = maxSharedBytes[key];
  // Whole kilobytes, rounded so that what is too long never reads as if it just fitted.
  return bytes <= most
    ? null
    : `${names[key]} is ${Math.ceil(bytes / 1000)} kB long; a Figma file keeps ${most / 1000} kB. It is not kept until it is shorter.`;
}

export interface MergedRules {
  readonly rules: readonly ImageRule[];
  /** Rules of `mine` that could not be used, because the others' were changed too. */
  readonly refused: readonly ImageRule[];
}

/** Merges two lists of rules that were made from one, rule by rule; where both changed one differently, theirs stays. */
export function mergeRules(
  base: readonly ImageRule[],
  theirs: readonly ImageRule[],
  mine: readonly ImageRule[],
): MergedRules {
  const [was, own] = [byId(base), byId(mine)];
  const known = byId(theirs);
  const refused: ImageRule[] = [];
  const kept = theirs.flatMap((rule) => {
    const [before, ours] = [was.get(rule.id), own.get(rule.id)];
    const isTheirChange = !isSame(before, rule);
    if (!ours) return before && !isTheirChange ? [] : [rule];
    if (isSame(before, ours) || isSame(ours, rule)) return [rule];
    if (!isTheirChange) return [ours];
    refused.push(ours);
    return [rule];
  });
  // A rule that they removed comes back where it was changed here: nobody's words are lost.
  const added = mine.filter(({ id }) => !known.has(id)).filter((rule) => !isSame(was.get(rule.id), rule));
  const room = Math.max(0, maxRules - kept.length);
  return { rules: [...kept, ...added.slice(0, room)], refused: [...refused, ...added.slice(room)] };
}

function byId(rules: readonly ImageRule[]): ReadonlyMap<string, ImageRule> {
  return new Map(rules.map((rule) => [rule.id, rule]));
}

function isSame(one: ImageRule | undefined, other: ImageRule | undefined): boolean {
  if (!one || !other) return one === other;
  return (
    one.on === other.on &&
    one.when.field === other.when.field &&
    one.when.token === other.when.token &&
    one.when.test === other.when.test &&
    one.when.value === other.when.value &&
    one.then.part === other.then.part &&
    one.then.value === other.then.value
  );
}
