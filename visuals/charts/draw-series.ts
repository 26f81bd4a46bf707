/** Bars, lines and areas: series of values over the same categories. */
import { scaleBand } from 'd3-scale';
import type { NewFrame, NewLayer } from '#design/new-layer';
import {
  drawPath,
  drawText,
  leastSide,
  lineHeight,
  measureText,
  round,
  shortenTexts,
} from '../vectors/draw-parts.ts';
import { createDateFormat } from './chart-numbers.ts';
import type { ChartSeries, NumberColumn } from './chart-table.ts';
import { type ChartPen, groupLayers } from './chart-pen.ts';
import { placeLabels } from './place-labels.ts';
import {
  axisLabelGap,
  createPosition,
  drawAcrossAxis,
  drawUpAxis,
  planAcrossScale,
  planScale,
} from './value-axis.ts';

type SeriesKind = 'bar' | 'horizontal-bar' | 'stacked-bar' | 'line' | 'area';

interface Plot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** px. */
const axisGap = 8;
const tickSpace = 22;
const leastPlot = 40;
/** Categories of a line from which some may go without a label. */
const mostNamed = 16;

export function drawSeries(data: ChartSeries, kind: SeriesKind, pen: ChartPen): readonly NewLayer[] {
  return kind === 'horizontal-bar' ? drawAcross(data, pen) : drawUp(data, kind, pen);
}

function valuesOf({ series }: ChartSeries): readonly number[] {
  return series.flatMap(({ values }) => values.filter((value) => value !== null));
}

/** The ends of the stacks, up and down from zero. */
function stackEnds({ series, categories }: ChartSeries): readonly number[] {
  return categories.flatMap((_, row) => {
    const values = series.map(({ values }) => values[row] ?? 0);
    const sum = (sign: number) => values.reduce((total, value) => total + (value * sign > 0 ? value : 0), 0);
    return [sum(1), sum(-1)];
  });
}

function unitOf({ series }: ChartSeries): { readonly prefix: string; readonly suffix: string } {
  const [first] = series;
  const isShared = series.every(({ prefix, suffix }) => prefix === first?.prefix && suffix === first.suffix);
  return isShared && first ? first : { prefix: '', suffix: '' };
}

/** What stands below the axis: dates in the language of the page, all else as it was written. */
function writeCategories({ categories, times }: ChartSeries, { language }: ChartPen): readonly string[] {
  if (times === null) return categories;
  const format = createDateFormat(language, categories, times);
  return times.map(format);
}

function drawUp(
  data: ChartSeries,
  kind: Exclude<SeriesKind, 'horizontal-bar'>,
  pen: ChartPen,
): readonly NewLayer[] {
  const { area, size, language, ink } = pen;
  const isLine = kind === 'line' || kind === 'area';
  const ends = kind === 'stacked-bar' ? stackEnds(data) : valuesOf(data);
  const parts = { language, size, unit: unitOf(data), hasZero: kind !== 'line' };
  const texts = writeCategories(data, pen);
  const isOrder = data.times !== null || (isLine && texts.length > mostNamed);
  // Labels below may take height, and fewer ticks fit then.
  const first = planScale(
    ends,
    Math.max(leastPlot, area.height - lineHeight(size) - axisGap),
    tickSpace,
    parts,
  );
  const left = area.x + first.labelWidth + axisGap;
  const right = area.x + area.width;
  const positions = placeCategories(data, kind, left, right);
  const labels = placeLabels({
    texts,
    positions: positions.middles,
    left: 4,
    right: pen.width - 4,
    top: 0,
    size,
    colour: ink.quiet,
    maxHeight: Math.max(lineHeight(size), Math.min(area.height * 0.45, area.height - leastPlot - axisGap)),
    isOrder,
  });
  const height = Math.max(leastPlot, area.height - labels.height - axisGap - lineHeight(size) / 2);
  const plot: Plot = { x: left, y: area.y + lineHeight(size) / 2, width: right - left, height };
  const scale = planScale(ends, height, tickSpace, parts);
  const at = createPosition(scale, plot.y + plot.height, plot.y);
  const axis = drawUpAxis(scale, at, { x: plot.x, width: plot.width, pen });
  const below = labels.labels.map((label) => ({
    ...label,
    y: round(label.y + plot.y + plot.height + axisGap),
  }));
  const base = at(Math.min(scale.high, Math.max(scale.low, 0)));
  const marks = isLine
    ? drawLines(data, kind, positions.middles, at, base, pen)
    : drawColumns(data, kind, positions, at, pen);
  return [
    groupLayers('Grid', pen, axis.grid),
    groupLayers('Values', pen, axis.labels),
    groupLayers('Categories', pen, below),
    ...marks,
  ];
}

