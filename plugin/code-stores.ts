/**
 * Stores conversations about the code of frames on this computer, by file. In the document they would share an undo
 * step with the next change of the layer, and an undo would remove them.
 */
import { createStorageArea } from './client-storage.ts';
import { findFileId, findParentFileIds, getFileId, knownFileId } from './file-identity.ts';
import { readLongEntry, writeLongEntry } from './long-entry.ts';
import { findNode } from './nodes.ts';
import { PlainError } from './plain-error.ts';

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
  const others = [...(await area.readAll())].filter(([name]) => name !== nameOf(id));
  const dateOf = (value: unknown) => (value as Partial<Entry>).at ?? 0;
  const oldestFirst = others.sort(([, one], [, other]) => dateOf(one) - dateOf(other)).map(([name]) => name);
  await area.evictUntilFits(nameOf(id), entry, oldestFirst);
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

/** The code of a frame that was last copied or downloaded, stored in the frame itself. */

const dataKey = 'code-record';
/** UTF-16 units. A record travels to everyone who opens the file, so the largest are not kept. */
const maxRecordLength = 1_800_000;
/** Parts were once counted, under names of their own. */
const formerPartKey = (part: number) => `${dataKey}-${part}`;

/** Packed; empty where none is kept, or the frame is gone. */
export async function readCodeRecord(frameId: string): Promise<string> {
  const frame = await findNode(frameId);
  if (!frame) return '';
  const former = countFormerParts(frame);
  if (former === 0) return readLongEntry(frame, dataKey);
  let record = '';
  for (let part = 0; part < former; part += 1) record += frame.getPluginData(formerPartKey(part));
  return record;
}

/** Takes the place of the former record; throws a plain sentence where it is too long, and then none is kept. */
export async function storeCodeRecord(frameId: string, record: string): Promise<void> {
  const frame = await findNode(frameId);
  if (!frame) return;
  const former = countFormerParts(frame);
  for (let part = 0; part < former; part += 1) frame.setPluginData(formerPartKey(part), '');
  const isKept = record.length <= maxRecordLength;
  writeLongEntry(frame, dataKey, isKept ? record : '');
  if (!isKept)
    throw new PlainError('This code is too long to be kept in the file, so Changes has nothing to compare.');
}

function countFormerParts(frame: BaseNode): number {
  const text = frame.getPluginData(dataKey);
  return /^\d{1,2}$/.test(text) && frame.getPluginData(formerPartKey(0)) !== '' ? Number(text) : 0;
}
