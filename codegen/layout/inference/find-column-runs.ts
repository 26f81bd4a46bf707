/**
 * Finds rows that belong together column by column: a sidebar beside an article, the same parts side by side, or pictures
 * above titles above texts. A cut between such rows would tear the columns apart.
 */
import { isNear } from '../axis.ts';
import { driftTolerance, partitionOverlapTolerance } from '../tolerances.ts';
import { unionOf } from '../visual-bounds.ts';
import { findContinuedColumn } from './find-continued-column.ts';
import { findHangingRows } from './find-hanging-rows.ts';
import { findTitledColumns, movePart } from './find-titled-columns.ts';
import { partsCards } from './part-cards.ts';
import {
  type Bands,
  bottomOf,
  type ColumnRun,
  findBands,
  kindOfPart,
  type PartitionNode,
  topOf,
} from './partition-node.ts';

/** Rows beside which a sidebar runs. */
interface Sidebar extends ColumnRun {
  readonly sides: readonly [readonly PartitionNode[], readonly PartitionNode[]];
}

/** Finds runs of rows that are columns, from the first to the last; they do not overlap. */
export function findColumnRuns(rows: Bands['groups']): readonly ColumnRun[] {
  const lists = findListsAtEnd(rows) ?? findTitledColumns(rows);
  if (lists === null) return findRunsIn(rows);
  const next = lists.last + 1;
  const below = lists.isTitled === true ? findColumnRuns(rows.slice(next)) : [];
  return [
    ...findRunsIn(rows.slice(0, lists.first)),
    lists,
    ...below.map((run) => ({ ...run, first: run.first + next, last: run.last + next })),
  ];
}

function findRunsIn(rows: Bands['groups']): readonly ColumnRun[] {
  const repeated = findRepeatedColumns(rows);
  return repeated.length > 0 ? repeated : findOtherRuns(rows);
}

/** The runs of rows without repeated parts side by side. */
function findOtherRuns(rows: Bands['groups']): readonly ColumnRun[] {
  const beside = findSidebar(rows) ?? findContinuedColumn(rows);
  if (beside !== null) {
    const next = beside.last + 1;
    const below = findOtherRuns(rows.slice(next));
    return [
      ...findHangingRows(rows.slice(0, beside.first)),
      beside,
      ...below.map((run) => ({ ...run, first: run.first + next, last: run.last + next })),
    ];
  }
  const hanging = findHangingRows(rows);
  if (hanging.length > 0) return hanging;
  const columns = findColumns(rows);
  return columns === null ? [] : [columns];
}

/** px; pages from this width have a sidebar. */
const minSidebarPage = 640;
/** px between a sidebar and the rows. */
const minGutter = 16;
/** Shares of the page that a sidebar takes. */
const sidebarShares = { least: 0.08, most: 0.4 };
/** Lines of content that make a column a sidebar. */
const minSidebarLines = 4;
/** Places of a row where a sidebar may end. */
const maxLines = 8;
/** Rows at which a search begins; a sidebar is beside the first rows below a heading. */
const maxStarts = 12;

/**
 * Finds a column that runs beside several rows: filters beside cards, a menu beside an article. Its own gaps only happen
 * to lie where the rows part, so a cut between the rows would tear it. Rows with something on either side, such as a
 * picture beside its words or a label beside its field, part on both sides and stay rows.
 */
function findSidebar(rows: Bands['groups']): ColumnRun | null {
  if (rows.length < 2) return null;
  const box = rows
    .flat()
    .map((partition) => partition.core)
    .reduce(unionOf);
  if (box.width < minSidebarPage) return null;
  let tries = 0;
  for (const [first, row] of rows.entries()) {
    if (row.length < 2) continue;
    tries += 1;
    if (tries > maxStarts) return null;
    const { groups } = findBands(row, 'x', 'width');
    const lines = groups
      .slice(1, maxLines + 1)
      .map((right, index) => middleBetween(groups[index] ?? [], right));
    for (const line of lines) {
      const found = splitAtLine(rows, first, line);
      if (found !== null && isSidebar(found, rows) && !partsCards(found.sides)) return withAllColumns(found);
    }
  }
  return null;
}

