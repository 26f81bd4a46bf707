/**
 * Puts absolutely positioned texts into the flow where a page is narrow. Their place was drawn beside content that wraps
 * and grows there, so they would lie on it. This is the last step: it keeps the words, in the order in which they are
 * read, and gives up the place.
 */
import { px, readPx } from '../../css/css-values.ts';
import type { Declaration, LayoutNode } from '../layout-tree.ts';
import type { AvailableSpace } from './available-space.ts';
import { breakpointsBelow, isPhoneWidth } from './breakpoints.ts';
import { isInFlow, marginOf, type MeasuredNode, smallWidth } from './measure-widths.ts';
import { minGap } from './shrink-spacing.ts';

/** What changes in narrow viewports, and the order in which the children are read. */
export interface Stacking {
  readonly boxStyle: readonly Declaration[];
  readonly childStyles: ReadonlyMap<MeasuredNode, readonly Declaration[]>;
  readonly children: readonly MeasuredNode[];
}

/** Plans the stacking of a box; `null` if none of its children can lie on another. */
export function planStacking(measured: MeasuredNode, { pageWidth }: AvailableSpace): Stacking | null {
  const { children, node, declarations } = measured;
  const overlays = children.filter((child) => isTextOverlay(child, measured));
  const others = children.filter((child) => isInFlow(child) && child.textWrap !== 'none');
  if (overlays.length === 0 || overlays.length + others.length < 2 || node.drawn.width <= smallWidth)
    return null;
  if (/auto|scroll/.test(`${declarations.get('overflow-x') ?? ''}${declarations.get('overflow-y') ?? ''}`))
    return null;
  const below = stackingWidth(pageWidth);
  const narrower = (property: string, value: string): Declaration => ({ property, value, below });
  const boxStyle: Declaration[] = [];
  if (measured.flow === 'none') {
    boxStyle.push(narrower('display', 'flex'), narrower('flex-direction', 'column'));
    if (declarations.has('height')) boxStyle.push(narrower('height', 'auto'));
  }
  if (measured.flow === 'row' && !declarations.has('flex-wrap')) boxStyle.push(narrower('flex-wrap', 'wrap'));
  if (!declarations.has('gap') && !declarations.has('row-gap'))
    boxStyle.push(narrower('row-gap', px(minGap.beside)));
  const ordered = inReadingOrder(children, new Set(overlays));
  const childStyles = new Map(
    overlays.map((child) => [child, styleInFlow(child, measured, narrower)] as const),
  );
  // An item without a basis would stay on the line of the overlay before it.
  for (const child of ordered) {
    if (measured.flow !== 'row' || !isInFlow(child)) continue;
    if (/^1 1 0/.test(child.declarations.get('flex') ?? ''))
      childStyles.set(child, [narrower('flex', '1 1 100%')]);
  }
  // A margin that was kept free for an overlay is not needed below it.
  for (const [index, child] of ordered.entries()) {
    const former = ordered[index - 1];
    if (former === undefined || !childStyles.has(former) || !isInFlow(child)) continue;
    if (marginOf(child, 'top') > minGap.lines)
      childStyles.set(child, [...(childStyles.get(child) ?? []), narrower('margin-top', '0')]);
  }
  return { boxStyle, childStyles, children: ordered };
}

/** px below which overlays are stacked: the first named breakpoint below the drawn width. */
function stackingWidth(pageWidth: number): number {
  if (isPhoneWidth(pageWidth)) return pageWidth;
  return breakpointsBelow(pageWidth)[1]?.below ?? pageWidth;
}

/** Whether a child is positioned absolutely within its parent and has text. */
function isTextOverlay(child: MeasuredNode, { node: parent }: MeasuredNode): boolean {
  const { node, declarations, textWrap } = child;
  if (!node.visible || textWrap === 'none' || declarations.get('position') !== 'absolute') return false;
  if (declarations.get('transform')?.includes('rotate') === true) return false;
  return isInside(node, parent) && !coversPage(child, parent);
}

/** The share of its parent from which a painted overlay is a layer above all of it, such as a dialog with its backdrop. */
const minCovered = 0.9;

/** Whether an overlay covers all that is in its parent: it is read last, and stays above the others. */
function coversPage({ node: { drawn, style } }: MeasuredNode, { drawn: around }: LayoutNode): boolean {
  const paints = style.some(({ property }) => property === 'background-color' || property === 'background');
  return paints && drawn.width * drawn.height >= minCovered * around.width * around.height;
}

