/** The declarations of an auto layout frame as a flex or grid container. */
import type { AutoLayout, BoxNode, DesignNode } from '#design/tree';
import { type Axis, crossAxisOf, intervalOf } from '../axis.ts';
import { px, sidesShorthand } from '../../css/css-values.ts';
import { type DeclarationMap, setDeclaration } from '../../css/declaration-map.ts';
import { type BorderWidths, type LayoutContext, tokenOrValue } from '../layout-context.ts';
import { rotatedBounds } from '../node-transform.ts';
import { declareGridContainer } from './declare-grid.ts';
import { heightFollowsWidth } from './declare-size.ts';

/** Facts about a frame and its children that the declarations of both need. */
export interface FlowPlan {
  readonly layout: AutoLayout;
  readonly inFlow: readonly DesignNode[];
  readonly stretchesItems: boolean;
  readonly wouldShrinkItems: boolean;
  /** The `flex-basis` of items that fill the flow, in px. */
  readonly flexBasis: string;
}

/** Whether the lengths of a box are independent of its content. */
export interface DefiniteSize {
  readonly width: boolean;
  readonly height: boolean;
}

/** Derives a flow plan from a frame's layout and its children. */
export function planFlow(node: BoxNode, layout: AutoLayout, definiteSize: DefiniteSize): FlowPlan {
  const inFlow = node.children.filter((child) => child.visible && !child.placement.absolute);
  const axis = mainAxisOf(layout);
  const crossAxis = crossAxisOf(axis);
  const fills = inFlow.filter(({ placement }) => placement[crossAxis] === 'fill');
  const hasOwnCrossSize = inFlow.some(
    (child) => child.placement[crossAxis] === 'hug' || heightFollowsWidth(child),
  );
  const stretchesItems =
    layout.direction !== 'grid' &&
    inFlow.length > 0 &&
    (fills.length === inFlow.length || (layout.align === 'start' && !hasOwnCrossSize));
  const wouldShrinkItems = wouldShrink(node, layout, inFlow, definiteSize);
  return {
    layout,
    inFlow,
    stretchesItems,
    wouldShrinkItems,
    flexBasis: flexBasisOf(inFlow, axis),
  };
}

/**
 * Whether flexbox would shrink items that Figma does not shrink: the content reaches the frame's end or may reach it.
 */
function wouldShrink(
  node: BoxNode,
  layout: AutoLayout,
  inFlow: readonly DesignNode[],
  definiteSize: DefiniteSize,
): boolean {
  if (layout.direction === 'grid' || layout.wraps) return false;
  const axis = mainAxisOf(layout);
  if (!(axis === 'horizontal' ? definiteSize.width : definiteSize.height)) return false;
  const { padding } = layout;
  const end = axis === 'horizontal' ? node.box.width - padding.right : node.box.height - padding.bottom;
  const reachesEnd = inFlow.map(rotatedBounds).some((box) => intervalOf(box, axis).end > end + 0.5);
  const flexible = inFlow.length > 1 && inFlow.some(({ placement }) => placement[axis] !== 'fixed');
  return reachesEnd || flexible;
}

/**
 * In Figma all items that fill have the same length, including their padding. Flexbox distributes only the space that
 * remains after the paddings. A basis that is at least the largest padding makes all items start equal.
 */
function flexBasisOf(inFlow: readonly DesignNode[], axis: Axis): string {
  const paddings = inFlow
    .filter((child) => child.placement[axis] === 'fill')
    .map((child) => {
      const padding = child.kind === 'box' ? child.layout?.padding : undefined;
      if (padding === undefined) return 0;
      return axis === 'horizontal' ? padding.left + padding.right : padding.top + padding.bottom;
    });
  const largest = paddings.reduce((one, other) => Math.max(one, other), 0);
  return paddings.every((padding) => padding === largest) ? '0' : px(largest);
}

/** Declares a frame as a flex or grid container. */
export function declareFlowContainer(
  declarations: DeclarationMap,
  node: BoxNode,
  flow: FlowPlan,
  borderWidths: BorderWidths,
  context: LayoutContext,
): void {
  const { layout, inFlow } = flow;
  declarePadding(declarations, node, layout, borderWidths, context);
  if (inFlow.length === 0) return;
  if (layout.direction === 'grid') declareGridContainer(declarations, node, layout, inFlow, context);
  else declareFlexContainer(declarations, node, flow, context);
}

function declarePadding(
  declarations: DeclarationMap,
  node: BoxNode,
  layout: AutoLayout,
  borderWidths: BorderWidths,
  context: LayoutContext,
): void {
  const { top, left } = layout.padding;
  const { horizontal, vertical } = node.placement;
  const lines = layout.strokesTakeSpace ? node.stroke?.weights : undefined;
  const [above = 0, after = 0, below = 0, before = 0] = lines ?? [];
  // In CSS a box grows to contain its padding and border; in Figma it does not.
  const right =
    horizontal === 'hug'
      ? layout.padding.right
      : Math.min(layout.padding.right, Math.max(0, node.box.width - left - before - after));
  const bottom =
    vertical === 'hug'
      ? layout.padding.bottom
      : Math.min(layout.padding.bottom, Math.max(0, node.box.height - top - above - below));
  const value = (field: string, padding: number, border: number) => {
    const plain = px(Math.max(0, padding - border));
    const named = tokenOrValue(context, node, field, plain);
    return named === plain || border === 0 ? named : `calc(${named} - ${px(border)})`;
  };
  const values = [
    value('paddingTop', top, borderWidths[0]),
    value('paddingRight', right, borderWidths[1]),
    value('paddingBottom', bottom, borderWidths[2]),
    value('paddingLeft', left, borderWidths[3]),
  ] as const;
  if (values.some((padding) => padding !== '0'))
    setDeclaration(declarations, 'padding', sidesShorthand(values));
}

