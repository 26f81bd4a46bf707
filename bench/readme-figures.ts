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
  ['receipt-types', 'Errors that a strict `tsc` reports in all React output'],
  [
    'boxes-frames',
    'Boxes of frames within 1 px of their position and size in Figma (3 px where placed by hand)',
  ],
  ['boxes-texts', 'Boxes of texts likewise, where the required fonts are installed'],
  [
    'pixels-figma',
    'Pixels that differ from Figma’s own picture, where the file has every picture and vector',
  ],
  ['ssim-figma', 'Structural similarity (SSIM) to Figma’s own picture'],
  ['components-types', 'Instances in Figma that are instances of the same component in the code (F1)'],
  ['components-props', 'Differences between those instances that are props, with no other props (F1)'],
  ['repeats', 'Repeated elements that are written once, as a component or a list'],
  ['units-relative', 'Sizes and distances in units other than px'],
  ['lint-eslint', 'Findings of eslint with its react, hooks and jsx-a11y rules in all React output'],
  ['lint-html-validate', 'Findings of html-validate in all HTML output'],
  ['axe-html', 'Elements per page that fail an axe rule (WCAG 2.1 AA, without contrast)'],
  ['react-warnings', 'Warnings of React 19 per rendered page'],
  ['repeatable', 'Projects that are identical byte for byte when they are generated again'],
  ['size-rival-react-tailwind', 'Size of React with Tailwind, compared with the output of FigmaToCode'],
  ['assist-kinds-alone', 'Elements recognised in frames without layer names, by the compiler alone (F1)'],
  ['assist-kinds', 'The same with a plan that a person wrote in place of a model (F1)'],
  ['assist-props', 'Props recognised with that plan (F1)'],
  ['assist-grouping', 'Components recognised with that plan (F1)'],
  ['assist-tokens', 'Tokens of such a plan, compared with the tokens of the generated files'],
  [
    'first-change-assist',
    'Time from the click until such a plan first changes the code, at 60 tokens a second',
  ],
  ['first-change-author', 'The same when the model writes the files'],
  ['answers-given', 'Model answers tried on real frames: correct, wrong, hostile, empty, refused or cut off'],
  ['answers-worse', 'Of them, answers after which the Receipt was worse than that of the draft'],
  ['answers-reworded', 'Of them, answers that lost or changed a word of the design'],
  ['hints-tokens', 'Tokens that a model reads per visible layer, in frames of 40 layers or more'],
  ['hints-recovered', 'Share of the design that these tokens contain'],
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
