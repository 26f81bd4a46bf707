/**
 * Infers auto layout for frames without it. The input is a box; the output is the same box with the layout that its
 * children suggest. Children that overlap others stay absolutely positioned with their constraints; all others flow, so
 * that the page can change its width. The steps: backgrounds become paint, groups without a function are dissolved,
 * children on a card move into it, shapes that are one drawing become one child, invisible and overlapping children leave the flow, and an XY-cut partitions the
 * others into rows and columns.
 */
import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import { centreContent } from '../intent/centre-content.ts';
import { straightenChildren } from '../intent/straighten-children.ts';
import type { VisualBounds } from '../visual-bounds.ts';
import { bindConstraintsToGroups } from './bind-constraints-to-groups.ts';
import { buildFlow, type PlacedChild, toPlacedChild } from './build-flow.ts';
import {
  contentBoxOf,
  reportRotatedConstraints,
  type ReportUnsupportedConstraint,
} from './inferred-container.ts';
import { partitionItems } from './partition-items.ts';
import { type LayoutItem, leafPartition, type PartitionNode, toLayoutItem } from './partition-node.ts';
import { constrainGrounds, groupColumnGrounds } from './column-grounds.ts';
import { groupCalendars } from './group-calendars.ts';
import { groupBarCharts } from './group-bar-charts.ts';
import { groupLineCharts } from './group-line-charts.ts';
import { hugLabels } from './hug-labels.ts';
import { addOptionCells } from './option-cells.ts';
import { dissolveGroups, groupDrawings, unwrapRectangles } from './dissolve-groups.ts';
import { nestInContainers } from './nest-in-containers.ts';
import { absorbBackground, constrainBackdrop, mergeStackedRectangles } from './backgrounds.ts';
import { pinOverlays } from './pin-overlays.ts';
import { stackChildren } from './stack-children.ts';
import {
  findOverlapping,
  hasMoreOverlapsThan,
  inferNegativeGaps,
  resolveVerticalOverlaps,
} from './resolve-overlaps.ts';
import { trimTextBoxes } from './trim-text-boxes.ts';

export type { PlacedChild } from './build-flow.ts';

/** A box with the layout inferred for its children. */
export interface InferredFlow {
  readonly node: BoxNode;
  readonly children: readonly PlacedChild[];
  /** Ids of layers whose paint the box took over. */
  readonly absorbedIds: readonly string[];
  /** Whether the layout was inferred rather than defined by the design. */
  readonly isInferred: boolean;
}

/** With more children than this, the layout cannot be inferred from their positions. */
const maxChildren = 3000;
/** With more overlapping pairs than this, the children are an overlap group without a flow. */
const maxOverlappingPairs = 100_000;

