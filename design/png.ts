import { decode, type DecodedPng, encode } from 'fast-png';
import type { Pixels } from './pixels.ts';

/**
 * Any PNG as pixels: grey, palette, 16-bit and one clear colour (https://www.w3.org/TR/png/#11tRNS) too. Throws where
 * the bytes are no PNG.
 */
export function readPng(bytes: Uint8Array): Pixels {
  const png = decode(bytes);
  const { width, height } = png;
  // Smooth, as services draw them.
  if (png.depth === 8 && png.channels === 4) return { width, height, data: new Uint8ClampedArray(png.data) };
  if (png.depth === 8 && png.channels === 3 && !png.transparency) return withoutAlpha(png);
  const data = new Uint8ClampedArray(width * height * 4);
  const samples = png.depth < 8 ? unpack(png) : png.data;
  if (png.palette) writePalette(png.palette, samples, data);
  else writeColours(png, samples, data);
  return { width, height, data };
}

/** The usual opaque picture, in a third of the time that any other takes. */
function withoutAlpha({ width, height, data: samples }: DecodedPng): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let from = 0, to = 0; to < data.length; from += 3, to += 4) {
    data[to] = samples[from] ?? 0;
    data[to + 1] = samples[from + 1] ?? 0;
    data[to + 2] = samples[from + 2] ?? 0;
    data[to + 3] = 255;
  }
  return { width, height, data };
}

function writePalette(
  palette: readonly (readonly number[])[],
  samples: ArrayLike<number>,
  data: Uint8ClampedArray,
): void {
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 255] = palette[samples[at / 4] ?? 0] ?? [];
    data[at] = red;
    data[at + 1] = green;
    data[at + 2] = blue;
    data[at + 3] = alpha;
  }
}

function writeColours(
  { channels, depth, transparency }: DecodedPng,
  samples: ArrayLike<number>,
  data: Uint8ClampedArray,
): void {
  const scale = 255 / (2 ** depth - 1);
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  const alpha = channels === 2 || channels === 4 ? channels - 1 : null;
  for (let from = 0, to = 0; to < data.length; from += channels, to += 4) {
    data[to] = (samples[from] ?? 0) * scale;
    data[to + 1] = (samples[from + green] ?? 0) * scale;
    data[to + 2] = (samples[from + blue] ?? 0) * scale;
    if (alpha !== null) data[to + 3] = (samples[from + alpha] ?? 0) * scale;
    else data[to + 3] = isClear(samples, from, channels, transparency) ? 0 : 255;
  }
}

/** Whether a pixel has the one colour that a PNG without alpha may call transparent. */
function isClear(
  samples: ArrayLike<number>,
  from: number,
  channels: number,
  transparency: Uint16Array | undefined,
): boolean {
  if (!transparency) return false;
  for (let channel = 0; channel < channels; channel += 1) {
    if (samples[from + channel] !== transparency[channel]) return false;
  }
  return true;
}

/** One number a pixel where several share a byte; each row begins with a new byte. */
function unpack({ width, height, depth, data }: DecodedPng): Uint8Array {
  const samples = new Uint8Array(width * height);
  const rowBytes = Math.ceil((width * depth) / 8);
  for (let pixel = 0; pixel < samples.length; pixel += 1) {
    const bit = (pixel % width) * depth;
    const byte = data[Math.floor(pixel / width) * rowBytes + (bit >> 3)] ?? 0;
    samples[pixel] = (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
  }
  return samples;
}

/** Pixels as a PNG of 8-bit RGBA. */
export function encodePng({ width, height, data }: Pixels): Uint8Array {
  return encode({ width, height, data, channels: 4 });
}
