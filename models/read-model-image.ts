import { findImageFormat, findImageSize } from '#design/image-header';
import type { ModelImage } from './ports.ts';

/**
 * Reads format and size from the first bytes of a picture, not from what the service reports; `null` where it is no
 * picture.
 */
export function readModelImage(bytes: Uint8Array): ModelImage | null {
  const mime = findImageFormat(bytes);
  if (mime !== 'image/png' && mime !== 'image/jpeg' && mime !== 'image/webp') return null;
  const size = findImageSize(bytes);
  return size && { bytes, mime, ...size };
}
