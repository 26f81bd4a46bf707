/**
 * Pictures that are being drawn, kept on this computer by file until they have arrived. Not in the document: there an
 * undo could bring back a request that was sent already, and another person's panel would send it again.
 */
import type { StoredImageJob } from '#design/messages';
import { createStorageArea } from './client-storage.ts';
import { findFileId, getFileId } from './file-identity.ts';
import { holdsLease } from './queue-lease.ts';

const area = createStorageArea('queue', figma.clientStorage);

/**
 * Drawings that were left in this file. Of one picture the record with the highest number counts: what a window still
 * writes that has lost the queue without knowing it stays beneath what the window writes that has it now.
 */
export async function readImageJobs(): Promise<readonly StoredImageJob[]> {
  const fileId = await findFileId();
  const latest = new Map<string, { readonly number: number; readonly drawing: StoredImageJob }>();
  for (const [name, job] of await area.readAll()) {
    const found = parseKey(fileId, name);
    if (found === null || !isStoredImageJob(job)) continue;
    const { id, number } = found;
    if (number >= (latest.get(id)?.number ?? 0)) latest.set(id, { number, drawing: job });
  }
  return [...latest.values()].map(({ drawing: job }) => job);
}

/**
 * Keeps a drawing in the place of what was kept of it before.
 * @param number that of the lease under which the panel has the queue, or last had it
 */
export async function storeImageJob(job: StoredImageJob, number: number): Promise<void> {
  await area.write(keyOf(await getFileId(), number, job.id), job);
}

/**
 * Keeps a drawing that is about to be paid for, or asked for again; answers false where another window has the queue, and
 * nothing may come of it. A window that lost the queue without knowing it leaves no record, because that other window may
 * have drawn the picture and dropped all records of it since. The record is kept before the last look at the lease: see
 * `queue-lease.ts`. Where that look is too late, the record is taken back, or the other window would wait for a picture
 * that nobody has asked for.
 */
export async function storeImageJobUnderLease(job: StoredImageJob, number: number): Promise<boolean> {
  const key = keyOf(await getFileId(), number, job.id);
  const former = await area.read(key);
  if (!(await holdsLease(number))) return false;
  await area.write(key, job);
  if (await holdsLease(number)) return true;
  // Where it is gone, the other window has dropped all records of the picture.
  const isThere = (await figma.clientStorage.keysAsync()).indexOf(key) >= 0;
  if (isThere) await (former === undefined ? area.remove(key) : area.write(key, former));
  return false;
}

/** Keeps drawings no longer, as far as no later lease has written of them. */
export async function deleteImageJobs(ids: readonly string[], upTo: number): Promise<void> {
  const fileId = await findFileId();
  const names = (await figma.clientStorage.keysAsync()).filter((name) => {
    const found = parseKey(fileId, name);
    return found !== null && ids.includes(found.id) && found.number <= upTo;
  });
  await Promise.all(names.map((name) => area.remove(name)));
}

function isStoredImageJob(value: unknown): value is StoredImageJob {
  return typeof value === 'object' && value !== null && 'record' in value;
}

function keyOf(fileId: string, number: number, id: string): string {
  return `${prefixOf(fileId)}${number} ${id}`;
}

/** Older versions kept no number. */
function parseKey(fileId: string, name: string): { readonly id: string; readonly number: number } | null {
  const prefix = prefixOf(fileId);
  if (!name.startsWith(prefix)) return null;
  const [, number = '0', id = ''] = /^(?:(\d+) )?(.*)$/.exec(name.slice(prefix.length)) ?? [];
  return { id, number: Number(number) };
}

function prefixOf(fileId: string): string {
  return `drawing ${fileId} `;
}
