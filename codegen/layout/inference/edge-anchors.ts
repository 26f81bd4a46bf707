import type { DesignNode } from '#design/tree';
import { isRotated, rotatedBounds } from '../node-transform.ts';
import { type Interval, intervalOf, isNear, type PartitionNode } from './partition-items.ts';

/** How far the edges of a thing move for each px that the frame around it grows: 0 stays, 1 goes with the far side. */
export interface EdgeAnchors {
  readonly start: number;
  readonly end: number;
}

/** What the edges of a frame itself do. */
export const frameAnchors: EdgeAnchors = { start: 0, end: 1 };

/**
 * How a node moves by its constraint, along a frame of `outer` px in which its parent stands `from` px from the start;
 * what is turned keeps its length.
 */
export function anchorsOf(node: DesignNode, row: boolean, frameLength: number, from = 0): EdgeAnchors {
  const { horizontal, vertical } = node.placement.constraints;
  const kind = constraintKinds[row ? horizontal : vertical];
  if (kind === 'end') return { start: 1, end: 1 };
  if (kind === 'center') return { start: 0.5, end: 0.5 };
  if (kind === null || isRotated(node)) return { start: 0, end: 0 };
  if (kind === 'stretch' || frameLength <= 0) return frameAnchors;
  const { start, end } = intervalOf(rotatedBounds(node), row);
  return { start: (from + start) / frameLength, end: (from + end) / frameLength };
}

/** How all that is in a part moves together: its edges are those of what reaches furthest. */
export function anchorsOfPartition(partition: PartitionNode, row: boolean, frameLength: number): EdgeAnchors {
  const all = leafIntervals(partition, row, frameLength);
  const first = all.reduce((one, other) => (other.start < one.start ? other : one));
  const last = all.reduce((one, other) => (other.end > one.end ? other : one));
  return { start: first.anchors.start, end: last.anchors.end };
}

interface AnchoredInterval extends Interval {
  readonly anchors: EdgeAnchors;
}

function leafIntervals(
  partition: PartitionNode,
  row: boolean,
  frameLength: number,
): readonly AnchoredInterval[] {
  if (partition.kind !== 'one')
    return partition.parts.flatMap((inner) => leafIntervals(inner, row, frameLength));
  return [{ ...intervalOf(partition.box, row), anchors: anchorsOf(partition.item.node, row, frameLength) }];
}

/** The constraint that moves something so, `start` for the one that all layers begin with; `null` where none does. */
export function findConstraintKind(
  { start, end }: EdgeAnchors,
  interval: Interval,
  frameLength: number,
): 'start' | Exclude<(typeof constraintKinds)[keyof typeof constraintKinds], null> | null {
  const is = (one: number, other: number) =>
    isNear(start, one, anchorTolerance) && isNear(end, other, anchorTolerance);
  if (is(0, 0)) return 'start';
  if (is(1, 1)) return 'end';
  if (is(0.5, 0.5)) return 'center';
  if (is(0, 1)) return 'stretch';
  return is(interval.start / frameLength, interval.end / frameLength) ? 'scale' : null;
}

/** Shares of a frame that are no more apart than a hand draws. */
const anchorTolerance = 0.002;

/** The same moves as seen from something that moves itself; `null` where it does not change its length. */
export function anchorsRelativeTo({ start, end }: EdgeAnchors, around: EdgeAnchors): EdgeAnchors | null {
  const growth = around.end - around.start;
  if (growth < anchorTolerance) return null;
  return { start: (start - around.start) / growth, end: (end - around.start) / growth };
}

/** Whether something goes where what is around it goes, and keeps its length. */
export function isAnchoredToStartOf({ start, end }: EdgeAnchors, around: EdgeAnchors): boolean {
  return isNear(start, around.start, anchorTolerance) && isNear(end, around.start, anchorTolerance);
}

/** What a constraint asks for beyond standing at the start: left and top are what Figma gives to all that no one decided on. */
export const constraintKinds = {
  left: null,
  top: null,
  right: 'end',
  bottom: 'end',
  center: 'center',
  stretch: 'stretch',
  scale: 'scale',
} as const;
