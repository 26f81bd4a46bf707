/**
 * Finds overlapping items and resolves the overlaps that a flow can express: empty parts of boxes, stacked items, and
 * negative gaps. Items that still overlap leave the flow.
 */
import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import { type Axis, crossAxisOf, intervalOf, isNear } from '../axis.ts';
import { createRectangleIndex } from '../rectangle-index.ts';
import { intersectionArea, unionOf } from '../visual-bounds.ts';
import {
  groupPartitions,
  type LayoutItem,
  leafPartition,
  type PartitionLine,
  type PartitionNode,
  toLayoutItem,
} from './partition-node.ts';
import { driftTolerance, stackingTolerance } from '../tolerances.ts';

/** A row or column with a negative gap. */
export interface NegativeGapLine {
  readonly items: readonly LayoutItem[];
  readonly line: PartitionLine;
}

type StackingOrder = ReadonlyMap<LayoutItem, number>;

/**
 * The indexes of as few boxes as possible without which no two boxes overlap. Of two overlapping boxes the one with the
 * smaller visible area inside the frame is removed.
 */
export function findOverlapping(
  boxes: readonly Rectangle[],
  frame: Rectangle | null = null,
): ReadonlySet<number> {
  const overlaps = findOverlaps(boxes);
  const areas = boxes.map((box) => (frame === null ? box.width * box.height : intersectionArea(box, frame)));
  const smallestFirst = [...overlaps.keys()].sort((one, other) => (areas[one] ?? 0) - (areas[other] ?? 0));
  const rank = new Map(smallestFirst.map((index, position) => [index, position]));
  const degrees = new Map([...overlaps].map(([index, others]) => [index, others.size]));
  // Weights only decrease, so each is finished before the next lower one.
  const byWeight: number[][] = [];
  const enqueue = (index: number, weight: number) => (byWeight[weight] ??= []).push(index);
  for (const [index, degree] of degrees) enqueue(index, overlapWeight(degree));
  const overlapping = new Set<number>();
  for (let weight = byWeight.length - 1; weight > 0; weight -= 1) {
    const candidates = byWeight[weight] ?? [];
    for (const index of candidates.sort((one, other) => (rank.get(one) ?? 0) - (rank.get(other) ?? 0))) {
      if (overlapping.has(index) || overlapWeight(degrees.get(index) ?? 0) !== weight) continue;
      overlapping.add(index);
      for (const other of overlaps.get(index) ?? []) {
        const degree = (degrees.get(other) ?? 0) - 1;
        degrees.set(other, degree);
        const otherWeight = overlapWeight(degree);
        if (!overlapping.has(other) && otherWeight < weight) enqueue(other, otherWeight);
      }
    }
  }
  return overlapping;
}

/**
 * A box that overlaps many others is a background. Of two or three overlapping boxes the smaller ones are above the
 * larger.
 */
function overlapWeight(count: number): number {
  return count >= 3 ? count : Math.min(count, 1);
}

/** The overlaps of each box, by index. */
export function findOverlaps(boxes: readonly Rectangle[]): ReadonlyMap<number, ReadonlySet<number>> {
  const overlaps = new Map<number, Set<number>>();
  const note = (one: number, other: number) => {
    overlaps.set(one, (overlaps.get(one) ?? new Set()).add(other));
  };
  for (const [one, other] of overlappingPairs(boxes)) {
    note(one, other);
    note(other, one);
  }
  return overlaps;
}

/** Goes down the page and compares each box with those at its place that start above it. */
function* overlappingPairs(boxes: readonly Rectangle[]): Iterable<readonly [one: number, other: number]> {
  const order = boxes.map((box, index) => ({ box, index })).sort((one, other) => one.box.y - other.box.y);
  const places = createRectangleIndex(order.map(({ box }) => box));
  for (const [position, item] of order.entries()) {
    for (const above of places.meeting(item.box, position)) {
      const other = order[above];
      if (other !== undefined && above < position && doBoxesOverlap(other.box, item.box))
        yield [other.index, item.index];
    }
  }
}

function doBoxesOverlap(one: Rectangle, other: Rectangle): boolean {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > stackingTolerance && height > stackingTolerance;
}

