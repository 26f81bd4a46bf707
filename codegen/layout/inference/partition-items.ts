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
  const down =
    columns.groups.length < 2 ||
    (rows.groups.length >= 2 &&
      (rows.gap >= columns.gap ||
        isRegularGrid(partitions, rows, columns) ||
        isTitledRow(rows.groups, columns.groups)));
  const { groups } = down ? rows : columns;
  return groupPartitions(down ? 'column' : 'row', groups.map(partitionItems));
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
