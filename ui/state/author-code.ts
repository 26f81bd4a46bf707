/**
 * A model writes over the draft. The worker repairs the streamed answer, and the panel shows it. Faults go back to
 * the model twice at most. If the result checks worse than the draft, the draft is used.
 */
import type { Attachment } from '#design/attachment';
import type { TextRequest } from '#models/ports';
import { answersOf, draftOf, withAnswers } from '../worker-clients/answers-of.ts';
import type { Recipe } from '../worker/protocol.ts';
import type { FramePictures } from './sandbox-client.ts';
import { createGeneratedCode } from './write-draft.ts';
import { type ModelWork, receiveAnswer } from './receive-answer.ts';

export interface AuthorRun extends ModelWork {
  readonly pictures: FramePictures;
  readonly attachments: readonly Attachment[];
}

/** Runs to the end of the answer and returns its summary; throws the service's sentence if it fails. */
export async function authorCode(run: AuthorRun): Promise<string> {
  const draft = run.generated.value;
  if (!draft) throw new Error('There is no draft to write on.');
  run.usage.value = '';
  run.warnings.value = run.design.warnings ?? [];
  run.work.value = { text: 'Preparing the request', done: 0, total: null };
  let recipe = draftOf(draft.recipe);
  const input = {
    recipe,
    pictures: picturesOf(run),
    attachments: run.attachments,
    note: run.design.note ?? '',
  };
  let request: TextRequest | null = await run.codegen.run('author-request', input, { signal: run.signal });
  const model = await run.openText(run.settings.value);
  let reason: string | null = null;
  while (request !== null) {
    const received = await receiveAnswer(run, model, { request, recipe, wish: null });
    const judged = await judge(run, received.recipe, received.failure !== null);
    recipe = withAnswers(recipe, judged.kept);
    await show(run, recipe, received.failure !== null, judged);
    if (received.failure !== null) throw received.failure;
    ({ request, reason } = judged);
  }
  if (reason !== null) return `The compiled code is kept: ${reason}.`;
  return answersOf(recipe).length === 0
    ? `${model.model} returned nothing usable; the compiled code is kept`
    : `${model.model} has rewritten the code`;
}

/** A cancel keeps what has arrived, so judging and showing it are not cancelled. */
const uncancellable = new AbortController().signal;

async function judge(run: AuthorRun, recipe: Recipe, isCut: boolean) {
  const answers = answersOf(recipe);
  if (answers.length === 0) return { kept: answers, request: null, reason: null, tradeOff: null };
  if (!isCut) run.work.value = { text: 'Checking what it wrote', done: 0, total: null };
  const { frames: pictures, bytes } = run.pictures;
  const input = { recipe, pictures, bytes: [...bytes], mayRepair: !isCut };
  const judged = await run.codegen.run('judge-answers', input, {
    signal: isCut ? uncancellable : run.signal,
  });
  if (judged.request) {
    run.work.value = { text: 'Sending corrections', done: 0, total: null };
  }
  return judged;
}

async function show(
  run: AuthorRun,
  recipe: Recipe,
  isCut: boolean,
  { reason, tradeOff }: Awaited<ReturnType<typeof judge>>,
): Promise<void> {
  const { frames: pictures, bytes } = run.pictures;
  const input = { recipe, pictures, bytes: [...bytes] };
  // It was already checked when it was judged.
  const code = await run.codegen.run('check', input, { signal: isCut ? uncancellable : run.signal });
  if (reason !== null) run.warnings.value = [...run.warnings.value, `The compiled code is kept: ${reason}.`];
  if (tradeOff !== null) run.warnings.value = [...run.warnings.value, tradeOff];
  run.generated.value = createGeneratedCode(recipe, code, run.design, isCut);
}

/** Figma's own pictures of the frames, in their order. */
export function picturesOf({
  design,
  pictures,
}: Pick<AuthorRun, 'design' | 'pictures'>): readonly Uint8Array[] {
  return design.snapshot.frames.flatMap((frame) => {
    const picture = pictures.frames[frame.id];
    const bytes = picture && pictures.bytes.get(picture.asset.key);
    return bytes ? [bytes] : [];
  });
}
