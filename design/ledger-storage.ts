/**
 * The ledger in a store of keys and values that several sessions write to at once and that has neither transactions nor
 * compare-and-swap: Figma's client storage, a folder of files. Every key is written by one session only, or holds what
 * any session would write there:
 *
 * - `entry ID`: a request, by the session that sends it or fetches its answer; or its amount, where the store was full.
 * - `amounts DIGEST`: what entries took that are no longer kept. Named by its content; an amount that lies in two of
 *   them, or beside its entry, counts once, as amounts are known by the id of their request.
 * - `month 2026-08`: all amounts of a month that is long over, in place of them.
 * - `earlier`: the sums of a ledger that was saved whole, as once it was.
 *
 * What replaces something is written before that is deleted, so a session that is closed in between loses nothing.
 */
import {
  emptyLedger,
  isAbandoned,
  monthOf,
  possibleCostUsd,
  type Ledger,
  type LedgerEntry,
  type LedgerStore,
  type LedgerSums,
} from './ledger.ts';

/** A store as Figma's client storage is one. */
export interface KeyValueStore {
  keys(): Promise<readonly string[]>;
  /** `undefined` where nothing is kept under the key, `null` where what is there cannot be read. */
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

/** What one request took. */
interface Amount {
  readonly id: string;
  readonly at: number;
  readonly file: string;
  readonly usd: number;
}

/** Entries that are shown. */
const mostEntries = 1000;
/** Entries beyond them, after which the oldest become amounts. */
const compactedAtOnce = 100;
/** Entries that are left where the store is full. */
const fewestEntries = 50;
/** The milliseconds after which an abandoned request has been reported. */
const dayMs = 24 * 60 * 60 * 1000;
/** The most reads of the keys for one result; each further one means that something was replaced meanwhile. */
const maxReadings = 8;

/** Opens the ledger of a store; `now` is in milliseconds since 1970. */
export function createLedgerStorage(store: KeyValueStore, now: () => number): LedgerStore {
  /** What never changes is read once. */
  const lasting = new Map<string, unknown>();

  async function read(key: string): Promise<readonly [string, unknown]> {
    if (lasting.has(key)) return [key, lasting.get(key)];
    const value = await store.get(key);
    const isEntry = key.startsWith('entry ');
    // Of what may have been billed the answer may yet be fetched.
    const lasts = isEntry ? isEntryValue(value) && !value.open && value.maybeUsd === 0 : key !== 'earlier';
    if (lasts && value !== undefined && value !== null) lasting.set(key, value);
    return [key, value];
  }

  /** All that is kept, as of one moment: where a key is gone by the time it is read, what replaced it is there. */
  async function load(): Promise<LedgerContents> {
    for (let reading = 1; ; reading += 1) {
      const found = await Promise.all((await store.keys()).filter(isOurs).map(read));
      if (reading === maxReadings || found.every(([, value]) => value !== undefined))
        return classifyEntries(found);
    }
  }

  /** Makes amounts of the oldest entries that have ended, so that `left` of them remain. */
  async function compactEntries(contents: LedgerContents, left: number): Promise<void> {
    const amounts = [...contents.shrunk, ...oldest(contents, left).map(amountOf)];
    if (amounts.length === 0) return;
    await store.set(`amounts ${digestOf(amounts.map(({ id }) => id))}`, amounts);
    for (const { id } of amounts) await store.delete(entryKey(id));
  }

  /** The same in a store that has no room for more: each entry gives way to its amount first. */
  async function shrinkToFit(contents: LedgerContents): Promise<void> {
    for (const entry of oldest(contents, fewestEntries)) await store.set(entryKey(entry.id), amountOf(entry));
    // Shrunk as they are they count all the same.
    await compactEntries(await load(), fewestEntries).catch(() => undefined);
  }

  function oldest({ entries }: LedgerContents, left: number): readonly LedgerEntry[] {
    const isOld = (entry: LedgerEntry) => isAbandoned(entry, now()) && now() - entry.at > dayMs;
    const ended = entries.filter((entry) => entry.open === undefined || isOld(entry));
    return ended.slice(0, Math.max(0, ended.length - left));
  }

  /**
   * Makes one sum of each month that is long over and of which no entry is left, so that its amounts are all there are.
   * Who finds the sum there deletes only; who does not has seen the whole month, as nothing of it is deleted before.
   */
  async function compactMonths(contents: LedgerContents): Promise<void> {
    const lastOver = monthsBefore(monthOf(now()), 2);
    const amounts = [...contents.amounts.values()];
    const withEntries = new Set(contents.entries.map(({ at }) => monthOf(at)));
    const isOver = (month: string) => month <= lastOver && !withEntries.has(month);
    const months = new Set(amounts.map(({ at }) => monthOf(at)).filter(isOver));
    if (months.size === 0 && contents.overKeys.length === 0) return;
    const there = await store.keys();
    for (const month of months) {
      if (there.indexOf(monthKey(month)) >= 0) continue;
      const files: Record<string, number> = {};
      for (const { at, file, usd } of amounts)
        if (monthOf(at) === month) files[file] = (files[file] ?? 0) + usd;
      await store.set(monthKey(month), files);
    }
    // Entries that the sums now contain are ignored by the next read.
    for (const key of contents.overKeys) await store.delete(key);
  }

  async function compact(): Promise<void> {
    const contents = await load();
    await compactMonths(contents);
    if (contents.entries.length > mostEntries + compactedAtOnce)
      await compactEntries(await load(), mostEntries);
  }

  return {
    read: async () => ledgerOf(await load()),
    async put(entry) {
      const key = entryKey(entry.id);
      try {
        await store.set(key, entry);
      } catch {
        // A full store takes the entry once older ones have shrunk.
        await shrinkToFit(await load());
        await store.set(key, entry);
      }
      // It is kept; what is left to tidy up is tidied up after the next one.
      if (entry.open === undefined) await compact().catch(() => undefined);
    },
    withdraw: (id) => store.delete(entryKey(id)),
    clear: async () => compactEntries(await load(), 0),
  };
}

/**
 * Takes over a ledger that was saved whole. Done again, or by two at once, it writes the same: delete the former ledger
 * only after it.
 */
export async function importLedger(store: KeyValueStore, { entries, spent }: Ledger): Promise<void> {
  const months: Record<string, number> = { ...spent.months };
  const files: Record<string, number> = { ...spent.files };
  for (const entry of entries) {
    const month = monthOf(entry.at);
    if (months[month] !== undefined) months[month] = positive(months[month] - possibleCostUsd(entry));
    if (files[entry.file] !== undefined)
      files[entry.file] = positive((files[entry.file] ?? 0) - possibleCostUsd(entry));
  }
  for (const entry of entries) await store.set(entryKey(entry.id), entry);
  await store.set('earlier', { months, files });
}

/** What fractions leave of nothing is nothing. */
function positive(usd: number): number {
  return usd < 1e-9 ? 0 : usd;
}

/** All that is kept, by what it is. */
interface LedgerContents {
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  /** Amounts that replace their entries. */
  readonly shrunk: readonly Amount[];
  /** Of requests without an entry, by their id. */
  readonly amounts: ReadonlyMap<string, Amount>;
  readonly months: ReadonlyMap<string, Readonly<Record<string, number>>>;
  readonly earlier: LedgerSums;
  /** Keys of what a month's sum holds already. */
  readonly overKeys: readonly string[];
}

function classifyEntries(found: readonly (readonly [string, unknown])[]): LedgerContents {
  const months = new Map<string, Readonly<Record<string, number>>>();
  const all: LedgerEntry[] = [];
  const shrunk: Amount[] = [];
  const chunks: (readonly [string, readonly Amount[]])[] = [];
  let earlier = emptyLedger.spent;
  for (const [key, value] of found) {
    if (typeof value !== 'object' || value === null) continue;
    if (key === 'earlier') earlier = { ...earlier, ...value };
    else if (key.startsWith('month ')) months.set(key.slice(6), value as Record<string, number>);
    else if (key.startsWith('amounts ')) chunks.push([key, value as readonly Amount[]]);
    else if (isEntryValue(value)) all.push(value);
    else shrunk.push(value as Amount);
  }
  const isOver = ({ at }: { readonly at: number }) => months.has(monthOf(at));
  const entries = all.filter((entry) => !isOver(entry)).sort((one, other) => one.at - other.at);
  const ids = new Set(entries.map(({ id }) => id));
  const amounts = new Map<string, Amount>();
  for (const chunk of [shrunk, ...chunks.map(([, amounts]) => amounts)]) {
    for (const amount of chunk) if (!ids.has(amount.id) && !isOver(amount)) amounts.set(amount.id, amount);
  }
  const overKeys = [
    ...[...all, ...shrunk].filter(isOver).map(({ id }) => entryKey(id)),
    ...chunks.filter(([, chunk]) => chunk.every(isOver)).map(([key]) => key),
  ];
  return { entries, shrunk, amounts, months, earlier, overKeys };
}

function ledgerOf({ entries, amounts, months: over, earlier }: LedgerContents): Ledger {
  const months: Record<string, number> = { ...earlier.months };
  const files: Record<string, number> = { ...earlier.files };
  const add = (month: string, file: string, usd: number) => {
    if (usd === 0) return;
    months[month] = (months[month] ?? 0) + usd;
    files[file] = (files[file] ?? 0) + usd;
  };
  for (const [month, sums] of over) for (const file of Object.keys(sums)) add(month, file, sums[file] ?? 0);
  for (const { at, file, usd } of amounts.values()) add(monthOf(at), file, usd);
  for (const entry of entries) add(monthOf(entry.at), entry.file, possibleCostUsd(entry));
  return { entries: entries.slice(-mostEntries), spent: { months, files } };
}

function amountOf(entry: LedgerEntry): Amount {
  return { id: entry.id, at: entry.at, file: entry.file, usd: possibleCostUsd(entry) };
}

function entryKey(id: string): string {
  return `entry ${id}`;
}

function monthKey(month: string): string {
  return `month ${month}`;
}

function isOurs(key: string): boolean {
  return key === 'earlier' || /^(?:entry|amounts|month) /.test(key);
}

function isEntryValue(value: unknown): value is LedgerEntry {
  return typeof value === 'object' && value !== null && 'id' in value && 'maybeUsd' in value;
}

/** `2026-08` for two months before `2026-10`. */
function monthsBefore(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return monthOf(Date.UTC(year, number - 1 - count, 1));
}

/** The same for the same ids in any order; 64 bits of two FNV-1a hashes over their UTF-16 units. */
function digestOf(ids: readonly string[]): string {
  const text = [...ids].sort().join(' ');
  const hash = (start: number) => {
    let sum = start;
    for (let at = 0; at < text.length; at += 1) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
    return `0000000${(sum >>> 0).toString(16)}`.slice(-8);
  };
  return hash(0x811c9dc5) + hash(0x9dc5811c);
}
