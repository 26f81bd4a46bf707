/**
 * The structure of our code beside what an expert would write, for pages of the corpus: without a word of them, so by
 * counts and by the tree of roles. `bench/gold-structure/` has a file for each page.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultCodeOptions } from '#design/code-options';
import {
  compareStructures,
  readGoldStructure,
  structureOf,
  type GoldStructure,
  type StructureMatch,
} from '../code-structure/gold-structure.ts';
import { judgeProject } from '../code-structure/judge-project.ts';
import { precisionOf, recallOf, type Match } from '../code-structure/match-pages.ts';
import { measureCases, type Bench, type Case, type Figure, type Measure } from '../figure.ts';
import type { BenchDocument } from '../open-documents.ts';

const folder = join(import.meta.dirname, '../gold-structure');

/** Parts of a page as the roles that make them up. */
const parts: readonly (readonly [id: string, title: string, roles: readonly string[]])[] = [
  ['controls', 'links and buttons', ['link', 'button']],
  ['fields', 'forms and fields', ['form', 'field']],
  ['tables', 'tables', ['table']],
  ['landmarks', 'landmarks', ['header', 'nav', 'main', 'footer', 'aside', 'section', 'search']],
  ['headings', 'headings', ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']],
];

export const goldStructureFigure: Figure = {
  id: 'gold-structure',
  async compute(bench) {
    const found: { readonly name: string; readonly match: StructureMatch }[] = [];
    for (const [name, gold] of await listGoldStructures()) {
      const document = bench.documents.find((one) => one.name === gold.document);
      if (!document) continue;
      bench.tell(`Comparing ${name} with its gold structure`);
      found.push({ name, match: await comparePage(bench, gold, document) });
    }
    if (found.length === 0) {
      bench.tell('There is no gold structure of these documents.');
      return [];
    }
    const lines = found.flatMap(({ name, match }) => describe(name, match));
    await writeFile(join(bench.folder, 'gold-structure.txt'), `${lines.join('\n')}\n`);
    return measuresOf(found);
  },
};

/** Every file by its name. */
export async function listGoldStructures(): Promise<ReadonlyMap<string, GoldStructure>> {
  if (!existsSync(folder)) return new Map();
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  const read = async (file: string): Promise<readonly [string, GoldStructure]> => [
    file.replace(/\.json$/, ''),
    readGoldStructure(JSON.parse(await readFile(join(folder, file), 'utf8')), file),
  ];
  return new Map(await Promise.all(files.map(read)));
}

async function comparePage(
  bench: Bench,
  gold: GoldStructure,
  document: BenchDocument,
): Promise<StructureMatch> {
  const frames = gold.frames.map((id) => {
    const frame = document.frames.find((one) => one.id === id);
    if (!frame) throw new Error(`${gold.document} has no frame ${id}.`);
    return frame;
  });
  const result = await bench.compile(document, frames, {
    ...defaultCodeOptions,
    mergeWidths: frames.length > 1,
  });
  const [page] = result.pages;
  if (!page) throw new Error(`${gold.document}: our code has no page.`);
  return compareStructures(structureOf(await judgeProject(result, { page })), gold);
}

type Found = readonly { readonly name: string; readonly match: StructureMatch }[];

function measuresOf(found: Found): readonly Measure[] {
  const cases = (value: (match: StructureMatch) => number | null): readonly Case[] =>
    found.flatMap(({ name, match }) => {
      const known = value(match);
      return known === null ? [] : [{ name, value: known }];
    });
  const lines = {
    id: 'gold-structure-lines',
    title: 'C1 lines on the corpus, ours / gold',
    unit: 'ratio',
  } as const;
  return [
    measureCases(
      { ...lines, better: 'lower', goal: 1.3 },
      cases((match) => match.lines),
    ),
    ...shareMeasures('lists', 'lists mapped', 0.95, (value) => cases(({ lists }) => value(lists))),
    ...parts.flatMap(([id, title, roles]) =>
      shareMeasures(id, title, null, (value) => cases((match) => value(addRoles(match, roles)))),
    ),
    ...shareMeasures('tree', 'roles in their roles', null, (value) => cases(({ tree }) => value(tree))),
  ];
}

/** Of pages that have the part at all. */
function shareMeasures(
  id: string,
  title: string,
  goal: number | null,
  casesOf: (value: (match: Match) => number | null) => readonly Case[],
): readonly Measure[] {
  const measure = (what: string, limit: number | null, value: (match: Match) => number | null) =>
    measureCases(
      {
        id: `gold-structure-${id}-${what}`,
        title: `C2 ${title} on the corpus: ${what}`,
        unit: 'share',
        better: 'higher',
        goal: limit,
      },
      casesOf(value),
    );
  return [
    measure('recall', goal, (match) => (match.gold === 0 ? null : recallOf(match))),
    measure('precision', null, (match) => (match.ours === 0 ? null : precisionOf(match))),
  ];
}

function addRoles({ roles }: StructureMatch, wanted: readonly string[]): Match {
  const all = wanted.flatMap((role) => roles.get(role) ?? []);
  const total = (key: 'matched' | 'ours' | 'gold') => all.reduce((sum, match) => sum + match[key], 0);
  return { matched: total('matched'), ours: total('ours'), gold: total('gold'), missing: [], spare: [] };
}

function describe(name: string, { roles, tree, lists, lines }: StructureMatch): readonly string[] {
  const counts = [...roles].map(([role, { ours, gold }]) => `${role} ${ours}/${gold}`);
  return [
    `== ${name}: lines ${lines.toFixed(2)}x, lists mapped ${lists.ours}/${lists.gold}`,
    `  ours/gold: ${counts.join(', ')}`,
    ...tree.missing.map((edge) => `  missing ${edge}`),
    ...tree.spare.map((edge) => `  spare ${edge}`),
  ];
}
