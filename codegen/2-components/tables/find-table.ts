/**
 * Which boxes are tables: rows of as many cells, each column as wide in every row, under a row of headings. Whatever
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
  readonly parts: ReadonlyMap<LayoutNode, TablePart>;
  /** What its column is called, by a text that is all its cell says. */
  readonly headings: ReadonlyMap<LayoutText, string>;
}

/** The table that a box is; `null` where it is none. */
export function findTable(box: LayoutBox): FoundTable | null {
  const [head, ...rest] = boxesIn(box) ?? [];
  if (head === undefined || !isColumn(box)) return null;
  const [only, more] = rest;
  const body = only && !more && isColumn(only) ? only : null;
  const rows = body ? boxesIn(body) : rest;
  if (rows === null || rows.length < fewestRows) return null;
  const headings = cellsOf(head);
  const cells = rows.map(cellsOf);
  const isNamed = / (table|data grid|datagrid) /.test(wordsAbout(box));
  if (headings === null || headings.length < (isNamed ? 2 : tellingColumns)) return null;
  if (!cells.every((row) => row !== null && isAsWide(row, headings))) return null;
  if (!headings.every(isHeading) || !(isNamed || looksOther(headings, cells[0] ?? []))) return null;
  const parts = new Map<LayoutNode, TablePart>([
    [box, 'table'],
    [head, 'tr'],
    ...headings.map((cell): [LayoutNode, TablePart] => [cell, textsIn(cell).length > 0 ? 'th' : 'td']),
    ...(body ? [[body, 'tbody'] as const] : []),
    ...rows.map((row): [LayoutNode, TablePart] => [row, 'tr']),
    ...cells.flatMap((row) => (row ?? []).map((cell): [LayoutNode, TablePart] => [cell, 'td'])),
  ]);
  return { parts, headings: new Map(cells.flatMap((row) => (row ?? []).flatMap(withHeading(headings)))) };
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
