/**
 * Asks a prepared question: its requests one after the other, what has arrived shown at once, and the numbers of an
 * extraction verified. Who sends a request is a port, so the panel and the command line share this.
 */
import type { DesignAnswer, ExtractedData, ExtractedNumber, Question } from '#design/question';
import type { TextRequest } from '#models/ports';
import { fitValues } from './extraction-schema.ts';
import type { PreparedQuestion, QuestionStep } from './prepare-question.ts';
import { createAnswerReader, type ReadAnswer } from './read-answer.ts';
import { needsSecondReading, verifyNumbers } from './verify-numbers.ts';

export interface AnswerRun {
  /**
   * Sends a request and passes on what arrives. Resolves when the answer is complete; rejects with the service's
   * sentence.
   */
  ask(request: TextRequest, progress: AnswerProgress, onText: (delta: string) => void): Promise<void>;
  /** Shows the answer so far. */
  onAnswer(answer: DesignAnswer): void;
}

/** What came is no answer, so that asking again needs another one. */
export class UnreadableAnswerError extends Error {}

export interface AnswerProgress {
  /** What is done, in words. */
  readonly text: string;
  /** Requests that are answered, of all. */
  readonly done: number;
  readonly total: number;
}

/** The answer as far as it came, and why it is not complete; `null` where it is. */
export interface QuestionOutcome {
  readonly answer: DesignAnswer;
  readonly failure: Error | null;
}

/** Asks and reads; a failure keeps what came before it. */
export async function answerQuestion(prepared: PreparedQuestion, run: AnswerRun): Promise<QuestionOutcome> {
  const { question, steps } = prepared;
  let answer = prepared.known;
  run.onAnswer(answer);
  let done = 0;
  for (const step of steps) {
    const before = answer;
    const isPart = steps.length > 1;
    const [first] = step.context.frames;
    const text = isPart ? `Looking at ${first?.name ?? 'the frame'}` : workOf(question);
    const reader = createAnswerReader(question, step.context);
    try {
      await run.ask(step.request, { text, done, total: steps.length }, (delta) => {
        if (!reader.push(delta)) return;
        answer = addAnswer(before, reader.read(), step, isPart);
        run.onAnswer(answer);
      });
      const read = reader.read();
      if (!read.isReadable)
        throw new UnreadableAnswerError(
          'The answer of the model could not be read. Ask again, or choose another model in Settings.',
        );
      answer = await finishStep(before, read, step, {
        question,
        isPart,
        run,
        progress: { text, done, total: steps.length },
      });
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      if (isPart)
        answer = withNotes(answer, [`${String(done)} of ${String(steps.length)} frames were looked at.`]);
      run.onAnswer(answer);
      return { answer, failure };
    }
    run.onAnswer(answer);
    done += 1;
  }
  return { answer, failure: null };
}

function workOf({ kind }: Question): string {
  return kind === 'read-text'
    ? 'Reading texts'
    : kind === 'extract'
      ? 'Reading data'
      : 'Looking at the design';
}

interface FinishedStep {
  readonly question: Question;
  readonly isPart: boolean;
  readonly run: AnswerRun;
  readonly progress: AnswerProgress;
}

async function finishStep(
  before: DesignAnswer,
  read: ReadAnswer,
  step: QuestionStep,
  { question, isPart, run, progress }: FinishedStep,
): Promise<DesignAnswer> {
  const answer = addAnswer(before, read, step, isPart);
  const [frame] = step.context.frames;
  if (question.kind !== 'extract' || question.schema === null || frame === undefined) return answer;
  if (read.data === undefined)
    throw new UnreadableAnswerError(
      'The answer of the model has no data in it. Ask again, or choose another model in Settings.',
    );
  const fitted = fitValues(question.schema, read.data);
  const show = (numbers: readonly ExtractedNumber[], notes: readonly string[]) => {
    const data: ExtractedData = { frameId: frame.id, values: fitted.values, numbers };
    return {
      ...withNotes(answer, notes),
      data: [...before.data, data],
      dropped: answer.dropped + fitted.dropped,
    };
  };
  const once = verifyNumbers(fitted.values, step.context.texts, null);
  if (!needsSecondReading(once)) return show(once, []);
  if (step.second === null)
    return show(once, [`There is no image of "${frame.name}", so no second reading.`]);
  run.onAnswer(show(once, []));
  const again = createAnswerReader(question, step.context);
  const verifying = { ...progress, text: 'Reading the numbers again' };
  try {
    await run.ask(step.second, verifying, (delta) => void again.push(delta));
  } catch (error) {
    // What was read first is paid for and stays, with nothing verified that is not on a layer.
    const reason = error instanceof Error ? error.message : String(error);
    return show(once, [`The second reading failed, so some numbers are not verified: ${reason}`]);
  }
  const second = fitValues(question.schema, again.read().data ?? null);
  return show(verifyNumbers(fitted.values, step.context.texts, second), []);
}

/** The answer of before with what one request says so far. */
function addAnswer(
  before: DesignAnswer,
  read: ReadAnswer,
  step: QuestionStep,
  isPart: boolean,
): DesignAnswer {
  const [frame] = step.context.frames;
  const text = isPart && read.text !== '' ? `${frame?.name ?? ''}: ${read.text}` : read.text;
  const schema = read.schema === null ? before.schema : JSON.stringify(read.schema, null, 2);
  const unclear = read.unclear.map((what) => `Not clear: ${what}`);
  return {
    ...withNotes(before, unclear),
    text: [before.text, text].filter((part) => part !== '').join('\n\n'),
    points: [...before.points, ...read.points],
    boxes: [...before.boxes, ...read.boxes],
    schema,
    dropped: before.dropped + read.dropped,
  };
}

function withNotes(answer: DesignAnswer, notes: readonly string[]): DesignAnswer {
  return notes.length === 0 ? answer : { ...answer, notes: [...answer.notes, ...notes] };
}