/** Whether more than `limit` pairs of boxes overlap. */
export function hasMoreOverlapsThan(limit: number, boxes: readonly Rectangle[]): boolean {
  if ((boxes.length * (boxes.length - 1)) / 2 <= limit) return false;
  let count = 0;
  for (const _pair of overlappingPairs(boxes)) if ((count += 1) > limit) return true;
  return false;
}

/**
 * Separates items that are below each other although their boxes overlap. Some overlap only where they are empty.
 * Others have about the same width, and each starts on the one before and ends below it, like roof tiles: a bar over
 * the end of a list, or a card that overlaps a picture. They get a negative gap; the core of each is the part that the
 * others leave uncovered. `order` is the stacking order.
 */
export function resolveVerticalOverlaps(
  partitions: readonly PartitionNode[],
  order: (partition: PartitionNode) => number,
): readonly PartitionNode[] {
  const withVisibleCores = shrinkToVisibleCores(partitions);
  const overlaps = findOverlaps(withVisibleCores.map(({ core }) => core));
  return withVisibleCores.map((upper, index) => {
    const later = [...(overlaps.get(index) ?? [])].flatMap((other) => {
      const lower = withVisibleCores[other];
      return lower !== undefined && order(upper) < order(lower) ? [lower] : [];
    });
    const covers = later.filter((lower) => isVerticalOverlap(upper, lower.core));
    const row = covers.length === 0 ? findOverlappingRow(upper, later) : covers;
    if (row.length === 0) return upper;
    const height = Math.min(...row.map(({ core }) => core.y)) - upper.core.y;
    return { ...upper, core: { ...upper.core, height } };
  });
}

/**
 * Returns the items over the lower edge of another one if they are a row below it, such as cards that overlap a picture
 * with a title: they start at one height, below all that is on the upper one, and together are about as wide.
 */
function findOverlappingRow(upper: PartitionNode, later: readonly PartitionNode[]): readonly PartitionNode[] {
  const [first] = later;
  if (first === undefined || later.length < 2) return [];
  const isRow = later.every(({ core }) => isNear(core.y, first.core.y, driftTolerance));
  const row = later.map(({ core }) => core).reduce(unionOf);
  return isRow && isVerticalOverlap(upper, row) && contentEndOf(upper) <= row.y ? later : [];
}

/** Where the words on a partition end, in px of its parent. */
function contentEndOf(partition: PartitionNode): number {
  if (partition.kind !== 'leaf') return bottomOf(partition.core);
  const { node } = partition.item;
  return node.kind === 'box' ? node.box.y + wordsEndOf(node) : bottomOf(partition.core);
}

/** Where the words in a box end, in px from its top; 0 where it has none. */
function wordsEndOf({ children }: BoxNode): number {
  return children
    .filter(({ visible }) => visible)
    .reduce((end, child) => {
      if (child.kind === 'text') return Math.max(end, child.box.y + child.box.height);
      return child.kind === 'box' ? Math.max(end, child.box.y + wordsEndOf(child)) : end;
    }, 0);
}

/** Overlapping partitions with their visible cores. */
function shrinkToVisibleCores(partitions: readonly PartitionNode[]): readonly PartitionNode[] {
  if (!partitions.some(isPartlyEmpty)) return partitions;
  const overlaps = findOverlaps(partitions.map(({ core }) => core));
  return partitions.map((partition, index) =>
    overlaps.has(index) && partition.kind === 'leaf'
      ? { ...partition, core: visibleCore(partition.item.node) }
      : partition,
  );
}

function isPartlyEmpty(partition: PartitionNode): boolean {
  return partition.kind === 'leaf' && isUnpainted(partition.item.node);
}

/**
 * The vertical extent in which a node paints anything, in its parent's px. A box without paint may overlap others where
 * it is empty.
 */
function visibleCore(node: DesignNode): Rectangle {
  const { box, core } = toLayoutItem(node);
  if (!isUnpainted(node)) return core;
  const shown = node.children.filter(({ visible, mask }) => visible && mask === null).map(visibleCore);
  if (shown.length === 0) return core;
  const inside = shown.reduce(unionOf);
  const start = Math.max(box.y, box.y + inside.y);
  const end = Math.min(box.y + box.height, box.y + inside.y + inside.height);
  return start < end ? { ...core, y: start, height: end - start } : core;
}

