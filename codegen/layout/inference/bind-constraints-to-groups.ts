/**
 * Figma's groups have no constraints of their own: what is in them is bound to the frame around them, and they go where
 * that goes. In CSS it is bound to the group, so a group gets the constraint that its content has together, and its
 * content what is left of it. The same holds for what lies on a card. https://help.figma.com/hc/articles/360039957734
 */
import type { BoxNode, DesignNode, Placement } from '#design/tree';
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
import { intervalOf } from './partition-items.ts';

/** The same children of a frame, those in groups and on cards bound to these. */
export function bindConstraintsToGroups(
  children: readonly DesignNode[],
  frame: BoxNode,
  report: ReportUnsupportedConstraint,
): readonly DesignNode[] {
  // What a group holds was bound with the frame around it; only cards were found since.
  const isNew = (child: DesignNode) =>
    isGroupLike(child) && (frame.role !== 'group' || child.role !== 'group');
  if (frame.role === 'rectangle' || !children.some(isNew)) return children;
  const axes = [createAxisBinder(true, frame.box.width), createAxisBinder(false, frame.box.height)] as const;
  const around = { from: 0, length: 0, anchors: frameAnchors };
  const whole = [
    { ...around, length: frame.box.width },
    { ...around, length: frame.box.height },
  ] as const;
  return children.map((child) =>
    isNew(child) && child.placement.absolute ? bindNode(child, whole, axes, report) : child,
  );
}

/** A group, or a rectangle that things were found to lie on. */
function isGroupLike(node: DesignNode): node is BoxNode {
  if (node.kind !== 'box' || node.layout !== null || node.children.length === 0) return false;
  return (node.role === 'group' || node.role === 'rectangle') && node.rotation === 0;
}

/** One axis of what a node is bound to: where it begins in the frame, how long it is, and how its edges move. */
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
  /** A node as what is in it is bound to it. */
  frameOf(node: DesignNode, outside: ConstraintFrame): ConstraintFrame;
  /** The constraint to what is around a node that moves it as it moves with the frame; `null` where none does. */
  constraintOf(own: ConstraintFrame, outside: ConstraintFrame): keyof typeof horizontalConstraints | null;
}

function createAxisBinder(row: boolean, frameLength: number): AxisBinder {
  const known = new Map<DesignNode, AnchoredExtent>();
  const extentOf = (node: DesignNode, from: number): AnchoredExtent => {
    const former = known.get(node);
    if (former !== undefined) return former;
    const { start, end } = intervalOf(rotatedBounds(node), row);
    const anchors = anchorsOf(node, row, frameLength, from);
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
      const { start, end } = intervalOf(rotatedBounds(node), row);
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

/** Where something begins and ends in the frame, and how its edges move. */
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