function middleBetween(left: readonly PartitionNode[], right: readonly PartitionNode[]): number {
  const end = Math.max(...left.map(({ core }) => core.x + core.width));
  return (end + Math.min(...right.map(({ core }) => core.x))) / 2;
}

/** Lists with titles beside one column of anything else, as in a footer, are no sidebar and its rest. */
function withAllColumns(sidebar: Sidebar): ColumnRun {
  const { groups } = findBands(sidebar.sides.flat(), 'x', 'width');
  const lists = groups.map((group) => kindOfTitledList(group, listSize.maxDistance));
  const [kind, more] = new Set(lists.filter((one) => one !== null));
  const isOneKind = kind !== undefined && more === undefined;
  return groups.length > 2 && isOneKind && lists.filter((one) => one === null).length <= 1
    ? { ...sidebar, sides: groups }
    : sidebar;
}

/** Takes rows as long as nothing in them crosses a vertical line. */
function splitAtLine(rows: Bands['groups'], first: number, line: number): Sidebar | null {
  const left: PartitionNode[] = [];
  const right: PartitionNode[] = [];
  let last = first;
  for (let index = first; index < rows.length; index += 1) {
    const row = rows[index] ?? [];
    const before = row.filter(({ core }) => core.x + core.width <= line - minGutter / 2);
    const after = row.filter(({ core }) => core.x >= line + minGutter / 2);
    if (before.length + after.length < row.length) break;
    left.push(...before);
    right.push(...after);
    last = index;
  }
  return last === first || left.length === 0 || right.length === 0
    ? null
    : { first, last, sides: [left, right] };
}

function isSidebar({ first, last, sides }: Sidebar, rows: Bands['groups']): boolean {
  const boxes = sides.map((side) => side.map(({ core }) => core).reduce(unionOf));
  const [left, right] = boxes;
  if (left === undefined || right === undefined) return false;
  const isLeft = left.width < right.width;
  const [own, other] = isLeft ? [left, right] : [right, left];
  const share = own.width / (right.x + right.width - left.x);
  if (share < sidebarShares.least || share > sidebarShares.most) return false;
  const bar = isLeft ? sides[0] : sides[1];
  const lines = findBands(bar, 'y', 'height').groups;
  if (lines.length < minSidebarLines || own.height < other.height / 4) return false;
  // Where the rows part, the sidebar must go on as it does elsewhere.
  const inBar = new Set(bar);
  const gapsBetweenRows: number[] = [];
  let end: number | null = null;
  for (let index = first; index <= last; index += 1) {
    const part = (rows[index] ?? []).filter((one) => inBar.has(one));
    if (part.length === 0) continue;
    const start = Math.min(...part.map(({ core }) => core.y));
    if (end !== null) gapsBetweenRows.push(start - end);
    end = Math.max(...part.map(({ core }) => core.y + core.height));
  }
  const gaps = lines.slice(1).map((line, index) => topOf(line) - bottomOf(lines[index] ?? line));
  const within = [...gaps];
  for (const gap of gapsBetweenRows) {
    const at = within.findIndex((one) => isNear(one, gap, partitionOverlapTolerance));
    if (at >= 0) within.splice(at, 1);
  }
  const largest = Math.max(0, ...within);
  return gapsBetweenRows.length > 0 && gapsBetweenRows.every((gap) => gap <= 1.25 * largest);
}

/** px between columns, and rows from which something is a column. */
const columnSize = { minGutter: 24, minRows: 3, maxColumns: 8 };

/**
 * Finds rows whose parts belong together column by column: pictures above titles above texts, or the courses of a menu
 * beside each other. The space between the columns is wider than between the rows, and each row has other parts than the
 * one above it, unlike those of a table. Labels and fields are read in rows.
 */
function findColumns(rows: Bands['groups']): ColumnRun | null {
  if (rows.length < columnSize.minRows) return null;
  let tries = 0;
  for (const [first, row] of rows.entries()) {
    const count = findBands(row, 'x', 'width').groups.length;
    if (count < 2 || count > columnSize.maxColumns) continue;
    tries += 1;
    if (tries > maxStarts) return null;
    const run = growColumns(rows, first, count) ?? findSides(rows, first);
    if (run !== null) return run;
  }
  return null;
}

