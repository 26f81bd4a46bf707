/**
 * Figma's constraints across a row or column. Flexbox alignment expresses most of them; the others become constraints
 * of single items. https://developers.figma.com/docs/plugins/api/Constraints/
 */
import type { AutoLayout, Rectangle, TextNode } from '#design/tree';
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
import { alignmentFromInsets, inferPaddings, maxControlHeight } from './infer-main-axis-alignment.ts';
import type { PartitionNode } from './partition-items.ts';
import { anchorTolerance, driftTolerance, snapTolerance } from '../tolerances.ts';

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

/** A partition with its cross-axis facts. */
interface CrossAxisItem {
  readonly interval: Interval;
  /** The position of its baseline; `null` for all but single lines of text. */
  readonly baseline: number | null;
  /** The constraint that a designer chose for it. */
  readonly constraint: 'start' | 'center' | 'end' | 'stretch' | null;
  /** Whether it may take all the space. A line of text that happens to be the widest item does not. */
  readonly mayFill: boolean;
}

type AlignKeyword = 'start' | 'center' | 'end';

/** The alignment of items across their row or column. */
export interface CrossAxisLayout {
  readonly align: AutoLayout['align'];
  /** Paddings of the container. */
  readonly start: number;
  readonly end: number;
  /** The offset of each item from its aligned position. */
  readonly offsets: readonly number[];
  /** Items with their own alignment. */
  readonly alignSelfs: readonly (AlignKeyword | null)[];
  /** Items that take all the space. */
  readonly fills: readonly boolean[];
}

interface CrossAxisMeasures {
  readonly items: readonly CrossAxisItem[];
  /** px of each item from the start and end of the space, and the smallest of these. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly lead: number;
  readonly trail: number;
  readonly hasDefiniteSize: boolean;
  /** Whether the items are text or icons in a control, or all on a disc. */
  readonly isControl: boolean;
  /** px by which items may be off their alignment. */
  readonly tolerance: number;
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
  };
  return {
    ...across,
    constraints: partitions.map((partition, index) =>
      findCrossAxisConstraint(partition, index, across, setting),
    ),
  };
}

/** px up to which a box is a disc or badge: its width stays the same for shorter or longer initials. */
const maxBadgeSize = 64;

/** Infers the alignment of items. A container that hugs ends with its largest item. */
function inferCrossAxisAlignment(
  items: readonly CrossAxisItem[],
  availableSpace: Interval,
  hasDefiniteSize: boolean,
  axis: Axis,
): CrossAxisLayout {
  const before = items.map(({ interval }) => interval.start - availableSpace.start);
  const after = items.map(({ interval }) => availableSpace.end - interval.end);
  const [lead, trail] = [smallestInset(before), smallestInset(after)];
  const length = availableSpace.end - availableSpace.start;
  const isControl =
    axis === 'horizontal' ? length - lead - trail <= maxControlHeight : length <= maxBadgeSize;
  const exact = { items, before, after, lead, trail, hasDefiniteSize, isControl };
  for (const tolerance of alignmentTolerances) {
    const measures: CrossAxisMeasures = { ...exact, tolerance };
    const layout =
      alignEqualItems(measures) ??
      alignAtStart(measures) ??
      alignAtCenter(measures) ??
      alignOnBaseline(measures) ??
      alignAtEnd(measures);
    if (layout !== null) return layout;
  }
  return alignIndividually({ ...exact, tolerance: driftTolerance });
}

/** px by which items may be off a common alignment. The alignment with the least drift is the likeliest. */
const alignmentTolerances = [snapTolerance, (snapTolerance + driftTolerance) / 2, driftTolerance];

function smallestInset(values: readonly number[]): number {
  return Math.max(
    0,
    Math.round(values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)),
  );
}

/** All items have the same length: they fill the space, or align to the nearer end. */
function alignEqualItems(measures: CrossAxisMeasures): CrossAxisLayout | null {
  const { before, after, lead, trail, hasDefiniteSize, isControl, tolerance } = measures;
  if (!areAllNear(before, tolerance) || !areAllNear(after, tolerance)) return null;
  const fills = fillsBetween(measures, lead, trail);
  if (fills.includes(true))
    return { ...withoutExceptions(measures), align: 'start', start: lead, end: trail, fills };
  const align = hasDefiniteSize ? alignmentFromInsets(before[0] ?? 0, after[0] ?? 0) : 'start';
  const offsets = before.map((value) => (align === 'start' ? Math.round(Math.min(0, value)) : 0));
  return {
    ...withoutExceptions(measures),
    align,
    ...inferPaddings(align, lead, trail, hasDefiniteSize, isControl),
    offsets,
  };
}

function areAllNear(values: readonly number[], tolerance: number): boolean {
  const [smallest, largest] = [Math.min(...values), Math.max(...values)];
  return isNear(smallest, largest, tolerance);
}

/** Items that may fill and reach from the padding at the start to that at the end. */
function fillsBetween(
  { items, before, after, hasDefiniteSize }: CrossAxisMeasures,
  start: number,
  end: number,
): boolean[] {
  return items.map(
    ({ mayFill }, index) =>
      hasDefiniteSize &&
      mayFill &&
      isNear(before[index] ?? 0, start, driftTolerance) &&
      isNear(after[index] ?? 0, end, driftTolerance),
  );
}

function withoutExceptions({
  items,
}: CrossAxisMeasures): Pick<CrossAxisLayout, 'offsets' | 'alignSelfs' | 'fills'> {
  return { offsets: items.map(() => 0), alignSelfs: items.map(() => null), fills: items.map(() => false) };
}