/** Whether only the descendants of a box paint anything. */
function isUnpainted(node: DesignNode): node is BoxNode {
  if (node.kind !== 'box' || node.rotation !== 0) return false;
  return (
    node.fills.length === 0 && node.stroke === null && node.effects.length === 0 && node.exported === null
  );
}

/** The fraction of the wider item's width that two items must share to be stacked. */
const minSharedWidth = 0.75;
/** px by which the upper item must end before the lower one. */
const minVerticalStep = 2;

function isVerticalOverlap({ core: upper }: PartitionNode, lower: Rectangle): boolean {
  const below = lower.y >= upper.y + minVerticalStep && bottomOf(lower) >= bottomOf(upper) + minVerticalStep;
  const start = Math.max(upper.x, lower.x);
  const shared = Math.min(upper.x + upper.width, lower.x + lower.width) - start;
  return below && shared >= minSharedWidth * Math.max(upper.width, lower.width);
}

function bottomOf({ y, height }: Rectangle): number {
  return y + height;
}

/**
 * Finds rows, then columns, of equal items that each cover a part of the next in stacking order, such as overlapping
 * avatars. They have a negative gap rather than accidental overlaps.
 */
export function inferNegativeGaps(items: readonly LayoutItem[]): readonly NegativeGapLine[] {
  const order = new Map(items.map((item, index) => [item, index]));
  const rows = negativeGapsAlong(items, 'horizontal', order);
  const taken = new Set(rows.flatMap((line) => line.items));
  const remaining = items.filter((item) => !taken.has(item));
  return [...rows, ...negativeGapsAlong(remaining, 'vertical', order)];
}

function negativeGapsAlong(
  items: readonly LayoutItem[],
  axis: Axis,
  order: StackingOrder,
): readonly NegativeGapLine[] {
  const equalItems = new Map<string, LayoutItem[]>();
  for (const item of items) {
    if (item.node.kind === 'text') continue;
    const { start, end } = intervalOf(item.box, crossAxisOf(axis));
    const key = [start, end - start, lengthOf(item, axis)].map(Math.round).join(' ');
    const former = equalItems.get(key);
    if (former === undefined) equalItems.set(key, [item]);
    else former.push(item);
  }
  return [...equalItems.values()].flatMap((group) => negativeGapsAmong(group, axis, order));
}

function lengthOf({ box }: LayoutItem, axis: Axis): number {
  return axis === 'horizontal' ? box.width : box.height;
}

function negativeGapsAmong(
  group: readonly LayoutItem[],
  axis: Axis,
  order: StackingOrder,
): readonly NegativeGapLine[] {
  const sorted = [...group].sort(
    (one, other) => intervalOf(one.box, axis).start - intervalOf(other.box, axis).start,
  );
  const runs: LayoutItem[][] = [];
  for (const item of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && continuesRun(run, item, axis, order)) run.push(item);
    else runs.push([item]);
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) => ({
      items: run,
      line: groupPartitions(axis === 'horizontal' ? 'row' : 'column', run.map(leafPartition)),
    }));
}

/** Whether an item covers a part of the last one of a run, by the same amount and in the same direction as before. */
function continuesRun(
  run: readonly LayoutItem[],
  item: LayoutItem,
  axis: Axis,
  order: StackingOrder,
): boolean {
  const [last, former] = [run.at(-1), run.at(-2)];
  if (last === undefined) return false;
  const step = stepOf(last, item, axis);
  const length = lengthOf(item, axis);
  if (step < length / 2 || step > length - 1.5) return false;
  if (former === undefined) return true;
  const isAbove = (one: LayoutItem, other: LayoutItem) => (order.get(one) ?? 0) < (order.get(other) ?? 0);
  return isNear(step, stepOf(former, last, axis)) && isAbove(former, last) === isAbove(last, item);
}

function stepOf(one: LayoutItem, other: LayoutItem, axis: Axis): number {
  return intervalOf(other.box, axis).start - intervalOf(one.box, axis).start;
}
