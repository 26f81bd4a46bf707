/**
 * Finds what each element of a component is for, in a word or two: by the name of its layer, by its role (title, price,
 * link, avatar), or by what it contains (actions, fields, intro).
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import { readPx } from '../css/css-values.ts';
import { isPainted } from '../css/style-queries.ts';
import { classifyFigures, classifyTexts } from '../naming/classify-text.ts';
import { listName } from '../naming/english-words.ts';
import { contentWordsOf, toKebabCase } from '../naming/identifiers.ts';
import { isAmount } from '../semantics/element-rules.ts';
import { isFieldTag } from '../semantics/role.ts';
import { type CodeElement, type CodeNode, lengthPropertyOf, nodesIn } from './code-component.ts';

/** What an element is for. */
export interface Purpose {
  readonly node: CodeNode;
  /** In kebab-case, such as `price` or `hero-actions`. */
  readonly name: string;
  /** Whether the name says more than that there is something. */
  readonly isMeaningful: boolean;
  /** The purposes of its children, in print order; children that are shown on a condition are among them. */
  readonly parts: readonly Purpose[];
  /** The first words that it always shows. */
  readonly words: readonly string[];
}

/** The evidence for the purpose of an element besides itself. */
export interface PurposeEvidence {
  /** The texts that the occurrences pass to each text prop. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
  /** The words of the page's language. */
  readonly lexicon: Lexicon;
}

/** Finds the purpose of a node and of everything in it. */
export function findPurpose(node: CodeNode, evidence: PurposeEvidence): Purpose {
  const found = shownIn(node).map((child) => findPurpose(child, evidence));
  const parts = nameBadgeText(node, nameAmongSiblings(found, evidence.texts));
  const common = { node, parts, words: wordsIn(node, parts, evidence.lexicon) };
  switch (node.kind) {
    case 'use':
      return {
        ...common,
        name: meaningfulName(node.styleName) ?? nameOfComponent(node.component),
        isMeaningful: true,
      };
    case 'repeat':
      return { ...common, name: toKebabCase(node.item) ?? 'row', isMeaningful: true };
    case 'each':
      return { ...common, name: nameOfComponent(node.component), isMeaningful: true };
    case 'vector':
      return {
        ...common,
        name: meaningfulName(node.styleName) ?? (isLine(node.svg) ? 'divider' : 'icon'),
        isMeaningful: true,
      };
    case 'element':
      return { ...common, ...nameElement(node, parts, evidence) };
    default:
      return { ...common, name: 'text', isMeaningful: false };
  }
}

/** The only words on a ground of their own are no title, however bold they are. */
function nameBadgeText(node: CodeNode, parts: readonly Purpose[]): readonly Purpose[] {
  const [only, more] = parts;
  if (only === undefined || more !== undefined || only.name !== 'title' || isHeading(only.node)) return parts;
  const isBadge = node.kind === 'element' && /^(div|span)$/.test(node.tag) && isPaintedSomewhere(node);
  return isBadge && isText(only.node) ? [renamed(only, badgeText)] : parts;
}

/** The words on a badge. */
const badgeText = 'badge-text';

/** Whether an element has paint, at least where a prop has some value. */
function isPaintedSomewhere(element: CodeElement): boolean {
  return isPainted(element) || element.variants.some(isPainted);
}

/** Returns the name of a component without the number that tells it from another. */
function nameOfComponent(component: string): string {
  return toKebabCase(component.replace(/\d+$/, '')) ?? 'part';
}

/** Whether a vector is a thin line. */
function isLine(svg: string): boolean {
  const [, width = '0', height = '0'] = /viewBox="\S+ \S+ (\S+) (\S+?)"/.exec(svg) ?? [];
  const sides = [Number(width), Number(height)].sort((one, other) => one - other);
  return (sides[0] ?? 0) <= maxDivider && (sides[1] ?? 0) > maxDot;
}

function shownIn(node: CodeNode): readonly CodeNode[] {
  if (node.kind !== 'element' && node.kind !== 'when' && node.kind !== 'rating') return [];
  return node.children.flatMap((child) =>
    child.kind === 'when' || child.kind === 'rating' ? shownIn(child) : [child],
  );
}

function wordsIn(node: CodeNode, parts: readonly Purpose[], lexicon: Lexicon): readonly string[] {
  if (node.kind === 'text') return contentWordsOf(node.text, lexicon).slice(0, maxWords);
  return parts.find(({ words }) => words.length > 0)?.words ?? [];
}

