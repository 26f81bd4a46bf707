/**
 * Layers that stay in sight while what is around them scrolls. Figma: "Fixed" and "Sticky" scroll positions; on a page
 * the window is what scrolls, elsewhere a frame with an overflow. Such layers lie above what scrolls beneath them.
 */
import type { BoxNode, DesignNode } from '#design/tree';
import { px } from '../../css/css-values.ts';
import type { LayoutContext, LayoutResult, PlacementContext } from '../layout-context.ts';
import { type DeclarationMap, setDeclaration } from '../../css/declaration-map.ts';

/** Puts on a sheet how a layer stays in sight; what CSS has no place for scrolls along and is told. */
export function declareScrollPosition(
  declarations: DeclarationMap,
  node: DesignNode,
  placementContext: PlacementContext,
  context: LayoutContext,
): void {
  const { fixedOnScroll, sticksOnScroll } = node.placement;
  if (placementContext.kind === 'page' || !(fixedOnScroll || sticksOnScroll)) return;
  const onPage = context.tree.frames.some(({ root }) => root.id === placementContext.parent.id);
  if (placementContext.kind === 'free' && fixedOnScroll && onPage)
    setDeclaration(declarations, 'position', 'fixed');
  else if (placementContext.kind === 'flow' && sticksOnScroll) declareSticky(declarations, 'top', 0);
  else if (placementContext.kind === 'flow' && (onPage || placementContext.parent.scrolls !== 'none'))
    declareFixedInFlow(declarations, node, placementContext.parent);
  else {
    const what = fixedOnScroll ? 'stands still' : 'sticks';
    const detail = `it ${what} in the design while the rest scrolls, and scrolls along here` as const;
    context.report('layout-approximated', node, { detail });
    return;
  }
  setDeclaration(declarations, 'z-index', '1');
}

/** What is fixed but has its room in a flow keeps its distance to the edge it is nearer to. */
function declareFixedInFlow(declarations: DeclarationMap, { box }: DesignNode, parent: BoxNode): void {
  const below = parent.box.height - box.y - box.height;
  if (below < box.y) declareSticky(declarations, 'bottom', Math.max(0, below));
  else declareSticky(declarations, 'top', Math.max(0, box.y));
}

function declareSticky(declarations: DeclarationMap, edge: 'top' | 'bottom', distance: number): void {
  setDeclaration(declarations, 'position', 'sticky');
  setDeclaration(declarations, edge, px(distance));
}

/** Puts how a box scrolls; the axis it does not scroll on is cut off. A page scrolls down by itself. */
export function declareOverflowAxes(
  declarations: DeclarationMap,
  { scrolls }: BoxNode,
  placementContext: PlacementContext,
): void {
  if (scrolls === 'none' || (placementContext.kind === 'page' && scrolls === 'vertical')) return;
  setDeclaration(declarations, 'overflow-x', scrolls === 'vertical' ? 'hidden' : 'auto');
  setDeclaration(declarations, 'overflow-y', scrolls === 'horizontal' ? 'hidden' : 'auto');
}

/** Whether a child, or something in it, sticks to what scrolls around it. */
export function hasSticky({ node: { style }, containsSticky }: LayoutResult): boolean {
  return (
    containsSticky === true ||
    style.some(({ property, value }) => property === 'position' && value === 'sticky')
  );
}

/** What hides its overflow counts as scrolling, and what sticks would stick to it; clipping does not. */
export function allowSticky(declarations: DeclarationMap): void {
  if (declarations.get('overflow') === 'hidden') setDeclaration(declarations, 'overflow', 'clip');
}
