import { findImageFormat, findImageSize } from '#design/image-header';
import type { ModelImage } from './ports.ts';

/** Reads format and size from a picture's own first bytes, whatever the service says; `null` for what is no picture. */
export function readModelImage(bytes: Uint8Array): ModelImage | null {
  const mime = findImageFormat(bytes);
  if (mime !== 'image/png' && mime !== 'image/jpeg' && mime !== 'image/webp') return null;
  const size = findImageSize(bytes);
  return size && { bytes, mime, ...size };
}
