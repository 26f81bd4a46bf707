import type { WorkKind } from '#design/settings';
import type { ModelEvent, ModelSignal, ModelTicket } from '../ports.ts';
import type { Desk } from './ask-in-order.ts';
import { hearToTheEnd, isOfTheLine, type Resume } from './hear-to-the-end.ts';
import type { Purpose } from './keep-ledger.ts';
import type { Patience } from './plan-next-step.ts';
import { traceRequest } from './trace-request.ts';

/** A request that another session sent, and that went on by itself. */
export interface Resumption {
  readonly ticket: ModelTicket;
  readonly work: WorkKind;
  readonly purpose: Purpose;
  readonly patience: Patience;
  /** What it was thought to cost when it was sent. */
  readonly estimatedUsd: number | null;
  readonly resume: Resume;
}

/** Fetches what became of a request, and writes down what it took, which whoever sent it could not. */
export async function* resumeRequest(
  desk: Desk,
  { ticket, work, purpose, patience, estimatedUsd, resume }: Resumption,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  signal.throwIfAborted();
  const { service, model } = ticket;
  const trace = traceRequest(work, purpose, desk.newId(), desk.world);
  const attempt = trace.begin({ service, model, estimatedUsd });
  try {
    const hearing = { world: desk.world, patience, signal, resume };
    for await (const event of hearToTheEnd(resume(ticket, signal), hearing, ticket)) {
      if (event.type === 'started') attempt.answered(event.requestId);
      if (event.type === 'usage') attempt.used(event.usage);
      // What may still be fetched is counted when it was, or is no more.
      if (event.type === 'failed')
        attempt.failed({ ...event.failure, mayBeBilled: !isOfTheLine(event.failure) });
      if (event.type === 'done') attempt.done();
      if (event.type === 'done') trace.end('done');
      if (event.type === 'failed') trace.end(event.failure.kind);
      yield event.type === 'started' ? { ...event, service } : event;
    }
  } finally {
    await desk.ledger.add(trace.close());
  }
}

/** The ledger's line of a request that was sent and never heard of again: it may have been billed. */
export async function noteLost(
  desk: Desk,
  lost: Pick<ModelTicket, 'service' | 'model'> & Omit<Resumption, 'ticket' | 'patience' | 'resume'>,
): Promise<void> {
  const { service, model, work, purpose, estimatedUsd } = lost;
  const trace = traceRequest(work, purpose, desk.newId(), desk.world);
  trace.begin({ service, model, estimatedUsd });
  trace.end('stream-cut');
  await desk.ledger.add(trace.close());
}
