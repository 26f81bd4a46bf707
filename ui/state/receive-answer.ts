/**
 * Receives one answer of a model from the request to its end. It reports the progress in words, shows what has arrived
 * at regular intervals, and keeps what has arrived if it is interrupted.
 */
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { GivenAnswer } from '#codegen/model/author/apply-answers';
import type { PanelSettings } from '#design/settings';
import { formatDollars } from '#models/policy/find-overrun';
import type { ModelEvent, ModelUsage, TextModel, TextRequest } from '#models/ports';
import { type CodegenClient, isAbort } from '../worker-clients/codegen-client.ts';
import { answersOf, withAnswers } from '../worker-clients/answers-of.ts';
import type { Recipe } from '../worker/protocol.ts';
import { createGeneratedCode } from './write-draft.ts';
import { type GeneratedCode, isSameCode, type OpenDesign } from './generated-code.ts';
import { mark } from './performance-marks.ts';
import type { TextJob } from './text-job.ts';
import { waitingFor, type Work } from './work.ts';

/** What every task with a model that writes code needs of the panel. */
export interface ModelWork {
  readonly codegen: CodegenClient;
  readonly settings: ReadonlySignal<PanelSettings>;
  openText(settings: PanelSettings): Promise<TextModel>;
  readonly work: Signal<Work | null>;
  readonly generated: Signal<GeneratedCode | null>;
  readonly usage: Signal<string>;
  /** The path of the file that a model is writing; `null` while it writes none. */
  readonly writing: Signal<string | null>;
  /** What the service could not do, or who took over from whom. */
  readonly warnings: Signal<readonly string[]>;
  readonly design: OpenDesign;
  readonly signal: AbortSignal;
}

export interface AnswerRequest {
  readonly request: TextRequest;
  /** The code that the answer is laid over. */
  readonly recipe: Recipe;
  /** The job that the request belongs to. */
  readonly job: TextJob;
  /** What a person asked for; `null` where the model writes by itself. */
  readonly wish: string | null;
  /** How to read an answer that is not code. @default as files, or edits of files */
  readonly reading?: AnswerReading;
}

export interface AnswerReading {
  /** Shows what has arrived and returns the progress in words. */
  show(answer: string): Promise<string>;
  /** Letters that such an answer takes at most, about. */
  readonly letters: number;
}

export interface ReceivedAnswer {
  /** The code with the answer; the same as before where nothing came. */
  readonly recipe: Recipe;
  readonly answer: string;
  /** What interrupted it: the service's sentence or a cancel; `null` if it is complete. */
  readonly failure: Error | null;
}

/** The milliseconds between two updates of a streamed answer. */
const displayIntervalMs = 400;
/** Letters of code in one token, about. */
const lettersPerToken = 3.5;

/** Sends the request, shows what arrives, and returns it. */
export async function receiveAnswer(
  run: ModelWork,
  model: TextModel,
  question: AnswerRequest,
): Promise<ReceivedAnswer> {
  const show = createAnswerDisplay(run, question);
  run.work.value = { text: `Waiting for ${model.model}, ${question.job.cost()}`, done: 0, total: null };
  let failure: Error | null = null;
  try {
    for await (const event of model.stream(question.request, run.signal)) {
      question.job.follow(event);
      handleEvent(event, run, show);
    }
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
  }
  const answer = await show.finish();
  run.writing.value = null;
  return { recipe: answer === '' ? question.recipe : withAnswer(question, answer), answer, failure };
}

function withAnswer({ recipe, wish }: AnswerRequest, answer: string): Recipe {
  const given: GivenAnswer = { answer, wish };
  return withAnswers(recipe, [...answersOf(recipe), given]);
}

function handleEvent(event: ModelEvent, run: ModelWork, show: AnswerDisplay): void {
  if (event.type === 'reasoning') show.think(event.delta);
  else if (event.type === 'waiting') run.work.value = waitingFor(event);
  else if (event.type === 'warning') run.warnings.value = [...run.warnings.value, event.message];
  else if (event.type === 'text') show.add(event.delta);
  else if (event.type === 'usage') run.usage.value = addUsage(run.usage.peek(), event.usage);
  else if (event.type === 'failed') throw new Error(event.failure.message);
}

interface AnswerDisplay {
  add(delta: string): void;
  think(delta: string): void;
  /** Waits for the last update; returns all that has arrived. */
  finish(): Promise<string>;
}

