/** Converts a partition to auto layout: rows, columns, wrapping lines, grids, and groups of them. */
import type { AutoLayout, BoxNode, DesignNode, Rectangle, Sizing } from '#design/tree';
import { type Axis, crossAxisOf, intervalOf, isNear, type PerAxis } from '../axis.ts';
import { emptyBox, plainColumn } from '../empty-box.ts';
import type { CrossAxisConstraint, MainAxisConstraint, Margin } from '../layout-context.ts';
import { rotatedBounds } from '../node-transform.ts';
import { isOneLine } from '../text/text-line.ts';
import {
  constrainCrossAxis,
  type ConstrainedCrossAxis,
  type CrossAxisSetting,
  hasUnsupportedAnchors,
} from './constrain-cross-axis.ts';
import type { CrossAxisLayout } from './infer-cross-axis-alignment.ts';
import {
  type ConstrainedMainAxis,
  constrainMainAxis,
  splitRowIfAnchorsAllow,
} from './constrain-main-axis.ts';
import { anchorsOfPartition, frameAnchors, isAnchoredToStartOf } from './edge-anchors.ts';
import { arePaddings, inferMainAxisAlignment, type MainAxisLayout } from './infer-main-axis-alignment.ts';
import { inferGrid, inferTiles, inferWrap, type TileGrid, type WrappedLines } from './infer-wrap-and-grid.ts';
import {
  bordersOf,
  hasVariableHeight,
  type InferredContainer,
  reportIndependentAnchors,
  reportUnsupportedAnchors,
  type ReportUnsupportedConstraint,
} from './inferred-container.ts';
import { fillBesideBar, isChosen } from './fill-pages.ts';
import { fillRow, hasVisibleChildren, withoutBearing } from './fill-row.ts';
import { groupContent, groupTileRows } from './group-content.ts';
import { groupPartitions, type PartitionLine, type PartitionNode } from './partition-node.ts';
import { driftTolerance, shareTolerance } from '../tolerances.ts';

/** No margin beyond the gap. */
export const noMargin: Margin = { top: 0, left: 0 };

/** An inferred layout with the children in its order. */
export interface BuiltFlow {
  readonly layout: AutoLayout;
  readonly children: readonly PlacedChild[];
}

interface ItemPlacement {
  readonly margin: Margin;
  /** Whether it fills the width of its column. */
  readonly fills: boolean;
  /** Whether its lengths are determined outside of it. */
  readonly hasDefiniteSize: PerAxis<boolean>;
  readonly axis: Axis;
  readonly index: number;
}

/** A child of an inferred layout with its own margins and constraints. */
export interface PlacedChild {
  readonly node: DesignNode;
  readonly margin: Margin;
  /** Its own constraint on the cross axis; `null` if the flow's alignment expresses it. */
  readonly crossAxisConstraint: CrossAxisConstraint | null;
  /** Its own constraint on the main axis; `null` if the flow expresses it. */
  readonly mainAxisConstraint: MainAxisConstraint | null;
  /** The children of a row or column that has no layer of its own; `null` for a node of the design. */
  readonly groupChildren: readonly PlacedChild[] | null;
}

/** A child that has no more than its place. */
export function toPlacedChild(node: DesignNode): PlacedChild {
  return { node, margin: noMargin, crossAxisConstraint: null, mainAxisConstraint: null, groupChildren: null };
}

/** Builds the layout of a box from the partition of its children. */
export function buildFlow(
  root: PartitionNode,
  owner: BoxNode,
  report: ReportUnsupportedConstraint,
): BuiltFlow {
  const region = { x: 0, y: 0, width: owner.box.width, height: owner.box.height };
  const chosen = owner.children.map(({ placement }) => placement.constraints);
  const hasConstraints = {
    horizontal: owner.children.some((child) => isChosen(child, region)),
    vertical: chosen.some(({ vertical }) => vertical !== 'top'),
  };
  const anchors = { horizontal: frameAnchors, vertical: frameAnchors };
  const page = hasConstraints.horizontal ? root : fillBesideBar(root, region);
  return buildPartition(groupContent(page, region), {
    region,
    borders: bordersOf(owner),
    hasDefiniteWidth: owner.placement.horizontal !== 'hug',
    hasDefiniteHeight: true,
    owner,
    hasConstraints,
    anchors,
    idPrefix: owner.id,
    report,
  });
}

