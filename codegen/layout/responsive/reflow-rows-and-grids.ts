/** Lets rows wrap and grids lose columns, the last steps where space is missing. */
import { expandSides, px, readPx, sidesShorthand, splitCssValues } from '../../css/css-values.ts';
import type { DeclarationMap } from '../../css/declaration-map.ts';
import {
  type AvailableSpace,
  type ColumnReduction,
  innerWidthAt,
  isContentWidth,
  type RowWrapping,
  type StyleDraft,
} from './available-space.ts';
import { breakpointsBelow, isPhoneWidth, widthOnNarrowestPhone } from './breakpoints.ts';
import { isInFlow, marginOf, type MeasuredNode, smallWidth } from './measure-widths.ts';
import { besideBar } from './keep-columns.ts';
import { minGap, minShrinkableGap } from './shrink-spacing.ts';
import { isPainted } from '../../css/style-queries.ts';
import type { Declaration, DrawnBox, Style } from '../layout-tree.ts';
import { aspectRatioOf } from '../positioning/declare-size.ts';
import { fontToleranceOf } from '../tolerances.ts';

type RowWrappingPlan = Pick<
  AvailableSpace,
  'rowWrapping' | 'flexBasis' | 'fitsAsDrawn' | 'hasShrinkableItems' | 'spareWidth'
>;

/** Decides how a row adapts to less width than drawn. `spareWidth` and `pageWidth` are those of its parent. */
export function planRowWrapping(
  row: MeasuredNode,
  width: number,
  isDefinite: boolean,
  { spareWidth, pageWidth }: Pick<AvailableSpace, 'spareWidth' | 'pageWidth'>,
): RowWrappingPlan {
  const inFlow = row.children.filter(isInFlow);
  const gaps = row.gap * Math.max(0, inFlow.length - 1);
  const fills = inFlow.filter(({ declarations }) => declarations.has('flex'));
  const others = inFlow.filter(({ declarations }) => !declarations.has('flex'));
  const sum = (list: readonly MeasuredNode[], read: (one: MeasuredNode) => number) =>
    list.reduce((total, one) => total + read(one), 0);
  const drawn = (one: MeasuredNode) => one.node.drawn.width + marginOf(one, 'left');
  const hasShrinkableItems = inFlow.some(
    ({ node, declarations }) =>
      node.drawn.width > smallWidth ||
      !declarations.has('width') ||
      isContentWidth(declarations.get('width')),
  );
  const fitsAsDrawn = sum(inFlow, drawn) + gaps <= width + widthRounding * Math.max(1, inFlow.length);
  if (isColumnChart(row) || scrollsAcross(row))
    return { rowWrapping: 'never', flexBasis: 0, fitsAsDrawn, hasShrinkableItems: true, spareWidth: 0 };
  if (fitsAsDrawn && fitsPhones(row, width, pageWidth))
    return { rowWrapping: 'never', flexBasis: 0, fitsAsDrawn, hasShrinkableItems, spareWidth: 0 };
  if (!isDefinite)
    return {
      rowWrapping: row.needsWrapping ? wrappingWithSpareWidth(spareWidth, row) : 'never',
      flexBasis: 0,
      fitsAsDrawn,
      hasShrinkableItems,
      spareWidth,
    };
  if (!fitsAsDrawn)
    return {
      rowWrapping: row.needsWrapping ? 'narrower' : 'never',
      flexBasis: 0,
      fitsAsDrawn,
      hasShrinkableItems,
      spareWidth: 0,
    };
  const set = sum(others, (one) => (isShrinkable(one) ? one.comfortableWidth : drawn(one))) + gaps;
  const available = width - set - fontToleranceOf(set);
  const least = fills.every(isEmpty) ? (set <= narrowPhone ? 0 : minGap.beside) : smallWidth;
  const comfortable = Math.max(least, ...fills.map(({ comfortableWidth }) => comfortableWidth));
  const wanted = fills.length > 1 && fills.every(isField) ? minFieldWidth : comfortable;
  const basis = Math.max(wanted, isMainColumn(fills, row, pageWidth) ? besideBar.width : 0);
  const flexBasis = fills.length === 0 ? 0 : Math.floor(Math.min(basis, available / fills.length));
  const minItemWidth = ({ declarations, minContentWidth }: MeasuredNode) =>
    declarations.has('min-width') ? 0 : minContentWidth;
  // Fields that may get narrow still have no more space than other items.
  const spareBasis = Math.floor(
    Math.min(Math.max(basis, comfortable), available / Math.max(1, fills.length)),
  );
  const left = width - set - sum(fills, (one) => Math.max(spareBasis, minItemWidth(one)));
  // A row that wraps by design must wrap before its filling items have no width left.
  const wraps = row.declarations.has('flex-wrap') && fills.length > 0;
  const hasBasis = flexBasis >= 48 || fills.every(isEmpty);
  const breaks = wraps ? flexBasis >= 48 : row.needsWrapping && hasBasis;
  return {
    rowWrapping: breaks ? wrappingWithSpareWidth(left, row) : 'never',
    flexBasis,
    fitsAsDrawn,
    hasShrinkableItems,
    spareWidth: Math.max(0, left),
  };
}

