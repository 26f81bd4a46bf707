/** Auto layout as flex: what the container declares, and what each child in its flow declares. */
import type { AutoLayout, BoxNode, DesignNode, Placement, Sizing } from '#design/tree';
import { px, shareAnd, sides } from '../css-values.ts';
import { putGrid, putInGrid } from './grid-style.ts';
import { heldAcross, putPull, putShare } from './hold-style.ts';
import { type Borders, type Hold, type Laid, type Laying, type Pull, type Slot, tokenOr } from '../laying.ts';
import { turnedBox } from '../matrix.ts';
import { followsWidth } from './ratio-style.ts';
import { insert, put, type Sheet } from '../sheet.ts';
import { turnedRoom } from './transform-style.ts';

type FlowSlot = Extract<Slot, { kind: 'flow' }>;

/** How children that say nothing of their own stand across the flow. */
export interface Flow {
  readonly layout: AutoLayout;
  readonly inFlow: readonly DesignNode[];
  readonly stretches: boolean;
  readonly squeezes: boolean;
  /** What those that fill the flow start from, in px. */
  readonly basis: string;
}

/** Whether a box keeps its length whatever is in it. */
export interface Definite {
  readonly width: boolean;
  readonly height: boolean;
}

/** Reads from a frame's layout and its children what CSS needs to know of both. */
export function planFlow(node: BoxNode, layout: AutoLayout, definite: Definite): Flow {
  const inFlow = node.children.filter((child) => child.visible && !child.placement.absolute);
  const across = layout.direction === 'row' ? 'vertical' : 'horizontal';
  const fills = inFlow.filter(({ placement }) => placement[across] === 'fill');
  const floats = inFlow.some((child) => child.placement[across] === 'hug' || followsWidth(child));
  const stretches =
    layout.direction !== 'grid' &&
    inFlow.length > 0 &&
    (fills.length === inFlow.length || (layout.align === 'start' && !floats));
  const squeezes = isSqueezed(node, layout, inFlow, definite);
  return { layout, inFlow, stretches, squeezes, basis: fillBasis(inFlow, layout.direction === 'row') };
}

/** Whether flex would shrink what Figma leaves as it is: the content reaches the frame's end, or may. */
function isSqueezed(
  node: BoxNode,
  layout: AutoLayout,
  inFlow: readonly DesignNode[],
  definite: Definite,
): boolean {
  if (layout.direction === 'grid' || layout.wraps) return false;
  const row = layout.direction === 'row';
  if (!(row ? definite.width : definite.height)) return false;
  const { padding } = layout;
  const end = row ? node.box.width - padding.right : node.box.height - padding.bottom;
  const reached = inFlow
    .map(turnedBox)
    .some((box) => (row ? box.x + box.width : box.y + box.height) > end + 0.5);
  const flexible =
    inFlow.length > 1 &&
    inFlow.some(({ placement: { horizontal, vertical } }) => (row ? horizontal : vertical) !== 'fixed');
  return reached || flexible;
}

/** Puts what makes a frame a flex or grid container on its sheet. */
export function putFlow(sheet: Sheet, node: BoxNode, flow: Flow, borders: Borders, laying: Laying): void {
  const { layout, inFlow } = flow;
  putPadding(sheet, node, layout, borders, laying);
  if (inFlow.length === 0) return;
  if (layout.direction === 'grid') putGrid(sheet, node, layout, inFlow, laying);
  else putFlex(sheet, node, flow, laying);
}

