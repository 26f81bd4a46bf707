import { findImageFormat, findImageSize } from '#design/image-header';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import type { GivenPicture } from './generated-code.ts';

/** The first picture among what was pasted or dropped; `null` where there is none. */
export function findPictureFile(data: DataTransfer | null): File | null {
  return [...(data?.files ?? [])].find(({ type }) => /^image\/(?:png|jpeg|webp)$/.test(type)) ?? null;
}

/** A picture of a page as PNG; throws one sentence where it cannot be read. */
export async function readGivenPicture(file: File, pixels: PictureWorkerClient): Promise<GivenPicture> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const size = findImageSize(bytes);
  const mime = findImageFormat(bytes);
  if (size === null || (mime !== 'image/png' && mime !== 'image/jpeg' && mime !== 'image/webp')) {
    throw new Error('This image cannot be read. Use a PNG, JPEG or WebP.');
  }
  const png = await pixels.run('to-png', { bytes, mime, ...size });
  const name = file.name.replace(/\.\w+$/, '') || 'Image';
  return { name, bytes: png.bytes, width: png.width, height: png.height, frameId: null };
}
