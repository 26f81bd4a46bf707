/** Finds what takes the free space of a row that a hand placed: a line, words, a box, or a row that ends a little early. */
import type { BoxNode, Rectangle } from '#design/tree';
import { type Interval, isNear } from '../axis.ts';
import { driftTolerance } from '../tolerances.ts';
import { isSpreadRow } from './constrain-cross-axis.ts';
import { containsText } from './dissolve-groups.ts';
import { maxInset } from './infer-cross-axis-alignment.ts';
import type { MainAxisLayout } from './infer-main-axis-alignment.ts';
import { areEqualCards, maxBearing } from './infer-wrap-and-grid.ts';
import type { PartitionNode } from './partition-node.ts';

/**
 * Lets an item take the free space of a row that reaches from one end to the other: a line between words, or else the
 * words before the only wide gap, so that what is beside them stays at the end.
 */
export function fillRow(
  partitions: readonly PartitionNode[],
  along: MainAxisLayout,
  intervals: readonly Interval[],
  available: Interval,
): MainAxisLayout & { readonly fills: readonly boolean[] } {
  const none = partitions.map(() => false);
  if (!isFilled(intervals, available, maxBearing)) return { ...along, fills: none };
  const rules = partitions.map(isRule);
  if (rules.includes(true)) return { ...along, fills: rules };
  const [main, other] = partitions.filter((one) => isMainBox(one, available));
  const close = along.gap === 'auto' ? closeGap(intervals) : along.gap;
  if (main !== undefined && other === undefined && close !== null) {
    const fills = partitions.map((one) => one === main);
    return along.gap === 'auto' ? { ...along, justify: 'start', gap: close, fills } : { ...along, fills };
  }
  if (along.gap === 'auto') return { ...along, fills: none };
  const [wide, more] = along.margins.flatMap((margin, index) => (margin >= minFreeSpace ? [index] : []));
  const filling = wide === undefined ? undefined : partitions[wide - 1];
  if (wide === undefined || more !== undefined || filling === undefined || !mayTakeSpace(filling))
    return { ...along, fills: none };
  return {
    ...along,
    end: Math.round(available.end - (intervals.at(-1)?.end ?? available.end)),
    margins: along.margins.map((margin, index) => (index === wide ? 0 : margin)),
    fills: partitions.map((one) => one === filling),
  };
}

/** px of the smallest gap between items that are close to each other; `null` where free space is between some of them. */
function closeGap(intervals: readonly Interval[]): number | null {
  const gaps = intervals.slice(1).map(({ start }, index) => start - (intervals[index]?.end ?? start));
  return gaps.length > 0 && Math.max(...gaps) < minFreeSpace ? Math.round(Math.min(...gaps)) : null;
}

/** px of the widest row of a phone, and px and the share of it that a box in it takes that follows its width. */
const phoneRow = { maxWidth: 480, minBox: 200, share: 0.6 };

/** Whether a box with words takes most of a row of a phone, such as an event beside its time. */
function isMainBox(partition: PartitionNode, { start, end }: Interval): boolean {
  if (partition.kind !== 'leaf' || end - start > phoneRow.maxWidth) return false;
  const { node } = partition.item;
  const isPainted = node.kind === 'box' && (node.fills.length > 0 || node.stroke !== null);
  const least = Math.max(phoneRow.minBox, phoneRow.share * (end - start));
  return isPainted && containsText(node) && partition.box.width >= least;
}

/**
 * Lets a row with parts at both ends, whose last icon ends a little before the other rows do, end with them, and so equal
 * cards.
 */
export function withoutBearing(part: PartitionNode, { x, width }: Rectangle): PartitionNode {
  const missing = x + width - part.box.x - part.box.width;
  if (missing <= driftTolerance || missing > maxBearing) return part;
  if (part.box.x - x > maxInset || !(isSpreadRow(part) || areEqualCards(part))) return part;
  const widen = (box: Rectangle): Rectangle => ({ ...box, width: box.width + missing });
  return { ...part, box: widen(part.box), core: widen(part.core) };
}

/** px beyond the gap of a row from which space is free, and not a distance that somebody chose. */
const minFreeSpace = 48;

/** Whether more width than drawn leaves words where they are: those of a text or group that begin at its left. */
function mayTakeSpace(partition: PartitionNode): boolean {
  if (partition.kind !== 'leaf') return partition.kind !== 'overlap';
  const { node } = partition.item;
  return node.kind === 'text' && node.paragraph.align === 'left' && node.rotation === 0;
}

/** Whether items reach from one end of the available space to the other. */
function isFilled(
  intervals: readonly Interval[],
  { start, end }: Interval,
  endTolerance = driftTolerance,
): boolean {
  const [first, last] = [intervals[0], intervals.at(-1)];
  return (
    first !== undefined &&
    last !== undefined &&
    isNear(first.start, start, driftTolerance) &&
    isNear(last.end, end, endTolerance)
  );
}

/** px; the height of a rule, and the length from which it is one and no dash. */
const ruleSize = { maxHeight: 4, minLength: 24 };

/** Whether a partition is a horizontal line: between words, it takes what these leave. */
function isRule(partition: PartitionNode): boolean {
  if (partition.kind !== 'leaf') return false;
  const { node } = partition.item;
  const isEmpty =
    node.kind === 'shape' ? node.shape === 'line' : node.kind === 'box' && !hasVisibleChildren(node);
  return isEmpty && node.box.height <= ruleSize.maxHeight && node.box.width >= ruleSize.minLength;
}

/** Whether anything in a box is shown. */
export function hasVisibleChildren({ children }: BoxNode): boolean {
  return children.some(({ visible }) => visible);
}