/** Whether what does not fit in a row is seen by scrolling. */
export function scrollsAcross({ declarations }: MeasuredNode): boolean {
  return ['overflow-x', 'overflow'].some((name) => /^(auto|scroll)\b/.test(declarations.get(name) ?? ''));
}

/** Whether all items of a row that was drawn for phones have space on one line of the narrowest phone. */
function fitsPhones(
  { children, gap, declarations }: MeasuredNode,
  width: number,
  pageWidth: number,
): boolean {
  if (!isPhoneWidth(pageWidth) || declarations.has('flex-wrap')) return false;
  const inFlow = children.filter(isInFlow);
  if (inFlow.length < 2) return false;
  // What fills a row gets as narrow as its words; what follows its content keeps its words on their lines.
  const least = (one: MeasuredNode) => {
    if (fillsRow(one)) return one.wordWidth;
    return isShrinkable(one) ? one.comfortableWidth : one.node.drawn.width;
  };
  const needed = inFlow.reduce(
    (sum, one) => sum + least(one) + marginOf(one, 'left'),
    gap * Math.max(0, inFlow.length - 1),
  );
  return needed <= widthOnNarrowestPhone(width, pageWidth);
}

/** Whether one item that fills a row across the page is the content of the page, beside something narrower. */
function isMainColumn(fills: readonly MeasuredNode[], { node }: MeasuredNode, pageWidth: number): boolean {
  const [fill, other] = fills;
  if (fill === undefined || other !== undefined || node.drawn.width < minAcross * pageWidth) return false;
  return fill.node.drawn.width > node.drawn.width / 2 && fill.node.drawn.height >= besideBar.height;
}

/** px of a field beside another, and of the highest control of one. */
const minFieldWidth = 176;
const maxControlHeight = 64;

/** Whether a node is a label with a control below it, or one such column: its words may wrap above its control. */
function isField({ node, flow, children, padding }: MeasuredNode): boolean {
  const parts = children.filter(isInFlow);
  const [label] = parts;
  const control = parts.find(
    (one) => one.node.kind === 'box' && isPainted(one.node) && one.node.drawn.height <= maxControlHeight,
  );
  const isWhole =
    control !== undefined && control.node.drawn.width >= node.drawn.width - padding.left - padding.right - 1;
  return flow === 'column' && !isPainted(node) && label?.node.kind === 'text' && isWhole;
}

/** px by which the drawn width of an item may be rounded. */
const widthRounding = 0.5;

/** Columns from which a row is a chart, how many heights they have, and px of the widest bar of a set width. */
const chartSize = { columns: 4, heights: 3, bar: 64 };

/**
 * Whether narrow items that fill a row, or bars of a set width, stand on one line at different heights: in a second line,
 * they would show nothing.
 */
function isColumnChart({ children, declarations }: MeasuredNode): boolean {
  const columns = children.filter(isInFlow);
  const heights = new Set(columns.map(({ node }) => Math.round(node.drawn.height)));
  return (
    declarations.get('align-items') === 'flex-end' &&
    columns.length >= chartSize.columns &&
    heights.size >= chartSize.heights &&
    columns.every((one) => (one.declarations.has('flex') && one.comfortableWidth <= smallWidth) || isBar(one))
  );
}

function isBar(one: MeasuredNode): boolean {
  return isEmpty(one) && isPainted(one.node) && one.node.drawn.width <= chartSize.bar;
}

/** px of the width of small phones. */
export const smallPhone = 360;
/** px of the content of the narrowest phones. */
const narrowPhone = 280;

/** A line between words may get as short as it has to. */
export function isEmpty({ node }: MeasuredNode): boolean {
  return node.kind === 'box' && node.children.length === 0;
}

function wrappingWithSpareWidth(
  spareWidth: number,
  { node, children, padding, declarations }: MeasuredNode,
): RowWrapping {
  // The height of a single line is the row's height; with several lines it follows from the items.
  const tallestItem = children.reduce(
    (tallest, child) => (child.isAbsolute ? tallest : Math.max(tallest, child.requiredHeight)),
    0,
  );
  const overfull =
    declarations.has('height') && tallestItem + padding.top + padding.bottom > node.drawn.height + 0.5;
  return !overfull && spareWidth >= fontToleranceOf(Math.min(node.drawn.width, 400)) ? 'always' : 'narrower';
}

