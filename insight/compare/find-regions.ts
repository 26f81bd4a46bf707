/**
 * Two pictures of one size in, the regions out in which they show something else. A shift of one px, another
 * anti-aliasing and the noise of JPEG are no difference: a value differs only where it lies outside of what the other
 * picture has within one px of it. That is asked of pixels and of means over squares, because what is small needs a
 * large difference to be told from noise, and what is large does not.
 */
import type { CancelSignal } from '#design/cancel';
import { invariant } from '#design/invariant';
import type { Pixels } from '#design/pixels';

/** One connected region, in cells of `cellSize` px. */
export interface Region {
  /** px from the picture's corner, around every pixel that differs. */
  readonly box: RegionBox;
  /** The cells by number, row by row. */
  readonly cells: readonly number[];
}

export interface RegionBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PictureRegions {
  readonly regions: readonly Region[];
  /** Cells in a row of the picture. */
  readonly columns: number;
  /** 1 for every pixel that differs visibly, in a region or not. */
  readonly marks: Uint8Array;
  /** By how much the second picture is shifted against the first, px. */
  readonly shift: { readonly x: number; readonly y: number };
}

/** px of the side of a cell. */
export const cellSize = 4;

/**
 * Means over squares of these sides, and what they may be off by, 0 to 255. The mean over a square moves with what it
 * covers, so a shifted picture has the same means within a px. Colour is blurred most by JPEG.
 */
const levels = [
  { side: 1, brightness: 70, colour: null, least: 5 },
  { side: 3, brightness: 33, colour: null, least: 5 },
  { side: 7, brightness: 10, colour: 9, least: 8 },
] as const;

/** What a single pixel is off by at least in every cell that differs. */
const faint = { brightness: 8, colour: 10, least: 2 };
/** Cells that make a region. */
const leastCells = 3;

/** Where light and dark lie side by side, another anti-aliasing changes pixels and means by a share of what they differ by. */
const contrastShares = { pixels: 0.35, means: 0.12 };
/** Pictures were not encoded or drawn again where less than this share of the pixels at edges is off by more than rounding. */
const cleanShare = 0.02;
const rounding = 2;
const leastEdge = 40;
/** How much less two such pictures may be off. */
const cleanFactor = 0.4;

/** px at the edges that say nothing: a shift brings other pixels there. */
const edge = 2;
/** Every so many px are read to find a shift, and by how much it has to make the pictures more alike to count. */
const sampleStep = 3;
const leastGain = 0.03;

/** Finds where two pictures of the same size differ. */
export function findRegions(was: Pixels, now: Pixels, signal: CancelSignal): PictureRegions {
  const { width, height } = was;
  const columns = Math.ceil(width / cellSize);
  const rows = Math.ceil(height / cellSize);
  const first = planesOf(was);
  const { shift, planes: second } = align(first, planesOf(now));
  const visible = new Uint8Array(width * height);
  markOutside(first.brightness, second.brightness, first, faint.brightness, visible);
  signal.throwIfAborted();
  markOutside(first.blue, second.blue, first, faint.colour, visible);
  markOutside(first.red, second.red, first, faint.colour, visible);
  clearEdges(visible, width, height);
  const candidates = voteByCells(visible, width, columns, rows, faint.least);
  const votes = new Uint8Array(columns * rows);
  const contrast = contrastOf(first);
  const factor = candidates.includes(1) && isClean(first, second, contrast) ? cleanFactor : 1;
  for (const { side, brightness, colour, least } of candidates.includes(1) ? levels : []) {
    const differs = new Uint8Array(width * height);
    const mark = (
      plane: 'brightness' | 'blue' | 'red',
      tolerance: number,
      allowance: Uint8ClampedArray | null,
    ) => {
      signal.throwIfAborted();
      const [one, other] = [meansOf(first[plane], first, side), meansOf(second[plane], second, side)];
      markOutside(one, other, first, tolerance * factor, differs, allowance);
    };
    const share = (side === 1 ? contrastShares.pixels : contrastShares.means) * factor;
    mark(
      'brightness',
      brightness,
      contrast.map((value) => value * share),
    );
    if (colour !== null) {
      mark('blue', colour, null);
      mark('red', colour, null);
    }
    voteByCells(differs, width, columns, rows, least).forEach((vote, cell) => {
      if (vote === 1 && candidates[cell] === 1) votes[cell] = 1;
    });
  }
  const regions = connect(votes, columns, rows)
    .filter((cells) => cells.length >= leastCells)
    .map((cells) => ({ cells, box: boxOf(cells, columns, visible, was) }));
  return { regions, columns, marks: visible, shift };
}

function isClean(first: Planes, second: Planes, contrast: Uint8ClampedArray): boolean {
  const noisy = new Uint8Array(first.brightness.length);
  markOutside(first.brightness, second.brightness, first, rounding, noisy);
  let [edges, off] = [0, 0];
  for (let at = 0; at < noisy.length; at += 1) {
    if ((contrast[at] ?? 0) < leastEdge) continue;
    edges += 1;
    off += noisy[at] ?? 0;
  }
  return off <= edges * cleanShare;
}

