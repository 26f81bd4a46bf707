import type { Colour, Paint } from '#design/tree';

/** A number as a person would write it: two decimals at most, no noise of floats. */
export function plainNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** A text on one line, quoted, so that nothing in it can be taken for structure, nor turn the line around. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const longestName = 80;

/** A layer's name, quoted, of which a long one shows only its beginning. */
export function quoteName(name: string): string {
  return quote(name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name);
}

/** `$name` of a token; quoted where the name holds more than words and slashes. */
export function tokenName(name: string): string {
  return /^[\w./-]+$/.test(name) ? `$${name}` : `$${quoteName(name)}`;
}

/** `#rrggbb`, with two more digits where it is not opaque. */
export function hex({ r, g, b, a }: Colour): string {
  const digits = (channel: number) =>
    Math.round(channel * 255)
      .toString(16)
      .padStart(2, '0');
  const colour = `#${digits(r)}${digits(g)}${digits(b)}`;
  return a >= 0.998 ? colour : `${colour}${digits(a)}`;
}

/** One paint in a word or two. */
export function describePaint(paint: Paint): string {
  switch (paint.kind) {
    case 'solid':
      return paint.token === null ? hex(paint.colour) : tokenName(paint.token);
    case 'gradient':
      return `${paint.gradient}(${paint.stops.map((stop) => (stop.token === null ? hex(stop.colour) : tokenName(stop.token))).join(' ')})`;
    case 'image':
      return `image(${paint.mode})`;
    case 'unsupported':
      return paint.type.toLowerCase();
  }
}

/** Paints from the top one down. */
export function describePaints(paints: readonly Paint[]): string {
  return paints.toReversed().map(describePaint).join(' over ');
}
