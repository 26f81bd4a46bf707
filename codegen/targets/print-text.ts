/**
 * Prints the texts of a design as source code. Every character is kept, and none of them is read as syntax. Invisible
 * characters (no-break and zero-width spaces, direction marks, control characters) are escaped.
 */
import { isRightToLeft } from '#design/script-language';
import type { JsxAttribute, JsxChild } from './react/jsx.ts';

/** A JavaScript string literal with the quotes that need fewer escapes. */
export function printString(text: string): string {
  const literal = JSON.stringify(text).replace(invisibleCharacters, unicodeEscape);
  if (text.split('"').length <= text.split("'").length) return literal;
  return `'${literal.slice(1, -1).replaceAll("'", "\\'").replaceAll('\\"', '"')}'`;
}

/** The children of a JSX element that show exactly this text. Line separators become line breaks. */
export function printJsxText(text: string): readonly JsxChild[] {
  return text
    .split('\u2028')
    .flatMap((line, index): readonly JsxChild[] => [
      ...(index === 0 ? [] : [lineBreak]),
      ...(line === ''
        ? []
        : [needsNoEscape(line) ? { kind: 'text' as const, text: line } : stringLiteralChild(line)]),
    ]);
}

const lineBreak: JsxChild = { kind: 'element', name: 'br', attributes: [], children: [] };

function stringLiteralChild(text: string): JsxChild {
  return { kind: 'code', code: printString(text) };
}

/** A JSX attribute with a constant text. */
export function printJsxAttribute(name: string, text: string): JsxAttribute {
  return /^[^"\\{}\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\ud800-\udfff]*$/u.test(text) &&
    !characterReference.test(text)
    ? { kind: 'text', name, text }
    : { kind: 'code', name, code: printString(text) };
}

/** Text between HTML tags. Line separators become line breaks. */
export function printHtmlText(text: string): string {
  return escapeHtml(text).replaceAll('\u2028', '<br />');
}

/** The value of an attribute in double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"]/g, (char) => htmlEntities[char] ?? char)
    .replace(/\u00a0/g, '&nbsp;')
    .replace(invalidInHtml, '\ufffd')
    .replace(invisibleCharacters, (char) =>
      /[\t\n\u2028]/.test(char) ? char : `&#x${char.charCodeAt(0).toString(16)};`,
    );
}

const htmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Control characters that HTML cannot represent or reads as others, and unpaired surrogates. */
const invalidInHtml =
  /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Joiners are kept, because emoji and Indic and Persian words need them. */
const invisibleCharacters =
  /[\p{Cc}\p{Zl}\p{Zp}\u00a0\u1680\u2000-\u200b\u200e\u200f\u202a-\u202f\u205f-\u206f\u3000\ufeff\u061c\u00ad]/gu;

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A character reference in JSX. */
const characterReference = /&#?\w+;/;

/** Whether Prettier, JSX and linters all leave this text unchanged. */
function needsNoEscape(line: string): boolean {
  const meansSomething =
    /[{}<>'"\\`]|\/\/|\/\*|\s{2}|[^\S ]|\p{Cs}/u.test(line) || characterReference.test(line);
  return !meansSomething && line.search(invisibleCharacters) < 0 && line.trim() !== '';
}

/** The key of an object, without quotes if they are not needed. */
export function printKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : printString(name);
}

/** The attributes of the root of a document for its language. */
export function languageAttributes(language: string): string {
  return `lang="${language}"${isRightToLeft(language) ? ' dir="rtl"' : ''}`;
}
