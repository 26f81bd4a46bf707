/** HTML pages without a script to build: each page a document, one style sheet for all of them. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { StyleKind } from '#design/targets';
import type { TextEdit } from '../../merge/text-edits.ts';
import { readHtmlUnits } from '../../merge/three-way/read-html-units.ts';
import { repairPage } from '../../model/author/repair/repair-page.ts';
import type { FileLanguage, TextReplacement } from '../file-language.ts';
import { formatHtml } from '../format-with-prettier.ts';
import { scriptLanguage } from '../script-language.ts';
import { stylesheetLanguage } from '../stylesheets/stylesheet-language.ts';
import type { Target } from '../target.ts';
import { buildHtmlPreview } from './preview-html.ts';
import { locateHtmlPage, printHtml } from './print-html.ts';
import { readHtmlMarkup } from './read-html-markup.ts';

/** HTML documents. */
const htmlLanguage: FileLanguage = {
  matches: (path) => /\.html?$/.test(path),
  hasImports: false,
  declaresComponents: false,
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

export const htmlTarget: Target = {
  id: 'html',
  languages: [htmlLanguage, stylesheetLanguage, scriptLanguage],
  locatePage: locateHtmlPage,
  pageName: ({ title }) => title,
  print: printHtml,
  readMarkup({ path }, project) {
    const file = project.texts.get(path);
    return file ? readHtmlMarkup(file) : [];
  },
  buildPreview: (result, page, _, extraCss) => buildHtmlPreview(result, page, extraCss),
  typeCheck: null,
  answers: {
    rules: (styles) => [
      '- Plain HTML and CSS, no JavaScript. Write the .html pages and styles.css only.',
      styleRules[styles],
    ],
    changeRules: [],
    mayWrite: (path) => /^[^/]+\.(?:html|css)$/.test(path),
    // The pages share one style sheet, so the whole answer is one unit.
    revertUnitOf: () => '',
  },
};

const cssRule = '- Styles in plain CSS files, as the draft has them.';

const styleRules: Readonly<Record<StyleKind, string>> = {
  modules: cssRule,
  css: cssRule,
  tailwind: '- Styles as Tailwind 4 classes, as the draft has them; no style sheets of your own.',
};
