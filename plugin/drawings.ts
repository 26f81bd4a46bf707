/**
 * Pictures that are being drawn, kept on this computer by file until they have arrived. Not in the document: there an
 * undo could bring back a request that was sent already, and another person's panel would send it again.
 */
import type { KeptDrawing } from '#design/messages';
import { findFileId, getFileId } from './file-identity.ts';

/** Drawings that were left in this file. */
export async function readDrawings(): Promise<readonly KeptDrawing[]> {
  const prefix = placeOf(await findFileId(), '');
  const keys = (await figma.clientStorage.keysAsync()).filter((key) => key.startsWith(prefix));
  const drawings = await Promise.all(keys.map((key) => figma.clientStorage.getAsync(key)));
  return drawings.filter((drawing): drawing is KeptDrawing => drawing !== undefined);
}

/** Keeps a drawing in the place of what was kept of it before. */
export async function keepDrawing(drawing: KeptDrawing): Promise<void> {
  await figma.clientStorage.setAsync(placeOf(await getFileId(), drawing.id), drawing);
}

/** Keeps drawings no longer. */
export async function dropDrawings(ids: readonly string[]): Promise<void> {
  const fileId = await findFileId();
  await Promise.all(ids.map((id) => figma.clientStorage.deleteAsync(placeOf(fileId, id))));
}

function placeOf(fileId: string, id: string): string {
  return `drawing ${fileId} ${id}`;
}
