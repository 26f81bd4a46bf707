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
  const { width, height } = node.drawn;
  sheet.delete('height');
  sheet.set('aspect-ratio', `${round(width)} / ${round(height)}`);
}

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
