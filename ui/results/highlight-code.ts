import highlighter from 'highlight.js/lib/core';
import css from 'highlight.js/lib/languages/css';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TextFile } from '#design/source-file';
import { syntaxOfPath } from '#design/targets';

highlighter.registerLanguage('css', css);
highlighter.registerLanguage('typescript', typescript);
highlighter.registerLanguage('xml', xml);

/** Characters beyond which a file is not highlighted, because that would delay the panel. */
const maxLength = 300_000;

/** The lines of a file as safe HTML, only the first of them coloured: what a person sees before the rest can be ready. */
function highlightStart(path: string, text: string, lines: number): readonly string[] {
  const all = text.split('\n');
  return [...highlightCode(path, all.slice(0, lines).join('\n')), ...all.slice(lines).map(escape)];
}

/** The lines of a file as safe HTML, coloured where that takes no time a person would notice. */
function highlightCode(path: string, text: string): readonly string[] {
  if (text.length > maxLength) return text.split('\n').map(escape);
  const { value } = highlighter.highlight(text, { language: languageOf(path), ignoreIllegals: true });
  return splitLines(value);
}

function languageOf(path: string): string {
  const syntax = syntaxOfPath(path);
  if (syntax === 'css') return 'css';
  return syntax === 'markup' || path.endsWith('.svg') ? 'xml' : 'typescript';
}

/** Highlighted ranges may span lines. Each line closes the open elements at its end, and the next opens them again. */
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

/** The lines of a file as safe HTML: the first `atOnce` of them coloured when they first show, the others a moment after. */
export function useColouredLines(file: TextFile, atOnce: number): readonly string[] {
  const text = useMemo(() => file.text.replace(/\n$/, ''), [file]);
  const start = useMemo(() => highlightStart(file.path, text, atOnce), [file, text, atOnce]);
  const [coloured, setColoured] = useState<{ readonly text: string; readonly lines: readonly string[] }>();
  useEffect(() => {
    if (start.length <= atOnce) return undefined;
    const timer = setTimeout(() => setColoured({ text, lines: highlightCode(file.path, text) }));
    return () => clearTimeout(timer);
  }, [file.path, text, start, atOnce]);
  return coloured?.text === text ? coloured.lines : start;
}
