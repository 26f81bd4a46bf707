/** The declarations of a child in the flow of an auto layout frame. */
import type { DesignNode, Placement, Sizing } from '#design/tree';
import { type Axis, crossAxisOf } from '../axis.ts';
import { percent, percentAndPx, px, sidesShorthand } from '../../css/css-values.ts';
import { type DeclarationMap, insertDeclaration, setDeclaration } from '../../css/declaration-map.ts';
import type {
  CrossAxisConstraint,
  LayoutResult,
  MainAxisConstraint,
  PlacementContext,
} from '../layout-context.ts';
import { rotationMargins } from '../node-transform.ts';
import { type FlowPlan, hasMinSize, mainAxisOf, toFlexAlignment } from './declare-flow-container.ts';
import { declareGridItem } from './declare-grid.ts';

type FlowPlacement = Extract<PlacementContext, { kind: 'flow' }>;

/** The cross-axis declarations of an item with its own constraint. */
export interface CrossAxisDeclarations {
  readonly align: 'flex-start' | 'center' | 'flex-end' | 'stretch';
  /** CSS lengths before and after the item. */
  readonly margins: readonly [string, string];
}

/** Declares how an item grows, how it aligns on the cross axis, and its own margins. */
export function declareFlowItem(
  declarations: DeclarationMap,
  node: DesignNode,
  placementContext: FlowPlacement,
): void {
  if (placementContext.layout.direction === 'grid')
    declareGridItem(declarations, node, placementContext.layout);
  else declareFlexItem(declarations, node, placementContext);
  declareItemMargin(declarations, node, placementContext);
}

function declareFlexItem(
  declarations: DeclarationMap,
  node: DesignNode,
  placementContext: FlowPlacement,
): void {
  const { placement } = node;
  const axis = mainAxisOf(placementContext.layout);
  const main = placement[axis];
  const parentMain = placementContext.parent.placement[axis];
  const grows = main === 'fill' && parentMain === 'hug' && hasMinSize(placementContext.parent, axis);
  if (placementContext.mainAxisConstraint !== null)
    declareMainAxisConstraint(declarations, placementContext.mainAxisConstraint, axis, main === 'hug');
  if (placementContext.mainAxisConstraint?.length != null)
    return declareCrossAxis(declarations, placement, placementContext, crossAxisOf(axis));
  if (grows) setDeclaration(declarations, 'flex', '1 1 auto');
  else if (main === 'fill' && parentMain !== 'hug') {
    setDeclaration(declarations, 'flex', `1 1 ${placementContext.flexBasis}`);
    if (axis === 'horizontal' && placement.minWidth === null && mayNeedZeroMinWidth(node))
      setDeclaration(declarations, 'min-width', '0');
    if (axis === 'vertical' && placement.minHeight === null && mayNeedZeroMinHeight(node))
      setDeclaration(declarations, 'min-height', '0');
  } else if (placementContext.wouldShrinkItems && (main === 'fixed' || node.kind === 'box'))
    setDeclaration(declarations, 'flex-shrink', '0');
  declareCrossAxis(declarations, placement, placementContext, crossAxisOf(axis));
}

/** Declares an item's length and shift as fractions of the flow's available space. */
function declareMainAxisConstraint(
  declarations: DeclarationMap,
  { length, shift }: MainAxisConstraint,
  axis: Axis,
  hugs: boolean,
): void {
  if (length !== null)
    setDeclaration(
      declarations,
      axis === 'horizontal' ? (hugs ? 'min-width' : 'width') : 'height',
      percentAndPx(length.share, length.px),
    );
  if (shift === null) return;
  setDeclaration(declarations, 'position', 'relative');
  setDeclaration(declarations, 'top', percent(shift));
}

