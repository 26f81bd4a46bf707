/**
 * Straightens layers that were placed by hand. A hand shakes: edges, centres and sizes that are nearly equal were meant to
 * be equal. The children of a frame come in; the output are the same children at the positions that most of their
 * neighbours share, in whole px. Nothing moves or grows by more than `driftTolerance` px. All children of a frame are
 * compared with each other, however they are grouped later.
 */
import type { DesignNode, Rectangle } from '#design/tree';
import { type Axis, type Interval, intervalOf } from '../axis.ts';
import { driftTolerance } from '../tolerances.ts';
import { isSameBox } from '../visual-bounds.ts';
import { evenEntries, findIconEntries, type IconEntry, isIconFrame } from './icon-entries.ts';

/** Returns the children with common edges, centres and sizes. `content` is the inside of their parent's border. */
export function straightenChildren(
  children: readonly DesignNode[],
  content: Rectangle,
): readonly DesignNode[] {
  const movable = children.filter(isMovable);
  if (movable.length === 0) return children;
  const entries = findIconEntries(movable);
  const straightened =
    entries.length === 0 ? straightenAcross(movable, content) : straightenEntries(movable, entries, content);
  const across = withEvenEntries(movable, straightened);
  const down = straightenAxis(movable, 'vertical', intervalOf(content, 'vertical'));
  const boxes = new Map(
    movable.map((child, index) => [child, toBox(child.box, across[index], down[index])] as const),
  );
  return children.map((child) => {
    const box = boxes.get(child);
    return box === undefined || isSameBox(box, child.box) ? child : withBox(child, box);
  });
}

function straightenAcross(children: readonly DesignNode[], content: Rectangle): readonly Interval[] {
  return straightenAxis(children, 'horizontal', intervalOf(content, 'horizontal'));
}

function withEvenEntries(
  children: readonly DesignNode[],
  intervals: readonly Interval[],
): readonly Interval[] {
  const places = new Map(children.map((child, index) => [child, intervals[index]]));
  const offsets = evenEntries(children, (child) => places.get(child) ?? intervalOf(child.box, 'horizontal'));
  if (offsets.size === 0) return intervals;
  return intervals.map((interval, index) => {
    const child = children[index];
    const offset = (child && offsets.get(child)) ?? 0;
    return { start: interval.start + offset, end: interval.end + offset };
  });
}

/** The place of an entry on its line follows from the words before it, and that of its words from its icon. */
function straightenEntries(
  children: readonly DesignNode[],
  entries: readonly IconEntry[],
  content: Rectangle,
): readonly Interval[] {
  const following = new Set(
    entries.flatMap(({ icon, words, isLater }) => (isLater ? [icon, words] : [words])),
  );
  const others = children.filter((child) => !following.has(child));
  const straightened = straightenAcross(others, content);
  const found = new Map(others.map((child, index) => [child, straightened[index]]));
  for (const { icon, words } of entries) {
    const own = found.get(icon) ?? roundInterval(toItem(icon, 'horizontal'));
    const start = own.end + Math.round(words.box.x - icon.box.x - icon.box.width);
    found.set(icon, own).set(words, { start, end: start + toItem(words, 'horizontal').length });
  }
  return children.map((child) => found.get(child) ?? roundInterval(toItem(child, 'horizontal')));
}

function isMovable({ visible, rotation, mask, flip }: DesignNode): boolean {
  return visible && rotation === 0 && mask === null && !flip.x && !flip.y;
}

/** A child with another place and size. The rectangle that is the ground of a group is as large as the group. */
function withBox<Node extends DesignNode>(child: Node, box: Rectangle): Node {
  if (child.kind !== 'box' || child.role !== 'group') return { ...child, box };
  const grounds = child.children.map((inner) =>
    inner.kind === 'box' && inner.role === 'rectangle' && covers(inner.box, child.box)
      ? { ...inner, box: { ...inner.box, width: box.width, height: box.height } }
      : inner,
  );
  return { ...child, box, children: grounds };
}

function covers({ x, y, width, height }: Rectangle, around: Rectangle): boolean {
  const edges = [x, y, width - around.width, height - around.height];
  return edges.every((distance) => Math.abs(distance) <= 0.5);
}

function toBox(box: Rectangle, across: Interval | undefined, down: Interval | undefined): Rectangle {
  return {
    x: across?.start ?? box.x,
    y: down?.start ?? box.y,
    width: across === undefined ? box.width : across.end - across.start,
    height: down === undefined ? box.height : down.end - down.start,
  };
}