/** px that a row needs to have one line. */
export function lineWidthOf({ children, gap }: MeasuredNode, flexBasis: number): number {
  const inFlow = children.filter(isInFlow);
  const least = (one: MeasuredNode) =>
    isShrinkable(one) || one.declarations.has('flex')
      ? Math.max(flexBasis, one.comfortableWidth)
      : one.node.drawn.width;
  const between = Math.min(gap, minGap.beside) * Math.max(0, inFlow.length - 1);
  return inFlow.reduce((sum, one) => sum + least(one), between);
}

/** The widest named breakpoint below which a row has several lines, in px; `null` if there is none. */
export function findWrapping(
  row: MeasuredNode,
  width: number,
  { pageWidth }: Pick<AvailableSpace, 'pageWidth'>,
): number | null {
  const needed = lineWidthOf(row, 0);
  const isAcross = width >= minAcross * pageWidth;
  if (isPhoneWidth(pageWidth)) return null;
  const narrower = breakpointsBelow(pageWidth).filter(({ below }) => below < pageWidth);
  const found = narrower.find(({ below }, index) => {
    if (index === narrower.length - 1) return Math.min(width, commonPhone) < needed;
    // A row across the page narrows with it; others may get more space as what is beside them goes below.
    return (isAcross ? (width * below) / pageWidth : Math.min(width, below)) < needed;
  });
  return found?.below ?? null;
}

/**
 * Returns the px of the viewport below which the items beside one that fills may be alone on a line: the widest named
 * breakpoint at which the row wraps if it alone loses what the page loses. `null` if the row has no such items.
 */
export function findGrowing(
  { children, gap }: MeasuredNode,
  { rowWrapping, flexBasis }: RowWrappingPlan,
  width: number,
  { pageWidth }: Pick<AvailableSpace, 'pageWidth'>,
): number | null {
  const inFlow = children.filter(isInFlow);
  if (rowWrapping === 'never' || !inFlow.some(fillsRow) || inFlow.every(fillsRow)) return null;
  // A column about as wide as the one that fills gets narrower together with it.
  if (inFlow.some((one) => isShrinkable(one) && one.node.drawn.width > maxSideShare * width)) return null;
  const least = (one: MeasuredNode): number => {
    if (fillsRow(one)) return Math.max(flexBasis, one.minContentWidth);
    return (isShrinkable(one) ? one.comfortableWidth : one.node.drawn.width) + marginOf(one, 'left');
  };
  const needed = inFlow.reduce((sum, one) => sum + least(one), gap * (inFlow.length - 1));
  const viewport = pageWidth - width + needed;
  if (viewport <= narrowPhone) return null;
  return breakpointsBelow(pageWidth).findLast(({ below }) => below >= viewport)?.below ?? pageWidth;
}

/** The share of a row up to which what is beside the item that fills is at its side. */
const maxSideShare = 0.4;

export function fillsRow({ declarations }: MeasuredNode): boolean {
  return /^1 1 /.test(declarations.get('flex') ?? '');
}

/** The factor by which an item that fills a row takes more of it than those that fill a line only where they are alone. */
export const fillFactor = 999;

/**
 * Lets what has a set width beside an item that fills take its whole line where it is alone there: a panel, a field, a
 * picture. What is small, last and aligned to the end, such as a price, stays there. The item that fills takes nearly all as long as it
 * is on their line.
 */
export function fillLine(
  { declarations, narrower }: StyleDraft,
  measured: MeasuredNode,
  available: AvailableSpace,
): void {
  const { node } = measured;
  const { growsBelow: below, lastInFlow, flexBasis } = available;
  if (below === null || measured.isAbsolute) return;
  if (fillsRow(measured)) {
    narrower.push({ property: 'flex', value: `${fillFactor} 1 ${px(flexBasis)}`, below });
    if (available.actionsBreakLine)
      narrower.push({ property: 'flex', value: '1 0 100%', below: Math.min(below, phoneWindow) });
    return;
  }
  if (available.isForm && isButton(measured)) {
    fillWithButton({ declarations, narrower }, measured, Math.min(below, phoneWindow));
    return;
  }
  const mayGrow = node.kind === 'box' || (node.kind === 'image' && isPicture(measured));
  const isSet = readPx(measured.declarations.get('width')) !== null && mayGrow;
  const isPart = node.drawn.width > smallWidth || hasDivider(measured, available);
  if (isSet && isPart) {
    if (declarations.has('flex')) narrower.push({ property: 'max-width', value: '100%', below });
    else narrower.push({ property: 'flex-grow', value: '1', below });
    turnDivider({ declarations, narrower }, available);
    if (isPicture(measured)) narrower.push(...heightOfPicture(measured, below));
  } else if (lastInFlow?.node.id === node.id && endsAtRight(measured) && !declarations.has('margin-left'))
    narrower.push({ property: 'margin-left', value: 'auto', below });
}

