/**
 * Distributes items along a row or column by the constraints that a designer set. Without constraints
 * `infer-main-axis-alignment.ts` decides.
 */
import type { Rectangle } from '#design/tree';
import { type Axis, intervalOf, isNear } from '../axis.ts';
import type { MainAxisConstraint } from '../layout-context.ts';
import {
  anchorsOfPartition,
  anchorsRelativeTo,
  type EdgeAnchors,
  isAnchoredToStartOf,
} from './edge-anchors.ts';
import {
  commonGap,
  inferPaddings,
  type MainAxisLayout,
  maxControlHeight,
} from './infer-main-axis-alignment.ts';
import {
  hasVariableHeight,
  type InferredContainer,
  reportCollidingAnchors,
  reportIndependentAnchors,
} from './inferred-container.ts';
import { groupPartitions, type PartitionNode } from './partition-node.ts';
import { driftTolerance, shareTolerance } from '../tolerances.ts';

/** How items share the space, with the constraints of single items; `null` where the flow expresses them. */
export interface ConstrainedMainAxis extends MainAxisLayout {
  readonly constraints: readonly (MainAxisConstraint | null)[];
  /** Items that take all available space. */
  readonly fills: readonly boolean[];
}

/** The row or column that contains the items. */
export interface MainAxisSetting {
  readonly region: Rectangle;
  readonly axis: Axis;
  /** px of the frame along the axis. */
  readonly frameLength: number;
  /** How the edges of the region move with that frame. */
  readonly regionAnchors: EdgeAnchors;
}

/** A distance or a length, and its fraction of the region's growth. */
interface GrowingLength {
  readonly px: number;
  readonly share: number;
}

interface MeasuredLine {
  /** Before, between and after the items. */
  readonly spaces: readonly GrowingLength[];
  readonly lengths: readonly GrowingLength[];
  readonly axis: Axis;
}

/**
 * Distributes items along a row or column by their constraints. Returns `null` if no constraints are set or no flow can
 * express them.
 */
export function constrainMainAxis(
  partitions: readonly PartitionNode[],
  container: InferredContainer,
  axis: Axis,
): ConstrainedMainAxis | null {
  const frameLength =
    axis === 'horizontal'
      ? container.owner.box.width
      : hasVariableHeight(container.owner)
        ? container.owner.box.height
        : null;
  if (!container.hasConstraints[axis] || frameLength === null) return null;
  const regionAnchors = container.anchors[axis];
  const isSized = axis === 'horizontal' ? container.hasDefiniteWidth : container.hasDefiniteHeight;
  if (!isSized || anchorsRelativeTo(regionAnchors, regionAnchors) === null) {
    reportIndependentAnchors(partitions, container, axis);
    return null;
  }
  const constrained = distributeByAnchors(partitions, {
    region: container.region,
    axis,
    frameLength,
    regionAnchors,
  });
  if (constrained === null) reportCollidingAnchors(partitions, container, axis, frameLength);
  return constrained;
}

/**
 * Distributes items by Figma's constraints: each distance and each length takes a fraction of the frame's growth. If
 * one length takes all of it, that item fills. If distances share it equally, they become automatic. Otherwise each is
 * a fraction of the available space. Returns `null` if items would overlap.
 * https://developers.figma.com/docs/plugins/api/Constraints/
 */
function distributeByAnchors(
  partitions: readonly PartitionNode[],
  setting: MainAxisSetting,
): ConstrainedMainAxis | null {
  const line = measureLine(partitions, setting);
  const { spaces, lengths } = line;
  if ([...spaces, ...lengths].some(({ share }) => share < -shareTolerance)) return null;
  const growing = lengths.filter(growsWithFrame);
  const wide = spaces.filter(growsWithFrame);
  if (growing.length === 1 && wide.length === 0) return fillWithOneItem(line);
  const [first] = wide;
  if (
    first !== undefined &&
    growing.length === 0 &&
    wide.every(({ share }) => isNear(share, first.share, shareTolerance))
  )
    return distributeEvenly(line, Math.min(...wide.map(({ px }) => px)));
  return distributeByShares(line);
}

function measureLine(
  partitions: readonly PartitionNode[],
  { region, axis, frameLength, regionAnchors }: MainAxisSetting,
): MeasuredLine {
  const growth = regionAnchors.end - regionAnchors.start;
  const availableSpace = intervalOf(region, axis);
  const intervals = partitions.map(({ box }) => intervalOf(box, axis));
  const anchors = partitions.map((partition) => anchorsOfPartition(partition, axis, frameLength));
  const spaces = [...partitions, null].map((_, index) => {
    const [from, to] = [
      intervals[index - 1]?.end ?? availableSpace.start,
      intervals[index]?.start ?? availableSpace.end,
    ];
    const [former, next] = [
      anchors[index - 1]?.end ?? regionAnchors.start,
      anchors[index]?.start ?? regionAnchors.end,
    ];
    return { px: to - from, share: (next - former) / growth };
  });
  const lengths = intervals.map(({ start, end }, index) => {
    const { start: from, end: to } = anchors[index] ?? regionAnchors;
    return { px: end - start, share: (to - from) / growth };
  });
  return { spaces, lengths, axis };
}

