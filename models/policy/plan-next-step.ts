import type { FailureKind, ModelFailure } from '../ports.ts';

/** What follows a failed request. */
export type NextStep =
  | { readonly kind: 'again'; readonly waitMs: number }
  /** To the next service, where there is one. */
  | { readonly kind: 'move-on' }
  | { readonly kind: 'stop' };

/** How long a person is kept waiting before something else is done. */
export interface RetryPolicy {
  /** Requests to one service for one answer. @default 3 */
  readonly attempts: number;
  /** Milliseconds a limit is waited for. @default 120000 */
  readonly longestWaitMs: number;
  /** The same where another service stands ready. @default 5000 */
  readonly longestWaitBeforeFailoverMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  attempts: 3,
  longestWaitMs: 120_000,
  longestWaitBeforeFailoverMs: 5000,
};

/** Where a request stands when it fails. */
export interface Circumstances {
  /** How often this service was asked, this time included. */
  readonly attempt: number;
  /** Whether parts of an answer were passed on already. */
  readonly answering: boolean;
  /** The service bills nothing. */
  readonly isFree: boolean;
  readonly hasNext: boolean;
  /** Whether a person agreed to pay twice rather than to be asked. */
  readonly payTwice: boolean;
  readonly patience: RetryPolicy;
  /** At least 0 and less than 1. */
  readonly random: () => number;
}

/** Failures that asking again cannot change, and another service very well may. */
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

/** Milliseconds before the second request; each further wait is twice as long. */
const firstWaitMs = 500;

/**
 * Decides what follows a failure. What may have been billed is not sent again: it would be paid for twice, and nobody
 * asked for that. An answer that has begun is never begun anew, and what a service declined for its content is not
 * carried to the next.
 */
export function planNextStep(failure: ModelFailure, where: Circumstances): NextStep {
  if (where.answering) return { kind: 'stop' };
  if (failure.mayBeBilled && !where.isFree) return { kind: where.payTwice ? 'move-on' : 'stop' };
  if (serviceOnlyFailures.includes(failure.kind)) return { kind: 'move-on' };
  if (!failure.retryable) return { kind: 'stop' };
  // A limit is no fault: in a long queue it is met more often than a service that is broken should be asked.
  const most = where.patience.attempts * (failure.kind === 'rate-limited' ? 3 : 1);
  if (where.attempt >= most) return { kind: 'move-on' };
  return planWait(waitBefore(where.attempt + 1, failure.retryAfterMs, where.random), where);
}

/** Whether a wait is worth it: gladly where there is nobody else, briefly where there is. */
export function planWait(
  waitMs: number,
  { patience, hasNext }: Pick<Circumstances, 'patience' | 'hasNext'>,
): NextStep {
  const longest = hasNext
    ? Math.min(patience.longestWaitBeforeFailoverMs, patience.longestWaitMs)
    : patience.longestWaitMs;
  return waitMs <= longest ? { kind: 'again', waitMs } : { kind: 'move-on' };
}

/**
 * Milliseconds before an attempt, the second being the first that is waited for: what the service asked for and a
 * little more, so that not all who wait come at once; else twice as long each time.
 */
export function waitBefore(attempt: number, retryAfterMs: number | null, random: () => number): number {
  if (retryAfterMs !== null) return Math.ceil(retryAfterMs + random() * Math.min(1000, retryAfterMs * 0.25));
  const most = firstWaitMs * 2 ** (attempt - 2);
  return Math.ceil(most / 2 + (random() * most) / 2);
}
