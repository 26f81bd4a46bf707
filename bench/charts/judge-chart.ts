/**
 * Judges a chart by its layers alone: where each bar and point is and where its value belongs by the lines of the grid,
 * and which texts touch. It shares no code with what draws.
 */
import type { NewEllipse, NewFrame, NewLayer, NewRectangle, NewText, NewVector } from '#design/new-layer';
import type { ChartKind } from '#visuals/charts/chart-kinds';
import type { ChartData } from './chart-data.ts';

export interface ChartJudgement {
  readonly marks: number;
  /** Those within 0.5 px. */
  readonly exact: number;
  /** What is wrong, a line each. */
  readonly faults: readonly string[];
}

const reach = 0.5;

/** The layers of one group of the chart, by its name; the groups of series come in their order. */
function groupOf(frame: NewFrame, name: string): readonly NewLayer[] {
  return frame.children.flatMap((layer) =>
    layer.kind === 'frame' && layer.name === name ? layer.children : [],
  );
}

function isKind<Kind extends NewLayer['kind']>(kind: Kind) {
  return (layer: NewLayer): layer is Extract<NewLayer, { readonly kind: Kind }> => layer.kind === kind;
}

type Position = (value: number) => number;

/** px by value, from the two outermost lines of a grid. */
function readGrid(frame: NewFrame, axis: 'x' | 'y'): Position | null {
  const lines = groupOf(frame, 'Grid')
    .filter(isKind('rectangle'))
    .filter(({ width, height }) => (axis === 'y' ? height === 1 && width > 1 : width === 1 && height > 1))
    .map((line) => ({ value: Number(line.name.slice('Grid '.length)), at: line[axis] + 0.5 }));
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last || first.value === last.value) return null;
  return (value) => first.at + ((value - first.value) / (last.value - first.value)) * (last.at - first.at);
}

interface Expectation {
  readonly name: string;
  /** px that should be equal, in pairs. */
  readonly pairs: readonly (readonly [is: number, should: number])[];
}

export function judgeMarks(data: ChartData, kind: ChartKind, frame: NewFrame): ChartJudgement {
  const expected =
    kind === 'pie' || kind === 'donut'
      ? judgeSlices(data, frame)
      : kind === 'scatter'
        ? judgePoints(data, frame)
        : judgeSeries(data, kind, frame);
  if (typeof expected === 'string') return { marks: 1, exact: 0, faults: [expected] };
  const faults = expected.flatMap(({ name, pairs }) =>
    pairs
      .filter(([is, should]) => !(Math.abs(is - should) <= reach))
      .slice(0, 1)
      .map(([is, should]) => `${name}: at ${is.toFixed(2)}, not ${should.toFixed(2)}`),
  );
  return { marks: expected.length, exact: expected.length - faults.length, faults };
}

function judgeSeries(data: ChartData, kind: ChartKind, frame: NewFrame): readonly Expectation[] | string {
  const at = readGrid(frame, kind === 'horizontal-bar' ? 'x' : 'y');
  if (at === null) return 'the grid has no two lines';
  const ups = data.categories.map(() => 0);
  const downs = data.categories.map(() => 0);
  const found: Expectation[] = [];
  for (const { name, values } of data.series) {
    const layers = groupOf(frame, name);
    const shown = values.flatMap((value, row) => (value === null ? [] : [{ value, row }]));
    if (kind === 'line' || kind === 'area') {
      const points = readPoints(layers);
      for (const { value, row } of shown) {
        const x = expectedX(data, values, row, points);
        const near = points.reduce<(typeof points)[number] | null>(
          (best, one) => (best === null || Math.abs(one.x - x) < Math.abs(best.x - x) ? one : best),
          null,
        );
        found.push({
          name: `${name} ${String(row)}`,
          pairs: [
            [near?.y ?? NaN, at(value)],
            [near?.x ?? NaN, x],
          ],
        });
      }
      continue;
    }
    const bars = layers.filter(isKind('rectangle'));
    if (bars.length !== shown.length)
      return `${name} has ${String(bars.length)} bars for ${String(shown.length)} values`;
    for (const [index, { value, row }] of shown.entries()) {
      const bar = bars[index];
      if (!bar) continue;
      const ends = value < 0 ? downs : ups;
      const from = kind === 'stacked-bar' ? (ends[row] ?? 0) : 0;
      if (kind === 'stacked-bar') ends[row] = from + value;
      found.push({ name: `${name} ${String(row)}`, pairs: endsOf(bar, kind, at(from), at(from + value)) });
    }
  }
  return found;
}

function endsOf(bar: NewRectangle, kind: ChartKind, from: number, to: number): Expectation['pairs'] {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  return kind === 'horizontal-bar'
    ? [
        [bar.x, low],
        [bar.x + bar.width, high],
      ]
    : [
        [bar.y, low],
        [bar.y + bar.height, high],
      ];
}

/** Points of lines and markers. */
function readPoints(layers: readonly NewLayer[]): readonly { readonly x: number; readonly y: number }[] {
  const markers = layers
    .filter(isKind('ellipse'))
    .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));
  const vertices = layers
    .filter(isKind('vector'))
    .filter(({ name }) => name === 'Line')
    .flatMap(readVertices);
  return [...markers, ...vertices].sort((one, other) => one.x - other.x);
}

function readVertices({ path, x, y }: NewVector): readonly { readonly x: number; readonly y: number }[] {
  return [...path.matchAll(/[ML] (-?[\d.]+) (-?[\d.]+)/g)].map(([, left, top]) => ({
    x: x + Number(left),
    y: y + Number(top),
  }));
}

