/**
 * Figma's constraints across a row or column. Flexbox alignment expresses most of them; the others become constraints
 * of single items. https://developers.figma.com/docs/plugins/api/Constraints/
 */
import type { Rectangle, TextNode } from '#design/tree';
import { type Axis, crossAxisOf, type Interval, intervalOf, isNear } from '../axis.ts';
import type { CrossAxisConstraint } from '../layout-context.ts';
import {
  anchorsOfPartition,
  anchorsRelativeTo,
  constraintKinds,
  type EdgeAnchors,
  findConstraintKind,
  frameAnchors,
} from './edge-anchors.ts';
import type { PartitionNode } from './partition-node.ts';
import { anchorTolerance, driftTolerance } from '../tolerances.ts';
import {
  type CrossAxisItem,
  type CrossAxisLayout,
  inferCrossAxisAlignment,
} from './infer-cross-axis-alignment.ts';

/** The cross-axis alignment with the constraints of single items; `null` where the flow's alignment expresses them. */
export interface ConstrainedCrossAxis extends CrossAxisLayout {
  readonly constraints: readonly (CrossAxisConstraint | null)[];
}

/** The row or column that contains the items. */
export interface CrossAxisSetting {
  readonly region: Rectangle;
  readonly axis: Axis;
  /** Whether the region's cross-axis length is independent of its content. */
  readonly hasDefiniteSize: boolean;
  /** px of the frame across the flow; `null` if that never changes. */
  readonly frameLength: number | null;
  /** How the edges of the region move with that frame. */
  readonly regionAnchors: EdgeAnchors;
  /** A designer set constraints on nodes in the frame. */
  readonly hasConstraints: boolean;
}

/**
 * Infers the cross-axis alignment of items from their positions, then adds what their constraints require beyond that.
 */
export function constrainCrossAxis(
  partitions: readonly PartitionNode[],
  setting: CrossAxisSetting,
): ConstrainedCrossAxis {
  const isScaled = (partition: PartitionNode) => ownConstraintKind(partition, setting) === 'scale';
  const drawn = alignWithout(partitions, isScaled, setting);
  const first = drawn.constraints.map((crossAxisConstraint) => crossAxisConstraint?.kind);
  const scaledOrCentred = new Set(
    partitions.filter((_, index) => first[index] === 'center' || first[index] === 'scale'),
  );
  // Items that move with the frame do not determine its paddings.
  return scaledOrCentred.size === 0
    ? drawn
    : alignWithout(partitions, (partition) => scaledOrCentred.has(partition), setting);
}

/** The constraint of a partition across the frame. */
function ownConstraintKind(
  partition: PartitionNode,
  setting: CrossAxisSetting,
): CrossAxisConstraint['kind'] | null {
  const keyword = classifyAnchors(partition, setting);
  return keyword === 'start' ? null : keyword;
}

function classifyAnchors(
  partition: PartitionNode,
  setting: CrossAxisSetting,
): ReturnType<typeof findConstraintKind> {
  const { axis, frameLength, regionAnchors } = setting;
  const frame = referenceFrameOf(setting);
  if (frame === null || frameLength === null) return null;
  const interval = intervalOf(partition.box, crossAxisOf(axis));
  const anchors = anchorsRelativeTo(
    anchorsOfPartition(partition, crossAxisOf(axis), frameLength),
    frame.isWhole ? frameAnchors : regionAnchors,
  );
  const from = { start: interval.start - frame.start, end: interval.end - frame.start };
  return anchors === null ? null : findConstraintKind(anchors, from, frame.length);
}

/** The reference of fractions: the frame if the region keeps its distances to it, otherwise the region. */
function referenceFrameOf({ region, axis, frameLength, regionAnchors }: CrossAxisSetting) {
  if (frameLength === null) return null;
  const isWhole =
    isNear(regionAnchors.start, 0, anchorTolerance) && isNear(regionAnchors.end, 1, anchorTolerance);
  const { start, end } = intervalOf(region, crossAxisOf(axis));
  return isWhole ? { isWhole, start: 0, length: frameLength } : { isWhole, start, length: end - start };
}

const emptyAlignment: CrossAxisLayout = {
  align: 'start',
  start: 0,
  end: 0,
  offsets: [],
  alignSelfs: [],
  fills: [],
};

function alignWithout(
  partitions: readonly PartitionNode[],
  isApart: (partition: PartitionNode) => boolean,
  setting: CrossAxisSetting,
): ConstrainedCrossAxis {
  const { region, axis, hasDefiniteSize, hasConstraints } = setting;
  const others = partitions.filter((partition) => !isApart(partition));
  const alignment =
    others.length === 0
      ? emptyAlignment
      : inferCrossAxisAlignment(
          others.map((partition) =>
            toCrossAxisItem(partition, axis, region, hasConstraints, ownConstraintKind(partition, setting)),
          ),
          intervalOf(region, crossAxisOf(axis)),
          hasDefiniteSize,
          axis,
        );
  const indexes = new Map(others.map((partition, index) => [partition, index]));
  const at = partitions.map((partition) => indexes.get(partition) ?? -1);
  const across: CrossAxisLayout = {
    ...alignment,
    offsets: at.map((index) => alignment.offsets[index] ?? 0),
    alignSelfs: at.map((index) => alignment.alignSelfs[index] ?? null),
    fills: at.map((index) => alignment.fills[index] ?? false),
    stretched: at.map((index) => alignment.stretched?.[index] ?? false),
  };
  return {
    ...across,
    constraints: partitions.map((partition, index) =>
      findCrossAxisConstraint(partition, index, across, setting),
    ),
  };
}

