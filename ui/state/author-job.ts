/**
 * A model writes on top of the draft. Its answer streams in, is mended by the worker and shown as it comes; whatever
 * stops it, what has arrived stays, with the draft beneath.
 */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { PanelSettings } from '#design/settings';
import type { ModelEvent, ModelUsage, TextModel } from '#models/ports';
import { isAbort, type Codegen } from '../background/codegen.ts';
import type { FramePictures } from './ask-sandbox.ts';
import { asMade, type OpenDesign } from './draft-job.ts';
import type { Made } from './made.ts';
import { waitingFor, type Work } from './work.ts';

export interface AuthorRun {
  readonly codegen: Codegen;
  readonly settings: ReadonlySignal<PanelSettings>;
  openText(settings: PanelSettings): Promise<TextModel>;
  readonly work: Signal<Work | null>;
  readonly made: Signal<Made | null>;
  readonly usage: Signal<string>;
  /** What the service could not do, or who took over from whom. */
  readonly warnings: Signal<readonly string[]>;
  readonly design: OpenDesign;
  readonly pictures: FramePictures;
  readonly signal: AbortSignal;
}

/** ms between two looks at an answer that is still coming. */
const rhythm = 400;

/** Runs to the end of the answer and answers the words for it; throws the service's own sentence where it fails. */
export async function authorFiles(run: AuthorRun): Promise<string> {
  const draft = run.made.value;
  if (!draft) throw new Error('There is no draft to write on.');
  run.usage.value = '';
  run.warnings.value = [];
  run.work.value = { words: 'Preparing the request', done: 0, total: null };
  const takes = { recipe: draft.recipe, pictures: picturesOf(run) };
  const request = await run.codegen.run('author-request', takes, { signal: run.signal });
  const model = await run.openText(run.settings.value);
  run.work.value = { words: `Waiting for ${model.model}`, done: 0, total: null };
  const show = createShow(run, draft);
  try {
    for await (const event of model.stream(request, run.signal)) hear(event, run, show);
  } catch (error) {
    await show.settle(true);
    throw error;
  }
  await show.settle(false);
  return `${model.model} has written on the draft`;
}

function hear(event: ModelEvent, run: AuthorRun, show: Show): void {
  if (event.type === 'reasoning') run.work.value = { words: 'Looking at the frames', done: 0, total: null };
  else if (event.type === 'waiting') run.work.value = waitingFor(event);
  else if (event.type === 'warning') run.warnings.value = [...run.warnings.value, event.message];
  else if (event.type === 'text') show.add(event.delta);
  else if (event.type === 'usage') run.usage.value = wordsOf(event.usage);
  else if (event.type === 'failed') throw new Error(event.failure.message);
}

interface Show {
  add(delta: string): void;
  /** Shows all that has arrived, as final or as cut off. */
  settle(isPartial: boolean): Promise<void>;
}

/** Shows the answer at a steady rhythm, one look at a time, however fast it streams. */
function createShow(run: AuthorRun, draft: Made): Show {
  let answer = '';
  let shownAt = 0;
  let looking: Promise<void> = Promise.resolve();
  const look = async (task: 'make' | 'make-partial', isPartial: boolean, signal: AbortSignal) => {
    const recipe = { ...draft.recipe, answer };
    const code = await run.codegen.run(task, { recipe }, { signal });
    run.made.value = asMade(recipe, code, run.design, isPartial);
  };
  return {
    add(delta) {
      answer += delta;
      const files = answer.split('<file ').length - 1;
      const words = files === 0 ? 'Reading the draft' : `Writing file ${files}`;
      run.work.value = { words: `${words}: ${countOf(answer)}`, done: 0, total: null };
      if (performance.now() - shownAt < rhythm) return;
      shownAt = performance.now();
      looking = looking
        .then(() => look('make-partial', true, run.signal))
        .catch((error: unknown) => {
          if (!isAbort(error)) throw error;
        });
      looking.catch(() => undefined);
    },
    async settle(isPartial) {
      await looking;
      if (answer === '') return;
      // What has arrived is kept, even by a cancel, so this look is not cancelled with the rest.
      await look('make', isPartial, new AbortController().signal);
    },
  };
}

function picturesOf({ design, pictures }: AuthorRun): Uint8Array[] {
  return design.snapshot.frames.flatMap((frame) => {
    const picture = pictures.frames[frame.id];
    const bytes = picture && pictures.bytes.get(picture.asset.key);
    return bytes ? [bytes] : [];
  });
}

function countOf(answer: string): string {
  return `${answer.split('\n').length} lines so far`;
}

function wordsOf({ inputTokens, outputTokens, costUsd }: ModelUsage): string {
  const tokens = `${(inputTokens + outputTokens).toLocaleString('en')} tokens`;
  return costUsd === null ? tokens : `${tokens}, $${costUsd.toFixed(costUsd < 0.1 ? 3 : 2)}`;
}
