/**
 * Records requests in the ledger while the program runs. Each request is recorded with its highest cost before it is
 * sent, and only then are all requests counted against the budget. Two sessions that spend the last dollar at once see
 * each other's request, so both may be refused, but never are both sent.
 */
import {
  emptyLedger,
  isAbandoned,
  type Ledger,
  type LedgerEntry,
  type LedgerStore,
  monthOf,
  type PendingRequest,
  possibleCostUsd,
  withEntry,
} from '#design/ledger';
import type { Budget } from '#design/settings';
import type { Clock } from '../clock.ts';
import { findOverrun, type Spent } from './find-overrun.ts';

/** The purpose of a request: the click that caused it, and a mark of the file. */
export interface Purpose {
  readonly action: string;
  readonly file: string;
  /** The description to show where the request is abandoned; it is stored only while the request runs. @default '' */
  readonly about?: string;
}

/** The reason why a request may not be sent. */
export interface Refusal {
  /** `budget` where the budget would be exceeded, `ledger` where the request could not be counted. */
  readonly why: 'budget' | 'ledger';
  /** One plain sentence. */
  readonly message: string;
}

export interface LedgerRecorder {
  read(): Promise<Ledger>;
  /** Records a request as running if the budget allows another `estimatedUsd`; otherwise gives the reason. */
  admit(entry: LedgerEntry, about: string, check: BudgetCheck): Promise<Refusal | null>;
  /** Records the state of a running request between two attempts. */
  note(entry: LedgerEntry): Promise<void>;
  /** Records how a request ended. It never fails, because the answer is paid for. */
  end(entry: LedgerEntry): Promise<void>;
  /** Records a request that may go on at the service and may still be fetched. */
  leave(entry: LedgerEntry): Promise<void>;
  /** Removes a request of which nothing was sent. */
  withdraw(id: string): Promise<void>;
  /** Ends a request that a closed session abandoned; it counts as billed. */
  close(left: LedgerEntry): Promise<void>;
  /** Deletes all entries; the amounts spent still count. */
  clear(): Promise<void>;
  /** The amounts that count against each limit now. */
  spent(purpose: Purpose): Promise<Spent>;
}

/** What a request is checked against. */
export interface BudgetCheck {
  readonly budget: Budget;
  readonly estimatedUsd: number | null;
}

export interface LedgerRecorderOptions {
  /** The name of this session in its running requests. @default 'session' */
  readonly session?: string;
  /** The milliseconds between two heartbeats of a running request. @default no heartbeats */
  readonly heartbeatMs?: number;
}

