/** Scatter charts: two axes of values, points by group, and names of points where there is space. */
import type { NewLayer, NewText } from '#design/new-layer';
import { drawText, lineHeight, measureText, round, shortenText } from '../vectors/draw-parts.ts';
import type { ChartPoints } from './chart-table.ts';
import { type ChartPen, groupLayers } from './chart-pen.ts';
import {
  axisLabelGap,
  createPosition,
  drawAcrossAxis,
  drawUpAxis,
  planAcrossScale,
  planScale,
} from './value-axis.ts';

/** px. */
const axisGap = 8;
const point = 8;
const maxNames = 80;

interface PlacedPoint {
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

export function drawPoints(data: ChartPoints, pen: ChartPen): readonly NewLayer[] {
  const { area, size, language, ink } = pen;
  const rows = data.x.values.flatMap((x, row) => (x !== null && data.y.values[row] != null ? [row] : []));
  if (rows.length === 0) throw new Error('No row of the table has both numbers of a point.');
  const parts = (unit: ChartPoints['x']) => ({ language, size, unit, hasZero: false });
  const line = lineHeight(size);
  const names = { above: data.y.name, below: data.x.name };
  const top = area.y + (names.above === '' ? line / 2 : line * 1.5 + 4);
  const below = line + axisLabelGap(size) + (names.below === '' ? 0 : line + 4);
  const height = Math.max(40, area.y + area.height - below - top);
  const yScale = planScale(pick(data.y.values, rows), height, 22, parts(data.y));
  const left = area.x + yScale.labelWidth + axisGap;
  const width = area.x + area.width - left - 8;
  const xScale = planAcrossScale(pick(data.x.values, rows), width, parts(data.x));
  const atX = createPosition(xScale, left, left + width);
  const atY = createPosition(yScale, top + height, top);
  const up = drawUpAxis(yScale, atY, { x: left, width, pen });
  const across = drawAcrossAxis(xScale, atX, { y: top, height, pen });
  const title = (characters: string, x: number, y: number, align: NewText['align']) =>
    characters === ''
      ? []
      : [drawText({ characters: shortenText(characters, width, size), size, colour: ink.text, align }, x, y)];
  const places = new Map<number, PlacedPoint>(
    rows.map((row) => [row, { row, x: atX(data.x.values[row] ?? 0), y: atY(data.y.values[row] ?? 0) }]),
  );
  const groups = data.groups.map(({ name, rows: own }, index) =>
    groupLayers(
      name === '' ? 'Points' : name,
      pen,
      own.flatMap((row): NewLayer[] => {
        const place = places.get(row);
        if (place === undefined) return [];
        return [
          {
            kind: 'ellipse',
            name: `${data.labels[row] === '' ? String(row + 1) : (data.labels[row] ?? '').slice(0, 60)}: ${data.x.cells[row] ?? ''}, ${data.y.cells[row] ?? ''}`,
            x: round(place.x - point / 2),
            y: round(place.y - point / 2),
            width: point,
            height: point,
            fill: pen.colours[index] ?? ink.text,
            fillOpacity: 0.8,
          },
        ];
      }),
    ),
  );
  const bounds = { left, right: pen.width - 4, top, bottom: top + height };
  return [
    groupLayers('Grid', pen, [...up.grid, ...across.grid]),
    groupLayers('Values', pen, [...up.labels, ...across.labels]),
    groupLayers('Axes', pen, [
      ...title(names.above, area.x, area.y, 'LEFT'),
      ...title(names.below, left + width, top + height + line + axisLabelGap(size) + 2, 'RIGHT'),
    ]),
    ...groups,
    groupLayers('Names', pen, placeNames([...places.values()], data.labels, bounds, pen)),
  ];
}

function pick(values: readonly (number | null)[], rows: readonly number[]): readonly number[] {
  return rows.map((row) => values[row] ?? 0);
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Names beside their points, each where nothing else is; a name without space is left out. */
function placeNames(
  points: readonly PlacedPoint[],
  labels: readonly string[],
  bounds: Box,
  { size, ink }: ChartPen,
): readonly NewText[] {
  if (points.length > maxNames) return [];
  const taken: Box[] = points.map(({ x, y }) => ({ left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 }));
  const height = lineHeight(size);
  return points.flatMap(({ row, x, y }) => {
    const characters = shortenText(labels[row] ?? '', 120, size);
    if (characters === '') return [];
    const width = measureText(characters, size, 400);
    const spots = [
      [x + 8, y - height / 2],
      [x - 8 - width, y - height / 2],
      [x - width / 2, y - height - 6],
      [x - width / 2, y + 6],
    ] as const;
    for (const [left, top] of spots) {
      const box = { left, right: left + width, top, bottom: top + height };
      const isInside =
        box.left >= bounds.left &&
        box.right <= bounds.right &&
        box.top >= bounds.top &&
        box.bottom <= bounds.bottom;
      if (!isInside || taken.some((other) => overlaps(box, other))) continue;
      taken.push(box);
      return [drawText({ characters, size, colour: ink.quiet }, left, top)];
    }
    return [];
  });
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