/** The fraction of a child that must be inside its parent. */
const minInside = 0.75;

function isInside({ drawn }: LayoutNode, { drawn: around }: LayoutNode): boolean {
  const [x, y, left, top] = [drawn.x, drawn.y, around.x, around.y];
  if (x === undefined || y === undefined || left === undefined || top === undefined) return true;
  const width = Math.min(x + drawn.width, left + around.width) - Math.max(x, left);
  const height = Math.min(y + drawn.height, top + around.height) - Math.max(y, top);
  return width >= minInside * drawn.width && height >= minInside * drawn.height;
}

/** With more overlays than this, they keep their order. */
const maxOrdered = 40;

/** Moves each overlay before the first child in flow that starts below it; all others keep their order. */
function inReadingOrder(
  children: readonly MeasuredNode[],
  overlays: ReadonlySet<MeasuredNode>,
): readonly MeasuredNode[] {
  if (overlays.size > maxOrdered) return children;
  const ordered = children.filter((child) => !overlays.has(child));
  const indexes = new Map(children.map((child, index) => [child, index]));
  for (const overlay of overlays) {
    const middle = middleOf(overlay);
    // Something below it that CSS paints above what comes earlier has to stay before it.
    const first = 1 + ordered.findLastIndex((child) => isPaintedBelow(child, overlay, indexes));
    const next = ordered.findIndex(
      (child, index) =>
        index >= first && (isInFlow(child) || overlays.has(child)) && middleOf(child) > middle,
    );
    ordered.splice(next < 0 ? ordered.length : next, 0, overlay);
  }
  return ordered;
}

function isPaintedBelow(
  child: MeasuredNode,
  overlay: MeasuredNode,
  indexes: ReadonlyMap<MeasuredNode, number>,
): boolean {
  return (
    (indexes.get(child) ?? 0) < (indexes.get(overlay) ?? 0) &&
    sharesSpace(child.node, overlay.node) &&
    isLifted(child)
  );
}

function sharesSpace({ drawn: one }: LayoutNode, { drawn: other }: LayoutNode): boolean {
  const shared = (start: number, length: number, from: number, size: number) =>
    Math.min(start + length, from + size) - Math.max(start, from);
  const [x = 0, y = 0, left = 0, top = 0] = [one.x, one.y, other.x, other.y];
  return shared(x, one.width, left, other.width) > 0 && shared(y, one.height, top, other.height) > 0;
}

/** Properties with which CSS paints an element above its siblings. */
const liftingProperties = ['position', 'transform', 'opacity', 'filter', 'backdrop-filter', 'mix-blend-mode'];

function isLifted({ declarations, children }: MeasuredNode): boolean {
  return liftingProperties.some((property) => declarations.has(property)) || children.some(isLifted);
}

function middleOf({ node: { drawn } }: MeasuredNode): number {
  return (drawn.y ?? 0) + drawn.height / 2;
}

/** Insets that are reset together: what fills its parent has one of them only when its width has become flexible. */
const insets = [['inset'], ['top'], ['bottom'], ['left', 'right']] as const;

function styleInFlow(
  { declarations, node }: MeasuredNode,
  { flow }: MeasuredNode,
  narrower: (property: string, value: string) => Declaration,
): readonly Declaration[] {
  const style = [narrower('position', 'relative')];
  for (const sides of insets)
    if (sides.some((property) => declarations.has(property)))
      style.push(...sides.map((property) => narrower(property, 'auto')));
  if (declarations.has('transform')) style.push(narrower('transform', 'none'));
  if ((readPx(declarations.get('margin-left')) ?? 0) !== 0) style.push(narrower('margin-left', '0'));
  if ((readPx(declarations.get('margin-top')) ?? 0) !== 0) style.push(narrower('margin-top', '0'));
  if (declarations.has('height')) {
    style.push(narrower('height', 'auto'));
    if (node.kind === 'box') style.push(narrower('min-height', px(node.drawn.height)));
  }
  style.push(narrower('max-width', '100%'));
  if (/calc|%/.test(declarations.get('width') ?? '')) style.push(narrower('width', 'auto'));
  if (declarations.has('white-space')) style.push(narrower('white-space', 'normal'));
  if (flow === 'row') style.push(narrower('flex', '0 0 100%'));
  if (flow === 'grid') style.push(narrower('grid-column', '1 / -1'));
  return style;
}
