import { encodePng, readPng } from '#design/png';

/** Which pixels of a picture may change. */
export interface Mask {
  readonly width: number;
  readonly height: number;
  /** One byte per pixel: 0 stays exactly the same, 255 is redrawn, values between them blend. */
  readonly data: Uint8Array;
}

/** Encodes a mask as services take it: a PNG that is transparent where the picture is redrawn. */
export function writeMask({ width, height, data }: Mask): Uint8Array {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < data.length; pixel += 1) rgba[pixel * 4 + 3] = 255 - (data[pixel] ?? 0);
  return encodePng({ width, height, data: rgba });
}

/** Decodes such a PNG. */
export function readMask(bytes: Uint8Array): Mask {
  const { width, height, data } = readPng(bytes);
  const mask = new Uint8Array(width * height);
  for (let pixel = 0; pixel < mask.length; pixel += 1) mask[pixel] = 255 - (data[pixel * 4 + 3] ?? 255);
  return { width, height, data: mask };
}

/** The share of a picture that may change, 0 to 1. */
export function maskedShare({ data }: Mask): number {
  let sum = 0;
  for (const coverage of data) sum += coverage;
  return data.length === 0 ? 0 : sum / (255 * data.length);
}
