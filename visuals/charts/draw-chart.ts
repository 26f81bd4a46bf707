/**
 * Draws data as a chart: layers for a canvas or an SVG. Every bar and point is where its value is, labels never touch,
 * and colours are those of the file as far as they can be told apart.
 */
import type { FileStyle } from '#design/file-style';
import { findLanguage } from '#design/lexicon/find-language';
import type { NewFrame, NewLayer, NewText } from '#design/new-layer';
import { isRightToLeft } from '#design/script-language';
import {
  drawText,
  lineHeight,
  measureText,
  round,
  shortenText,
  shortenTexts,
} from '../vectors/draw-parts.ts';
import { chooseColours, chooseInk, type ChartInk } from './chart-colours.ts';
import { type ChartKind, kindNames } from './chart-kinds.ts';
import { type ChartPen, labelSize, legendItem, swatch } from './chart-pen.ts';
import { arrangePoints, arrangeSeries, type ChartTable, readChartTable } from './chart-table.ts';
import { drawPie } from './draw-pie.ts';
import { drawPoints } from './draw-points.ts';
import { drawSeries } from './draw-series.ts';

export interface ChartOrder {
  readonly table: ChartTable;
  readonly kind: ChartKind;
  /** @default the name of the only series */
  readonly title: string;
  /** px. */
  readonly width: number;
  readonly height: number;
  /** Of the page, which numbers follow. */
  readonly language: string;
  readonly style: Pick<FileStyle, 'colours' | 'ground'>;
}

export interface DrawnChart {
  readonly frame: NewFrame;
  /** One sentence for each thing that is not shown as it is in the table. */
  readonly notes: readonly string[];
  /** The number of colours of series, and how many of them the file has. */
  readonly colours: { readonly count: number; readonly own: number; readonly ofFile: number };
}

/** px. */
const padding = 16;
const titleSize = 16;
const maxSeries = 12;

/** A table as a person gives it, and how it is to be shown. */
export interface ChartRequest extends Pick<ChartOrder, 'kind' | 'title' | 'width' | 'height'> {
  /** CSV or JSON. */
  readonly text: string;
  /** `null` for that of the texts in the table and of the file. */
  readonly language: string | null;
  readonly style: FileStyle;
}

/** @throws Error with one plain sentence where there is no table, or it cannot be shown in this way */
export function drawTable({ text, language, ...order }: ChartRequest): DrawnChart {
  const table = readChartTable(text);
  const words = table.columns.flatMap(({ name, cells }) => [name, ...cells.slice(0, maxWords)]);
  const found = language ?? findLanguage([order.title, ...words, ...order.style.texts]);
  return drawChart({ ...order, table, language: found });
}

/** Cells of a column that are enough to find its language. */
const maxWords = 40;

/** @throws Error with one plain sentence where the table cannot be shown in this way */
export function drawChart(order: ChartOrder): DrawnChart {
  const { table, kind, style, width, height } = order;
  const notes = [...table.notes];
  const ink = chooseInk(style.colours, style.ground);
  const names = namesOfSeries(order);
  if (names.length > maxSeries)
    throw new Error(`The table has ${String(names.length)} series; one chart can show ${String(maxSeries)}.`);
  const isRound = kind === 'pie' || kind === 'donut';
  const chosen = chooseColours(style.colours, isRound ? countSlices(order) : names.length, ink.ground);
  const head = drawHead(order, ink, isRound || names.length < 2 ? [] : names, chosen.series);
  const pen: ChartPen = {
    ink,
    colours: chosen.series,
    language: order.language,
    size: labelSize,
    width,
    height,
    area: {
      x: padding,
      y: head.height,
      width: width - 2 * padding,
      height: height - head.height - padding,
    },
  };
  const body = drawBody(order, pen, notes);
  const isMirrored = isRightToLeft(order.language);
  // Coordinates of points run the same way in every language.
  const mirrorBody = kind === 'scatter' ? keepLayers : isRound ? mirrorPie : mirrorLayers;
  return {
    frame: {
      kind: 'frame',
      name: head.title === '' ? kindNames[kind] : head.title,
      x: 0,
      y: 0,
      width,
      height,
      fill: ink.ground,
      children: [
        ...(isMirrored ? mirrorLayers(head.layers, width) : head.layers),
        ...(isMirrored ? mirrorBody(body, width) : body),
      ],
    },
    notes: [...new Set(notes)],
    colours: { count: chosen.series.length, own: chosen.own, ofFile: chosen.ofFile },
  };
}

function drawBody({ table, kind }: ChartOrder, pen: ChartPen, notes: string[]): readonly NewLayer[] {
  if (kind === 'scatter') return drawPoints(arrangePoints(table), pen);
  const data = arrangeSeries(table);
  if (data.series.every(({ values }) => values.every((value) => value === null)))
    throw new Error('The table has no number that can be shown.');
  if (kind === 'pie' || kind === 'donut') return drawPie(data, kind, pen, notes);
  return drawSeries(data, kind, pen);
}

