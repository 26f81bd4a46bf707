/** The state of the questions on the Inspect tab and their actions: what is asked of a model, and what its answer becomes. */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { CodePlan } from '#design/code-plan';
import type { Progress } from '#design/code-result';
import type { ImageSize } from '#design/image-header';
import {
  type AnswerPoint,
  type DesignAnswer,
  type FoundBox,
  type Question,
  type QuestionKind,
} from '#design/question';
import { modelsOf, type PanelSettings } from '#design/settings';
import { planCrops } from '#design/tile-picture';
import { answerPlainly, canAnswerPlainly } from '#insight/understand/answer-plainly';
import { answerQuestion, UnreadableAnswerError } from '#insight/understand/answer-question';
import { findSchemaMistake } from '#insight/understand/extraction-schema';
import { questionForms } from '#insight/understand/question-forms';
import {
  writeChangeRequest,
  writeCodePlan,
  writeComment,
  writePictureWords,
  writePointComment,
} from '#insight/understand/use-answer';
import { describeCancellation } from '#models/cancelled-sentence';
import { estimateVisionTokens } from '#models/openai/estimate-image-tokens';
import { formatDollars } from '#models/policy/find-overrun';
import { findVisionLimits } from '#models/vision-limits';
import type { TextModel } from '#models/ports';
import type { CodegenClient } from '../worker-clients/codegen-client.ts';
import { canAskModel } from './refine/ask-for-change.ts';
import { type CostRange, estimateTokens } from './estimate-text.ts';
import type { GivenPicture } from './generated-code.ts';
import { receiveText } from './refine/receive-text.ts';
import { packAnswer, type ShownAnswer, unpackAnswer } from './shown-answer.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { countOf, framesOf, type Selection } from './selection.ts';
import { createTaskRunner } from './task-runner.ts';
import { type Outcome, sentenceOf, type Work } from './work.ts';
import { readSelected } from './write-draft.ts';

type Typed = Readonly<Partial<Record<QuestionKind, string>>>;

export interface QuestionController {
  readonly kind: Signal<QuestionKind>;
  /** What is typed: a question, a goal, what to find or extract. */
  readonly text: ReadonlySignal<string>;
  /** What is typed for each kind. */
  readonly typed: Signal<Typed>;
  readonly type: (words: string) => void;
  /** The JSON schema of an extraction. */
  readonly schema: Signal<string>;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  readonly shown: ReadonlySignal<ShownAnswer | null>;
  /** What the service could not do, or who took over. */
  readonly warnings: ReadonlySignal<readonly string[]>;
  /** What the last answer took, in words. */
  readonly usage: ReadonlySignal<string>;
  /** What the last action did, or why it could not be done. */
  readonly said: ReadonlySignal<string>;
  /** Why it cannot be asked; empty where it can. */
  readonly mistake: ReadonlySignal<string>;
  /** What the question would cost; `null` where nothing is selected. */
  readonly estimate: ReadonlySignal<{ readonly cost: CostRange; readonly model: string } | null>;
  readonly ask: () => void;
  readonly cancel: () => void;
  readonly dismissFailure: () => void;
  /** Outlines boxes on the canvas as one step of undo. */
  readonly placeBoxes: (boxes: readonly FoundBox[]) => Promise<void>;
  /** Adds the whole answer, or one point, as an annotation. */
  readonly comment: (point: AnswerPoint | null) => Promise<void>;
  /** Puts the answer into the prompt of the Images tab. */
  readonly useForPicture: () => void;
  /** Whether the answer decides something about code. */
  readonly isForCode: ReadonlySignal<boolean>;
  /** Applies what was found to the code of the frames, or asks for the changes that were advised. */
  readonly useForCode: () => void;
  /** Shows the last answer about this file again, when the panel is opened. */
  readonly restore: () => Promise<void>;
  /** Makes the proposed schema the one that is extracted by. */
  readonly useSchema: () => void;
}

export interface QuestionControllerNeeds {
  readonly sandbox: SandboxClient;
  readonly codegen: CodegenClient;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly selection: ReadonlySignal<Selection>;
  readonly screenshot: ReadonlySignal<GivenPicture | null>;
  openText(): Promise<TextModel>;
  /** Opens a model that answers in plain text, where the chosen service has only such a one. */
  openPlain(): Promise<TextModel | null>;
  /** Deletes the stored answers, because they were shown. */
  readonly releaseAnswers: () => void;
  readonly drawPicture: (words: string) => void;
  readonly usePlan: (plan: CodePlan, frameIds: readonly string[]) => void;
  readonly askForChange: (words: string) => void;
}

