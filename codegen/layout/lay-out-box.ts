/**
 * Lays out frames, groups, instances and painted rectangles. A box gets its paint; its children are in flow or
 * absolutely positioned.
 */
import { withChildren } from '#design/map-children';
import type { AutoLayout, BoxNode, DesignNode } from '#design/tree';
import type { Axis } from './axis.ts';
import { clipPath } from '../css/css-values.ts';
import { type DeclarationMap, setDeclaration, toStyle } from '../css/declaration-map.ts';
import { inferFlow, type PlacedChild } from './inference/infer-flow.ts';
import type { BorderWidths, LayoutContext, LayoutResult, PlacementContext } from './layout-context.ts';
import type { LayoutBox } from './layout-tree.ts';
import { rotatedBounds } from './node-transform.ts';
import { applyMask, wrapMasks } from './paint/apply-masks.ts';
import { hoistPaintBlendMode, isolatesBlending } from './paint/blend-mode.ts';
import { reserveBorders } from './paint/reserve-borders.ts';
import { declareCornerRadii, declareEffects, shadowShapeOf } from './paint/effect-style.ts';
import { findPicture, layOutFillElements, layOutPicture, splitFills } from './paint/lay-out-pictures.ts';
import { declareFills, fillsWithNoise, visiblePaints } from './paint/paint-style.ts';
import { layOutProgressiveBlurs } from './paint/progressive-blur.ts';
import { declareStroke, layOutStrokeOverlay } from './paint/stroke-style.ts';
import { declareFlowContainer, type DefiniteSize, planFlow } from './positioning/declare-flow-container.ts';
import { preventHeightStretch } from './positioning/declare-flow-item.ts';
import { commonNodeFields, declarePlacement, isLifted } from './positioning/declare-placement.ts';
import { allowSticky, declareOverflowAxes, hasSticky } from './positioning/declare-scrolling.ts';
import { applyPaintOrder, isPartlyLifted } from './positioning/paint-order.ts';
import { clipsChildren } from './visual-bounds.ts';

/** Lays out a box and its descendants. */
export function layOutBox(
  drawn: BoxNode,
  placementContext: PlacementContext,
  context: LayoutContext,
): LayoutResult {
  const painted = { ...drawn, fills: fillsWithNoise(drawn, drawn.fills, context) };
  const prepared = wrapMasks(limitFillSizes(hoistPaintBlendMode(painted)), context);
  const {
    node,
    children: placedChildren,
    isInferred,
    absorbedIds,
  } = inferFlow(prepared, context.bounds, (layer, detail) =>
    context.report('layout-approximated', layer, { detail }),
  );
  const declarations: DeclarationMap = new Map();
  const picture = findPicture(node);
  declarePlacement(declarations, node, placementContext, context, picture !== null);
  if (isInferred && node.rotation === 0) allowHeightGrowth(declarations, node);
  if (picture !== null && placementContext.kind !== 'page')
    return layOutPicture(node, picture, declarations, context);
  const fills = splitFills(node, absorbedIds, context);
  declareFills(declarations, node, fills.backgroundFills, context);
  const borderWidths = declareStroke(declarations, node, context);
  declareCornerRadii(declarations, node, context);
  declareClipPath(declarations, node);
  declareEffects(declarations, node, shadowShapeOf(node, context), context);
  declareOverflow(declarations, node, placementContext, context);
  const paints = layOutFillElements(declarations, node, fills.elementFills, context);
  const children = layOutChildren(declarations, node, placedChildren, borderWidths, context);
  if (isolatesBlending(node, context)) setDeclaration(declarations, 'isolation', 'isolate');
  const overlay = layOutStrokeOverlay(declarations, node, context);
  const blurs = layOutProgressiveBlurs(declarations, node, context);
  const common = commonNodeFields(node);
  const box: LayoutBox = {
    ...common,
    ids: [...common.ids, ...absorbedIds],
    kind: 'box',
    style: toStyle(declarations),
    instance: findInstance(node, context),
    componentId: node.role === 'component' ? node.id : null,
    ...findComponentSet(node, context),
    children: [
      ...paints,
      ...blurs.below,
      ...children.map(({ node: child }) => child),
      ...blurs.above,
      ...(overlay === null ? [] : [overlay]),
    ],
  };
  const hasLiftedChild = children.some(({ lifted }) => lifted);
  const containsSticky = node.scrolls === 'none' && children.some(hasSticky);
  const hasPaint = node.fills.length > 0 || node.stroke !== null || node.effects.length > 0;
  const partly = !isLifted(declarations) && isPartlyLifted(hasPaint, children);
  return {
    node: box,
    lifted: isLifted(declarations) || hasLiftedChild,
    partly,
    containsSticky,
    source: node,
  };
}

