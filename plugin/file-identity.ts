/**
 * Which file is open. Figma tells plugins a file's name and not its key, and every new file has the same name, so each
 * file keeps a random id of its own in its document. The id stays through a rename and travels, unasked, with a copy;
 * which of the two happened is told by the name that is kept beside the id, and by what this computer last knew of it.
 * Nothing is written before something is stored under the id, so that viewing a file does not change it.
 */
import { listLivePanels } from './heartbeats.ts';

/** The entry of the document's plugin data. */
const dataKey = 'file';
/**
 * Each id by itself, behind that of the file it is a copy of: where two windows make an id at once, Figma keeps the later
 * value of `file` and both of these, so that what is kept under the other id is found, also when its window is closed.
 */
const idKeyPrefix = 'file-id ';
/** What this computer last knew of a file, by its id. */
const knownFileKey = 'file';
/**
 * Ids of files whose documents cannot be written, by the hash of their names: those of one name share one. Nothing can be
 * placed in such a file, so nothing is drawn for it either, and what they share is settings, conversations and a budget.
 */
const unwritableFileKey = 'file-of-name';
/** Copies of copies whose conversations can still be read. */
const maxParents = 5;

/** The identity of a file as its document stores it. */
interface FileRecord {
  readonly id: string;
  /** The file's name when this was written. */
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The files it is a copy of, the nearest first. */
  readonly parents: readonly string[];
}

type KnownFile = Pick<FileRecord, 'name' | 'at'>;

/** The file as this run of the plugin knows it. */
interface OpenFile {
  record: FileRecord;
  /** Whether the document said so at any time of this run; an undo may have taken it back since. */
  isWritten: boolean;
  /** Whether the id is that of a file which could not be written; this one may be another of the same name. */
  isBorrowed: boolean;
  /** Whether the id was made by this run: another window of the file may have made one just then. */
  isNew: boolean;
  /** The identity in the document when this run began, and again after an undo of its writing. */
  readonly before: string;
}

let opening: Promise<OpenFile> | null = null;
/** The same once it is known: what Figma lets a plugin do at its end does not wait for anything. */
let openedFile: OpenFile | null = null;

/** The id of the open file, for reading what is kept under it; leaves the document as it is. */
export async function findFileId(): Promise<string> {
  return (await openFile()).record.id;
}

/** The id that the document says; `null` where it says none yet. Leaves the document as it is. */
export async function findMarkedFileId(): Promise<string | null> {
  const { record, isWritten } = await openFile();
  return isWritten ? record.id : null;
}

/** The same as `findFileId` at the end of a run, which does not wait; `null` where nothing has asked for it before. */
export function knownFileId(): string | null {
  return openedFile?.record.id ?? null;
}

/** The id of the open file, for keeping something under it: from now on its document says it. */
export async function getFileId(): Promise<string> {
  const file = await openFile();
  const { name } = figma.root;
  const found = readRecord(figma.root.getPluginData(dataKey));
  if (found !== null && found.id === file.record.id && found.name === name) return found.id;
  const id = file.isBorrowed ? makeId() : file.record.id;
  const record = { ...file.record, id, name, at: Math.max(Date.now(), file.record.at + 1) };
  if (writeRecord(record)) {
    Object.assign(file, { record, isWritten: true, isBorrowed: false });
    await storeKnownFile(id, record);
    return id;
  }
  // A name that could not be written does not count against other windows, so it is not newer than the document's.
  await storeKnownFile(file.record.id, { name, at: file.record.at });
  if (found === null)
    await figma.clientStorage.setAsync(`${unwritableFileKey} ${hashOfName()}`, file.record.id);
  return file.record.id;
}

/** The files that the open one is a copy of, the nearest first. */
export async function findParentFileIds(): Promise<readonly string[]> {
  return (await openFile()).record.parents;
}

/**
 * Writes the id again if an undo removed it from the document. For the end of a run, because a write after
 * an undo removes the redo.
 */
export function restoreFileId(): void {
  if (openedFile?.isWritten && figma.root.getPluginData(dataKey) === openedFile.before)
    writeRecord(openedFile.record);
}