/** px between things side by side, between their rows, and by which their parts may be off; most things in a row. */
const repeatSize = { minGutter: 16, maxDistance: 40, drift: 2 * driftTolerance, maxCount: 6 };

/**
 * Finds rows that are the same things side by side, each of several parts, such as comments of a portrait, a name and
 * words below both. The first row has the same parts again and again, and each later row the same parts below them.
 */
function findRepeatedColumns(rows: Bands['groups']): readonly ColumnRun[] {
  const runs: ColumnRun[] = [];
  for (let first = 0; first < rows.length - 1; first += 1) {
    const run = findRepeatedRun(rows, first);
    if (run === null) continue;
    runs.push(run);
    first = run.last;
  }
  return runs;
}

function findRepeatedRun(rows: Bands['groups'], first: number): ColumnRun | null {
  const row = [...(rows[first] ?? [])].sort(
    (one, other) => one.core.x - other.core.x || one.core.y - other.core.y,
  );
  for (let count = 2; count <= repeatSize.maxCount && count * 2 <= row.length; count += 1) {
    if (row.length % count > 0) continue;
    const size = row.length / count;
    const things = Array.from({ length: count }, (_, at) => row.slice(at * size, (at + 1) * size));
    const starts = areAlike(things) ? startsOf(things) : null;
    const run = starts === null ? null : addRepeatedRows(rows, first, things, starts);
    if (run !== null) return run;
  }
  return null;
}

/** Whether things have the same parts at the same places, which are not all of one kind as the cells of a table are. */
function areAlike(things: readonly (readonly PartitionNode[])[]): boolean {
  const [sample = []] = things;
  const kinds = sample.map(kindOfPart);
  if (kinds.includes(null) || new Set(kinds).size < 2) return false;
  return things.every((thing) =>
    thing.every((part, at) => {
      const other = sample[at];
      return (
        other !== undefined &&
        kindOfPart(part) === kinds[at] &&
        isNear(offsetIn(part, thing), offsetIn(other, sample), repeatSize.drift) &&
        isNear(part.core.y, other.core.y, repeatSize.drift)
      );
    }),
  );
}

function offsetIn({ core }: PartitionNode, thing: readonly PartitionNode[]): number {
  return core.x - (thing[0]?.core.x ?? 0);
}

/** Where each thing begins; `null` where they are too near to each other, or not at one distance. */
function startsOf(things: readonly (readonly PartitionNode[])[]): readonly number[] | null {
  const starts = things.map(([part]) => part?.core.x ?? 0);
  const ends = things.map((thing) => Math.max(...thing.map(({ core }) => core.x + core.width)));
  const pitch = (starts[1] ?? 0) - (starts[0] ?? 0);
  const isEven = starts.every(
    (start, at) =>
      at === 0 ||
      (start - (ends[at - 1] ?? start) >= repeatSize.minGutter &&
        isNear(start - (starts[at - 1] ?? 0), pitch, repeatSize.drift)),
  );
  return isEven ? starts : null;
}

/** Adds the rows below that have something for each thing. A row of the same things begins anew. */
function addRepeatedRows(
  rows: Bands['groups'],
  first: number,
  things: readonly (readonly PartitionNode[])[],
  starts: readonly number[],
): ColumnRun | null {
  const pitch = (starts[1] ?? 0) - (starts[0] ?? 0);
  const sides = things.map((thing) => [...thing]);
  const kindsIn = (parts: readonly PartitionNode[]): string => parts.map(kindOfPart).toSorted().join('+');
  const firstKinds = kindsIn(rows[first] ?? []);
  let last = first;
  for (let index = first + 1; index < rows.length; index += 1) {
    const [above = [], row = []] = [rows[index - 1], rows[index]];
    if (topOf(row) - bottomOf(above) > repeatSize.maxDistance || kindsIn(row) === firstKinds) break;
    const added = starts.map((start) =>
      row.filter(
        ({ core }) =>
          core.x >= start - repeatSize.drift &&
          core.x + core.width <= start + pitch - repeatSize.minGutter / 2,
      ),
    );
    const isComplete = added.reduce((sum, parts) => sum + parts.length, 0) === row.length;
    if (!isComplete || new Set(added.map(kindsIn)).size > 1 || isRowOfFields(row)) break;
    added.forEach((parts, at) => sides[at]?.push(...parts));
    last = index;
  }
  return last === first ? null : { first, last, sides };
}

