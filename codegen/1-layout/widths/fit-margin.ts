import { less, px } from '../css-values.ts';
import { marginOf, type Measured, small } from './measure-widths.ts';
import type { Draft, Room } from './room.ts';
import { share } from './share.ts';

/** px from which a margin is a place rather than a distance. */
export const place = 16;
/** px from which a margin in a row is more than the air between two things. */
const gap = 48;

/** px of a margin that stay however little room there is; off the middle it only says how far. */
export function keptMargin(measured: Measured, { centres }: Room): number {
  const isCentred = (measured.sheet.get('align-self') ?? (centres ? 'center' : '')) === 'center';
  return isCentred ? 0 : Math.min(marginOf(measured, 'left'), place);
}

/** A node that was moved in from the side moves back before it gets narrower. */
export function fitMargin({ sheet, narrower }: Draft, measured: Measured, room: Room): void {
  const { node } = measured;
  const { flow, definite, width, page, lines, before } = room;
  // A strip drawn wider than the page, as one that slides, is held off centre only where it does not fit.
  const isStrip = flow === 'column' && definite && node.drawn.width > width + 0.5;
  for (const side of isStrip ? ['margin-right', 'margin-left'] : []) {
    const aside = Number(/^([\d.]+)px$/.exec(sheet.get(side) ?? '')?.[1] ?? 0);
    if (aside > 0) narrower.push({ property: side, value: '0', below: page });
  }
  const margin = marginOf(measured, 'left');
  // What was drawn closer to its neighbour than others would stick out at the start of a line.
  if (margin < 0 && flow === 'row' && lines !== 'never')
    narrower.push({ property: 'margin-left', value: '0', below: page });
  // What lies far over its neighbour does so by a share of it, which gets narrower too.
  else if (margin < -gap && flow === 'row' && definite)
    sheet.set('margin-left', `max(${px(margin)}, ${share(margin / Math.max(before, -margin))})`);
  if (margin < place || width <= small) return;
  if (flow === 'row' || !definite) {
    // What follows its content is no measure, so distances in it give way with the viewport.
    const most = definite ? share(margin / width) : share(margin / page).replace('%', 'vw');
    if (margin >= gap) sheet.set('margin-left', `min(${px(margin)}, ${most})`);
  } else if (margin + node.drawn.width <= width + 0.5) {
    const from = less('100%', Math.ceil(node.drawn.width));
    sheet.set('margin-left', `clamp(${keptMargin(measured, room)}px, ${from}, ${px(margin)})`);
  }
}
