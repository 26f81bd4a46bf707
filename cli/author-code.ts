/**
 * `--mode author`: a model writes over the draft. Whatever of its answer does not hold goes back to it, twice at most,
 * and is the draft's again where that does not help; an answer that is cut off counts as far as it came.
 */
import { applyAnswers, type GivenAnswer } from '#codegen/author/apply-answers';
import { judgeAnswers, type Judgement } from '#codegen/author/judge-answers';
import { showFrames } from '#codegen/author/show-frames';
import { writeMaterial } from '#codegen/author/write-material';
import { writeRequest } from '#codegen/author/write-request';
import type { TypeChecker } from '#codegen/4-check/type-checker';
import { writeHints } from '#codegen/hints/write-hints';
import type { CodeResult } from '#design/code-result';
import type { Material } from '#design/material';
import { problem } from '#design/problem';
import { readDesign } from '#design/read-design';
import type { TextRequest } from '#models/ports';
import type { Terminal } from './command.ts';
import { explainFailure } from './explain-failure.ts';
import type { ModelJob } from './model-job.ts';
import { openTextService, type TextService } from './open-text-service.ts';
import { tellWhenCancelled } from './tell-when-cancelled.ts';
import { UsageError } from './usage-error.ts';
import { writeWaiting } from './write-waiting.ts';

/** Tokens of hints that go with the pictures. */
const hintsBudget = 12_000;

/** The text model of the environment, for one design. @throws UsageError where there is no key */
export async function openAuthor(file: string, isPicture: boolean, terminal: Terminal): Promise<TextService> {
  const service = await openTextService(file, 'author', terminal);
  if (service === null) {
    const what = isPicture ? 'A picture has no layers, so it' : '--mode author';
    throw new UsageError(
      `${what} needs a model: set OPENAI_API_KEY (and OPENAI_BASE_URL for another address).`,
    );
  }
  return service;
}

export interface AuthorJob extends ModelJob, TextService {
  readonly types: TypeChecker;
  /** What a person gave along. */
  readonly material: readonly Material[];
  /** What is to be said beside the outline; empty for nothing. */
  readonly note: string;
}

/** Asks the model, and again for what does not hold; gives the best of it with its Receipt. */
export async function authorCode(job: AuthorJob): Promise<CodeResult> {
  const { draft, options, environment, terminal, types } = job;
  const checked = remember(async (answers: readonly GivenAnswer[]) => {
    const given = job.material.map(({ text }) => text).join('\n');
    const made = await applyAnswers(answers, draft, options, { ...environment, checker: types }, { given });
    return { ...made, ...(await job.check(made)) };
  });
  let judgement: Judgement | null = null;
  let request: TextRequest | null = makeRequest(job);
  let broken: string | null = null;
  while (request !== null && broken === null) {
    const { answer, failure, isRefusal } = await readAnswer(job, request);
    const isNothing = failure !== null && answer === '' && judgement === null;
    if (isNothing && isRefusal) return keepDraft(await checked([]), failure);
    if (isNothing) throw new UsageError(failure);
    broken = failure;
    if (failure !== null) terminal.tell(`${failure} What had arrived is used.`);
    const answers: readonly GivenAnswer[] = [...(judgement?.kept ?? []), { answer, wish: null }];
    judgement = await judgeAnswers(answers, { options, checked, mayRepair: failure === null });
    request = judgement.request;
    if (request !== null) terminal.tell('Some of the answer does not hold and goes back to the model.');
  }
  const result = judgement?.result ?? (await checked([]));
  if (broken === null) return result;
  const cut = problem('model-output-dropped', null, { detail: 'the answer broke off before its end' });
  return { ...result, problems: [...result.problems, cut] };
}

/** The draft, with the reason for which the model wrote nothing. */
function keepDraft(draft: CodeResult, failure: string): CodeResult {
  const detail = `there is none (${failure.replace(/\.$/, '')}), so the draft stands`;
  return { ...draft, problems: [...draft.problems, problem('model-output-dropped', null, { detail })] };
}

/** Makes each result once, by what it is made of. */
function remember<Value>(
  make: (answers: readonly GivenAnswer[]) => Promise<Value>,
): (answers: readonly GivenAnswer[]) => Promise<Value> {
  const made = new Map<string, Promise<Value>>();
  return (answers) => {
    const name = JSON.stringify(answers);
    const known = made.get(name) ?? make(answers);
    made.set(name, known);
    return known;
  };
}

function makeRequest(job: AuthorJob): TextRequest {
  const { draft, snapshot, assets, options, environment, material, note } = job;
  const { text } = writeHints(readDesign(snapshot), { budget: hintsBudget });
  const pictures = snapshot.frames.flatMap(({ picture }) => {
    const bytes = picture && assets.get(picture.asset.key);
    return bytes ? [bytes] : [];
  });
  return writeRequest(draft, options, {
    hints: note === '' ? text : `${note}\n\n${text}`,
    pictures: showFrames(pictures, environment.signal),
    material: writeMaterial(material),
  });
}

/** One answer as far as it came, and what stopped it; a refusal is the model's own. */
export interface ReadAnswer {
  readonly answer: string;
  readonly failure: string | null;
  readonly isRefusal: boolean;
}

/** Asks a model of the terminal and waits for its answer. */
export async function readAnswer(
  {
    service,
    model,
    environment,
    terminal,
  }: Pick<AuthorJob, 'service' | 'model' | 'terminal'> & {
    readonly environment: { readonly signal: AbortSignal };
  },
  request: TextRequest,
): Promise<ReadAnswer> {
  let answer = '';
  terminal.showProgress(`Waiting for ${model.model} …`);
  const finish = tellWhenCancelled(service, 'answer', environment.signal, terminal);
  try {
    for await (const event of model.stream(request, environment.signal)) {
      if (event.type === 'text') {
        answer += event.delta;
        terminal.showProgress(`${model.model} writes: ${answer.length} characters …`);
      }
      if (event.type === 'waiting') terminal.showProgress(writeWaiting(event));
      if (event.type === 'warning') terminal.tell(event.message);
      if (event.type === 'failed') {
        const isRefusal = event.failure.kind === 'content-blocked';
        return { answer, failure: explainFailure(event.failure, service), isRefusal };
      }
    }
  } finally {
    finish();
  }
  environment.signal.throwIfAborted();
  return { answer, failure: null, isRefusal: false };
}
