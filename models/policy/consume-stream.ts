/**
 * Hears one request to its end where the service goes on with it by itself: a line that goes dead is taken up again by
 * the ticket, which asks for nothing anew and so can be done as often as patience lasts.
 */
import type { FailureKind, ModelEvent, ModelFailure, ModelSignal, ModelTicket } from '../ports.ts';
import { pause } from '../pause.ts';
import type { World } from '../world.ts';
import { planWait, type RetryPolicy, waitBefore } from './plan-next-step.ts';

/** Fetches what became of a request. */
export type Resume = (ticket: ModelTicket, signal: ModelSignal) => AsyncIterable<ModelEvent>;

/** How it is heard. */
export interface StreamContext {
  readonly world: World;
  readonly patience: RetryPolicy;
  readonly signal: ModelSignal;
  /** `null` where the service does not go on by itself. */
  readonly resume: Resume | null;
}

const connectionFailures: readonly FailureKind[] = [
  'unreachable',
  'timed-out',
  'stream-cut',
  'service-down',
  'rate-limited',
];

/** Whether a failure is of the line or the moment only, so that what goes on by itself still does. */
export function isConnectionFailure({ kind }: Pick<ModelFailure, 'kind'>): boolean {
  return connectionFailures.includes(kind);
}

/** Passes on all events of a stream, and of those that take it up again. */
export async function* consumeStream(
  first: AsyncIterable<ModelEvent>,
  { world, patience, signal, resume }: StreamContext,
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
    const wait = planResume(failure, attempt, patience, world.random);
    if (ticket === null || resume === null || wait === null || failure.mayBeFetched !== true)
      return yield { type: 'failed', failure };
    yield { type: 'waiting', message: 'The connection was lost; the picture is fetched', milliseconds: wait };
    await pause(world, wait, signal);
    stream = resume(ticket, signal);
  }
}

/** Milliseconds before it is fetched again; `null` where that would change nothing. */
function planResume(
  failure: ModelFailure,
  attempt: number,
  patience: RetryPolicy,
  random: () => number,
): number | null {
  if (!isConnectionFailure(failure) || attempt >= patience.attempts) return null;
  const wait = waitBefore(attempt + 1, failure.retryAfterMs, random);
  return planWait(wait, { patience, hasNext: false }).kind === 'again' ? wait : null;
}
