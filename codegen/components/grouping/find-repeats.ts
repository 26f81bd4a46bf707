/**
 * What stands on the pages again and again without being an instance: cards, rows, entries, columns of links. Two
 * parts are the same thing where they are built alike layer by layer and look the same; beside each other they may
 * also differ in a few looks, as the cards of a row do in their colours.
 */
import type { LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { classifyText } from '../../naming/classify-text.ts';
import { pluralOf, singularOf } from '../../naming/english-words.ts';
import { isDefaultName, layerNameWords, wordsOf } from '../../naming/identifiers.ts';
import { isFieldCaption } from '../../semantics/forms/field-kind.ts';
import { findCaptionedBox } from '../../semantics/forms/find-field.ts';
import { visibleChildren } from '../align-occurrences.ts';
import { textOfLayer, textsIn } from '../walk-layout.ts';
import type { ComponentGroup } from './component-group.ts';
import { meaningfulLayerName } from './find-sections.ts';
import type { SubtreeShapeTable } from './subtree-shapes.ts';

/** Less than this is quicker read where it stands, unless it stands in a row of its like. */
const minRepeatLayers = { alone: 4, inRow: 3 };
/** Parts that make a row. */
const minRowLength = 3;
/** More looks than this among the parts of a row are no longer one thing. */
const maxAppearances = 6;

/** A part that may be written once, and the boxes it stands in, from the innermost to the page. */
interface RepeatCandidate {
  readonly box: LayoutBox;
  readonly parent: LayoutBox;
  readonly around: AncestorChain;
}

/** Boxes from the innermost on. */
type AncestorChain = { readonly box: LayoutBox; readonly outer: AncestorChain } | null;

/** The repeated parts of the pages; what stands inside components that are used again is theirs. */
export function findRepeats(
  { pages }: LayoutTree,
  groupOf: ReadonlyMap<LayoutNode, ComponentGroup>,
  shapes: SubtreeShapeTable,
): readonly ComponentGroup[] {
  const alike = new Map<number, RepeatCandidate[]>();
  const visit = (parent: LayoutNode, around: AncestorChain): void => {
    for (const child of visibleChildren(parent)) {
      const group = groupOf.get(child);
      if (group && group.occurrences.length > 1) continue;
      const { id, size, hasContent } = shapes.of(child);
      const isFree = !group && child.decided?.component !== 'none';
      if (
        isFree &&
        child.kind === 'box' &&
        parent.kind === 'box' &&
        size >= minRepeatLayers.inRow &&
        hasContent
      ) {
        const known = alike.get(id);
        const part = { box: child, parent, around };
        if (known) known.push(part);
        else alike.set(id, [part]);
      }
      visit(child, child.kind === 'box' ? { box: child, outer: around } : around);
    }
  };
  for (const { root } of pages) visit(root, null);
  const clusters = [...alike.values()]
    .flatMap((parts) => splitByAppearance(parts, shapes))
    .filter((cluster) => isWorthExtracting(cluster, shapes));
  return dropNestedClusters(clusters).map(createRepeatGroup);
}

function isWorthExtracting(cluster: readonly RepeatCandidate[], shapes: SubtreeShapeTable): boolean {
  const [first] = cluster;
  if (first && shapes.of(first.box).size >= minRepeatLayers.alone) return true;
  const counts = new Map<LayoutBox, number>();
  for (const { parent } of cluster) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  return Math.max(...counts.values()) >= minRowLength;
}

/** Parts that look the same, and those beside each other that all but do. */
function splitByAppearance(
  parts: readonly RepeatCandidate[],
  shapes: SubtreeShapeTable,
): readonly (readonly RepeatCandidate[])[] {
  if (parts.length < 2) return [];
  const appearances = parts.map(({ box }) => shapes.of(box).appearance);
  const clusters = clusterCandidates(parts, appearances);
  return clusters.flatMap((cluster) => {
    const own = new Set(cluster.map((index) => appearances[index]));
    const sets =
      own.size <= maxAppearances
        ? [cluster]
        : [...own].map((appearance) => cluster.filter((at) => appearances[at] === appearance));
    return sets.flatMap((set) => (set.length < 2 ? [] : [set.flatMap((index) => parts[index] ?? [])]));
  });
}

/** Places of parts that belong together, through a look they share or a row they stand in. */
function clusterCandidates(
  parts: readonly RepeatCandidate[],
  appearances: readonly number[],
): readonly (readonly number[])[] {
  const roots = parts.map((_, index) => index);
  const rootOf = (index: number): number => {
    let at = index;
    while (roots[at] !== at) at = roots[at] ?? at;
    return at;
  };
  const firsts = new Map<number | LayoutBox, number>();
  const join = (key: number | LayoutBox, index: number): void => {
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, index);
    else roots[rootOf(index)] = rootOf(first);
  };
  parts.forEach(({ parent }, index) => {
    join(appearances[index] ?? 0, index);
    join(parent, index);
  });
  const clusters = new Map<number, number[]>();
  parts.forEach((_, index) => {
    const root = rootOf(index);
    const cluster = clusters.get(root);
    if (cluster) cluster.push(index);
    else clusters.set(root, [index]);
  });
  return [...clusters.values()];
}

