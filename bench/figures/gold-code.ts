/**
 * C1 to C4 of the goals: the structure of our code beside gold code, which an expert wrote for the same frames without
 * sight of ours. How much code it is, and which of the expert's lists, links, buttons, landmarks, headings, forms, fields
 * and tables ours has, by their words; names that say nothing, magic values, least heights and indexed props of ours.
 * gold-code.txt has a table with a line for each page and its total, and below it what is missing, spare or refused.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultCodeOptions } from '#design/code-options';
import {
  findDrawnPages,
  listGoldProjects,
  type DrawnPage,
  type GoldProject,
} from '../code-structure/gold-projects.ts';
import {
  judgeProject,
  shareOfRefused,
  showPage,
  type ProjectStructure,
} from '../code-structure/judge-project.ts';
import {
  matchPages,
  pageParts,
  precisionOf,
  recallOf,
  type Match,
  type PageMatch,
  type PagePart,
} from '../code-structure/match-pages.ts';
import { readOwnSteps } from '../code-structure/own-steps.ts';
import { readProjectFolder } from '../code-structure/project-files.ts';
import { summarize } from '../code-structure/structure-summary.ts';
import { measureCases, measureOne, type Bench, type Case, type Figure, type Measure } from '../figure.ts';
import type { BenchDocument } from '../open-documents.ts';
import { alignColumns } from '../print-table.ts';

export interface ComparedProject {
  readonly name: string;
  readonly ours: ProjectStructure;
  readonly gold: ProjectStructure;
  /** Least heights of ours around content, on all its pages. */
  readonly filledHeights: number;
  /** Of each page that both could render. */
  readonly matches: readonly PageMatch[];
}

export const goldCodeFigure: Figure = {
  id: 'gold-code',
  async compute(bench) {
    const compared: ComparedProject[] = [];
    for (const gold of await listGoldProjects()) {
      const document = bench.documents.find(({ name }) => name === gold.document);
      if (!document) continue;
      bench.tell(`Comparing ${gold.name} with its gold code`);
      compared.push(await compareProject(bench, gold, document));
    }
    if (compared.length === 0) bench.tell('There is no gold code of these documents.');
    const table = tableOf(compared);
    await writeFile(
      join(bench.folder, 'gold-code.txt'),
      `${[...table, ...compared.flatMap(describe)].join('\n')}\n`,
    );
    if (compared.length > 0) bench.tell(table.join('\n'));
    return measuresOf(compared);
  },
};

async function compareProject(
  bench: Bench,
  gold: GoldProject,
  document: BenchDocument,
): Promise<ComparedProject> {
  const pages = findDrawnPages(gold, document);
  const frames = pages.flatMap((page) => page.frames);
  const mergeWidths = pages.some((page) => page.frames.length > 1);
  const result = await bench.compile(document, frames, { ...defaultCodeOptions, mergeWidths });
  const pathOf = (page: DrawnPage) => {
    const found = result.pages.find(({ frameId }) => page.frames.some(({ id }) => id === frameId));
    if (!found) throw new Error(`${gold.name}: our code has no page of ${page.frames[0]?.name ?? ''}.`);
    return { path: found.path, name: found.name };
  };
  const project = await readProjectFolder(gold.folder);
  const shown = await Promise.all(
    pages.map(async (page) => ({
      ours: await showPage(result, pathOf(page)),
      gold: await showPage(project, { path: page.file }),
    })),
  );
  for (const { failure } of shown.flatMap((page) => [page.ours, page.gold]))
    if (failure !== null) bench.tell(`${gold.name}: a page could not be rendered: ${failure}`);
  const isOwnStep = readOwnSteps(frames, numbersOf(document, frames));
  const [first] = pages;
  return {
    name: gold.name,
    ours: await judgeProject(result, { isOwnStep, ...(first ? { page: pathOf(first) } : {}) }),
    gold: await judgeProject(project, { isOwnStep, ...(first ? { page: { path: first.file } } : {}) }),
    filledHeights: shown.reduce((sum, page) => sum + page.ours.filledHeights, 0),
    matches: shown.flatMap(({ ours, gold: theirs }) =>
      ours.page && theirs.page ? [matchPages(ours.page, theirs.page)] : [],
    ),
  };
}

/** Numbers among the variables of a document, in all their modes. */
function numbersOf(document: BenchDocument, frames: DrawnPage['frames']): readonly number[] {
  const variables = Object.values(document.takeSnapshot(frames).variables?.variables ?? {});
  return variables.flatMap(({ valuesByMode }) =>
    Object.values(valuesByMode).filter((value) => typeof value === 'number'),
  );
}

