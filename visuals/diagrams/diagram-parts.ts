/** The parts of all diagrams: boxes with auto layout, connectors with heads, and labels that cover the line behind them. */
import type { NewFrame, NewLayer, NewText } from '#design/new-layer';
import type { ChartInk } from '../charts/chart-colours.ts';
import { drawPath, lineHeight, measureText, round, shortenText } from '../vectors/draw-parts.ts';
import type { DiagramNode } from './read-diagram.ts';

export interface DiagramPen {
  readonly ink: ChartInk;
  /** Of boxes: their fill and their outline. */
  readonly box: { readonly fill: string; readonly stroke: string };
}

/** Layers from the corner of their own area. */
export interface DiagramBody {
  readonly width: number;
  readonly height: number;
  readonly layers: readonly NewLayer[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** px. */
export const nameSize = 13;
export const labelSize = 11;
const maxBoxText = 180;
const maxLabel = 160;
const padding = { x: 16, y: 12 };

/** Words in lines of at most this many px; a word that is wider is cut. */
export function wrapText(
  text: string,
  width: number,
  size: number,
  weight: 400 | 600,
  maxLines: number,
): readonly string[] {
  const lines: string[] = [];
  // Scripts without spaces may break between any two signs.
  const words = text
    .split(/\s+/)
    .flatMap((word) => (measureText(word, size, weight) > width ? [...splitWord(word)] : [word]));
  for (const word of words) {
    const last = lines.at(-1);
    const isPart = /^[\u2e80-\u9fff\uac00-\ud7af]$/u.test(word);
    const joined = last === undefined ? word : `${last}${isPart ? '' : ' '}${word}`;
    if (last !== undefined && measureText(joined, size, weight) <= width) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  const shown = lines.slice(0, maxLines).map((line) => shortenText(line, width, size, weight));
  const hidden = lines.slice(maxLines);
  if (hidden.length === 0) return shown;
  return [
    ...shown.slice(0, -1),
    shortenText(`${shown.at(-1) ?? ''} ${hidden.join(' ')}`, width, size, weight),
  ];
}

function splitWord(word: string): readonly string[] {
  return /[\u2e80-\u9fff\uac00-\ud7af]/u.test(word) ? Array.from(word) : [word];
}

function drawLines(
  lines: readonly string[],
  parts: { readonly size: number; readonly weight: 400 | 600; readonly colour: string },
): NewText {
  const { size, weight, colour } = parts;
  return {
    kind: 'text',
    name: lines.join(' '),
    characters: lines.join('\n'),
    size,
    weight,
    colour,
    align: 'CENTER',
    x: 0,
    y: 0,
    width: lines.reduce((most, line) => Math.max(most, measureText(line, size, weight)), 0),
    height: lines.length * lineHeight(size),
  };
}

export interface DiagramBox {
  readonly width: number;
  readonly height: number;
  draw(x: number, y: number): NewFrame;
}

/** A box as large as its words, which Figma keeps in its middle. */
export function planBox({ name, detail }: DiagramNode, pen: DiagramPen): DiagramBox {
  const title = drawLines(wrapText(name, maxBoxText, nameSize, 600, 3), {
    size: nameSize,
    weight: 600,
    colour: pen.ink.text,
  });
  const below =
    detail === ''
      ? []
      : [
          drawLines(wrapText(detail, maxBoxText, labelSize, 400, 2), {
            size: labelSize,
            weight: 400,
            colour: pen.ink.text,
          }),
        ];
  const texts = [title, ...below];
  const gap = 4;
  const width = Math.max(72, 2 * padding.x + Math.max(...texts.map((text) => text.width)));
  const inner = texts.reduce((sum, text) => sum + text.height, 0) + gap * (texts.length - 1);
  const height = inner + 2 * padding.y;
  return {
    width,
    height,
    draw(x, y) {
      let top = padding.y;
      const children = texts.map((text) => {
        const placed = { ...text, x: round((width - text.width) / 2), y: round(top) };
        top += text.height + gap;
        return placed;
      });
      return {
        kind: 'frame',
        name,
        x: round(x),
        y: round(y),
        width,
        height,
        radius: 8,
        fill: pen.box.fill,
        stroke: { colour: pen.box.stroke, width: 1.5 },
        autoLayout: { direction: 'VERTICAL', gap, paddingX: padding.x, paddingY: padding.y },
        children,
      };
    },
  };
}

export interface DiagramLabel {
  readonly width: number;
  readonly height: number;
  /** Around its middle. */
  draw(middle: Point): readonly NewLayer[];
}

/** Words on a connector; `null` where there are none. */
export function planLabel(text: string, pen: DiagramPen): DiagramLabel | null {
  if (text === '') return null;
  const lines = drawLines(wrapText(text, maxLabel, labelSize, 400, 3), {
    size: labelSize,
    weight: 400,
    colour: pen.ink.text,
  });
  const width = lines.width + 8;
  const height = lines.height + 4;
  return {
    width,
    height,
    draw: ({ x, y }) => [
      {
        kind: 'frame',
        name: `Label ${text}`,
        x: round(x - width / 2),
        y: round(y - height / 2),
        width,
        height,
        fill: pen.ink.ground,
        autoLayout: { direction: 'HORIZONTAL', gap: 0, paddingX: 4, paddingY: 2 },
        children: [{ ...lines, x: 4, y: 2 }],
      },
    ],
  };
}

const headLength = 9;
const headWidth = 8;

/** A line through points with a head at its end, as vectors. */
export function drawConnector(
  name: string,
  points: readonly Point[],
  { ink }: DiagramPen,
  { isDashed = false, hasHead = true }: { readonly isDashed?: boolean; readonly hasHead?: boolean } = {},
): readonly NewLayer[] {
  const end = points.at(-1);
  const before = points.at(-2);
  if (!end || !before) return [];
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const unit = { x: (end.x - before.x) / length, y: (end.y - before.y) / length };
  const base = { x: end.x - unit.x * headLength, y: end.y - unit.y * headLength };
  const line = hasHead ? [...points.slice(0, -1), base] : points;
  const side = (sign: number) => ({
    x: base.x - sign * unit.y * (headWidth / 2),
    y: base.y + sign * unit.x * (headWidth / 2),
  });
  const stroke = { colour: ink.quiet, width: 1.5, ...(isDashed ? { dashes: [5, 4] } : {}) };
  return [
    { ...drawPath(name, line, false), stroke, roundCaps: !isDashed },
    ...(hasHead ? [{ ...drawPath('Head', [end, side(1), side(-1)], true), fill: ink.quiet }] : []),
  ];
}