/** Words that a name takes from a text. */
const maxWords = 2;

type Name = Pick<Purpose, 'name' | 'isMeaningful'>;

function nameElement(element: CodeElement, parts: readonly Purpose[], evidence: PurposeEvidence): Name {
  const known = meaningfulName(element.styleName);
  const shown = textsIn(element, evidence.texts);
  const isBoldText = known === 'title' && element.tag === 'p';
  if (known === 'price' && isStruckThrough(element)) return meaningful('old-price');
  const special =
    shown === null ? null : (nameByFormat(shown) ?? (isBoldText ? classifyFigures(shown) : null));
  if (special !== null && (known === null || known === 'title')) return meaningful(special);
  if (known === element.tag && /^(section|aside)$/.test(known))
    return meaningful([...wordsOfHeading(parts), known].join('-'));
  if (known !== null) return { name: known, isMeaningful: true };
  if (element.tag === 'main') return meaningful('main');
  if (isDialog(element)) return meaningful('dialog');
  if (element.isDismissible === true) return meaningful('overlay');
  if (/^h[1-6]$/.test(element.tag)) return { name: 'title', isMeaningful: true };
  if (element.tag === 'img' || element.tag === 'picture')
    return meaningful(isRound(element) ? 'avatar' : 'image');
  if (element.tag === 'li') return meaningful('item');
  if (isFieldTag(element.tag)) return meaningful(element.tag === 'select' ? 'select' : 'input');
  if (element.tag === 'ul' || element.tag === 'ol')
    return meaningful(nameOfEqualParts(parts, evidence.lexicon) ?? 'list');
  if (element.styleName === 'emphasis') return meaningful('emphasis');
  if (shown !== null) return nameText(element, shown);
  if (element.tag === 'button' || element.tag === 'a')
    return meaningful(element.tag === 'a' ? 'link' : 'button');
  return nameContainer(element, parts, evidence.lexicon);
}

function isDialog({ attributes }: CodeElement): boolean {
  return attributes.some(
    ({ name, value }) => name === 'role' && value.kind === 'text' && value.text === 'dialog',
  );
}

/** Returns the first words of the first heading among some parts: a section is named after its title. */
function wordsOfHeading(parts: readonly Purpose[]): readonly string[] {
  for (const { node, words, parts: inner } of parts) {
    const found = isHeading(node) ? words : wordsOfHeading(inner);
    if (found.length > 0) return found;
  }
  return [];
}

function meaningful(name: string): Name {
  return { name, isMeaningful: true };
}

/** Returns the name that an element has from its layer or its role; `null` for one that only describes its shape. */
function meaningfulName(name: string | null): string | null {
  return name === null || vagueNames.has(name) ? null : name;
}

/** Names that only describe how an element is laid out or that there is something. */
const vagueNames: ReadonlySet<string> = new Set(
  'row rows column columns pile grid box list item part text texts image icon words line emphasis content entry'.split(
    ' ',
  ),
);

/** Returns all texts that an element shows; `null` where it shows more than text. */
function textsIn(element: CodeElement, texts: PurposeEvidence['texts']): readonly string[] | null {
  const parts = element.children.map((child): readonly string[] | null => {
    if (child.kind === 'text') return [child.text];
    if (child.kind === 'property') return texts.get(child.name) ?? null;
    if (child.kind !== 'element') return null;
    if (child.tag === 'br') return [' '];
    return child.tag === 'span' && child.ids.length === 0 ? textsIn(child, texts) : null;
  });
  if (parts.length === 0 || parts.includes(null)) return null;
  const [only] = parts;
  return parts.length === 1 && only ? only : [parts.flatMap((part) => part?.[0] ?? []).join('')];
}

/** Names texts whose format tells what they are, whatever their size. */
function nameByFormat(shown: readonly string[]): string | null {
  if (shown.length === 0) return null;
  if (shown.every((text) => /^\s*(©|\(c\)\s)/iu.test(text))) return 'copyright';
  return shown.every((text) => /^\p{Lu}{2,3}$/u.test(text)) ? 'initials' : null;
}

function nameText(element: CodeElement, shown: readonly string[]): Name {
  const kind = classifyTexts(shown);
  if (kind === 'price' && isStruckThrough(element)) return meaningful('old-price');
  if (kind !== null) return meaningful(kind);
  if (element.tag === 'button') return meaningful('button');
  if (element.tag === 'a') return meaningful('link');
  if (isInControl(element)) return meaningful('label');
  return element.styleName === 'title' ? meaningful('title') : { name: 'text', isMeaningful: false };
}

