import type { NeededFont } from '#design/receipt';
import { findFontPackage } from './font-packages.ts';

/** The fonts that a layout's texts need. */
export interface FontList {
  /** Notes a use; answers true the first time a family is used that no package carries. */
  add(family: string, weight: number, italic: boolean): boolean;
  list(): readonly NeededFont[];
}

/** Opens an empty list. */
export function openFontList(): FontList {
  const families = new Map<string, { weights: Set<number>; italic: boolean }>();
  return {
    add(family, weight, italic) {
      const known = families.get(family);
      const font = known ?? { weights: new Set<number>(), italic: false };
      families.set(family, font);
      font.weights.add(weight);
      font.italic ||= italic;
      return known === undefined && findFontPackage(family) === null;
    },
    list: () =>
      [...families]
        .map(([family, { weights, italic }]) => ({
          family,
          weights: [...weights].sort((one, other) => one - other),
          italic,
          package: findFontPackage(family),
        }))
        .sort((one, other) => (one.family < other.family ? -1 : 1)),
  };
}
