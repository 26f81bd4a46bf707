/** Estimates how wide the words of a text are, by the scripts in which browsers break lines between letters. */
import type { LayoutNode, LayoutText } from '../layout-tree.ts';

/** The plain text of a node; U+2028 separates its lines. */
export function plainTextOf(node: LayoutNode): string {
  if (node.kind !== 'text') return '';
  return node.blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\u2028');
}

/** Whether a text does not wrap. */
export function isNoWrap(declarations: ReadonlyMap<string, string>): boolean {
  return /^(nowrap|pre)$/.test(declarations.get('white-space') ?? '');
}

/** Estimates the width of the longest word of a text. */
export function longestWordWidth(node: LayoutText, declarations: ReadonlyMap<string, string>): number {
  const lines = plainTextOf(node).split('\u2028');
  const size = Number.parseFloat(declarations.get('font-size') ?? '') || 16;
  const spacing = Number.parseFloat(declarations.get('letter-spacing') ?? '') || 0;
  const longest = lines.reduce((length, line) => Math.max(length, line.length), 1);
  // If every line of a text is explicit, its drawn width shows how wide its letters are, up to the font size. Other
  // texts have letters of average width.
  const letter = isNoWrap(declarations)
    ? Math.min(node.drawn.width / longest, size + spacing)
    : 0.56 * size + spacing;
  const words = lines.flatMap(wordsOf);
  return words.reduce(
    (most, word) => Math.max(most, eastAsianLetter.test(word) ? size : word.length * letter),
    0,
  );
}

/** A letter that is a word of its own to a browser, which breaks a line before and after it. */
const eastAsianLetter = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u;
/** Scripts without spaces, whose words a browser knows; few of them have more letters than this. */
const unspacedWord = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const maxUnspacedLetters = 12;

/** The parts of a text between which a browser may break a line. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/[\s\u2028\u200b-]+/).flatMap(splitBetweenLetters);
}

/** The parts of a word between which a browser may break a line. */
function splitBetweenLetters(word: string): readonly string[] {
  if (unspacedWord.test(word)) return [word.slice(0, maxUnspacedLetters)];
  return word.split(
    /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uffef])|(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])/u,
  );
}