/** Whether a text is crossed out: a price that was. */
function isStruckThrough({ tag, style }: CodeElement): boolean {
  return (
    /^(s|del)$/.test(tag) ||
    style.some(({ property, value }) => property.startsWith('text-decoration') && /line-through/.test(value))
  );
}

function isInControl({ tag, styleName }: CodeElement): boolean {
  return tag === 'label' || tag === 'legend' || (tag === 'span' && styleName === 'label');
}

function nameContainer(element: CodeElement, parts: readonly Purpose[], lexicon: Lexicon): Name {
  if (parts.length === 0) return nameEmptyBox(element);
  const name =
    nameOfEqualParts(parts, lexicon) ??
    nameOfActions(parts) ??
    nameOfFields(parts) ??
    nameOfTexts(parts) ??
    nameOfMixture(parts, element);
  return name === null ? { name: 'content', isMeaningful: false } : meaningful(name);
}

/** A box of cards is named `cards`. */
function nameOfEqualParts(parts: readonly Purpose[], lexicon: Lexicon): string | null {
  const [name, ...others] = new Set(parts.map((part) => part.name));
  const isMany = parts.length > 1 || parts[0]?.node.kind === 'each';
  if (name === undefined || others.length > 0 || !isMany || parts.some(({ isMeaningful }) => !isMeaningful))
    return null;
  const words = name.split('-');
  return listName(words.join(' '), lexicon).replaceAll(' ', '-');
}

function nameOfActions(parts: readonly Purpose[]): string | null {
  return parts.length > 1 && parts.every(({ node }) => isAction(node)) ? 'actions' : null;
}

function isAction(node: CodeNode): boolean {
  if (node.kind === 'use') return /(Button|Link)$/.test(node.component);
  return node.kind === 'element' && (node.tag === 'button' || node.tag === 'a');
}

function nameOfFields(parts: readonly Purpose[]): string | null {
  const fields = parts.filter(({ node }) => node.kind === 'element' && isFieldTag(node.tag));
  if (fields.length === 0) return null;
  return fields.length === 1 ? 'field' : 'fields';
}

function nameOfTexts(parts: readonly Purpose[]): string | null {
  if (parts.length < 2 || !parts.every(({ node }) => isText(node))) return null;
  if (parts.some(({ node }) => isHeading(node))) return 'intro';
  if (parts.length === 2 && parts.some(({ name }) => numberKinds.has(name))) return 'figure';
  return parts.some(({ name }) => name === 'title') ? 'intro' : 'details';
}

const numberKinds: ReadonlySet<string> = new Set(['count', 'price', 'share', 'rating']);

function nameOfMixture(parts: readonly Purpose[], element: CodeElement): string | null {
  const names = new Set(parts.map(({ name }) => name));
  const [only, ...others] = parts;
  if (only && others.length === 0) return nameAround(only, isPaintedSomewhere(element));
  if (names.has('avatar')) return 'person';
  const hasPicture = names.has('image');
  const isTextBesideIcon =
    parts.length === 2 && parts.some(({ node }) => isVector(node)) && parts.some(({ node }) => isText(node));
  if (isTextBesideIcon) return 'meta';
  if (parts.some(({ node }) => isHeading(node))) return hasPicture ? 'card' : 'header';
  return null;
}

/** Names a box around a single part. */
function nameAround({ name, node, isMeaningful }: Purpose, isBadge: boolean): string | null {
  if (isVector(node)) return 'icon-frame';
  if (name === 'image' || name === 'avatar') return `${name}-frame`;
  if (isText(node))
    return !isBadge ? null : name === 'text' || name === badgeText ? 'badge' : `${name}-badge`;
  return isMeaningful ? `${name.replace(/-area$/, '')}-area` : null;
}

function nameEmptyBox(element: CodeElement): Name {
  if (element.attributes.some(({ name }) => lengthPropertyOf(name) !== null)) return meaningful('bar');
  const { style } = element;
  const lengthOf = (side: string) =>
    readPx(style.find(({ property }) => property === side)?.value) ?? Infinity;
  const sides = [lengthOf('width'), lengthOf('height')];
  if (sides.some((side) => side <= maxDivider)) return meaningful('divider');
  if (sides.every((side) => side <= maxDot)) return meaningful('dot');
  const has = (pattern: RegExp) => style.some(({ property }) => pattern.test(property));
  if (has(/^inset$/)) return meaningful('backdrop');
  if (isRound(element) && sides.every((side) => side >= minAvatar && side <= maxAvatar))
    return meaningful('avatar');
  return meaningful(has(/^background-image$/) ? 'image' : 'decoration');
}

