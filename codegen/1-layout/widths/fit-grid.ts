import { type Measured, splitSides } from './measure-widths.ts';
import type { Draft, Room } from './room.ts';

/** Columns of a set width may be narrower. */
export function fitGrid({ sheet }: Draft, { flow }: Measured, { definite }: Room): void {
  const columns = sheet.get('grid-template-columns');
  if (flow !== 'grid' || columns === undefined || !definite) return;
  const fitted = splitSides(columns).map((track) =>
    track.replace(/^(repeat\(\d+, )?(\d[\d.]*px)(\)?)$/, '$1minmax(0, $2)$3'),
  );
  sheet.set('grid-template-columns', fitted.join(' '));
}
