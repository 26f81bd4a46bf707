/**
 * What was asked of the code of frames, on this computer by file. Not in the document: there it would share an undo
 * step with whatever is done to the layer next, and go with it.
 */
import { findFileId, findParentFileIds, getFileId } from './file-identity.ts';

/** Letters of the conversations about one choice of frames; longer ones are not kept. */
const longest = 400_000;
/** Choices of frames whose conversations are kept; Figma gives a plugin 5 MB: https://developers.figma.com/docs/plugins/api/figma-clientStorage */
const framesKept = 8;
/** The choices in the order in which they were last spoken of, the latest first. */
const order = 'conversations';

/**
 * What was asked of the code of these frames together, packed; empty where nothing was. A copy of a file goes on from
 * what was said of the same frames in the file it is a copy of.
 */
export async function readConversation(frameIds: readonly string[]): Promise<string> {
  for (const fileId of [await findFileId(), ...(await findParentFileIds())]) {
    const record: unknown = await figma.clientStorage.getAsync(placeOf(fileId, frameIds));
    if (typeof record === 'string') return record;
  }
  return '';
}

/** Keeps what was asked of these frames in place of what was kept before; what was longest not spoken of goes. */
export async function keepConversation(frameIds: readonly string[], record: string): Promise<void> {
  const place = placeOf(await getFileId(), frameIds);
  const before = ((await figma.clientStorage.getAsync(order)) ?? []) as readonly string[];
  const others = before.filter((one) => one !== place);
  const isKept = record.length <= longest;
  for (const gone of others.slice(framesKept - 1)) await figma.clientStorage.deleteAsync(gone);
  if (isKept) await figma.clientStorage.setAsync(place, record);
  else await figma.clientStorage.deleteAsync(place);
  const kept = others.slice(0, framesKept - 1);
  await figma.clientStorage.setAsync(order, isKept ? [place, ...kept] : kept);
}

/** However they were selected, the same frames are the same code. */
function placeOf(fileId: string, frameIds: readonly string[]): string {
  return `conversation ${fileId} ${[...frameIds].sort().join(' ')}`;
}