/** Where an item may be aligned: at its start, its centre or its end. */
type Anchor = 'start' | 'center' | 'end';

interface Item {
  readonly start: number;
  readonly length: number;
  /** px by which it may move to be aligned. A small item that is 2 px off is off on purpose. */
  readonly tolerance: number;
  /** The anchors that say something about it, the most likely first. */
  readonly anchors: readonly Anchor[];
  /** Whether its length may change. */
  readonly resizes: boolean;
}

/** The intervals of the children on one axis. */
function straightenAxis(children: readonly DesignNode[], axis: Axis, content: Interval): readonly Interval[] {
  const drawn = children.map((child) => toItem(child, axis));
  const lengths = equalizeLengths(drawn);
  const items = drawn.map((item, index) => ({ ...item, length: lengths[index]?.length ?? item.length }));
  const clusters = clusterAnchors(items, content);
  return items.map((item, index) => {
    const own = anchors.flatMap((anchor) => {
      const cluster = clusters[anchor].get(index);
      return cluster === undefined || !item.anchors.includes(anchor) ? [] : [{ anchor, cluster }];
    });
    const [best] = own.sort(
      (one, other) =>
        other.cluster.count - one.cluster.count ||
        Math.round(4 * (one.cluster.spread - other.cluster.spread)) ||
        item.anchors.indexOf(one.anchor) - item.anchors.indexOf(other.anchor),
    );
    if (best === undefined) return roundInterval(item);
    const start = best.cluster.value - offsetOf(best.anchor, item.length);
    const end = own.find(({ anchor }) => anchor === 'end')?.cluster.value;
    const stretches =
      item.resizes &&
      lengths[index]?.isShared !== true &&
      best.anchor === 'start' &&
      end !== undefined &&
      Math.abs(end - start - item.length) <= driftTolerance;
    return { start, end: stretches ? end : start + item.length };
  });
}

const anchors = ['start', 'center', 'end'] as const;

/** The length from which an item may move by the whole tolerance, as a multiple of it. */
const minLengthToMove = 12;

function toItem(child: DesignNode, axis: Axis): Item {
  const { start, end } = intervalOf(child.box, axis);
  // A text that gets narrower would wrap.
  const length = child.kind === 'text' ? Math.ceil(end - start - 0.01) : end - start;
  return {
    start,
    length,
    tolerance: Math.min(driftTolerance, Math.max(0.5, length / minLengthToMove)),
    anchors: anchorsOf(child, axis),
    resizes: child.kind === 'box' && !child.placement.keepsRatio && length >= 1 && !isIconFrame(child),
  };
}

/** The end of a text depends on its words, unless it is aligned to the end. */
function anchorsOf(child: DesignNode, axis: Axis): readonly Anchor[] {
  if (child.kind !== 'text' || axis === 'vertical') return anchors;
  if (child.paragraph.align === 'center') return ['center', 'start', 'end'];
  return child.paragraph.align === 'right' ? ['end', 'center', 'start'] : ['start', 'center'];
}

function offsetOf(anchor: Anchor, length: number): number {
  if (anchor === 'start') return 0;
  return anchor === 'center' ? length / 2 : length;
}

/** An item by itself is at whole px; a shape keeps its length. */
function roundInterval({ start, length }: Item): Interval {
  const rounded = Math.round(start);
  return { start: rounded, end: rounded + length };
}

interface SharedLength {
  readonly length: number;
  readonly isShared: boolean;
}

/** Gives items of nearly equal length the length that most of them have. */
function equalizeLengths(items: readonly Item[]): readonly SharedLength[] {
  const found = new Map<number, number>();
  const points = items.flatMap(({ length, resizes, tolerance }, index) =>
    resizes ? [{ value: length, tolerance, index }] : [],
  );
  for (const { members, value } of clusterValues(points, 1))
    if (members.length > 1) for (const { index } of members) found.set(index, value);
  return items.map(({ length, resizes }, index) => ({
    length: found.get(index) ?? (resizes && length >= 1 ? Math.round(length) : length),
    isShared: found.has(index),
  }));
}

interface AnchorCluster {
  readonly value: number;
  /** The number of items that share the anchor. */
  readonly count: number;
  /** px between the outermost members as drawn. */
  readonly spread: number;
}

