/**
 * Finds repeated parts of the pages that are not instances: cards, rows, entries, columns of links. Two boxes are
 * the same component where they have the same structure and the same style. Siblings may also differ in a few
 * styles, as the cards of a row do in their colours.
 */
import { type Lexicon, lexiconOf } from '#design/lexicon/lexicon';
import { isPainted } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { groupBy } from '../../group-by.ts';
import { controlsIn } from '../../semantics/forms/drawn-controls.ts';
import { visibleChildren } from '../walk-layout.ts';
import type { ComponentGroup } from './component-group.ts';
import {
  alignOccurrences,
  haveOneName,
  isNamedByDesigner,
  isOddSibling,
  Likeness,
  minSiblings,
} from './odd-siblings.ts';
import type { SubtreeShapeTable } from './subtree-shapes.ts';
import { nameRepeat } from './name-repeats.ts';

/** Finds the repeated parts of the pages; boxes inside other repeated components belong to those. */
export function findRepeats(
  { pages, language = 'en' }: LayoutTree,
  groupOf: ReadonlyMap<LayoutNode, ComponentGroup>,
  shapes: SubtreeShapeTable,
): readonly ComponentGroup[] {
  const byShape = new Map<string, RepeatCandidate[]>();
  const visit = (parent: LayoutNode, around: AncestorChain, page: LayoutNode): void => {
    for (const child of visibleChildren(parent)) {
      const group = groupOf.get(child);
      if (group && group.occurrences.length > 1) continue;
      const { id, size, hasContent } = shapes.of(child);
      const canBeExtracted =
        !group &&
        child.decided?.component !== 'none' &&
        !isHeadOfTable(child, parent) &&
        !isRowOfInstances(child, groupOf) &&
        !isRowOfCards(child) &&
        !isEntry(child, groupOf);
      if (
        canBeExtracted &&
        child.kind === 'box' &&
        parent.kind === 'box' &&
        size >= minRepeatLayers.inRow &&
        hasContent
      ) {
        const shape = `${id} ${controlsIn(child)}`;
        const known = byShape.get(shape);
        const candidate = { box: child, parent, around, page };
        if (known) known.push(candidate);
        else byShape.set(shape, [candidate]);
      }
      visit(child, child.kind === 'box' ? { box: child, outer: around } : around, page);
    }
  };
  for (const { root } of pages) visit(root, null, root);
  const likeness = new Likeness(groupOf);
  const equal = [...byShape.values()].flatMap((candidates) => splitByAppearance(candidates, shapes));
  const clusters = addOddSiblings(equal, [...byShape.values()].flat(), { likeness, shapes }).filter(
    (cluster) => isWorthExtracting(cluster, shapes),
  );
  const lexicon = lexiconOf(language);
  return dropNestedClusters(dropMixedRows(clusters, groupOf, shapes)).map((cluster, index) =>
    createRepeatGroup(cluster, index, lexicon, { likeness, shapes }),
  );
}

/**
 * Drops boxes that only place cards of several kinds, or cards of which others look different in each: as a component, each
 * would have a slot or props for each of its cards.
 */
function dropMixedRows(
  clusters: readonly (readonly RepeatCandidate[])[],
  groupOf: ReadonlyMap<LayoutNode, ComponentGroup>,
  shapes: SubtreeShapeTable,
): readonly (readonly RepeatCandidate[])[] {
  const clusterOf = new Map<LayoutNode, unknown>();
  for (const cluster of clusters) for (const { box } of cluster) clusterOf.set(box, cluster);
  const kindOf = (node: LayoutNode) => clusterOf.get(node) ?? groupOf.get(node) ?? null;
  const rowsIn = (box: LayoutBox): readonly (readonly unknown[])[] => {
    const inside = visibleChildren(box);
    const kinds = inside.map(kindOf);
    if (kinds.filter((kind) => kind !== null).length >= minCardsOfRow) return [kinds];
    return inside.flatMap((child) => (child.kind === 'box' && kindOf(child) === null ? rowsIn(child) : []));
  };
  const isRow = ({ box }: RepeatCandidate): boolean => {
    const inside = visibleChildren(box);
    const kinds = new Set(inside.map((child) => clusterOf.get(child)));
    return inside.length >= minCardsOfRow && kinds.size === 1 && !kinds.has(undefined) && !isPainted(box);
  };
  const looksOf = ({ box }: RepeatCandidate): string =>
    visibleChildren(box)
      .map((card) => shapes.of(card).appearance)
      .join();
  return clusters.filter((cluster) => {
    if (cluster.some(isRow) && new Set(cluster.map(looksOf)).size > 1) return false;
    const rows = cluster.map(({ box }) => rowsIn(box));
    const count = Math.min(...rows.map(({ length }) => length));
    return Array.from({ length: count }, (_, row) => rows.flatMap((own) => [own[row] ?? []])).every(
      (alike) => {
        const longest = Math.max(...alike.map(({ length }) => length));
        return Array.from({ length: longest }, (_, at) => at).every(
          (at) => new Set(alike.flatMap((kinds) => (at < kinds.length ? [kinds[at]] : []))).size === 1,
        );
      },
    );
  });
}

