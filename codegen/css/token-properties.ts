/** Design tokens as CSS custom properties. */
import type { Colour, DesignToken } from '#design/tree';
import { toLatin } from '../naming/identifiers.ts';
import { cssColour, cssNumber, px } from './css-values.ts';

/**
 * Maps each token's name to its CSS custom property, such as `Brand/500` to `--brand-500`. The names are valid and
 * unique. `--hug` belongs to the base stylesheet.
 */
export function tokenProperties(tokens: readonly DesignToken[]): ReadonlyMap<string, string> {
  const usedNames = new Set<string>(['--hug']);
  const properties = new Map<string, string>();
  for (const token of tokens) {
    const wanted = findCodeName(token.codeName) ?? `--${toTokenKebabCase(token.name)}`;
    let property = wanted;
    for (let count = 2; usedNames.has(property); count += 1) property = `${wanted}-${count}`;
    usedNames.add(property);
    properties.set(token.name, property);
  }
  return properties;
}

/** The names of the tokens' custom properties without the leading dashes. No other name may equal one of them. */
export function tokenPropertyNames(tokens: readonly DesignToken[]): readonly string[] {
  return [...tokenProperties(tokens).values()].map((property) => property.slice(2));
}

/** Reads a token's name in code: `var(--brand)`, `--brand`, `$brand` or a plain name. */
function findCodeName(codeName: string | null): string | null {
  if (codeName === null) return null;
  const property = /--[A-Za-z0-9_-]+/.exec(codeName)?.[0];
  if (property !== undefined) return property;
  const plain = toTokenKebabCase(codeName);
  return plain === 'token' ? null : `--${plain}`;
}

function toTokenKebabCase(name: string): string {
  const text = toLatin(name)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return text === '' ? 'token' : text.slice(0, 80);
}

/**
 * Prints a token's value as its custom property declares it: numbers are px or have the token's own unit, strings are
 * quoted.
 */
export function tokenCssValue(value: Colour | number | string | boolean, unit?: DesignToken['unit']): string {
  if (typeof value === 'object') return cssColour(value);
  if (typeof value === 'number' && unit !== undefined)
    return `${cssNumber(value)}${unit === 'percent' ? '%' : ''}`;
  if (typeof value === 'number') return px(value) === '0' ? '0px' : px(value);
  return typeof value === 'boolean' ? String(value) : cssString(value);
}

/** Quotes a string and escapes every character that could end the quotes. */
export function cssString(text: string): string {
  return `'${text.replace(/[\\'"<>]|[^\P{Cc}]/gu, (letter) => `\\${(letter.codePointAt(0) ?? 0).toString(16)} `)}'`;
}
