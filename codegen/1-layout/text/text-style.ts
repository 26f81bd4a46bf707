import type { DecorationLook, TextLength, TextStyle } from '#design/tree';
import { cssColour, cssNumber, px } from '../css-values.ts';
import { genericFamily } from '../fonts/font-packages.ts';
import { type Laying, tokenValue } from '../laying.ts';
import { fontProperties } from '../named-style-list.ts';
import { put, type Sheet } from '../sheet.ts';
import { cssString } from '../token-name.ts';

/** Puts a run's font on a sheet. `lineHeight` is what the layout found it to be, in px or by the font. */
export function putFont(sheet: Sheet, style: TextStyle, lineHeight: string | null, laying: Laying): void {
  const named = (field: string, value: string) =>
    tokenValue(laying, Object.hasOwn(style.tokens, field) ? (style.tokens[field] ?? null) : null, value);
  put(sheet, 'font-family', familyList(style.family, laying, style));
  put(sheet, 'font-size', named('fontSize', px(style.size)));
  const weight = named('fontWeight', cssNumber(style.weight));
  if (weight !== '400') put(sheet, 'font-weight', weight);
  if (style.italic) put(sheet, 'font-style', 'italic');
  put(sheet, 'line-height', lineHeight === null ? null : named('lineHeight', lineHeight));
  if (px(style.letterSpacing) !== '0') {
    put(sheet, 'letter-spacing', named('letterSpacing', `${cssNumber(style.letterSpacing)}px`));
  }
  if (style.styleName !== null) laying.namedStyles.note(style.styleName, fontProperties, sheet);
  putCase(sheet, style);
  putDecoration(sheet, style, laying);
  putVariations(sheet, style);
  const features = Object.entries(style.features).map(([tag, on]) => `'${tag}'${on ? '' : ' 0'}`);
  if (features.length > 0) put(sheet, 'font-feature-settings', features.join(', '));
}

function familyList(family: string, laying: Laying, style: TextStyle): string {
  const generic = genericFamily(family);
  const token = Object.hasOwn(style.tokens, 'fontFamily') ? (style.tokens.fontFamily ?? null) : null;
  return `${tokenValue(laying, token, familyName(family))}, ${generic}`;
}

/** A family's name in CSS: in quotes where it is more than words. */
export function familyName(family: string): string {
  return /^[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z][A-Za-z0-9-]*)*$/.test(family) ? family : cssString(family);
}

function putCase(sheet: Sheet, { textCase }: TextStyle): void {
  if (textCase === 'upper') put(sheet, 'text-transform', 'uppercase');
  if (textCase === 'lower') put(sheet, 'text-transform', 'lowercase');
  if (textCase === 'title') put(sheet, 'text-transform', 'capitalize');
  if (textCase === 'small-caps') put(sheet, 'font-variant-caps', 'small-caps');
  if (textCase === 'small-caps-forced') put(sheet, 'font-variant-caps', 'all-small-caps');
}

function putDecoration(sheet: Sheet, { decoration, decorationLook: look }: TextStyle, laying: Laying): void {
  if (decoration === 'none') return;
  put(sheet, 'text-decoration', look === null ? decoration : decorationCss(decoration, look, laying));
  if (look?.offset) put(sheet, 'text-underline-offset', textLength(look.offset));
  if (look?.skipsInk === false) put(sheet, 'text-decoration-skip-ink', 'none');
}

function decorationCss(line: string, { style, colour, thickness }: DecorationLook, laying: Laying): string {
  const parts = [
    line,
    style === 'solid' ? null : style,
    colour && tokenValue(laying, colour.token, cssColour(colour.colour, colour.opacity)),
    thickness && textLength(thickness),
  ];
  return parts.filter((part) => part !== null).join(' ');
}

/** Percentages are shares of the font's size. */
function textLength({ value, unit }: TextLength): string {
  return unit === 'px' ? px(value) : `${cssNumber(value / 100)}em`;
}

/** Width words in the names of faces, by the share of the normal width that CSS gives them. */
const faceWidths: readonly (readonly [RegExp, string])[] = [
  [/(ultra|extra)[- ]?condensed/i, 'extra-condensed'],
  [/semi[- ]?condensed/i, 'semi-condensed'],
  [/condensed/i, 'condensed'],
  [/(ultra|extra)[- ]?expanded/i, 'extra-expanded'],
  [/semi[- ]?expanded/i, 'semi-expanded'],
  [/expanded/i, 'expanded'],
];

function putVariations(sheet: Sheet, { variations, face }: TextStyle): void {
  const { wdth: width, ...others } = variations;
  const named = faceWidths.find(([pattern]) => pattern.test(face ?? ''))?.[1] ?? null;
  if (width === undefined) put(sheet, 'font-stretch', named);
  else if (width !== 100) put(sheet, 'font-stretch', `${cssNumber(width)}%`);
  const axes = Object.entries(others).map(([tag, value]) => `'${tag}' ${cssNumber(value)}`);
  if (axes.length > 0) put(sheet, 'font-variation-settings', axes.join(', '));
}