/**
 * Collects the facts that determine a partition's cross-axis alignment. `sharedConstraint` is the constraint of all its
 * items.
 */
function toCrossAxisItem(
  partition: PartitionNode,
  axis: Axis,
  region: Rectangle,
  hasConstraints: boolean,
  sharedConstraint: CrossAxisConstraint['kind'] | null,
): CrossAxisItem {
  const interval = intervalOf(partition.box, crossAxisOf(axis));
  const wide = partition.box.width >= region.width / 2;
  if (partition.kind !== 'leaf') {
    const constraint = sharedConstraint === 'scale' ? null : sharedConstraint;
    return {
      interval,
      baseline: null,
      constraint,
      mayFill: axis === 'vertical' && (hasConstraints ? sharedConstraint === 'stretch' : wide),
      isSpread: axis === 'vertical' && !hasConstraints && wide && isSpreadRow(partition),
    };
  }
  const { node } = partition.item;
  const { constraints } = node.placement;
  const constraint = constraintKinds[constraints[crossAxisOf(axis)]];
  return {
    interval,
    baseline: axis === 'horizontal' && node.kind === 'text' ? findBaseline(node) : null,
    constraint: constraint === 'scale' ? null : constraint,
    isSpread: false,
    mayFill:
      axis === 'vertical' &&
      node.rotation === 0 &&
      (constraint === 'stretch' || (constraints.horizontal === 'left' && !hasConstraints)) &&
      (node.kind === 'text' ? mayTextFill(node, wide) : wide || constraint === 'stretch'),
  };
}

/** px between two parts of a row from which one was put at its end. */
const minSpread = 48;

/** Whether a partition is a row with parts at both of its ends: one gap is wide, the others are not. */
export function isSpreadRow(partition: PartitionNode): boolean {
  if (partition.kind !== 'row') return false;
  const { parts } = partition;
  const gaps = parts.slice(1).map(({ box }, index) => box.x - endOf(parts[index] ?? partition));
  return gaps.filter((gap) => gap > minSpread).length === 1;
}

function endOf({ box }: PartitionNode): number {
  return box.x + box.width;
}

/** The distance from the centre of a line to its baseline, in font sizes. Fonts differ by a few hundredths. */
const baselineDrop = 0.36;

function findBaseline({ box, runs, rotation }: TextNode): number | null {
  const style = runs[0]?.style;
  const line = style?.drawnLineHeight ?? box.height;
  if (style === undefined || rotation !== 0 || box.height > 1.5 * line) return null;
  return box.y + box.height / 2 + baselineDrop * style.size;
}

/**
 * A single line of text that happens to be the widest item does not fill. A text with a set width or a stretch
 * constraint does.
 */
function mayTextFill({ paragraph, placement, box, runs }: TextNode, wide: boolean): boolean {
  if (placement.constraints.horizontal === 'stretch') return true;
  if (!wide || paragraph.resize !== 'hug') return wide;
  return box.height > 1.5 * (runs[0]?.style.drawnLineHeight ?? box.height);
}

function findCrossAxisConstraint(
  partition: PartitionNode,
  index: number,
  across: CrossAxisLayout,
  setting: CrossAxisSetting,
): CrossAxisConstraint | null {
  const { region, axis } = setting;
  const isStretched = across.stretched?.[index] === true;
  const kind = isStretched ? 'stretch' : ownConstraintKind(partition, setting);
  const frame = referenceFrameOf(setting);
  if (kind === null || frame === null) return null;
  const [availableSpace, interval] = [
    intervalOf(region, crossAxisOf(axis)),
    intervalOf(partition.box, crossAxisOf(axis)),
  ];
  const content: Interval = {
    start: availableSpace.start + across.start,
    end: availableSpace.end - across.end,
  };
  const [before, after] = [interval.start - content.start, content.end - interval.end];
  const keyword = across.alignSelfs[index] ?? across.align;
  const fills = across.fills[index] === true;
  const isKept = {
    center: keyword === 'center' && isNear(before, after, driftTolerance) && !fills,
    end: keyword === 'end' && isNear(after, 0, driftTolerance) && !fills,
    stretch: fills,
    scale: false,
  };
  if (isKept[kind]) return null;
  return {
    axis: crossAxisOf(axis),
    kind,
    before: Math.round(before),
    after: Math.round(after),
    startShare: (interval.start - frame.start) / frame.length,
    lengthShare: (interval.end - interval.start) / frame.length,
    contentStart: content.start - frame.start,
    contentInset: frame.length - content.end + content.start,
  };
}

/** Whether a partition moves across the frame in a way that no constraint expresses. */
export function hasUnsupportedAnchors(partition: PartitionNode, setting: CrossAxisSetting): boolean {
  return setting.frameLength !== null && classifyAnchors(partition, setting) === null;
}
