/** Parts of charts and diagrams: texts, whose size is estimated before a font has measured them, and lines. */
import type { NewText, NewVector } from '#design/new-layer';
import { estimateWidth } from '#design/text-width';

/** The width of one line in px. */
export type MeasureText = (characters: string, size: number, weight: 400 | 600) => number;

/** The estimate is right within a tenth, so labels that are kept apart by it have a tenth more. */
const reserve = 1.1;

export const measureText: MeasureText = (characters, size, weight) =>
  Math.ceil(
    estimateWidth(characters, { size, weight, letterSpacing: 0, textCase: 'original' }) * reserve + 1,
  );

/** px of one line. */
export function lineHeight(size: number): number {
  return Math.ceil(size * 1.25);
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A text in one line, cut with an ellipsis where it is wider. */
export function shortenText(
  characters: string,
  width: number,
  size: number,
  weight: 400 | 600 = 400,
): string {
  const line = characters.replace(/\s+/g, ' ').trim();
  if (measureText(line, size, weight) <= width) return line;
  // More letters than this never fit.
  const letters = splitLetters(line.slice(0, 400));
  const cut = (count: number) => `${letters.slice(0, count).join('').trimEnd()}…`;
  const fits = findMost(letters.length, (count) => measureText(cut(count), size, weight) <= width);
  return fits === 0 ? '…' : cut(fits);
}

/**
 * The texts of one list, each in one line. Those that would look the same are cut in the middle, because names of a list
 * often differ in their ends.
 */
export function shortenTexts(texts: readonly string[], width: number, size: number): readonly string[] {
  const short = texts.map((text) => shortenText(text, width, size));
  const origins = new Map<string, Set<string>>();
  for (const [index, text] of short.entries())
    origins.set(text, (origins.get(text) ?? new Set()).add(texts[index] ?? ''));
  return short.map((text, index) =>
    (origins.get(text)?.size ?? 0) > 1 ? cutMiddle(texts[index] ?? '', width, size) : text,
  );
}

function cutMiddle(text: string, width: number, size: number): string {
  const letters = splitLetters(text.replace(/\s+/g, ' ').trim().slice(-400));
  const cut = (count: number) => {
    const end = Math.ceil(count / 2);
    const [head, tail] = [letters.slice(0, count - end), letters.slice(letters.length - end)];
    return `${head.join('').trimEnd()}…${tail.join('').trimStart()}`;
  };
  const fits = findMost(letters.length, (count) => measureText(cut(count), size, 400) <= width);
  return fits === 0 ? '…' : cut(fits);
}

function splitLetters(text: string): readonly string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

/** The largest number below `count` that fits, where every smaller one fits too; 0 where none does. */
function findMost(count: number, doesFit: (number: number) => boolean): number {
  let [fits, tooMany] = [0, count];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (doesFit(middle)) fits = middle;
    else tooMany = middle;
  }
  return fits;
}

interface TextParts {
  readonly characters: string;
  readonly size: number;
  readonly colour: string;
  readonly weight?: 400 | 600;
  readonly align?: NewText['align'];
  /** @default its characters */
  readonly name?: string;
}

/** A line whose left, middle or right end (by `align`) is at `x`, and whose upper edge is at `y`. */
export function drawText(parts: TextParts, x: number, y: number): NewText {
  const { characters, size, colour, weight = 400, align = 'LEFT', name = characters } = parts;
  const width = measureText(characters, size, weight);
  const left = align === 'LEFT' ? x : align === 'CENTER' ? x - width / 2 : x - width;
  return {
    kind: 'text',
    name,
    characters,
    size,
    weight,
    colour,
    align,
    x: round(left),
    y: round(y),
    width,
    height: lineHeight(size),
  };
}

/** Hundredths of a px, which nobody sees and which keep files short. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** px; Figma has no layer without a width or a height. */
export const leastSide = 0.01;

/** A vector at the corner of its own box. */
export function drawPath(
  name: string,
  points: readonly { readonly x: number; readonly y: number }[],
  isClosed: boolean,
): NewVector {
  const left = points.reduce((least, { x }) => Math.min(least, x), Infinity);
  const top = points.reduce((least, { y }) => Math.min(least, y), Infinity);
  const right = points.reduce((most, { x }) => Math.max(most, x), -Infinity);
  const bottom = points.reduce((most, { y }) => Math.max(most, y), -Infinity);
  const [x, y] = [round(left), round(top)];
  const path = points
    .map(
      (point, index) =>
        `${index === 0 ? 'M' : 'L'} ${String(round(point.x - x))} ${String(round(point.y - y))}`,
    )
    .join(' ');
  return {
    kind: 'vector',
    name,
    x,
    y,
    width: Math.max(leastSide, round(right - left)),
    height: Math.max(leastSide, round(bottom - top)),
    path: isClosed ? `${path} Z` : path,
  };
}
