import type { DesignNode, Rectangle } from '#design/tree';
import { rotatedBounds } from '../node-transform.ts';
import { unionOf } from '../visual-bounds.ts';

/** What stands beside what: single nodes, rows, columns, and piles that no straight line parts. */
export type PartitionNode =
  | { readonly kind: 'one'; readonly item: LayoutItem; readonly box: Rectangle; readonly core: Rectangle }
  | PartitionLine
  | {
      readonly kind: 'pile';
      readonly parts: readonly PartitionNode[];
      readonly box: Rectangle;
      readonly core: Rectangle;
    };

/** Parts beside or beneath each other. */
export interface PartitionLine {
  readonly kind: 'row' | 'column';
  readonly parts: readonly PartitionNode[];
  readonly box: Rectangle;
  readonly core: Rectangle;
}

/** px that neighbours may reach into each other by rounding. */
const overlapTolerance = 1;

/** A piece as the smallest cut. */
export function leafPartition(item: LayoutItem): PartitionNode {
  return { kind: 'one', item, box: item.box, core: item.core };
}

/** Parts as a row, column or pile around all of them. */
export function groupPartitions<Kind extends 'row' | 'column' | 'pile'>(
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

/** Parts what lies apart by straight lines, the widest gaps first. */
export function partitionItems(partitions: readonly PartitionNode[]): PartitionNode {
  const [only] = partitions;
  if (only !== undefined && partitions.length === 1) return only;
  const rows = findBands(partitions, 'y', 'height');
  const columns = findBands(partitions, 'x', 'width');
  if (rows.groups.length < 2 && columns.groups.length < 2) return groupPartitions('pile', partitions);
  const down =
    columns.groups.length < 2 ||
    (rows.groups.length >= 2 && (rows.gap >= columns.gap || isRegularGrid(partitions, rows, columns)));
  const { groups } = down ? rows : columns;
  return groupPartitions(down ? 'column' : 'row', groups.map(partitionItems));
}

interface Bands {
  readonly groups: readonly (readonly PartitionNode[])[];
  /** The narrowest gap between two of them. */
  readonly gap: number;
}

function findBands(partitions: readonly PartitionNode[], axis: 'x' | 'y', length: 'width' | 'height'): Bands {
  const sorted = [...partitions].sort((one, other) => one.core[axis] - other.core[axis]);
  const groups: PartitionNode[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  let gap = Number.POSITIVE_INFINITY;
  for (const partition of sorted) {
    const start = partition.core[axis];
    const last = groups.at(-1);
    // A part without length, a line, parts what it stands between.
    if (last !== undefined && start < end - overlapTolerance) last.push(partition);
    else {
      if (last !== undefined) gap = Math.min(gap, start - end);
      groups.push([partition]);
    }
    end = Math.max(end, start + partition.core[length]);
  }
  return { groups, gap };
}

/** Things of one size in rows and columns are read row by row, however far apart the columns are. */
function isRegularGrid(partitions: readonly PartitionNode[], rows: Bands, columns: Bands): boolean {
  const [first] = partitions;
  if (
    first === undefined ||
    rows.groups.length * columns.groups.length - partitions.length >= columns.groups.length
  )
    return false;
  return partitions.every(
    ({ box }) =>
      isNear(box.width, first.box.width, overlapTolerance) &&
      isNear(box.height, first.box.height, overlapTolerance),
  );
}

/** A node with the room it takes, in its parent's px. */
export interface LayoutItem {
  readonly node: DesignNode;
  readonly box: Rectangle;
  /** The room without what may overlap unseen: the leading of a text. */
  readonly core: Rectangle;
}

/** A node as a piece of a drawing. */
export function toLayoutItem(node: DesignNode): LayoutItem {
  const box = rotatedBounds(node);
  return { node, box, core: coreOf(node, box) };
}

/** Lines of text are set closer than their boxes are high, so boxes of texts overlap where no letters do. */
function coreOf(node: DesignNode, box: Rectangle): Rectangle {
  if (node.kind !== 'text' || node.rotation !== 0) return box;
  const style = node.runs[0]?.style;
  const line = style?.drawnLineHeight ?? box.height;
  const leading = Math.max(0, (Math.min(line, box.height) - (style?.size ?? line)) / 2);
  return { ...box, y: box.y + leading, height: box.height - 2 * leading };
}

/** One axis of a rectangle, in px. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

/** A rectangle along a row, or along a column. */
export function intervalOf(box: Rectangle, row: boolean): Interval {
  return row ? { start: box.x, end: box.x + box.width } : { start: box.y, end: box.y + box.height };
}

/** px by which things may be moved to where they were meant to be: with what texts add, they stay within one px. */
export const snapTolerance = 0.75;

/** Whether two lengths were meant to be the same. */
export function isNear(one: number, other: number, tolerance = snapTolerance): boolean {
  return Math.abs(one - other) <= tolerance + 0.001;
}
