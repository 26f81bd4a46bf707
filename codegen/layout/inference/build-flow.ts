/** From what stands beside what to the layout that says so: rows, columns, lines that wrap, grids, and groups of them. */
import type { AutoLayout, BoxNode, DesignNode, Rectangle, Sizing } from '#design/tree';
import { emptyBox } from '../empty-box.ts';
import type { CrossAxisConstraint, MainAxisConstraint, Margin } from '../layout-context.ts';
import { isOneLine } from '../text/text-line.ts';
import {
  constrainCrossAxis,
  type CrossAxisLayout,
  type CrossAxisSetting,
  hasUnsupportedAnchors,
} from './constrain-cross-axis.ts';
import { constrainMainAxis, splitRowIfAnchorsAllow } from './constrain-main-axis.ts';
import { anchorsOfPartition, frameAnchors, isAnchoredToStartOf } from './edge-anchors.ts';
import { inferMainAxisAlignment, type MainAxisLayout } from './infer-main-axis-alignment.ts';
import { inferGrid, inferWrap, type WrappedLines } from './infer-wrap-and-grid.ts';
import {
  hasVariableHeight,
  type InferredContainer,
  type PerAxis,
  reportIndependentAnchors,
  reportUnsupportedAnchors,
  type ReportUnsupportedConstraint,
} from './inferred-container.ts';
import { groupPartitions, intervalOf, type PartitionLine, type PartitionNode } from './partition-items.ts';

export interface BuiltFlow {
  readonly layout: AutoLayout;
  readonly children: readonly PlacedChild[];
}

const neitherAxis: PerAxis<boolean> = { horizontal: false, vertical: false };

const defaultLayout: AutoLayout = {
  direction: 'column',
  wraps: false,
  gap: 0,
  crossGap: 0,
  padding: { top: 0, right: 0, bottom: 0, left: 0 },
  justify: 'start',
  align: 'start',
  alignLines: 'start',
  firstOnTop: false,
  strokesTakeSpace: false,
  columns: [],
  rows: [],
};

/** Builds the layout of a box whose children stand as cut. */
export function buildFlow(
  root: PartitionNode,
  owner: BoxNode,
  report: ReportUnsupportedConstraint,
): BuiltFlow {
  const region = { x: 0, y: 0, width: owner.box.width, height: owner.box.height };
  const chosen = owner.children.map(({ placement }) => placement.constraints);
  const hasConstraints = {
    horizontal: chosen.some(({ horizontal }) => horizontal !== 'left'),
    vertical: chosen.some(({ vertical }) => vertical !== 'top'),
  };
  const anchors = { horizontal: frameAnchors, vertical: frameAnchors };
  return buildPartition(root, {
    region,
    hasDefiniteWidth: true,
    hasDefiniteHeight: true,
    owner,
    hasConstraints,
    anchors,
    idPrefix: owner.id,
    report,
  });
}

function buildPartition(root: PartitionNode, container: InferredContainer): BuiltFlow {
  if (root.kind === 'pile' && !needsOwnConstraint(root, container)) return buildGrid(root, container);
  const line = root.kind === 'one' || root.kind === 'pile' ? groupPartitions('column', [root]) : root;
  const isBound = (partition: PartitionNode) =>
    !isAnchoredToStartOf(anchorsOfPartition(partition, true, container.owner.box.width), {
      start: 0,
      end: 0,
    });
  const wraps = line.kind === 'column' && container.hasDefiniteWidth && !line.parts.some(isBound);
  const wrap = wraps ? inferWrap(line.parts, container.region) : null;
  return wrap === null ? buildLine(line, container) : buildWrap(wrap, line.box, container);
}

/** Whether a pile does not go with both edges of its room, so that its constraint has to be held. */
function needsOwnConstraint(
  overlapGroup: PartitionNode,
  { hasConstraints, hasDefiniteWidth, owner, region }: InferredContainer,
): boolean {
  if (!hasConstraints.horizontal || !hasDefiniteWidth || overlapGroup.box.width === region.width)
    return false;
  const { start, end } = anchorsOfPartition(overlapGroup, true, owner.box.width);
  return start > 0.004 || end < 0.996;
}

