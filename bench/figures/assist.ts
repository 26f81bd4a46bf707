/**
 * What decisions of a model are worth, apart from any model: ten frames of the corpus lose their layers' names (and
 * with them what is an instance of what, see `strip-names`), a plan written by hand is answered by the stand-in, and
 * the written pages are read by readers of their own for what a person sees in each frame. Against it stands the
 * compiler alone; then the plan without each of its fields, every one of which has to be worth something. Means are over
 * frames. Tokens are those a model writes, decisions against files.
 */
import { writePlanRequest } from '#codegen/model/assist/write-plan-request';
import { toUnformattedResult, writeDraft } from '#codegen/compile';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import { type CodePlan, type PlanField, planFields, withoutDecisions } from '#design/code-plan';
import type { CodeResult } from '#design/code-result';
import { readDesign } from '#design/read-design';
import { walkNodes } from '#design/rest-node';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import type { DesignTree } from '#design/tree';
import type { ChromiumRenderer } from '#cli/chromium-renderer';
import { type ModelServer, startModelServer } from '../../tests/model-server/start-model-server.ts';
import { askGold } from '../assist/ask-gold.ts';
import { countDecisions, countFiles } from '../assist/count-tokens.ts';
import { type GoldFrame, openGoldFrames } from '../assist/gold-frame.ts';
import { countNarrow } from '../assist/narrow-layout.ts';
import { readWords } from '../assist/read-written-page.ts';
import { scoreFrame, type Tally } from '../assist/score-frame.ts';
import { stripNames } from '../assist/strip-names.ts';
import { writeAnswer } from '../assist/write-answer.ts';
import { type Bench, type Case, type Figure, type Measure, measureCases, measureOne } from '../figure.ts';
import { htmlPage } from '../live-page.ts';

const parts = ['kinds', 'props', 'grouping', 'words', 'narrow'] as const;
type Part = (typeof parts)[number];
type Scores = Readonly<Record<Part, Tally>>;

interface OpenFrame {
  readonly gold: GoldFrame;
  readonly name: string;
  readonly snapshot: Snapshot;
  readonly tree: DesignTree;
  readonly assets: AssetBytes;
}

interface Outputs {
  readonly html: CodeResult;
  readonly react: CodeResult;
}

interface FrameResult {
  readonly name: string;
  readonly draft: Scores;
  readonly planned: Scores;
  readonly without: ReadonlyMap<PlanField, Scores>;
  readonly tokens: { readonly all: number; readonly first: number };
  /** Boxes that stand elsewhere at the drawn width, and texts that are lost or new. */
  readonly moved: number;
  readonly reworded: number;
}

export const assistFigure: Figure = {
  id: 'assist',
  async compute(bench) {
    const { renderer } = bench;
    if (!renderer) return [];
    const frames = await openFrames(bench);
    const server = await startModelServer();
    const results: FrameResult[] = [];
    try {
      for (const frame of bench.quick ? frames.slice(0, 2) : frames) {
        bench.tell(`Deciding about ${frame.name}`);
        results.push(await measureFrame(frame, bench, renderer, server));
      }
    } finally {
      await server.close();
    }
    return results.length === 0 ? [] : measuresOf(results);
  },
};

async function openFrames({ documents }: Bench): Promise<readonly OpenFrame[]> {
  return (await openGoldFrames()).flatMap((gold) => {
    const document = documents.find(({ name }) => name === gold.document);
    const node = document && [...walkNodes(document.frames)].find(({ id }) => id === gold.frame);
    if (!document || !node) return [];
    const snapshot = stripNames(document.takeSnapshot([node]));
    const name = `${gold.document} ${gold.frame}`;
    return [{ gold, name, snapshot, tree: readDesign(snapshot), assets: document.assets }];
  });
}

async function measureFrame(
  frame: OpenFrame,
  bench: Bench,
  renderer: ChromiumRenderer,
  server: ModelServer,
): Promise<FrameResult> {
  const request = writePlanRequest({ tree: frame.tree, pictures: [] }, signal);
  const answer = writeAnswer(frame.gold, request.ids);
  const plan = await askGold(server, request, answer);
  const score = (outputs: Outputs) => scoreAll(frame, outputs, renderer);
  const draft = await write(frame, bench, { layers: {} });
  const planned = await write(frame, bench, plan);
  const without = new Map<PlanField, Scores>();
  for (const field of planFields) {
    const left = Object.keys(plan.layers).map((layer) => ({ layer, field }));
    without.set(field, await score(await write(frame, bench, withoutDecisions(plan, left))));
  }
  const decisions = countDecisions(answer, request.ids);
  const files = countFiles(planned.react);
  return {
    name: frame.name,
    draft: await score(draft),
    planned: await score(planned),
    without,
    tokens: { all: decisions.all / files.all, first: decisions.first / files.first },
    moved: await countMoved(draft.html, planned.html, renderer),
    reworded: countReworded(draft.html, planned.html),
  };
}

const signal = { aborted: false, throwIfAborted: () => {} };

async function write({ snapshot, assets }: OpenFrame, bench: Bench, plan: CodePlan): Promise<Outputs> {
  const environment = {
    libraries: bench.libraries,
    signal,
    onProgress: () => {},
    now: () => performance.now(),
    plan,
  };
  const show = async (options: CodeOptions) =>
    toUnformattedResult(await writeDraft(snapshot, assets, options, environment));
  const marked = { ...defaultCodeOptions, nodeIds: true };
  return { html: await show({ ...marked, target: 'html', styles: 'css' }), react: await show(marked) };
}