function putFlex(sheet: Sheet, node: BoxNode, { layout, inFlow, stretches }: Flow, laying: Laying): void {
  const row = layout.direction === 'row';
  put(sheet, 'display', 'flex');
  if (!row) put(sheet, 'flex-direction', 'column');
  if (layout.wraps) put(sheet, 'flex-wrap', 'wrap');
  if (!stretches) put(sheet, 'align-items', flexAlign(layout.align));
  const main = row ? node.placement.horizontal : node.placement.vertical;
  const cross = row ? node.placement.vertical : node.placement.horizontal;
  const filled = inFlow.some(({ placement: { horizontal, vertical, maxWidth, maxHeight } }) =>
    row ? horizontal === 'fill' && maxWidth === null : vertical === 'fill' && maxHeight === null,
  );
  const justify = layout.gap === 'auto' ? spread(node, layout, inFlow) : layout.justify;
  // Another use of a component may be wider than what is in it.
  const isPart = node.role === 'instance' || node.role === 'component';
  const moves = main !== 'hug' || isPart || minimum(node, row ? 'horizontal' : 'vertical') || layout.wraps;
  if (justify !== 'start' && !filled && moves) put(sheet, 'justify-content', flexAlign(justify));
  if (layout.wraps && cross !== 'hug') put(sheet, 'align-content', alignLines(layout, inFlow));
  putGap(sheet, node, layout, countOf(node), laying);
}

/**
 * How what spreads stands: a single child has no sibling to stand off from. CSS puts it at the start, Figma in the
 * middle; where it was drawn tells.
 */
function spread(
  node: BoxNode,
  { direction, padding }: AutoLayout,
  inFlow: readonly DesignNode[],
): AutoLayout['justify'] {
  const [child, more] = inFlow;
  if (child === undefined || more !== undefined) return 'space-between';
  const box = turnedBox(child);
  const [before, after] =
    direction === 'row'
      ? [box.x - padding.left, node.box.width - padding.right - box.x - box.width]
      : [box.y - padding.top, node.box.height - padding.bottom - box.y - box.height];
  if (Math.abs(before - after) <= 1) return 'center';
  return before > Math.abs(after) ? 'end' : 'start';
}

/** How wrapped lines share the room across; all lines stretch where all that is in them does. Figma: counterAxisAlignContent. */
function alignLines({ direction, alignLines: spread, align }: AutoLayout, inFlow: readonly DesignNode[]) {
  if (spread === 'space-between') return 'space-between';
  const across = direction === 'row' ? 'vertical' : 'horizontal';
  if (inFlow.every(({ placement }) => placement[across] === 'fill')) return null;
  return flexAlign(align === 'baseline' ? 'start' : align);
}

/** How many children flow, those along that another use of the component shows: the gap is the same for all uses. */
function countOf({ children }: BoxNode): number {
  const flowing = children.filter(({ placement }) => !placement.absolute);
  return flowing.filter(
    ({ visible, propertyReferences }) => visible || propertyReferences.visible !== undefined,
  ).length;
}

function minimum(node: BoxNode, axis: 'horizontal' | 'vertical'): boolean {
  return (axis === 'horizontal' ? node.placement.minWidth : node.placement.minHeight) !== null;
}

function putGap(sheet: Sheet, node: BoxNode, layout: AutoLayout, count: number, laying: Laying): void {
  if (count < 2) return;
  const main =
    layout.gap === 'auto' || layout.gap <= 0 ? '0' : tokenOr(laying, node, 'itemSpacing', px(layout.gap));
  const crossGap = layout.crossGap;
  const cross =
    crossGap === 'auto' || crossGap <= 0 ? '0' : tokenOr(laying, node, 'counterAxisSpacing', px(crossGap));
  if (!layout.wraps) {
    if (main !== '0') put(sheet, 'gap', main);
    return;
  }
  const [lines, columns] = layout.direction === 'row' ? [cross, main] : [main, cross];
  if (main !== '0' || cross !== '0') put(sheet, 'gap', main === cross ? main : `${lines} ${columns}`);
}

function putPadding(sheet: Sheet, node: BoxNode, layout: AutoLayout, borders: Borders, laying: Laying): void {
  const { top, left } = layout.padding;
  const { horizontal, vertical } = node.placement;
  const lines = layout.strokesTakeSpace ? node.stroke?.weights : undefined;
  const [above = 0, after = 0, below = 0, before = 0] = lines ?? [];
  // A box grows with its padding and its border in CSS, but not in Figma.
  const right =
    horizontal === 'hug'
      ? layout.padding.right
      : Math.min(layout.padding.right, Math.max(0, node.box.width - left - before - after));
  const bottom =
    vertical === 'hug'
      ? layout.padding.bottom
      : Math.min(layout.padding.bottom, Math.max(0, node.box.height - top - above - below));
  const value = (field: string, padding: number, border: number) => {
    const plain = px(Math.max(0, padding - border));
    const named = tokenOr(laying, node, field, plain);
    return named === plain || border === 0 ? named : `calc(${named} - ${px(border)})`;
  };
  const values = [
    value('paddingTop', top, borders[0]),
    value('paddingRight', right, borders[1]),
    value('paddingBottom', bottom, borders[2]),
    value('paddingLeft', left, borders[3]),
  ] as const;
  if (values.some((padding) => padding !== '0')) put(sheet, 'padding', sides(values));
}

