import { px } from '../css-values.ts';
import { breakpointsBelow } from './breakpoints.ts';
import { luckOf } from './fit-row.ts';
import { isUnbroken, longestWord, marginOf, type Measured, small, textOf } from './measure-widths.ts';
import { leastRoom } from './least-room.ts';
import type { LengthReader } from './read-length.ts';
import { type Draft, type Room, widthBy } from './room.ts';

/** Lets a line that is too long for small screens wrap, though never at the drawn width. */
export function fitText(draft: Draft, measured: Measured, room: Room, read: LengthReader): void {
  fitLetters(draft, measured, room, read);
  const { sheet, narrower } = draft;
  const { width } = measured.node.drawn;
  if (!isUnbroken(measured.sheet) || sheet.has('text-overflow')) return;
  const limited = measured.isFree && sheet.get('max-width')?.startsWith('calc(') === true;
  const beside = room.flow === 'row' && !room.alone;
  if (width <= small && (beside || (measured.isFree && !limited))) return;
  const wrapping = sheet.get('white-space') === 'pre' ? 'pre-wrap' : 'normal';
  if (spareOf(measured, room) < luckOf(width)) {
    const isLong = width > small || (width > leastRoom(room) && /\s/.test(textOf(measured.node)));
    if (isLong) narrower.push({ property: 'white-space', value: wrapping, below: room.page });
  } else if (width <= small && room.flow === 'row') {
    narrower.push({ property: 'white-space', value: wrapping, below: room.page });
  } else if (wrapping === 'normal') sheet.delete('white-space');
  else sheet.set('white-space', wrapping);
}

function spareOf(measured: Measured, room: Room): number {
  const { width } = measured.node.drawn;
  // A set width was drawn around the line; only a browser can tell how closely.
  if (widthBy(measured, room) !== 'content') return 0;
  if (measured.isFree) {
    const [, taken] = /^calc\(100% - ([\d.]+)px\)$/.exec(measured.sheet.get('max-width') ?? '') ?? [];
    if (taken !== undefined) return room.width - Number(taken) - width;
    const left = Number.parseFloat(measured.sheet.get('left') ?? '');
    return Number.isFinite(left) ? room.width - left - width : 0;
  }
  return room.flow === 'row' || !room.definite ? room.spare : room.width - width - marginOf(measured, 'left');
}

/** The share of a viewport's width that a word may take. */
const most = 0.75;
/** px up to which a page is drawn for phones. */
const onePage = 480;
/** px that letters may shrink to. */
const smallest = 12;

/** Words too long for a small screen are set smaller there, at breakpoints and not by the viewport. */
function fitLetters(
  { narrower }: Draft,
  { node, sheet }: Measured,
  { page, width }: Room,
  read: LengthReader,
): void {
  const size = read(sheet.get('font-size'));
  if (node.kind !== 'text' || size === null || size <= smallest) return;
  const word = longestWord(node, sheet);
  for (const { below, least } of breakpointsBelow(page)) {
    // A page for phones is one column: what the screen loses, every room in it does.
    const room = page <= onePage ? Math.max(small / 2, width - (page - least)) : Infinity;
    const scale = Math.min(most * least, room) / word;
    if (scale >= 1) continue;
    const scaled = (property: string, floor: number) => {
      const length = read(sheet.get(property));
      if (length === null || length === 0) return;
      narrower.push({ property, value: px(Math.max(floor, Math.floor(length * scale))), below });
    };
    scaled('font-size', smallest);
    scaled('line-height', smallest);
    scaled('letter-spacing', -Infinity);
  }
}
