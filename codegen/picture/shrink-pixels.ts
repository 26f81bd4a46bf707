import type { CancelSignal } from '#design/cancel';
import type { Pixels } from '../4-check/decode-png.ts';

/**
 * The picture at a smaller scale, 1 at most: each pixel is the mean of what it covers, weighed by how much of it, and
 * what is clear lends no colour. Thin lines pale but never vanish.
 */
export function shrinkPixels(pixels: Pixels, scale: number, signal: CancelSignal): Pixels {
  const width = Math.max(1, Math.floor(pixels.width * scale));
  const height = Math.max(1, Math.floor(pixels.height * scale));
  const data = new Uint8ClampedArray(width * height * 4);
  const columns = coverage(pixels.width, width);
  const line = new Float64Array(pixels.width * 4);
  coverage(pixels.height, height).forEach(({ first, weights }, y) => {
    if (y % 256 === 0) signal.throwIfAborted();
    line.fill(0);
    weights.forEach((weight, row) => addRow(line, pixels, first + row, weight));
    shrinkLine(line, columns, data, y * width * 4);
  });
  return { data, width, height };
}

/** The pixels under one of the new ones, by their first place, and how much of each as parts of 1. */
interface Cover {
  readonly first: number;
  readonly weights: readonly number[];
}

function coverage(from: number, to: number): readonly Cover[] {
  const step = from / to;
  return Array.from({ length: to }, (_, index) => {
    const start = index * step;
    const end = Math.min(from, start + step);
    const first = Math.floor(start);
    const last = Math.min(from - 1, Math.ceil(end) - 1);
    const weights = Array.from(
      { length: Math.max(1, last - first + 1) },
      (__, offset) => (Math.min(end, first + offset + 1) - Math.max(start, first + offset)) / step,
    );
    return { first, weights };
  });
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

function shrinkLine(line: Float64Array, columns: readonly Cover[], data: Uint8ClampedArray, start: number) {
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
