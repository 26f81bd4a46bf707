/** Rows whose items stay on one line where others wrap, and what items lose that begin or end one of several lines. */
import { readPx } from '../../css/css-values.ts';
import { isPainted } from '../../css/style-queries.ts';
import { type AvailableSpace, innerWidthAt, type StyleDraft } from './available-space.ts';
import { breakpointsBelow } from './breakpoints.ts';
import { isInFlow, marginOf, type MeasuredNode } from './measure-widths.ts';
import { commonPhone, fillsRow, isEmpty, minPlacingMargin, smallPhone } from './reflow-rows-and-grids.ts';

/** px that small items beside one that fills a row take with their gaps, and of each of them. */
const maxEnds = { together: 176, each: 128 };

/**
 * Lets a row keep one line where one item fills it and the others are small: a label with its price, badge or switch. The
 * words of the label wrap before anything goes below them.
 */
export function keepLine(row: MeasuredNode, available: AvailableSpace): MeasuredNode {
  return isCardWithEnd(row) ? { ...row, needsWrapping: false } : keepLineWithEnds(row, available);
}

function keepLineWithEnds(row: MeasuredNode, available: AvailableSpace): MeasuredNode {
  const { flow, children, gap, declarations } = row;
  const inFlow = children.filter(isInFlow);
  const [fill, ...others] = inFlow.toSorted((one, other) => Number(fillsRow(other)) - Number(fillsRow(one)));
  if (flow !== 'row' || fill === undefined || others.length === 0 || others.some(fillsRow)) return row;
  if (!fillsRow(fill) || !available.isDefinite || declarations.has('flex-wrap') || isEmpty(fill)) return row;
  const isSmall = ({ node }: MeasuredNode) => node.drawn.width <= maxEnds.each;
  const gaps = gap * others.length;
  const taken = others.reduce((sum, one) => sum + one.node.drawn.width + marginOf(one, 'left'), gaps);
  const narrowest = breakpointsBelow(available.pageWidth).at(-1)?.narrowest ?? available.pageWidth;
  const viewport = available.pageWidth > commonPhone ? smallPhone : narrowest;
  const left = innerWidthAt(row, available)(viewport) - taken;
  if (!others.every(isSmall) || taken > maxEnds.together || left < fill.wordWidth) return row;
  const kept = children.map((child) => {
    if (!others.includes(child) || child.node.kind !== 'text') return child;
    return { ...child, declarations: new Map(child.declarations).set('flex-shrink', '0') };
  });
  return { ...row, children: kept, needsWrapping: false };
}

/** px of a card that every phone has space for, and of the icon that it ends with. */
const smallCard = { width: 272, end: 32 };

/** Whether a row is a small card with words before an icon, such as its cross. The icon would be alone on a line. */
function isCardWithEnd({ flow, node, children, declarations }: MeasuredNode): boolean {
  const inFlow = children.filter(isInFlow);
  const last = inFlow.at(-1);
  const width = readPx(declarations.get('width'));
  const isCard = flow === 'row' && isPainted(node) && width !== null && width <= smallCard.width;
  if (!isCard || declarations.has('flex-wrap') || inFlow.length < 3 || last === undefined) return false;
  const isIcon = last.textWrap === 'none' && last.node.drawn.width <= smallCard.end;
  return isIcon && inFlow.filter(({ textWrap }) => textWrap !== 'none').length === 1;
}

/** Removes the margins that place an item in its row where the row has several lines and the item begins one. */
export function resetMarginsOfLines(
  { declarations, narrower }: StyleDraft,
  measured: MeasuredNode,
  { wrapsBelow, precedingWidth }: AvailableSpace,
): void {
  if (wrapsBelow === null || precedingWidth === 0) return;
  for (const side of ['left', 'top'] as const) {
    if (marginOf(measured, side) >= minPlacingMargin && declarations.has(`margin-${side}`))
      narrower.push({ property: `margin-${side}`, value: '0', below: wrapsBelow });
  }
}

/** px of the widest line between items. */
const maxDivider = 2;

/** Hides a line between the items of a row where it has several lines, so that it is at the end of none of them. */
export function hideDivider(
  { narrower }: StyleDraft,
  { node, flow, children, declarations }: MeasuredNode,
  { flow: around, wrapsBelow, isOnlyInFlow }: AvailableSpace,
): void {
  const { width, height } = node.drawn;
  const isLine = Math.min(width, height) <= maxDivider && Math.max(width, height) > 4 * maxDivider;
  const isBare = node.kind !== 'text' && node.kind !== 'image' && children.length === 0 && flow !== 'grid';
  if (around !== 'row' || wrapsBelow === null || isOnlyInFlow || !isLine || !isBare) return;
  if (declarations.get('align-self') === 'flex-end') return;
  narrower.push({ property: 'display', value: 'none', below: wrapsBelow });
}
