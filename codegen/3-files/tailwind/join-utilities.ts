import { lineHeight } from './line-heights.ts';
import { spacing } from './spacing-utilities.ts';
import { textSizes } from './tailwind-table.ts';
import type { ThemeNames } from './theme-names.ts';
import { findUtilities } from './utility-rules.ts';

/** Utilities that stand for several declarations at once; `[]` for one that another has already taken along. */
export function joinWithOthers(
  property: string,
  sheet: ReadonlyMap<string, string>,
  theme: ThemeNames,
): readonly string[] | null {
  const value = sheet.get(property) ?? '';
  const clamp = sheet.get('-webkit-line-clamp');
  if (clamp !== undefined && sheet.get('display') === '-webkit-box' && sheet.get('overflow') === 'hidden') {
    if (property === '-webkit-line-clamp') return [`line-clamp-${clamp}`];
    if (property === 'display' || property === 'overflow' || property === '-webkit-box-orient') return [];
  }
  const cutsOff =
    sheet.get('text-overflow') === 'ellipsis' &&
    sheet.get('white-space') === 'nowrap' &&
    sheet.get('overflow') === 'hidden';
  if (cutsOff) {
    if (property === 'text-overflow') return ['truncate'];
    if (property === 'white-space' || property === 'overflow') return [];
  }
  if (sheet.get('width') === 'var(--hug)' && sheet.get('white-space') === 'nowrap' && !cutsOff) {
    if (property === 'width') return ['hug'];
    if (property === 'white-space') return [];
  }
  if ((property === 'width' || property === 'height') && sheet.get('width') === sheet.get('height')) {
    return property === 'width' ? [spacing(value, 'size')] : [];
  }
  const isSquare = sheet.has('width') && sheet.get('width') === sheet.get('height');
  if (property === 'border-radius' && value === '50%' && isSquare) return ['rounded-full'];
  // Tailwind sorts what has no utility behind what has one, and the shorthand would take the clip back.
  if (property === 'background-clip' && sheet.has('background'))
    return findUtilities(property, value, theme)?.map((utility) => `${utility}!`) ?? null;
  const size = sheet.get('font-size');
  const height = sheet.get('line-height');
  if (size !== undefined && height !== undefined) {
    if (property === 'line-height') return [];
    if (property === 'font-size') return textWithHeight(size, height, theme);
  }
  return null;
}

/** `text-base/6`: size and line height as one, because Tailwind's sizes bring a height of their own. */
function textWithHeight(size: string, height: string, theme: ThemeNames): readonly string[] | null {
  const named = textSizes[size];
  const text = named === undefined ? findUtilities('font-size', size, theme)?.[0] : `text-${named}`;
  if (text === undefined) return null;
  if (/^text-\(/.test(text)) return [text, ...(findUtilities('line-height', height, theme) ?? [])];
  return [`${text}/${lineHeight(height)}`];
}
