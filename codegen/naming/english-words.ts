/** The singular and plural of English words in layer names. */
import type { Lexicon } from '#design/lexicon/lexicon';
import { memoizeText } from '#design/memoize-text';
import pluralize from 'pluralize';

/** Words whose plural the package gets wrong or writes as few people do. */
const plurals: ReadonlyMap<string, string> = new Map([
  ['cache', 'caches'],
  ['calorie', 'calories'],
  ['canvas', 'canvases'],
  ['cookie', 'cookies'],
  ['focus', 'focuses'],
  ['german', 'germans'],
  ['lens', 'lenses'],
  ['niche', 'niches'],
  ['schema', 'schemas'],
  ['selfie', 'selfies'],
  ['virus', 'viruses'],
]);

const singulars = new Map([...plurals].map(([one, many]) => [many, one]));

/** Words that only look like plurals. */
const singularWords = new Set(['always', 'canvas', 'data', 'https', 'lens', 'perhaps']);

/** Returns the plural of the last word: `cards`, `stories`, `product boxes`. It may equal the singular: `news`. */
export function pluralOf(words: string): string {
  const start = words.slice(0, words.lastIndexOf(' ') + 1);
  const word = words.slice(start.length);
  return start + (plurals.get(word.toLowerCase()) ?? pluralize.plural(word));
}

/**
 * Returns the name of a list of things: `cards`. Words of another language have a plural of their own, so a list of each
 * `urun karti` is the `urun karti list`; the words that this program chooses itself are English on every page.
 */
export function listName(words: string, { isEnglish }: Pick<Lexicon, 'isEnglish'>): string {
  const last = words.slice(words.lastIndexOf(' ') + 1);
  const plural = pluralOf(words);
  return plural !== words && (isEnglish || ownWords.has(last.toLowerCase())) ? plural : `${words} list`;
}

/** The words for parts that the rules for names choose. */
const ownWords: ReadonlySet<string> = new Set(
  (
    'accordion action avatar badge bar button card cell choice column count date decoration description detail dot email ' +
    'entry feature field figure header heading icon image input intro item label link list option part person price ' +
    'quote rating row section select share slide stat step subtitle tab text time title toggle'
  ).split(' '),
);

/** Returns the singular of `cards`; `null` for a word that is not a known plural. */
export const singularOf = memoizeText((word): string | null => {
  const known = singulars.get(word);
  if (known !== undefined) return known;
  // Three letters with an `s` are rather an abbreviation: CSS, GPS.
  if (singularWords.has(word) || /^\w{0,2}s$/.test(word)) return null;
  const singular = pluralize.singular(word);
  return singular === word ? null : singular;
});
