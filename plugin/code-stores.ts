/**
 * Stores on this computer, by file: conversations about the code of frames, answers that are not used yet, and the code
 * that was last copied. In the document they would share an undo step with the next change of the layer, and an undo would
 * remove them.
 */
import type { ResultName, StoredResult } from '#design/messages';
import { createStorageArea, type StorageArea } from './client-storage.ts';
import {
  findFileId,
  findMarkedFileId,
  findParentFileIds,
  getFileId,
  hashOfName,
  knownFileId,
} from './file-identity.ts';
import { readLongEntry } from './long-entry.ts';
import { findNode } from './nodes.ts';

/** Letters of the conversations about one choice of frames; longer ones are not kept. */
const maxConversationLength = 400_000;
/**
 * Choices of frames whose conversations are kept; Figma gives a plugin 5 MB:
 * https://developers.figma.com/docs/plugins/api/figma-clientStorage
 */
const maxFrameSets = 8;
/** The choices in the order of their last change, the latest first. */
const orderKey = 'conversations';
const keyPrefix = 'conversation ';

/**
 * The conversation about the code of these frames together, packed; empty if there is none. A copy of a file continues
 * the conversation of the same frames in the original file.
 */
export async function readConversation(frameIds: readonly string[]): Promise<string> {
  for (const fileId of [await findFileId(), ...(await findParentFileIds())]) {
    const record: unknown = await figma.clientStorage.getAsync(keyOf(fileId, frameIds));
    if (typeof record === 'string') return record;
  }
  return '';
}

/** What is not written yet, by its frames. */
const unwritten = new Map<readonly string[], string>();

/** Replaces the conversation about these frames; the least recently changed one is removed if there are too many. */
export async function storeConversation(frameIds: readonly string[], record: string): Promise<void> {
  unwritten.set(frameIds, record);
  try {
    await writeConversation(frameIds, record);
  } finally {
    unwritten.delete(frameIds);
  }
}

/** Writes everything that is still due. For the end of a run, because Figma ends the sandbox without waiting. */
export function flushConversations(): void {
  const fileId = knownFileId();
  if (fileId === null) return;
  for (const [frameIds, record] of unwritten)
    if (record.length <= maxConversationLength)
      void figma.clientStorage.setAsync(keyOf(fileId, frameIds), record);
}

async function writeConversation(frameIds: readonly string[], record: string): Promise<void> {
  const key = keyOf(await getFileId(), frameIds);
  const listed = ((await figma.clientStorage.getAsync(orderKey)) ?? []) as readonly string[];
  // What was written at the end of a run is not listed.
  const unlisted = (await figma.clientStorage.keysAsync()).filter(
    (one) => one.startsWith(keyPrefix) && !listed.includes(one),
  );
  const before = [...listed, ...unlisted];
  const others = before.filter((one) => one !== key);
  const isKept = record.length <= maxConversationLength;
  for (const gone of others.slice(maxFrameSets - 1)) await figma.clientStorage.deleteAsync(gone);
  if (isKept) await figma.clientStorage.setAsync(key, record);
  else await figma.clientStorage.deleteAsync(key);
  const retained = others.slice(0, maxFrameSets - 1);
  await figma.clientStorage.setAsync(orderKey, isKept ? [key, ...retained] : retained);
}

/** The order of selection makes no difference to the code. */
function keyOf(fileId: string, frameIds: readonly string[]): string {
  return `${keyPrefix}${fileId} ${[...frameIds].sort().join(' ')}`;
}

/**
 * Text answers that were paid for and not used yet, on this computer. They are named by a digest of their request, so
 * they belong to no file; the panel alone reads what is in them.
 */

const area = createStorageArea('answers', figma.clientStorage);

