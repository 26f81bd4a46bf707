/** The singular and plural of the words that layers and lists are called by; what is irregular stays as it is. */

const irregular: ReadonlyMap<string, string> = new Map([
  ['person', 'people'],
  ['child', 'children'],
  ['man', 'men'],
  ['woman', 'women'],
]);

const singulars = new Map([...irregular].map(([one, many]) => [many, one]));

/** `card` becomes `cards`, `story` `stories`, `box` `boxes`. */
export function pluralOf(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}

/** `cards` becomes `card`; `null` where a word is no plural that this knows. */
export function singularOf(word: string): string | null {
  const known = singulars.get(word);
  if (known !== undefined) return known;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ss|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) && !/(us|is|news|series)$/.test(word) && word.length > 3
    ? word.slice(0, -1)
    : null;
}
