/**
 * Whether any answer of a model leaves a design worse off than none: real frames are decided about and written on by
 * the stand-in, asked as the command line asks, with answers that are right, partly wrong, hostile, empty, refused, and
 * cut off after any byte. Each outcome is held against the draft: by its Receipt, in which the draft as a browser draws
 * it stands for Figma's picture, and by what readers of their own find in the pages.
 */
import { numberPlanLayers } from '#codegen/model/assist/write-plan-request';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import { readDesign } from '#design/read-design';
import { walkNodes } from '#design/rest-node';
import { startModelServer } from '../../tests/model-server/start-model-server.ts';
import { openRandom } from '../../tests/random-designs/random.ts';
import { askBadly, type Outcome } from '../answers/ask-badly.ts';
import { openJudgedFrame, openTools } from '../answers/judged-frame.ts';
import { openGoldFrames } from '../assist/gold-frame.ts';
import { writeAnswer } from '../assist/write-answer.ts';
import { type Bench, type Case, type Figure, type Measure, measureOne } from '../figure.ts';

const react = defaultCodeOptions;
const html: CodeOptions = { ...defaultCodeOptions, target: 'html', styles: 'css' };

/** Frames by document; what React takes to be checked so often is dear, so most are HTML. */
const outputs: Readonly<Record<string, CodeOptions>> = {
  'figmasharp-login': react,
  'corpus/landing': react,
  cookup: html,
  atomic: html,
  yapper: html,
  'home-wide': html,
};

/** Answers that are cut, of each frame and mode. */
const cuts = { quick: 3, full: 8 };

export const answersFigure: Figure = {
  id: 'answers',
  async compute(bench) {
    if (!bench.renderer) return [];
    const server = await startModelServer();
    const outcomes: (readonly [string, readonly Outcome[]])[] = [];
    try {
      for (const [index, { snapshot, assets, right, name }] of (await openFrames(bench)).entries()) {
        bench.tell(`Giving bad answers about ${name}`);
        const options = outputs[right.document] ?? html;
        const tools = openTools(bench.libraries, bench.renderer);
        const frame = await openJudgedFrame(snapshot, assets, options, tools);
        const layers = numberPlanLayers(readDesign(snapshot));
        const plan = writeAnswer(right, layers);
        const asking = { frame, server, plan, layers: layers.length, random: openRandom(index) };
        const given = await askBadly({ ...asking, cuts: bench.quick ? cuts.quick : cuts.full });
        outcomes.push([name, given]);
      }
    } finally {
      await server.close();
    }
    return outcomes.length === 0 ? [] : measuresOf(outcomes);
  },
};

async function openFrames({ documents: all, quick }: Bench) {
  const golds = (await openGoldFrames()).filter(({ document }) => document in outputs);
  const frames = golds.flatMap((right) => {
    const document = all.find(({ name }) => name === right.document);
    const node = document && [...walkNodes(document.frames)].find(({ id }) => id === right.frame);
    if (!document || !node) return [];
    const name = `${right.document} ${right.frame}`;
    return [{ right, name, snapshot: document.takeSnapshot([node]), assets: document.assets }];
  });
  return quick ? frames.slice(0, 2) : frames;
}

function measuresOf(outcomes: readonly (readonly [string, readonly Outcome[]])[]): readonly Measure[] {
  const measure = (id: string, title: string, isSo: (outcome: Outcome) => boolean): Measure => {
    const cases = outcomes.map(([name, all]): Case => ({ name, value: all.filter(isSo).length }));
    const sum = cases.reduce((total, { value }) => total + value, 0);
    const isFault = id !== 'answers-given';
    return measureOne(
      { id, title, unit: 'count', better: isFault ? 'lower' : 'higher', goal: isFault ? 0 : null },
      sum,
      cases,
    );
  };
  return [
    measure(
      'answers-given',
      `Answers, good and bad, about ${outcomes.length} frames in assist and author`,
      () => true,
    ),
    measure('answers-failed', 'of which ended in an error', ({ verdict }) => verdict === null),
    measure(
      'answers-worse',
      'left a worse Receipt',
      ({ verdict }) => verdict !== null && verdict.worse.length > 0,
    ),
    measure(
      'answers-reworded',
      'lost or changed a word of the page',
      ({ verdict }) => verdict !== null && verdict.lost.length + verdict.added.length > 0,
    ),
    measure(
      'answers-unsafe',
      'left something that runs or loads',
      ({ verdict }) => verdict !== null && verdict.unsafe.length > 0,
    ),
    measure('answers-silent', 'were dropped without a word', ({ isSilent }) => isSilent),
  ];
}
