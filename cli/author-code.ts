/**
 * `--mode author`: a model writes over the draft. Faults of its answer go back to it twice at most.
 * Files that are still faulty are replaced by the draft's. The complete files of an interrupted answer are used.
 */
import { applyAnswers, type GivenAnswer } from '#codegen/model/author/apply-answers';
import { type AnswersJudgement, judgeAnswers } from '#codegen/model/author/judge-answers';
import { tileFrames, writeFilesRequest, writeAttachments } from '#codegen/model/author/write-files-request';
import type { TypeChecker } from '#codegen/check/check-types';
import { writeHints } from '#codegen/model/hints/write-hints';
import type { CodeResult } from '#design/code-result';
import type { Preference } from '#design/compare-receipts';
import type { Attachment } from '#design/attachment';
import { problem } from '#design/problem';
import { readDesign } from '#design/read-design';
import type { TextRequest } from '#models/ports';
import type { Terminal } from './command.ts';
import { receiveAnswer } from './receive-answer.ts';
import { type ModelRun, readFramePictures } from './model-run.ts';
import { type CachingTextService, openTextService, type TextService } from './open-text-service.ts';
import { memoizeBy } from './memoize-by.ts';
import { UsageError } from './usage-error.ts';

/** Tokens of hints that go with the pictures. */
const hintsBudget = 12_000;

/** The text model of the environment, for one design. @throws UsageError where there is no key */
export async function openAuthorService(
  file: string,
  isPicture: boolean,
  terminal: Terminal,
): Promise<CachingTextService> {
  const service = await openTextService(file, 'author', terminal);
  if (service === null) {
    const what = isPicture ? 'An image has no layers, so it' : '--mode author';
    throw new UsageError(
      `${what} needs a model: set OPENAI_API_KEY (and OPENAI_BASE_URL for another address).`,
    );
  }
  return service;
}

export interface AuthorRun extends ModelRun, TextService {
  readonly types: TypeChecker;
  /** The person's attachments. */
  readonly attachments: readonly Attachment[];
  /** A note beside the outline; empty for none. */
  readonly note: string;
  /** Which side is used where the answer is cleaner and the draft closer. @default 'code' */
  readonly preference?: Preference;
}

/** Asks the model, and again about faults; returns the best result with its Receipt. */
export async function authorCode(run: AuthorRun): Promise<CodeResult> {
  const { draft, options, environment, terminal, types } = run;
  const checked = memoizeBy(JSON.stringify, async (answers: readonly GivenAnswer[]) => {
    const given = run.attachments.map(({ text }) => text).join('\n');
    const made = await applyAnswers(answers, draft, options, { ...environment, checker: types }, { given });
    return { ...made, ...(await run.check(made)) };
  });
  const onText = (_: string, answer: string) => `${run.model.model} writes: ${answer.length} characters`;
  let judgement: AnswersJudgement | null = null;
  let request: TextRequest | null = await makeRequest(run);
  let broken: string | null = null;
  while (request !== null && broken === null) {
    const { answer, failure, wasAsked } = await receiveAnswer(run, request, {
      environment,
      terminal,
      onText,
    });
    if (failure !== null && answer === '' && judgement === null) {
      if (!wasAsked) throw new UsageError(failure);
      return draftWithProblem(await checked([]), failure);
    }
    broken = failure;
    if (failure !== null) terminal.notify(`${failure} What had arrived is used.`);
    const answers: readonly GivenAnswer[] = [...(judgement?.kept ?? []), { answer, wish: null }];
    judgement = await judgeAnswers(answers, {
      options,
      checked,
      mayRepair: failure === null,
      ...(run.preference ? { preference: run.preference } : {}),
    });
    request = judgement.request;
    if (request !== null)
      terminal.notify('Parts of the answer failed the checks and are sent back to the model.');
  }
  const result = judgement?.result ?? (await checked([]));
  if (judgement?.tradeOff) terminal.notify(`${judgement.tradeOff} --prefer pixels writes the draft instead.`);
  if (broken === null) return result;
  const cut = problem('model-output-dropped', null, { detail: 'the answer broke off before its end' });
  return { ...result, problems: [...result.problems, cut] };
}

/** The draft, with the reason for which the model wrote nothing. */
function draftWithProblem(draft: CodeResult, failure: string): CodeResult {
  const detail = `there is none (${failure.replace(/\.$/, '')}), so the draft stands`;
  return { ...draft, problems: [...draft.problems, problem('model-output-dropped', null, { detail })] };
}

async function makeRequest(run: AuthorRun): Promise<TextRequest> {
  const { draft, snapshot, options, environment, attachments, note } = run;
  const { text } = writeHints(readDesign(snapshot), { budget: hintsBudget });
  const seen = await readFramePictures(run);
  const notes = [note, seen.note].filter((one) => one !== '');
  return writeFilesRequest(draft, options, {
    hints: [...notes, text].join('\n\n'),
    pictures: tileFrames(
      seen.pictures.filter((bytes) => bytes !== null),
      environment.signal,
    ),
    attachments: writeAttachments(attachments),
  });
}
