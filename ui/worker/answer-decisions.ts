/** The worker's tasks for a model that decides: its request, and its decisions so far. */
import type { CancelSignal } from '#design/cancel';
import type { Progress } from '#design/code-result';
import { readDesign } from '#design/read-design';
import type { Snapshot } from '#design/snapshot';
import type { PictureOrSize } from '#design/tile-picture';
import { createPlanReader, describeDecisions } from '#codegen/model/assist/read-plan';
import { judgePlan, maxTries, type PlanJudgement } from '#codegen/model/assist/judge-plan';
import { numberPlanLayers, writePlanRequest } from '#codegen/model/assist/write-plan-request';
import { checkRecipe } from './check-recipe.ts';
import type { CodegenSession } from './codegen-session.ts';
import type { AssistRequest, CheckInput, Tasks } from './protocol.ts';

/** The request about the frames of a design. */
export function writeAssistRequest(
  snapshot: Snapshot,
  pictures: readonly (PictureOrSize | null)[],
  signal: CancelSignal,
): AssistRequest {
  const { request, problems } = writePlanRequest({ tree: readDesign(snapshot), pictures }, signal);
  return { request, problems };
}

/** The decisions of a partial answer; its numbers are those of the request about the same design. */
export function readDecisions(snapshot: Snapshot, answer: string): Tasks['read-decisions']['output'] {
  const ids = numberLayers(snapshot);
  const reader = createPlanReader(ids);
  reader.push(answer);
  return {
    plan: reader.plan(),
    problems: reader.problems(),
    words: describeDecisions(reader.latest(), reader.count(), ids.length),
  };
}

/** Compares a recipe's decisions with the compiler's own code; reports each further check. */
export function judgeDecisions(
  session: CodegenSession,
  { recipe, ...against }: CheckInput,
  signal: CancelSignal,
  onProgress: (progress: Progress) => void,
): Promise<PlanJudgement> {
  const { decided, ...plain } = recipe;
  const { plan, problems } = decided ?? { plan: { layers: {} }, problems: [] };
  return judgePlan(plan, {
    snapshot: session.find(recipe.design).snapshot,
    checked: (tried) => {
      const isEmpty = Object.keys(tried.layers).length === 0;
      const triedRecipe = isEmpty ? plain : { ...plain, decided: { plan: tried, problems } };
      return checkRecipe(session, { ...against, recipe: triedRecipe }, signal, () => {});
    },
    onTry: (done) => onProgress({ doing: 'Finding what made it worse', done, total: maxTries }),
  });
}

const numbered = new WeakMap<Snapshot, readonly string[]>();

/** Asked again and again while an answer streams. */
function numberLayers(snapshot: Snapshot): readonly string[] {
  const ids = numbered.get(snapshot) ?? numberPlanLayers(readDesign(snapshot));
  numbered.set(snapshot, ids);
  return ids;
}
