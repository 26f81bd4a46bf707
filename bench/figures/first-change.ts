/**
 * How soon a model is of use: the time from the click in the panel, in the host in Chromium, until its answer has first
 * changed the code on the screen. The stand-in answers at the pace of a model that writes quickly, with a plan written
 * by hand and with the draft's own files gone over. What a real model thinks before its first word comes on top, the same
 * for both; so does the way to its service.
 */
import { join } from 'node:path';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import type { Frame } from 'playwright-core';
import { numberPlanLayers } from '#codegen/model/assist/write-plan-request';
import { defaultCodeOptions } from '#design/code-options';
import { readDesign } from '#design/read-design';
import { walkNodes } from '#design/rest-node';
import { documentFolder } from '../../host/server/document-folder.ts';
import { openBrowser, openHost, root } from '../../tests/host/open-host.ts';
import { modelServerPort, startModelServer } from '../../tests/model-server/start-model-server.ts';
import { openRandom } from '../../tests/random-designs/random.ts';
import { fileAnswers } from '../answers/bad-answers.ts';
import { type GoldFrame, openGoldFrames } from '../assist/gold-frame.ts';
import { writeAnswer } from '../assist/write-answer.ts';
import { type Bench, type Case, type Figure, measureCases } from '../figure.ts';

const documents = ['corpus/landing', 'cookup'];
/** Tokens that come in a second. */
const speed = 60;
/** Letters that the stand-in sends at once. */
const lettersAtOnce = 40;
const modes = ['assist', 'author'] as const;
type Mode = (typeof modes)[number];

const patience = { timeout: 240_000 };

export const firstChangeFigure: Figure = {
  id: 'first-change',
  async compute(bench) {
    if (!bench.renderer) return [];
    const cases: Record<Mode, Case[]> = { assist: [], author: [] };
    const golds = (await openGoldFrames()).filter(({ document }) => documents.includes(document));
    for (const gold of golds) {
      const answers = await writeAnswers(gold, bench);
      for (const mode of answers === null ? [] : modes) {
        bench.tell(`Waiting for the first change of ${gold.document}, ${mode}`);
        const value = await timeFirstChange(gold, mode, answers?.[mode] ?? '');
        cases[mode].push({ name: `${gold.document} ${gold.frame}`, value });
      }
    }
    if (cases.assist.length === 0) return [];
    const measure = { unit: 'ms', better: 'lower', goal: null } as const;
    return modes.map((mode) =>
      measureCases(
        {
          ...measure,
          id: `first-change-${mode}`,
          title: `First change on screen, ${mode}, ${speed} tokens/s`,
        },
        cases[mode],
      ),
    );
  },
};

/** What the stand-in says of a frame; `null` where its document is not here. */
async function writeAnswers(gold: GoldFrame, bench: Bench): Promise<Readonly<Record<Mode, string>> | null> {
  const document = bench.documents.find(({ name }) => name === gold.document);
  const node = document && [...walkNodes(document.frames)].find(({ id }) => id === gold.frame);
  if (!document || !node) return null;
  const tree = readDesign(document.takeSnapshot([node]));
  const draft = await bench.compile(document, [node], defaultCodeOptions);
  const [right] = fileAnswers(draft, openRandom(0));
  return { assist: writeAnswer(gold, numberPlanLayers(tree)), author: right?.text ?? '' };
}

/** ms. */
async function timeFirstChange({ document, frame }: GoldFrame, mode: Mode, answer: string): Promise<number> {
  const events = answer.length / lettersAtOnce;
  const pace = (encode(answer).length / speed / events) * 1000;
  const models = await startModelServer({ port: modelServerPort, pace });
  const browser = await openBrowser();
  const folder = join(root, '../shared/corpus', document.replace('corpus/', ''));
  const host = await openHost({ document: await documentFolder(folder), browser });
  try {
    await host.runCommand('settings');
    const panel = await host.panel();
    await giveKey(panel, models.url);
    await host.select(frame);
    await panel.getByRole('button', { name: /^Files, / }).waitFor(patience);
    await panel.getByRole('combobox', { name: 'Mode' }).click();
    await panel
      .getByRole('option', { name: mode === 'assist' ? /AI names things/ : /AI rewrites the code/ })
      .click();
    models.answerWith(answer);
    await panel.evaluate(() => void performance.mark('bench:click'));
    await panel.getByRole('button', { name: 'Generate code' }).click(patience);
    await panel.waitForFunction(hasLanded, undefined, patience);
    return await panel.evaluate(timeTaken);
  } finally {
    await host.close();
    await browser.close();
    await models.close();
  }
}

async function giveKey(panel: Frame, address: string): Promise<void> {
  await panel.getByRole('combobox', { name: 'Service' }).click(patience);
  await panel.getByRole('option', { name: /OpenAI Your/ }).click();
  await panel.getByLabel('Address').fill(address);
  await panel.getByLabel('Key', { exact: true }).fill('sk-bench');
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await panel.getByRole('button', { name: 'Remove', exact: true }).waitFor();
  await panel.getByRole('button', { name: 'Close settings' }).click();
}

function hasLanded(): boolean {
  return performance.getEntriesByName('framewright:answer-landed').length > 0;
}

function timeTaken(): number {
  const [clicked] = performance.getEntriesByName('bench:click');
  const [landed] = performance.getEntriesByName('framewright:answer-landed');
  return (landed?.startTime ?? NaN) - (clicked?.startTime ?? NaN);
}
