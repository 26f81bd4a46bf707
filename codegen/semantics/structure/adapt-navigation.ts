/**
 * Adapts navigations to narrow windows, after they are known. In the bar of a page, the logo and the actions stay beside each
 * other where the whole bar does not fit, and the navigation, or else the field to search in, takes the line below. A list of links in a row, such as tabs,
 * scrolls on its line. As rows that wrap, both would have ragged lines. The links of a side bar become such a row, or several lines, where
 * the bar is above the content, which would begin below the first screen otherwise. Nothing changes at the drawn width.
 */
import { isRightToLeft } from '#design/script-language';
import { textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { breakpointsBelow, isPhoneWidth } from '../../layout/responsive/breakpoints.ts';
import { fontToleranceOf } from '../../layout/tolerances.ts';
import { hasNoBox } from './nested-boxes.ts';

/** Adapts the navigations of all pages. A page of several widths keeps what was drawn for each. */
export function adaptNavigation(layout: LayoutTree): LayoutTree {
  const start = isRightToLeft(layout.language ?? 'en') ? 'right' : 'left';
  const pages = layout.pages.map((page) => {
    const { root, width, narrower } = page;
    if (narrower !== undefined || isPhoneWidth(width)) return page;
    return {
      ...page,
      root: adaptIn(root, { pageWidth: width, start, isHeader: false, isInColumn: false, isAbove: null }),
    };
  });
  return { ...layout, pages };
}

interface NavigationContext {
  /** px */
  readonly pageWidth: number;
  /** The side at which a line begins. */
  readonly start: 'left' | 'right';
  /** Whether a box is in the header of the page. */
  readonly isHeader: boolean;
  /** Whether it is in a column, whose width is no more than that of the page. */
  readonly isInColumn: boolean;
  /** px of the viewport below which it is in a side bar that is above the content; `null` elsewhere. */
  readonly isAbove: number | null;
}

function adaptIn(node: LayoutNode, context: NavigationContext): LayoutNode {
  if (node.kind !== 'box' || !node.visible) return node;
  const isHeader = context.isHeader || node.inferredKind === 'header';
  const bar = isHeader ? adaptBar(node, context) : node;
  if (bar !== node) return bar;
  if (isNavigation(node)) {
    if (context.isAbove !== null && columnOf(node) !== null) return scrollColumn(node, context.isAbove);
    return context.isInColumn ? scrollLinks(node, context.pageWidth) : node;
  }
  const isInColumn = flowOf(node) === 'column';
  const stacksBelow = node.style.find(
    ({ property, value, below }) =>
      property === 'flex-direction' && value === 'column' && below !== undefined,
  )?.below;
  const children = node.children.map((child) => {
    const isAbove = child.inferredKind === 'aside' ? (stacksBelow ?? null) : context.isAbove;
    return adaptIn(child, { ...context, isHeader, isInColumn, isAbove });
  });
  return children.every((child, index) => child === node.children[index]) ? node : { ...node, children };
}

/** px that a page keeps at both sides together, and between the parts of a bar, on a phone at least. */
const space = { gutters: 48, gap: 16, phoneGap: 8 };
/** px of the width of most phones, and of the viewport below which a page is on one. */
const phone = { width: 390, below: 640 };

/** Puts the navigation of a bar on a line of its own where the bar does not fit. Returns other boxes as they are. */
function adaptBar(bar: LayoutBox, { pageWidth, start }: NavigationContext): LayoutBox {
  const items = itemsOf(bar);
  const group = items.find((item): item is LayoutBox => item.kind === 'box' && isPlainGroup(item));
  const parts =
    group === undefined ? items : items.flatMap((item) => (item === group ? itemsOf(group) : [item]));
  const firstNavigation = parts.findIndex(isNavigation);
  const at = firstNavigation < 0 ? parts.findIndex(isSearch) : firstNavigation;
  const nav = parts[at];
  if (flowOf(bar) !== 'row' || !wraps(bar) || nav?.kind !== 'box') return bar;
  if (at === 0) return isSearch(nav) ? keepBeside(bar, nav, pageWidth) : bar;
  const widthOf = (list: readonly LayoutNode[], gap: number = space.gap) => {
    const shown = list.filter((part) => !isEmpty(part));
    return shown.reduce((sum, part) => sum + leastWidthOf(part), gap * Math.max(0, shown.length - 1));
  };
  const needed = widthOf(parts) + space.gutters;
  if (needed <= phone.width) return bar;
  const below = breakpointsBelow(pageWidth).findLast((one) => one.below >= needed)?.below ?? pageWidth;
  const others = parts.filter((part) => part !== nav);
  const actions = parts.slice(at + 1);
  const [firstAction] = actions;
  const changed = new Map<LayoutNode, LayoutNode>();
  const change = (node: LayoutNode): LayoutNode => changed.get(node) ?? node;
  const line = isNavigation(nav)
    ? ownLine(scrollLinks(nav, pageWidth, below), start, below)
    : wholeLine(nav, below);
  changed.set(nav, line);
  if (firstAction !== undefined && !isPlacedAtEnd(bar, firstAction, start))
    changed.set(firstAction, withNarrower(firstAction, { [`margin-${start}`]: 'auto' }, below));
  const left = phone.width - space.gutters;
  const isTight = widthOf(others) > left;
  const least = widthOf(others, space.phoneGap);
  const areApart = least + fontToleranceOf(least) > left;
  if (areApart && at === 1) {
    const [first] = parts;
    if (first !== undefined && actions.length > 1)
      changed.set(first, withNarrower(first, { 'flex-basis': '100%' }, phone.below));
    const isGroup = actions.length === 1 && firstAction?.kind === 'box' && flowOf(firstAction) === 'row';
    const fill = isGroup && !isPainted(firstAction) ? fillWithButtons : fillLine;
    for (const action of actions) changed.set(action, fill(change(action)));
  }
  const children = bar.children.map((child) =>
    child === group
      ? withNarrower({ ...group, children: group.children.map(change) }, { display: 'contents' }, below)
      : change(child),
  );
  const adapted = { ...bar, children };
  return isTight && !areApart
    ? withNarrower(adapted, { 'column-gap': `${space.phoneGap}px` }, phone.below)
    : adapted;
}

function itemsOf(box: LayoutBox): readonly LayoutNode[] {
  return visibleChildren(box).filter((child) => !isOutOfFlow(child));
}

/** Whether a box only places a logo and a navigation, or a navigation and the actions, beside each other. */
function isPlainGroup(box: LayoutBox): boolean {
  const isPlain = flowOf(box) === 'row' && !isPainted(box) && box.link === null && box.instance === null;
  return isPlain && !isNavigation(box) && itemsOf(box).length > 1 && itemsOf(box).some(isNavigation);
}

/** Whether a box is, or holds, nothing but a field to search in. */
function isSearch(node: LayoutNode): boolean {
  if (node.kind !== 'box') return false;
  if (node.inferredEntry === 'search') return true;
  const [only, more] = visibleChildren(node);
  return only !== undefined && more === undefined && isSearch(only);
}

/** Whether a box only pushes the parts of its bar apart. */
function isEmpty(node: LayoutNode): boolean {
  return node.kind === 'box' && node.children.length === 0 && !isPainted(node);
}

/** px of a field to search in that gets narrower with its bar. */
const leastSearch = 240;
/** px of one that begins its bar, which has no logo. */
const leastSearchBeside = 144;

function leastWidthOf(part: LayoutNode): number {
  const { width } = part.drawn;
  if (!isSearch(part)) return width;
  const basis = /^1 1 ([\d.]+)px$/.exec(unconditionalValueOf(part, 'flex') ?? '')?.[1];
  return Math.min(width, Math.max(leastSearch, Number(basis ?? 0)));
}

/** Lets a field to search in take a whole line after the other parts of its bar. */
function wholeLine(search: LayoutBox, below: number): LayoutBox {
  return withNarrower(search, { order: '1', 'flex-basis': '100%', 'max-width': '100%' }, below);
}

/** Lets a field to search in that begins a bar get narrower before what is beside it goes below. */
function keepBeside(bar: LayoutBox, search: LayoutBox, pageWidth: number): LayoutBox {
  const narrow = withNarrower(search, { flex: `1 1 ${leastSearchBeside}px`, 'min-width': '0' }, pageWidth);
  return { ...bar, children: bar.children.map((child) => (child === search ? narrow : child)) };
}

function isNavigation(node: LayoutNode): boolean {
  return node.kind === 'box' && node.inferredKind === 'nav' && listOf(node) !== null;
}

/** The list of links in a navigation, or that it is; `null` where it has titles and several lists. */
function listOf(nav: LayoutBox): LayoutBox | null {
  const [only, more] = visibleChildren(nav);
  if (only?.kind === 'box' && more === undefined && only.inferredKind === 'list') return only;
  return null;
}

function wraps({ style }: LayoutBox): boolean {
  return style.some(({ property, value }) => property === 'flex-wrap' && value === 'wrap');
}

/** Links from which a row of them may need several lines. */
const minLinks = 3;

/** Lets a row of links keep one line and scroll, below a width of the viewport, where it would wrap. */
function scrollLinks(nav: LayoutBox, pageWidth: number, below: number = pageWidth): LayoutBox {
  const list = listOf(nav);
  const links = list === null ? [] : itemsOf(list).filter(hasWords);
  if (list === null || links.length < minLinks) return nav;
  const place = hasNoBox(list) ? nav : list;
  if (flowOf(place) !== 'row' || !wraps(place)) return nav;
  const scrolls = withoutWrapping(place, below);
  const limited = withNarrower(nav, { 'max-width': '100%' }, below);
  const keep = (item: LayoutNode) => withNarrower(item, { 'flex-shrink': '0' }, below);
  const children = list.children.map((item) => (item.visible ? keep(item) : item));
  if (place === nav) return { ...scrolls, children: [{ ...list, children }] };
  return {
    ...limited,
    children: nav.children.map((child) => (child === list ? { ...scrolls, children } : child)),
  };
}

/** px of the highest entry of a column of links, and between the words and the number of an entry in a row. */
const maxEntryHeight = 64;
const entryGap = 8;

/** Returns the column of links that a navigation is; `null` where its entries are not lines. */
function columnOf(nav: LayoutBox): LayoutBox | null {
  const list = listOf(nav);
  if (list === null || flowOf(hasNoBox(list) ? nav : list) !== 'column') return null;
  const links = itemsOf(list);
  const areLines = links.every((item) => item.drawn.height <= maxEntryHeight);
  return areLines && links.filter(hasWords).length >= minLinks ? list : null;
}

/** Links of a row that scrolls at most: of more, most would be out of sight, so they wrap. */
const maxScrolled = 5;

/** Lets a column of links be a row that scrolls, or several lines, below a width of the viewport. */
function scrollColumn(nav: LayoutBox, below: number): LayoutBox {
  const list = columnOf(nav);
  if (list === null) return nav;
  const isShort = visibleChildren(list).length <= maxScrolled;
  const scroll = {
    'flex-direction': 'row',
    ...(isShort ? { 'overflow-x': 'auto', 'scrollbar-width': 'none' } : { 'flex-wrap': 'wrap' }),
  };
  const children = list.children.map((item) =>
    item.visible ? withNarrower(asEntryOfRow(item, below), { 'flex-shrink': '0' }, below) : item,
  );
  const limited = withNarrower(nav, { 'max-width': '100%' }, below);
  if (hasNoBox(list)) return withNarrower({ ...limited, children: [{ ...list, children }] }, scroll, below);
  const row = withNarrower({ ...list, children }, scroll, below);
  return { ...limited, children: nav.children.map((child) => (child === list ? row : child)) };
}

/** An entry that was as wide as its column is as wide as its words in a row. */
function asEntryOfRow(entry: LayoutNode, below: number): LayoutNode {
  if (entry.kind !== 'box') return entry;
  const hasWidth = unconditionalValueOf(entry, 'width') !== undefined;
  const isSpread = unconditionalValueOf(entry, 'justify-content') === 'space-between';
  const hasGap = ['gap', 'column-gap'].some((name) => unconditionalValueOf(entry, name) !== undefined);
  const own = withNarrower(
    entry,
    {
      ...(hasWidth ? { width: 'auto' } : {}),
      ...(isSpread && !hasGap ? { 'column-gap': `${entryGap}px` } : {}),
    },
    below,
  );
  const [only, more] = visibleChildren(own);
  if (only?.kind !== 'box' || more !== undefined) return own;
  return {
    ...own,
    children: own.children.map((child) => (child === only ? asEntryOfRow(child, below) : child)),
  };
}

/** Whether a link has words: the numbers of pages are seen as a whole. */
function hasWords(node: LayoutNode): boolean {
  return textsIn(node).some((text) => /\p{L}/u.test(textOfLayer(text)));
}

function withoutWrapping(list: LayoutBox, below: number): LayoutBox {
  // What parts lines is not needed on one, beside the gap that was drawn.
  const hasGap = unconditionalValueOf(list, 'gap') !== undefined;
  const partsLines = new Set(['flex-wrap', ...(hasGap ? ['gap', 'row-gap'] : [])]);
  const style = list.style.filter(
    ({ property, below: own }) => own === undefined || own > below || !partsLines.has(property),
  );
  const isWrapped = style.some(({ property }) => property === 'flex-wrap');
  // Nobody can scroll to what overflows before the start of a row.
  const isReversed = unconditionalValueOf(list, 'flex-direction') === 'row-reverse';
  const justify = unconditionalValueOf(list, 'justify-content') ?? 'flex-start';
  const start = isReversed ? 'flex-end' : 'flex-start';
  const scroll = {
    ...(justify === start ? {} : { 'justify-content': start }),
    'overflow-x': 'auto',
    'scrollbar-width': 'none',
  };
  return withNarrower(
    { ...list, style },
    { ...(isWrapped ? { 'flex-wrap': 'nowrap' } : {}), ...scroll },
    below,
  );
}

/** Lets a navigation take a whole line after the other parts of its bar. */
function ownLine(nav: LayoutBox, start: NavigationContext['start'], below: number): LayoutBox {
  const list = listOf(nav);
  const place = { order: '1', width: '100%' };
  const line = (box: LayoutBox) => {
    const isPlaced = unconditionalValueOf(box, `margin-${start}`) !== undefined;
    return withNarrower(box, { ...place, ...(isPlaced ? { [`margin-${start}`]: '0' } : {}) }, below);
  };
  if (!hasNoBox(nav) || list === null) return line(nav);
  return { ...nav, children: nav.children.map((child) => (child === list ? line(list) : child)) };
}

function isPlacedAtEnd(bar: LayoutBox, action: LayoutNode, start: NavigationContext['start']): boolean {
  return (
    unconditionalValueOf(bar, 'justify-content') === 'space-between' ||
    unconditionalValueOf(action, `margin-${start}`) === 'auto'
  );
}

/** Lets a group of actions take a line and its buttons share it, where they do not fit beside the logo of a phone. */
function fillWithButtons(actions: LayoutNode): LayoutNode {
  if (actions.kind !== 'box') return actions;
  const hasList = itemsOf(actions).some((item) => item.kind === 'box' && item.inferredKind === 'list');
  const filled = withNarrower(
    actions,
    { width: '100%', ...(hasList ? { 'justify-content': 'space-between' } : {}) },
    phone.below,
  );
  return hasList ? filled : { ...filled, children: filled.children.map(fillLine) };
}

/** Lets a button take what is left of its line, with its words in the middle. */
function fillLine(action: LayoutNode): LayoutNode {
  if (action.kind !== 'box' || !action.visible || flowOf(action) === 'grid' || !hasWords(action))
    return action;
  const centre = flowOf(action) === 'column' ? 'align-items' : 'justify-content';
  return withNarrower(action, { 'flex-grow': '1', [centre]: 'center' }, phone.below);
}

/** Adds declarations for narrower viewports, those for the widest first. */
function withNarrower<Node extends LayoutNode>(
  node: Node,
  values: Readonly<Record<string, string>>,
  below: number,
): Node {
  const added = Object.entries(values).map(([property, value]): Declaration => ({ property, value, below }));
  const isReplaced = (one: Declaration) =>
    added.some(({ property }) => property === one.property) && one.below === below;
  const all = [...node.style.filter((one) => !isReplaced(one)), ...added];
  const isAlways = ({ below: own }: Declaration) => own === undefined;
  const narrower = all.filter((one) => !isAlways(one));
  return {
    ...node,
    style: [
      ...all.filter(isAlways),
      ...narrower.toSorted((one, other) => (other.below ?? 0) - (one.below ?? 0)),
    ],
  };
}
