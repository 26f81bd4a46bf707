/**
 * Places the labels under an axis so that none touches another: as they are, else turned, else every second, third and
 * so on, and shortened where nothing else helps.
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
