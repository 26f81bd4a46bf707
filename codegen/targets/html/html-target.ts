/** HTML pages without a script to build: each page a document, one style sheet for all of them. */
import type { StyleKind } from '#design/targets';
import { scriptLanguage } from '../script-language.ts';
import { stylesheetLanguage } from '../stylesheets/stylesheet-language.ts';
import type { Target } from '../target.ts';
import { htmlLanguage } from './html-language.ts';
import { buildHtmlPreview } from './preview-html.ts';
import { locateHtmlPage, printHtml } from './print-html.ts';
import { readHtmlMarkup } from './read-html-markup.ts';

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
