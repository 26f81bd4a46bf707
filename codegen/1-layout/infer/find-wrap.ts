import type { Rectangle } from '#design/tree';
import type { Cut } from './cut-lines.ts';
import { near, type Span, spanOf } from './span.ts';
import { evenGap } from './stand-along.ts';

/** Lines of things that break where no more fit, as auto layout wraps them. */
export interface Wrap {
  readonly parts: readonly Cut[];
  /** px between things in a line, and between lines. */
  readonly gap: number;
  readonly crossGap: number;
  /** Paddings: beside the lines. */
  readonly start: number;
  readonly end: number;
}

/** Reads a column of rows as lines that wrap; `null` where a line could have taken more, or things stand unevenly. */
export function findWrap(column: readonly Cut[], region: Rectangle): Wrap | null {
  const lines = column.map((line) => (line.kind === 'row' ? line.parts : [line]));
  const parts = lines.flat();
  if (lines.length < 2 || parts.length < lines.length * 2 - 1 || !parts.every(isItem)) return null;
  const room = spanOf(region, true);
  const spans = lines.map((line) => line.map(({ box }) => spanOf(box, true)));
  const gap = evenGap(spans.map(gapsIn));
  const crossGap = evenGap([gapsIn(column.map(({ box }) => spanOf(box, false)))]);
  const start = (spans[0]?.[0]?.start ?? room.start) - room.start;
  if (gap === null || crossGap === null || Math.min(gap, crossGap, start) < -0.5) return null;
  if (!spans.every(([first]) => first !== undefined && near(first.start, room.start + start))) return null;
  if (!lines.every(startTogether)) return null;
  const reach = spans.map((line) => line.at(-1)?.end ?? 0);
  const widest = reach.reduce((one, other) => Math.max(one, other));
  const broken = spans.slice(1).map(([first], index) => {
    const width = first === undefined ? 0 : first.end - first.start;
    return (reach[index] ?? 0) + gap + width;
  });
  const least = broken.reduce((one, other) => Math.min(one, other));
  // The lines need to fit, and no line may have room for what begins the next.
  const ends = [0, start, room.end - widest].filter((padding) => {
    const edge = room.end - padding;
    return padding >= 0 && edge >= widest - 0.01 && edge < least - 0.5;
  });
  // What follows its words may be a little wider in a browser than drawn.
  const end = parts.some(hugs) ? ends[0] : ends.at(-1);
  return end === undefined ? null : { parts, gap, crossGap, start: Math.max(0, start), end };
}

/** Things, not words: a paragraph that is cut into texts is no list. */
function isItem(part: Cut): boolean {
  return part.kind !== 'one' || part.piece.node.kind !== 'text';
}

function hugs(part: Cut): boolean {
  return part.kind === 'one' && part.piece.node.placement.horizontal === 'hug';
}

function startTogether(line: readonly Cut[]): boolean {
  return line.every(({ box }) => near(box.y, line[0]?.box.y ?? 0));
}

function gapsIn(spans: readonly Span[]): readonly number[] {
  return spans.slice(1).map((span, index) => span.start - (spans[index]?.end ?? 0));
}
