/** What the README quotes of the last run, as Markdown between two marks, so that no number in it is typed by hand. */
import { formatValue } from './print-table.ts';
import type { KeptResult } from './keep-results.ts';
import type { Measure } from './figure.ts';

export const marks = {
  start: '<!-- figures -->',
  end: '<!-- /figures -->',
};

/** Measures the README shows, in its order, each in words that need no other explanation. */
const quoted: readonly (readonly [id: string, words: string])[] = [
  ['frames', 'Frames compiled, each to React with CSS Modules, React with Tailwind, and HTML'],
  ['crashes', 'Of them, frames that could not be compiled'],
  ['receipt-types', 'Errors of a strict `tsc` over all React output'],
  ['boxes-frames', 'Boxes of frames within 1 px of Figma’s own'],
  ['boxes-texts', 'Boxes of texts within 1 px, where the fonts at hand allow it'],
  ['pixels-figma', 'Pixels that differ from Figma’s own picture, every picture and vector in the file'],
  ['ssim-figma', 'Likeness of structure (SSIM) to Figma’s own picture'],
  ['components-types', 'Uses of Figma’s components that are uses of one component in the code (F1)'],
  ['components-props', 'Differences between those uses that are props, and nothing else is (F1)'],
  ['repeats', 'Repeats in the design that are written once, as a component or a list'],
  ['units-relative', 'Sizes and distances that are not in px'],
  ['lint-eslint', 'Findings of eslint with react, hooks and jsx-a11y over all React output'],
  ['lint-html-validate', 'Findings of html-validate over all HTML'],
  ['axe-html', 'Elements a page that axe objects to (WCAG 2.1 AA, contrast apart)'],
  ['react-warnings', 'Warnings of React 19 while it renders a page'],
  ['repeatable', 'Projects that are the same byte for byte when they are generated again'],
  ['size-rival-react-tailwind', 'Bytes of React with Tailwind against those of FigmaToCode'],
  ['assist-kinds-alone', 'Kinds of elements in frames without layer names, compiler alone (F1)'],
  ['assist-kinds', 'The same with a plan written by hand, as a model would decide it (F1)'],
  ['assist-props', 'Props of their components, with that plan (F1)'],
  ['assist-grouping', 'What is one component in them, with that plan (F1)'],
  ['assist-tokens', 'Tokens such a plan takes, of those of the files it leads to'],
  ['first-change-assist', 'From the click until such a plan first changes the code, at 60 tokens a second'],
  ['first-change-author', 'The same where the model writes the files'],
  ['answers-given', 'Answers of models tried on real frames: right, wrong, hostile, empty, refused, cut off'],
  ['answers-worse', 'Of them, answers that left a worse Receipt than the draft’s'],
  ['answers-reworded', 'Of them, answers that lost or changed a word'],
  ['hints-tokens', 'Tokens a model reads for each visible layer, frames of 40 or more'],
  ['hints-recovered', 'Share of a design that these tokens alone tell'],
];

/** The block of the README; measures that the run did not compute are left out. */
export function writeBlock(result: KeptResult): string {
  const byId = new Map(result.measures.map((measure) => [measure.id, measure]));
  const rows = quoted.flatMap(([id, words]) => {
    const measure = byId.get(id);
    return measure ? [`| ${words} | ${formatValue(measure.mean, measure.unit)} | ${worstOf(measure)} |`] : [];
  });
  const count = result.documents.length;
  return [
    marks.start,
    '',
    `Measured by \`npm run bench\` on ${count} documents (${result.at.slice(0, 10)}).`,
    '',
    '| figure | mean | worst frame |',
    '| --- | --- | --- |',
    ...rows,
    '',
    marks.end,
  ].join('\n');
}

function worstOf({ worst, unit }: Measure): string {
  return worst ? formatValue(worst.value, unit) : '';
}

/** Puts the block where the marks are; throws where the text has none. */
export function replaceBlock(text: string, block: string): string {
  const start = text.indexOf(marks.start);
  const end = text.indexOf(marks.end, start);
  if (start < 0 || end < 0)
    throw new Error(`The README has no place for figures: "${marks.start}" and "${marks.end}".`);
  return text.slice(0, start) + block + text.slice(end + marks.end.length);
}