/** What all pages of all projects match, as one. */
function sum(matches: readonly PageMatch[], part: PagePart | 'tree'): Match {
  const all = matches.map((match) => match[part]);
  const total = (key: 'matched' | 'ours' | 'gold') => all.reduce((count, match) => count + match[key], 0);
  return { matched: total('matched'), ours: total('ours'), gold: total('gold'), missing: [], spare: [] };
}

interface PartGoal {
  readonly part: PagePart | 'tree';
  readonly title: string;
  readonly recall: number | null;
  readonly precision: number | null;
}

const partGoals: readonly PartGoal[] = [
  { part: 'lists', title: 'lists mapped', recall: 0.95, precision: null },
  { part: 'controls', title: 'links and buttons, either for either', recall: 0.97, precision: 0.97 },
  { part: 'links', title: 'links', recall: 0.97, precision: 0.97 },
  { part: 'buttons', title: 'buttons', recall: 0.97, precision: 0.97 },
  { part: 'forms', title: 'forms', recall: 1, precision: null },
  { part: 'fields', title: 'fields', recall: 1, precision: null },
  { part: 'tables', title: 'tables', recall: 1, precision: null },
  { part: 'landmarks', title: 'landmarks', recall: 1, precision: null },
  { part: 'headings', title: 'headings with their levels', recall: null, precision: null },
  { part: 'tree', title: 'roles in their roles', recall: null, precision: null },
];

export function measuresOf(compared: readonly ComparedProject[]): readonly Measure[] {
  if (compared.length === 0) return [];
  const casesOf = (value: (one: ComparedProject) => number): readonly Case[] =>
    compared.map((one) => ({ name: one.name, value: value(one) }));
  const lower = { better: 'lower' } as const;
  const ratio = (id: string, title: string, goal: number | null, of: (one: ProjectStructure) => number) =>
    measureCases(
      { ...lower, id: `gold-code-${id}`, title: `${title}, ours / gold`, unit: 'ratio', goal },
      casesOf(({ ours, gold }) => of(ours) / Math.max(1, of(gold))),
    );
  const count = (id: string, title: string, goal: number | null, of: (one: ComparedProject) => number) =>
    measureCases({ ...lower, id: `gold-code-${id}`, title, unit: 'count', goal }, casesOf(of));
  return [
    ratio('lines', 'C1 lines', 1.3, ({ size }) => size.lines),
    ratio('bytes', 'C1 bytes', null, ({ size }) => size.bytes),
    ratio('components', 'C1 components', null, ({ components }) => components),
    ...partGoals.flatMap((goal) => measuresOfPart(compared, goal)),
    measureCases(
      { ...lower, id: 'gold-code-names', title: 'C3 names that say nothing', unit: 'share', goal: 0.03 },
      casesOf(({ ours }) => shareOfRefused(ours)),
    ),
    count('magic', 'C4 magic values a component', 1, ({ ours }) => magicPerComponent(ours)),
    count('heights', 'C4 least heights around content', 0, ({ filledHeights }) => filledHeights),
    count('indexed', 'C4 indexed props', 0, ({ ours }) => ours.indexed.length),
    count('unmapped', 'C2 equal siblings not mapped', null, ({ ours }) => countSiblings(ours)),
  ];
}

/** Of the total of all pages; the worst is a project. */
function measuresOfPart(compared: readonly ComparedProject[], goal: PartGoal): readonly Measure[] {
  const { part, title, recall, precision } = goal;
  const all = compared.flatMap(({ matches }) => matches);
  const measure = (
    what: 'recall' | 'precision',
    limit: number | null,
    share: (match: Match) => number,
    counted: (match: Match) => number,
  ): Measure => {
    const parts = { unit: 'share', better: 'higher', goal: limit } as const;
    const cases = compared.flatMap(({ name, matches }) => {
      const match = sum(matches, part);
      return counted(match) === 0 ? [] : [{ name, value: share(match) }];
    });
    const id = `gold-code-${part}-${what}`;
    const { worst } = measureCases({ ...parts, id, title }, cases);
    return {
      ...measureOne({ ...parts, id, title: `C2 ${title}: ${what}` }, share(sum(all, part)), cases),
      worst,
    };
  };
  return [
    measure('recall', recall, recallOf, ({ gold }) => gold),
    measure('precision', precision, precisionOf, ({ ours }) => ours),
  ];
}

function magicPerComponent({ styles, components }: ProjectStructure): number {
  return styles.magic.length / Math.max(1, components);
}

function countSiblings({ scripts }: ProjectStructure): number {
  return scripts.unmapped.reduce((total, run) => total + run.count, 0);
}

