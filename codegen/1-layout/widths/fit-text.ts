import { luckOf } from './fit-row.ts';
import { isUnbroken, type Measured, small } from './measure-widths.ts';
import { type Draft, type Room, widthBy } from './room.ts';

/** Lets a line that is too long for small screens wrap, though never at the drawn width. */
export function fitText({ sheet, narrower }: Draft, measured: Measured, room: Room): void {
  const { width } = measured.node.drawn;
  if (!isUnbroken(measured.sheet) || sheet.has('text-overflow') || width <= small) return;
  const wrapping = sheet.get('white-space') === 'pre' ? 'pre-wrap' : 'normal';
  if (spareOf(measured, room) < luckOf(width)) {
    narrower.push({ property: 'white-space', value: wrapping, below: room.page });
  } else if (wrapping === 'normal') sheet.delete('white-space');
  else sheet.set('white-space', wrapping);
}

function spareOf(measured: Measured, room: Room): number {
  const { width } = measured.node.drawn;
  // A set width was drawn around the line; only a browser can tell how closely.
  if (widthBy(measured, room) !== 'content') return 0;
  if (measured.isFree) {
    const left = Number.parseFloat(measured.sheet.get('left') ?? '');
    return Number.isFinite(left) ? room.width - left - width : 0;
  }
  return room.flow === 'row' || !room.definite ? room.spare : room.width - width;
}