interface Column {
  readonly start: number;
  readonly end: number;
  readonly parts: readonly PartitionNode[];
}

/** Takes rows as long as the columns stay apart, and farther from each other than the rows. */
function growColumns(rows: Bands['groups'], first: number, count: number): ColumnRun | null {
  let columns: readonly Column[] = findBands(rows[first] ?? [], 'x', 'width').groups.map(columnOf);
  let last = first;
  let kinds = kindsOf(columns, rows[first] ?? []);
  let widest = 0;
  let full = 1;
  for (let index = first + 1; index < rows.length; index += 1) {
    const [above = [], row = []] = [rows[index - 1], rows[index]];
    const grown = addToColumns(columns, row);
    const distance = Math.max(widest, topOf(row) - bottomOf(above));
    if (grown === null || gutterOf(grown) < Math.max(columnSize.minGutter, distance)) break;
    const own = kindsOf(grown, row);
    if (own === kinds || isRowOfFields(row)) break;
    if (own.split('|').length === count && !own.split('|').includes('')) full += 1;
    [columns, kinds, widest, last] = [grown, own, distance, index];
  }
  const length = last - first + 1;
  if (length < columnSize.minRows || full < columnSize.minRows || full < (2 / 3) * length) return null;
  const sides = columns.map(({ parts }) => parts);
  return arePartedColumns(rows.slice(first, last + 1), sides) ? null : { first, last, sides };
}

/** px of a space that parts a column, and how many times as wide as the space between the rows it is. */
const partedSize = { least: 48, ratio: 3 };

/**
 * Whether one column has a wide space after most of its rows: what is in it belongs to what is beside it, as a title to
 * the panel at its side, rather than to what is far below it.
 */
export function arePartedColumns(rows: Bands['groups'], columns: Bands['groups']): boolean {
  return columns.some((column) => {
    const own = new Set(column);
    const inRows = rows.map((row) => row.filter((one) => own.has(one)));
    let [count, wide] = [0, 0];
    for (const [index, row] of rows.entries()) {
      const [above = [], part = [], partAbove = []] = [rows[index - 1], inRows[index], inRows[index - 1]];
      if (part.length === 0 || partAbove.length === 0) continue;
      const distance = topOf(row) - bottomOf(above);
      count += 1;
      if (topOf(part) - bottomOf(partAbove) > Math.max(partedSize.least, partedSize.ratio * distance))
        wide += 1;
    }
    return wide > 1 && wide > count / 2;
  });
}

/** px and rows of two columns whose parts are not below each other, and the share of the width that the narrower has. */
const sideSize = { minRows: 6, minShare: 0.3, nearRows: 6 };

/** Finds the free line between two columns whose rows have several parts each, such as dishes and prices. */
function findSides(rows: Bands['groups'], first: number): ColumnRun | null {
  const lines = new Set<number>();
  for (const row of rows.slice(first, first + sideSize.nearRows)) {
    const { groups } = findBands(row, 'x', 'width');
    for (const [index, right] of groups.slice(1, maxLines + 1).entries())
      lines.add(Math.round(middleBetween(groups[index] ?? [], right)));
  }
  for (const line of lines) {
    const run = splitAtLine(rows, first, line);
    const columns = run?.sides.map(columnOf) ?? [];
    if (run !== null && areSides(rows.slice(first, run.last + 1), columns)) return run;
  }
  return null;
}

function areSides(rows: Bands['groups'], columns: readonly Column[]): boolean {
  const [left, right] = columns;
  if (rows.length < sideSize.minRows || left === undefined || right === undefined) return false;
  const gutter = gutterOf(columns);
  const widths = [left, right].map(({ start, end }) => end - start);
  if (Math.min(...widths) < sideSize.minShare * (right.end - left.start) || gutter < columnSize.minGutter)
    return false;
  const kinds = rows.map((row) => kindsOf(columns, row));
  const full = kinds.filter((one) => !one.split('|').includes('')).length;
  return (
    full >= rows.length / 2 &&
    rows.slice(1).every((row, index) => topOf(row) - bottomOf(rows[index] ?? row) <= gutter) &&
    kinds.slice(1).every((one, index) => one !== kinds[index]) &&
    !rows.some(isRowOfFields) &&
    !arePartedColumns(
      rows,
      columns.map(({ parts }) => parts),
    )
  );
}

