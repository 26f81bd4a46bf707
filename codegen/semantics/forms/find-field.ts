/**
 * Finds input fields. A box with the name of a field is one if it contains a placeholder. So is any framed box
 * whose single text can only be a placeholder, or that follows a caption, empty or not.
 */
import type { ElementKind } from '#design/code-plan';
import type { Lexicon } from '#design/lexicon/lexicon';
import { textOfLayer, textsIn } from '../../components/walk-layout.ts';
import { propertyOf } from '../../css/properties.ts';
import { flowOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';
import { toSentence, wordsOf } from '../../naming/identifiers.ts';
import {
  fontSizeOf,
  hasButtonName,
  isCentred,
  isInputWithPlaceholder,
  nameWordsOf,
  type RuleInput,
} from '../element-rules.ts';
import type { PageColours } from '../page-colours.ts';
import { type FieldKind, inferFieldKind, isFieldCaption, isMarkedRequired } from './field-kind.ts';

/**
 * How a box is a field. `hint` and `lines`: its text becomes an input or a textarea. `empty`: the box becomes the
 * input. `choice`: its text becomes the selected option.
 */
export type FieldPattern = 'hint' | 'empty' | 'choice' | 'lines';

/**
 * Returns the pattern by which a box is a field; `null` for other boxes. `caption` is the text directly before
 * it.
 * @param isKnownLabel Whether the caption is known to belong to a field, whatever its text.
 * @default false
 */
export function findFieldPattern(
  ruleInput: RuleInput,
  caption: LayoutText | null,
  isKnownLabel: boolean = false,
): FieldPattern | null {
  const { box, facts, words, lexicon } = ruleInput;
  const kind = box.decided?.kind ?? inferredFieldKind(box);
  if (kind !== undefined) return plannedFieldPattern(kind, facts.texts.length);
  if (isSelectBox(ruleInput)) return 'choice';
  if (isInputWithPlaceholder(ruleInput))
    return isMultiLineField(box) && / (text ?area|message|comments?) /.test(words) ? 'lines' : 'hint';
  if (!isFramed(box) || hasButtonName(words) || facts.buttons + facts.links > 0) return null;
  const isCaptioned = caption !== null && (isKnownLabel || isFieldCaption(textOfLayer(caption), lexicon));
  const isNamedField = hasFieldName(words);
  if (box.children.every(({ visible }) => !visible))
    return isSingleLineField(box) && (isCaptioned || isNamedField) ? 'empty' : null;
  const [text, more] = facts.texts;
  if (!text || more || facts.shapes > 2 || isCentred(text, box)) return null;
  const isPlaceholder = isPlaceholderText(textOfLayer(text), lexicon);
  if (!isPlaceholder && !isNamedField && !(isCaptioned && !lexicon.isAction(textOfLayer(text)))) return null;
  if (isSingleLineField(box))
    return (isCaptioned || isNamedField) && hasDropdownIcon(box) ? 'choice' : 'hint';
  return isMultiLineField(box) && (isPlaceholder || isKnownLabel || asksForLongText(caption, lexicon))
    ? 'lines'
    : null;
}

/** Whether a layer name means a field, and not a form or a row of fields. */
export function hasFieldName(words: string): boolean {
  return (
    / (input|field|text ?field|text ?area|text ?box) /.test(words) &&
    !/ (group|row|form|set|section) /.test(words)
  );
}

/** Whether the last child is the icon of a dropdown. */
function hasDropdownIcon({ children }: LayoutBox): boolean {
  const last = children.findLast(({ visible }) => visible);
  return last !== undefined && last.kind !== 'text' && hasDropdownName(last);
}

/** Whether a layer is or contains a framed text with the icon of a dropdown behind it. */
export function containsSelect(node: LayoutNode): boolean {
  if (!node.visible || node.kind !== 'box') return false;
  const isSelect =
    (node.inferredKind ?? node.decided?.kind) === 'choice' ||
    (isFramed(node) && isSingleLineField(node) && textsIn(node).length === 1 && hasDropdownIcon(node));
  return isSelect || node.children.some(containsSelect);
}

/** Whether a graphic has the name of the icon of a dropdown. */
export function hasDropdownName(node: LayoutNode): boolean {
  const names = [node.name, (node.kind === 'vector' && node.componentName) || '', onlyChildName(node)];
  return names.some((name) => / (down|drop ?down|caret|select|unfold) /.test(` ${wordsOf(name).join(' ')} `));
}

/** Returns the name of the only child of a box, or of the instance that the box represents. */
function onlyChildName(node: LayoutNode): string {
  if (node.kind !== 'box') return '';
  if (node.standsFor !== undefined) return node.standsFor.name;
  const [child, more] = node.children;
  return child === undefined || more !== undefined ? '' : child.name;
}

function inferredFieldKind({ inferredKind }: LayoutBox): 'field' | 'text-area' | 'choice' | undefined {
  return inferredKind === 'field' || inferredKind === 'text-area' || inferredKind === 'choice'
    ? inferredKind
    : undefined;
}

/** Returns the planned pattern for a field with this number of texts; `null` for other planned kinds. */
function plannedFieldPattern(kind: ElementKind, texts: number): FieldPattern | null {
  if (kind !== 'field' && kind !== 'text-area' && kind !== 'choice') return null;
  if (texts === 0) return kind === 'field' ? 'empty' : null;
  if (texts > 1) return null;
  return kind === 'field' ? 'hint' : kind === 'choice' ? 'choice' : 'lines';
}

/** The caption of a field and the text below it. */
export interface FieldTexts {
  readonly caption: LayoutText;
  readonly note: LayoutText | null;
}

/** A box with a caption before it and notes below it. */
interface CaptionedBox {
  readonly caption: LayoutText;
  readonly box: LayoutBox;
  readonly notes: readonly LayoutText[];
}

/**
 * Returns the caption and the box, where a node contains only one box and texts, the first of them before the
 * box.
 */
export function findCaptionedBox(node: LayoutBox): CaptionedBox | null {
  const [caption, box, ...others] = node.children.filter(({ visible }) => visible);
  if (caption?.kind !== 'text' || box?.kind !== 'box' || caption.link !== null) return null;
  if (isTitleOf(box, caption, flowOf(node) === 'row')) return null;
  const notes = others.filter((one): one is LayoutText => one.kind === 'text' && one.link === null);
  return notes.length === others.length ? { caption, box, notes } : null;
}

/** How many times as large as the text of a field the words before it are, if they are a title. */
const minTitleRatio = 1.5;

/** Beside a field, such as the search of a card, larger words are a title; a label is as large as what it names. */
function isTitleOf(box: LayoutBox, caption: LayoutText, isBeside: boolean): boolean {
  const sizes = textsIn(box).map(fontSizeOf);
  const [size, largest] = [fontSizeOf(caption), Math.max(...sizes)];
  return sizes.length > 0 && (size >= largest * minTitleRatio || (isBeside && size > largest));
}

/** px; the size of a single-line field. */
const singleLineSize = { minHeight: 28, maxHeight: 72, minWidth: 120 };
/** px; a higher box is a card and not a textarea. */
const maxTextAreaHeight = 320;

function isSingleLineField({ drawn }: LayoutBox, minWidth: number = singleLineSize.minWidth): boolean {
  return (
    drawn.height >= singleLineSize.minHeight &&
    drawn.height <= singleLineSize.maxHeight &&
    drawn.width >= minWidth
  );
}

function isMultiLineField({ drawn }: LayoutBox): boolean {
  return (
    drawn.height > singleLineSize.maxHeight &&
    drawn.height <= maxTextAreaHeight &&
    drawn.width >= singleLineSize.minWidth
  );
}

/** Whether the caption asks for more than one line. */
function asksForLongText(caption: LayoutText | null, lexicon: Lexicon): boolean {
  return caption !== null && lexicon.fieldTopicIn(textOfLayer(caption)) === 'message';
}

/** Whether a box is a select by its name, its only text and its icon. */
function isSelectBox({ box, words, facts }: RuleInput): boolean {
  const [text, more] = facts.texts;
  return (
    / (select|dropdown|drop down|combo ?box|picker) /.test(words) &&
    !/ (button|btn|option|item|menu|list|group|label|icon) /.test(words) &&
    text !== undefined &&
    more === undefined &&
    facts.shapes > 0 &&
    facts.buttons + facts.links === 0 &&
    isSingleLineField(box, minSelectWidth)
  );
}

/** px; the width of a box that is called a select, as in the cell of a table. */
const minSelectWidth = 64;

/** Whether a box has a plain border or background; a box with an image is not a field. */
function isFramed({ style }: LayoutBox): boolean {
  const frameStyle = style.filter(({ property }) => propertyOf(property).paints);
  return frameStyle.length > 0 && frameStyle.every(({ value }) => !value.includes('url('));
}

/** Whether a text can only be a placeholder. */
function isPlaceholderText(text: string, lexicon: Lexicon): boolean {
  const plain = text.trim();
  return (
    /^(enter|type|start typing) .{2,40}$/i.test(plain) ||
    /^search .{2,40}(\.{3}|…)?$/i.test(plain) ||
    /^search\s?(\.{3}|…)$/i.test(plain) ||
    /^(your|e\.g\.|eg\.|ex:) .{2,40}$/i.test(plain) ||
    /^[\w.+-]+@[\w-]+\.\w{2,}$/.test(plain) ||
    /^[•●∙*·]{4,}$/u.test(plain) ||
    (!lexicon.isEnglish && plain.length <= maxPlaceholder && lexicon.isPrompt(plain)) ||
    /^(dd|mm|yyyy)\s?[/.-]\s?(dd|mm)\s?[/.-]\s?(yyyy|yy|dd)$/i.test(plain)
  );
}

/** Letters of the longest placeholder. */
const maxPlaceholder = 48;

/** The element of a field, its kind, and its accessible name where no label wraps it. */
export interface FieldElement {
  readonly tag: string;
  readonly kind: FieldKind;
  readonly label: string | null;
}

/** The context of a field: the text directly before it, and whether a label wraps both. */
interface FieldEvidence {
  readonly caption: LayoutText | null;
  /** The text directly after it. */
  readonly note: LayoutText | null;
  readonly isInLabel: boolean;
  /** The words of the page's language. */
  readonly lexicon: Lexicon;
  readonly colours: PageColours;
}

/** Returns the field of a text with a planned kind. */
export function fieldOfText(text: LayoutText, evidence: FieldEvidence): FieldElement | null {
  const pattern = text.decided?.kind === undefined ? null : plannedFieldPattern(text.decided.kind, 1);
  return pattern === null ? null : fieldOfLayer(text, text, pattern, evidence);
}

/** Returns the field of a layer, inferred from its caption, its placeholder and its layer name. */
export function fieldOfLayer(
  node: LayoutBox | LayoutText,
  placeholder: LayoutText | undefined,
  pattern: FieldPattern,
  { caption, note, isInLabel, lexicon, colours }: FieldEvidence,
): FieldElement {
  const captionText =
    caption && isFieldCaption(textOfLayer(caption), lexicon) ? textOfLayer(caption).trim() : null;
  const evidence = [
    captionText,
    node.inferredLabel ?? null,
    placeholder ? textOfLayer(placeholder) : null,
    nameWordsOf(node),
  ];
  const inferred = inferFieldKind(
    evidence.filter((one) => one !== null),
    lexicon,
  );
  const ownLabel =
    caption !== null && isInLabel ? textOfLayer(caption) : (captionText ?? node.inferredLabel ?? null);
  // A label that says something else is about something that no browser knows, whatever the placeholder says.
  const isNamedOtherwise = ownLabel !== null && !isCertainLabel(ownLabel, lexicon);
  const known =
    isNamedOtherwise && inferred.type !== 'password' ? { ...inferred, autocomplete: null } : inferred;
  const { label, entry: type = node.inferredEntry ?? known.type } = node.decided ?? {};
  const own = type === known.type ? known : { type, autocomplete: null };
  const isFilledIn =
    (pattern === 'hint' || pattern === 'lines') &&
    placeholder !== undefined &&
    // The text of a search that can be cleared has been typed in.
    (isValue(placeholder, own, lexicon, colours) || (type === 'search' && node.inferredLabel !== undefined));
  const filled = isFilledIn ? { ...own, isFilledIn } : own;
  const kind = {
    ...filled,
    ...(pattern === 'lines' ? { isMultiline: true } : {}),
    ...(ownLabel !== null && isMarkedRequired(ownLabel) ? { isRequired: true } : {}),
    ...(note !== null && node.kind === 'box' && colours.isAlarming(note, node) ? { isInvalid: true } : {}),
  };
  const named = pattern === 'empty' ? toSentence(node.name) : null;
  return {
    tag: tagsOfPatterns[pattern],
    kind,
    label: isInLabel ? null : (label ?? captionText ?? node.inferredLabel ?? named),
  };
}

function isCertainLabel(label: string, lexicon: Lexicon): boolean {
  return lexicon.fieldTopicIn(label) !== null && lexicon.isOnlyFieldTopic(label);
}

/**
 * Whether a text is what somebody entered: it is written in the colour of titles, and does not say what to enter. The words
 * of a value may contain the name of a field, as an address does; they say so where hints are lighter, or by their digits.
 */
function isValue(text: LayoutText, { type }: FieldKind, lexicon: Lexicon, colours: PageColours): boolean {
  const words = textOfLayer(text).trim();
  if (type === 'password' || type === 'search' || !colours.isInk(text)) return type === 'time';
  if (lexicon.isPrompt(words) || /[…]|\.{3}$/.test(words)) return false;
  if (lexicon.fieldTopicIn(words) === null) return true;
  return (colours.hasLightHints || /\d/.test(words)) && !lexicon.isOnlyFieldTopic(words);
}

const tagsOfPatterns: Readonly<Record<FieldPattern, string>> = {
  hint: 'input',
  empty: 'input',
  choice: 'select',
  lines: 'textarea',
};
