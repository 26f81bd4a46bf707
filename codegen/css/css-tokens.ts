/**
 * CSS as the tokens of the CSS Syntax specification, with escapes decoded. CSS that others wrote (models, people, the
 * host project) is read through these, because a pattern over its text can be evaded: `u\rl(` is `url(`.
 * https://drafts.csswg.org/css-syntax/#tokenization
 */
import {
  type CSSToken,
  isTokenCloseCurly,
  isTokenCloseParen,
  isTokenCloseSquare,
  isTokenComma,
  isTokenDelim,
  isTokenEOF,
  isTokenFunction,
  isTokenIdent,
  isTokenOpenCurly,
  isTokenOpenParen,
  isTokenOpenSquare,
  isTokenSemicolon,
  isTokenString,
  isTokenURL,
  isTokenWhiteSpaceOrComment,
  tokenize,
} from '@csstools/css-tokenizer';

export type CssTokens = readonly CSSToken[];

/** Returns all tokens; their texts joined are the CSS. */
export function readCssTokens(css: string): CssTokens {
  return tokenize({ css }).filter((token) => !isTokenEOF(token));
}

/** Returns the text from one token to another, both included. */
export function cssTextOf(tokens: CssTokens, from: number, to: number): string {
  return tokens
    .slice(from, to + 1)
    .map(([, text]) => text)
    .join('');
}

/** An address that CSS loads, and the last token of its `url(…)`. */
export interface CssAddress {
  readonly address: string;
  readonly last: number;
}

/** Reads `url(…)` or `src(…)`, whose address may have quotes; `null` where something else stands. */
export function readCssAddress(tokens: CssTokens, index: number): CssAddress | null {
  const token = tokens[index];
  if (isTokenURL(token)) return { address: token[4].value, last: index };
  if (!isTokenFunction(token) || !/^(?:url|src)$/i.test(token[4].value)) return null;
  const value = tokens[nextSignificant(tokens, index + 1)];
  return isTokenString(value) ? { address: value[4].value, last: closingIndex(tokens, index) } : null;
}

/** Returns the index of the first token that is neither white space nor a comment. */
export function nextSignificant(tokens: CssTokens, from: number): number {
  let index = from;
  while (isTokenWhiteSpaceOrComment(tokens[index])) index += 1;
  return index;
}

/** Returns the index of the bracket that closes the one at `index`; of the last token where none does. */
export function closingIndex(tokens: CssTokens, index: number): number {
  let depth = 0;
  for (let at = index; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (opensBracket(token)) depth += 1;
    else if (closesBracket(token)) depth -= 1;
    if (depth <= 0) return at;
  }
  return tokens.length - 1;
}

/** Returns the index of the token that ends a statement: its `;`, the end of its block, or what is before a `}`. */
export function statementEnd(tokens: CssTokens, index: number): number {
  for (let at = index; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (isTokenSemicolon(token)) return at;
    if (isTokenCloseCurly(token)) return at - 1;
    if (!opensBracket(token)) continue;
    const closing = closingIndex(tokens, at);
    if (isTokenOpenCurly(token)) return closing;
    at = closing;
  }
  return tokens.length - 1;
}

/** Whether a statement or declaration can begin at a token: nothing stands before it in its block. */
export function beginsStatement(tokens: CssTokens, index: number): boolean {
  let before = index - 1;
  while (isTokenWhiteSpaceOrComment(tokens[before])) before -= 1;
  const former = tokens[before];
  return (
    former === undefined || isTokenOpenCurly(former) || isTokenCloseCurly(former) || isTokenSemicolon(former)
  );
}

function opensBracket(token: CSSToken | undefined): boolean {
  return (
    isTokenFunction(token) || isTokenOpenParen(token) || isTokenOpenSquare(token) || isTokenOpenCurly(token)
  );
}

function closesBracket(token: CSSToken | undefined): boolean {
  return isTokenCloseParen(token) || isTokenCloseSquare(token) || isTokenCloseCurly(token);
}

/** A class in a selector. */
export interface SelectorClass {
  /** Without the dot and without escapes, as markup writes it. */
  readonly name: string;
  /** The offset of the name, after the dot. */
  readonly from: number;
  readonly to: number;
}

/** Returns the class whose dot is the token at `index`; `null` where none is. */
export function readSelectorClass(tokens: CssTokens, index: number): SelectorClass | null {
  const [dot, name] = [tokens[index], tokens[index + 1]];
  if (!isTokenDelim(dot) || dot[4].value !== '.' || !isTokenIdent(name)) return null;
  return { name: name[4].value, from: name[2], to: name[3] + 1 };
}

/** Returns all classes of a selector, in order. */
export function selectorClasses(selector: string): readonly SelectorClass[] {
  const tokens = readCssTokens(selector);
  return tokens.flatMap((_, index) => readSelectorClass(tokens, index) ?? []);
}

/** Splits a list of selectors at its commas, but not at those inside of `:is(…)`. */
export function splitSelectors(list: string): readonly string[] {
  const tokens = readCssTokens(list);
  const selectors: string[] = [];
  let start = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    if (opensBracket(tokens[index])) index = closingIndex(tokens, index);
    if (!isTokenComma(tokens[index])) continue;
    selectors.push(cssTextOf(tokens, start, index - 1).trim());
    start = index + 1;
  }
  return [...selectors, cssTextOf(tokens, start, tokens.length - 1).trim()];
}

/** Returns a text with the escapes of CSS decoded, wherever they stand. */
export function decodeCssEscapes(text: string): string {
  return text.replace(
    /\\(?:([0-9a-f]{1,6})(?:\r\n|\s)?|\r\n|[\n\r\f]|([\s\S]))/gi,
    (_match, code?: string, character?: string) => {
      if (code === undefined) return character ?? '';
      const point = Number.parseInt(code, 16);
      return point === 0 || point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
    },
  );
}
