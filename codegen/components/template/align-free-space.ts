/**
 * Finds what ends at one edge in all occurrences of a component although the lengths before it differ: the price at the end
 * of a row, the button at the bottom of cards of one height. A designer drew it there with another margin in each
 * occurrence; a person writes one `auto` margin, or spreads the two parts of a row.
 */
import { expandSides, px, readPx, sidesShorthand, splitCssValues } from '../../css/css-values.ts';
import {
  flowOf,
  isOutOfFlow,
  isPainted,
  isUnconditional,
  unconditionalValueOf,
} from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, Style } from '../../layout/layout-tree.ts';
import { alignChildren, type AlignedNodes, type ResolveElementRef } from '../align-occurrences.ts';
import { type Axis, gapOf, inFlow, marginsOf, paddingsOf, sides, spanOf } from './drawn-lengths.ts';
import { evenDistances } from './even-distances.ts';
import { isOneLine } from './even-styles.ts';
import { findHeights, findShares } from './find-shares.ts';

/** What aligning needs to know about the design. */
export interface FreeSpaceContext {
  readonly occurrences: readonly LayoutNode[];
  readonly elementRefOf: ResolveElementRef;
  /** Whether a layer belongs to another component, whose margins are its own matter. */
  isOfOther(node: LayoutNode): boolean;
  /** Returns the box around a layer; `null` for the root of a page. */
  parentOf(node: LayoutNode): LayoutNode | null;
}

/** What is equal in all occurrences although they are drawn with other lengths. */
export interface AlignedLengths {
  /** The styles of the layers that change. */
  readonly styles: ReadonlyMap<LayoutNode, Style>;
  /** The widths of bars, such as `64%`. */
  readonly shares: ReadonlyMap<LayoutNode, string>;
  /** The heights of the columns of a chart, such as `64%`. */
  readonly heights: ReadonlyMap<LayoutNode, string>;
}

/** Returns the lengths that are values, and the styles of layers that have others by chance. */
export function alignFreeSpace(context: FreeSpaceContext): AlignedLengths {
  const changed = new Map<LayoutNode, Style>();
  const shares = new Map<LayoutNode, string>();
  const heights = new Map<LayoutNode, string>();
  if (context.occurrences.length < 2) return { styles: changed, shares, heights };
  const visit = (nodes: AlignedNodes): void => {
    if (!nodes.some((node) => node?.kind === 'box')) return;
    const children = alignChildren(context.occurrences, nodes, context.elementRefOf);
    const bars = children.map((child) => findShares(context.occurrences, nodes, child)).find(Boolean);
    if (bars) {
      for (const [node, style] of bars.styles) changed.set(node, style);
      for (const [node, share] of bars.shares) shares.set(node, share);
      return;
    }
    for (const [node, style] of evenPaddings(nodes, context)) changed.set(node, style);
    const distances = evenDistances(nodes, children, context);
    for (const [node, style] of distances.length > 0 ? distances : alignIn(nodes, children, context))
      changed.set(node, mergeChanges(node, changed.get(node), style));
    for (const child of children) {
      const columns = findHeights(nodes, child);
      for (const [node, height] of columns?.heights ?? []) heights.set(node, height);
      for (const [node, style] of columns?.styles ?? []) changed.set(node, style);
      if (!child.some((node) => node !== null && context.isOfOther(node))) visit(child);
    }
  };
  visit(context.occurrences);
  return { styles: changed, shares, heights };
}

/** The style with the changes of both, of which the later ones win: a box may have another padding, alignment and margin. */
function mergeChanges({ style }: LayoutNode, before: Style | undefined, after: Style): Style {
  if (before === undefined) return after;
  const valuesIn = (declarations: Style, property: string): string =>
    JSON.stringify(declarations.filter((one) => one.property === property));
  const properties = new Set([...style, ...after].map(({ property }) => property));
  const changed = new Set([...properties].filter((name) => valuesIn(style, name) !== valuesIn(after, name)));
  return [
    ...before.filter(({ property }) => !changed.has(property)),
    ...after.filter(({ property }) => changed.has(property)),
  ];
}

/**
 * The padding beside the end of the words, in boxes whose width does not come from their content, is what the words leave.
 * The least of them holds all; around what is centred it is the same on both sides.
 */
