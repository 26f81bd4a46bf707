/**
 * Declares what depends on a node's parent: position, size, transform, modes and scroll behaviour. Paint and content
 * are declared elsewhere.
 */
import type { DesignNode } from '#design/tree';
import { type DeclarationMap, setDeclaration } from '../../css/declaration-map.ts';
import { propertyOf } from '../../css/properties.ts';
import { tokenCssValue } from '../../css/token-properties.ts';
import type { LayoutContext, PlacementContext } from '../layout-context.ts';
import type { LayoutNode } from '../layout-tree.ts';
import { declareTransform } from '../node-transform.ts';
import { anchorToUnderlyingSibling, declareAbsolutePosition } from './declare-absolute-position.ts';
import { declareFlowItem } from './declare-flow-item.ts';
import { declareScrollPosition } from './declare-scrolling.ts';
import { declareAspectRatio, declareSize } from './declare-size.ts';

/** Declares the position, size, transform, modes and scroll behaviour of a node. */
export function declarePlacement(
  declarations: DeclarationMap,
  node: DesignNode,
  placementContext: PlacementContext,
  context: LayoutContext,
  replaced = false,
): void {
  const parentSized =
    placementContext.kind === 'free'
      ? declareAbsolutePosition(
          declarations,
          node,
          placementContext.parent,
          placementContext.borderWidths,
          replaced,
        )
      : { horizontal: false, vertical: false };
  if (placementContext.kind === 'free')
    anchorToUnderlyingSibling(declarations, node, placementContext.parent, placementContext.borderWidths);
  if (placementContext.kind === 'flow') declareFlowItem(declarations, node, placementContext);
  if (replaced) ignoreIntrinsicSize(declarations, node, placementContext);
  declareSize(declarations, node, placementContext, parentSized, context);
  declareAspectRatio(declarations, node, placementContext, parentSized, context);
  if (placementContext.kind !== 'page') declareTransform(declarations, node);
  declareModeTokens(declarations, node, context);
  declareScrollPosition(declarations, node, placementContext, context);
}

/**
 * Images and SVGs have an intrinsic size: a flex item does not shrink below it, and a grid cell does not stretch it.
 * The design's sizing overrides it.
 */
function ignoreIntrinsicSize(
  declarations: DeclarationMap,
  { placement }: DesignNode,
  placementContext: PlacementContext,
): void {
  if (placementContext.kind !== 'flow') return;
  if (placementContext.layout.direction === 'grid') {
    if (placement.horizontal === 'fill') setDeclaration(declarations, 'justify-self', 'stretch');
    if (placement.vertical === 'fill') setDeclaration(declarations, 'align-self', 'stretch');
    return;
  }
  const minimum = placementContext.layout.direction === 'column' ? 'min-height' : 'min-width';
  if (declarations.has('flex') && !declarations.has(minimum)) setDeclaration(declarations, minimum, '0');
}

/** A node that sets variable modes redeclares the tokens of those collections for itself and its descendants. */
function declareModeTokens(declarations: DeclarationMap, node: DesignNode, context: LayoutContext): void {
  if (Object.keys(node.modes).length === 0) return;
  for (const token of context.tree.tokens) {
    const mode = token.collection === null ? undefined : node.modes[token.collection];
    const chosen = token.values.find((value) => value.mode === mode);
    const property = context.properties.get(token.name);
    const first = token.values[0];
    if (chosen === undefined || property === undefined || first === undefined) continue;
    const text = tokenCssValue(chosen.value, token.unit);
    if (text !== tokenCssValue(first.value, token.unit)) declarations.set(property, text);
  }
}

/** The fields of a layout node that come directly from its design node. */
export function commonNodeFields(
  node: DesignNode,
): Pick<LayoutNode, 'id' | 'ids' | 'name' | 'visible' | 'references' | 'link' | 'drawn'> {
  return {
    id: node.id,
    ids: [...((node.kind === 'text' && node.joined) || [node.id]), ...(node.absorbed ?? [])],
    name: node.name,
    visible: node.visible,
    references: node.propertyReferences,
    link: node.link,
    drawn: {
      x: node.absoluteBox.x,
      y: node.absoluteBox.y,
      width: node.box.width,
      height: node.box.height,
    },
  };
}

/**
 * Whether CSS paints an element with these declarations above later siblings: it is positioned or has a stacking
 * context.
 */
export function isLifted(declarations: DeclarationMap): boolean {
  return [...declarations.keys()].some(
    (property) => property === 'position' || propertyOf(property).createsStackingContext,
  );
}
