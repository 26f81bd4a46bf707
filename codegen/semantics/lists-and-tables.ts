/**
 * Which boxes are or hold tables: rows of as many cells, each column as wide in every row, under a row of headings. Whatever
 * else stands between the rows, or a row without its cells, makes it none: a wrong table is worse to hear than a list.
 */
import type { SubtreeShapeTable } from '../components/grouping/subtree-shapes.ts';
import { textOfLayer, textsIn, visibleChildren } from '../components/walk-layout.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../layout/layout-tree.ts';
import { nameWordsOf } from './element-rules.ts';

/** What a layer is of a table; its own element, but for the sections that no layer stands for. */
export type TableTag = 'table' | 'tbody' | 'tr' | 'th' | 'td';

const minRows = 2;
/** Columns from which on rows of one measure are a table, whatever they are called. */
const minUnnamedColumns = 3;
/** px that the cells of a column may differ. */
const columnWidthTolerance = 1;

export interface FoundTable {
  /** Without a table where no layer stands for it alone. */
  readonly tags: ReadonlyMap<LayoutNode, TableTag>;
  /** What its column is called, by a text that is all its cell says. */
  readonly columnHeadings: ReadonlyMap<LayoutText, string>;
}

/** The table that a box is, or that stands among other things in it; `null` where there is none. */
function findTable(box: LayoutBox): FoundTable | null {
  return isColumn(box) ? (findWholeTable(box) ?? findTableAmongChildren(box)) : null;
}

function findWholeTable(box: LayoutBox): FoundTable | null {
  const [head, ...rest] = boxesIn(box) ?? [];
  const [only, more] = rest;
  const body = only && !more && isColumn(only) ? only : null;
  const rows = body ? boxesIn(body) : rest;
  if (head === undefined || rows === null) return null;
  const found = readRows(box, head, rows);
  if (found === null) return null;
  const around = new Map<LayoutNode, TableTag>([[box, 'table'], ...(body ? [[body, 'tbody'] as const] : [])]);
  return { ...found, tags: new Map([...around, ...found.tags]) };
}

/** Between the title of a card and its page numbers stand rows that no layer holds together. */
function findTableAmongChildren(box: LayoutBox): FoundTable | null {
  const runs = findRowRuns(visibleChildren(box));
  for (const run of runs) {
    const [head, ...rows] = run;
    const found = head === undefined ? null : readRows(box, head, rows);
    // More rows further down say that something stands between them.
    if (head && found)
      return runs.some((other) => other !== run && hasColumnsOf(other[0], head)) ? null : found;
  }
  return null;
}

/** Rows that follow each other, their cells as wide as those of the first. */
function findRowRuns(children: readonly LayoutNode[]): readonly (readonly LayoutBox[])[] {
  const runs: LayoutBox[][] = [];
  let last: LayoutBox[] = [];
  for (const child of children) {
    const isBox = child.kind === 'box' && isInFlow(child);
    if (isBox && hasColumnsOf(child, last[0])) last.push(child);
    else runs.push((last = isBox ? [child] : []));
  }
  return runs;
}

function hasColumnsOf(row: LayoutBox | undefined, first: LayoutBox | undefined): boolean {
  const [cells, others] = [row && cellsOf(row), first && cellsOf(first)];
  return cells != null && others != null && hasSameColumnWidths(cells, others);
}

/** The parts of rows under a row of headings, where that is what they are. */
function readRows(box: LayoutBox, head: LayoutBox, rows: readonly LayoutBox[]): FoundTable | null {
  const headings = cellsOf(head);
  const isNamed = / (table|data grid|datagrid) /.test(nameWordsOf(box));
  if (rows.length < minRows || headings === null) return null;
  if (headings.length < (isNamed ? 2 : minUnnamedColumns)) return null;
  const cells = rows.map(cellsOf);
  if (!cells.every((row) => row !== null && hasSameColumnWidths(row, headings))) return null;
  if (!headings.every(isColumnHeading) || !(isNamed || isStyledDifferently(headings, cells[0] ?? [])))
    return null;
  const tags = new Map<LayoutNode, TableTag>([
    [head, 'tr'],
    ...headings.map((cell): [LayoutNode, TableTag] => [cell, cellHasText(cell) ? 'th' : 'td']),
    ...rows.map((row): [LayoutNode, TableTag] => [row, 'tr']),
    ...cells.flatMap((row) => (row ?? []).map((cell): [LayoutNode, TableTag] => [cell, 'td'])),
  ]);
  return {
    tags,
    columnHeadings: new Map(cells.flatMap((row) => (row ?? []).flatMap(withHeading(headings)))),
  };
}

