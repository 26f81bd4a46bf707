/**
 * An index over the items of files: words, colours and pictures in, ranked hits out. Frames are replaced one by one,
 * and what has the digest that it had is not read again. What each kind of query finds is ranked by itself and then
 * fused by rank, so that no kind outweighs another.
 */
import MiniSearch, { type SearchResult } from 'minisearch';
import type { SearchCategory, SearchFilters, SearchHit } from '#design/search';
import {
  colourReach,
  type DistanceFrom,
  findNearest,
  openDistances,
  splitColours,
} from './colour-distance.ts';
import type { FrameItems, SearchItem } from './collect-items.ts';
import { type CompactVector, cosineOf } from './embeddings.ts';
import { likenessOf, type PictureSignature } from './picture-signature.ts';
import { findCategories, type GivenCategory, sortIntoCategories } from './sort-items.ts';
import { splitWords } from './split-words.ts';

/** What is looked for; each part narrows the ranking. */
export interface SearchQuery {
  /** Words; a `#rrggbb` among them is a colour. @default '' */
  readonly text?: string;
  /** A picture that hits look like. @default none */
  readonly picture?: PictureSignature;
  /** The embedding of the text, by the model whose vectors the index has. @default none */
  readonly vector?: CompactVector;
  readonly filters?: SearchFilters;
  /** @default 50 */
  readonly limit?: number;
}

export interface SearchIndex {
  readonly frameIds: readonly string[];
  readonly size: number;
  /** Every item in the order in which the frames came. */
  listItems(): readonly SearchItem[];
  /** The digest of what a frame's items were made of; `null` where it is not in the index. */
  digestOf(frameId: string): string | null;
  replaceFrame(frame: FrameItems): void;
  removeFrame(frameId: string, file?: string): void;
  /** What a picture looks like: a render by the key of its layer (`keyOf`), or an image fill by its hash. */
  setSignature(key: string, signature: PictureSignature): void;
  hasSignature(key: string): boolean;
  /** What a model says that an item shows, and the embedding of its text; each replaces the former one. */
  describe(key: string, description: ItemDescription): void;
  /** Ranks words as if there were this many items: the index has only those of a library that may answer. */
  countAs(total: number): void;
  search(query: SearchQuery): readonly SearchHit[];
  /** What is like this layer: its texts, name, colours and looks. */
  findSimilar(nodeId: string, limit?: number): readonly SearchHit[];
  /** Every layer that paints this colour itself, in the order of the file. */
  findColour(hex: string, filters?: SearchFilters): readonly SearchHit[];
  /** Groups of frames, components or pictures that are almost the same, the largest group first. */
  findDuplicates(): readonly (readonly SearchHit[])[];
  /** Everything that passes, or what a query finds, in categories that are given or else found. */
  sort(order: SortOrder): readonly SearchCategory[];
  /** What can be filtered by. */
  facets(): SearchFacets;
  save(): SavedIndex;
}

export interface SearchFacets {
  readonly pages: readonly string[];
  readonly fonts: readonly string[];
  /** `#rrggbb`, those of most layers first. */
  readonly colours: readonly string[];
  /** Whether anything was audited. */
  readonly isAudited: boolean;
}

/** What is sorted, and into what. */
export interface SortOrder {
  /** What is sorted. Without words, a colour or a picture it is everything but layers. */
  readonly query: SearchQuery;
  /** @default they are found */
  readonly categories?: readonly GivenCategory[];
}

/** What a model adds to an item. */
export interface ItemDescription {
  readonly caption: string | null;
  readonly vector: CompactVector | null;
}

/** Plain JSON. */
export interface SavedIndex {
  readonly frames: readonly FrameItems[];
  readonly signatures: Readonly<Record<string, PictureSignature>>;
}

/** What a layer is called in an index of several files: other files have the same ids. */
export function keyOf(nodeId: string, file?: string): string {
  return file === undefined ? nodeId : `${file}\n${nodeId}`;
}

interface Entry {
  readonly key: string;
  readonly item: SearchItem;
  readonly frame: FrameItems;
}

