/**
 * Sorts items into categories: given ones, or ones that are found. Items are alike by their words, the rarer the better,
 * by their colours, and by embeddings where they have any. Groups are joined as long as their members are alike on
 * average. Deterministic: the same items make the same categories.
 */
import { isDefaultName, type SearchItem } from './collect-items.ts';
import { type DistanceFrom, openDistances } from './colour-distance.ts';
import { type CompactVector, cosineOf } from './embeddings.ts';
import { likenessOf as likenessOfLooks, type PictureSignature } from './picture-signature.ts';
import { splitWords } from './split-words.ts';

/** An item that is sorted. */
export interface SortedItem {
  readonly item: SearchItem;
  readonly caption: string | null;
  readonly vector: CompactVector | null;
  /** What it looks like, where it was drawn. @default unknown */
  readonly signature?: PictureSignature;
}

/** A category that a person gives, by name. */
export interface GivenCategory {
  readonly name: string;
  /** The embedding of its name, by the model of the items. @default none */
  readonly vector?: CompactVector;
}

/** A category with the positions of its items, the most typical first. */
export interface Category {
  readonly name: string;
  /** True for what fits nowhere else. */
  readonly isRest: boolean;
  readonly members: readonly number[];
}

/** Items that are compared with each other; the others join the group that is most like them. */
const mostCompared = 400;
/** How alike two groups have to be on average to be one. */
const leastAlike = { words: 0.2, vectors: 0.5 };
/** Items of a category that is worth a heading. */
const leastMembers = 2;
const mostCategories = 16;
const restName = 'Other';

/** Puts each item into the category that fits best; those that fit none are the rest. */
export function sortIntoCategories(
  items: readonly SortedItem[],
  categories: readonly GivenCategory[],
): readonly Category[] {
  const members = categories.map((): { readonly at: number; readonly score: number }[] => []);
  const rest: number[] = [];
  const queries = categories.map(({ name }) => [...new Set(splitWords(name))]);
  items.forEach((one, at) => {
    const terms = new Map(weighTerms(one));
    const words = [...terms.keys()];
    const scores = categories.map((category, index) =>
      Math.max(
        wordFit(queries[index] ?? [], terms, words),
        colourFit(category.name, one.item),
        category.vector === undefined || one.vector === null ? 0 : cosineOf(category.vector, one.vector),
      ),
    );
    const best = Math.max(...scores);
    const chosen = scores.indexOf(best);
    if (best < leastFit || chosen < 0) rest.push(at);
    else members[chosen]?.push({ at, score: best });
  });
  const sorted = categories.map(({ name }, index) => ({
    name,
    isRest: false,
    members: (members[index] ?? []).sort((a, b) => b.score - a.score || a.at - b.at).map(({ at }) => at),
  }));
  return rest.length === 0 ? sorted : [...sorted, { name: restName, isRest: true, members: rest }];
}

/** Of a category and an item, 0 to 1. */
const leastFit = 0.22;

/** The share of the words of a category that an item has, in full or as a beginning; its name counts most. */
function wordFit(
  query: readonly string[],
  terms: ReadonlyMap<string, number>,
  words: readonly string[],
): number {
  if (query.length === 0) return 0;
  const fits = query.map((term) => {
    const own = terms.get(term) ?? 0;
    // Plurals and other endings, in scripts that have them.
    const like = words.find((word) => isSameStem(word, term));
    return Math.max(own, like === undefined ? 0 : (terms.get(like) ?? 0) * 0.9);
  });
  return Math.min(1, fits.reduce((sum, fit) => sum + Math.min(fit, 3), 0) / (3 * query.length));
}

function isSameStem(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length > 3 && long.length - short.length <= 3) return long.startsWith(short.slice(0, -1));
  // A word that was cut off, as `nav`; `car` is none of `card`.
  return short.length >= 3 && long.length - short.length > 3 && long.startsWith(short);
}

