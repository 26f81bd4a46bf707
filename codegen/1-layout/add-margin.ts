import { px } from './css-values.ts';
import { put, type Sheet } from './sheet.ts';

const starts = { block: 'margin-top', inline: 'margin-left' } as const;

/** Adds px to the margins before and after an element on one axis; what it stands off its neighbour stays. */
export function addMargin(sheet: Sheet, axis: 'block' | 'inline', before: number, after: number): void {
  const start = starts[axis];
  const own = Number.parseFloat(sheet.get(start) ?? '0');
  sheet.delete(start);
  const [first, last] = [px(own + before), px(after)];
  put(sheet, `margin-${axis}`, first === last ? first : `${first} ${last}`);
}
