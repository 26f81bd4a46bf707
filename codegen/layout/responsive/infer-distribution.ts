/**
 * Finds where the distance between the items of a row is the space that they leave: one group is at its start, another at
 * its end. A hand that places layers draws that distance; as a set margin it would move the end of the row in other widths.
 */
import { cssNumber, px, readPx } from '../../css/css-values.ts';
import { driftTolerance } from '../tolerances.ts';
import { type AvailableSpace, hasDefiniteWidth, widthSourceOf } from './available-space.ts';
import { alignOf, isInFlow, marginOf, type MeasuredNode, smallWidth } from './measure-widths.ts';
import { minGap } from './shrink-spacing.ts';

/** px from which a margin may be the space that is left, and up to which the other distances are white space. */
const minRest = 64;
/** px by which the items and their distances differ from the width of a row that they fill. */
const fillTolerance = 1.5;

/** px from which the last distance of a row may be the space that is left, and by which it differs between rows. */
const restOfRows = { least: 24, difference: 8 };

/**
 * Returns a column with the last items of its rows at their ends, where these are at one place after words of different
 * lengths, such as the numbers behind the names of filters; other nodes as they are.
 */
export function alignRowEnds(column: MeasuredNode): MeasuredNode {
  if (column.flow !== 'column') return column;
  const rows = column.children.filter((child) => isInFlow(child) && hasRestBeforeEnd(child, column));
  const rests = rows.map(restBeforeEnd);
  const ends = rows.map(({ node: { drawn } }) => (drawn.x ?? Number.NaN) + drawn.width);
  const isEven = Math.max(...ends) - Math.min(...ends) <= 2 * driftTolerance;
  const isRest = Math.max(...rests) - Math.min(...rests) >= restOfRows.difference;
  if (rows.length < 2 || !isEven || !isRest) return column;
  const changed = new Set(rows);
  return {
    ...column,
    children: column.children.map((child) => (changed.has(child) ? placeLast(child) : child)),
  };
}

/** Whether a row that follows the width of its column has more space before its last item than between the others. */
function hasRestBeforeEnd(row: MeasuredNode, column: MeasuredNode): boolean {
  const { flow, declarations, node, padding, gap, children } = row;
  const inFlow = children.filter(isInFlow);
  const isFree = !['flex-wrap', 'justify-content'].some((name) => declarations.has(name));
  if (flow !== 'row' || inFlow.length < 2 || !isFree || inFlow.some(growsAlong)) return false;
  const follows = (alignOf(row, column) ?? 'stretch') === 'stretch' || declarations.has('width');
  const margins = inFlow.map((child) => marginOf(child, 'left'));
  const taken = inFlow.reduce((sum, child, index) => sum + child.node.drawn.width + (margins[index] ?? 0), 0);
  const width = node.drawn.width - padding.left - padding.right - gap * (inFlow.length - 1);
  const rest = restBeforeEnd(row);
  const others = margins.slice(1, -1).map((margin) => margin + gap);
  const isLast = rest >= restOfRows.least && others.every((other) => other < rest / 2);
  return follows && isLast && Math.abs(taken - width) <= driftTolerance;
}

/** px between the last two items of a row. */
function restBeforeEnd({ children, gap }: MeasuredNode): number {
  const last = children.findLast(isInFlow);
  return last === undefined ? 0 : marginOf(last, 'left') + gap;
}

/** Places the last item of a row at its end, with the space that is left before it. */
function placeLast(row: MeasuredNode): MeasuredNode {
  const last = row.children.findLast(isInFlow);
  const isSpace = last?.declarations.has('margin-left') === true;
  const isPair = row.children.filter(isInFlow).length === 2;
  return isPair && !isSpace ? spread(row) : placeAtEnd(row, last);
}

