/** A React project: a component in each file, its styles beside it, and an app that shows the pages. */
import type { StyleKind } from '#design/targets';
import { scriptLanguage } from '../script-language.ts';
import { stylesheetLanguage } from '../stylesheets/stylesheet-language.ts';
import type { Target } from '../target.ts';
import { buildReactPreview } from './preview-react.ts';
import { locateReactPage, printReact } from './print-react.ts';
import { reactTypeCheck } from './react-type-check.ts';
import { readReactMarkup } from './read-react-markup.ts';

export const reactTarget: Target = {
  id: 'react',
  languages: [scriptLanguage, stylesheetLanguage],
  locatePage: locateReactPage,
  pageName: ({ name }) => name,
  print: printReact,
  readMarkup: ({ path, name }, project, modules) => readReactMarkup(project, modules, path, name),
  buildPreview: buildReactPreview,
  typeCheck: reactTypeCheck,
  answers: {
    rules: (styles) => [
      '- React 19 with TypeScript, strict. Named exports, function components, no default exports.',
      '- Write under src/pages and src/components only; one component a file, named after it.',
      '- Import from "react" and from the project, nothing else.',
      styleRules[styles],
    ],
    changeRules: [
      '- Tokens for themes may be added to tokens.css; a second theme stands behind [data-theme="dark"].',
    ],
    mayWrite: mayWriteReactFile,
    // A component and its style sheet are kept or reverted together.
    revertUnitOf: (path) => path.replace(/(?:\.module)?\.(?:tsx|ts|css)$/, ''),
  },
};

const styleRules: Readonly<Record<StyleKind, string>> = {
  modules: '- Styles in CSS Modules: Name.module.css beside Name.tsx, imported as `styles`.',
  css: '- Styles in plain CSS files, as the draft has them.',
  tailwind: '- Styles as Tailwind 4 classes, as the draft has them; no style sheets of your own.',
};

/** A model may write pages and components where the draft has some. */
function mayWriteReactFile(path: string, draftPaths: readonly string[]): boolean {
  if (path.endsWith('.html')) return false;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const isUsed = draftPaths.some((draft) => draft.startsWith(folder) && /\/[A-Z][^/]*\.tsx$/.test(draft));
  return /^src\/(?:pages|components)\/$/.test(folder) || (isUsed && folder !== 'src/' && folder !== '');
}
