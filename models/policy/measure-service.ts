import type { LedgerAttempt, LedgerEntry } from '#design/ledger';
import type { WorkKind } from '#design/settings';

/** How a model did lately at one kind of work. */
export interface Measured {
  /** Milliseconds from sending to the whole answer, the middle of all; `null` where none was ever whole. */
  readonly totalMs: number | null;
  /** From 0 to 1. */
  readonly failures: number;
  readonly attempts: number;
}

/** As many attempts as tell how a service is now. */
const recentAttempts = 20;

/** Failures that are the service's doing; a refused key or prompt says nothing of how it works. */
const serviceFaults: readonly string[] = [
  'rate-limited',
  'service-down',
  'unreachable',
  'timed-out',
  'stream-cut',
  'answer-unreadable',
];

/** Reads from the ledger how a model did. */
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
