/**
 * `framewright ask`: a model answers a question about frames or pictures. What it will cost is said before anything is
 * sent. Exit code 0: answered; 1: in part; 2: not at all.
 */
import { modelsOf } from '#design/settings';
import { readPng } from '#design/png';
import { type DesignAnswer, type Question, type QuestionKind } from '#design/question';
import { readDesign } from '#design/read-design';
import type { AskReport } from '#design/report';
import { builtInService, serviceNames, services } from '#design/services';
import { answerQuestion, UnreadableAnswerError } from '#insight/understand/answer-question';
import {
  collectContext,
  collectPictureContext,
  type QuestionContext,
} from '#insight/understand/collect-context';
import { findSchemaMistake } from '#insight/understand/extraction-schema';
import { prepareQuestion, type PreparedQuestion } from '#insight/understand/prepare-question';
import { writeAnswerText } from '#insight/understand/use-answer';
import { findVisionLimits } from '#models/vision-limits';
import type { CommandLine, RunCommand, Terminal } from '../command.ts';
import { type ChosenModel, estimateQuestions, writeEstimate } from '../estimate-question.ts';
import { InterruptError } from '../interrupt-error.ts';
import { meterService } from '../meter-service.ts';
import { openTextService } from '../open-text-service.ts';
import { withoutControlCharacters } from '../output/write-summary.ts';
import { receiveAnswer } from '../receive-answer.ts';
import { findPicture } from '../source/find-picture.ts';
import { readJson } from '../source/read-bytes.ts';
import { readSnapshot } from '../source/read-snapshot.ts';
import { UsageError } from '../usage-error.ts';

export const runAsk: RunCommand = async (line, terminal) => {
  const question = await readQuestion(line);
  const service = await openTextService(line.positionals[0] ?? '-', 'question', terminal);
  const context = await readContext(line, question, terminal);
  const chosen = service === null ? defaultModel : { service: service.service, model: service.model.model };
  const signal = terminal.onInterrupt();
  const prepared = prepare(question, context, chosen.model, signal);
  const estimate = estimateQuestions([prepared], chosen);
  const nameOf = (id: string) =>
    context.layers.get(id)?.name ?? context.frames.find((frame) => frame.id === id)?.name ?? '';
  const report = (answer: DesignAnswer, failure: string | null, model: AskReport['model']): number => {
    const made: AskReport = {
      command: 'ask',
      question,
      answer,
      estimate,
      failure,
      ...(model ? { model } : {}),
    };
    terminal.print(
      line.flag('json')
        ? JSON.stringify(made, null, 2)
        : withoutControlCharacters(writeAnswerText(answer, nameOf)),
    );
    return failure !== null || hasDoubts(answer) ? 1 : 0;
  };
  if (prepared.steps.length === 0) return report(prepared.known, null, undefined);
  terminal.notify(writeEstimate(estimate));
  if (line.flag('estimate')) return report(prepared.known, null, undefined);
  if (service === null)
    throw new UsageError(
      'A question needs a model: set OPENAI_API_KEY (and OPENAI_BASE_URL for another address). The commands audit, compare and search need none.',
    );
  const metered = meterService(service);
  const { answer, failure } = await answerQuestion(prepared, {
    onAnswer: () => undefined,
    async ask(request, { text, done, total }, onText) {
      const words = total > 1 ? `${text}: ${String(done + 1)} of ${String(total)}` : text;
      const environment = { signal };
      const received = await receiveAnswer(metered, request, {
        environment,
        terminal,
        onText: (delta, all) => {
          onText(delta);
          return `${words}, ${String(all.length)} characters`;
        },
      });
      if (received.failure !== null) throw new Error(received.failure);
    },
  });
  terminal.showProgress(null);
  if (failure instanceof InterruptError) throw failure;
  // An answer that cannot be read would only be read again.
  if (failure === null || failure instanceof UnreadableAnswerError) await service.release();
  if (failure !== null) {
    const kept = service.describeUnusedAnswers();
    if (kept !== null) terminal.notify(kept);
    if (isEmpty(answer)) throw new UsageError(failure.message);
    terminal.notify(failure.message);
  }
  return report(answer, failure?.message ?? null, metered.report());
};

