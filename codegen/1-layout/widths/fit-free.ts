import { less, px } from '../css-values.ts';
import { type Measured, small } from './measure-widths.ts';
import { type Draft, type Room, widthBy } from './room.ts';

/** The share of its parent's width from which a thing is held at both sides. */
const most = 0.85;

/** What stands free keeps its distance to the edge its constraint names, as long as it stays inside. */
export function fitFree({ sheet }: Draft, measured: Measured, room: Room): void {
  const { node } = measured;
  const { width } = node.drawn;
  const left = sheet.get('left') ?? '';
  if (sheet.has('right') || !/^-?[\d.]+(px)?$/.test(left)) return;
  const start = Number.parseFloat(left);
  const end = room.width - start - width;
  const by = widthBy(measured, room);
  if (width > small && width >= most * room.width && by === 'itself') {
    if (node.kind === 'box' || node.kind === 'text') {
      sheet.delete('width');
      sheet.set('right', px(end));
    } else sheet.set('width', `calc(${less('100%', start + end)})`);
    return;
  }
  if (start < -0.5 || end < -0.5) return;
  if (width > small && by !== 'parent' && !sheet.has('max-width')) sheet.set('max-width', '100%');
  if (start > 24) sheet.set('left', `clamp(0px, ${less('100%', width)}, ${px(start)})`);
}
