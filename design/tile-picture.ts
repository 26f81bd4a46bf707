/**
 * Prepares an image for a model. Services shrink images above a certain size, and small text becomes illegible
 * first. A large image is therefore sent as an overview and as tiles at full size. Pixels or a PNG come in; PNGs on a
 * white background go out. https://platform.openai.com/docs/guides/images-vision
 */
import { encode } from 'fast-png';
import type { CancelSignal } from './cancel.ts';
import { type Crop, cropOnWhite } from './crop-on-white.ts';
import { type ImageSize, writePngHead } from './image-header.ts';
import type { Pixels } from './pixels.ts';
import { readPng } from './png.ts';
import { resizePixels } from './resize-pixels.ts';
import type { Rectangle } from './tree.ts';

/** A crop of an image and its position. */
export interface PictureCrop extends CropPlace {
  readonly bytes: Uint8Array;
  readonly mime: 'image/png';
  /** The area of the crop, in whole px of the whole image. */
  readonly area: Crop;
  /** px of the crop for each px of the image; 1 for full size. */
  readonly scale: number;
}

/** Where the pixels of a crop lie in the whole image, without rounding. */
export interface CropPlace {
  /** px of the crop itself. */
  readonly width: number;
  readonly height: number;
  /** px of the shrunk image at which the crop begins. */
  readonly x: number;
  readonly y: number;
  /** px of the whole image for each px of the crop. */
  readonly across: number;
  readonly down: number;
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

/** What a model reads of an image without shrinking it. */
export interface PictureLimits {
  /** px of the longer side. */
  readonly maxSide: number;
  /** px of the shorter side; `null` where only the longer one counts. */
  readonly maxShortSide: number | null;
  /** The squares into which the service splits an image, and their maximum number. */
  readonly patchSize: number;
  readonly maxPatches: number;
}

/** What every current model reads at `detail: high`. */
export const defaultPictureLimits: PictureLimits = {
  maxSide: 2048,
  maxShortSide: null,
  patchSize: 32,
  maxPatches: 2500,
};

/** Options of `tilePicture`. */
export interface TileOptions {
  /**
   * The maximum number of tiles. An image that needs more is shrunk, and `scale` of its tiles says by how much.
   * @default 12
   */
  readonly maxTiles?: number;
  /** @default defaultPictureLimits */
  readonly limits?: PictureLimits;
}

/** A PNG, or the size in px of one that does not exist yet. */
export type PictureOrSize = Uint8Array | ImageSize;

/**
 * Cuts a PNG into an overview and tiles. Of a size it returns the same crops without pixels, for an estimate. Throws for
 * bytes that are not a PNG.
 */
export function tilePicture(
  picture: PictureOrSize,
  signal: CancelSignal,
  options: TileOptions = {},
): TiledPicture {
  if (picture instanceof Uint8Array) return tilePixels(readPng(picture), signal, options);
  const { width, height } = picture;
  const { overview, tiles } = planCrops(picture, options.maxTiles ?? defaultMaxTiles, options.limits);
  const describe = (planned: PlannedCrop) => describeCrop(planned, width, writePngHead(planned.place));
  return { width, height, overview: describe(overview), tiles: tiles.map(describe) };
}

const defaultMaxTiles = 12;

/** Cuts an image into an overview and tiles. */
export function tilePixels(pixels: Pixels, signal: CancelSignal, options: TileOptions = {}): TiledPicture {
  signal.throwIfAborted();
  const { limits = defaultPictureLimits, maxTiles = defaultMaxTiles } = options;
  const { width, height } = pixels;
  const { overview, tiles } = planCrops(pixels, maxTiles, limits);
  const shrunk = new Map<number, Pixels>([[width, pixels]]);
  const draw = (planned: PlannedCrop): PictureCrop => {
    signal.throwIfAborted();
    const from = shrunk.get(planned.shrunk.width) ?? resizePixels(pixels, planned.shrunk, signal);
    shrunk.set(planned.shrunk.width, from);
    return encodeCrop(from, planned, width);
  };
  return { width, height, overview: draw(overview), tiles: tiles.map(draw) };
}

/** The area of the whole image that an area of a crop shows, without rounding. */
export function toPictureArea(
  { x, y, across, down }: Pick<CropPlace, 'x' | 'y' | 'across' | 'down'>,
  area: Rectangle,
): Rectangle {
  return {
    x: (x + area.x) * across,
    y: (y + area.y) * down,
    width: area.width * across,
    height: area.height * down,
  };
}

function encodeCrop(pixels: Pixels, planned: PlannedCrop, wholeWidth: number): PictureCrop {
  const { width, height, x, y } = planned.place;
  const { data } = cropOnWhite(pixels, { x, y, width, height });
  const opaque = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < opaque.length; from += 4, to += 3) {
    opaque[to] = data[from] ?? 0;
    opaque[to + 1] = data[from + 1] ?? 0;
    opaque[to + 2] = data[from + 2] ?? 0;
  }
  return describeCrop(planned, wholeWidth, encode({ width, height, data: opaque, channels: 3 }));
}

