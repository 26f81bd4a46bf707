/**
 * Adapts absolutely positioned nodes to narrower parents, and moves those that would cover other content into the flow.
 */
import {
  calc,
  px,
  readPx,
  remainingLength,
  sidesShorthand,
  splitCssValues,
  subtractPx,
} from '../../css/css-values.ts';
import type { DeclarationMap } from '../../css/declaration-map.ts';
import type { Declaration, LayoutNode, Style } from '../layout-tree.ts';
import { type AvailableSpace, percentRoundedUp, type StyleDraft, widthSourceOf } from './available-space.ts';
import { contentHeight } from './grow-height.ts';
import { isInFlow, marginOf, type MeasuredNode, type SideLengths, smallWidth } from './measure-widths.ts';
import { centringSide, minPositionMargin, minShrinkablePadding } from './shrink-spacing.ts';
import { driftTolerance, paddingEdgeTolerance } from '../tolerances.ts';

/** An absolutely positioned child beside the content of a box, and the styles of both where the space is too narrow. */
export interface BesideContent {
  readonly child: MeasuredNode;
  readonly boxStyle: Style;
  readonly childStyle: Style;
}

/**
 * Keeps the distance of an absolutely positioned node to the edge of its constraint, as long as it stays inside its
 * parent.
 */
export function shrinkAbsolute(draft: StyleDraft, measured: MeasuredNode, available: AvailableSpace): void {
  const { declarations } = draft;
  const left = declarations.get('left') ?? '';
  if (declarations.has('right')) {
    if (declarations.has('left')) shrinkBetweenEdges(draft, measured, available);
  } else if (left.startsWith('calc(50%')) shrinkCentred(draft, measured, available);
  else if (readPx(left) !== null) shrinkFromStart(draft, measured, available);
}

/** The fraction of its parent's width from which a distance is a position rather than a margin. */
const minPositionShare = 0.2;

/** Between two edges, a far edge moves closer before the node gets too small. */
function shrinkBetweenEdges(
  { declarations }: StyleDraft,
  { node }: MeasuredNode,
  { width }: AvailableSpace,
): void {
  const sides = ['left', 'right'] as const;
  const lengths = sides.flatMap((side) => readPx(declarations.get(side)) ?? []);
  if (lengths.length < sides.length) return;
  const far = sides.filter((_, index) => (lengths[index] ?? 0) > minPositionShare * width);
  for (const side of far) {
    const value = declarations.get(side) ?? '';
    const [own = 0, other = 0] = side === 'left' ? lengths : lengths.toReversed();
    const remaining = subtractPx('100%', Math.min(node.drawn.width, smallWidth) + Math.max(0, other));
    const given = `min(${value}, ${far.length > 1 ? percentRoundedUp(own / width) : remaining})`;
    declarations.set(side, given);
  }
  if (declarations.get('width')?.startsWith('calc('))
    declarations.set('width', remainingLength(sides.map((side) => declarations.get(side) ?? '0')));
}

/** A centred node starts at the edge where the space is too narrow. */
function shrinkCentred(
  { declarations }: StyleDraft,
  { node }: MeasuredNode,
  { width }: AvailableSpace,
): void {
  const [, offset = ''] = /^calc\((50% [-+] [\d.]+px)\)$/.exec(declarations.get('left') ?? '') ?? [];
  const start = width / 2 + Number.parseFloat(offset.slice(4).replace(' ', ''));
  if (node.drawn.width <= smallWidth || !(start >= 0) || start + node.drawn.width > width + 0.5) return;
  declarations.set('left', `max(0px, ${offset})`);
  if (!declarations.has('max-width')) declarations.set('max-width', '100%');
}

/** The fraction of its parent's width from which a node is anchored on both sides. */
const minFillShare = 0.85;

/** Whether what a hand placed between two edges, which are not close to it, is in their middle. */
function isCentred(before: number, after: number, whole: number): boolean {
  const isAway = Math.min(before, after) > driftTolerance && whole > smallWidth / 2;
  return isAway && Math.abs(before - after) <= driftTolerance;
}

