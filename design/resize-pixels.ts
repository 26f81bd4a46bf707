import type { CancelSignal } from './cancel.ts';
import type { ImageSize } from './image-header.ts';
import type { Pixels } from './pixels.ts';

/**
 * The picture in another size. Where it shrinks each pixel is the mean of what it covers, weighed by how much of it, so
 * thin lines pale but never vanish; where it grows it is in between its neighbours. What is clear lends no colour.
 */
export function resizePixels(pixels: Pixels, size: ImageSize, signal?: CancelSignal): Pixels {
  const { width, height } = size;
  if (pixels.width === width && pixels.height === height) return pixels;
  const data = new Uint8ClampedArray(width * height * 4);
  const columns = sourcesOf(pixels.width, width);
  const line = new Float64Array(pixels.width * 4);
  sourcesOf(pixels.height, height).forEach(({ first, weights }, y) => {
    if (y % 256 === 0) signal?.throwIfAborted();
    line.fill(0);
    weights.forEach((weight, row) => addRow(line, pixels, first + row, weight));
    writeRow(line, columns, data, y * width * 4);
  });
  return { width, height, data };
}

/** The pixels that one of the new ones is made of, by their first place, and how much of each as parts of 1. */
interface PixelSources {
  readonly first: number;
  readonly weights: readonly number[];
}

function sourcesOf(from: number, to: number): readonly PixelSources[] {
  const step = from / to;
  return Array.from({ length: to }, (_, index) =>
    to > from ? interpolatedPixels(index, step, from) : coveredPixels(index, step, from),
  );
}

function coveredPixels(index: number, step: number, from: number): PixelSources {
  const start = index * step;
  const end = Math.min(from, start + step);
  const first = Math.floor(start);
  const last = Math.min(from - 1, Math.ceil(end) - 1);
  const weights = Array.from(
    { length: Math.max(1, last - first + 1) },
    (_, offset) => (Math.min(end, first + offset + 1) - Math.max(start, first + offset)) / step,
  );
  return { first, weights };
}

function interpolatedPixels(index: number, step: number, from: number): PixelSources {
  const position = Math.min(from - 1, Math.max(0, (index + 0.5) * step - 0.5));
  const first = Math.floor(position);
  const share = position - first;
  return { first, weights: share === 0 ? [1] : [1 - share, share] };
}

/** Adds a row of the picture, colours times their alpha. */
function addRow(line: Float64Array, { data, width }: Pixels, row: number, weight: number): void {
  const start = row * width * 4;
  for (let at = 0; at < line.length; at += 4) {
    const from = start + at;
    const seen = weight * (data[from + 3] ?? 0);
    line[at] = (line[at] ?? 0) + seen * (data[from] ?? 0);
    line[at + 1] = (line[at + 1] ?? 0) + seen * (data[from + 1] ?? 0);
    line[at + 2] = (line[at + 2] ?? 0) + seen * (data[from + 2] ?? 0);
    line[at + 3] = (line[at + 3] ?? 0) + seen;
  }
}

function writeRow(
  line: Float64Array,
  columns: readonly PixelSources[],
  data: Uint8ClampedArray,
  start: number,
) {
  let to = start;
  for (const { first, weights } of columns) {
    let [red, green, blue, alpha] = [0, 0, 0, 0];
    for (let column = 0; column < weights.length; column += 1) {
      const weight = weights[column] ?? 0;
      const at = (first + column) * 4;
      red += weight * (line[at] ?? 0);
      green += weight * (line[at + 1] ?? 0);
      blue += weight * (line[at + 2] ?? 0);
      alpha += weight * (line[at + 3] ?? 0);
    }
    const share = alpha === 0 ? 0 : 1 / alpha;
    data[to] = red * share;
    data[to + 1] = green * share;
    data[to + 2] = blue * share;
    data[to + 3] = alpha;
    to += 4;
  }
}
