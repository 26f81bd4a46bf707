import type { ImageSize } from '#design/image-header';
import type { Pixels } from '#design/pixels';
import { encodePng, readPng } from '#design/png';
import { resizePixels } from '#design/resize-pixels';
import type { ModelImage } from '#models/ports';
import { restoreUnmasked } from '../edit/restore-unmasked.ts';

/** A picture as it arrived, and what to make of it. */
export interface UnfinishedPicture {
  readonly image: ModelImage;
  /** The exact size in px. */
  readonly size: ImageSize;
  /** The picture to change only where the mask is transparent, both as PNGs; `null` where everything was redrawn. */
  readonly kept: { readonly base: Uint8Array; readonly mask: Uint8Array } | null;
}

/** Finishes a picture, in this thread or in a worker; `null` where its format cannot be composited. */
export type FinishPicture = (unfinished: UnfinishedPicture) => Promise<ModelImage | null>;

/** Resizes a picture to exactly the wanted size, and restores everything outside the mask. */
export function finishPicture({ image, size, kept }: UnfinishedPicture): ModelImage | null {
  if (kept !== null && image.mime !== 'image/png') return null;
  const fitted = cropAndResize(image, size);
  return kept === null ? fitted : restoreUnmasked(fitted, kept.base, kept.mask);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Crops a PNG to the wanted ratio around its middle and resamples it to exactly the wanted size. Plain code decodes it,
 * because a canvas rounds colours where a picture is transparent. Other formats and pictures that already fit are
 * returned unchanged.
 */
export function cropAndResize(image: ModelImage, wanted: Size): ModelImage {
  if (image.mime !== 'image/png') return image;
  if (image.width === wanted.width && image.height === wanted.height) return image;
  const pixels = readPng(image.bytes);
  const cropped = cropToRatio(pixels, wanted);
  const fitted = resizePixels(cropped, wanted);
  return { bytes: encodePng(fitted), mime: 'image/png', width: wanted.width, height: wanted.height };
}

/** The largest middle part that has the wanted ratio, to the nearest px. */
function cropToRatio(pixels: Pixels, wanted: Size): Pixels {
  const { width, height, data } = pixels;
  // Where the picture is too small, both sides are cropped by the same share.
  const share = Math.min(width / wanted.width, height / wanted.height);
  const cut = {
    width: Math.max(1, Math.min(width, Math.round(wanted.width * share))),
    height: Math.max(1, Math.min(height, Math.round(wanted.height * share))),
  };
  if (cut.width === width && cut.height === height) return pixels;
  const left = Math.floor((width - cut.width) / 2);
  const top = Math.floor((height - cut.height) / 2);
  const out = new Uint8ClampedArray(cut.width * cut.height * 4);
  for (let y = 0; y < cut.height; y += 1) {
    const from = ((top + y) * width + left) * 4;
    out.set(data.subarray(from, from + cut.width * 4), y * cut.width * 4);
  }
  return { ...cut, data: out };
}
