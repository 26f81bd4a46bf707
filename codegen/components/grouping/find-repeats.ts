/**
 * Finds repeated parts of the pages that are not instances: cards, rows, entries, columns of links. Two boxes are
 * the same component where they have the same structure and the same style. Siblings may also differ in a few
 * styles, as the cards of a row do in their colours.
 */
import { type Lexicon, lexiconOf } from '#design/lexicon/lexicon';
import { flowOf, isPainted } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { classifyText } from '../../naming/classify-text.ts';
import { pluralOf, singularOf } from '../../naming/english-words.ts';
import { contentWordsOf, tellingWords, wordsOf } from '../../naming/identifiers.ts';
import { isFieldCaption } from '../../semantics/forms/field-kind.ts';
import { findCaptionedBox } from '../../semantics/forms/find-field.ts';
import { groupBy } from '../../group-by.ts';
import { textOfLayer, textsIn, visibleChildren } from '../walk-layout.ts';
import type { ComponentGroup } from './component-group.ts';
import { meaningfulLayerName } from './find-sections.ts';
import { singularInHeading, wordsOfHeading } from './heading-names.ts';
import { alignOccurrences, isOddSibling, Likeness } from './odd-siblings.ts';
import type { SubtreeShapeTable } from './subtree-shapes.ts';

/** Finds the repeated parts of the pages; boxes inside other repeated components belong to those. */
export function findRepeats(
  { pages, language = 'en' }: LayoutTree,
  groupOf: ReadonlyMap<LayoutNode, ComponentGroup>,
  shapes: SubtreeShapeTable,
): readonly ComponentGroup[] {
  const byShape = new Map<number, RepeatCandidate[]>();
  const visit = (parent: LayoutNode, around: AncestorChain, page: LayoutNode): void => {
    for (const child of visibleChildren(parent)) {
      const group = groupOf.get(child);
      if (group && group.occurrences.length > 1) continue;
      const { id, size, hasContent } = shapes.of(child);
      const canBeExtracted =
        !group && child.decided?.component !== 'none' && !isRowOfInstances(child, groupOf) && !isEntry(child);
      if (
        canBeExtracted &&
        child.kind === 'box' &&
        parent.kind === 'box' &&
        size >= minRepeatLayers.inRow &&
        hasContent
      ) {
        const known = byShape.get(id);
        const candidate = { box: child, parent, around, page };
        if (known) known.push(candidate);
        else byShape.set(id, [candidate]);
      }
      visit(child, child.kind === 'box' ? { box: child, outer: around } : around, page);
    }
  };
  for (const { root } of pages) visit(root, null, root);
  const likeness = new Likeness(groupOf);
  const equal = [...byShape.values()].flatMap((candidates) => splitByAppearance(candidates, shapes));
  const clusters = addOddSiblings(equal, [...byShape.values()].flat(), likeness).filter((cluster) =>
    isWorthExtracting(cluster, shapes),
  );
  const lexicon = lexiconOf(language);
  return dropNestedClusters(dropMixedRows(clusters, groupOf)).map((cluster, index) =>
    createRepeatGroup(cluster, index, lexicon, { likeness, shapes }),
  );
}

/** Drops boxes that only place cards of several kinds: as a component, each would have a slot for each of its cards. */
function dropMixedRows(
  clusters: readonly (readonly RepeatCandidate[])[],
  groupOf: ReadonlyMap<LayoutNode, ComponentGroup>,
): readonly (readonly RepeatCandidate[])[] {
  const clusterOf = new Map<LayoutNode, unknown>();
  for (const cluster of clusters) for (const { box } of cluster) clusterOf.set(box, cluster);
  const kindOf = (node: LayoutNode) => clusterOf.get(node) ?? groupOf.get(node) ?? null;
  return clusters.filter((cluster) => {
    const rows = cluster.map(({ box }) => visibleChildren(box).map(kindOf));
    const placesCards = rows.every((kinds) => kinds.filter((kind) => kind !== null).length >= minCardsOfRow);
    if (!placesCards || cluster.some(({ box }) => isPainted(box))) return true;
    const longest = Math.max(...rows.map(({ length }) => length));
    return Array.from({ length: longest }, (_, at) => at).every(
      (at) => new Set(rows.flatMap((kinds) => (at < kinds.length ? [kinds[at]] : []))).size === 1,
    );
  });
}

/** Cards from which a box is a row of them. */
const minCardsOfRow = 2;

