/**
 * Structures whose columns stay columns where a page is narrow. The side bar of a page keeps its width beside the
 * content, which takes the rest, until the page is too narrow for both. The rows of a table stay as they were drawn, and
 * scroll in their own box: a row that wraps puts values below other columns' heads.
 */
import { expandSides, px, readPx, sidesShorthand } from '../../css/css-values.ts';
import { isPainted } from '../../css/style-queries.ts';
import type { Declaration, DrawnBox, LayoutBox, LayoutNode } from '../layout-tree.ts';
import { driftTolerance } from '../tolerances.ts';
import type { AvailableSpace } from './available-space.ts';
import { breakpointsBelow, isPhoneWidth } from './breakpoints.ts';
import type { LengthReader } from './length-reader.ts';
import {
  alignOf,
  isInFlow,
  marginOf,
  type MeasuredNode,
  measureWidths,
  smallWidth,
} from './measure-widths.ts';
import { minGap } from './shrink-spacing.ts';

/** Shares of a side bar in the row that it is in: its width at most, its height at least. */
const barShares = { width: 0.3, height: 0.9 };
/** px that the content beside a side bar needs, and the height of a page that has one. */
export const besideBar = { width: 400, height: 500 };

/** Lets the content beside a side bar take the rest of the width; returns other nodes as they are. */
export function keepSidebar(row: MeasuredNode, available: AvailableSpace): MeasuredNode {
  const { pageWidth, isDefinite, flow } = available;
  const items = row.children.filter(isInFlow);
  const [first, second] = items;
  if (row.flow !== 'row' || !isDefinite || items.length !== 2 || !first || !second) return row;
  const { width, height } = row.node.drawn;
  const inner = width - row.padding.left - row.padding.right;
  const rest = inner - first.node.drawn.width - second.node.drawn.width - row.gap;
  const isWhole = rest <= 1;
  const isEdge = width >= pageWidth - 1;
  const bar = [first, second].find((one) => isEdge && isBar(one, width, height));
  const content = bar === first ? second : first;
  if (!isWhole) {
    const isAtEnd = bar === first && rest <= maxGutter && row.gap >= minGap.beside;
    const stacked = breakpointFor(first.node.drawn.width + besideBar.width, pageWidth);
    const inset = isAtEnd && isPlainColumn(content) ? insetEnd(row, content, rest, stacked) : row;
    return inset === row ? row : keepSidebar(inset, available);
  }
  if (bar === undefined) return keepAside(row, [first, second], inner, available);
  if (isBar(content, width, height)) return row;
  const below = breakpointFor(bar.node.drawn.width + besideBar.width, pageWidth);
  const isFilled = fillHeight(content, row) !== content;
  const around = isFilled
    ? withDeclarations(row, { 'align-items': null, height: null, 'min-height': null })
    : row;
  const isWindow = flow === 'page' && bar.node.drawn.height >= height - 1;
  const kept = withDeclarations(bar, {
    'flex-shrink': '0',
    'align-self': 'stretch',
    // A bar as high as the page is as high as the window at least, and as what is beside it.
    ...(isWindow ? { height: null, 'min-height': '100vh' } : {}),
  });
  const lower: Declaration = { property: 'min-height', value: '0', below };
  const placed = withNarrower(fillBar(placeEnd(kept)), [lower]);
  return besideEachOther(around, [bar, placed], [content, fillHeight(content, row)], below);
}

/** px between content beside a side bar and the end of the page, at most. */
const maxGutter = 64;

function isPlainColumn({ node, flow, declarations }: MeasuredNode): boolean {
  const isFree = marginless.every((name) => !declarations.has(name)) && !declarations.has('padding');
  return node.kind === 'box' && flow === 'column' && !isPainted(node) && isFree;
}

/**
 * Makes the space between the content beside a side bar and the end of the page a padding of the content, on both sides
 * where it is below the bar.
 */
function insetEnd(row: MeasuredNode, content: MeasuredNode, rest: number, below: number): MeasuredNode {
  const { node } = content;
  const wider = { ...node, drawn: { ...node.drawn, width: node.drawn.width + rest } };
  const padded = withDeclarations(
    { ...content, node: wider, padding: { ...content.padding, right: rest } },
    { padding: sidesShorthand(['0', px(rest), '0', '0']) },
  );
  const sides = sidesShorthand(['0', px(rest), '0', px(rest)]);
  const inset = withNarrower(padded, [{ property: 'padding', value: sides, below }]);
  return { ...row, children: row.children.map((child) => (child === content ? inset : child)) };
}

