/** Finds the columns of a drawn table: where they are, which cell is in which, and how each is aligned. */
import { visibleChildren } from '../../components/walk-layout.ts';
import type { DrawnBox, LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';

/** A row of a column of boxes. */
export interface TableRow {
  readonly box: LayoutBox;
  /** The box that paints the row; the row itself, or the box around it. */
  readonly painted: LayoutBox | null;
  /** The line below it. */
  readonly divider: LayoutNode | null;
  /** Whether its only cell is the heading of the rows below it. */
  readonly isGroup: boolean;
  readonly cells: readonly TableCell[];
}

/** What is in one column of a row. */
export interface TableCell {
  /** Empty where the row has nothing in the column. */
  readonly nodes: readonly LayoutNode[];
  /** Columns that it covers. */
  readonly span: number;
}

/** Where a column is, and the edge that its cells share. */
export interface TableColumn {
  /** px of the canvas. */
  readonly start: number;
  readonly end: number;
  readonly align: Alignment;
}

/** An edge of a column, or its middle. */
export type Alignment = 'start' | 'center' | 'end';

/** px; a larger layer without a text is no checkbox or icon. */
export const maxIconSize = 32;

/** px by which a hand misses the edge of a column. */
export const columnTolerance = 4;

/** The share of the rows that have a column without a heading. */
const minExtraShare = 0.6;

/** Finds columns of icons or controls before the first heading and after the last one. */
export function findExtraColumns(
  headings: readonly LayoutNode[],
  rows: readonly LayoutBox[],
): { readonly before: readonly DrawnBox[]; readonly after: readonly DrawnBox[] } {
  const [first, last] = [headings[0], headings.at(-1)];
  const find = (at: 0 | -1, isOutside: (drawn: DrawnBox) => boolean): readonly DrawnBox[] => {
    const found = rows.flatMap((row) => {
      const cell = visibleChildren(row).at(at);
      return cell !== undefined && isOutside(cell.drawn) ? [cell.drawn] : [];
    });
    const [one] = found;
    // What follows the table, such as its pagination, may be a row too.
    const isColumn =
      one !== undefined &&
      found.filter((drawn) => isAligned(drawn, one)).length >= minExtraShare * rows.length;
    return isColumn ? [one] : [];
  };
  // A heading as wide as its column ends where the next column begins.
  const isFilled =
    last?.kind === 'box' &&
    rows.filter((row) => {
      const cell = visibleChildren(row).at(-2);
      return cell !== undefined && edges.every(([, edge]) => isNear(edge(cell.drawn), edge(last.drawn)));
    }).length >=
      minExtraShare * rows.length;
  return {
    before: find(0, (drawn) => first !== undefined && endOf(drawn) < startOf(first.drawn)),
    after: find(
      -1,
      (drawn) =>
        last !== undefined &&
        startOf(drawn) > endOf(last.drawn) + (isFilled ? -columnTolerance : maxIconSize),
    ),
  };
}

/** The left edge of a box in px; NaN where it has no position. */
export function startOf({ x = Number.NaN }: DrawnBox): number {
  return x;
}

/** The right edge of a box in px. */
export function endOf(drawn: DrawnBox): number {
  return startOf(drawn) + drawn.width;
}

const edges: readonly (readonly [Alignment, (drawn: DrawnBox) => number])[] = [
  ['start', startOf],
  ['end', endOf],
  ['center', (drawn) => startOf(drawn) + drawn.width / 2],
];

function isAligned(one: DrawnBox, other: DrawnBox): boolean {
  return edges.some(([, edge]) => isNear(edge(one), edge(other)));
}

function isNear(one: number, other: number): boolean {
  return Math.abs(one - other) <= columnTolerance;
}

/** The place of a column: where its heading is, and the edge that its cells share with the heading. */
export interface ColumnSlot {
  readonly drawn: DrawnBox;
  readonly edge: (drawn: DrawnBox) => number;
}

/** Chooses for each column the edge that most cells share with its heading; the start, where that is equal. */
export function toSlots(headings: readonly DrawnBox[], rows: readonly LayoutBox[]): readonly ColumnSlot[] {
  const cells = rows.flatMap(visibleChildren);
  return headings.map((drawn) => {
    const counts = edges.map(([, edge]) => ({
      edge,
      count: cells.filter((cell) => isNear(edge(cell.drawn), edge(drawn))).length,
    }));
    const most = Math.max(...counts.map(({ count }) => count));
    return { drawn, edge: counts.find(({ count }) => count === most)?.edge ?? startOf };
  });
}

/** Whether a box is aligned with the heading of a column. */
export function isInSlot(drawn: DrawnBox, slot: ColumnSlot): boolean {
  return isNear(slot.edge(drawn), slot.edge(slot.drawn));
}

/** Returns the cells of a row by column; `null` where its parts are in no columns. */
export function cellsOf(row: LayoutBox, slots: readonly ColumnSlot[]): readonly TableCell[] | null {
  const cells: LayoutNode[][] = slots.map(() => []);
  let column = 0;
  for (const node of visibleChildren(row)) {
    const at = columnOf(node.drawn, slots);
    if (at < column) return null;
    column = at;
    cells[at]?.push(node);
  }
  const filled = cells.map((nodes, at) => (nodes.length > 0 ? at : -1)).filter((at) => at >= 0);
  const last = filled.at(-1) ?? 0;
  const end = Math.max(...(cells[last] ?? []).map(({ drawn }) => endOf(drawn)));
  const next = slots[last + 1];
  // Words over all that is left of a row are one cell.
  const spans = next !== undefined && end > startOf(next.drawn) && last > 0;
  if (spans)
    return cells
      .slice(0, last + 1)
      .map((nodes, at) => ({ nodes, span: at < last ? 1 : slots.length - last }));
  return filled.length >= minFilledShare * slots.length ? cells.map((nodes) => ({ nodes, span: 1 })) : null;
}

/** The share of the columns in which a row has something. */
const minFilledShare = 0.6;

/** Returns the column that a cell is aligned with, or the last one that starts before it. */
function columnOf(drawn: DrawnBox, slots: readonly ColumnSlot[]): number {
  const aligned = slots.findIndex((slot) => isInSlot(drawn, slot));
  if (aligned >= 0) return aligned;
  return Math.max(
    0,
    slots.findLastIndex((slot) => startOf(slot.drawn) <= startOf(drawn)),
  );
}

/** Measures so many columns by the cells that are in one column each. */
export function measureColumns(rows: readonly TableRow[], count: number): readonly TableColumn[] {
  return Array.from({ length: count }, (_, at) => {
    const cells = rows.flatMap(({ cells: own }): readonly DrawnBox[] => {
      const cell = own[at];
      if (cell === undefined || cell.span > 1 || cell.nodes.length === 0) return [];
      const start = Math.min(...cell.nodes.map(({ drawn }) => startOf(drawn)));
      return [
        { x: start, width: Math.max(...cell.nodes.map(({ drawn }) => endOf(drawn))) - start, height: 0 },
      ];
    });
    return {
      start: Math.min(...cells.map(startOf)),
      end: Math.max(...cells.map(endOf)),
      align: alignmentOf(cells),
    };
  });
}

/** The edge that the cells of a column share most; the start, where it makes no difference. */
function alignmentOf(cells: readonly DrawnBox[]): Alignment {
  const spreads = edges.map(([align, edge]) => {
    const values = cells.map(edge).sort((one, other) => one - other);
    const middle = values[Math.floor(values.length / 2)] ?? 0;
    return { align, count: values.filter((value) => Math.abs(value - middle) <= columnTolerance).length };
  });
  const most = Math.max(...spreads.map(({ count }) => count));
  return spreads.find(({ count }) => count === most)?.align ?? 'start';
}
