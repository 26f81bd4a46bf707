/**
 * `--mode author`: a model writes over the draft. Whatever of its answer does not hold is the draft's again; an
 * answer that is cut off counts as far as it came.
 */
import { authorFiles } from '#codegen/author/author-files';
import { writeRequest } from '#codegen/author/write-request';
import type { CompileEnvironment } from '#codegen/compile';
import { writeHints } from '#codegen/hints/write-hints';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { problem } from '#design/problem';
import { readDesign } from '#design/read-design';
import type { ServiceName } from '#design/settings';
import type { AssetBytes, Snapshot } from '#design/snapshot';
import type { TextModel, TextRequest } from '#models/ports';
import type { Terminal } from './command.ts';
import { explainFailure } from './explain-failure.ts';
import { openDesk } from './open-desk.ts';
import { findService } from './service-variables.ts';
import { tellWhenCancelled } from './tell-when-cancelled.ts';
import { UsageError } from './usage-error.ts';
import { writeWaiting } from './write-waiting.ts';

/** Tokens of hints that go with the pictures. */
const hintsBudget = 12_000;

export interface TextService {
  readonly service: ServiceName;
  readonly model: TextModel;
}

/** The text model of the environment, for one design. @throws UsageError where there is no key */
export async function openAuthor(file: string, { environment }: Terminal): Promise<TextService> {
  const service = findService(environment);
  if (service === 'built-in') {
    throw new UsageError(
      '--mode author needs a model: set OPENAI_API_KEY (and OPENAI_BASE_URL for another address).',
    );
  }
  const { services, settings, purpose } = await openDesk(service, file, environment);
  return { service, model: await services.text(settings, 'author', purpose) };
}

export interface AuthorJob extends TextService {
  readonly draft: CodeResult;
  readonly snapshot: Snapshot;
  readonly assets: AssetBytes;
  readonly options: CodeOptions;
  readonly environment: CompileEnvironment & { readonly signal: AbortSignal };
  readonly terminal: Terminal;
}

/** Asks the model and lays what holds of its answer over the draft. */
export async function authorCode(job: AuthorJob): Promise<CodeResult> {
  const { draft, options, environment, terminal } = job;
  const { answer, failure } = await readAnswer(job, makeRequest(job));
  if (failure !== null && answer === '') throw new UsageError(failure);
  const result = await authorFiles(answer, draft, options, environment);
  if (failure === null) return result;
  terminal.tell(`${failure} What had arrived is used.`);
  const cut = problem('model-output-dropped', null, { detail: 'the answer broke off before its end' });
  return { ...result, problems: [...result.problems, cut] };
}

function makeRequest({ draft, snapshot, assets, options }: AuthorJob): TextRequest {
  const { text } = writeHints(readDesign(snapshot), { budget: hintsBudget });
  const pictures = snapshot.frames.flatMap(({ picture }) => {
    const bytes = picture && assets.get(picture.asset.key);
    return bytes ? [{ bytes, mime: 'image/png' as const }] : [];
  });
  return writeRequest(draft, options, { hints: text, pictures });
}

async function readAnswer(
  { service, model, environment, terminal }: AuthorJob,
  request: TextRequest,
): Promise<{ readonly answer: string; readonly failure: string | null }> {
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
      if (event.type === 'failed') return { answer, failure: explainFailure(event.failure, service) };
    }
  } finally {
    finish();
  }
  environment.signal.throwIfAborted();
  return { answer, failure: null };
}