/** The viewport in px below which two columns that need so many px are above each other. */
function breakpointFor(needed: number, pageWidth: number): number {
  return breakpointsBelow(pageWidth).findLast((one) => one.below >= needed)?.below ?? pageWidth;
}

/** A row whose content takes what a column of a set width leaves, until both are above each other. */
function besideEachOther(
  row: MeasuredNode,
  [bar, kept]: readonly [MeasuredNode, MeasuredNode],
  [content, wide]: readonly [MeasuredNode, MeasuredNode],
  below: number,
): MeasuredNode {
  const narrower = (property: string, value: string): Declaration => ({ property, value, below });
  const fills = withDeclarations(wide, {
    width: null,
    flex: '1 1 0',
    'flex-shrink': null,
    'min-width': '0',
  });
  const change = (one: MeasuredNode): MeasuredNode => {
    if (one === bar) return withNarrower(kept, [narrower('width', 'auto')]);
    if (one !== content) return one;
    return withNarrower(fills, [narrower('flex', '0 1 auto'), narrower('align-self', 'stretch')]);
  };
  const stacked = withNarrower({ ...row, needsWrapping: false }, [narrower('flex-direction', 'column')]);
  const stretched = withNarrower(stacked, [narrower('align-items', 'stretch')]);
  return { ...stretched, children: row.children.map(change) };
}

/** Shares of a row across a page that a column beside its content takes at most and the content at least, and the row itself. */
const asideShares = { width: 0.35, content: 0.5, row: 0.75 };

/**
 * Lets the content of a page take what a narrow column beside it leaves, such as the filters of a list, where both are high
 * and neither follows the width of the row. Returns other rows as they are.
 */
function keepAside(
  row: MeasuredNode,
  items: readonly MeasuredNode[],
  width: number,
  { pageWidth }: AvailableSpace,
): MeasuredNode {
  if (isPhoneWidth(pageWidth) || width < asideShares.row * pageWidth || !items.every(isHighColumn))
    return row;
  const aside = items.find(({ node }) => node.drawn.width <= asideShares.width * width);
  const content = items.find(({ node }) => node.drawn.width >= asideShares.content * width);
  if (aside === undefined || content === undefined) return row;
  const outside = pageWidth - width;
  const least = Math.max(besideBar.width, content.node.drawn.width / 2);
  const below = breakpointFor(outside + aside.node.drawn.width + row.gap + least, pageWidth);
  const kept = withDeclarations(stretchWhole(aside), {
    width: px(aside.node.drawn.width),
    'flex-shrink': '0',
  });
  return besideEachOther(row, [aside, kept], [content, stretchWhole(content)], below);
}

/** Lets the boxes that are as wide as their column follow its width. */
function stretchWhole(column: MeasuredNode): MeasuredNode {
  const width = column.node.drawn.width - column.padding.left - column.padding.right;
  const children = column.children.map((child) => {
    const isWhole = Math.abs(child.node.drawn.width - width) <= driftTolerance;
    const isFree =
      isInFlow(child) &&
      child.node.kind === 'box' &&
      marginless.every((name) => !child.declarations.has(name));
    if (!isWhole || !isFree) return child;
    return withDeclarations(child, { width: null, 'max-width': null, 'align-self': 'stretch' });
  });
  return { ...column, children };
}

/** Whether a node is a high column, in which words may wrap, of its own width. */
function isHighColumn({ node, flow, textWrap, declarations }: MeasuredNode): boolean {
  const isColumn = node.kind === 'box' && flow === 'column' && node.drawn.height >= besideBar.height;
  const isFree = !['flex', 'margin-left', 'margin-right'].some((name) => declarations.has(name));
  return isColumn && isFree && textWrap !== 'none' && !/%/.test(declarations.get('width') ?? '');
}

/** Shares of their row that a card and the text beside it take, and px of the height from which this is a column. */
const textColumn = { card: 0.5, text: 0.4, row: 0.6, height: 240 };

