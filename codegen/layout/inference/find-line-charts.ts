/**
 * Reads the parts of a line chart from loose layers: a grid of lines at even distances, the vectors over it, the values beside
 * its lines, the labels below, and what marks a value.
 */
import type { DesignNode, Rectangle, TextNode } from '#design/tree';
import { isNear } from '../axis.ts';
import { driftTolerance } from '../tolerances.ts';
import { unionOf } from '../visual-bounds.ts';
import { bottomOf, centreOf, endOf, isPlain } from './chart-boxes.ts';

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

/** The parts of a chart. */
export interface LineChart {
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

/** Returns the charts in the children of a box. */
export function findLineCharts(children: readonly DesignNode[]): readonly LineChart[] {
  if (children.length < minLines + minLabels || children.length > maxChildren) return [];
  return findGrids(children.filter(isGridLine)).flatMap((grid) => readChart(grid, children) ?? []);
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
  const labels = findLabels(children, area);
  const [first] = labels ?? [];
  if (labels === null || first === undefined) return null;
  // An area may end at the axis, which is below the last line of the grid.
  const data = children.filter((child) => isData(child, area, first.box.y));
  if (data.length === 0) return null;
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
function isData(node: DesignNode, area: Rectangle, end: number): boolean {
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
    bottomOf(box) <= Math.max(bottomOf(area), end) + pitchTolerance
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

/** Whether a layer lies on another, and not only at its edge. A line that marks a value may be narrower than that. */
function meets(one: Rectangle, other: Rectangle): boolean {
  return (
    sharedWidth(one, other) > Math.min(driftTolerance, one.width / 2) &&
    sharedHeight(one, other) > driftTolerance
  );
}

/** px of a row that two boxes share; below 0 the gap between them. */
function sharedWidth(one: Rectangle, other: Rectangle): number {
  return Math.min(endOf(one), endOf(other)) - Math.max(one.x, other.x);
}

function sharedHeight(one: Rectangle, other: Rectangle): number {
  return Math.min(bottomOf(one), bottomOf(other)) - Math.max(one.y, other.y);
}

/** px between a point and the tooltip beside it, at most. */
const maxTooltipGap = 12;

/** What is above each other over a drawing belongs together, such as a point and its tooltip, and so what is close beside it. */
function groupOverlays(overlays: readonly DesignNode[]): readonly (readonly DesignNode[])[] {
  const groups: DesignNode[][] = [];
  for (const one of overlays) {
    const joined = groups.filter((group) =>
      group.some(
        ({ box }) =>
          sharedWidth(box, one.box) > 0 ||
          (sharedWidth(box, one.box) >= -maxTooltipGap && sharedHeight(box, one.box) > 0),
      ),
    );
    const others = groups.filter((group) => !joined.includes(group));
    groups.splice(0, groups.length, ...others, [...joined.flat(), one]);
  }
  return groups;
}