function columnOf(parts: readonly PartitionNode[]): Column {
  const { x, width } = parts.map(({ core }) => core).reduce(unionOf);
  return { start: x, end: x + width, parts };
}

/** The columns with the parts of one more row; `null` where one of them is in no column, or in several. */
function addToColumns(columns: readonly Column[], row: readonly PartitionNode[]): readonly Column[] | null {
  const grown = columns.map((column) => ({ ...column, added: [] as PartitionNode[] }));
  for (const part of row) {
    const [start, end] = [part.core.x, part.core.x + part.core.width];
    const [own, more] = grown.filter((column) => start < column.end && end > column.start);
    if (own === undefined || more !== undefined) return null;
    own.added.push(part);
    own.start = Math.min(own.start, start);
    own.end = Math.max(own.end, end);
  }
  return grown.map(({ start, end, parts, added }) => ({
    start,
    end,
    parts: added.length === 0 ? parts : [...parts, ...added],
  }));
}

function gutterOf(columns: readonly Column[]): number {
  return Math.min(...columns.slice(1).map(({ start }, index) => start - (columns[index]?.end ?? start)));
}

/** What the parts of a row are, column by column. */
function kindsOf(columns: readonly Column[], row: readonly PartitionNode[]): string {
  const kindsIn = ({ start, end }: Column) =>
    row
      .filter(({ core }) => core.x >= start - partitionOverlapTolerance && core.x < end)
      .map((one) => kindOfPart(one) ?? 'parts');
  return columns.map((column) => kindsIn(column).toSorted().join('+')).join('|');
}

/** px of boxes in which something is entered. */
const fieldSize = { minHeight: 28, maxHeight: 72, minWidth: 80 };

function isRowOfFields(row: readonly PartitionNode[]): boolean {
  return row.length > 1 && row.every(isField);
}

function isField(part: PartitionNode): boolean {
  const { width, height } = part.box;
  const node = part.kind === 'leaf' ? part.item.node : null;
  const isBox = node?.kind === 'box' && (node.fills.length > 0 || node.stroke !== null);
  return (
    isBox && height >= fieldSize.minHeight && height <= fieldSize.maxHeight && width >= fieldSize.minWidth
  );
}

/** px below which lines are one list, and the lines of the shortest list with its title. */
const listSize = { maxDistance: 24, minLines: 3 };

/**
 * Whether columns are lists with a title each, such as the links in a footer: texts of one style that begin where their
 * title does, nearer to each other than to the next list. Columns with numbers are those of a table.
 */
export function areTitledLists(rows: Bands['groups'], columns: Bands['groups']): boolean {
  if (columns.length < 2 || rows.length < listSize.minLines) return false;
  const gutter = gutterOf(columns.map(columnOf));
  const kinds = columns.map((column) => kindOfTitledList(column, Math.min(listSize.maxDistance, gutter / 2)));
  return kinds[0] !== null && new Set(kinds).size === 1;
}

/** px between the rows of lists at the end of a page, rows that may follow them, and the fewest and most lists. */
const footerSize = { maxDistance: 48, maxRows: 24, maxRowsBelow: 4, minLists: 2, maxLists: 8 };

/**
 * Finds lists with titles side by side at the end of a page, perhaps beside a column of something else, such as the name
 * of the page's owner. Their lines happen to lie in rows, but nobody reads them as rows.
 */
function findListsAtEnd(rows: Bands['groups']): ColumnRun | null {
  const earliest = Math.max(0, rows.length - footerSize.maxRows);
  for (let first = earliest; first < rows.length - 1; first += 1) {
    const titles = rows[first] ?? [];
    if (titles.length < footerSize.minLists || titles.length > footerSize.maxLists) continue;
    const run = growLists(rows, first);
    if (run !== null && rows.length - 1 - run.last <= footerSize.maxRowsBelow) return run;
  }
  return null;
}