function declareFlexContainer(
  declarations: DeclarationMap,
  node: BoxNode,
  { layout, inFlow, stretchesItems }: FlowPlan,
  context: LayoutContext,
): void {
  const axis = mainAxisOf(layout);
  setDeclaration(declarations, 'display', 'flex');
  if (axis === 'vertical') setDeclaration(declarations, 'flex-direction', 'column');
  if (layout.wraps) setDeclaration(declarations, 'flex-wrap', 'wrap');
  if (!stretchesItems) setDeclaration(declarations, 'align-items', toFlexAlignment(layout.align));
  const filled = inFlow.some(({ placement: { horizontal, vertical, maxWidth, maxHeight } }) =>
    axis === 'horizontal'
      ? horizontal === 'fill' && maxWidth === null
      : vertical === 'fill' && maxHeight === null,
  );
  const justify = layout.gap === 'auto' ? resolveAutoGap(node, layout, inFlow) : layout.justify;
  // Another instance of the component may be wider than its content.
  const isReused = node.role === 'instance' || node.role === 'component';
  const mayResize = node.placement[axis] !== 'hug' || isReused || hasMinSize(node, axis) || layout.wraps;
  if (justify !== 'start' && !filled && mayResize)
    setDeclaration(declarations, 'justify-content', toFlexAlignment(justify));
  if (layout.wraps && node.placement[crossAxisOf(axis)] !== 'hug')
    setDeclaration(declarations, 'align-content', alignContentOf(layout, inFlow));
  declareGap(declarations, node, layout, countFlowItems(node), context);
}

/**
 * Resolves "auto" spacing. A single child has no sibling to keep a distance from: CSS would put it at the start, Figma
 * puts it in the centre. Its drawn position decides.
 */
function resolveAutoGap(
  node: BoxNode,
  { direction, padding }: AutoLayout,
  inFlow: readonly DesignNode[],
): AutoLayout['justify'] {
  const [child, more] = inFlow;
  if (child === undefined || more !== undefined) return 'space-between';
  const box = rotatedBounds(child);
  const [before, after] =
    direction === 'row'
      ? [box.x - padding.left, node.box.width - padding.right - box.x - box.width]
      : [box.y - padding.top, node.box.height - padding.bottom - box.y - box.height];
  if (Math.abs(before - after) <= 1) return 'center';
  return before > Math.abs(after) ? 'end' : 'start';
}

/**
 * How wrapped lines share the cross axis (Figma: counterAxisAlignContent). Lines stretch by default, which is right if
 * all items fill.
 */
function alignContentOf(
  { direction, alignLines: lineDistribution, align }: AutoLayout,
  inFlow: readonly DesignNode[],
) {
  if (lineDistribution === 'space-between') return 'space-between';
  const crossAxis = direction === 'row' ? 'vertical' : 'horizontal';
  if (inFlow.every(({ placement }) => placement[crossAxis] === 'fill')) return null;
  return toFlexAlignment(align === 'baseline' ? 'start' : align);
}

function declareGap(
  declarations: DeclarationMap,
  node: BoxNode,
  layout: AutoLayout,
  count: number,
  context: LayoutContext,
): void {
  if (count < 2) return;
  const main =
    layout.gap === 'auto' || layout.gap <= 0
      ? '0'
      : tokenOrValue(context, node, 'itemSpacing', px(layout.gap));
  const crossGap = layout.crossGap;
  const cross =
    crossGap === 'auto' || crossGap <= 0
      ? '0'
      : tokenOrValue(context, node, 'counterAxisSpacing', px(crossGap));
  if (!layout.wraps) {
    if (main !== '0') setDeclaration(declarations, 'gap', main);
    return;
  }
  const [lines, columns] = layout.direction === 'row' ? [cross, main] : [main, cross];
  if (main !== '0' || cross !== '0')
    setDeclaration(declarations, 'gap', main === cross ? main : `${lines} ${columns}`);
}

/**
 * The number of flow items, including those that another instance of the component shows: the gap is the same for all
 * instances.
 */
function countFlowItems({ children }: BoxNode): number {
  const flowing = children.filter(({ placement }) => !placement.absolute);
  return flowing.filter(
    ({ visible, propertyReferences }) => visible || propertyReferences.visible !== undefined,
  ).length;
}

/** The main axis of a flow; that of a grid counts as vertical. */
export function mainAxisOf({ direction }: AutoLayout): Axis {
  return direction === 'row' ? 'horizontal' : 'vertical';
}

/** The CSS keyword for an alignment in a flex container. */
export function toFlexAlignment(align: AutoLayout['justify'] | AutoLayout['align'] | 'stretch'): string {
  if (align === 'start') return 'flex-start';
  return align === 'end' ? 'flex-end' : align;
}

/** Whether a frame has a minimum length. */
export function hasMinSize(node: BoxNode, axis: Axis): boolean {
  return (axis === 'horizontal' ? node.placement.minWidth : node.placement.minHeight) !== null;
}
