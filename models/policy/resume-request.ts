import type { WorkKind } from '#design/settings';
import type { ModelEvent, ModelSignal, ModelTicket } from '../ports.ts';
import type { Desk } from './ask-in-order.ts';
import { hearToTheEnd, type Resume } from './hear-to-the-end.ts';
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
  /** The request in the ledger, as it was when it was sent. @default it is not in it */
  readonly ledgerId?: string;
  readonly resume: Resume;
}

/** Fetches what became of a request, and writes down what it took, which whoever sent it could not. */
export async function* resumeRequest(
  desk: Desk,
  { ticket, work, purpose, patience, estimatedUsd, ledgerId, resume }: Resumption,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  signal.throwIfAborted();
  const { service, model } = ticket;
  const trace = traceRequest(work, purpose, ledgerId ?? desk.newId(), desk.world);
  const attempt = trace.begin({ service, model, estimatedUsd });
  let mayBeFetched = true;
  if (ledgerId !== undefined) await desk.ledger.note(trace.close());
  try {
    const hearing = { world: desk.world, patience, signal, resume };
    for await (const event of hearToTheEnd(resume(ticket, signal), hearing, ticket)) {
      if (event.type === 'started') attempt.answered(event.requestId);
      if (event.type === 'usage') attempt.used(event.usage);
      if (event.type === 'failed') {
        mayBeFetched = event.failure.mayBeFetched === true;
        // What may still be fetched and was not written down when it was sent is counted when it was, or is no more.
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
    await (isLeft ? desk.ledger.leave(trace.close()) : desk.ledger.end(trace.close()));
  }
}

/** The ledger's line of a request that was sent and never heard of again: it may have been billed. */
export async function noteLost(
  desk: Desk,
  lost: Pick<ModelTicket, 'service' | 'model'> & Omit<Resumption, 'ticket' | 'patience' | 'resume'>,
): Promise<void> {
  const { service, model, work, purpose, estimatedUsd, ledgerId } = lost;
  const trace = traceRequest(work, purpose, ledgerId ?? desk.newId(), desk.world);
  trace.begin({ service, model, estimatedUsd });
  trace.end('stream-cut');
  await desk.ledger.end(trace.close());
}
