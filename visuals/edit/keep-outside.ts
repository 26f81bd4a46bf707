import { invariant } from '#design/invariant';
import type { ModelImage } from '#models/ports';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/read-png';
import { writePixels } from '../2-draw/write-pixels.ts';
import { readMask, type Mask } from './mask.ts';
import { softenMask } from './soften-mask.ts';

/** How many seams would lie side by side in the shorter side of a picture. */
const seamsPerSide = 160;

/**
 * A drawn PNG where a mask is clear and the picture it was made of everywhere else, bit by bit: a service draws the whole
 * picture anew, whatever it was told to leave alone. Laid together in plain code, as a canvas rounds colours where a
 * picture is transparent.
 */
export function keepOutside(drawn: ModelImage, base: Uint8Array, mask: Uint8Array): ModelImage {
  const covered = readMask(mask);
  const seam = Math.max(1, Math.round(Math.min(covered.width, covered.height) / seamsPerSide));
  const pixels = layOver(readPng(base), readPng(drawn.bytes), softenMask(covered, seam));
  const { width, height } = pixels;
  return { bytes: writePixels(pixels), mime: 'image/png', width, height };
}

/** `over` as far as the mask covers `base`. All three are of one size. */
export function layOver(base: Pixels, over: Pixels, mask: Mask): Pixels {
  invariant(isSameSize(base, over) && isSameSize(base, mask), 'a picture and its mask differ in size');
  const data = base.data.slice();
  for (let pixel = 0; pixel < mask.data.length; pixel += 1) {
    const share = (mask.data[pixel] ?? 0) / 255;
    if (share === 1) data.set(over.data.subarray(pixel * 4, pixel * 4 + 4), pixel * 4);
    else if (share > 0) mixPixel(data, over.data, pixel * 4, share);
  }
  return { width: base.width, height: base.height, data };
}

/** Mixes colours by how much of each is there, so that clear pixels lend none of theirs. */
function mixPixel(under: Uint8ClampedArray, over: Uint8ClampedArray, at: number, share: number): void {
  const from = (under[at + 3] ?? 0) * (1 - share);
  const to = (over[at + 3] ?? 0) * share;
  const alpha = from + to;
  for (let channel = at; channel < at + 3; channel += 1) {
    const mixed = ((under[channel] ?? 0) * from + (over[channel] ?? 0) * to) / (alpha || 1);
    under[channel] = Math.round(mixed);
  }
  under[at + 3] = Math.round(alpha);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function isSameSize(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}