/** px of the viewport below which a page is on a phone, and of the space in its gutters. */
const phoneWindow = 640;
const phoneGutters = 48;
/** px of the least height of a button. */
const minButtonHeight = 32;

/** Whether a node is a small painted box around one text. */
function isButton(measured: MeasuredNode): boolean {
  const { node, children, textWrap } = measured;
  const { width, height } = node.drawn;
  const inFlow = children.filter(isInFlow);
  const hasSize = width <= smallWidth && height >= minButtonHeight && height <= maxControlHeight;
  const texts = inFlow.filter((child) => child.textWrap !== 'none');
  return node.kind === 'box' && isPainted(node) && hasSize && textWrap !== 'none' && texts.length === 1;
}

/** Whether what fills a row are fields with words and what is beside them ends with a button. */
export function isForm(row: MeasuredNode): boolean {
  const inFlow = row.children.filter(isInFlow);
  const fills = inFlow.filter(fillsRow);
  const last = inFlow.at(-1);
  const areFields = fills.every(
    (one) =>
      one.node.kind === 'box' &&
      one.textWrap !== 'none' &&
      one.node.drawn.height <= maxFieldHeight &&
      (isPainted(one.node) || isPainted(row.node)),
  );
  return fills.length > 0 && areFields && last !== undefined && !fillsRow(last) && isButton(last);
}

/** px of the highest field with its label in it. */
const maxFieldHeight = 96;

/** Lets a button take its whole line on a phone, with its words in the middle. */
function fillWithButton(
  { declarations, narrower }: Pick<StyleDraft, 'declarations' | 'narrower'>,
  { flow }: MeasuredNode,
  below: number,
): void {
  narrower.push({ property: 'flex-grow', value: '1', below });
  const centre = flow === 'row' ? 'justify-content' : 'align-items';
  if (declarations.get(centre) !== 'center') narrower.push({ property: centre, value: 'center', below });
}

/**
 * Whether words at the start of a row are followed by several small items that would not all fit beside them on a phone: they
 * stay together on the line below.
 */
export function actionsBreakLine({ children, gap }: MeasuredNode, flexBasis: number): boolean {
  const [first, ...others] = children.filter(isInFlow);
  if (first === undefined || !fillsRow(first) || first.textWrap === 'none') return false;
  if (others.length < 2 || !others.every(isButton)) return false;
  const line = others.reduce((sum, one) => sum + one.node.drawn.width, gap * (others.length - 1));
  const left = commonPhone - phoneGutters;
  return line <= left && line + gap + flexBasis > left;
}

/** px by which each item that grows in a row that may wrap does so, as drawn. */
export function growthOf(
  { children, gap }: MeasuredNode,
  { rowWrapping, flexBasis }: RowWrappingPlan,
  width: number,
): number {
  const inFlow = children.filter(isInFlow);
  const grows = (one: MeasuredNode) => fillsRow(one) || isShrinkable(one);
  const basis = (one: MeasuredNode) => {
    if (fillsRow(one)) return flexBasis;
    return (isShrinkable(one) ? one.comfortableWidth : one.node.drawn.width) + marginOf(one, 'left');
  };
  const taken = inFlow.reduce((sum, one) => sum + basis(one), gap * Math.max(0, inFlow.length - 1));
  const count = inFlow.filter(grows).length;
  return rowWrapping === 'never' || count === 0 ? 0 : Math.max(0, width - taken) / count;
}

/** Whether the content of a node is at its right edge. */
function endsAtRight({ node, flow, declarations }: MeasuredNode): boolean {
  if (node.kind === 'text') return declarations.get('text-align') === 'right';
  return declarations.get(flow === 'row' ? 'justify-content' : 'align-items') === 'flex-end';
}

/** Whether a column of words has a line at its start, which parts it from what is before it. */
function hasDivider(
  { declarations, flow, textWrap, node }: MeasuredNode,
  { precedingWidth }: AvailableSpace,
): boolean {
  const isColumn = flow === 'column' && textWrap !== 'none' && node.drawn.width > smallWidth / 2;
  return isColumn && precedingWidth > 0 && declarations.has('border-left') && !declarations.has('border');
}

/** Makes the line between two columns one between what is above and below. */
function turnDivider(
  { declarations, narrower }: Pick<StyleDraft, 'declarations' | 'narrower'>,
  { wrapsBelow: below, precedingWidth }: AvailableSpace,
): void {
  const line = declarations.get('border-left');
  if (below === null || precedingWidth === 0 || line === undefined || declarations.has('border-top')) return;
  narrower.push(
    { property: 'border-left', value: 'none', below },
    { property: 'border-top', value: line, below },
  );
}

/** The share of a picture's height up to which something on it needs that height. */
const maxContentShare = 0.5;