function cellHasText(cell: LayoutNode): boolean {
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

function hasSameColumnWidths(row: readonly LayoutNode[], headings: readonly LayoutNode[]): boolean {
  return (
    row.length === headings.length &&
    row.every(({ drawn }, column) => {
      return Math.abs(drawn.width - (headings[column]?.drawn.width ?? 0)) <= columnWidthTolerance;
    })
  );
}

/** One text, or room over a column of pictures or buttons: what shows a picture itself is an entry like those beneath. */
function isColumnHeading(cell: LayoutNode): boolean {
  return (cell.kind === 'box' || cell.kind === 'text') && textsIn(cell).length <= 1;
}

/** Headings are set otherwise than what they head. */
function isStyledDifferently(headings: readonly LayoutNode[], cells: readonly LayoutNode[]): boolean {
  return headings.some((heading, column) => {
    const [above] = textsIn(heading);
    const [below] = textsOf(cells[column]);
    return above !== undefined && below !== undefined && typefaceKey(above) !== typefaceKey(below);
  });
}

function textsOf(cell: LayoutNode | undefined): readonly LayoutText[] {
  return cell === undefined ? [] : textsIn(cell);
}

const typefaceProperties = /^(color|font(-\w+)?|letter-spacing|text-transform)$/;

function typefaceKey({ style }: LayoutText): string {
  return JSON.stringify(style.filter(({ property }) => typefaceProperties.test(property)));
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

interface TableEntry {
  readonly tag: TableTag;
  readonly table: string;
}

/** The tables that were met, and the places of their parts: a place of a component is one thing in all its uses. */
export class TableRegistry {
  readonly #entries = new Map<LayoutNode, TableEntry>();
  readonly #parts = new Map<string, Map<string, TableTag>>();
  readonly #headings = new Map<LayoutText, string>();
  #lost: ReadonlySet<string> = new Set();

  /** Notes the table that a box is or holds, unless it is a part of one. */
  add(box: LayoutBox, elementRef: string): void {
    const found = this.#entries.has(box) ? null : findTable(box);
    if (found === null) return;
    for (const [node, tag] of found.tags) this.#entries.set(node, { tag, table: elementRef });
    for (const [text, heading] of found.columnHeadings) this.#headings.set(text, heading);
  }

  /** What the column of a text is called; `null` outside tables. */
  columnHeadingOf(text: LayoutText): string | null {
    return this.#headings.get(text) ?? null;
  }

  registerTag(node: LayoutNode, elementRef: string): TableTag | null {
    const entry = this.#entries.get(node);
    if (entry === undefined) return null;
    const tagsOfTable = this.#parts.get(entry.table) ?? new Map<string, TableTag>();
    this.#parts.set(entry.table, tagsOfTable.set(elementRef, entry.tag));
    return entry.tag;
  }

  /** The cell that a layer is, or stands in where it is something else itself; `null` outside tables. */
  cellOf(node: LayoutNode): 'th' | 'td' | null {
    const entry = this.#entries.get(node);
    const isCell = entry?.tag === 'th' || entry?.tag === 'td';
    return isCell && !this.#lost.has(entry.table) ? entry.tag : null;
  }

  /** Drops all tables that have a part which is something else somewhere, and those that share it; answers their places. */
  dropBroken(hasTag: (elementRef: string, tag: TableTag) => boolean): ReadonlySet<string> {
    const broken = new Set<string>();
    for (let before = -1; before !== broken.size;) {
      before = broken.size;
      for (const tagsOfTable of this.#parts.values()) {
        const isWhole = [...tagsOfTable].every(
          ([elementRef, tag]) => !broken.has(elementRef) && hasTag(elementRef, tag),
        );
        if (!isWhole) for (const elementRef of tagsOfTable.keys()) broken.add(elementRef);
      }
    }
    this.#lost = broken;
    return broken;
  }
}

const tableTags: ReadonlySet<string> = new Set<TableTag>(['table', 'tbody', 'tr', 'th', 'td']);

export function isTableTag(tag: string): boolean {
  return tableTags.has(tag);
}

export function isCellTag(tag: string): boolean {
  return tag === 'th' || tag === 'td';
}

/**
 * Which boxes are lists: those whose every child is built like the others and says something. What stands in one is an
 * item, wherever its component is used; where that cannot be held, nothing of it is a list.
 */

const minItems = 3;
/** Letters of what is an entry of a menu and no sentence. */
const maxEntryLength = 30;

/** Whether a box looks like a list; texts alone are one only in a menu, for elsewhere they are paragraphs or figures. */
export function looksLikeList(box: LayoutBox, inMenu: boolean, shapes: SubtreeShapeTable): boolean {
  const children = visibleChildren(box);
  const [first] = children;
  if (!first || children.length < minItems) return false;
  if (first.kind === 'text' && !inMenu) return false;
  const { id } = shapes.of(first);
  return children.every(
    (child) => shapes.of(child).id === id && shapes.of(child).hasContent && isItem(child),
  );
}

function isItem(node: LayoutNode): boolean {
  if (node.kind === 'text') return isMenuEntry(node);
  const isFree = node.style.some(({ property, value }) => property === 'position' && value === 'absolute');
  return node.kind === 'box' && !isFree;
}

function isMenuEntry(node: LayoutText): boolean {
  const text = textOfLayer(node);
  return node.blocks.length === 1 && text.length <= maxEntryLength && !/[.!?]$/.test(text);
}

/** The places that stay lists: all that stands in them is an item, and every item stands in one. */
export function findConsistentLists(
  lists: ReadonlyMap<string, ReadonlySet<string>>,
  isItemEverywhere: (elementRef: string) => boolean,
): ReadonlySet<string> {
  const kept = new Set(lists.keys());
  const listsOf = new Map<string, string[]>();
  for (const [list, items] of lists)
    for (const item of items) listsOf.set(item, [...(listsOf.get(item) ?? []), list]);
  const lost = [...listsOf.keys()].filter((item) => !isItemEverywhere(item));
  for (let item = lost.pop(); item !== undefined; item = lost.pop()) {
    for (const list of listsOf.get(item) ?? []) {
      if (!kept.delete(list)) continue;
      lost.push(...(lists.get(list) ?? []));
    }
  }
  return kept;
}

export function isListTag(tag: string): boolean {
  return tag === 'ul' || tag === 'ol';
}
