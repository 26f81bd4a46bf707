/**
 * Terms in a form in which texts can be searched for them: without case, accents and the spellings that only some
 * keyboards have.
 */

/** Returns a text in lower case without accents: `Größe` is `grosse`, `İptal` is `iptal`. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(marks, '')
    .replace(variantLetters, (letter) => letterVariants.get(letter) ?? letter);
}

/** Returns the words of a folded text. Joiners are part of words in Persian and in the scripts of India. */
export function foldedWordsOf(text: string): readonly string[] {
  return foldText(text).match(words) ?? [];
}

const words = /[\p{L}\p{M}\p{N}]+/gu;

/** Accents of Latin, Greek and Cyrillic, vowel points of Arabic and Hebrew, joiners, and quotation marks inside words. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640\u200c\u200d'’ʼ]/g;

const letterVariants: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ı', 'i'],
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ك', 'ک'],
  ['ة', 'ه'],
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
]);

const variantLetters = new RegExp(`[${[...letterVariants.keys()].join('')}]`, 'g');

/** Terms with their meanings, which are found in texts by whole words, or by characters where a script has no spaces. */
export class TermTable<Meaning> {
  readonly #meanings = new Map<string, Meaning>();
  /** Terms of scripts that do not separate words. */
  readonly #unspaced: (readonly [term: string, meaning: Meaning])[] = [];
  #maxWords = 1;

  constructor(lists: readonly (readonly [terms: string, meaning: Meaning])[]) {
    for (const [terms, meaning] of lists) {
      for (const term of termsIn(terms)) {
        if (!this.#meanings.has(term)) this.#meanings.set(term, meaning);
        if (hasNoSpaces(term) && term.length > 1) this.#unspaced.push([term, meaning]);
        this.#maxWords = Math.max(this.#maxWords, term.split(' ').length);
      }
    }
  }

  allIn(text: string): ReadonlySet<Meaning> {
    const words = foldedWordsOf(text);
    const found = new Set<Meaning>();
    for (let start = 0; start < words.length; start += 1) {
      for (let end = start + 1; end <= Math.min(words.length, start + this.#maxWords); end += 1)
        this.#add(words.slice(start, end), found);
    }
    const joined = words.join('');
    if (hasNoSpaces(joined))
      for (const [term, meaning] of this.#unspaced) if (joined.includes(term)) found.add(meaning);
    return found;
  }

  isAtEdge(text: string): boolean {
    const words = foldedWordsOf(text);
    const found = new Set<Meaning>();
    for (let count = 1; count <= Math.min(words.length, this.#maxWords); count += 1) {
      this.#add(words.slice(0, count), found);
      this.#add(words.slice(-count), found);
    }
    const joined = words.join('');
    return (
      found.size > 0 ||
      (hasNoSpaces(joined) &&
        this.#unspaced.some(([term]) => joined.startsWith(term) || joined.endsWith(term)))
    );
  }

  isWhole(text: string): boolean {
    return this.#meanings.has(foldedWordsOf(text).join(' '));
  }

  #add(words: readonly string[], found: Set<Meaning>): void {
    const meaning = this.#meanings.get(words.join(' '));
    if (meaning !== undefined) found.add(meaning);
  }
}

/** Returns the folded terms of a list. */
export function termsIn(list: string): readonly string[] {
  return list.split(', ').map((term) => foldedWordsOf(term).join(' '));
}

function hasNoSpaces(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text);
}
