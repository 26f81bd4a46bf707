/**
 * T1 of the goals: nodes a second of processor time from reading to printing, warm and without formatting, and
 * whether the time grows with the nodes alone: one screen, repeated until it holds 500, 5,000 and 50,000 layers.
 */
import type { CodeOptions } from '#design/code-options';
import { readDesign } from '#design/read-design';
import type { Snapshot } from '#design/snapshot';
import { findComponents } from '#codegen/components/find-components';
import { layOut } from '#codegen/layout/lay-out';
import { printDrafts } from '#codegen/targets/print-files';
import { type Bench, type Case, type Figure, measureOne } from '../figure.ts';
import { countNodes, isScreen } from '../open-documents.ts';
import { repeatFrame } from '../repeat-frame.ts';
import { outputs } from './compile.ts';

const sizes = [500, 5_000, 50_000];
/** Until the engine has compiled what it is going to. */
const warmRounds = 30;
/** Each stage counts as in the best of these: other work on the machine only ever adds. */
const rounds = 3;

export const speedFigure: Figure = {
  id: 'speed',
  async compute(bench) {
    const cases: Case[] = [];
    const perNode: number[] = [];
    const stages: Case[] = [];
    const options = outputs.html;
    const screens = bench.documents.flatMap((document) =>
      document.frames.filter(isScreen).map((frame) => document.takeSnapshot([frame])),
    );
    const [model] = screens;
    if (!options || !model) return [];
    const warm = grow(model, 500);
    for (let round = 0; round < warmRounds; round += 1) await timeStages(bench, warm.snapshot, options);
    for (const size of bench.quick ? sizes.slice(0, 2) : sizes) {
      bench.tell(`Timing ${size} nodes`);
      const { snapshot, nodes } = grow(model, size);
      const times = await timeBest(bench, snapshot, options);
      const total = Object.values(times).reduce((sum, time) => sum + time, 0);
      perNode.push(total / nodes);
      cases.push({ name: `${nodes} nodes`, value: nodes / (total / 1000) });
      for (const [stage, time] of Object.entries(times))
        stages.push({ name: `${nodes} nodes, ${stage}`, value: nodes / (time / 1000) });
    }
    const [first = 1] = perNode;
    const last = perNode.at(-1) ?? first;
    const best = cases.reduce((most, { value }) => Math.max(most, value), 0);
    return [
      measureOne(
        {
          id: 'speed',
          title: 'T1 nodes a second of processor time, reading to printing, warm',
          unit: 'per-second',
          better: 'higher',
          goal: 100_000,
        },
        best,
        [...cases, ...stages],
      ),
      measureOne(
        {
          id: 'growth',
          title: 'T1 time per node, most nodes against fewest',
          unit: 'ratio',
          better: 'lower',
          goal: 1.5,
        },
        last / first,
      ),
    ];
  },
};

async function timeBest(
  bench: Bench,
  snapshot: Snapshot,
  options: CodeOptions,
): Promise<Readonly<Record<string, number>>> {
  const best = new Map<string, number>();
  for (let round = 0; round < rounds; round += 1) {
    for (const [stage, time] of Object.entries(await timeStages(bench, snapshot, options)))
      best.set(stage, Math.min(best.get(stage) ?? Infinity, time));
  }
  return Object.fromEntries(best);
}

async function timeStages(
  { libraries }: Bench,
  snapshot: Snapshot,
  options: CodeOptions,
): Promise<Readonly<Record<string, number>>> {
  const marks = [processorTime()];
  const tree = readDesign(snapshot);
  marks.push(processorTime());
  const layout = layOut(tree);
  marks.push(processorTime());
  const found = findComponents(layout, options);
  marks.push(processorTime());
  await printDrafts(
    { ...found, assets: { ...snapshot.images, ...snapshot.exports, ...found.assets } },
    options,
    libraries,
  );
  marks.push(processorTime());
  const names = ['read', 'layout', 'components', 'print'];
  return Object.fromEntries(
    names.map((name, index) => [name, (marks[index + 1] ?? 0) - (marks[index] ?? 0)]),
  );
}

/** ms this process has worked: unlike the time of day it does not grow with what else the machine does. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function grow(snapshot: Snapshot, wanted: number): { snapshot: Snapshot; nodes: number } {
  const [frame] = snapshot.frames;
  if (!frame) return { snapshot, nodes: 0 };
  const node = repeatFrame(frame.node, wanted);
  return { snapshot: { ...snapshot, frames: [{ ...frame, id: node.id, node }] }, nodes: countNodes(node) };
}
