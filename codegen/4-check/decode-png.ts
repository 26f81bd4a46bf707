/** Any PNG as plain pixels. */
import { convertIndexedToRgb, decode } from 'fast-png';
import type { DecodedPng } from 'fast-png';

/** RGBA, 8 bits each, rows from the top, not premultiplied. */
export interface Pixels {
  readonly data: Uint8ClampedArray;
  /** Device pixels. */
  readonly width: number;
  readonly height: number;
}

/** Grey, palette and 16-bit pictures come out as RGBA too. Throws where the bytes are no PNG. */
export function decodePng(bytes: Uint8Array): Pixels {
  const png = decode(bytes);
  const { width, height } = png;
  const { samples, channels, shift } = readSamples(png);
  const data = new Uint8ClampedArray(width * height * 4);
  const isGrey = channels < 3;
  for (let from = 0, to = 0; to < data.length; from += channels, to += 4) {
    for (let channel = 0; channel < 3; channel += 1) {
      data[to + channel] = (samples[from + (isGrey ? 0 : channel)] ?? 0) >> shift;
    }
    const hasAlpha = channels === 2 || channels === 4;
    data[to + 3] = hasAlpha ? (samples[from + channels - 1] ?? 0) >> shift : 255;
  }
  return { data, width, height };
}

interface Samples {
  readonly samples: ArrayLike<number>;
  readonly channels: number;
  /** Bits to drop of each sample. */
  readonly shift: number;
}

function readSamples(png: DecodedPng): Samples {
  if (png.palette) {
    const samples = convertIndexedToRgb(png);
    return { samples, channels: samples.length / (png.width * png.height), shift: 0 };
  }
  return { samples: png.data, channels: png.channels, shift: png.depth === 16 ? 8 : 0 };
}