/** Adds the layout to a box that its children suggest. */
export function inferFlow(
  drawn: BoxNode,
  bounds: VisualBounds,
  report: ReportUnsupportedConstraint,
): InferredFlow {
  reportRotatedConstraints(drawn.children, drawn, report);
  if (drawn.layout !== null || drawn.children.length === 0 || isTooCrowded(drawn.children)) {
    const children = bindConstraintsToGroups(drawn.children, drawn, report);
    const node = children === drawn.children ? drawn : { ...drawn, children };
    return { node, children: children.map(toPlacedChild), absorbedIds: [], isInferred: false };
  }
  const { node: painted, absorbedIds: behind } = absorbBackground(drawn);
  const stacked = mergeStackedRectangles(dissolveGroups(unwrapRectangles(painted.children)));
  const absorbedIds = [...behind, ...stacked.absorbedIds];
  const withCalendars = groupCalendars(stacked.children, painted);
  const withCharts = groupLineCharts(groupBarCharts(withCalendars, painted), painted);
  const { children: withTables, grounds } = groupColumnGrounds(withCharts, painted);
  const withCells = addOptionCells(withTables, painted);
  const drawings = groupDrawings(hugLabels(nestInContainers(withCells, grounds)), painted);
  const nested = trimTextBoxes(straightenChildren(centreContent(painted, drawings), contentBoxOf(painted)));
  const bound = {
    ...painted,
    children: constrainGrounds(bindConstraintsToGroups(nested, painted, report), grounds),
  };
  const pinned = pinOverlays(bound);
  if (pinned !== null)
    return { node: pinned, children: pinned.children.map(toPlacedChild), absorbedIds, isInferred: false };
  const { node, backdrop } = constrainBackdrop(bound);
  const items = node.children.filter(({ visible, mask }) => visible && mask === null).map(toLayoutItem);
  const fullyClipped = findFullyClipped(node, bounds);
  const visibleItems = items.filter(
    (item) => !fullyClipped.has(item.node) && item.node !== backdrop && !grounds.has(item.node.id),
  );
  const negativeGapLines = inferNegativeGaps(visibleItems);
  const itemsInLines = new Set(negativeGapLines.flatMap(({ items: lineItems }) => lineItems));
  const otherItems = visibleItems.filter((item) => !itemsInLines.has(item));
  const order = new Map(items.map((item, index) => [item, index]));
  const partitions = resolveVerticalOverlaps(
    [...otherItems.map(leafPartition), ...negativeGapLines.map(({ line }) => line)],
    (partition) => Math.max(...itemsIn([partition]).map((item) => order.get(item) ?? 0)),
  );
  const overlapping = findOverlapping(
    partitions.map(({ core }) => core),
    node.clips ? { ...node.box, x: 0, y: 0 } : null,
  );
  const flowing = partitions.filter(
    ({ box }, index) => !overlapping.has(index) && !isOutsideLine(box, node.box),
  );
  if (flowing.length === 0)
    return { node, children: node.children.map(toPlacedChild), absorbedIds, isInferred: false };
  const { layout, children } = buildFlow(partitionItems(flowing), node, report);
  const all = stackChildren(node, children, items, itemsIn(flowing));
  return {
    node: { ...node, layout, children: all.map((child) => child.node) },
    children: all,
    absorbedIds,
    isInferred: true,
  };
}

/** px; a lower or narrower box is a line, which can contain nothing. */
const maxLine = 2;

/** Whether a part is outside a box that is a line. No padding puts it there, because the box would grow. */
function isOutsideLine({ x, y, width, height }: Rectangle, owner: Rectangle): boolean {
  if (Math.min(owner.width, owner.height) > maxLine) return false;
  return x >= owner.width || y >= owner.height || x + width <= 0 || y + height <= 0;
}

/** Whether inference would take long without a useful result. */
function isTooCrowded(children: readonly DesignNode[]): boolean {
  if (children.length > maxChildren) return true;
  return hasMoreOverlapsThan(
    maxOverlappingPairs,
    children.map(({ box }) => box),
  );
}

function itemsIn(partitions: readonly PartitionNode[]): readonly LayoutItem[] {
  return partitions.flatMap((partition) =>
    partition.kind === 'leaf' ? [partition.item] : itemsIn(partition.parts),
  );
}

/** The visible children that a frame clips completely. They reserve no space, since nobody sees them. */
function findFullyClipped(
  { clips, scrolls, absoluteBox, children }: BoxNode,
  bounds: VisualBounds,
): ReadonlySet<DesignNode> {
  if (!clips || scrolls !== 'none') return new Set();
  return new Set(children.filter((child) => child.visible && isOutside(bounds(child), absoluteBox)));
}

/** px that a line without length may paint outside its box. */
const maxLineOverflow = 1;

function isOutside(inner: Rectangle, outer: Rectangle): boolean {
  const minDistance = inner.width > 0 && inner.height > 0 ? -0.05 : maxLineOverflow;
  return (
    inner.x >= outer.x + outer.width + minDistance ||
    inner.y >= outer.y + outer.height + minDistance ||
    inner.x + inner.width <= outer.x - minDistance ||
    inner.y + inner.height <= outer.y - minDistance
  );
}
