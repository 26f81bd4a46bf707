import { px } from '../css-values.ts';
import { type Measured, small } from './measure-widths.ts';
import { type Draft, type Room, widthBy } from './room.ts';

/** What stands free keeps its distance to the edge its constraint names, as long as it stays inside. */
export function fitFree({ sheet }: Draft, measured: Measured, room: Room): void {
  const { node } = measured;
  const left = /^(-?[\d.]+)px$/.exec(sheet.get('left') ?? (sheet.has('right') ? '' : '0px'))?.[1];
  const start = left === undefined ? null : Number(left);
  const inside = (from: number) => from >= -0.5 && from + node.drawn.width <= room.width + 0.5;
  if (!room.definite || start === null || !inside(start) || sheet.has('right')) return;
  const by = widthBy(measured, room);
  const { width } = node.drawn;
  if (width > small && by !== 'parent' && !sheet.has('max-width')) sheet.set('max-width', '100%');
  if (start > 24) sheet.set('left', `max(0px, min(${px(start)}, 100% - ${px(width)}))`);
}