function evenPaddings(
  nodes: AlignedNodes,
  context: FreeSpaceContext,
): readonly (readonly [LayoutNode, Style])[] {
  const boxes = nodes.flatMap((node) => (node?.kind === 'box' ? [node] : []));
  const [flow, ...others] = new Set(boxes.map(flowOf));
  if (boxes.length < 2 || others.length > 0 || (flow !== 'row' && flow !== 'column')) return [];
  if (
    !areOneSize(boxes, 'row', context) ||
    boxes.some((box) => inFlow(box).some((child) => takesWidth(child, box)))
  )
    return [];
  const paddings = boxes.map((box) => paddingsOf(box, 'row'));
  const [starts, ends] = [0, 1].map((side) => paddings.map((padding) => padding[side] ?? null));
  if (!starts || !ends || [...starts, ...ends].includes(null)) return [];
  const alignments = boxes.map((box) => alignmentAlongRow(box, flow));
  const [alignment, ...more] = new Set(alignments);
  if (more.length > 0 || spanOf(ends) <= maxDrift) return [];
  const least = Math.min(...ends.flatMap((end) => end ?? []));
  const both = Math.min(least, ...starts.flatMap((start) => start ?? []));
  if (alignment === 'start' && spanOf(starts) > maxDrift) return [];
  if (alignment !== 'start' && alignment !== 'center') return [];
  return boxes.map((box, index) => {
    const [top, , bottom, left] = expandSides(unconditionalValueOf(box, 'padding') ?? '0');
    const start = alignment === 'center' ? both : (starts[index] ?? 0);
    const value = sidesShorthand([
      top,
      px(alignment === 'center' ? both : least),
      bottom,
      alignment === 'center' ? px(start) : left,
    ]);
    return [
      box,
      box.style.flatMap((one) =>
        one.property !== 'padding' ? [one] : isUnconditional(one) && value !== '0' ? [{ ...one, value }] : [],
      ),
    ];
  });
}

/** Whether a child is as wide as the padding of its box leaves it, or its words would wrap at another place. */
function takesWidth(node: LayoutNode, box: LayoutBox): boolean {
  if (grows(node)) return true;
  const width = unconditionalValueOf(node, 'width');
  if (width !== undefined && width.endsWith('%')) return true;
  if (width !== undefined || (node.kind === 'text' && !isPainted(node) && isOneLine(node))) return false;
  const alignment = unconditionalValueOf(node, 'align-self') ?? unconditionalValueOf(box, 'align-items');
  return flowOf(box) === 'column' && (alignment === undefined || alignment === 'stretch');
}

function alignmentAlongRow(box: LayoutBox, flow: Axis): string {
  const value = unconditionalValueOf(box, flow === 'row' ? 'justify-content' : 'align-items');
  if (value === 'center') return 'center';
  return value === undefined || /^(normal|start|flex-start)$/.test(value) ? 'start' : value;
}

function alignIn(
  parents: AlignedNodes,
  children: readonly AlignedNodes[],
  context: FreeSpaceContext,
): readonly (readonly [LayoutNode, Style])[] {
  const boxes = parents.flatMap((node) => (node?.kind === 'box' ? [node] : []));
  const axis = sharedFlow(boxes);
  if (axis === null || boxes.length < 2) return [];
  const single = axis === 'row' ? boxes.filter((box) => inFlow(box).length < 2) : [];
  if (single.length > 0) return alignSeveral(parents, children, single, context);
  const isGiven = areOneSize(boxes, axis, context);
  if (!isGiven && (axis === 'column' || !areOneWidth(boxes))) return [];
  const aligned = alignAlong(parents, children, boxes, axis, context);
  if (aligned === null || isGiven) return aligned ?? [];
  const changes = new Map(aligned);
  const width = Math.round(Math.max(...boxes.map(({ drawn }) => drawn.width)));
  for (const box of boxes) {
    const style = (changes.get(box) ?? box.style).filter(({ property }) => property !== 'width');
    changes.set(box, [...style, { property: 'width', value: px(width) }]);
  }
  return [...changes];
}

/** Aligns rows of several parts, and writes rows with one of these parts alike, in which it stays at the start. */
function alignSeveral(
  parents: AlignedNodes,
  children: readonly AlignedNodes[],
  single: readonly LayoutBox[],
  context: FreeSpaceContext,
): readonly (readonly [LayoutNode, Style])[] {
  const alone = new Set<LayoutNode | null>(single);
  const several = parents.map((node) => (alone.has(node) ? null : node));
  const [first] = several.flatMap((node) => node ?? []);
  const startsAll = (box: LayoutBox) =>
    children
      .find((aligned) => aligned.includes(inFlow(first ?? box)[0] ?? null))
      ?.includes(inFlow(box)[0] ?? null);
  if (first === undefined || single.some((box) => isPainted(box) || !startsAll(box))) return [];
  const aligned = alignIn(several, children, context);
  const model = aligned.find(([node]) => node === first)?.[1];
  if (model === undefined) return [];
  const given = model.filter((one) => arranging.test(one.property) && isUnconditional(one));
  return [
    ...aligned,
    ...single.map((box): readonly [LayoutNode, Style] => [
      box,
      [...box.style.filter((one) => !arranging.test(one.property) || !isUnconditional(one)), ...given],
    ]),
  ];
}