/** Takes rows as long as nothing reaches over several columns and the lists remain lists. */
function growLists(rows: Bands['groups'], first: number): ColumnRun | null {
  let run: ColumnRun | null = null;
  const parts = [...(rows[first] ?? [])];
  const count = findBands(parts, 'x', 'width').groups.length;
  for (let last = first + 1; last < rows.length; last += 1) {
    const [above = [], row = []] = [rows[last - 1], rows[last]];
    if (topOf(row) - bottomOf(above) > footerSize.maxDistance) break;
    parts.push(...row);
    const sides = findBands(parts, 'x', 'width').groups;
    if (sides.length < count || sides.length > footerSize.maxLists) break;
    if (areListsBesideOneColumn(sides)) run = { first, last, sides: straightenLists(sides), hasLists: true };
  }
  return run;
}

function areListsBesideOneColumn(sides: Bands['groups']): boolean {
  const gutter = gutterOf(sides.map(columnOf));
  if (gutter < columnSize.minGutter) return false;
  const kinds = sides.map((side) => kindOfTitledList(side, listSize.maxDistance, 2 * driftTolerance));
  const lists = kinds.filter((kind) => kind !== null);
  return lists.length >= footerSize.minLists && lists.length >= sides.length - 1 && new Set(lists).size === 1;
}

/** Lists whose titles and lines begin at one edge each, and are at one height in all of them. */
function straightenLists(sides: Bands['groups']): Bands['groups'] {
  const isList = (side: readonly PartitionNode[]): boolean =>
    kindOfTitledList(side, listSize.maxDistance, 2 * driftTolerance) !== null;
  const byHeight = (side: readonly PartitionNode[]): readonly PartitionNode[] =>
    side.toSorted((one, other) => one.core.y - other.core.y);
  const heights = heightsOf(sides.filter(isList).map(byHeight));
  return sides.map((side) => {
    if (!isList(side)) return side;
    const x = middleOf(side.map(({ box }) => box.x));
    return byHeight(side).map((part, at) => {
      const y = heights[at] ?? part.box.y;
      return movePart(part, { x, y: isNear(y, part.box.y, 2 * driftTolerance) ? y : part.box.y });
    });
  });
}

/** Where the title and each line of lists beside each other begin: the lines at one distance from each other. */
function heightsOf(lists: Bands['groups']): readonly number[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  const drawn = Array.from({ length: longest }, (_, at) =>
    middleOf(lists.flatMap((list) => list[at]?.box.y ?? [])),
  );
  const [title = 0, first = 0] = drawn;
  const pitch = Math.round(((drawn.at(-1) ?? first) - first) / Math.max(1, longest - 2));
  const even = drawn.map((_, at) => (at === 0 ? title : first + (at - 1) * pitch));
  return even.every((y, at) => isNear(y, drawn[at] ?? y, 2 * driftTolerance)) ? even : drawn;
}

function middleOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[(values.length - 1) >> 1] ?? 0;
}

/** What the title and lines of a list are; `null` where it is no titled list of words. */
function kindOfTitledList(
  column: readonly PartitionNode[],
  maxDistance: number,
  tolerance = driftTolerance,
): string | null {
  const [title, ...lines] = [...column].sort((one, other) => one.core.y - other.core.y);
  const [first] = lines;
  if (title === undefined || first === undefined || lines.length < listSize.minLines - 1) return null;
  const [titleKind, lineKind] = [kindOfPart(title), kindOfPart(first)];
  const isList = lines.every((line, index) => {
    const above = lines[index - 1];
    return (
      isTextWithoutNumber(line) &&
      kindOfPart(line) === lineKind &&
      isNear(line.core.x, title.core.x, tolerance) &&
      (above === undefined || line.core.y - above.core.y - above.core.height <= maxDistance)
    );
  });
  return isList && titleKind !== lineKind ? `${titleKind} ${lineKind}` : null;
}

function isTextWithoutNumber(part: PartitionNode): boolean {
  return part.kind === 'leaf' && part.item.node.kind === 'text' && !/\p{Nd}/u.test(part.item.node.characters);
}
