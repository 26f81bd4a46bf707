/** The ledger while the program runs: what was asked and paid, and what is being paid just now. */
import { emptyLedger, type Ledger, type LedgerEntry, type LedgerSums } from '#design/ledger';
import type { Spent } from './find-overrun.ts';
import type { World } from '../world.ts';

/** Where the ledger lies; the panel keeps it in Figma's client storage, the command line in a file. */
export interface LedgerStore {
  open(): Promise<Ledger>;
  save(ledger: Ledger): Promise<void>;
}

/** What a request is for: the click that asked for it, and a mark of the file. */
export interface Purpose {
  readonly action: string;
  readonly file: string;
}

export interface LedgerKeeper {
  read(): Promise<Ledger>;
  /** Adds a trace. Never fails: the answer it belongs to is paid for. */
  add(entry: LedgerEntry): Promise<void>;
  /** Forgets all traces; what was spent goes on counting. */
  clear(): Promise<void>;
  /** What counts against each limit now, as far as the ledger was read. */
  spent(purpose: Purpose): Spent;
  /** Sets money aside while a request is under way; the answered function gives it back. */
  reserve(purpose: Purpose, usd: number): () => void;
}

/** Traces kept, as client storage is small. */
const mostEntries = 1000;
/** Files whose sums are kept. */
const mostFiles = 500;

/** Opens the ledger of a store; it is read once, when it is first needed. */
export function keepLedger(store: LedgerStore, { now }: Pick<World, 'now'>): LedgerKeeper {
  let opening: Promise<Ledger> | null = null;
  let ledger: Ledger = emptyLedger;
  let saving: Promise<void> = Promise.resolve();
  const reserved = new Set<{ readonly purpose: Purpose; readonly usd: number }>();
  const open = async (): Promise<Ledger> => {
    opening ??= store
      .open()
      .catch(() => emptyLedger)
      .then((found) => (ledger = found));
    await opening;
    return ledger;
  };
  const save = (): Promise<void> => {
    const now = ledger;
    saving = saving.then(() => store.save(now)).catch(() => undefined);
    return saving;
  };
  return {
    read: open,
    async add(entry) {
      await open();
      const entries = [...ledger.entries, entry].slice(-mostEntries);
      ledger = { entries, spent: addSums(ledger.spent, entry) };
      await save();
    },
    async clear() {
      await open();
      ledger = { ...ledger, entries: [] };
      await save();
    },
    spent(purpose) {
      const { entries, spent } = ledger;
      const aside = (counts: (one: Purpose) => boolean) =>
        [...reserved].reduce((sum, one) => sum + (counts(one.purpose) ? one.usd : 0), 0);
      const ofAction = entries.filter(({ action }) => action === purpose.action);
      return {
        action:
          ofAction.reduce((sum, entry) => sum + paidFor(entry), 0) +
          aside(({ action }) => action === purpose.action),
        file: (spent.files[purpose.file] ?? 0) + aside(({ file }) => file === purpose.file),
        month: (spent.months[monthOf(now())] ?? 0) + aside(() => true),
      };
    },
    reserve(purpose, usd) {
      const one = { purpose, usd };
      reserved.add(one);
      return () => void reserved.delete(one);
    },
  };
}

/** USD that a request took or may have taken. */
export function paidFor({ costUsd, maybeUsd }: LedgerEntry): number {
  return (costUsd ?? 0) + maybeUsd;
}

/** `2026-11`, by the clock of the services' bills. */
export function monthOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 7);
}

function addSums({ months, files }: LedgerSums, entry: LedgerEntry): LedgerSums {
  const usd = paidFor(entry);
  if (usd === 0) return { months, files };
  const month = monthOf(entry.at);
  const { [entry.file]: before = 0, ...others } = files;
  const latest = Object.entries(others).slice(1 - mostFiles);
  return {
    months: { ...months, [month]: (months[month] ?? 0) + usd },
    files: { ...Object.fromEntries(latest), [entry.file]: before + usd },
  };
}
