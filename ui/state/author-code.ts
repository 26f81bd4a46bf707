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
import { correctionNotSent, createTextJob, maxCorrections, planOf, type TextJob } from './text-job.ts';

export interface AuthorRun extends ModelWork {
  readonly pictures: FramePictures;
  readonly attachments: readonly Attachment[];
  /** The job that the requests belong to, where it began with the reading of an image. @default a new job */
  readonly job?: TextJob;
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
  const settings = run.settings.value;
  const job = run.job ?? createTextJob(settings, planOf(request, maxCorrections.author));
  const model = await run.openText(settings);
  let reason: string | null = null;
  request = job.fit(request);
  if (request === null) throw new Error(tooExpensive);
  while (request !== null) {
    const received = await receiveAnswer(run, model, { request, job, recipe, wish: null });
    const isCut = received.failure !== null;
    let judged = await judge(run, received.recipe, { isCut, mayRepair: !isCut });
    const next = judged.request && job.fit(judged.request);
    if (judged.request !== null && next === null) {
      run.warnings.value = [...run.warnings.value, correctionNotSent];
      judged = await judge(run, withAnswers(recipe, judged.kept), { isCut, mayRepair: false });
    }
    recipe = withAnswers(recipe, judged.kept);
    // An answer that never began cuts nothing off.
    const isPartial = isCut && received.answer !== '' && judged.kept.at(-1)?.answer === received.answer;
    await show(run, recipe, { isCut, isPartial }, judged);
    if (received.failure !== null) throw received.failure;
    if (next !== null) run.work.value = { text: 'Sending corrections', done: 0, total: null };
    ({ reason } = judged);
    request = next;
  }
  if (reason !== null) return `The compiled code is kept: ${reason}.`;
  return answersOf(recipe).length === 0
    ? `${model.model} returned nothing usable; the compiled code is kept`
    : `${model.model} has rewritten the code`;
}

/** A cancel keeps what has arrived, so judging and showing it are not cancelled. */
const uncancellable = new AbortController().signal;

/** The image was read, and what is left of the maximum is too little to write code. */
const tooExpensive =
  'The image was read, but writing its code could cost more than the maximum that was shown, so it was not requested. Generate again to continue.';

async function judge(
  run: AuthorRun,
  recipe: Recipe,
  { isCut, mayRepair }: { readonly isCut: boolean; readonly mayRepair: boolean },
) {
  const answers = answersOf(recipe);
  if (answers.length === 0) return { kept: answers, request: null, reason: null, tradeOff: null };
  if (!isCut) run.work.value = { text: 'Checking what it wrote', done: 0, total: null };
  const { frames: pictures, bytes } = run.pictures;
  const input = { recipe, pictures, bytes: [...bytes], mayRepair };
  return run.codegen.run('judge-answers', input, { signal: isCut ? uncancellable : run.signal });
}

async function show(
  run: AuthorRun,
  recipe: Recipe,
  { isCut, isPartial }: { readonly isCut: boolean; readonly isPartial: boolean },
  { reason, tradeOff }: Awaited<ReturnType<typeof judge>>,
): Promise<void> {
  const { frames: pictures, bytes } = run.pictures;
  const input = { recipe, pictures, bytes: [...bytes] };
  // It was already checked when it was judged.
  const code = await run.codegen.run('check', input, { signal: isCut ? uncancellable : run.signal });
  if (reason !== null) run.warnings.value = [...run.warnings.value, `The compiled code is kept: ${reason}.`];
  if (tradeOff !== null) run.warnings.value = [...run.warnings.value, tradeOff];
  run.generated.value = createGeneratedCode(recipe, code, run.design, isPartial);
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
