/**
 * Constraints as numbers: how far the edges of a node move when its frame grows. In this form the constraints of groups
 * can be combined and compared.
 */
import type { DesignNode } from '#design/tree';
import { type Axis, type Interval, intervalOf, isNear } from '../axis.ts';
import { isRotated, rotatedBounds } from '../node-transform.ts';
import type { PartitionNode } from './partition-node.ts';
import { anchorTolerance } from '../tolerances.ts';

/** How far the edges of a node move for each px that the frame grows: 0 is anchored to the start, 1 to the end. */
export interface EdgeAnchors {
  readonly start: number;
  readonly end: number;
}

/** The anchors of the frame's own edges. */
export const frameAnchors: EdgeAnchors = { start: 0, end: 1 };

/** What a constraint means beyond alignment to the start. Left and top are Figma's defaults, so they mean nothing. */
export const constraintKinds = {
  left: null,
  top: null,
  right: 'end',
  bottom: 'end',
  center: 'center',
  stretch: 'stretch',
  scale: 'scale',
} as const;

/**
 * The anchors that a node's constraint gives it, along a frame of `frameLength` px in which its parent starts at `from`
 * px. A rotated node keeps its length.
 */
export function anchorsOf(node: DesignNode, axis: Axis, frameLength: number, from = 0): EdgeAnchors {
  const kind = constraintKinds[node.placement.constraints[axis]];
  if (kind === 'end') return { start: 1, end: 1 };
  if (kind === 'center') return { start: 0.5, end: 0.5 };
  if (kind === null || isRotated(node)) return { start: 0, end: 0 };
  if (kind === 'stretch' || frameLength <= 0) return frameAnchors;
  const { start, end } = intervalOf(rotatedBounds(node), axis);
  return { start: (from + start) / frameLength, end: (from + end) / frameLength };
}

/** The anchors of a partition: those of the items that reach furthest on each side. */
export function anchorsOfPartition(partition: PartitionNode, axis: Axis, frameLength: number): EdgeAnchors {
  const all = leafIntervals(partition, axis, frameLength);
  const first = all.reduce((one, other) => (other.start < one.start ? other : one));
  const last = all.reduce((one, other) => (other.end > one.end ? other : one));
  return { start: first.anchors.start, end: last.anchors.end };
}

interface AnchoredInterval extends Interval {
  readonly anchors: EdgeAnchors;
}

function leafIntervals(
  partition: PartitionNode,
  axis: Axis,
  frameLength: number,
): readonly AnchoredInterval[] {
  if (partition.kind !== 'leaf')
    return partition.parts.flatMap((inner) => leafIntervals(inner, axis, frameLength));
  return [{ ...intervalOf(partition.box, axis), anchors: anchorsOf(partition.item.node, axis, frameLength) }];
}

/**
 * Converts anchors relative to the frame to anchors relative to a container that moves itself; `null` if the
 * container's length does not change.
 */
export function anchorsRelativeTo({ start, end }: EdgeAnchors, around: EdgeAnchors): EdgeAnchors | null {
  const growth = around.end - around.start;
  if (growth < anchorTolerance) return null;
  return { start: (start - around.start) / growth, end: (end - around.start) / growth };
}

/** The constraint with these anchors, `start` for Figma's default; `null` if no constraint has them. */
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

/** Whether a node moves with the start of its container and keeps its length. */
export function isAnchoredToStartOf({ start, end }: EdgeAnchors, around: EdgeAnchors): boolean {
  return isNear(start, around.start, anchorTolerance) && isNear(end, around.start, anchorTolerance);
}
