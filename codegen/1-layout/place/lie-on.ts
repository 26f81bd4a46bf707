/**
 * Free children that lie on a sibling in the flow, as the words in a field: the sibling moves when what is before it
 * grows, and so should they. CSS holds them to their parent only, so they are held to the end at which that sibling is.
 */
import type { BoxNode, DesignNode, Rectangle, TextNode } from '#design/tree';
import { calc, less, px } from '../css-values.ts';
import type { Borders } from '../laying.ts';
import { turnedBox } from '../matrix.ts';
import { isOneLine } from '../text/one-line.ts';
import type { Sheet } from '../sheet.ts';
import { contains } from '../visual-bounds.ts';

/** With more siblings than this, it is not looked for what a child lies on. */
const mostChildren = 600;
/** px that things drawn by hand are off the middle of what they lie on. */
const drift = 1.5;

/** Holds a free child, whose place is on the sheet already, to what it lies on. */
export function putOnBase(sheet: Sheet, node: DesignNode, parent: BoxNode, borders: Borders): void {
  const base = findBase(node, parent);
  if (base === null || parent.layout === null) return;
  if (node.placement.constraints.vertical === 'top') holdDown(sheet, node, base, parent, borders);
  if (node.placement.constraints.horizontal === 'left') holdAcross(sheet, node, base, parent, borders);
}

/** The smallest sibling in the flow that a free child lies on, the upmost of several. */
function findBase(node: DesignNode, { children }: BoxNode): DesignNode | null {
  if (!node.visible || node.rotation !== 0 || children.length > mostChildren) return null;
  const own = turnedBox(node);
  return children
    .filter((child) => child.visible && !child.placement.absolute && contains(turnedBox(child), own, 0.5))
    .reduce<DesignNode | null>((best, child) => (best && area(best) < area(child) ? best : child), null);
}

function holdDown(sheet: Sheet, node: DesignNode, base: DesignNode, parent: BoxNode, borders: Borders): void {
  const { box, layout } = parent;
  const isCentred = node.kind === 'text' && isOneLine(node) && isMiddle(node, base);
  const middle = base.box.y + base.box.height / 2;
  if (layout?.direction === 'row') {
    const stays = layout.align === 'center' || base.placement.vertical === 'fill';
    if (isCentred && stays && Math.abs(middle - box.height / 2) <= 0.5) putMiddle(sheet, 'top', '50%');
  } else if (layout?.direction === 'column' && endsFlow(base, parent)) {
    const end = box.height - borders[2];
    sheet.delete('top');
    if (isCentred && isPlain(base)) putMiddle(sheet, 'bottom', px(end - middle));
    else sheet.set('bottom', px(end - node.box.y - node.box.height));
  }
}

/** Puts the middle of a thing, however many lines it has, at a distance. */
function putMiddle(sheet: Sheet, side: 'top' | 'bottom', distance: string): void {
  sheet.set(side, distance);
  sheet.set('transform', `translateY(${side === 'top' ? '-50%' : '50%'})`);
}

/** Whether a child is the last of several in its column, and ends where its parent does. */
function endsFlow(child: DesignNode, { children, box, layout }: BoxNode): boolean {
  const inFlow = children.filter((one) => one.visible && !one.placement.absolute);
  const end = turnedBox(child).y + child.box.height + (layout?.padding.bottom ?? 0);
  return inFlow.length > 1 && inFlow.at(-1) === child && end >= box.height - 1;
}

/** Words on a thing that changes its width are no wider than it. */
function holdAcross(
  sheet: Sheet,
  node: DesignNode,
  base: DesignNode,
  { box }: BoxNode,
  borders: Borders,
): void {
  if (node.kind !== 'text' || node.placement.horizontal !== 'hug') return;
  if (base.placement.horizontal !== 'fill' || sheet.has('max-width')) return;
  const room = base.box.x + base.box.width - node.box.x - node.box.width;
  const end = base.box.x + base.box.width - Math.min(node.box.x - base.box.x, room / 2);
  sheet.set('max-width', calc(less('100%', box.width - borders[1] - borders[3] - end + node.box.x)));
}

/** A thing of its own height with nothing in it. */
function isPlain(node: DesignNode): boolean {
  const isEmpty =
    node.kind === 'shape' || (node.kind === 'box' && !node.children.some(({ visible }) => visible));
  return isEmpty && node.placement.vertical === 'fixed';
}

function isMiddle({ box }: TextNode, { box: base }: { readonly box: Rectangle }): boolean {
  return Math.abs(box.y + box.height / 2 - base.y - base.height / 2) <= drift;
}

function area({ box }: DesignNode): number {
  return box.width * box.height;
}