/** What arranges the parts of a row, and gives it space. */
const arranging = /^((column-)?gap|justify-content|width)$/;

function alignAlong(
  parents: AlignedNodes,
  children: readonly AlignedNodes[],
  boxes: readonly LayoutBox[],
  axis: Axis,
  context: FreeSpaceContext,
): readonly (readonly [LayoutNode, Style])[] | null {
  if (boxes.every((box) => inFlow(box).length === 2 && !declares(box, /^justify-content$/))) {
    const spread = spreadPair(boxes, axis);
    if (spread !== null) return spread;
  }
  for (const child of children) {
    const aligned = pushToEnd(parents, child, axis, context);
    if (aligned !== null) return aligned;
  }
  return null;
}

/** Whether boxes are equally wide although their words are not: then the width is meant, and the distances follow. */
function areOneWidth(boxes: readonly LayoutBox[]): boolean {
  const words = boxes.map((box) => inFlow(box).reduce((sum, { drawn }) => sum + drawn.width, 0));
  return spanOf(boxes.map(({ drawn }) => drawn.width)) <= maxDrift && spanOf(words) > maxDrift;
}

/** Returns the axis of containers whose content begins at their start; `null` where they differ or align it otherwise. */
function sharedFlow(boxes: readonly LayoutBox[]): Axis | null {
  const [flow, ...others] = new Set(boxes.map(flowOf));
  if (others.length > 0 || (flow !== 'row' && flow !== 'column')) return null;
  return boxes.every((box) => startsAtStart(box) || fills(box, flow)) ? flow : null;
}

function startsAtStart(box: LayoutBox): boolean {
  return /^(undefined|normal|start|flex-start)$/.test(String(unconditionalValueOf(box, 'justify-content')));
}

/** Whether the content of a box is as long as the box, so that its alignment has no effect. */
function fills(box: LayoutBox, axis: Axis): boolean {
  const rest = endOf(box, inFlow(box).at(-1), axis);
  const padding = paddingsOf(box, axis)[1];
  return (
    rest !== null && padding !== null && padding !== undefined && Math.abs(rest - padding) <= maxFilledRest
  );
}

/** px; the widths of borders are in it. */
const maxFilledRest = 4;

/** Whether all boxes have one length that does not come from their content. */
function areOneSize(boxes: readonly LayoutBox[], axis: Axis, context: FreeSpaceContext): boolean {
  const { size } = sides[axis];
  const lengths = boxes.map(({ drawn }) => drawn[size]);
  return (
    Math.max(...lengths) - Math.min(...lengths) <= maxDrift &&
    boxes.every((box) => isDefinite(box, axis, context))
  );
}

/** px; a smaller difference is a hand's drift. */
const maxDrift = 2;

function isDefinite(box: LayoutBox, axis: Axis, context: FreeSpaceContext): boolean {
  const { size } = sides[axis];
  const own = unconditionalValueOf(box, size);
  if (own !== undefined && own !== 'auto') return readPx(own) !== null || own.endsWith('%');
  const least = readPx(unconditionalValueOf(box, `min-${size}`));
  if (least !== null && least >= box.drawn[size] - maxDrift) return true;
  const parent = context.parentOf(box);
  if (parent === null || isOutOfFlow(box)) return false;
  const flow = flowOf(parent);
  if (flow === axis) return Number(unconditionalValueOf(box, 'flex-grow') ?? growOf(box)) > 0;
  if (flow === 'none') return axis === 'row';
  const alignment =
    unconditionalValueOf(box, axis === 'row' && flow === 'grid' ? 'justify-self' : 'align-self') ??
    unconditionalValueOf(parent, axis === 'row' && flow === 'grid' ? 'justify-items' : 'align-items');
  return alignment === undefined || alignment === 'stretch';
}

function growOf(box: LayoutBox): string {
  return splitCssValues(unconditionalValueOf(box, 'flex') ?? '0')[0] ?? '0';
}

