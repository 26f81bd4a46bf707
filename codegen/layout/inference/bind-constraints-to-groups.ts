/**
 * Figma's groups have no constraints: their children are constrained to the frame around, and the group follows them.
 * In CSS children are positioned relative to the group. So a group gets the constraint that its children have together,
 * and each child the remaining difference. The same applies to layers on a card.
 * https://help.figma.com/hc/articles/360039957734
 */
import type { BoxNode, DesignNode, Placement } from '#design/tree';
import { type Axis, intervalOf } from '../axis.ts';
import { rotatedBounds } from '../node-transform.ts';
import type { ReportUnsupportedConstraint } from './inferred-container.ts';
import {
  anchorsOf,
  anchorsRelativeTo,
  type EdgeAnchors,
  findConstraintKind,
  frameAnchors,
  isAnchoredToStartOf,
} from './edge-anchors.ts';

/** Converts the constraints of children in groups and on cards to constraints relative to these. */
export function bindConstraintsToGroups(
  children: readonly DesignNode[],
  frame: BoxNode,
  report: ReportUnsupportedConstraint,
): readonly DesignNode[] {
  // Children of a group were converted with the frame around it; only cards are new.
  const isNew = (child: DesignNode) =>
    isGroupLike(child) && (frame.role !== 'group' || child.role !== 'group');
  if (frame.role === 'rectangle' || !children.some(isNew)) return children;
  const axes = [
    createAxisBinder('horizontal', frame.box.width),
    createAxisBinder('vertical', frame.box.height),
  ] as const;
  const around = { from: 0, length: 0, anchors: frameAnchors };
  const whole = [
    { ...around, length: frame.box.width },
    { ...around, length: frame.box.height },
  ] as const;
  return children.map((child) =>
    isNew(child) && child.placement.absolute ? bindNode(child, whole, axes, report) : child,
  );
}

/** Whether a node is a group, or a rectangle that got children by inference. */
function isGroupLike(node: DesignNode): node is BoxNode {
  if (node.kind !== 'box' || node.layout !== null || node.children.length === 0) return false;
  return (node.role === 'group' || node.role === 'rectangle') && node.rotation === 0;
}

/** One axis of the box that a node is constrained to: its position in the frame, its length, and its anchors. */
interface ConstraintFrame {
  readonly from: number;
  readonly length: number;
  readonly anchors: EdgeAnchors;
}

type AxisPair<Each> = readonly [across: Each, down: Each];

function bindNode(
  node: DesignNode,
  around: AxisPair<ConstraintFrame>,
  axes: AxisPair<AxisBinder>,
  report: ReportUnsupportedConstraint,
): DesignNode {
  const [horizontalBinder, verticalBinder] = axes;
  const own = [horizontalBinder.frameOf(node, around[0]), verticalBinder.frameOf(node, around[1])] as const;
  const keywords = [
    horizontalBinder.constraintOf(own[0], around[0]),
    verticalBinder.constraintOf(own[1], around[1]),
  ] as const;
  if (node.visible && keywords.includes(null))
    report(node, 'it moves against what it stands with in the design, and goes with it here');
  const constraints: Placement['constraints'] = {
    horizontal: horizontalConstraints[keywords[0] ?? 'start'],
    vertical: verticalConstraints[keywords[1] ?? 'start'],
  };
  const bound = { ...node, placement: { ...node.placement, constraints } };
  if (!isGroupLike(node) || bound.kind !== 'box') return bound;
  return { ...bound, children: node.children.map((child) => bindNode(child, own, axes, report)) };
}

const horizontalConstraints = {
  start: 'left',
  end: 'right',
  center: 'center',
  stretch: 'stretch',
  scale: 'scale',
} as const;
const verticalConstraints = { ...horizontalConstraints, start: 'top', end: 'bottom' } as const;

interface AxisBinder {
  /** The frame that a node is for its children. */
  frameOf(node: DesignNode, outside: ConstraintFrame): ConstraintFrame;
  /**
   * The constraint relative to the surrounding box with the same effect as the node's anchors in the frame; `null` if
   * none has it.
   */
  constraintOf(own: ConstraintFrame, outside: ConstraintFrame): keyof typeof horizontalConstraints | null;
}

function createAxisBinder(axis: Axis, frameLength: number): AxisBinder {
  const known = new Map<DesignNode, AnchoredExtent>();
  const extentOf = (node: DesignNode, from: number): AnchoredExtent => {
    const former = known.get(node);
    if (former !== undefined) return former;
    const { start, end } = intervalOf(rotatedBounds(node), axis);
    const anchors = anchorsOf(node, axis, frameLength, from);
    const inner =
      isGroupLike(node) && node.role === 'group'
        ? node.children.filter(({ visible }) => visible).map((child) => extentOf(child, from + start))
        : [];
    const extent = inner.reduce(uniteExtents, inner[0] ?? { start: from + start, end: from + end, anchors });
    known.set(node, extent);
    return extent;
  };
  return {
    frameOf(node, outside) {
      const { start, end } = intervalOf(rotatedBounds(node), axis);
      const { anchors } = extentOf(node, outside.from);
      return { from: outside.from + start, length: end - start, anchors };
    },
    constraintOf(own, outside) {
      const relative = anchorsRelativeTo(own.anchors, outside.anchors);
      const start = own.from - outside.from;
      if (relative !== null)
        return findConstraintKind(relative, { start, end: start + own.length }, outside.length);
      return isAnchoredToStartOf(own.anchors, outside.anchors) ? 'start' : null;
    },
  };
}

/** The extent of a node in the frame, and its anchors. */
interface AnchoredExtent {
  readonly start: number;
  readonly end: number;
  readonly anchors: EdgeAnchors;
}

function uniteExtents(one: AnchoredExtent, other: AnchoredExtent): AnchoredExtent {
  const first = other.start < one.start ? other : one;
  const last = other.end > one.end ? other : one;
  return {
    start: first.start,
    end: last.end,
    anchors: { start: first.anchors.start, end: last.anchors.end },
  };
}