/** Whether a box is an entry of a list that is no more than a link or an option: it says less than the list itself. */
function isEntry(node: LayoutNode): boolean {
  const isControl = ({ inferredKind }: LayoutNode): boolean =>
    inferredKind === 'option' || inferredKind === 'link';
  const [only, more] = visibleChildren(node);
  const control = node.inferredKind === 'item' && more === undefined ? only : node;
  if (control === undefined || !isControl(control)) return false;
  const inside = visibleChildren(control);
  return control.kind === 'text' || (inside.length === 1 && inside.every(({ kind }) => kind === 'text'));
}

/** Whether a box only places instances of one component: a row of fields or cards says nothing itself. */
function isRowOfInstances(node: LayoutNode, groupOf: ReadonlyMap<LayoutNode, ComponentGroup>): boolean {
  const inside = visibleChildren(node);
  const groups = new Set(inside.map((child) => groupOf.get(child)));
  return inside.length > 1 && groups.size === 1 && !groups.has(undefined) && !isPainted(node);
}

/** Adds to clusters the siblings that have a part more or less, with all that look like those. */
function addOddSiblings(
  clusters: readonly (readonly RepeatCandidate[])[],
  candidates: readonly RepeatCandidate[],
  likeness: Likeness,
): readonly (readonly RepeatCandidate[])[] {
  const clusterOf = new Map<LayoutBox, RepeatCandidate[]>();
  for (const cluster of [...clusters, ...candidates.map((candidate) => [candidate])]) {
    const own = cluster.filter(({ box }) => !clusterOf.has(box));
    for (const { box } of own) clusterOf.set(box, own);
  }
  const siblings = groupBy(candidates, ({ parent }) => parent).values();
  // In another place, what has another paint is another thing, whatever it is called.
  const namesakes = [...groupBy(candidates, ({ page }) => page).values()].flatMap((onPage) => [
    ...groupBy(onPage, ({ box }) => (isNamedByDesigner(box) ? `${box.name} ${paintOf(box)}` : null)).values(),
  ]);
  for (const related of [...siblings, ...namesakes]) joinRelated(related, clusterOf, likeness);
  return [...new Set(clusterOf.values())].filter(({ length }) => length > 1);
}

/** Whether the design has a name for a box. One that was added for an element, such as a `nav`, says nothing by its name. */
function isNamedByDesigner(box: LayoutBox): boolean {
  return box.ids.length > 0 && meaningfulLayerName(box) !== null;
}

/** The declarations that paint a box. */
function paintOf({ style }: LayoutBox): string {
  return JSON.stringify(
    style.filter(({ property }) => /^(background|border|box-shadow|color|opacity|outline)/.test(property)),
  );
}

/** Joins the clusters of siblings, or of boxes of one name, that are one thing. */
function joinRelated(
  related: readonly RepeatCandidate[],
  clusterOf: Map<LayoutBox, RepeatCandidate[]>,
  likeness: Likeness,
): void {
  // What most of them are is what the others are compared with.
  const seeds = [...groupBy(related, ({ box }) => clusterOf.get(box) ?? null).values()].sort(
    (one, other) => other.length - one.length,
  );
  for (const [sample] of seeds.slice(0, maxSeeds)) {
    const main = sample && clusterOf.get(sample.box);
    for (const { box } of related) {
      const own = clusterOf.get(box);
      if (!main || !own || own === main || !areOneThing(sample.box, box, related.length, likeness)) continue;
      main.push(...own);
      for (const one of own) clusterOf.set(one.box, main);
    }
  }
}

/** Different parts that the others are compared with; further ones are rare, and comparing takes time. */
const maxSeeds = 6;

/** Siblings from which one may be odd where no layer name says that they are one thing. */
const minSiblings = 3;

function areOneThing(one: LayoutBox, other: LayoutBox, count: number, likeness: Likeness): boolean {
  const isNamed = one.name === other.name && [one, other].every(isNamedByDesigner);
  return (isNamed || count >= minSiblings) && isOddSibling(likeness, one, other, isNamed);
}

/** Layers from which a part is worth a component: `alone`, and in a row of similar parts. */
const minRepeatLayers = { alone: 4, inRow: 3 };

/** A box that may become a component, with its ancestors. */
interface RepeatCandidate {
  readonly box: LayoutBox;
  readonly parent: LayoutBox;
  readonly around: AncestorChain;
  readonly page: LayoutNode;
}

