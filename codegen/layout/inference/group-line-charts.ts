/**
 * Finds line and area charts that are drawn as loose layers: lines of a grid at even distances, vectors over them, values
 * beside the lines and labels below. They become one chart: the values in a column, one drawing that is as wide as the
 * chart, and the labels in a row. Points and tooltips over the drawing keep their place in a share of its width.
 */
import type { BoxNode, DesignNode, Rectangle, TextNode } from '#design/tree';
import { isNear } from '../axis.ts';
import { plainColumn } from '../empty-box.ts';
import { driftTolerance } from '../tolerances.ts';
import { unionOf } from '../visual-bounds.ts';
import { bottomOf, boxIn, centreOf, endOf, fixedPlacement, inFlowPlacement, shift } from './chart-boxes.ts';
import { findLineCharts, type LineChart } from './find-line-charts.ts';

/** Returns the children with each line chart in one box. */
export function groupLineCharts(children: readonly DesignNode[], owner: BoxNode): readonly DesignNode[] {
  return findLineCharts(children).reduce((grouped, chart) => replace(grouped, chart, owner), children);
}

function partsOf({ grid, data, values, labels, overlays }: LineChart): readonly DesignNode[] {
  return [...grid, ...data, ...values, ...labels, ...overlays.flat()];
}

/** Puts a chart in the place of its first part. */
function replace(children: readonly DesignNode[], chart: LineChart, owner: BoxNode): readonly DesignNode[] {
  const own = new Set<DesignNode>(partsOf(chart));
  const box = buildChart(chart, owner);
  const at = children.findIndex((child) => own.has(child));
  return children.flatMap((child, index) => (index === at ? [box] : own.has(child) ? [] : [child]));
}

function buildChart(chart: LineChart, owner: BoxNode): BoxNode {
  const labels = labelBoxes(chart.labels);
  const row = [...chart.grid, ...chart.data, ...chart.values, ...chart.overlays.flat()]
    .map(({ box }) => box)
    .reduce(unionOf);
  const box = [row, ...labels].reduce(unionOf);
  const id = `${owner.id}/chart/${chart.grid[0]?.id ?? ''}`;
  const whole = boxIn(owner, { id, name: 'Chart', box });
  const constraints = { horizontal: 'stretch', vertical: 'top' } as const;
  const first = labels[0] ?? box;
  const last = labels.at(-1) ?? box;
  const axisBox = { ...box, y: first.y, height: first.height };
  const axis = boxIn(whole, { id: `${id}/labels`, name: 'Labels', box: shift(axisBox, box) });
  return {
    ...whole,
    placement: { ...whole.placement, absolute: true, constraints },
    layout: { ...plainColumn, gap: Math.max(0, first.y - bottomOf(row)) },
    children: [
      buildPlotRow(chart, { ...row, x: box.x, width: box.width }, whole),
      {
        ...axis,
        placement: { ...axis.placement, horizontal: 'fill', vertical: 'hug' },
        layout: {
          ...plainColumn,
          direction: 'row',
          gap: 'auto',
          padding: { top: 0, bottom: 0, left: first.x - box.x, right: endOf(box) - endOf(last) },
        },
        children: chart.labels.map((label, at) => centredText(label, shift(labels[at] ?? box, axisBox))),
      },
    ],
  };
}

/** The boxes of labels, all as wide as the widest, so that their middles are at even distances in any width. */
function labelBoxes(labels: readonly TextNode[]): readonly Rectangle[] {
  const width = Math.max(...labels.map(({ box }) => box.width));
  return labels.map(({ box }) => ({ ...box, x: centreOf(box) - width / 2, width }));
}

function centredText(text: TextNode, box: Rectangle): TextNode {
  return {
    ...text,
    box,
    placement: fixedPlacement(text.placement),
    paragraph: { ...text.paragraph, align: 'center', resize: 'height' },
  };
}

