/** Pies and donuts: ellipses with arcs, which stay editable in Figma, and a legend with the share of each slice. */
import type { NewLayer } from '#design/new-layer';
import { drawText, lineHeight, measureText, round, shortenTexts } from '../vectors/draw-parts.ts';
import { textOn } from './chart-colours.ts';
import { formatShare } from './chart-numbers.ts';
import type { ChartSeries } from './chart-table.ts';
import { type ChartPen, groupLayers, legendItem } from './chart-pen.ts';

interface Slice {
  readonly name: string;
  readonly value: number;
}

const maxSlices = 10;
const donutHole = 0.6;
/** px. */
const gap = 20;
const rowGap = 6;

export function drawPie(
  data: ChartSeries,
  kind: 'pie' | 'donut',
  pen: ChartPen,
  notes: string[],
): readonly NewLayer[] {
  const { area, size, language, ink } = pen;
  const rowHeight = lineHeight(size) + rowGap;
  const isBeside = area.width >= area.height * 1.3;
  const rows = Math.floor((isBeside ? area.height : area.height * 0.45) / rowHeight);
  const slices = limitSlices(readSlices(data, notes), Math.max(2, Math.min(maxSlices, rows)));
  const total = slices.reduce((sum, { value }) => sum + value, 0);
  const shares = slices.map(({ value }) => formatShare(language, value / total));
  const shareWidth = shares.reduce((most, share) => Math.max(most, measureText(share, size, 600)), 0);
  const nameWidth = slices.reduce((most, { name }) => Math.max(most, measureText(name, size, 400)), 0);
  const available = isBeside ? area.width * 0.45 : area.width;
  const longest = Math.max(size, Math.min(nameWidth, available - shareWidth - 32));
  const legendWidth = 16 + longest + 16 + shareWidth;
  const legendHeight = slices.length * rowHeight - rowGap;
  const room = isBeside
    ? { width: area.width - legendWidth - gap, height: area.height }
    : { width: area.width, height: area.height - legendHeight - gap };
  const diameter = round(Math.max(24, Math.min(room.width, room.height)));
  const [x, y] = isBeside
    ? [area.x + (room.width - diameter) / 2, area.y + (room.height - diameter) / 2]
    : [area.x + (area.width - diameter) / 2, area.y];
  const corner = isBeside
    ? { x: x + diameter + gap, y: area.y + (area.height - legendHeight) / 2 }
    : { x: area.x + Math.max(0, (area.width - legendWidth) / 2), y: area.y + diameter + gap };
  const names = slices.map(({ name }) => name);
  const short = shortenTexts(names, longest, size);
  const legend = slices.flatMap(({ name }, index): NewLayer[] => {
    const top = corner.y + index * rowHeight;
    const characters = short[index] ?? '';
    const share = {
      characters: shares[index] ?? '',
      size,
      weight: 600,
      colour: ink.text,
      align: 'RIGHT',
    } as const;
    return [
      ...legendItem(name, characters, pen.colours[index] ?? ink.text, ink.text, corner.x, top),
      drawText(share, corner.x + legendWidth, top),
    ];
  });
  return [
    groupLayers(
      data.series[0]?.name ?? 'Slices',
      pen,
      drawSlices(slices, { x, y, diameter, inner: kind === 'donut' ? donutHole : 0, shares, pen }),
    ),
    groupLayers('Legend', pen, legend),
  ];
}

function readSlices({ series, categories }: ChartSeries, notes: string[]): readonly Slice[] {
  const [first, ...others] = series;
  if (others.length > 0)
    notes.push(
      `A pie shows one series: “${first?.name ?? ''}”. ${others.length === 1 ? 'The other is' : `The other ${String(others.length)} are`} left out.`,
    );
  const negative: string[] = [];
  const slices = (first?.values ?? []).flatMap((value, row) => {
    const name = categories[row] ?? '';
    if (value === null) return [];
    if (value < 0) negative.push(`“${name.slice(0, 40)}”`);
    return value > 0 ? [{ name, value }] : [];
  });
  if (negative.length > 0) notes.push(describeNegative(negative));
  if (slices.length === 0) throw new Error('A pie needs at least one number above zero.');
  return slices;
}

function describeNegative(names: readonly string[]): string {
  if (names.length === 1) return `${names.join('')} is negative, so a pie cannot show it.`;
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  const list = new Intl.ListFormat('en').format(more === 0 ? shown : [...shown, `${String(more)} more`]);
  return `${list} are negative, so a pie cannot show them.`;
}

/** The smallest slices together where there are too many; the order stays. */
function limitSlices(slices: readonly Slice[], most: number): readonly Slice[] {
  if (slices.length <= most) return slices;
  const bySize = [...slices].sort((one, other) => other.value - one.value);
  const kept = new Set(bySize.slice(0, most - 1));
  const others = slices.filter((slice) => !kept.has(slice));
  const value = others.reduce((sum, slice) => sum + slice.value, 0);
  return [...slices.filter((slice) => kept.has(slice)), { name: `+ ${String(others.length)}`, value }];
}

function drawSlices(
  slices: readonly Slice[],
  parts: {
    readonly x: number;
    readonly y: number;
    readonly diameter: number;
    readonly inner: number;
    readonly shares: readonly string[];
    readonly pen: ChartPen;
  },
): readonly NewLayer[] {
  const { x, y, diameter, inner, shares, pen } = parts;
  const total = slices.reduce((sum, { value }) => sum + value, 0);
  const radius = diameter / 2;
  let start = -Math.PI / 2;
  const drawn = slices.map(({ name, value }, index): { slice: NewLayer; label: readonly NewLayer[] } => {
    const angle = (value / total) * 2 * Math.PI;
    const colour = pen.colours[index] ?? pen.ink.text;
    const [from, end] = [start, start + angle];
    start = end;
    const middle = from + angle / 2;
    const characters = shares[index] ?? '';
    const width = measureText(characters, pen.size, 600);
    // Halfway between hole and edge; a label is only there where the slice is wider than it.
    const distance = radius * (inner === 0 ? 0.66 : (1 + inner) / 2);
    const isWide =
      2 * distance * Math.sin(Math.min(Math.PI, angle) / 2) > width + 4 && radius * (1 - inner) > width + 4;
    return {
      slice: {
        kind: 'ellipse',
        name: `${name.slice(0, 60)}: ${characters}`,
        x: round(x),
        y: round(y),
        width: diameter,
        height: diameter,
        fill: colour,
        stroke: { colour: pen.ink.ground, width: slices.length > 1 ? 1.5 : 0.01 },
        arc: { start: from, end, inner },
      },
      label: isWide
        ? [
            drawText(
              { characters, size: pen.size, weight: 600, colour: textOn(colour), align: 'CENTER' },
              x + radius + distance * Math.cos(middle),
              y + radius + distance * Math.sin(middle) - lineHeight(pen.size) / 2,
            ),
          ]
        : [],
    };
  });
  return [...drawn.map(({ slice }) => slice), ...drawn.flatMap(({ label }) => label)];
}
