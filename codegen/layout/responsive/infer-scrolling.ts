/**
 * Finds what scrolls on the screen of a phone although the design is one picture, and what does not. A row of chips that its
 * box cuts off scrolls sideways. What the screen shows at its bottom edge stays at the bottom of the window: a bar of tabs or
 * actions, and a round button in the corner. The bar takes its place in the flow after the content, from where it sticks to the window, so the
 * last words of the content are never below it.
 */
import { expandSides, px, readPx, sidesShorthand } from '../../css/css-values.ts';
import { isPainted } from '../../css/style-queries.ts';
import type { LayoutNode } from '../layout-tree.ts';
import type { AvailableSpace } from './available-space.ts';
import { maxPhonePage } from './limit-phone-pages.ts';
import { isInFlow, marginOf, type MeasuredNode } from './measure-widths.ts';

/** Items from which a row that is cut off is a list to scroll, and px by which it is cut off. */
const cutRow = { items: 3, overflow: 8 };

/** Lets a row scroll whose own box cuts off its last items; returns other nodes as they are. */
export function scrollCutRow(row: MeasuredNode): MeasuredNode {
  const { node, flow, children, declarations, gap, padding } = row;
  const inFlow = children.filter(isInFlow);
  const isCut = flow === 'row' && ['hidden', 'clip'].includes(declarations.get('overflow') ?? '');
  if (!isCut || inFlow.length < cutRow.items || declarations.has('flex-wrap')) return row;
  const content = inFlow.reduce((sum, one) => sum + one.node.drawn.width, gap * (inFlow.length - 1));
  const overflow = content + padding.left - node.drawn.width;
  const [first] = inFlow;
  const areAlike = inFlow.every(
    (one) =>
      one.node.kind === first?.node.kind && Math.abs(one.node.drawn.height - first.node.drawn.height) <= 1,
  );
  if (overflow < cutRow.overflow || !areAlike || declarations.has('justify-content')) return row;
  const own = new Map(declarations);
  own.delete('overflow');
  own.set('overflow-x', 'auto');
  // The design has no scroll bar.
  own.set('scrollbar-width', 'none');
  const kept = children.map((child) =>
    isInFlow(child) ? { ...child, declarations: new Map(child.declarations).set('flex-shrink', '0') } : child,
  );
  return { ...row, declarations: own, children: kept, needsWrapping: false };
}

/** px of the widest page of a phone, the lowest one that scrolls, and the highest bar at its bottom. */
const phone = { width: 480, height: 600, bar: 120 };
/** Items of a bar that leads to the parts of an app, and px of the largest icon of one. */
const tabs = { min: 3, max: 6, icon: 40 };
/** px between a floating bar and the edges of the screen, or of the phone's own sign below a bar. */
const maxEdge = 40;
/** px between a bar and the content that grows towards it. */
const leastGap = 16;

/** Keeps the bar and the round button of a phone's page in the window; returns other nodes as they are. */
export function keepWindowBars(given: MeasuredNode, available: AvailableSpace): MeasuredNode {
  const { node, flow, declarations, gap, padding } = given;
  const isPhone =
    available.flow === 'page' && node.drawn.width <= phone.width && node.drawn.height >= phone.height;
  const isPlain = flow === 'column' && !declarations.has('justify-content') && padding.bottom === 0;
  if (!isPhone || !isPlain) return given;
  const page = stickTop(given);
  const { children } = page;
  const bar = children.findLast((child) => isBottomBar(child, page)) ?? null;
  const placed = children.map((child) => (isCornerButton(child, page) ? fixButton(child, page) : child));
  if (bar === null)
    return placed.every((child, index) => child === children[index]) ? page : { ...page, children: placed };
  const content = placed.filter((child) => child !== bar);
  const last = content.findLast(isInFlow);
  if (last === undefined) return page;
  if (isInFlow(bar)) return { ...asWindow(page), children: endWithBar(placed, bar, page) };
  const end = Math.max(...content.filter(isInFlow).map(bottomOf));
  const padded = leaveSpace(last, topOf(bar), page);
  const hasSpace =
    padded !== last || !content.some((child) => isInFlow(child) && hasWordsBelow(child, topOf(bar)));
  const margin = topOf(bar) - end - gap;
  const isFree = margin >= 0;
  const above = content.map((child) => {
    if (child !== last) return child;
    return isFree ? withLeastGap(padded, margin, page) : growing(padded, page);
  });
  const stuck = stickBar(bar, page, isFree ? 'auto' : px(hasSpace ? margin : 0));
  return { ...asWindow(page), children: [...above, stuck] };
}

