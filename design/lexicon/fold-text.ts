/** Texts in a form in which they can be compared: without case, accents and the spellings that only some keyboards have. */

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
