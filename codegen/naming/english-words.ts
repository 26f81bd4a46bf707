/** The singular and plural of English words in layer names. */

const irregular: ReadonlyMap<string, string> = new Map([
  ['person', 'people'],
  ['child', 'children'],
  ['man', 'men'],
  ['woman', 'women'],
]);

const singulars = new Map([...irregular].map(([one, many]) => [many, one]));

/** Returns the plural: `cards`, `stories`, `boxes`. */
export function pluralOf(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}

/** Returns the singular of `cards`; `null` for a word that is not a known plural. */
export function singularOf(word: string): string | null {
  const known = singulars.get(word);
  if (known !== undefined) return known;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) && !/(us|is|news|series)$/.test(word) && word.length > 3
    ? word.slice(0, -1)
    : null;
}
