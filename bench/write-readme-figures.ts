/** Writes the figures of the last run into README.md, after `npm run bench`; with `--print` it only shows them. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { readLatest } from './keep-results.ts';
import { replaceBlock, writeBlock } from './readme-figures.ts';

const path = join(import.meta.dirname, '../README.md');
const result = await readLatest();
if (!result) throw new Error('There are no figures yet: run "npm run bench" first.');
const block = writeBlock(result);
if (process.argv.includes('--print')) console.log(block);
else {
  const text = replaceBlock(await readFile(path, 'utf8'), block);
  await writeFile(path, await format(text, { parser: 'markdown', singleQuote: true, printWidth: 110 }));
}