/** A part that stands once in each of larger ones that repeat is no thing of its own. */
function dropNestedClusters(
  clusters: readonly (readonly RepeatCandidate[])[],
): readonly (readonly RepeatCandidate[])[] {
  const clusterOf = new Map<LayoutNode, readonly RepeatCandidate[]>();
  for (const cluster of clusters) for (const { box } of cluster) clusterOf.set(box, cluster);
  return clusters.filter((cluster) => {
    const parents = new Set<LayoutNode>(cluster.map(({ parent }) => parent));
    const [first] = parents;
    const outer = first && clusterOf.get(first);
    if (!outer || parents.size !== cluster.length) return true;
    return outer.length !== cluster.length || !outer.every(({ box }) => parents.has(box));
  });
}

function createRepeatGroup(cluster: readonly RepeatCandidate[], index: number): ComponentGroup {
  const occurrences = cluster.map(({ box }) => box);
  const elementRefs = new Map<LayoutNode, string>();
  const note = (node: LayoutNode, elementRef: string): void => {
    elementRefs.set(node, elementRef);
    if (node.kind !== 'box') return;
    const shown = visibleChildren(node);
    node.children.forEach((child) => note(child, `${elementRef}/${shown.indexOf(child)}`));
  };
  for (const occurrence of occurrences) note(occurrence, '');
  const { name, isChosen } = nameRepeat(occurrences, cluster[0]?.parent ?? null);
  const around = commonAncestors(cluster.map((part) => part.around));
  const longName = nameByAncestors(around, name) ?? nameByTextKinds(occurrences, name);
  return {
    key: `repeat ${index}`,
    componentId: occurrences[0]?.id ?? '',
    title: isChosen ? name : (longName ?? name),
    ...(longName === null ? {} : { longTitle: longName }),
    occurrences,
    elementRefOf: (_, node) => elementRefs.get(node) ?? node.id,
  };
}

/** The boxes that are in all chains, from the innermost on. */
function commonAncestors([first = null, ...others]: readonly AncestorChain[]): readonly LayoutBox[] {
  return others.reduce((shared, chain) => {
    const boxes = new Set(listAncestors(chain));
    return shared.filter((box) => boxes.has(box));
  }, listAncestors(first));
}

function listAncestors(chain: AncestorChain): readonly LayoutBox[] {
  const boxes: LayoutBox[] = [];
  for (let at = chain; at !== null; at = at.outer) boxes.push(at.box);
  return boxes;
}

/** What a part that repeats is called: as its layers are, or as one of what its row is called, or by what is in it. */
function nameRepeat(occurrences: readonly LayoutBox[], parent: LayoutBox | null): RepeatName {
  const called = commonName(occurrences) ?? (parent && singularName(parent));
  return called === null
    ? { name: nameByContent(occurrences[0]), isChosen: false }
    : { name: called, isChosen: true };
}

export interface RepeatName {
  readonly name: string;
  /** Somebody called it so; else any part like it would be called the same. */
  readonly isChosen: boolean;
}

/** Words that a part takes from what it lies in. */
const maxAncestorWords = 2;

/**
 * Rows are many, the rows of the basket are one thing: a `basket row`. `null` where nothing around has a name.
 * @param around The boxes that hold all uses, from the innermost; without the page.
 */
function nameByAncestors(around: readonly LayoutBox[], name: string): string | null {
  const [outer] = around.flatMap((box) => meaningfulLayerName(box) ?? []);
  if (outer === undefined) return null;
  const words = outer.split(' ').slice(-maxAncestorWords);
  const last = words.at(-1) ?? '';
  return [...words.slice(0, -1), singularOf(last) ?? last, name].join(' ');
}

/** A row that shows a price is a `price row`, where nothing around it has a name either; `null` where no text tells. */
function nameByTextKinds([occurrence]: readonly LayoutBox[], name: string): string | null {
  const texts = occurrence ? textsIn(occurrence) : [];
  const words = new Set(texts.map(classifyText));
  const word = distinctiveTextKinds.find((one) => words.has(one));
  const isAbout = word !== undefined && texts.length <= mostTexts && /^(Row|Card)$/.test(name);
  return isAbout ? `${word} ${name}` : null;
}