/** Spreads the two children of each box, where only the gap between them differs. */
function spreadPair(
  boxes: readonly LayoutBox[],
  axis: Axis,
): readonly (readonly [LayoutNode, Style])[] | null {
  if (boxes.some((box) => inFlow(box).some(grows))) return null;
  const gaps = boxes.map((box) => gapOf(box, axis));
  if (gaps.some((gap) => gap === null) || spanOf(gaps) <= maxDrift) return null;
  // What is behind the first child ends at one edge: the paddings at the end are equal.
  const ends = boxes.map((box) => endOf(box, inFlow(box)[1], axis));
  if (ends.some((end) => end === null) || spanOf(ends) > maxDrift) return null;
  if (boxes.some((box) => inFlow(box).some((child) => marginsOf(child, axis).some((margin) => margin !== 0))))
    return null;
  const least = Math.min(...gaps.flatMap((gap) => gap ?? []), maxLeastGap);
  return boxes.map((box) => [
    box,
    [
      ...box.style.filter(({ property }) => !/^((row-|column-)?gap|justify-content)$/.test(property)),
      { property: 'justify-content', value: 'space-between' },
      { property: 'gap', value: `${Math.round(least)}px` },
    ],
  ]);
}

/** px between what is spread; a larger distance is room that the words leave. */
const maxLeastGap = 24;

/** Gives a child an `auto` margin before it, where it ends at one edge in all boxes. */
function pushToEnd(
  parents: AlignedNodes,
  children: AlignedNodes,
  axis: Axis,
  context: FreeSpaceContext,
): readonly (readonly [LayoutNode, Style])[] | null {
  const pairs = parents.flatMap((box, index) => {
    const child = children[index];
    return box?.kind === 'box' && child && !isOutOfFlow(child) ? [{ box, child }] : [];
  });
  if (pairs.length < 2 || pairs.some(({ child }) => context.isOfOther(child))) return null;
  if (pairs.some(({ box, child }) => inFlow(box)[0] === child || inFlow(box).some(grows))) return null;
  const starts = pairs.map(({ child }) => marginsOf(child, axis)[0] ?? null);
  if (starts.some((start) => start === null) || spanOf(starts) <= maxDrift) return null;
  const ends = pairs.map(({ box, child }) => endOf(box, child, axis));
  if (ends.some((end) => end === null) || spanOf(ends) > maxDrift) return null;
  const positions = pairs.map(({ box, child }, index) => {
    const end = ends[index] ?? 0;
    return box.drawn[sides[axis].size] - end - child.drawn[sides[axis].size];
  });
  const isAtOneStart = spanOf(positions) <= maxDrift;
  const isOfOneSize = spanOf(pairs.map(({ child }) => child.drawn[sides[axis].size])) <= maxDrift;
  if (isAtOneStart && !isOfOneSize) return null;
  const least = Math.max(0, Math.min(...starts.flatMap((start) => start ?? [])));
  const { start, end, padding, size } = sides[axis];
  const isFree = pairs.every(
    ({ child }) => !isPainted(child) && !declares(child, new RegExp(`^(padding|${padding}|${size})$`)),
  );
  const pushed = pairs.map(({ child }): readonly [LayoutNode, Style] => [
    child,
    [
      ...child.style.filter(({ property }) => property !== start && property !== 'margin'),
      { property: start, value: 'auto' },
      ...(least > 0 && isFree ? [{ property: padding, value: `${Math.round(least)}px` }] : []),
    ],
  ]);
  if (least === 0 || isFree) return pushed;
  // What is painted keeps its distance by the margin of what is before it.
  const before = pairs.map(({ box, child }) => inFlow(box)[inFlow(box).indexOf(child) - 1]);
  const own = before.flatMap((node) => node ?? []);
  if (own.some((node) => context.isOfOther(node) || declares(node, new RegExp(`^(margin|${end})$`))))
    return null;
  return [
    ...pushed,
    ...own.map((node): readonly [LayoutNode, Style] => [
      node,
      [...node.style, { property: end, value: `${Math.round(least)}px` }],
    ]),
  ];
}

function grows(node: LayoutNode): boolean {
  return node.style.some(
    ({ property, value }) => /^(flex|flex-grow)$/.test(property) && Number.parseFloat(value) > 0,
  );
}

function declares({ style }: LayoutNode, pattern: RegExp): boolean {
  return style.some(({ property }) => pattern.test(property));
}

/** The drawn distance from the end of a child to the end of its box, with its padding. */
function endOf(box: LayoutBox, child: LayoutNode | undefined, axis: Axis): number | null {
  const { size } = sides[axis];
  const gap = gapOf(box, axis) ?? 0;
  const before = paddingsOf(box, axis)[0];
  let position = before ?? 0;
  for (const one of inFlow(box)) {
    const [start, end] = marginsOf(one, axis);
    if (start === null || end === null || start === undefined || end === undefined) return null;
    position += start + one.drawn[size];
    if (one === child) return box.drawn[size] - position;
    position += end + gap;
  }
  return null;
}
