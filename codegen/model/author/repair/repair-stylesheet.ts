/** Repairs stylesheets by removing what loads or runs something. */
import {
  isTokenAtKeyword,
  isTokenBadString,
  isTokenBadURL,
  isTokenCloseCurly,
  isTokenColon,
  isTokenFunction,
  isTokenIdent,
  isTokenOpenCurly,
  isTokenString,
} from '@csstools/css-tokenizer';
import {
  beginsStatement,
  closingIndex,
  type CssTokens,
  nextSignificant,
  readCssAddress,
  readCssTokens,
  statementEnd,
} from '../../../css/css-tokens.ts';
import { applyEdits, type TextEdit } from '../../../merge/text-edits.ts';
import { findForeignAddresses } from '../safety/remove-unsafe-markup.ts';
import { type RepairedFile, unusableFile } from './repaired-file.ts';

/** Removes from a stylesheet what loads or runs something from another server. */
export function repairStylesheet(text: string, trustedText = ''): RepairedFile {
  if (/<\/?(?:style|script|html)\b/i.test(text)) return unusableFile('it holds markup');
  if (!isBalanced(readCssTokens(text))) return unusableFile('its braces do not match');
  if (hasEscapedLetters(text)) return unusableFile('it spells plain letters as numbers');
  const { css, cuts } = removeUnsafeCss(text, trustedText);
  return { usable: true, text: css, repairs: [], cuts };
}

/** Removes unsafe CSS from a stylesheet, a `style` element or an attribute. */
export function removeUnsafeCss(
  text: string,
  trustedText: string,
): { readonly css: string; readonly cuts: readonly string[] } {
  const tokens = readCssTokens(text);
  const edits: TextEdit[] = [];
  const notes = new Set<string>();
  for (let index = 0; index < tokens.length; index += 1) {
    const part = findUnsafePart(tokens, index, trustedText);
    if (part === null) continue;
    edits.push({ from: tokens[index]?.[2] ?? 0, to: (tokens[part.last]?.[3] ?? 0) + 1, text: part.instead });
    notes.add(part.note);
    index = part.last;
  }
  return { css: applyEdits(text, edits), cuts: [...notes] };
}

interface UnsafePart {
  /** The index of its last token. */
  readonly last: number;
  readonly note: string;
  readonly instead: string;
}

/** Returns the statement, declaration, function or string that begins at a token, where it loads or runs something. */
function findUnsafePart(tokens: CssTokens, index: number, trustedText: string): UnsafePart | null {
  const token = tokens[index];
  if (isTokenAtKeyword(token)) return findUnsafeStatement(tokens, index, token[4].value, trustedText);
  if (isTokenIdent(token)) return findRunningDeclaration(tokens, index, token[4].value);
  if (isTokenFunction(token) && token[4].value.toLowerCase() === 'expression')
    return { last: closingIndex(tokens, index), note: 'a style that runs code', instead: 'none' };
  const url = readCssAddress(tokens, index);
  const address = url?.address ?? addressTextOf(tokens, index);
  if (address === null || !isUnsafeAddress(address, trustedText)) return null;
  if (url !== null || isTokenBadURL(token))
    return { last: url?.last ?? index, note: 'a picture from another server', instead: 'none' };
  return { last: index, note: 'an address of another server', instead: '""' };
}

/** Returns an import or a font as a whole where any part of it is unsafe. */
function findUnsafeStatement(
  tokens: CssTokens,
  index: number,
  keyword: string,
  trustedText: string,
): UnsafePart | null {
  const note = unsafeStatements.get(keyword.toLowerCase());
  if (note === undefined) return null;
  const last = statementEnd(tokens, index);
  for (let at = index; at <= last; at += 1) {
    const address = addressTextOf(tokens, at);
    if (address !== null && isUnsafeAddress(address, trustedText)) return { last, note, instead: '' };
  }
  return null;
}

const unsafeStatements: ReadonlyMap<string, string> = new Map([
  ['import', 'an import from another server'],
  ['font-face', 'a font from another server'],
]);

/** Old browsers run what these properties name. */
function findRunningDeclaration(tokens: CssTokens, index: number, property: string): UnsafePart | null {
  const isDeclared =
    /^(?:-moz-binding|behavior)$/i.test(property) &&
    beginsStatement(tokens, index) &&
    isTokenColon(tokens[nextSignificant(tokens, index + 1)]);
  if (!isDeclared) return null;
  const last = statementEnd(tokens, index);
  // With a block it is a selector.
  return isTokenCloseCurly(tokens[last]) ? null : { last, note: 'a style that runs code', instead: '' };
}

/** Returns the text of a token that can name an address; of a broken one as far as it can be read. */
function addressTextOf(tokens: CssTokens, index: number): string | null {
  const token = tokens[index];
  if (isTokenString(token)) return token[4].value;
  if (isTokenBadString(token) || isTokenBadURL(token)) return token[1];
  return readCssAddress(tokens, index)?.address ?? null;
}

function isUnsafeAddress(address: string, trustedText: string): boolean {
  return /(?:java|vb)script\s*:/i.test(address) || findForeignAddresses(address, trustedText).length > 0;
}

/**
 * Whether letters or the separators of addresses are written as escapes such as `\\75`, which nobody does by
 * hand.
 */
export function hasEscapedLetters(text: string): boolean {
  return [...text.matchAll(/\\([0-9a-f]{1,6})/gi)].some(([, digits = '']) =>
    /[a-z@:/(]/i.test(String.fromCodePoint(Math.min(Number.parseInt(digits, 16), 0x10ffff))),
  );
}

function isBalanced(tokens: CssTokens): boolean {
  let depth = 0;
  for (const token of tokens) {
    if (isTokenOpenCurly(token)) depth += 1;
    if (isTokenCloseCurly(token)) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
