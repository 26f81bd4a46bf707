/**
 * Which boxes are or hold tables: rows of as many cells, each column as wide in every row, under a row of headings. Whatever
 * else stands between the rows, or a row without its cells, makes it none: a wrong table is worse to hear than a list.
 */
import type { LayoutBox, LayoutNode, LayoutText } from '../../1-layout/layout-tree.ts';
import { visibleChildren } from '../align-uses.ts';
import { wordsAbout } from '../roles/element-rules.ts';
import { textOfLayer } from '../text-of-layer.ts';
import { textsIn } from '../texts-in.ts';

/** What a layer is of a table; its own element, but for the sections that no layer stands for. */
export type TablePart = 'table' | 'tbody' | 'tr' | 'th' | 'td';

const fewestRows = 2;
/** Columns from which on rows of one measure are a table, whatever they are called. */
const tellingColumns = 3;
/** px that the cells of a column may differ. */
const tolerance = 1;

export interface FoundTable {
  /** Without a table where no layer stands for it alone. */
  readonly parts: ReadonlyMap<LayoutNode, TablePart>;
  /** What its column is called, by a text that is all its cell says. */
  readonly headings: ReadonlyMap<LayoutText, string>;
}

/** The table that a box is, or that stands among other things in it; `null` where there is none. */
export function findTable(box: LayoutBox): FoundTable | null {
  return isColumn(box) ? (findWhole(box) ?? findAmong(box)) : null;
}

function findWhole(box: LayoutBox): FoundTable | null {
  const [head, ...rest] = boxesIn(box) ?? [];
  const [only, more] = rest;
  const body = only && !more && isColumn(only) ? only : null;
  const rows = body ? boxesIn(body) : rest;
  if (head === undefined || rows === null) return null;
  const found = readRows(box, head, rows);
  if (found === null) return null;
  const around = new Map<LayoutNode, TablePart>([
    [box, 'table'],
    ...(body ? [[body, 'tbody'] as const] : []),
  ]);
  return { ...found, parts: new Map([...around, ...found.parts]) };
}

/** Between the title of a card and its page numbers stand rows that no layer holds together. */
function findAmong(box: LayoutBox): FoundTable | null {
  const runs = runsOfRows(visibleChildren(box));
  for (const run of runs) {
    const [head, ...rows] = run;
    const found = head === undefined ? null : readRows(box, head, rows);
    // More rows further down say that something stands between them.
    if (head && found) return runs.some((other) => other !== run && isRowAs(other[0], head)) ? null : found;
  }
  return null;
}

/** Rows that follow each other, their cells as wide as those of the first. */
function runsOfRows(children: readonly LayoutNode[]): readonly (readonly LayoutBox[])[] {
  const runs: LayoutBox[][] = [];
  let last: LayoutBox[] = [];
  for (const child of children) {
    const isBox = child.kind === 'box' && isInFlow(child);
    if (isBox && isRowAs(child, last[0])) last.push(child);
    else runs.push((last = isBox ? [child] : []));
  }
  return runs;
}

function isRowAs(row: LayoutBox | undefined, first: LayoutBox | undefined): boolean {
  const [cells, others] = [row && cellsOf(row), first && cellsOf(first)];
  return cells != null && others != null && isAsWide(cells, others);
}

/** The parts of rows under a row of headings, where that is what they are. */
function readRows(box: LayoutBox, head: LayoutBox, rows: readonly LayoutBox[]): FoundTable | null {
  const headings = cellsOf(head);
  const isNamed = / (table|data grid|datagrid) /.test(wordsAbout(box));
  if (rows.length < fewestRows || headings === null) return null;
  if (headings.length < (isNamed ? 2 : tellingColumns)) return null;
  const cells = rows.map(cellsOf);
  if (!cells.every((row) => row !== null && isAsWide(row, headings))) return null;
  if (!headings.every(isHeading) || !(isNamed || looksOther(headings, cells[0] ?? []))) return null;
  const parts = new Map<LayoutNode, TablePart>([
    [head, 'tr'],
    ...headings.map((cell): [LayoutNode, TablePart] => [cell, saysSomething(cell) ? 'th' : 'td']),
    ...rows.map((row): [LayoutNode, TablePart] => [row, 'tr']),
    ...cells.flatMap((row) => (row ?? []).map((cell): [LayoutNode, TablePart] => [cell, 'td'])),
  ]);
  return { parts, headings: new Map(cells.flatMap((row) => (row ?? []).flatMap(withHeading(headings)))) };
}

function saysSomething(cell: LayoutNode): boolean {
  return textsIn(cell).some((text) => textOfLayer(text).trim() !== '');
}

function withHeading(headings: readonly LayoutNode[]) {
  return (cell: LayoutNode, column: number): readonly (readonly [LayoutText, string])[] => {
    const [heading] = textsOf(headings[column]);
    const [text, more] = textsIn(cell);
    return heading && text && !more ? [[text, textOfLayer(heading).trim()]] : [];
  };
}

/** What stands in a box, where all of it is boxes in its flow. */
function boxesIn(box: LayoutBox): readonly LayoutBox[] | null {
  const children = visibleChildren(box);
  return children.every((child) => child.kind === 'box' && isInFlow(child))
    ? children.filter((child) => child.kind === 'box')
    : null;
}

/** The cells of a row, whatever they are; `null` where it has none. */
function cellsOf(row: LayoutBox): readonly LayoutNode[] | null {
  if (valueOf(row, 'display') !== 'flex' || isColumn(row) || row.link !== null) return null;
  const cells = visibleChildren(row);
  return cells.every(isInFlow) ? cells : null;
}

function isAsWide(row: readonly LayoutNode[], headings: readonly LayoutNode[]): boolean {
  return (
    row.length === headings.length &&
    row.every(({ drawn }, column) => {
      return Math.abs(drawn.width - (headings[column]?.drawn.width ?? 0)) <= tolerance;
    })
  );
}

/** One text, or room over a column of pictures or buttons: what shows a picture itself is an entry like those beneath. */
function isHeading(cell: LayoutNode): boolean {
  return (cell.kind === 'box' || cell.kind === 'text') && textsIn(cell).length <= 1;
}

/** Headings are set otherwise than what they head. */
function looksOther(headings: readonly LayoutNode[], cells: readonly LayoutNode[]): boolean {
  return headings.some((heading, column) => {
    const [above] = textsIn(heading);
    const [below] = textsOf(cells[column]);
    return above !== undefined && below !== undefined && lookOf(above) !== lookOf(below);
  });
}

function textsOf(cell: LayoutNode | undefined): readonly LayoutText[] {
  return cell === undefined ? [] : textsIn(cell);
}

const typeface = /^(color|font(-\w+)?|letter-spacing|text-transform)$/;

function lookOf({ style }: LayoutText): string {
  return JSON.stringify(style.filter(({ property }) => typeface.test(property)));
}

function isColumn(box: LayoutBox): boolean {
  return valueOf(box, 'display') === 'flex' && valueOf(box, 'flex-direction') === 'column';
}

function isInFlow(node: LayoutNode): boolean {
  return valueOf(node, 'position') !== 'absolute';
}

function valueOf({ style }: LayoutNode, wanted: string): string | undefined {
  return style.find(({ property, below }) => property === wanted && below === undefined)?.value;
}
