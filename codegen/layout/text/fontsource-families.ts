/**
 * The families of npm's Fontsource packages that designs use, by their weights: a range in steps of one hundred or a list.
 * `i` means that all weights also exist in italics. Source: the metadata of Google Fonts that these packages are made of,
 * https://github.com/fontsource/google-font-metadata, version 6.0.8.
 */
export const fontsourceFamilies: Readonly<Record<string, string>> = {
  400: `
    Abel, Abril Fatface, Alex Brush, Alfa Slab One, Anton, Archivo Black, Bebas Neue, Black Han Sans,
    Concert One, Cutive Mono, Fjalla One, Fugaz One, Gilda Display, Gloria Hallelujah, Great Vibes, Indie
    Flower, League Gothic, Lilita One, Lobster, Luckiest Guy, Marcellus, Michroma, Noto Color Emoji, PT
    Mono, Pacifico, Pathway Gothic One, Patrick Hand, Patua One, Paytone One, Permanent Marker, Press Start
    2P, Questrial, Righteous, Roboto Flex, Rubik Mono One, Russo One, Sacramento, Satisfy, Shadows Into
    Light, Slabo 27px, Special Elite, Staatliches, Tenor Sans, Titan One, Ubuntu Condensed, Ultra, Varela,
    Varela Round, Vidaloka, Yellowtail, Yeseva One`,
  '100-900 i': `
    Albert Sans, Archivo, Asap, Barlow, Barlow Condensed, Barlow Semi Condensed, Be Vietnam Pro, Bitter,
    Chivo, DM Sans, Epilogue, Exo, Exo 2, Fira Sans, Fira Sans Condensed, Fraunces, Hanken Grotesk, Inter,
    Inter Tight, Jost, Kanit, Libre Franklin, Montserrat, Montserrat Alternates, Noto Sans, Noto Sans
    Display, Noto Serif, Overpass, Poppins, Prompt, Public Sans, Raleway, Roboto, Roboto Condensed, Roboto
    Serif, Rokkitt, Saira, Urbanist, Work Sans`,
  '100-900': `
    Alexandria, Catamaran, Commissioner, Encode Sans, Geist, Geist Mono, Geologica, Gothic A1, Heebo, Kumbh
    Sans, League Spartan, Lexend, Lexend Deca, Noto Kufi Arabic, Noto Sans Arabic, Noto Sans HK, Noto Sans
    Hebrew, Noto Sans JP, Noto Sans KR, Noto Sans Mono, Noto Sans SC, Noto Sans TC, Noto Sans Thai, Onest,
    Outfit, Roboto Slab, Saira Condensed`,
  '400,700 i': `
    Amiri, Anonymous Pro, Arvo, Cardo, Courier Prime, Libre Caslon Text, Lobster Two, Noticia Text, Old
    Standard TT, PT Sans, PT Serif, Philosopher, Quattrocento Sans, Space Mono, Tinos, Ubuntu Mono, Unna,
    Volkhov`,
  '300-700': `
    Comfortaa, Fira Code, Fredoka, Hind, Hind Madurai, Hind Siliguri, Khand, Quicksand, Rajdhani, Signika,
    Signika Negative, Space Grotesk, Teko`,
  '200-900 i': `
    Crimson Pro, Literata, Mulish, Nunito, Nunito Sans, Reddit Sans, Source Code Pro, Source Sans 3, Source
    Serif 4`,
  '100-700 i': `
    IBM Plex Mono, IBM Plex Sans, IBM Plex Sans Condensed, IBM Plex Serif, Josefin Sans, Josefin Slab,
    Roboto Mono`,
  '200-900': 'Cairo, Inconsolata, Noto Serif JP, Noto Serif KR, Noto Serif SC, Noto Serif TC, Unbounded',
  '400,700': 'Amatic SC, PT Sans Caption, PT Sans Narrow, Play, Pragati Narrow, Quattrocento, Tangerine',
  '200-800': 'Assistant, Bricolage Grotesque, Dosis, Manrope, Mukta, Oxanium',
  '300-700 i': 'Chakra Petch, Cormorant, Cormorant Garamond, Red Hat Mono, Red Hat Text, Zilla Slab',
  '400-700 i': 'Archivo Narrow, Arimo, Cabin, Instrument Sans, Libre Baskerville, Lora',
  '300-900 i': 'Figtree, Merriweather, Playfair, Red Hat Display, Rubik',
  '400-700': 'Caveat, Dancing Script, Domine, Monda, Noto Naskh Arabic',
  '400-900': 'Cinzel, Golos Text, Maven Pro, Orbitron, Ruda',
  '400-900 i': 'Alegreya, Bodoni Moda, Playfair Display, Schibsted Grotesk, Vollkorn',
  '200-800 i': 'Karla, Newsreader, Plus Jakarta Sans, Spectral',
  '400 i': 'Crete Round, DM Serif Display, DM Serif Text, Instrument Serif',
  '200,300,400,600,700,900 i': 'Source Sans Pro, Source Serif Pro, Titillium Web',
  '300,400,700': 'Kalam, Oxygen, Rowdies',
  '100,300,400,500,700,800,900': 'M PLUS 1p, M PLUS Rounded 1c',
  '100-800': 'Anek Latin, Sora',
  '100-800 i': 'JetBrains Mono, Sarabun',
  '200-700': 'Oswald, Yanone Kaffeesatz',
  '300-800 i': 'Merriweather Sans, Open Sans',
  '400,700,800': 'Nanum Gothic, Nanum Myeongjo',
  '400-800': 'Sen, Syne',
  '100,300,400,500,700,800,900 i': 'Alegreya Sans',
  '100,300,400,500,700,900': 'Yantramanav',
  '100,300,400,700,900 i': 'Lato',
  '200,300,400,500,700,800,900': 'Tajawal',
  '200,300,400,700,800 i': 'Neuton',
  '300,400,500,700 i': 'Ubuntu',
  '300,400,700 i': 'Comic Neue',
  '300,400,700,800': 'Almarai',
  '300-500 i': 'DM Mono',
  '400,500,700': 'Fira Mono',
  '400,600,700 i': 'Crimson Text',
  '400-800 i': 'EB Garamond',
};