/**
 * Lets a column of text take what a card beside it leaves, where both were placed by hand at the ends of a row across the
 * page. Returns other nodes as they are.
 */
export function fillBesideCard(row: MeasuredNode, { pageWidth, isDefinite }: AvailableSpace): MeasuredNode {
  const { flow, node, padding, declarations, children } = row;
  const [first, second, more] = children.filter(isInFlow);
  if (flow !== 'row' || !isDefinite || first === undefined || second === undefined || more !== undefined)
    return row;
  const isSpread = declarations.get('justify-content') === 'space-between' && !declarations.has('flex-wrap');
  if (!isSpread || isPhoneWidth(pageWidth) || node.drawn.width < textColumn.row * pageWidth) return row;
  const text = first.node.drawn.width > second.node.drawn.width ? first : second;
  const card = text === first ? second : first;
  const width = node.drawn.width - padding.left - padding.right;
  const gap = Math.round(width - text.node.drawn.width - card.node.drawn.width);
  const isCard = card.node.kind === 'box' && isPainted(card.node) && card.node.drawn.width > smallWidth;
  if (!isCard || card.node.drawn.width > textColumn.card * width || gap < minGap.beside) return row;
  if (!isTextColumn(text, width) || [text, card].some((one) => one.declarations.has('flex'))) return row;
  const filled = withDeclarations(text, { width: null, 'max-width': null, flex: '1 1 0', 'min-width': '0' });
  return {
    ...withDeclarations(row, { 'justify-content': null, gap: px(gap) }),
    children: children.map((child) => (child === text ? filled : child)),
    gap,
  };
}

function isTextColumn({ node, flow, textWrap, declarations }: MeasuredNode, width: number): boolean {
  const isWide = node.drawn.width >= textColumn.text * width && node.drawn.height >= textColumn.height;
  const isPlain = node.kind === 'box' && flow === 'column' && !isPainted(node);
  return isPlain && isWide && textWrap !== 'none' && marginless.every((name) => !declarations.has(name));
}

const marginless = ['margin', 'margin-left', 'margin-right'];

/** The share of a bar's content from which an item was made for its whole width. */
const minWholeShare = 0.8;

/** Lets the items of a bar that centres them fill it, at their drawn distance to its sides, so that they grow with it. */
function fillBar(bar: MeasuredNode): MeasuredNode {
  const { node, flow, padding, declarations } = bar;
  const width = node.drawn.width - padding.left - padding.right;
  if (flow !== 'column' || declarations.get('align-items') !== 'center') return bar;
  const children = bar.children.map((child) => {
    const { width: own } = child.node.drawn;
    const isFree = ['align-self', 'margin', 'margin-left', 'margin-right', 'max-width'].every(
      (name) => !child.declarations.has(name),
    );
    const isWhole = own >= minWholeShare * width && own <= width;
    if (!isInFlow(child) || child.node.kind !== 'box' || !isFree || !isWhole) return child;
    const side = (width - own) / 2;
    const margins = side > 0 ? { 'margin-left': px(side), 'margin-right': px(side) } : {};
    return withDeclarations(child, { width: null, 'align-self': 'stretch', ...margins });
  });
  return { ...bar, children };
}

/** px of a distance that is the space left in a bar, how many times as wide as others it is, and what may be missing. */
const restOfBar = { least: 96, ratio: 3, tolerance: 3 };

/** Places the last group of a bar at its end where the bar was drawn exactly as high as what is in it. */
function placeEnd(bar: MeasuredNode): MeasuredNode {
  const { node, flow, padding, gap, children, declarations } = bar;
  const inFlow = children.filter(isInFlow);
  if (flow !== 'column' || inFlow.length < 2 || declarations.has('justify-content')) return bar;
  const margins = inFlow.map((child) => marginOf(child, 'top'));
  const rest = Math.max(...margins.slice(1));
  const at = margins.lastIndexOf(rest);
  const heights = inFlow.map((child, index) => child.node.drawn.height + (margins[index] ?? 0));
  const taken = heights.reduce((sum, height) => sum + height, gap * (inFlow.length - 1));
  const left = node.drawn.height - padding.top - padding.bottom - taken;
  const isRest = rest >= restOfBar.least && Math.abs(left) <= restOfBar.tolerance;
  if (!isRest || margins.some((margin, index) => index !== at && restOfBar.ratio * margin >= rest))
    return bar;
  const placed = inFlow[at];
  const moved = children.map((child) =>
    child === placed ? withDeclarations(child, { 'margin-top': 'auto' }) : child,
  );
  return { ...bar, children: moved };
}

