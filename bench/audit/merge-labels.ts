/**
 * Puts what people answered about contact sheets into `labels.json`, by the keys of the claims:
 *
 *   node bench/audit/merge-labels.ts FOLDER
 *
 * FOLDER has the `findings.json` of `draw-claim-sheets.ts` and the answers by number, `labels-1.json` and `labels-2.json`
 * of two people and `labels-3.json` of a third about what these two disagree on. Claims that had labels get the new ones.
 */
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { type Label, type Labels, labelsFile, settle } from './labels.ts';

type Answers = Readonly<Record<string, { readonly label: Label }>>;

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say which folder the answers are in.');

const facts = (await readJson(join(folder, 'findings.json'))) as readonly {
  readonly number: number;
  readonly key: string;
}[];
const answers: Answers[] = [];
for (const number of [1, 2, 3]) {
  const file = join(folder, `labels-${String(number)}.json`);
  answers.push(existsSync(file) ? ((await readJson(file)) as Answers) : {});
}
const former = existsSync(labelsFile) ? ((await readJson(labelsFile)) as Labels) : {};
const fresh = Object.fromEntries(
  facts.flatMap(({ number, key }) => {
    const [one, other, third] = answers.map((each) => each[String(number)]?.label);
    if (one === undefined || other === undefined) return [];
    return [[key, one === other || third === undefined ? [one, other] : [one, other, third]] as const];
  }),
);
const labels = Object.fromEntries(
  Object.entries({ ...former, ...fresh }).sort(([one], [other]) => (one < other ? -1 : 1)),
);
await writeFile(
  labelsFile,
  await format(JSON.stringify(labels), { parser: 'json', printWidth: 110, singleQuote: true }),
);
const open = Object.entries(labels).filter(([, given]) => settle(given) === null);
console.log(
  `${String(Object.keys(labels).length)} claims have labels, ${String(open.length)} of them are not settled.`,
);
for (const [key] of open) console.log(key);

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'));
}