interface CategoryPositions {
  readonly middles: readonly number[];
  readonly starts: readonly number[];
  /** px of each band. */
  readonly band: number;
}

function placeCategories(
  { categories, times }: ChartSeries,
  kind: SeriesKind,
  left: number,
  right: number,
): CategoryPositions {
  const rows = categories.map((_, row) => row);
  const isLine = kind === 'line' || kind === 'area';
  if (isLine) {
    const inset = Math.min(12, (right - left) / 8);
    const [from, to] = [left + inset, right - inset];
    const places = times ?? rows;
    const [start = 0, end = 0] = [places[0], places.at(-1)];
    const middles = places.map((place) =>
      end === start ? (from + to) / 2 : from + ((place - start) / (end - start)) * (to - from),
    );
    return { middles, starts: middles, band: 0 };
  }
  const scale = scaleBand<number>().domain(rows).range([left, right]).paddingInner(0.3).paddingOuter(0.2);
  const starts = rows.map((row) => scale(row) ?? left);
  const band = scale.bandwidth();
  return { starts, middles: starts.map((start) => start + band / 2), band };
}

/** px of a bar within its band: bars of one group stand side by side. */
function placeInGroup(start: number, band: number, index: number, count: number) {
  const each = band / count;
  const gap = Math.min(2, each * 0.1);
  return { start: start + index * each + gap / 2, size: each - gap };
}

/** px of the ends of each value: from zero, or from the end of the stack below it. */
function spansOf(
  { series, categories }: ChartSeries,
  isStacked: boolean,
): readonly (readonly ({ readonly from: number; readonly to: number } | null)[])[] {
  const [up, down] = [categories.map(() => 0), categories.map(() => 0)];
  return series.map(({ values }) =>
    values.map((value, row) => {
      if (value === null) return null;
      if (!isStacked) return { from: 0, to: value };
      const ends = value < 0 ? down : up;
      const from = ends[row] ?? 0;
      ends[row] = from + value;
      return { from, to: from + value };
    }),
  );
}

function drawColumns(
  data: ChartSeries,
  kind: SeriesKind,
  { starts, band }: CategoryPositions,
  at: (value: number) => number,
  pen: ChartPen,
): readonly NewFrame[] {
  const isStacked = kind === 'stacked-bar';
  const spans = spansOf(data, isStacked);
  return data.series.map((column, index) => {
    const bars = (spans[index] ?? []).flatMap((span, row): NewLayer[] => {
      if (span === null) return [];
      const { start, size } = isStacked
        ? { start: starts[row] ?? 0, size: band }
        : placeInGroup(starts[row] ?? 0, band, index, data.series.length);
      const [top, bottom] = [at(span.from), at(span.to)].sort((one, other) => one - other) as [
        number,
        number,
      ];
      return [
        {
          kind: 'rectangle',
          name: markName(data, column, row),
          x: round(start),
          y: round(top),
          width: Math.max(leastSide, round(size)),
          height: Math.max(leastSide, round(bottom - top)),
          fill: pen.colours[index] ?? pen.ink.text,
        },
      ];
    });
    return groupLayers(column.name, pen, bars);
  });
}

function markName({ categories }: ChartSeries, { cells }: NumberColumn, row: number): string {
  return `${(categories[row] ?? '').slice(0, 60)}: ${(cells[row] ?? '').slice(0, 30)}`;
}

/** The most points that are marked one by one. */
const maxMarkers = 120;
const marker = 7;

