/**
 * Judges one random design again and says what is wrong with it.
 *
 *   node tests/random-designs/replay.ts --seed N [--out DIR]
 *
 * With `--out` the design and the files that it becomes are written there. It needs what `npm run build` makes.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readLibraries } from '#cli/read-libraries';
import { launchBrowser } from '../codegen/check/open-preview.ts';
import { judgeDesign, type JudgedDesign } from './judge-design.ts';
import { judgeTogether } from './judge-together.ts';
import { makeDesign, type RandomDesign } from './make-design.ts';

const { values } = parseArgs({ options: { seed: { type: 'string' }, out: { type: 'string' } } });
const seed = Number(values.seed);
if (!Number.isInteger(seed)) throw new Error('Say which design with --seed N.');

const libraries = await readLibraries();
const design = makeDesign(seed);
const judged = await judgeDesign(design, libraries);
if (values.out !== undefined) await write(values.out, design, judged);
const browser = await launchBrowser();
try {
  const faults = await judgeTogether([judged], { libraries, browser, styles: true, previewEvery: 1 });
  console.log(`Seed ${seed}, ${judged.options.target} with ${judged.options.styles}:`);
  console.log((faults.get(seed) ?? ['All of it holds.']).join('\n'));
} finally {
  await browser.close();
}

async function write(out: string, { document, variables, exports }: RandomDesign, { result }: JudgedDesign) {
  await writeAt(join(out, 'design.json'), JSON.stringify(document, null, 2));
  await writeAt(join(out, 'variables.json'), JSON.stringify(variables, null, 2));
  for (const [id, bytes] of exports)
    await writeAt(join(out, 'exports', `${id.replaceAll(':', '-')}.svg`), bytes);
  for (const file of result?.files ?? []) {
    if (file.kind === 'text') await writeAt(join(out, 'code', file.path), file.text);
  }
}

async function writeAt(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
