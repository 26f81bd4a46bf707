import { contentHeight } from './content-height.ts';
import { takesOverhang } from './hang-over.ts';
import type { Measured } from './measure-widths.ts';
import type { Draft, Room } from './room.ts';

/** A set height becomes the least, where what is in it was drawn no higher: it may grow with its content. */
export function fitHeight(draft: Draft, measured: Measured, room: Room): void {
  const { sheet, narrower } = draft;
  const height = sheet.get('height');
  fitShareDown(draft, measured, room);
  if (height === undefined || !/px|var/.test(height) || sheet.has('min-height') || sheet.has('max-height'))
    return;
  // What is turned would not only grow but move.
  if (sheet.has('transform')) return;
  if (/auto|scroll/.test(`${sheet.get('overflow-x') ?? ''}${sheet.get('overflow-y') ?? ''}`)) return;
  if (isSign(measured)) return;
  const needed = contentHeight(measured);
  if (needed === null || (cuts(sheet) && needed > 1.3 * measured.node.drawn.height)) return;
  if (needed > measured.node.drawn.height + 0.5 && !takesOverhang(draft, measured, needed)) {
    narrower.push(
      { property: 'height', value: 'auto', below: room.page },
      { property: 'min-height', value: height, below: room.page },
    );
    return;
  }
  sheet.delete('height');
  sheet.set('min-height', height);
  const stretched = room.flow === 'row' && room.stretches && !sheet.has('align-self') && !measured.isFree;
  if (stretched && measured.node.drawn.height < room.height - 0.5) sheet.set('align-self', 'flex-start');
}

/** What fills a column and cuts off what sticks out of it would cut its own content where that grows. */
function fitShareDown({ sheet, narrower }: Draft, { flow }: Measured, room: Room): void {
  const fills = room.flow === 'column' && /^1 1 /.test(sheet.get('flex') ?? '');
  if (!fills || flow === 'none' || sheet.has('overflow-y')) return;
  if (cuts(sheet) || sheet.get('min-height') === '0')
    narrower.push({ property: 'flex', value: '1 1 auto', below: room.page });
}

/** px of what is drawn rather than laid out, when both its sides are set: a badge, a bullet, the frame of an icon. */
const sign = 48;

function isSign({ node, sheet }: Measured): boolean {
  return sheet.has('width') && node.drawn.width <= sign && node.drawn.height <= sign;
}

function cuts(sheet: ReadonlyMap<string, string>): boolean {
  return sheet.has('overflow') || sheet.has('mask') || sheet.has('clip-path');
}
