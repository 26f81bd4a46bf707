import { ts } from 'ts-morph';
import type { TextEdit } from '../merge/text-edits.ts';
import { readScriptUnits } from '../merge/three-way/read-script-units.ts';
import { repairScript } from '../model/author/repair/repair-script.ts';
import { parseScript } from '../model/author/repair/repair-syntax.ts';
import type { FileLanguage, TextReplacement } from './file-language.ts';
import { formatTypeScript } from './format-with-prettier.ts';
import { decodeJsxEntities, normalizeJsxText } from './react/read-react-markup.ts';

/** TypeScript and JavaScript with or without JSX, and JSON. */
export const scriptLanguage: FileLanguage = {
  matches: (path) => /\.(?:[cm]?[jt]sx?|json)$/.test(path),
  hasImports: true,
  declaresComponents: true,
  formatDraft: formatTypeScript,
  formatAnswer: async (path, text) => (/\.tsx?$/.test(path) ? formatTypeScript(text) : text),
  findTagNameEnds: (text) =>
    [...text.matchAll(jsxTagOrLiteral)].flatMap(({ index, 0: found }) =>
      found.startsWith('<') ? index + found.length : [],
    ),
  readSyntaxUnits: readScriptUnits,
  repairAnswer: repairScript,
  replaceText: replaceTextInScript,
};

/** In JSX as we print it, quotes stand around literals only. So a `<` outside of a literal opens a tag. */
const jsxTagOrLiteral = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`|<[A-Za-z][\w:.-]*/gs;

function replaceTextInScript(
  path: string,
  text: string,
  { written, wanted }: TextReplacement,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && decodeJsxEntities(normalizeJsxText(node.text)).trim() === written) {
      const lead = /^\s*/.exec(node.text)?.[0].length ?? 0;
      const trail = /\s*$/.exec(node.text)?.[0].length ?? 0;
      edits.push({ from: node.pos + lead, to: node.end - trail, text: printJsxChild(wanted) });
    } else if (ts.isStringLiteralLike(node) && node.text.trim() === written) {
      const inMarkup = ts.isJsxAttribute(node.parent);
      edits.push({
        from: node.getStart(),
        to: node.end,
        text: inMarkup ? `{${quote(wanted)}}` : quote(wanted),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(parseScript(path, text));
  return edits;
}

function printJsxChild(text: string): string {
  return /[{}<>&]|^\s|\s$|\s\s|[\n\u2028\u2029]/.test(text) ? `{${quote(text)}}` : text;
}

function quote(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}
