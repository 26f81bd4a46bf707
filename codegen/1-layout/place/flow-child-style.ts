/** What a child in the flow of a frame with auto layout declares. */
import type { DesignNode, Placement, Sizing } from '#design/tree';
import { px, shareAnd, sides } from '../css-values.ts';
import type { Hold, Laid, Pull, Slot } from '../laying.ts';
import { insert, put, type Sheet } from '../sheet.ts';
import { flexAlign, hasMinimum } from './flex-align.ts';
import { putInGrid } from './grid-style.ts';
import { heldAcross, putPull, putShare } from './hold-style.ts';
import type { Flow } from './plan-flow.ts';
import { turnedRoom } from './transform-style.ts';

type FlowSlot = Extract<Slot, { kind: 'flow' }>;

/** Puts what a child in the flow declares: how it grows, how it stands across, its distance where it is its own. */
export function putInFlow(sheet: Sheet, node: DesignNode, slot: FlowSlot): void {
  if (slot.layout.direction === 'grid') putInGrid(sheet, node, slot.layout);
  else putInFlex(sheet, node, slot);
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

function putInFlex(sheet: Sheet, node: DesignNode, slot: FlowSlot): void {
  const { placement } = node;
  const row = slot.layout.direction === 'row';
  const main = row ? placement.horizontal : placement.vertical;
  const parentMain = row ? slot.parent.placement.horizontal : slot.parent.placement.vertical;
  const grows =
    main === 'fill' && parentMain === 'hug' && hasMinimum(slot.parent, row ? 'horizontal' : 'vertical');
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
