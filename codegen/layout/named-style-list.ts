import type { DeclarationMap } from '../css/declaration-map.ts';
import type { NamedStyle } from './layout-tree.ts';

/** The shared text and effect styles of the design that layers use. */
export interface NamedStyleList {
  /** Records the declarations of these properties under a style's name. The first record of a name stays. */
  record(name: string, properties: readonly string[], declarations: DeclarationMap): void;
  list(): readonly NamedStyle[];
}

/** The properties that the shorthand `font` sets, and `letter-spacing`, which it does not include. */
export const fontProperties: readonly string[] = [
  'font-family',
  'font-size',
  'font-style',
  'font-weight',
  'line-height',
  'letter-spacing',
];

/** Creates an empty list. */
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
