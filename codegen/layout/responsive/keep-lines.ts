/** Rows whose items stay on one line where others wrap. */
import { readPx } from '../../css/css-values.ts';
import { isPainted } from '../../css/style-queries.ts';
import { type AvailableSpace, innerWidthAt } from './available-space.ts';
import { breakpointsBelow } from './breakpoints.ts';
import { isInFlow, marginOf, type MeasuredNode } from './measure-widths.ts';
import { commonPhone, fillsRow, isEmpty, smallPhone } from './reflow-rows-and-grids.ts';

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
