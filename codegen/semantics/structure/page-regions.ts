/**
 * Finds the regions of a page by place and content: a bar at the top with a logo, links or controls is the header, what
 * ends the page with rights or lists of links is the footer. A name such as `footer` is not enough.
 */
import { monthNames } from '#design/lexicon/lexicon';
import { foldedWordsOf } from '#design/lexicon/term-table';
import { groupBy } from '../../group-by.ts';
import { textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow, isPainted } from '../../css/style-queries.ts';
import type { DrawnBox, LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';
import { fontSizeOf, hasNavigationName, nameWordsOf } from '../element-rules.ts';
import { areSteps } from '../lists-and-tables.ts';
import { countEntries, isCopyright } from './link-lists.ts';
import { isMenuBar } from './menu-bars.ts';

/** The regions among the children of one box. */
export interface PageRegions {
  readonly header: LayoutBox | null;
  readonly footer: LayoutBox | null;
  /** Bars that have only links: at the top, or at the bottom of a phone. */
  readonly navigations: readonly LayoutBox[];
  readonly sidebars: readonly LayoutBox[];
  /** What is between them. */
  readonly content: readonly LayoutNode[];
}

/** Finds the regions among the children of a box that is as large as the page. */
export function findRegions(box: LayoutBox, page: DrawnBox): PageRegions {
  const shown = visibleChildren(box).filter(
    (child) => hasContent(child) && !isDecoration(child) && !isStatusBar(child, page),
  );
  const boxes = shown.filter((child) => child.kind === 'box');
  const sidebars =
    shown.length > 1
      ? boxes.filter((child) => isSidebar(child, page) || isEdgePanel(child, boxes, page))
      : [];
  const others = boxes.filter((child) => !sidebars.includes(child));
  const footer = others.findLast((child) => isFooter(child, page, child === shown.at(-1))) ?? null;
  const header =
    others.find((child) => child !== footer && isHeader(child, page, child === shown[0])) ?? null;
  const navigations = others.filter((child) => {
    if (child === header || child === footer) return false;
    const isAtEdge = child === shown[0] || child === shown.at(-1);
    return (isAtEdge && isNavigationBar(child)) || isTabBar(child, page);
  });
  const regions: readonly (LayoutNode | null)[] = [header, footer, ...navigations, ...sidebars];
  return {
    header,
    footer,
    navigations,
    sidebars,
    content: shown.filter((child) => !regions.includes(child)),
  };
}

function isNavigationBar(box: LayoutBox): boolean {
  return box.decided?.kind === undefined && hasNavigationName(nameWordsOf(box)) && textsIn(box).length > 1;
}

/** Whether a subtree shows more than its own paint. */
export function hasContent(node: LayoutNode): boolean {
  return node.kind !== 'box' || visibleChildren(node).some(hasContent);
}

/** A layer without a text over or under the others takes no part in the structure of a page, nor does a dialog over it. */
export function isDecoration(node: LayoutNode): boolean {
  if (node.inferredKind === 'overlay' || node.inferredKind === 'dialog') return true;
  if (!isOutOfFlow(node) || textsIn(node).length > 0) return false;
  return node.kind !== 'box' || !hasHeaderName(nameWordsOf(node));
}

/** px; a higher box before the bar of a page is no strip with a notice. */
const maxStripHeight = 64;

/** Returns the children that are the header together: the bar, the strips of notices above it, and the menu below it. */
export function findHeaderParts(box: LayoutBox, page: DrawnBox): readonly LayoutNode[] {
  const { header } = findRegions(box, page);
  const top = header?.drawn.y;
  if (header === null || top === undefined) return [];
  const shown = visibleChildren(box).filter((child) => hasContent(child) && !isDecoration(child));
  const before = shown.slice(0, shown.indexOf(header));
  const isStrip = (node: LayoutNode) =>
    node.drawn.height <= maxStripHeight &&
    !isOutOfFlow(node) &&
    (node.drawn.y ?? top) < top &&
    textsIn(node).length > 0 &&
    textsIn(node).every((text) => fontSizeOf(text) < minStripTitleSize) &&
    !isStatusBar(node, page);
  const after = shown[shown.indexOf(header) + 1];
  const menu = after !== undefined && isMenuBar(after, header.drawn, page) ? [after] : [];
  return before.length + menu.length > 0 && before.every(isStrip) ? [...before, header, ...menu] : [];
}

/** px; a text from this size on is a title and no notice. */
const minStripTitleSize = 20;

/**
 * Returns the children that are the footer together: the last one, and the columns of links above it. Lines between
 * them separate them.
 */
export function findFooterParts(box: LayoutBox, page: DrawnBox): readonly LayoutNode[] {
  const { footer } = findRegions(box, page);
  if (footer === null) return [];
  const shown = visibleChildren(box).filter((child) => hasContent(child) && !isDecoration(child));
  const parts: LayoutNode[] = [footer];
  for (const child of shown.slice(0, shown.indexOf(footer)).reverse()) {
    const isLine = child.kind !== 'text' && textsIn(child).length === 0 && child.drawn.height <= 4;
    const isPart = child.kind === 'box' && child.decided?.kind === undefined && isFooter(child, page, true);
    if (!isLine && !isPart) break;
    parts.unshift(child);
  }
  while (parts[0] !== undefined && textsIn(parts[0]).length === 0) parts.shift();
  return parts.length > 1 ? parts : [];
}

/** px; a lower frame is a part of a page. */
const minPageHeight = 400;

/** px from the top of a page within which a header begins; a phone shows its status above. */
const maxHeaderTop = 120;
/** px; a higher box at the top of a page is its first section. */
const maxHeaderHeight = 220;
/** px; a larger text is a title. */
const maxHeaderTextSize = 40;
const maxHeaderLetters = 80;

/** Whether a box is the bar at the top of a page. */
export function isHeader(box: LayoutBox, page: DrawnBox, isFirst: boolean): boolean {
  const { drawn } = box;
  const isWide = drawn.x === undefined || drawn.width >= page.width * 0.5;
  if (!isWide || drawn.height > maxHeaderHeight || !isAtTop(drawn, page, isFirst)) return false;
  if (box.decided?.kind !== undefined) return box.decided.kind === 'header';
  if (box.inferredKind === 'header') return true;
  if (hasHeaderName(nameWordsOf(box))) return true;
  if (page.height < minPageHeight || drawn.height > page.height * 0.35) return false;
  const texts = textsIn(box);
  if (texts.some((text) => textOfLayer(text).length > maxHeaderLetters) || areSteps(visibleChildren(box)))
    return false;
  const [links, logo] = [countEntries(box, 'header').length > 0, beginsWithLogo(box)];
  if (texts.some((text, index) => fontSizeOf(text) >= maxHeaderTextSize && !(index === 0 && logo && links)))
    return false;
  const signs = [links, logo, endsWithControl(box) || countIcons(box) >= minIcons];
  return signs.filter(Boolean).length >= 2;
}

function hasHeaderName(words: string): boolean {
  return / (header|topbar|top bar|app bar|appbar|masthead) /.test(words);
}

function isAtTop({ y }: DrawnBox, page: DrawnBox, isFirst: boolean): boolean {
  return y === undefined || page.y === undefined ? isFirst : y - page.y <= maxHeaderTop;
}

/** px; the largest side of a logo’s mark, a portrait or an icon in a bar. */
const maxMarkSize = 72;

/** Whether the first leaf is a mark or a short text. */
function beginsWithLogo(box: LayoutBox): boolean {
  const first = leafAt(box, 0);
  if (first === null) return false;
  if (first.kind === 'text') return textOfLayer(first).trim().length <= 24 && fontSizeOf(first) >= 16;
  return first.drawn.height <= maxMarkSize;
}

/** Whether a button, an icon or a portrait is at the end. */
function endsWithControl(box: LayoutBox): boolean {
  const last = leafAt(box, -1);
  if (last === null) return false;
  if (last.kind !== 'text') return last.drawn.width <= maxMarkSize && last.drawn.height <= maxMarkSize;
  return pathTo(box, last).some((outer) => outer !== box && isPainted(outer) && textsIn(outer).length === 1);
}

/** Icons that show a bar, beside its links or its logo. */
const minIcons = 2;

function countIcons(node: LayoutNode): number {
  if (node.kind === 'vector')
    return node.drawn.width <= maxMarkSize && node.drawn.height <= maxMarkSize ? 1 : 0;
  return visibleChildren(node).reduce((sum, child) => sum + countIcons(child), 0);
}

/** Returns the first or the last leaf. */
function leafAt(node: LayoutNode, index: 0 | -1): Exclude<LayoutNode, LayoutBox> | LayoutBox | null {
  const child = visibleChildren(node).filter(hasContent).at(index);
  if (child === undefined) return node;
  return child.kind === 'box' ? leafAt(child, index) : child;
}

function pathTo(box: LayoutBox, leaf: LayoutNode): readonly LayoutBox[] {
  const child = visibleChildren(box).find((one) => one === leaf || pathToIncludes(one, leaf));
  return child?.kind === 'box' ? [box, ...pathTo(child, leaf)] : [box];
}

function pathToIncludes(node: LayoutNode, leaf: LayoutNode): boolean {
  return visibleChildren(node).some((child) => child === leaf || pathToIncludes(child, leaf));
}

/** Whether a node is a phone's own bar with time, signal and battery. */
export function isStatusBar(node: LayoutNode, page: DrawnBox): boolean {
  if (node.kind !== 'box' || page.width > maxPhoneWidth || node.drawn.height > 64) return false;
  if (/ status ?bar /.test(nameWordsOf(node))) return true;
  const texts = textsIn(node).map((text) => textOfLayer(text).trim());
  return (
    texts.length > 0 && texts.length <= 3 && texts.some((text) => /^\d{1,2}[:.]\d{2}(\s*[AP]M)?$/i.test(text))
  );
}

/** Entries of each of the lists that show a footer without a name and a line about rights. */
const minColumnEntries = 3;
/** px; a text from this size on is the title of a section. */
const minTitleSize = 28;
/** The share of a page that a footer covers at most. */
const maxFooterShare = 0.6;
/** The share of a page that may be empty below its footer. */
const maxFooterGap = 0.12;

/** Whether a box ends a page and has what only footers have. */
export function isFooter(box: LayoutBox, page: DrawnBox, isLast: boolean): boolean {
  const { drawn } = box;
  if (box.decided?.kind !== undefined) return box.decided.kind === 'footer';
  if (box.inferredKind === 'footer') return true;
  if (!isAtEnd(drawn, page, isLast)) return false;
  const lists = countEntries(box, 'footer');
  const texts = textsIn(box);
  const isNamed = / footer /.test(nameWordsOf(box));
  if (isNamed && (lists.length > 0 || texts.some(isCopyright))) return true;
  if (page.height < minPageHeight || drawn.height > page.height * maxFooterShare) return false;
  if (texts.some((text) => fontSizeOf(text) >= maxHeaderTextSize)) return false;
  if (ownsRights(box, texts, lists.length > 0)) return true;
  const columns = lists.filter((entries) => entries >= minColumnEntries);
  return columns.length > 1 && texts.every((text) => fontSizeOf(text) < minTitleSize) && !containsRows(box);
}

/** Rows of equal size with several texts each, from which a box is a table or a list of things. */
const minRows = { count: 3, texts: 3 };

/** Whether a box contains rows below each other that say several things each. The columns of a footer are side by side. */
function containsRows(box: LayoutBox): boolean {
  const shown = visibleChildren(box);
  const rows = groupBy(
    shown.filter((child) => child.kind === 'box' && textsIn(child).length >= minRows.texts),
    ({ drawn }) => `${Math.round(drawn.x ?? 0)} ${Math.round(drawn.width)} ${Math.round(drawn.height)}`,
  );
  const isColumn = flowOf(box) === 'column';
  if (isColumn && [...rows.values()].some(({ length }) => length >= minRows.count)) return true;
  return shown.some((child) => child.kind === 'box' && containsRows(child));
}

/** px; a higher box without links has a year in it for another reason. */
const maxRightsHeight = 160;

/**
 * Whether a box ends with a line about rights. A year without a sign is one only in the last line of a low bar, or below
 * lists of links; in other lines it is part of a name, and beside a month or a day it is a date.
 */
function ownsRights({ drawn }: LayoutBox, texts: readonly LayoutText[], hasLinks: boolean): boolean {
  if (texts.some((text) => isCopyright(text) && hasRightsSign.test(textOfLayer(text)))) return true;
  if (!hasLinks && drawn.height > maxRightsHeight) return false;
  const bottoms = texts.map((text) => (text.drawn.y ?? 0) + text.drawn.height);
  const end = Math.max(...bottoms);
  return texts.some(
    (text, index) =>
      isCopyright(text) &&
      isOwnYear(textOfLayer(text)) &&
      (bottoms[index] ?? 0) >= end - text.drawn.height / 2,
  );
}

const hasRightsSign = /[©]|\(c\)\s*\d|\bcopyright\b/iu;

/** Whether the first number of a text is a year, and no month is named. */
function isOwnYear(words: string): boolean {
  const [number = ''] = /\d+/.exec(words) ?? [];
  const months = monthNames();
  return /^(19|20)\d\d$/.test(number) && !foldedWordsOf(words).some((word) => months.has(word));
}

function isAtEnd({ y, height }: DrawnBox, page: DrawnBox, isLast: boolean): boolean {
  if (y === undefined || page.y === undefined) return isLast;
  return page.y + page.height - (y + height) <= page.height * maxFooterGap;
}

/** px; the widest phone. */
const maxPhoneWidth = 600;

/** Entries of a bar at the bottom of a phone. */
const tabBarEntries = { min: 3, max: 6 };

function isTabBar(box: LayoutBox, page: DrawnBox): boolean {
  const { drawn } = box;
  if (box.decided?.kind !== undefined || page.width > maxPhoneWidth || page.height < minPageHeight)
    return false;
  if (drawn.height > 110 || drawn.width < page.width * 0.8 || !isAtEnd(drawn, page, false)) return false;
  const entries = Math.max(0, ...countEntries(box, 'nav'));
  return entries >= tabBarEntries.min && entries <= tabBarEntries.max;
}

/** Shares of the page's width and height. */
const sidebarShare = { maxWidth: 0.3, minHeight: 0.7 };

/** px; on narrower pages nothing is beside the content. */
const minWidthWithSidebar = 700;

function isSidebar(box: LayoutBox, page: DrawnBox): boolean {
  const { drawn } = box;
  if (box.decided?.kind !== undefined) return box.decided.kind === 'aside';
  if (page.width < minWidthWithSidebar || drawn.width > page.width * sidebarShare.maxWidth) return false;
  if (drawn.height < page.height * sidebarShare.minHeight) return false;
  return (
    / (sidebar|side bar|aside|side panel|drawer|side nav) /.test(nameWordsOf(box)) ||
    countEntries(box, 'aside').length > 0
  );
}

/** The share of the page's height that a panel without links covers at least, and px by which it may miss the edge. */
const edgePanel = { minHeight: 0.9, tolerance: 2 };

/** Whether a painted column along the start or the end of a page is about the larger content beside it. */
function isEdgePanel(box: LayoutBox, siblings: readonly LayoutBox[], page: DrawnBox): boolean {
  const { drawn, decided } = box;
  if (decided?.kind !== undefined || drawn.x === undefined || page.x === undefined || !isPainted(box))
    return false;
  if (page.width < minWidthWithSidebar || page.height < minPageHeight) return false;
  if (drawn.width > page.width * sidebarShare.maxWidth) return false;
  if (drawn.height < page.height * edgePanel.minHeight) return false;
  const gaps = [drawn.x - page.x, page.x + page.width - drawn.x - drawn.width];
  if (gaps.every((gap) => Math.abs(gap) > edgePanel.tolerance)) return false;
  const count = textsIn(box).length;
  return count > 0 && siblings.some((other) => other !== box && textsIn(other).length > count);
}
