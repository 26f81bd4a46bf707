/**
 * Places the labels under an axis so that none touches another: as they are, else in two lines, else turned, else every
 * second, third and so on, and shortened where nothing else helps.
 */
import type { NewText } from '#design/new-layer';
import {
  drawText,
  lineHeight,
  measureText,
  round,
  shortenText,
  shortenTexts,
} from '../vectors/draw-parts.ts';

export interface AxisLabels {
  readonly labels: readonly NewText[];
  /** px that they take below the axis. */
  readonly height: number;
}

interface LabelAxis {
  readonly texts: readonly string[];
  /** px of the middle of each, from left to right. */
  readonly positions: readonly number[];
  /** px between which labels may be. */
  readonly left: number;
  readonly right: number;
  /** px of the upper edge. */
  readonly top: number;
  readonly size: number;
  readonly colour: string;
  /** px that labels may take at most. */
  readonly maxHeight: number;
  /** Whether leaving some out is clear, because they follow an order. */
  readonly isOrder: boolean;
}

/** px between two labels. */
const gap = 8;
/** px between the lines of one, since letters of some scripts are higher than their line. */
const lineGap = 3;
const minWidth = 40;
const maxWidth = 160;
const sine = Math.SQRT1_2;

export function placeLabels(axis: LabelAxis): AxisLabels {
  const { texts, positions, size, isOrder } = axis;
  const height = lineHeight(size);
  const all = texts.map((_, index) => index);
  const shorten = (width: number, some = all) => {
    const short = shortenTexts(
      some.map((index) => texts[index] ?? ''),
      width,
      size,
    );
    return new Map(some.map((index, at) => [index, short[at] ?? '']));
  };
  const step = positions.length < 2 ? axis.right - axis.left : smallestStep(positions);
  const canFit = step >= size / 2;
  const flat = canFit ? placeFlat(axis, all, shorten(maxWidth)) : null;
  if (flat !== null) return { labels: flat, height };
  const inLines = 2 * height + lineGap;
  const wrapped = canFit && axis.maxHeight >= inLines ? placeInLines(axis, step - gap) : null;
  if (wrapped !== null) return { labels: wrapped, height: inLines };
  if (!isOrder) {
    const canTurn = step * sine >= height + 2 && axis.maxHeight >= 60;
    if (canTurn) return turn(axis, all);
    if (step - gap >= minWidth) {
      const short = placeFlat(axis, all, shorten(step - gap));
      if (short !== null) return { labels: short, height };
    }
  }
  const least = isOrder ? 2 : Math.max(2, Math.floor((minWidth + gap) / step));
  // Each try leaves out more at once, because there may be thousands.
  for (let every = least; every < texts.length; every = Math.max(every + 1, Math.floor(every * 1.1))) {
    const width = isOrder ? maxWidth : Math.max(minWidth, every * step - gap);
    const some = all.filter((index) => index % every === 0);
    const placed = placeFlat(axis, some, shorten(width, some));
    if (placed !== null) return { labels: placed, height };
  }
  const only = shortenText(texts[0] ?? '', axis.right - axis.left, size);
  const first = placeFlat(axis, all.slice(0, 1), new Map([[0, only]]));
  return { labels: first ?? [], height };
}

function smallestStep(positions: readonly number[]): number {
  return positions.reduce(
    (least, at, index) => (index === 0 ? least : Math.min(least, at - (positions[index - 1] ?? at))),
    Infinity,
  );
}

/** `null` where two would touch. Labels at the ends are moved into the picture. */
function placeFlat(
  { positions, left, right, top, size, colour }: LabelAxis,
  indexes: readonly number[],
  texts: ReadonlyMap<number, string>,
): readonly NewText[] | null {
  let end = -Infinity;
  const labels: NewText[] = [];
  for (const index of indexes) {
    const characters = texts.get(index) ?? '';
    if (characters === '') continue;
    const width = measureText(characters, size, 400);
    const start = Math.min(right - width, Math.max(left, (positions[index] ?? 0) - width / 2));
    if (start < end + gap || start < left) return null;
    end = start + width;
    labels.push(drawText({ characters, size, colour, align: 'CENTER' }, start + width / 2, top));
  }
  return labels;
}

/** Each label in one or two lines of its own space; `null` where one needs more. */
function placeInLines(axis: LabelAxis, width: number): readonly NewText[] | null {
  const { texts, size, top } = axis;
  const lines = texts.map((text) => breakLabel(text, Math.min(width, maxWidth), size));
  if (lines.some((one) => one === null)) return null;
  const rows = [0, 1].map((row) => {
    const some = lines.flatMap((one, index) =>
      one?.[row] === undefined ? [] : [[index, one[row]] as const],
    );
    const line = { ...axis, top: top + row * (lineHeight(size) + lineGap) };
    return placeFlat(
      line,
      some.map(([index]) => index),
      new Map(some),
    );
  });
  return rows.some((row) => row === null) ? null : rows.flatMap((row) => row ?? []);
}

/** The text in one line or, broken between two words, in two that are as alike as they can be. */
function breakLabel(text: string, width: number, size: number): readonly string[] | null {
  const fits = (line: string) => measureText(line, size, 400) <= width;
  if (fits(text)) return [text];
  const words = text.split(' ');
  const breaks = words.slice(1).map((_, index) => {
    const lines = [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')];
    return { lines, longest: Math.max(...lines.map((line) => measureText(line, size, 400))) };
  });
  const [best] = breaks.toSorted((one, other) => one.longest - other.longest);
  return best !== undefined && best.longest <= width ? best.lines : null;
}

/** Labels that rise to the right and end below their mark. */
function turn(
  { texts, positions, left, top, size, colour, maxHeight }: LabelAxis,
  indexes: readonly number[],
): AxisLabels {
  const height = lineHeight(size);
  const longest = Math.min(maxWidth, (maxHeight - height * sine) / sine);
  const labels = indexes.map((index): NewText => {
    const x = positions[index] ?? 0;
    const available = Math.min(longest, (x - left) / sine - height / 2 - 2);
    const characters = shortenText(texts[index] ?? '', Math.max(available, size), size);
    const width = measureText(characters, size, 400);
    // The middle of the end of the line is under the mark.
    return {
      ...drawText({ characters, size, colour, align: 'RIGHT' }, 0, 0),
      x: round(x - width * sine - (height / 2) * sine),
      y: round(top + width * sine + 2),
      rotation: 45,
    };
  });
  const lowest = labels.reduce((most, label) => Math.max(most, label.y + label.height * sine), top);
  return { labels, height: lowest - top };
}