/** The cluster of each item by anchor. An anchor that no other item and no edge of the frame shares has none. */
function clusterAnchors(
  items: readonly Item[],
  content: Interval,
): Readonly<Record<Anchor, ReadonlyMap<number, AnchorCluster>>> {
  const clustersOf = (anchor: Anchor): ReadonlyMap<number, AnchorCluster> => {
    const found = new Map<number, AnchorCluster>();
    const points = items.map(({ start, length, tolerance }, index) => ({
      value: start + offsetOf(anchor, length),
      tolerance,
      index,
    }));
    // One of several items may be near the middle by chance.
    const minMembers = anchor !== 'center' || areInOneLine(items) ? 1 : 2;
    const guide = content.start + offsetOf(anchor, content.end - content.start);
    for (const { members, value, spread } of clusterValues(points, anchor === 'center' ? 2 : 1)) {
      const isGuided =
        members.length >= minMembers &&
        members.every((member) => Math.abs(member.value - guide) <= member.tolerance);
      const cluster = { value: isGuided ? guide : value, count: members.length, spread };
      if (isGuided || members.length > 1) for (const { index } of members) found.set(index, cluster);
    }
    return found;
  };
  return { start: clustersOf('start'), center: clustersOf('center'), end: clustersOf('end') };
}

/** Whether a straight line across the axis goes through all items. */
function areInOneLine(items: readonly Item[]): boolean {
  const starts = items.map(({ start }) => start);
  const ends = items.map(({ start, length }) => start + length);
  return Math.max(...starts) < Math.min(...ends);
}

/** A value on an axis that belongs to an item. */
interface Point {
  readonly value: number;
  readonly tolerance: number;
  readonly index: number;
}

interface ValueCluster {
  readonly members: readonly Point[];
  /** The commonest value of the members. */
  readonly value: number;
  readonly spread: number;
}

/**
 * Groups values that are near each other, the densest first. `resolution` is the number of steps in a px to which
 * common values are rounded.
 */
function clusterValues(points: readonly Point[], resolution: number): readonly ValueCluster[] {
  const sorted = [...points].sort((one, other) => one.value - other.value);
  const reach = reachOf(sorted);
  const byDensity = sorted
    .map((_, index) => index)
    .sort((one, other) => countOf(reach[other]) - countOf(reach[one]) || one - other);
  const taken = new Set<number>();
  const clusters: ValueCluster[] = [];
  for (const centre of byDensity) {
    const [from, to] = reach[centre] ?? [0, 0];
    if (taken.has(centre)) continue;
    const near: { readonly point: Point; readonly index: number }[] = [];
    for (let index = from; index < to; index += 1) {
      const [point, middle] = [sorted[index], sorted[centre]];
      if (point === undefined || middle === undefined || taken.has(index)) continue;
      if (Math.abs(point.value - middle.value) > Math.min(point.tolerance, middle.tolerance)) continue;
      near.push({ point, index });
    }
    const value = commonestValue(
      near.map(({ point }) => point),
      resolution,
    );
    // Some that are near the centre are further from the commonest value.
    const reached = near.filter(({ point }) => Math.abs(point.value - value) <= point.tolerance + rounding);
    for (const { index } of reached) taken.add(index);
    const members = reached.map(({ point }) => point);
    const spread = (members.at(-1)?.value ?? 0) - (members[0]?.value ?? 0);
    clusters.push({ members, value, spread });
  }
  return clusters;
}

type Reach = readonly [from: number, to: number];

function countOf([from, to]: Reach = [0, 0]): number {
  return to - from;
}

/** For each of the sorted points, the range of points within its tolerance. */
function reachOf(sorted: readonly Point[]): readonly Reach[] {
  return sorted.map(({ value, tolerance }) => [
    firstIndexFrom(sorted, value - tolerance),
    firstIndexFrom(sorted, value + tolerance + rounding),
  ]);
}

/** px by which equal values may differ in floating point. */
const rounding = 0.001;

/** The index of the first of the sorted points that is not below a value. */
function firstIndexFrom(sorted: readonly Point[], value: number): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((sorted[middle]?.value ?? value) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The rounded value that most members have; of equally common ones that in the middle. */
function commonestValue(members: readonly Point[], resolution: number): number {
  const counts = new Map<number, number>();
  for (const { value } of members) {
    const rounded = Math.round(value * resolution) / resolution;
    counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  const common = [...counts].flatMap(([value, count]) => (count === most ? [value] : []));
  return common[Math.floor((common.length - 1) / 2)] ?? 0;
}
