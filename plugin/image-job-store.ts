/**
 * Stores the jobs of pictures that are being drawn on this computer, by file, until the pictures have arrived. They are
 * not in the document, because an undo could bring back a request that was sent already, and the panel of another person
 * would send it again. Only what still waits when the panel is closed is offered there to others (`offered-jobs.ts`).
 */
import type { StoredImageJob } from '#design/messages';
import { createStorageArea } from './client-storage.ts';
import { findFileId, getFileId } from './file-identity.ts';
import { beginReading, forgetJobs, listTakenJobs, noteJob, reclaimOffers } from './offered-jobs.ts';
import { holdsLease } from './queue-lease.ts';

const area = createStorageArea('queue', figma.clientStorage);

/**
 * The jobs that were left in this file. The record with the highest number counts for each picture: a window that has
 * lost the queue without knowing it writes under a lower number than the window that has the queue now.
 */
export async function readImageJobs(): Promise<readonly StoredImageJob[]> {
  await reclaimOffers(removeTakenJobs);
  const fileId = await findFileId();
  const finishReading = beginReading();
  const latest = new Map<string, { readonly number: number; readonly job: StoredImageJob }>();
  for (const [name, job] of await area.readAll()) {
    const found = parseKey(fileId, name);
    if (found === null || !isStoredImageJob(job)) continue;
    const { id, number } = found;
    if (number >= (latest.get(id)?.number ?? 0)) latest.set(id, { number, job });
  }
  const jobs = [...latest.values()].map(({ job }) => job);
  finishReading(jobs);
  return jobs;
}

/**
 * Stores a job in place of its former record.
 * @param number the number of the lease under which the panel has the queue, or last had it
 */
export async function storeImageJob(job: StoredImageJob, number: number): Promise<void> {
  noteJob(job);
  await area.write(keyOf(await getFileId(), number, job.id), job);
}

/**
 * Stores a job whose request is sent next, or sent again. Returns false where another window has the queue; then nothing
 * may be sent. A window that lost the queue without knowing it leaves no record, because the other window may have drawn
 * the picture and deleted its records since. The record is written before the lease is read for the last time: see
 * `queue-lease.ts`. If the lease is lost by then, the record is removed again. Otherwise the other window would wait for a
 * picture that nobody has requested.
 */
export async function storeImageJobUnderLease(job: StoredImageJob, number: number): Promise<boolean> {
  noteJob({ ...job, isWaiting: false });
  // Another window of this person may have offered it when it was closed.
  await reclaimOffers(removeTakenJobs);
  if (listTakenJobs().includes(job.id)) return false;
  const key = keyOf(await getFileId(), number, job.id);
  const former = await area.read(key);
  if (!(await holdsLease(number))) return false;
  await area.write(key, job);
  if (await holdsLease(number)) {
    if (job.isWaiting) noteJob(job);
    return true;
  }
  // If it is gone, the other window has deleted all records of the picture.
  const isThere = (await figma.clientStorage.keysAsync()).indexOf(key) >= 0;
  if (isThere) await (former === undefined ? area.remove(key) : area.write(key, former));
  return false;
}

/** Deletes jobs, except for records that were written under a later lease. */
export async function deleteImageJobs(ids: readonly string[], upTo: number): Promise<void> {
  forgetJobs(ids);
  const fileId = await findFileId();
  const names = (await figma.clientStorage.keysAsync()).filter((name) => {
    // A queue may have hundreds, and each that ends comes here.
    if (!ids.some((id) => name.endsWith(id))) return false;
    const found = parseKey(fileId, name);
    return found !== null && ids.includes(found.id) && found.number <= upTo;
  });
  await Promise.all(names.map((name) => area.remove(name)));
}

function removeTakenJobs(ids: readonly string[]): Promise<void> {
  return deleteImageJobs(ids, Infinity);
}

function isStoredImageJob(value: unknown): value is StoredImageJob {
  return typeof value === 'object' && value !== null && 'record' in value;
}

function keyOf(fileId: string, number: number, id: string): string {
  return `${prefixOf(fileId)}${number} ${id}`;
}

/** Older versions stored no number. */
function parseKey(fileId: string, name: string): { readonly id: string; readonly number: number } | null {
  const prefix = prefixOf(fileId);
  if (!name.startsWith(prefix)) return null;
  const [, number = '0', id = ''] = /^(?:(\d+) )?(.*)$/.exec(name.slice(prefix.length)) ?? [];
  return { id, number: Number(number) };
}

function prefixOf(fileId: string): string {
  return `drawing ${fileId} `;
}