const columns = [
  ...[
    'page',
    'lines',
    'bytes',
    'comps',
    'lists',
    'links',
    'buttons',
    'controls',
    'landmarks',
    'headings',
    'forms',
  ],
  ...[
    'fields',
    'tables',
    'tree',
    'names',
    'magic/comp',
    'heights',
    'indexed',
    'unmapped',
    'grids',
    'flex',
    'depth',
  ],
];

/** Ours / gold; of parts of pages recall and precision in percent with how many the gold page has. */
function tableOf(compared: readonly ComparedProject[]): readonly string[] {
  const rows = compared.map(rowOf);
  const total = totalOf(compared);
  return alignColumns([columns, ...rows, ...(compared.length > 1 ? [total] : [])]);
}

function rowOf({ name, ours, gold, filledHeights, matches }: ComparedProject): readonly string[] {
  const both = (of: (one: ProjectStructure) => number, decimals = 0) =>
    `${of(ours).toFixed(decimals)}/${of(gold).toFixed(decimals)}`;
  const percent = (one: ProjectStructure) => shareOfRefused(one) * 100;
  return [
    name,
    `${both(({ size }) => size.lines)} ${(ours.size.lines / Math.max(1, gold.size.lines)).toFixed(2)}x`,
    `${(ours.size.bytes / Math.max(1, gold.size.bytes)).toFixed(2)}x`,
    both(({ components }) => components),
    ...listParts(matches),
    both(percent, 1),
    both(magicPerComponent, 2),
    `${filledHeights}/${gold.filledHeights}`,
    both(({ indexed }) => indexed.length),
    both(countSiblings),
    both(({ styles }) => styles.grids),
    both(({ styles }) => styles.flexes),
    both(({ page }) => page?.depth ?? 0),
  ];
}

const tableParts = [
  ...([
    'lists',
    'links',
    'buttons',
    'controls',
    'landmarks',
    'headings',
    'forms',
    'fields',
    'tables',
    'tree',
  ] as const),
];

function listParts(matches: readonly PageMatch[]): readonly string[] {
  const percent = (share: number) => String(Math.round(share * 100));
  return tableParts.map((part) => {
    const match = sum(matches, part);
    if (match.gold + match.ours === 0) return '-';
    return `${percent(recallOf(match))}/${percent(precisionOf(match))} of ${match.gold}`;
  });
}

function totalOf(compared: readonly ComparedProject[]): readonly string[] {
  const total = (of: (one: ProjectStructure) => number) => {
    const add = (which: 'ours' | 'gold') => compared.reduce((count, one) => count + of(one[which]), 0);
    return { ours: add('ours'), gold: add('gold') };
  };
  const both = (of: (one: ProjectStructure) => number) => `${total(of).ours}/${total(of).gold}`;
  const ratio = (of: (one: ProjectStructure) => number) =>
    `${(total(of).ours / Math.max(1, total(of).gold)).toFixed(2)}x`;
  const share = (which: 'ours' | 'gold') =>
    (
      shareOfRefused({
        names: compared.flatMap((one) => one[which].names),
        refused: compared.flatMap((one) => one[which].refused),
      }) * 100
    ).toFixed(1);
  const components = total((one) => one.components);
  const magic = total(({ styles }) => styles.magic.length);
  return [
    'all',
    `${both(({ size }) => size.lines)} ${ratio(({ size }) => size.lines)}`,
    ratio(({ size }) => size.bytes),
    both((one) => one.components),
    ...listParts(compared.flatMap(({ matches }) => matches)),
    `${share('ours')}/${share('gold')}`,
    `${(magic.ours / Math.max(1, components.ours)).toFixed(2)}/${(magic.gold / Math.max(1, components.gold)).toFixed(2)}`,
    `${compared.reduce((count, one) => count + one.filledHeights, 0)}/${total((one) => one.filledHeights).gold}`,
    both(({ indexed }) => indexed.length),
    both(countSiblings),
    both(({ styles }) => styles.grids),
    both(({ styles }) => styles.flexes),
    '',
  ];
}

function describe({ name, ours, gold, matches }: ComparedProject): readonly string[] {
  const differences = matches.flatMap((match) =>
    [...pageParts, 'tree' as const].flatMap((part) => [
      ...match[part].missing.map((item) => `  ${part} missing ${item}`),
      ...match[part].spare.map((item) => `  ${part} spare ${item}`),
    ]),
  );
  return [
    ...['', `== ${name}: what the gold page has and ours lacks, and the other way round`, ...differences],
    ...['', `== ${name}: ours`, ...summarize(ours, true)],
    ...['', `== ${name}: gold`, ...summarize(gold, true)],
  ];
}
