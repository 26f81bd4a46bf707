import { less, px } from './css-values.ts';
import { put, type Sheet } from './sheet.ts';
import { splitSides } from './widths/measure-widths.ts';

const sides = { block: ['margin-top', 'margin-bottom'], inline: ['margin-left', 'margin-right'] } as const;

/** Adds px to the margins before and after an element on one axis; what it stands off its neighbours stays. */
export function addMargin(sheet: Sheet, axis: keyof typeof sides, before: number, after: number): void {
  spell(sheet);
  const [start, end] = sides[axis];
  const [first, last] = [add(sheet.get(start) ?? '0', before), add(sheet.get(end) ?? '0', after)];
  sheet.delete(start);
  sheet.delete(end);
  put(sheet, `margin-${axis}`, first === last ? first : `${first} ${last}`);
}

/** Writes margins on all sides as one for each side. */
function spell(sheet: Sheet): void {
  const all = sheet.get('margin');
  if (all === undefined) return;
  sheet.delete('margin');
  const [top = '0', right = top, bottom = top, left = right] = splitSides(all);
  const each = { 'margin-top': top, 'margin-right': right, 'margin-bottom': bottom, 'margin-left': left };
  for (const [side, value] of Object.entries(each)) if (value !== '0') put(sheet, side, value);
}

/** A margin and px more; what takes the room that is left takes it all. */
function add(margin: string, length: number): string {
  if (margin === 'auto') return margin;
  if (/^-?[\d.]+(px)?$/.test(margin)) return px(Number.parseFloat(margin) + length);
  const sum = less(margin, -length);
  return sum === margin ? margin : `calc(${sum})`;
}
