/**
 * Partitions the items of a frame into rows and columns by a recursive XY-cut. Alignment and gaps are decided later.
 */
import type { DesignNode, Rectangle } from '#design/tree';
import { rotatedBounds } from '../node-transform.ts';
import { unionOf } from '../visual-bounds.ts';
import { isNear } from '../axis.ts';
import { driftTolerance, partitionOverlapTolerance } from '../tolerances.ts';

/**
 * A tree of rows and columns from a recursive XY-cut: single items, rows, columns, and groups whose overlaps no
 * straight line separates.
 */
export type PartitionNode =
  | { readonly kind: 'leaf'; readonly item: LayoutItem; readonly box: Rectangle; readonly core: Rectangle }
  | PartitionLine
  | {
      readonly kind: 'overlap';
      readonly parts: readonly PartitionNode[];
      readonly box: Rectangle;
      readonly core: Rectangle;
    };

/** Partitions side by side or one below the other. */
export interface PartitionLine {
  readonly kind: 'row' | 'column';
  readonly parts: readonly PartitionNode[];
  readonly box: Rectangle;
  readonly core: Rectangle;
  /** Its parts have its width, and not it theirs. */
  readonly hasSetWidth?: true;
}

interface Bands {
  readonly groups: readonly (readonly PartitionNode[])[];
  /** The smallest gap between two groups. */
  readonly gap: number;
}

/** A node with its bounds, in its parent's px. */
export interface LayoutItem {
  readonly node: DesignNode;
  readonly box: Rectangle;
  /** The bounds without the part that may overlap invisibly, such as the leading of a text. */
  readonly core: Rectangle;
}

/** Partitions items recursively at straight lines, the widest gaps first. */
export function partitionItems(partitions: readonly PartitionNode[]): PartitionNode {
  const [only] = partitions;
  if (only !== undefined && partitions.length === 1) return only;
  const rows = findBands(partitions, 'y', 'height');
  const columns = findBands(partitions, 'x', 'width');
  if (rows.groups.length < 2 && columns.groups.length < 2) return groupPartitions('overlap', partitions);
  const repeated = findRepeatedColumns(rows.groups);
  const run = repeated.length > 0 ? null : (findSidebar(rows.groups) ?? findColumns(rows.groups));
  const runs = run === null ? repeated : [run];
  if (runs.length === 0) return partitionBands(partitions, rows, columns);
  const parts: PartitionNode[] = [];
  let next = 0;
  for (const one of runs) {
    parts.push(...rows.groups.slice(next, one.first).map(partitionItems));
    parts.push(groupPartitions('row', one.sides.map(partitionItems)));
    next = one.last + 1;
  }
  parts.push(...rows.groups.slice(next).map(partitionItems));
  const [first, more] = parts;
  return first !== undefined && more === undefined ? first : groupPartitions('column', parts);
}

function partitionBands(partitions: readonly PartitionNode[], rows: Bands, columns: Bands): PartitionNode {
  const [bar, ...below] = rows.groups;
  if (bar !== undefined && columns.groups.length > 1 && isBar(bar, below.flat(), columns)) {
    const rest = partitionItems(below.flat());
    const parts = rest.kind === 'column' ? rest.parts : [rest];
    return groupPartitions('column', [partitionItems(bar), ...parts]);
  }
  const joined = joinStackedBands(rows.groups);
  // A title above columns that reaches over some of them parts them from the others as well.
  const isAboveColumns = joined.length > 1 && joined.length < rows.groups.length;
  const down = isAboveColumns || isCutDown(partitions, rows, columns);
  const groups = down ? joined : columns.groups;
  return groupPartitions(down ? 'column' : 'row', groups.map(partitionItems));
}

/** Whether items are cut into rows first: the wider gaps decide, but not through a grid of equal items. */
function isCutDown(partitions: readonly PartitionNode[], rows: Bands, columns: Bands): boolean {
  if (columns.groups.length < 2) return true;
  if (rows.groups.length < 2) return false;
  return (
    rows.gap >= columns.gap ||
    isRegularGrid(partitions, rows, columns) ||
    isTitledRow(rows.groups, columns.groups)
  );
}