/** Opens the ledger of a store for one session. */
export function createLedgerRecorder(
  store: LedgerStore,
  clock: Pick<Clock, 'now' | 'after'>,
  { session = 'session', heartbeatMs }: LedgerRecorderOptions = {},
): LedgerRecorder {
  const running = new Map<string, LedgerEntry>();
  let stopHeartbeat: (() => void) | null = null;
  /** Checks run one after the other, so that of several requests of one session the first is admitted. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(doIt: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(doIt);
    last = turn.catch(() => undefined);
    return turn;
  };
  /** Entries that ended but could not be written; this session still counts them. */
  const unkept = new Map<string, LedgerEntry>();
  const readAll = async () => [...unkept.values()].reduce(withEntry, await store.read());
  const read = () => readAll().catch(() => [...unkept.values()].reduce(withEntry, emptyLedger));
  const keep = async (entry: LedgerEntry) => {
    try {
      await store.put(entry);
      unkept.delete(entry.id);
    } catch {
      unkept.set(entry.id, entry);
    }
  };
  const sendHeartbeat = () => {
    stopHeartbeat = null;
    if (heartbeatMs === undefined || running.size === 0) return;
    stopHeartbeat = clock.after(heartbeatMs, () => {
      void inTurn(async () => {
        for (const entry of running.values()) await store.put(alive(entry)).catch(() => undefined);
      }).then(sendHeartbeat);
    });
  };
  const alive = (entry: LedgerEntry): LedgerEntry => {
    const open: PendingRequest = { session, about: '', ...entry.open, heardAt: clock.now() };
    return { ...entry, open };
  };
  const begin = async (entry: LedgerEntry) => {
    running.set(entry.id, entry);
    await store.put(alive(entry));
    if (stopHeartbeat === null) sendHeartbeat();
  };
  const stop = (id: string) => {
    running.delete(id);
    if (running.size > 0) return;
    stopHeartbeat?.();
    stopHeartbeat = null;
  };
  return {
    read: () => inTurn(read),
    admit: (entry, about, { budget, estimatedUsd }) =>
      inTurn(async () => {
        const before = running.get(entry.id);
        const hasLimit = Object.values(budget).some((limit) => limit !== null);
        try {
          await begin({ ...entry, outcome: 'open', open: { session, heardAt: 0, about } });
          if (!hasLimit) return null;
          const others = spentIn(await readAll(), entry, clock.now(), entry.id);
          const message = findOverrun(budget, others, estimatedUsd);
          if (message === null) return null;
          await restoreEntry(entry.id, before);
          return { why: 'budget', message };
        } catch (error) {
          // Without a limit, nothing depends on the count.
          if (!hasLimit) return null;
          await restoreEntry(entry.id, before).catch(() => undefined);
          return { why: 'ledger', message: describeUncounted(error) };
        }
      }),
    note: (entry) =>
      inTurn(async () => {
        const { open } = running.get(entry.id) ?? {};
        await begin({ ...entry, outcome: 'open', ...(open ? { open } : {}) }).catch(() => undefined);
      }),
    end: (entry) => {
      stop(entry.id);
      return inTurn(() => keep(ended(entry)));
    },
    leave: (entry) => {
      const { about = '' } = running.get(entry.id)?.open ?? {};
      stop(entry.id);
      const open: PendingRequest = { session, heardAt: 0, about };
      return inTurn(() => keep({ ...entry, outcome: 'open', open }));
    },
    withdraw: (id) => {
      stop(id);
      return inTurn(() => store.withdraw(id).catch(() => undefined));
    },
    close: (left) =>
      inTurn(async () => {
        // Its session may have sent a heartbeat meanwhile, or have ended the request.
        const now = (await store.read()).entries.find(({ id }) => id === left.id);
        if (now && isAbandoned(now, clock.now())) await store.put({ ...ended(now), outcome: 'left' });
      }),
    clear: () => inTurn(() => store.clear()),
    spent: (purpose) => inTurn(async () => spentIn(await read(), purpose, clock.now(), null)),
  };

  /** Restores the entry from before an attempt that may not be sent. */
  async function restoreEntry(id: string, before: LedgerEntry | undefined): Promise<void> {
    if (before) return begin(before);
    stop(id);
    await store.withdraw(id);
  }
}

/** The amounts that count against each limit, without one request of this session. */
function spentIn(ledger: Ledger, purpose: Purpose, now: number, without: string | null): Spent {
  const month = monthOf(now);
  const own = ledger.entries.find(({ id }) => id === without);
  const ofOwn = (counts: (entry: LedgerEntry) => boolean) => (own && counts(own) ? possibleCostUsd(own) : 0);
  const ofAction = ledger.entries.filter(({ id, action }) => action === purpose.action && id !== without);
  return {
    action: ofAction.reduce((sum, entry) => sum + possibleCostUsd(entry), 0),
    file: (ledger.spent.files[purpose.file] ?? 0) - ofOwn(({ file }) => file === purpose.file),
    month: (ledger.spent.months[month] ?? 0) - ofOwn(({ at }) => monthOf(at) === month),
  };
}

function ended({ open: _open, ...entry }: LedgerEntry): LedgerEntry {
  return entry;
}

function describeUncounted(error: unknown): string {
  const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
  return `The ledger cannot be written (${reason}), so the budget could not count this and nothing was sent.`;
}