function centreAt(declarations: DeclarationMap, side: 'left' | 'top', length: number): void {
  declarations.set(side, calc(subtractPx('50%', length / 2)));
}

function shrinkFromStart(draft: StyleDraft, measured: MeasuredNode, available: AvailableSpace): void {
  const { declarations } = draft;
  const { node } = measured;
  const { width } = node.drawn;
  const start = Number.parseFloat(declarations.get('left') ?? '');
  const end = available.width - start - width;
  const source = widthSourceOf(measured, available);
  // A node after the content of a row moves as the content grows.
  if (available.contentEnd !== null && start >= available.contentEnd - 1) {
    declarations.delete('left');
    declarations.set('right', px(end));
    return;
  }
  if (width > smallWidth && width >= minFillShare * available.width && source === 'itself') {
    if (node.kind === 'box' || node.kind === 'text') {
      declarations.delete('width');
      declarations.set('right', px(end));
    } else declarations.set('width', calc(subtractPx('100%', start + end)));
    return;
  }
  // What sticks out at the end belongs to that side.
  if (end < -0.5 && start > -end && -end <= width / 2) {
    declarations.delete('left');
    declarations.set('right', px(end));
    return;
  }
  if (start < -0.5 || end < -0.5) return;
  if (isCentred(start, end, available.width)) {
    centreAt(declarations, 'left', width);
    const top = readPx(declarations.get('top'));
    const height = readPx(declarations.get('height')) ?? node.drawn.height;
    if (top !== null && isCentred(top, available.height - top - height, available.height))
      centreAt(declarations, 'top', height);
    shrinkCentred(draft, measured, available);
    return;
  }
  if (width > smallWidth && source !== 'parent' && !declarations.has('max-width'))
    declarations.set('max-width', '100%');
  if (start <= 24 || declarations.get('max-width')?.startsWith('calc(')) return;
  const [side, value] = contentEdgeOf(start, end, available) ?? ['left', px(start)];
  declarations.delete('left');
  declarations.set(side, `clamp(0px, ${subtractPx('100%', width)}, ${value})`);
}

/** The side and the distance that keep a node at the nearest edge of content that stays in the middle of its parent. */
function contentEdgeOf(
  start: number,
  end: number,
  { centringPadding, width }: AvailableSpace,
): readonly ['left' | 'right', string] | null {
  if (centringPadding === null || Math.min(start, end) < centringPadding - driftTolerance) return null;
  const away = Math.min(start, end) - centringPadding;
  const edge = centringSide(width, centringPadding);
  return [start <= end ? 'left' : 'right', subtractPx(edge, -away)];
}

/**
 * Moves an absolutely positioned box into the flow if it covers the rest of a column from side to side down to its end,
 * like a panel over the end of a picture. Otherwise its content could not make the column longer.
 */
export function reflowTrailingAbsolute(measured: MeasuredNode): MeasuredNode {
  const { children } = measured;
  const last = children.at(-1);
  const above = children.filter(isInFlow);
  if (last === undefined || last.textWrap === 'none' || !isPlainColumn(measured, above)) return measured;
  // What is fixed to the window covers the content on purpose.
  if (last.declarations.get('position') !== 'absolute') return measured;
  const top = topOfTrailing(last);
  if (top === null) return measured;
  const gaps = measured.gap * above.length;
  const end = above.reduce(
    (sum, child) => sum + child.node.drawn.height + marginOf(child, 'top'),
    measured.padding.top + gaps,
  );
  if (top > end + 0.5) return measured;
  return { ...measured, children: [...children.slice(0, -1), toFlowItem(last, top - end)] };
}

/** Whether a column is aligned to the top, no item fills the rest, and there is no padding at the sides and the end. */
function isPlainColumn(
  { flow, declarations, padding }: MeasuredNode,
  above: readonly MeasuredNode[],
): boolean {
  const grows = above.some((child) => /^[1-9]/.test(child.declarations.get('flex') ?? ''));
  const isFramed = padding.left + padding.right + padding.bottom > 0;
  return flow === 'column' && above.length > 0 && !grows && !isFramed && !declarations.has('justify-content');
}