function growsWithFrame(length: GrowingLength): boolean {
  return length.share > shareTolerance;
}

function fillWithOneItem(line: MeasuredLine): ConstrainedMainAxis {
  const { lead, gaps, trail } = endsAndGapsOf(line);
  const gap = commonGap(gaps.map(({ px }) => px));
  return {
    justify: 'start',
    gap,
    start: Math.round(Math.max(0, lead.px)),
    end: Math.round(Math.max(0, trail.px)),
    margins: [Math.round(Math.min(0, lead.px)), ...gaps.map(({ px }) => excessOver(px, gap))],
    constraints: line.lengths.map(() => null),
    fills: line.lengths.map(growsWithFrame),
  };
}

/** The distances at both ends of a line and between its items. */
function endsAndGapsOf({ spaces }: MeasuredLine): {
  lead: GrowingLength;
  gaps: readonly GrowingLength[];
  trail: GrowingLength;
} {
  const none = { px: 0, share: 0 };
  return { lead: spaces[0] ?? none, gaps: spaces.slice(1, -1), trail: spaces.at(-1) ?? none };
}

/** The whole px by which one distance exceeds another, up to a hand's drift. */
function excessOver(px: number, other: number): number {
  return isNear(px, other, driftTolerance) ? 0 : Math.round(px - other);
}

/**
 * Distances that grow equally: the flow's alignment expresses them if it can, otherwise single items do. `smallest` is
 * the shortest in px.
 */
function distributeEvenly(line: MeasuredLine, smallest: number): ConstrainedMainAxis {
  const { lead, gaps, trail } = endsAndGapsOf(line);
  const perItem = { constraints: line.lengths.map(() => null), fills: line.lengths.map(() => false) };
  const inner = gaps.some(growsWithFrame);
  if (!inner) {
    const gap = commonGap(gaps.map(({ px }) => px));
    const margins = [0, ...gaps.map(({ px }) => excessOver(px, gap))];
    const keyword = growsWithFrame(lead) ? (growsWithFrame(trail) ? 'center' : 'end') : 'start';
    const length = line.lengths.reduce((sum, { px }) => sum + px, 0);
    return {
      justify: keyword,
      gap,
      margins,
      ...perItem,
      ...paddingsOf(keyword, lead.px, trail.px, line.axis === 'vertical' && length <= maxControlHeight),
    };
  }
  if (gaps.every(growsWithFrame) && !growsWithFrame(lead) && !growsWithFrame(trail)) {
    const margins = [0, ...gaps.map(({ px }) => excessOver(px, smallest))];
    const [start, end] = [Math.round(lead.px), Math.round(trail.px)];
    return { justify: 'space-between', gap: 'auto', start, end, margins, ...perItem };
  }
  return distributeToSomeGaps(line);
}

function paddingsOf(keyword: 'start' | 'center' | 'end', lead: number, trail: number, isControl: boolean) {
  const imbalance = Math.round(lead - trail);
  if (keyword === 'center' && !isNear(imbalance, 0, driftTolerance))
    return { start: Math.max(0, imbalance), end: Math.max(0, -imbalance) };
  return inferPaddings(keyword, lead, trail, true, isControl);
}

/** Only some of the distances grow. Their items get automatic margins; the other distances stay as drawn. */
function distributeToSomeGaps(line: MeasuredLine): ConstrainedMainAxis {
  const { lead, gaps, trail } = endsAndGapsOf(line);
  const fixedGaps = gaps.filter((gap) => !growsWithFrame(gap)).map(({ px }) => px);
  const gap = Math.min(
    fixedGaps.length === 0 ? 0 : commonGap(fixedGaps),
    ...gaps.map(({ px }) => Math.max(0, px)),
  );
  const remaining = [lead.px, ...gaps.map(({ px }) => px - gap), trail.px];
  const smallest = Math.min(...remaining.filter((_, index) => growsWithFrame(line.spaces[index] ?? lead)));
  const beyond = (index: number) => excessOver((remaining[index] ?? 0) - smallest, 0);
  const isWide = (index: number) => growsWithFrame(line.spaces[index] ?? trail);
  const last = line.lengths.length - 1;
  return {
    justify: 'start',
    gap,
    start: isWide(0) ? beyond(0) : lead.px,
    end: isWide(last + 1) ? beyond(last + 1) : trail.px,
    margins: line.lengths.map((_, index) =>
      index === 0 || isWide(index) ? 0 : excessOver(remaining[index] ?? 0, 0),
    ),
    constraints: line.lengths.map((_, index) => {
      const before = isWide(index) ? 'auto' : null;
      const after =
        index < last ? (isWide(index + 1) ? beyond(index + 1) : 0) : isWide(last + 1) ? 'auto' : 0;
      return before === null && after === 0 ? null : { before, after, length: null, shift: null };
    }),
    fills: line.lengths.map(() => false),
  };
}

