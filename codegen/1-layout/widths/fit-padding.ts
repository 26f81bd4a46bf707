import { less, px, sides } from '../css-values.ts';
import { place } from './fit-margin.ts';
import { type Measured, small, splitSides } from './measure-widths.ts';
import { type Draft, type Room, widthBy } from './room.ts';
import { share } from './share.ts';

/** px from which a padding is more than the air around something. */
const wide = 48;
/** px from which equal paddings at both sides hold a column in the middle. */
const centring = 80;

/** Wide paddings at the sides give way before what is between them does. */
export function fitPadding({ sheet, narrower }: Draft, measured: Measured, room: Room): void {
  const { padding } = measured;
  const most = Math.max(padding.left, padding.right);
  const { width: drawn } = measured.node.drawn;
  // In a small box a padding is air, unless there is more of it than of anything else.
  if (most < wide || drawn <= small || (drawn < 1.5 * small && most < drawn / 2)) return;
  const [top = '0', right = top, bottom = top, left = right] = splitSides(sheet.get('padding'));
  if (room.flow === 'column' && room.definite && drawn > room.width + 0.5) {
    // Beside a strip that is wider than the page there is no room to keep.
    const kept = (value: string, length: number) => (length < wide ? value : '0');
    const value = sides([top, kept(right, padding.right), bottom, kept(left, padding.left)]);
    narrower.push({ property: 'padding', value, below: room.page });
    return;
  }
  const stretched = widthBy(measured, room) === 'parent' && room.flow !== 'row' && room.flow !== 'grid';
  const known = stretched && (room.definite || measured.isFree);
  const column = known && padding.left >= centring && Math.abs(padding.left - padding.right) <= 1;
  // Shares of a room whose width follows what is in it mean nothing, so those are of the viewport.
  const [whole, unit] = known ? [room.width, '100%'] : [room.page, '100vw'];
  const give = (value: string, length: number): string => {
    if (length < wide) return value;
    // A border takes its part of the distance.
    const own = /^[\d.]+px$/.test(value) ? Number.parseFloat(value) : length;
    if (column) return `max(24px, ${less('50%', room.width / 2 - own)})`;
    if (length > 0.2 * whole) return `clamp(${px(place)}, ${less(unit, whole - length)}, ${value})`;
    return `min(${value}, ${share(length / whole).replace('%', unit.replace('100', ''))})`;
  };
  sheet.set('padding', sides([top, give(right, padding.right), bottom, give(left, padding.left)]));
}
