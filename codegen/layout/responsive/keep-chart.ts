/**
 * Charts that were drawn as lines, areas and labels over each other. Each of these layers has a place of its own, so that
 * they would come apart in another width. They stay together in one box of their drawn size, which scrolls in narrow windows.
 */
import { textOfLayer } from '../../components/walk-layout.ts';
import { px, readPx } from '../../css/css-values.ts';
import type { Declaration, DrawnBox, LayoutBox, LayoutNode } from '../layout-tree.ts';
import type { AvailableSpace } from './available-space.ts';
import type { LengthReader } from './length-reader.ts';
import { isInFlow, type MeasuredNode, measureWidths, smallWidth } from './measure-widths.ts';

/** Drawings over each other from which they are a chart, and the share of a box's width that each of them takes. */
const chartLayers = { count: 2, width: 0.5 };
/** Short texts from which they label a chart, and px of the longest of them. */
const chartLabels = { count: 4, width: 80 };

/** A node with its chart in a box of its own, and that box; `null` where it has no chart. */
export interface FoundChart {
  readonly node: MeasuredNode;
  readonly chart: MeasuredNode;
}

/** Gathers the layers of a chart in one box. */
export function gatherChart(
  column: MeasuredNode,
  available: AvailableSpace,
  read: LengthReader,
): FoundChart | null {
  const { node, children, flow, padding } = column;
  if (node.kind !== 'box' || flow !== 'column' || node.drawn.width <= 2 * smallWidth) return null;
  const inFlow = children.filter(isInFlow);
  const free = children.filter((child) => child.node.visible && child.isAbsolute);
  if (free.length === 0 || !free.every(isPlacedInPx)) return null;
  const layers = [...drawingsIn(column, node.drawn.width * chartLayers.width)];
  if (layers.length < chartLayers.count || !layers.some((one) => free.includes(one)) || !overlap(layers))
    return null;
  const [left, right] = [padding.left, node.drawn.width - padding.right];
  const top = Math.min(...layers.map((one) => one.node.drawn.y ?? 0));
  const drawnAt = inFlow.findIndex(({ node: { drawn } }) => (drawn.y ?? 0) + drawn.height > top);
  const isBefore = (index: number) => index < drawnAt && !hasLine(inFlow[index], node.drawn.width);
  const first = inFlow.findLastIndex((_, index) => isBefore(index)) + 1;
  const parts = inFlow.slice(first);
  if (drawnAt < 0 || parts.length === 0 || parts.some(growsAlong)) return null;
  if (parts.flatMap((one) => [...labelsIn(one)]).length < chartLabels.count) return null;
  const start = Math.min(...parts.map(({ node: { drawn } }) => drawn.y ?? 0));
  const [x, y] = [(node.drawn.x ?? 0) + left, start];
  const end = Math.max(...[...parts, ...free].map(({ node: { drawn } }) => (drawn.y ?? 0) + drawn.height));
  const offset = { left, top: start - (node.drawn.y ?? 0) };
  const [head] = parts;
  const box: LayoutBox = {
    ...{ id: `${node.id};chart`, ids: [], kind: 'box', name: 'chart area', visible: true, references: {} },
    ...{ link: null, instance: null, componentId: null },
    drawn: { x, y, width: right - left, height: end - start },
    style: [
      { property: 'position', value: 'relative' },
      ...node.style.filter(({ property }) => repeatedProperties.has(property)),
      { property: 'align-items', value: 'flex-start' },
      { property: 'align-self', value: 'stretch' },
      ...(head?.node.style.filter(({ property }) => property === 'margin-top') ?? []),
      { property: 'overflow-x', value: 'auto', below: available.pageWidth },
      { property: 'overflow-y', value: 'hidden', below: available.pageWidth },
    ],
    children: [
      ...parts.map((one) => keepPart(one, one === head, { x, width: right - left }, available)),
      ...free.map((one) => moveTo(one, offset)),
    ],
  };
  const chart = measureWidths(box, read);
  const others = children.filter((child) => !parts.includes(child) && !free.includes(child));
  const at = others.findLastIndex((child) => isInFlow(child)) + 1;
  return { node: { ...column, children: [...others.slice(0, at), chart, ...others.slice(at)] }, chart };
}

