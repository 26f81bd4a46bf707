/** The npm packages and generic families of fonts. */
import type { NeededFont } from '#design/receipt';

/** Free font families in npm's @fontsource packages, as far as designs use them. */
const packagedFamilies = `
Abel, Abril Fatface, Albert Sans, Alegreya, Alegreya Sans, Alex Brush, Alexandria, Alfa Slab One, Almarai, Amatic SC,
Amiri, Anek Latin, Anonymous Pro, Anton, Archivo, Archivo Black, Archivo Narrow, Arimo, Arvo, Asap, Assistant, Barlow,
Barlow Condensed, Barlow Semi Condensed, Be Vietnam Pro, Bebas Neue, Bitter, Black Han Sans, Bodoni Moda, Bricolage Grotesque,
Cabin, Cairo, Cardo, Catamaran, Caveat, Chakra Petch, Chivo, Cinzel, Comfortaa, Comic Neue, Commissioner, Concert One,
Cormorant, Cormorant Garamond, Courier Prime, Crete Round, Crimson Pro, Crimson Text, Cutive Mono, DM Mono, DM Sans,
DM Serif Display, DM Serif Text, Dancing Script, Domine, Dosis, EB Garamond, Encode Sans, Epilogue, Exo, Exo 2, Figtree,
Fira Code, Fira Mono, Fira Sans, Fira Sans Condensed, Fjalla One, Fraunces, Fredoka, Fugaz One, Geist, Geist Mono, Geologica,
Gilda Display, Gloria Hallelujah, Golos Text, Gothic A1, Great Vibes, Hanken Grotesk, Heebo, Hind, Hind Madurai, Hind Siliguri,
IBM Plex Mono, IBM Plex Sans, IBM Plex Sans Condensed, IBM Plex Serif, Inconsolata, Indie Flower, Instrument Sans,
Instrument Serif, Inter, Inter Tight, JetBrains Mono, Josefin Sans, Josefin Slab, Jost, Kalam, Kanit, Karla, Khand, Kumbh Sans,
Lato, League Gothic, League Spartan, Lexend, Lexend Deca, Libre Baskerville, Libre Caslon Text, Libre Franklin, Lilita One,
Literata, Lobster, Lobster Two, Lora, Luckiest Guy, M PLUS 1p, M PLUS Rounded 1c, Manrope, Marcellus, Maven Pro, Merriweather,
Merriweather Sans, Michroma, Monda, Montserrat, Montserrat Alternates, Mukta, Mulish, Nanum Gothic, Nanum Myeongjo, Neuton,
Newsreader, Noticia Text, Noto Color Emoji, Noto Kufi Arabic, Noto Naskh Arabic, Noto Sans, Noto Sans Arabic, Noto Sans Display,
Noto Sans HK, Noto Sans Hebrew, Noto Sans JP, Noto Sans KR, Noto Sans Mono, Noto Sans SC, Noto Sans TC, Noto Sans Thai, Noto Serif,
Noto Serif JP, Noto Serif KR, Noto Serif SC, Noto Serif TC, Nunito, Nunito Sans, Old Standard TT, Onest, Open Sans, Orbitron, Oswald,
Outfit, Overpass, Oxanium, Oxygen, PT Mono, PT Sans, PT Sans Caption, PT Sans Narrow, PT Serif, Pacifico, Pathway Gothic One,
Patrick Hand, Patua One, Paytone One, Permanent Marker, Philosopher, Play, Playfair, Playfair Display, Plus Jakarta Sans, Poppins,
Pragati Narrow, Press Start 2P, Prompt, Public Sans, Quattrocento, Quattrocento Sans, Questrial, Quicksand, Rajdhani, Raleway,
Red Hat Display, Red Hat Mono, Red Hat Text, Reddit Sans, Righteous, Roboto, Roboto Condensed, Roboto Flex, Roboto Mono, Roboto Serif,
Roboto Slab, Rokkitt, Rowdies, Rubik, Rubik Mono One, Ruda, Russo One, Sacramento, Saira, Saira Condensed, Sarabun, Satisfy, Schibsted Grotesk,
Sen, Shadows Into Light, Signika, Signika Negative, Slabo 27px, Sora, Source Code Pro, Source Sans 3, Source Serif 4, Space Grotesk,
Space Mono, Special Elite, Spectral, Staatliches, Syne, Tajawal, Tangerine, Teko, Tenor Sans, Tinos, Titan One, Titillium Web, Ubuntu,
Ubuntu Condensed, Ubuntu Mono, Ultra, Unbounded, Unna, Urbanist, Varela, Varela Round, Vidaloka, Vollkorn, Volkhov, Work Sans, Yanone Kaffeesatz,
Yantramanav, Yellowtail, Yeseva One, Zilla Slab
`;

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

const packages: ReadonlyMap<string, string> = new Map(
  packagedFamilies
    .split(',')
    .map((family) => family.trim().replace(/\s+/g, ' '))
    .map((family) => [family.toLowerCase(), `@fontsource/${family.toLowerCase().replace(/ /g, '-')}`]),
);

/** Families whose package has another name. */
const renamedFamilies: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'source sans pro': '@fontsource/source-sans-pro',
    'source serif pro': '@fontsource/source-serif-pro',
    // Inter 4 is wider than the Inter that Figma renders. The package of its makers still has the old one.
    inter: 'inter-ui',
    'inter variable': 'inter-ui',
  }),
);

/** The npm package of a family, or `null`. */
function findFontPackage(family: string): string | null {
  const name = family.trim().toLowerCase();
  return renamedFamilies.get(name) ?? packages.get(name) ?? null;
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
