/** The npm packages and generic families of fonts. */
import type { NeededFont } from '#design/receipt';
import { fontsourceFamilies } from './fontsource-families.ts';

/** The fonts that a layout's texts need. */
export interface FontList {
  /** Records a use. Returns true for the first use of a family that has no package. */
  add(family: string, weight: number, italic: boolean): boolean;
  list(): readonly NeededFont[];
}

/** Creates an empty list. */
export function createFontList(): FontList {
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

/** The packages of Fontsource with the weights that they have, by family in lower case. */
const packages: ReadonlyMap<string, { readonly name: string; readonly weights: string }> = new Map(
  Object.entries(fontsourceFamilies).flatMap(([weights, families]) =>
    families.split(',').map((listed) => {
      const family = listed.trim().replace(/\s+/g, ' ').toLowerCase();
      return [family, { name: `@fontsource/${family.replaceAll(' ', '-')}`, weights }] as const;
    }),
  ),
);

/** Families whose package has another name. */
const renamedFamilies: ReadonlyMap<string, string> = new Map([
  // Inter 4 is wider than the Inter that Figma renders. The package of its makers still has the old one.
  ['inter', 'inter-ui'],
  ['inter variable', 'inter-ui'],
]);

/** The npm package of a family, or `null`. */
function findFontPackage(family: string): string | null {
  const name = family.trim().toLowerCase();
  return renamedFamilies.get(name) ?? packages.get(name)?.name ?? null;
}

/** The weights that a package of Fontsource has, as in the list of families; `null` for a package that is not in it. */
export function weightsOfFontPackage(name: string): string | null {
  const family = name.replace('@fontsource/', '').replaceAll('-', ' ');
  return packages.get(family)?.weights ?? null;
}

/** The generic family that a browser uses if the family is missing. */
export function genericFamily(family: string): 'sans-serif' | 'serif' | 'monospace' | 'cursive' {
  if (/mono|code|courier|consol|menlo/i.test(family)) return 'monospace';
  if (
    /brush|script|caveat|pacifico|vibes|hand|lobster|satisfy|sacramento|yellowtail|tangerine/i.test(family)
  ) {
    return 'cursive';
  }
  if (/sans/i.test(family)) return 'sans-serif';
  const serif =
    /serif|slab|georgia|times|garamond|playfair|merriweather|lora\b|bodoni|baskerville|caslon|cormorant|crimson|spectral|fraunces|literata|vollkorn|newsreader|domine|bitter|didot|cambria|palatino|cinzel/i;
  return serif.test(family) ? 'serif' : 'sans-serif';
}
