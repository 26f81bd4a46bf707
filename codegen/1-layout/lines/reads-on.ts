/** What the words at the end of one line and at the start of the next say of the two. */
import type { Line } from './read-line.ts';

/**
 * - `marked`: only a line that was cut out of a paragraph ends so, with the space or the hyphen before its next word;
 * - `reads`: a sentence goes on in the next line;
 * - `ends`: a sentence ends with the line, as many do in a paragraph;
 * - `open`: nothing is said, as between a title and the next;
 * - `never`: the next line begins something of its own.
 */
export type Joint = 'marked' | 'reads' | 'ends' | 'open' | 'never';

const listMark = /^\s*(?:[•◦▪‣·*–—-]|\d{1,3}[.)]|\p{L}\))\s/u;
const setMark = /^\s|[;{}]\s*$/;
const endMark = /[.!?…。！？]["'”’»)]*\s*$/u;
const pauseMark = /[:：]\s*$/u;
const hyphen = /\p{L}[-\u00ad\u2010]$/u;
/** Letters that start no sentence, and those of scripts that do not tell. */
const lowStart = /^["'“‘«(]?[\p{Ll}\p{Lo}]/u;

/** How one line goes on in the next. */
export function jointOf({ node: { characters: one } }: Line, { node: { characters: next } }: Line): Joint {
  if (listMark.test(next) || setMark.test(next) || setMark.test(one)) return 'never';
  const startsLow = lowStart.test(next);
  if (/\S\s$/.test(one) || (startsLow && hyphen.test(one))) return 'marked';
  if (endMark.test(one)) return startsLow && /^\p{Ll}/u.test(next) ? 'open' : 'ends';
  return startsLow && !pauseMark.test(one) ? 'reads' : 'open';
}

/** Whether a text starts as sentences do not. */
export function startsInside({ node }: Line): boolean {
  return /^\p{Ll}/u.test(node.characters);
}

/** Scripts that have no spaces between words, where a line may end after any letter. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}。、，！？」』）]/u;

/** What stands between the words of two lines that are one: a space, nothing, or the break itself behind a hyphen. */
export function seamOf({ node: one }: Line, { node: next }: Line): string {
  const [last = ''] = [...one.characters.trimEnd()].slice(-1);
  const [first = ''] = [...next.characters];
  if (hyphen.test(one.characters)) return '\u2028';
  return unspaced.test(last) && unspaced.test(first) ? '' : ' ';
}

/** The least that a line takes over from the next where it has room: a word, or a letter where words have no spaces. */
export function firstWord(characters: string): string {
  const [letter = ''] = [...characters];
  return unspaced.test(letter) ? letter : (/^\S+/.exec(characters)?.[0] ?? '');
}

/** How many words a line has, letters counting where words have no spaces. */
export function countWords(characters: string): number {
  return characters.match(new RegExp(`${unspaced.source}|[^\\s]+`, 'gu'))?.length ?? 0;
}
