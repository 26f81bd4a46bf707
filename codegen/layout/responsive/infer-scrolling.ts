/**
 * Finds what scrolls on the screen of a phone although the design is one picture: a row of chips that its box cuts off
 * scrolls sideways, and the bar at the bottom of the frame stays at the bottom of the window.
 */
import { px } from '../../css/css-values.ts';
import { isPainted } from '../../css/style-queries.ts';
import type { AvailableSpace } from './available-space.ts';
import { isInFlow, type MeasuredNode } from './measure-widths.ts';

/** Items from which a row that is cut off is a list to scroll, and px by which it is cut off. */
const cutRow = { items: 3, overflow: 8 };

/** Lets a row scroll whose own box cuts off its last items; returns other nodes as they are. */
export function scrollCutRow(row: MeasuredNode): MeasuredNode {
  const { node, flow, children, declarations, gap, padding } = row;
  const inFlow = children.filter(isInFlow);
  const isCut = flow === 'row' && ['hidden', 'clip'].includes(declarations.get('overflow') ?? '');
  if (!isCut || inFlow.length < cutRow.items || declarations.has('flex-wrap')) return row;
  const content = inFlow.reduce((sum, one) => sum + one.node.drawn.width, gap * (inFlow.length - 1));
  const overflow = content + padding.left - node.drawn.width;
  const [first] = inFlow;
  const areAlike = inFlow.every(
    (one) =>
      one.node.kind === first?.node.kind && Math.abs(one.node.drawn.height - first.node.drawn.height) <= 1,
  );
  if (overflow < cutRow.overflow || !areAlike || declarations.has('justify-content')) return row;
  const own = new Map(declarations);
  own.delete('overflow');
  own.set('overflow-x', 'auto');
  // The design has no scroll bar.
  own.set('scrollbar-width', 'none');
  const kept = children.map((child) =>
    isInFlow(child) ? { ...child, declarations: new Map(child.declarations).set('flex-shrink', '0') } : child,
  );
  return { ...row, declarations: own, children: kept, needsWrapping: false };
}

/** px of the widest page of a phone, the lowest one that scrolls, and the highest bar at its bottom. */
const phone = { width: 480, height: 600, bar: 120 };
/** Items from which a bar leads to the parts of an app. */
const minTabs = 3;

/** Keeps the bar at the bottom of a phone's page at the bottom of the window; returns other nodes as they are. */
export function keepBottomBar(page: MeasuredNode, available: AvailableSpace): MeasuredNode {
  const { node, flow, children, declarations, gap } = page;
  const isPhone =
    available.flow === 'page' && node.drawn.width <= phone.width && node.drawn.height >= phone.height;
  const isPlain = flow === 'column' && !declarations.has('justify-content') && page.padding.bottom === 0;
  const bar = children.findLast((child) => isBottomBar(child, page));
  const content = children.filter((child) => isInFlow(child) && child !== bar);
  if (!isPhone || !isPlain || bar === undefined || content.length === 0) return page;
  if (content.some((child) => /^[1-9]/.test(child.declarations.get('flex') ?? '0'))) return page;
  const own = new Map(bar.declarations);
  for (const name of ['position', 'inset', 'top', 'right', 'bottom', 'left', 'width', 'margin-top'])
    own.delete(name);
  own.set('position', 'sticky');
  own.set('bottom', '0');
  own.set('align-self', 'stretch');
  const ends = content.map((child) => (child.node.drawn.y ?? 0) + child.node.drawn.height);
  const margin = (bar.node.drawn.y ?? 0) - Math.max(...ends) - gap;
  if (Math.abs(margin) > 0.05) own.set('margin-top', px(margin));
  const around = new Map(declarations);
  if (around.get('overflow') === 'hidden') around.set('overflow', 'clip');
  const others = children.filter((child) => child !== bar);
  return {
    ...page,
    declarations: around,
    children: [...others, { ...bar, declarations: own, isAbsolute: false }],
  };
}

function isBottomBar(bar: MeasuredNode, { node: page }: MeasuredNode): boolean {
  const { node, textWrap, children, declarations } = bar;
  const { drawn } = node;
  const isAtBottom =
    Math.abs((drawn.y ?? 0) + drawn.height - (page.drawn.y ?? 0) - page.drawn.height) <= 1 &&
    drawn.width >= page.drawn.width - 1 &&
    drawn.height <= phone.bar;
  const isPlaced = declarations.get('position') === 'absolute' && !declarations.has('transform');
  return (
    isAtBottom &&
    isPlaced &&
    isPainted(node) &&
    textWrap !== 'none' &&
    [bar, ...children.filter(isInFlow).slice(0, 1)].some(isRowOfTabs)
  );
}

/** The tabs may stand above what the phone itself shows at its bottom edge. */
function isRowOfTabs({ flow, children }: MeasuredNode): boolean {
  return (flow === 'row' || flow === 'grid') && children.filter(isInFlow).length >= minTabs;
}