/** Content that ends with its row and begins below its top is as high as the row, with the space above it as its padding. */
function fillHeight(content: MeasuredNode, row: MeasuredNode): MeasuredNode {
  const { node, declarations, padding } = content;
  const above = row.node.drawn.height - row.padding.top - row.padding.bottom - node.drawn.height;
  const align = alignOf(content, row);
  const isPlain = node.kind === 'box' && !isPainted(node) && content.flow === 'column';
  const isFree = ['height', 'min-height', 'margin-top', 'justify-content'].every(
    (name) => !declarations.has(name),
  );
  if (align !== 'flex-end' || above <= 0 || !isPlain || !isFree) return content;
  const [top, right, bottom, left] = expandSides(declarations.get('padding') ?? '0');
  const own = readPx(top) ?? 0;
  const filled = withDeclarations(content, {
    'align-self': null,
    padding: sidesShorthand([px(own + above), right, bottom, left]),
  });
  return { ...filled, padding: { ...padding, top: padding.top + above } };
}

function isBar({ node, textWrap }: MeasuredNode, width: number, height: number): boolean {
  const { drawn } = node;
  return (
    node.kind === 'box' &&
    textWrap !== 'none' &&
    drawn.width <= barShares.width * width &&
    drawn.height >= Math.max(besideBar.height, barShares.height * height)
  );
}

/** Rows and columns from which rows are a table, and px of the highest row. */
const tableSize = { rows: 3, columns: 4, rowHeight: 100 };
/** px by which cells of one column may begin at other places. */
const columnTolerance = 3;

/** Whether a node is a column of rows with at least four cells at the same places, most of them words. */
export function isTable(node: MeasuredNode): boolean {
  return findTableRows(node).length > 0;
}

/** Returns the rows with cells at the same places; none where they are no table. */
function findTableRows({ node, flow, children, declarations }: MeasuredNode): readonly MeasuredNode[] {
  if (flow !== 'column' || node.drawn.width <= 2 * smallWidth || declarations.has('position')) return [];
  const rows = children.filter(isInFlow).filter(isTableRow);
  if (rows.length < tableSize.rows) return [];
  const starts = new Map(rows.map((row) => [row, startsOf(row)]));
  const [reference = []] = [...starts.values()].toSorted((one, other) => other.length - one.length);
  const fitting = rows.filter((row) => {
    const close = (starts.get(row) ?? []).filter((start) => reference.some((one) => isClose(one, start)));
    return close.length >= tableSize.columns;
  });
  return fitting.length >= Math.max(tableSize.rows, 0.6 * rows.length) ? fitting : [];
}

/**
 * Gives the rows of a table a box of their own where something else is above or below them, such as the title of a card
 * and its pagination: only the rows scroll.
 */
export function gatherTable(table: MeasuredNode, read: LengthReader): MeasuredNode {
  const rows = findTableRows(table);
  const { node, children } = table;
  const [first, last] = [rows[0], rows.at(-1)];
  if (node.kind !== 'box' || first === undefined || last === undefined) return table;
  const range = [children.indexOf(first), children.indexOf(last) + 1] as const;
  const inside = children.slice(...range);
  const isWhole = children.every((child) => inside.includes(child) || !isInFlow(child));
  if (isWhole || !inside.every(canBeGathered)) return table;
  const style = node.style.filter(({ property }) => repeatedProperties.has(property));
  const box: LayoutBox = {
    ...{ id: `${node.id};table`, ids: [], kind: 'box', name: 'table area', visible: true, references: {} },
    ...{ link: null, instance: null, componentId: null },
    drawn: unionOf(inside.map(({ node: row }) => row.drawn)),
    style: [...style, { property: 'align-self', value: 'stretch' }],
    children: inside.map(({ node: row }) => row),
  };
  const gathered = measureWidths(box, read);
  return { ...table, children: [...children.slice(0, range[0]), gathered, ...children.slice(range[1])] };
}