function buildLine(line: PartitionLine, container: InferredContainer): BuiltFlow {
  const row = line.kind === 'row';
  const { region } = container;
  const partitions =
    container.hasDefiniteWidth && row ? splitRowIfAnchorsAllow(line.parts, container) : line.parts;
  const [hasLength, hasBreadth] = row
    ? [container.hasDefiniteWidth, container.hasDefiniteHeight]
    : [container.hasDefiniteHeight && !partitions.some(growsInProportion), container.hasDefiniteWidth];
  const intervals = partitions.map(({ box }) => intervalOf(box, row));
  const along = constrainMainAxis(partitions, container, row) ?? {
    ...inferMainAxisAlignment(intervals, intervalOf(region, row), hasLength, row),
    constraints: partitions.map(() => null),
    fills: partitions.map(() => false),
  };
  const setting: CrossAxisSetting = {
    region,
    row,
    hasDefiniteSize: hasBreadth,
    frameLength: findVariableCrossSize(container, row),
    regionAnchors: row ? container.anchors.vertical : container.anchors.horizontal,
    hasConstraints: container.hasConstraints.horizontal,
  };
  const across = constrainCrossAxis(partitions, setting);
  if (setting.frameLength === null)
    reportIndependentAnchors(partitions, container, row ? 'vertical' : 'horizontal');
  else
    reportUnsupportedAnchors(
      partitions.filter((partition) => hasUnsupportedAnchors(partition, setting)),
      container,
    );
  const layout: AutoLayout = {
    ...defaultLayout,
    direction: line.kind,
    gap: along.gap,
    padding: paddingOf(row, along, across),
    justify: along.justify,
    align: across.align,
    firstOnTop:
      typeof along.gap === 'number' && along.gap < 0 && isStackedInReverse(partitions, container.owner),
    freeApart: true,
  };
  const children = partitions.map((partition, index) => {
    const [before, aside] = [along.margins[index] ?? 0, across.offsets[index] ?? 0];
    const margin = row ? { left: before, top: aside } : { top: before, left: aside };
    const [crossAxisConstraint, mainAxisConstraint] = [
      across.constraints[index] ?? null,
      along.constraints[index] ?? null,
    ];
    const grows = along.fills[index] === true || mainAxisConstraint?.length != null;
    const itemPlacement: ItemPlacement = {
      margin,
      fills: across.fills[index] === true,
      hasDefiniteSize: {
        horizontal: row ? grows : across.fills[index] === true || resizesWithFrame(crossAxisConstraint),
        vertical: row ? resizesWithFrame(crossAxisConstraint) : grows,
      },
      row,
      index,
    };
    const child = withAlignSelf(
      placePartition(partition, itemPlacement, container),
      across.alignSelfs[index] ?? null,
      row,
    );
    return withMainAxisConstraint(
      withCrossAxisConstraint(child, crossAxisConstraint),
      mainAxisConstraint,
      grows,
      row,
    );
  });
  return { layout, children };
}

/** Whether a part is bound to the top of its frame and as high as its changing width asks. */
function growsInProportion(partition: PartitionNode): boolean {
  if (partition.kind !== 'one') return false;
  const { keepsRatio, constraints } = partition.item.node.placement;
  return keepsRatio && constraints.horizontal !== 'left' && constraints.vertical === 'top';
}

/** px across the frame of a room that something around it decides on, so that it may change; `null` where nothing does. */
function findVariableCrossSize(
  { owner, hasDefiniteWidth, hasDefiniteHeight }: InferredContainer,
  row: boolean,
): number | null {
  const length = row ? owner.box.height : owner.box.width;
  const changes = row ? hasDefiniteHeight && hasVariableHeight(owner) : hasDefiniteWidth;
  return changes && length > 0 ? length : null;
}

function paddingOf(row: boolean, along: MainAxisLayout, across: CrossAxisLayout): AutoLayout['padding'] {
  return row
    ? { left: along.start, right: along.end, top: across.start, bottom: across.end }
    : { top: along.start, bottom: along.end, left: across.start, right: across.end };
}

/** Whether of things that overlap in a row the former lie on the later. */
function isStackedInReverse(partitions: readonly PartitionNode[], owner: BoxNode): boolean {
  const [first, second] = partitions.flatMap((partition) =>
    partition.kind === 'one' ? [partition.item.node] : [],
  );
  if (first === undefined || second === undefined) return false;
  return owner.children.indexOf(first) > owner.children.indexOf(second);
}