/** Whether a node is a picture with little or nothing on it, so that only the items beside it make its height. */
function isPicture({ node, declarations, requiredHeight, children }: MeasuredNode): boolean {
  const isFree = ['height', 'min-height', 'aspect-ratio'].every((name) => !declarations.has(name));
  const paints = ['background', 'background-image'].some((name) => declarations.get(name)?.includes('url('));
  const isCovered = paints || children.some((child) => isBackdropImage(child, node.drawn));
  const isShown =
    node.kind === 'image' || (isCovered && requiredHeight <= maxContentShare * node.drawn.height);
  return isFree && isShown;
}

/** Whether a child of a box is an image that covers it. */
function isBackdropImage({ node, isAbsolute }: MeasuredNode, { width, height }: DrawnBox): boolean {
  const covers = node.drawn.width >= width - 1 && node.drawn.height >= height - 1;
  return node.kind === 'image' && node.visible && isAbsolute && covers;
}

/** Lets a photograph that was drawn as high as its row stay so where what is beside it gets higher. */
export function stretchPicture(
  { declarations, narrower }: StyleDraft,
  { node, isAbsolute }: MeasuredNode,
  { flow, rowWrapping, height, alignsItems, pageWidth }: AvailableSpace,
): void {
  const isWhole = Math.abs(node.drawn.height - height) <= 1 && node.drawn.width > smallWidth;
  const isFree = !declarations.has('align-self') && !declarations.has('height');
  if (node.kind !== 'image' || isAbsolute || flow !== 'row' || rowWrapping === 'never') return;
  if (!isWhole || !isFree || alignsItems === 'stretch') return;
  narrower.push({ property: 'align-self', value: 'stretch', below: pageWidth });
  if (!declarations.has('object-fit'))
    narrower.push({ property: 'object-fit', value: 'cover', below: pageWidth });
}

/** Whether a photograph ends a painted row at its edge, whose other items have a padding before them. */
function isBleeding({ node, flow, children, padding }: MeasuredNode): boolean {
  const last = children.findLast(isInFlow);
  const { x = 0, width } = node.drawn;
  const end = last === undefined ? 0 : (last.node.drawn.x ?? 0) + last.node.drawn.width;
  const isAtEnd = Math.abs(x + width - end) <= 1 && padding.right === 0 && padding.left >= minGap.beside;
  return flow === 'row' && isPainted(node) && last?.node.kind === 'image' && isAtEnd;
}

/** Removes the padding before the items of a row where a photograph that reached its edge has a line of its own. */
export function bleedPicture(
  { declarations, narrower }: StyleDraft,
  row: MeasuredNode,
  { wrapsBelow: below }: AvailableSpace,
): void {
  if (below === null || !isBleeding(row)) return;
  const [top, , bottom] = expandSides(declarations.get('padding') ?? '0');
  narrower.push({ property: 'padding', value: sidesShorthand([top, '0', bottom, '0']), below });
}

/** The height that a picture needs where nothing is beside it: its drawn shape, but no higher than drawn. */
function heightOfPicture({ node: { drawn } }: MeasuredNode, below: number): readonly Declaration[] {
  return drawn.height <= drawn.width
    ? [{ property: 'aspect-ratio', value: aspectRatioOf(drawn), below }]
    : [{ property: 'min-height', value: px(drawn.height), below }];
}

/** The share of the page from which a row goes across it. */
const minAcross = 0.75;
/** px from which a margin places an item in its row. */
export const minPlacingMargin = 16;

/** px of the width of most phones. */
export const commonPhone = 390;

/** Whether a node is a wide box with a set width and content that needs clearly less. */
export function isShrinkable({ node, declarations, comfortableWidth }: MeasuredNode): boolean {
  return (
    node.kind === 'box' &&
    declarations.has('width') &&
    node.drawn.width > smallWidth &&
    comfortableWidth < 0.85 * node.drawn.width
  );
}

/** Lets a row wrap. */
export function declareRowWrapping(
  { declarations, narrower }: StyleDraft,
  row: MeasuredNode,
  { rowWrapping, wrapsBelow, pageWidth }: AvailableSpace,
): void {
  const { children, declarations: drawn } = row;
  if (row.node.drawn.width >= pageWidth - 1) keepGutters({ declarations, narrower }, row, wrapsBelow);
  if (wrapsBelow !== null) alignLines({ declarations, narrower }, row, wrapsBelow);
  if (drawn.has('flex-wrap')) return;
  const declareWrapping = (property: string, value: string) => {
    if (rowWrapping === 'always') declarations.set(property, value);
    else narrower.push({ property, value, below: pageWidth });
  };
  declareWrapping('flex-wrap', 'wrap');
  const gap = readPx(declarations.get('gap'));
  // The gap of several lines is no wider than that of parts; a wider one shrinks by itself.
  if (gap !== null && gap > minGap.lines && gap < minShrinkableGap)
    declareWrapping('gap', `${px(minGap.lines)} ${px(gap)}`);
  if (!declarations.has('gap') && children.length > 1)
    declareWrapping(isSpreadApart(row) ? 'gap' : 'row-gap', px(minGap.beside));
  widenForRounding(declarations, row);
}