/** Boxes from the innermost on. */
type AncestorChain = { readonly box: LayoutBox; readonly outer: AncestorChain } | null;

function isWorthExtracting(cluster: readonly RepeatCandidate[], shapes: SubtreeShapeTable): boolean {
  const [first] = cluster;
  if (first && shapes.of(first.box).size >= minRepeatLayers.alone) return true;
  const counts = new Map<LayoutBox, number>();
  for (const { parent } of cluster) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  return Math.max(...counts.values()) >= minRowLength;
}

/** Siblings that make a row. */
const minRowLength = 3;

/** Splits boxes of one structure by style; siblings stay together despite a few different styles. */
function splitByAppearance(
  candidates: readonly RepeatCandidate[],
  shapes: SubtreeShapeTable,
): readonly (readonly RepeatCandidate[])[] {
  if (candidates.length < 2) return [];
  const appearances = candidates.map(({ box }) => shapes.of(box).appearance);
  const clusters = clusterCandidates(candidates, appearances);
  return clusters.flatMap((cluster) => {
    const own = new Set(cluster.map((index) => appearances[index]));
    const sets =
      own.size <= maxAppearances
        ? [cluster]
        : [...own].map((appearance) => cluster.filter((at) => appearances[at] === appearance));
    return sets.flatMap((set) => (set.length < 2 ? [] : [set.flatMap((index) => candidates[index] ?? [])]));
  });
}

/** Parts with more styles than this are not one component; independent differences multiply. */
const maxAppearances = 24;

/** Returns the indexes of the candidates that share a style or a parent, cluster by cluster. */
function clusterCandidates(
  candidates: readonly RepeatCandidate[],
  appearances: readonly number[],
): readonly (readonly number[])[] {
  const roots = candidates.map((_, index) => index);
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
  candidates.forEach(({ parent }, index) => {
    join(appearances[index] ?? 0, index);
    join(parent, index);
  });
  const clusters = new Map<number, number[]>();
  candidates.forEach((_, index) => {
    const root = rootOf(index);
    const cluster = clusters.get(root);
    if (cluster) cluster.push(index);
    else clusters.set(root, [index]);
  });
  return [...clusters.values()];
}

/**
 * A part that occurs once in occurrences of one larger repeated part, and nowhere else, needs no component of its own. With
 * one, the occurrences that draw it a little differently would have another thing in its place.
 */
function dropNestedClusters(
  clusters: readonly (readonly RepeatCandidate[])[],
): readonly (readonly RepeatCandidate[])[] {
  const clusterOf = new Map<LayoutNode, readonly RepeatCandidate[]>();
  for (const cluster of clusters) for (const { box } of cluster) clusterOf.set(box, cluster);
  const outerOf = ({ parent, around }: RepeatCandidate): LayoutBox | null => {
    if (clusterOf.has(parent)) return parent;
    let at = around;
    while (at !== null && !clusterOf.has(at.box)) at = at.outer;
    return at?.box ?? null;
  };
  return clusters.filter((cluster) => {
    const outside = new Set(cluster.map(outerOf));
    const [outer, more] = new Set([...outside].map((box) => box && clusterOf.get(box)));
    return !outer || more !== undefined || outside.size !== cluster.length;
  });
}

function createRepeatGroup(
  cluster: readonly RepeatCandidate[],
  index: number,
  lexicon: Lexicon,
  { likeness, shapes }: { readonly likeness: Likeness; readonly shapes: SubtreeShapeTable },
): ComponentGroup {
  const occurrences = cluster.map(({ box }) => box);
  const isEqual = new Set(occurrences.map((box) => shapes.of(box).id)).size === 1;
  const elementRefs = isEqual ? refsByIndex(occurrences) : alignOccurrences(occurrences, likeness);
  const { name, isChosen } = nameRepeat(occurrences, cluster[0]?.parent ?? null, lexicon);
  const around = commonAncestors(cluster.map((candidate) => candidate.around));
  const longNames = [
    nameByHeading(around, occurrences, name, lexicon),
    nameByAncestors(around, name),
    nameByTextKinds(occurrences, name),
  ].filter((one) => one !== null);
  const furtherNames = [
    nameByHeadingWords(around, occurrences, name, lexicon),
    nameByFirstText(occurrences, name, lexicon),
  ].filter((one) => one !== null);
  const [longName = vagueNames.test(name) ? furtherNames[0] : undefined] = longNames;
  return {
    key: `repeat ${index}`,
    isRepeat: true,
    componentId: occurrences[0]?.id ?? '',
    title: isChosen ? name : (longName ?? name),
    otherTitles: [...longNames, ...furtherNames],
    occurrences,
    elementRefOf: (_, node) => elementRefs.get(node) ?? node.id,
  };
}