/** px */
const maxDivider = 2;
const maxDot = 16;
const minAvatar = 24;
const maxAvatar = 96;

function isRound({ style }: CodeElement): boolean {
  return style.some(({ property, value }) => property === 'border-radius' && /^(50%|9{3,}px)$/.test(value));
}

function isVector(node: CodeNode): boolean {
  return node.kind === 'vector' || (node.kind === 'use' && node.component.endsWith('Icon'));
}

function isHeading(node: CodeNode): boolean {
  return node.kind === 'element' && /^h[1-6]$/.test(node.tag);
}

function isText(node: CodeNode): boolean {
  return node.kind === 'element' && /^(p|blockquote|h[1-6]|span|time|small|strong)$/.test(node.tag);
}

/** Names texts by their neighbours: one after a title describes it, a short one before a title introduces it. */
function nameAmongSiblings(parts: readonly Purpose[], texts: PurposeEvidence['texts']): readonly Purpose[] {
  const title = parts.findIndex(({ node }) => isHeading(node));
  if (title >= 0)
    return parts.map((part, index) => {
      if (part.isMeaningful || !isText(part.node)) return part;
      if (index === title + 1) return renamed(part, 'subtitle');
      return index === title - 1 ? renamed(part, 'eyebrow') : part;
    });
  if (parts.some(({ name }) => name === 'avatar')) return parts.map(asPerson);
  return nameFigure(parts, texts) ?? nameFirst(parts);
}

function renamed(part: Purpose, name: string): Purpose {
  return { ...part, name, isMeaningful: true };
}

/** The texts beside a portrait are the name of a person and what is said of them. */
function asPerson(part: Purpose): Purpose {
  const named = (one: Purpose, index: number) =>
    isText(one.node) && !isKnownKind(one) && hasLetters(one.node)
      ? renamed(one, index === 0 ? 'person-name' : 'person-details')
      : one;
  if (isText(part.node)) return named(part, 0);
  const isOfTexts = part.parts.length > 0 && part.parts.every(({ node }) => isText(node));
  return isOfTexts ? { ...part, parts: part.parts.map(named) } : part;
}

/** Whether an element shows more than a sign, such as a quotation mark. */
function hasLetters(node: CodeNode): boolean {
  return nodesIn(node).some(
    (one) => one.kind === 'property' || (one.kind === 'text' && /\p{L}/u.test(one.text)),
  );
}

function isKnownKind({ name, isMeaningful }: Purpose): boolean {
  return isMeaningful && name !== 'title';
}

/** Of a figure and a text, the text is its label, whichever is first; `null` where there are not both. */
function nameFigure(parts: readonly Purpose[], texts: PurposeEvidence['texts']): readonly Purpose[] | null {
  const figure = parts.find((part) => isFigure(part, texts) || isFigure(part.parts[0], texts));
  const [label, more] = parts.filter(
    (part) => part !== figure && isText(part.node) && !isFigure(part, texts),
  );
  if (figure === undefined || label === undefined || more !== undefined || isKnownKind(label)) return null;
  return parts.map((part) => {
    // A name before its amount is what both are about.
    if (part === label) return renamed(part, isText(figure.node) && label === parts[0] ? 'title' : 'label');
    return part === figure && isText(part.node) && !isKnownKind(part) ? renamed(part, 'amount') : part;
  });
}

/** Whether an element shows amounts only, such as `1.2 M` or `$9`. */
function isFigure(part: Purpose | undefined, texts: PurposeEvidence['texts']): boolean {
  if (part?.node.kind !== 'element' || !isText(part.node)) return false;
  const shown = textsIn(part.node, texts) ?? [];
  return shown.length > 0 && shown.every((text) => isAmount(text) && /\p{Nd}/u.test(text));
}

/** Of several texts without a heading, the first is what the others are about. */
function nameFirst(parts: readonly Purpose[]): readonly Purpose[] {
  const [first] = parts;
  const isGroup = parts.length > 1 && parts.every(({ node }) => isText(node));
  const looks = new Set(parts.map(({ node }) => ('style' in node ? JSON.stringify(node.style) : '')));
  return isGroup && looks.size > 1 && first?.isMeaningful === false
    ? parts.map((part) => (part === first ? renamed(part, 'title') : part))
    : parts;
}
