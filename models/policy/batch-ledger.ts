/** A batch in the ledger: counted with its highest cost before it is sent, and with its cost when it is collected. */
import type { ServiceName } from '#design/services';
import type { Budget } from '#design/settings';
import { modelFailure } from '../model-failure.ts';
import { PictureBatchError } from '../picture-batches.ts';
import type { RequestContext } from './ask-candidates.ts';
import type { Purpose } from './ledger-recorder.ts';
import { traceRequest } from './trace-request.ts';

/** What a batch is counted as. */
export interface CountedBatch {
  readonly service: ServiceName;
  readonly title: string;
  readonly model: string;
  /** USD at most; `null` where the price is not known. */
  readonly estimatedUsd: number | null;
  readonly purpose: Purpose;
  readonly budget: Budget;
}

/**
 * Sends a batch if the budget allows it; the result has its id in the ledger.
 * @throws PictureBatchError where the budget does not allow it, and whatever `send` throws
 */
export async function countBatch<Result>(
  context: RequestContext,
  { service, title, model, estimatedUsd, purpose, budget }: CountedBatch,
  send: () => Promise<Result>,
): Promise<{ readonly ledgerId: string; readonly result: Result }> {
  const trace = traceRequest('picture', purpose, context.newId(), context.clock);
  const attempt = trace.begin({ service, model, estimatedUsd });
  const refusal = await context.ledger.admit(trace.close(), purpose.about ?? '', { budget, estimatedUsd });
  if (refusal !== null) {
    const failure = modelFailure('over-budget', { service: title, model, words: refusal.message });
    throw new PictureBatchError(
      refusal.why === 'budget' ? failure : { ...failure, message: refusal.message },
    );
  }
  try {
    const result = await send();
    attempt.answered(null);
    // The service goes on with it, and it is counted as billed until it is collected.
    await context.ledger.leave(trace.close());
    return { ledgerId: trace.id, result };
  } catch (error) {
    if (error instanceof PictureBatchError && error.submitted.length > 0)
      await context.ledger.leave(trace.close());
    else {
      if (error instanceof PictureBatchError) {
        attempt.failed(error.failure);
        trace.end(error.failure.kind);
      }
      await context.ledger.end(trace.close());
    }
    throw error;
  }
}

/** Records what a batch cost in the end; `null` where the price is not known. */
export async function endBatch(
  context: RequestContext,
  { service, model, purpose, estimatedUsd }: Omit<CountedBatch, 'title' | 'budget'>,
  ledgerId: string,
  costUsd: number | null,
): Promise<void> {
  const trace = traceRequest('picture', purpose, ledgerId, context.clock);
  const attempt = trace.begin({ service, model, estimatedUsd });
  attempt.used({ inputTokens: 0, outputTokens: 0, costUsd });
  attempt.done();
  trace.end('done');
  await context.ledger.end(trace.close());
}