function buildPartition(root: PartitionNode, container: InferredContainer): BuiltFlow {
  if (root.kind === 'overlap' && !needsOwnConstraint(root, container)) return buildGrid(root, container);
  const whole = root.kind === 'leaf' || root.kind === 'overlap' ? groupPartitions('column', [root]) : root;
  const isBound = (partition: PartitionNode) =>
    !isAnchoredToStartOf(anchorsOfPartition(partition, 'horizontal', container.owner.box.width), {
      start: 0,
      end: 0,
    });
  const mayReflow = container.hasDefiniteWidth && !whole.parts.some(isBound);
  const line = mayReflow ? groupTileRows(whole, container.region) : whole;
  const tiles = mayReflow ? inferTiles(line, insideBorders(container)) : null;
  if (tiles !== null) return buildTiles(tiles, line.box, container);
  const wrap = mayReflow && line.kind === 'column' ? inferWrap(line.parts, container.region) : null;
  return wrap === null ? buildLine(line, container) : buildWrap(wrap, line.box, container);
}

/** Whether an overlap group does not follow both edges of its region, so that it needs a constraint of its own. */
function needsOwnConstraint(
  overlapGroup: PartitionNode,
  { hasConstraints, hasDefiniteWidth, owner, region }: InferredContainer,
): boolean {
  if (!hasConstraints.horizontal || !hasDefiniteWidth || overlapGroup.box.width === region.width)
    return false;
  const { start, end } = anchorsOfPartition(overlapGroup, 'horizontal', owner.box.width);
  return start > shareTolerance || end < 1 - shareTolerance;
}

function buildGrid(
  overlapGroup: Extract<PartitionNode, { kind: 'overlap' }>,
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
      container.hasDefiniteWidth && partition.kind === 'leaf' && partition.item.node.kind !== 'shape';
    const child = placePartition(
      partition,
      {
        margin: noMargin,
        fills,
        hasDefiniteSize: { horizontal: fills, vertical: false },
        axis: 'vertical',
        index,
      },
      container,
    );
    const placement = { ...child.node.placement, cell: cells[index] ?? null };
    return { ...child, node: { ...child.node, placement } };
  });
  return { layout: { ...plainColumn, direction: 'grid', padding, columns, rows }, children };
}

function placePartition(
  partition: PartitionNode,
  { margin, fills, hasDefiniteSize, axis, index }: ItemPlacement,
  { owner, hasConstraints, idPrefix, report }: InferredContainer,
): PlacedChild {
  const unconstrained = { margin, crossAxisConstraint: null, mainAxisConstraint: null };
  if (partition.kind === 'leaf')
    return { node: asFlowItem(partition.item.node, fills), ...unconstrained, groupChildren: null };
  const around = createGroupBox(owner, partition.box, `${idPrefix}/${index}`, groupNames[partition.kind]);
  const hasSetWidth = partition.kind !== 'overlap' && partition.hasSetWidth === true;
  const hasDefiniteWidth = (fills && axis === 'vertical') || hasDefiniteSize.horizontal || hasSetWidth;
  const anchors = {
    horizontal: hasConstraints.horizontal
      ? anchorsOfPartition(partition, 'horizontal', owner.box.width)
      : frameAnchors,
    vertical: hasConstraints.vertical
      ? anchorsOfPartition(partition, 'vertical', owner.box.height)
      : frameAnchors,
  };
  const container: InferredContainer = {
    region: partition.box,
    borders: noBorders,
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
    placement: {
      ...around.placement,
      horizontal: hasSetWidth ? 'fixed' : hasDefiniteWidth ? 'fill' : 'hug',
    },
    children: groupChildren.map((child) => child.node),
  };
  return { node, ...unconstrained, groupChildren };
}

