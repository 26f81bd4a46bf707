/**
 * Judges pairs of hand edit and design change again and prints the faults.
 *
 *   node tests/merge-pairs/replay.ts --seed N [--to N] [--out DIR]
 *
 * With `--out` the generated, the edited and the merged files of the first are written there. It needs what
 * `npm run build` makes.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLibraries } from '#cli/read-libraries';
import type { Files } from './hand-edits.ts';
import { judgePairs, openDesigns } from './judge-pairs.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, to: { type: 'string' }, out: { type: 'string' } },
});
const from = Number(values.seed);
const to = Number(values.to ?? values.seed);
if (!Number.isInteger(from) || !Number.isInteger(to)) throw new Error('Say which pair with --seed N.');

const seeds = Array.from({ length: to - from + 1 }, (_, index) => from + index);
const judged = await judgePairs(seeds, await openDesigns(), await readLibraries());
for (const { seed, name, design, faults, conflicts } of judged) {
  if (faults.length > 0 || seeds.length < 5)
    console.log(
      `Seed ${seed}, ${name} (${design}), ${conflicts} told:\n  ${faults.join('\n  ') || 'All of it holds.'}`,
    );
}
console.log(
  `${judged.filter(({ faults }) => faults.length > 0).length} of ${judged.length} break something; ${judged.filter(({ conflicts }) => conflicts > 0).length} have something to tell.`,
);
const [first] = judged;
if (values.out !== undefined && first) {
  await writeAll(join(values.out, 'base'), first.before);
  await writeAll(join(values.out, 'mine'), first.edited);
  await writeAll(join(values.out, 'merged'), first.files);
}

async function writeAll(folder: string, files: Files): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
