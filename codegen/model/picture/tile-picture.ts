/**
 * Prepares an image for a model. Services shrink images above a certain size, and small text becomes illegible
 * first. A large image is therefore sent as an overview and as tiles at full size. A PNG comes in; PNGs on a
 * white background go out. https://platform.openai.com/docs/guides/images-vision
 */
import { encode } from 'fast-png';
import type { CancelSignal } from '#design/cancel';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { resizePixels } from '#design/resize-pixels';
import { type Crop, cropOnWhite } from '../../check/compare-pictures.ts';

/** A crop of an image and its position. */
export interface PictureCrop {
  readonly bytes: Uint8Array;
  readonly mime: 'image/png';
  /** px of the crop itself. */
  readonly width: number;
  readonly height: number;
  /** The area of the crop, in px of the whole image. */
  readonly area: Crop;
  /** px of the crop for each px of the image; 1 for full size. */
  readonly scale: number;
}

/** An image as an overview and tiles. */
export interface TiledPicture {
  /** px of the whole image. */
  readonly width: number;
  readonly height: number;
  /** The whole image, at the largest size that a model reads. */
  readonly overview: PictureCrop;
  /** Row by row; none where the overview has full size. */
  readonly tiles: readonly PictureCrop[];
}

/** Options of `tilePicture`. */
export interface TileOptions {
  /**
   * The maximum number of tiles. An image that needs more is shrunk, and `scale` of its tiles says by how much.
   * @default 12
   */
  readonly maxTiles?: number;
}

/** Cuts a PNG into an overview and tiles of at most 2,048 px. Throws for bytes that are not a PNG. */
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
  const scaledPixels = scale === 1 ? pixels : shrink(pixels, scale, signal);
  const tiles = areas.map((area) => {
    signal.throwIfAborted();
    return encodeCrop(scaledPixels, area, scaleCrop(area, 1 / scale), scale);
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

/** px; the longest side that a service does not shrink. */
const maxSide = 2048;
/** px of the squares into which a service splits an image, and their maximum number. */
const patchSize = 32;
const maxPatches = 2500;
/** px that adjacent tiles share, so that a line of text at an edge is complete in one of them. */
const overlap = 64;

/** Whether a service uses an image of this size without shrinking it. */
function fitsUnscaled({ width, height }: Size): boolean {
  return Math.max(width, height) <= maxSide && countPatches(width, height) <= maxPatches;
}

/** Returns the scale at which a service uses the whole image, 1 at most. */
export function overviewScale({ width, height }: Size): number {
  const bySide = maxSide / Math.max(width, height);
  // One patch more in each direction than the area has, because patches at the edges count in full.
  const sum = (width + height) / patchSize;
  const area = (width * height) / patchSize ** 2;
  const byPatches = (Math.sqrt(sum ** 2 + 4 * area * (maxPatches - 1)) - sum) / (2 * area);
  return Math.min(1, bySide, byPatches);
}

/**
 * Plans the tiles that a service uses without shrinking, row by row, and the scale at which no more than
 * `maxCount` are needed.
 */
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

/** Splits a length into equal overlapping parts of at most `longest`. */
function splitLength(
  length: number,
  maxLength: number,
): readonly { readonly start: number; readonly length: number }[] {
  if (length <= maxLength) return [{ start: 0, length }];
  const count = Math.ceil((length - overlap) / (maxLength - overlap));
  const part = Math.ceil((length - overlap) / count) + overlap;
  return Array.from({ length: count }, (_, index) => {
    const start = Math.min(index * (part - overlap), length - part);
    return { start, length: part };
  });
}

function countPatches(width: number, height: number): number {
  return Math.ceil(width / patchSize) * Math.ceil(height / patchSize);
}
