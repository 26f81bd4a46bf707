/** Lets what was drawn as wide as its column, or nearly so, fill the column. */
import { px } from '../../css/css-values.ts';
import { type AvailableSpace, widthSourceOf } from './available-space.ts';
import { isInFlow, marginOf, type MeasuredNode, smallWidth } from './measure-widths.ts';
import { minGap } from './shrink-spacing.ts';

/**
 * Makes a box that hugs its content fill its column if it was drawn exactly as wide as the column: its content was
 * sized for that.
 */
export function stretchToAvailableWidth(measured: MeasuredNode, available: AvailableSpace): MeasuredNode {
  const { node, declarations } = measured;
  const { width } = node.drawn;
  const isColumn = available.flow === 'column' && available.isDefinite && !measured.isAbsolute;
  const isWhole =
    width > smallWidth && Math.abs(width - available.width) <= 0.5 && !declarations.has('margin-left');
  if (node.kind !== 'box' || !isColumn || widthSourceOf(measured, available) !== 'content') return measured;
  if (!isWhole) return stretchWideRow(measured, available);
  const filled = new Map(declarations);
  if (available.stretchesItems) filled.delete('align-self');
  else filled.set('align-self', 'stretch');
  return { ...measured, declarations: filled };
}

/** The share of a column from which a row with a wide gap fills it, but for margins, and of a narrow row that is wide. */
const minWideRow = 0.8;
const minWideGap = 0.25;

/**
 * Makes a row fill its column that reaches nearly from side to side, because its items are far from each other: a question
 * and the sign that opens it. Otherwise its gap would not know how much space there is. A row in the middle keeps its width.
 */
function stretchWideRow(row: MeasuredNode, available: AvailableSpace): MeasuredNode {
  const { node, declarations, flow, gap } = row;
  const start = marginOf(row, 'left');
  const rest = available.width - node.drawn.width - start;
  const isWide = node.drawn.width >= minWideRow * available.width && rest >= 0 && start >= 0;
  const [, ...others] = row.children.filter(isInFlow);
  const least = Math.min(smallWidth / 2, minWideGap * node.drawn.width);
  const wide = others.filter((child) => gap + marginOf(child, 'left') >= least);
  if (flow !== 'row' || wide.length !== 1 || !isWide || declarations.has('margin-right')) return row;
  if (/[^\d.px]/.test(declarations.get('margin-left') ?? '')) return row;
  const align = declarations.get('align-self') ?? (available.centresItems ? 'center' : available.alignsItems);
  const filled = new Map(declarations);
  if (align === 'center' && start === 0 && rest >= minGap.beside) {
    filled.set('width', px(node.drawn.width));
    return { ...row, declarations: filled };
  }
  const before = align === 'center' ? rest / 2 : align === 'flex-end' ? rest : 0;
  if (available.stretchesItems) filled.delete('align-self');
  else filled.set('align-self', 'stretch');
  if (start + before > 0) filled.set('margin-left', px(start + before));
  if (rest - before > 0) filled.set('margin-right', px(rest - before));
  return { ...row, declarations: filled };
}
