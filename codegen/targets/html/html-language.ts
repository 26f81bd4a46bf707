import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { TextEdit } from '../../merge/text-edits.ts';
import { readHtmlUnits } from '../../merge/three-way/read-html-units.ts';
import { repairPage } from '../../model/author/repair/repair-page.ts';
import type { FileLanguage, TextReplacement } from '../file-language.ts';
import { formatHtml } from '../format-with-prettier.ts';

/** HTML documents. */
export const htmlLanguage: FileLanguage = {
  matches: (path) => /\.html?$/.test(path),
  hasImports: false,
  hasComponents: false,
  formatDraft: formatHtml,
  // Moving the white space of a page can move what it shows, so an answer stays as it is.
  formatAnswer: async (_, text) => text,
  findTagNameEnds: (text) => [...text.matchAll(openingTag)].map(({ index, 0: tag }) => index + tag.length),
  readSyntaxUnits: (_, text, fingerprints) => readHtmlUnits(text, fingerprints),
  repairAnswer: repairPage,
  replaceText: replaceTextInPage,
};

/** We print no bare `<` in texts and attributes. */
const openingTag = /<[a-zA-Z][\w:.-]*/g;

function replaceTextInPage(
  _: string,
  text: string,
  { written, wanted }: TextReplacement,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ChildNode): void => {
    if ('value' in node && node.value.trim() === written && node.sourceCodeLocation) {
      const { startOffset, endOffset } = node.sourceCodeLocation;
      const source = text.slice(startOffset, endOffset);
      const lead = /^\s*/.exec(source)?.[0].length ?? 0;
      const trail = /\s*$/.exec(source)?.[0].length ?? 0;
      edits.push({ from: startOffset + lead, to: endOffset - trail, text: escapeText(wanted) });
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  parse(text, { sourceCodeLocationInfo: true }).childNodes.forEach(visit);
  return edits;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
