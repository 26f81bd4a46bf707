import type { ServiceName, WorkKind } from './settings.ts';

/** What became of one request at one service: `done`, `cancelled`, or the kind of its failure. */
export type AttemptOutcome = string;

/** One time something was sent. */
export interface LedgerAttempt {
  readonly service: ServiceName;
  readonly model: string;
  readonly outcome: AttemptOutcome;
  /** Of HTTP; `null` where the answer was well or there was none. */
  readonly status: number | null;
  /** The service's own id of it, to ask its support with. */
  readonly requestId: string | null;
  /** Milliseconds from sending to the first sign of an answer, `null` where none came. */
  readonly firstByteMs: number | null;
  /** Milliseconds from sending to the end. */
  readonly totalMs: number;
}

/** The trace of one request: what it was for, who answered, what it took. Never what was said, and never a key. */
export interface LedgerEntry {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly work: WorkKind;
  /** The click it belongs to. */
  readonly action: string;
  /** A mark that is the same for the same file, and not its name. */
  readonly file: string;
  readonly attempts: readonly LedgerAttempt[];
  readonly outcome: AttemptOutcome;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** `null` where the service does not tell and its price is not known. */
  readonly costUsd: number | null;
  /** What it was thought to cost before it was sent. */
  readonly estimatedUsd: number | null;
  /** USD that may have been billed for answers that never came whole; budgets count them. */
  readonly maybeUsd: number;
}

/** All that is remembered of what was asked and paid. */
export interface Ledger {
  /** Oldest first; only the latest are kept. */
  readonly entries: readonly LedgerEntry[];
  /** USD, real and possible together, which outlive the entries. */
  readonly spent: LedgerSums;
}

export interface LedgerSums {
  /** By month, as `2026-11`. */
  readonly months: Readonly<Record<string, number>>;
  /** By the mark of the file. */
  readonly files: Readonly<Record<string, number>>;
}

export const emptyLedger: Ledger = { entries: [], spent: { months: {}, files: {} } };