/** Keeps a least gap between the items of a row that does not wrap, where only the space that they leave parts them. */
export function partSpreadItems({ declarations }: StyleDraft, row: MeasuredNode): void {
  const mayGrow = row.children.some(
    (child) => isInFlow(child) && child.textWrap !== 'none' && child.node.drawn.width > smallWidth,
  );
  if (row.flow === 'row' && !declarations.has('gap') && mayGrow && isSpreadApart(row))
    declarations.set('gap', px(minGap.beside));
}

/** Whether the space that is left in a row parts its items, all of them by more than the least gap. */
function isSpreadApart({ node, children, padding, declarations }: MeasuredNode): boolean {
  const inFlow = children.filter(isInFlow);
  if (declarations.get('justify-content') !== 'space-between' || declarations.has('column-gap')) return false;
  const taken = inFlow.reduce((sum, one) => sum + one.node.drawn.width + marginOf(one, 'left'), 0);
  const left = node.drawn.width - padding.left - padding.right - taken;
  return inFlow.length > 1 && left / (inFlow.length - 1) >= minGap.beside;
}

/** Lets the lines of a row begin at its start, and keeps space between items whose margins go. */
function alignLines(
  { declarations, narrower }: Pick<StyleDraft, 'declarations' | 'narrower'>,
  row: MeasuredNode,
  below: number,
): void {
  const { children, gap } = row;
  if (declarations.get('justify-content') === 'flex-end')
    narrower.push({ property: 'justify-content', value: 'flex-start', below });
  const [, ...others] = children.filter(isInFlow);
  if (
    gap < minGap.beside &&
    !isSpreadApart(row) &&
    others.some((one) => marginOf(one, 'left') >= minPlacingMargin)
  )
    narrower.push({ property: 'column-gap', value: px(minGap.beside), below });
}

/**
 * Keeps the items of a row from edge to edge of the page away from the edges, if they were drawn so: those of a centred row
 * at every width, others where it has several lines.
 */
function keepGutters(
  { declarations, narrower }: Pick<StyleDraft, 'declarations' | 'narrower'>,
  { node, children, padding }: MeasuredNode,
  wrapsBelow: number | null,
): void {
  const { x: start = 0, width } = node.drawn;
  const edges = children.filter(isInFlow).map(({ node: { drawn } }) => ({
    before: (drawn.x ?? 0) - start,
    after: start + width - (drawn.x ?? 0) - drawn.width,
  }));
  const hadGutters = edges.every(({ before, after }) => before >= minGap.beside && after >= minGap.beside);
  if (!hadGutters || padding.left > 0 || padding.right > 0) return;
  const [top, , bottom] = expandSides(declarations.get('padding') ?? '0');
  const value = sidesShorthand([top, px(minGap.beside), bottom, px(minGap.beside)]);
  if (declarations.get('justify-content') === 'center') declarations.set('padding', value);
  else if (wrapsBelow !== null) narrower.push({ property: 'padding', value, below: wrapsBelow });
}

/** px of the least padding that an item needs beside that of its row. */
const minInset = 8;

/**
 * Returns what keeps words away from the edges of a painted row in narrow windows, where they may be its highest item or a
 * line of their own. As drawn, the space above and below them came from a higher item, and that at their side from the
 * item beside them.
 */
