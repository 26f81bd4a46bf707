/**
 * Compares two renderings of one page by the words in their parts: of the links, buttons, lists, landmarks, headings,
 * forms, fields and tables of the gold page, which have one in ours, and which of ours have one in the gold page.
 */
import type { PageFacts, PageItem, RoleNode } from './read-page.ts';

export interface Match {
  readonly matched: number;
  readonly ours: number;
  readonly gold: number;
  /** Of the gold page without one in ours, and of ours without one in the gold page, as words. */
  readonly missing: readonly string[];
  readonly spare: readonly string[];
}

export const pageParts = [
  'links',
  'buttons',
  'controls',
  'lists',
  'listElements',
  'landmarks',
  'headings',
  'headingTexts',
  'forms',
  'fields',
  'tables',
] as const;
export type PagePart = (typeof pageParts)[number];
export type PageMatch = Readonly<Record<PagePart | 'tree', Match>>;

/** Compares what two pages show. Controls are links and buttons, whichever of the two each page makes of them. */
export function matchPages(ours: PageFacts, gold: PageFacts): PageMatch {
  const part = (name: keyof PageFacts & PagePart, likeness: Likeness = likenessOfWords, least = 0.6) =>
    matchItems(ours[name], gold[name], likeness, least);
  const any = (items: readonly PageItem[]) => items.map((item) => ({ ...item, role: '' }));
  return {
    links: part('links', likenessOfControls, 0.3),
    buttons: part('buttons', likenessOfControls, 0.3),
    controls: matchItems(
      [...any(ours.links), ...any(ours.buttons)],
      [...any(gold.links), ...any(gold.buttons)],
      likenessOfControls,
      0.3,
    ),
    lists: part('lists'),
    listElements: part('listElements'),
    landmarks: part('landmarks', likenessOfLandmarks, 0.5),
    headings: part('headings', likenessOfWords, 0.8),
    headingTexts: matchItems(any(ours.headings), any(gold.headings), likenessOfWords, 0.8),
    forms: part('forms', likenessOfWords, 0.5),
    fields: part('fields', likenessOfFields, 0.5),
    tables: part('tables', likenessOfWords, 0.5),
    tree: matchTrees(ours.tree, gold.tree),
  };
}

/** From 0 to 1; how much two items say the same. */
type Likeness = (ours: PageItem, gold: PageItem) => number;

/** Pairs of one role, the most alike first, each item once. */
export function matchItems(
  ours: readonly PageItem[],
  gold: readonly PageItem[],
  likeness: Likeness,
  least: number,
): Match {
  const pairs = ours.flatMap((one, index) =>
    gold.flatMap((other, place) => {
      const value = one.role === other.role ? likeness(one, other) : 0;
      return value < least ? [] : [{ index, place, value }];
    }),
  );
  // Where two are as alike, the order of the pages decides.
  pairs.sort((a, b) => b.value - a.value || Math.abs(a.index - a.place) - Math.abs(b.index - b.place));
  const [taken, found] = [new Set<number>(), new Set<number>()];
  for (const { index, place } of pairs) {
    if (taken.has(index) || found.has(place)) continue;
    taken.add(index);
    found.add(place);
  }
  return {
    matched: found.size,
    ours: ours.length,
    gold: gold.length,
    missing: gold.filter((_, place) => !found.has(place)).map(describeItem),
    spare: ours.filter((_, index) => !taken.has(index)).map(describeItem),
  };
}

function describeItem({ role, words, label, before }: PageItem): string {
  const text = words.length > 0 ? words : label.length > 0 ? label : ['after', ...before.split(' ')];
  return `${role} "${text.slice(0, 8).join(' ')}"`.trim();
}

/** Twice the common words over all words (Dice), each word as often as it is there. */
function likenessOfWords(ours: PageItem, gold: PageItem): number {
  return diceOf(ours.words, gold.words);
}

function diceOf(ours: readonly string[], gold: readonly string[]): number {
  if (ours.length + gold.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of gold) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of ours) {
    const left = counts.get(word) ?? 0;
    if (left > 0) common += 1;
    counts.set(word, left - 1);
  }
  return (2 * common) / (ours.length + gold.length);
}

/** A whole card may be the link, or its title only. Controls without words are told by their names or their places. */
function likenessOfControls(ours: PageItem, gold: PageItem): number {
  if (ours.words.length === 0 || gold.words.length === 0) {
    const names = [ours, gold].map(({ words, label }) => (words.length > 0 ? words : label));
    const named = diceOf(names[0] ?? [], names[1] ?? []);
    const isBare = ours.words.length === gold.words.length;
    return Math.max(named, isBare && ours.before === gold.before ? 0.4 : 0);
  }
  const alike = diceOf(ours.words, gold.words);
  const [shorter, longer] = [ours.words, gold.words].sort((one, other) => one.length - other.length);
  const isInside = ` ${longer?.join(' ') ?? ''} `.includes(` ${shorter?.join(' ') ?? ''} `);
  return alike >= 0.6 ? alike : isInside ? 0.3 : 0;
}

/** There is one main part, whatever is in it; a section is told by its start too, which is its heading. */
function likenessOfLandmarks(ours: PageItem, gold: PageItem): number {
  if (ours.role === 'main') return 1;
  const start = (item: PageItem) => item.words.slice(0, 6);
  return Math.max(
    diceOf(ours.words, gold.words),
    ours.role === 'section' ? diceOf(start(ours), start(gold)) * 0.8 : 0,
  );
}

/** By label, or by what stands in the field. */
function likenessOfFields(ours: PageItem, gold: PageItem): number {
  return Math.max(
    diceOf(ours.label, gold.label),
    diceOf(ours.words, gold.words),
    diceOf([...ours.label, ...ours.words], [...gold.label, ...gold.words]),
  );
}

/** Roles and the roles around them, each as often as it is there: an order of sections counts less than their parts. */
export function matchTrees(ours: RoleNode, gold: RoleNode): Match {
  const [own, other] = [countEdges(ours), countEdges(gold)];
  let matched = 0;
  const missing: string[] = [];
  const spare: string[] = [];
  for (const [edge, count] of other) {
    matched += Math.min(count, own.get(edge) ?? 0);
    const lacking = count - (own.get(edge) ?? 0);
    if (lacking > 0) missing.push(`${edge} ×${lacking}`);
  }
  for (const [edge, count] of own) {
    const surplus = count - (other.get(edge) ?? 0);
    if (surplus > 0) spare.push(`${edge} ×${surplus}`);
  }
  const total = (edges: ReadonlyMap<string, number>) =>
    [...edges.values()].reduce((sum, count) => sum + count, 0);
  return { matched, ours: total(own), gold: total(other), missing, spare };
}

function countEdges(root: RoleNode): ReadonlyMap<string, number> {
  const edges = new Map<string, number>();
  const visit = (node: RoleNode, around: string, times: number): void => {
    const count = times * (node.times ?? 1);
    // Items only carry the number of what is in a list.
    if (node.role !== 'item') {
      const edge = `${around} > ${node.role}`;
      if (around !== '') edges.set(edge, (edges.get(edge) ?? 0) + count);
    }
    for (const child of node.children ?? []) visit(child, node.role === 'item' ? around : node.role, count);
  };
  visit(root, '', 1);
  return edges;
}

/** The share of the gold page's parts that ours has; 1 where there is nothing to have. */
export function recallOf({ matched, gold }: Match): number {
  return gold === 0 ? 1 : matched / gold;
}

/** The share of our parts that the gold page has; 1 where we have none. */
export function precisionOf({ matched, ours }: Match): number {
  return ours === 0 ? 1 : matched / ours;
}