/** The mark under which a file was known by its name, of which older versions kept things (FNV-1a over UTF-16 units). */
export function hashOfName(): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < figma.root.name.length; at += 1) {
    hash = Math.imul(hash ^ figma.root.name.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}

async function openFile(): Promise<OpenFile> {
  opening ??= recognize();
  const file = await opening;
  openedFile = file;
  const text = figma.root.getPluginData(dataKey);
  const found = readRecord(text);
  if (!file.isNew || found === null || found.id === file.record.id || text === file.before) {
    await (adopting = adopting.then(() => adoptEntries(file)).catch(() => undefined));
    return file;
  }
  // Two windows made an id at once, and the document has settled on that of the other.
  const mine = file.record.id;
  Object.assign(file, { record: found, isWritten: true, isBorrowed: false, isNew: false });
  await moveStoredEntries(mine, found.id);
  return file;
}

let adopting: Promise<void> = Promise.resolve();
/** Ids of this file under which nothing is kept here. */
const emptyIds = new Set<string>();

/** Takes over what is kept under another id that was made for this file, once no window is open that does so itself. */
async function adoptEntries({ record, isWritten }: OpenFile): Promise<void> {
  if (!isWritten) return;
  for (const id of idsMadeBeside(record)) {
    if (emptyIds.has(id) || (await listLivePanels(id)).length > 0) continue;
    await moveStoredEntries(id, record.id);
    emptyIds.add(id);
  }
}

function idsMadeBeside({ id, parents }: FileRecord): readonly string[] {
  const prefix = idKeyOf({ id: '', parents });
  return figma.root
    .getPluginDataKeys()
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .filter((one) => one !== id);
}

function idKeyOf({ id, parents: [parent = 'none'] }: Pick<FileRecord, 'id' | 'parents'>): string {
  return `${idKeyPrefix}${parent} ${id}`;
}

async function recognize(): Promise<OpenFile> {
  const before = figma.root.getPluginData(dataKey);
  const found = readRecord(before);
  if (found === null) return recognizeUnmarked(before);
  if (!(await isCopy(found)))
    return { record: found, isWritten: true, isBorrowed: false, isNew: false, before };
  const parents = [found.id, ...found.parents].slice(0, maxParents);
  return { record: newRecord(parents), isWritten: false, isBorrowed: false, isNew: true, before };
}

/** A file that was never marked; what was kept under its name becomes its own, once. */
async function recognizeUnmarked(before: string): Promise<OpenFile> {
  const record = newRecord([]);
  const borrowed = (await figma.clientStorage.getAsync(`${unwritableFileKey} ${hashOfName()}`)) as
    string | undefined;
  if (borrowed !== undefined)
    return { record: { ...record, id: borrowed }, isWritten: false, isBorrowed: true, isNew: true, before };
  const isKept = (await storedKeys(hashOfName())).length > 0;
  const isWritten = isKept && writeRecord(record);
  if (isWritten) {
    await moveStoredEntries(hashOfName(), record.id);
    await storeKnownFile(record.id, record);
  }
  return { record, isWritten, isBorrowed: false, isNew: true, before };
}

/**
 * Whether the open file is a copy of the one that its record speaks of. It is where it is called as Figma calls copies,
 * where the other is open right now, or where this computer has since seen the id under another name: of two files that
 * claim one id, the one that is opened later gets a new one.
 */
async function isCopy({ id, name, at }: FileRecord): Promise<boolean> {
  const known = (await figma.clientStorage.getAsync(`${knownFileKey} ${id}`)) as KnownFile | undefined;
  if (figma.root.name === name) return known !== undefined && known.at > at && known.name !== name;
  if (known?.name === figma.root.name) return false;
  if (isNamedAfter(figma.root.name, name)) return true;
  return (await listLivePanels(id)).some(({ fileName }) => fileName === name);
}

/** Figma adds a word in brackets, in its own language and counted from the second on: "Shop (Copy)", "Shop (Kopie 2)". */
function isNamedAfter(name: string, former: string): boolean {
  if (!name.startsWith(former)) return false;
  return /^\s*[(（][^()（）\d]+(?:\s\d+)?[)）]$/.test(name.slice(former.length));
}

/** Moves what is kept by file; the list of conversations names its entries. */
async function moveStoredEntries(from: string, to: string): Promise<void> {
  const renamed = (key: string) => key.replace(` ${from} `, ` ${to} `);
  const keys = await storedKeys(from);
  if (keys.length === 0) return;
  const moved = new Set(await storedKeys(to));
  for (const key of keys) {
    const value: unknown = await figma.clientStorage.getAsync(key);
    // Another window may be moving it too, and may have gone on with it.
    if (value !== undefined && !moved.has(renamed(key)))
      await figma.clientStorage.setAsync(renamed(key), value);
    await figma.clientStorage.deleteAsync(key);
  }
  const listed = (await figma.clientStorage.getAsync('conversations')) as readonly string[] | undefined;
  if (listed !== undefined) await figma.clientStorage.setAsync('conversations', listed.map(renamed));
}

async function storedKeys(id: string): Promise<readonly string[]> {
  const places = ['drawing', 'conversation', 'code'].map((kind) => `${kind} ${id} `);
  return (await figma.clientStorage.keysAsync()).filter((key) => places.some((one) => key.startsWith(one)));
}

async function storeKnownFile(id: string, { name, at }: KnownFile): Promise<void> {
  const known: KnownFile = { name, at };
  await figma.clientStorage.setAsync(`${knownFileKey} ${id}`, known);
}

/** False where the file cannot be written. */
function writeRecord(record: FileRecord): boolean {
  try {
    // A step of its own, so that an undo of the person's own change does not undo this too.
    figma.commitUndo();
    figma.root.setPluginData(idKeyOf(record), 'made');
    figma.root.setPluginData(dataKey, JSON.stringify(record));
    figma.commitUndo();
    return true;
  } catch {
    return false;
  }
}

function readRecord(text: string): FileRecord | null {
  try {
    const { id, name, at, parents } = JSON.parse(text) as Partial<FileRecord>;
    if (typeof id !== 'string' || id === '' || typeof name !== 'string' || typeof at !== 'number')
      return null;
    return { id, name, at, parents: Array.isArray(parents) ? parents : [] };
  } catch {
    return null;
  }
}

function newRecord(parents: readonly string[]): FileRecord {
  return { id: makeId(), name: figma.root.name, at: Date.now(), parents };
}

/** 128 random bits. The sandbox has no `crypto`, and the id is not a secret. */
function makeId(): string {
  const digits = Array.from({ length: 32 }, () => Math.floor(Math.random() * 16).toString(16));
  return digits.join('');
}