async function scoreAll(
  { gold, tree }: OpenFrame,
  { html, react }: Outputs,
  renderer: ChromiumRenderer,
): Promise<Scores> {
  const [root] = tree.frames;
  const [page] = html.pages;
  if (!root || !page) throw new Error(`${gold.document} has no frame ${gold.frame}.`);
  const [narrow] = await renderer.measure(htmlPage(html, page), [{ width: 390, height: 844 }], signal);
  if (!narrow) throw new Error('The page was not measured.');
  const scores = await scoreFrame(gold, root.root, html, react);
  return { ...scores, narrow: countNarrow(gold.truth.narrow, narrow) };
}

/** px that a box may move: browsers round. */
const still = 0.5;

async function countMoved(
  draft: CodeResult,
  planned: CodeResult,
  renderer: ChromiumRenderer,
): Promise<number> {
  const [before, after] = await Promise.all(
    [draft, planned].map(async (result) => {
      const [page] = result.pages;
      if (!page) return {};
      const [drawn] = await renderer.measure(htmlPage(result, page), [page], signal);
      return drawn?.boxes ?? {};
    }),
  );
  return Object.entries(before ?? {}).filter(([id, [box]]) => {
    const [other] = after?.[id] ?? [];
    const sides = ['x', 'y', 'width', 'height'] as const;
    return !box || !other || sides.some((side) => Math.abs(box[side] - other[side]) > still);
  }).length;
}

function countReworded(draft: CodeResult, planned: CodeResult): number {
  const [before, after] = [readWords(draft), readWords(planned)];
  const lost = before.filter((words) => !after.includes(words));
  return lost.length + after.filter((words) => !before.includes(words)).length;
}

function measuresOf(results: readonly FrameResult[]): readonly Measure[] {
  const share = { unit: 'share', better: 'higher' } as const;
  const casesOf = (part: Part, pick: (result: FrameResult) => Scores): readonly Case[] =>
    results.flatMap((result) => {
      const tally = pick(result)[part];
      return isAsked(part, tally) ? [{ name: result.name, value: f1Of(tally) }] : [];
    });
  const means = parts.map((part) => ({
    part,
    draft: meanOf(casesOf(part, ({ draft }) => draft)),
    planned: casesOf(part, ({ planned }) => planned),
  }));
  const count = { unit: 'count', better: 'lower', goal: 0 } as const;
  const ratio = { unit: 'share', better: 'lower', goal: 0.25 } as const;
  const told = (pick: (result: FrameResult) => number): readonly Case[] =>
    results.map((result) => ({ name: result.name, value: pick(result) }));
  return [
    ...means.flatMap(({ part, draft, planned }) => [
      measureOne(
        { ...share, id: `assist-${part}-alone`, title: `Compiler alone, ${titles[part]}`, goal: null },
        draft,
      ),
      measureCases(
        { ...share, id: `assist-${part}`, title: `With a gold plan, ${titles[part]}`, goal: null },
        planned,
      ),
    ]),
    measureOne(
      { ...share, id: 'assist-gain', title: 'Least gain of kinds, props, grouping', goal: 0.2 },
      Math.min(...means.slice(0, 3).map(({ draft, planned }) => meanOf(planned) - draft)),
    ),
    measureFields(results),
    measureCases(
      { ...ratio, id: 'assist-tokens', title: 'Tokens written, of those of the files' },
      told(({ tokens }) => tokens.all),
    ),
    measureCases(
      { ...ratio, id: 'assist-first', title: 'Tokens until the first use, same', goal: null },
      told(({ tokens }) => tokens.first),
    ),
    measureCases(
      { ...count, id: 'assist-moved', title: 'Boxes that a plan moved' },
      told(({ moved }) => moved),
    ),
    measureCases(
      { ...count, id: 'assist-reworded', title: 'Texts that a plan changed' },
      told(({ reworded }) => reworded),
    ),
  ];
}

const titles: Readonly<Record<Part, string>> = {
  kinds: 'kinds, F1',
  props: 'props, F1',
  grouping: 'grouping, F1',
  words: 'names and words, recall',
  narrow: 'narrow screens, recall',
};

/** What each field is worth: the most that any figure loses without it. */
function measureFields(results: readonly FrameResult[]): Measure {
  const meanFor = (part: Part, pick: (result: FrameResult) => Scores | undefined) =>
    meanOf(
      results.flatMap((result) => {
        const tally = pick(result)?.[part];
        return tally && isAsked(part, tally) ? [{ name: '', value: f1Of(tally) }] : [];
      }),
    );
  const cases = planFields.map((field): Case => {
    const losses = parts.map(
      (part) => meanFor(part, ({ planned }) => planned) - meanFor(part, ({ without }) => without.get(field)),
    );
    return { name: field, value: Math.max(...losses) };
  });
  const id = 'assist-fields';
  const title = 'What a field is worth to some figure';
  return measureCases({ id, title, unit: 'share', better: 'higher', goal: 0.001 }, cases);
}

/** A frame without components is right where none is found; one that says nothing of narrow screens says nothing. */
function isAsked(part: Part, { wanted }: Tally): boolean {
  return wanted > 0 || (part !== 'words' && part !== 'narrow');
}

function f1Of({ wanted, found, right }: Tally): number {
  return wanted + found === 0 ? 1 : (2 * right) / (wanted + found);
}

function meanOf(cases: readonly Case[]): number {
  return cases.reduce((sum, { value }) => sum + value, 0) / Math.max(1, cases.length);
}
