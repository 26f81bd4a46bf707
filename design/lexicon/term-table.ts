/**
 * Terms in a form in which texts can be searched for them: without case, accents and the spellings that only some
 * keyboards have.
 */

import { memoizeText } from '../memoize-text.ts';

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
export const foldedWordsOf = memoizeText((text): readonly string[] => foldText(text).match(words) ?? []);

const words = /[\p{L}\p{M}\p{N}]+/gu;

/** Accents of Latin, Greek and Cyrillic, vowel points of Arabic and Hebrew, joiners, and quotation marks inside words. */
const marks = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640'’ʼ\u200c\u200d]/g;

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

  /** The meanings of all terms in a text; a term inside a longer one counts as a part of that. */
  allIn(text: string): ReadonlySet<Meaning> {
    const found = this.placesIn(foldedWordsOf(text));
    const isPart = (one: Place<Meaning>) =>
      found.some(
        (other) =>
          other.start <= one.start && other.end >= one.end && other.end - other.start > one.end - one.start,
      );
    return new Set(found.filter((one) => !isPart(one)).map(({ meaning }) => meaning));
  }

  /** The words of a text that belong to no term, after the terms of other tables are taken away too. */
  static wordsBeside(
    text: string,
    tables: readonly Pick<TermTable<unknown>, 'placesIn'>[],
  ): readonly string[] {
    const words = foldedWordsOf(text);
    const places = tables.flatMap((table) => table.placesIn(words));
    let start = 0;
    return words.flatMap((word) => {
      const [from, to] = [start, start + word.length];
      start = to;
      const left = [...word].filter((_, at) => {
        const position = from + at;
        return !places.some((place) => place.start <= position && position < place.end);
      });
      return left.length === 0 ? [] : [left.join('')];
    });
  }

  /** Whether a text begins or ends with a term. */
  isAtEdge(text: string, edge: 'start' | 'end' | 'edge' = 'edge'): boolean {
    const words = foldedWordsOf(text);
    const { length } = words.join('');
    return this.placesIn(words).some(
      ({ start, end }) => (edge !== 'end' && start === 0) || (edge !== 'start' && end === length),
    );
  }

  /** Every term in the words of a text, by its letters. */
  placesIn(words: readonly string[]): readonly Place<Meaning>[] {
    const places: Place<Meaning>[] = [];
    let start = 0;
    for (const [first, word] of words.entries()) {
      let end = start;
      for (let last = first; last < Math.min(words.length, first + this.#maxWords); last += 1) {
        end += words[last]?.length ?? 0;
        const meaning = this.#meaningOf(words.slice(first, last + 1).join(' '));
        if (meaning !== undefined) places.push({ start, end, meaning });
      }
      start += word.length;
    }
    const joined = words.join('');
    return hasNoSpaces(joined) ? [...places, ...this.#unspacedIn(joined)] : places;
  }

  #unspacedIn(joined: string): readonly Place<Meaning>[] {
    return this.#unspaced.flatMap(([term, meaning]) => {
      const places: Place<Meaning>[] = [];
      for (let at = joined.indexOf(term); at !== -1; at = joined.indexOf(term, at + 1))
        places.push({ start: at, end: at + term.length, meaning });
      return places;
    });
  }

  #meaningOf(words: string): Meaning | undefined {
    return this.#meanings.get(words) ?? this.#meanings.get(words.replace(koreanParticle, ''));
  }
}

/** A term in a text without its spaces. */
interface Place<Meaning> {
  readonly start: number;
  readonly end: number;
  readonly meaning: Meaning;
}

/** What Korean writes at the end of a noun. */
const koreanParticle = /(?<=\p{Script=Hangul}{2})[을를은는의]$/u;

/** Returns the folded terms of a list. */
export function termsIn(list: string): readonly string[] {
  return list.split(', ').map((term) => foldedWordsOf(term).join(' '));
}

function hasNoSpaces(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text);
}
