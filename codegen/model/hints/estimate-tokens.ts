/**
 * Estimates the number of tokens of a text. It splits the text as the o200k tokenizer does (words with their
 * space, up to three digits, runs of signs, line breaks), without its vocabulary of 200,000 tokens. For hints and
 * code the estimate is within a tenth of the actual number, and usually above it; for rare scripts it is higher.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [piece] of text.matchAll(tokenPattern)) tokens += tokensOf(piece);
  return Math.ceil(tokens * safetyFactor);
}

const tokenPattern =
  /[^\r\n\p{L}\p{N}]?\p{Lu}*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|[^\r\n\p{L}\p{N}]?\p{Lu}+|\p{N}{1,3}|\s*[\r\n]+|\s+(?!\S)|\s?[^\s\p{L}\p{N}]+|\s+/gu;

/** Rounds up, so that a budget is not exceeded. */
const safetyFactor = 1.04;

const ascii = /^\p{ASCII}+$/u;
const scriptWithoutSpaces = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;

function tokensOf(piece: string): number {
  const letters = piece.trim();
  if (letters === '' || /^\p{N}+$/u.test(letters)) return 1;
  if (!/\p{L}/u.test(letters)) return Math.ceil(letters.length / (ascii.test(letters) ? 3 : 1));
  // A common word is one token; longer and rarer words are split, and other scripts sooner.
  if (ascii.test(letters)) return Math.ceil(letters.length / 8);
  return Math.ceil(scriptWithoutSpaces.test(letters) ? [...letters].length * 0.75 : letters.length / 4);
}