function asFlowItem(node: DesignNode, fills: boolean): DesignNode {
  const { placement } = node;
  const horizontal = fills && placement.horizontal !== 'hug' ? 'fill' : placement.horizontal;
  return { ...node, placement: { ...placement, absolute: false, horizontal } };
}

/** A box without paint for a group of another box's children. */
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

function toGroupCoordinates(child: PlacedChild, { x, y }: Rectangle): PlacedChild {
  const { box } = child.node;
  return { ...child, node: { ...child.node, box: { ...box, x: box.x - x, y: box.y - y } } };
}

function buildLine(line: PartitionLine, container: InferredContainer): BuiltFlow {
  const axis: Axis = line.kind === 'row' ? 'horizontal' : 'vertical';
  const partitions =
    container.hasDefiniteWidth && axis === 'horizontal'
      ? splitRowIfAnchorsAllow(line.parts, container)
      : container.hasDefiniteWidth && axis === 'vertical'
        ? line.parts.map((part) => withoutBearing(part, line.box))
        : line.parts;
  const [hasMainSize, hasCrossSize] =
    axis === 'horizontal'
      ? [container.hasDefiniteWidth, container.hasDefiniteHeight]
      : [container.hasDefiniteHeight && !partitions.some(growsInProportion), container.hasDefiniteWidth];
  const intervals = partitions.map(({ box }) => intervalOf(box, axis));
  const content = insideBorders(container);
  const available = intervalOf(content, axis);
  const inferred = inferMainAxisAlignment(intervals, available, hasMainSize, axis);
  const along = constrainMainAxis(partitions, { ...container, region: content }, axis) ?? {
    ...(axis === 'horizontal' && hasMainSize
      ? fillRow(partitions, inferred, intervals, available)
      : { ...inferred, fills: partitions.map(() => false) }),
    constraints: partitions.map(() => null),
  };
  const setting: CrossAxisSetting = {
    region: content,
    axis,
    hasDefiniteSize: hasCrossSize,
    frameLength: findVariableCrossSize(container, axis),
    regionAnchors: container.anchors[crossAxisOf(axis)],
    hasConstraints: container.hasConstraints.horizontal,
  };
  const across = constrainCrossAxis(partitions, setting);
  if (setting.frameLength === null) reportIndependentAnchors(partitions, container, crossAxisOf(axis));
  else
    reportUnsupportedAnchors(
      partitions.filter((partition) => hasUnsupportedAnchors(partition, setting)),
      container,
    );
  const layout: AutoLayout = {
    ...plainColumn,
    direction: line.kind,
    gap: along.gap,
    padding: paddingOf(axis, along, across, container.borders),
    justify: along.justify,
    align: across.align,
    firstOnTop:
      typeof along.gap === 'number' && along.gap < 0 && isStackedInReverse(partitions, container.owner),
    freeApart: true,
  };
  const children = partitions.map((partition, index) =>
    placeLineItem(partition, index, { axis, along, across }, container),
  );
  return { layout, children };
}

/** The alignment and the constraints of a line on both axes. */
interface LineAlignment {
  readonly axis: Axis;
  readonly along: ConstrainedMainAxis;
  readonly across: ConstrainedCrossAxis;
}

/** Builds an item of a line with its margins, its own alignment and its constraints. */
function placeLineItem(
  partition: PartitionNode,
  index: number,
  { axis, along, across }: LineAlignment,
  container: InferredContainer,
): PlacedChild {
  const [before, crossOffset] = [along.margins[index] ?? 0, across.offsets[index] ?? 0];
  const margin =
    axis === 'horizontal' ? { left: before, top: crossOffset } : { top: before, left: crossOffset };
  const [crossAxisConstraint, mainAxisConstraint] = [
    across.constraints[index] ?? null,
    along.constraints[index] ?? null,
  ];
  const grows = along.fills[index] === true || mainAxisConstraint?.length != null;
  const itemPlacement: ItemPlacement = {
    margin,
    fills: across.fills[index] === true,
    hasDefiniteSize: {
      horizontal:
        axis === 'horizontal' ? grows : across.fills[index] === true || resizesWithFrame(crossAxisConstraint),
      vertical: axis === 'horizontal' ? resizesWithFrame(crossAxisConstraint) : grows,
    },
    axis,
    index,
  };
  const child = withAlignSelf(
    placePartition(partition, itemPlacement, container),
    across.alignSelfs[index] ?? null,
    axis,
  );
  return withMainAxisConstraint(
    withCrossAxisConstraint(child, crossAxisConstraint),
    mainAxisConstraint,
    grows,
    axis,
  );
}

