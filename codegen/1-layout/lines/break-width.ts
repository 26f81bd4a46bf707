/** How wide a box may be so that a browser ends the lines in it where they were drawn to end. */
import type { Line } from './read-line.ts';
import { firstWord, seamOf } from './reads-on.ts';
import { widthOf } from './word-width.ts';

export interface BreakWidths {
  /** px; the longest line has room, also in letters that are a hair wider. */
  readonly least: number;
  /** px; no line has room for the next word, also in letters that are a hair narrower. */
  readonly most: number;
}

/** The shares by which lines may be longer in a browser, and words shorter: those that are a line by themselves, and others. */
const luck = { line: 0.01, lastWord: 0.005, word: 0.02 };

/** The widths of which each breaks the lines as drawn; none where `most` is less than `least`. */
export function breakWidths(lines: readonly Line[]): BreakWidths {
  const single = lines.filter(({ count }) => count === 1);
  const whole = lines.filter(({ count }) => count > 1).map(({ node }) => node.box.width);
  const least = Math.max(...single.map((line) => line.node.box.width * (1 + luck.line)), ...whole);
  const ends = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || line.count > 1 || seamOf(line, next) === '\u2028') return [];
    const word = firstWord(next.node.characters);
    const off = word === next.node.characters.trim() ? luck.lastWord : luck.word;
    return [(line.node.box.width + widthOf(' ', line) + widthOf(word, next)) * (1 - off)];
  });
  return { least, most: Math.min(...ends, ...whole) };
}

/** Whether a box of this width, in px, breaks the lines as drawn. */
export function breaksSo(lines: readonly Line[], width: number): boolean {
  const { least, most } = breakWidths(lines);
  return width >= least && width <= most;
}