/**
 * px from the parent's top, if the node is a column with sufficient height that is anchored to the other three edges.
 */
function topOfTrailing(measured: MeasuredNode): number | null {
  const { node, flow, declarations } = measured;
  const needed = contentHeight(measured);
  if (flow !== 'column' || needed === null || needed > node.drawn.height + 0.5) return null;
  const { top = '', right, bottom, left } = insetsOf(declarations);
  const isConstrained = [right, bottom, left].every((offset) => readPx(offset) === 0);
  const distance = readPx(top);
  return isConstrained && distance !== null && distance > 0 ? distance : null;
}

/** The offsets of a node from each edge of its parent, including those of `inset`. */
function insetsOf(
  declarations: ReadonlyMap<string, string>,
): Readonly<Record<keyof SideLengths, string | undefined>> {
  const [top, right = top, bottom = top, left = right] = splitCssValues(declarations.get('inset'));
  return {
    top: declarations.get('top') ?? top,
    right: declarations.get('right') ?? right,
    bottom: declarations.get('bottom') ?? bottom,
    left: declarations.get('left') ?? left,
  };
}

/** It keeps its position above earlier siblings. */
function toFlowItem(last: MeasuredNode, margin: number): MeasuredNode {
  const declarations = new Map(last.declarations);
  for (const property of ['inset', 'top', 'right', 'bottom', 'left']) declarations.delete(property);
  declarations.set('position', 'relative');
  declarations.set('flex', '1 1 auto');
  if (Math.abs(margin) > 0.05) declarations.set('margin-top', px(margin));
  return { ...last, declarations, isAbsolute: false };
}

/** px between nodes that are stacked because the space is too narrow to put them side by side. */
const stackedGap = '24px';

/**
 * Finds the only absolutely positioned child in the padding that its parent reserves for it, such as a picture beside
 * text. Where the space is so narrow that the child would cover the text, it joins the flow and the padding goes.
 */
export function findAbsoluteBesideContent(
  measured: MeasuredNode,
  available: AvailableSpace,
): BesideContent | null {
  const { children, flow, declarations, node } = measured;
  const [child, ...others] = children.filter(({ node: { visible }, isAbsolute }) => visible && isAbsolute);
  const inFlow = children.filter(isInFlow);
  if (child === undefined || others.length > 0 || inFlow.length === 0) return null;
  if (flow !== 'row' && flow !== 'column') return null;
  if (child.node.drawn.width <= smallWidth || declarations.has('height') || available.flow === 'page')
    return null;
  const edgeDistances = distancesToEdges(child, measured);
  if (edgeDistances === null || !isInPadding(child, edgeDistances, measured)) return null;
  const below = Math.min(
    available.pageWidth,
    Math.ceil(available.pageWidth - node.drawn.width + requiredParentWidth(child, edgeDistances, measured)),
  );
  const narrowerDeclaration = (property: string, value: string): Declaration => ({ property, value, below });
  const boxStyle = [
    narrowerDeclaration(
      'padding',
      sidesShorthand(remainingPadding(measured.padding, edgeDistances, available.pageWidth)),
    ),
  ];
  if (flow === 'row') boxStyle.unshift(narrowerDeclaration('flex-wrap', 'wrap'));
  if (!declarations.has('gap')) boxStyle.unshift(narrowerDeclaration('row-gap', stackedGap));
  return { child, boxStyle, childStyle: styleInFlow(child, flow, narrowerDeclaration) };
}

/** px between a child and its parent's edges; `null` if they are not set in px. */
function distancesToEdges({ node, declarations }: MeasuredNode, parent: MeasuredNode): SideLengths | null {
  const { width, height } = parent.node.drawn;
  const offsets = insetsOf(declarations);
  const vertical = distancesAlongAxis(offsets.top, offsets.bottom, height - node.drawn.height);
  const horizontal = distancesAlongAxis(offsets.left, offsets.right, width - node.drawn.width);
  if (vertical === null || horizontal === null) return null;
  return { top: vertical[0], right: horizontal[1], bottom: vertical[1], left: horizontal[0] };
}

