/** The singular and plural of English words in layer names. */
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

/** Returns the singular of `cards`; `null` for a word that is not a known plural. */
export const singularOf = memoizeText((word): string | null => {
  const known = singulars.get(word);
  if (known !== undefined) return known;
  // Three letters with an `s` are rather an abbreviation: CSS, GPS.
  if (singularWords.has(word) || /^\w{0,2}s$/.test(word)) return null;
  const singular = pluralize.singular(word);
  return singular === word ? null : singular;
});