function namesOfSeries({ table, kind }: ChartOrder): readonly string[] {
  if (kind === 'scatter') return arrangePoints(table).groups.map(({ name }) => name);
  const { series } = arrangeSeries(table);
  return kind === 'pie' || kind === 'donut' ? [series[0]?.name ?? ''] : series.map(({ name }) => name);
}

function countSlices({ table }: ChartOrder): number {
  const [first] = arrangeSeries(table).series;
  return Math.min(
    maxSeries,
    Math.max(1, first?.values.filter((value) => value !== null && value > 0).length ?? 1),
  );
}

interface ChartHead {
  readonly title: string;
  readonly layers: readonly NewLayer[];
  readonly height: number;
}

/** Title and legend, in as many lines as the legend needs. */
function drawHead(
  { title: given, width, table, kind }: ChartOrder,
  ink: ChartInk,
  names: readonly string[],
  colours: readonly string[],
): ChartHead {
  const numbers = table.columns.filter((column) => column.kind === 'number');
  const only = kind !== 'scatter' && arrangeSeries(table).series.length === 1 ? numbers.at(-1)?.name : '';
  const title = given.trim() === '' ? (only ?? '') : given.trim();
  const layers: NewLayer[] = [];
  let y = padding;
  if (title !== '') {
    const characters = shortenText(title, width - 2 * padding, titleSize, 600);
    layers.push(
      drawText({ characters, name: 'Title', size: titleSize, weight: 600, colour: ink.text }, padding, y),
    );
    y += lineHeight(titleSize) + 8;
  }
  if (names.length > 0) {
    const legend = drawLegend(names, colours, { ink, x: padding, y, width: width - 2 * padding });
    layers.push(legend.frame);
    y += legend.frame.height + 8;
  }
  return { title, layers, height: y };
}

function drawLegend(
  names: readonly string[],
  colours: readonly string[],
  {
    ink,
    x,
    y,
    width,
  }: { readonly ink: ChartInk; readonly x: number; readonly y: number; readonly width: number },
): { readonly frame: NewFrame } {
  const rowHeight = lineHeight(labelSize) + 6;
  const longest = Math.min(200, width - swatch - 8, Math.max(48, (width * 3) / names.length));
  let [left, top] = [0, 0];
  const short = shortenTexts(names, longest, labelSize);
  const children = names.flatMap((name, index): NewLayer[] => {
    const characters = short[index] ?? '';
    const wide = swatch + 6 + measureText(characters, labelSize, 400);
    if (left > 0 && left + wide > width) {
      left = 0;
      top += rowHeight;
    }
    const item = legendItem(name, characters, colours[index] ?? ink.text, ink.text, left, top);
    left += wide + 16;
    return item;
  });
  return {
    frame: { kind: 'frame', name: 'Legend', x, y, width, height: top + lineHeight(labelSize), children },
  };
}

/** The layers as they are where a page runs from right to left: the first category and the labels of values at the right. */
function mirrorLayers(layers: readonly NewLayer[], width: number): readonly NewLayer[] {
  return layers.map((layer) => {
    const x = round(width - layer.x - layer.width);
    if (layer.kind === 'text') return mirrorText(layer, width);
    if (layer.kind === 'frame') return { ...layer, x, children: mirrorLayers(layer.children, layer.width) };
    return layer.kind === 'vector'
      ? { ...layer, x, path: mirrorPath(layer.path, layer.width) }
      : { ...layer, x };
  });
}

function keepLayers(layers: readonly NewLayer[]): readonly NewLayer[] {
  return layers;
}

/** The circle and its names change sides, and its slices go round as before. */
function mirrorPie(layers: readonly NewLayer[], width: number): readonly NewLayer[] {
  return layers.flatMap((layer) => {
    const isCircle = layer.kind === 'frame' && layer.children.some(({ kind }) => kind === 'ellipse');
    if (!isCircle) return mirrorLayers([layer], width);
    const circle = layer.children.find(({ kind }) => kind === 'ellipse');
    const moved = circle === undefined ? 0 : layer.width - circle.width - 2 * circle.x;
    const x = round(width - layer.x - layer.width);
    return [
      { ...layer, x, children: layer.children.map((child) => ({ ...child, x: round(child.x + moved) })) },
    ];
  });
}

/** A text is read as before, and its other end is where the first one was. */
function mirrorText(layer: NewText, width: number): NewText {
  const { rotation = 0 } = layer;
  const angle = (rotation * Math.PI) / 180;
  const align = ({ LEFT: 'RIGHT', CENTER: 'CENTER', RIGHT: 'LEFT' } as const)[layer.align];
  return {
    ...layer,
    align,
    x: round(width - layer.x - layer.width * Math.cos(angle)),
    y: round(layer.y - layer.width * Math.sin(angle)),
    ...(rotation === 0 ? {} : { rotation: -rotation }),
  };
}

/** Charts have straight lines only. */
function mirrorPath(path: string, width: number): string {
  return path.replace(
    /([ML]) (-?[\d.]+)/g,
    (_, command: string, x: string) => `${command} ${String(round(width - Number(x)))}`,
  );
}