export function createQuestionController(needs: QuestionControllerNeeds): QuestionController {
  const { sandbox, codegen, settings, selection } = needs;
  const kind = signal<QuestionKind>('ask');
  const typed = signal<Typed>({});
  const text = computed(() => typed.value[kind.value] ?? '');
  const schema = signal('');
  const shown = signal<ShownAnswer | null>(null);
  const warnings = signal<readonly string[]>([]);
  const usage = signal('');
  const said = signal('');
  /** Whether the stored answers were shown, so that the next question may be answered anew. */
  let isUsed = false;
  const runner = createTaskRunner(() => {
    const { value } = shown;
    if (value?.isPartial) shown.value = { ...value, isPartial: false };
  });
  const { work, outcome } = runner;
  const onProgress = ({ doing, done, total }: Progress) => {
    work.value = { text: doing, done, total };
  };
  const mistake = computed(() => findMistake(kind.value, text.value, schema.value));

  effect(() => {
    void [kind.value, text.value, schema.value];
    // A failure is about the question that was asked.
    said.value = '';
  });

  async function askModel(signal: AbortSignal): Promise<string> {
    const question: Question = {
      kind: kind.peek(),
      text: text.peek().trim(),
      schema: kind.peek() === 'extract' ? (JSON.parse(schema.peek()) as object) : null,
    };
    if (isUsed) needs.releaseAnswers();
    isUsed = false;
    warnings.value = [];
    usage.value = '';
    const hasFrame = framesOf(selection.peek()).length > 0;
    const design = await readSelected(
      needs,
      signal,
      onProgress,
      hasFrame ? undefined : shown.peek()?.frameIds,
    );
    const pictures = await design.pictures(signal, onProgress);
    work.value = { text: 'Preparing the request', done: 0, total: null };
    const limits = findVisionLimits(modelsOf(settings.peek()).text);
    const takes = {
      design: design.number,
      question,
      limits,
      pictures: pictures.frames,
      bytes: [...pictures.bytes],
      screenshot: takesScreenshot(question.kind) ? needs.screenshot.peek() : null,
    };
    const { names, ...prepared } = await codegen.run('question', takes, { signal });
    const { frames } = design.snapshot;
    const about = {
      question,
      names,
      frameIds: frames.map(({ id }) => id),
      title: frames.map(({ name }) => name).join(', '),
    };
    const plain = prepared.steps.length === 0 ? null : await needs.openPlain();
    if (plain !== null && !canAnswerPlainly(question))
      throw new Error(
        'The models of your own server answer in plain words. Choose another question, or a service with a key in Settings.',
      );
    if (prepared.steps.length > 0 && plain === null && !canAskModel(settings.peek()))
      throw new Error('This needs a service with a key. Choose one in Settings.');
    const model = prepared.steps.length === 0 ? null : (plain ?? (await needs.openText()));
    const { answer, failure } = await (plain === null ? answerQuestion : answerPlainly)(prepared, {
      onAnswer(part) {
        if (!signal.aborted) shown.value = { ...about, answer: part, isPartial: true };
      },
      async ask(request, { text: words, done, total }, onText) {
        if (model === null) return;
        work.value = { text: `${words} with ${model.model}`, done, total };
        await receiveText(model, request, work, signal, {
          onText,
          onWarning: (message) => void (warnings.value = [...warnings.peek(), message]),
          onUsage: ({ inputTokens, outputTokens, costUsd }) => {
            const tokens = `${(inputTokens + outputTokens).toLocaleString('en')} tokens`;
            usage.value = costUsd === null ? tokens : `${tokens}, ${formatDollars(costUsd)}`;
          },
        });
      },
    });
    signal.throwIfAborted();
    isUsed = failure === null || failure instanceof UnreadableAnswerError;
    if (!isEmpty(answer)) {
      shown.value = { ...about, answer, isPartial: false };
      keepShown({ ...about, answer, isPartial: false });
    }
    if (failure !== null) throw failure;
    return isEmpty(answer) ? 'Nothing was found.' : '';
  }

  /** An answer that does not fit is shown until the panel is closed. */
  function keepShown(kept: ShownAnswer): void {
    const packed = packAnswer(kept);
    if (packed !== null) void sandbox.storeResult('answer', packed).catch(() => undefined);
  }

  async function act(words: string, edit: () => Promise<string>): Promise<void> {
    said.value = words;
    try {
      said.value = await edit();
    } catch (error) {
      said.value = sentenceOf(error);
    }
  }

  const isForCode = computed(() => {
    const answer = shown.value?.answer;
    if (answer === undefined) return false;
    return Object.keys(writeCodePlan(answer).layers).length > 0 || writeChangeRequest(answer) !== '';
  });

  return {
    kind,
    text,
    typed,
    type: (words) => void (typed.value = { ...typed.peek(), [kind.peek()]: words }),
    schema,
    work,
    outcome,
    shown,
    warnings,
    usage,
    said,
    mistake,
    isForCode,
    estimate: computed(() => {
      const screenshot = takesScreenshot(kind.value) ? needs.screenshot.value : null;
      return estimateQuestion(kind.value, text.value, settings.value, selection.value, screenshot);
    }),
    dismissFailure: runner.dismissFailure,
    ask() {
      if (mistake.peek() !== '') return;
      said.value = '';
      const former = shown.peek();
      void runner.run(true, 'Reading frames', async (signal) => {
        try {
          return await askModel(signal);
        } catch (error) {
          // An answer of which nothing came leaves the one of before.
          if (shown.peek() !== former && isEmpty(shown.peek()?.answer ?? null)) shown.value = former;
          throw error;
        }
      });
    },
    cancel: () => {
      const former = shown.peek();
      runner.cancel(() => {
        const kept =
          former === null || isEmpty(former.answer)
            ? 'Cancelled.'
            : 'Cancelled. The partial result is shown.';
        return `${kept} ${describeCancellation(settings.peek().service, 'answer')}`;
      });
    },
    placeBoxes: (boxes) =>
      act('Placing boxes …', async () => {
        const { changed, skipped } = await sandbox.placeBoxes(
          boxes.map(({ frameId, label, area }) => ({ frameId, label: label.slice(0, 100), area })),
        );
        const rest = skipped === 0 ? '' : `, ${String(skipped)} skipped because the frame is gone`;
        return `${String(changed)} ${changed === 1 ? 'box' : 'boxes'} placed${rest}. Undo once to revert it all.`;
      }),
    comment: (point) =>
      act('Adding an annotation…', async () => {
        const { value } = shown;
        if (value === null) return '';
        const layer = point?.nodeIds[0] ?? point?.frameId ?? value.frameIds[0] ?? '';
        const words = point === null ? writeComment(value.answer) : writePointComment(point);
        const { changed } = await sandbox.pinFinding(layer, words);
        return changed === 1 ? 'Added as an annotation.' : 'Already added.';
      }),
    useForPicture() {
      const { value } = shown;
      if (value !== null) needs.drawPicture(writePictureWords(value.answer));
    },
    useForCode() {
      const { value } = shown;
      if (value === null) return;
      const plan = writeCodePlan(value.answer);
      if (Object.keys(plan.layers).length > 0) needs.usePlan(plan, value.frameIds);
      else needs.askForChange(writeChangeRequest(value.answer));
    },
    async restore() {
      const stored = await sandbox.readResult('answer').catch(() => null);
      const kept = stored === null ? null : unpackAnswer(stored);
      // What was asked meanwhile is newer.
      if (kept === null || shown.peek() !== null || work.peek() !== null) return;
      kind.value = kept.question.kind;
      shown.value = kept;
    },
    useSchema() {
      const proposed = shown.peek()?.answer.schema ?? '';
      if (proposed === '') return;
      schema.value = proposed;
      kind.value = 'extract';
    },
  };
}

