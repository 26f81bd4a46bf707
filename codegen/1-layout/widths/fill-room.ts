import { type Measured, small } from './measure-widths.ts';
import { type Room, widthBy } from './room.ts';

/**
 * A box that follows its content but was drawn as wide as all the room in its column is meant to fill it: the width
 * of its content was chosen for that.
 */
export function fillRoom(measured: Measured, room: Room): Measured {
  const { node, sheet } = measured;
  const { width } = node.drawn;
  const isColumn = room.flow === 'column' && room.definite && !measured.isFree;
  const isWhole = width > small && Math.abs(width - room.width) <= 0.5 && !sheet.has('margin-left');
  if (node.kind !== 'box' || !isColumn || !isWhole || widthBy(measured, room) !== 'content') return measured;
  const filled = new Map(sheet);
  if (room.stretches) filled.delete('align-self');
  else filled.set('align-self', 'stretch');
  return { ...measured, sheet: filled };
}
