/**
 * Infers the structure of pages before components are found: header, main content and footer beside each other, the
 * sections of the content, and lists of links. A layout comes in; the same layout with inferred kinds goes out, with
 * boxes for elements that have no layer. Planned kinds are kept.
 */
import { mapLayoutNode, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { type Flow, flowOf, isOutOfFlow, isPainted } from '../../css/style-queries.ts';
import type {
  DrawnBox,
  InferredKind,
  LayoutBox,
  LayoutNode,
  LayoutText,
  LayoutTree,
} from '../../layout/layout-tree.ts';
import {
  couldBeHeading,
  fontSizeOf,
  hasButtonName,
  hasNavigationName,
  nameWordsOf,
} from '../element-rules.ts';
import { isOverviewFrame } from '../overview-frames.ts';
import { type CanSplit, linkNavigation, linkRegion } from './link-lists.ts';
import { linkLogo, linkSameLogo } from './link-logo.ts';
import { hasNoBox, wrapChildren } from './nested-boxes.ts';
import {
  findFooterParts,
  findHeaderParts,
  findRegions,
  hasContent,
  isDecoration,
  isFooter,
  isHeader,
  isStatusBar,
  type PageRegions,
} from './page-regions.ts';
import { splitOpening } from './split-opening.ts';
import { findEntries, findTitle, markTitledParts, minTitleSize } from './titled-parts.ts';

/** Infers the structure of all pages. */
export function inferStructure(layout: LayoutTree): LayoutTree {
  const overlays = findOverlays(layout);
  const pageIds = new Set(layout.pages.map(({ frameId }) => frameId));
  const inferAll = (canSplit: CanSplit): LayoutTree => ({
    ...layout,
    pages: layout.pages.map((page) => {
      const { root, frameId } = page;
      if (root.kind !== 'box' || overlays.has(frameId) || isOverviewFrame(root, frameId, pageIds))
        return page;
      return { ...page, root: inferPage(root, canSplit) };
    }),
  });
  // All instances of a component get another box, or none. The first run finds out which of them need it.
  const wanted = new Set<string>();
  const first = inferAll((box) => wanted.add(box.id).has(box.id));
  if (wanted.size === 0) return first;
  const kept = findCommonComponents(layout, wanted);
  return kept === null ? first : inferAll((box) => kept.has(componentKey(box)));
}

function findOverlays({ pages }: LayoutTree): ReadonlySet<string> {
  const overlays = new Set<string>();
  const visit = (node: LayoutNode): void => {
    if (node.link?.kind === 'overlay') overlays.add(node.link.target);
    if (node.kind === 'box') node.children.forEach(visit);
  };
  for (const { root } of pages) visit(root);
  return overlays;
}

function componentKey({ instance, componentId, componentSet }: LayoutBox): string {
  return instance?.setName ?? instance?.componentId ?? componentSet ?? componentId ?? '';
}

/** Returns the components of which all instances are wanted; `null` where that is true of all. */
function findCommonComponents(
  { pages }: LayoutTree,
  wanted: ReadonlySet<string>,
): ReadonlySet<string> | null {
  const wantedKeys = new Set<string>();
  const otherKeys = new Set<string>();
  const visit = (node: LayoutNode): void => {
    if (!node.visible || node.kind !== 'box') return;
    if (wanted.has(node.id)) wantedKeys.add(componentKey(node));
    else if (node.instance !== null || node.componentId !== null) otherKeys.add(componentKey(node));
    node.children.forEach(visit);
  };
  for (const { root } of pages) visit(root);
  const kept = new Set([...wantedKeys].filter((key) => !otherKeys.has(key)));
  return kept.size === wantedKeys.size ? null : kept;
}

function inferPage(page: LayoutBox, canSplit: CanSplit): LayoutBox {
  const root = hideStatusBar(page, page.drawn);
  const { box, hasMain } = inferRegions(root, { page: root.drawn, canSplit, isColumn: false });
  return hasMain ? { ...box, inferredKind: 'group' } : inferContent(box, canSplit);
}

/** The bar that a phone draws itself is no content of the page. */
function hideStatusBar(box: LayoutBox, page: DrawnBox): LayoutBox {
  const [first] = visibleChildren(box);
  if (first?.kind !== 'box' || first.decided?.kind !== undefined) return box;
  if ((first.drawn.y ?? 0) - (page.y ?? 0) > maxStatusTop) return box;
  const hidden = isStatusBar(first, page)
    ? { ...first, inferredKind: 'decoration' as const }
    : first.drawn.height <= maxStatusAround
      ? hideStatusBar(first, page)
      : first;
  return hidden === first ? box : replace(box, first, hidden);
}

/** px; where the bar of a phone begins at most, and the highest header that contains it. */
const maxStatusTop = 24;
const maxStatusAround = 240;

interface ShellContext {
  readonly page: DrawnBox;
  readonly canSplit: CanSplit;
  /** Whether a sidebar is beside it. */
  readonly isColumn: boolean;
}

/** A box of which some children are regions, and whether it contains the main content. */
interface Shell {
  readonly box: LayoutBox;
  readonly hasMain: boolean;
}

function inferRegions(box: LayoutBox, context: ShellContext): Shell {
  const [only, more] = visibleChildren(box).filter((child) => hasContent(child) && !isDecoration(child));
  if (only?.kind === 'box' && more === undefined && isPlain(only)) {
    const inner = inferRegions(only, context);
    return inner.hasMain
      ? { box: replace(box, only, asGroup(inner.box)), hasMain: true }
      : { box, hasMain: false };
  }
  const split = splitOpening(box, context.page);
  if (split !== null) return inferRegions(split, context);
  const joined = joinRegionParts(box, context.page);
  if (joined !== box) return inferRegions(joined, context);
  const regions = findRegions(box, context.page);
  const opening = regions.header === null ? findOpening(regions.content, context) : null;
  const marked = opening === null ? box : replace(box, opening.section, opening.box);
  const content = regions.content
    .map((child) => (child === opening?.section ? opening.box : child))
    .filter((child) => child.inferredKind !== 'header');
  const { header, footer, navigations, sidebars } = regions;
  const hasNone = header === null && footer === null && navigations.length + sidebars.length === 0;
  // Beside a sidebar, a bar with a title heads the content.
  const isTitle = context.isColumn && header !== null && textsIn(header).some(isLarge);
  const linked = markRegions(marked, regions, context.canSplit);
  if (isTitle || content.length === 0) return { box: linked, hasMain: false };
  return hasNone
    ? inferEnd(linked, content, context)
    : addMain(linked, content, sidebars.length > 0, context);
}

/** Puts strips above the bar of a page into its header, and columns of links above the last line into its footer. */
function joinRegionParts(box: LayoutBox, page: DrawnBox): LayoutBox {
  const join = (parent: LayoutBox, parts: readonly LayoutNode[], kind: 'header' | 'footer'): LayoutBox => {
    const indices = parts.map((part) => parent.children.indexOf(part));
    return parts.length === 0
      ? parent
      : wrapChildren(parent, [Math.min(...indices), Math.max(...indices) + 1], { name: kind, kind });
  };
  const headed = join(box, findHeaderParts(box, page), 'header');
  return join(headed, findFooterParts(headed, page), 'footer');
}

function isLarge(text: LayoutText): boolean {
  return fontSizeOf(text) >= minTitleSize;
}

function markRegions(
  box: LayoutBox,
  { header, footer, navigations, sidebars }: PageRegions,
  canSplit: CanSplit,
): LayoutBox {
  const linkedHeader = header && linkLogo(linkRegion(header, 'header', canSplit));
  const mark = (child: LayoutNode): LayoutNode => {
    if (linkedHeader && child === header) return asKind(linkedHeader, 'header');
    if (child === footer) {
      const linked = linkRegion(footer, 'footer', canSplit);
      return asKind(linkedHeader ? linkSameLogo(linked, linkedHeader) : linked, 'footer');
    }
    const navigation = navigations.find((one) => one === child);
    if (navigation) return asKind(linkNavigation(navigation, box, canSplit), 'nav');
    const sidebar = sidebars.find((one) => one === child);
    return sidebar ? asKind(linkRegion(sidebar, 'aside', canSplit), 'aside') : child;
  };
  return { ...box, children: box.children.map(mark) };
}

/** Makes the content between the regions the main content, with a box of its own where it has none. */
function addMain(
  box: LayoutBox,
  content: readonly LayoutNode[],
  isColumn: boolean,
  context: ShellContext,
): Shell {
  const { canSplit } = context;
  const [only, more] = content;
  if (only?.kind === 'box' && more === undefined && canBeMain(only)) {
    const isShell = isColumn || findRegions(only, context.page).sidebars.length > 0;
    const inner = isShell ? inferRegions(only, { ...context, isColumn }) : null;
    const main = inner?.hasMain === true ? asGroup(inner.box) : asMain(inner?.box ?? only, canSplit);
    return { box: replace(box, only, main), hasMain: true };
  }
  const indices = content.map((child) => box.children.indexOf(child));
  const [start, end] = [Math.min(...indices), Math.max(...indices) + 1];
  const isApart = box.children.slice(start, end).every((child) => !isRegion(child));
  if (!isApart) return { box, hasMain: false };
  const wrapped = wrapChildren(box, [start, end], { name: 'main', kind: 'main' });
  // A box without one of its own is laid out as the box around it.
  const children = wrapped.children.map((child, index) =>
    index === start && child.kind === 'box' ? asMain(child, canSplit, flowOf(box)) : child,
  );
  return { box: { ...wrapped, children }, hasMain: true };
}

/** A navigation or a control is in the main content, and is not the content itself. */
function canBeMain(box: LayoutBox): boolean {
  const words = nameWordsOf(box);
  return isPlain(box) && !hasNavigationName(words) && !hasButtonName(words);
}

function isRegion({ inferredKind, decided }: LayoutNode): boolean {
  return /^(header|footer|nav|aside)$/.test(decided?.kind ?? inferredKind ?? '');
}

/** The last section may end with the footer. Then it contains the main content, if only the header is before it. */
function inferEnd(box: LayoutBox, content: readonly LayoutNode[], context: ShellContext): Shell {
  const [only, more] = content;
  if (only?.kind !== 'box' || more !== undefined || !endsWithFooter(only, context.page))
    return { box, hasMain: false };
  const inner = inferRegions(only, context);
  return inner.hasMain
    ? { box: replace(box, only, asGroup(inner.box)), hasMain: true }
    : { box, hasMain: false };
}

function endsWithFooter(box: LayoutBox, page: DrawnBox): boolean {
  const last = visibleChildren(box).filter(hasContent).at(-1);
  return last?.kind === 'box' && isFooter(last, page, true);
}

/** The first section of a page, where it begins with the bar of the page. */
interface Opening {
  readonly section: LayoutBox;
  /** The section with the links of its bar. */
  readonly box: LayoutBox;
}

/** Finds a bar in the first section. With nothing but a title below, the section is the header. */
function findOpening(
  [section, more]: readonly LayoutNode[],
  { page, canSplit }: ShellContext,
): Opening | null {
  if (section?.kind !== 'box' || more === undefined || !isPlain(section)) return null;
  const [bar, ...others] = visibleChildren(section).filter(
    (child) => hasContent(child) && !isDecoration(child),
  );
  if (bar?.kind !== 'box' || others.length === 0 || !isHeader(bar, page, true)) return null;
  const isHeaderSection = section.drawn.height <= maxOpeningHeight && others.length <= maxOpeningParts;
  if (!isHeaderSection) {
    const header = asKind(linkLogo(linkRegion(bar, 'header', canSplit)), 'header');
    return { section, box: replace(section, bar, header) };
  }
  const linked = linkLogo(linkRegion(bar, 'header', canSplit, hasNavigationName(nameWordsOf(bar))));
  return { section, box: asKind(replace(section, bar, linked), 'header') };
}

/** px; a higher first section contains more than a title. */
const maxOpeningHeight = 1000;
/** Parts below the bar: a title, a search, a picture. */
const maxOpeningParts = 3;

function asKind(box: LayoutBox, kind: InferredKind): LayoutBox {
  return box.decided?.kind === undefined ? { ...box, inferredKind: kind } : box;
}

function asGroup(box: LayoutBox): LayoutBox {
  return asKind(box, 'group');
}

function asMain(box: LayoutBox, canSplit: CanSplit, flow: Flow = flowOf(box)): LayoutBox {
  return { ...inferContent(box, canSplit, hasNoBox(box) ? flow : flowOf(box)), inferredKind: 'main' };
}

function isPlain({ decided, link }: LayoutBox): boolean {
  return decided?.kind === undefined && link === null;
}

function replace(box: LayoutBox, from: LayoutNode, to: LayoutNode): LayoutBox {
  return { ...box, children: box.children.map((child) => (child === from ? to : child)) };
}

/** Marks the sections of the main content, and makes lists of links in its navigations. */
function inferContent(main: LayoutBox, canSplit: CanSplit, flow: Flow = flowOf(main)): LayoutBox {
  const linked = mapLayoutNode(main, (node) => {
    if (node.kind !== 'box' || node.inferredKind !== undefined) return node;
    return linkNavigationsIn(node, canSplit);
  });
  return linked.kind === 'box' ? markTitledParts(markSections(linked, flow)) : main;
}

function linkNavigationsIn(box: LayoutBox, canSplit: CanSplit): LayoutBox {
  const children = box.children.map((child) => {
    const isNav = child.kind === 'box' && child.visible && hasNavigationName(nameWordsOf(child));
    return isNav && child.inferredKind === undefined && isPlain(child)
      ? linkNavigation(child, box, canSplit)
      : child;
  });
  return children.every((child, index) => child === box.children[index]) ? box : { ...box, children };
}

/** Marks the parts of the content that have a title of their own, or are below one. */
function markSections(main: LayoutBox, flow: Flow = flowOf(main)): LayoutBox {
  const shown = visibleChildren(main).filter(hasContent);
  const [only, more] = shown;
  if (only?.kind === 'box' && more === undefined && isFree(only))
    return replace(main, only, markSections(only));
  if (flow !== 'column') return main;
  const entries = findEntries(shown);
  const children = main.children.map((child) => {
    if (child.kind !== 'box' || !shown.includes(child) || !isFree(child) || entries.has(child)) return child;
    const title = findTitle(child);
    if (title === null || isTitleRow(child, title)) return child;
    if (!hasPeers(child, title) || leads(child, title)) return asKind(child, 'section');
    return flowOf(child) === 'column' ? markSections(child) : child;
  });
  return wrapTitledRanges({ ...main, children });
}

/** Whether a title is above everything else in a box, and larger. */
function leads(box: LayoutBox, title: LayoutText): boolean {
  const [first] = visibleChildren(box).filter(hasContent);
  const isAbove =
    first !== undefined && (first === title || (first.kind === 'box' && isTitleRow(first, title)));
  const others = textsIn(box).filter((text) => text !== title);
  return (
    flowOf(box) === 'column' &&
    isAbove &&
    textsIn(first).includes(title) &&
    others.every((text) => fontSizeOf(text) < fontSizeOf(title))
  );
}

/** px; a higher box contains more than a title and a link. */
const maxTitleRowHeight = 120;
/** Texts beside a title. */
const maxBesideTitle = 3;

/** Whether a box only has a title and what is beside it, so that it titles what follows. */
function isTitleRow(box: LayoutBox, title: LayoutText): boolean {
  const texts = textsIn(box);
  return (
    box.drawn.height <= Math.max(maxTitleRowHeight, title.drawn.height * 1.5) &&
    texts.length <= maxBesideTitle &&
    texts.every((text) => text === title || textOfLayer(text).length <= maxTitleLetters) &&
    !isPainted(box)
  );
}

const maxTitleLetters = 60;

/** Puts a title and what follows it, up to the next section, in a section of their own. */
function wrapTitledRanges(main: LayoutBox): LayoutBox {
  const sizeOf = (node: LayoutNode) => {
    const title = sectionTitleOf(node);
    return title === null ? 0 : fontSizeOf(title);
  };
  const titleSize = Math.max(0, ...main.children.map(sizeOf)) * peerTitleRatio;
  const titles = main.children.filter((node) => titleSize > 0 && sizeOf(node) >= titleSize);
  const sections = main.children.filter(({ inferredKind }) => inferredKind === 'section');
  if (titles.length + sections.length < 2) return markOpening(main, titles);
  // What is below the title of the page is the content itself.
  const [first] = titles;
  const others = main.children.filter((node) => node !== first && node.visible).flatMap(textsIn);
  const opens = visibleChildren(main)
    .filter(hasContent)
    .slice(0, 2)
    .some((node) => node === first);
  const isPageTitle = (node: LayoutNode) =>
    opens && node === first && others.every((text) => fontSizeOf(text) < sizeOf(node));
  const isTitle = (node: LayoutNode) => titles.includes(node) && !isPageTitle(node);
  let wrapped = markOpening(main, titles.filter(isPageTitle));
  let end = main.children.length;
  // From the end, so that the positions of earlier ranges remain.
  for (let index = main.children.length - 1; index >= 0; index -= 1) {
    const child = main.children[index];
    if (child === undefined) continue;
    if ((child.inferredKind !== undefined && !isTitleOfLines(child)) || isDecidedRegion(child)) {
      end = index;
      continue;
    }
    if (!isTitle(child)) continue;
    const start = startOfRange(main.children, index);
    const inside = main.children.slice(start, end).filter((one) => one.visible && hasContent(one));
    const follows = inside.length > index - start + 1;
    if (follows) wrapped = wrapChildren(wrapped, [start, end], { name: 'section', kind: 'section' });
    end = start;
    index = start;
  }
  return wrapped;
}

/** A box with the title of the page and words about it is a section itself. */
function markOpening(main: LayoutBox, titles: readonly LayoutNode[]): LayoutBox {
  const isOpening = (node: LayoutNode): node is LayoutBox =>
    node.kind === 'box' && titles.includes(node) && flowOf(node) === 'column' && !isTitleOfLines(node);
  if (!titles.some(isOpening)) return main;
  return {
    ...main,
    children: main.children.map((child) => (isOpening(child) ? asKind(child, 'section') : child)),
  };
}

function isDecidedRegion({ decided }: LayoutNode): boolean {
  return decided?.kind !== undefined;
}

/** Returns the title that a child of the content is, alone or with what is beside it. */
function sectionTitleOf(node: LayoutNode): LayoutText | null {
  if (isTitleOfLines(node)) return textsIn(node)[0] ?? null;
  if (!node.visible || node.inferredKind !== undefined || isOutOfFlow(node)) return null;
  if (node.kind === 'text')
    return fontSizeOf(node) >= minTitleSize && couldBeHeading(node) && node.decided?.kind === undefined
      ? node
      : null;
  if (node.kind !== 'box' || !isFree(node)) return null;
  const title =
    textsIn(node).find((text) => fontSizeOf(text) >= minTitleSize && couldBeHeading(text)) ?? null;
  return title !== null && isTitleRow(node, title) ? title : null;
}

/** A title that is drawn as several layers. */
function isTitleOfLines({ inferredKind }: LayoutNode): boolean {
  return inferredKind === 'heading';
}

/** Letters of the longest tagline before a title. */
const maxTaglineLetters = 40;

/** A short text before a title introduces it. */
function startOfRange(children: readonly LayoutNode[], index: number): number {
  const before = children[index - 1];
  const isTagline =
    before?.kind === 'text' &&
    before.visible &&
    before.inferredKind === undefined &&
    fontSizeOf(before) < minTitleSize &&
    textOfLayer(before).length <= maxTaglineLetters;
  return isTagline ? index - 1 : index;
}

function isFree(box: LayoutBox): boolean {
  return isPlain(box) && box.inferredKind === undefined;
}

/** A title at least this large, relative to another, is a title of the same kind. */
const peerTitleRatio = 0.75;

/** Whether the part of a box that contains its title has siblings with titles of their own. */
function hasPeers(box: LayoutBox, title: LayoutText): boolean {
  const own = visibleChildren(box).find((child) => textsIn(child).includes(title));
  if (own?.kind !== 'box') return false;
  return visibleChildren(box).some((child) => {
    const other = child !== own && child.kind === 'box' ? findTitle(child) : null;
    return other !== null && fontSizeOf(other) >= fontSizeOf(title) * peerTitleRatio;
  });
}