/** A row with the space that is left before one of its items, where a margin was drawn. */
function placeAtEnd(row: MeasuredNode, placed: MeasuredNode | undefined): MeasuredNode {
  const isPair = row.children.filter(isInFlow).length === 2;
  const children = row.children.map((child) => {
    if (child !== placed) return child;
    const own = new Map(child.declarations);
    if (isPair) own.delete('margin-left');
    else own.set('margin-left', 'auto');
    return { ...child, declarations: own };
  });
  if (!isPair) return { ...row, children };
  const declarations = new Map(row.declarations).set('justify-content', 'space-between');
  return { ...row, declarations, children };
}

/** Returns a row whose last group is placed at its end; other nodes as they are. */
export function inferDistribution(row: MeasuredNode, available: AvailableSpace): MeasuredNode {
  const { flow, children, declarations, gap, node, padding } = row;
  const inFlow = children.filter(isInFlow);
  const isDefinite = hasDefiniteWidth(row, available);
  if (flow !== 'row' || inFlow.length < 2 || !isDefinite || declarations.has('flex-wrap')) return row;
  if (declarations.has('justify-content') || inFlow.some(growsAlong)) return row;
  const margins = inFlow.map((child) => marginOf(child, 'left'));
  const rest = Math.max(...margins.slice(1));
  const at = margins.lastIndexOf(rest);
  const width = node.drawn.width - padding.left - padding.right;
  const content = inFlow.reduce((sum, child) => sum + child.node.drawn.width, gap * (inFlow.length - 1));
  const taken = margins.reduce((sum, margin) => sum + margin, content);
  const placed = inFlow[at];
  if (isSpread(inFlow, gap, width) && Math.abs(taken - width) <= fillTolerance) return spread(row);
  if (rest < minRest || Math.abs(taken - width) > fillTolerance || placed === undefined) return row;
  const parted = inFlow.filter((_, index) => index > 0 && (margins[index] ?? 0) >= minRest);
  if (parted.length > 1) return partGroups(row, parted, width);
  if (margins.some((margin, index) => index !== at && margin >= rest / 2)) return row;
  if (readPx(placed.declarations.get('margin-left')) === null) return row;
  const apart = placeAtEnd(row, placed);
  if (inFlow.length > 2 || declarations.has('gap')) return apart;
  const own = new Map(apart.declarations).set('column-gap', px(minGap.beside));
  return { ...apart, declarations: own, gap: minGap.beside };
}

/**
 * A row of several groups with wide spaces between them: the last one is at the end, and the others lose their shares of
 * what a narrower row loses.
 */
function partGroups(row: MeasuredNode, parted: readonly MeasuredNode[], width: number): MeasuredNode {
  if (parted.some(({ declarations }) => readPx(declarations.get('margin-left')) === null)) return row;
  const last = parted.at(-1);
  const total = parted.reduce((sum, one) => sum + marginOf(one, 'left'), 0);
  const content = px(Math.round(width - total));
  const children = row.children.map((child) => {
    if (!parted.includes(child)) return child;
    const own = marginOf(child, 'left');
    const share = `(100% - ${content}) * ${cssNumber(own / total, 3)}`;
    const value = child === last ? 'auto' : `clamp(${px(minGap.beside)}, ${share}, ${px(own)})`;
    return { ...child, declarations: new Map(child.declarations).set('margin-left', value) };
  });
  return { ...row, children };
}

/** The share of a row from which the gap between two items is the space that they leave. */
const minSpreadShare = 0.25;

/** Whether two items without margins have a wide gap between them. */
function isSpread(inFlow: readonly MeasuredNode[], gap: number, width: number): boolean {
  const isFree = inFlow.every((child) => !child.declarations.has('margin-left'));
  return inFlow.length === 2 && isFree && gap >= Math.max(minRest, minSpreadShare * width);
}

function spread(row: MeasuredNode): MeasuredNode {
  const declarations = new Map(row.declarations);
  declarations.set('justify-content', 'space-between');
  declarations.set('gap', px(minGap.beside));
  return { ...row, declarations, gap: minGap.beside };
}

function growsAlong({ declarations }: MeasuredNode): boolean {
  return declarations.has('flex') || declarations.get('margin-left') === 'auto';
}

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
