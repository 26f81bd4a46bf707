/** Formats values in the notation of the hints. */
import type { Colour, DesignNode } from '#design/tree';

/** Formats a number with two decimals at most. */
export function formatNumber(value: number): string {
  return withoutNegativeZero(Math.round(value * 100) / 100);
}

/** Formats a length in px: whole from 20 px on, else with one decimal, which is as precise as a page shows. */
export function formatLength(value: number): string {
  return withoutNegativeZero(Math.abs(value) >= 20 ? Math.round(value) : Math.round(value * 10) / 10);
}

function withoutNegativeZero(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}

/**
 * Quotes a text on one line, and escapes control and direction characters, so that nothing in it is read as
 * structure.
 */
export function quoteText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const maxNameLength = 80;

/** Formats a layer name, truncated where it is long; without quotes where it is one capitalized word. */
export function formatName(text: string): string {
  if (text.length <= maxNameLength && /^[A-Z][A-Za-z0-9_-]*$/.test(text)) return text;
  return quoteText(text.length > maxNameLength ? `${text.slice(0, maxNameLength - 1)}…` : text);
}

/** Formats a token as `$name`, quoted where the name contains other than words and slashes. */
export function formatTokenName(token: string): string {
  return /^[\w./-]+$/.test(token) ? `$${token}` : `$${quoteText(token)}`;
}

/** Formats the token that a field is bound to, else its value. */
export function formatTokenOr({ tokens }: DesignNode, field: string, value: string): string {
  const token = tokens[field];
  return token === undefined ? value : formatTokenName(token);
}

/** Formats a colour as `#rrggbb`, with alpha digits where it is not opaque, and short where CSS allows it. */
export function formatHexColour({ r, g, b, a }: Colour): string {
  const channels = a >= 0.998 ? [r, g, b] : [r, g, b, a];
  const digits = channels.map((channel) =>
    Math.round(Math.min(1, Math.max(0, channel)) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${(digits.every(([one, other]) => one === other) ? digits.map(([one]) => one) : digits).join('')}`;
}

/** Shortens the values of four sides as CSS does. */
export function shortenSides([top, right, bottom, left]: readonly [string, string, string, string]): string {
  const all = [top, right, bottom, left];
  if (left === right && top === bottom) all.length = top === right ? 1 : 2;
  else if (left === right) all.length = 3;
  return all.join(',');
}
