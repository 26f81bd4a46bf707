/**
 * Reads rows and columns off a column of boxes, which may be a table that is drawn as layers. A box comes in; the rows
 * below a row of headings come out, with the cells of each column. Columns are found by where their cells start, end
 * or have their middle, and not by how wide they are, because a cell is often as wide as its words.
 */
import { textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { expandSides, px, readPx, sidesShorthand } from '../../css/css-values.ts';
import { propertyOf } from '../../css/properties.ts';
import { flowOf, isOutOfFlow, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText, Style } from '../../layout/layout-tree.ts';
import { typefaceKey } from '../element-rules.ts';
import { findTable } from '../lists-and-tables.ts';
import {
  type TableRow,
  type TableCell,
  type TableColumn,
  maxIconSize,
  columnTolerance,
  findExtraColumns,
  startOf,
  endOf,
  type ColumnSlot,
  toSlots,
  isInSlot,
  cellsOf,
  measureColumns,
} from './table-columns.ts';
import { unionOf } from './nested-boxes.ts';

/** A table that layers draw. */
export interface DrawnTable {
  /** The box that contains it. A child with rows of the table and other content is two children here. */
  readonly box: LayoutBox;
  /** The row of headings first. */
  readonly rows: readonly TableRow[];
  readonly columns: readonly TableColumn[];
  /** The first child of the box that is in the table, and the first one after it. */
  readonly range: readonly [start: number, end: number];
  /** Whether the box has nothing else. */
  readonly isWhole: boolean;
  /** The rectangle behind one of its columns. */
  readonly ground: ColumnGround | null;
}

/** A rectangle behind one column. */
export interface ColumnGround {
  readonly node: LayoutBox;
  /** The index of the column. */
  readonly column: number;
}

/** Finds the table that the rows of a box are; `null` where there is none. */
export function findDrawnTable(box: LayoutBox): DrawnTable | null {
  const known = tablesOfBoxes.get(box);
  if (known !== undefined) return known;
  const table = findTableIn(box);
  tablesOfBoxes.set(box, table);
  return table;
}

/** The boxes around a box ask for its table too. */
const tablesOfBoxes = new WeakMap<LayoutBox, DrawnTable | null>();

function findTableIn(box: LayoutBox): DrawnTable | null {
  if (flowOf(box) !== 'column') return null;
  const lines = linesOf(box);
  for (const [index, { row }] of lines.entries()) {
    const heads = row === null ? null : headingsOf(row);
    if (heads === null) continue;
    const found = readTable(box, lines.slice(index), heads);
    if (found === null) continue;
    const divided = divideAround(box, lines, [index, index + found.lineCount]);
    if (divided === box) return found.table;
    const apart = findTableIn(divided);
    if (apart !== null) return apart;
  }
  return null;
}

/** Divides the children of a box that contain some lines of a range and others, so that the others stay beside a table. */
function divideAround(
  box: LayoutBox,
  lines: readonly Line[],
  [start, end]: readonly [start: number, end: number],
): LayoutBox {
  const isInside = (at: number) => lines[at]?.index === lines[at - 1]?.index;
  // The later child first, because dividing one moves those after it.
  return [end, start].reduce((divided, at) => {
    const line = lines[at];
    const layer = line?.painted ?? line?.row;
    return line && layer && isInside(at) ? divideChild(divided, line.index, layer) : divided;
  }, box);
}

/** A box with one child in two parts: what is before a layer in it, and the rest. */
function divideChild(box: LayoutBox, at: number, layer: LayoutNode): LayoutBox {
  const child = box.children[at];
  if (child?.kind !== 'box') return box;
  const [before, rest] = divideBefore(child, layer, box);
  if (before === null) return box;
  return { ...box, children: box.children.toSpliced(at, 1, before, rest) };
}

type DividedBox = readonly [before: LayoutBox | null, rest: LayoutBox];

function divideBefore(box: LayoutBox, layer: LayoutNode, parent: LayoutBox): DividedBox {
  const at = box.children.findIndex((child) => child === layer || contains(child, layer));
  const child = box.children[at];
  if (child === undefined) return [null, box];
  const [inside, others]: readonly [LayoutNode | null, LayoutNode] =
    child === layer || child.kind !== 'box' ? [null, child] : divideBefore(child, layer, box);
  const first = [...box.children.slice(0, at), ...(inside === null ? [] : [inside])];
  if (!first.some(({ visible }) => visible)) return [null, box];
  const rest = [others, ...box.children.slice(at + 1)];
  const [drawn, drawnRest] = [unionOf(first), unionOf(rest)];
  const space = (drawnRest.y ?? 0) - (drawn.y ?? 0) - drawn.height - (readPx(gapOf(parent)) ?? 0);
  return [
    { ...box, drawn, style: withoutEdge(box.style, 'bottom'), children: first },
    {
      ...{ ...box, id: `${box.id}/rest`, ids: [], drawn: drawnRest, children: rest },
      style: [...withoutEdge(box.style, 'top'), { property: 'margin-top', value: px(Math.round(space)) }],
    },
  ];
}

/** A style without height, and without space at one side. */
function withoutEdge(style: Style, side: 'top' | 'bottom'): Style {
  return style.flatMap((one): Style => {
    const { property, value } = one;
    if (/^(min-|max-)?height$/.test(property) || property.endsWith(`-${side}`)) return [];
    if (property !== 'padding') return [one];
    const [top, right, bottom, left] = expandSides(value);
    return [
      {
        ...one,
        value: sidesShorthand([side === 'top' ? '0' : top, right, side === 'top' ? bottom : '0', left]),
      },
    ];
  });
}

function contains(node: LayoutNode, layer: LayoutNode): boolean {
  return node.kind === 'box' && node.children.some((child) => child === layer || contains(child, layer));
}

function gapOf(box: LayoutBox): string | undefined {
  return unconditionalValueOf(box, 'row-gap') ?? unconditionalValueOf(box, 'gap');
}

/** A child of a box, or a child of a plain box in it. */
interface Line {
  /** The child of the box that it is, or is in. */
  readonly index: number;
  /** `null` for anything but rows and dividers. */
  readonly row: LayoutBox | null;
  readonly painted: LayoutBox | null;
  readonly divider: LayoutNode | null;
  /** Whether it is a row with one text over all columns. */
  readonly isGroup?: boolean;
}

function linesOf(box: LayoutBox): readonly Line[] {
  return box.children.flatMap((child, index): readonly Line[] => {
    if (!child.visible || isGround(child, box)) return [];
    const above = box.children[index - 1];
    const isBelowGroup = above?.kind === 'box' && isGroupRow(above, box);
    return rowsOf(child, box, { nesting: maxNesting, isBelowGroup }).map((line) => ({ ...line, index }));
  });
}

/** The share of a box's height that the ground of a column has, and the share of its width that it has at most. */
const groundShares = { minHeight: 0.8, maxWidth: 0.6 };

/** Whether a node is out of the flow behind one column of a box. */
function isGround(node: LayoutNode, { drawn }: LayoutBox): node is LayoutBox {
  return (
    node.kind === 'box' &&
    node.children.length === 0 &&
    isOutOfFlow(node) &&
    isPainted(node) &&
    node.drawn.x !== undefined &&
    node.drawn.height >= groundShares.minHeight * drawn.height &&
    node.drawn.width <= groundShares.maxWidth * drawn.width
  );
}

/** Finds the rectangle that is behind one of the columns of a box. */
function findGround(box: LayoutBox, columns: readonly TableColumn[]): ColumnGround | null {
  const [node, more] = box.children.filter((child) => child.visible && isGround(child, box));
  if (node?.kind !== 'box' || more !== undefined || !isFilled(node)) return null;
  const [start, end] = [startOf(node.drawn), endOf(node.drawn)];
  const inside = columns.flatMap((column, at) => {
    const middle = (column.start + column.end) / 2;
    return middle > start && middle < end ? [at] : [];
  });
  const [column, other] = inside;
  return column === undefined || other !== undefined ? null : { node, column };
}

/** Whether a node paints nothing but a ground and its corners, which its cells can paint together. */
function isFilled({ style }: LayoutBox): boolean {
  return style.every(({ property }) => !propertyOf(property).paints || /^background/.test(property));
}

type LineContent = Omit<Line, 'index'>;

const otherLine: LineContent = { row: null, painted: null, divider: null };

/** Boxes in each other around rows. */
const maxNesting = 2;

/** Where a box is in the box whose rows are read. */
interface Nesting {
  /** Boxes that may still be in each other. */
  readonly nesting: number;
  /** Whether it is below the heading of a group of rows. */
  readonly isBelowGroup: boolean;
}

function rowsOf(
  node: LayoutNode,
  around: LayoutBox,
  { nesting, isBelowGroup }: Nesting,
): readonly LineContent[] {
  if (isOutOfFlow(node) || node.decided?.kind !== undefined || node.link !== null) return [otherLine];
  if (isDividerIn(node, around)) return [{ ...otherLine, divider: node }];
  if (node.kind !== 'box') return [otherLine];
  const inside = visibleChildren(node);
  const painted = isPainted(node) ? node : null;
  if (isRow(node)) return [{ ...otherLine, row: node, painted }];
  if (isGroupRow(node, around)) return [{ ...otherLine, row: node, painted, isGroup: true }];
  if (nesting === 0 || flowOf(node) !== 'column' || inside.length === 0 || node.instance !== null)
    return [otherLine];
  // What is a table of its own is no part of another. The rows of a group are none, although words may be in its first row.
  const isGroup = isBelowGroup && node.ids.length === 0;
  if (!isGroup && (findTable(node) !== null || findDrawnTable(node) !== null)) return [otherLine];
  const inner = { nesting: nesting - 1, isBelowGroup: false };
  const lines = inside.flatMap((child) => rowsOf(child, node, inner));
  if (lines.some(({ row, divider }) => row === null && divider === null)) return [otherLine];
  const rows = lines.filter(({ row }) => row !== null);
  if (!isPainted(node)) return rows.length > 0 ? lines : [otherLine];
  // A painted box around one row, and perhaps its lines, is the ground of the row.
  const [only, more] = rows;
  if (only === undefined || more !== undefined || only.painted !== null) return [otherLine];
  return lines.map((line) => (line.row === null ? line : { ...line, painted: node }));
}

/** px; a lower layer is a line. */
const maxDividerHeight = 2;

function isDividerIn(node: LayoutNode, { drawn }: LayoutBox): boolean {
  const isLine = node.kind === 'vector' || (node.kind === 'box' && node.children.length === 0);
  return (
    isLine &&
    node.drawn.height <= maxDividerHeight &&
    node.drawn.width >= drawn.width / 2 &&
    colourOfLine(node) !== null
  );
}

/** Returns the colour of a line; `null` where it has no single one. */
export function colourOfLine(node: LayoutNode): string | null {
  if (node.kind === 'vector') {
    if (node.svg.includes('currentColor')) return unconditionalValueOf(node, 'color') ?? null;
    return /(?:fill|stroke)="(#[0-9a-f]{3,8})"/i.exec(node.svg)?.[1] ?? null;
  }
  const border = /^\S+ solid (.+)$/.exec(
    unconditionalValueOf(node, 'border-top') ?? unconditionalValueOf(node, 'border-bottom') ?? '',
  );
  return border?.[1] ?? unconditionalValueOf(node, 'background-color') ?? null;
}

/** px; a higher row is no row of short texts. */
const maxRowHeight = 120;

/** Letters of the longest text in a cell. */
const maxCellLetters = 90;

function isRow(box: LayoutBox): boolean {
  const cells = visibleChildren(box);
  return (
    (box.inferredKind === undefined || box.inferredKind === 'group') &&
    isOneLine(box, cells) &&
    cells.length > 1 &&
    box.drawn.height <= maxRowHeight &&
    box.drawn.x !== undefined &&
    cells.every((cell) => !isOutOfFlow(cell) && cell.drawn.x !== undefined) &&
    textsIn(box).every((text) => textOfLayer(text).length <= maxCellLetters)
  );
}

/** px; a higher text is no heading of rows. */
const maxGroupHeight = 64;

/** Whether a row of the design has one short text over the whole width. */
function isGroupRow(box: LayoutBox, { drawn }: LayoutBox): boolean {
  const [only, more] = visibleChildren(box);
  return (
    box.ids.length > 0 &&
    flowOf(box) === 'row' &&
    only?.kind === 'text' &&
    more === undefined &&
    only.drawn.x !== undefined &&
    box.drawn.height <= maxGroupHeight &&
    box.drawn.width >= minGroupShare * drawn.width &&
    textOfLayer(only).length <= maxHeadingLetters
  );
}

const minGroupShare = 0.9;

/** Whether cells are beside each other, as a grid may lay them out too. */
function isOneLine(box: LayoutBox, cells: readonly LayoutNode[]): boolean {
  if (flowOf(box) === 'row') return true;
  return (
    flowOf(box) === 'grid' &&
    cells.every((cell, index) => {
      const before = cells[index - 1];
      return before === undefined || startOf(cell.drawn) >= endOf(before.drawn) - columnTolerance;
    })
  );
}

/** Headings from which rows below them are a table. */
const minColumns = 3;

const maxHeadingLetters = 40;

/** Texts of a heading: a name, and what is said about it. */
const maxHeadingTexts = 2;

/** Returns the cells of a row of headings: short texts that are set alike. */
function headingsOf(row: LayoutBox): readonly LayoutNode[] | null {
  const cells = visibleChildren(row).flatMap((cell) => (isPlainRow(cell) ? visibleChildren(cell) : [cell]));
  const texts = cells.map(textsIn);
  const named = texts.flatMap(([text]) => text ?? []);
  const [first] = named;
  const isHead =
    first !== undefined &&
    named.length >= minColumns &&
    texts.every((own) => own.length <= maxHeadingTexts) &&
    cells.every((cell) => textsIn(cell).length > 0 || isSmall(cell) || isEmpty(cell)) &&
    named.every(
      (text) =>
        text.blocks.length === 1 &&
        textOfLayer(text).length <= maxHeadingLetters &&
        typefaceOf(text) === typefaceOf(first),
    );
  return isHead ? cells : null;
}

/** Whether a box without a layer of its own only places things beside each other. */
function isPlainRow(node: LayoutNode): node is LayoutBox {
  return (
    node.kind === 'box' &&
    node.ids.length === 0 &&
    node.inferredKind === undefined &&
    flowOf(node) === 'row' &&
    !isPainted(node) &&
    visibleChildren(node).length > 1
  );
}

/** A row whose parts are each in one column: what is in several of them is divided. */
function divideRow(row: LayoutBox, headings: readonly LayoutNode[]): LayoutBox {
  const divides = (node: LayoutNode): node is LayoutBox => {
    const [start, end] = [startOf(node.drawn), endOf(node.drawn)];
    const over = headings.filter(({ drawn }) => {
      const middle = startOf(drawn) + drawn.width / 2;
      return middle > start && middle < end;
    });
    return over.length > 1 && isPlainRow(node);
  };
  if (!row.children.some(divides)) return row;
  return { ...row, children: row.children.flatMap((child) => (divides(child) ? child.children : [child])) };
}

function isEmpty(node: LayoutNode): boolean {
  return node.kind === 'box' && node.children.length === 0;
}

function isSmall({ drawn }: LayoutNode): boolean {
  return Math.max(drawn.width, drawn.height) <= maxIconSize;
}

/** Rows of a table below its headings. */
const minBodyRows = 2;

function readTable(
  box: LayoutBox,
  [head, ...following]: readonly Line[],
  headings: readonly LayoutNode[],
): { readonly table: DrawnTable; readonly lineCount: number } | null {
  if (head?.row == null) return null;
  const body = takeRows(following).map((line) =>
    line.row === null || line.isGroup === true ? line : { ...line, row: divideRow(line.row, headings) },
  );
  const boxes = body.flatMap(({ row }) => row ?? []);
  const extra = findExtraColumns(headings, boxes);
  const slots = toSlots([...extra.before, ...headings.map(({ drawn }) => drawn), ...extra.after], boxes);
  const headCells = slots.map((slot): TableCell => {
    const heading = headings.find(({ drawn }) => drawn === slot.drawn);
    return { nodes: heading === undefined ? [] : [heading], span: 1 };
  });
  const rows: TableRow[] = [toTableRow(head, head.row, headCells)];
  let end = head.index + 1;
  let lineCount = 1;
  for (const line of body) {
    if (line.row === null) {
      const last = rows.at(-1);
      if (last !== undefined) rows[rows.length - 1] = { ...last, divider: line.divider };
    } else {
      const cells =
        line.isGroup === true
          ? [{ nodes: visibleChildren(line.row), span: slots.length }]
          : cellsOf(line.row, slots);
      if (cells === null || !isInColumns(cells, slots)) break;
      rows.push(toTableRow(line, line.row, cells));
    }
    end = line.index + 1;
    lineCount += 1;
  }
  const [, ...content] = rows;
  if (content.length < minBodyRows || !isTable(rows[0], content, slots)) return null;
  const range = [head.index, end] as const;
  const isWhole = box.children.every(
    (child, index) => !child.visible || (index >= range[0] && index < range[1]) || isGround(child, box),
  );
  const columns = measureColumns(rows, slots.length);
  const ground = isWhole ? findGround(box, columns) : null;
  return { table: { box, rows, columns, range, isWhole, ground }, lineCount };
}

/** The share of the cells of a row that are aligned with their columns; what follows a table is less so. */
const minAlignedCells = 0.5;

function isInColumns(cells: readonly TableCell[], slots: readonly ColumnSlot[]): boolean {
  const filled = alignedCells(cells, slots);
  return filled.filter(Boolean).length >= minAlignedCells * filled.length;
}

/** Returns for each filled cell of one column whether it is aligned with the column. */
function alignedCells(cells: readonly TableCell[], slots: readonly ColumnSlot[]): readonly boolean[] {
  return cells.flatMap(({ nodes: [node], span }, at) => {
    const slot = slots[at];
    return node && slot && span === 1 ? [isInSlot(node.drawn, slot)] : [];
  });
}

/** Rows and dividers up to anything else. */
function takeRows(lines: readonly Line[]): readonly Line[] {
  const end = lines.findIndex(({ row, divider }) => row === null && divider === null);
  return end < 0 ? lines : lines.slice(0, end);
}

function toTableRow({ painted, isGroup }: Line, box: LayoutBox, cells: readonly TableCell[]): TableRow {
  return { box, painted, divider: null, isGroup: isGroup === true, cells };
}

/** The share of the cells that are aligned with their headings. */
const minAlignedShare = 0.75;

/** Whether rows are those of a table: aligned with their headings, set otherwise, and rows by their drawing. */
function isTable(
  head: TableRow | undefined,
  rows: readonly TableRow[],
  slots: readonly ColumnSlot[],
): boolean {
  const regular = rows.filter(({ cells }) => cells.length === slots.length);
  const spanned = rows.filter(({ cells, isGroup }) => !isGroup && cells.length < slots.length);
  if (regular.length < minBodyRows || regular.length < spanned.length) return false;
  const filled = regular.flatMap(({ cells }) => alignedCells(cells, slots));
  if (filled.filter(Boolean).length < minAlignedShare * filled.length) return false;
  const columns = slots.map((_, at) => regular.map(({ cells }) => signatureOf(cells[at])));
  // A check or a dash may be in the place of words.
  const words = columns.map((column) => column.filter((signature) => signature !== iconSignature));
  if (!words.every(isOfOneKind)) return false;
  const headings = head?.cells.map(signatureOf) ?? [];
  const isOther = columns.some(([first], at) => {
    const heading = headings[at];
    return heading !== '' && first !== undefined && first !== '' && first !== heading;
  });
  return isOther && (hasRowsOfItsOwn(rows) || new Set(columns.map(([first]) => first)).size > 1);
}

/** Whether rows are told apart by lines, by paint or by layers of their own, not only by where their texts are. */
function hasRowsOfItsOwn(rows: readonly TableRow[]): boolean {
  const own = rows.filter(
    ({ box, painted, divider }) => painted !== null || divider !== null || !box.id.includes('/'),
  );
  return own.length >= rows.length / 2;
}

/** What a cell is: its typeface, or that it has no words. */
function signatureOf(cell: TableCell | undefined): string {
  const [first] = cell?.nodes ?? [];
  if (first === undefined) return '';
  const [text] = cell?.nodes.flatMap(textsIn) ?? [];
  // An icon, such as a check, is a value as a word is.
  return text === undefined ? (first.kind === 'box' ? iconSignature : '') : typefaceOf(text);
}

/** What a cell without words is. */
const iconSignature = 'box';

/** Without its colour, which tells states such as late and done. */
function typefaceOf(text: LayoutText): string {
  return typefaceKey({ ...text, style: text.style.filter(({ property }) => property !== 'color') });
}

const minKindShare = 0.7;

/** Whether most cells of a column are set alike; a row of labels between rows of fields is no table. */
function isOfOneKind(signatures: readonly string[]): boolean {
  const filled = signatures.filter((one) => one !== '');
  const counts = new Map<string, number>();
  for (const one of filled) counts.set(one, (counts.get(one) ?? 0) + 1);
  return filled.length === 0 || Math.max(...counts.values()) >= minKindShare * filled.length;
}