/** Cards from which a box is a row of them. */
const minCardsOfRow = 2;

/**
 * Whether a box is an entry of a list that is no more than a link or an option, or than an instance that is a control: it says less than the
 * list itself.
 */
function isEntry(node: LayoutNode, groupOf: ReadonlyMap<LayoutNode, ComponentGroup>): boolean {
  const isControl = ({ inferredKind }: LayoutNode): boolean =>
    inferredKind === 'option' || inferredKind === 'link';
  const [only, more] = visibleChildren(node);
  const control = node.inferredKind === 'item' && more === undefined ? only : node;
  if (control === undefined) return false;
  const isInstance = control !== node && groupOf.has(control);
  if (isInstance && (isControl(control) || control.inferredKind === 'button')) return true;
  if (!isControl(control)) return false;
  // A choice is a state of its list.
  if (control.kind === 'box' && control.instance === null && control.isPressed !== undefined) return true;
  const inside = visibleChildren(control);
  return control.kind === 'text' || (inside.length === 1 && inside.every(({ kind }) => kind === 'text'));
}

/** Whether a box is the row of headings of a table, which is no row like the others. */
function isHeadOfTable(node: LayoutNode, parent: LayoutNode): boolean {
  return parent.kind === 'box' && parent.inferredKind === 'table' && visibleChildren(parent)[0] === node;
}

/** Whether a box only places instances of one component: a row of fields or cards says nothing itself. */
function isRowOfInstances(node: LayoutNode, groupOf: ReadonlyMap<LayoutNode, ComponentGroup>): boolean {
  const inside = visibleChildren(node);
  const groups = new Set(inside.map((child) => groupOf.get(child)));
  return inside.length > 1 && groups.size === 1 && !groups.has(undefined) && !isPainted(node);
}

/** px from which equal painted boxes are cards, by which two may differ, and cards from which a row is one of a grid. */
const cardSize = { minHeight: 80, drift: 2, minCount: 3 };

/** Whether a box only places painted cards of one size, which are one thing, whatever is in each. */
function isRowOfCards(node: LayoutNode): boolean {
  const inside = visibleChildren(node);
  const [first] = inside;
  if (first === undefined || inside.length < cardSize.minCount || isPainted(node)) return false;
  const { width, height } = first.drawn;
  return (
    height >= cardSize.minHeight &&
    inside.every(
      (card) =>
        card.kind === 'box' &&
        isPainted(card) &&
        card.children.length > 1 &&
        Math.abs(card.drawn.width - width) <= cardSize.drift &&
        Math.abs(card.drawn.height - height) <= cardSize.drift,
    )
  );
}

/** Adds to clusters the siblings that have a part more or less, with all that look like those. */
function addOddSiblings(
  clusters: readonly (readonly RepeatCandidate[])[],
  candidates: readonly RepeatCandidate[],
  { likeness, shapes }: RepeatMeasures,
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
  for (const related of siblings) joinRelated(related, clusterOf, likeness);
  for (const related of findCousins(candidates, clusterOf)) joinRelated(related, clusterOf, likeness);
  for (const related of namesakes) joinRelated(related, clusterOf, likeness);
  for (const cluster of new Set(clusterOf.values())) joinParts(cluster, clusterOf, { likeness, shapes });
  return [...new Set(clusterOf.values())].filter(({ length }) => length > 1);
}

