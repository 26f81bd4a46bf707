import { unusable, type Mended } from './mended.ts';

/** Takes out of a style sheet what would load or run something from elsewhere. */
export function mendSheet(text: string): Mended {
  if (/<\/?(?:style|script|html)\b/i.test(text)) return unusable('it holds markup');
  if (!isBalanced(text)) return unusable('its braces do not match');
  const notes: string[] = [];
  const cut = (pattern: RegExp, note: string, instead: string) => (source: string) =>
    source.replace(pattern, () => {
      notes.push(note);
      return instead;
    });
  const steps = [
    cut(/@import\s+(?:url\()?\s*["']?\s*(?:https?:)?\/\/[^;]*;?/gi, 'an import from another server', ''),
    cut(/@font-face\s*\{[^}]*(?:https?:)?\/\/[^}]*\}/gi, 'a font from another server', ''),
    cut(
      /url\(\s*["']?\s*(?:(?:https?|ftp):|\/\/|javascript:)[^)]*\)/gi,
      'a picture from another server',
      'none',
    ),
    cut(/(?:-moz-binding|behavior)\s*:[^;}]*;?/gi, 'a style that runs code', ''),
    cut(/expression\s*\([^)]*\)/gi, 'a style that runs code', 'none'),
  ];
  const mended = steps.reduce((source, step) => step(source), text);
  return { usable: true, text: mended, mends: [], cuts: [...new Set(notes)] };
}

/** Whether every brace outside comments and strings has its partner. */
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
