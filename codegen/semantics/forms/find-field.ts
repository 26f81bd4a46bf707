/**
 * Which boxes are fields to type into. A box called a field is one where it holds a hint; so is any framed box whose
 * one text can only be a hint, or that stands, empty or not, behind a text that names what to type.
 */
import type { ElementKind } from '#design/code-plan';
import { textOfLayer } from '../../components/walk-layout.ts';
import type { LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';
import { toSentence, wordsOf } from '../../naming/identifiers.ts';
import {
  isActionLabel,
  hasButtonName,
  isCentred,
  isInputWithPlaceholder,
  nameWordsOf,
  type RuleInput,
} from '../element-rules.ts';
import { type FieldKind, inferFieldKind, isFieldCaption } from './field-kind.ts';

/** `hint` and `lines`: its text becomes the field. `empty`: the box itself does. `choice`: its text is what is chosen. */
export type FieldPattern = 'hint' | 'empty' | 'choice' | 'lines';

/**
 * How a box is a field, or `null`; `caption` is the text right before it.
 * @param captions Whatever the caption says, it is known to stand before a field.
 */
export function findFieldPattern(
  ruleInput: RuleInput,
  caption: LayoutText | null,
  isKnownCaption: boolean = false,
): FieldPattern | null {
  const { box, facts, words } = ruleInput;
  if (box.decided?.kind !== undefined) return plannedFieldPattern(box.decided.kind, facts.texts.length);
  if (isSelectBox(ruleInput)) return 'choice';
  if (isInputWithPlaceholder(ruleInput))
    return isMultiLineField(box) && / (text ?area|message|comments?) /.test(words) ? 'lines' : 'hint';
  if (!isFramed(box) || hasButtonName(words) || facts.buttons + facts.links > 0) return null;
  const isCaptioned = caption !== null && (isKnownCaption || isFieldCaption(textOfLayer(caption)));
  const isNamedField = isCalledField(words);
  if (box.children.every(({ visible }) => !visible))
    return isSingleLineField(box) && (isCaptioned || isNamedField) ? 'empty' : null;
  const [text, more] = facts.texts;
  if (!text || more || facts.shapes > 2 || isCentred(text, box)) return null;
  const isPlaceholder = isPlaceholderText(textOfLayer(text));
  if (!isPlaceholder && !isNamedField && !(isCaptioned && !isActionLabel(textOfLayer(text)))) return null;
  if (isSingleLineField(box))
    return (isCaptioned || isNamedField) && hasDropdownIcon(box) ? 'choice' : 'hint';
  return isMultiLineField(box) && (isPlaceholder || isKnownCaption || asksForLongText(caption))
    ? 'lines'
    : null;
}

/** Whether a name calls a box a field to type into, and not a form or a row of them. */
export function isCalledField(words: string): boolean {
  return (
    / (input|field|text ?field|text ?area|text ?box) /.test(words) &&
    !/ (group|row|form|set|section) /.test(words)
  );
}

/** The sign that there is more to choose from stands at the end of it. */
function hasDropdownIcon({ children }: LayoutBox): boolean {
  const last = children.findLast(({ visible }) => visible);
  if (last === undefined || last.kind === 'text') return false;
  const names = [last.name, (last.kind === 'vector' && last.componentName) || '', onlyChildName(last)];
  return names.some((name) => / (down|drop ?down|caret|select|unfold) /.test(` ${wordsOf(name).join(' ')} `));
}

/** What the one thing in a box is called, or what the box stands for. */
function onlyChildName(node: LayoutNode): string {
  if (node.kind !== 'box') return '';
  if (node.standsFor !== undefined) return node.standsFor.name;
  const [child, more] = node.children;
  return child === undefined || more !== undefined ? '' : child.name;
}

/** The form of a field that was decided and holds so many texts; what was decided to be anything else is none. */
function plannedFieldPattern(kind: ElementKind, texts: number): FieldPattern | null {
  if (kind !== 'field' && kind !== 'text-area' && kind !== 'choice') return null;
  if (texts === 0) return kind === 'field' ? 'empty' : null;
  if (texts > 1) return null;
  return kind === 'field' ? 'hint' : kind === 'choice' ? 'choice' : 'lines';
}

/** What a box holds that is one box and the texts about it, the first of them before it. */
export function findCaptionedBox(
  node: LayoutBox,
): { readonly caption: LayoutText; readonly box: LayoutBox } | null {
  const [caption, box, ...rest] = node.children.filter(({ visible }) => visible);
  if (caption?.kind !== 'text' || box?.kind !== 'box' || caption.link !== null) return null;
  return rest.every(({ kind, link }) => kind === 'text' && link === null) ? { caption, box } : null;
}

/** px of a field of one line. */
const singleLineSize = { least: 28, most: 72, width: 120 };
/** px up to which a field of several lines is one and not a card. */
const maxTextAreaHeight = 320;

function isSingleLineField({ drawn }: LayoutBox): boolean {
  return (
    drawn.height >= singleLineSize.least &&
    drawn.height <= singleLineSize.most &&
    drawn.width >= singleLineSize.width
  );
}

function isMultiLineField({ drawn }: LayoutBox): boolean {
  return (
    drawn.height > singleLineSize.most &&
    drawn.height <= maxTextAreaHeight &&
    drawn.width >= singleLineSize.width
  );
}

/** Whether what is asked for takes more than a line. */
function asksForLongText(caption: LayoutText | null): boolean {
  return (
    caption !== null && /\b(message|comments?|notes?|description|question|bio)\b/i.test(textOfLayer(caption))
  );
}

/** A box to choose from: called so, with what is chosen and the sign that there is more. */
function isSelectBox({ box, words, facts }: RuleInput): boolean {
  const [text, more] = facts.texts;
  return (
    / (select|dropdown|drop down|combo ?box|picker) /.test(words) &&
    !/ (button|btn|option|item|menu|list|group|label|icon) /.test(words) &&
    text !== undefined &&
    more === undefined &&
    facts.shapes > 0 &&
    facts.buttons + facts.links === 0 &&
    isSingleLineField(box)
  );
}

/** Something plain is drawn around or behind what is in it; a picture is no field. */
function isFramed({ style }: LayoutBox): boolean {
  const frame = style.filter(({ property }) =>
    /^(border|border-(width|bottom|top)|background(-color|-image)?|box-shadow)$/.test(property),
  );
  return frame.length > 0 && frame.every(({ value }) => !value.includes('url('));
}

/** What nobody would write but to say what to type. */
function isPlaceholderText(text: string): boolean {
  const plain = text.trim();
  return (
    /^(enter|type|start typing) .{2,40}$/i.test(plain) ||
    /^search .{2,40}(\.{3}|…)?$/i.test(plain) ||
    /^search\s?(\.{3}|…)$/i.test(plain) ||
    /^(your|e\.g\.|eg\.|ex:) .{2,40}$/i.test(plain) ||
    /^[\w.+-]+@[\w-]+\.\w{2,}$/.test(plain) ||
    /^[•●∙*·]{4,}$/u.test(plain) ||
    /^(dd|mm|yyyy)\s?[/.-]\s?(dd|mm)\s?[/.-]\s?(yyyy|yy|dd)$/i.test(plain)
  );
}

/** The element that a field becomes, what it asks for, and what it is called where no label is around it. */
export interface FieldElement {
  readonly tag: string;
  readonly kind: FieldKind;
  readonly label: string | null;
}

/** What is said around a field: the text right before it, and whether a label is around both. */
interface FieldEvidence {
  readonly caption: LayoutText | null;
  readonly inLabel: boolean;
}

/** The field that a text was decided to be. */
export function fieldOfText(text: LayoutText, evidence: FieldEvidence): FieldElement | null {
  const pattern = text.decided?.kind === undefined ? null : plannedFieldPattern(text.decided.kind, 1);
  return pattern === null ? null : fieldOfLayer(text, text, pattern, evidence);
}

/** The field that a layer holds or is, by what is said at it: before it, in it, in its name. */
export function fieldOfLayer(
  node: LayoutBox | LayoutText,
  hint: LayoutText | undefined,
  pattern: FieldPattern,
  { caption, inLabel }: FieldEvidence,
): FieldElement {
  const before = caption && isFieldCaption(textOfLayer(caption)) ? textOfLayer(caption).trim() : null;
  const evidence = [before, hint ? textOfLayer(hint) : null, nameWordsOf(node)];
  const known = inferFieldKind(evidence.filter((one) => one !== null));
  const { label, entry: type = known.type } = node.decided ?? {};
  const kind = type === known.type ? known : { type, autocomplete: null };
  const named = pattern === 'empty' ? toSentence(node.name) : null;
  return { tag: tagsOfPatterns[pattern], kind, label: inLabel ? null : (label ?? before ?? named) };
}

const tagsOfPatterns: Readonly<Record<FieldPattern, string>> = {
  hint: 'input',
  empty: 'input',
  choice: 'select',
  lines: 'textarea',
};