function drawLines(
  data: ChartSeries,
  kind: SeriesKind,
  middles: readonly number[],
  at: (value: number) => number,
  base: number,
  pen: ChartPen,
): readonly NewFrame[] {
  const count = data.series.reduce((sum, { values }) => sum + values.length, 0);
  const step =
    middles.length < 2 ? Infinity : ((middles.at(-1) ?? 0) - (middles[0] ?? 0)) / (middles.length - 1);
  const isMarked = count <= maxMarkers && step >= marker + 3;
  return data.series.map((column, index) => {
    const colour = pen.colours[index] ?? pen.ink.text;
    const points = column.values.map((value, row) =>
      value === null ? null : { row, x: middles[row] ?? 0, y: at(value) },
    );
    const runs = splitAtGaps(points);
    const areas = kind === 'area' ? runs.map((run) => drawArea(run, base, colour)) : [];
    const lines = runs.filter((run) => run.length > 1).map((run) => drawPolyline(run, colour));
    const single = new Set(
      runs.filter((run) => run.length === 1).flatMap((run) => run.map(({ row }) => row)),
    );
    const markers = points.flatMap((point): NewLayer[] =>
      point === null || !(isMarked || single.has(point.row))
        ? []
        : [
            {
              kind: 'ellipse',
              name: markName(data, column, point.row),
              x: round(point.x - marker / 2),
              y: round(point.y - marker / 2),
              width: marker,
              height: marker,
              fill: colour,
              stroke: { colour: pen.ink.ground, width: 1 },
            },
          ],
    );
    return groupLayers(column.name, pen, [...areas, ...lines, ...markers]);
  });
}

interface LinePoint {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

/** A missing value ends a line, and the next one begins another. */
function splitAtGaps(points: readonly (LinePoint | null)[]): readonly (readonly LinePoint[])[] {
  const runs: LinePoint[][] = [[]];
  for (const point of points) {
    if (point === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs.filter((run) => run.length > 0);
}

function drawPolyline(run: readonly LinePoint[], colour: string): NewLayer {
  return { ...drawPath('Line', run, false), stroke: { colour, width: 2 }, roundCaps: true };
}

function drawArea(run: readonly LinePoint[], base: number, colour: string): NewLayer {
  const [first, last] = [run[0], run.at(-1)];
  const closed = [...run, { x: last?.x ?? 0, y: base }, { x: first?.x ?? 0, y: base }];
  return { ...drawPath('Area', closed, true), fill: colour, fillOpacity: 0.24 };
}

/** Bars from left to right, with the categories beside them. */
function drawAcross(data: ChartSeries, pen: ChartPen): readonly NewLayer[] {
  const { area, size, language, ink } = pen;
  const texts = writeCategories(data, pen);
  const widest = texts.reduce((most, text) => Math.max(most, measureText(text, size, 400)), 0);
  const room = Math.min(widest, area.width * 0.38);
  const x = area.x + room + axisGap;
  const below = lineHeight(size) + axisLabelGap(size);
  const plot = {
    x,
    y: area.y,
    width: area.x + area.width - x - 12,
    height: Math.max(leastPlot, area.height - below),
  };
  const parts = { language, size, unit: unitOf(data), hasZero: true };
  const scale = planAcrossScale(valuesOf(data), plot.width, parts);
  const at = createPosition(scale, plot.x, plot.x + plot.width);
  const axis = drawAcrossAxis(scale, at, { y: plot.y, height: plot.height, pen });
  const rows = data.categories.map((_, row) => row);
  const bands = scaleBand<number>()
    .domain(rows)
    .range([plot.y, plot.y + plot.height])
    .paddingInner(0.3)
    .paddingOuter(0.15);
  const every = Math.max(1, Math.ceil((lineHeight(size) + 1) / bands.step()));
  const named = rows.filter((row) => row % every === 0);
  const short = shortenTexts(
    named.map((row) => texts[row] ?? ''),
    room,
    size,
  );
  const labels = named
    .map((row, at) =>
      drawText(
        { characters: short[at] ?? '', size, colour: ink.quiet, align: 'RIGHT' },
        x - axisGap,
        (bands(row) ?? 0) + bands.bandwidth() / 2 - lineHeight(size) / 2,
      ),
    )
    .filter(({ characters }) => characters !== '');
  const marks = data.series.map((column, index) =>
    groupLayers(
      column.name,
      pen,
      column.values.flatMap((value, row): NewLayer[] => {
        if (value === null) return [];
        const place = placeInGroup(bands(row) ?? 0, bands.bandwidth(), index, data.series.length);
        const [from, to] = [at(0), at(value)].sort((one, other) => one - other) as [number, number];
        return [
          {
            kind: 'rectangle',
            name: markName(data, column, row),
            x: round(from),
            y: round(place.start),
            width: Math.max(leastSide, round(to - from)),
            height: Math.max(leastSide, round(place.size)),
            fill: pen.colours[index] ?? ink.text,
          },
        ];
      }),
    ),
  );
  return [
    groupLayers('Grid', pen, axis.grid),
    groupLayers('Values', pen, axis.labels),
    groupLayers('Categories', pen, labels),
    ...marks,
  ];
}