/**
 * A child of an auto layout whose sizing contradicts its drawn size: it "fills" the cross axis but is drawn narrower
 * than the available space. A limit that the file does not contain must have restricted it, so the drawn size becomes
 * its maximum size.
 */
function limitFillSizes(node: BoxNode): BoxNode {
  const { layout } = node;
  if (layout === null || layout.direction === 'grid' || layout.wraps) return node;
  const axis = layout.direction === 'row' ? 'vertical' : 'horizontal';
  const available = availableCrossSize(node, layout);
  const children = node.children.map((child) => limitFillSize(child, axis, available));
  return withChildren(node, children);
}

function availableCrossSize({ box }: BoxNode, { direction, padding }: AutoLayout): number {
  return direction === 'row'
    ? box.height - padding.top - padding.bottom
    : box.width - padding.left - padding.right;
}

function limitFillSize(child: DesignNode, axis: Axis, available: number): DesignNode {
  const { placement, box } = child;
  const isVertical = axis === 'vertical';
  const drawn = isVertical ? box.height : box.width;
  const limit = isVertical ? placement.maxHeight : placement.maxWidth;
  const isLimited =
    !placement.absolute && placement[axis] === 'fill' && limit === null && drawn > 0 && drawn < available - 4;
  if (!isLimited || child.rotation !== 0) return child;
  return { ...child, placement: { ...placement, [isVertical ? 'maxHeight' : 'maxWidth']: drawn } };
}

/** Lets a frame with an inferred flow grow with its content, unless its content already overflows. */
function allowHeightGrowth(declarations: DeclarationMap, node: BoxNode): void {
  const height = declarations.get('height');
  const ends = node.children
    .filter((child) => child.visible && !child.placement.absolute)
    .map((child) => rotatedBounds(child))
    .map((box) => box.y + box.height);
  if (height === undefined || Math.max(0, ...ends) > node.box.height + 0.5) return;
  declarations.delete('height');
  if (!declarations.has('min-height')) setDeclaration(declarations, 'min-height', height);
}

function declareClipPath(declarations: DeclarationMap, { contour }: BoxNode): void {
  if (contour !== null && contour !== 'ellipse')
    setDeclaration(declarations, 'clip-path', clipPath(contour.replace(/\s+/g, ' ')));
}

function declareOverflow(
  declarations: DeclarationMap,
  node: BoxNode,
  placementContext: PlacementContext,
  context: LayoutContext,
): void {
  declareOverflowAxes(declarations, node, placementContext);
  const cutByPath = node.contour !== null && node.contour !== 'ellipse';
  if (node.scrolls === 'none' && !cutByPath && clipsChildren(node, context.bounds))
    setDeclaration(declarations, 'overflow', 'hidden');
}

