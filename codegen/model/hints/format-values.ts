import type { Colour, DesignNode } from '#design/tree';

/** A number as a person would write it: two decimals at most, no noise of floats. */
export function formatNumber(value: number): string {
  return withoutNegativeZero(Math.round(value * 100) / 100);
}

/** A length in px: whole where it is large, else to the tenth, which is as fine as a page is seen. */
export function formatLength(value: number): string {
  return withoutNegativeZero(Math.abs(value) >= 20 ? Math.round(value) : Math.round(value * 10) / 10);
}

function withoutNegativeZero(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}

/** A text on one line, quoted, so that nothing in it can be taken for structure, nor turn the line around. */
export function quoteText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const maxNameLength = 80;

/** A layer's name, of which a long one shows only its beginning; bare where it is one capitalised word. */
export function formatName(text: string): string {
  if (text.length <= maxNameLength && /^[A-Z][A-Za-z0-9_-]*$/.test(text)) return text;
  return quoteText(text.length > maxNameLength ? `${text.slice(0, maxNameLength - 1)}…` : text);
}

/** `$name` of a token; quoted where the name holds more than words and slashes. */
export function formatTokenName(token: string): string {
  return /^[\w./-]+$/.test(token) ? `$${token}` : `$${quoteText(token)}`;
}

/** A field's token where it is bound to one, else its value. */
export function formatTokenOr({ tokens }: DesignNode, field: string, value: string): string {
  const token = tokens[field];
  return token === undefined ? value : formatTokenName(token);
}

/** `#rrggbb`, with two more digits where it is not opaque, halved where CSS would halve it. */
export function formatHexColour({ r, g, b, a }: Colour): string {
  const channels = a >= 0.998 ? [r, g, b] : [r, g, b, a];
  const digits = channels.map((channel) =>
    Math.round(Math.min(1, Math.max(0, channel)) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${(digits.every(([one, other]) => one === other) ? digits.map(([one]) => one) : digits).join('')}`;
}

/** Four sides as CSS would shorten them. */
export function shortenSides([top, right, bottom, left]: readonly [string, string, string, string]): string {
  const all = [top, right, bottom, left];
  if (left === right && top === bottom) all.length = top === right ? 1 : 2;
  else if (left === right) all.length = 3;
  return all.join(',');
}
