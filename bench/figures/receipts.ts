/** What the Receipt finds in the React output of every document, type errors first. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createChecker } from '#codegen/check';
import { measureOne, type Case, type Figure } from '../figure.ts';
import { outputs } from './compile.ts';

const titles: Readonly<Record<string, string>> = {
  types: 'Errors of a strict tsc over all React output',
  imports: 'Findings of the Receipt: imports',
  names: 'Findings of the Receipt: names',
  accessibility: 'Findings of the Receipt: accessibility',
  text: 'Findings of the Receipt: texts that are not exact',
};

export const receiptsFigure: Figure = {
  id: 'receipts',
  async compute(bench) {
    const checker = createChecker(bench.libraries);
    const counts = new Map<string, Case[]>(Object.keys(titles).map((id) => [id, []]));
    const lines: string[] = [];
    let failedReceipts = 0;
    for (const document of bench.documents) {
      for (const [output, options] of Object.entries(outputs)) {
        bench.tell(`Checking ${document.name}, ${output}`);
        const name = `${document.name} ${output}`;
        const result = await bench.compile(document, document.frames, options).catch(() => null);
        if (!result) continue;
        const environment = {
          signal: neverCancelled,
          onProgress: () => {},
          now: () => performance.now(),
          renderer: null,
        };
        const snapshot = document.takeSnapshot(document.frames);
        const { receipt } = await checker.check(result, snapshot, new Map(), options, environment);
        if (receipt?.outcome === 'failed') failedReceipts += 1;
        for (const { id, findings } of receipt?.checks ?? []) {
          counts.get(id)?.push({ name, value: findings.length });
          for (const { message, file, line } of findings)
            lines.push(`${name} ${id} ${file ?? ''}:${line ?? ''} ${message}`);
        }
      }
    }
    await writeFile(join(bench.folder, 'findings.txt'), `${lines.join('\n')}\n`);
    const count = { unit: 'count', better: 'lower', goal: 0 } as const;
    return [
      ...[...counts].map(([id, cases]) =>
        measureOne(
          { ...count, id: `receipt-${id}`, title: titles[id] ?? id },
          cases.reduce((sum, { value }) => sum + value, 0),
          cases,
        ),
      ),
      measureOne({ ...count, id: 'receipts-failed', title: 'Receipts that failed' }, failedReceipts),
    ];
  },
};

const neverCancelled = { aborted: false, throwIfAborted: () => {} };