function withAlignSelf(
  child: PlacedChild,
  self: 'start' | 'center' | 'end' | null,
  row: boolean,
): PlacedChild {
  if (self === null) return child;
  const alignSelf = row ? { horizontal: null, vertical: self } : { horizontal: self, vertical: null };
  return { ...child, node: { ...child.node, placement: { ...child.node.placement, alignSelf } } };
}

function buildWrap(wrap: WrappedLines, box: Rectangle, container: InferredContainer): BuiltFlow {
  const { region, hasDefiniteHeight } = container;
  const top = Math.max(0, box.y - region.y);
  const below = Math.max(0, region.y + region.height - box.y - box.height);
  const padding = {
    left: wrap.start,
    right: wrap.end,
    top,
    bottom: hasDefiniteHeight ? Math.min(top, below) : 0,
  };
  const { gap, crossGap } = wrap;
  const layout: AutoLayout = { ...defaultLayout, direction: 'row', wraps: true, gap, crossGap, padding };
  reportIndependentAnchors(wrap.partitions, container, 'vertical');
  const children = wrap.partitions.map((partition, index) =>
    placePartition(
      partition,
      { margin: noMargin, fills: false, hasDefiniteSize: neitherAxis, row: true, index },
      container,
    ),
  );
  return { layout, children };
}

function buildGrid(
  overlapGroup: Extract<PartitionNode, { kind: 'pile' }>,
  container: InferredContainer,
): BuiltFlow {
  const { region } = container;
  if (!container.hasDefiniteWidth) reportIndependentAnchors(overlapGroup.parts, container, 'horizontal');
  reportIndependentAnchors(overlapGroup.parts, container, 'vertical');
  const { columns, rows, cells } = inferGrid(overlapGroup.parts, container);
  const [left, top] = [overlapGroup.box.x - region.x, overlapGroup.box.y - region.y];
  const right = region.width - overlapGroup.box.width - left;
  const padding = { left, top, right: container.hasDefiniteWidth ? right : 0, bottom: 0 };
  const children = overlapGroup.parts.map((partition, index) => {
    const fills =
      container.hasDefiniteWidth && partition.kind === 'one' && partition.item.node.kind !== 'shape';
    const child = placePartition(
      partition,
      { margin: noMargin, fills, hasDefiniteSize: { horizontal: fills, vertical: false }, row: false, index },
      container,
    );
    const placement = { ...child.node.placement, cell: cells[index] ?? null };
    return { ...child, node: { ...child.node, placement } };
  });
  return { layout: { ...defaultLayout, direction: 'grid', padding, columns, rows }, children };
}

interface ItemPlacement {
  readonly margin: Margin;
  /** Whether it takes all the room across its column. */
  readonly fills: boolean;
  /** Whether its own lengths are decided around it. */
  readonly hasDefiniteSize: PerAxis<boolean>;
  readonly row: boolean;
  readonly index: number;
}

function placePartition(
  partition: PartitionNode,
  { margin, fills, hasDefiniteSize, row, index }: ItemPlacement,
  { owner, hasConstraints, idPrefix, report }: InferredContainer,
): PlacedChild {
  const unconstrained = { margin, crossAxisConstraint: null, mainAxisConstraint: null };
  if (partition.kind === 'one')
    return { node: asFlowItem(partition.item.node, fills), ...unconstrained, groupChildren: null };
  const around = createGroupBox(owner, partition.box, `${idPrefix}/${index}`, partition.kind);
  const hasDefiniteWidth = (fills && !row) || hasDefiniteSize.horizontal;
  const anchors = {
    horizontal: hasConstraints.horizontal
      ? anchorsOfPartition(partition, true, owner.box.width)
      : frameAnchors,
    vertical: hasConstraints.vertical ? anchorsOfPartition(partition, false, owner.box.height) : frameAnchors,
  };
  const container: InferredContainer = {
    region: partition.box,
    hasDefiniteWidth,
    hasDefiniteHeight: hasDefiniteSize.vertical,
    owner,
    hasConstraints,
    anchors,
    idPrefix: around.id,
    report,
  };
  const { layout, children } = buildPartition(partition, container);
  const groupChildren = children.map((child) => toGroupCoordinates(child, partition.box));
  const node: BoxNode = {
    ...around,
    layout,
    placement: { ...around.placement, horizontal: hasDefiniteWidth ? 'fill' : 'hug' },
    children: groupChildren.map((child) => child.node),
  };
  return { node, ...unconstrained, groupChildren };
}