/** The values beside the drawing, and the drawing with what is over it. */
function buildPlotRow(chart: LineChart, area: Rectangle, owner: BoxNode): BoxNode {
  const row = boxIn(owner, { id: `${owner.id}/plot-row`, name: 'Plot', box: shift(area, owner.box) });
  const drawing = [...chart.grid, ...chart.data].map(({ box }) => box).reduce(unionOf);
  const isAtStart = chart.valuesAt === 'start';
  const plotArea = { ...area, x: drawing.x, width: drawing.width };
  const values = buildValues(chart, { area, plotArea }, row);
  const end = endOf(area) - endOf(plotArea);
  const around = chart.values.length > 0 && !isAtStart ? 0 : end;
  const before = chart.values.length > 0 && isAtStart ? 0 : plotArea.x - area.x;
  const plot = buildPlot(chart, { area: plotArea, drawing }, { row, at: shift(plotArea, area) });
  return {
    ...row,
    placement: { ...row.placement, horizontal: 'fill', vertical: 'hug' },
    layout: {
      ...plainColumn,
      direction: 'row',
      padding: { ...plainColumn.padding, left: Math.max(0, before), right: Math.max(0, around) },
    },
    children: values === null ? [plot] : isAtStart ? [values, plot] : [plot, values],
  };
}

function buildValues(
  { values, valuesAt }: LineChart,
  { area, plotArea }: { readonly area: Rectangle; readonly plotArea: Rectangle },
  row: BoxNode,
): BoxNode | null {
  const [first] = values;
  const last = values.at(-1);
  if (first === undefined || last === undefined) return null;
  const box =
    valuesAt === 'start'
      ? { ...area, width: plotArea.x - area.x }
      : { ...area, x: endOf(plotArea), width: endOf(area) - endOf(plotArea) };
  const column = boxIn(row, { id: `${row.id}/values`, name: 'Values', box: shift(box, area) });
  const pitch = (last.box.y - first.box.y) / (values.length - 1);
  const start = Math.min(...values.map((value) => value.box.x));
  const isEndAligned = values.every((value) => isNear(endOf(value.box), endOf(first.box), driftTolerance));
  const end = Math.max(...values.map((value) => endOf(value.box)));
  const [left, right] = [start - box.x, endOf(box) - end];
  return {
    ...column,
    placement: { ...column.placement, vertical: 'hug' },
    layout: {
      ...plainColumn,
      gap: pitch - first.box.height,
      align: isEndAligned && values.some((value) => value.box.x > start + driftTolerance) ? 'end' : 'start',
      padding: { top: first.box.y - box.y, right, bottom: 0, left },
    },
    children: values.map((value) => ({
      ...value,
      box: shift(value.box, box),
      placement: inFlowPlacement(value.placement),
    })),
  };
}

function buildPlot(
  { grid, data, overlays }: LineChart,
  { area, drawing }: { readonly area: Rectangle; readonly drawing: Rectangle },
  { row, at }: { readonly row: BoxNode; readonly at: Rectangle },
): BoxNode {
  const plot = boxIn(row, { id: `${row.id}/plot`, name: 'Plot area', box: at });
  const picture = boxIn(plot, { id: `${plot.id}/drawing`, name: 'Chart drawing', box: shift(drawing, area) });
  return {
    ...plot,
    placement: { ...plot.placement, horizontal: 'fill' },
    layout: plainColumn,
    children: [
      {
        ...picture,
        placement: {
          ...picture.placement,
          absolute: true,
          constraints: { horizontal: 'scale', vertical: 'top' },
        },
        children: [...grid, ...data].map((node) => ({ ...node, box: shift(node.box, drawing) })),
      },
      ...overlays.map((nodes, index) => buildOverlay(nodes, { area, id: `${plot.id}/${index}` }, plot)),
    ],
  };
}

/** px of the box around which what lies over a drawing is centred. Its place is a share of the width, its size is not. */
const anchorWidth = 1;

function buildOverlay(
  nodes: readonly DesignNode[],
  { area, id }: { readonly area: Rectangle; readonly id: string },
  plot: BoxNode,
): BoxNode {
  const union = nodes.map(({ box }) => box).reduce(unionOf);
  // A point says where, and a tooltip beside it moves with it.
  const [point] = nodes.toSorted((one, other) => one.box.width - other.box.width);
  const x = centreOf(point?.box ?? union) - anchorWidth / 2;
  const box = { ...union, x, width: anchorWidth };
  const anchor = boxIn(plot, { id, name: 'Marker', box: shift(box, area) });
  return {
    ...anchor,
    placement: {
      ...anchor.placement,
      absolute: true,
      constraints: { horizontal: 'scale', vertical: 'top' },
    },
    layout: plainColumn,
    children: nodes.map((node) => ({
      ...node,
      box: shift(node.box, box),
      placement: {
        ...fixedPlacement(node.placement),
        absolute: true,
        constraints: { horizontal: 'left', vertical: 'top' },
      },
    })),
  };
}