function findBands(partitions: readonly PartitionNode[], axis: 'x' | 'y', length: 'width' | 'height'): Bands {
  const sorted = [...partitions].sort((one, other) => one.core[axis] - other.core[axis]);
  const groups: PartitionNode[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  let gap = Number.POSITIVE_INFINITY;
  for (const partition of sorted) {
    const start = partition.core[axis];
    const last = groups.at(-1);
    // An item without length, such as a line, separates its neighbours.
    if (last !== undefined && start < end - partitionOverlapTolerance) last.push(partition);
    else {
      if (last !== undefined) gap = Math.min(gap, start - end);
      groups.push([partition]);
    }
    end = Math.max(end, start + partition.core[length]);
  }
  return { groups, gap };
}

/** Rows through which free lines run from the first to the last. */
interface ColumnRun {
  /** Indexes of the first and last of the rows. */
  readonly first: number;
  readonly last: number;
  /** What is between the lines, from left to right. */
  readonly sides: readonly (readonly PartitionNode[])[];
}

/** Rows beside which a sidebar runs. */
interface Sidebar extends ColumnRun {
  readonly sides: readonly [readonly PartitionNode[], readonly PartitionNode[]];
}

/** px of a page that has room for a sidebar. */
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
function findSidebar(rows: Bands['groups']): Sidebar | null {
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
      if (found !== null && isSidebar(found, rows)) return found;
    }
  }
  return null;
}