/** A bar that the design fixes to the top of the screen is as wide as the page, and takes no space in it. */
function stickTop(page: MeasuredNode): MeasuredNode {
  const { children, padding, gap } = page;
  const bar = children.find((child) => {
    const { left, right } = gapsOf(child, page);
    const isWhole = Math.max(Math.abs(left), Math.abs(right)) <= edgeTolerance;
    const isAtTop = Math.abs(topOf(child) - topOf(page)) <= edgeTolerance && isWhole;
    const isFixed = child.declarations.get('position') === 'fixed' && child.node.visible;
    return isFixed && isAtTop && child.node.drawn.height <= phone.bar;
  });
  if (bar === undefined || padding.top + padding.left + padding.right > 0) return page;
  const placed = withPlace(bar, {
    position: 'sticky',
    top: '0',
    'align-self': 'stretch',
    'margin-bottom': px(-bar.node.drawn.height - gap),
  });
  const stuck = withoutWidth(placed);
  return { ...asClipped(page), children: [stuck, ...children.filter((child) => child !== bar)] };
}

/** The parts of a page that ends with a bar in its flow. */
function endWithBar(
  children: readonly MeasuredNode[],
  bar: MeasuredNode,
  page: MeasuredNode,
): readonly MeasuredNode[] {
  const margin = marginOf(bar, 'top');
  const above = children.slice(0, children.indexOf(bar)).findLast(isInFlow);
  const isFree = margin >= 0 && !(bar.declarations.get('margin-top') ?? '').includes('%');
  return children.map((child) => {
    if (child === bar) return stickBar(bar, page, isFree ? 'auto' : px(margin));
    return child === above && isFree ? withLeastGap(child, margin, page) : child;
  });
}

/** The content above a bar that is at the end of the window: it keeps a part of the distance that was drawn. */
function withLeastGap(content: MeasuredNode, drawn: number, page: MeasuredNode): MeasuredNode {
  const least = Math.min(drawn, leastGap - page.gap);
  if (least <= 0) return content;
  return { ...content, declarations: new Map(content.declarations).set('margin-bottom', px(least)) };
}

/** The content that a bar lies on: in a higher window it ends where the window ends, so the bar is there. */
function growing(content: MeasuredNode, page: MeasuredNode): MeasuredNode {
  if (content.declarations.has('flex') || !isColumnAcross(content, page)) return content;
  return { ...content, declarations: new Map(content.declarations).set('flex', '1 0 auto') };
}

/** Whether a part lays out a column across the page, without a paint that would show how high it is. */
function isColumnAcross({ node, flow, declarations }: MeasuredNode, page: MeasuredNode): boolean {
  const isColumn = node.kind === 'box' && flow === 'column';
  const justify = declarations.get('justify-content') ?? 'flex-start';
  if (!isColumn || !/^flex-(start|end)$/.test(justify)) return false;
  return node.drawn.width >= page.node.drawn.width - 2 * maxEdge && !isPainted(node);
}

function topOf({ node: { drawn } }: MeasuredNode): number {
  return drawn.y ?? 0;
}

function bottomOf(measured: MeasuredNode): number {
  return topOf(measured) + measured.node.drawn.height;
}

/** A page whose bar sticks to the bottom of the window is as high as that. */
function asWindow(page: MeasuredNode): MeasuredNode {
  const clipped = asClipped(page);
  const declarations = new Map(clipped.declarations);
  declarations.delete('height');
  declarations.set('min-height', '100vh');
  return { ...clipped, declarations };
}

/** A page that hides what is outside it would scroll by itself, and not the window. */
function asClipped(page: MeasuredNode): MeasuredNode {
  if (page.declarations.get('overflow') !== 'hidden') return page;
  return { ...page, declarations: new Map(page.declarations).set('overflow', 'clip') };
}

/** Properties that place a node out of the flow. */
const places = [
  'position',
  'inset',
  'inset-inline',
  'inset-block',
  'top',
  'right',
  'bottom',
  'left',
] as const;

