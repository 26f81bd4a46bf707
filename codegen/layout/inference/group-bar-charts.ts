/**
 * Finds bar charts that are drawn as loose rectangles: bars of one width that stand on one line at even distances, each
 * with its label below. Each bar and its label become a column of one chart, and the lines across the bars lie behind
 * the columns.
 */
import type { BoxNode, DesignNode, Rectangle, TextNode } from '#design/tree';
import { isNear } from '../axis.ts';
import { plainColumn } from '../empty-box.ts';
import { driftTolerance } from '../tolerances.ts';
import { containsRectangle, unionOf } from '../visual-bounds.ts';
import {
  bottomOf,
  boxIn,
  centreOf,
  endOf,
  fixedPlacement,
  inFlowPlacement,
  isPlain,
  shift,
} from './chart-boxes.ts';

/** With more children than this, a frame is a drawing. */
const maxChildren = 600;

/** Bars of a chart, and different heights among them. */
const minBars = 4;
const minHeights = 3;

/** px; the widest bar, the space between a bar and its label, and the longest label in letters. */
const barLimits = { width: 64, labelGap: 32, letters: 12 };

/** px by which distances in one chart may differ. */
const pitchTolerance = 2 * driftTolerance;

/** px of the thickest line across the bars. */
const maxLine = 2;

/** Returns the children with each bar chart in one box. */
export function groupBarCharts(children: readonly DesignNode[], owner: BoxNode): readonly DesignNode[] {
  if (children.length < 2 * minBars || children.length > maxChildren) return children;
  const rectangles = children.filter(isRectangle);
  const charts = findBaselines(rectangles).flatMap((standing) => {
    const chart = readChart(standing, children);
    return chart === null ? [] : [chart];
  });
  return charts.reduce((grouped, chart) => replace(grouped, chart, owner), children);
}

function isRectangle(node: DesignNode): node is BoxNode {
  return (
    node.kind === 'box' &&
    node.role === 'rectangle' &&
    node.children.length === 0 &&
    node.contour === null &&
    isPlain(node) &&
    node.fills.length > 0 &&
    node.box.width <= barLimits.width &&
    node.box.width > 1 &&
    node.box.height > maxLine
  );
}

/** Rectangles of one width that stand on one line, from left to right. */
function findBaselines(rectangles: readonly BoxNode[]): readonly (readonly BoxNode[])[] {
  const lines: BoxNode[][] = [];
  for (const one of rectangles.toSorted((a, b) => bottomOf(a.box) - bottomOf(b.box))) {
    const line = lines.findLast(
      ([first]) =>
        first !== undefined &&
        isNear(bottomOf(first.box), bottomOf(one.box), driftTolerance) &&
        isNear(first.box.width, one.box.width, driftTolerance),
    );
    if (line) line.push(one);
    else lines.push([one]);
  }
  return lines.map((line) => line.toSorted((one, other) => one.box.x - other.box.x));
}

/** A bar with its label, and the rectangle behind it that shows the whole. */
interface Bar {
  readonly bar: BoxNode;
  readonly track: BoxNode | null;
  readonly label: TextNode;
}

interface Chart {
  readonly bars: readonly Bar[];
  /** Lines across the bars, from the top. */
  readonly lines: readonly DesignNode[];
  /** px between the middles of two bars. */
  readonly pitch: number;
}

/** Returns the chart of rectangles that stand on one line; `null` where they are none. */
function readChart(standing: readonly BoxNode[], children: readonly DesignNode[]): Chart | null {
  const places: { bar: BoxNode; track: BoxNode | null }[] = [];
  for (const one of standing) {
    const last = places.at(-1);
    if (last === undefined || !isNear(centreOf(last.bar.box), centreOf(one.box), driftTolerance))
      places.push({ bar: one, track: null });
    else if (last.track !== null) return null;
    else {
      // The track is behind the bar.
      const [track, bar] =
        children.indexOf(last.bar) < children.indexOf(one) ? [last.bar, one] : [one, last.bar];
      if (track.box.height < bar.box.height - driftTolerance) return null;
      places[places.length - 1] = { bar, track };
    }
  }
  if (places.length < minBars || new Set(places.map(({ track }) => track === null)).size > 1) return null;
  const centres = places.map(({ bar }) => centreOf(bar.box));
  const pitches = centres.slice(1).map((centre, index) => centre - (centres[index] ?? 0));
  const pitch = ((centres.at(-1) ?? 0) - (centres[0] ?? 0)) / (places.length - 1);
  const isEven = pitches.every((one) => isNear(one, pitch, pitchTolerance));
  const heights = new Set(places.map(({ bar }) => Math.round(bar.box.height / pitchTolerance)));
  if (!isEven || heights.size < minHeights) return null;
  const texts = children.filter(isLabel);
  const bars = places.flatMap(({ bar, track }) => {
    const label = texts.find(
      ({ box }) =>
        isNear(centreOf(box), centreOf(bar.box), pitchTolerance) &&
        box.y >= bottomOf(bar.box) - driftTolerance &&
        box.y - bottomOf(bar.box) <= barLimits.labelGap,
    );
    return label === undefined ? [] : [{ bar, track, label }];
  });
  if (bars.length < places.length) return null;
  const labelTops = bars.map(({ label }) => label.box.y);
  if (Math.max(...labelTops) - Math.min(...labelTops) > pitchTolerance) return null;
  return withLines({ bars, pitch, lines: [] }, children);
}

