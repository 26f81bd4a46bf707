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

const minLines = 2;
/** px of the thickest line of a grid, and of the shortest. */
const lineLimits = { thickness: 2, length: 80 };

/** Labels in a row below a chart, and px from the chart to them. */
const minLabels = 3;
const maxLabelGap = 48;
/** Letters of a label or a value. */
const maxLetters = 12;

/** The share of the grid's width from which a vector over it is data, and of what may lie on it. */
const shares = { data: 0.6, overlay: 0.5 };

/** px by which distances in one chart may differ. */
const pitchTolerance = 2 * driftTolerance;

interface LineChart {
  /** From the top. */
  readonly grid: readonly DesignNode[];
  /** Areas and lines, in the order in which they are painted. */
  readonly data: readonly DesignNode[];
  /** The words beside the lines of the grid, from the top. */
  readonly values: readonly TextNode[];
  readonly valuesAt: 'start' | 'end';
  /** The words below, from left to right. */
  readonly labels: readonly TextNode[];
  /** What lies over the drawing, each with its group. */
  readonly overlays: readonly (readonly DesignNode[])[];
}

/** Returns the children with each line chart in one box. */
export function groupLineCharts(children: readonly DesignNode[], owner: BoxNode): readonly DesignNode[] {
  if (children.length < minLines + minLabels || children.length > maxChildren) return children;
  const charts = findGrids(children.filter(isGridLine)).flatMap((grid) => readChart(grid, children) ?? []);
  return charts.reduce((grouped, chart) => replace(grouped, chart, owner), children);
}

function isGridLine(node: DesignNode): boolean {
  return (
    isPlain(node) &&
    node.kind !== 'text' &&
    (node.kind === 'shape' || node.children.length === 0) &&
    node.box.height <= lineLimits.thickness &&
    node.box.width >= lineLimits.length
  );
}

/** Lines of one length above each other at even distances, from the top. */
function findGrids(lines: readonly DesignNode[]): readonly (readonly DesignNode[])[] {
  const grids: DesignNode[][] = [];
  for (const one of lines.toSorted((a, b) => a.box.y - b.box.y)) {
    const grid = grids.find(
      ([first]) =>
        first !== undefined &&
        isNear(first.box.x, one.box.x, driftTolerance) &&
        isNear(first.box.width, one.box.width, driftTolerance),
    );
    if (grid) grid.push(one);
    else grids.push([one]);
  }
  return grids.filter((grid) => grid.length >= minLines && isEven(grid.map(({ box }) => box.y)));
}

function isEven(places: readonly number[]): boolean {
  const pitch = ((places.at(-1) ?? 0) - (places[0] ?? 0)) / (places.length - 1);
  return places
    .slice(1)
    .every((place, index) => isNear(place - (places[index] ?? 0), pitch, pitchTolerance) && pitch > 0);
}

/** Returns the chart over the lines of a grid; `null` where they are no grid of a chart. */
function readChart(grid: readonly DesignNode[], children: readonly DesignNode[]): LineChart | null {
  const area = grid.map(({ box }) => box).reduce(unionOf);
  const data = children.filter((child) => isData(child, area));
  if (data.length === 0) return null;
  const labels = findLabels(children, area);
  if (labels === null) return null;
  const [before, after] = [valuesBeside(children, grid, 'start'), valuesBeside(children, grid, 'end')];
  const valuesAt = after.length > before.length ? 'end' : 'start';
  const values = valuesAt === 'end' ? after : before;
  const own = new Set<DesignNode>([...grid, ...data, ...labels, ...values]);
  const whole = [...data.map(({ box }) => box), area].reduce(unionOf);
  const last = Math.max(...data.map((one) => children.indexOf(one)));
  const others = children.filter((child) => child.visible && !own.has(child) && meets(child.box, whole));
  const isOver = (child: DesignNode) =>
    children.indexOf(child) > last && isPlain(child) && child.box.width <= shares.overlay * area.width;
  // A ground behind everything remains what it is.
  const isGround = (child: DesignNode) =>
    child.kind === 'box' &&
    children.indexOf(child) < Math.min(...[...own].map((one) => children.indexOf(one))) &&
    child.box.width >= area.width;
  const overlays = others.filter((child) => !isGround(child));
  if (!overlays.every(isOver)) return null;
  return { grid, data, labels, values, valuesAt, overlays: groupOverlays(overlays) };
}