function declareCrossAxis(
  declarations: DeclarationMap,
  placement: Placement,
  placementContext: FlowPlacement,
  crossAxis: Axis,
): void {
  if (placementContext.crossAxisConstraint !== null) {
    declareCrossAxisConstraint(
      declarations,
      placementContext.crossAxisConstraint,
      placementContext,
      placement[placementContext.crossAxisConstraint.axis],
    );
    return;
  }
  const crossSizing = placement[crossAxis];
  const own = placement.alignSelf[crossAxis];
  const limited = (crossAxis === 'vertical' ? placement.maxHeight : placement.maxWidth) !== null;
  const align = own !== null && own !== 'stretch' ? own : placementContext.layout.align;
  if (crossSizing === 'fill') {
    if (limited && crossAxis === 'horizontal' && align !== 'start') {
      setDeclaration(declarations, 'width', '100%');
      if (placementContext.stretchesItems) setDeclaration(declarations, 'align-self', toFlexAlignment(align));
    } else if (!placementContext.stretchesItems) setDeclaration(declarations, 'align-self', 'stretch');
    return;
  }
  if (own !== null && own !== 'stretch' && own !== placementContext.layout.align)
    setDeclaration(declarations, 'align-self', toFlexAlignment(own));
  else if (placementContext.stretchesItems && crossSizing === 'hug')
    setDeclaration(declarations, 'align-self', 'flex-start');
}

function declareCrossAxisConstraint(
  declarations: DeclarationMap,
  crossAxisConstraint: CrossAxisConstraint,
  { layout, stretchesItems }: FlowPlacement,
  sizing: Sizing,
): void {
  const { align } = toCrossAxisDeclarations(crossAxisConstraint, 0);
  const plain = stretchesItems
    ? align === 'flex-start' && sizing !== 'hug'
    : align === toFlexAlignment(layout.align);
  if (!plain && !(stretchesItems && align === 'stretch')) setDeclaration(declarations, 'align-self', align);
  if (sizing === 'fill' || (sizing === 'hug' && crossAxisConstraint.axis === 'horizontal'))
    declareScaledLength(declarations, crossAxisConstraint, sizing === 'hug');
}

/**
 * Converts a constraint to alignment and margins. A rotated item needs `rotationMargin` px more on each side than its
 * box.
 */
function toCrossAxisDeclarations(
  { axis, kind, before, after, startShare, contentStart, contentInset }: CrossAxisConstraint,
  rotationMargin: number,
): CrossAxisDeclarations {
  if (kind === 'end') return { align: 'flex-end', margins: [px(rotationMargin), px(after + rotationMargin)] };
  if (kind === 'stretch') return { align: 'stretch', margins: [px(before), px(after)] };
  if (kind === 'scale') {
    // Percentages of margins refer to the width on both axes, so a vertical position uses `top` instead.
    return {
      align: 'flex-start',
      margins: [axis === 'vertical' ? '0' : shareOfFrame(startShare, contentInset, contentStart), '0'],
    };
  }
  const imbalance = before - after;
  return {
    align: 'center',
    margins: [px(Math.max(0, imbalance) + rotationMargin), px(Math.max(0, -imbalance) + rotationMargin)],
  };
}

/** A fraction of a frame, relative to a flow that is `contentInset` px shorter and starts after `contentStart` px. */
function shareOfFrame(fraction: number, contentInset: number, contentStart: number): string {
  return percentAndPx(fraction, fraction * contentInset - contentStart);
}

/**
 * Declares an item's length as a fraction of its frame and, on the vertical axis, its position. An item that hugs gets
 * it as its minimum width.
 */
function declareScaledLength(
  declarations: DeclarationMap,
  { axis, kind, startShare, lengthShare: length, contentStart, contentInset }: CrossAxisConstraint,
  hugs: boolean,
): void {
  if (kind !== 'scale') return;
  if (axis === 'horizontal') {
    setDeclaration(declarations, hugs ? 'min-width' : 'width', shareOfFrame(length, contentInset, 0));
    return;
  }
  setDeclaration(declarations, 'position', 'relative');
  setDeclaration(declarations, 'top', shareOfFrame(startShare, contentInset, contentStart));
  setDeclaration(declarations, 'height', shareOfFrame(length, contentInset, 0));
}

/**
 * An item that fills may be drawn narrower than its content. Without `min-width: 0` flexbox would not shrink it so far.
 */
