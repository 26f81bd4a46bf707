/**
 * Layers with Figma's scroll positions "Fixed" and "Sticky". The scroll container of a page is the window; elsewhere it
 * is a frame with overflow scrolling. Such layers are above the content that scrolls beneath them.
 */
import type { BoxNode, DesignNode } from '#design/tree';
import { px } from '../../css/css-values.ts';
import type { LayoutContext, LayoutResult, PlacementContext } from '../layout-context.ts';
import { type DeclarationMap, setDeclaration } from '../../css/declaration-map.ts';

/** Declares how a layer stays in view. A case that CSS cannot express scrolls with the content and is reported. */
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

/** A fixed layer in a flow becomes sticky and keeps its distance to the nearer edge. */
function declareFixedInFlow(declarations: DeclarationMap, { box }: DesignNode, parent: BoxNode): void {
  const below = parent.box.height - box.y - box.height;
  if (below < box.y) declareSticky(declarations, 'bottom', Math.max(0, below));
  else declareSticky(declarations, 'top', Math.max(0, box.y));
}

function declareSticky(declarations: DeclarationMap, edge: 'top' | 'bottom', distance: number): void {
  setDeclaration(declarations, 'position', 'sticky');
  setDeclaration(declarations, edge, px(distance));
}

/** Declares how a box scrolls; the other axis is clipped. A page needs no declaration to scroll vertically. */
export function declareOverflowAxes(
  declarations: DeclarationMap,
  { scrolls }: BoxNode,
  placementContext: PlacementContext,
): void {
  if (scrolls === 'none' || (placementContext.kind === 'page' && scrolls === 'vertical')) return;
  setDeclaration(declarations, 'overflow-x', scrolls === 'vertical' ? 'hidden' : 'auto');
  setDeclaration(declarations, 'overflow-y', scrolls === 'horizontal' ? 'hidden' : 'auto');
}

/** Whether a child or one of its descendants is sticky relative to a scroll container outside. */
export function hasSticky({ node: { style }, containsSticky }: LayoutResult): boolean {
  return (
    containsSticky === true ||
    style.some(({ property, value }) => property === 'position' && value === 'sticky')
  );
}

/**
 * `overflow: hidden` makes a scroll container, which sticky descendants would be relative to; `overflow: clip` does
 * not.
 */
export function allowSticky(declarations: DeclarationMap): void {
  if (declarations.get('overflow') === 'hidden') setDeclaration(declarations, 'overflow', 'clip');
}