function withPlace(measured: MeasuredNode, values: Readonly<Record<string, string>>): MeasuredNode {
  const declarations = new Map(measured.declarations);
  for (const name of [...places, 'margin-top']) declarations.delete(name);
  for (const [property, value] of Object.entries(values)) declarations.set(property, value);
  return { ...measured, declarations, isAbsolute: false };
}

/** A bar in the flow, which sticks to the bottom of the window. Its tabs share one line. */
function stickBar(bar: MeasuredNode, page: MeasuredNode, margin: string): MeasuredNode {
  const { left, bottom } = gapsOf(bar, page);
  const stuck = withPlace(bar, {
    position: 'sticky',
    bottom: px(bottom),
    'align-self': 'stretch',
    ...(margin === '0' ? {} : { 'margin-top': margin }),
    ...(left > edgeTolerance ? { 'margin-left': px(left), 'margin-right': px(left) } : {}),
    ...(bottom > 0 && bar.isAbsolute ? { 'margin-bottom': px(bottom) } : {}),
  });
  return keepTabs(withoutWidth(stuck));
}

function withoutWidth(measured: MeasuredNode): MeasuredNode {
  const declarations = new Map(measured.declarations);
  declarations.delete('width');
  return { ...measured, declarations };
}

/** A round button over the content, in the corner of the window, and of the page where that is narrower. */
function fixButton(button: MeasuredNode, page: MeasuredNode): MeasuredNode {
  const { left, right, bottom } = gapsOf(button, page);
  const [side, gap] = right <= left ? (['right', right] as const) : (['left', left] as const);
  const declarations = new Map(button.declarations);
  for (const name of places) declarations.delete(name);
  declarations.set('position', 'fixed');
  declarations.set('bottom', px(bottom));
  declarations.set(side, `max(${px(gap)}, 50% - ${px(maxPhonePage / 2 - gap)})`);
  return { ...button, declarations };
}

