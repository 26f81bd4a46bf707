/**
 * Compares two pictures of one frame: the share of pixels that differ (pixelmatch, without antialiasing) and the
 * structural similarity (SSIM). Both are placed on white first.
 */
import pixelmatch from 'pixelmatch';
import type { CancelSignal } from '#design/cancel';
import type { Pixels } from '#design/pixels';

export interface PictureComparison {
  /** Share of the pixels, 0 to 1. */
  readonly differing: number;
  /** 1 for pictures of the same structure. */
  readonly similarity: number;
  /** The expected picture in pale grey, with differences in red and antialiasing in yellow. */
  readonly heatMap: Pixels;
}

/** The tolerated difference of a colour, 0 to 1, as pixelmatch measures it. */
const threshold = 0.1;

/**
 * Compares two pictures of the same size.
 * @param tolerance of a colour, 0 to 1; the usual one does not see the noise of two renderers
 */
export function comparePictures(
  truth: Pixels,
  picture: Pixels,
  signal: CancelSignal,
  tolerance = threshold,
): PictureComparison {
  const { width, height } = truth;
  const heat = new Uint8ClampedArray(width * height * 4);
  const differing = pixelmatch(truth.data, picture.data, heat, width, height, {
    threshold: tolerance,
    includeAA: false,
  });
  signal.throwIfAborted();
  const similarity = structuralSimilarity(truth, picture, signal);
  return { differing: differing / (width * height), similarity, heatMap: { data: heat, width, height } };
}

/** The side of the square windows of SSIM, in px. */
const windowSize = 7;

/**
 * The mean SSIM of the brightness over all windows, as Wang et al. define it (2004), with flat windows. Sums are
 * updated along each row, so the time depends on the pixels and not on the window.
 */
export function structuralSimilarity(first: Pixels, second: Pixels, signal: CancelSignal): number {
  const { width, height } = first;
  if (width < windowSize || height < windowSize) return isSame(first.data, second.data) ? 1 : 0;
  const a = brightness(first);
  const b = brightness(second);
  // Sums over the rows of the window for each column: a, b, a², b², ab.
  const columns = Array.from({ length: 5 }, () => new Float64Array(width));
  let total = 0;
  for (let row = 0; row < height; row += 1) {
    addRow(columns, a, b, row * width, 1);
    if (row >= windowSize) addRow(columns, a, b, (row - windowSize) * width, -1);
    if (row >= windowSize - 1) total += similarityOfRow(columns, width);
    if (row % 256 === 0) signal.throwIfAborted();
  }
  return total / ((width - windowSize + 1) * (height - windowSize + 1));
}

function addRow(
  columns: readonly Float64Array[],
  a: Float32Array,
  b: Float32Array,
  start: number,
  sign: 1 | -1,
): void {
  const [sumA, sumB, sumAA, sumBB, sumAB] = columns;
  if (!sumA || !sumB || !sumAA || !sumBB || !sumAB) return;
  for (let column = 0; column < sumA.length; column += 1) {
    const first = a[start + column] ?? 0;
    const second = b[start + column] ?? 0;
    sumA[column] = (sumA[column] ?? 0) + sign * first;
    sumB[column] = (sumB[column] ?? 0) + sign * second;
    sumAA[column] = (sumAA[column] ?? 0) + sign * first * first;
    sumBB[column] = (sumBB[column] ?? 0) + sign * second * second;
    sumAB[column] = (sumAB[column] ?? 0) + sign * first * second;
  }
}

function similarityOfRow([sumA, sumB, sumAA, sumBB, sumAB]: readonly Float64Array[], width: number): number {
  if (!sumA || !sumB || !sumAA || !sumBB || !sumAB) return 0;
  let [a, b, aa, bb, ab, total] = [0, 0, 0, 0, 0, 0];
  for (let column = 0; column < width; column += 1) {
    a += sumA[column] ?? 0;
    b += sumB[column] ?? 0;
    aa += sumAA[column] ?? 0;
    bb += sumBB[column] ?? 0;
    ab += sumAB[column] ?? 0;
    const leaving = column - windowSize;
    if (leaving >= 0) {
      a -= sumA[leaving] ?? 0;
      b -= sumB[leaving] ?? 0;
      aa -= sumAA[leaving] ?? 0;
      bb -= sumBB[leaving] ?? 0;
      ab -= sumAB[leaving] ?? 0;
    }
    if (column >= windowSize - 1) total += similarityOfSums(a, b, aa, bb, ab);
  }
  return total;
}

const samples = windowSize * windowSize;
const steadyMean = (0.01 * 255) ** 2;
const steadyVariance = (0.03 * 255) ** 2;

function similarityOfSums(sumA: number, sumB: number, sumAA: number, sumBB: number, sumAB: number): number {
  const meanA = sumA / samples;
  const meanB = sumB / samples;
  const varianceA = sumAA / samples - meanA * meanA;
  const varianceB = sumBB / samples - meanB * meanB;
  const covariance = sumAB / samples - meanA * meanB;
  return (
    ((2 * meanA * meanB + steadyMean) * (2 * covariance + steadyVariance)) /
    ((meanA * meanA + meanB * meanB + steadyMean) * (varianceA + varianceB + steadyVariance))
  );
}

/** The brightness by ITU-R BT.601. */
function brightness({ data }: Pixels): Float32Array {
  const values = new Float32Array(data.length / 4);
  for (let pixel = 0; pixel < values.length; pixel += 1) {
    const at = pixel * 4;
    values[pixel] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  return values;
}

function isSame(first: Uint8ClampedArray, second: Uint8ClampedArray): boolean {
  return first.length === second.length && first.every((value, index) => value === second[index]);
}