/** Puts what a child in the flow declares: how it grows, how it stands across, its distance where it is its own. */
export function putInFlow(sheet: Sheet, node: DesignNode, slot: FlowSlot, laying: Laying): void {
  if (slot.layout.direction === 'grid') putInGrid(sheet, node, slot.layout);
  else putInFlex(sheet, node, slot, laying);
  putMargin(sheet, node, slot);
}

function putMargin(
  sheet: Sheet,
  node: DesignNode,
  { layout: { direction, gap }, index, margin, hold, pull }: FlowSlot,
): void {
  const overlap = index > 0 && gap !== 'auto' && gap < 0 && direction !== 'grid' ? gap : 0;
  const turned = turnedRoom(node);
  const row = direction === 'row';
  const [down, aside] = [
    margin.top + (direction === 'column' ? overlap : 0),
    margin.left + (row ? overlap : 0),
  ];
  const [top, bottom] = marginsOn('vertical', down, turned.y, row ? null : pull, hold);
  const [left, right] = marginsOn('horizontal', aside, turned.x, row ? pull : null, hold);
  putMargins(sheet, [top, right, bottom, left]);
}

/** Both margins on an axis, of a child that stands so many px off what is before it. */
function marginsOn(
  axis: Hold['axis'],
  before: number,
  turned: number,
  pull: Pull | null,
  hold: Hold | null,
): readonly [string, string] {
  if (hold?.axis === axis) return heldAcross(hold, turned).margins;
  if (pull === null) return [px(before + turned), px(turned)];
  const { before: own, after } = pull;
  const start =
    own === null ? px(before + turned) : own === 'auto' ? own : shareAnd(own.share, own.px + before + turned);
  return [start, after === 'auto' ? after : px(after + turned)];
}

function putMargins(sheet: Sheet, margins: readonly [string, string, string, string]): void {
  if (margins.filter((margin) => margin !== '0').length > 2) {
    put(sheet, 'margin', sides(margins));
    return;
  }
  const names = ['margin-top', 'margin-right', 'margin-bottom', 'margin-left'] as const;
  for (const [index, name] of names.entries())
    if (margins[index] !== '0') put(sheet, name, margins[index] ?? '0');
}

/** A child of its own height that is written as its least one would be stretched by its row. */
export function keepHeight(child: Laid, { layout, stretches }: Flow): Laid {
  const { node, from } = child;
  const tells = (name: string) => node.style.some(({ property }) => property === name);
  const stretched = stretches && layout.direction === 'row' && !from.placement.absolute;
  if (!stretched || from.placement.vertical !== 'fixed' || tells('height') || tells('align-self'))
    return child;
  return {
    ...child,
    node: { ...node, style: insert(node.style, { property: 'align-self', value: 'flex-start' }) },
  };
}

function putInFlex(sheet: Sheet, node: DesignNode, slot: FlowSlot, _laying: Laying): void {
  const { placement } = node;
  const row = slot.layout.direction === 'row';
  const main = row ? placement.horizontal : placement.vertical;
  const parentMain = row ? slot.parent.placement.horizontal : slot.parent.placement.vertical;
  const grows =
    main === 'fill' && parentMain === 'hug' && minimum(slot.parent, row ? 'horizontal' : 'vertical');
  if (slot.pull !== null) putPull(sheet, slot.pull, row, main === 'hug');
  if (slot.pull?.length != null) return putAcross(sheet, placement, slot, row);
  if (grows) put(sheet, 'flex', '1 1 auto');
  else if (main === 'fill' && parentMain !== 'hug') {
    put(sheet, 'flex', `1 1 ${slot.basis}`);
    if (row && placement.minWidth === null && mayNeedRoom(node)) put(sheet, 'min-width', '0');
    if (!row && placement.minHeight === null && mayNeedHeight(node)) put(sheet, 'min-height', '0');
  } else if (slot.squeezes && (main === 'fixed' || node.kind === 'box')) put(sheet, 'flex-shrink', '0');
  putAcross(sheet, placement, slot, row);
}

