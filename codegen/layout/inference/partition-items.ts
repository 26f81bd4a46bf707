/**
 * Partitions the items of a frame into rows and columns by a recursive XY-cut. Alignment and gaps are decided later.
 */
import type { Rectangle } from '#design/tree';
import { isNear } from '../axis.ts';
import { driftTolerance, partitionOverlapTolerance } from '../tolerances.ts';
import { unionOf } from '../visual-bounds.ts';
import { withEvenColumns } from './even-columns.ts';
import { arePartedColumns, areTitledLists, findColumnRuns } from './find-column-runs.ts';
import { groupRepeatedParts } from './group-repeated-parts.ts';
import { joinColumnsOfCards, minCardHeight } from './part-cards.ts';
import {
  type Bands,
  type ColumnRun,
  findBands,
  groupPartitions,
  kindOfPart,
  type PartitionNode,
} from './partition-node.ts';

/** Partitions items recursively at straight lines, the widest gaps first. */
export function partitionItems(partitions: readonly PartitionNode[]): PartitionNode {
  const [only] = partitions;
  if (only !== undefined && partitions.length === 1) return only;
  const rows = findBands(partitions, 'y', 'height');
  const bands = findBands(partitions, 'x', 'width');
  const joined = joinColumnsOfCards(bands);
  const columns = joined.groups.length > 1 || rows.groups.length > 1 ? joined : bands;
  if (rows.groups.length < 2 && columns.groups.length < 2) return groupPartitions('overlap', partitions);
  const runs = findColumnRuns(rows.groups);
  if (runs.length === 0) return partitionBands(partitions, rows, columns);
  const parts: PartitionNode[] = [];
  let next = 0;
  for (const one of runs) {
    parts.push(...rows.groups.slice(next, one.first).map(partitionItems));
    parts.push(groupPartitions('row', partitionSides(one, rows.groups)));
    next = one.last + 1;
  }
  parts.push(...rows.groups.slice(next).map(partitionItems));
  const [first, more] = parts;
  return first !== undefined && more === undefined ? first : groupPartitions('column', parts);
}

/** The columns of a run; lists with titles beside one column of something else are columns of one width. */
function partitionSides(
  { sides, last, hasLists, isTitled }: ColumnRun,
  rows: Bands['groups'],
): readonly PartitionNode[] {
  if (isTitled === true) return withOneGap(sides.map(partitionTitled));
  const columns = sides.map(partitionItems);
  const [first, ...lists] = columns;
  const below = rows.slice(last + 1).flat();
  if (hasLists !== true || first === undefined || below.length === 0) return columns;
  const end = Math.max(...[...columns, ...below].map(({ core }) => core.x + core.width));
  const row = groupPartitions('row', lists);
  const even = withEvenColumns(row, row.box.x, end);
  return even === row ? columns : [first, { ...even, hasSetWidth: true } as PartitionNode];
}

/** A column of a title and of what is below it. */
function partitionTitled([title, ...parts]: readonly PartitionNode[]): PartitionNode {
  const below = partitionItems(parts);
  const own = title === undefined ? [] : [title];
  return groupPartitions('column', [...own, ...(below.kind === 'column' ? below.parts : [below])]);
}

/** Columns that each reach to the next one but for the narrowest gap: on lines of fewer columns, none has a margin. */
function withOneGap(columns: readonly PartitionNode[]): readonly PartitionNode[] {
  const distances = columns.map(({ core }, at) => (columns[at + 1]?.core.x ?? 0) - core.x - core.width);
  const gap = Math.min(...distances.slice(0, -1));
  return columns.map((column, at) => {
    const next = columns[at + 1];
    if (next === undefined || column.kind !== 'column') return column;
    const widen = (box: Rectangle): Rectangle => ({ ...box, width: next.core.x - gap - box.x });
    return { ...column, box: widen(column.box), core: widen(column.core), hasSetWidth: true };
  });
}

function partitionBands(partitions: readonly PartitionNode[], rows: Bands, columns: Bands): PartitionNode {
  const [bar, ...below] = rows.groups;
  if (bar !== undefined && columns.groups.length > 1 && isBar(bar, below.flat(), columns)) {
    const rest = partitionItems(below.flat());
    const parts = rest.kind === 'column' ? rest.parts : [rest];
    return groupPartitions('column', [partitionItems(bar), ...parts]);
  }
  if (areTitledLists(rows.groups, columns.groups))
    return groupPartitions('row', columns.groups.map(partitionItems));
  const joined = joinStackedBands(rows.groups);
  // A title above columns that reaches over some of them parts them from the others as well.
  const isAboveColumns = joined.length > 1 && joined.length < rows.groups.length;
  const asRows = isAboveColumns || isSplitIntoRows(partitions, rows, columns);
  return asRows
    ? groupPartitions('column', joined.map(partitionItems))
    : groupPartitions('row', groupEnds(groupRepeatedParts(columns.groups.map(partitionItems))));
}

/** px of a space between the two ends of a row of a page, and how many times as wide it is as all others. */
const endGap = { min: 400, ratio: 5 };

/** Groups what is at either end of a row with one wide space in it: the words at one end, the icons at the other. */
function groupEnds(parts: readonly PartitionNode[]): readonly PartitionNode[] {
  if (parts.length < 3) return parts;
  const gaps = parts.slice(1).map(({ core }, index) => {
    const before = parts[index]?.core ?? core;
    return { index: index + 1, gap: core.x - before.x - before.width };
  });
  const [widest, next] = gaps.toSorted((one, other) => other.gap - one.gap);
  if (widest === undefined || next === undefined || widest.gap < endGap.min) return parts;
  if (widest.gap < endGap.ratio * next.gap) return parts;
  return [parts.slice(0, widest.index), parts.slice(widest.index)].flatMap(
    (side): readonly PartitionNode[] => (side.length > 1 ? [groupPartitions('row', side)] : side),
  );
}

/** Whether items are split into rows first: the wider gaps decide, but not through a grid of equal items. */
function isSplitIntoRows(partitions: readonly PartitionNode[], rows: Bands, columns: Bands): boolean {
  if (columns.groups.length < 2) return true;
  if (rows.groups.length < 2) return false;
  return (
    rows.gap >= columns.gap ||
    isRegularGrid(partitions, rows, columns) ||
    arePartedColumns(rows.groups, columns.groups) ||
    isTitledRow(rows.groups, columns.groups)
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
