import highlighter from 'highlight.js/lib/core';
import css from 'highlight.js/lib/languages/css';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';

highlighter.registerLanguage('css', css);
highlighter.registerLanguage('typescript', typescript);
highlighter.registerLanguage('xml', xml);

/** Characters beyond which a file is shown plain: colouring it would hold up the hand. */
const longest = 300_000;

/** The lines of a file as safe HTML, only the first of them coloured: what a person sees before the rest can be ready. */
export function highlightStart(path: string, text: string, lines: number): readonly string[] {
  const all = text.split('\n');
  return [...highlightCode(path, all.slice(0, lines).join('\n')), ...all.slice(lines).map(escape)];
}

/** The lines of a file as safe HTML, coloured where that takes no time a person would notice. */
export function highlightCode(path: string, text: string): readonly string[] {
  if (text.length > longest) return text.split('\n').map(escape);
  const { value } = highlighter.highlight(text, { language: languageOf(path), ignoreIllegals: true });
  return splitLines(value);
}

function languageOf(path: string): string {
  if (path.endsWith('.css')) return 'css';
  return /\.(?:html|svg)$/.test(path) ? 'xml' : 'typescript';
}

/** Colours may reach over lines: each line closes what is open at its end and opens it again in the next. */
function splitLines(html: string): string[] {
  const open: string[] = [];
  return html.split('\n').map((line) => {
    const before = open.join('');
    for (const tag of line.match(/<[^>]+>/g) ?? []) {
      if (tag === '</span>') open.pop();
      else open.push(tag);
    }
    return before + line + '</span>'.repeat(open.length);
  });
}

function escape(text: string): string {
  return text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
