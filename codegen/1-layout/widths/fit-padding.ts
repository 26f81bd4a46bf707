import { px, sides } from '../css-values.ts';
import { share } from './share.ts';
import { type Measured, small, splitSides } from './measure-widths.ts';
import { type Draft, type Room, widthBy } from './room.ts';

/** px from which a padding is more than the air around something. */
const wide = 48;

/** Wide paddings at the sides give way before what is between them does. */
export function fitPadding({ sheet }: Draft, measured: Measured, room: Room): void {
  const { padding } = measured;
  if (!room.definite || room.width <= 0 || room.flow === 'grid' || measured.isFree) return;
  if (Math.max(padding.left, padding.right) < wide || measured.node.drawn.width < 1.5 * small) return;
  const [top = '0', right = top, bottom = top, left = right] = splitSides(sheet.get('padding'));
  const stretched = widthBy(measured, room) === 'parent' && room.flow !== 'row';
  const column = stretched && padding.left >= 80 && Math.abs(padding.left - padding.right) <= 1;
  const give = (value: string, length: number): string => {
    if (length < wide) return value;
    if (column) return `max(24px, 50% - ${px(room.width / 2 - length)})`;
    if (stretched && length > 0.2 * room.width)
      return `clamp(0px, 100% - ${px(room.width - length)}, ${value})`;
    return `min(${value}, ${share(length / room.width)})`;
  };
  sheet.set('padding', sides([top, give(right, padding.right), bottom, give(left, padding.left)]));
}
