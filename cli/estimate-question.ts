/** What a question will cost, said before anything is sent. */
import type { AskReport } from '#design/report';
import type { ServiceName } from '#design/services';
import type { PreparedQuestion } from '#insight/understand/prepare-question';
import { countTextTokens, estimateText } from '#models/estimate-cost';
import { findModelFacts } from '#models/model-facts';
import { formatCostRange, formatCount } from './format-estimate.ts';

export interface ChosenModel {
  readonly service: ServiceName;
  readonly model: string;
}

/** Estimates all requests of some questions together. */
export function estimateQuestions(
  questions: readonly Pick<PreparedQuestion, 'steps'>[],
  { service, model }: ChosenModel,
): AskReport['estimate'] {
  const requests = questions.flatMap(({ steps }) =>
    steps.flatMap(({ request, second }) => [request, ...(second ? [second] : [])]),
  );
  const facts = findModelFacts(model, undefined);
  const costs = requests.map((request) =>
    estimateText(
      service,
      model,
      { input: countTextTokens(request, model), output: request.maxOutputTokens ?? 0 },
      facts,
    ),
  );
  const sum = (values: readonly (number | null)[]) =>
    values.reduce((one, other) => (one === null || other === null ? null : one + other), 0);
  return {
    model,
    requests: requests.length,
    pictures: requests.reduce(
      (count, { parts }) => count + parts.filter(({ kind }) => kind === 'image').length,
      0,
    ),
    inputTokens: requests.reduce((count, request) => count + countTextTokens(request, model), 0),
    lowUsd: sum(costs.map(({ lowUsd }) => lowUsd)),
    highUsd: sum(costs.map(({ costUsd }) => costUsd)),
  };
}

/** The estimate as one line. */
export function writeEstimate({
  model,
  requests,
  pictures,
  inputTokens,
  lowUsd,
  highUsd,
}: AskReport['estimate']): string {
  const cost = formatCostRange(lowUsd, highUsd);
  return `${model}: ${formatCount(requests, 'request')}, ${formatCount(pictures, 'image')}, about ${formatCount(inputTokens, 'token')}, ${cost}.`;
}