/** Whether a node is anchored to the top and keeps its aspect ratio, so that its height follows its variable width. */
function growsInProportion(partition: PartitionNode): boolean {
  if (partition.kind !== 'leaf') return false;
  const { keepsRatio, constraints } = partition.item.node.placement;
  return keepsRatio && constraints.horizontal !== 'left' && constraints.vertical === 'top';
}

/** px of the frame across the flow, if something outside the frame may change that length; otherwise `null`. */
function findVariableCrossSize(
  { owner, hasDefiniteWidth, hasDefiniteHeight }: InferredContainer,
  axis: Axis,
): number | null {
  const length = axis === 'horizontal' ? owner.box.height : owner.box.width;
  const changes = axis === 'horizontal' ? hasDefiniteHeight && hasVariableHeight(owner) : hasDefiniteWidth;
  return changes && length > 0 ? length : null;
}

/** The region of a container without its borders. */
function insideBorders({ region, borders }: InferredContainer): Rectangle {
  const { top, right, bottom, left } = borders;
  return {
    x: region.x + left,
    y: region.y + top,
    width: region.width - left - right,
    height: region.height - top - bottom,
  };
}

function paddingOf(
  axis: Axis,
  along: MainAxisLayout,
  across: CrossAxisLayout,
  { top, right, bottom, left }: InferredContainer['borders'],
): AutoLayout['padding'] {
  return axis === 'horizontal'
    ? {
        left: left + along.start,
        right: right + along.end,
        top: top + across.start,
        bottom: bottom + across.end,
      }
    : {
        top: top + along.start,
        bottom: bottom + along.end,
        left: left + across.start,
        right: right + across.end,
      };
}

/** Whether earlier items of an overlapping row are above later ones. */
function isStackedInReverse(partitions: readonly PartitionNode[], owner: BoxNode): boolean {
  const [first, second] = partitions.flatMap((partition) =>
    partition.kind === 'leaf' ? [partition.item.node] : [],
  );
  if (first === undefined || second === undefined) return false;
  return owner.children.indexOf(first) > owner.children.indexOf(second);
}

/** Whether a child follows the length of its frame. */
function resizesWithFrame(crossAxisConstraint: CrossAxisConstraint | null): boolean {
  return crossAxisConstraint?.kind === 'stretch' || crossAxisConstraint?.kind === 'scale';
}

function withAlignSelf(child: PlacedChild, self: 'start' | 'center' | 'end' | null, axis: Axis): PlacedChild {
  if (self === null) return child;
  const alignSelf =
    axis === 'horizontal' ? { horizontal: null, vertical: self } : { horizontal: self, vertical: null };
  return { ...child, node: { ...child.node, placement: { ...child.node.placement, alignSelf } } };
}

/** Gives a child its own main-axis constraint, or lets it fill. */
function withMainAxisConstraint(
  child: PlacedChild,
  mainAxisConstraint: MainAxisConstraint | null,
  grows: boolean,
  axis: Axis,
): PlacedChild {
  if (!grows) return mainAxisConstraint === null ? child : { ...child, mainAxisConstraint };
  const isText = mainAxisConstraint !== null && child.node.kind === 'text';
  // Words that take the space that is left before what ends their row do so although their layer hugs them.
  const takesRest = mainAxisConstraint === null && child.node.kind === 'text';
  const isHug = child.node.placement[axis] === 'hug' && child.groupChildren === null && !takesRest;
  return {
    ...withSizing(child, axis, isHug ? 'hug' : isText ? sizingOf(child.node, axis) : 'fill'),
    mainAxisConstraint,
  };
}