/** Where a row belongs between the first and the last value of its series, by time or by its number. */
function expectedX(
  { categories, language }: Pick<ChartData, 'categories' | 'language'>,
  values: readonly (number | null)[],
  row: number,
  points: readonly { readonly x: number }[],
): number {
  const isTime = categories.length > 1 && categories.every((one) => /^\d{4}-\d\d-\d\d$/.test(one));
  const places = categories.map((one, index) => (isTime ? Date.parse(one) : index));
  const rows = places.filter((_, index) => values[index] !== null);
  const [first = 0, last = 0] = [rows[0], rows.at(-1)];
  const ends = [points[0]?.x ?? 0, points.at(-1)?.x ?? 0] as const;
  const [from, to] = /^(ar|fa|he|ur)/.test(language) ? [ends[1], ends[0]] : ends;
  if (first === last) return from;
  return from + (((places[row] ?? 0) - first) / (last - first)) * (to - from);
}

function judgePoints({ series, categories }: ChartData, frame: NewFrame): readonly Expectation[] | string {
  const [atX, atY] = [readGrid(frame, 'x'), readGrid(frame, 'y')];
  if (atX === null || atY === null) return 'the grid has no two lines';
  const points = frame.children
    .filter(isKind('frame'))
    .flatMap(({ children }) => children)
    .filter(isKind('ellipse'));
  const [across, up] = series;
  return categories.map((category, row) => {
    const x = atX(across?.values[row] ?? NaN);
    const y = atY(up?.values[row] ?? NaN);
    const point = nearest(points, x, y);
    return {
      name: category,
      pairs: [
        [point === null ? NaN : point.x + point.width / 2, x],
        [point === null ? NaN : point.y + point.height / 2, y],
      ],
    };
  });
}

function nearest(points: readonly NewEllipse[], x: number, y: number): NewEllipse | null {
  const away = (one: NewEllipse) => Math.hypot(one.x + one.width / 2 - x, one.y + one.height / 2 - y);
  return points.reduce<NewEllipse | null>(
    (best, one) => (best === null || away(one) < away(best) ? one : best),
    null,
  );
}

/** Ends of slices in px along the edge; small slices may be one together. */
function judgeSlices({ series }: ChartData, frame: NewFrame): readonly Expectation[] | string {
  const values = (series[0]?.values ?? []).filter((value): value is number => value !== null && value > 0);
  const slices = groupOf(frame, series[0]?.name ?? '').filter(isKind('ellipse'));
  const total = values.reduce((sum, value) => sum + value, 0);
  const merged = slices.length < values.length;
  const kept = merged ? [...values].sort((a, b) => b - a).slice(0, slices.length - 1) : values;
  const shown = merged ? values.filter((value) => kept.includes(value)) : values;
  if (slices.length === 0) return 'there is no slice';
  let turned = -Math.PI / 2;
  return slices.map((slice, index) => {
    const value = shown[index] ?? total - shown.reduce((sum, one) => sum + one, 0);
    const start = turned;
    turned += (value / total) * 2 * Math.PI;
    const radius = slice.width / 2;
    return {
      name: slice.name,
      pairs: [
        [(slice.arc?.start ?? NaN) * radius, start * radius],
        [(slice.arc?.end ?? NaN) * radius, turned * radius],
      ],
    };
  });
}

/** A label with the corners of its text, in order around it. */
export interface LabelShape {
  readonly text: string;
  readonly corners: readonly (readonly [number, number])[];
}

/** Labels as large as the layers say that they are. */
export function listLabels(frame: NewFrame): readonly LabelShape[] {
  const visit = (layer: NewLayer, x: number, y: number): readonly LabelShape[] => {
    if (layer.kind === 'text') return [{ text: layer.characters, corners: cornersOf(layer, x, y) }];
    if (layer.kind !== 'frame') return [];
    return layer.children.flatMap((child) => visit(child, x + layer.x, y + layer.y));
  };
  return frame.children.flatMap((child) => visit(child, 0, 0));
}

function cornersOf({ x, y, width, height, rotation = 0 }: NewText, left: number, top: number) {
  const angle = (-rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return (
    [
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ] as const
  ).map(([a, b]) => [left + x + a * cos - b * sin, top + y + a * sin + b * cos] as const);
}

/** Pairs of labels that touch, and labels that leave the picture. */
export function findLabelFaults(
  labels: readonly LabelShape[],
  size: { readonly width: number; readonly height: number },
): readonly string[] {
  const touching = labels.flatMap((one, index) =>
    labels
      .slice(index + 1)
      .filter((other) => touches(one, other))
      .map((other) => `“${one.text}” touches “${other.text}”`),
  );
  const outside = labels
    .filter(({ corners }) =>
      corners.some(([x, y]) => x < -reach || y < -reach || x > size.width + reach || y > size.height + reach),
    )
    .map(({ text }) => `“${text}” leaves the picture`);
  return [...touching, ...outside];
}

/** Two convex shapes are apart where a side of one has all of the other beyond it. */
function touches(one: LabelShape, other: LabelShape): boolean {
  return ![one, other].some(({ corners }) =>
    corners.some(([x, y], index) => {
      const [nextX, nextY] = corners[(index + 1) % corners.length] ?? [x, y];
      const normal = [nextY - y, x - nextX] as const;
      const along = (shape: LabelShape) => shape.corners.map(([a, b]) => a * normal[0] + b * normal[1]);
      const [first, second] = [along(one), along(other)];
      return (
        Math.max(...first) <= Math.min(...second) + 1e-6 || Math.max(...second) <= Math.min(...first) + 1e-6
      );
    }),
  );
}
