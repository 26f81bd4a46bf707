/**
 * Pictures that are being drawn, kept on this computer by file until they have arrived. Not in the document: there an
 * undo could bring back a request that was sent already, and another person's panel would send it again.
 */
import type { KeptDrawing } from '#design/messages';
import { openArea } from './client-storage.ts';
import { findFileId, getFileId } from './file-identity.ts';
import { holdsLease } from './queue-lease.ts';

const area = openArea('queue', figma.clientStorage);

/** Drawings that were left in this file. */
export async function readDrawings(): Promise<readonly KeptDrawing[]> {
  const prefix = placeOf(await findFileId(), '');
  const all = [...(await area.readAll())];
  return all.flatMap(([name, value]) => (name.startsWith(prefix) && isDrawing(value) ? [value] : []));
}

/** Keeps a drawing in the place of what was kept of it before. */
export async function keepDrawing(drawing: KeptDrawing): Promise<void> {
  await area.write(placeOf(await getFileId(), drawing.id), drawing);
}

/**
 * Keeps a drawing that is about to be paid for; answers false where another window has the queue, and nothing may be
 * sent. The record is kept before the last look at the lease: see `queue-lease.ts`.
 */
export async function keepBeforeSending(drawing: KeptDrawing): Promise<boolean> {
  if (!(await holdsLease())) return false;
  await keepDrawing(drawing);
  return holdsLease();
}

/** Keeps drawings no longer. */
export async function dropDrawings(ids: readonly string[]): Promise<void> {
  const fileId = await findFileId();
  await Promise.all(ids.map((id) => area.remove(placeOf(fileId, id))));
}

function isDrawing(value: unknown): value is KeptDrawing {
  return typeof value === 'object' && value !== null && 'record' in value;
}

function placeOf(fileId: string, id: string): string {
  return `drawing ${fileId} ${id}`;
}
