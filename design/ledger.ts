import type { ServiceName } from './services.ts';
import type { WorkKind } from './settings.ts';

/**
 * What became of one request at one service: `open` while it runs, then `done`, `cancelled`, `left`, or the kind of its
 * failure.
 */
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

/** The record of one request: its purpose, its service and its cost. Never its text, and never a key. */
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
  /**
   * Written before anything is sent and taken away at the end, so who is closed in between leaves it. @default it has
   * ended
   */
  readonly open?: PendingRequest;
}

/** A request that is under way, or was left. */
export interface PendingRequest {
  /** The session that waits for the answer. */
  readonly session: string;
  /** Milliseconds since 1970 when that session was last alive; 0 where it was closed. */
  readonly heardAt: number;
  /** The request as the panel describes it; removed at the end. */
  readonly about: string;
}

/** Milliseconds without a sign of life after which the session of an open request counts as gone. */
export const sessionTimeoutMs = 75_000;

/** Whether a request was abandoned: its session has ended, and its outcome is unknown. */
export function isAbandoned({ open }: LedgerEntry, now: number): boolean {
  return open !== undefined && now - open.heardAt > sessionTimeoutMs;
}

/** USD that a request took or may have taken. */
export function possibleCostUsd({ costUsd, maybeUsd }: LedgerEntry): number {
  return (costUsd ?? 0) + maybeUsd;
}

/** `2026-11`, by the clock of the services' bills. */
export function monthOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 7);
}

/** The ledger as it is with one entry more, or another in the place of the one of the same request. */
export function withEntry({ entries, spent }: Ledger, entry: LedgerEntry): Ledger {
  const former = entries.find(({ id }) => id === entry.id);
  const without = former === undefined ? spent : addTo(spent, former, -possibleCostUsd(former));
  const all = former ? entries.map((one) => (one === former ? entry : one)) : [...entries, entry];
  return { entries: all, spent: addTo(without, entry, possibleCostUsd(entry)) };
}

/** The ledger without one request. */
export function withoutEntry(ledger: Ledger, id: string): Ledger {
  const former = ledger.entries.find((entry) => entry.id === id);
  if (former === undefined) return ledger;
  const entries = ledger.entries.filter((entry) => entry !== former);
  return { entries, spent: addTo(ledger.spent, former, -possibleCostUsd(former)) };
}

function addTo({ months, files }: LedgerSums, { at, file }: LedgerEntry, usd: number): LedgerSums {
  if (usd === 0) return { months, files };
  const month = monthOf(at);
  return {
    months: { ...months, [month]: (months[month] ?? 0) + usd },
    files: { ...files, [file]: (files[file] ?? 0) + usd },
  };
}

/**
 * The storage of the ledger: an entry for each request, which many sessions write at once without reading the others'.
 */
export interface LedgerStore {
  /** What all have written by now. */
  read(): Promise<Ledger>;
  /** Writes an entry in the place of what was kept of this request; it is kept once the promise resolves. */
  put(entry: LedgerEntry): Promise<void>;
  /** Takes back an entry of which nothing was sent. */
  withdraw(id: string): Promise<void>;
  /** Removes the finished entries; their costs still count. */
  clear(): Promise<void>;
}

/** All that is remembered of what was asked and paid. */
export interface Ledger {
  /** Oldest first; only the latest are kept. */
  readonly entries: readonly LedgerEntry[];
  /** USD of all requests, real and possible together; they outlive the entries. */
  readonly spent: LedgerSums;
}

export interface LedgerSums {
  /** By month, as `2026-11`. */
  readonly months: Readonly<Record<string, number>>;
  /** By the mark of the file. */
  readonly files: Readonly<Record<string, number>>;
}

export const emptyLedger: Ledger = { entries: [], spent: { months: {}, files: {} } };