/** Distances and lengths that are each a fraction of the available space plus px. */
function distributeByShares(line: MeasuredLine): ConstrainedMainAxis {
  const { lead, trail } = endsAndGapsOf(line);
  const [start, end] = [lead, trail].map((space) => (growsWithFrame(space) ? 0 : Math.max(0, space.px)));
  const all = [...line.spaces, ...line.lengths].reduce((sum, { px }) => sum + px, 0);
  const availableSpace = all - (start ?? 0) - (end ?? 0);
  const toSpaceShare = ({ px, share }: GrowingLength) => ({ share, px: px - share * availableSpace });
  let shift = 0;
  const perItem = line.lengths.map((length, index): MainAxisConstraint | null => {
    const space = line.spaces[index] ?? lead;
    shift += growsWithFrame(space) ? space.share : 0;
    const before = line.axis === 'horizontal' && growsWithFrame(space) ? toSpaceShare(space) : null;
    const mainAxisConstraint = {
      before,
      after: 0,
      length: growsWithFrame(length) ? toSpaceShare(length) : null,
      shift: line.axis === 'horizontal' || shift === 0 ? null : shift,
    };
    return mainAxisConstraint.before === null &&
      mainAxisConstraint.length === null &&
      mainAxisConstraint.shift === null
      ? null
      : mainAxisConstraint;
  });
  const margins = line.lengths.map((_, index) => {
    const space = line.spaces[index] ?? lead;
    if (growsWithFrame(space)) return line.axis === 'horizontal' ? 0 : toSpaceShare(space).px;
    return index === 0 ? Math.min(0, space.px) : space.px;
  });
  return {
    justify: 'start',
    gap: 0,
    start: start ?? 0,
    end: end ?? 0,
    margins,
    constraints: perItem,
    fills: line.lengths.map(() => false),
  };
}

/** Splits a row into two groups at its ends, unless constraints contradict that. */
export function splitRowIfAnchorsAllow(
  partitions: readonly PartitionNode[],
  { region, owner, hasConstraints }: InferredContainer,
): readonly PartitionNode[] {
  const ends = splitAtWidestGap(partitions, region);
  if (!hasConstraints.horizontal || ends.length !== 2) return ends;
  const [one, other] = ends.map((end) => anchorsOfPartition(end, 'horizontal', owner.box.width));
  const keepLengths =
    one !== undefined &&
    other !== undefined &&
    isAnchoredToStartOf(one, one) &&
    isAnchoredToStartOf(other, other);
  return keepLengths ? ends : partitions;
}

/** px of a gap that may separate two groups, and the share of a narrow row that is enough for that before a pill. */
const minGroupGap = 40;
const minGroupShare = 1 / 8;

function isPill(partition: PartitionNode | undefined): boolean {
  const node = partition?.kind === 'leaf' ? partition.item.node : null;
  return node?.kind === 'box' && node.fills.length > 0 && node.children.length > 0;
}

/** Splits a row that reaches both ends of its region and has one wide gap into the groups on both sides of the gap. */
function splitAtWidestGap(partitions: readonly PartitionNode[], region: Rectangle): readonly PartitionNode[] {
  const [first, last] = [partitions[0]?.box, partitions.at(-1)?.box];
  if (partitions.length < 3 || first === undefined || last === undefined) return partitions;
  const availableSpace = intervalOf(region, 'horizontal');
  const gaps = partitions
    .slice(1)
    .map(({ box }, index) => box.x - intervalOf(partitions[index]?.box ?? box, 'horizontal').end);
  const widest = gaps.reduce((one, other) => Math.max(one, other));
  const at = gaps.indexOf(widest);
  const next = gaps.reduce(
    (largest, gap, index) => (index === at ? largest : Math.max(largest, gap)),
    isPill(partitions.at(-1)) ? Math.min(minGroupGap, minGroupShare * region.width) : minGroupGap,
  );
  const even = isNear(first.x - availableSpace.start, availableSpace.end - last.x - last.width, minGroupGap);
  return even && widest >= 2 * next
    ? [asRow(partitions.slice(0, at + 1)), asRow(partitions.slice(at + 1))]
    : partitions;
}

function asRow(partitions: readonly PartitionNode[]): PartitionNode {
  const [only] = partitions;
  return only !== undefined && partitions.length === 1 ? only : groupPartitions('row', partitions);
}
