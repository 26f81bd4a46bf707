/**
 * Finds tables and lists. A table has rows with the same number of cells, whose columns begin at the same places, and a
 * row of headings. Any other content between the rows, or a row without its cells, makes it no table, because a wrong
 * table is worse for a screen reader than none. In a list all children have the same structure and content. An
 * element must be an item in every occurrence of its component; otherwise its list is dropped.
 */
import { beginsWithMarker } from '../components/grouping/odd-siblings.ts';
import type { SubtreeShapeTable } from '../components/grouping/subtree-shapes.ts';
import { textOfLayer, textsIn, visibleChildren } from '../components/walk-layout.ts';
import { flowOf, isOutOfFlow } from '../css/style-queries.ts';
import type { DrawnBox, InferredKind, LayoutBox, LayoutNode, LayoutText } from '../layout/layout-tree.ts';
import { toKebabCase } from '../naming/identifiers.ts';
import { nameWordsOf, typefaceKey } from './element-rules.ts';

/** The tag of a layer in a table. Sections without a layer of their own are added when the element is built. */
export type TableTag = 'table' | 'tbody' | 'tr' | 'th' | 'td';

/** A cell, and for a heading what it names. */
export interface CellTag {
  readonly tag: 'th' | 'td';
  readonly scope: 'col' | RowScope;
}

/** What a cell of the body names: its row, or the rows below it. */
export type RowScope = 'row' | 'rowgroup';

/** The tables found so far, and the element references of their tags. */
export class TableRegistry {
  readonly #entries = new Map<LayoutNode, TableEntry>();
  readonly #tagsByTable = new Map<string, Map<string, TableTag>>();
  readonly #headings = new Map<LayoutText, string>();
  /** By element reference, what all its cells name; `null` where they are values. */
  readonly #scopes = new Map<string, RowScope | null>();
  #broken: ReadonlySet<string> = new Set();

  /** Adds the table that a box is or contains, unless the box is part of a table. */
  add(box: LayoutBox, elementRef: string): void {
    const found = this.#entries.has(box) ? null : findTable(box);
    if (found === null) return;
    const scopes = new Map<LayoutNode, RowScope>([
      ...found.rowHeadings.map((cell) => [cell, 'row'] as const),
      ...found.groupHeadings.map((cell) => [cell, 'rowgroup'] as const),
    ]);
    for (const [node, tag] of found.tags)
      this.#entries.set(node, { tag, table: elementRef, scope: scopes.get(node) ?? null });
    for (const [text, heading] of found.columnHeadings) this.#headings.set(text, heading);
  }

  /** Returns the heading of the column of a text, in kebab case; `null` outside tables. */
  columnHeadingOf(text: LayoutText): string | null {
    return this.#headings.get(text) ?? null;
  }

  /** Returns the tag of a layer in a table, and records it for its element reference. */
  registerTag(node: LayoutNode, elementRef: string): TableTag | null {
    const entry = this.#entries.get(node);
    if (entry === undefined) return null;
    const tagsOfTable = this.#tagsByTable.get(entry.table) ?? new Map<string, TableTag>();
    this.#tagsByTable.set(entry.table, tagsOfTable.set(elementRef, entry.tag));
    const known = this.#scopes.get(elementRef);
    this.#scopes.set(elementRef, known === undefined || known === entry.scope ? entry.scope : null);
    return entry.tag;
  }

  /** What the cells of an element reference name, in all tables; `null` where they are values. */
  rowScopeOf(elementRef: string): RowScope | null {
    return this.#scopes.get(elementRef) ?? null;
  }

