/**
 * Puts an absolutely positioned box into the flow where it was drawn beside the column of its parent and covers nothing
 * of it, such as a price card beside a title. The column becomes a box of its own, and both are a row. Where they do not
 * fit beside each other, the row wraps like any other.
 */
import type { LayoutBox } from '../layout-tree.ts';
import { px } from '../../css/css-values.ts';
import { driftTolerance } from '../tolerances.ts';
import type { AvailableSpace } from './available-space.ts';
import { hasDefiniteWidth } from './available-space.ts';
import type { LengthReader } from './length-reader.ts';
import { isInFlow, type MeasuredNode, measureWidths, smallWidth } from './measure-widths.ts';
import { minGap } from './shrink-spacing.ts';

/** What lays out the children of a column, and moves to the box around them. */
const columnProperties: ReadonlySet<string> = new Set([
  ...['display', 'flex-direction', 'align-items', 'justify-content', 'gap', 'row-gap'],
]);

/** Returns a column with a box beside it as a row of two; other nodes as they are. */
export function placeBesideColumn(
  measured: MeasuredNode,
  available: AvailableSpace,
  read: LengthReader,
): MeasuredNode {
  const { node, flow, children, declarations } = measured;
  const inFlow = children.filter(isInFlow);
  const isColumn = flow === 'column' && hasDefiniteWidth(measured, available);
  if (node.kind !== 'box' || !isColumn || inFlow.length === 0 || declarations.has('overflow-y'))
    return measured;
  const beside = children.filter((child) => isBesideColumn(child, measured, inFlow));
  const [card, more] = beside;
  if (card === undefined || more !== undefined) return measured;
  const top = (card.node.drawn.y ?? 0) - (node.drawn.y ?? 0) - measured.padding.top;
  const isMoved = (child: MeasuredNode) => inFlow.includes(child);
  const placed = toRowItem(card, top);
  const column: LayoutBox = {
    ...{ id: `${node.id};column`, ids: [], kind: 'box', name: 'content', visible: true, references: {} },
    ...{ link: null, instance: null, componentId: null },
    drawn: spanOf(inFlow, measured),
    style: [
      ...node.style.filter(({ property }) => columnProperties.has(property)),
      { property: 'width', value: px(spanOf(inFlow, measured).width) },
    ],
    children: inFlow.map((child) => child.node),
  };
  const row = new Map(declarations);
  for (const property of columnProperties) if (property !== 'display') row.delete(property);
  row.set('justify-content', 'space-between');
  const others = children.filter((child) => !isMoved(child) && child !== card);
  const isBefore = (other: MeasuredNode) =>
    children.indexOf(other) < children.indexOf(inFlow[0] as MeasuredNode);
  return {
    ...measured,
    declarations: row,
    flow: 'row',
    gap: 0,
    needsWrapping: true,
    children: [
      ...others.filter(isBefore),
      measureWidths(column, read),
      placed,
      ...others.filter((other) => !isBefore(other)),
    ],
  };
}

/** Whether a box is inside the padding of a column, after all of its content from side to side, and begins no higher. */
function isBesideColumn(
  { node, declarations, isAbsolute }: MeasuredNode,
  { node: parent, padding }: MeasuredNode,
  inFlow: readonly MeasuredNode[],
): boolean {
  const { x, y, width, height } = node.drawn;
  const { x: left, y: top } = parent.drawn;
  if (!isAbsolute || !node.visible || node.kind !== 'box' || width <= smallWidth) return false;
  if (x === undefined || y === undefined || left === undefined || top === undefined) return false;
  if (declarations.get('position') !== 'absolute' || declarations.has('transform')) return false;
  const isInside =
    x + width <= left + parent.drawn.width - padding.right + driftTolerance &&
    y >= top + padding.top - 0.05 &&
    y + height <= top + parent.drawn.height - padding.bottom + driftTolerance;
  const ends = inFlow.map(({ node: { drawn } }) => (drawn.x ?? Infinity) + drawn.width);
  return isInside && Math.max(...ends) + minGap.beside <= x;
}

/** It keeps its distance to the top and to the end of the row. */
function toRowItem(card: MeasuredNode, top: number): MeasuredNode {
  const declarations = new Map(card.declarations);
  for (const property of ['inset', 'top', 'right', 'bottom', 'left']) declarations.delete(property);
  declarations.set('position', 'relative');
  declarations.set('align-self', 'flex-start');
  if (top > 0.05) declarations.set('margin-top', px(top));
  declarations.set('width', px(card.node.drawn.width));
  return { ...card, declarations, isAbsolute: false };
}

/** The box around the content of a column, as high as the column. */
function spanOf(inFlow: readonly MeasuredNode[], { node, padding }: MeasuredNode): LayoutBox['drawn'] {
  const x = (node.drawn.x ?? 0) + padding.left;
  const end = Math.max(...inFlow.map(({ node: { drawn } }) => (drawn.x ?? 0) + drawn.width));
  const { top, bottom } = padding;
  return { x, y: (node.drawn.y ?? 0) + top, width: end - x, height: node.drawn.height - top - bottom };
}
