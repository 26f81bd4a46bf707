/**
 * Writes PNG files as small as plain code can, which is about as small as image programs do.
 * https://www.w3.org/TR/png/
 */
import { zlibSync } from 'fflate';
import { joinPng, type PngChunk } from '#design/join-png';
import type { Pixels } from '#design/pixels';

/**
 * The PNG of a picture. It has an alpha channel only if a pixel is translucent, and the given chunks in front of its
 * pixels.
 */
export function writePng(pixels: Pixels, chunks: readonly PngChunk[] = []): Uint8Array {
  const isOpaque = !hasTransparency(pixels);
  const samples = isOpaque ? withoutAlpha(pixels.data) : pixels.data;
  const channels = isOpaque ? 3 : 4;
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, pixels.width);
  view.setUint32(4, pixels.height);
  head.set([8, isOpaque ? 2 : 6], 8);
  const packed = zlibSync(filterRows(samples, pixels.width * channels, channels), { level: 6 });
  return joinPng([
    { type: 'IHDR', data: head },
    ...chunks,
    { type: 'IDAT', data: packed },
    { type: 'IEND', data: new Uint8Array() },
  ]);
}

function hasTransparency({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}

function withoutAlpha(data: Uint8ClampedArray): Uint8ClampedArray {
  const colours = new Uint8ClampedArray((data.length / 4) * 3);
  for (let from = 0, to = 0; to < colours.length; from += 4, to += 3) {
    colours[to] = data[from] ?? 0;
    colours[to + 1] = data[from + 1] ?? 0;
    colours[to + 2] = data[from + 2] ?? 0;
  }
  return colours;
}

/**
 * Each row as differences from its neighbours, with the filter that leaves the smallest numbers
 * (https://www.w3.org/TR/png/#9Filters).
 */
function filterRows(samples: Uint8ClampedArray, length: number, channels: number): Uint8Array {
  const rows = samples.length / length;
  const filtered = new Uint8Array(rows * (length + 1));
  const tried = new Uint8Array(length);
  for (let y = 0; y < rows; y += 1) {
    const start = y * (length + 1);
    let least = Infinity;
    filters.forEach((predict, kind) => {
      const sum = tryFilter(predict, samples, y * length, length, channels, tried);
      if (sum >= least) return;
      least = sum;
      filtered[start] = kind;
      filtered.set(tried, start + 1);
    });
  }
  return filtered;
}

/** Predicts a sample from the ones on the left, above, and above left. */
type Predictor = (left: number, up: number, corner: number) => number;

const filters: readonly Predictor[] = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Writes the differences between a row and its prediction, and returns their sum. */
function tryFilter(
  predict: Predictor,
  samples: Uint8ClampedArray,
  start: number,
  length: number,
  channels: number,
  residuals: Uint8Array,
): number {
  let sum = 0;
  for (let at = 0; at < length; at += 1) {
    const here = start + at;
    const hasLeft = at >= channels;
    const left = hasLeft ? (samples[here - channels] ?? 0) : 0;
    const up = start > 0 ? (samples[here - length] ?? 0) : 0;
    const corner = hasLeft && start > 0 ? (samples[here - length - channels] ?? 0) : 0;
    const residual = ((samples[here] ?? 0) - predict(left, up, corner)) & 255;
    residuals[at] = residual;
    sum += residual < 128 ? residual : 256 - residual;
  }
  return sum;
}