  /** Returns the cell that a layer is or needs around it; `null` outside tables. */
  cellOf(node: LayoutNode, elementRef: string | undefined): CellTag | null {
    const entry = this.#entries.get(node);
    if (entry === undefined || this.#broken.has(entry.table)) return null;
    const scope = elementRef === undefined ? null : this.rowScopeOf(elementRef);
    if (entry.tag === 'td' && scope !== null) return { tag: 'th', scope };
    return entry.tag === 'th' || entry.tag === 'td' ? { tag: entry.tag, scope: 'col' } : null;
  }

  /**
   * Drops the tables of which an element has another tag elsewhere, and the tables that share an element with
   * those. Returns their element references.
   */
  dropBroken(hasTag: (elementRef: string, tag: TableTag) => boolean): ReadonlySet<string> {
    const broken = new Set<string>();
    for (let countBefore = -1; countBefore !== broken.size;) {
      countBefore = broken.size;
      for (const tagsOfTable of this.#tagsByTable.values()) {
        const isWhole = [...tagsOfTable].every(
          ([elementRef, tag]) => !broken.has(elementRef) && hasTag(elementRef, tag),
        );
        if (!isWhole) for (const elementRef of tagsOfTable.keys()) broken.add(elementRef);
      }
    }
    this.#broken = broken;
    return broken;
  }
}

interface TableEntry {
  readonly tag: TableTag;
  readonly table: string;
  readonly scope: RowScope | null;
}

/** A table. */
export interface FoundTable {
  /** Without the `table` tag where no layer contains exactly the table. */
  readonly tags: ReadonlyMap<LayoutNode, TableTag>;
  /** The heading of the column as a name in kebab case, by the only text of a cell. */
  readonly columnHeadings: ReadonlyMap<LayoutText, string>;
  /** The cells that name their rows. */
  readonly rowHeadings: readonly LayoutNode[];
  /** The cells over all columns that name the rows below them. */
  readonly groupHeadings: readonly LayoutNode[];
}

/** Finds the table that a box is or contains; `null` where there is none. */
export function findTable(box: LayoutBox): FoundTable | null {
  if (box.inferredKind === 'table') return readArrangedTable(box);
  return flowOf(box) === 'column' ? (findWholeTable(box) ?? findTableAmongChildren(box)) : null;
}

/** Returns the tags of a table that was arranged as one (`structure/arrange-tables.ts`). */
function readArrangedTable(box: LayoutBox): FoundTable {
  const [head, ...rows] = visibleChildren(box);
  const headings = visibleChildren(head ?? null);
  const cells = rows.map(visibleChildren);
  return {
    tags: new Map<LayoutNode, TableTag>([
      [box, 'table'],
      ...headings.map((cell): [LayoutNode, TableTag] => [cell, cellHasText(cell) ? 'th' : 'td']),
      ...[...(head ? [head] : []), ...rows].map((row): [LayoutNode, TableTag] => [row, 'tr']),
      ...cells.flat().map((cell): [LayoutNode, TableTag] => [cell, 'td']),
    ]),
    rowHeadings: findRowHeadings(cells),
    groupHeadings: findGroupHeadings(cells),
    columnHeadings: new Map(rows.flatMap((row) => visibleChildren(row).flatMap(withHeading(headings)))),
  };
}

function findWholeTable(box: LayoutBox): FoundTable | null {
  const [head, ...remaining] = boxesIn(box) ?? [];
  const [onlyBox, more] = remaining;
  const body = onlyBox && !more && flowOf(onlyBox) === 'column' ? onlyBox : null;
  const rows = body ? boxesIn(body) : remaining;
  if (head === undefined || rows === null) return null;
  const found = readRows(box, head, rows);
  if (found === null) return null;
  const around = new Map<LayoutNode, TableTag>([[box, 'table'], ...(body ? [[body, 'tbody'] as const] : [])]);
  return { ...found, tags: new Map([...around, ...found.tags]) };
}

/** The rows of a table between the title of a card and its pagination have no layer of their own. */
function findTableAmongChildren(box: LayoutBox): FoundTable | null {
  const runs = findRowRuns(visibleChildren(box));
  for (const run of runs) {
    const [head, ...rows] = run;
    const found = head === undefined ? null : readRows(box, head, rows);
    // Further rows with these columns show that the table is interrupted.
    if (head && found)
      return runs.some((other) => other !== run && hasColumnsOf(other[0], head)) ? null : found;
  }
  return null;
}

/** Returns runs of consecutive rows whose cells are in the same columns. */
function findRowRuns(children: readonly LayoutNode[]): readonly (readonly LayoutBox[])[] {
  const runs: LayoutBox[][] = [];
  let last: LayoutBox[] = [];
  for (const child of children) {
    const isBox = child.kind === 'box' && !isOutOfFlow(child);
    if (isBox && hasColumnsOf(child, last[0])) last.push(child);
    else runs.push((last = isBox ? [child] : []));
  }
  return runs;
}

/** Whether two boxes are rows whose cells are in the same columns. */
export function hasColumnsOf(row: LayoutBox | undefined, first: LayoutBox | undefined): boolean {
  const [cells, others] = [row && cellsOf(row), first && cellsOf(first)];
  return cells != null && others != null && hasSameColumns(cells, others);
}

/** Returns the tags of rows under a row of headings; `null` where they are not a table. */
function readRows(box: LayoutBox, head: LayoutBox, rows: readonly LayoutBox[]): FoundTable | null {
  const headings = cellsOf(head);
  const isNamed = / (table|data grid|datagrid) /.test(nameWordsOf(box));
  if (rows.length < minRows || headings === null) return null;
  if (headings.length < (isNamed ? 2 : minUnnamedColumns)) return null;
  const cells = rows.map(cellsOf);
  if (!cells.every((row) => row !== null && hasSameColumns(row, headings))) return null;
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
    rowHeadings: findRowHeadings(cells.map((row) => row ?? [])),
    groupHeadings: [],
    columnHeadings: new Map(cells.flatMap((row) => (row ?? []).flatMap(withHeading(headings)))),
  };
}