function mayNeedZeroMinWidth(node: DesignNode): boolean {
  if (node.kind === 'text') return true;
  if (node.kind === 'shape') return false;
  return node.children.some((child) => child.visible && !child.placement.absolute);
}

function mayNeedZeroMinHeight(node: DesignNode): boolean {
  if (node.kind !== 'box' || node.layout === null) return node.kind === 'text';
  const { padding, gap, direction } = node.layout;
  const inFlow = node.children.filter((child) => child.visible && !child.placement.absolute);
  const gaps = gap === 'auto' || direction !== 'column' ? 0 : gap * Math.max(0, inFlow.length - 1);
  const heights = inFlow.map(({ box }) => box.height);
  const needed =
    direction === 'column'
      ? heights.reduce((sum, height) => sum + height, gaps)
      : heights.reduce((one, other) => Math.max(one, other), 0);
  return needed + padding.top + padding.bottom > node.box.height + 0.5;
}

function declareItemMargin(
  declarations: DeclarationMap,
  node: DesignNode,
  { layout, index, margin, crossAxisConstraint, mainAxisConstraint }: FlowPlacement,
): void {
  const { direction, gap } = layout;
  const overlap = index > 0 && gap !== 'auto' && gap < 0 && direction !== 'grid' ? gap : 0;
  const rotationMargin = rotationMargins(node);
  const axis = mainAxisOf(layout);
  const [marginTop, marginLeft] = [
    margin.top + (direction === 'column' ? overlap : 0),
    margin.left + (direction === 'row' ? overlap : 0),
  ];
  const [top, bottom] = marginsOn(
    'vertical',
    marginTop,
    rotationMargin.y,
    axis === 'vertical' ? mainAxisConstraint : null,
    crossAxisConstraint,
  );
  const [left, right] = marginsOn(
    'horizontal',
    marginLeft,
    rotationMargin.x,
    axis === 'horizontal' ? mainAxisConstraint : null,
    crossAxisConstraint,
  );
  declareMargins(declarations, [top, right, bottom, left]);
}

/** Both margins of an item on one axis. `before` is the distance to the previous item in px. */
function marginsOn(
  axis: CrossAxisConstraint['axis'],
  before: number,
  rotationMargin: number,
  mainAxisConstraint: MainAxisConstraint | null,
  crossAxisConstraint: CrossAxisConstraint | null,
): readonly [string, string] {
  if (crossAxisConstraint?.axis === axis)
    return toCrossAxisDeclarations(crossAxisConstraint, rotationMargin).margins;
  if (mainAxisConstraint === null) return [px(before + rotationMargin), px(rotationMargin)];
  const { before: own, after } = mainAxisConstraint;
  const start =
    own === null
      ? px(before + rotationMargin)
      : own === 'auto'
        ? own
        : percentAndPx(own.share, own.px + before + rotationMargin);
  return [start, after === 'auto' ? after : px(after + rotationMargin)];
}

function declareMargins(
  declarations: DeclarationMap,
  margins: readonly [string, string, string, string],
): void {
  if (margins.filter((margin) => margin !== '0').length > 2) {
    setDeclaration(declarations, 'margin', sidesShorthand(margins));
    return;
  }
  const names = ['margin-top', 'margin-right', 'margin-bottom', 'margin-left'] as const;
  for (const [index, name] of names.entries())
    if (margins[index] !== '0') setDeclaration(declarations, name, margins[index] ?? '0');
}

/** Keeps an item whose fixed height was declared as `min-height` from being stretched by its row. */
export function preventHeightStretch(
  child: LayoutResult,
  { layout, stretchesItems }: FlowPlan,
): LayoutResult {
  const { node, source } = child;
  const declares = (name: string) => node.style.some(({ property }) => property === name);
  const stretched = stretchesItems && layout.direction === 'row' && !source.placement.absolute;
  if (!stretched || source.placement.vertical !== 'fixed' || declares('height') || declares('align-self'))
    return child;
  return {
    ...child,
    node: { ...node, style: insertDeclaration(node.style, { property: 'align-self', value: 'flex-start' }) },
  };
}