interface Gaps {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** px between a part of a page and the edges of the page. */
function gapsOf({ node: { drawn } }: MeasuredNode, { node: { drawn: page } }: MeasuredNode): Gaps {
  const left = (drawn.x ?? 0) - (page.x ?? 0);
  const bottom = (page.y ?? 0) + page.height - (drawn.y ?? 0) - drawn.height;
  const isAtEnd = Math.abs(bottom) <= edgeTolerance;
  return { left, right: page.width - left - drawn.width, bottom: isAtEnd ? 0 : bottom };
}

/** px by which a bar may miss an edge. */
const edgeTolerance = 1;

/** Whether a part of a page is a bar at its bottom edge: over its content, or the tabs that end it. */
function isBottomBar(bar: MeasuredNode, page: MeasuredNode): boolean {
  const { node, textWrap, declarations } = bar;
  if (!node.visible || node.kind !== 'box' || node.drawn.height > phone.bar || declarations.has('transform'))
    return false;
  const { left, right, bottom } = gapsOf(bar, page);
  const isWhole = Math.max(Math.abs(left), Math.abs(right)) <= edgeTolerance;
  const isFloating = Math.abs(left - right) <= 2 * edgeTolerance && left > 0 && left <= maxEdge;
  if (bottom < 0 || bottom > maxEdge || !(isWhole || isFloating)) return false;
  if (!isInFlow(bar)) {
    if (!(isFloating || bottom === 0) || !isPainted(node)) return false;
    const isFixed = declarations.get('position') === 'fixed';
    return isFixed || (textWrap !== 'none' && (rowOfTabs(bar) !== null || isRowOfActions(bar)));
  }
  // Where nothing is below it, only icons tell tabs from the last words of a page.
  const row = rowOfTabs(bar);
  const below = page.children.slice(page.children.indexOf(bar) + 1).filter(isInFlow);
  return row !== null && row.every(hasIcon) && below.every((child) => child.textWrap === 'none');
}

/** Returns the tabs of a bar, which may stand above what the phone itself shows at its bottom edge; `null` without. */
function rowOfTabs(bar: MeasuredNode): readonly MeasuredNode[] | null {
  return rowIn(bar)?.children.filter(isInFlow) ?? null;
}

/** Returns the row of tabs in a bar, or that it is. */
function rowIn(bar: MeasuredNode): MeasuredNode | null {
  const isRow = ({ flow, children }: MeasuredNode) => {
    const { length } = children.filter(isInFlow);
    return (flow === 'row' || flow === 'grid') && length >= tabs.min && length <= tabs.max;
  };
  return [bar, ...bar.children.filter(isInFlow).slice(0, 1)].find(isRow) ?? null;
}

/** Whether a bar shows a button, alone or beside words such as a price. */
function isRowOfActions(bar: MeasuredNode): boolean {
  const items = bar.children.filter(isInFlow);
  const inner =
    items.length === 1 && items[0] !== undefined && !isPainted(items[0].node) ? items[0].children : items;
  return inner.some(({ node, textWrap }) => node.kind === 'box' && isPainted(node) && textWrap !== 'none');
}

function hasIcon({ node }: MeasuredNode): boolean {
  return containsIcon(node);
}

function containsIcon(node: LayoutNode): boolean {
  if (!node.visible || node.kind === 'text') return false;
  if (node.kind !== 'box') return Math.max(node.drawn.width, node.drawn.height) <= tabs.icon;
  return node.children.some(containsIcon);
}

/** Lets the tabs of a bar share its line on every phone. */
function keepTabs(bar: MeasuredNode): MeasuredNode {
  const row = rowIn(bar);
  if (row === null || row.flow !== 'row') return bar;
  const children = row.children.map((child) => {
    if (!isInFlow(child)) return child;
    const declarations = new Map(child.declarations).set('min-width', '0');
    declarations.delete('flex-shrink');
    return { ...child, declarations };
  });
  const kept = { ...row, children, needsWrapping: false };
  if (row === bar) return kept;
  return {
    ...bar,
    children: bar.children.map((child) => (child === row ? kept : child)),
    needsWrapping: false,
  };
}

/** px of a round button, the highest place of its end above that of the page, and the least radius of its corners. */
const cornerButton = { min: 40, max: 80, bottom: 220, radius: 12 };

/** Whether a part of a page is a button without words in a lower corner, over the content. */
function isCornerButton(button: MeasuredNode, page: MeasuredNode): boolean {
  const { node, textWrap, declarations, isAbsolute } = button;
  const { width, height } = node.drawn;
  if (!node.visible || node.kind !== 'box' || !isAbsolute || textWrap !== 'none' || !isPainted(node))
    return false;
  if (declarations.has('transform') || Math.abs(width - height) > 2 || !containsIcon(node)) return false;
  const { left, right, bottom } = gapsOf(button, page);
  const side = Math.min(left, right);
  const radius = declarations.get('border-radius') ?? '0';
  const isRound = radius.endsWith('%') || (readPx(radius) ?? 0) >= cornerButton.radius;
  const isSized = width >= cornerButton.min && width <= cornerButton.max;
  return isSized && isRound && side > 0 && side <= maxEdge && bottom > 0 && bottom <= cornerButton.bottom;
}

/** Whether words of a part of a page begin below a bar. */
function hasWordsBelow(measured: MeasuredNode, top: number): boolean {
  if (!measured.node.visible || bottomOf(measured) <= top + edgeTolerance) return false;
  if (measured.node.kind === 'text') return true;
  return measured.children.some((child) => hasWordsBelow(child, top));
}

/**
 * The last part of the content ends below a bar that lies on it: it keeps that much space after its last words, however
 * much it grows. Returns parts that do not lay out a column across the page as they are.
 */
function leaveSpace(content: MeasuredNode, top: number, page: MeasuredNode): MeasuredNode {
  const { declarations, padding, children } = content;
  const covered = bottomOf(content) - top;
  const isFilled = children.some(
    (child) => isPainted(child.node) && /^[1-9]/.test(child.declarations.get('flex') ?? '0'),
  );
  if (covered <= edgeTolerance || !isColumnAcross(content, page) || isFilled) return content;
  if (padding.bottom >= covered) return content;
  const [above, right, , left] = expandSides(declarations.get('padding') ?? '0');
  const first = children.find(isInFlow);
  const isAtEnd = declarations.get('justify-content') === 'flex-end' && first !== undefined;
  // What ended with the screen begins where it was drawn, so that it may grow.
  const start = isAtEnd ? topOf(first) - marginOf(first, 'top') - topOf(content) : padding.top;
  const own = new Map(declarations);
  own.delete('justify-content');
  own.set('padding', sidesShorthand([isAtEnd ? px(start) : above, right, px(covered), left]));
  return { ...content, declarations: own, padding: { ...padding, top: start, bottom: covered } };
}