export function padLines(
  row: MeasuredNode,
  { wrapsBelow, pageWidth }: Pick<AvailableSpace, 'wrapsBelow' | 'pageWidth'>,
): ReadonlyMap<MeasuredNode, Style> {
  const padded = new Map<MeasuredNode, Style>();
  const inFlow = row.children.filter(isInFlow);
  if (row.flow !== 'row' || inFlow.length < 2 || !isPainted(row.node)) return padded;
  const { drawn: around } = row.node;
  const bleeds = wrapsBelow !== null && isBleeding(row);
  for (const item of inFlow) {
    const { drawn, kind } = item.node;
    if (item.textWrap === 'none' || isPainted(item.node) || (wrapsBelow === null && kind !== 'box')) continue;
    const [top, right, bottom, left] = expandSides(item.declarations.get('padding') ?? '0');
    if (drawn.x === undefined || drawn.y === undefined || top !== '0' || bottom !== '0') continue;
    const above = drawn.y - (around.y ?? 0);
    const below = around.height - above - drawn.height;
    const before = drawn.x - (around.x ?? 0);
    const beside = around.width - before - drawn.width;
    // The padding of the row remains, so only what is more than that has to become the item's.
    const inset = (space: number, own: number, declared: string): string => {
      const rest = Math.min(space, minGap.lines) - own;
      return space >= minGap.beside && own < minGap.beside && rest >= minInset ? px(rest) : declared;
    };
    const [start, end] = [inset(above, row.padding.top, top), inset(below, row.padding.bottom, bottom)];
    const sides = [inset(beside, row.padding.right, right), inset(before, row.padding.left, left)] as const;
    // What has a padding at one side already keeps it where the row has several lines.
    const [after, first] = right === '0' && left === '0' ? sides : [right, left];
    const next = inFlow[inFlow.indexOf(item) + 1];
    const touchesPicture = row.gap === 0 && next?.node.kind === 'image' && marginOf(next, 'left') === 0;
    const narrow = sidesShorthand([
      start,
      touchesPicture && right === '0' && fillsRow(item) ? px(minGap.beside) : right,
      end,
      left,
    ]);
    const lines = sidesShorthand([start, after, end, bleeds ? px(minGap.lines) : first]);
    const style: Declaration[] = [];
    if (kind === 'box' && narrow !== sidesShorthand([top, right, bottom, left]))
      style.push({ property: 'padding', value: narrow, below: pageWidth });
    if (wrapsBelow !== null && lines !== narrow)
      style.push({ property: 'padding', value: lines, below: wrapsBelow });
    else if (wrapsBelow !== null && kind !== 'box' && lines !== '0')
      style.push({ property: 'padding', value: lines, below: wrapsBelow });
    if (style.length > 0) padded.set(item, style);
  }
  return padded;
}

/** Firefox rounds each length to a multiple of 1/60 px. */
const roundingUnitsPerPx = 60;
/** The largest sum of rounding differences in a row, in rounding units. */
const maxRounding = 6;

/**
 * Widens a row to the rounded width of its items. In Firefox items that exactly fill a row may be rounded to more than
 * the row's width, and would wrap.
 */
function widenForRounding(declarations: DeclarationMap, row: MeasuredNode): void {
  const needed = roundedRowWidth(row);
  if (needed === null) return;
  for (const property of ['width', 'max-width']) {
    const own = readPx(declarations.get(property));
    if (own === null) continue;
    const missing = needed - roundedLength(own);
    if (missing > 0 && missing <= maxRounding)
      declarations.set(property, px(Math.ceil((100 * needed) / roundingUnitsPerPx) / 100));
  }
}

/** The width of a row whose items have set widths, in rounding units; `null` for other nodes. */
function roundedRowWidth({ flow, children, gap, padding }: MeasuredNode): number | null {
  const inFlow = children.filter(isInFlow);
  if (flow !== 'row' || inFlow.length === 0) return null;
  let line = roundedLength(padding.left) + roundedLength(padding.right);
  line += roundedLength(gap) * (inFlow.length - 1);
  for (const child of inFlow) {
    const own = readPx(child.declarations.get('width'));
    if (own === null || child.declarations.has('flex')) return null;
    const inside = roundedRowWidth(child) ?? 0;
    const isFilled = Math.abs(inside - roundedLength(own)) <= maxRounding;
    line += Math.max(roundedLength(own), isFilled ? inside : 0) + roundedLength(marginOf(child, 'left'));
  }
  return line;
}

function roundedLength(length: number): number {
  return Math.round(length * roundingUnitsPerPx);
}

/** Lets columns of a set width shrink, and reduces their number where they get too narrow for their content. */
export function reflowGrid(
  { declarations, narrower }: StyleDraft,
  measured: MeasuredNode,
  available: AvailableSpace,
): void {
  const columns = declarations.get('grid-template-columns');
  if (measured.flow !== 'grid' || columns === undefined || isReflowing(columns)) return;
  const fitted = splitCssValues(columns).map((track) =>
    track.replace(/^(repeat\(\d+, )?(\d[\d.]*px)(\)?)$/, '$1minmax(0, $2)$3'),
  );
  declarations.set('grid-template-columns', fitted.join(' '));
  growRows({ declarations, narrower }, measured, available);
  for (const { below, count } of available.isDefinite ? findColumnReductions(measured, available) : []) {
    const value = count === 1 ? 'minmax(0, 1fr)' : `repeat(${count}, minmax(0, 1fr))`;
    narrower.push({ property: 'grid-template-columns', value, below });
    if (declarations.has('grid-template-rows'))
      narrower.push({ property: 'grid-template-rows', value: 'none', below });
  }
}

/** px up to which a row has the height of a line between two others, and keeps it. */
const maxLineHeight = 2;

