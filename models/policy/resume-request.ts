import type { WorkKind } from '#design/settings';
import type { ModelEvent, ModelSignal, ModelTicket } from '../ports.ts';
import type { RequestContext } from './ask-candidates.ts';
import { consumeStream, type Resume } from './consume-stream.ts';
import type { Purpose } from './ledger-recorder.ts';
import type { RetryPolicy } from './plan-next-step.ts';
import { traceRequest } from './trace-request.ts';

/** A request that another session sent and the service went on with. */
export interface Resumption {
  readonly ticket: ModelTicket;
  readonly work: WorkKind;
  readonly purpose: Purpose;
  readonly retryPolicy: RetryPolicy;
  /** The estimated cost at the time it was sent. */
  readonly estimatedUsd: number | null;
  /** The id that the ledger gave the request when it was sent. @default the request is not in the ledger */
  readonly ledgerId?: string;
  readonly resume: Resume;
}

/** Fetches the result of a request and records its cost and time, which the session that sent it could not. */
export async function* resumeRequest(
  context: RequestContext,
  { ticket, work, purpose, retryPolicy, estimatedUsd, ledgerId, resume }: Resumption,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  signal.throwIfAborted();
  const { service, model } = ticket;
  const trace = traceRequest(work, purpose, ledgerId ?? context.newId(), context.clock);
  const attempt = trace.begin({ service, model, estimatedUsd });
  let mayBeFetched = true;
  if (ledgerId !== undefined) await context.ledger.note(trace.close());
  try {
    const streamContext = { clock: context.clock, retryPolicy, signal, resume };
    for await (const event of consumeStream(resume(ticket, signal), streamContext, ticket)) {
      if (event.type === 'started') attempt.answered(event.requestId);
      if (event.type === 'usage') attempt.used(event.usage);
      if (event.type === 'failed') {
        mayBeFetched = event.failure.mayBeFetched === true;
        // Without a ledger entry, a request that may still be fetched is counted once it has been fetched or is lost.
        attempt.failed({ ...event.failure, mayBeBilled: ledgerId !== undefined || !mayBeFetched });
        trace.end(event.failure.kind);
      }
      if (event.type === 'done') {
        mayBeFetched = false;
        attempt.done();
        trace.end('done');
      }
      yield event.type === 'started' ? { ...event, service } : event;
    }
  } finally {
    const isLeft = ledgerId !== undefined && mayBeFetched && !signal.aborted;
    await (isLeft ? context.ledger.leave(trace.close()) : context.ledger.end(trace.close()));
  }
}

/** Records a request that was sent and got no answer. It may have been billed. */
export async function recordLostRequest(
  context: RequestContext,
  lost: Pick<ModelTicket, 'service' | 'model'> & Omit<Resumption, 'ticket' | 'retryPolicy' | 'resume'>,
): Promise<void> {
  const { service, model, work, purpose, estimatedUsd, ledgerId } = lost;
  const trace = traceRequest(work, purpose, ledgerId ?? context.newId(), context.clock);
  trace.begin({ service, model, estimatedUsd });
  trace.end('stream-cut');
  await context.ledger.end(trace.close());
}
