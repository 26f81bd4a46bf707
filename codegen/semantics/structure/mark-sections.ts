/** Finds the sections of the main content: boxes with a title of their own, and titles with what is below them. */
import { textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { type Flow, flowOf, isOutOfFlow, isPainted } from '../../css/style-queries.ts';
import type { InferredKind, LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';
import { couldBeHeading, fontSizeOf } from '../element-rules.ts';
import { asKind, isFree, replaceChild, wrapChildren } from './nested-boxes.ts';
import { hasContent } from './page-regions.ts';
import { findEntries, findTitle, minTitleSize } from './titled-parts.ts';

/** Marks the parts of the content that have a title of their own, or are below one. */
export function markSections(main: LayoutBox, flow: Flow = flowOf(main)): LayoutBox {
  const shown = visibleChildren(main).filter(hasContent);
  const [only, more] = shown;
  if (only?.kind === 'box' && more === undefined && isFree(only))
    return replaceChild(main, only, markSections(only));
  if (flow !== 'column') return main;
  const entries = findEntries(shown);
  const children = main.children.map((child) => {
    if (child.kind !== 'box' || !shown.includes(child) || !isFree(child) || entries.has(child)) return child;
    if (isColumnOfParts(child)) return markSections(child);
    const title = findTitle(child);
    if (title === null || isTitleRow(child, title)) return child;
    if (isColumnOfSections(child, main)) return markSections(child);
    if (!hasPeers(child, title) || leads(child, title)) return asKind(child, 'section');
    return flowOf(child) === 'column' ? markSections(child) : child;
  });
  return wrapTitledRanges({ ...main, children });
}

/** Whether a box that no layer is behind has several titles with what is below each, or is most of the content. */
function isColumnOfSections(box: LayoutBox, { drawn }: LayoutBox): boolean {
  if (!isInferredColumn(box)) return false;
  const titles = box.children.filter((child) => sectionTitleOf(child) !== null);
  return titles.length > 1 || box.drawn.height >= minContentShare * drawn.height;
}

/** Whether a column was only inferred from the places of its layers, so that nobody drew it as one part. */
function isInferredColumn(box: LayoutBox): boolean {
  return box.ids.length === 0 && flowOf(box) === 'column' && !isPainted(box);
}

/**
 * Whether something with words of its own is above another part with a title in an inferred column. What is below a
 * title belongs to it, so a column that begins with one is not divided.
 */
function isColumnOfParts(box: LayoutBox): boolean {
  if (!isInferredColumn(box)) return false;
  const shown = visibleChildren(box).filter(hasContent);
  const first = shown.findIndex((part) => sectionTitleOf(part) !== null || isOwnPart(part));
  const own = shown[first];
  if (own === undefined || sectionTitleOf(own) !== null) return false;
  return shown.slice(first + 1).some((part) => sectionTitleOf(part) !== null || isTitledPart(part));
}

/** px and texts from which a box is more than a line about what follows. */
const minPart = { height: 100, texts: 2 };

function isOwnPart(part: LayoutNode): boolean {
  if (part.kind !== 'box' || !isFree(part) || isRowOfEntries(part)) return false;
  return part.drawn.height >= minPart.height && textsIn(part).length >= minPart.texts;
}

function isTitledPart(part: LayoutNode): boolean {
  return isOwnPart(part) && part.kind === 'box' && findTitle(part) !== null;
}

/** Whether boxes of one size are in a box: their titles are those of entries. */
function isRowOfEntries(box: LayoutBox): boolean {
  const boxes = visibleChildren(box).filter(({ kind }) => kind === 'box');
  return findEntries(boxes, 2).size > 0;
}

/** The share of the height of the content from which a box is the content itself. */
const minContentShare = 0.6;

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
  const first = main.children.find((node) => sizeOf(node) > 0);
  const others = main.children.filter((node) => node !== first && node.visible).flatMap(textsIn);
  const opens = visibleChildren(main)
    .filter(hasContent)
    .slice(0, 2)
    .some((node) => node === first);
  // What is below the title of the page is the content itself.
  const isPageTitle = (node: LayoutNode) =>
    opens && node === first && others.every((text) => fontSizeOf(text) < sizeOf(node));
  const sizes = main.children.map((node) => (isPageTitle(node) ? 0 : sizeOf(node)));
  const titleSize = Math.max(0, ...sizes) * peerTitleRatio;
  const titles = main.children.filter(
    (node) => isPageTitle(node) || (titleSize > 0 && sizeOf(node) >= titleSize),
  );
  const sections = main.children.filter(({ inferredKind }) => inferredKind === 'section');
  if (titles.length + sections.length < 2) return markOpening(main, titles);
  const isTitle = (node: LayoutNode) => titles.includes(node) && !isPageTitle(node);
  let wrapped = markOpening(main, titles.filter(isPageTitle));
  let end = main.children.length;
  // From the end, so that the positions of earlier ranges remain.
  for (let index = main.children.length - 1; index >= 0; index -= 1) {
    const child = main.children[index];
    if (child === undefined) continue;
    if (regionKinds.has(child.inferredKind) || isDecidedRegion(child)) {
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

/** Kinds of parts at which what is below a title ends. */
const regionKinds: ReadonlySet<string | undefined> = new Set([
  ...(['section', 'header', 'footer', 'main', 'aside', 'nav'] satisfies readonly InferredKind[]),
]);

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

/** A short text before a title introduces it, where it is not nearer to what is above it. */
function startOfRange(children: readonly LayoutNode[], index: number): number {
  const before = children[index - 1];
  const [above, below] = [spaceBetween(children[index - 2], before), spaceBetween(before, children[index])];
  const isTagline =
    before?.kind === 'text' &&
    !(above < below) &&
    before.visible &&
    before.inferredKind === undefined &&
    fontSizeOf(before) < minTitleSize &&
    textOfLayer(before).length <= maxTaglineLetters;
  return isTagline ? index - 1 : index;
}

/** px between two layers below each other; not a number where one is missing or has no position. */
function spaceBetween(one: LayoutNode | undefined, other: LayoutNode | undefined): number {
  const [start, end] = [one?.drawn, other?.drawn];
  return (end?.y ?? Number.NaN) - (start?.y ?? Number.NaN) - (start?.height ?? 0);
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
