import { widthIn } from '../fonts/substitute-widths.ts';
import type { Line } from './read-line.ts';

/** px that words of a line take: their share of what the whole line takes, as letters are in any usual font. */
export function widthOf(words: string, { node: { characters, box, runs }, count }: Line): number {
  const style = runs[0]?.style;
  const isBold = (style?.weight ?? 400) >= 600;
  const share = (text: string): number => widthIn('sans-serif', isBold, text) ?? 0.6 * text.length;
  // Of several lines in one layer only the room is known.
  if (count > 1) return share(words) * (style?.size ?? 0);
  // Spaces at the end of a text have no width.
  const whole = share(characters.trimEnd());
  return whole === 0 ? 0 : (share(words) / whole) * box.width;
}
