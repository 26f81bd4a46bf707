/**
 * M7 of the goals: the same input gives the same bytes. Every document is compiled a second time in a thread of its
 * own, where nothing is remembered of earlier work, with every list of names in another order; what differs is a line
 * of repeatable.txt.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { measureOne, type Case, type Figure } from '../figure.ts';
import { hashFiles, type FileHashes, type HashTask } from '../hash-files.ts';
import { outputs } from './compile.ts';

export const repeatableFigure: Figure = {
  id: 'repeatable',
  async compute(bench) {
    const lines: string[] = [];
    const cases: Case[] = [];
    for (const document of bench.documents) {
      bench.tell(`Compiling ${document.name} again`);
      const elsewhere = await compileElsewhere({
        document: document.name,
        options: Object.values(outputs),
      });
      for (const [index, [output, options]] of Object.entries(outputs).entries()) {
        const name = `${document.name} ${output}`;
        const once = hashFiles(await bench.compile(document, document.frames, options));
        const again = elsewhere[index] ?? {};
        const differing = compareHashes(once, again);
        lines.push(...differing.map((path) => `${name}\t${path}`));
        const count = new Set([...Object.keys(once), ...Object.keys(again)]).size;
        cases.push({ name, value: 1 - differing.length / count });
      }
    }
    await writeFile(join(bench.folder, 'repeatable.txt'), `${lines.join('\n')}\n`);
    const share = cases.filter(({ value }) => value === 1).length / Math.max(1, cases.length);
    const title = `M7 projects that are the same byte for byte, of ${cases.length}`;
    return [measureOne({ id: 'repeatable', title, unit: 'share', better: 'higher', goal: 1 }, share, cases)];
  },
};

/** Paths of files that are not the same in both, or in one of them only. */
export function compareHashes(one: FileHashes, other: FileHashes): readonly string[] {
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...paths].filter((path) => one[path] !== other[path]).sort();
}

function compileElsewhere(task: HashTask): Promise<readonly FileHashes[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../hash-worker.ts', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error(`The second compile ended with ${code}.`));
    });
  });
}
