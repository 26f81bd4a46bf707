/** The punctuation of texts in any script. */

/** What the mark at the end of a text says of it; `break` is a colon, a semicolon or another mark inside a sentence. */
export type EndMark = 'stop' | 'question' | 'exclamation' | 'ellipsis' | 'comma' | 'break';

/** Returns the mark at the end of a text, before quotation marks and brackets that close there; `null` where there is none. */
export function endMarkOf(text: string): EndMark | null {
  const last = text.replace(closing, '');
  if (question.test(last)) return 'question';
  return endMarks.find(([, mark]) => mark.test(last))?.[0] ?? null;
}

/** Whether a text ends with one of these marks. */
export function endsWithMark(text: string, ...marks: readonly EndMark[]): boolean {
  const mark = endMarkOf(text);
  return mark !== null && marks.includes(mark);
}

/** Whether a text has a mark that ends or divides a sentence, but no comma. */
export function hasSentenceMark(text: string): boolean {
  return /[\p{Terminal_Punctuation}…]/u.test(text.replace(commas, ''));
}

const closing = /["'“”‘’«»」』)\]）］】\s]*$/u;

/** A Greek question ends with what is a semicolon elsewhere. */
const question = /[?？؟՞]$|\p{sc=Greek}\s*[;;]$/u;

const commas = /[,，、،]/gu;

/** The first that matches. */
const endMarks: readonly (readonly [EndMark, RegExp])[] = [
  ['exclamation', /[!！]$/u],
  ['ellipsis', /(?:…|\.{3})$/u],
  ['comma', /[,，、،]$/u],
  ['stop', /[\p{Sentence_Terminal}]$/u],
  ['break', /\p{Terminal_Punctuation}$/u],
];
