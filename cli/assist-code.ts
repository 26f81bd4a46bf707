/**
 * `--mode assist`: a model decides and the compiler writes. Every decision that fits the design is used, even of a
 * partial answer. Decisions that make the Receipt worse than that of the compiler's own code are left out, and the
 * reason is reported.
 */
import { createPlanReader, describeDecisions } from '#codegen/model/assist/read-plan';
import { judgePlan } from '#codegen/model/assist/judge-plan';
import { writePlanRequest } from '#codegen/model/assist/write-plan-request';
import { compile } from '#codegen/compile';
import type { CodePlan } from '#design/code-plan';
import type { CodeResult } from '#design/code-result';
import { problem, type Problem } from '#design/problem';
import { readDesign } from '#design/read-design';
import { receiveAnswer } from './receive-answer.ts';
import { type ModelRun, readFramePictures } from './model-run.ts';
import { memoizeBy } from './memoize-by.ts';
import type { TextService } from './open-text-service.ts';

export interface AssistRun extends ModelRun {
  /** `null` where no model is set up. */
  readonly model: TextService | null;
}

/** A model's decisions, and the messages about them. */
interface Decisions {
  readonly plan: CodePlan;
  readonly problems: readonly Problem[];
}

/** Asks the model, compiles with its decisions and returns the checked result without those that make it worse. */
export async function assistCode(run: AssistRun): Promise<CodeResult> {
  const { draft, snapshot, assets, options, environment, terminal } = run;
  const { plan, problems } = await decide(run);
  const checked = memoizeBy(JSON.stringify, async (tried: CodePlan) => {
    const isEmpty = Object.keys(tried.layers).length === 0;
    const planned = { ...environment, plan: tried };
    return run.check(isEmpty ? draft : await compile(snapshot, assets, options, planned));
  });
  const onTry = () => terminal.showProgress('Looking for the decisions that make it worse …');
  const judged = await judgePlan(plan, { snapshot, checked, onTry });
  const result = await checked(judged.plan);
  return { ...result, problems: [...result.problems, ...problems, ...judged.problems] };
}

async function decide(run: AssistRun): Promise<Decisions> {
  const { model, snapshot, environment, terminal } = run;
  if (model === null) return { plan: { layers: {} }, problems: [planMissing(noModel)] };
  terminal.showProgress('Preparing the request …');
  const tree = readDesign(snapshot);
  const { pictures, note } = await readFramePictures(run);
  const { request, ids, problems } = writePlanRequest({ tree, pictures, note }, environment.signal);
  const reader = createPlanReader(ids);
  const onText = (delta: string) =>
    reader.push(delta) ? describeDecisions(reader.latest(), reader.count(), ids.length) : null;
  const { failure } = await receiveAnswer(model, request, { environment, terminal, onText });
  if (failure !== null)
    terminal.notify(`${failure}${reader.count() > 0 ? ' What had arrived is used.' : ''}`);
  const reason = failure ?? 'its answer says nothing about a layer of the design.';
  const endProblems = reader.count() === 0 ? [planMissing(reason)] : failure === null ? [] : [cutOff];
  return { plan: reader.plan(), problems: [...problems, ...reader.problems(), ...endProblems] };
}

const noModel = 'there is no model to ask; set OPENAI_API_KEY (and OPENAI_BASE_URL for another address).';
const cutOff = problem('model-output-dropped', null, { detail: 'the answer broke off before its end' });

function planMissing(reason: string): Problem {
  return problem('plan-missing', null, { reason });
}
