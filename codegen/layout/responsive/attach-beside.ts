/**
 * Attaches what a hand placed beside one item of a column to that item, such as the button beside a line of a text. CSS
 * would keep its distance to the top of the column, so it would be beside another item as soon as words wrap.
 */
import { calc, px, readPx, subtractPx } from '../../css/css-values.ts';
import type { Declaration, DrawnBox, LayoutBox, LayoutNode, Style } from '../layout-tree.ts';
import { driftTolerance } from '../tolerances.ts';
import type { AvailableSpace } from './available-space.ts';
import { tabletWidth } from './breakpoints.ts';
import type { LengthReader } from './length-reader.ts';
import { isInFlow, type MeasuredNode, measureWidths } from './measure-widths.ts';
import { minGap } from './shrink-spacing.ts';

/** px of the highest layer that is beside one item. */
const maxHeight = 64;

/** What places an item in its column, and now places the box around it. */
const placingProperties: ReadonlySet<string> = new Set([
  ...['align-self', 'margin-top', 'margin-left', 'margin-right', 'margin-bottom', 'margin'],
]);

interface Attached {
  readonly layer: MeasuredNode;
  readonly item: MeasuredNode;
}

/** Returns a column with each layer beside an item in one box with it; other nodes as they are. */
export function attachBeside(
  column: MeasuredNode,
  { pageWidth }: AvailableSpace,
  read: LengthReader,
): MeasuredNode {
  const items = column.children.filter(isInFlow);
  if (column.flow !== 'column' || items.length < 2 || column.node.drawn.x === undefined) return column;
  const layers = column.children.filter(({ node, isAbsolute }) => isAbsolute && node.visible);
  const attached = layers.flatMap((layer) => findItem(layer, items, column) ?? []);
  const byItem = new Map(attached.map((one) => [one.item, one]));
  if (byItem.size === 0 || byItem.size < attached.length) return column;
  const moved = new Set(attached.map(({ layer }) => layer));
  const below = Math.min(pageWidth, tabletWidth);
  return {
    ...column,
    children: column.children.flatMap((child) => {
      const one = byItem.get(child);
      if (one !== undefined) return measureWidths(boxAround(one, column, below), read);
      return moved.has(child) ? [] : child;
    }),
  };
}

/** The only item, after the first one, whose middle is at the height of a small layer in the padding of its column. */
function findItem(
  layer: MeasuredNode,
  items: readonly MeasuredNode[],
  { node: { drawn: column }, padding }: MeasuredNode,
): Attached | null {
  const { drawn } = layer.node;
  const { declarations } = layer;
  const isPlaced =
    declarations.get('position') === 'absolute' &&
    ['top', 'left'].every((side) => readPx(declarations.get(side)) !== null) &&
    !declarations.has('transform');
  if (!isPlaced || drawn.height > maxHeight || drawn.x === undefined) return null;
  const start = (column.x ?? 0) + padding.left;
  const end = (column.x ?? 0) + column.width - padding.right;
  const isOutside = drawn.x + drawn.width <= start || drawn.x >= end;
  const isInColumn = drawn.x >= (column.x ?? 0) && drawn.x + drawn.width <= (column.x ?? 0) + column.width;
  const [item, more] = items.filter(
    ({ node }) =>
      Math.abs(middleOf(node.drawn) - middleOf(drawn)) <= driftTolerance &&
      drawn.height <= node.drawn.height + driftTolerance,
  );
  const isOne = item !== undefined && more === undefined && item !== items[0];
  return isOutside && isInColumn && isOne && canBeWrapped(item) ? { layer, item } : null;
}

function middleOf({ y, height }: DrawnBox): number {
  return (y ?? -Infinity) + height / 2;
}

/** An item that takes a part of the height does so in its column only. */
function canBeWrapped({ declarations, node }: MeasuredNode): boolean {
  const isFree = ['flex', 'position', 'flex-grow'].every((name) => !declarations.has(name));
  return (
    isFree &&
    !/%/.test(declarations.get('height') ?? '') &&
    node.style.every(({ below }) => below === undefined)
  );
}

/** Both as one item of the column. On phones, where the padding is too narrow for the layer, they are a row. */
function boxAround({ layer, item }: Attached, column: MeasuredNode, below: number): LayoutBox {
  const { node } = item;
  const x = (column.node.drawn.x ?? 0) + column.padding.left;
  const width = column.node.drawn.width - column.padding.left - column.padding.right;
  const isBefore = (layer.node.drawn.x ?? 0) < x;
  const aligned = column.node.style.filter(
    ({ property, below: limit }) => property === 'align-items' && !limit,
  );
  const inside: LayoutNode = { ...node, style: without(node.style, placingProperties) };
  const own = node.style.filter(({ property }) => property === 'align-self');
  const narrower = (property: string, value: string): Declaration => ({ property, value, below });
  const wrapped: LayoutNode = { ...inside, style: [...inside.style, ...own, narrower('min-width', '0')] };
  const placed: LayoutNode = { ...layer.node, style: placedStyle(layer, x, x + width, isBefore, narrower) };
  return {
    ...{ id: `${node.id};beside`, ids: [], kind: 'box', name: 'line', visible: true, references: {} },
    ...{ link: null, instance: null, componentId: null },
    drawn: { x, y: node.drawn.y ?? 0, width, height: node.drawn.height },
    style: [
      { property: 'display', value: 'flex' },
      { property: 'flex-direction', value: 'column' },
      ...aligned,
      { property: 'position', value: 'relative' },
      { property: 'align-self', value: 'stretch' },
      ...node.style.filter(({ property }) => property === 'margin-top' || property === 'margin-bottom'),
      narrower('flex-direction', 'row'),
      narrower('align-items', 'center'),
      narrower('column-gap', px(minGap.beside)),
    ],
    children: isBefore ? [placed, wrapped] : [wrapped, placed],
  };
}

/** The layer in the middle of the item's height, at its distance to the side of the item. */
function placedStyle(
  { node: { drawn, style } }: MeasuredNode,
  start: number,
  end: number,
  isBefore: boolean,
  narrower: (property: string, value: string) => Declaration,
): Style {
  const side: Declaration = isBefore
    ? { property: 'left', value: px((drawn.x ?? 0) - start) }
    : { property: 'right', value: px(end - (drawn.x ?? 0) - drawn.width) };
  return [
    ...without(style, new Set(['top', 'left'])),
    { property: 'top', value: calc(subtractPx('50%', drawn.height / 2)) },
    side,
    narrower('position', 'static'),
    narrower('flex-shrink', '0'),
  ];
}

function without(style: Style, names: ReadonlySet<string>): Style {
  return style.filter(({ property }) => !names.has(property));
}
