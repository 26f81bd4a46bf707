/** Names a component that is made of a repeat: by its layers, else by headings, texts or its content. */
import type { Lexicon } from '#design/lexicon/lexicon';
import { flowOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import { classifyText } from '../../naming/classify-text.ts';
import { pluralOf, singularOf } from '../../naming/english-words.ts';
import { contentWordsOf, meaningfulWords, wordsOf } from '../../naming/identifiers.ts';
import { isFieldCaption } from '../../semantics/forms/field-kind.ts';
import { findCaptionedBox } from '../../semantics/forms/find-field.ts';
import { logoAddress } from '../../semantics/structure/link-logo.ts';
import { recognizeIcon } from '../../semantics/icon-shapes.ts';
import { textOfLayer, textsIn, visibleChildren } from '../walk-layout.ts';
import type { ComponentGroup } from './component-group.ts';
import { meaningfulLayerName } from './find-sections.ts';
import { singularInHeading, wordsOfHeading } from './heading-names.ts';

/** A part of a page that occurs several times, and where it occurs. */
interface Repeat {
  readonly occurrences: readonly LayoutBox[];
  /** The box that contains the first of them; `null` where that is unknown. */
  readonly parent: LayoutBox | null;
  /** Whether they are in several boxes, such as the cards of a page. @default false */
  readonly hasSeveralParents?: boolean;
  /** The boxes that contain all of them, the innermost first. */
  readonly around: readonly LayoutBox[];
}

/** Returns the title of the component, and the titles to use where others have that one, best first. */
export function nameRepeat(repeat: Repeat, lexicon: Lexicon): Pick<ComponentGroup, 'title' | 'otherTitles'> {
  const { occurrences, around } = repeat;
  const { name, isChosen } = chooseName(repeat, lexicon);
  const longNames = [
    nameByHeading(around, occurrences, name, lexicon),
    nameByAncestors(around, name),
    nameByTextKinds(occurrences, name),
  ].filter((one) => one !== null);
  const furtherNames = [
    nameByHeadingWords(around, occurrences, name, lexicon),
    nameByFirstText(occurrences, name, lexicon),
  ].filter((one) => one !== null);
  const [longName = vagueNames.test(name) ? furtherNames[0] : undefined] = longNames;
  return { title: isChosen ? name : (longName ?? name), otherTitles: [...longNames, ...furtherNames] };
}

/** Names a repeated part: by the common name of its layers, by the plural name of its parent, or by its content. */
function chooseName(
  { occurrences, parent, hasSeveralParents = false }: Repeat,
  lexicon: Lexicon,
): ChosenName {
  if (occurrences.every(isLogo)) return { name: 'Logo', isChosen: true };
  if (parent?.inferredKind === 'table') return { name: 'Row', isChosen: false };
  if (occurrences.every(({ inferredKind }) => inferredKind === 'details')) {
    const own = commonName(occurrences);
    const isSaying = own !== null && !vagueNames.test(own);
    return isSaying ? { name: own, isChosen: true } : { name: 'Accordion item', isChosen: true };
  }
  const designName = commonName(occurrences) ?? (parent && singularName(parent));
  if (designName !== null) return { name: designName, isChosen: true };
  const isFeature = hasSeveralParents && occurrences.every(isIconWithWords);
  return { name: isFeature ? 'Feature' : nameByContent(occurrences[0], lexicon), isChosen: false };
}

/** Whether a part is the logo, which leads to the first page in the header as in the footer. */
function isLogo({ link }: LayoutBox): boolean {
  return link?.target === logoAddress;
}

/** The name of a repeated part. */
interface ChosenName {
  readonly name: string;
  /** Whether the name comes from the design; a name by content fits any similar part. */
  readonly isChosen: boolean;
}

/** The rows under the heading "Daily rankings" are each a `ranking row`. */
function nameByHeading(
  around: readonly LayoutBox[],
  [entry]: readonly LayoutBox[],
  name: string,
  lexicon: Lexicon,
): string | null {
  const singular =
    entry === undefined || !kindsOfParts.test(name) ? null : singularInHeading(lexicon, around, entry);
  return singular === null ? null : `${singular} ${name}`;
}

/** Names by content, which fit any part of a kind. */
const kindsOfParts = /^(Row|Card|Item|Entry|Feature|Stat)$/;

/** Names that only say how a part is laid out. */
const vagueNames = /^(Row|Column|Item|Entry|Part)s?$/;

/** The rows under the heading "Contact" are each a `contact row`. `null` where no short heading is above them. */
function nameByHeadingWords(
  around: readonly LayoutBox[],
  [entry]: readonly LayoutBox[],
  name: string,
  lexicon: Lexicon,
): string | null {
  const words = entry === undefined ? [] : wordsOfHeading(lexicon, around, entry);
  return words.length === 0 ? null : `${words.join(' ')} ${name}`;
}

/** Adds the first words of the first occurrence, which at least tell two components apart. */
function nameByFirstText([occurrence]: readonly LayoutBox[], name: string, lexicon: Lexicon): string | null {
  const texts = occurrence === undefined ? [] : textsIn(occurrence);
  const text = texts.find((one) => contentWordsOf(textOfLayer(one)).length > 0);
  const words =
    text === undefined ? [] : contentWordsOf(textOfLayer(text), lexicon).slice(0, maxShownWords - 1);
  return words.length === 0 ? null : `${words.join(' ')} ${name}`;
}

/** Words that a name takes from an ancestor. */
const maxAncestorWords = 2;

/**
 * Adds the name of the innermost named ancestor: the rows of a basket are `basket row`. `null` where no ancestor
 * has a name.
 * @param around The boxes that contain all occurrences, from the innermost on, without the page.
 */
function nameByAncestors(around: readonly LayoutBox[], name: string): string | null {
  const [outer] = around.flatMap((box) => meaningfulLayerName(box) ?? []);
  if (outer === undefined) return null;
  const words = outer.split(' ').slice(-maxAncestorWords);
  const last = words.at(-1) ?? '';
  return [...words.slice(0, -1), singularOf(last) ?? last, name].join(' ');
}

/** Adds the kind of a text: a row with a price is a `price row`. `null` where no text has a distinctive kind. */
function nameByTextKinds([occurrence]: readonly LayoutBox[], name: string): string | null {
  const texts = occurrence ? textsIn(occurrence) : [];
  const words = new Set(texts.map(classifyText));
  const word = distinctiveTextKinds.find((one) => words.has(one));
  const isDescriptive = word !== undefined && texts.length <= maxTexts && /^(Row|Card)$/.test(name);
  return isDescriptive ? `${word} ${name}` : null;
}

/** With more texts than this, the kind of one of them does not describe the whole. */
const maxTexts = 4;

/** Kinds of text by their format, the most distinctive first. */
const distinctiveTextKinds = ['price', 'email', 'phone', 'date', 'time', 'share'];

/**
 * Adds the text that all occurrences show: one of two buttons is the `book a room button`. `null` where the texts
 * differ or are long.
 */
export function nameByShownText(occurrences: readonly LayoutBox[], name: string): string | null {
  const [shownText, ...others] = new Set(
    occurrences.map((occurrence) => textsIn(occurrence).map(textOfLayer).join('\n')),
  );
  const known = new Set(wordsOf(name));
  const words = wordsOf(shownText ?? '').filter((word) => !known.has(word));
  const isShort =
    words.some((word) => word.length > 2) && words.length <= maxShownWords && !shownText?.includes('\n');
  return others.length > 0 || !isShort ? null : [...words, name].join(' ');
}

/** Words that a name takes from the text of a button. */
const maxShownWords = 3;

/** Returns the words with which the layer names of all occurrences begin. */
function commonName(occurrences: readonly LayoutBox[]): string | null {
  const [first, ...others] = occurrences.map(customNameWords);
  if (!first || first.length === 0) return null;
  const length = others.reduce((shared, words) => {
    const end = first.findIndex((word, index) => index < shared && words[index] !== word);
    return Math.min(shared, end < 0 ? first.length : end, words.length);
  }, first.length);
  return length === 0 ? null : first.slice(0, length).map(spellOutTag).join(' ');
}

/** The children of `Features` are each a `Feature`. */
function singularName(box: LayoutBox): string | null {
  const words = customNameWords(box);
  const last = singularOf(words.at(-1) ?? '');
  return last === null ? null : [...words.slice(0, -1), last].join(' ');
}

function nameByContent(occurrence: LayoutBox | undefined, lexicon: Lexicon): string {
  if (!occurrence) return 'Part';
  const many = pluralName(occurrence, lexicon);
  if (many !== null) return many;
  const field = findCaptionedBox(occurrence);
  if (field && isFieldCaption(textOfLayer(field.caption), lexicon)) return 'Field';
  const { texts, pictures } = countContent(occurrence);
  const kinds = textsIn(occurrence).map(classifyText);
  const isStat = kinds.some((kind) => /^(count|share)$/.test(kind)) && flowOf(occurrence) === 'column';
  if (occurrence.inferredKind === 'nav') return 'Link list';
  if (isPlan(occurrence)) return 'Plan card';
  if (texts === 2 && isStat && visibleChildren(occurrence).length === texts) return 'Stat';
  if (texts >= 2) return isWideRow(occurrence) ? 'Row' : 'Card';
  if (texts === 1 && pictures === 1 && beginsWithCheck(occurrence)) return 'Feature';
  return texts === 1 && pictures > 0 ? 'Entry' : 'Item';
}

/** Whether a part is an icon with words behind it, which each of several cards has: what a home or a plan offers. */
function isIconWithWords(part: LayoutBox): boolean {
  const [icon, words, more] = visibleChildren(part);
  if (icon === undefined || words?.kind !== 'text' || more !== undefined || part.link !== null) return false;
  const { texts, pictures } = countContent(icon);
  return flowOf(part) === 'row' && texts === 0 && pictures === 1 && icon.drawn.width < words.drawn.width;
}

/** Lines of a list of what is offered at a price. */
const minOffers = 3;

/** Whether a card has a price, and a list below it of what is in it, as a plan has. */
function isPlan(card: LayoutBox): boolean {
  const hasPrice = textsIn(card).some((text) => classifyText(text) === 'price');
  const offers = (node: LayoutNode): boolean => {
    const inside = visibleChildren(node);
    const rows = inside.filter((row) => row.kind === 'box' && beginsWithCheck(row));
    return (rows.length >= minOffers && rows.length === inside.length) || inside.some(offers);
  };
  return hasPrice && flowOf(card) === 'column' && offers(card);
}

/** Whether a part begins with a check, which says that the words beside it are included. */
function beginsWithCheck(part: LayoutBox): boolean {
  const [first] = visibleChildren(part);
  const [only, more] = first === undefined ? [] : visibleChildren(first);
  const icon = first?.kind === 'vector' ? first : more === undefined && only?.kind === 'vector' ? only : null;
  return icon !== null && recognizeIcon(icon.svg) === 'check';
}

/** A box whose children all have, or would get, one name is named by its plural. */
function pluralName(occurrence: LayoutBox, lexicon: Lexicon): string | null {
  const inside = visibleChildren(occurrence);
  const boxes = inside.filter((child) => child.kind === 'box');
  if (boxes.length < 2 || boxes.length < inside.length) return null;
  const chosen = commonName(boxes);
  if (chosen !== null) return pluralOf(chosen);
  const [name, another] = new Set(boxes.map((box) => nameByContent(box, lexicon)));
  return boxes.length < minUnnamedChildren || name === undefined || another !== undefined
    ? null
    : pluralOf(name);
}

/** Children without names from which the plural is used; two are rather two halves. */
const minUnnamedChildren = 3;

/** Texts side by side, as in a list of prices; a card is about as high as it is wide. */
function isWideRow(box: LayoutBox): boolean {
  return flowOf(box) === 'row' && box.drawn.width >= 4 * box.drawn.height;
}

function countContent(node: LayoutNode): { readonly texts: number; readonly pictures: number } {
  const inside = visibleChildren(node).map(countContent);
  return {
    texts: inside.reduce((sum, { texts }) => sum + texts, node.kind === 'text' ? 1 : 0),
    pictures: inside.reduce(
      (sum, { pictures }) => sum + pictures,
      node.kind === 'image' || node.kind === 'vector' ? 1 : 0,
    ),
  };
}

/**
 * Returns the words of a custom layer name, without numbers. An item of a list that no layer is behind has the name of
 * what is in it; other such boxes have none.
 */
function customNameWords(box: LayoutBox): readonly string[] {
  if (box.ids.length > 0) return meaningfulWords(box.name).slice(0, 4);
  const [only, more] = box.inferredKind === 'item' ? visibleChildren(box) : [];
  return only?.kind === 'box' && more === undefined ? customNameWords(only) : [];
}

/** Words for tags and short forms that name layers. */
const wordsByTag: ReadonlyMap<string, string> = new Map([
  ['nav', 'navigation'],
  ['blockquote', 'quote'],
  ['btn', 'button'],
]);

function spellOutTag(word: string): string {
  return wordsByTag.get(word) ?? word;
}
