/** The values of the recursive XY-cut: items, the tree of partitions, and the bands that partitions form along an axis. */
import type { DesignNode, Rectangle } from '#design/tree';
import { rotatedBounds } from '../node-transform.ts';
import { partitionOverlapTolerance } from '../tolerances.ts';
import { unionOf } from '../visual-bounds.ts';

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
  /** The same parts as those of its siblings, as an icon beside words again and again. */
  readonly isRepeated?: true;
  /** Its parts begin at even distances and have different widths, as what is in columns of one width. */
  readonly isEven?: true;
}

/** A node with its bounds, in its parent's px. */
export interface LayoutItem {
  readonly node: DesignNode;
  readonly box: Rectangle;
  /** The bounds without the part that may overlap invisibly, such as the leading of a text. */
  readonly core: Rectangle;
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

/** Partitions in groups that follow each other along an axis. */
export interface Bands {
  readonly groups: readonly (readonly PartitionNode[])[];
  /** The smallest gap between two groups. */
  readonly gap: number;
}

/** Rows through which free lines run from the first to the last. */
export interface ColumnRun {
  /** Indexes of the first and last of the rows. */
  readonly first: number;
  readonly last: number;
  /** What is between the lines, from left to right. */
  readonly sides: readonly (readonly PartitionNode[])[];
  /** Whether all but the first are lists with titles. */
  readonly hasLists?: boolean;
  /** Whether the first part of each is the title of all others in it. */
  readonly isTitled?: boolean;
}

/** Groups partitions that overlap along an axis. */
export function findBands(
  partitions: readonly PartitionNode[],
  axis: 'x' | 'y',
  length: 'width' | 'height',
): Bands {
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

/** The upper edge of a row, in px. */
export function topOf(line: readonly PartitionNode[]): number {
  return Math.min(...line.map(({ core }) => core.y));
}

/** The lower edge of a row, in px. */
export function bottomOf(line: readonly PartitionNode[]): number {
  return Math.max(...line.map(({ core }) => core.y + core.height));
}

/** What a partition is: its element with its size, or a text with its font; `null` where it has parts. */
export function kindOfPart(part: PartitionNode): string | null {
  if (part.kind !== 'leaf') return null;
  const { node, box } = part.item;
  const style = node.kind === 'text' ? node.runs[0]?.style : undefined;
  return style === undefined
    ? `${node.kind} ${Math.round(box.width / 4)} ${Math.round(box.height / 4)}`
    : `text ${style.size} ${style.weight}`;
}