/** Letters of the longest name of a row. */
const maxNameLetters = 60;

/** The share of the rows that have a name, where others have an empty cell in its place. */
const minNamedShare = 0.6;

/**
 * Returns the cells that name their rows: those of the first column with words, if nearly all rows have other words there
 * and nothing to press, to choose or to fill in. A row with one cell over all columns has its name in this cell.
 */
function findRowHeadings(rows: readonly (readonly LayoutNode[])[]): readonly LayoutNode[] {
  const whole = rows.filter((cells) => cells.length > 1);
  const column = whole[0]?.findIndex(cellHasText) ?? -1;
  const cells = whole.flatMap((row) => row[column] ?? []).filter(cellHasText);
  const names = cells.map((cell) => textsIn(cell).slice(0, 1).map(textOfLayer).join('').trim());
  const isNamed =
    column >= 0 &&
    cells.length >= Math.max(minRows, minNamedShare * whole.length) &&
    new Set(names).size === names.length &&
    names.every((name) => /[\p{L}\d]/u.test(name) && name.length <= maxNameLetters) &&
    whole.every((row) => !row.slice(0, column).some(cellHasText));
  return isNamed && !cells.some(hasControl) ? cells : [];
}

/** Returns the words over all columns that are before rows of several cells. */
function findGroupHeadings(rows: readonly (readonly LayoutNode[])[]): readonly LayoutNode[] {
  return rows.flatMap(([cell, more], at) => {
    const isOver = cell?.kind === 'box' && (cell.columnSpan ?? 1) > 1 && more === undefined;
    const isBefore = (rows[at + 1]?.length ?? 0) > 1;
    return isOver && isBefore && cellHasText(cell) && !hasControl(cell) ? [cell] : [];
  });
}

const controlKinds: ReadonlySet<string> = new Set<InferredKind>([
  ...(['button', 'option', 'field', 'text-area', 'choice', 'checkbox', 'switch', 'radio'] as const),
]);

function hasControl(node: LayoutNode): boolean {
  const kind = node.decided?.kind ?? node.inferredKind;
  return (kind !== undefined && controlKinds.has(kind)) || visibleChildren(node).some(hasControl);
}

const minRows = 2;

/** Columns from which rows of equal columns are a table without a name. */
const minUnnamedColumns = 3;

/** px; the allowed difference between the cells of a column. */
const columnWidthTolerance = 1;

/** px by which a hand misses the edge of a column. */
const columnTolerance = 4;

function cellHasText(cell: LayoutNode): boolean {
  return textsIn(cell).some((text) => textOfLayer(text).trim() !== '');
}

function withHeading(headings: readonly LayoutNode[]) {
  return (cell: LayoutNode, column: number): readonly (readonly [LayoutText, string])[] => {
    const [heading] = textsOf(headings[column]);
    const [text, more] = textsIn(cell);
    const name = heading === undefined ? null : toKebabCase(textOfLayer(heading));
    return text && !more && name !== null ? [[text, name]] : [];
  };
}

/** Returns the children of a box where all of them are boxes in the flow. */
function boxesIn(box: LayoutBox): readonly LayoutBox[] | null {
  const children = visibleChildren(box);
  return children.every((child) => child.kind === 'box' && !isOutOfFlow(child))
    ? children.filter((child) => child.kind === 'box')
    : null;
}

/** Returns the cells of a row; `null` for a box that is not a row. */
function cellsOf(row: LayoutBox): readonly LayoutNode[] | null {
  if (flowOf(row) !== 'row' || row.link !== null) return null;
  const cells = visibleChildren(row);
  return cells.some(isOutOfFlow) ? null : cells;
}