/** With more texts than this, one of them no longer says what all of it is about. */
const mostTexts = 4;

/** What texts are by how they are written, the most telling first. */
const distinctiveTextKinds = ['price', 'email', 'phone', 'date', 'time', 'share'];

/** A few words that all uses show, and no others: one of two buttons is the `book a room button`. `null` where they do not. */
export function nameByShownText(occurrences: readonly LayoutBox[], name: string): string | null {
  const [shownText, ...others] = new Set(
    occurrences.map((occurrence) => textsIn(occurrence).map(textOfLayer).join('\n')),
  );
  const known = new Set(wordsOf(name));
  const words = wordsOf(shownText ?? '').filter((word) => !known.has(word));
  const isShort =
    words.some((word) => word.length > 2) && words.length <= mostShownWords && !shownText?.includes('\n');
  return others.length > 0 || !isShort ? null : [...words, name].join(' ');
}

/** Words of a button that its name may take. */
const mostShownWords = 3;

/** The words that the names of all uses begin with. */
function commonName(occurrences: readonly LayoutBox[]): string | null {
  const [first, ...others] = occurrences.map(({ name }) => customNameWords(name));
  if (!first || first.length === 0) return null;
  const length = others.reduce((shared, words) => {
    const end = first.findIndex((word, index) => index < shared && words[index] !== word);
    return Math.min(shared, end < 0 ? first.length : end, words.length);
  }, first.length);
  return length === 0 ? null : first.slice(0, length).map(spellOutTag).join(' ');
}

/** `Features` holds a `Feature` each. */
function singularName({ name }: LayoutBox): string | null {
  const words = customNameWords(name);
  const last = singularOf(words.at(-1) ?? '');
  return last === null ? null : [...words.slice(0, -1), last].join(' ');
}

function nameByContent(occurrence: LayoutBox | undefined): string {
  if (!occurrence) return 'Part';
  const many = pluralName(occurrence);
  if (many !== null) return many;
  const field = findCaptionedBox(occurrence);
  if (field && isFieldCaption(textOfLayer(field.caption))) return 'Field';
  const { texts, pictures } = countContent(occurrence);
  if (texts >= 2) return isWideRow(occurrence) ? 'Row' : 'Card';
  return texts === 1 && pictures > 0 ? 'Entry' : 'Item';
}

/** Boxes that are called alike, or would be, are many of one thing. */
function pluralName(occurrence: LayoutBox): string | null {
  const inside = visibleChildren(occurrence);
  const boxes = inside.filter((child) => child.kind === 'box');
  if (boxes.length < 2 || boxes.length < inside.length) return null;
  const chosen = commonName(boxes);
  if (chosen !== null) return pluralOf(chosen);
  const [name, another] = new Set(boxes.map((box) => nameByContent(box)));
  return boxes.length < fewestOfMany || name === undefined || another !== undefined ? null : pluralOf(name);
}

/** Boxes that nobody named and that are many of one thing; two are rather the halves of it. */
const fewestOfMany = 3;

/** Words beside each other, as in a list of prices: a card is about as high as it is wide. */
function isWideRow({ style, drawn }: LayoutBox): boolean {
  const get = (wanted: string) => style.find(({ property }) => property === wanted)?.value;
  return get('display') === 'flex' && get('flex-direction') !== 'column' && drawn.width >= 4 * drawn.height;
}

function countContent(node: LayoutNode): { readonly texts: number; readonly pictures: number } {
  const inside = visibleChildren(node).map(countContent);
  return {
    texts: inside.reduce((sum, { texts }) => sum + texts, node.kind === 'text' ? 1 : 0),
    pictures: inside.reduce(
      (sum, { pictures }) => sum + pictures,
      node.kind === 'image' || node.kind === 'vector' ? 1 : 0,
    ),
  };
}

/** The words a person chose, without numbers. */
function customNameWords(name: string): readonly string[] {
  return isDefaultName(name)
    ? []
    : layerNameWords(name)
        .filter((word) => !/^\d+$/.test(word))
        .slice(0, 4);
}

/** Layers that come from web pages are called by their tags. */
const wordsForTags: ReadonlyMap<string, string> = new Map([
  ['a', 'link'],
  ['li', 'item'],
  ['ul', 'list'],
  ['ol', 'list'],
  ['tr', 'row'],
  ['td', 'cell'],
  ['nav', 'navigation'],
  ['blockquote', 'quote'],
  ['btn', 'button'],
  ['img', 'picture'],
  ['p', 'paragraph'],
  ['span', 'label'],
]);

function spellOutTag(word: string): string {
  return wordsForTags.get(word) ?? word;
}
