import type { FramePicture } from '#design/snapshot';
import type { Reading } from './read-selection.ts';
import { sendAsset } from './send-asset.ts';

/** Device pixels of the longer side that no picture goes beyond; Figma would shrink it by itself, without a word. */
const longestSide = 8192;

/** Sends Figma's own picture of each frame; a frame that Figma cannot draw has none. */
export async function readPictures(
  frames: readonly SceneNode[],
  scale: number,
  reading: Reading,
): Promise<Record<string, FramePicture>> {
  const pictures: Record<string, FramePicture> = {};
  let done = 0;
  for (const frame of frames) {
    await reading.report('Reading pictures of frames', done, frames.length);
    const fitting = Math.min(scale, longestSide / Math.max(frame.width, frame.height));
    const bytes = await drawFrame(frame, fitting);
    if (bytes) {
      const asset = { key: `${frame.id}.png`, mime: 'image/png' as const };
      await sendAsset(asset, bytes, reading);
      pictures[frame.id] = { asset, scale: fitting };
    }
    done += 1;
  }
  return pictures;
}

async function drawFrame(frame: SceneNode, scale: number): Promise<Uint8Array | null> {
  try {
    return await frame.exportAsync({ format: 'PNG', constraint: { type: 'SCALE', value: scale } });
  } catch {
    return null;
  }
}