/** Returns the positions of layers, which are the same in subtrees of one shape. */
function refsByIndex(occurrences: readonly LayoutBox[]): ReadonlyMap<LayoutNode, string> {
  const elementRefs = new Map<LayoutNode, string>();
  const setElementRefs = (node: LayoutNode, elementRef: string): void => {
    elementRefs.set(node, elementRef);
    if (node.kind !== 'box') return;
    const shown = visibleChildren(node);
    node.children.forEach((child) => setElementRefs(child, `${elementRef}/${shown.indexOf(child)}`));
  };
  for (const occurrence of occurrences) setElementRefs(occurrence, '');
  return elementRefs;
}

/** Returns the boxes that are in all chains, from the innermost on. */
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

/**
 * Names a repeated part: by the common name of its layers, by the plural name of its parent, or by its content.
 */
function nameRepeat(
  occurrences: readonly LayoutBox[],
  parent: LayoutBox | null,
  lexicon: Lexicon,
): RepeatName {
  if (parent?.inferredKind === 'table') return { name: 'Row', isChosen: false };
  const designName = commonName(occurrences) ?? (parent && singularName(parent));
  return designName === null
    ? { name: nameByContent(occurrences[0], lexicon), isChosen: false }
    : { name: designName, isChosen: true };
}

/** The name of a repeated part. */
export interface RepeatName {
  readonly name: string;
  /** Whether the name comes from the design; a name by content fits any similar part. */
  readonly isChosen: boolean;
}

/** The rows under the heading "Daily rankings" are each a `ranking row`. */
function nameByHeading(
  around: readonly LayoutBox[],
  [entry]: readonly LayoutBox[],
  name: string,
  lexicon: Lexicon,
): string | null {
  const singular =
    entry === undefined || !kindsOfParts.test(name) ? null : singularInHeading(lexicon, around, entry);
  return singular === null ? null : `${singular} ${name}`;
}

/** Names by content, which fit any part of a kind. */
const kindsOfParts = /^(Row|Card|Item|Entry|Feature|Stat)$/;

/** Names that only say how a part is laid out. */
const vagueNames = /^(Row|Column|Item|Entry|Part)s?$/;

/** The rows under the heading "Contact" are each a `contact row`. `null` where no short heading is above them. */
function nameByHeadingWords(
  around: readonly LayoutBox[],
  [entry]: readonly LayoutBox[],
  name: string,
  lexicon: Lexicon,
): string | null {
  const words = entry === undefined ? [] : wordsOfHeading(lexicon, around, entry);
  return words.length === 0 ? null : `${words.join(' ')} ${name}`;
}

/** Adds the first words of the first occurrence, which at least tell two components apart. */
function nameByFirstText([occurrence]: readonly LayoutBox[], name: string, lexicon: Lexicon): string | null {
  const texts = occurrence === undefined ? [] : textsIn(occurrence);
  const text = texts.find((one) => contentWordsOf(textOfLayer(one)).length > 0);
  const words =
    text === undefined ? [] : contentWordsOf(textOfLayer(text), lexicon).slice(0, maxShownWords - 1);
  return words.length === 0 ? null : `${words.join(' ')} ${name}`;
}

/** Words that a name takes from an ancestor. */
const maxAncestorWords = 2;

/**
 * Adds the name of the innermost named ancestor: the rows of a basket are `basket row`. `null` where no ancestor
 * has a name.
 * @param around The boxes that contain all occurrences, from the innermost on, without the page.
 */
function nameByAncestors(around: readonly LayoutBox[], name: string): string | null {
  const [outer] = around.flatMap((box) => meaningfulLayerName(box) ?? []);
  if (outer === undefined) return null;
  const words = outer.split(' ').slice(-maxAncestorWords);
  const last = words.at(-1) ?? '';
  return [...words.slice(0, -1), singularOf(last) ?? last, name].join(' ');
}

/** Adds the kind of a text: a row with a price is a `price row`. `null` where no text has a distinctive kind. */
function nameByTextKinds([occurrence]: readonly LayoutBox[], name: string): string | null {
  const texts = occurrence ? textsIn(occurrence) : [];
  const words = new Set(texts.map(classifyText));
  const word = distinctiveTextKinds.find((one) => words.has(one));
  const isDescriptive = word !== undefined && texts.length <= maxTexts && /^(Row|Card)$/.test(name);
  return isDescriptive ? `${word} ${name}` : null;
}