/** A category that is a colour, as `#3366ff`. */
function colourFit(name: string, { colours }: SearchItem): number {
  if (!/^#[\da-f]{6}$/i.test(name.trim())) return 0;
  const distances = openDistances(name.trim());
  return colours.reduce(
    (best, [hex, share]) => (distances(hex) <= 16 ? Math.max(best, 0.3 + share * 0.7) : best),
    0,
  );
}

/** Finds categories among items, the largest first, what is alone last. */
export function findCategories(items: readonly SortedItem[]): readonly Category[] {
  const features = readFeatures(items);
  const compared = takeEvenly(items.length, mostCompared);
  const groups = joinGroups(compared, features);
  const chosen = new Set(compared);
  const large = groups
    .filter((group) => group.length >= leastMembers)
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
    .slice(0, mostCategories);
  const rest = groups.filter((group) => !large.includes(group)).flat();
  for (let at = 0; at < items.length; at += 1) {
    if (chosen.has(at)) continue;
    const scores = large.map((group) => meanOf(group.slice(0, 12), at, features));
    const best = Math.max(0, ...scores);
    const group = best >= features.least ? large[scores.indexOf(best)] : undefined;
    if (group === undefined) rest.push(at);
    else group.push(at);
  }
  const names = nameGroups(large, features);
  const found = large.map((members, index) => ({
    name: names[index] ?? '',
    isRest: false,
    members: byTypicality(members, features),
  }));
  return rest.length === 0
    ? found
    : [...found, { name: restName, isRest: true, members: rest.sort((a, b) => a - b) }];
}

interface Features {
  readonly items: readonly SortedItem[];
  /** Weights of terms, of length 1. */
  readonly terms: readonly ReadonlyMap<string, number>[];
  /** The words that a term was read from, as they are written. */
  readonly written: ReadonlyMap<string, string>;
  readonly least: number;
  readonly distancesOf: (hex: string) => DistanceFrom;
}

/** Weights of what an item says, before rarity counts. */
function weighTerms({ item, caption }: SortedItem): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number, most: number) => {
    for (const term of [...new Set(splitWords(text))].slice(0, most))
      if (term.length > 1 && !/^\d+$/.test(term)) weights.set(term, (weights.get(term) ?? 0) + weight);
  };
  if (!isDefaultName(item.name)) add(item.name, 3, 12);
  add(caption ?? '', 2, 40);
  add(item.description, 1.5, 20);
  add(item.text, item.kind === 'frame' ? 0.5 : 1, 40);
  return weights;
}

function readFeatures(items: readonly SortedItem[]): Features {
  const weighed = items.map(weighTerms);
  const counts = new Map<string, number>();
  for (const weights of weighed)
    for (const term of weights.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  const terms = weighed.map((weights) => {
    const rare = [...weights].map(([term, weight]): [string, number] => [
      term,
      weight * Math.log(1 + items.length / (counts.get(term) ?? 1)),
    ]);
    const length = Math.sqrt(rare.reduce((sum, [, weight]) => sum + weight ** 2, 0)) || 1;
    return new Map(rare.map(([term, weight]): [string, number] => [term, weight / length]));
  });
  const opened = new Map<string, DistanceFrom>();
  const hasVectors = items.every(({ vector }) => vector !== null);
  return {
    items,
    terms,
    written: readWritten(items),
    least: hasVectors ? leastAlike.vectors : leastAlike.words,
    distancesOf(hex) {
      const found = opened.get(hex) ?? openDistances(hex);
      opened.set(hex, found);
      return found;
    },
  };
}

/** The first way in which each term is written. */
function readWritten(items: readonly SortedItem[]): ReadonlyMap<string, string> {
  const written = new Map<string, string>();
  for (const { item, caption } of items) {
    for (const word of `${item.name} ${caption ?? ''} ${item.text.slice(0, 400)}`.match(
      /[\p{L}\p{M}\p{N}]+/gu,
    ) ?? []) {
      const terms = splitWords(word);
      const [term] = terms;
      if (terms.length === 1 && term !== undefined && !written.has(term)) written.set(term, word);
    }
  }
  return written;
}

/** How alike two items are, 0 to 1. */
function likenessOf(one: number, other: number, { items, terms, least, distancesOf }: Features): number {
  const [a, b] = [items[one], items[other]];
  if (a === undefined || b === undefined) return 0;
  if (least === leastAlike.vectors && a.vector !== null && b.vector !== null)
    return cosineOf(a.vector, b.vector);
  const [first, second] = [
    terms[one] ?? new Map<string, number>(),
    terms[other] ?? new Map<string, number>(),
  ];
  const [small, large] = first.size <= second.size ? [first, second] : [second, first];
  let words = 0;
  for (const [term, weight] of small) words += weight * (large.get(term) ?? 0);
  const colours = paletteLikeness(a.item, b.item, distancesOf);
  // Words say what something is; looks count where it has none, and add a little otherwise.
  if (first.size === 0 && second.size === 0) return Math.max(looksLikeness(a, b), colours * 0.5);
  if (words < leastWords) return 0;
  return words * 0.75 + colours * 0.25 * (a.item.kind === b.item.kind ? 1 : 0.5);
}

/** Items that say quite different things are not alike, whatever their colours. */
const leastWords = 0.04;

/** What two renders have in common beyond what any two have, 0 to 1. */
function looksLikeness(one: SortedItem, other: SortedItem): number {
  if (one.signature === undefined || other.signature === undefined) return 0;
  return Math.max(0, (likenessOfLooks(one.signature, other.signature) - unlike) / (1 - unlike));
}

const unlike = 0.6;

/** The share of the area that both have in the same colour, or one like it. */
function paletteLikeness(one: SearchItem, other: SearchItem, distancesOf: Features['distancesOf']): number {
  let common = 0;
  for (const [hex, share] of one.colours.slice(0, 4)) {
    const distances = distancesOf(hex);
    const like = other.colours.find(([colour]) => distances(colour) < 10);
    if (like !== undefined) common += Math.min(share, like[1]);
  }
  return Math.min(1, common);
}

/** Joins the two groups that are most alike, as long as any are alike enough. */
function joinGroups(positions: readonly number[], features: Features): number[][] {
  const count = positions.length;
  const groups: (number[] | null)[] = positions.map((at) => [at]);
  const alike = positions.map((one) =>
    Float32Array.from(positions, (other) => (one === other ? 0 : likenessOf(one, other, features))),
  );
  for (;;) {
    let best = features.least;
    let pair: readonly [number, number] | null = null;
    for (let one = 0; one < count; one += 1) {
      const row = alike[one];
      if (groups[one] === null || row === undefined) continue;
      for (let other = one + 1; other < count; other += 1) {
        if ((row[other] ?? 0) <= best || groups[other] === null) continue;
        best = row[other] ?? 0;
        pair = [one, other];
      }
    }
    if (pair === null) return groups.filter((group) => group !== null);
    joinPair(groups, alike, pair);
  }
}

/** The likeness of a joined group to the others is the mean over its members. */
function joinPair(
  groups: (number[] | null)[],
  alike: readonly Float32Array[],
  [one, other]: readonly [number, number],
): void {
  const [first, second] = [groups[one] ?? [], groups[other] ?? []];
  const all = first.length + second.length;
  for (let third = 0; third < groups.length; third += 1) {
    const mean =
      ((alike[one]?.[third] ?? 0) * first.length + (alike[other]?.[third] ?? 0) * second.length) / all;
    const [row, column] = [alike[one], alike[third]];
    if (row !== undefined) row[third] = third === one ? 0 : mean;
    if (column !== undefined) column[one] = third === one ? 0 : mean;
  }
  groups[one] = [...first, ...second];
  groups[other] = null;
}

function meanOf(group: readonly number[], at: number, features: Features): number {
  const sum = group.reduce((total, member) => total + likenessOf(member, at, features), 0);
  return sum / Math.max(1, group.length);
}

/** What is most like the others of its group comes first. */
function byTypicality(group: readonly number[], features: Features): readonly number[] {
  const some = takeEvenly(group.length, 24).map((index) => group[index] ?? 0);
  return group
    .map((at) => ({ at, score: meanOf(some, at, features) }))
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ at }) => at);
}