/** Whether a layer is a line or an area over a grid. */
function isData(node: DesignNode, area: Rectangle): boolean {
  const { box } = node;
  return (
    node.kind === 'shape' &&
    (node.shape === 'vector' || node.shape === 'boolean') &&
    isPlain(node) &&
    box.width >= shares.data * area.width &&
    box.height > lineLimits.thickness &&
    box.x >= area.x - pitchTolerance &&
    endOf(box) <= endOf(area) + pitchTolerance &&
    box.y >= area.y - area.height / 2 &&
    bottomOf(box) <= bottomOf(area) + pitchTolerance
  );
}

function isShort(node: DesignNode): node is TextNode {
  return (
    node.kind === 'text' &&
    isPlain(node) &&
    node.characters.trim().length <= maxLetters &&
    !node.characters.includes('\n')
  );
}

/** Words in a row below a grid whose middles are at even distances; `null` where there are none. */
function findLabels(children: readonly DesignNode[], area: Rectangle): readonly TextNode[] | null {
  const below = children
    .filter(isShort)
    .filter(
      ({ box }) =>
        box.y >= bottomOf(area) - driftTolerance &&
        box.y - bottomOf(area) <= maxLabelGap &&
        centreOf(box) >= area.x - pitchTolerance &&
        centreOf(box) <= endOf(area) + pitchTolerance,
    )
    .toSorted((one, other) => one.box.x - other.box.x);
  const [first] = below;
  const isRow =
    first !== undefined &&
    below.length >= minLabels &&
    below.every(({ box }) => isNear(box.y, first.box.y, driftTolerance)) &&
    isEven(below.map(({ box }) => centreOf(box)));
  return isRow ? below : null;
}

/** The words beside the lines of a grid, from the top; none where a line has none. */
function valuesBeside(
  children: readonly DesignNode[],
  grid: readonly DesignNode[],
  side: 'start' | 'end',
): readonly TextNode[] {
  const texts = children.filter(isShort);
  const found = grid.flatMap(({ box: line }) => {
    const value = texts.find(
      ({ box }) =>
        isNear(box.y + box.height / 2, line.y, 2 * pitchTolerance) &&
        (side === 'start'
          ? endOf(box) <= line.x + driftTolerance && line.x - endOf(box) <= maxLabelGap
          : box.x >= endOf(line) - driftTolerance && box.x - endOf(line) <= maxLabelGap),
    );
    return value ?? [];
  });
  return found.length === grid.length && new Set(found.map(({ box }) => box.height)).size === 1 ? found : [];
}

function meets(one: Rectangle, other: Rectangle): boolean {
  return (
    Math.min(endOf(one), endOf(other)) - Math.max(one.x, other.x) > driftTolerance &&
    Math.min(bottomOf(one), bottomOf(other)) - Math.max(one.y, other.y) > driftTolerance
  );
}

/** What is above each other over a drawing belongs together, such as a point and its tooltip. */
function groupOverlays(overlays: readonly DesignNode[]): readonly (readonly DesignNode[])[] {
  const groups: DesignNode[][] = [];
  for (const one of overlays) {
    const joined = groups.filter((group) =>
      group.some(({ box }) => Math.min(endOf(box), endOf(one.box)) > Math.max(box.x, one.box.x)),
    );
    const others = groups.filter((group) => !joined.includes(group));
    groups.splice(0, groups.length, ...others, [...joined.flat(), one]);
  }
  return groups;
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
