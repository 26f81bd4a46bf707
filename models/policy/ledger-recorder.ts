/**
 * The ledger while the program runs. A request is written down before it is sent, with what it may cost at most, and
 * only then everybody's requests are counted against the budget: of two sessions that spend the last dollar at once
 * each sees the other's, so both may be refused and never both are sent.
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
import type { World } from '../world.ts';
import { findOverrun, type Spent } from './find-overrun.ts';

/** What a request is for: the click that asked for it, and a mark of the file. */
export interface Purpose {
  readonly action: string;
  readonly file: string;
  /** What was asked for, as it is told where the request is left; kept no longer than the request runs. @default '' */
  readonly about?: string;
}

/** Why a request may not be sent. */
export interface Refusal {
  /** `budget` where it would be overrun, `ledger` where what is sent could not be counted. */
  readonly why: 'budget' | 'ledger';
  /** One plain sentence. */
  readonly message: string;
}

export interface LedgerRecorder {
  read(): Promise<Ledger>;
  /** Writes a request down as under way, if the budget allows another one of `estimatedUsd`; else says why not. */
  admit(entry: LedgerEntry, about: string, check: BudgetCheck): Promise<Refusal | null>;
  /** Writes down what a request under way has come to, between two attempts. */
  note(entry: LedgerEntry): Promise<void>;
  /** Writes down how a request ended. Never fails: the answer it belongs to is paid for. */
  end(entry: LedgerEntry): Promise<void>;
  /** Writes down a request that may go on without anybody here, and may yet be fetched. */
  leave(entry: LedgerEntry): Promise<void>;
  /** Takes a request back of which nothing was sent. */
  withdraw(id: string): Promise<void>;
  /** Ends what a session that is gone has left; it counts as billed. */
  close(left: LedgerEntry): Promise<void>;
  /** Forgets all traces; what was spent goes on counting. */
  clear(): Promise<void>;
  /** What counts against each limit now. */
  spent(purpose: Purpose): Promise<Spent>;
}

/** What a request is measured by. */
export interface BudgetCheck {
  readonly budget: Budget;
  readonly estimatedUsd: number | null;
}

export interface LedgerRecorderOptions {
  /** Names this session in what it has under way. @default 'session' */
  readonly session?: string;
  /** Milliseconds between two signs of life of what is under way. @default none are given */
  readonly heartbeatMs?: number;
}

/** Opens the ledger of a store for one session. */
export function createLedgerRecorder(
  store: LedgerStore,
  world: Pick<World, 'now' | 'after'>,
  { session = 'session', heartbeatMs }: LedgerRecorderOptions = {},
): LedgerRecorder {
  const running = new Map<string, LedgerEntry>();
  let stopHeartbeat: (() => void) | null = null;
  /** One after the other: of several requests of one session the first is admitted, not none. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(doIt: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(doIt);
    last = turn.catch(() => undefined);
    return turn;
  };
  /** What ended and could not be written, so that this session at least goes on counting it. */
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
    stopHeartbeat = world.after(heartbeatMs, () => {
      void inTurn(async () => {
        for (const entry of running.values()) await store.put(alive(entry)).catch(() => undefined);
      }).then(sendHeartbeat);
    });
  };
  const alive = (entry: LedgerEntry): LedgerEntry => {
    const open: PendingRequest = { session, about: '', ...entry.open, heardAt: world.now() };
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
          const others = spentIn(await readAll(), entry, world.now(), entry.id);
          const message = findOverrun(budget, others, estimatedUsd);
          if (message === null) return null;
          await restoreEntry(entry.id, before);
          return { why: 'budget', message };
        } catch (error) {
          // Without a limit nothing depends on the count.
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
        // Its session may have been heard from meanwhile, or have brought it to its end.
        const now = (await store.read()).entries.find(({ id }) => id === left.id);
        if (now && isAbandoned(now, world.now())) await store.put({ ...ended(now), outcome: 'left' });
      }),
    clear: () => inTurn(() => store.clear()),
    spent: (purpose) => inTurn(async () => spentIn(await read(), purpose, world.now(), null)),
  };

  /** Writes what was there before the attempt that may not be sent. */
  async function restoreEntry(id: string, before: LedgerEntry | undefined): Promise<void> {
    if (before) return begin(before);
    stop(id);
    await store.withdraw(id);
  }
}

/** What counts against each limit, without one request of one's own. */
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