function isLabel(node: DesignNode): node is TextNode {
  return node.kind === 'text' && isPlain(node) && node.characters.trim().length <= barLimits.letters;
}

/** Adds the lines across the bars; `null` where something else is among the bars. */
function withLines(chart: Chart, children: readonly DesignNode[]): Chart | null {
  const own = new Set(partsOf(chart));
  const area = areaOf(chart);
  const first = children.findIndex((child) => own.has(child));
  const lines: DesignNode[] = [];
  for (const [index, child] of children.entries()) {
    if (!child.visible || own.has(child) || !meets(child.box, area)) continue;
    const isBehind = index < first;
    const crosses =
      child.box.x <= area.x + chart.pitch / 2 && endOf(child.box) >= endOf(area) - chart.pitch / 2;
    if (child.kind !== 'text' && isPlain(child) && child.box.height <= maxLine && crosses && isBehind)
      lines.push(child);
    else if (child.kind === 'text' || !isBehind || !containsRectangle(child.box, area, driftTolerance))
      return null;
  }
  return { ...chart, lines };
}

function meets(one: Rectangle, other: Rectangle): boolean {
  return (
    Math.min(endOf(one), endOf(other)) - Math.max(one.x, other.x) > driftTolerance &&
    bottomOf(one) >= other.y - driftTolerance &&
    one.y <= bottomOf(other) + driftTolerance
  );
}

function partsOf({ bars }: Chart): readonly DesignNode[] {
  return bars.flatMap(({ bar, track, label }) => [...(track ? [track] : []), bar, label]);
}

/** The columns of a chart, each as wide as the distance between two of them. */
function areaOf(chart: Chart): Rectangle {
  const { x, y, width, height } = partsOf(chart)
    .map(({ box }) => box)
    .reduce(unionOf);
  const [first] = chart.bars;
  const left = first === undefined ? x : centreOf(first.bar.box) - chart.pitch / 2;
  return width > chart.pitch * chart.bars.length
    ? { x, y, width, height }
    : { x: left, y, width: chart.pitch * chart.bars.length, height };
}

/** Puts a chart in the place of its first part. */
function replace(children: readonly DesignNode[], chart: Chart, owner: BoxNode): readonly DesignNode[] {
  const own = new Set<DesignNode>([...chart.lines, ...partsOf(chart)]);
  const box = buildChart(chart, owner);
  const at = children.findIndex((child) => own.has(child));
  return children.flatMap((child, index) => (index === at ? [box] : own.has(child) ? [] : [child]));
}

function buildChart(chart: Chart, owner: BoxNode): BoxNode {
  const columns = areaOf(chart);
  const box = [columns, ...chart.lines.map((line) => line.box)].reduce(unionOf);
  const id = `${owner.id}/chart/${chart.bars[0]?.bar.id ?? ''}`;
  const whole = boxIn(owner, { id, name: 'Chart', box });
  const plot = { top: box.y, height: Math.max(...chart.bars.map(({ bar }) => bottomOf(bar.box))) - box.y };
  const width = columns.width / chart.bars.length;
  const free = { absolute: true, constraints: { horizontal: 'stretch', vertical: 'top' } } as const;
  const lines = chart.lines.map((line): DesignNode => ({
    ...line,
    box: shift(line.box, box),
    placement: { ...line.placement, ...free },
  }));
  return {
    ...whole,
    placement: { ...whole.placement, ...free },
    layout: {
      ...plainColumn,
      direction: 'row',
      padding: { ...plainColumn.padding, left: columns.x - box.x, right: endOf(box) - endOf(columns) },
    },
    children: [
      ...lines,
      ...chart.bars.map((one, index) => {
        const area = { x: columns.x + index * width, y: box.y, width, height: box.height };
        return buildColumn(one, { area, plot, owner: whole });
      }),
    ],
  };
}

interface ColumnPlace {
  /** In the px of the box that the chart is drawn in. */
  readonly area: Rectangle;
  /** Where the highest bar could begin, and px from there to the line that all stand on. */
  readonly plot: { readonly top: number; readonly height: number };
  /** The chart. */
  readonly owner: BoxNode;
}

function buildColumn({ bar, track, label }: Bar, { area, plot, owner }: ColumnPlace): BoxNode {
  const column = boxIn(owner, { id: `${owner.id}/${bar.id}`, name: 'Column', box: shift(area, owner.box) });
  const drawn = track?.box ?? { ...bar.box, y: plot.top, height: plot.height };
  const back = boxIn(column, { id: `${column.id}/plot`, name: 'Track', box: shift(drawn, area) });
  const plotBox: BoxNode = {
    ...(track === null ? back : { ...track, box: back.box, placement: back.placement }),
    layout: { ...plainColumn, justify: 'end' },
    children: [
      {
        ...bar,
        box: { ...shift(bar.box, drawn), x: 0, width: drawn.width },
        placement: { ...fixedPlacement(bar.placement), horizontal: 'fill' },
      },
    ],
  };
  const gap = label.box.y - bottomOf(bar.box);
  return {
    ...column,
    placement: { ...column.placement, horizontal: 'fill' },
    layout: { ...plainColumn, gap: Math.max(0, gap), justify: 'end', align: 'center' },
    children: [
      plotBox,
      { ...label, box: shift(label.box, area), placement: inFlowPlacement(label.placement) },
    ],
  };
}