/** Lets rows of a set height grow with their content; where that was drawn higher, only in narrower viewports. */
function growRows(
  { declarations, narrower }: Pick<StyleDraft, 'declarations' | 'narrower'>,
  { children }: MeasuredNode,
  { pageWidth }: AvailableSpace,
): void {
  const rows = declarations.get('grid-template-rows');
  const cells = children.filter(isInFlow);
  if (rows === undefined || cells.every(({ textWrap }) => textWrap === 'none')) return;
  const value = splitCssValues(rows).map(growTrack).join(' ');
  if (value === rows) return;
  const fits = cells.every(({ requiredHeight, node }) => requiredHeight <= node.drawn.height + 0.5);
  if (fits) declarations.set('grid-template-rows', value);
  else narrower.push({ property: 'grid-template-rows', value, below: pageWidth });
}

function growTrack(track: string): string {
  const [, start = '', length = '', end = ''] = /^(repeat\(\d+, )?(\d[\d.]*px)(\)?)$/.exec(track) ?? [];
  return Number.parseFloat(length) > maxLineHeight ? `${start}minmax(${length}, auto)${end}` : track;
}

/** Lets a cell take the next free position where its grid has fewer columns. */
export function reflowCell({ declarations, narrower }: StyleDraft, available: AvailableSpace): void {
  const span = Number(/span (\d+)/.exec(declarations.get('grid-column') ?? '')?.[1] ?? 1);
  for (const { below, count } of available.columns) {
    if (declarations.has('grid-column')) {
      const value = span > 1 && count > 1 ? `span ${Math.min(span, count)}` : 'auto';
      narrower.push({ property: 'grid-column', value, below });
    }
    if (declarations.has('grid-row')) narrower.push({ property: 'grid-row', value: 'auto', below });
  }
}

/** Finds the viewports in which a grid has fewer columns. */
export function findColumnReductions(
  measured: MeasuredNode,
  available: AvailableSpace,
): readonly ColumnReduction[] {
  const { declarations, children, gap, node, padding } = measured;
  const tracks = declarations.get('grid-template-columns') ?? '';
  const own = isReflowing(tracks) ? 0 : countTracks(tracks);
  if (own < 2) return [];
  const cells = children.filter(isInFlow);
  // The parts of a bar with icons and labels stay beside each other.
  if (cells.length === own && own > 3 && cells.every((cell) => cell.node.drawn.width <= smallWidth / 2))
    return [];
  const sides = padding.left + padding.right;
  // The columns of a page for phones were drawn for little space.
  const isPhone = isPhoneWidth(available.pageWidth);
  const columnWidth = cells.reduce(
    (width, cell) =>
      Math.max(width, Math.min(isPhone ? cell.wordWidth : cell.comfortableWidth, 1.5 * smallWidth)),
    0,
  );
  const drawnWidth = Math.max(1, node.drawn.width - sides - gap * (own - 1));
  // Columns that share a width by other factors than 1 keep these until all of them go.
  const shared = isShared(tracks)
    ? Math.max(
        minSharedWidth * drawnWidth,
        ...cells.map(
          ({ comfortableWidth, node: cell }) =>
            Math.min(comfortableWidth, 1.5 * smallWidth) * (drawnWidth / cell.drawn.width),
        ),
      )
    : null;
  const requiredWidth = (count: number) =>
    (count === own && shared !== null ? shared : count * columnWidth) + gap * (count - 1);
  const widthAt = innerWidthAt(measured, available);
  const found: ColumnReduction[] = [];
  for (const breakpoint of breakpointsBelow(available.pageWidth)) {
    const width = widthAt(breakpoint.narrowest);
    const former = found.at(-1)?.count ?? own;
    const counts = columnCounts(own, cells.length, shared !== null);
    const count = counts.find((each) => each <= former && requiredWidth(each) <= width) ?? 1;
    if (count < former) found.push({ below: breakpoint.below, count });
  }
  return found;
}

/** The fraction of their drawn width that panels of different widths keep beside each other. */
const minSharedWidth = 0.7;

/** Whether columns share the width of their grid unequally. */
function isShared(tracks: string): boolean {
  const list = splitCssValues(tracks);
  return list.length > 1 && list.every((track) => /^minmax\(0, [\d.]+fr\)$/.test(track));
}

/** The numbers of columns that a grid may have: with two of them, a single row of three would have a cell alone. */
function columnCounts(own: number, cells: number, isUneven: boolean): readonly number[] {
  const leavesOne = cells === own && own === 3;
  if (leavesOne || isUneven) return [own, 1];
  return cells === own && own > 4 && own % 2 === 0 ? [own, own / 2, 2, 1] : [own, 2, 1];
}

/** Whether a row has as many columns as fit. */
function isReflowing(columns: string): boolean {
  return columns.startsWith('repeat(auto-fit');
}

function countTracks(columns: string): number {
  return splitCssValues(columns).reduce(
    (sum, track) => sum + Number(/^repeat\((\d+)/.exec(track)?.[1] ?? 1),
    0,
  );
}
