import { readStylesheetUnits } from '../../merge/three-way/read-stylesheet-units.ts';
import { repairStylesheet } from '../../model/author/repair/repair-stylesheet.ts';
import type { FileLanguage } from '../file-language.ts';
import { formatStylesheet, formatWholeStylesheet } from '../format-with-prettier.ts';

/** CSS. */
export const stylesheetLanguage: FileLanguage = {
  matches: (path) => path.endsWith('.css'),
  hasImports: false,
  declaresComponents: false,
  formatDraft: formatStylesheet,
  formatAnswer: (_, text) => formatWholeStylesheet(text),
  findTagNameEnds: () => [],
  readSyntaxUnits: (_, text, fingerprints) => readStylesheetUnits(text, fingerprints),
  repairAnswer: (text, { trustedText }) => repairStylesheet(text, trustedText),
  replaceText: () => [],
};
