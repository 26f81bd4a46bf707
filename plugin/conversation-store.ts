/**
 * What was asked of the code of frames, on this computer by file. Not in the document: there it would share an undo
 * step with whatever is done to the layer next, and go with it.
 */
import { findFileId, findParentFileIds, getFileId } from './file-identity.ts';

/** Letters of the conversations about one choice of frames; longer ones are not kept. */
const maxLength = 400_000;
/** Choices of frames whose conversations are kept; Figma gives a plugin 5 MB: https://developers.figma.com/docs/plugins/api/figma-clientStorage */
const maxFrameSets = 8;
/** The choices in the order in which they were last spoken of, the latest first. */
const orderKey = 'conversations';

/**
 * What was asked of the code of these frames together, packed; empty where nothing was. A copy of a file goes on from
 * what was said of the same frames in the file it is a copy of.
 */
export async function readConversation(frameIds: readonly string[]): Promise<string> {
  for (const fileId of [await findFileId(), ...(await findParentFileIds())]) {
    const record: unknown = await figma.clientStorage.getAsync(keyOf(fileId, frameIds));
    if (typeof record === 'string') return record;
  }
  return '';
}

/** Keeps what was asked of these frames in place of what was kept before; what was longest not spoken of goes. */
export async function storeConversation(frameIds: readonly string[], record: string): Promise<void> {
  const key = keyOf(await getFileId(), frameIds);
  const before = ((await figma.clientStorage.getAsync(orderKey)) ?? []) as readonly string[];
  const others = before.filter((one) => one !== key);
  const isKept = record.length <= maxLength;
  for (const gone of others.slice(maxFrameSets - 1)) await figma.clientStorage.deleteAsync(gone);
  if (isKept) await figma.clientStorage.setAsync(key, record);
  else await figma.clientStorage.deleteAsync(key);
  const retained = others.slice(0, maxFrameSets - 1);
  await figma.clientStorage.setAsync(orderKey, isKept ? [key, ...retained] : retained);
}

/** However they were selected, the same frames are the same code. */
function keyOf(fileId: string, frameIds: readonly string[]): string {
  return `conversation ${fileId} ${[...frameIds].sort().join(' ')}`;
}