/**
 * Figma gives all that fill the same length, padding included; flex shares out what the paddings leave. A basis that
 * is no less than the largest padding makes all of them start alike.
 */
function fillBasis(inFlow: readonly DesignNode[], row: boolean): string {
  const axis = row ? 'horizontal' : 'vertical';
  const paddings = inFlow
    .filter((child) => child.placement[axis] === 'fill')
    .map((child) => {
      const padding = child.kind === 'box' ? child.layout?.padding : undefined;
      if (padding === undefined) return 0;
      return row ? padding.left + padding.right : padding.top + padding.bottom;
    });
  const most = paddings.reduce((one, other) => Math.max(one, other), 0);
  return paddings.every((padding) => padding === most) ? '0' : px(most);
}

function putAcross(sheet: Sheet, placement: Placement, slot: FlowSlot, row: boolean): void {
  if (slot.hold !== null) {
    putHeld(sheet, slot.hold, slot, placement[slot.hold.axis]);
    return;
  }
  const across = row ? placement.vertical : placement.horizontal;
  const own = row ? placement.alignSelf.vertical : placement.alignSelf.horizontal;
  const limited = row ? placement.maxHeight !== null : placement.maxWidth !== null;
  const align = own !== null && own !== 'stretch' ? own : slot.layout.align;
  if (across === 'fill') {
    if (limited && !row && align !== 'start') {
      put(sheet, 'width', '100%');
      if (slot.stretches) put(sheet, 'align-self', flexAlign(align));
    } else if (!slot.stretches) put(sheet, 'align-self', 'stretch');
    return;
  }
  if (own !== null && own !== 'stretch' && own !== slot.layout.align)
    put(sheet, 'align-self', flexAlign(own));
  else if (slot.stretches && across === 'hug') put(sheet, 'align-self', 'flex-start');
}

function putHeld(sheet: Sheet, hold: Hold, { layout, stretches }: FlowSlot, sizing: Sizing): void {
  const { align } = heldAcross(hold, 0);
  const plain = stretches ? align === 'flex-start' && sizing !== 'hug' : align === flexAlign(layout.align);
  if (!plain && !(stretches && align === 'stretch')) put(sheet, 'align-self', align);
  if (sizing === 'fill' || (sizing === 'hug' && hold.axis === 'horizontal'))
    putShare(sheet, hold, sizing === 'hug');
}

/** A child that fills may be drawn narrower than its content; flex alone would not let it. */
function mayNeedRoom(node: DesignNode): boolean {
  if (node.kind === 'text') return true;
  if (node.kind === 'shape') return false;
  return node.children.some((child) => child.visible && !child.placement.absolute);
}

function mayNeedHeight(node: DesignNode): boolean {
  if (node.kind !== 'box' || node.layout === null) return node.kind === 'text';
  const { padding, gap, direction } = node.layout;
  const inFlow = node.children.filter((child) => child.visible && !child.placement.absolute);
  const gaps = gap === 'auto' || direction !== 'column' ? 0 : gap * Math.max(0, inFlow.length - 1);
  const heights = inFlow.map(({ box }) => box.height);
  const needed =
    direction === 'column'
      ? heights.reduce((sum, height) => sum + height, gaps)
      : heights.reduce((one, other) => Math.max(one, other), 0);
  return needed + padding.top + padding.bottom > node.box.height + 0.5;
}

function flexAlign(align: AutoLayout['justify'] | AutoLayout['align'] | 'stretch'): string {
  if (align === 'start') return 'flex-start';
  return align === 'end' ? 'flex-end' : align;
}
