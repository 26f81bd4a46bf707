/**
 * A model decides and the compiler writes. The draft is shown at once. Decisions are applied to it as they arrive,
 * and an interruption keeps those that have arrived. Afterwards each can be undone and redone.
 */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PlanJudgement } from '#codegen/model/assist/judge-plan';
import { type CodePlan, withoutDecisions } from '#design/code-plan';
import type { Progress } from '#design/code-result';
import { problem, type Problem } from '#design/problem';
import { compiledOf } from '../worker-clients/answers-of.ts';
import type { ModelDecisions, Recipe } from '../worker/protocol.ts';
import type { FramePictures } from './sandbox-client.ts';
import { createGeneratedCode } from './write-draft.ts';
import { type Decision, listDecisions } from './list-decisions.ts';
import type { GeneratedCode } from './generated-code.ts';
import { type ModelWork, receiveAnswer } from './receive-answer.ts';
import { createTextJob, maxCorrections, planOf } from './text-job.ts';

export interface AssistController {
  /** The model's decisions about the shown code, with those that were undone. */
  readonly decisions: ReadonlySignal<readonly Decision[]>;
  /** Undoes or redoes a decision. */
  toggle(decision: Decision): void;
}

export interface AssistRun extends ModelWork {
  readonly pictures: FramePictures;
}

export interface AssistNeeds extends Pick<ModelWork, 'generated'> {
  /** Makes and checks the code of a recipe and shows it. */
  readonly rewrite: (recipe: Recipe) => void;
}

/** All decisions, apart from those that still apply. */
export function createAssistController({
  generated,
  rewrite,
}: AssistNeeds): AssistController & { begin(): void } {
  const whole = signal<ModelDecisions | null>(null);
  const backed = signal<ReadonlySet<string>>(new Set());
  const decisions = computed(() => {
    const shown = generated.value;
    const all = whole.value;
    if (!all || !shown?.recipe.decided) return [];
    return listDecisions(all.plan, shown.code.decided ?? null, backed.value, shown.recipe.options.target);
  });
  return {
    decisions,
    begin() {
      whole.value = generated.peek()?.recipe.decided ?? null;
      backed.value = new Set();
    },
    toggle({ id }) {
      const [shown, all] = [generated.peek(), whole.peek()];
      if (!shown || !all) return;
      const next = new Set(backed.peek());
      if (!next.delete(id)) next.add(id);
      const left = decisions.peek().flatMap((one) => (next.has(one.id) ? one.layerDecisions : []));
      backed.value = next;
      const plan = withoutDecisions(all.plan, left);
      rewrite({ ...shown.recipe, decided: { ...all, plan } });
    },
  };
}

/** Letters of an answer for each letter of the outline it decides about, at most. */
const lettersPerLetter = 0.5;

/** Runs to the end of the answer and returns its summary; throws the service's sentence if it fails. */
export async function assistCode(run: AssistRun): Promise<string> {
  const draft = run.generated.value;
  if (!draft) throw new Error('There is no draft to decide about.');
  run.usage.value = '';
  run.warnings.value = [];
  run.work.value = { text: 'Preparing the request', done: 0, total: null };
  const plain = compiledOf(draft.recipe);
  const takes = { recipe: plain, pictures: picturesByFrame(run) };
  const { request, problems } = await run.codegen.run('assist-request', takes, { signal: run.signal });
  const settings = run.settings.value;
  const job = createTextJob(settings, planOf(request, maxCorrections.assist));
  const model = await run.openText(settings);
  const outline = request.parts[0]?.kind === 'text' ? request.parts[0].text.length : 0;
  const received = await receiveAnswer(run, model, {
    request,
    job,
    recipe: plain,
    wish: null,
    reading: { show: (answer) => showDecisions(run, plain, answer), letters: outline * lettersPerLetter },
  });
  const decided = await read(run, plain, received.answer);
  const allProblems = [...problems, ...decided.problems, ...describeEnd(decided, received.failure)];
  const words = await showAccepted(
    run,
    plain,
    { plan: decided.plan, problems: allProblems },
    // An answer that never began cuts nothing off.
    { isCut: received.failure !== null, isPartial: received.failure !== null && received.answer !== '' },
  );
  if (received.failure !== null) throw received.failure;
  return words ?? `${model.model} has named the layers`;
}