/** Whether a screenshot of the built page can go along with the frames, in the same request. */
export function takesScreenshot(kind: QuestionKind): boolean {
  return kind === 'ask' || kind === 'critique';
}

function findMistake(kind: QuestionKind, text: string, schema: string): string {
  if (kind === 'ask' && text.trim() === '') return 'Write a question.';
  if (kind === 'critique' && text.trim() === '') return 'Write the goal.';
  if (kind !== 'extract') return '';
  if (schema.trim() === '') return 'Give a JSON schema, or have one proposed first.';
  try {
    return findSchemaMistake(JSON.parse(schema)) ?? '';
  } catch {
    return 'The schema is not JSON.';
  }
}

function isEmpty(answer: DesignAnswer | null): boolean {
  if (answer === null) return true;
  const { text, points, boxes, data, schema } = answer;
  return text === '' && schema === '' && points.length + boxes.length + data.length === 0;
}

/** Tokens of the outline of a layer, and of instructions and schema of a request, about. */
const roughTokens = { layer: 20, request: 900 };

/** What a question about the selection costs, as far as that is known before the frames are read. */
function estimateQuestion(
  kind: QuestionKind,
  text: string,
  settings: PanelSettings,
  selection: Selection,
  screenshot: ImageSize | null,
): { readonly cost: CostRange; readonly model: string } | null {
  const frames = framesOf(selection);
  if (frames.length === 0) return null;
  const model = modelsOf(settings).text;
  const limits = findVisionLimits(model);
  const { isAboutAll, maxOutputTokens } = questionForms[kind];
  const requests = isAboutAll ? 1 : frames.length;
  const shown: readonly ImageSize[] = screenshot === null ? frames : [...frames, screenshot];
  const tiles = isAboutAll ? Math.max(1, Math.floor(12 / shown.length)) : 12;
  const pictures = shown.flatMap((picture) => {
    const planned = planCrops(picture, tiles, limits);
    return [planned.overview, ...planned.tiles].map(({ place }) =>
      estimateVisionTokens(place, 'high', limits),
    );
  });
  const readings = kind === 'extract' ? 2 : 1;
  const seen = pictures.reduce((sum, tokens) => sum + tokens, 0);
  const layers = kind === 'read-text' ? 0 : countOf(selection).layers * roughTokens.layer;
  const input = readings * (seen + layers + requests * roughTokens.request + Math.ceil(text.length / 4));
  return { model, cost: estimateTokens(settings, { input, output: readings * requests * maxOutputTokens }) };
}