/** The share of a group that has the words of its name. */
const leastNamed = 0.5;

/** Names each group by what most of it says and others do not, else by its colour. */
function nameGroups(groups: readonly (readonly number[])[], features: Features): readonly string[] {
  const taken = new Set<string>();
  return groups.map((group, index) => {
    const common = findCommonName(group.flatMap((at) => features.items[at]?.item.name ?? []));
    const sums = new Map<string, { weight: number; count: number }>();
    for (const at of group) {
      for (const [term, weight] of features.terms[at] ?? []) {
        const sum = sums.get(term) ?? { weight: 0, count: 0 };
        sums.set(term, { weight: sum.weight + weight, count: sum.count + 1 });
      }
    }
    const words = [...sums]
      .filter(
        ([term, { count }]) =>
          count >= group.length * leastNamed && features.written.has(term) && isTelling(term),
      )
      .sort(([one, a], [other, b]) => b.weight - a.weight || (one < other ? -1 : 1))
      .slice(0, 2)
      .map(([term]) => features.written.get(term) ?? term);
    const [colour = ''] = features.items[group[0] ?? 0]?.item.colours[0] ?? [];
    const plain =
      common !== null
        ? common
        : words.length > 0
          ? words.join(', ')
          : colour === ''
            ? `Group ${String(index + 1)}`
            : colour;
    const name = plain.charAt(0).toLocaleUpperCase('en') + plain.slice(1);
    const own = taken.has(name) ? `${name} ${String(index + 1)}` : name;
    taken.add(own);
    return own;
  });
}

/** The name of most of them; `null` where they have different ones, or those that Figma gives. */
function findCommonName(names: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name.trim(), (counts.get(name.trim()) ?? 0) + 1);
  const [[name, count] = ['', 0]] = [...counts].sort(([, one], [, other]) => other - one);
  return count > names.length * leastNamed &&
    name !== '' &&
    !isDefaultName(name) &&
    name.length <= mostNameLetters
    ? name
    : null;
}

const mostNameLetters = 32;

/** Short words of scripts with letters rarely say what something is. */
function isTelling(term: string): boolean {
  return term.length > 3 || !/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]+$/u.test(term);
}

/** Positions at even distances, all of them where there are few. */
function takeEvenly(count: number, most: number): readonly number[] {
  const taken = Math.min(count, most);
  return Array.from({ length: taken }, (_, index) => Math.floor((index * count) / taken));
}