function describeCrop({ place, shrunk }: PlannedCrop, wholeWidth: number, bytes: Uint8Array): PictureCrop {
  const { width, height } = place;
  const whole = toPictureArea(place, { x: 0, y: 0, width, height });
  const left = Math.round(whole.x);
  const top = Math.round(whole.y);
  const area = {
    x: left,
    y: top,
    width: Math.round(whole.x + whole.width) - left,
    height: Math.round(whole.y + whole.height) - top,
  };
  return { ...place, bytes, mime: 'image/png', area, scale: shrunk.width / wholeWidth };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** px that adjacent tiles share, so that a line of text at an edge is complete in one of them. */
const overlap = 64;

/** A crop before its pixels are drawn. */
export interface PlannedCrop {
  readonly place: CropPlace;
  /** px of the image that it is cut out of. */
  readonly shrunk: Size;
}

/** Plans the overview of an image of this size, and its tiles where the overview is smaller than the image. */
export function planCrops(
  size: Size,
  maxTiles: number,
  limits: PictureLimits = defaultPictureLimits,
): { readonly overview: PlannedCrop; readonly tiles: readonly PlannedCrop[] } {
  const whole = fitsUnscaled(size, limits) ? size : shrink(size, overviewScale(size, limits));
  const plan = (shrunk: Size, { x, y, width, height }: Crop): PlannedCrop => {
    const ratio = { across: size.width / shrunk.width, down: size.height / shrunk.height };
    return { shrunk, place: { x, y, width, height, ...ratio } };
  };
  const overview = plan(whole, { x: 0, y: 0, ...whole });
  if (whole === size) return { overview, tiles: [] };
  const { scale, areas } = planTiles(size, maxTiles, limits);
  const shrunk = shrink(size, scale);
  return { overview, tiles: areas.map((area) => plan(shrunk, area)) };
}

function shrink({ width, height }: Size, scale: number): Size {
  const side = (length: number) => Math.max(1, Math.floor(length * scale));
  return { width: side(width), height: side(height) };
}

/** Whether a service uses an image of this size without shrinking it. */
function fitsUnscaled({ width, height }: Size, limits: PictureLimits): boolean {
  const { maxSide, maxShortSide, patchSize, maxPatches } = limits;
  const patches = Math.ceil(width / patchSize) * Math.ceil(height / patchSize);
  const isShortEnough = maxShortSide === null || Math.min(width, height) <= maxShortSide;
  return Math.max(width, height) <= maxSide && isShortEnough && patches <= maxPatches;
}

/** Returns the scale at which a service uses the whole image, 1 at most. */
export function overviewScale(
  { width, height }: Size,
  { maxSide, maxShortSide, patchSize, maxPatches }: PictureLimits = defaultPictureLimits,
): number {
  const bySide = maxSide / Math.max(width, height);
  const byShortSide = maxShortSide === null ? 1 : maxShortSide / Math.min(width, height);
  // One patch more in each direction than the area has, because patches at the edges count in full.
  const sum = (width + height) / patchSize;
  const area = (width * height) / patchSize ** 2;
  const byPatches = (Math.sqrt(sum ** 2 + 4 * area * (maxPatches - 1)) - sum) / (2 * area);
  return Math.min(1, bySide, byShortSide, byPatches);
}

/**
 * Plans the tiles that a service uses without shrinking, row by row, and the scale at which no more than
 * `maxCount` are needed.
 */
export function planTiles(
  size: Size,
  maxCount: number,
  limits: PictureLimits = defaultPictureLimits,
): { readonly scale: number; readonly areas: readonly Crop[] } {
  for (let scale = 1; ; scale *= 0.9) {
    const areas = splitIntoTiles(shrink(size, scale), limits);
    if (areas.length <= maxCount || areas.length === 1) return { scale, areas };
  }
}

function splitIntoTiles({ width, height }: Size, limits: PictureLimits): readonly Crop[] {
  const { maxSide, maxShortSide, patchSize, maxPatches } = limits;
  const columns = splitLength(width, maxSide);
  const widest = Math.max(...columns.map(({ length }) => length));
  const bySide = maxShortSide !== null && widest > maxShortSide ? maxShortSide : maxSide;
  const tallest = Math.min(bySide, patchSize * Math.floor(maxPatches / Math.ceil(widest / patchSize)));
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
