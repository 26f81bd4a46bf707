/**
 * Settings that the document keeps for everyone who opens it: the team's config, its style sheets, the rules for
 * pictures, and the style cards of sets. Several people may change them at once, so a change is held against what it was made from.
 */
import { type ImageRule, maxRules } from './image-rules.ts';
import { maxSets, type PictureSet } from './picture-sets.ts';
import { utf8Length } from './utf8-length.ts';

export interface SharedSettings {
  /** The text of `framewright.config.json`; empty for none. */
  readonly config: string;
  /** The text of the team's style sheets. */
  readonly sheets: string;
  readonly rules: readonly ImageRule[];
  readonly sets: readonly PictureSet[];
}

export type SharedKey = keyof SharedSettings;
export const sharedKeys: readonly SharedKey[] = ['config', 'sheets', 'rules', 'sets'];

/** Values that are lists, whose items are merged one by one. */
export type SharedListKey = 'rules' | 'sets';

export function isSharedList(key: SharedKey): key is SharedListKey {
  return key === 'rules' || key === 'sets';
}

/** Bytes of UTF-8 that a document keeps of each, in as many entries as that takes. */
export const maxSharedBytes: Readonly<Record<SharedKey, number>> = {
  config: 100_000,
  sheets: 500_000,
  rules: 500_000,
  sets: 500_000,
};

const names: Readonly<Record<SharedKey, string>> = {
  config: 'The config',
  sheets: 'The text of the style sheets',
  rules: 'The text of the rules',
  sets: 'The text of the style cards',
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

/** Merges two lists of sets that were made from one, set by set, as rules are. */
export function mergeSets(
  base: readonly PictureSet[],
  theirs: readonly PictureSet[],
  mine: readonly PictureSet[],
): { readonly sets: readonly PictureSet[]; readonly refused: readonly PictureSet[] } {
  const isSame = (one: PictureSet | undefined, other: PictureSet | undefined) =>
    JSON.stringify(one) === JSON.stringify(other);
  const { kept, refused } = mergeLists({ base, theirs, mine }, isSame, maxSets);
  return { sets: kept, refused };
}

/** Merges two lists of rules that were made from one, rule by rule; where both changed one differently, theirs stays. */
export function mergeRules(
  base: readonly ImageRule[],
  theirs: readonly ImageRule[],
  mine: readonly ImageRule[],
): MergedRules {
  const { kept, refused } = mergeLists({ base, theirs, mine }, isSameRule, maxRules);
  return { rules: kept, refused };
}

interface Versions<Item> {
  readonly base: readonly Item[];
  readonly theirs: readonly Item[];
  readonly mine: readonly Item[];
}

function mergeLists<Item extends { readonly id: string }>(
  { base, theirs, mine }: Versions<Item>,
  isSame: (one: Item | undefined, other: Item | undefined) => boolean,
  most: number,
): { readonly kept: readonly Item[]; readonly refused: readonly Item[] } {
  const [was, own] = [byId(base), byId(mine)];
  const known = byId(theirs);
  const refused: Item[] = [];
  const kept = theirs.flatMap((item) => {
    const [before, ours] = [was.get(item.id), own.get(item.id)];
    const isTheirChange = !isSame(before, item);
    if (!ours) return before && !isTheirChange ? [] : [item];
    if (isSame(before, ours) || isSame(ours, item)) return [item];
    if (!isTheirChange) return [ours];
    refused.push(ours);
    return [item];
  });
  // An item that they removed comes back where it was changed here: nobody's words are lost.
  const added = mine.filter(({ id }) => !known.has(id)).filter((item) => !isSame(was.get(item.id), item));
  const free = Math.max(0, most - kept.length);
  return { kept: [...kept, ...added.slice(0, free)], refused: [...refused, ...added.slice(free)] };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function isSameRule(one: ImageRule | undefined, other: ImageRule | undefined): boolean {
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