/** What lays out the children of a column. */
const repeatedProperties: ReadonlySet<string> = new Set([...['display', 'flex-direction', 'gap', 'row-gap']]);

function growsAlong({ declarations }: MeasuredNode): boolean {
  return /^[1-9]/.test(declarations.get('flex') ?? '0');
}

/** Vectors and boxes without words that are at least as wide as given. */
function* drawingsIn(node: MeasuredNode, width: number): Generator<MeasuredNode> {
  for (const child of node.children.filter(({ node: { visible } }) => visible)) {
    if (child.node.kind === 'vector' && child.node.drawn.width >= width && child.node.drawn.height > 2)
      yield child;
    else yield* drawingsIn(child, width);
  }
}

/** px up to which a box is a line. */
const maxLineHeight = 2;

/** Whether a line of a chart's grid is in a part of a box. */
function hasLine(part: MeasuredNode | undefined, width: number): boolean {
  if (part === undefined) return false;
  const { drawn } = part.node;
  const isLine = drawn.height <= maxLineHeight && drawn.width >= width * chartLayers.width;
  return isLine || part.children.some((child) => hasLine(child, width));
}

function* labelsIn(node: MeasuredNode): Generator<MeasuredNode> {
  if (node.node.kind === 'text' && node.node.drawn.width <= chartLabels.width) yield node;
  for (const child of node.children) yield* labelsIn(child);
}

/** Whether each drawing shares a part of its height with another, at the same place. */
function overlap(layers: readonly MeasuredNode[]): boolean {
  return layers.every(({ node: { drawn } }, index) =>
    layers.some(({ node: { drawn: other } }, at) => {
      const [top, bottom] = [
        Math.max(drawn.y ?? 0, other.y ?? 0),
        Math.min((drawn.y ?? 0) + drawn.height, (other.y ?? 0) + other.height),
      ];
      return at !== index && bottom > top && Math.abs((drawn.x ?? 0) - (other.x ?? 0)) <= drawn.width / 4;
    }),
  );
}

function isPlacedInPx({ declarations }: MeasuredNode): boolean {
  const isSet = ['top', 'left'].every((name) => readPx(declarations.get(name)) !== null);
  return isSet && !['right', 'bottom', 'inset'].some((name) => declarations.has(name));
}

/** A part of a chart keeps its drawn width. */
function keepPart(
  { node }: MeasuredNode,
  isFirst: boolean,
  { x, width }: Pick<Required<DrawnBox>, 'x' | 'width'>,
  { pageWidth }: AvailableSpace,
): LayoutNode {
  const style = isFirst ? node.style.filter(({ property }) => property !== 'margin-top') : node.style;
  if (node.drawn.width < width - 1) {
    const before = (node.drawn.x ?? 0) - x;
    const placed = style.filter(({ property }) => property !== 'align-self' && property !== 'margin-left');
    if (before <= 0) return { ...node, style: placed };
    return { ...node, style: [...placed, { property: 'margin-left', value: px(before) }] };
  }
  const least: Declaration = { property: 'min-width', value: px(node.drawn.width), below: pageWidth };
  return { ...node, style: [...style, least] };
}

function moveTo({ node }: MeasuredNode, offset: { readonly left: number; readonly top: number }): LayoutNode {
  const style = node.style.map((one) => {
    const length = one.property === 'left' || one.property === 'top' ? readPx(one.value) : null;
    if (length === null || one.below !== undefined) return one;
    return { ...one, value: px(length - (one.property === 'left' ? offset.left : offset.top)) };
  });
  return { ...node, style };
}

/** Bars from which a row of boxes without words is a chart, px of the widest of them, and of the least gap. */
const chartBars = { count: 4, width: 64, gap: 4 };
/** px by which a bar and its label differ in their middle. */
const middleTolerance = 3;

/**
 * Keeps bars above their labels where a column has a row of both: their gaps shrink, and neither wraps. Returns other nodes
 * as they are.
 */