function withSizing(child: PlacedChild, axis: Axis, sizing: Sizing): PlacedChild {
  return { ...child, node: { ...child.node, placement: { ...child.node.placement, [axis]: sizing } } };
}

/** A node that follows its frame fills. A single line of text hugs instead, so that it never wraps. */
function sizingOf(node: DesignNode, axis: Axis): Sizing {
  return axis === 'horizontal' && node.kind === 'text' && isOneLine(node) ? 'hug' : 'fill';
}

/** Gives a child its own cross-axis constraint, which replaces the flow's alignment and its offset. */
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

/** Names of groups, from which generated code takes class names: changing one would rename classes in existing projects. */
const groupNames = { row: 'row', column: 'column', overlap: 'pile' } as const;

function buildTiles(tiles: TileGrid, box: Rectangle, container: InferredContainer): BuiltFlow {
  const { region, borders, hasDefiniteHeight } = container;
  const top = Math.max(0, Math.round(box.y - region.y));
  const below = Math.max(0, Math.round(region.y + region.height - box.y - box.height));
  const padding = {
    left: borders.left + tiles.inset,
    right: borders.right + tiles.endInset,
    top,
    bottom: hasDefiniteHeight ? Math.min(top, below) : 0,
  };
  const { count, gap, crossGap, leastColumnWidth, partitions } = tiles;
  const columns = Array.from({ length: count }, () => ({ kind: 'flex', size: 1 }) as const);
  const layout: AutoLayout = {
    ...plainColumn,
    direction: 'grid',
    columns,
    leastColumnWidth,
    gap,
    crossGap,
    padding,
  };
  reportIndependentAnchors(partitions, container, 'vertical');
  const children = partitions.map((partition, index) =>
    placePartition(
      partition,
      {
        margin: noMargin,
        fills: true,
        hasDefiniteSize: { horizontal: true, vertical: false },
        axis: 'vertical',
        index,
      },
      container,
    ),
  );
  return { layout, children: stretchEqualHeights(children) };
}

/** Lets boxes side by side stretch to the height of the highest, if they are equally high and the content fills one. */
function stretchEqualHeights(children: readonly PlacedChild[]): readonly PlacedChild[] {
  const heights = children.map(({ node }) => node.box.height);
  const isEven = isNear(Math.min(...heights), Math.max(...heights), driftTolerance);
  const isFilled = children.some(({ node }) => node.kind === 'box' && isFilledByContent(node));
  if (children.length < 2 || !isEven || !isFilled) return children;
  return children.map((child) =>
    child.node.kind === 'box' && hasVisibleChildren(child.node) && child.node.placement.vertical === 'fixed'
      ? withSizing(child, 'vertical', 'fill')
      : child,
  );
}

function isFilledByContent({ box, children }: BoxNode): boolean {
  const bounds = children.filter(({ visible }) => visible).map((child) => rotatedBounds(child));
  // A rectangle as large as the box is its background.
  const shown = bounds.filter(({ height }) => !isNear(height, box.height, driftTolerance));
  // One line of content is centred without padding, and needs the height of the box.
  if (shown.every((one) => shown.every((other) => one.y < other.y + other.height))) return false;
  const above = Math.min(...shown.map(({ y }) => y));
  const below = box.height - Math.max(...shown.map(({ y, height }) => y + height));
  return arePaddings(Math.max(0, above), Math.max(0, below));
}

const noBorders: AutoLayout['padding'] = { top: 0, right: 0, bottom: 0, left: 0 };

const neitherAxis: PerAxis<boolean> = { horizontal: false, vertical: false };

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
  const layout: AutoLayout = { ...plainColumn, direction: 'row', wraps: true, gap, crossGap, padding };
  reportIndependentAnchors(wrap.partitions, container, 'vertical');
  const children = wrap.partitions.map((partition, index) =>
    placePartition(
      partition,
      { margin: noMargin, fills: false, hasDefiniteSize: neitherAxis, axis: 'horizontal', index },
      container,
    ),
  );
  return { layout, children };
}