/** With more texts than this, the kind of one of them does not describe the whole. */
const maxTexts = 4;

/** Kinds of text by their format, the most distinctive first. */
const distinctiveTextKinds = ['price', 'email', 'phone', 'date', 'time', 'share'];

/**
 * Adds the text that all occurrences show: one of two buttons is the `book a room button`. `null` where the texts
 * differ or are long.
 */
export function nameByShownText(occurrences: readonly LayoutBox[], name: string): string | null {
  const [shownText, ...others] = new Set(
    occurrences.map((occurrence) => textsIn(occurrence).map(textOfLayer).join('\n')),
  );
  const known = new Set(wordsOf(name));
  const words = wordsOf(shownText ?? '').filter((word) => !known.has(word));
  const isShort =
    words.some((word) => word.length > 2) && words.length <= maxShownWords && !shownText?.includes('\n');
  return others.length > 0 || !isShort ? null : [...words, name].join(' ');
}

/** Words that a name takes from the text of a button. */
const maxShownWords = 3;

/** Returns the words with which the layer names of all occurrences begin. */
function commonName(occurrences: readonly LayoutBox[]): string | null {
  const [first, ...others] = occurrences.map(customNameWords);
  if (!first || first.length === 0) return null;
  const length = others.reduce((shared, words) => {
    const end = first.findIndex((word, index) => index < shared && words[index] !== word);
    return Math.min(shared, end < 0 ? first.length : end, words.length);
  }, first.length);
  return length === 0 ? null : first.slice(0, length).map(spellOutTag).join(' ');
}

/** The children of `Features` are each a `Feature`. */
function singularName(box: LayoutBox): string | null {
  const words = customNameWords(box);
  const last = singularOf(words.at(-1) ?? '');
  return last === null ? null : [...words.slice(0, -1), last].join(' ');
}

function nameByContent(occurrence: LayoutBox | undefined, lexicon: Lexicon): string {
  if (!occurrence) return 'Part';
  const many = pluralName(occurrence, lexicon);
  if (many !== null) return many;
  const field = findCaptionedBox(occurrence);
  if (field && isFieldCaption(textOfLayer(field.caption), lexicon)) return 'Field';
  const { texts, pictures } = countContent(occurrence);
  const kinds = textsIn(occurrence).map(classifyText);
  const isStat = kinds.some((kind) => /^(count|share)$/.test(kind)) && flowOf(occurrence) === 'column';
  if (texts === 2 && isStat && visibleChildren(occurrence).length === texts) return 'Stat';
  if (texts >= 2) return isWideRow(occurrence) ? 'Row' : 'Card';
  return texts === 1 && pictures > 0 ? 'Entry' : 'Item';
}

/** A box whose children all have, or would get, one name is named by its plural. */
function pluralName(occurrence: LayoutBox, lexicon: Lexicon): string | null {
  const inside = visibleChildren(occurrence);
  const boxes = inside.filter((child) => child.kind === 'box');
  if (boxes.length < 2 || boxes.length < inside.length) return null;
  const chosen = commonName(boxes);
  if (chosen !== null) return pluralOf(chosen);
  const [name, another] = new Set(boxes.map((box) => nameByContent(box, lexicon)));
  return boxes.length < minUnnamedChildren || name === undefined || another !== undefined
    ? null
    : pluralOf(name);
}

/** Children without names from which the plural is used; two are rather two halves. */
const minUnnamedChildren = 3;

/** Texts side by side, as in a list of prices; a card is about as high as it is wide. */
function isWideRow(box: LayoutBox): boolean {
  return flowOf(box) === 'row' && box.drawn.width >= 4 * box.drawn.height;
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

/** Returns the words of a custom layer name, without numbers; none for a box that no layer is behind. */
function customNameWords({ name, ids }: LayoutBox): readonly string[] {
  return ids.length === 0 ? [] : tellingWords(name).slice(0, 4);
}

/** Words for tags and short forms that name layers. */
const wordsByTag: ReadonlyMap<string, string> = new Map([
  ['nav', 'navigation'],
  ['blockquote', 'quote'],
  ['btn', 'button'],
]);

function spellOutTag(word: string): string {
  return wordsByTag.get(word) ?? word;
}
