import type { Paint, TextStyle } from '#design/tree';
import { cssNumber, px } from './css-values.ts';
import { genericFamily } from './font-packages.ts';
import { type Laying, tokenValue } from './laying.ts';
import { put, type Sheet } from './sheet.ts';
import { cssString } from './token-name.ts';

/** Puts a run's font on a sheet. `lineHeight` is what the layout found it to be, in px or by the font. */
export function putFont(sheet: Sheet, style: TextStyle, lineHeight: string | null, laying: Laying): void {
  const named = (field: string, value: string) =>
    tokenValue(laying, Object.hasOwn(style.tokens, field) ? (style.tokens[field] ?? null) : null, value);
  put(sheet, 'font-family', familyList(style.family, laying, style));
  put(sheet, 'font-size', named('fontSize', px(style.size)));
  if (style.weight !== 400) put(sheet, 'font-weight', cssNumber(style.weight));
  if (style.italic) put(sheet, 'font-style', 'italic');
  put(sheet, 'line-height', lineHeight);
  if (px(style.letterSpacing) !== '0') {
    put(sheet, 'letter-spacing', named('letterSpacing', `${cssNumber(style.letterSpacing)}px`));
  }
  putCase(sheet, style);
  if (style.decoration !== 'none') put(sheet, 'text-decoration', style.decoration);
  const features = Object.entries(style.features).map(([tag, on]) => `'${tag}'${on ? '' : ' 0'}`);
  if (features.length > 0) put(sheet, 'font-feature-settings', features.join(', '));
}

function familyList(family: string, laying: Laying, style: TextStyle): string {
  const generic = genericFamily(family);
  const name = /^[A-Za-z][A-Za-z0-9-]*(?: [A-Za-z][A-Za-z0-9-]*)*$/.test(family) ? family : cssString(family);
  const token = Object.hasOwn(style.tokens, 'fontFamily') ? (style.tokens.fontFamily ?? null) : null;
  return `${tokenValue(laying, token, name)}, ${generic}`;
}

function putCase(sheet: Sheet, { textCase }: TextStyle): void {
  if (textCase === 'upper') put(sheet, 'text-transform', 'uppercase');
  if (textCase === 'lower') put(sheet, 'text-transform', 'lowercase');
  if (textCase === 'title') put(sheet, 'text-transform', 'capitalize');
  if (textCase === 'small-caps') put(sheet, 'font-variant-caps', 'small-caps');
  if (textCase === 'small-caps-forced') put(sheet, 'font-variant-caps', 'all-small-caps');
}

/** Whether two runs' paints are the same paints. */
export function samePaints(one: readonly Paint[], other: readonly Paint[]): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
