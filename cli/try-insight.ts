/**
 * `npm run try:live -- insight`: how well a live model tells places. It reads the texts of pictures of our examples, and
 * the layers say where they are: nothing of the layers is sent. For a person with a key; never part of the tests.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundBox, Question } from '#design/question';
import { readDesign } from '#design/read-design';
import type { Rectangle } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import { answerQuestion } from '#insight/understand/answer-question';
import { collectPictureContext } from '#insight/understand/collect-context';
import { overlapShare } from '#insight/understand/merge-boxes';
import { prepareQuestion } from '#insight/understand/prepare-question';
import { findVisionLimits } from '#models/vision-limits';
import type { CommandServices } from './command-services.ts';
import type { Terminal } from './command.ts';
import { commands } from './commands.ts';
import { drawFrames } from './draw-frames.ts';
import { programFolder } from './program-folder.ts';
import { readCommandLine } from './read-command-line.ts';
import { readSnapshot } from './source/read-snapshot.ts';

/** Frames with many texts of all sizes. */
const examples = ['landing', 'dashboard', 'registration-form'] as const;

/** Prints the mean overlap (IoU) of each example and of all; returns the number of examples that failed. */
export async function tryInsight(
  { services, settings, purpose }: CommandServices,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> {
  const model = await services.text(settings, 'question', purpose);
  const all: number[] = [];
  let failures = 0;
  let spent = 0;
  for (const name of examples) {
    const example = await drawExample(name, terminal);
    if (example === null) {
      terminal.print(`${name}: it cannot be drawn here; Chromium is needed`);
      failures += 1;
      continue;
    }
    const question: Question = { kind: 'read-text', text: '', schema: null };
    const context = collectPictureContext('picture:1', name, example.picture);
    const prepared = prepareQuestion(question, context, findVisionLimits(model.model), signal);
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
    if (failure !== null) terminal.print(`${name}: ${failure.message}`);
    failures += failure === null ? 0 : 1;
    const overlaps = example.texts.map((text) => scoreText(text, answer.boxes));
    all.push(...overlaps);
    terminal.print(`${name}: ${describe(overlaps)}`);
  }
  terminal.print(`\nAll: ${describe(all)}; $${spent.toFixed(4)}, as far as it is known.`);
  return failures;
}

interface DrawnText {
  readonly text: string;
  /** px of the frame. */
  readonly box: Rectangle;
}

async function drawExample(name: string, terminal: Terminal) {
  const folder = join(programFolder, 'examples', name);
  const command = commands.find((one) => one.name === 'ask');
  if (command === undefined) return null;
  const images = join(folder, 'images');
  const pictures = existsSync(images) ? ['--images', images] : [];
  const args = [join(folder, 'figma.json'), '--frame', '1:1', ...pictures];
  const { snapshot, assets } = await readSnapshot(readCommandLine(command, args), terminal);
  const picture = (await drawFrames(snapshot, assets, terminal)).get(snapshot.frames[0]?.id ?? '');
  const root = readDesign(snapshot).frames[0]?.root;
  if (picture === undefined || root === undefined) return null;
  const texts = [...walkLayers([root], ({ visible }) => visible)].flatMap((node): readonly DrawnText[] => {
    if (node.kind !== 'text' || !node.visible || node.characters.trim() === '') return [];
    // Where the letters are, which is what one sees; a text's own box may be larger.
    const { x, y, width, height } = node.renderBox ?? node.absoluteBox;
    const { absoluteBox } = root;
    return [{ text: node.characters, box: { x: x - absoluteBox.x, y: y - absoluteBox.y, width, height } }];
  });
  return { picture, texts };
}

/** The overlap of a text with the nearest box that says the same; 0 where it was not read. */
function scoreText({ text, box }: DrawnText, found: readonly FoundBox[]): number {
  const plain = plainWords(text);
  const same = found.filter(({ label }) => plainWords(label) === plain);
  return Math.max(0, ...same.map(({ area }) => overlapShare(area, box)));
}

function plainWords(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function describe(overlaps: readonly number[]): string {
  const read = overlaps.filter((overlap) => overlap > 0);
  const mean = read.reduce((sum, overlap) => sum + overlap, 0) / Math.max(1, read.length);
  return `${String(read.length)} of ${String(overlaps.length)} texts read, mean IoU ${mean.toFixed(3)}`;
}
