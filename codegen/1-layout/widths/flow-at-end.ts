import { px } from '../css-values.ts';
import { contentHeight } from './content-height.ts';
import { marginOf, type Measured } from './measure-widths.ts';
import { offsetsOf } from './offsets.ts';
import { isInFlow } from './in-flow.ts';

/**
 * A box that was held free over the rest of a column, from somewhere in it down to its end and from side to side, as
 * a sheet over the end of a picture is, flows there after all: else what is in it could not make the column longer.
 */
export function flowAtEnd(measured: Measured): Measured {
  const { children } = measured;
  const last = children.at(-1);
  const above = children.filter(isInFlow);
  if (last === undefined || !last.isFree || last.words === 'none' || !isPlainColumn(measured, above))
    return measured;
  const top = topOverRest(last);
  if (top === null) return measured;
  const gaps = measured.gap * above.length;
  const end = above.reduce(
    (sum, child) => sum + child.node.drawn.height + marginOf(child, 'top'),
    measured.padding.top + gaps,
  );
  if (top > end + 0.5) return measured;
  return { ...measured, children: [...children.slice(0, -1), flowFrom(last, top - end)] };
}

/** Its children stand from the top, none takes the rest, and nothing is left of it at the sides and the end. */
function isPlainColumn({ flow, sheet, padding }: Measured, above: readonly Measured[]): boolean {
  const grows = above.some((child) => /^[1-9]/.test(child.sheet.get('flex') ?? ''));
  const isFramed = padding.left + padding.right + padding.bottom > 0;
  return flow === 'column' && above.length > 0 && !grows && !isFramed && !sheet.has('justify-content');
}

/** px from its parent's top, where it is held at all four sides around a column that has room in it. */
function topOverRest(measured: Measured): number | null {
  const { node, flow, sheet } = measured;
  const needed = contentHeight(measured);
  if (flow !== 'column' || needed === null || needed > node.drawn.height + 0.5) return null;
  const { top = '', right, bottom, left } = offsetsOf(sheet);
  const isHeld = [right, bottom, left].every((offset) => /^0(px)?$/.test(offset ?? ''));
  return isHeld && /^[\d.]+px$/.test(top) ? Number.parseFloat(top) : null;
}

/** It still stands over what comes before it. */
function flowFrom(last: Measured, margin: number): Measured {
  const sheet = new Map(last.sheet);
  for (const property of ['inset', 'top', 'right', 'bottom', 'left']) sheet.delete(property);
  sheet.set('position', 'relative');
  sheet.set('flex', '1 1 auto');
  if (Math.abs(margin) > 0.05) sheet.set('margin-top', px(margin));
  return { ...last, sheet, isFree: false };
}