function middleBetween(left: readonly PartitionNode[], right: readonly PartitionNode[]): number {
  const end = Math.max(...left.map(({ core }) => core.x + core.width));
  return (end + Math.min(...right.map(({ core }) => core.x))) / 2;
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

function topOf(line: readonly PartitionNode[]): number {
  return Math.min(...line.map(({ core }) => core.y));
}

function bottomOf(line: readonly PartitionNode[]): number {
  return Math.max(...line.map(({ core }) => core.y + core.height));
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
  return { first, last, sides: columns.map(({ parts }) => parts) };
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
    !rows.some(isRowOfFields)
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

/** px; sizes of a bar, and its distance from what is below it. */
const barSize = { maxHeight: 96, minDistance: 32 };

/** The share of the width that a bar covers, and the parts that it has. */
const barParts = { minShare: 0.6, minCount: 4 };

/**
 * Whether the first row is one line of small parts across everything that is below it at some distance, as the bar of a
 * page is: it is read before any column is.
 */
function isBar(bar: readonly PartitionNode[], below: readonly PartitionNode[], columns: Bands): boolean {
  if (bar.length < barParts.minCount || below.length < 2) return false;
  const [own, rest] = [bar, below].map((parts) => parts.map(({ core }) => core).reduce(unionOf));
  if (own === undefined || rest === undefined || own.height > barSize.maxHeight) return false;
  const distance = rest.y - own.y - own.height;
  const width = Math.max(own.x + own.width, rest.x + rest.width) - Math.min(own.x, rest.x);
  return distance >= Math.max(barSize.minDistance, columns.gap) && own.width >= width * barParts.minShare;
}

/**
 * Joins rows of which each has as many parts at the same places, all of one kind, and no two rows are of one kind: a row of
 * numbers, one of titles and one of texts are columns of a number, a title and a text. Rows of a table are of one kind.
 */
function joinStackedBands(rows: Bands['groups']): Bands['groups'] {
  const joined: PartitionNode[][] = [];
  let kinds: readonly string[] = [];
  let before: readonly PartitionNode[] = [];
  for (const row of rows) {
    const kind = kindOfRow(row);
    const last = joined.at(-1);
    if (last !== undefined && kind !== null && !kinds.includes(kind) && isStackedOn(before, row)) {
      last.push(...row);
      kinds = [...kinds, kind];
    } else {
      joined.push([...row]);
      kinds = kind === null ? [] : [kind];
    }
    before = kind === null ? [] : row;
  }
  return joined;
}

/** Returns what all parts of a row are; `null` where they differ or are too few. */
function kindOfRow(row: readonly PartitionNode[]): string | null {
  const [kind = null, ...others] = new Set(row.map(kindOfPart));
  return row.length < minStackedParts || others.length > 0 ? null : kind;
}

/** Parts side by side from which rows are columns. */
const minStackedParts = 2;

function kindOfPart(part: PartitionNode): string | null {
  if (part.kind !== 'leaf') return null;
  const { node, box } = part.item;
  const style = node.kind === 'text' ? node.runs[0]?.style : undefined;
  return style === undefined
    ? `${node.kind} ${Math.round(box.width / 4)} ${Math.round(box.height / 4)}`
    : `text ${style.size} ${style.weight}`;
}

/** Whether the parts of a row begin where those above it do, nearer to them than to each other. */
function isStackedOn(above: readonly PartitionNode[], row: readonly PartitionNode[]): boolean {
  if (above.length !== row.length) return false;
  const [tops, bottoms] = [above, row].map((parts) =>
    [...parts].sort((one, other) => one.core.x - other.core.x),
  );
  const isAligned = tops?.every(({ core }, index) => {
    const under = bottoms?.[index]?.core;
    if (under === undefined) return false;
    const [centre, centreUnder] = [core.x + core.width / 2, under.x + under.width / 2];
    return isNear(core.x, under.x, driftTolerance) || isNear(centre, centreUnder, driftTolerance);
  });
  const columns = findBands([...above, ...row], 'x', 'width');
  const distance =
    Math.min(...row.map(({ core }) => core.y)) - Math.max(...above.map(({ core }) => core.y + core.height));
  return isAligned === true && columns.groups.length === row.length && distance < columns.gap;
}

/**
 * Whether the items have one size and form a grid. Such items are read row by row, however wide the gaps between
 * columns are.
 */
function isRegularGrid(partitions: readonly PartitionNode[], rows: Bands, columns: Bands): boolean {
  const [first] = partitions;
  if (
    first === undefined ||
    rows.groups.length * columns.groups.length - partitions.length >= columns.groups.length
  )
    return false;
  return partitions.every(
    ({ box }) =>
      isNear(box.width, first.box.width, partitionOverlapTolerance) &&
      isNear(box.height, first.box.height, partitionOverlapTolerance),
  );
}

/** px from which equal items beside each other are cards rather than lines of text. */
const minCardHeight = 80;

/**
 * Whether a row of equal cards, one in each column, has only titles and the like above and below it, which happen to be
 * no wider than one of the columns.
 */
function isTitledRow(rows: Bands['groups'], columns: Bands['groups']): boolean {
  const across = rows.filter(
    (row) => columns.filter((column) => row.some((one) => column.includes(one))).length > 1,
  );
  const [cards] = across;
  const [first] = cards ?? [];
  if (cards === undefined || first === undefined || across.length > 1 || columns.length < 3) return false;
  return (
    cards.length === columns.length &&
    first.box.height >= minCardHeight &&
    cards.every(
      ({ box }) =>
        isNear(box.y, first.box.y, driftTolerance) && isNear(box.height, first.box.height, driftTolerance),
    )
  );
}

/** An item as the smallest partition. */
export function leafPartition(item: LayoutItem): PartitionNode {
  return { kind: 'leaf', item, box: item.box, core: item.core };
}

/** Partitions as a row, column or overlap group with the bounds of all of them. */
export function groupPartitions<Kind extends 'row' | 'column' | 'overlap'>(
  kind: Kind,
  partitions: readonly PartitionNode[],
): {
  readonly kind: Kind;
  readonly parts: readonly PartitionNode[];
  readonly box: Rectangle;
  readonly core: Rectangle;
} {
  return {
    kind,
    parts: partitions,
    box: partitions.map(({ box }) => box).reduce(unionOf),
    core: partitions.map(({ core }) => core).reduce(unionOf),
  };
}

/** Measures a node as a layout item. */
export function toLayoutItem(node: DesignNode): LayoutItem {
  const box = rotatedBounds(node);
  return { node, box, core: coreOf(node, box) };
}

/** Line spacing is often smaller than the height of a text's box, so boxes of texts overlap where letters do not. */
function coreOf(node: DesignNode, box: Rectangle): Rectangle {
  if (node.kind !== 'text' || node.rotation !== 0) return box;
  const style = node.runs[0]?.style;
  const line = style?.drawnLineHeight ?? box.height;
  const leading = Math.max(0, (Math.min(line, box.height) - (style?.size ?? line)) / 2);
  return { ...box, y: box.y + leading, height: box.height - 2 * leading };
}