function distancesAlongAxis(
  start: string | undefined,
  end: string | undefined,
  whole: number,
): readonly [start: number, end: number] | null {
  const [first, last] = [readPx(start), readPx(end)];
  if (first !== null) return [first, whole - first];
  return last === null ? null : [whole - last, last];
}

/** Whether a child is inside its parent's padding, beside the content rather than over it. */
function isInPadding(
  { node }: MeasuredNode,
  edgeDistances: SideLengths,
  { node: parent, padding }: MeasuredNode,
): boolean {
  if (
    Math.min(edgeDistances.top, edgeDistances.right, edgeDistances.bottom, edgeDistances.left) <
    -paddingEdgeTolerance
  )
    return false;
  const isLeft = edgeDistances.left + node.drawn.width <= padding.left + paddingEdgeTolerance;
  const isRight = edgeDistances.left >= parent.drawn.width - padding.right - paddingEdgeTolerance;
  return isLeft || isRight;
}

/** px of the parent's width from which the content leaves the child a useful width, or all of it if that is set. */
function requiredParentWidth(
  { node, declarations }: MeasuredNode,
  edgeDistances: SideLengths,
  { children, padding }: MeasuredNode,
): number {
  const content = Math.max(...children.filter(isInFlow).map((child) => child.node.drawn.width));
  const sides = edgeDistances.left < edgeDistances.right ? edgeDistances.left + padding.right : padding.left;
  if (readPx(declarations.get('width')) !== null) return node.drawn.width + content + sides;
  return Math.min(node.drawn.width, smallWidth) + Math.min(edgeDistances.left, edgeDistances.right) + content;
}

/** The paddings without the part that was reserved for the child. Wide ones at the sides shrink with the viewport. */
function remainingPadding(
  padding: SideLengths,
  edgeDistances: SideLengths,
  pageWidth: number,
): readonly [string, string, string, string] {
  const left = (side: keyof SideLengths) => Math.max(0, Math.min(padding[side], edgeDistances[side]));
  const beside = (side: 'left' | 'right') => {
    const length = left(side);
    if (length < minShrinkablePadding) return px(length);
    return `max(${px(minPositionMargin)}, ${percentRoundedUp(length / pageWidth).replace('%', 'vw')})`;
  };
  return [px(left('top')), beside('right'), px(left('bottom')), beside('left')];
}

/**
 * The style of the child in the flow: as wide as available, up to its drawn width, and as high as its shape or content
 * requires.
 */
function styleInFlow(
  child: MeasuredNode,
  flow: 'row' | 'column',
  narrowerDeclaration: (property: string, value: string) => Declaration,
): Style {
  const { node, declarations } = child;
  const { width, height } = node.drawn;
  const isShape = node.kind !== 'box' || node.children.length === 0;
  const style = [
    narrowerDeclaration('position', 'static'),
    narrowerDeclaration('width', '100%'),
    narrowerDeclaration('max-width', px(width)),
  ];
  if (flow === 'row') style.push(narrowerDeclaration('flex-shrink', '0'));
  if (isShape && node.kind !== 'text')
    style.push(narrowerDeclaration('aspect-ratio', `${Math.round(width)} / ${Math.round(height)}`));
  if (isShape && declarations.has('height')) style.push(narrowerDeclaration('height', 'auto'));
  if (!isShape && declarations.has('inset')) style.push(narrowerDeclaration('min-height', px(height)));
  return style;
}

/** Adds declarations for narrower viewports, in place of those of the same property there. The widest come first. */
export function withNarrowerStyle(node: LayoutNode, style: Style): LayoutNode {
  if (style.length === 0) return node;
  const replaced = new Set(style.map(({ property, below }) => `${property} ${below}`));
  const kept = node.style.filter(({ property, below }) => !replaced.has(`${property} ${below}`));
  const all = [...kept, ...style];
  return { ...node, style: all.toSorted((one, other) => viewportLimitOf(other) - viewportLimitOf(one)) };
}

function viewportLimitOf({ below }: Declaration): number {
  return below ?? Number.MAX_SAFE_INTEGER;
}
