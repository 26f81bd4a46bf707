/** Measures a drawn table: the tracks of its columns, and the paddings and borders of its rows, in whole px. */
import { expandSides, px } from '../../css/css-values.ts';
import { unconditionalValueOf } from '../../css/style-queries.ts';
import type { DrawnBox, LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import { unionOf } from './nested-boxes.ts';
import { colourOfLine, type DrawnTable } from './table-rows.ts';
import type { TableColumn, TableRow } from './table-columns.ts';

/** All lengths of a table. */
export interface TableGeometry {
  readonly frame: Required<DrawnBox>;
  /** Widths of the columns without the gap between them. */
  readonly tracks: readonly number[];
  readonly columnGap: number;
  readonly rowGap: number;
  readonly rows: readonly RowGeometry[];
  /** The space beside the cells of a column that are not at its start. */
  readonly cellPaddings: readonly Readonly<Record<string, number>>[];
  /** Top, right, bottom and left space in a box that only contains the table. */
  readonly padding: readonly number[];
  /** Above, below and before it in a box with more. */
  readonly margin: readonly [top: number, bottom: number, start: number];
  /** `null` where it fills its box. */
  readonly width: number | null;
}

export interface RowGeometry {
  readonly drawn: DrawnBox;
  readonly align: 'center' | 'flex-start';
  /** Top, right, bottom, left. */
  readonly padding: readonly number[];
  /** px in CSS, which is what all rows have in common and not what is drawn. */
  readonly height: number;
  /** px by which it is narrower than the table at each side. */
  readonly inset: number;
  /** The value of `border-bottom`. */
  readonly border: string | null;
}

interface Edges {
  readonly top: number;
  readonly bottom: number;
}

/** Measures a table in its box. Right to left, x counts from the right, and so the left and the right of the result are swapped. */
export function measureTable(table: DrawnTable, start: 'left' | 'right'): TableGeometry {
  const { box, rows } = table;
  const drawnColumns = columnsOnGround(table);
  const columnGap = columnGapOf(drawnColumns);
  const columns = table.ground === null ? widenAtEnd(drawnColumns, columnGap) : drawnColumns;
  const { left, right } = horizontalEdges(box, { ...table, columns }, start);
  const vertical = verticalEdges(box, table);
  const frame = {
    x: left,
    y: vertical[0]?.top ?? 0,
    width: right - left,
    height: (vertical.at(-1)?.bottom ?? 0) - (vertical[0]?.top ?? 0),
  };
  const starts = columns.map(({ start }, at) => (at === 0 ? left : start));
  const tracks = starts.map((start, at) =>
    Math.max(1, Math.round((starts[at + 1] ?? right + columnGap) - columnGap - start)),
  );
  const rowGap = rowGapOf(vertical);
  const measured = measureRows(rows, vertical, columns, { left, right });
  const height = measured.reduce((sum, row) => sum + row.height, rowGap * (rows.length - 1));
  return {
    ...{ frame, tracks, columnGap, rowGap },
    rows: measured,
    cellPaddings: columns.map((column, at) => paddingsOf(column, at, columns, columnGap)),
    ...placeIn(box, table, { ...frame, height }, start),
  };
}

/** The columns of a table; those whose cells have one middle are as wide as the ground of one of them. */
function columnsOnGround({ columns, ground }: DrawnTable): readonly TableColumn[] {
  if (ground === null) return columns;
  const { drawn } = ground.node;
  const middles = columns.map(({ start, end }) => (start + end) / 2);
  const pitches = columns.slice(1).flatMap(({ align }, at) => {
    const isCentred = align === 'center' && columns[at]?.align === 'center';
    return isCentred ? [(middles[at + 1] ?? 0) - (middles[at] ?? 0)] : [];
  });
  const isTrack = pitches.every((pitch) => pitch >= drawn.width - drift);
  return columns.map((column, at) => {
    if (at === ground.column) return { ...column, start: startOf(drawn), end: endOf(drawn) };
    const middle = middles[at] ?? 0;
    return column.align === 'center' && isTrack
      ? { ...column, start: middle - drawn.width / 2, end: middle + drawn.width / 2 }
      : column;
  });
}

/**
 * The words of columns whose cells end at one edge tell no start: after another such column they begin where that one ends,
 * and else in the middle of the space before them.
 */
function widenAtEnd(columns: readonly TableColumn[], gap: number): readonly TableColumn[] {
  return columns.map((column, at) => {
    const before = columns[at - 1];
    if (column.align !== 'end' || before === undefined || before.align === 'center') return column;
    const space = before.align === 'end' ? gap : Math.max(gap, (column.start - before.end) / 2);
    return { ...column, start: before.end + space };
  });
}

function startOf({ x = Number.NaN }: DrawnBox): number {
  return x;
}

function topOf({ y = Number.NaN }: DrawnBox): number {
  return y;
}

function endOf(drawn: DrawnBox): number {
  return startOf(drawn) + drawn.width;
}

function bottomOf(drawn: DrawnBox): number {
  return topOf(drawn) + drawn.height;
}

/** px by which edges of rows differ by chance. */
const drift = 4;

/** Returns the edges of the paint and the lines of rows; those of the box, or of the cells, where there are none. */
function horizontalEdges(
  box: LayoutBox,
  { rows, columns, isWhole, ground }: DrawnTable,
  start: 'left' | 'right',
): { readonly left: number; readonly right: number } {
  const drawn = rows.flatMap((row) => extentOf(row) ?? []);
  const padding = paddingOf(box, start);
  const [first, last] = [columns[0], columns.at(-1)];
  if (ground !== null && isWhole) return { left: startOf(box.drawn), right: endOf(box.drawn) };
  const cells = {
    left: first?.start ?? startOf(box.drawn),
    right: Math.max(last?.end ?? 0, ...rows.map((row) => endOf(row.box.drawn))),
  };
  if (drawn.length === 0 && !isWhole)
    return { left: cells.left, right: Math.max(cells.right, endOf(box.drawn) - padding.right) };
  if (drawn.length === 0) return { left: cells.left, right: cells.right };
  const edges = {
    left: Math.min(cells.left, ...drawn.map(startOf)),
    right: Math.max(cells.right, ...drawn.map(endOf)),
  };
  const [left, right] = [startOf(box.drawn), endOf(box.drawn)];
  return {
    left: Math.abs(edges.left - left) <= drift ? left : edges.left,
    right: Math.abs(edges.right - right) <= drift ? right : edges.right,
  };
}

function extentOf({ painted, divider }: TableRow): DrawnBox | null {
  return painted?.drawn ?? divider?.drawn ?? null;
}

/** px of the paddings of a box at the drawn width, with `left` where rows start. */
function paddingOf(
  box: LayoutBox,
  start: 'left' | 'right',
): { readonly left: number; readonly right: number } {
  const sides = expandSides(unconditionalValueOf(box, 'padding') ?? '0');
  const [, right = 0, , left = 0] = sides.map((side) => Number(/(-?\d+(\.\d+)?)px/.exec(side)?.[1] ?? 0));
  return start === 'left' ? { left, right } : { left: right, right: left };
}

/** Returns the top and the bottom of each row: where its paint or the lines beside it end, else halfway to its neighbour. */
function verticalEdges(box: LayoutBox, { rows, isWhole, ground }: DrawnTable): readonly Edges[] {
  const contents = rows.map(({ box: row, cells, isGroup }) =>
    contentOf(isGroup ? [row] : cells.flatMap(({ nodes }) => nodes)),
  );
  const between = rows.slice(1).map((row, index): Edges => {
    const before = rows[index];
    const [above, below] = [contents[index], contents[index + 1]];
    const half = Math.round(((above?.bottom ?? 0) + (below?.top ?? 0)) / 2);
    const line = before?.divider ? lineBottomOf(before.divider) : null;
    const bottom = line ?? (before?.painted ? bottomOf(before.painted.drawn) : null);
    const top = row.painted ? Math.max(topOf(row.painted.drawn), line ?? -Infinity) : null;
    return { bottom: bottom ?? top ?? half, top: top ?? bottom ?? half };
  });
  return rows.map((row, index) => {
    const content = contents[index] ?? { top: 0, bottom: 0 };
    const [above, below] = [between[index - 1]?.top ?? null, between[index]?.bottom ?? null];
    const border = row.divider === null ? 0 : lineHeightOf(row.divider);
    const end =
      below ?? (row.divider ? lineBottomOf(row.divider) : row.painted ? bottomOf(row.painted.drawn) : null);
    const start = above ?? (row.painted ? topOf(row.painted.drawn) : null);
    const limit = isWhole ? { top: topOf(box.drawn), bottom: bottomOf(box.drawn) } : null;
    const edges = {
      top: start ?? startOfHead(content, (end ?? 0) - border - content.bottom, limit?.top ?? content.top),
      bottom: end ?? Math.min(limit?.bottom ?? Infinity, content.bottom + content.top - (start ?? 0)),
    };
    if (ground === null) return edges;
    // The ground of a column begins and ends with the table.
    return {
      top: index === 0 ? topOf(ground.node.drawn) : edges.top,
      bottom: index === rows.length - 1 ? bottomOf(ground.node.drawn) : edges.bottom,
    };
  });
}

/** As far above the headings as the row goes below them, or where its box starts. */
function startOfHead({ top }: Edges, below: number, limit: number): number {
  return top - below - limit <= drift ? limit : top - below;
}

function contentOf(nodes: readonly LayoutNode[]): Edges {
  const drawn = nodes.map((node) => node.drawn);
  return { top: Math.min(...drawn.map(topOf)), bottom: Math.max(...drawn.map(bottomOf)) };
}

/** px of a line, which has no height where it is drawn as a stroke. */
function lineHeightOf({ drawn }: LayoutNode): number {
  return Math.max(1, Math.round(drawn.height));
}

function lineBottomOf(line: LayoutNode): number {
  return topOf(line.drawn) + lineHeightOf(line);
}

function rowGapOf(rows: readonly Edges[]): number {
  const gaps = rows.slice(2).map(({ top }, index) => Math.round(top - (rows[index + 1]?.bottom ?? top)));
  return Math.max(0, mostCommon(gaps) ?? 0);
}

function mostCommon(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort(([, one], [, other]) => other - one);
  return best?.[0] ?? null;
}

/** px between columns, where their words are at least that far apart. */
const wantedColumnGap = 16;

function columnGapOf(columns: readonly TableColumn[]): number {
  const spaces = columns.slice(1).map(({ start }, at) => start - (columns[at]?.end ?? start));
  const least = Math.min(wantedColumnGap, ...spaces);
  return Math.max(0, 4 * Math.floor(least / 4));
}

/** Returns the space beside the cells of a column that are at its end or in its middle. */
function paddingsOf(
  { start, end, align }: TableColumn,
  at: number,
  columns: readonly TableColumn[],
  gap: number,
): Readonly<Record<string, number>> {
  const next = columns[at + 1];
  if (align === 'start' || next === undefined) return {};
  const spare = Math.max(0, Math.round(next.start - gap - end));
  return start === end || spare === 0 ? {} : { 'padding-right': spare };
}

/** Returns what most rows have about, so that all of them together are as high as they are drawn. */
function usualOf(totals: readonly number[]): number {
  const sorted = [...totals].sort((one, other) => one - other);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const near = sorted.filter((total) => Math.abs(total - middle) <= heightDrift);
  return Math.round(near.reduce((sum, total) => sum + total, 0) / Math.max(1, near.length));
}

/** px by which the heights of rows differ by chance. */
const heightDrift = 4;

function measureRows(
  rows: readonly TableRow[],
  vertical: readonly Edges[],
  columns: readonly TableColumn[],
  { left, right }: { readonly left: number; readonly right: number },
): readonly RowGeometry[] {
  const spares = rows.map((row, index) => spareOf(row, vertical[index] ?? { top: 0, bottom: 0 }));
  const usual = usualOf(spares.slice(1).map(({ total }) => total));
  const [first, last] = [columns[0], columns.at(-1)];
  const insets = insetsOf(rows, { left, right });
  return rows.map((row, index) => {
    const { top, bottom } = vertical[index] ?? { top: 0, bottom: 0 };
    const spare = spares[index] ?? { total: 0, before: 0, height: 0, isCentred: true };
    const total = index > 0 && Math.abs(spare.total - usual) <= heightDrift ? usual : spare.total;
    const before = spare.isCentred ? Math.floor(total / 2) : Math.min(total, spare.before);
    const own = insets[index] ?? 0;
    const start = Math.max(0, Math.round((first?.start ?? left) - left - own));
    const free = Math.max(0, Math.round(right - own - (last?.end ?? right)));
    const end = last?.align === 'start' ? Math.min(start, free) : free;
    return {
      drawn: { x: left + own, y: top, width: right - left - 2 * own, height: bottom - top },
      align: spare.isCentred ? 'center' : 'flex-start',
      padding: [before, end, total - before, start],
      inset: own,
      height: spare.height + total,
      border:
        row.divider === null
          ? null
          : `${px(lineHeightOf(row.divider))} solid ${colourOfLine(row.divider) ?? 'currentcolor'}`,
    };
  });
}

/** Returns by how much the lines of rows are shorter than the table at each side: the same for all where it nearly is. */
function insetsOf(
  rows: readonly TableRow[],
  { left, right }: { readonly left: number; readonly right: number },
): readonly number[] {
  const drawn = rows.map((row, index) => {
    const extent = extentOf(row) ?? extentOf(rows[index - 1] ?? row);
    if (extent === null) return 0;
    const [start, end] = [startOf(extent) - left, right - endOf(extent)];
    return start > drift && end > drift ? Math.round(start) : 0;
  });
  const usual = mostCommon(drawn.filter((inset) => inset > 0)) ?? 0;
  return drawn.map((inset) => (Math.abs(inset - usual) <= drift ? usual : inset));
}

/** px by which the middles of cells differ by chance. */
const centreDrift = 3;

/** Returns the space of a row above and below its content. */
function spareOf(
  { cells, divider }: TableRow,
  { top, bottom }: Edges,
): {
  readonly total: number;
  readonly before: number;
  readonly height: number;
  readonly isCentred: boolean;
} {
  const nodes = cells.flatMap((cell) => cell.nodes);
  const middles = nodes.map(({ drawn }) => topOf(drawn) + drawn.height / 2);
  const content = contentOf(nodes);
  const isCentred = Math.max(...middles) - Math.min(...middles) <= centreDrift;
  const height = isCentred
    ? Math.max(...nodes.map(({ drawn }) => drawn.height))
    : content.bottom - content.top;
  const border = divider === null ? 0 : lineHeightOf(divider);
  return {
    total: Math.max(0, Math.round(bottom - border - top - height)),
    before: Math.max(0, Math.round(content.top - top)),
    height: height + border,
    isCentred,
  };
}

/** px by which a table may be narrower than its box and fill it. */
const widthDrift = 8;

function placeIn(
  box: LayoutBox,
  { range: [start, end] }: DrawnTable,
  frame: Required<DrawnBox>,
  side: 'left' | 'right',
): Pick<TableGeometry, 'padding' | 'margin' | 'width'> {
  const inside = box.children.slice(start, end).filter(({ visible }) => visible);
  const [first] = inside;
  const union = unionOf(inside);
  const own = first === undefined ? 0 : marginBefore(first);
  const border = Number(/^(\d+(\.\d+)?)px/.exec(unconditionalValueOf(box, 'border') ?? '')?.[1] ?? 0);
  const sides = paddingOf(box, side);
  const [left, right] = [startOf(box.drawn) + sides.left, endOf(box.drawn) - sides.right];
  const fills = Math.abs(right - left - frame.width) <= widthDrift;
  const inner = (length: number) => Math.max(0, Math.round(length - border));
  return {
    padding: [
      inner(frame.y - topOf(box.drawn)),
      inner(endOf(box.drawn) - endOf(frame)),
      inner(bottomOf(box.drawn) - bottomOf(frame)),
      inner(frame.x - startOf(box.drawn)),
    ],
    margin: [
      Math.round(own - (topOf(union) - frame.y)),
      Math.round(bottomOf(union) - bottomOf(frame)),
      fills ? 0 : Math.max(0, Math.round(frame.x - left)),
    ],
    width: fills ? null : Math.round(frame.width),
  };
}

function marginBefore(node: LayoutNode): number {
  return Number(/(-?\d+(\.\d+)?)px/.exec(unconditionalValueOf(node, 'margin-top') ?? '')?.[1] ?? 0);
}
