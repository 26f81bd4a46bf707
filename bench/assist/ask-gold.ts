import type { CodePlan } from '#design/code-plan';
import { createPlanReader } from '#codegen/model/assist/read-plan';
import type { PlanRequest } from '#codegen/model/assist/write-plan-request';
import type { ModelServer } from '../../tests/model-server/start-model-server.ts';
import { openStandInModel } from '../open-stand-in-model.ts';

/** Asks the stand-in, which gives this answer, and reads its stream as the program does. */
export async function askGold(
  server: ModelServer,
  { request, ids }: PlanRequest,
  answer: string,
): Promise<CodePlan> {
  server.answerWith(answer);
  const model = openStandInModel(server);
  const reader = createPlanReader(ids);
  for await (const event of model.stream(request, new AbortController().signal)) {
    if (event.type === 'text') reader.push(event.delta);
    if (event.type === 'failed') throw new Error(event.failure.message);
  }
  return reader.plan();
}