/**
 * Whether the cells of two rows are in the same columns: they have the same widths, or they begin, have their middle or
 * end at the same places, which cells that are as wide as their texts do too.
 */
function hasSameColumns(row: readonly LayoutNode[], headings: readonly LayoutNode[]): boolean {
  if (row.length !== headings.length) return false;
  const agree =
    (tolerance: number, measure: (drawn: DrawnBox) => number) => (cell: LayoutNode, at: number) => {
      const heading = headings[at];
      return heading !== undefined && Math.abs(measure(cell.drawn) - measure(heading.drawn)) <= tolerance;
    };
  if (row.every(agree(columnWidthTolerance, ({ width }) => width))) return true;
  const startOf = ({ x = Number.NaN }: DrawnBox) => x;
  const edges = [
    agree(columnTolerance, startOf),
    agree(columnTolerance, (drawn) => startOf(drawn) + drawn.width / 2),
    agree(columnTolerance, (drawn) => startOf(drawn) + drawn.width),
  ];
  return row.every((cell, at) => edges.some((isAligned) => isAligned(cell, at)));
}

/**
 * A heading is one text, or empty above a column of images or buttons. A cell with an image is an entry like
 * those below it.
 */
function isColumnHeading(cell: LayoutNode): boolean {
  return (cell.kind === 'box' || cell.kind === 'text') && textsIn(cell).length <= 1;
}

/** Headings have another typeface than their cells. */
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

const tableTags: ReadonlySet<string> = new Set<TableTag>(['table', 'tbody', 'tr', 'th', 'td']);

/** Whether a tag belongs to a table. */
export function isTableTag(tag: string): boolean {
  return tableTags.has(tag);
}

/** Whether a tag is a table cell. */
export function isCellTag(tag: string): boolean {
  return tag === 'th' || tag === 'td';
}

const minItems = 3;

/** Characters of the longest menu entry; a longer text is a sentence. */
const maxEntryLength = 30;

/**
 * Whether a box looks like a list. Texts alone are a list only in a menu; elsewhere they are paragraphs or
 * figures.
 */
export function isListLike(box: LayoutBox, inMenu: boolean, shapes: SubtreeShapeTable): boolean {
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
  return node.kind === 'box' && !isOutOfFlow(node);
}

function isMenuEntry(node: LayoutText): boolean {
  const text = textOfLayer(node);
  return node.blocks.length === 1 && text.length <= maxEntryLength && !/[.!?]$/.test(text);
}

/** px; the width of a line from one step to the next at most, and its length at least. */
const stepLine = { maxWidth: 4, minLength: 12 };

/** Whether boxes are steps: each begins with a mark, and a line below it leads to the mark of the next. */
export function areSteps(items: readonly LayoutNode[]): boolean {
  return (
    items.length >= minItems &&
    items.every(
      (item, index) =>
        item.kind === 'box' && beginsWithMarker(item) && (index === items.length - 1 || hasStepLine(item)),
    )
  );
}

function hasStepLine(item: LayoutBox): boolean {
  const [rail] = visibleChildren(item);
  return visibleChildren(rail ?? null).some(({ drawn: { width, height } }) => {
    return Math.min(width, height) <= stepLine.maxWidth && Math.max(width, height) >= stepLine.minLength;
  });
}

/** Returns the lists whose children are items in every occurrence. */
export function findConsistentLists(
  lists: ReadonlyMap<string, ReadonlySet<string>>,
  isItemEverywhere: (elementRef: string) => boolean,
): ReadonlySet<string> {
  const kept = new Set(lists.keys());
  const listsOf = new Map<string, string[]>();
  for (const [list, items] of lists)
    for (const item of items) listsOf.set(item, [...(listsOf.get(item) ?? []), list]);
  const brokenItems = [...listsOf.keys()].filter((item) => !isItemEverywhere(item));
  for (let item = brokenItems.pop(); item !== undefined; item = brokenItems.pop()) {
    for (const list of listsOf.get(item) ?? []) {
      if (!kept.delete(list)) continue;
      brokenItems.push(...(lists.get(list) ?? []));
    }
  }
  return kept;
}

/** Whether a tag is a list. */
export function isListTag(tag: string): boolean {
  return tag === 'ul' || tag === 'ol';
}