function toGroupCoordinates(child: PlacedChild, { x, y }: Rectangle): PlacedChild {
  const { box } = child.node;
  return { ...child, node: { ...child.node, box: { ...box, x: box.x - x, y: box.y - y } } };
}

function asFlowItem(node: DesignNode, fills: boolean): DesignNode {
  const { placement } = node;
  const horizontal = fills && placement.horizontal !== 'hug' ? 'fill' : placement.horizontal;
  return { ...node, placement: { ...placement, absolute: false, horizontal } };
}

/** A child with what it stands off its neighbour beyond the gap. */
export interface PlacedChild {
  readonly node: DesignNode;
  readonly margin: Margin;
  /** What it keeps by itself across the flow, as its constraint says; `null` where the flow keeps it. */
  readonly crossAxisConstraint: CrossAxisConstraint | null;
  /** What it keeps by itself along the flow. */
  readonly mainAxisConstraint: MainAxisConstraint | null;
  /** Set where the child is a row or column that only the layout knows. */
  readonly groupChildren: readonly PlacedChild[] | null;
}

export const noMargin: Margin = { top: 0, left: 0 };

/** A child that keeps its constraint by itself: the word of the flow and the drift it was given do not count. */
function withCrossAxisConstraint(
  child: PlacedChild,
  crossAxisConstraint: CrossAxisConstraint | null,
): PlacedChild {
  if (crossAxisConstraint === null) return child;
  const sizing = resizesWithFrame(crossAxisConstraint)
    ? sizingOf(child.node, crossAxisConstraint.axis)
    : 'fixed';
  const isHug = child.node.placement[crossAxisConstraint.axis] === 'hug' && child.groupChildren === null;
  return { ...withSizing(child, crossAxisConstraint.axis, isHug ? 'hug' : sizing), crossAxisConstraint };
}

/** What follows its frame fills; a line of text never breaks where that gets narrow. */
function sizingOf(node: DesignNode, axis: 'horizontal' | 'vertical'): Sizing {
  return axis === 'horizontal' && node.kind === 'text' && isOneLine(node) ? 'hug' : 'fill';
}

function withSizing(child: PlacedChild, axis: 'horizontal' | 'vertical', sizing: Sizing): PlacedChild {
  return { ...child, node: { ...child.node, placement: { ...child.node.placement, [axis]: sizing } } };
}

/** Whether a child follows the length of its frame. */
function resizesWithFrame(crossAxisConstraint: CrossAxisConstraint | null): boolean {
  return crossAxisConstraint?.kind === 'stretch' || crossAxisConstraint?.kind === 'scale';
}

/** A child that keeps its constraint along the flow by itself, or takes the room in it. */
function withMainAxisConstraint(
  child: PlacedChild,
  mainAxisConstraint: MainAxisConstraint | null,
  grows: boolean,
  row: boolean,
): PlacedChild {
  if (!grows) return mainAxisConstraint === null ? child : { ...child, mainAxisConstraint };
  const axis = row ? 'horizontal' : 'vertical';
  const isHug = child.node.placement[axis] === 'hug' && child.groupChildren === null;
  const isText = mainAxisConstraint !== null && child.node.kind === 'text';
  return {
    ...withSizing(child, axis, isHug ? 'hug' : isText ? sizingOf(child.node, axis) : 'fill'),
    mainAxisConstraint,
  };
}

/** A box without looks around a part of another's children, which only the layout knows. */
function createGroupBox(parent: BoxNode, box: Rectangle, id: string, name: string): BoxNode {
  const absoluteBox = { ...box, x: parent.absoluteBox.x + box.x, y: parent.absoluteBox.y + box.y };
  const placement: BoxNode['placement'] = {
    ...parent.placement,
    absolute: false,
    horizontal: 'hug',
    vertical: 'hug',
    minWidth: null,
    maxWidth: null,
    minHeight: null,
    maxHeight: null,
    keepsRatio: false,
    cell: null,
    alignSelf: { horizontal: null, vertical: null },
    fixedOnScroll: false,
    sticksOnScroll: false,
  };
  return { ...emptyBox({ id, name, visible: true, box, absoluteBox, placement }), role: 'group' };
}
