import { findImageFormat, findImageSize } from '#design/image-header';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import type { GivenPicture } from './generated-code.ts';

/** The first picture among what was pasted or dropped; `null` where there is none. */
export function findPictureFile(data: DataTransfer | null): File | null {
  return [...(data?.files ?? [])].find(({ type }) => /^image\/(?:png|jpeg|webp)$/.test(type)) ?? null;
}

/** bytes; services refuse requests with larger ones. */
export const maxFileBytes = 20_000_000;
/** Pixels; decoding more takes too much memory. */
const maxPixels = 60_000_000;

/** A picture of a page as PNG; throws one sentence where it cannot be read. */
export async function readGivenPicture(file: File, pixels: PictureWorkerClient): Promise<GivenPicture> {
  if (file.size > maxFileBytes) throw new Error(`"${file.name}" is larger than 20 MB. Use a smaller image.`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const size = findImageSize(bytes);
  const mime = findImageFormat(bytes);
  if (size === null || (mime !== 'image/png' && mime !== 'image/jpeg' && mime !== 'image/webp')) {
    throw new Error(`"${file.name}" is no image that can be read. Use a PNG, JPEG or WebP.`);
  }
  if (size.width * size.height > maxPixels)
    throw new Error(`"${file.name}" has more than 60 million pixels. Use a smaller image.`);
  const png = await pixels.run('to-png', { bytes, mime, ...size });
  const name = file.name.replace(/\.\w+$/, '') || 'Image';
  return { name, bytes: png.bytes, width: png.width, height: png.height, frameId: null };
}