/** The options that say what is asked, with the kind of question; a flag has no words. */
const kindOptions = {
  describe: 'describe',
  'read-text': 'read-text',
  find: 'find',
  critique: 'critique',
  flow: 'flow',
  propose: 'propose',
  extract: 'extract',
} as const satisfies Readonly<Record<string, QuestionKind>>;
const flags: ReadonlySet<string> = new Set(['describe', 'read-text', 'flow', 'propose']);

async function readQuestion(line: CommandLine): Promise<Question> {
  const words = line.positionals[1]?.trim() ?? '';
  const chosen = Object.entries(kindOptions).filter(([name]) =>
    flags.has(name) ? line.flag(name) : line.text(name) !== null,
  );
  const names = Object.keys(kindOptions).map((name) => `--${name}`);
  if (chosen.length > 1) throw new UsageError(`Choose one of ${names.join(', ')}.`);
  const [name, kind] = chosen[0] ?? ['', 'ask' as const];
  if (kind === 'ask' && words === '')
    throw new UsageError(`Write a question, or choose one of ${names.join(', ')}.`);
  const value = flags.has(name) || kind === 'ask' ? '' : line.getText(name);
  if (kind !== 'extract')
    return { kind, text: [value === 'all' ? '' : value, words].filter(Boolean).join('\n'), schema: null };
  const schema: unknown = await readJson(value);
  const mistake = findSchemaMistake(schema);
  if (mistake !== null) throw new UsageError(`"${value}": ${mistake}`);
  return { kind, text: words, schema: schema as object };
}

async function readContext(
  line: CommandLine,
  question: Question,
  terminal: Terminal,
): Promise<QuestionContext> {
  const file = line.positionals[0] ?? '-';
  const given = await findPicture(file);
  const others = await Promise.all(line.list('with').map((path) => readOther(path)));
  const pictures = [...(given === null ? [] : [given]), ...others].map(({ name, bytes }, index) =>
    collectPictureContext(`picture:${String(index + 1)}`, name, { pixels: readPng(bytes), scale: 1 }),
  );
  if (given !== null && line.list('frame').length > 0)
    throw new UsageError(`"${file}" is an image, and --frame is for designs with layers.`);
  const frames = pictures.flatMap((one) => one.frames);
  if (given !== null) return { frames, layers: new Map(), writeOutline: null };
  const { snapshot, assets } = await readSnapshot(line, terminal);
  const tree = readDesign(snapshot);
  const { writeHints } = await import('#codegen/model/hints/write-hints');
  const writeOutline: QuestionContext['writeOutline'] = (frameIds) => {
    const chosen = tree.frames.filter(({ root }) => frameIds.includes(root.id));
    return chosen.length === 0 ? null : writeHints({ ...tree, frames: chosen }, { budget: outlineBudget });
  };
  const unseen = collectContext(tree, new Map(), writeOutline);
  const isDrawn =
    question.kind !== 'read-text' || unseen.frames.some((frame) => frame.pictureLayers.length > 0);
  if (!isDrawn) return { ...unseen, frames: [...unseen.frames, ...frames] };
  const { drawFrames } = await import('../draw-frames.ts');
  const seen = collectContext(tree, await drawFrames(snapshot, assets, terminal), writeOutline);
  return { ...seen, frames: [...seen.frames, ...frames] };
}

/** Tokens of the outline in one request. */
const outlineBudget = 24_000;

async function readOther(path: string) {
  const picture = await findPicture(path);
  if (picture === null) throw new UsageError(`"${path}" is not an image; --with takes a PNG, JPEG or WebP.`);
  return picture;
}

function prepare(
  question: Question,
  context: QuestionContext,
  model: string,
  signal: AbortSignal,
): PreparedQuestion {
  try {
    return prepareQuestion(question, context, findVisionLimits(model), signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** What an estimate is for where nothing is set up. */
const defaultModel = findDefaultModel();

function findDefaultModel(): ChosenModel {
  const service = serviceNames.find((name) => services[name].serves.includes('text')) ?? builtInService;
  return { service, model: modelsOf({ service, models: {} }).text };
}

function hasDoubts({ data }: DesignAnswer): boolean {
  return data.some(({ numbers }) => numbers.some(({ verifiedBy }) => verifiedBy === null));
}

function isEmpty({ text, points, boxes, data, schema }: DesignAnswer): boolean {
  return text === '' && schema === '' && points.length + boxes.length + data.length === 0;
}
