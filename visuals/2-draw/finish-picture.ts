import type { ImageSize } from '#design/image-header';
import type { Pixels } from '#design/pixels';
import { encodePng, readPng } from '#design/png';
import { resizePixels } from '#design/resize-pixels';
import type { ModelImage } from '#models/ports';
import { restoreUnmasked } from '../edit/restore-unmasked.ts';

/** A picture as it came, and what it is to become. */
export interface UnfinishedPicture {
  readonly image: ModelImage;
  /** px it is to have, exactly. */
  readonly size: ImageSize;
  /** The picture that was to be changed only where the mask is clear, both PNGs; `null` where all was drawn anew. */
  readonly kept: { readonly base: Uint8Array; readonly mask: Uint8Array } | null;
}

/** Finishes a picture, wherever that is done; `null` where it is of a format of which no part can be kept. */
export type FinishPicture = (unfinished: UnfinishedPicture) => Promise<ModelImage | null>;

/** In exactly the wanted size, and where only a part was to change with all else as it was. */
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
 * A PNG in exactly the wanted size: as much of its middle as has the wanted ratio, averaged down or interpolated up.
 * Decoded and worked on in plain code, because a canvas rounds colours where a picture is transparent.
 * Other formats and pictures that fit already come back as they are.
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
  // Enlarging never crops away what is already too little: both sides are cut by one share.
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
