/**
 * Finds buttons by how they are drawn, in any language: a painted box with room around one short, centred label. A
 * badge, a chip, a price, an avatar, a bubble and a tab are drawn alike, so each has a reason why it is none. Layer
 * names and words are read elsewhere (`../element-rules.ts`).
 */
import { type Lexicon, lexiconOf } from '#design/lexicon/lexicon';
import { withChildren } from '#design/map-children';
import {
  lastInLine,
  leavesIn,
  mapLayoutNode,
  textOfLayer,
  textsIn,
  visibleChildren,
} from '../../components/walk-layout.ts';
import { splitCssValues } from '../../css/css-values.ts';
import { flowOf, isOutOfFlow, isPainted, paintKeyOf, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import {
  endsSentence,
  fontSizeOf,
  hasFieldWords,
  isAmount,
  isCentred,
  nameWordsOf,
} from '../element-rules.ts';
import { findContactLink } from '../interactions/inferred-links.ts';
import { PageColours } from '../page-colours.ts';
import { asLink } from './link-lists.ts';

/** Marks the boxes of all pages that are drawn as buttons. */
export function markButtons(layout: LayoutTree): LayoutTree {
  const colours = new PageColours(layout);
  const lexicon = lexiconOf(layout.language ?? 'en');
  const pages = layout.pages.map((page) => {
    const found = new Map<LayoutNode, 'button' | 'link'>();
    const [buttons, others]: [LabelledBox[], LabelledBox[]] = [[], []];
    if (page.root.kind === 'box') findButtonsIn(page.root, { found, buttons, others, colours, lexicon });
    const looks = new Set(buttons.map(lookOf));
    const examples = oneOfEachKind(buttons);
    for (const other of others)
      if (isCountedAction(other, looks, colours) || isEqualOfButton(other, examples))
        found.set(other.box, 'button');
    if (found.size === 0) return page;
    const root = mapLayoutNode(page.root, (node, drawn) => {
      const kind = found.get(drawn);
      return kind === undefined ? node : { ...node, inferredKind: kind };
    });
    return { ...page, root };
  });
  return { ...layout, pages };
}

/**
 * Makes links of the boxes that are drawn as buttons but lead elsewhere: on a page with a header and a footer, a button
 * outside forms is a call to action, unless its label names an action of the page itself.
 */
export function linkCallsToAction(layout: LayoutTree, lexicon: Lexicon): LayoutTree {
  const link = (node: LayoutNode): LayoutNode => {
    if (node.kind !== 'box' || node.inferredKind === 'form') return node;
    if (node.inferredKind === 'button') return isCallToAction(node, lexicon) ? asLink(node) : node;
    const children = node.children.map(link);
    return withChildren(node, children);
  };
  return {
    ...layout,
    pages: layout.pages.map((page) => (isPageOfSite(page.root) ? { ...page, root: link(page.root) } : page)),
  };
}

/** Whether a page begins with a header and ends with a footer; the screens of an app do not. */
function isPageOfSite(root: LayoutNode): boolean {
  const kinds = new Set<string | undefined>();
  const visit = (node: LayoutNode, depth: number): void => {
    kinds.add(node.inferredKind);
    if (depth > 0) for (const child of visibleChildren(node)) visit(child, depth - 1);
  };
  visit(root, maxRegionDepth);
  return kinds.has('header') && kinds.has('footer');
}

/** Boxes around the regions of a page at most. */
const maxRegionDepth = 4;

function isCallToAction(box: LayoutBox, lexicon: Lexicon): boolean {
  const { submits, instance, componentId, reacts, link, decided } = box;
  if (submits === true || instance !== null || componentId !== null || reacts === true) return false;
  // Bare words are a button only where they change the page.
  if (link !== null || decided !== undefined || !isPainted(box)) return false;
  return lexicon.isInPlaceAction(textsIn(box).map(textOfLayer).join(' ')) === false;
}

/** What is found on a page. */
interface Search {
  readonly found: Map<LayoutNode, 'button' | 'link'>;
  readonly buttons: LabelledBox[];
  /** Boxes of the shape of a button whose label is none of a button. */
  readonly others: LabelledBox[];
  readonly colours: PageColours;
  readonly lexicon: Lexicon;
}

function findButtonsIn(parent: LayoutBox, search: Search): void {
  const children = visibleChildren(parent);
  const labelled = children.map(findLabelledBox);
  const alike = countAlike(labelled);
  children.forEach((child, index) => {
    const candidate = labelled[index] ?? null;
    if (candidate === null) {
      if (child.kind === 'box') findButtonsIn(child, search);
      return;
    }
    if (isContactPill(candidate, search.colours)) {
      search.found.set(candidate.box, 'link');
      return;
    }
    const place = { parent, children, index, alike };
    const isOther =
      isOneOfMany(candidate, place) ||
      isIntroduction(candidate, place) ||
      isCurrentEntry(candidate, place) ||
      isSelectedHalf(candidate, place) ||
      isOverlay(candidate, place);
    if (isOther) return;
    if (
      isButton(candidate) ||
      isSmallAction(candidate, search) ||
      isFilledAction(candidate, children, search)
    ) {
      search.found.set(candidate.box, 'button');
      search.buttons.push(candidate);
    } else if (isShapedAsButton(candidate, { ...painted, minRatio: heightRatio.minAny }))
      search.others.push(candidate);
  });
}

/** An address or a phone number in light words on a dark fill leads there; a field is light. */
function isContactPill({ box, text, graphics }: LabelledBox, colours: PageColours): boolean {
  return (
    box.drawn.height >= buttonSize.minHeight &&
    box.drawn.height <= buttonSize.maxHeight &&
    graphics.every((icon) => icon.kind !== 'image' && isIcon(icon)) &&
    findContactLink(textOfLayer(text)) !== null &&
    colours.isLightOnDark(text, box)
  );
}

/** The siblings of a box. */
interface Place {
  readonly parent: LayoutBox;
  readonly children: readonly LayoutNode[];
  readonly index: number;
  /** The number of siblings with a label by their size. */
  readonly alike: ReadonlyMap<string, number>;
}

/** A painted box with a single label. */
interface LabelledBox {
  readonly box: LayoutBox;
  readonly text: LayoutText;
  readonly graphics: readonly LayoutNode[];
}

/** Returns the painted box that is the only content of a layer; `null` where there is more, or none. */
function findLabelledBox(node: LayoutNode): LabelledBox | null {
  if (node.kind !== 'box' || node.decided?.kind !== undefined || node.link !== null) return null;
  const leaves = leavesIn(node, maxLayers);
  if (leaves === null) return null;
  const [text, more] = leaves.filter((leaf) => leaf.kind === 'text');
  if (text === undefined || more !== undefined) return null;
  for (let box = node; ;) {
    // What is over a picture is a box of its own.
    if (box.style.some(({ value }) => value.includes('url('))) return null;
    if (isPainted(box)) return { box, text, graphics: leaves.filter((leaf) => leaf !== text) };
    const next = visibleChildren(box).find((child) => child.kind === 'box' && textsIn(child).includes(text));
    if (next?.kind !== 'box') return null;
    box = next;
  }
}

/** Layers in a button at most, with the boxes around it. */
const maxLayers = 12;

/** Boxes of one size from which they are chips, messages or the entries of a menu. */
const minMany = 3;

function countAlike(labelled: readonly (LabelledBox | null)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const one of labelled) {
    // A field of the same height has its words at its start.
    if (one === null || !isButton(one)) continue;
    // Heights that differ by a pixel or two are counted together.
    for (const step of [-1, 0, 1]) {
      const key = sizeKey(one, step);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

function sizeKey({ box, text }: LabelledBox, step = 0): string {
  return `${fontSizeOf(text)} ${Math.round(box.drawn.height / 2) + step}`;
}

function isOneOfMany(labelled: LabelledBox, { alike }: Place): boolean {
  return (alike.get(sizeKey(labelled)) ?? 0) >= minMany;
}

/** A label over a picture is a badge. */
function isOverlay({ box }: LabelledBox, { parent, children, index }: Place): boolean {
  const child = children[index];
  if (child === undefined || !(isOutOfFlow(child) || isOutOfFlow(box))) return false;
  const hasPicture = [parent, ...children].some(
    (node) => node.kind === 'image' || node.style.some(({ value }) => value.includes('url(')),
  );
  return hasPicture || children.some((other) => other !== child && !isOutOfFlow(other));
}

/** px; sizes of a button and of its label. */
const buttonSize = {
  minHeight: 34,
  maxHeight: 72,
  minWidth: 56,
  maxWidth: 480,
  minFont: 14,
  minActionFont: 12,
};
/** Heights of a button relative to its font size. */
const heightRatio = { min: 2.7, minFilled: 2.4, minAny: 2.1, max: 5 };
/** px; the largest side of an icon in a button. */
const maxIconSize = 32;
/** px between an icon and the label; a wider gap separates a value from the icon of a menu. */
const maxIconGap = 24;
/** px by which a label may be off the centre. */
const centreTolerance = 6;

function isButton(labelled: LabelledBox): boolean {
  return isLabel(labelled.text) && isShapedAsButton(labelled);
}

/** Whether a layer has the size and the centred text of a button, whatever it says: it may be a badge, but no heading. */
export function isDrawnAsButton(box: LayoutBox): boolean {
  const labelled = findLabelledBox(box);
  return (
    labelled !== null && labelled.box === box && isShapedAsButton(labelled, { minRatio: heightRatio.minAny })
  );
}

/** Whether a label in smaller letters, or a little beside the middle, names an action in light words on a dark fill. */
function isSmallAction(labelled: LabelledBox, { lexicon, colours }: Search): boolean {
  const { text, box } = labelled;
  return (
    isLabel(text) &&
    lexicon.isAction(textOfLayer(text)) &&
    colours.isLightOnDark(text, box) &&
    isShapedAsButton(labelled, { ...loose, minFont: buttonSize.minActionFont })
  );
}

/** Whether a lower box has light words on a dark fill, and no box of its size is beside it: chips and entries are several. */
function isFilledAction(
  labelled: LabelledBox,
  siblings: readonly LayoutNode[],
  { colours }: Search,
): boolean {
  const { text, box } = labelled;
  if (!isLabel(text) || !colours.isLightOnDark(text, box)) return false;
  if (!isShapedAsButton(labelled, { minRatio: heightRatio.minFilled })) return false;
  let alike = 0;
  for (const sibling of siblings) {
    const other = findLabelledBox(sibling);
    if (other === null || Math.abs(other.box.drawn.height - box.drawn.height) > 2) continue;
    if (isShapedAsButton(other, { minRatio: heightRatio.minAny, minFont: 0 })) alike += 1;
    if (alike === minMany) return false;
  }
  return true;
}

/** px by which the words of a hand-drawn button may be beside its middle, where something else tells that it is one. */
const loose = { tolerance: 15 };
/** px by which they may be, where another button is painted alike: words beside an icon are at any place. */
const painted = { tolerance: 32 };

/** px by which buttons of one paint differ in their heights and letters. */
const equalSize = { height: 6, font: 2 };

/** Returns one of the buttons with the same paint, height and letters. */
function oneOfEachKind(buttons: readonly LabelledBox[]): readonly LabelledBox[] {
  const keyOf = (one: LabelledBox) => [paintOf(one), one.box.drawn.height, fontSizeOf(one.text)].join(' ');
  return [...new Map(buttons.map((button) => [keyOf(button), button])).values()];
}

/** Whether a box of the shape of a button has the paint of a button of the page, and words that may be its label. */
function isEqualOfButton(labelled: LabelledBox, buttons: readonly LabelledBox[]): boolean {
  const { box, text } = labelled;
  if (!isActionLabel(text)) return false;
  const paint = paintOf(labelled);
  return buttons.some(
    (button) =>
      paintOf(button) === paint &&
      Math.abs(button.box.drawn.height - box.drawn.height) <= equalSize.height &&
      Math.abs(fontSizeOf(button.text) - fontSizeOf(text)) <= equalSize.font,
  );
}

/** Limits of what is drawn as a button. */
interface ButtonShape {
  /** The height relative to the font size. @default that of most buttons */
  readonly minRatio?: number;
  /** px. @default that of most buttons */
  readonly minFont?: number;
  /** px by which the label may be off the centre. @default that of most buttons */
  readonly tolerance?: number;
}

function isShapedAsButton(
  { box, text, graphics }: LabelledBox,
  { minRatio = heightRatio.min, minFont = buttonSize.minFont, tolerance = centreTolerance }: ButtonShape = {},
): boolean {
  const size = fontSizeOf(text);
  const { width, height } = box.drawn;
  if (size < minFont || height < buttonSize.minHeight || height > buttonSize.maxHeight) return false;
  if (width < buttonSize.minWidth || width > buttonSize.maxWidth) return false;
  if (height < size * minRatio || height > size * heightRatio.max) return false;
  if (textTags.test(box.name) || hasFieldWords(nameWordsOf(box)) || text.blocks.length !== 1) return false;
  if (graphics.length > 1 || graphics.some((icon) => icon.kind === 'image' || !isIcon(icon))) return false;
  return isCentredLabel(box, [text, ...graphics], text, tolerance);
}

/** Importers of web pages name layers by their tags. */
const textTags = /^(p|em|strong|small|label|li|td|th|h[1-6]|time|figcaption|mark)$/i;

function isIcon({ drawn }: LayoutNode): boolean {
  return Math.max(drawn.width, drawn.height) <= maxIconSize;
}

/** Letters and words of the longest label. */
const maxLabel = { letters: 28, words: 4 };

/** Whether a text is a short label and neither a figure, nor initials, nor a sentence. */
function isLabel(text: LayoutText): boolean {
  const words = textOfLayer(text).trim();
  if (text.blocks.length !== 1 || words.includes('\u2028') || isAmount(words)) return false;
  if (words.length > maxLabel.letters || words.split(/\s+/).length > maxLabel.words) return false;
  return /\p{L}{2}/u.test(words) && !/\p{Nd}/u.test(words) && !endsSentence(words);
}

/**
 * Whether a label of words and a number is an action: it names a price on a dark fill or in an outline of its colour, as `Enrol for €480`, or its box is
 * painted as the buttons of the page are. A fact begins with its number, as `3 left` does.
 */
function isCountedAction(labelled: LabelledBox, looks: ReadonlySet<string>, colours: PageColours): boolean {
  const { box, text } = labelled;
  const words = textOfLayer(text).trim();
  if (!isActionLabel(text)) return false;
  if (looks.has(lookOf(labelled))) return true;
  const isLarge = box.drawn.height >= minPricedHeight && namesPrice.test(words);
  return isLarge && (colours.isLightOnDark(text, box) || isOutlinedInColourOf(text, box));
}

/** Whether words may be a label: they begin with letters, and may have a number in them. */
function isActionLabel(text: LayoutText): boolean {
  const words = textOfLayer(text).trim();
  const { letters, words: count } = maxCountedLabel;
  return (
    /^\p{L}{2}/u.test(words) &&
    !isAmount(words) &&
    !endsSentence(words) &&
    words.length <= letters &&
    words.split(/\s+/).length <= count
  );
}

/** Whether the words and the border of a box have one colour, and the border goes round it. */
function isOutlinedInColourOf(text: LayoutText, box: LayoutBox): boolean {
  const border = unconditionalValueOf(box, 'border') ?? unconditionalValueOf(box, 'outline');
  const colour = unconditionalValueOf(text, 'color');
  return border !== undefined && colour !== undefined && splitCssValues(border).includes(colour);
}

const maxCountedLabel = { letters: 32, words: 6 };

/** px; a lower pill with a price is a badge. */
const minPricedHeight = 44;

/** A number with a currency. */
const namesPrice = /\p{Sc}\s?\d|\d\s?\p{Sc}|\b[A-Z]{3}\s?\d|\d\s?[A-Z]{3}\b/u;

/** The paint of a box and the colour of its words. */
function paintOf({ box, text }: LabelledBox): string {
  const paint = box.style.filter(({ property }) => /^(background|border$|box-shadow|outline)/.test(property));
  return JSON.stringify([paint, unconditionalValueOf(text, 'color')]);
}

/** How a box is painted, and how large it is. */
function lookOf({ box, text }: LabelledBox): string {
  return [paintKeyOf(box), Math.round(box.drawn.height / 2), fontSizeOf(text)].join(' ');
}

/** Whether the label is in the middle of the box, with some room on both sides. */
function isCentredLabel(
  box: LayoutBox,
  content: readonly LayoutNode[],
  text: LayoutText,
  tolerance: number,
): boolean {
  const spans = content.map(({ drawn }) => ({ start: drawn.x, end: (drawn.x ?? 0) + drawn.width }));
  const start = Math.min(...spans.map((span) => span.start ?? Number.NaN));
  const end = Math.max(...spans.map((span) => span.end));
  if (!Number.isFinite(start) || box.drawn.x === undefined) return isCentred(text, box);
  const [before, after] = [start - box.drawn.x, box.drawn.x + box.drawn.width - end];
  if (isWiderThanWords(text) && unconditionalValueOf(text, 'text-align') !== 'center') return false;
  const between = end - start - content.reduce((sum, { drawn }) => sum + drawn.width, 0);
  if (between > maxIconGap || Math.abs(before - after) / 2 > tolerance) return false;
  // A label that is as wide as its box is centred by its own alignment.
  return before >= minSidePadding || isCentred(text, box);
}

/** Whether the box of a text has room that its words do not need. */
function isWiderThanWords(text: LayoutText): boolean {
  if (text.style.some(({ property }) => property === 'flex' || property === 'flex-grow')) return true;
  const words = textOfLayer(text).trim();
  const letters = words.length + (words.match(wideLetters)?.length ?? 0) * 0.5;
  return text.drawn.width > letters * fontSizeOf(text) * maxLetterWidth + 8;
}

/** The width of a wide Latin letter, relative to the font size. */
const maxLetterWidth = 0.75;

/** Letters that are as wide as they are high. */
const wideLetters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** px beside a label. */
const minSidePadding = 8;

/** A pill before a title introduces it. */
function isIntroduction({ text }: LabelledBox, { parent, children, index }: Place): boolean {
  if (flowOf(parent) === 'row') return false;
  const next = children[index + 1];
  const [following] = next === undefined ? [] : textsIn(next);
  return following !== undefined && fontSizeOf(following) > fontSizeOf(text) * 1.3;
}

/** Whether it is the selected one of two equal labels on a painted track. */
function isSelectedHalf({ box, text }: LabelledBox, { parent, children, index }: Place): boolean {
  const [other, more] = children.filter((_, at) => at !== index);
  if (flowOf(parent) !== 'row' || !isPainted(parent) || other?.kind !== 'box' || more !== undefined)
    return false;
  const [label, further] = textsIn(other);
  return (
    label !== undefined &&
    further === undefined &&
    !isPainted(other) &&
    Math.abs(fontSizeOf(label) - fontSizeOf(text)) < 1 &&
    Math.abs(other.drawn.height - box.drawn.height) <= 2 &&
    parent.drawn.height <= box.drawn.height + 2 * maxTrackInset
  );
}

/** px around the halves of a track. */
const maxTrackInset = 12;

/** Whether it is the current one of several entries in a row, of which the others are only texts. */
function isCurrentEntry({ text }: LabelledBox, { parent, children, index }: Place): boolean {
  if (flowOf(parent) !== 'row') return false;
  const last = lastInLine(children, text);
  const entries = children.filter((child) => {
    const [entry, more] = textsIn(child);
    if (entry === undefined || more !== undefined || (child.kind === 'box' && isPainted(child))) return false;
    return Math.abs(fontSizeOf(entry) - fontSizeOf(text)) < 1;
  });
  return children[index] !== last && entries.length > 1;
}
