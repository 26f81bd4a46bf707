/**
 * A picture as a model can read it. A service shrinks whatever is larger than it looks at, and small text is lost
 * first; so a large picture goes as an overview, which shows how the whole belongs together, and tiles in full size.
 * A PNG goes in, PNGs come out, laid on white. https://platform.openai.com/docs/guides/images-vision
 */
import { encode } from 'fast-png';
import type { CancelSignal } from '#design/cancel';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { resizePixels } from '#design/resize-pixels';
import { type Crop, cropOnWhite } from '../../check/compare-pictures.ts';

/** A part of a picture, and where it lies in it. */
export interface PictureCrop {
  readonly bytes: Uint8Array;
  readonly mime: 'image/png';
  /** px of the cut itself. */
  readonly width: number;
  readonly height: number;
  /** What it shows, in px of the picture it was cut from. */
  readonly area: Crop;
  /** Its px for each of the picture's: 1 for full size. */
  readonly scale: number;
}

export interface TiledPicture {
  /** px of the whole picture. */
  readonly width: number;
  readonly height: number;
  /** All of it, as large as a model looks at it. */
  readonly overview: PictureCrop;
  /** Row by row; none where the overview is in full size already. */
  readonly tiles: readonly PictureCrop[];
}

export interface TileOptions {
  /**
   * Tiles at most; a picture that would need more is shrunk until it does not, which its tiles' `scale` says.
   * @default 12
   */
  readonly maxTiles?: number;
}

/** Cuts a PNG into an overview and tiles of at most 2,048 px. Throws where the bytes are no PNG. */
export function tilePicture(
  bytes: Uint8Array,
  signal: CancelSignal,
  options: TileOptions = {},
): TiledPicture {
  const pixels = readPng(bytes);
  signal.throwIfAborted();
  const { width, height } = pixels;
  const whole = { x: 0, y: 0, width, height };
  if (fitsUnscaled(pixels))
    return { width, height, overview: encodeCrop(pixels, whole, whole, 1), tiles: [] };
  const overview = shrink(pixels, overviewScale(pixels), signal);
  const { scale, areas } = planTiles(pixels, options.maxTiles ?? 12);
  const sized = scale === 1 ? pixels : shrink(pixels, scale, signal);
  const tiles = areas.map((area) => {
    signal.throwIfAborted();
    return encodeCrop(sized, area, scaleCrop(area, 1 / scale), scale);
  });
  const all = { x: 0, y: 0, width: overview.width, height: overview.height };
  return { width, height, overview: encodeCrop(overview, all, whole, overview.width / width), tiles };
}

function shrink(pixels: Pixels, scale: number, signal: CancelSignal): Pixels {
  const side = (length: number) => Math.max(1, Math.floor(length * scale));
  return resizePixels(pixels, { width: side(pixels.width), height: side(pixels.height) }, signal);
}

function encodeCrop(pixels: Pixels, part: Crop, area: Crop, scale: number): PictureCrop {
  const { width, height } = part;
  const { data } = cropOnWhite(pixels, part);
  const opaque = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < opaque.length; from += 4, to += 3) {
    opaque[to] = data[from] ?? 0;
    opaque[to + 1] = data[from + 1] ?? 0;
    opaque[to + 2] = data[from + 2] ?? 0;
  }
  const bytes = encode({ width, height, data: opaque, channels: 3 });
  return { bytes, mime: 'image/png', width, height, area, scale };
}

function scaleCrop({ x, y, width, height }: Crop, factor: number): Crop {
  const [left, top] = [Math.round(x * factor), Math.round(y * factor)];
  return { x: left, y: top, width: Math.round(width * factor), height: Math.round(height * factor) };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** px of the longest side that a model looks at without shrinking. */
const maxSide = 2048;
/** px of the squares it looks through, and how many of them. */
const patchSize = 32;
const maxPatches = 2500;
/** px that neighbours share, so that a line of text at an edge is whole in one of them. */
const overlap = 64;

/** Whether a model sees a picture of this size without shrinking it. */
function fitsUnscaled({ width, height }: Size): boolean {
  return Math.max(width, height) <= maxSide && countPatches(width, height) <= maxPatches;
}

/** How much a picture has to be shrunk to be seen whole, 1 at most. */
export function overviewScale({ width, height }: Size): number {
  const bySide = maxSide / Math.max(width, height);
  // A patch more each way than the area has: those at the edges count in full.
  const sum = (width + height) / patchSize;
  const area = (width * height) / patchSize ** 2;
  const byPatches = (Math.sqrt(sum ** 2 + 4 * area * (maxPatches - 1)) - sum) / (2 * area);
  return Math.min(1, bySide, byPatches);
}

/** Tiles that a model sees without shrinking, row by row, and the scale at which no more than `most` are needed. */
export function planTiles(
  size: Size,
  maxCount: number,
): { readonly scale: number; readonly areas: readonly Crop[] } {
  for (let scale = 1; ; scale *= 0.9) {
    const areas = splitIntoTiles({
      width: Math.max(1, Math.round(size.width * scale)),
      height: Math.max(1, Math.round(size.height * scale)),
    });
    if (areas.length <= maxCount || areas.length === 1) return { scale, areas };
  }
}

function splitIntoTiles({ width, height }: Size): readonly Crop[] {
  const columns = splitLength(width, maxSide);
  const widest = Math.max(...columns.map(({ length }) => length));
  const tallest = Math.min(maxSide, patchSize * Math.floor(maxPatches / Math.ceil(widest / patchSize)));
  return splitLength(height, tallest).flatMap((row) =>
    columns.map((column) => ({ x: column.start, y: row.start, width: column.length, height: row.length })),
  );
}

/** Equal parts of a length, each `longest` at most and sharing its edges with the next. */
function splitLength(
  length: number,
  longest: number,
): readonly { readonly start: number; readonly length: number }[] {
  if (length <= longest) return [{ start: 0, length }];
  const count = Math.ceil((length - overlap) / (longest - overlap));
  const part = Math.ceil((length - overlap) / count) + overlap;
  return Array.from({ length: count }, (_, index) => {
    const start = Math.min(index * (part - overlap), length - part);
    return { start, length: part };
  });
}

function countPatches(width: number, height: number): number {
  return Math.ceil(width / patchSize) * Math.ceil(height / patchSize);
}
