/**
 * What the code becomes by a model's answers, each given by a script: plans written by hand, with and without the
 * layers' names; answers about some frames that are right, wrong, hostile, empty, refused and cut off, in both modes;
 * and true pictures read as designs without layers. Receipts are made without a browser.
 */
import { readGivenPicture } from '#cli/read-given-picture';
import { numberPlanLayers } from '#codegen/model/assist/write-plan-request';
import { compile } from '#codegen/compile';
import type { CodeOptions } from '#design/code-options';
import { readDesign } from '#design/read-design';
import { childrenOf, walkNodes } from '#design/rest-node';
import type { RestNode, Snapshot } from '#design/snapshot';
import { openRandom } from '../../tests/random-designs/random.ts';
import { fileAnswers, planAnswers } from '../answers/bad-answers.ts';
import { type JudgedFrame, openJudgedFrame, silentTerminal } from '../answers/judged-frame.ts';
import { type GoldFrame, openGoldFrames } from '../assist/gold-frame.ts';
import { stripNames } from '../assist/strip-names.ts';
import { writeAnswer } from '../assist/write-answer.ts';
import type { BenchDocument } from '../open-documents.ts';
import { describeAll, describeRequest, describeResult } from './describe-output.ts';
import { openFrame } from './open-frame.ts';
import { nameFrame, outputNamed, outputs, type RecordingTools } from './recording-tools.ts';
import { failureOf, openScriptedModel, type ScriptedModel } from './scripted-model.ts';

/** Documents whose gold frames get bad answers too, by the output; React takes long to check. */
const badlyAnswered: Readonly<Record<string, string>> = {
  'corpus/figmasharp-login': 'react modules',
  'corpus/landing': 'react tailwind',
  'corpus/cookup': 'html css',
  'corpus/atomic': 'html tailwind',
  'corpus/yapper': 'html css',
  'corpus/home-wide': 'react modules',
};

export async function recordAnswers(document: BenchDocument, tools: RecordingTools): Promise<void> {
  for (const gold of await openGoldFrames()) {
    const frame = [...walkNodes(document.frames)].find(({ id }) => id === gold.frame);
    if (document.name !== `corpus/${gold.document.replace('corpus/', '')}` || !frame) continue;
    const snapshot = document.takeSnapshot([frame]);
    const name = nameFrame(document, frame);
    for (const [output, options] of Object.entries(outputs)) {
      const marked = { ...options, nodeIds: true };
      await recordPlan(`${name} plan ${output}`, gold, snapshot, document, marked, tools);
      await recordPlan(
        `${name} nameless plan ${output}`,
        gold,
        stripNames(snapshot),
        document,
        marked,
        tools,
      );
    }
    const output = badlyAnswered[document.name];
    if (output !== undefined)
      await recordBadAnswers(`${name} ${output}`, gold, snapshot, document, outputNamed(output), tools);
  }
  for (const { frame, by } of document.pictures)
    if (by === 'figma') await recordPicture(document, frame, tools);
}

function recordPlan(
  name: string,
  gold: GoldFrame,
  snapshot: Snapshot,
  { assets }: BenchDocument,
  options: CodeOptions,
  tools: RecordingTools,
): Promise<void> {
  return tools.record(name, async () => {
    const frame = await openJudgedFrame(snapshot, assets, options, { ...tools, renderer: null });
    const plan = writeAnswer(gold, numberPlanLayers(readDesign(snapshot)));
    return judge(frame, 'assist', openScriptedModel([plan]));
  });
}

async function judge(frame: JudgedFrame, mode: 'assist' | 'author', model: ScriptedModel): Promise<string> {
  const { result, worse, lost, added, unsafe, isDraft } = await frame.judge(mode, model);
  return describeAll([
    ['worse', worse],
    ['lost', lost],
    ['added', added],
    ['unsafe', unsafe],
    ['is the draft', isDraft],
    ['result', describeResult(result)],
    ...model.requests.map((request) => ['request', describeRequest(request)] as const),
  ]);
}

/** Cut-off answers of each mode. */
const cuts = 3;