function alignAtStart(measures: CrossAxisMeasures): CrossAxisLayout | null {
  const { items, before, after, lead, trail, hasDefiniteSize, tolerance } = measures;
  if (!areAllNear(before, tolerance)) return null;
  // The padding at the end is the space after the widest item that may fill, or at most the padding at the start.
  const reaches = items.some(
    ({ mayFill }, index) => mayFill && isNear(after[index] ?? 0, trail, driftTolerance),
  );
  const end = !hasDefiniteSize ? 0 : reaches ? trail : Math.min(lead, trail);
  const offsets = before.map((value) => Math.round(Math.min(0, value)));
  return {
    ...withoutExceptions(measures),
    align: 'start',
    start: lead,
    end,
    offsets,
    fills: fillsBetween(measures, lead, end),
  };
}

function alignAtCenter(measures: CrossAxisMeasures): CrossAxisLayout | null {
  const { before, after, lead, trail, hasDefiniteSize, isControl, tolerance } = measures;
  const shifts = before.map((value, index) => value - (after[index] ?? 0));
  if (!areAllNear(shifts, tolerance)) return null;
  const shift = Math.round(shifts.reduce((sum, each) => sum + each, 0) / shifts.length);
  const filled = fillsBetween(measures, lead, trail).includes(true);
  const sides = !isNear(shift, 0, driftTolerance)
    ? { start: Math.max(0, shift), end: Math.max(0, -shift) }
    : filled
      ? { start: lead, end: trail }
      : inferPaddings('center', lead, trail, hasDefiniteSize, isControl);
  return {
    ...withoutExceptions(measures),
    align: 'center',
    ...sides,
    fills: fillsBetween(measures, sides.start, sides.end),
  };
}

/** Single lines of text in several sizes share a baseline. */
function alignOnBaseline(measures: CrossAxisMeasures): CrossAxisLayout | null {
  const { items, lead, trail, hasDefiniteSize, tolerance } = measures;
  const lines = items.flatMap(({ baseline }) => (baseline === null ? [] : [baseline]));
  if (lines.length < items.length || !areAllNear(lines, tolerance)) return null;
  return { ...withoutExceptions(measures), align: 'baseline', start: lead, end: hasDefiniteSize ? trail : 0 };
}

function alignAtEnd(measures: CrossAxisMeasures): CrossAxisLayout | null {
  const { after, lead, trail, hasDefiniteSize, tolerance } = measures;
  if (!areAllNear(after, tolerance)) return null;
  const start = hasDefiniteSize ? Math.min(lead, trail) : 0;
  return {
    ...withoutExceptions(measures),
    align: 'end',
    start,
    end: trail,
    fills: fillsBetween(measures, start, trail),
  };
}

/** Most items share one alignment; the others have their own, or an offset from the start. */
function alignIndividually(measures: CrossAxisMeasures): CrossAxisLayout {
  const { items, before, after, lead: start, trail: end, hasDefiniteSize } = measures;
  // A container that hugs must be as wide as one of its items. Otherwise only alignment to the start is certain.
  const hasKnownEnd =
    hasDefiniteSize ||
    items.some(
      (_, index) =>
        isNear(before[index] ?? 0, start, driftTolerance) && isNear(after[index] ?? 0, end, driftTolerance),
    );
  const keywords = items.map((item, index) =>
    possibleKeywords(item, (before[index] ?? 0) - start, (after[index] ?? 0) - end).filter(
      (keyword) => hasKnownEnd || keyword === 'start',
    ),
  );
  const align = commonestKeyword(keywords);
  const fallback = align === 'start' ? null : 'start';
  return {
    align,
    start,
    end: hasDefiniteSize ? end : 0,
    offsets: before.map((value, index) => (keywords[index]?.length === 0 ? Math.round(value - start) : 0)),
    alignSelfs: keywords.map((own) => (own.includes(align) ? null : (own[0] ?? fallback))),
    fills: fillsBetween(measures, start, end),
  };
}

/** The alignments that put an item at its position, the most likely first. */
function possibleKeywords(
  { constraint }: CrossAxisItem,
  before: number,
  after: number,
): readonly AlignKeyword[] {
  const fit: AlignKeyword[] = [];
  if (isNear(before, 0, driftTolerance)) fit.push('start');
  if (isNear(before, after, driftTolerance)) fit.push('center');
  if (isNear(after, 0, driftTolerance)) fit.push('end');
  return fit.sort((one, other) => Number(other === constraint) - Number(one === constraint));
}

function commonestKeyword(keywords: readonly (readonly AlignKeyword[])[]): AlignKeyword {
  const count = (keyword: AlignKeyword) => keywords.filter((own) => own.includes(keyword)).length;
  const [starts, centres, ends] = [count('start'), count('center'), count('end')];
  if (centres > starts && centres >= ends) return 'center';
  return ends > starts ? 'end' : 'start';
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
    };
  }
  const { node } = partition.item;
  const { constraints } = node.placement;
  const constraint = constraintKinds[constraints[crossAxisOf(axis)]];
  return {
    interval,
    baseline: axis === 'horizontal' && node.kind === 'text' ? findBaseline(node) : null,
    constraint: constraint === 'scale' ? null : constraint,
    mayFill:
      axis === 'vertical' &&
      node.rotation === 0 &&
      (constraint === 'stretch' || (constraints.horizontal === 'left' && !hasConstraints)) &&
      (node.kind === 'text' ? mayTextFill(node, wide) : wide || constraint === 'stretch'),
  };
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
  const kind = ownConstraintKind(partition, setting);
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
