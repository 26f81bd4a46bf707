import { findImageFormat } from '#design/image-format';
import type { AssetRef } from '#design/snapshot';
import type { Reading } from './read-selection.ts';
import { sendAsset } from './send-asset.ts';

/** Sends the picture of every `imageRef`; one that Figma does not have any more is left out and reported later. */
export async function readImages(
  refs: readonly string[],
  reading: Reading,
): Promise<Record<string, AssetRef>> {
  const images: Record<string, AssetRef> = {};
  let done = 0;
  for (const ref of refs) {
    await reading.report('Reading pictures', done, refs.length);
    const bytes = await bytesOf(ref);
    const mime = bytes && findImageFormat(bytes);
    if (bytes && mime) {
      images[ref] = { key: ref, mime };
      await sendAsset(images[ref], bytes, reading);
    }
    done += 1;
  }
  return images;
}

/** The bytes of a picture of the document; `null` where Figma does not have it any more. */
export async function bytesOf(ref: string): Promise<Uint8Array | null> {
  try {
    return (await figma.getImageByHash(ref)?.getBytesAsync()) ?? null;
  } catch {
    return null;
  }
}
