import { ratioOf } from '../place/ratio-style.ts';
import type { Measured } from './measure-widths.ts';
import type { Draft, Room } from './room.ts';

/** Whether a node is a picture or a drawing. */
export function isPicture({ node }: Measured): boolean {
  return node.kind === 'image' || node.kind === 'vector';
}

/** A picture that gets narrower gets lower by as much, unless something else holds its height. */
export function keepRatio({ sheet }: Draft, { node }: Measured, room: Room): void {
  const stretched = room.flow === 'row' && room.stretches && !sheet.has('align-self');
  if (!sheet.has('height') || stretched || room.flow === 'grid') return;
  sheet.delete('height');
  sheet.set('aspect-ratio', ratioOf(node.drawn));
}

/** A picture whose box may take another shape is cut to it rather than squeezed. */
export function coverBox({ sheet, narrower }: Draft, { node }: Measured, room: Room): void {
  if (node.kind !== 'image' || !node.keepsRatio || sheet.has('object-fit')) return;
  const follows = sheet.has('aspect-ratio') && !(sheet.has('width') && sheet.has('height'));
  const stays = (length: string | undefined) => /^[\d.]+px$/.test(length ?? '');
  const set = stays(sheet.get('width')) && stays(sheet.get('height'));
  const gives =
    ['flex', 'min-width', 'max-width', 'min-height', 'max-height'].some((name) => sheet.has(name)) ||
    narrower.some(({ property }) => /width|height|flex/.test(property));
  const shrinks = room.flow === 'row' && sheet.get('min-width') === '0';
  if (!follows && (!set || gives || shrinks)) sheet.set('object-fit', 'cover');
}
