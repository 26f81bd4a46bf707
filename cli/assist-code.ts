/**
 * `--mode assist`: a model decides what things are and the compiler writes. Whatever of its answer fits the design is
 * used, however little arrived; where nothing did, or the checks find the outcome worse than the compiler's own code,
 * that code stands, and the reason is told.
 */
import { describeDecisions } from '#codegen/assist/describe-decisions';
import { createPlanReader } from '#codegen/assist/read-plan';
import { writePlanRequest } from '#codegen/assist/write-plan-request';
import { compile } from '#codegen/compile';
import type { CodePlan } from '#design/code-plan';
import type { CodeResult } from '#design/code-result';
import { findWorse } from '#design/compare-receipts';
import { problem, type Problem } from '#design/problem';
import { readDesign } from '#design/read-design';
import type { ModelReport } from '#design/report';
import { explainFailure } from './explain-failure.ts';
import type { ModelJob } from './model-job.ts';
import type { TextService } from './open-text-service.ts';
import { tellWhenCancelled } from './tell-when-cancelled.ts';
import { writeWaiting } from './write-waiting.ts';

export interface AssistJob extends ModelJob {
  /** `null` where no model is set up. */
  readonly model: TextService | null;
}

export interface AssistedCode {
  /** Checked. */
  readonly result: CodeResult;
  /** `null` where no model was asked. */
  readonly model: ModelReport | null;
}

/** What a model decided, and what was told on the way. */
interface Decisions {
  readonly plan: CodePlan;
  readonly problems: readonly Problem[];
  readonly report: ModelReport | null;
}

/** Asks the model, compiles with what it decided and keeps the better of that and the compiler's own. */
export async function assistCode(job: AssistJob): Promise<AssistedCode> {
  const { draft, snapshot, assets, options, environment } = job;
  const { plan, problems, report } = await decide(job);
  const isEmpty = Object.keys(plan.layers).length === 0;
  const checkedDraft = await job.check(isEmpty ? withProblems(draft, problems) : draft);
  if (isEmpty) return { result: checkedDraft, model: report };
  const planned = await compile(snapshot, assets, options, { ...environment, plan });
  const checked = await job.check(withProblems(planned, problems));
  return { result: keepBetter(checked, checkedDraft), model: report };
}

function withProblems(result: CodeResult, problems: readonly Problem[]): CodeResult {
  return { ...result, problems: [...result.problems, ...problems] };
}

function keepBetter(planned: CodeResult, draft: CodeResult): CodeResult {
  if (!planned.receipt || !draft.receipt) return planned;
  const worse = findWorse(planned.receipt, draft.receipt);
  if (worse.length === 0) return planned;
  const reason = `the checks found its outcome worse. ${worse.map(({ sentence }) => sentence).join('; ')}.`;
  return withProblems(draft, [problem('plan-missing', null, { reason })]);
}

async function decide(job: AssistJob): Promise<Decisions> {
  const { model, snapshot, assets, environment, terminal } = job;
  const nothing = { plan: { layers: {} }, report: null };
  if (model === null) return { ...nothing, problems: [missing(noModel)] };
  terminal.showProgress('Preparing the request …');
  const tree = readDesign(snapshot);
  const pictures = snapshot.frames.map(({ picture }) => (picture && assets.get(picture.asset.key)) ?? null);
  const { request, ids, problems } = writePlanRequest({ tree, pictures }, environment.signal);
  const reader = createPlanReader(ids);
  const { failure, ...report } = await hear(model, request, job, (delta) => {
    if (reader.push(delta))
      terminal.showProgress(`${describeDecisions(reader.latest(), reader.count(), ids.length)} …`);
  });
  if (failure !== null) terminal.tell(`${failure}${reader.count() > 0 ? ' What had arrived is used.' : ''}`);
  const reason = failure ?? 'its answer says nothing about a layer of the design.';
  const told = reader.count() === 0 ? [missing(reason)] : failure === null ? [] : [cutOff];
  return { plan: reader.plan(), problems: [...problems, ...reader.problems(), ...told], report };
}

const noModel = 'there is no model to ask; set OPENAI_API_KEY (and OPENAI_BASE_URL for another address).';
const cutOff = problem('model-output-dropped', null, { detail: 'the answer broke off before its end' });

function missing(reason: string): Problem {
  return problem('plan-missing', null, { reason });
}

type Heard = ModelReport & { readonly failure: string | null };

async function hear(
  { service, model }: TextService,
  request: Parameters<TextService['model']['stream']>[0],
  { environment, terminal }: AssistJob,
  onText: (delta: string) => void,
): Promise<Heard> {
  let heard: Heard = {
    service,
    model: model.model,
    inputTokens: null,
    outputTokens: null,
    costUsd: null,
    failure: null,
  };
  terminal.showProgress(`Waiting for ${model.model} …`);
  const finish = tellWhenCancelled(service, 'answer', environment.signal, terminal);
  try {
    for await (const event of model.stream(request, environment.signal)) {
      if (event.type === 'text') onText(event.delta);
      if (event.type === 'waiting') terminal.showProgress(writeWaiting(event));
      if (event.type === 'warning') terminal.tell(event.message);
      if (event.type === 'usage') heard = { ...heard, ...event.usage };
      if (event.type === 'failed') heard = { ...heard, failure: explainFailure(event.failure, service) };
    }
  } finally {
    finish();
  }
  environment.signal.throwIfAborted();
  return heard;
}
