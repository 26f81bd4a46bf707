import type { ModelReport } from '#design/report';
import type { ModelUsage } from '#models/ports';
import type { TextService } from './open-text-service.ts';

export interface MeteredService extends TextService {
  /** The sum of what all requests have used so far. */
  readonly report: () => ModelReport;
}

/** The same service, with its usage counted. */
export function meterService({ service, model }: TextService): MeteredService {
  let used: ModelUsage | null = null;
  return {
    service,
    model: {
      service: model.service,
      model: model.model,
      async *stream(request, signal) {
        for await (const event of model.stream(request, signal)) {
          if (event.type === 'usage') used = used === null ? event.usage : add(used, event.usage);
          yield event;
        }
      },
    },
    report: () => ({ service, model: model.model, ...(used ?? unknown) }),
  };
}

const unknown = { inputTokens: null, outputTokens: null, costUsd: null };

function add(one: ModelUsage, other: ModelUsage): ModelUsage {
  return {
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    costUsd: one.costUsd === null || other.costUsd === null ? null : one.costUsd + other.costUsd,
  };
}
