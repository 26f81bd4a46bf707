/**
 * Makes the words of navigations, headers and footers links. Entries beside or below each other are a list if they are
 * alike: each has one short text of the same size. A logo, a price, a portrait with a name, an address and a sentence
 * are no entries. Words only tell that an entry is a button.
 */
import { textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, hasOnlyLine, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';
import { fontSizeOf, hasButtonName, hasNavigationName, nameWordsOf, typefaceKey } from '../element-rules.ts';
import { findToggle } from '../forms/find-toggle.ts';
import {
  isAction,
  isCount,
  isEntryText,
  isGap,
  letterOf,
  type LinkRegion,
  spellsWord,
} from './entry-texts.ts';
import { isRowOfChoices } from './find-choices.ts';
import { divideTexts } from './footer-lines.ts';
import { joinChevrons } from './menu-bars.ts';
import {
  componentOf,
  hasNoBox,
  splitBox,
  withEqualHeights,
  wrapChildren,
  wrapInBox,
} from './nested-boxes.ts';

export type { LinkRegion } from './entry-texts.ts';

/** Whether the root of an instance may get another box inside; all instances of its component must get it. */
export type CanSplit = (box: LayoutBox) => boolean;

/**
 * Makes the entries in a region links, and lists of links where there are several.
 * @param isNav Whether the region is a navigation itself.
 */
export function linkRegion(
  region: LayoutBox,
  kind: LinkRegion,
  canSplit: CanSplit,
  isNav: boolean = kind === 'nav',
): LayoutBox {
  const linked = linkInside(region, { kind, canSplit, isInNav: isNav, isRegion: true });
  return isNav || kind === 'footer' || kind === 'aside' ? linked : keepOneNavigation(linked);
}

/** A header has one navigation: the longest list. The others are only lists. */
function keepOneNavigation(region: LayoutBox): LayoutBox {
  const navs: LayoutBox[] = [];
  const visit = (node: LayoutNode): void => {
    if (node.kind !== 'box') return;
    if (node.inferredKind === 'nav') navs.push(node);
    else node.children.forEach(visit);
  };
  visit(region);
  const [longest] = [...navs].sort((one, other) => textsIn(other).length - textsIn(one).length);
  const keep = (node: LayoutNode): LayoutNode => {
    if (node.kind !== 'box' || node === longest) return node;
    if (node.inferredKind !== 'nav') return { ...node, children: node.children.map(keep) };
    // A box that was added around the list has no layer.
    const [list = node] = node.children;
    return node.ids.length === 0 ? list : { ...node, inferredKind: 'group' };
  };
  return navs.length > 1 ? { ...region, children: region.children.map(keep) } : region;
}

/** Makes a list of links of a box that is called a navigation, and returns what takes its place. */
export function linkNavigation(box: LayoutBox, parent: LayoutBox, canSplit: CanSplit): LayoutBox {
  const linked = linkInside(box, { kind: 'nav', canSplit, isInNav: true, isRegion: false });
  return isList(linked) ? wrapInNav(linked, parent) : linked;
}

/** Returns the number of entries in each list of a box. */
export function countEntries(box: LayoutBox, kind: LinkRegion): readonly number[] {
  const count = (node: LayoutNode, isInNav: boolean): readonly number[] => {
    if (node.kind !== 'box' || !node.visible) return [];
    const isNav = isInNav || hasNavigationName(nameWordsOf(node));
    const runs = findRuns(node, { kind, canSplit: () => true, isInNav: isNav, isRegion: false });
    return [
      ...runs.map(({ entries }) => entries.length),
      ...node.children.flatMap((child) => count(child, isNav)),
    ];
  };
  return count(box, kind === 'nav');
}

interface RegionContext {
  readonly kind: LinkRegion;
  readonly canSplit: CanSplit;
  readonly isInNav: boolean;
  /** Whether the box is the region itself. */
  readonly isRegion: boolean;
}

/** A box in which each entry is one layer: what is several entries is divided, and what is a part of one is joined. */
function withEntries(box: LayoutBox, kind: LinkRegion): LayoutBox {
  if (kind === 'footer') return divideTexts(box);
  return kind === 'header' || kind === 'nav' ? joinChevrons(box) : box;
}

function linkInside(drawn: LayoutBox, context: RegionContext): LayoutBox {
  const box = withEntries(drawn, context.kind);
  // One text is an entry, whatever it is called.
  const isNav = !context.isRegion && hasNavigationName(nameWordsOf(box)) && textsIn(box).length > 1;
  const own = { ...context, isInNav: context.isInNav || isNav };
  const inside = { ...own, isRegion: false };
  const children = box.children.map((child) =>
    child.kind === 'box' &&
    child.visible &&
    !isControl(child) &&
    readEntry(child, context) === null &&
    !isFilter(child, own)
      ? linkInside(child, inside)
      : child,
  );
  const linked = linkEntries({ ...box, children }, own);
  if (context.isInNav || linked.inferredKind === 'list') return linked;
  return isNav ? linked : addNavigation(linked, context);
}

/** Whether a row in a column beside the content is a choice, such as the sizes of a filter, and no navigation. */
function isFilter(row: LayoutBox, { kind, isInNav }: RegionContext): boolean {
  return kind === 'aside' && !isInNav && isRowOfChoices(row);
}

/** Whether a box is pressed as a whole, so that its words are not links themselves. */
function isControl(box: LayoutBox): boolean {
  const { link, decided, inferredKind } = box;
  return (
    link !== null ||
    decided?.kind !== undefined ||
    inferredKind === 'button' ||
    hasButtonName(nameWordsOf(box))
  );
}

/** A text that may be a link, alone or with its box. */
interface Entry {
  readonly node: LayoutBox | LayoutText;
  readonly text: LayoutText;
  readonly hasGraphic: boolean;
  readonly isPainted: boolean;
}

/** px; a higher box is a card. */
const maxEntryHeight = 96;

/** @param isAmongEntries Whether it is one of several boxes of one size, so that its paint does not make it a button. */
function readEntry(node: LayoutNode, { kind }: RegionContext, isAmongEntries = false): Entry | null {
  if (node.kind === 'text')
    return isEntryText(node, kind) ? { node, text: node, hasGraphic: false, isPainted: false } : null;
  if (node.kind !== 'box' || node.drawn.height > maxEntryHeight) return null;
  if (node.decided?.kind !== undefined || node.inferredKind !== undefined) return null;
  if (hasButtonName(nameWordsOf(node)) || containsToggle(node)) return null;
  const { texts, graphics, images } = countLeaves(node);
  const [text, more] = texts.length > 1 ? texts.filter((one) => !isCount(one)) : texts;
  if (text === undefined || more !== undefined || images > 0 || graphics > 2) return null;
  if (isGap(text) && texts.length > 1) return null;
  const painted = isPainted(node);
  if (!isEntryText(text, kind)) return null;
  // A line below the words tells which entry is the current one, whatever it says.
  if (painted && !isAmongEntries && !hasOnlyLine(node) && isAction(textOfLayer(text))) return null;
  return { node, text, hasGraphic: graphics > 0 || texts.length > 1, isPainted: painted };
}

/** Whether a box is or contains a checkbox, a radio button or a switch, and so can be no link. */
function containsToggle(box: LayoutBox): boolean {
  if (findToggle(box) !== null) return true;
  return visibleChildren(box).some((child) => child.kind === 'box' && containsToggle(child));
}

function countLeaves(node: LayoutNode): Leaves {
  const inside = visibleChildren(node).map(countLeaves);
  return {
    texts: node.kind === 'text' ? [node] : inside.flatMap(({ texts }) => texts),
    graphics: inside.reduce((sum, { graphics }) => sum + graphics, node.kind === 'vector' ? 1 : 0),
    images: inside.reduce((sum, { images }) => sum + images, node.kind === 'image' ? 1 : 0),
  };
}

interface Leaves {
  readonly texts: readonly LayoutText[];
  readonly graphics: number;
  readonly images: number;
}

function linkEntries(box: LayoutBox, context: RegionContext): LayoutBox {
  const runs = findRuns(box, context);
  const shown = box.children.filter(({ visible }) => visible).length;
  let linked = box;
  // From the end, so that the positions of earlier runs remain.
  for (const { start, end, entries } of [...runs].reverse()) {
    const hasCurrent = entries.some((entry) => entry.isPainted);
    const children = replaceAt(
      linked.children,
      start,
      withEqualHeights(entries.map((entry) => makeItem(entry, box, context, hasCurrent))),
    );
    const isList = children
      .slice(start, end)
      .every((child) => !child.visible || child.inferredKind === 'item');
    linked = { ...linked, children };
    if (!isList) continue;
    const isWhole = entries.length === shown && !context.isRegion && linked.inferredKind === undefined;
    linked = isWhole
      ? { ...linked, inferredKind: 'list' }
      : wrapChildren(linked, [start, end], { name: 'list', kind: 'list' });
  }
  return runs.length > 0 && context.kind !== 'header' ? linked : linkSingleEntry(linked, context);
}

/** Replaces the visible nodes from `start` on. */
function replaceAt(
  children: readonly LayoutNode[],
  start: number,
  items: readonly LayoutNode[],
): readonly LayoutNode[] {
  const rest = [...items];
  return children.map((child, index) => (index >= start && child.visible ? (rest.shift() ?? child) : child));
}

interface Run {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly Entry[];
  /** The first of the entries turned out to be their title. @default false */
  readonly isTitled?: boolean;
}

/** Finds consecutive entries that are alike. */
function findRuns(box: LayoutBox, context: RegionContext): readonly Run[] {
  const runs: { start: number; end: number; entries: Entry[] }[] = [];
  let open = false;
  box.children.forEach((child, index) => {
    if (!child.visible) return;
    const entry = readEntry(child, context, isOfSizeOfOthers(child, box));
    const last = runs.at(-1);
    const previous = last?.entries.at(-1);
    if (entry === null) open = false;
    else if (
      open &&
      last &&
      previous &&
      isAlike(entry, previous) &&
      !isApart(entry, last.entries, box, context)
    ) {
      last.entries.push(entry);
      last.end = index + 1;
    } else {
      runs.push({ start: index, end: index + 1, entries: [entry] });
      open = true;
    }
  });
  return runs.map((run) => withoutTitle(run, box, context)).filter((run) => isListOfLinks(run, box, context));
}

/** Boxes of one size in a column from which a painted one is the current entry, and px by which they differ. */
const equalEntries = { others: 2, drift: 2 };

/** Whether a column has several boxes of the size of one in it. */
function isOfSizeOfOthers(child: LayoutNode, box: LayoutBox): boolean {
  if (child.kind !== 'box' || flowOf(box) !== 'column') return false;
  const isNear = (side: 'width' | 'height', other: LayoutNode) =>
    Math.abs(other.drawn[side] - child.drawn[side]) <= equalEntries.drift;
  const others = visibleChildren(box).filter(
    (other) => other !== child && other.kind === 'box' && isNear('width', other) && isNear('height', other),
  );
  return others.length >= equalEntries.others && others.every((other) => !isPainted(other));
}

/** The first entry of a column in a footer is its title, if it alone is drawn in another way. */
function withoutTitle(run: Run, box: LayoutBox, { kind }: RegionContext): Run {
  const [first, second, ...others] = run.entries;
  if (first === undefined || second === undefined || flowOf(box) === 'row') return run;
  const start = box.children.indexOf(second.node);
  const untitled = { ...run, start, entries: run.entries.slice(1), isTitled: true };
  if (kind === 'aside' || kind === 'nav')
    return isTitleOfInstances(first, run.entries.slice(1)) ? untitled : run;
  if (kind !== 'footer') return run;
  const look = typefaceKey(second.text);
  const isTitle = typefaceKey(first.text) !== look && others.every(({ text }) => typefaceKey(text) === look);
  return isTitle ? untitled : run;
}

/** Whether a row before the instances of one component is drawn in another way than all of them. */
function isTitleOfInstances(first: Entry, others: readonly Entry[]): boolean {
  const componentIn = ({ node }: Entry) => (node.kind === 'box' ? componentOf(node) : null);
  const components = new Set(others.map(componentIn));
  const look = typefaceKey(first.text);
  return (
    componentIn(first) === null &&
    components.size === 1 &&
    !components.has(null) &&
    others.every(({ text }) => typefaceKey(text) !== look)
  );
}

function isAlike(one: Entry, other: Entry): boolean {
  const [size, otherSize] = [fontSizeOf(one.text), fontSizeOf(other.text)];
  return Math.max(size, otherSize) <= Math.min(size, otherSize) * sameSizeRatio;
}

/** Sizes within this ratio count as equal. */
const sameSizeRatio = 1.08;

/** Whether an entry at the other end of a bar is no more part of the list before it, as "Sign in" is. */
function isApart(entry: Entry, before: readonly Entry[], box: LayoutBox, { kind }: RegionContext): boolean {
  if (kind === 'nav' || flowOf(box) !== 'row') return false;
  const boxes = [...before, entry].map(({ node }) => node.drawn);
  const spaces = boxes.slice(1).map((drawn, index) => {
    const previous = boxes[index];
    const isKnown = previous?.x !== undefined && drawn.x !== undefined;
    return isKnown ? Math.abs(drawn.x - previous.x) - (drawn.x > previous.x ? previous : drawn).width : 0;
  });
  const space = spaces.pop() ?? 0;
  return spaces.length > 0 && space >= minSpaceApart && space > Math.max(...spaces) * spaceRatioApart;
}

/** px between entries of two lists. */
const minSpaceApart = 96;
/** How many times as wide the space between two lists is as that between entries. */
const spaceRatioApart = 2.5;

function isListOfLinks(
  { entries, isTitled }: Run,
  box: LayoutBox,
  { kind, isInNav }: RegionContext,
): boolean {
  if (entries.length < 2 || spellsWord(entries.map(({ text }) => text)) || isInitials(entries)) return false;
  // One entry may be drawn as the current one.
  if (kind === 'header' && entries.filter((entry) => entry.isPainted).length > 1) return false;
  // Beside each other in a sidebar, painted entries are filters.
  if (kind === 'aside' && flowOf(box) === 'row' && entries.some((entry) => entry.isPainted)) return false;
  if (kind === 'footer' && areBadges(entries)) return false;
  if (kind === 'aside' && !isInNav && isLabelAndValue(entries, box)) return false;
  if (isInNav || isTitled === true || entries.length > 2) return true;
  // Two lines below each other are a name and a title, or an address.
  return flowOf(box) === 'row';
}

/** Whether entries are the names of companies in their colours, each on a ground, as for the ways to pay. */
function areBadges(entries: readonly Entry[]): boolean {
  const colours = new Set(entries.map(({ text }) => unconditionalValueOf(text, 'color')));
  return colours.size > 1 && entries.every(({ node, isPainted: painted }) => painted && !hasOnlyLine(node));
}

/** Whether two texts beside each other are drawn in two ways, so that the first names the second. */
function isLabelAndValue([first, second, more]: readonly Entry[], box: LayoutBox): boolean {
  if (first === undefined || second === undefined || more !== undefined || flowOf(box) !== 'row')
    return false;
  return typefaceKey(first.text) !== typefaceKey(second.text);
}

/** Whether the entries are a name and, before it, its first letter in place of a portrait. */
function isInitials([first, second, more]: readonly Entry[]): boolean {
  if (first === undefined || second === undefined || more !== undefined) return false;
  const letter = letterOf(first.text);
  return letter !== null && textOfLayer(second.text).trim().startsWith(letter);
}

/**
 * Returns the item of a list with the link of an entry. An instance whose root cannot be split is only a link.
 * @param isPressedWhole Whether one of the entries is painted, so that the boxes of all are links.
 */
function makeItem(
  entry: Entry,
  parent: LayoutBox,
  { canSplit }: RegionContext,
  isPressedWhole: boolean,
): LayoutNode {
  const { node, text } = entry;
  const item = { name: 'item', kind: 'item' } as const;
  if (isGap(text))
    return node.kind === 'text' ? wrapInBox(node, parent, item) : { ...node, inferredKind: 'item' };
  if (node.kind === 'text') return wrapInBox(asLink(node), parent, item);
  if (!entry.hasGraphic && !isPressedWhole && node.reacts !== true && node.link === null)
    return { ...markText(node, text), inferredKind: 'item' };
  if (node.instance === null && node.componentId === null) return wrapInBox(asLink(node), parent, item);
  return canSplit(node) ? splitBox(node, parent, { outer: 'item', inner: 'link' }) : asLink(node);
}

/** Makes a layer a link. A text whose runs all have one link gets that link. */
export function asLink<Node extends LayoutNode>(node: Node): Node {
  const linked: Node = { ...node, inferredKind: 'link' };
  if (linked.kind !== 'text') return linked;
  const runs = linked.blocks.flatMap((block) => block.runs);
  const [link = null] = runs.map((run) => run.link);
  if (link === null || runs.some((run) => run.link?.target !== link.target)) return linked;
  const blocks = linked.blocks.map((block) => ({
    ...block,
    runs: block.runs.map((run) => ({ ...run, link: null })),
  }));
  return { ...linked, link, blocks };
}

function markText(box: LayoutBox, text: LayoutText): LayoutBox {
  const children = box.children.map((child) => {
    if (child === text) return asLink(text);
    return child.kind === 'box' ? markText(child, text) : child;
  });
  return { ...box, children };
}

/**
 * In a header, a single text is a link beside a button and after a list of links; in a footer, beside the owner of the
 * rights.
 */
function linkSingleEntry(box: LayoutBox, { kind, ...context }: RegionContext): LayoutBox {
  if (kind !== 'header' && kind !== 'footer') return box;
  const shown = visibleChildren(box);
  // The logo before a list may be a text too.
  const afterList = shown.slice(shown.findLastIndex(isList) + 1);
  const entries = afterList.filter((child) => readEntry(child, { kind, ...context }) !== null);
  const [single, more] = entries;
  if (single?.kind !== 'text' || more !== undefined || flowOf(box) !== 'row' || isPainted(box)) return box;
  const [first] = shown;
  const isBeside = (child: LayoutNode) =>
    kind === 'footer'
      ? isOwnersLine(child)
      : isPressedBox(child) || (single !== first && isList(child) && !isLarger(single, child));
  if (!shown.some(isBeside)) return box;
  return { ...box, children: box.children.map((child) => (child === single ? asLink(single) : child)) };
}

/** Whether a text is larger than the links of a list, as a logo is. */
function isLarger(text: LayoutText, list: LayoutBox): boolean {
  return textsIn(list).every((link) => fontSizeOf(text) > fontSizeOf(link) * sameSizeRatio);
}

function isPressedBox(node: LayoutNode): boolean {
  return (
    node.kind === 'box' &&
    isPainted(node) &&
    textsIn(node).length === 1 &&
    node.drawn.height <= maxEntryHeight
  );
}

/** Whether a node is a line about rights. */
export function isCopyright(node: LayoutNode): boolean {
  return node.kind === 'text' && /[©]|\(c\)\s*\d|\b(19|20)\d\d\b.*\p{L}/iu.test(textOfLayer(node));
}

/** Whether a line about rights names who has them; otherwise the name follows. */
function isOwnersLine(node: LayoutNode): boolean {
  return node.kind === 'text' && isCopyright(node) && /\p{L}{3}/u.test(textOfLayer(node));
}

/** Makes a box with one list and its title a navigation, or adds one around each list. */
function addNavigation(box: LayoutBox, { kind, isRegion }: RegionContext): LayoutBox {
  const lists = box.children.filter(isList);
  if (lists.length === 0) return box;
  const others = visibleChildren(box).filter((child) => !isList(child));
  // The links beside the owner of the rights need no landmark: https://html.spec.whatwg.org/#the-nav-element
  if (kind === 'footer' && others.some((child) => textsIn(child).some(isCopyright))) return box;
  // In a header, the text before a list is the logo.
  const isTitled =
    others.length === 0 ||
    (kind !== 'header' && others.length === 1 && others.every((child) => child.kind === 'text'));
  const isFree = !isRegion && box.inferredKind === undefined && box.decided?.kind === undefined;
  if (lists.length === 1 && isTitled && isFree) return { ...box, inferredKind: 'nav' };
  return { ...box, children: box.children.map((child) => (isList(child) ? wrapInNav(child, box) : child)) };
}

function isList(node: LayoutNode): node is LayoutBox {
  return node.kind === 'box' && node.visible && node.inferredKind === 'list';
}

/** Puts a list of links in a navigation. */
export function wrapInNav(list: LayoutBox, parent: LayoutBox): LayoutBox {
  const isNamed = hasNavigationName(nameWordsOf(list));
  const inside = isNamed ? { ...list, name: 'list' } : list;
  const wrapper = wrapInBox(inside, parent, { name: isNamed ? list.name : 'nav', kind: 'nav' });
  // Its items are laid out by the parent, and must remain so.
  return hasNoBox(list) ? { ...wrapper, style: list.style, children: [inside] } : wrapper;
}
