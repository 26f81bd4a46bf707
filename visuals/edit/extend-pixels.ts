import { invariant } from '#design/invariant';
import type { Pixels } from '#design/pixels';
import type { Mask } from './mask.ts';

/** px on each side. */
export interface Margins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A picture with room around it, and the mask of that room; the picture's own edge runs on into it. */
export interface ExtendedPixels {
  readonly pixels: Pixels;
  readonly mask: Mask;
}

/** Makes room around a picture; its own pixels stay, and what lies beyond is to be drawn anew. */
export function extendPixels(picture: Pixels, margins: Margins): ExtendedPixels {
  const width = picture.width + margins.left + margins.right;
  const height = picture.height + margins.top + margins.bottom;
  const isWhole = Object.values(margins).every((side: number) => Number.isInteger(side) && side >= 0);
  invariant(isWhole, 'a picture is extended by whole px');
  const data = new Uint8ClampedArray(width * height * 4);
  const mask = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y += 1) {
    const row = clamp(y - margins.top, picture.height) * picture.width * 4;
    const isOwnRow = y >= margins.top && y < margins.top + picture.height;
    for (let x = 0; x < width; x += 1) {
      const from = row + clamp(x - margins.left, picture.width) * 4;
      data.set(picture.data.subarray(from, from + 4), (y * width + x) * 4);
    }
    if (isOwnRow) mask.fill(0, y * width + margins.left, y * width + margins.left + picture.width);
  }
  return { pixels: { width, height, data }, mask: { width, height, data: mask } };
}

function clamp(at: number, length: number): number {
  return Math.min(length - 1, Math.max(0, at));
}