/** A row that takes the rest of a height, or is placed by a margin, belongs to the box around it. */
function canBeGathered(row: MeasuredNode): boolean {
  const grows = /^[1-9]/.test(row.declarations.get('flex') ?? '0');
  return isInFlow(row) && !grows && ![...row.declarations.keys()].some((one) => one.startsWith('margin'));
}

/** What lays out the children of a column. */
const repeatedProperties: ReadonlySet<string> = new Set([
  ...['display', 'flex-direction', 'align-items', 'gap', 'row-gap'],
]);

function unionOf(boxes: readonly DrawnBox[]): DrawnBox {
  const [x, y] = [boxes.map((one) => one.x ?? 0), boxes.map((one) => one.y ?? 0)];
  const [left, top] = [Math.min(...x), Math.min(...y)];
  return {
    ...{ x: left, y: top },
    width: Math.max(...boxes.map(({ width }, at) => (x[at] ?? 0) + width)) - left,
    height: Math.max(...boxes.map(({ height }, at) => (y[at] ?? 0) + height)) - top,
  };
}

function isTableRow({ node, flow, children }: MeasuredNode): boolean {
  const cells = children.filter(isInFlow);
  const words = cells.filter(({ textWrap }) => textWrap !== 'none').length;
  return (
    flow === 'row' &&
    node.drawn.height <= tableSize.rowHeight &&
    cells.length >= tableSize.columns &&
    words >= cells.length / 2
  );
}

function startsOf({ children }: MeasuredNode): readonly number[] {
  return children.filter(isInFlow).flatMap(({ node }) => node.drawn.x ?? []);
}

function isClose(one: number, other: number): boolean {
  return Math.abs(one - other) <= columnTolerance;
}

/** The rows of a table keep their drawn width, and the table scrolls where there is less space. */
export function keepTable(table: MeasuredNode, { pageWidth }: AvailableSpace): MeasuredNode {
  const { padding, node } = table;
  const width = node.drawn.width - padding.left - padding.right;
  const scrolls: Declaration = { property: 'overflow-x', value: 'auto', below: pageWidth };
  const needed = Math.max(...table.children.filter(isInFlow).filter(isTableRow).map(leastWidthOf));
  const children = table.children.map((child) => {
    if (!isInTable(child) || child.node.kind !== 'box' || child.node.drawn.width < width - 1) return child;
    const least = Math.ceil(Math.min(child.node.drawn.width, needed));
    return withNarrower(child, [{ property: 'min-width', value: px(least), below: pageWidth }]);
  });
  return withNarrower({ ...table, children, needsWrapping: false }, [scrolls]);
}

/** Whether a child of a table scrolls with its rows: one of them, or a line or a ground without words. */
export function isInTable(child: MeasuredNode): boolean {
  return isInFlow(child) && (child.textWrap === 'none' || isTableRow(child));
}

/** px that a row needs so that its cells stay below each other: cells that fill it are equally wide in each row. */
function leastWidthOf({ children, gap, padding, node }: MeasuredNode): number {
  const cells = children.filter(isInFlow);
  const fills = cells.filter(({ declarations }) => /^1 1 0/.test(declarations.get('flex') ?? ''));
  if (fills.length < 2) return node.drawn.width;
  const widest = Math.max(
    ...fills.map(({ comfortableWidth, minContentWidth }) => Math.max(comfortableWidth, minContentWidth)),
  );
  const others = cells.filter((cell) => !fills.includes(cell));
  const fixed = others.reduce((sum, cell) => sum + cell.node.drawn.width, gap * (cells.length - 1));
  return fixed + widest * fills.length + padding.left + padding.right;
}

function withDeclarations(
  measured: MeasuredNode,
  changes: Readonly<Record<string, string | null>>,
): MeasuredNode {
  const declarations = new Map(measured.declarations);
  for (const [property, value] of Object.entries(changes)) {
    if (value === null) declarations.delete(property);
    else declarations.set(property, value);
  }
  return { ...measured, declarations };
}

function withNarrower(measured: MeasuredNode, style: readonly Declaration[]): MeasuredNode {
  const node: LayoutNode = { ...measured.node, style: [...measured.node.style, ...style] };
  return { ...measured, node };
}
