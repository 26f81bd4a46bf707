import type { Style } from './layout-tree.ts';
import type { DeclarationMap } from '../css/declaration-map.ts';

/** A shared text or effect style of the design as the declarations it comes to. */
export interface NamedStyle {
  /** Figma's name, as `Body/Medium`. */
  readonly name: string;
  readonly style: Style;
}

/** The shared styles that are met while a design is laid out. */
export interface NamedStyleList {
  /** Notes what a sheet says of these properties under a style's name; a name keeps what it came to first. */
  record(name: string, properties: readonly string[], declarations: DeclarationMap): void;
  list(): readonly NamedStyle[];
}

/** What the shorthand `font` sets, and the distance of letters, which it has no place for. */
export const fontProperties: readonly string[] = [
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'line-height',
  'letter-spacing',
];

export function createNamedStyleList(): NamedStyleList {
  const known = new Map<string, NamedStyle>();
  return {
    record(name, properties, declarations) {
      const key = `${properties.join()} ${name}`;
      if (known.has(key)) return;
      const style = properties.flatMap((property) => {
        const value = declarations.get(property);
        return value === undefined ? [] : [{ property, value }];
      });
      known.set(key, { name, style });
    },
    list: () => [...known.values()],
  };
}
