/**
 * `npm run try:live -- insight`: how well a live model tells places. It finds the texts, controls and images in pictures
 * of our examples, and the layers say where they are: nothing of the layers is sent. For a person with a key.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Question } from '#design/question';
import { readDesign } from '#design/read-design';
import type { RenderedFrame } from '#insight/audit/audit-input';
import { answerQuestion, UnreadableAnswerError } from '#insight/understand/answer-question';
import { collectPictureContext } from '#insight/understand/collect-context';
import { prepareQuestion, type PreparedQuestion } from '#insight/understand/prepare-question';
import { type BoxScore, type FrameElement, listElements, scoreBoxes } from '#insight/understand/score-boxes';
import { findVisionLimits } from '#models/vision-limits';
import type { CommandServices } from './command-services.ts';
import type { Terminal } from './command.ts';
import { commands } from './commands.ts';
import { drawFrames } from './draw-frames.ts';
import { estimateQuestions, writeEstimate } from './estimate-question.ts';
import { programFolder } from './program-folder.ts';
import { readCommandLine } from './read-command-line.ts';
import { readSnapshot } from './source/read-snapshot.ts';

/** Frames with many elements of all sizes. */
const allExamples = ['landing', 'dashboard', 'registration-form'] as const;

const question: Question = {
  kind: 'find',
  text: 'Every text with its exact words as the label, every button, link, field, checkbox and switch, and every image. What is inside a button, link or field is part of it.',
  schema: null,
};

/**
 * Prints what it will cost, then how many elements of each example were found, and how well their boxes overlap (IoU).
 * Returns the number of examples that failed.
 */
export async function tryInsight(
  { services, settings, purpose }: CommandServices,
  terminal: Terminal,
  signal: AbortSignal,
  names: readonly string[] = allExamples,
): Promise<number> {
  const model = await services.text(settings, 'question', purpose);
  const examples: PreparedExample[] = [];
  for (const name of names) {
    const drawn = await drawExample(name, terminal);
    if (drawn === null) {
      terminal.print(`${name}: it cannot be drawn here; Chromium is needed`);
      continue;
    }
    const context = collectPictureContext('picture:1', name, drawn.picture);
    const prepared = prepareQuestion(question, context, findVisionLimits(model.model), signal);
    examples.push({ name, elements: drawn.elements, prepared });
  }
  const estimate = estimateQuestions(
    examples.map(({ prepared }) => prepared),
    { service: settings.service, model: model.model },
  );
  terminal.print(writeEstimate(estimate));
  const scores: BoxScore[] = [];
  let spent = 0;
  for (const { name, elements, prepared } of examples) {
    const { answer, failure } = await answerQuestion(prepared, {
      onAnswer: () => undefined,
      async ask(request, _progress, onText) {
        for await (const event of model.stream(request, signal)) {
          if (event.type === 'text') onText(event.delta);
          else if (event.type === 'usage') spent += event.usage.costUsd ?? 0;
          else if (event.type === 'failed') throw new Error(event.failure.message);
        }
      },
    });
    if (failure !== null) {
      terminal.print(`${name}: ${failure.message}`);
      // A refused key or an empty account fails the next one too.
      if (failure instanceof UnreadableAnswerError) continue;
      break;
    }
    const score = scoreBoxes(elements, answer.boxes);
    scores.push(score);
    terminal.print(`${name}: ${describe(score)}`);
  }
  if (scores.length > 0) terminal.print(`\nAll: ${describe(sumOf(scores))}`);
  terminal.print(`$${spent.toFixed(4)}, as far as it is known.`);
  return names.length - scores.length;
}

interface PreparedExample {
  readonly name: string;
  readonly elements: readonly FrameElement[];
  readonly prepared: PreparedQuestion;
}

async function drawExample(
  name: string,
  terminal: Terminal,
): Promise<{ readonly picture: RenderedFrame; readonly elements: readonly FrameElement[] } | null> {
  const folder = join(programFolder, 'examples', name);
  const command = commands.find((one) => one.name === 'ask');
  if (command === undefined) return null;
  const images = join(folder, 'images');
  const pictures = existsSync(images) ? ['--images', images] : [];
  const args = [join(folder, 'figma.json'), '--frame', '1:1', ...pictures];
  const { snapshot, assets } = await readSnapshot(readCommandLine(command, args), terminal);
  const [frame] = snapshot.frames;
  const picture = (await drawFrames(snapshot, assets, terminal)).get(frame?.id ?? '');
  if (picture === undefined || frame === undefined) return null;
  return { picture, elements: listElements(readDesign(snapshot), 0, frame.node) };
}

function sumOf(scores: readonly BoxScore[]): BoxScore {
  return {
    overlaps: scores.flatMap(({ overlaps }) => overlaps),
    missed: scores.reduce((sum, { missed }) => sum + missed, 0),
    invented: scores.reduce((sum, { invented }) => sum + invented, 0),
  };
}

function describe({ overlaps, missed, invented }: BoxScore): string {
  const mean = overlaps.reduce((sum, overlap) => sum + overlap, 0) / Math.max(1, overlaps.length);
  return `mean IoU ${mean.toFixed(3)}, ${String(overlaps.length)} matched, ${String(missed)} missed, ${String(invented)} boxes on no element`;
}
