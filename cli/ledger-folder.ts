/**
 * The ledger that FRAMEWRIGHT_LEDGER names: a folder with a JSON file for each request, which any number of runs write
 * to at once.
 */
import { link, mkdir, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { importLedger, createLedgerStorage, type KeyValueStore } from '#design/ledger-storage';
import type { Ledger, LedgerStore } from '#design/ledger';
import { errorCode, replaceFile } from './file-system.ts';
import { UsageError } from './usage-error.ts';

/** Opens the ledger at a path; in memory where there is none. @throws UsageError where something else lies there */
export async function openLedgerFolder(path: string | null): Promise<LedgerStore> {
  if (!path) return createLedgerStorage(memoryStore(), Date.now);
  const folder = resolve(path);
  await importFormerFile(folder);
  const store = folderStore(folder);
  await checkFolder(folder);
  return createLedgerStorage(store, Date.now);
}

const extension = '.json';

function folderStore(folder: string): KeyValueStore {
  const fileOf = (key: string) => join(folder, `${encodeURIComponent(key)}${extension}`);
  return {
    async keys() {
      const names = await readdir(folder);
      return names
        .filter((name) => name.endsWith(extension) && !name.startsWith('.'))
        .map((name) => decodeURIComponent(name.slice(0, -extension.length)));
    },
    async get(key) {
      const text = await readFile(fileOf(key), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return text === undefined ? undefined : parse(text);
    },
    set: (key, value) => replaceFile(fileOf(key), `${JSON.stringify(value)}\n`),
    delete: (key) => rm(fileOf(key), { force: true }),
  };
}

function memoryStore(): KeyValueStore {
  const values = new Map<string, unknown>();
  return {
    keys: async () => [...values.keys()],
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, value),
    delete: async (key) => void values.delete(key),
  };
}

async function checkFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const names = await readdir(folder);
    const isKnown = (name: string) =>
      name.startsWith('.') || /^(?:entry|amounts|month|earlier)(?:%20.*)?\.json$/.test(name);
    if (!names.every(isKnown)) throw noLedger(folder);
    // Checks now whether it can be written, and not when a request is to be paid.
    const probe = join(folder, `.${process.pid}.probe`);
    await writeFile(probe, '');
    await rm(probe, { force: true });
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The ledger ${folder} cannot be written (${errorCode(error)}).`);
  }
}

/**
 * A ledger was one file once. It is moved aside, and taken over from there, which several runs may do; in the end it
 * lies beside the folder as `NAME.former`.
 */
async function importFormerFile(folder: string): Promise<void> {
  const aside = `${folder}.importing`;
  const former = await readIfFile(folder);
  if (former !== null) {
    if (former.trim() !== '' && asLedger(parse(former)) === null) throw noLedger(folder);
    await moveAside(folder, aside);
  }
  const text = await readIfFile(aside);
  if (text === null) return;
  const ledger = asLedger(parse(text));
  await mkdir(folder, { recursive: true });
  if (ledger !== null) await importLedger(folderStore(folder), ledger);
  await rename(aside, `${folder}.former`).catch(() => undefined);
}

/**
 * Moves a file, if it is there still. Another run may have moved it and made the folder of its name meanwhile, so it is
 * linked and unlinked: unlike `rename`, neither can move a folder.
 */
async function moveAside(file: string, aside: string): Promise<void> {
  try {
    await link(file, aside).catch(async (error: unknown) => {
      if (!(await isSameFile(file, aside))) throw error;
    });
    await unlink(file);
  } catch (error) {
    if ((await readIfFile(file)) !== null)
      throw new UsageError(`The ledger ${file} cannot be moved aside (${errorCode(error)}).`);
  }
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([one, other].map((path) => stat(path).catch(() => null)));
  return first != null && second != null && first.ino === second.ino && first.dev === second.dev;
}

/** The text of a file; `null` where there is none, or a folder. */
async function readIfFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error))) return null;
    throw new UsageError(`The ledger ${path} cannot be read (${errorCode(error)}).`);
  }
}

function noLedger(path: string): UsageError {
  return new UsageError(`${path} is not a ledger; name a folder of its own in FRAMEWRIGHT_LEDGER.`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function asLedger(value: unknown): Ledger | null {
  const ledger = value as Partial<Ledger> | null;
  return Array.isArray(ledger?.entries) && typeof ledger.spent === 'object' ? (ledger as Ledger) : null;
}
