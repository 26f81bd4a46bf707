import { encodePng, readPng } from '#design/png';

/** Which pixels of a picture may change. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  /** A byte a pixel: 0 stays bit by bit, 255 is drawn anew, between them both mix. */
  readonly data: Uint8Array;
}

/** A mask as services take it: a PNG that is clear where the picture is to be drawn anew. */
export function writeMask({ width, height, data }: Mask): Uint8Array {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < data.length; pixel += 1) rgba[pixel * 4 + 3] = 255 - (data[pixel] ?? 0);
  return encodePng({ width, height, data: rgba });
}

/** The mask that such a PNG stands for. */
export function readMask(bytes: Uint8Array): Mask {
  const { width, height, data } = readPng(bytes);
  const mask = new Uint8Array(width * height);
  for (let pixel = 0; pixel < mask.length; pixel += 1) mask[pixel] = 255 - (data[pixel * 4 + 3] ?? 255);
  return { width, height, data: mask };
}

/** How much of a picture may change, 0 to 1. */
export function maskedShare({ data }: Mask): number {
  let sum = 0;
  for (const coverage of data) sum += coverage;
  return data.length === 0 ? 0 : sum / (255 * data.length);
}
