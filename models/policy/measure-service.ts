import type { LedgerAttempt, LedgerEntry } from '#design/ledger';
import type { WorkKind } from '#design/settings';

/** The recent results of a model at one kind of work. */
export interface Measured {
  /** The median of the milliseconds from sending to the complete answer; `null` without a complete answer. */
  readonly totalMs: number | null;
  /** The share of failed attempts, from 0 to 1. */
  readonly failures: number;
  readonly attempts: number;
}

/** The number of attempts that count as recent. */
const recentAttempts = 20;

/** The failures that are the service's fault. A refused key or prompt is not. */
const serviceFaults: readonly string[] = [
  'rate-limited',
  'service-down',
  'unreachable',
  'timed-out',
  'stream-cut',
  'answer-unreadable',
];

/** Reads the results of a model from the ledger. */
export function measureService(
  entries: readonly LedgerEntry[],
  work: WorkKind,
  who: { readonly service: string; readonly model: string },
): Measured {
  const attempts = entries
    .filter((entry) => entry.work === work)
    .flatMap((entry) => entry.attempts)
    .filter((attempt) => attempt.service === who.service && attempt.model === who.model)
    .filter(({ outcome }) => outcome === 'done' || serviceFaults.includes(outcome))
    .slice(-recentAttempts);
  const failed = attempts.filter(({ outcome }) => outcome !== 'done').length;
  return {
    totalMs: middle(attempts.filter(({ outcome }) => outcome === 'done')),
    failures: attempts.length === 0 ? 0 : failed / attempts.length,
    attempts: attempts.length,
  };
}

function middle(attempts: readonly LedgerAttempt[]): number | null {
  const times = attempts.map(({ totalMs }) => totalMs).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)] ?? null;
}
