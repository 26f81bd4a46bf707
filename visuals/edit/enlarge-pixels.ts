import type { CancelSignal } from '#design/cancel';
import type { ImageSize } from '#design/image-header';
import type { Pixels } from '#design/pixels';

/** The pixels on each side that contribute to one pixel: the Lanczos window. */
const kernelRadius = 3;
/** The values to compute before yielding. */
const valuesPerTurn = 2_000_000;

/**
 * Resamples a picture to a larger size with the Lanczos-3 kernel, which keeps edges sharp and invents nothing. It yields
 * to other work between bands of rows, and stops where it was cancelled.
 */
export async function enlargePixels(
  picture: Pixels,
  wanted: ImageSize,
  yieldToEvents: () => Promise<void>,
  signal: CancelSignal,
): Promise<Pixels> {
  const columns = tapsFor(picture.width, wanted.width);
  const rows = tapsFor(picture.height, wanted.height);
  const wide = new Float32Array(wanted.width * picture.height * 4);
  await inBands(picture.height, wanted.width, yieldToEvents, signal, (y) =>
    resampleAcross(picture, y, columns, wide),
  );
  const data = new Uint8ClampedArray(wanted.width * wanted.height * 4);
  await inBands(wanted.height, wanted.width, yieldToEvents, signal, (y) =>
    resampleDown(wide, y, rows, wanted.width, data),
  );
  return { ...wanted, data };
}

/** The weights of the pixels that contribute to one pixel, from `first` on. */
interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

function tapsFor(from: number, to: number): readonly Taps[] {
  return Array.from({ length: to }, (_, at) => {
    const centre = ((at + 0.5) * from) / to - 0.5;
    const first = Math.max(0, Math.floor(centre) - kernelRadius + 1);
    const last = Math.min(from - 1, Math.floor(centre) + kernelRadius);
    const raw = Array.from({ length: last - first + 1 }, (_each, tap) => lanczos(first + tap - centre));
    const sum = raw.reduce((total, weight) => total + weight, 0);
    return { first, weights: raw.map((weight) => weight / sum) };
  });
}

function lanczos(distance: number): number {
  if (distance === 0) return 1;
  if (Math.abs(distance) >= kernelRadius) return 0;
  const angle = Math.PI * distance;
  return (kernelRadius * Math.sin(angle) * Math.sin(angle / kernelRadius)) / angle ** 2;
}

async function inBands(
  rows: number,
  width: number,
  yieldToEvents: () => Promise<void>,
  signal: CancelSignal,
  work: (row: number) => void,
): Promise<void> {
  const band = Math.max(1, Math.floor(valuesPerTurn / (width * 4)));
  for (let row = 0; row < rows; row += 1) {
    if (row % band === 0) {
      await yieldToEvents();
      signal.throwIfAborted();
    }
    work(row);
  }
}

/** Colours are premultiplied, so that transparent pixels contribute no colour. */
function resampleAcross(
  { width, data }: Pixels,
  y: number,
  columns: readonly Taps[],
  out: Float32Array,
): void {
  columns.forEach(({ first, weights }, x) => {
    const to = (y * columns.length + x) * 4;
    for (let tap = 0; tap < weights.length; tap += 1) {
      const at = (y * width + first + tap) * 4;
      const weight = weights[tap] ?? 0;
      const alpha = ((data[at + 3] ?? 0) / 255) * weight;
      for (let channel = 0; channel < 3; channel += 1) {
        out[to + channel] = (out[to + channel] ?? 0) + (data[at + channel] ?? 0) * alpha;
      }
      out[to + 3] = (out[to + 3] ?? 0) + alpha * 255;
    }
  });
}

function resampleDown(
  wide: Float32Array,
  y: number,
  rows: readonly Taps[],
  width: number,
  out: Uint8ClampedArray,
): void {
  const { first, weights } = rows[y] ?? { first: 0, weights: [] };
  const row = new Float32Array(width * 4);
  weights.forEach((weight, tap) => {
    const from = (first + tap) * width * 4;
    for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) + (wide[from + at] ?? 0) * weight;
  });
  for (let at = 0; at < row.length; at += 4) writePixel(row, at, out, y * width * 4 + at);
}

/** Writes one pixel. The kernel overshoots at edges, so values are clamped. */
function writePixel(row: Float32Array, at: number, out: Uint8ClampedArray, to: number): void {
  const alpha = Math.min(255, Math.max(0, row[at + 3] ?? 0));
  for (let channel = 0; channel < 3; channel += 1) {
    const colour = alpha === 0 ? 0 : ((row[at + channel] ?? 0) * 255) / alpha;
    out[to + channel] = Math.round(Math.min(255, Math.max(0, colour)));
  }
  out[to + 3] = Math.round(alpha);
}