function layOutChildren(
  declarations: DeclarationMap,
  node: BoxNode,
  placedChildren: readonly PlacedChild[],
  borderWidths: BorderWidths,
  context: LayoutContext,
): readonly LayoutResult[] {
  const flow =
    node.layout === null ? null : planFlow(node, node.layout, findDefiniteSize(declarations, node));
  if (flow !== null) declareFlowContainer(declarations, node, flow, borderWidths, context);
  const flowIndexes = new Map(flow?.inFlow.map((child, index) => [child, index]));
  // A mask without masked siblings paints nothing.
  const unmasked = placedChildren.filter(({ node: child }) => child.mask === null);
  const results = unmasked.map(
    ({ node: child, margin, crossAxisConstraint, mainAxisConstraint, groupChildren }) => {
      const free: PlacementContext = { kind: 'free', parent: node, borderWidths };
      if (flow === null || child.placement.absolute) return context.layOutNode(child, free, context);
      const { layout, stretchesItems, wouldShrinkItems, flexBasis } = flow;
      // A hidden child gets the position that it would have.
      const index = flowIndexes.get(child) ?? 1;
      const placementContext: PlacementContext = {
        kind: 'flow',
        parent: node,
        layout,
        stretchesItems,
        wouldShrinkItems,
        flexBasis,
        margin,
        crossAxisConstraint,
        mainAxisConstraint,
        index,
      };
      const one =
        groupChildren !== null && child.kind === 'box'
          ? layOutGroup(child, groupChildren, placementContext, context)
          : context.layOutNode(child, placementContext, context);
      return preventHeightStretch(one, flow);
    },
  );
  const maskedResults = results.map((child, index) => applyMask(child, unmasked[index]?.node, context));
  const hasFree = placedChildren.some(
    ({ node: child }) => child.visible && (flow === null || child.placement.absolute),
  );
  if (hasFree && !declarations.has('position')) setDeclaration(declarations, 'position', 'relative');
  if (maskedResults.some(hasSticky)) allowSticky(declarations);
  const firstOnTop = node.layout?.firstOnTop === true;
  const order = !firstOnTop ? 'as-listed' : node.layout.freeApart === true ? 'flow-reversed' : 'reversed';
  const stacked = applyPaintOrder(maskedResults, order, context);
  const even = reserveBorders(stacked.map(({ node: child }) => child));
  const numbered = stacked.some(({ node: { style } }) =>
    style.some(({ property }) => property === 'z-index'),
  );
  if (numbered) setDeclaration(declarations, 'isolation', 'isolate');
  return stacked.map((child, index) => ({ ...child, node: even[index] ?? child.node }));
}

function findDefiniteSize(declarations: DeclarationMap, { placement }: BoxNode): DefiniteSize {
  return {
    width: declarations.has('width') || placement.horizontal !== 'hug',
    height: declarations.has('height') || placement.vertical === 'fill',
  };
}

/** Lays out a row or column that has no layer of its own: inference grouped its children. */
function layOutGroup(
  node: BoxNode,
  groupChildren: readonly PlacedChild[],
  placementContext: PlacementContext,
  context: LayoutContext,
): LayoutResult {
  const declarations: DeclarationMap = new Map();
  declarePlacement(declarations, node, placementContext, context);
  const children = layOutChildren(declarations, node, groupChildren, [0, 0, 0, 0], context);
  const box: LayoutBox = {
    ...commonNodeFields(node),
    ids: [],
    kind: 'box',
    style: toStyle(declarations),
    instance: null,
    componentId: null,
    children: children.map(({ node: child }) => child),
  };
  const lifted = isLifted(declarations) || children.some((child) => child.lifted);
  const partly = !isLifted(declarations) && isPartlyLifted(false, children);
  return { node: box, lifted, partly, containsSticky: children.some(hasSticky), source: node };
}

function findInstance(node: BoxNode, context: LayoutContext): LayoutBox['instance'] {
  if (node.instance === null) return null;
  const { componentId } = node.instance;
  const known = context.tree.components;
  const component = Object.hasOwn(known, componentId) ? known[componentId] : undefined;
  return {
    ...node.instance,
    componentName: component?.name ?? node.name,
    setName: component?.set?.name ?? null,
  };
}

function findComponentSet({ role, id }: BoxNode, { tree }: LayoutContext): Pick<LayoutBox, 'componentSet'> {
  const known = role === 'component' && Object.hasOwn(tree.components, id) ? tree.components[id] : undefined;
  return known?.set ? { componentSet: known.set.name } : {};
}

/** Whether a node has no visible children and no visible fills. */
export function isEmptyNode(node: DesignNode): boolean {
  return (
    node.kind === 'box' &&
    !node.children.some((child) => child.visible) &&
    visiblePaints(node.fills).length === 0
  );
}
