import type { FramePicture } from '#design/snapshot';
import { startReading } from './read-selection.ts';
import type { OpenRequest } from './requests.ts';
import { sendAsset } from './send-asset.ts';
import type { Send } from './send.ts';
import { findNode } from './select-layers.ts';

/** Device pixels of the longer side that no picture goes beyond; Figma would shrink it by itself, without a word. */
const longestSide = 8192;

/** Sends Figma's own picture of each frame; one that is gone, or that Figma cannot draw, has none. */
export async function readPictures(
  frameIds: readonly string[],
  scale: number,
  request: OpenRequest,
  send: Send,
): Promise<void> {
  const reading = startReading(request, send);
  const pictures: Record<string, FramePicture> = {};
  for (const [index, id] of frameIds.entries()) {
    await reading.report('Reading pictures of frames', index, frameIds.length);
    const frame = await findNode(id);
    if (frame === null || !('exportAsync' in frame) || !('width' in frame)) continue;
    const fitting = Math.min(scale, longestSide / Math.max(frame.width, frame.height));
    const bytes = await drawFrame(frame, fitting);
    if (!bytes) continue;
    const asset = { key: `${id}.png`, mime: 'image/png' as const };
    await sendAsset(asset, bytes, reading);
    pictures[id] = { asset, scale: fitting };
  }
  send({ type: 'pictures-read', requestId: request.id, pictures });
}

async function drawFrame(frame: ExportMixin, scale: number): Promise<Uint8Array | null> {
  try {
    return await frame.exportAsync({ format: 'PNG', constraint: { type: 'SCALE', value: scale } });
  } catch {
    return null;
  }
}
