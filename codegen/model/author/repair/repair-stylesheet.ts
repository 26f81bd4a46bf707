/** Repairs stylesheets by removing what loads or runs something. */
import { findForeignAddresses } from '../safety/remove-unsafe-markup.ts';
import { type RepairedFile, unusableFile } from './repaired-file.ts';

/** Removes from a stylesheet what loads or runs something from another server. */
export function repairStylesheet(text: string, trustedText = ''): RepairedFile {
  if (/<\/?(?:style|script|html)\b/i.test(text)) return unusableFile('it holds markup');
  if (!isBalanced(text)) return unusableFile('its braces do not match');
  if (hasEscapedLetters(text)) return unusableFile('it spells plain letters as numbers');
  const { css, cuts } = removeUnsafeCss(text, trustedText);
  return { usable: true, text: css, repairs: [], cuts };
}

/** Removes unsafe CSS from a stylesheet, a `style` element or an attribute. */
export function removeUnsafeCss(
  text: string,
  trustedText: string,
): { readonly css: string; readonly cuts: readonly string[] } {
  const notes = new Set<string>();
  const cut = (pattern: RegExp, note: string, instead: string) => (source: string) =>
    source.replace(pattern, (found) => {
      if (!isUnsafe(found, trustedText)) return found;
      notes.add(note);
      return instead;
    });
  const steps = [
    cut(/@import\b(?:[^;"'(]|"[^"]*"|'[^']*'|\([^)]*\))*;?/gi, 'an import from another server', ''),
    cut(/@font-face\s*\{[^}]*\}/gi, 'a font from another server', ''),
    cut(/url\(\s*(?:"[^"]*"|'[^']*'|[^)]*)\s*\)/gi, 'a picture from another server', 'none'),
    cut(/"[^"\n]*"|'[^'\n]*'/g, 'an address of another server', '""'),
    cut(/(?:-moz-binding|behavior)\s*:[^;}]*;?/gi, 'a style that runs code', ''),
    cut(/expression\s*\([^)]*\)/gi, 'a style that runs code', 'none'),
  ];
  const css = steps.reduce((source, step) => step(source), text);
  return { css, cuts: [...notes] };
}

function isUnsafe(found: string, trustedText: string): boolean {
  // CSS reads `\/` as a slash, and joins lines that end with a backslash.
  const plain = found.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/\\(?:\r?\n|([^0-9a-f\s]))/gi, '$1');
  if (/^(?:-moz-binding|behavior|expression)/i.test(plain) || /(?:java|vb)script\s*:/i.test(plain))
    return true;
  return findForeignAddresses(plain, trustedText).length > 0;
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

/** Whether the braces outside comments and strings are balanced. */
function isBalanced(text: string): boolean {
  const plain = text.replace(/\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, '');
  let depth = 0;
  for (const character of plain) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
