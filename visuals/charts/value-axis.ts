/** The axis of values: round numbers as ticks, their labels and the lines of the grid. */
import { scaleLinear } from 'd3-scale';
import type { NewLayer, NewText } from '#design/new-layer';
import { drawText, lineHeight, measureText, round } from '../vectors/draw-parts.ts';
import type { ChartPen } from './chart-pen.ts';
import { createNumberFormat, type Unit } from './chart-numbers.ts';

export interface ValueScale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
  readonly labels: readonly string[];
  /** px of the widest label. */
  readonly labelWidth: number;
}

/** The range of an axis with room for all values, and its ticks; `space` is the least px between two of them. */
export function planScale(
  values: readonly number[],
  length: number,
  space: number,
  { language, size, unit, hasZero }: { language: string; size: number; unit: Unit; hasZero: boolean },
): ValueScale {
  const [least, most] = rangeOf(values, hasZero);
  let count = Math.max(1, Math.floor(length / (space * 1.6)));
  for (;;) {
    const scale = scaleLinear().domain([least, most]).nice(count);
    const [low = least, high = most] = scale.domain();
    const ticks = scale.ticks(count);
    const format = createNumberFormat(language, ticks, unit);
    const labels = ticks.map(format);
    const labelWidth = labels.reduce((wide, label) => Math.max(wide, measureText(label, size, 400)), 0);
    const step = ticks.length < 2 ? length : length / (ticks.length - 1);
    if (count === 1 || step >= space) return { low, high, ticks, labels, labelWidth };
    count -= 1;
  }
}

/** Equal values get the range from zero, and lines far from zero a range of their own. */
function rangeOf(values: readonly number[], hasZero: boolean): readonly [number, number] {
  const least = values.reduce((one, other) => Math.min(one, other), Infinity);
  const most = values.reduce((one, other) => Math.max(one, other), -Infinity);
  if (least === most) return least === 0 ? [0, 1] : [Math.min(0, least), Math.max(0, least)];
  const isNearZero = most - least > 0.35 * Math.max(Math.abs(most), Math.abs(least));
  return hasZero || isNearZero ? [Math.min(0, least), Math.max(0, most)] : [least, most];
}

/** px of a value along the axis; `from` is the px of its low end. */
export function createPosition(
  { low, high }: ValueScale,
  from: number,
  to: number,
): (value: number) => number {
  const scale = scaleLinear().domain([low, high]).range([from, to]);
  return (value) => scale(value);
}

/** Lines across and labels at their left. */
export function drawUpAxis(
  scale: ValueScale,
  at: (value: number) => number,
  { x, width, pen }: { readonly x: number; readonly width: number; readonly pen: ChartPen },
): { readonly grid: readonly NewLayer[]; readonly labels: readonly NewText[] } {
  const { ink, size } = pen;
  return {
    grid: scale.ticks.map((tick) => ({
      kind: 'rectangle',
      name: `Grid ${String(tick)}`,
      x: round(x),
      y: round(at(tick) - 0.5),
      width: round(width),
      height: 1,
      fill: tick === 0 ? ink.quiet : ink.grid,
    })),
    labels: scale.ticks.map((tick, index) =>
      drawText(
        { characters: scale.labels[index] ?? '', size, colour: ink.quiet, align: 'RIGHT' },
        x - 8,
        at(tick) - lineHeight(size) / 2,
      ),
    ),
  };
}

/** px between an axis and the labels below it: the lowest label beside the axis reaches half a line below it. */
export function axisLabelGap(size: number): number {
  return lineHeight(size) / 2 + 2;
}

/** Lines up and labels below them. */
export function drawAcrossAxis(
  scale: ValueScale,
  at: (value: number) => number,
  { y, height, pen }: { readonly y: number; readonly height: number; readonly pen: ChartPen },
): { readonly grid: readonly NewLayer[]; readonly labels: readonly NewText[] } {
  const { ink, size } = pen;
  return {
    grid: scale.ticks.map((tick) => ({
      kind: 'rectangle',
      name: `Grid ${String(tick)}`,
      x: round(at(tick) - 0.5),
      y: round(y),
      width: 1,
      height: round(height),
      fill: tick === 0 ? ink.quiet : ink.grid,
    })),
    labels: scale.ticks.map((tick, index) => {
      const characters = scale.labels[index] ?? '';
      const half = measureText(characters, size, 400) / 2;
      const middle = Math.min(pen.width - 2 - half, Math.max(2 + half, at(tick)));
      return drawText(
        { characters, size, colour: ink.quiet, align: 'CENTER' },
        middle,
        y + height + axisLabelGap(size),
      );
    }),
  };
}

/** Ticks across whose labels do not touch. */
export function planAcrossScale(
  values: readonly number[],
  length: number,
  parts: { language: string; size: number; unit: Unit; hasZero: boolean },
): ValueScale {
  let space = 56;
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const scale = planScale(values, length, space, parts);
    if (scale.labelWidth + 10 <= length / Math.max(1, scale.ticks.length - 1)) return scale;
    space = Math.max(space + 20, scale.labelWidth + 12);
  }
  return planScale(values, length, length, parts);
}
