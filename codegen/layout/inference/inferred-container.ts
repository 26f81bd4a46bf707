/** The region in which a flow is inferred, and the reports on constraints that the flow cannot express. */
import type { Limit } from '#design/limits';
import type { AutoLayout, BoxNode, DesignNode, Rectangle } from '#design/tree';
import type { Axis, PerAxis } from '../axis.ts';
import { isRotated, rotatedBounds } from '../node-transform.ts';
import { anchorsOfPartition, type EdgeAnchors, isAnchoredToStartOf } from './edge-anchors.ts';
import type { PartitionNode } from './partition-node.ts';
import { shareTolerance, snapTolerance } from '../tolerances.ts';

/** Reports a layer whose constraint a flow cannot express, and why. */
export type ReportUnsupportedConstraint = (node: DesignNode, detail: UnsupportedConstraint) => void;

type UnsupportedConstraint = Extract<
  Limit<'layout-approximated'>,
  `${string} in the design, and ${string} here`
>;

/** The region in which a flow is inferred: the owner itself, or a group of its children. */
export interface InferredContainer {
  /** In px, in the coordinates of the owner. */
  readonly region: Rectangle;
  /** The borders inside the region. */
  readonly borders: AutoLayout['padding'];
  /** Whether its width or height is independent of its content. */
  readonly hasDefiniteWidth: boolean;
  readonly hasDefiniteHeight: boolean;
  readonly owner: BoxNode;
  /** Whether a designer set any constraint on the owner's children. If so, default constraints count as chosen too. */
  readonly hasConstraints: PerAxis<boolean>;
  /** How its edges move with those of the owner. */
  readonly anchors: PerAxis<EdgeAnchors>;
  /** The prefix of the ids of groups in it: the owner's id and the indexes of the groups around. */
  readonly idPrefix: string;
  readonly report: ReportUnsupportedConstraint;
}

/** The widths of the border inside a box, on the sides where no child reaches into it. */
export function bordersOf({ stroke, box, children }: BoxNode): AutoLayout['padding'] {
  const [top, right, bottom, left] = stroke?.align === 'inside' ? stroke.weights : [0, 0, 0, 0];
  const shown = children.filter(({ visible }) => visible).map((child) => rotatedBounds(child));
  const keep = (width: number, isFree: (child: Rectangle) => boolean) =>
    width > 0 && shown.every(isFree) ? width : 0;
  return {
    top: keep(top, ({ y }) => y >= top - snapTolerance),
    right: keep(right, ({ x, width }) => x + width <= box.width - right + snapTolerance),
    bottom: keep(bottom, ({ y, height }) => y + height <= box.height - bottom + snapTolerance),
    left: keep(left, ({ x }) => x >= left - snapTolerance),
  };
}

/** The inside of a box's border, in its own coordinates. */
export function contentBoxOf(node: BoxNode): Rectangle {
  const { top, right, bottom, left } = bordersOf(node);
  const { width, height } = node.box;
  return { x: left, y: top, width: width - left - right, height: height - top - bottom };
}

/** Whether something outside a frame determines its height. */
export function hasVariableHeight({ placement }: BoxNode): boolean {
  const { vertical } = placement.constraints;
  if (placement.absolute) return vertical === 'stretch' || vertical === 'scale';
  return placement.vertical === 'fill';
}

/** Reports nodes that do not move with their container, where the container's length follows its content. */
export function reportIndependentAnchors(
  partitions: readonly PartitionNode[],
  container: InferredContainer,
  axis: Axis,
): void {
  const { owner, hasConstraints, anchors } = container;
  if (!hasConstraints[axis] || (axis === 'vertical' && !hasVariableHeight(owner))) return;
  const frameLength = axis === 'horizontal' ? owner.box.width : owner.box.height;
  reportUnsupportedAnchors(
    partitions.filter(
      (partition) =>
        partition.kind === 'leaf' &&
        !isAnchoredToStartOf(anchorsOfPartition(partition, axis, frameLength), anchors[axis]),
    ),
    container,
  );
}

/** Reports layers that CSS moves with their siblings although their constraints move them differently. */
export function reportUnsupportedAnchors(
  partitions: readonly PartitionNode[],
  { report }: InferredContainer,
): void {
  for (const node of partitions.flatMap(nodesInPartition))
    report(node, 'it moves against what it stands with in the design, and goes with it here');
}

/** Reports nodes that would overlap the previous one if the frame had another length. `frameLength` is in px. */
export function reportCollidingAnchors(
  partitions: readonly PartitionNode[],
  { report }: InferredContainer,
  axis: Axis,
  frameLength: number,
): void {
  let previousEnd = 0;
  for (const partition of partitions) {
    const { start, end } = anchorsOfPartition(partition, axis, frameLength);
    const [node] = nodesInPartition(partition);
    if (node !== undefined && start < previousEnd - shareTolerance)
      report(
        node,
        'it runs over its neighbour in a frame of another size in the design, and makes room here',
      );
    previousEnd = end;
  }
}

/** Reports the layers of a frame that would follow its size if they were not rotated. */
export function reportRotatedConstraints(
  children: readonly DesignNode[],
  frame: BoxNode,
  report: ReportUnsupportedConstraint,
): void {
  for (const node of children) {
    const { horizontal, vertical } = node.placement.constraints;
    const follows = (keyword: string) => keyword === 'stretch' || keyword === 'scale';
    if (!node.visible || !node.placement.absolute || !isRotated(node)) continue;
    if (follows(horizontal) || (follows(vertical) && hasVariableHeight(frame)))
      report(node, 'it is turned, follows the size of its frame in the design, and keeps its own here');
  }
}

function nodesInPartition(partition: PartitionNode): readonly DesignNode[] {
  return partition.kind === 'leaf' ? [partition.item.node] : partition.parts.flatMap(nodesInPartition);
}