interface Entry {
  readonly record: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** The kept answer to a request; `null` where there is none. */
export async function readAnswer(id: string): Promise<string | null> {
  return (await readEntry(nameOf(id)))?.record ?? null;
}

/**
 * Stores an answer; the oldest others are removed if there is no space. @throws StorageFull where it does not fit even
 * so
 */
export async function storeAnswer(id: string, record: string): Promise<void> {
  const entry: Entry = { record, at: Date.now() };
  await area.evictUntilFits(nameOf(id), entry, await oldestFirst(area, nameOf(id)));
  await area.write(nameOf(id), entry);
}

/** Removes answers that were used. */
export async function removeAnswers(ids: readonly string[]): Promise<void> {
  for (const id of ids) await area.remove(nameOf(id));
}

async function readEntry(name: string): Promise<Entry | null> {
  const value = (await area.read(name)) as Partial<Entry> | undefined;
  return typeof value?.record === 'string' ? { record: value.record, at: value.at ?? 0 } : null;
}

function nameOf(id: string): string {
  return `answer ${id}`;
}

/**
 * The code that was last copied or downloaded of frames, on this computer. In the document it would be a step of undo of
 * which nobody sees anything.
 */

const records = createStorageArea('copied code', figma.clientStorage);

/** Packed; empty where none is kept. */
export async function readCodeRecord(frameIds: readonly string[]): Promise<string> {
  const marked = await findMarkedFileId();
  const files = [...(marked === null ? [] : [marked]), ...(await findParentFileIds()), hashOfName()];
  for (const file of files) {
    const entry = (await records.read(recordKeyOf(file, frameIds))) as Partial<Entry> | undefined;
    if (typeof entry?.record === 'string') return entry.record;
  }
  return readFormerCodeRecord(frameIds[0] ?? '');
}

/**
 * Takes the place of the former record; the oldest of others are removed if there is no space. A file that has no id yet
 * gets none for it, because that would change its document: its name and the ids of the frames say enough.
 * @throws StorageFull where it does not fit even so
 */
export async function storeCodeRecord(frameIds: readonly string[], record: string): Promise<void> {
  const key = recordKeyOf((await findMarkedFileId()) ?? hashOfName(), frameIds);
  const entry: Entry = { record, at: Date.now() };
  await records.evictUntilFits(key, entry, await oldestFirst(records, key));
  await records.write(key, entry);
}

function recordKeyOf(file: string, frameIds: readonly string[]): string {
  return `code ${file} ${[...frameIds].sort().join(' ')}`;
}

/** Records were once stored in the frame, in parts that were once counted under names of their own. */
async function readFormerCodeRecord(frameId: string): Promise<string> {
  const key = 'code-record';
  const frame = await findNode(frameId);
  if (!frame) return '';
  const text = frame.getPluginData(key);
  const partKey = (part: number) => `${key}-${part}`;
  if (!/^\d{1,2}$/.test(text) || frame.getPluginData(partKey(0)) === '') return readLongEntry(frame, key);
  return Array.from({ length: Number(text) }, (_, part) => frame.getPluginData(partKey(part))).join('');
}

/**
 * What a model answered about a file and is still of use: the answer that is shown, and what search knows of pictures. It
 * is kept by file, and the panel alone reads what is in it.
 */

const results = createStorageArea('results', figma.clientStorage);

/** `null` where nothing is kept. */
export async function readResult(name: ResultName): Promise<StoredResult | null> {
  const marked = await findMarkedFileId();
  const files = [...(marked === null ? [] : [marked]), ...(await findParentFileIds()), hashOfName()];
  for (const file of files) {
    const { text, bytes } = ((await results.read(resultKeyOf(file, name))) ?? {}) as Partial<StoredResult>;
    if (typeof text === 'string' && bytes instanceof Uint8Array) return { text, bytes };
  }
  return null;
}

/** Takes the place of the former result; the oldest of others are removed if there is no space. @throws StorageFull */
export async function storeResult(name: ResultName, result: StoredResult): Promise<void> {
  const key = resultKeyOf((await findMarkedFileId()) ?? hashOfName(), name);
  const entry = { ...result, at: Date.now() };
  await results.evictUntilFits(key, entry, await oldestFirst(results, key));
  await results.write(key, entry);
}

function resultKeyOf(file: string, name: ResultName): string {
  return `result ${file} ${name}`;
}

/** The other entries of an area, the oldest first. */
async function oldestFirst(from: StorageArea, name: string): Promise<readonly string[]> {
  const dateOf = (value: unknown) => (value as Partial<Entry>).at ?? 0;
  return [...(await from.readAll())]
    .filter(([other]) => other !== name)
    .sort(([, one], [, other]) => dateOf(one) - dateOf(other))
    .map(([other]) => other);
}
