import { type Sides, splitSides } from './measure-widths.ts';

/** How far each edge of a free thing stands from its parent's, as its sheet says; `inset` says it of all four. */
export function offsetsOf(
  sheet: ReadonlyMap<string, string>,
): Readonly<Record<keyof Sides, string | undefined>> {
  const [top, right = top, bottom = top, left = right] = splitSides(sheet.get('inset'));
  return {
    top: sheet.get('top') ?? top,
    right: sheet.get('right') ?? right,
    bottom: sheet.get('bottom') ?? bottom,
    left: sheet.get('left') ?? left,
  };
}
