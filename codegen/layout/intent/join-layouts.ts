/** Joins the layouts of a box and the only box in it, where one box can have both. */
import type { AutoLayout, BoxNode, DesignNode, Placement, Sizing } from '#design/tree';
import type { Axis } from '../axis.ts';
import { wrapperTolerance } from '../tolerances.ts';

/** px up to which equal distances around a box are padding rather than the place of a container. */
const maxMergedPadding = 64;

/** A child of the inner box as a child of the outer one; `null` if no constraints move it the same way. */
export function placeInOuter(inner: BoxNode, child: DesignNode, isFree: boolean): DesignNode | null {
  const { x, y } = inner.box;
  const box = { ...child.box, x: child.box.x + x, y: child.box.y + y };
  if (!isFree && !child.placement.absolute) return { ...child, box };
  const constraints = composeConstraints(inner, child);
  return constraints && { ...child, box, placement: { ...child.placement, constraints } };
}

/** The layout of the outer box, and the sizings that follow from it. */
interface JoinedLayout {
  readonly layout: AutoLayout;
  readonly sizing: Partial<Pick<Placement, 'horizontal' | 'vertical'>>;
}

/**
 * The layout of a box with the children of its only child; `null` if they are placed by hand, `undefined` if one
 * layout cannot express both.
 */
export function joinLayouts(
  box: BoxNode,
  inner: BoxNode,
  isReused: boolean,
): JoinedLayout | null | undefined {
  if (box.layout === null) {
    if (isReused || !isInset(box, inner, 'horizontal')) return undefined;
    if (inner.layout === null) return null;
    return isInset(box, inner, 'vertical') && !inner.layout.wraps
      ? { layout: withOuterPadding(inner.layout, insetsOf(box, inner)), sizing: {} }
      : undefined;
  }
  if (inner.layout === null || inner.placement.absolute || box.layout.direction === 'grid') return undefined;
  if (inner.layout.direction === 'grid' || inner.layout.wraps || box.layout.wraps) return undefined;
  if (box.layout.strokesTakeSpace !== inner.layout.strokesTakeSpace && box.stroke !== null) return undefined;
  const horizontal = joinAxis(box, box.layout, inner, inner.layout, 'horizontal', isReused);
  const vertical = joinAxis(box, box.layout, inner, inner.layout, 'vertical', isReused);
  if (horizontal === null || vertical === null) return undefined;
  const [main, cross] = inner.layout.direction === 'row' ? [horizontal, vertical] : [vertical, horizontal];
  const { align } = cross;
  return {
    layout: {
      ...withOuterPadding(inner.layout, box.layout.padding),
      ...(main.align === null ? {} : { justify: main.align }),
      ...(align === null ? {} : { align }),
      strokesTakeSpace: box.layout.strokesTakeSpace,
    },
    sizing: {
      ...(horizontal.sizing === null ? {} : { horizontal: horizontal.sizing }),
      ...(vertical.sizing === null ? {} : { vertical: vertical.sizing }),
    },
  };
}

type Sides = AutoLayout['padding'];

function insetsOf({ box: outer }: BoxNode, { box }: BoxNode): Sides {
  return {
    top: Math.max(0, box.y),
    right: Math.max(0, outer.width - box.x - box.width),
    bottom: Math.max(0, outer.height - box.y - box.height),
    left: Math.max(0, box.x),
  };
}

function withOuterPadding(layout: AutoLayout, outer: Sides): AutoLayout {
  const { top, right, bottom, left } = layout.padding;
  const padding = {
    top: top + outer.top,
    right: right + outer.right,
    bottom: bottom + outer.bottom,
    left: left + outer.left,
  };
  return { ...layout, padding };
}

/** Whether a box that was placed by hand fills the box around it, up to equal distances. */
function isInset({ box: outer }: BoxNode, { box }: BoxNode, axis: Axis): boolean {
  const [before, after] =
    axis === 'horizontal'
      ? [box.x, outer.width - box.x - box.width]
      : [box.y, outer.height - box.y - box.height];
  return (
    before >= -wrapperTolerance && before <= maxMergedPadding && Math.abs(before - after) <= wrapperTolerance
  );
}

interface JoinedAxis {
  /** The sizing of the outer box; `null` keeps it. */
  readonly sizing: Sizing | null;
  /** The alignment of the content; `null` keeps that of the inner box. */
  readonly align: 'start' | 'center' | 'end' | null;
}

/** One axis of two auto layouts as one; `null` if that is impossible. */
function joinAxis(
  box: BoxNode,
  layout: AutoLayout,
  inner: BoxNode,
  innerLayout: AutoLayout,
  axis: Axis,
  isReused: boolean,
): JoinedAxis | null {
  const [outerSizing, sizing] = [box.placement[axis], inner.placement[axis]];
  if (outerSizing === 'hug') return { sizing: sizing === 'fixed' && !isReused ? 'fixed' : null, align: null };
  const available =
    axis === 'horizontal'
      ? box.box.width - layout.padding.left - layout.padding.right - inner.box.width
      : box.box.height - layout.padding.top - layout.padding.bottom - inner.box.height;
  const isFilled = sizing === 'fill' || (!isReused && sizing === 'fixed' && Math.abs(available) <= 1);
  if (isFilled) return { sizing: null, align: null };
  if (sizing !== 'hug' || inner.children.some((child) => child.placement[axis] === 'fill')) return null;
  const isMain = (layout.direction === 'row') === (axis === 'horizontal');
  const align = isMain ? layout.justify : (inner.placement.alignSelf[axis] ?? layout.align);
  const wanted = align === 'space-between' ? 'center' : align;
  if (wanted !== 'start' && wanted !== 'center' && wanted !== 'end') return null;
  if ((innerLayout.direction === 'row') === (axis === 'horizontal'))
    return innerLayout.gap === 'auto' ? null : { sizing: null, align: wanted };
  return innerLayout.align === wanted || inner.children.length === 1 ? { sizing: null, align: wanted } : null;
}

type Constraints = Placement['constraints'];

/**
 * The constraints of a child relative to the frame around its parent, as if the parent were not there; `null` if no
 * constraints move it that way.
 */
export function composeConstraints(parent: BoxNode, child: DesignNode): Constraints | null {
  const { constraints: own } = child.placement;
  // The children of groups are constrained to the frame around the group. Children of auto layout are not constrained.
  if (parent.role === 'group' && parent.layout === null) return own;
  const around = parent.placement.constraints;
  if (!child.placement.absolute) return around;
  const horizontal = compose(around.horizontal, own.horizontal);
  const vertical = compose(around.vertical, own.vertical);
  return horizontal && vertical && { horizontal, vertical };
}

/** A parent that keeps its length moves its child along; one that stretches keeps the child's own distances. */
function compose<Keyword extends Constraints['horizontal'] | Constraints['vertical']>(
  around: Keyword,
  own: Keyword,
): Keyword | null {
  if (around === 'stretch') return own === 'scale' ? null : own;
  if (around === 'scale') return own === 'scale' || own === 'stretch' ? around : null;
  return around;
}