/** An index of words that may be part of a larger one. */
class WordIndex extends MiniSearch<SearchItem & { readonly key: string; readonly caption: string }> {
  countAs(total: number): void {
    this._documentCount = Math.max(this._documentCount, total);
  }
}

/** What a match in each field counts. */
const boosts = { name: 3, description: 2, caption: 1.5, text: 1.2 };
const usualLimit = 50;
/** Items that are sorted. */
const mostSorted = 1000;
/** Colours that are offered as a filter, and those that are looked at for it. */
const mostFacetColours = 12;
const mostCounted = 200;

/** Opens an empty index, or one that was saved. */
export function openSearchIndex(saved: SavedIndex | null = null): SearchIndex {
  const frames = new Map<string, FrameItems>();
  const entries = new Map<string, Entry>();
  const signatures = new Map<string, PictureSignature>(Object.entries(saved?.signatures ?? {}));
  const descriptions = new Map<string, ItemDescription>();
  const words = new WordIndex({
    idField: 'key',
    fields: ['name', 'text', 'description', 'caption'],
    tokenize: (text) => [...splitWords(text)],
    processTerm: (term) => term,
  });

  const index: SearchIndex = {
    get frameIds() {
      return [...frames.values()].map(({ frameId }) => frameId);
    },
    get size() {
      return entries.size;
    },
    listItems: () => [...entries.values()].map(({ item }) => item),
    digestOf: (frameId) => frames.get(frameId)?.digest ?? null,
    replaceFrame(frame) {
      index.removeFrame(frame.frameId, frame.file);
      frames.set(keyOf(frame.frameId, frame.file), frame);
      for (const item of frame.items) {
        const key = keyOf(item.nodeId, frame.file);
        if (entries.has(key)) continue;
        entries.set(key, { key, item, frame });
        addWords(key, item);
      }
    },
    removeFrame(frameId, file) {
      const frame = frames.get(keyOf(frameId, file));
      for (const item of frame?.items ?? []) {
        const key = keyOf(item.nodeId, file);
        if (entries.get(key)?.frame !== frame) continue;
        entries.delete(key);
        descriptions.delete(key);
        words.discard(key);
      }
      frames.delete(keyOf(frameId, file));
    },
    setSignature: (key, signature) => void signatures.set(key, signature),
    hasSignature: (key) => signatures.has(key),
    describe(key, description) {
      const former = descriptions.get(key)?.caption ?? null;
      descriptions.set(key, description);
      const entry = entries.get(key);
      if (entry === undefined || former === description.caption) return;
      words.discard(key);
      addWords(key, entry.item);
    },
    countAs: (total) => words.countAs(total),
    search: (query) => search(query),
    findSimilar: (nodeId, limit = usualLimit) => findSimilar(nodeId, limit),
    findColour: (hex, filters = {}) => findColour(hex, filters),
    findDuplicates: () => findDuplicates(),
    sort: (order) => sort(order),
    facets: () => ({
      pages: [...new Set([...frames.values()].flatMap(({ page }) => page ?? []))],
      fonts: [...new Set([...entries.values()].flatMap(({ item }) => item.fonts))].sort(),
      colours: findCommonColours(),
      isAudited: [...entries.values()].some(({ item }) => item.findings !== undefined),
    }),
    save: () => ({ frames: [...frames.values()], signatures: Object.fromEntries(signatures) }),
  };
  for (const frame of saved?.frames ?? []) index.replaceFrame(frame);
  return index;

  function addWords(key: string, item: SearchItem): void {
    // Figma names texts by their letters.
    const name = item.name === item.text ? '' : item.name;
    words.add({ ...item, key, name, caption: descriptions.get(key)?.caption ?? '' });
  }

  /** Of layers, because frames and components show what layers paint; colours that look alike are one. */
  function findCommonColours(): readonly string[] {
    const counts = new Map<string, number>();
    for (const { item } of entries.values()) {
      const [colour] = item.colours[0] ?? [];
      if (item.kind === 'layer' && colour !== undefined) counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const chosen: { readonly colour: string; readonly distances: DistanceFrom }[] = [];
    for (const [colour] of [...counts].sort(([, one], [, other]) => other - one).slice(0, mostCounted)) {
      if (chosen.length >= mostFacetColours) break;
      if (chosen.some(({ distances }) => distances(colour) < colourReach.like / 2)) continue;
      chosen.push({ colour, distances: openDistances(colour) });
    }
    return chosen.map(({ colour }) => colour);
  }

  function sort({ query, categories }: SortOrder): readonly SearchCategory[] {
    const ranked = rank(query).slice(0, query.limit ?? mostSorted);
    const items = ranked.map(({ entry: { key, item } }) => ({
      item,
      caption: descriptions.get(key)?.caption ?? null,
      vector: descriptions.get(key)?.vector ?? null,
      ...looksOf(key, item),
    }));
    const sorted = categories === undefined ? findCategories(items) : sortIntoCategories(items, categories);
    return sorted.map(({ name, isRest, members }) => ({
      name,
      isRest,
      hits: members.flatMap((at) => {
        const one = ranked[at];
        return one === undefined ? [] : [toHit(one)];
      }),
    }));
  }

  /** A picture without a render is told by its image fill. */
  function looksOf(key: string, { kind, pictures }: SearchItem): { readonly signature?: PictureSignature } {
    const signature =
      signatures.get(key) ?? (kind === 'picture' ? signatures.get(pictures[0] ?? '') : undefined);
    return signature === undefined ? {} : { signature };
  }

  function search(query: SearchQuery): readonly SearchHit[] {
    return rank(query)
      .slice(0, query.limit ?? usualLimit)
      .map(toHit);
  }

  function rank({ text = '', picture, vector, filters = {} }: SearchQuery): readonly Ranked[] {
    const { words: wanted, colours } = splitColours(text);
    const passes = passer(filters);
    const rankings = [
      ...(wanted === '' ? [] : [rankWords(wanted, passes)]),
      ...colours.map((colour) => rankColour(colour, passes)),
      ...(picture === undefined ? [] : [rankPicture(picture, passes)]),
      ...(vector === undefined ? [] : [rankVector(vector, passes)]),
    ];
    if (rankings.length === 0) rankings.push(rankAll(passes));
    return fuse(rankings);
  }

  function rankWords(text: string, passes: (entry: Entry) => boolean): readonly Ranked[] {
    const terms = [...new Set(splitWords(text))];
    const exact = rateWords(text, terms, passes, false);
    // Typing errors are looked for only where something of the query was not found as it is.
    const isFound = exact.some(({ result }) => shareFound(result, terms) === 1);
    const rated = isFound || terms.length > mostTypedTerms ? exact : rateWords(text, terms, passes, true);
    const likeliest = rated.sort((one, other) => other.score - one.score).slice(0, mostRated);
    const ranked = likeliest.map(({ result, score }) => ({
      result,
      isWhole: shareFound(result, terms) === 1,
      score: score * agreement(terms, result.terms, entryOf(result.id)),
    }));
    const best = ranked.reduce((most, { score }) => Math.max(most, score), 0);
    return ranked
      .filter(({ score, isWhole }) => isWhole || score >= best * leastShare)
      .sort((one, other) => other.score - one.score)
      .map(({ result, score }) => {
        const entry = entryOf(result.id);
        return {
          entry,
          score: score / best,
          why: () => whyWords(result, entry, descriptions.get(entry.key)?.caption ?? ''),
        };
      });
  }

  function rateWords(
    text: string,
    terms: readonly string[],
    passes: (entry: Entry) => boolean,
    withErrors: boolean,
  ): { readonly result: SearchResult; readonly score: number }[] {
    const typed = new Set(terms);
    const results = words.search(text, {
      boost: boosts,
      processTerm: (term) => (withErrors ? [term, ...swapLetters(term)] : term),
      boostTerm: (term) => (typed.has(term) ? 1 : swappedBoost),
      prefix: (term) => typed.has(term) && !/^[a-z\d]$/.test(term),
      fuzzy: (term) => (withErrors && term.length > 3 && !isPair(term) && typed.has(term) ? 0.2 : false),
      maxFuzzy: 2,
      weights: { fuzzy: 0.35, prefix: 0.6 },
      filter: ({ id }) => passes(entryOf(id)),
    });
    return results.map((result) => ({ result, score: result.score * shareFound(result, terms) ** 2 }));
  }

  function entryOf(id: unknown): Entry {
    const entry = entries.get(String(id));
    if (entry === undefined) throw new Error('The index of words knows a layer that is not in the index.');
    return entry;
  }

  function rankColour(hex: string, passes: (entry: Entry) => boolean): readonly Ranked[] {
    const distances = openDistances(hex);
    const found: Ranked[] = [];
    for (const entry of entries.values()) {
      if (!passes(entry)) continue;
      const best = findNearest(entry.item.colours, distances);
      if (best === null) continue;
      const { colour, share } = best;
      found.push({ entry, score: best.score, why: () => `${colour}, ${Math.round(share * 100)}% of it` });
    }
    return found.sort((one, other) => other.score - one.score);
  }

  function rankPicture(picture: PictureSignature, passes: (entry: Entry) => boolean): readonly Ranked[] {
    const found: Ranked[] = [];
    for (const entry of entries.values()) {
      if (!passes(entry)) continue;
      const own = lookOf([entry.key], picture);
      const shown = lookOf(entry.item.pictures, picture);
      // A page with the picture on it is a worse answer than the picture.
      const inside = entry.item.kind === 'picture' ? shown : shown * insideFactor;
      const score = Math.max(own, inside);
      if (score < leastLikeness) continue;
      const likeness = Math.round(Math.max(own, shown) * 100);
      const isInside = score > own && score < shown;
      const why = () => (isInside ? `shows an image ${likeness}% alike` : `looks ${likeness}% alike`);
      found.push({ entry, score, why });
    }
    return found.sort((one, other) => other.score - one.score);
  }

  /** What means nearly the same comes first; an item that only every other one comes as near to is left out. */
  function rankVector(vector: CompactVector, passes: (entry: Entry) => boolean): readonly Ranked[] {
    const found: Ranked[] = [];
    for (const entry of entries.values()) {
      const own = descriptions.get(entry.key)?.vector ?? null;
      if (own === null || !passes(entry)) continue;
      const score = cosineOf(vector, own);
      if (score > leastCosine) found.push({ entry, score, why: () => whyVector(entry) });
    }
    const ranked = found.sort((one, other) => other.score - one.score).slice(0, mostRated);
    const least = (ranked[0]?.score ?? 0) * leastCosineShare;
    return ranked.filter(({ score }) => score >= least);
  }

  function whyVector({ key }: Entry): string {
    const [caption = ''] = (descriptions.get(key)?.caption ?? '').split('\n');
    if (caption === '') return 'close in meaning';
    return `shows “${caption.length > mostCaption ? `${caption.slice(0, mostCaption - 1)}…` : caption}”`;
  }

  /** The most that one of these pictures looks like another. */
  function lookOf(keys: readonly string[], picture: PictureSignature): number {
    let best = 0;
    for (const key of keys) {
      const signature = signatures.get(key);
      if (signature !== undefined) best = Math.max(best, likenessOf(signature, picture));
    }
    return best;
  }

  function rankAll(passes: (entry: Entry) => boolean): readonly Ranked[] {
    return [...entries.values()]
      .filter((entry) => entry.item.kind !== 'layer' && passes(entry))
      .map((entry) => ({ entry, score: 1, why: () => '' }));
  }

  function findSimilar(nodeId: string, limit: number): readonly SearchHit[] {
    const entry = entries.get(nodeId);
    if (entry === undefined) return [];
    const { item } = entry;
    const passes = (other: Entry) => other !== entry && other.item.kind === item.kind;
    const own = [entry.key, ...item.pictures].flatMap((key) => signatures.get(key) ?? []);
    const text = `${item.name} ${item.description} ${item.text.slice(0, mostQueryLetters)}`;
    const vector = descriptions.get(entry.key)?.vector ?? null;
    const rankings = [
      rankWords(text, passes),
      ...(vector === null ? [] : [rankVector(vector, passes)]),
      ...own.slice(0, 1).map((signature) => rankPicture(signature, passes)),
      ...item.colours.slice(0, 2).map(([colour]) => rankColour(colour, passes)),
    ];
    return fuse(rankings).slice(0, limit).map(toHit);
  }

  function findColour(hex: string, filters: SearchFilters): readonly SearchHit[] {
    const distances = openDistances(hex);
    const passes = passer(filters);
    const hits: SearchHit[] = [];
    for (const entry of entries.values()) {
      const { item, frame } = entry;
      // What a frame or a component shows is painted by layers in it, which are items too.
      const isWhole = item.nodeId === frame.frameId || item.kind === 'component';
      const used = item.colours.find(([colour]) => distances(colour) <= colourReach.same);
      if (used === undefined || isWhole || !passes(entry)) continue;
      hits.push(toHit({ entry, score: 1, why: () => used[0] }));
    }
    return hits;
  }

  function findDuplicates(): readonly (readonly SearchHit[])[] {
    const compared = [...entries.values()].filter(
      ({ item }) => item.kind !== 'layer' && item.width >= leastSide,
    );
    const groups: Entry[][] = [];
    for (const entry of compared) {
      const group = groups.find(([first]) => first !== undefined && isNearDuplicate(first, entry));
      if (group === undefined) groups.push([entry]);
      else group.push(entry);
    }
    return groups
      .filter((group) => group.length > 1)
      .sort((one, other) => other.length - one.length)
      .map((group) => group.map((entry) => toHit({ entry, score: 1, why: () => 'nearly the same' })));
  }

  function isNearDuplicate(one: Entry, other: Entry): boolean {
    if (one.item.kind !== other.item.kind) return false;
    const [a, b] = [signatures.get(one.key), signatures.get(other.key)];
    if (a !== undefined && b !== undefined) return likenessOf(a, b) >= nearDuplicate;
    const sizes = Math.abs(one.item.width - other.item.width) + Math.abs(one.item.height - other.item.height);
    return sizes <= 4 && one.item.text !== '' && one.item.text === other.item.text;
  }

  function passer(filters: SearchFilters): (entry: Entry) => boolean {
    const { kinds, pages, colour, font, audit } = filters;
    const { minWidth = 0, maxWidth = Infinity, minHeight = 0, maxHeight = Infinity } = filters;
    const distances = colour === undefined ? null : openDistances(colour);
    return ({ item, frame }) =>
      (kinds === undefined || kinds.length === 0 || kinds.includes(item.kind)) &&
      (pages === undefined || pages.length === 0 || pages.includes(frame.page ?? '')) &&
      (font === undefined || item.fonts.some((family) => family.toLowerCase() === font.toLowerCase())) &&
      item.width >= minWidth &&
      item.width <= maxWidth &&
      item.height >= minHeight &&
      item.height <= maxHeight &&
      (audit === undefined ||
        (item.findings !== undefined && item.findings > 0 === (audit === 'findings'))) &&
      (distances === null || item.colours.some(([one]) => distances(one) <= colourReach.like / 2));
  }
}

/** Of the best score: what scores less and does not have every word shares a syllable with the query at most. */
const leastShare = 0.06;
/** Below this two pictures have little in common. */
const leastLikeness = 0.6;
const nearDuplicate = 0.93;
const insideFactor = 0.85;
/** Of two texts: below this they share their language at most; and of the best that was found. */
const leastCosine = 0.12;
const leastCosineShare = 0.55;
/** Letters of a caption that are shown. */
const mostCaption = 80;
/** px; icons of one colour are all alike. */
const leastSide = 48;
const mostQueryLetters = 300;

interface Ranked {
  readonly entry: Entry;
  /** 0 to 1. */
  readonly score: number;
  /** Only asked for what is shown. */
  readonly why: () => string;
}

const swappedBoost = 0.6;

/** The word with two neighbours exchanged, the commonest typing error, which counts as two edits otherwise. */
export function swapLetters(term: string): readonly string[] {
  if (term.length < 4 || term.length > 16 || isPair(term)) return [];
  const letters = [...term];
  return letters.slice(1).flatMap((letter, index) => {
    const before = letters[index] ?? '';
    if (letter === before) return [];
    return [...letters.slice(0, index), letter, before, ...letters.slice(index + 2)].join('');
  });
}

function isPair(term: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(term);
}

/** Hits that are read again to rank them, and terms up to which typing errors are looked for. */
const mostRated = 200;
const mostTypedTerms = 12;

/** The share of the words of a query that a hit has, in full, as a beginning, or with an error. */
function shareFound({ queryTerms }: SearchResult, terms: readonly string[]): number {
  return Math.min(1, new Set(queryTerms).size / Math.max(1, terms.length));
}

/** Letters of a text that is read again. */
const mostReread = 400;

/**
 * How well a hit fits the query as a whole: one that is nothing but the query counts most, then one that has its words in a
 * row. `matched` are its words that were found, with an error or a beginning too. A frame counts more than what is in it.
 */
function agreement(terms: readonly string[], matched: readonly string[], { item, frame }: Entry): number {
  // The text of a frame is that of the layers in it, which say it themselves.
  const isTextOwn = item.kind !== 'frame' && item.text.length <= mostReread && item.text !== item.name;
  const texts = isTextOwn ? [item.name, item.text] : [item.name];
  const fits = texts.map((text) => fitOf(splitWords(text), terms, matched));
  return Math.max(...fits) * (item.nodeId === frame.frameId ? 1.25 : 1);
}

function fitOf(words: readonly string[], terms: readonly string[], matched: readonly string[]): number {
  if (words.length === 0) return 1;
  const isShort = new Set(words).size <= terms.length;
  if (isShort && words.every((word) => terms.includes(word))) return 2.6;
  if (isShort && words.every((word) => matched.includes(word))) return 2;
  const isInRow = words.some((_, at) =>
    terms.every((term, index) => words[at + index]?.startsWith(term) ?? false),
  );
  return isInRow ? 1.7 : 1;
}

/** Letters around the first match that are shown. */
const aroundMatch = 24;

function whyWords({ match }: SearchResult, { item }: Entry, caption: string): string {
  const fields = Object.values(match).flat();
  if (fields.includes('name')) return 'in the name';
  const field = (['text', 'description', 'caption'] as const).find((one) => fields.includes(one)) ?? 'text';
  const [term = ''] = Object.keys(match);
  const text = (field === 'caption' ? caption : item[field]).replaceAll('\n', ' ');
  const at = Math.max(0, text.toLowerCase().indexOf(term));
  const start = Math.max(0, at - aroundMatch);
  const end = at + term.length + aroundMatch;
  return `in the ${field} “${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${end < text.length ? '…' : ''}”`;
}

/** How much the first ranks differ from those after them (reciprocal rank fusion). */
const rankOffset = 20;

/** One ranking of several; what all of them have comes first. */
function fuse(rankings: readonly (readonly Ranked[])[]): readonly Ranked[] {
  const [only, ...others] = rankings;
  if (only !== undefined && others.length === 0) return only;
  const sums = new Map<Entry, { score: number; readonly why: (() => string)[] }>();
  for (const ranking of rankings) {
    ranking.forEach(({ entry, why }, rank) => {
      const sum = sums.get(entry) ?? { score: 0, why: [] };
      sum.score += rankOffset / (rankOffset + rank) / rankings.length;
      sum.why.push(why);
      sums.set(entry, sum);
    });
  }
  return [...sums]
    .map(([entry, { score, why }]) => ({
      entry,
      score,
      why: () =>
        why
          .map((one) => one())
          .filter(Boolean)
          .join('; '),
    }))
    .sort((one, other) => other.score - one.score);
}

const shownColours = 3;

function toHit({ entry: { item, frame }, score, why }: Ranked): SearchHit {
  return {
    nodeId: item.nodeId,
    frameId: frame.frameId,
    kind: item.kind,
    name: item.name,
    score: Math.round(score * 1000) / 1000,
    why: why(),
    page: frame.page,
    frame: frame.name,
    width: item.width,
    height: item.height,
    colours: item.colours.slice(0, shownColours).map(([colour]) => colour),
    ...(frame.file === undefined ? {} : { file: frame.file }),
  };
}
