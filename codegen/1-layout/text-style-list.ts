import type { Style } from './layout-tree.ts';
import type { Sheet } from './sheet.ts';

/** A shared text style of the design as the font declarations it comes to. */
export interface NamedTextStyle {
  /** Figma's name, as `Body/Medium`. */
  readonly name: string;
  readonly style: Style;
}

/** The shared text styles that are met while a design is laid out. */
export interface TextStyleList {
  /** Notes what the font declarations of a sheet come to under a style's name; a name keeps what it came to first. */
  note(name: string, sheet: Sheet): void;
  list(): readonly NamedTextStyle[];
}

/** What the shorthand `font` sets, and the distance of letters, which it has no place for. */
export const fontProperties = [
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'line-height',
  'letter-spacing',
] as const;

export function openTextStyles(): TextStyleList {
  const known = new Map<string, NamedTextStyle>();
  return {
    note(name, sheet) {
      if (known.has(name)) return;
      const style = fontProperties.flatMap((property) => {
        const value = sheet.get(property);
        return value === undefined ? [] : [{ property, value }];
      });
      known.set(name, { name, style });
    },
    list: () => [...known.values()],
  };
}
