/**
 * Prints the structure of any React project: ours as the command line writes it, or a person's. It renders the page
 * that the project shows first, and so runs its code.
 *
 *   node bench/judge-code.ts FOLDER [--gold FOLDER] [--page FILE] [--design FILE] [--all] [--structure]
 *
 * `--gold` compares with another project of the same page. `--page` is the file whose component is the page. `--design`
 * is a document as Figma's REST API gives it, whose steps are not magic. `--all` prints every finding. `--structure`
 * prints JSON of the format of `bench/gold-structure/`, without a text of the page.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openDocument } from '#design/open-document';
import { structureOf } from './code-structure/gold-structure.ts';
import { judgeProject, type JudgeOptions, type ProjectStructure } from './code-structure/judge-project.ts';
import { matchPages, precisionOf, recallOf } from './code-structure/match-pages.ts';
import { readOwnSteps } from './code-structure/own-steps.ts';
import { readProjectFolder } from './code-structure/project-files.ts';
import { summarize } from './code-structure/structure-summary.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    gold: { type: 'string' },
    page: { type: 'string' },
    design: { type: 'string' },
    all: { type: 'boolean', default: false },
    structure: { type: 'boolean', default: false },
  },
});

const [folder] = positionals;
if (folder === undefined) throw new Error('Say which folder: node bench/judge-code.ts FOLDER');

const options = await readOptions();
const structure = await judgeProject(await readProjectFolder(folder), options);
if (values.structure) console.log(JSON.stringify(structureOf(structure), null, 1));
else console.log(summarize(structure, values.all).join('\n'));
if (values.gold !== undefined) {
  const gold = await judgeProject(await readProjectFolder(values.gold));
  console.log(compare(structure, gold).join('\n'));
}

async function readOptions(): Promise<JudgeOptions> {
  const page = values.page === undefined ? {} : { page: { path: values.page } };
  if (values.design === undefined) return page;
  const document = openDocument(JSON.parse(await readFile(values.design, 'utf8')), values.design);
  return { ...page, isOwnStep: readOwnSteps(document.pages.flatMap(({ nodes }) => nodes)) };
}

function compare(ours: ProjectStructure, gold: ProjectStructure): readonly string[] {
  const ratio = (one: number, other: number) =>
    `${one} / ${other} = ${(one / Math.max(1, other)).toFixed(2)}x`;
  const lines = [
    '',
    'Against gold',
    `  lines ${ratio(ours.size.lines, gold.size.lines)}`,
    `  bytes ${ratio(ours.size.bytes, gold.size.bytes)}`,
    `  components ${ratio(ours.components, gold.components)}`,
  ];
  if (ours.page === null || gold.page === null) return lines;
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  return [
    ...lines,
    ...Object.entries(matchPages(ours.page, gold.page)).flatMap(([part, match]) => [
      `  ${part.padEnd(13)} recall ${percent(recallOf(match))} of ${match.gold}, precision ${percent(precisionOf(match))} of ${match.ours}`,
      ...match.missing.slice(0, values.all ? Infinity : 5).map((item) => `    missing ${item}`),
      ...match.spare.slice(0, values.all ? Infinity : 5).map((item) => `    spare ${item}`),
    ]),
  ];
}
