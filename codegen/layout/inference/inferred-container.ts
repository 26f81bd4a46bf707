import type { Limit } from '#design/limits';
import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import { isRotated } from '../node-transform.ts';
import { anchorsOfPartition, type EdgeAnchors, isAnchoredToStartOf } from './edge-anchors.ts';
import type { PartitionNode } from './partition-items.ts';

/** Hears of layers whose constraint a flow does not hold, and why. */
export type ReportUnsupportedConstraint = (node: DesignNode, detail: UnsupportedConstraint) => void;

type UnsupportedConstraint = Extract<
  Limit<'layout-approximated'>,
  `${string} in the design, and ${string} here`
>;

/** Where a flow is built. */
export interface InferredContainer {
  /** px in the box whose children are laid out. */
  readonly region: Rectangle;
  /** Whether it is as wide, or high, as it is whatever is in it. */
  readonly hasDefiniteWidth: boolean;
  readonly hasDefiniteHeight: boolean;
  readonly owner: BoxNode;
  /** Whether someone chose constraints for what is in the owner, so that those all layers begin with are meant too. */
  readonly hasConstraints: PerAxis<boolean>;
  /** How its edges move with those of the owner. */
  readonly anchors: PerAxis<EdgeAnchors>;
  /** What groups in it are called by, as the owner's id and their places. */
  readonly idPrefix: string;
  readonly report: ReportUnsupportedConstraint;
}

export interface PerAxis<Each> {
  readonly horizontal: Each;
  readonly vertical: Each;
}

/** Whether something around a frame decides on its height. */
export function hasVariableHeight({ placement }: BoxNode): boolean {
  const { vertical } = placement.constraints;
  if (placement.absolute) return vertical === 'stretch' || vertical === 'scale';
  return placement.vertical === 'fill';
}

/** What a flow cannot keep of Figma's constraints is told, layer by layer. */

/** Tells what does not go where all around it goes, where the length of that is its own. */
export function reportIndependentAnchors(
  partitions: readonly PartitionNode[],
  container: InferredContainer,
  axis: keyof PerAxis<unknown>,
): void {
  const { owner, hasConstraints, anchors } = container;
  const row = axis === 'horizontal';
  if (!hasConstraints[axis] || (!row && !hasVariableHeight(owner))) return;
  const frameLength = row ? owner.box.width : owner.box.height;
  reportUnsupportedAnchors(
    partitions.filter(
      (partition) =>
        partition.kind === 'one' &&
        !isAnchoredToStartOf(anchorsOfPartition(partition, row, frameLength), anchors[axis]),
    ),
    container,
  );
}

/** Tells of layers that move with what they stand with, as CSS has no word for how they move. */
export function reportUnsupportedAnchors(
  partitions: readonly PartitionNode[],
  { report }: InferredContainer,
): void {
  for (const node of partitions.flatMap(nodesInPartition))
    report(node, 'it moves against what it stands with in the design, and goes with it here');
}

/** Tells what would run over what is before it in a frame of `outer` px. */
export function reportCollidingAnchors(
  partitions: readonly PartitionNode[],
  { report }: InferredContainer,
  row: boolean,
  frameLength: number,
): void {
  let reached = 0;
  for (const partition of partitions) {
    const { start, end } = anchorsOfPartition(partition, row, frameLength);
    const [node] = nodesInPartition(partition);
    if (node !== undefined && start < reached - 0.004)
      report(
        node,
        'it runs over its neighbour in a frame of another size in the design, and makes room here',
      );
    reached = end;
  }
}

/** Tells which of a frame's layers would follow its length, were they not turned. */
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
  return partition.kind === 'one' ? [partition.item.node] : partition.parts.flatMap(nodesInPartition);
}
