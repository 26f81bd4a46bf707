import type { Colour, Paint } from '#design/tree';

/** A number as a person would write it: two decimals at most, no noise of floats. */
export function plainNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** A name or text on one line, quoted, so that nothing in it can be taken for structure. */
export function quote(text: string): string {
  return JSON.stringify(text.replaceAll('\u2028', '\n').replaceAll('\u2029', '\n'));
}

/** `$name` of a token; quoted where the name holds more than words and slashes. */
export function tokenName(name: string): string {
  return /^[\w./-]+$/.test(name) ? `$${name}` : `$${quote(name)}`;
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