export function keepBarsAndLabels(column: MeasuredNode): MeasuredNode {
  const { flow } = column;
  if (flow !== 'column' || column.node.kind !== 'box') return column;
  const children = column.children.map((child, index) =>
    isAxis(child) && hasDrawingAbove(column, index) ? withoutWrap(child) : child,
  );
  const inFlow = children.filter(isInFlow);
  const bars = inFlow.find((row, index) => areBarsWithLabels(row, inFlow[index + 1]));
  const labels = bars === undefined ? undefined : inFlow[inFlow.indexOf(bars) + 1];
  if (bars === undefined || labels === undefined) return { ...column, children };
  const kept = children.map((child) =>
    child === bars || child === labels ? withShrinkingGaps(child) : child,
  );
  return { ...column, children: kept };
}

/** px per letter of a label, between two labels, and that a phone has for a row of labels. */
const axisLimits = { letter: 7, gap: 8, width: 280 };
/** Labels that are too close to each other on a phone, in px of viewport width, are smaller there. */
const smallLabels = { property: 'font-size', value: '10px', below: 480 };

/** Whether a node is a row of short labels that are spread over its width. */
function isAxis({ node, flow, children, declarations }: MeasuredNode): boolean {
  if (node.kind !== 'box' || flow !== 'row') return false;
  if (declarations.get('justify-content') !== 'space-between') return false;
  const labels = children.filter(isInFlow);
  if (labels.length < minLabels || labels.some(({ node: label }) => label.kind !== 'text')) return false;
  return widthOfLabels(labels) <= axisLimits.width;
}

/** Whether a drawing over most of the width is before a child of a column. */
function hasDrawingAbove({ node, children }: MeasuredNode, index: number): boolean {
  const width = node.drawn.width * chartLayers.width;
  return children.slice(0, index).some((one) => !drawingsIn(one, width).next().done);
}

/** px of the words of labels beside each other. */
function widthOfLabels(labels: readonly MeasuredNode[]): number {
  return labels.reduce(
    (sum, { node }) => sum + (node.kind === 'text' ? textOfLayer(node).trim().length : 0) * axisLimits.letter,
    0,
  );
}

/** Labels from which a row below a drawing is its axis. */
const minLabels = 3;

/** Labels beside each other in any width: they become as narrow as their words. */
function withoutWrap(row: MeasuredNode): MeasuredNode {
  const isClose = widthOfLabels(row.children) + axisLimits.gap * row.children.length > axisLimits.width;
  const children = row.children.map((child) => {
    const declarations = new Map(child.declarations);
    declarations.delete('flex-shrink');
    return isClose
      ? { ...child, declarations, node: { ...child.node, style: [...child.node.style, smallLabels] } }
      : { ...child, declarations };
  });
  return { ...row, children, needsWrapping: false };
}

function areBarsWithLabels(bars: MeasuredNode, labels: MeasuredNode | undefined): boolean {
  if (labels === undefined || bars.flow !== 'row' || labels.flow !== 'row') return false;
  const [columns, texts] = [bars.children.filter(isInFlow), labels.children.filter(isInFlow)];
  if (columns.length < chartBars.count || columns.length !== texts.length || bars.textWrap !== 'none')
    return false;
  return columns.every((column, index) => {
    const text = texts[index];
    const isSmall = column.node.drawn.width <= chartBars.width && column.node.kind === 'box';
    return isSmall && text?.node.kind === 'text' && isBelow(middleOf(column), middleOf(text));
  });
}

function isBelow(one: number, other: number): boolean {
  return Math.abs(one - other) <= middleTolerance;
}

function middleOf({ node: { drawn } }: MeasuredNode): number {
  return (drawn.x ?? 0) + drawn.width / 2;
}

function withShrinkingGaps(row: MeasuredNode): MeasuredNode {
  const own = new Map(row.declarations);
  const margin = own.get('margin-left');
  own.set('justify-content', 'space-between');
  own.set('gap', px(Math.min(row.gap, chartBars.gap)));
  own.set('align-self', 'stretch');
  own.set('max-width', px(row.node.drawn.width));
  own.delete('width');
  if (margin !== undefined && readPx(margin) !== null) own.set('margin-right', margin);
  const children = row.children.map((child) => {
    const declarations = new Map(child.declarations);
    for (const name of ['margin-left', 'flex-shrink']) declarations.delete(name);
    return { ...child, declarations };
  });
  return { ...row, declarations: own, gap: Math.min(row.gap, chartBars.gap), children, needsWrapping: false };
}
