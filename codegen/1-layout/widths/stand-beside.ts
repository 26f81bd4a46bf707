import { px, sides } from '../css-values.ts';
import type { Declaration, LayoutNode, Style } from '../layout-tree.ts';
import { isInFlow } from './in-flow.ts';
import { type Measured, type Sides, small } from './measure-widths.ts';
import { offsetsOf } from './offsets.ts';
import { type Room } from './room.ts';

/** px between what stands beside each other in a room too narrow for it, one above the other. */
const air = '24px';
/** px to which two edges count as one. */
const close = 1;

/** What was drawn free beside the content of a box, and what both turn into where there is no room for it. */
export interface Beside {
  readonly child: Measured;
  readonly ofBox: Style;
  readonly ofChild: Style;
}

/**
 * Finds the one thing that stands free in the padding which its parent keeps for it, as a picture beside words does.
 * In a room that would push it over the words it stands in the flow with them, and its padding goes.
 */
export function findBeside(measured: Measured, room: Room): Beside | null {
  const { children, flow, sheet, node } = measured;
  const [child, ...others] = children.filter(({ node: { visible }, isFree }) => visible && isFree);
  const inFlow = children.filter(isInFlow);
  if (child === undefined || others.length > 0 || inFlow.length === 0) return null;
  if (flow !== 'row' && flow !== 'column') return null;
  if (child.node.drawn.width <= small || sheet.has('height') || room.flow === 'page') return null;
  const around = spaceAround(child, measured);
  if (around === null || !isInPadding(child, around, measured)) return null;
  const below = Math.min(room.page, Math.ceil(room.page - node.drawn.width + needed(child, around, inFlow)));
  const put = (property: string, value: string): Declaration => ({ property, value, below });
  const ofBox = [put('padding', sides(rest(measured.padding, around)))];
  if (flow === 'row') ofBox.unshift(put('flex-wrap', 'wrap'));
  if (!sheet.has('gap')) ofBox.unshift(put('row-gap', air));
  return { child, ofBox, ofChild: styleInFlow(child, flow, put) };
}

/** px between a free child and its parent's edges; `null` where they are not set in px. */
function spaceAround({ node, sheet }: Measured, parent: Measured): Sides | null {
  const { width, height } = parent.node.drawn;
  const offsets = offsetsOf(sheet);
  const down = spaceAlong(offsets.top, offsets.bottom, height - node.drawn.height);
  const across = spaceAlong(offsets.left, offsets.right, width - node.drawn.width);
  if (down === null || across === null) return null;
  return { top: down[0], right: across[1], bottom: down[1], left: across[0] };
}

function spaceAlong(
  start: string | undefined,
  end: string | undefined,
  whole: number,
): readonly [start: number, end: number] | null {
  const [first, last] = [start, end].map((offset) =>
    /^-?[\d.]+(px)?$/.test(offset ?? '') ? Number.parseFloat(offset ?? '') : null,
  );
  if (first !== null && first !== undefined) return [first, whole - first];
  return last === null || last === undefined ? null : [whole - last, last];
}

/** Whether it stands wholly within its parent, beside the content and not over it. */
function isInPadding({ node }: Measured, around: Sides, { node: parent, padding }: Measured): boolean {
  if (Math.min(around.top, around.right, around.bottom, around.left) < -close) return false;
  const isLeft = around.left + node.drawn.width <= padding.left + close;
  const isRight = around.left >= parent.drawn.width - padding.right - close;
  return isLeft || isRight;
}

/** px of its parent's width up to which the content leaves it a room that is not small. */
function needed({ node }: Measured, around: Sides, inFlow: readonly Measured[]): number {
  const content = Math.max(...inFlow.map((child) => child.node.drawn.width));
  return Math.min(node.drawn.width, small) + Math.min(around.left, around.right) + content;
}

/** The paddings that are left without those that were kept for it. */
function rest(padding: Sides, around: Sides): readonly [string, string, string, string] {
  const left = (side: keyof Sides) => px(Math.max(0, Math.min(padding[side], around[side])));
  return [left('top'), left('right'), left('bottom'), left('left')];
}

/** As wide as there is room for, up to its drawn width, and as high as its shape or what is in it asks for. */
function styleInFlow(
  child: Measured,
  flow: 'row' | 'column',
  put: (property: string, value: string) => Declaration,
): Style {
  const { node, sheet } = child;
  const { width, height } = node.drawn;
  const isShape = node.kind !== 'box' || node.children.length === 0;
  const style = [put('position', 'static'), put('width', '100%'), put('max-width', px(width))];
  if (flow === 'row') style.push(put('flex-shrink', '0'));
  if (isShape && node.kind !== 'text')
    style.push(put('aspect-ratio', `${Math.round(width)} / ${Math.round(height)}`));
  if (isShape && sheet.has('height')) style.push(put('height', 'auto'));
  if (!isShape && sheet.has('inset')) style.push(put('min-height', px(height)));
  return style;
}

/** Adds what holds in narrower viewports only, where it belongs: the widest stand first. */
export function withNarrower(node: LayoutNode, style: Style): LayoutNode {
  const all = [...node.style, ...style];
  return { ...node, style: all.toSorted((one, other) => widest(other) - widest(one)) };
}

function widest({ below }: Declaration): number {
  return below ?? Number.MAX_SAFE_INTEGER;
}