/** What the pixels around each differ by in brightness. */
function contrastOf({ brightness, width, height }: Planes): Uint8ClampedArray {
  const { lowest, highest } = neighbourhood(brightness, width, height);
  return highest.map((value, at) => value - (lowest[at] ?? 0));
}

/** A picture over white as brightness and two differences of colour, each 0 to 255. */
interface Planes {
  readonly width: number;
  readonly height: number;
  readonly brightness: Uint8ClampedArray;
  readonly blue: Uint8ClampedArray;
  readonly red: Uint8ClampedArray;
}

/** ITU-R BT.601, as JPEG has it. */
function planesOf({ width, height, data }: Pixels): Planes {
  const count = width * height;
  const brightness = new Uint8ClampedArray(count);
  const blue = new Uint8ClampedArray(count);
  const red = new Uint8ClampedArray(count);
  for (let pixel = 0, at = 0; pixel < count; pixel += 1, at += 4) {
    const alpha = (data[at + 3] ?? 0) / 255;
    const r = 255 + ((data[at] ?? 0) - 255) * alpha;
    const g = 255 + ((data[at + 1] ?? 0) - 255) * alpha;
    const b = 255 + ((data[at + 2] ?? 0) - 255) * alpha;
    const y = 0.299 * r + 0.587 * g + 0.114 * b;
    brightness[pixel] = y;
    blue[pixel] = 128 + (b - y) * 0.564;
    red[pixel] = 128 + (r - y) * 0.713;
  }
  return { width, height, brightness, blue, red };
}

/** The second picture shifted by a px as it fits the first best, so that a shift leaves its px to the anti-aliasing. */
function align(first: Planes, second: Planes): Pick<PictureRegions, 'shift'> & { readonly planes: Planes } {
  const still = differenceAt(first, second, 0, 0);
  let best = { x: 0, y: 0, difference: still * (1 - leastGain) };
  for (let y = -1; y <= 1; y += 1) {
    for (let x = -1; x <= 1; x += 1) {
      const difference = differenceAt(first, second, x, y);
      if (difference < best.difference) best = { x, y, difference };
    }
  }
  const { x, y } = best;
  if (x === 0 && y === 0) return { shift: { x, y }, planes: second };
  const { width, height } = second;
  const shifted = (values: Uint8ClampedArray) => {
    const moved = new Uint8ClampedArray(values.length);
    for (let row = 0; row < height; row += 1) {
      const from = Math.min(height - 1, Math.max(0, row + y)) * width;
      for (let column = 0; column < width; column += 1)
        moved[row * width + column] = values[from + Math.min(width - 1, Math.max(0, column + x))] ?? 0;
    }
    return moved;
  };
  const [brightness, blue, red] = [second.brightness, second.blue, second.red].map(shifted);
  invariant(brightness && blue && red, 'a picture has three planes');
  return { shift: { x, y }, planes: { width, height, brightness, blue, red } };
}

/** What a sample of the pixels differs by where the second picture is shifted. */
function differenceAt(first: Planes, second: Planes, x: number, y: number): number {
  const { width, height } = first;
  let sum = 0;
  for (let row = 1; row < height - 1; row += sampleStep) {
    for (let column = 1 + (row % sampleStep); column < width - 1; column += sampleStep) {
      const other = second.brightness[(row + y) * width + column + x] ?? 0;
      sum += Math.abs((first.brightness[row * width + column] ?? 0) - other);
    }
  }
  return sum;
}

function clearEdges(marks: Uint8Array, width: number, height: number): void {
  marks.fill(0, 0, Math.min(marks.length, edge * width));
  marks.fill(0, Math.max(0, (height - edge) * width));
  for (let start = 0; start < marks.length; start += width) {
    marks.fill(0, start, start + Math.min(width, edge));
    marks.fill(0, start + Math.max(0, width - edge), start + width);
  }
}

/** The mean over the square around each pixel, by running sums; beyond the edges the edge goes on. */
function meansOf(values: Uint8ClampedArray, { width, height }: Planes, side: number): Uint8ClampedArray {
  if (side === 1) return values;
  const reach = (side - 1) / 2;
  const rows = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += width) {
    let sum = 0;
    const valueAt = (x: number) => values[start + Math.min(width - 1, Math.max(0, x))] ?? 0;
    for (let x = -reach; x <= reach; x += 1) sum += valueAt(x);
    for (let x = 0; x < width; x += 1) {
      rows[start + x] = sum;
      sum += valueAt(x + reach + 1) - valueAt(x - reach);
    }
  }
  const means = new Uint8ClampedArray(values.length);
  const sums = new Float64Array(width);
  const rowAt = (y: number) => Math.min(height - 1, Math.max(0, y)) * width;
  for (let y = -reach; y <= reach; y += 1) addRow(sums, rows, rowAt(y), 1);
  for (let y = 0; y < height; y += 1) {
    const start = y * width;
    for (let x = 0; x < width; x += 1) means[start + x] = (sums[x] ?? 0) / (side * side);
    addRow(sums, rows, rowAt(y + reach + 1), 1);
    addRow(sums, rows, rowAt(y - reach), -1);
  }
  return means;
}

