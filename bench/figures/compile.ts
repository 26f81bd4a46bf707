/** Does every frame of every document become code, how long do the stages take, what was left out. */
import { defaultCodeOptions, type CodeOptions } from '#design/code-options';
import type { Stage } from '#design/code-result';
import { countNodes, type BenchDocument } from '../open-documents.ts';
import { measureCases, measureOne, type Bench, type Case, type Figure } from '../figure.ts';

/** The three outputs that have to work. */
export const outputs: Readonly<Record<string, CodeOptions>> = {
  'react modules': { ...defaultCodeOptions, target: 'react', styles: 'modules' },
  'react tailwind': { ...defaultCodeOptions, target: 'react', styles: 'tailwind' },
  html: { ...defaultCodeOptions, target: 'html', styles: 'css' },
};

export const compileFigure: Figure = {
  id: 'compile',
  async compute(bench) {
    const crashes: Case[] = [];
    const problems: Case[] = [];
    const rates: Case[] = [];
    const stages = new Map<Stage, number>();
    for (const document of bench.documents) {
      bench.tell(`Compiling ${document.name}`);
      const nodes = document.frames.reduce((sum, frame) => sum + countNodes(frame), 0);
      for (const [output, options] of Object.entries(outputs)) {
        const { failed, milliseconds, told } = await compileDocument(bench, document, options, stages);
        crashes.push({ name: `${document.name} ${output}`, value: failed });
        if (output === 'html') problems.push({ name: document.name, value: told });
        rates.push({ name: `${document.name} ${output}`, value: nodes / (milliseconds / 1000) });
      }
    }
    const frames = bench.documents.reduce((sum, { frames: all }) => sum + all.length, 0);
    const total = (cases: readonly Case[]) => cases.reduce((sum, { value }) => sum + value, 0);
    const count = { unit: 'count', better: 'lower' } as const;
    return [
      measureOne(
        {
          ...count,
          id: 'frames',
          title: 'Frames compiled, each to three outputs',
          better: 'higher',
          goal: null,
        },
        frames,
      ),
      measureOne(
        { ...count, id: 'crashes', title: 'Frames that could not be compiled', goal: 0 },
        total(crashes),
        crashes,
      ),
      measureOne(
        { ...count, id: 'problems', title: 'Problems told (HTML)', goal: null },
        total(problems),
        problems,
      ),
      measureCases(
        {
          id: 'compile-rate',
          title: 'Nodes a second, formatting included',
          unit: 'per-second',
          better: 'higher',
          goal: null,
        },
        rates,
      ),
      ...[...stages].map(([stage, milliseconds]) =>
        measureOne(
          {
            id: `stage-${stage}`,
            title: `Time in stage "${stage}", all outputs`,
            unit: 'ms',
            better: 'lower',
            goal: null,
          },
          milliseconds,
        ),
      ),
    ];
  },
};

/** All frames at once, as one project; where that fails, one by one to see which. */
async function compileDocument(
  bench: Bench,
  document: BenchDocument,
  options: CodeOptions,
  stages: Map<Stage, number>,
): Promise<{ failed: number; milliseconds: number; told: number }> {
  const start = performance.now();
  try {
    const { timings, problems } = await bench.compile(document, document.frames, options);
    for (const { stage, milliseconds } of timings) stages.set(stage, (stages.get(stage) ?? 0) + milliseconds);
    return { failed: 0, milliseconds: performance.now() - start, told: problems.length };
  } catch (error) {
    bench.tell(`${document.name}: ${String(error)}`);
  }
  let failed = 0;
  for (const frame of document.frames) {
    await bench.compile(document, [frame], options).catch((error: unknown) => {
      failed += 1;
      bench.tell(`${document.name} ${frame.id} "${frame.name}": ${String(error)}`);
    });
  }
  return { failed: Math.max(1, failed), milliseconds: performance.now() - start, told: 0 };
}