async function recordBadAnswers(
  name: string,
  gold: GoldFrame,
  snapshot: Snapshot,
  { assets }: BenchDocument,
  options: CodeOptions,
  tools: RecordingTools,
): Promise<void> {
  const frame = await openJudgedFrame(snapshot, assets, options, { ...tools, renderer: null });
  const layers = numberPlanLayers(readDesign(snapshot));
  const random = openRandom(1);
  const answers = {
    assist: planAnswers(writeAnswer(gold, layers), layers.length, random),
    author: fileAnswers(frame.draft, random),
  };
  for (const mode of ['assist', 'author'] as const) {
    for (const [index, { kind, text }] of answers[mode].entries()) {
      const model = openScriptedModel([text]);
      await tools.record(`${name} ${mode} answer ${index} ${kind}`, () => judge(frame, mode, model));
    }
    const right = answers[mode][0]?.text ?? '';
    const refused = openScriptedModel([''], failureOf('content-blocked'));
    await tools.record(`${name} ${mode} refused`, () => judge(frame, mode, refused));
    for (let cut = 0; cut < cuts; cut += 1) {
      const text = right.slice(0, random.whole(0, right.length));
      const model = openScriptedModel([text], failureOf('stream-cut'));
      await tools.record(`${name} ${mode} cut off ${cut}`, () => judge(frame, mode, model));
    }
  }
}

/** A true picture, read as if a model saw in it the texts and boxes that the frame has. */
async function recordPicture(document: BenchDocument, frame: RestNode, tools: RecordingTools): Promise<void> {
  const { picture } = await openFrame(document, frame);
  if (!picture) return;
  const scale = document.pictures.find((one) => one.frame.id === frame.id)?.scale ?? 1;
  const model = openScriptedModel(describeLayers(frame, scale));
  const release = () => Promise.resolve();
  const read = readGivenPicture({ name: frame.name, bytes: picture }, { ...model, release }, silentTerminal);
  const name = `${nameFrame(document, frame)} picture`;
  await tools.record(name, async () => {
    const { snapshot, assets, problems, note } = await read;
    return describeAll([
      ['note', note],
      ['problems', problems],
      ['snapshot', snapshot],
      ['assets', assets],
      ...model.requests.map((request) => ['request', describeRequest(request)] as const),
    ]);
  });
  for (const output of ['react modules', 'html css']) {
    await tools.record(`${name} ${output}`, async () => {
      const { snapshot, assets } = await read;
      return describeResult(await compile(snapshot, assets, outputNamed(output), tools.environment));
    });
  }
}

/** Both looks at a picture: in the second one some words are read otherwise. */
function describeLayers(frame: RestNode, scale: number): readonly [string, string] {
  const corner = boxOf(frame) ?? { x: 0, y: 0 };
  const placeOf = (node: RestNode) => {
    const box = boxOf(node);
    if (!box) return null;
    const place = { x: box.x - corner.x, y: box.y - corner.y, width: box.width, height: box.height };
    return Object.fromEntries(Object.entries(place).map(([side, px]) => [side, Math.round(px * scale)]));
  };
  const layers = [...walkNodes(childrenOf(frame))];
  const texts = layers.flatMap((node) => {
    const place = placeOf(node);
    if (node.type !== 'TEXT' || !place) return [];
    const { fontSize = 16, fontWeight = 400 } = node.style;
    return [{ text: node.characters, ...place, size: fontSize * scale, weight: fontWeight }];
  });
  const boxes = layers.flatMap((node, index) => {
    const place = placeOf(node);
    if (node.type === 'TEXT' || !place) return [];
    return [{ kind: index % 4 === 0 ? 'picture' : 'box', ...place, radius: index % 3 }];
  });
  const first = { title: frame.name, texts, boxes, unclear: ['a small picture'] };
  const words = texts.map(({ text }, index) => (index % 9 === 0 ? `${text}!` : text));
  return [JSON.stringify(first), JSON.stringify({ texts: words })];
}

function boxOf(node: RestNode) {
  return 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
}