/** Finds the cards of several rows that are painted alike, which may be one thing as those of one row are. */
function findCousins(
  candidates: readonly RepeatCandidate[],
  clusterOf: ReadonlyMap<LayoutBox, readonly RepeatCandidate[]>,
): readonly (readonly RepeatCandidate[])[] {
  const rows = [...groupBy(candidates, ({ parent }) => (isPainted(parent) ? null : parent)).values()];
  const cards = rows.flatMap((row) =>
    [...groupBy(row, ({ box }) => clusterOf.get(box) ?? null).values()].flatMap((alike) =>
      alike.length < minCardsOfRow ? [] : alike,
    ),
  );
  const around = groupBy(cards, (card) =>
    card.around === null ? null : (card.around.outer?.box ?? card.page),
  ).values();
  return [...around].flatMap((near) => [...groupBy(near, ({ box }) => paintOf(box)).values()]);
}

/**
 * Joins the clusters of parts at one place in siblings that are one thing: the rows of a card that is painted differently
 * are the rows of the others.
 */
function joinParts(
  cluster: readonly RepeatCandidate[],
  clusterOf: Map<LayoutBox, RepeatCandidate[]>,
  { likeness, shapes }: RepeatMeasures,
): void {
  const joinInside = (one: LayoutNode, other: LayoutNode): void => {
    const [inside, outside] = [visibleChildren(one), visibleChildren(other)];
    for (const [row, column] of likeness.pair(inside, outside)) {
      const [first, second] = [inside[row], outside[column]];
      if (first?.kind !== 'box' || second?.kind !== 'box') continue;
      const [own, more] = [clusterOf.get(first), clusterOf.get(second)];
      const isOneShape = shapes.of(first).id === shapes.of(second).id;
      if (own !== undefined && more !== undefined && own !== more && isOneShape) {
        own.push(...more);
        for (const { box } of more) clusterOf.set(box, own);
      }
      joinInside(first, second);
    }
  };
  for (const [first, ...others] of groupBy(cluster, ({ parent }) => parent).values())
    for (const other of others) if (first !== undefined) joinInside(first.box, other.box);
}

/** What tells how alike parts are. */
interface RepeatMeasures {
  readonly likeness: Likeness;
  readonly shapes: SubtreeShapeTable;
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

function areOneThing(one: LayoutBox, other: LayoutBox, count: number, likeness: Likeness): boolean {
  if (one.inferredKind === 'details' && other.inferredKind === 'details')
    return areOneDisclosure(one, other, likeness);
  if (controlsIn(one) !== controlsIn(other)) return false;
  const isNamed = haveOneName(one, other);
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

/** What rows open may be anything. */
function areOneDisclosure(one: LayoutBox, other: LayoutBox, likeness: Likeness): boolean {
  const [summary, otherSummary] = [visibleChildren(one)[0], visibleChildren(other)[0]];
  return (
    summary !== undefined &&
    otherSummary !== undefined &&
    likeness.of(summary, otherSummary) >= minSummaryLikeness
  );
}

const minSummaryLikeness = 0.7;

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
 * one, the occurrences that draw it a little differently would have another thing in its place. So it is also where it occurs
 * elsewhere too, and only some of the larger parts have it.
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
    const outside = cluster.map(outerOf);
    const isOnce = new Set(outside).size === outside.length;
    const counts = groupBy(outside, (box) => (box && clusterOf.get(box)) ?? null);
    const isOnlyInside = counts.size === 1 && !outside.includes(null);
    const isInSome = [...counts].some(([outer, own]) => own.length > 1 && own.length < outer.length);
    return !isOnce || !(isOnlyInside || isInSome);
  });
}

function createRepeatGroup(
  cluster: readonly RepeatCandidate[],
  index: number,
  lexicon: Lexicon,
  { likeness, shapes }: RepeatMeasures,
): ComponentGroup {
  const occurrences = cluster.map(({ box }) => box);
  const isEqual = new Set(occurrences.map((box) => shapes.of(box).id)).size === 1;
  const elementRefs = isEqual ? refsByIndex(occurrences) : alignOccurrences(occurrences, likeness);
  const around = commonAncestors(cluster.map((candidate) => candidate.around));
  const titles = nameRepeat(
    {
      occurrences,
      parent: cluster[0]?.parent ?? null,
      hasSeveralParents: new Set(cluster.map(({ parent }) => parent)).size > 1,
      around,
    },
    lexicon,
  );
  return {
    key: `repeat ${index}`,
    isRepeat: true,
    componentId: occurrences[0]?.id ?? '',
    ...titles,
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
