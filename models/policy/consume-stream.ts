/**
 * Reads one request to its end. Where the service can finish it alone, a failed connection is reopened with the ticket.
 * That requests nothing new, so it may happen as often as the retry policy allows.
 */
import type { FailureKind, ModelEvent, ModelFailure, ModelSignal, ModelTicket } from '../ports.ts';
import { pause } from '../pause.ts';
import type { Clock } from '../clock.ts';
import { planWait, type RetryPolicy, waitBefore } from './plan-next-step.ts';

/** Fetches the result of a request. */
export type Resume = (ticket: ModelTicket, signal: ModelSignal) => AsyncIterable<ModelEvent>;

/** How a stream is read. */
export interface StreamContext {
  readonly clock: Clock;
  readonly retryPolicy: RetryPolicy;
  readonly signal: ModelSignal;
  /** `null` where the service cannot finish the request alone. */
  readonly resume: Resume | null;
}

const connectionFailures: readonly FailureKind[] = [
  'unreachable',
  'timed-out',
  'stream-cut',
  'service-down',
  'rate-limited',
];

/** Whether a failure concerns the connection or the moment only, so that the request still goes on at the service. */
export function isConnectionFailure({ kind }: Pick<ModelFailure, 'kind'>): boolean {
  return connectionFailures.includes(kind);
}

/** Passes on all events of a stream and of the streams that resume it. */
export async function* consumeStream(
  first: AsyncIterable<ModelEvent>,
  { clock, retryPolicy, signal, resume }: StreamContext,
  known: ModelTicket | null = null,
): AsyncGenerator<ModelEvent, void, undefined> {
  let ticket = known;
  let stream = first;
  for (let attempt = 1; ; attempt += 1) {
    let failure: ModelFailure | null = null;
    for await (const event of stream) {
      if (event.type === 'ticket') ticket = event.ticket;
      if (event.type === 'failed') failure = event.failure;
      else yield event;
    }
    if (failure === null) return;
    const wait = planResume(failure, attempt, retryPolicy, clock.random);
    if (ticket === null || resume === null || wait === null || failure.mayBeFetched !== true)
      return yield { type: 'failed', failure };
    yield { type: 'waiting', message: 'The connection was lost; the image is fetched', milliseconds: wait };
    await pause(clock, wait, signal);
    stream = resume(ticket, signal);
  }
}

/** The milliseconds before the next fetch; `null` where another fetch would change nothing. */
function planResume(
  failure: ModelFailure,
  attempt: number,
  retryPolicy: RetryPolicy,
  random: () => number,
): number | null {
  if (!isConnectionFailure(failure) || attempt >= retryPolicy.attempts) return null;
  const wait = waitBefore(attempt + 1, failure.retryAfterMs, random);
  return planWait(wait, { retryPolicy, hasNext: false }).kind === 'again' ? wait : null;
}
