/**
 * Splits text of every script into the terms that an index has. Case, width, ligatures and marks that people leave out
 * when they type are folded. Chinese and Japanese are split into pairs of characters, since words there have no borders
 * that two programs agree on; Thai, Lao, Khmer and Burmese are split by the dictionary of `Intl.Segmenter`.
 */

/** The terms of a text, in its order, repeats included. */
export function splitWords(text: string): readonly string[] {
  const pieces = foldText(text).split(/[\s\p{P}\p{S}]+/u);
  return pieces.flatMap((piece) => splitByScript(piece).flatMap(splitRun));
}

const segmenter = new Intl.Segmenter('und', { granularity: 'word' });
const borderedWord = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hangul}\p{N}]+$/u;

function splitRun(run: string): readonly string[] {
  if (borderless.test(run)) return pairsOf(run);
  if (borderedWord.test(run)) return [run];
  return [...segmenter.segment(run)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}

/** Letters that Unicode does not decompose, as people type them without a keyboard for them. */
const lookalikes: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ς: 'σ',
  ـ: '',
  ى: 'ي',
  ة: 'ه',
  ک: 'ك',
  ی: 'ي',
};
const lookalikePattern = new RegExp(`[${Object.keys(lookalikes).join('')}]`, 'gu');
/** Marks on letters of these scripts are left out when people type; those of Indic scripts are vowels. */
const optionalMarks =
  /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Mn}])\p{Mn}/gu;
const indicText =
  /[\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Thai}]/u;

function foldText(text: string): string {
  const spaced = text.replace(/(\p{Ll}|\p{N})(?=\p{Lu})/gu, '$1 ').replace(/\p{Lu}(?=\p{Lu}\p{Ll})/gu, '$& ');
  const lower = spaced.normalize('NFKC').toLowerCase();
  const plain = indicText.test(lower)
    ? lower
    : lower.normalize('NFD').replace(optionalMarks, '').normalize('NFC');
  return plain.replace(lookalikePattern, (letter) => lookalikes[letter] ?? letter);
}

const borderless = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

/** A word that mixes scripts, as a Latin name within Japanese, is several. */
function splitByScript(word: string): readonly string[] {
  return word.split(/([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+)/u).filter(Boolean);
}

/** Every two characters that follow each other; the last also alone, so that each is the beginning of some term. */
function pairsOf(run: string): readonly string[] {
  const letters = [...run];
  if (letters.length === 1) return letters;
  return letters.map((letter, index) => letter + (letters[index + 1] ?? ''));
}