function addRow(sums: Float64Array, rows: Float32Array, start: number, sign: 1 | -1): void {
  for (let x = 0; x < sums.length; x += 1) sums[x] = (sums[x] ?? 0) + sign * (rows[start + x] ?? 0);
}

/**
 * Marks where either picture has a value that the other has nowhere near.
 * @param allowance What each pixel may be off by beside the tolerance.
 */
function markOutside(
  was: Uint8ClampedArray,
  now: Uint8ClampedArray,
  { width, height }: Planes,
  tolerance: number,
  differs: Uint8Array,
  allowance: Uint8ClampedArray | null = null,
): void {
  for (const [own, other] of [
    [was, now],
    [now, was],
  ] as const) {
    const { lowest, highest } = neighbourhood(other, width, height);
    for (let at = 0; at < own.length; at += 1) {
      const value = own[at] ?? 0;
      const most = allowance === null ? tolerance : tolerance + (allowance[at] ?? 0);
      if (value < (lowest[at] ?? 0) - most || value > (highest[at] ?? 0) + most) differs[at] = 1;
    }
  }
}

/** The lowest and highest value of each pixel and the eight around it. */
function neighbourhood(values: Uint8ClampedArray, width: number, height: number) {
  const lowRows = new Uint8ClampedArray(values.length);
  const highRows = new Uint8ClampedArray(values.length);
  for (let start = 0; start < values.length; start += width) {
    for (let x = 0; x < width; x += 1) {
      const at = start + x;
      const value = values[at] ?? 0;
      const left = x > 0 ? (values[at - 1] ?? 0) : value;
      const right = x < width - 1 ? (values[at + 1] ?? 0) : value;
      lowRows[at] = left < right ? (left < value ? left : value) : right < value ? right : value;
      highRows[at] = left > right ? (left > value ? left : value) : right > value ? right : value;
    }
  }
  const lowest = new Uint8ClampedArray(values.length);
  const highest = new Uint8ClampedArray(values.length);
  const last = (height - 1) * width;
  for (let at = 0; at < values.length; at += 1) {
    const above = at >= width ? at - width : at;
    const below = at < last ? at + width : at;
    const [lowA, low, lowB] = [lowRows[above] ?? 0, lowRows[at] ?? 0, lowRows[below] ?? 0];
    const [highA, high, highB] = [highRows[above] ?? 0, highRows[at] ?? 0, highRows[below] ?? 0];
    lowest[at] = lowA < lowB ? (lowA < low ? lowA : low) : lowB < low ? lowB : low;
    highest[at] = highA > highB ? (highA > high ? highA : high) : highB > high ? highB : high;
  }
  return { lowest, highest };
}

/** The cells in which at least so many pixels are marked. */
function voteByCells(
  marks: Uint8Array,
  width: number,
  columns: number,
  rows: number,
  least: number,
): Uint8Array {
  const counts = new Uint8Array(columns * rows);
  for (let at = 0; at < marks.length; at += 1) {
    if (marks[at] !== 1) continue;
    const x = at % width;
    const cell = Math.floor((at - x) / width / cellSize) * columns + Math.floor(x / cellSize);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts.map((count) => (count >= least ? 1 : 0));
}

/** Groups of cells that touch, corners included. */
function connect(votes: Uint8Array, columns: number, rows: number): readonly (readonly number[])[] {
  const groups: number[][] = [];
  for (let start = 0; start < votes.length; start += 1) {
    if (votes[start] !== 1) continue;
    votes[start] = 2;
    const group = [start];
    for (let index = 0; index < group.length; index += 1) {
      const cell = group[index] ?? 0;
      const [x, y] = [cell % columns, Math.floor(cell / columns)];
      for (let row = Math.max(0, y - 1); row <= Math.min(rows - 1, y + 1); row += 1) {
        for (let column = Math.max(0, x - 1); column <= Math.min(columns - 1, x + 1); column += 1) {
          const next = row * columns + column;
          if (votes[next] !== 1) continue;
          votes[next] = 2;
          group.push(next);
        }
      }
    }
    groups.push(group);
  }
  return groups;
}

/** Around the marked pixels of these cells. */
function boxOf(
  cells: readonly number[],
  columns: number,
  marks: Uint8Array,
  { width, height }: Pixels,
): RegionBox {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const cell of cells) {
    const startX = (cell % columns) * cellSize;
    const startY = Math.floor(cell / columns) * cellSize;
    for (let y = startY; y < Math.min(height, startY + cellSize); y += 1) {
      for (let x = startX; x < Math.min(width, startX + cellSize); x += 1) {
        if (marks[y * width + x] !== 1) continue;
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x + 1);
        bottom = Math.max(bottom, y + 1);
      }
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}
