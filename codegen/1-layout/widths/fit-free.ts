import { between, calc, less, px } from '../css-values.ts';
import { type Measured, small } from './measure-widths.ts';
import { type Draft, type Room, widthBy } from './room.ts';
import { share } from './share.ts';

/** The share of its parent's width from which a thing is held at both sides. */
const most = 0.85;
/** The share of its parent's width from which a distance is a place rather than a margin. */
const place = 0.2;

/** What stands free keeps its distance to the edge its constraint names, as long as it stays inside. */
export function fitFree(draft: Draft, measured: Measured, room: Room): void {
  const { sheet } = draft;
  const left = sheet.get('left') ?? '';
  if (sheet.has('right')) {
    if (sheet.has('left')) fitHeld(draft, measured, room);
  } else if (left.startsWith('calc(50%')) fitCentred(draft, measured, room);
  else if (/^-?[\d.]+(px)?$/.test(left)) fitStart(draft, measured, room);
}

function fitStart({ sheet }: Draft, measured: Measured, room: Room): void {
  const { node } = measured;
  const { width } = node.drawn;
  const start = Number.parseFloat(sheet.get('left') ?? '');
  const end = room.width - start - width;
  const by = widthBy(measured, room);
  // What stands behind the content of a row moves on as that grows.
  if (room.contentEnd !== null && start >= room.contentEnd - 1) {
    sheet.delete('left');
    sheet.set('right', px(end));
    return;
  }
  if (width > small && width >= most * room.width && by === 'itself') {
    if (node.kind === 'box' || node.kind === 'text') {
      sheet.delete('width');
      sheet.set('right', px(end));
    } else sheet.set('width', calc(less('100%', start + end)));
    return;
  }
  if (start < -0.5 || end < -0.5) return;
  if (width > small && by !== 'parent' && !sheet.has('max-width')) sheet.set('max-width', '100%');
  if (start > 24 && !sheet.get('max-width')?.startsWith('calc('))
    sheet.set('left', `clamp(0px, ${less('100%', width)}, ${px(start)})`);
}

/** Between two edges, a far one gives way before what it holds gets too small. */
function fitHeld({ sheet }: Draft, { node }: Measured, { width }: Room): void {
  const sides = ['left', 'right'] as const;
  const lengths = sides.map((side) => Number.parseFloat(sheet.get(side) ?? ''));
  if (sides.some((side) => !/^-?[\d.]+(px)?$/.test(sheet.get(side) ?? ''))) return;
  const far = sides.filter((_, index) => (lengths[index] ?? 0) > place * width);
  for (const side of far) {
    const value = sheet.get(side) ?? '';
    const [own = 0, other = 0] = side === 'left' ? lengths : lengths.toReversed();
    const rest = less('100%', Math.min(node.drawn.width, small) + Math.max(0, other));
    const given = `min(${value}, ${far.length > 1 ? share(own / width) : rest})`;
    sheet.set(side, given);
  }
  if (sheet.get('width')?.startsWith('calc('))
    sheet.set('width', between(sides.map((side) => sheet.get(side) ?? '0')));
}

/** What stands in the middle starts at the edge where there is no room around it. */
function fitCentred({ sheet }: Draft, { node }: Measured, { width }: Room): void {
  const [, offset = ''] = /^calc\((50% [-+] [\d.]+px)\)$/.exec(sheet.get('left') ?? '') ?? [];
  const start = width / 2 + Number.parseFloat(offset.slice(4).replace(' ', ''));
  if (node.drawn.width <= small || !(start >= 0) || start + node.drawn.width > width + 0.5) return;
  sheet.set('left', `max(0px, ${offset})`);
  if (!sheet.has('max-width')) sheet.set('max-width', '100%');
}
