/**
 * Finds siblings that are one thing although one of them has a part more or less: the plan with a badge, the row without
 * an icon, the entry that is drawn as selected. Clusters of equal boxes come in; clusters with the odd ones come out, and
 * references that tell which layer of one sibling is which of another.
 */
import { flowOf, isOutOfFlow, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';
import { withoutSiblingNumber } from '../../naming/identifiers.ts';
import { leavesIn, visibleChildren } from '../walk-layout.ts';
import { meaningfulLayerName } from './find-sections.ts';

/** A number for each pair of nodes, in their order. */
type PairTable = Map<LayoutNode, Map<LayoutNode, number>>;

/** Returns the number of a pair, which is computed once. */
function readPair(table: PairTable, one: LayoutNode, other: LayoutNode, compute: () => number): number {
  const known = table.get(one)?.get(other);
  if (known !== undefined) return known;
  const value = compute();
  const values = table.get(one) ?? new Map<LayoutNode, number>();
  table.set(one, values.set(other, value));
  return value;
}

/** How alike two subtrees are, from 0 to 1. */
export class Likeness {
  readonly #groupOf: ReadonlyMap<LayoutNode, unknown>;
  readonly #seesWrappers: boolean;
  readonly #known: PairTable = new Map();
  /** The same without a look for wrappers. */
  readonly #wholes: PairTable = new Map();
  readonly #weights = new Map<LayoutNode, number>();

  /**
   * @param groupOf What a node is an occurrence of, equal for the occurrences of one component.
   * @param seesWrappers A part is also like a box of which one child is like it, with more beside it. @default false
   */
  constructor(
    groupOf: ReadonlyMap<LayoutNode, unknown>,
    { seesWrappers = false }: { readonly seesWrappers?: boolean } = {},
  ) {
    this.#groupOf = groupOf;
    this.#seesWrappers = seesWrappers;
  }

  of(one: LayoutNode, other: LayoutNode): number {
    if (!this.#seesWrappers) return this.#wholeOf(one, other);
    return readPair(this.#known, one, other, () =>
      Math.max(this.#wholeOf(one, other), this.#partIn(one, other).value, this.#partIn(other, one).value),
    );
  }

  #wholeOf(one: LayoutNode, other: LayoutNode): number {
    return readPair(this.#wholes, one, other, () => this.#compute(one, other));
  }

  /** The share of the smaller subtree that is in the other, from 0 to 1. */
  coverage(one: LayoutNode, other: LayoutNode): number {
    const [weight, otherWeight] = [this.#weightOf(one), this.#weightOf(other)];
    return (this.of(one, other) * (weight + otherWeight)) / (2 * Math.min(weight, otherWeight));
  }

  /** Returns the child of a box that a node is more like than it is like the whole box; `null` where there is none. */
  partLike(node: LayoutNode, box: LayoutNode): LayoutNode | null {
    const { part, value } = this.#partIn(node, box);
    return value > this.#wholeOf(node, box) ? part : null;
  }

  /** The child of a plain box that is like a node, and how alike the node and the whole box are thereby. */
  #partIn(node: LayoutNode, box: LayoutNode): { readonly part: LayoutNode | null; readonly value: number } {
    const inside = box.kind === 'box' && isPlainWrapper(box) ? visibleChildren(box) : [];
    const own = this.#weightOf(node);
    if (inside.length < 2 || inside.length > maxWrapped || own > maxWrapped || this.#groupOf.has(box))
      return { part: null, value: 0 };
    const best = inside
      .map((part) => ({ part, value: this.#wholeOf(node, part) }))
      .reduce((one, other) => (other.value > one.value ? other : one));
    if (best.value < minPartLikeness) return { part: null, value: 0 };
    return { part: best.part, value: (best.value * 2 * own) / (own + this.#weightOf(box)) };
  }

  /** Pairs children in their order, so that as much as possible is alike. */
  pair(
    ones: readonly LayoutNode[],
    others: readonly LayoutNode[],
  ): readonly (readonly [one: number, other: number])[] {
    const best = ones.map(() => others.map(() => 0));
    const at = (row: number, column: number) => best[row]?.[column] ?? 0;
    const gain = (row: number, column: number) => {
      const [one, other] = [ones[row], others[column]];
      const value = one && other ? this.of(one, other) : 0;
      return one && value >= minPairLikeness ? value * this.#weightOf(one) + bonusOf(one) : 0;
    };
    if (areCells(ones) && areCells(others) && ones.length === others.length)
      return ones.map((_, index) => [index, index] as const);
    if (ones.length === 1 && others.length === 1 && [...ones, ...others].every(isSign)) return [[0, 0]];
    for (let row = ones.length - 1; row >= 0; row -= 1)
      for (let column = others.length - 1; column >= 0; column -= 1) {
        const own = gain(row, column);
        const paired = own === 0 ? 0 : own + at(row + 1, column + 1);
        const line = best[row];
        if (line) line[column] = Math.max(paired, at(row + 1, column), at(row, column + 1));
      }
    const pairs: (readonly [number, number])[] = [];
    for (let row = 0, column = 0; row < ones.length && column < others.length;) {
      const own = gain(row, column);
      if (own > 0 && at(row, column) === own + at(row + 1, column + 1)) {
        pairs.push([row, column]);
        row += 1;
        column += 1;
      } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
      else column += 1;
    }
    return pairs;
  }

  #compute(one: LayoutNode, other: LayoutNode): number {
    const [group, otherGroup] = [this.#groupOf.get(one), this.#groupOf.get(other)];
    if (group !== undefined || otherGroup !== undefined) return group === otherGroup ? 1 : 0;
    if (isAnswer(one) && isAnswer(other)) return 1;
    if (isMarker(one) && isMarker(other) && haveOneSize(one, other)) return 1;
    if (one.kind !== other.kind || !isOfOneMeaning(one, other)) return 0;
    if (one.kind === 'text' && other.kind === 'text') return likenessOfTexts(one, other);
    if (one.kind !== 'box' || other.kind !== 'box') return haveOneSize(one, other) ? 1 : 0.5;
    const [inside, outside] = [visibleChildren(one), visibleChildren(other)];
    if (inside.length === 0 && outside.length === 0) return haveOneSize(one, other) ? 1 : 0.5;
    if (inside.length > maxChildren || outside.length > maxChildren) return 0;
    // A single child has no order.
    const inFlow = [inside, outside].map(
      (children) => children.filter((child) => !isOutOfFlow(child)).length,
    );
    if (flowOf(one) !== flowOf(other) && Math.min(...inFlow) > 1) return 0;
    const alike = this.pair(inside, outside).reduce((sum, [row, column]) => {
      const [first, second] = [inside[row], outside[column]];
      return first && second
        ? sum + this.of(first, second) * (this.#weightOf(first) + this.#weightOf(second))
        : sum;
    }, 0);
    return alike / (this.#weightOf(one) + this.#weightOf(other));
  }

  /** The number of leaves. */
  #weightOf(node: LayoutNode): number {
    const known = this.#weights.get(node);
    if (known !== undefined) return known;
    const inside = this.#groupOf.has(node) ? [] : visibleChildren(node);
    const weight = inside.length === 0 ? 1 : inside.reduce((sum, child) => sum + this.#weightOf(child), 0);
    this.#weights.set(node, weight);
    return weight;
  }
}

/** Layers in a box that may be a wrapper of something and of what is beside it in some siblings, and in that something. */
const maxWrapped = 6;

/** Likeness from which a layer is the same as one in a wrapper. */
const minPartLikeness = 0.8;

/** Whether a box does nothing but lay out its children. */
function isPlainWrapper(box: LayoutBox): boolean {
  const { instance, componentId, link, inferredKind, decided } = box;
  const means = link !== null || inferredKind !== undefined || decided !== undefined;
  return instance === null && componentId === null && !means && !isPainted(box);
}

/** Whether layers are the cells of a row of a drawn table: each is in a column, whatever it shows. */
function areCells(nodes: readonly LayoutNode[]): boolean {
  return nodes.length > 1 && nodes.some(isAnswer);
}

/** Whether a layer is a cell with a check, a cross or a line in the place of a word. */
function isAnswer(node: LayoutNode): boolean {
  return node.kind === 'box' && node.inferredAnswer !== undefined;
}

/** Whether a layer is a small painted box around a number or an icon, such as the mark of a step. */
function isMarker(node: LayoutNode): boolean {
  if (node.kind !== 'box' || !isPainted(node) || node.instance !== null) return false;
  const { width, height } = node.drawn;
  const [only, more] = leavesIn(node, maxMarkerLayers) ?? [];
  if (only === undefined || more !== undefined || only.kind === 'image') return false;
  return Math.max(width, height) <= maxMarker && Math.abs(width - height) <= 1;
}

/** px of the side of a marker, and layers in it. */
const maxMarker = 48;
const maxMarkerLayers = 4;

/** px; the largest sign of a cell. */
const maxSign = 32;

/** Whether a layer is a sign without words, such as a check or a short line. */
function isSign({ kind, drawn, ...node }: LayoutNode): boolean {
  const isEmpty = kind === 'vector' || (kind === 'box' && 'children' in node && node.children.length === 0);
  return isEmpty && Math.max(drawn.width, drawn.height) <= maxSign;
}

/** With more children, a box is a part of the page and no entry of a list. */
const maxChildren = 12;

/** Likeness from which two layers may be the same of two siblings. */
const minPairLikeness = 0.4;

/**
 * Of two ways to pair, the one with more pairs is better, and of two with as many, the one that pairs the words: an icon may be
 * before them in one field and behind them in another.
 */
const pairBonus = { words: 0.012, other: 0.01 };

function bonusOf({ kind }: LayoutNode): number {
  return kind === 'text' ? pairBonus.words : pairBonus.other;
}

/** A link and a text, or a button and a box, are different elements. */
function isOfOneMeaning(one: LayoutNode, other: LayoutNode): boolean {
  const meaningOf = ({ inferredKind, decided, link }: LayoutNode) =>
    `${decided?.kind ?? ''} ${decided?.component ?? ''} ${inferredKind ?? ''} ${link?.kind ?? ''}`;
  return meaningOf(one) === meaningOf(other);
}

export function likenessOfTexts(one: LayoutText, other: LayoutText): number {
  const isEqual = (property: string) =>
    unconditionalValueOf(one, property) === unconditionalValueOf(other, property);
  if (one.blocks.length !== other.blocks.length && Math.min(one.blocks.length, other.blocks.length) > 1)
    return 0;
  if (!isEqual('font-size') || !isEqual('font-family')) return 0;
  return isEqual('font-weight') ? 1 : 0.8;
}

/** The share by which sizes of one thing differ at most. */
const maxSizeDifference = 0.25;

function haveOneSize({ drawn: one }: LayoutNode, { drawn: other }: LayoutNode): boolean {
  const isNear = (length: number, another: number) =>
    Math.abs(length - another) <= maxSizeDifference * Math.max(length, another);
  return isNear(one.width, other.width) && isNear(one.height, other.height);
}

/** Likeness from which siblings are one thing, and from which they are where their layers have one name. */
const minLikeness = { unnamed: 0.7, named: 0.5 };

/** The share of the smaller that the larger has where their layers have one name, or begin with the mark of a step. */
const minCoverage = { named: 0.75, marked: 0.85 };

/** Whether a sibling is the same as another with a part more or less. `isNamed`: the design calls both the same. */
export function isOddSibling(
  likeness: Likeness,
  one: LayoutBox,
  other: LayoutBox,
  isNamed: boolean,
): boolean {
  const { drawn } = one;
  const isAsLarge =
    Math.abs(drawn.width - other.drawn.width) <= maxLengthDifference * drawn.width ||
    Math.abs(drawn.height - other.drawn.height) <= maxLengthDifference * drawn.height;
  if (!isAsLarge) return false;
  const value = likeness.of(one, other);
  if (value >= minLikeness.unnamed) return true;
  // The last step often says less than the others, and has no line to a next one.
  const isMarked = [one, other].every(beginsWithMarker);
  const coverage = isNamed ? minCoverage.named : minCoverage.marked;
  return (isNamed || isMarked) && value >= minLikeness.named && likeness.coverage(one, other) >= coverage;
}

/** Whether the first layer in a box is the mark of a step. */
export function beginsWithMarker(box: LayoutBox): boolean {
  let [first] = visibleChildren(box);
  while (first?.kind === 'box' && !isMarker(first)) [first] = visibleChildren(first);
  return first !== undefined && isMarker(first);
}

/** Siblings from which one may be odd where no layer name says that they are one thing. */
export const minSiblings = 3;

/** Whether the designer gave two boxes one name, apart from the number that tells siblings apart, as in `Step 2`. */
export function haveOneName(one: LayoutBox, other: LayoutBox): boolean {
  return (
    withoutSiblingNumber(one.name) === withoutSiblingNumber(other.name) &&
    [one, other].every(isNamedByDesigner)
  );
}

/** Whether the design has a name for a box. One that was added for an element, such as a `nav`, says nothing by its name. */
export function isNamedByDesigner(box: LayoutBox): boolean {
  return box.ids.length > 0 && meaningfulLayerName(box) !== null;
}

/** The share by which siblings in a row differ in width or height at most. */
const maxLengthDifference = 0.1;

/** A layer of a component in all its occurrences. */
interface TemplateNode {
  readonly ref: string;
  readonly sample: LayoutNode;
  readonly children: TemplateNode[];
}

/** Returns references for the layers of all occurrences, equal for what is the same of several. */
export function alignOccurrences(
  occurrences: readonly LayoutBox[],
  likeness: Likeness,
): ReadonlyMap<LayoutNode, string> {
  const refs = new Map<LayoutNode, string>();
  let count = 0;
  const open = (node: LayoutNode, ref: string): TemplateNode => {
    refs.set(node, ref);
    const children = visibleChildren(node).map((child) => open(child, `${ref}/${(count += 1)}`));
    markHidden(node, ref);
    return { ref, sample: node, children };
  };
  const markHidden = (node: LayoutNode, ref: string): void => {
    const hidden = node.kind === 'box' ? node.children.filter(({ visible }) => !visible) : [];
    for (const child of hidden) open(child, `${ref}/${(count += 1)}`);
  };
  const merge = (template: TemplateNode, node: LayoutNode): void => {
    refs.set(node, template.ref);
    markHidden(node, template.ref);
    const inside = visibleChildren(node);
    const pairs = likeness.pair(
      template.children.map(({ sample }) => sample),
      inside,
    );
    const partOf = new Map(pairs.map(([row, column]) => [column, template.children[row]]));
    let place = 0;
    inside.forEach((child, column) => {
      const part = partOf.get(column);
      if (part === undefined)
        template.children.splice(place, 0, open(child, `${template.ref}/${(count += 1)}`));
      else merge(part, child);
      place = part === undefined ? place + 1 : template.children.indexOf(part) + 1;
    });
  };
  const [first, ...others] = occurrences;
  if (first === undefined) return refs;
  const template = open(first, '');
  for (const occurrence of others) merge(template, occurrence);
  return refs;
}
