/**
 * Layers that stay in sight while what is around them scrolls. Figma: "Fixed" and "Sticky" scroll positions; on a page
 * the window is what scrolls, elsewhere a frame with an overflow. Such layers lie above what scrolls beneath them.
 */
import type { BoxNode, DesignNode } from '#design/tree';
import { px } from '../css-values.ts';
import type { Laid, Laying, Slot } from '../laying.ts';
import { put, type Sheet } from '../sheet.ts';

/** Puts on a sheet how a layer stays in sight; what CSS has no place for scrolls along and is told. */
export function putScrolling(sheet: Sheet, node: DesignNode, slot: Slot, laying: Laying): void {
  const { fixedOnScroll, sticksOnScroll } = node.placement;
  if (slot.kind === 'page' || !(fixedOnScroll || sticksOnScroll)) return;
  const onPage = laying.tree.frames.some(({ root }) => root.id === slot.parent.id);
  if (slot.kind === 'free' && fixedOnScroll && onPage) put(sheet, 'position', 'fixed');
  else if (slot.kind === 'flow' && sticksOnScroll) stick(sheet, 'top', 0);
  else if (slot.kind === 'flow' && (onPage || slot.parent.scrolls !== 'none'))
    standStill(sheet, node, slot.parent);
  else {
    const what = fixedOnScroll ? 'stands still' : 'sticks';
    const detail = `it ${what} in the design while the rest scrolls, and scrolls along here` as const;
    laying.report('layout-approximated', node, { detail });
    return;
  }
  put(sheet, 'z-index', '1');
}

/** What is fixed but has its room in a flow keeps its distance to the edge it is nearer to. */
function standStill(sheet: Sheet, { box }: DesignNode, parent: BoxNode): void {
  const below = parent.box.height - box.y - box.height;
  if (below < box.y) stick(sheet, 'bottom', Math.max(0, below));
  else stick(sheet, 'top', Math.max(0, box.y));
}

function stick(sheet: Sheet, edge: 'top' | 'bottom', distance: number): void {
  put(sheet, 'position', 'sticky');
  put(sheet, edge, px(distance));
}

/** Puts how a box scrolls; the axis it does not scroll on is cut off. A page scrolls down by itself. */
export function putScrollAxes(sheet: Sheet, { scrolls }: BoxNode, slot: Slot): void {
  if (scrolls === 'none' || (slot.kind === 'page' && scrolls === 'vertical')) return;
  put(sheet, 'overflow-x', scrolls === 'vertical' ? 'hidden' : 'auto');
  put(sheet, 'overflow-y', scrolls === 'horizontal' ? 'hidden' : 'auto');
}

/** Whether a child, or something in it, sticks to what scrolls around it. */
export function sticks({ node: { style }, sticksInside }: Laid): boolean {
  return (
    sticksInside === true ||
    style.some(({ property, value }) => property === 'position' && value === 'sticky')
  );
}

/** What hides its overflow counts as scrolling, and what sticks would stick to it; clipping does not. */
export function letStick(sheet: Sheet): void {
  if (sheet.get('overflow') === 'hidden') put(sheet, 'overflow', 'clip');
}
