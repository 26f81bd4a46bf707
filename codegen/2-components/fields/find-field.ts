/**
 * Which boxes are fields to type into. A box called a field is one where it holds a hint; so is any framed box whose
 * one text can only be a hint, or that stands, empty or not, behind a text that names what to type.
 */
import type { ElementKind } from '#design/code-plan';
import type { LayoutBox, LayoutNode, LayoutText } from '../../1-layout/layout-tree.ts';
import { isCalledButton, isField, type BoxPlace } from '../roles/element-rules.ts';
import { asksToAct, isCentred } from '../roles/asks-to-act.ts';
import { wordsOf } from '../make-names.ts';
import { textOfLayer } from '../text-of-layer.ts';
import { captionsField } from './field-kind.ts';

/** `hint` and `lines`: its text becomes the field. `empty`: the box itself does. `choice`: its text is what is chosen. */
export type FieldForm = 'hint' | 'empty' | 'choice' | 'lines';

/**
 * How a box is a field, or `null`; `caption` is the text right before it.
 * @param captions Whatever the caption says, it is known to stand before a field.
 */
export function findField(
  at: BoxPlace,
  caption: LayoutText | null,
  captions: boolean = false,
): FieldForm | null {
  const { box, facts, words } = at;
  if (box.decided?.kind !== undefined) return decidedForm(box.decided.kind, facts.texts.length);
  if (isChoice(at)) return 'choice';
  if (isField(at)) return isLines(box) && / (text ?area|message|comments?) /.test(words) ? 'lines' : 'hint';
  if (!isFramed(box) || isCalledButton(words) || facts.buttons + facts.links > 0) return null;
  const isCaptioned = caption !== null && (captions || captionsField(textOfLayer(caption)));
  const isCalled = isCalledField(words);
  if (box.children.every(({ visible }) => !visible))
    return isOneLine(box) && (isCaptioned || isCalled) ? 'empty' : null;
  const [text, more] = facts.texts;
  if (!text || more || facts.shapes > 2 || isCentred(text, box)) return null;
  const isHint = canOnlyBeHint(textOfLayer(text));
  if (!isHint && !isCalled && !(isCaptioned && !asksToAct(textOfLayer(text)))) return null;
  if (isOneLine(box)) return (isCaptioned || isCalled) && opensDown(box) ? 'choice' : 'hint';
  return isLines(box) && (isHint || captions || asksForLines(caption)) ? 'lines' : null;
}

/** Whether a name calls a box a field to type into, and not a form or a row of them. */
export function isCalledField(words: string): boolean {
  return (
    / (input|field|text ?field|text ?area|text ?box) /.test(words) &&
    !/ (group|row|form|set|section) /.test(words)
  );
}

/** The sign that there is more to choose from stands at the end of it. */
function opensDown({ children }: LayoutBox): boolean {
  const last = children.findLast(({ visible }) => visible);
  if (last === undefined || last.kind === 'text') return false;
  const names = [last.name, (last.kind === 'vector' && last.componentName) || '', nameInside(last)];
  return names.some((name) => / (down|drop ?down|caret|select|unfold) /.test(` ${wordsOf(name).join(' ')} `));
}

/** What the one thing in a box is called, or what the box stands for. */
function nameInside(node: LayoutNode): string {
  if (node.kind !== 'box') return '';
  if (node.standsFor !== undefined) return node.standsFor.name;
  const [child, more] = node.children;
  return child === undefined || more !== undefined ? '' : child.name;
}

/** The form of a field that was decided and holds so many texts; what was decided to be anything else is none. */
export function decidedForm(kind: ElementKind, texts: number): FieldForm | null {
  if (kind !== 'field' && kind !== 'text-area' && kind !== 'choice') return null;
  if (texts === 0) return kind === 'field' ? 'empty' : null;
  if (texts > 1) return null;
  return kind === 'field' ? 'hint' : kind === 'choice' ? 'choice' : 'lines';
}

/** What a box holds that is one box and the texts about it, the first of them before it. */
export function captionedBox(
  node: LayoutBox,
): { readonly caption: LayoutText; readonly box: LayoutBox } | null {
  const [caption, box, ...rest] = node.children.filter(({ visible }) => visible);
  if (caption?.kind !== 'text' || box?.kind !== 'box' || caption.link !== null) return null;
  return rest.every(({ kind, link }) => kind === 'text' && link === null) ? { caption, box } : null;
}

/** px of a field of one line. */
const line = { least: 28, most: 72, width: 120 };
/** px up to which a field of several lines is one and not a card. */
const mostLines = 320;

function isOneLine({ drawn }: LayoutBox): boolean {
  return drawn.height >= line.least && drawn.height <= line.most && drawn.width >= line.width;
}

function isLines({ drawn }: LayoutBox): boolean {
  return drawn.height > line.most && drawn.height <= mostLines && drawn.width >= line.width;
}

/** Whether what is asked for takes more than a line. */
function asksForLines(caption: LayoutText | null): boolean {
  return (
    caption !== null && /\b(message|comments?|notes?|description|question|bio)\b/i.test(textOfLayer(caption))
  );
}

/** A box to choose from: called so, with what is chosen and the sign that there is more. */
function isChoice({ box, words, facts }: BoxPlace): boolean {
  const [text, more] = facts.texts;
  return (
    / (select|dropdown|drop down|combo ?box|picker) /.test(words) &&
    !/ (button|btn|option|item|menu|list|group|label|icon) /.test(words) &&
    text !== undefined &&
    more === undefined &&
    facts.shapes > 0 &&
    facts.buttons + facts.links === 0 &&
    isOneLine(box)
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
function canOnlyBeHint(text: string): boolean {
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
