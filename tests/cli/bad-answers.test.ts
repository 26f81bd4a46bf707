/**
 * Real designs and answers as models give them, right, partly wrong, hostile, empty, refused and cut off after any
 * byte, in both modes and both targets, over the line and through what the command line does with them. Nothing of it
 * may leave a page worse than the compiler's own, or change a word of it. The bench does the same widely, with
 * pictures.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberPlanLayers } from '#codegen/model/assist/write-plan-request';
import { defaultCodeOptions } from '#design/code-options';
import { type CodeTarget, describeTarget, supportedStyles } from '#design/targets';
import { readDesign } from '#design/read-design';
import { askBadly } from '../../bench/answers/ask-badly.ts';
import { type FrameTools, openJudgedFrame, openTools } from '../../bench/answers/judged-frame.ts';
import { openGoldFrames } from '../../bench/assist/gold-frame.ts';
import { writeAnswer } from '../../bench/assist/write-answer.ts';
import { openDocuments } from '../../bench/open-documents.ts';
import { walkNodes } from '#design/rest-node';
import { collectLibraries } from '../../codegen/collect-libraries.mjs';
import { corpusDocuments } from '../codegen/compile/read-corpus.ts';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { openRandom } from '../random-designs/random.ts';

const frames: readonly (readonly [document: string, target: CodeTarget])[] = [
  ['figmasharp-login', 'react'],
  ['landing', 'html'],
  ['home-wide', 'html'],
  ['atomic', 'html'],
];

describe.skipIf(corpusDocuments.length === 0)('no answer leaves worse code than the draft', () => {
  let server: ModelServer;
  let tools: FrameTools;
  beforeAll(async () => {
    server = await startModelServer();
    tools = openTools(await collectLibraries(), null);
  });
  afterAll(() => server.close());

  it.each(frames)('%s as %s', async (name, target) => {
    const { documents } = await openDocuments(`corpus/${name}`);
    const gold = (await openGoldFrames()).find(({ document }) => document.replace('corpus/', '') === name);
    const node = [...walkNodes(documents[0]?.frames ?? [])].find(({ id }) => id === gold?.frame);
    const [document] = documents;
    if (!document || !gold || !node) throw new Error(`${name} is not as it was.`);
    const snapshot = document.takeSnapshot([node]);
    const styles = supportedStyles(target, 'modules');
    const frame = await openJudgedFrame(
      snapshot,
      document.assets,
      { ...defaultCodeOptions, target, styles },
      tools,
    );
    const layers = numberPlanLayers(readDesign(snapshot));
    const plan = writeAnswer(gold, layers);
    const random = openRandom(name.length);
    // Checking React's types is slow.
    const cuts = describeTarget(target).pages === 'document' ? 4 : 2;
    const outcomes = await askBadly({ frame, server, plan, layers: layers.length, random, cuts });
    const faults = outcomes.flatMap(({ mode, kind, fault, verdict, error, isSilent }) => {
      const { worse = [], lost = [], added = [], unsafe = [] } = verdict ?? {};
      const found = [error, ...worse, ...lost, ...added, ...unsafe].filter((one) => one !== null);
      return found.length > 0 || isSilent ? [{ mode, kind, fault, isSilent, found }] : [];
    });
    expect(faults).toEqual([]);
    // Right answers change something, and one that is cut off or refused never takes the draft away.
    const unused = outcomes.filter(({ kind, verdict }) => kind === 'right' && verdict?.isDraft !== false);
    expect(
      unused.map(({ mode, verdict }) => [mode, verdict?.result.problems.map(({ message }) => message)]),
    ).toEqual([]);
    expect(outcomes).toHaveLength(2 * (7 + cuts));
  });
});
