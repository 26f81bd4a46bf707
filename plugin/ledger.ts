/** The ledger of what was asked and paid, an entry for each request in Figma's client storage on this computer. */
import { emptyLedger, type Ledger, type LedgerEntry, type LedgerStore } from '#design/ledger';
import { importLedger, createLedgerStorage, type KeyValueStore } from '#design/ledger-storage';
import { createStorageArea } from './client-storage.ts';
import { getFileId } from './file-identity.ts';

/** Where older versions stored the whole ledger. Entries are now stored under keys that begin with it and a space. */
const formerKey = 'ledger';
const prefix = `${formerKey} `;
/** Entries that are taken over from the ledger that was kept whole. */
const maxImported = 300;

const area = createStorageArea('ledger', figma.clientStorage);

const keyValueStore: KeyValueStore = {
  keys: async () =>
    (await figma.clientStorage.keysAsync())
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length)),
  get: (key) => area.read(prefix + key),
  set: (key, value) => area.write(prefix + key, value),
  delete: (key) => area.remove(prefix + key),
};

const storage = createLedgerStorage(keyValueStore, Date.now);
/** The requests that the panel waits for. */
const pendingEntries = new Map<string, LedgerEntry>();
let imported: Promise<void> | null = null;

/** Everything kept so far; what is written is kept once its promise resolves. */
export const ledger: LedgerStore = {
  async read() {
    await importFormerLedger();
    return storage.read();
  },
  async put(entry) {
    await importFormerLedger();
    if (entry.open) pendingEntries.set(entry.id, entry);
    else pendingEntries.delete(entry.id);
    await storage.put(entry);
  },
  async withdraw(id) {
    pendingEntries.delete(id);
    await storage.withdraw(id);
  },
  clear: () => storage.clear(),
};

/**
 * Says of what is under way that nobody waits for it any more. Figma promises nothing of what is begun while a plugin
 * closes; without it, the missing signs of life tell the same a minute later.
 */
export function abandonRequests(): void {
  for (const entry of pendingEntries.values()) {
    const { open } = entry;
    if (open) void area.write(`${prefix}entry ${entry.id}`, { ...entry, open: { ...open, heardAt: 0 } });
  }
}

function importFormerLedger(): Promise<void> {
  imported ??= (async () => {
    const former = (await area.read(formerKey)) as Partial<Ledger> | undefined;
    if (former === undefined) return;
    const { entries, spent } = { ...emptyLedger, ...former };
    // While both are there they share the room; the sums count the older ones.
    await importLedger(keyValueStore, { entries: entries.slice(-maxImported), spent });
    await area.remove(formerKey);
  })().catch((error: unknown) => {
    imported = null;
    throw error;
  });
  return imported;
}

/** A digest of the open file for its budget, because a ledger must not contain file names. */
export function getFileMark(): Promise<string> {
  return getFileId();
}
