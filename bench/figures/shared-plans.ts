/**
 * What arrives of plans that another hand made from the outline alone (`../shared/plans/`, never corrected): they are
 * answered and read as a stream. Counted are the decisions that are dropped, by reason, and in the code the props that
 * choose among looks, indexed props, names that say nothing, and lists over data beside the lists that the plan names.
 * shared-plans.txt has every dropped decision.
 */
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createPlanReader } from '#codegen/model/assist/read-plan';
import { writePlanRequest } from '#codegen/model/assist/write-plan-request';
import { compile } from '#codegen/compile';
import { defaultCodeOptions } from '#design/code-options';
import { planFields, type PlanField } from '#design/code-plan';
import { readDesign } from '#design/read-design';
import { walkNodes } from '#design/rest-node';
import { judgeProject, shareOfRefused } from '../code-structure/judge-project.ts';
import { type Bench, type Case, type Figure, measureCases } from '../figure.ts';

type Words = Partial<
  Record<PlanField, readonly { readonly is: string | number; readonly layers: readonly string[] }[]>
>;
type SharedPlan = Words & { readonly frame: string };

interface PlanResult {
  readonly name: string;
  readonly words: number;
  readonly dropped: readonly string[];
  readonly variants: number;
  readonly indexed: number;
  readonly meaningless: number;
  readonly lists: number;
  readonly maps: number;
}

const folder = join(import.meta.dirname, '../../../shared/plans');

export const sharedPlansFigure: Figure = {
  id: 'shared-plans',
  async compute(bench) {
    if (!existsSync(folder)) return [];
    const results: PlanResult[] = [];
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()) {
      // The files are ours and have this form.
      const plan = JSON.parse(await readFile(join(folder, file), 'utf8')) as SharedPlan;
      const result = await followPlan(bench, file.replace(/-\d+-\d+\.json$/, ''), plan);
      if (result) results.push(result);
    }
    const lines = results.flatMap(({ name, dropped }) => [`== ${name}`, ...dropped]);
    await writeFile(join(bench.folder, 'shared-plans.txt'), `${lines.join('\n')}\n`);
    return results.length === 0 ? [] : measuresOf(results);
  },
};

async function followPlan(bench: Bench, documentName: string, plan: SharedPlan): Promise<PlanResult | null> {
  const document = bench.documents.find(({ name }) => name.replace('corpus/', '') === documentName);
  const node = document && [...walkNodes(document.frames)].find(({ id }) => id === plan.frame);
  if (!document || !node) return null;
  const name = `${document.name} ${plan.frame}`;
  bench.tell(`Following the plan of ${name}`);
  const snapshot = document.takeSnapshot([node]);
  const { signal } = new AbortController();
  const { ids } = writePlanRequest({ tree: readDesign(snapshot), pictures: [null] }, signal);
  const reader = createPlanReader(ids);
  reader.push(writeAnswer(plan, ids));
  const environment = {
    libraries: bench.libraries,
    signal,
    onProgress: () => {},
    now: () => performance.now(),
  };
  const result = await compile(snapshot, document.assets, defaultCodeOptions, {
    ...environment,
    plan: reader.plan(),
  });
  const structure = await judgeProject(result, {});
  const problems = [...reader.problems(), ...result.problems].filter(({ code }) => code.startsWith('plan-'));
  return {
    name,
    words: planFields
      .flatMap((field) => plan[field] ?? [])
      .reduce((sum, { layers }) => sum + layers.length, 0),
    dropped: problems.map(({ message, nodeId }) => `${nodeId ?? ''} ${message}`),
    variants: structure.variants.length,
    indexed: structure.indexed.length,
    meaningless: shareOfRefused(structure),
    lists: (plan.kind ?? []).filter(({ is }) => String(is).endsWith('list')).flatMap(({ layers }) => layers)
      .length,
    maps: structure.scripts.maps.length,
  };
}

/** As a model answers: layers by their numbers in the outline. */
function writeAnswer(plan: SharedPlan, ids: readonly string[]): string {
  const numbers = new Map(ids.map((id, index) => [id, index + 1]));
  const listOf = (field: PlanField) =>
    (plan[field] ?? []).map(({ is, layers }) => ({
      is,
      layers: layers.flatMap((id) => numbers.get(id) ?? []),
    }));
  return JSON.stringify(Object.fromEntries(planFields.map((field) => [field, listOf(field)])));
}

function measuresOf(results: readonly PlanResult[]) {
  const casesOf = (value: (result: PlanResult) => number): readonly Case[] =>
    results.map((result) => ({ name: result.name, value: value(result) }));
  const lower = { better: 'lower' } as const;
  const count = (id: string, title: string, goal: number | null, value: (result: PlanResult) => number) =>
    measureCases({ ...lower, id: `shared-plans-${id}`, title, unit: 'count', goal }, casesOf(value));
  return [
    measureCases(
      {
        ...lower,
        id: 'shared-plans-dropped',
        title: 'Decisions of shared plans that are dropped',
        unit: 'share',
        goal: 0.03,
      },
      casesOf(({ dropped, words }) => dropped.length / words),
    ),
    count('variants', 'Props that choose among looks', 0, ({ variants }) => variants),
    count('indexed', 'Indexed props', 0, ({ indexed }) => indexed),
    measureCases(
      { ...lower, id: 'shared-plans-names', title: 'Names that say nothing', unit: 'share', goal: 0.03 },
      casesOf(({ meaningless }) => meaningless),
    ),
    measureCases(
      {
        better: 'higher',
        id: 'shared-plans-maps',
        title: 'Lists over data, of each list that the plan names',
        unit: 'ratio',
        goal: 1,
      },
      casesOf(({ maps, lists }) => maps / Math.max(1, lists)),
    ),
  ];
}
