/**
 * Infers the structure of pages before components are found: header, main content and footer beside each other, the
 * sections of the content, and lists of links. A layout comes in; the same layout with inferred kinds goes out, with
 * boxes for elements that have no layer. Planned kinds are kept.
 */
import { withChildren } from '#design/map-children';
import { mapLayoutNode, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { type Flow, flowOf } from '../../css/style-queries.ts';
import type { DrawnBox, LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { fontSizeOf, hasButtonName, hasNavigationName, nameWordsOf } from '../element-rules.ts';
import { isOverviewFrame } from '../overview-frames.ts';
import { type CanSplit, linkNavigation, linkRegion } from './link-lists.ts';
import { linkLogo, linkSameLogo } from './link-logo.ts';
import { asKind, definitionOf, hasNoBox, isUndecided, replaceChild, wrapChildren } from './nested-boxes.ts';
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
import { markTitledParts, minTitleSize } from './titled-parts.ts';
import { markSections } from './mark-sections.ts';

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
  return kept === null ? first : inferAll((box) => kept.has(definitionOf(box) ?? ''));
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

/** Returns the components of which all instances are wanted; `null` where that is true of all. */
function findCommonComponents(
  { pages }: LayoutTree,
  wanted: ReadonlySet<string>,
): ReadonlySet<string> | null {
  const wantedKeys = new Set<string>();
  const otherKeys = new Set<string>();
  const visit = (node: LayoutNode): void => {
    if (!node.visible || node.kind !== 'box') return;
    if (wanted.has(node.id)) wantedKeys.add(definitionOf(node) ?? '');
    else if (node.instance !== null || node.componentId !== null) otherKeys.add(definitionOf(node) ?? '');
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
    : first.drawn.height <= maxStatusAround || first.ids.length === 0
      ? hideStatusBar(first, page)
      : first;
  return hidden === first ? box : replaceChild(box, first, hidden);
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
  if (only?.kind === 'box' && more === undefined && isUndecided(only)) {
    const inner = inferRegions(only, context);
    return inner.hasMain
      ? { box: replaceChild(box, only, asGroup(inner.box)), hasMain: true }
      : { box, hasMain: false };
  }
  const split = splitOpening(box, context.page);
  if (split !== null) return inferRegions(split, context);
  const joined = joinRegionParts(box, context.page);
  if (joined !== box) return inferRegions(joined, context);
  const regions = findRegions(box, context.page);
  const opening = regions.header === null ? findOpening(regions.content, context) : null;
  const marked = opening === null ? box : replaceChild(box, opening.section, opening.box);
  const content = regions.content
    .map((child) => (child === opening?.section ? opening.box : child))
    .filter((child) => child.inferredKind !== 'header');
  const { header, footer, navigations, sidebars } = regions;
  const hasNone = header === null && footer === null && navigations.length + sidebars.length === 0;
  // Beside a sidebar, a bar with a title heads the content.
  const isTitle = context.isColumn && header !== null && textsIn(header).some(isLarge);
  const linked = markRegions(marked, regions, context.canSplit, isTitle);
  if (isTitle || content.length === 0) return { box: linked, hasMain: false };
  return hasNone
    ? inferEnd(linked, content, context)
    : addMain(linked, content, sidebars.length > 0, context);
}

/** Puts strips above the bar of a page into its header, and columns of links above the last line into its footer. */
function joinRegionParts(box: LayoutBox, page: DrawnBox): LayoutBox {
  const join = (parent: LayoutBox, parts: readonly LayoutNode[], kind: 'header' | 'footer'): LayoutBox => {
    const indices = parts.map((part) => parent.children.indexOf(part));
    const [start, end] = [Math.min(...indices), Math.max(...indices) + 1];
    // A page that is a header as a whole would have to be searched for one again, without end.
    const isWhole = !parent.children.some(({ visible }, index) => visible && (index < start || index >= end));
    return parts.length === 0 || isWhole ? parent : wrapChildren(parent, [start, end], { name: kind, kind });
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
  isTitle: boolean,
): LayoutBox {
  // A header with a title has controls, and no logo or navigation of the site.
  const linkedHeader = header && (isTitle ? header : linkLogo(linkRegion(header, 'header', canSplit)));
  const mark = (child: LayoutNode): LayoutNode => {
    if (linkedHeader && child === header) return asKind(linkedHeader, 'header');
    if (child === footer) {
      const linked = linkRegion(footer, 'footer', canSplit);
      return asKind(linkedHeader && !isTitle ? linkSameLogo(linked, linkedHeader) : linked, 'footer');
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
    return { box: replaceChild(box, only, main), hasMain: true };
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
  return isUndecided(box) && !hasNavigationName(words) && !hasButtonName(words);
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
    ? { box: replaceChild(box, only, asGroup(inner.box)), hasMain: true }
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
  { page, canSplit, isColumn }: ShellContext,
): Opening | null {
  if (section?.kind !== 'box' || more === undefined || !isUndecided(section)) return null;
  const [bar, ...others] = visibleChildren(section).filter(
    (child) => hasContent(child) && !isDecoration(child),
  );
  if (bar?.kind !== 'box' || others.length === 0 || !isHeader(bar, page, true)) return null;
  const isHeaderSection = section.drawn.height <= maxOpeningHeight && others.length <= maxOpeningParts;
  // Beside a side bar, a bar with a title heads the content.
  if (isColumn && textsIn(bar).some(isLarge))
    return { section, box: replaceChild(section, bar, asKind(bar, 'header')) };
  if (!isHeaderSection) {
    const header = asKind(linkLogo(linkRegion(bar, 'header', canSplit)), 'header');
    return { section, box: replaceChild(section, bar, header) };
  }
  const linked = linkLogo(linkRegion(bar, 'header', canSplit, hasNavigationName(nameWordsOf(bar))));
  return { section, box: asKind(replaceChild(section, bar, linked), 'header') };
}

/** px; a higher first section contains more than a title. */
const maxOpeningHeight = 1000;

/** Parts below the bar: a title, a search, a picture. */
const maxOpeningParts = 3;

function asGroup(box: LayoutBox): LayoutBox {
  return asKind(box, 'group');
}

function asMain(box: LayoutBox, canSplit: CanSplit, flow: Flow = flowOf(box)): LayoutBox {
  return { ...inferContent(box, canSplit, hasNoBox(box) ? flow : flowOf(box)), inferredKind: 'main' };
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
    const isNav =
      child.kind === 'box' &&
      child.visible &&
      hasNavigationName(nameWordsOf(child)) &&
      textsIn(child).length > 1;
    return isNav && child.inferredKind === undefined && isUndecided(child)
      ? linkNavigation(child, box, canSplit)
      : child;
  });
  return withChildren(box, children);
}
