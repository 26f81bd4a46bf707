import type { FailureKind, ModelFailure } from '../ports.ts';

/** What to do after a failed request. */
export type NextStep =
  | { readonly kind: 'again'; readonly waitMs: number }
  /** Ask the next service, if there is one. */
  | { readonly kind: 'move-on' }
  | { readonly kind: 'stop' };

/** How often and how long to wait before something else is done. */
export interface RetryPolicy {
  /** The requests to one service for one answer. @default 3 */
  readonly attempts: number;
  /** The longest wait for a limit, in milliseconds. @default 120000 */
  readonly longestWaitMs: number;
  /** The same where another service can take over. @default 5000 */
  readonly longestWaitBeforeFailoverMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  attempts: 3,
  longestWaitMs: 120_000,
  longestWaitBeforeFailoverMs: 5000,
};

/** The circumstances in which a request failed. */
export interface Circumstances {
  /** The number of requests to this service so far, including this one. */
  readonly attempt: number;
  /** Whether parts of an answer have been passed on already. */
  readonly answering: boolean;
  /** The service bills nothing. */
  readonly isFree: boolean;
  readonly hasNext: boolean;
  /** Whether the person allows requests that may be paid for twice. */
  readonly payTwice: boolean;
  readonly retryPolicy: RetryPolicy;
  /** At least 0 and less than 1. */
  readonly random: () => number;
}

/** The failures that a retry cannot change but another service may. */
const serviceOnlyFailures: readonly FailureKind[] = [
  'key-missing',
  'address-missing',
  'address-unsafe',
  'key-refused',
  'forbidden',
  'model-unknown',
  'quota-used-up',
  'request-refused',
  'too-large',
  'service-unsupported',
  'over-budget',
  'timed-out',
  'answer-unreadable',
];

/** The milliseconds before the second request; each further wait is twice as long. */
const firstWaitMs = 500;

/**
 * Decides what to do after a failure. A request that may have been billed is not sent again, because it could be paid for
 * twice. An answer that has begun is never restarted. A request that a service declined for its content is not sent to
 * another one.
 */
export function planNextStep(failure: ModelFailure, where: Circumstances): NextStep {
  if (where.answering) return { kind: 'stop' };
  if (failure.mayBeBilled && !where.isFree) return { kind: where.payTwice ? 'move-on' : 'stop' };
  if (serviceOnlyFailures.includes(failure.kind)) return { kind: 'move-on' };
  if (!failure.retryable) return { kind: 'stop' };
  // A limit is not a fault: a long queue meets it more often than a broken service should be asked.
  const most = where.retryPolicy.attempts * (failure.kind === 'rate-limited' ? 3 : 1);
  if (where.attempt >= most) return { kind: 'move-on' };
  return planWait(waitBefore(where.attempt + 1, failure.retryAfterMs, where.random), where);
}

/** Decides whether to wait. The wait may be long where there is no other service, and short where there is one. */
export function planWait(
  waitMs: number,
  { retryPolicy, hasNext }: Pick<Circumstances, 'retryPolicy' | 'hasNext'>,
): NextStep {
  const longest = hasNext
    ? Math.min(retryPolicy.longestWaitBeforeFailoverMs, retryPolicy.longestWaitMs)
    : retryPolicy.longestWaitMs;
  return waitMs <= longest ? { kind: 'again', waitMs } : { kind: 'move-on' };
}

/**
 * The milliseconds before an attempt, from the second one on. It is the time that the service asked for plus a little, so
 * that waiting requests do not all arrive at once; otherwise it doubles each time.
 */
export function waitBefore(attempt: number, retryAfterMs: number | null, random: () => number): number {
  if (retryAfterMs !== null) return Math.ceil(retryAfterMs + random() * Math.min(1000, retryAfterMs * 0.25));
  const most = firstWaitMs * 2 ** (attempt - 2);
  return Math.ceil(most / 2 + (random() * most) / 2);
}
