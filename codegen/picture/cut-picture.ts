/**
 * A picture as a model can read it. A service shrinks whatever is larger than it looks at, and small text is lost
 * first; so a large picture goes as an overview, which shows how the whole belongs together, and tiles in full size.
 * A PNG goes in, PNGs come out, laid on white. https://platform.openai.com/docs/guides/images-vision
 */
import { encode } from 'fast-png';
import type { CancelSignal } from '#design/cancel';
import { cropOnWhite, type Crop } from '../4-check/compare-pictures.ts';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/read-png';
import { fitsWhole, planTiles, wholeScale } from './plan-tiles.ts';
import { resizePixels } from '#design/resize-pixels';

/** A part of a picture, and where it lies in it. */
export interface PictureCut {
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

export interface CutPicture {
  /** px of the whole picture. */
  readonly width: number;
  readonly height: number;
  /** All of it, as large as a model looks at it. */
  readonly overview: PictureCut;
  /** Row by row; none where the overview is in full size already. */
  readonly tiles: readonly PictureCut[];
}

export interface CutOptions {
  /**
   * Tiles at most; a picture that would need more is shrunk until it does not, which its tiles' `scale` says.
   * @default 12
   */
  readonly mostTiles?: number;
}

/** Cuts a PNG into an overview and tiles of at most 2,048 px. Throws where the bytes are no PNG. */
export function cutPicture(bytes: Uint8Array, signal: CancelSignal, options: CutOptions = {}): CutPicture {
  const pixels = readPng(bytes);
  signal.throwIfAborted();
  const { width, height } = pixels;
  const whole = { x: 0, y: 0, width, height };
  if (fitsWhole(pixels)) return { width, height, overview: cut(pixels, whole, whole, 1), tiles: [] };
  const overview = shrink(pixels, wholeScale(pixels), signal);
  const { scale, areas } = planTiles(pixels, options.mostTiles ?? 12);
  const sized = scale === 1 ? pixels : shrink(pixels, scale, signal);
  const tiles = areas.map((area) => {
    signal.throwIfAborted();
    return cut(sized, area, scaleCrop(area, 1 / scale), scale);
  });
  const all = { x: 0, y: 0, width: overview.width, height: overview.height };
  return { width, height, overview: cut(overview, all, whole, overview.width / width), tiles };
}

function shrink(pixels: Pixels, scale: number, signal: CancelSignal): Pixels {
  const side = (length: number) => Math.max(1, Math.floor(length * scale));
  return resizePixels(pixels, { width: side(pixels.width), height: side(pixels.height) }, signal);
}

function cut(pixels: Pixels, part: Crop, area: Crop, scale: number): PictureCut {
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
