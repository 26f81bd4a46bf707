/**
 * Reads the changes that a conversation asks for: the lines of a prompt that begin with `Change:`, in words that the
 * built-in generator knows.
 */
import { mix, type Palette, type Rgb } from './colours.ts';
import type { View } from './scenes/compose-scene.ts';

/** A prompt as the built-in generator reads it. */
export interface ParsedPrompt {
  /** The subject: the first paragraph. The other paragraphs describe style and context. */
  readonly words: string;
  /** The prompt without the changes. */
  readonly whole: string;
  /** All changes, in lower case. */
  readonly changes: string;
}

/** Separates the first prompt of a picture from its later changes. */
export function readChanges(prompt: string): ParsedPrompt {
  const lines = prompt.split('\n');
  const isChange = (line: string) => line.startsWith('Change: ');
  const whole = lines.filter((line) => !isChange(line)).join('\n');
  return {
    words: whole.split(/\n\s*\n/)[0] ?? whole,
    whole,
    changes: lines.filter(isChange).join(' ').toLowerCase(),
  };
}

const white: Rgb = [255, 255, 255];
const ink: Rgb = [14, 14, 30];

/** The effect of each change on a colour; a repeated change applies again. */
const colourChanges: readonly (readonly [RegExp, (colour: Rgb) => Rgb])[] = [
  [/\bwarmer|golden|sunnier/g, (colour) => mix(colour, [255, 150, 60], 0.22)],
  [/\bcooler|colder|bluer/g, (colour) => mix(colour, [60, 130, 255], 0.22)],
  [/\bbrighter|lighter|softer light/g, (colour) => mix(colour, white, 0.28)],
  [/\bdarker|moodier/g, (colour) => mix(colour, ink, 0.32)],
  [/stronger colours|more colou?r|vivid/g, (colour) => saturate(colour, 1.4)],
  [/calmer colours|muted|less colou?r/g, (colour) => saturate(colour, 0.5)],
  [/more contrast/g, (colour) => contrast(colour, 1.35)],
];

/** Applies all changes to a palette. */
export function adjustPalette(palette: Palette, changes: string): Palette {
  const adjust = (colour: Rgb) =>
    colourChanges.reduce((changed, [wish, shade]) => {
      const times = Math.min(4, changes.match(wish)?.length ?? 0);
      return Array.from({ length: times }).reduce<Rgb>((one) => shade(one), changed);
    }, colour);
  const { ground, soft, middle, deep, accent } = palette;
  return {
    ground: adjust(ground),
    soft: adjust(soft),
    middle: adjust(middle),
    deep: adjust(deep),
    accent: adjust(accent),
  };
}

/** How close the subject is, and where it is. */
export function findView(changes: string): View {
  const times = (wish: RegExp) => Math.min(3, changes.match(wish)?.length ?? 0);
  const right = times(/space at the left|further right/g) - times(/space at the right|further left/g);
  const down = times(/space at the top/g) - times(/space at the bottom/g);
  const closeness = times(/\bcloser|larger shapes/g) - times(/\bwider|smaller/g);
  return { closeness: 1.28 ** closeness, right: limit(right * 0.16), down: limit(down * 0.14) };
}

function limit(share: number): number {
  return Math.min(0.34, Math.max(-0.34, share));
}

function saturate(colour: Rgb, by: number): Rgb {
  const grey = colour[0] * 0.3 + colour[1] * 0.59 + colour[2] * 0.11;
  return apply(colour, (value) => grey + (value - grey) * by);
}

function contrast(colour: Rgb, by: number): Rgb {
  return apply(colour, (value) => 128 + (value - 128) * by);
}

function apply(colour: Rgb, change: (value: number) => number): Rgb {
  const limited = (value: number) => Math.round(Math.min(255, Math.max(0, change(value))));
  return [limited(colour[0]), limited(colour[1]), limited(colour[2])];
}