/** Applies decisions to the draft that came without a request; those that make it worse are left out. */
export async function applyPlan(run: AssistRun, plan: CodePlan): Promise<string> {
  const draft = run.generated.value;
  if (!draft) throw new Error('There is no draft to decide about.');
  const decided = { plan, problems: [] };
  return (await showAccepted(run, compiledOf(draft.recipe), decided, complete)) ?? 'The plan is applied';
}

/** A cancel keeps what has arrived, so reading and showing it are not cancelled. */
const uncancellable = new AbortController().signal;

async function read({ codegen }: AssistRun, recipe: Recipe, answer: string) {
  return codegen.run('read-decisions', { recipe, answer }, { signal: uncancellable });
}

async function showDecisions(run: AssistRun, plain: Recipe, answer: string): Promise<string> {
  const { words, ...decided } = await read(run, plain, answer);
  if (Object.keys(decided.plan.layers).length === 0) return words;
  const recipe: Recipe = { ...plain, decided };
  const code = await run.codegen.run('make-partial', { recipe }, { signal: run.signal });
  run.generated.value = createGeneratedCode(recipe, code, run.design, true);
  return words;
}

function describeEnd({ plan }: ModelDecisions, failure: Error | null): readonly Problem[] {
  if (Object.keys(plan.layers).length === 0) {
    const reason = failure?.message ?? 'its answer says nothing about a layer of the design.';
    return [problem('plan-missing', null, { reason })];
  }
  const detail = 'the answer broke off before its end';
  return failure === null ? [] : [problem('model-output-dropped', null, { detail })];
}

/** Whether the answer was interrupted, and whether a part of it had arrived then. */
interface AnswerEnd {
  readonly isCut: boolean;
  readonly isPartial: boolean;
}

const complete: AnswerEnd = { isCut: false, isPartial: false };

/** Shows the decisions that pass the checks, with the Receipt; returns the reason if none does. */
async function showAccepted(
  run: AssistRun,
  plain: Recipe,
  decided: ModelDecisions,
  { isCut, isPartial }: AnswerEnd,
): Promise<string | null> {
  const signal = isCut ? uncancellable : run.signal;
  if (!isCut) run.work.value = { text: 'Checking', done: 0, total: null };
  const planned = await checked(run, { ...plain, decided }, signal);
  run.generated.value = isPartial ? { ...planned, partial: true } : planned;
  if (Object.keys(decided.plan.layers).length === 0)
    return 'The model decided nothing; the compiled code is kept';
  const { plan, problems, reason } = await judge(run, planned.recipe, isCut);
  if (problems.length === 0) return null;
  const standing = { plan, problems: [...decided.problems, ...problems] };
  const judged = await checked(run, { ...plain, decided: standing }, signal);
  run.generated.value = isPartial && reason === null ? { ...judged, partial: true } : judged;
  return reason && `The compiled code is kept: ${reason}`;
}

async function judge(run: AssistRun, recipe: Recipe, isCut: boolean): Promise<PlanJudgement> {
  const { frames: pictures, bytes } = run.pictures;
  const takes = { recipe, pictures, bytes: [...bytes] };
  if (isCut) return run.codegen.run('judge-plan', takes, { signal: uncancellable });
  const onProgress = ({ doing, ...count }: Progress) => void (run.work.value = { text: doing, ...count });
  return run.codegen.run('judge-plan', takes, { signal: run.signal, onProgress });
}

async function checked(run: AssistRun, recipe: Recipe, signal: AbortSignal): Promise<GeneratedCode> {
  const { frames: pictures, bytes } = run.pictures;
  const takes = { recipe, pictures, bytes: [...bytes] };
  return createGeneratedCode(recipe, await run.codegen.run('check', takes, { signal }), run.design, false);
}

/** Figma's own picture of each frame, in their order. */
function picturesByFrame({ design, pictures }: AssistRun): readonly (Uint8Array | null)[] {
  return design.snapshot.frames.map(({ id }) => {
    const picture = pictures.frames[id];
    return (picture && pictures.bytes.get(picture.asset.key)) ?? null;
  });
}