/** Shows the answer one update at a time, however fast it streams. */
function createAnswerDisplay(run: ModelWork, question: AnswerRequest): AnswerDisplay {
  let [answer, thought] = ['', ''];
  let shownAt = 0;
  let timer: number | undefined;
  let startedAt = 0;
  let displaying: Promise<void> = Promise.resolve();
  let reading = 'Reading the frames';
  let former = run.generated.peek();
  const showAnswer = async () => {
    const recipe = withAnswer(question, answer);
    const code = await run.codegen.run('make-partial', { recipe }, { signal: run.signal });
    run.generated.value = createGeneratedCode(recipe, code, run.design, true);
    run.writing.value = findWrittenFile(answer);
  };
  const display = async () => {
    if (question.reading) reading = await question.reading.show(answer);
    else await showAnswer();
    const shown = run.generated.peek();
    if (!former || !shown || isSameCode(former, shown)) return;
    mark('answer-landed');
    former = null;
  };
  const update = () => {
    timer = undefined;
    shownAt = performance.now();
    displaying = displaying.then(display).catch((error: unknown) => {
      if (!isAbort(error)) throw error;
    });
    displaying.catch(() => undefined);
  };
  return {
    add(delta) {
      if (answer === '') startedAt = performance.now();
      answer += delta;
      const at = question.reading ? reading : describe(answer);
      const words = [at, describeSpent(answer, question.job), describeTimeLeft(answer, startedAt, question)];
      run.work.value = { text: words.filter((one) => one !== '').join(', '), done: 0, total: null };
      // What comes last before a pause is shown too.
      timer ??= window.setTimeout(update, Math.max(0, shownAt + displayIntervalMs - performance.now()));
    },
    think(delta) {
      thought = (thought + delta).slice(-400);
      const last = thought.split(/\n|\*\*/).findLast((line) => line.trim() !== '') ?? '';
      const words = last.trim() === '' ? 'Looking at the frames' : last.trim().slice(0, 80);
      run.work.value = { text: words, done: 0, total: null };
    },
    async finish() {
      clearTimeout(timer);
      await displaying;
      return answer;
    },
  };
}

function describe(answer: string): string {
  const count = (mark: string) => answer.split(mark).length - 1;
  const [files, edits] = [count('<file '), count('>>>>>>> REPLACE')];
  if (edits > 0) return `Change ${edits}`;
  return files === 0 ? 'Reading the draft' : `Writing file ${files}`;
}

/** The file that the end of an answer belongs to. */
function findWrittenFile(answer: string): string | null {
  const at = Math.max(answer.lastIndexOf('<file '), answer.lastIndexOf('<edit '));
  return at < 0 ? null : (/^<\w+ path="([^"\n]+)"/.exec(answer.slice(at, at + 300))?.[1] ?? null);
}

function describeSpent(answer: string, { cost }: TextJob): string {
  const tokens = Math.ceil(answer.length / lettersPerToken);
  return `${tokens.toLocaleString('en')} tokens so far, ${cost()}`;
}

/** From the speed so far and the length of the files; empty while the speed is unknown. */
function describeTimeLeft(answer: string, startedAt: number, { request, reading }: AnswerRequest): string {
  const took = performance.now() - startedAt;
  const sent = request.parts.reduce((sum, part) => sum + (part.kind === 'text' ? part.text.length : 0), 0);
  const draft = reading?.letters ?? sent;
  if (took < 2_000 || answer.length < 400 || answer.length > draft) return '';
  const seconds = Math.ceil((((draft - answer.length) / answer.length) * took) / 1_000);
  return `up to ${seconds} s left`;
}

/** The words of what was used, with one more request's. */
function addUsage(before: string, { inputTokens, outputTokens, costUsd }: ModelUsage): string {
  const [, tokens = '0', cost = ''] = /^([\d,]+) tokens(?:, \$([\d.]+))?/.exec(before) ?? [];
  const sum = Number(tokens.replaceAll(',', '')) + inputTokens + outputTokens;
  const words = `${sum.toLocaleString('en')} tokens`;
  const isKnown = costUsd !== null && (before === '' || cost !== '');
  return isKnown ? `${words}, ${formatDollars(Number(cost) + costUsd)}` : words;
}
