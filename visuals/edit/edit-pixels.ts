/**
 * All of an edit that takes long: a picture and what is marked come in as bytes, and out comes what a service is to be
 * sent, or the picture made here. So it can run off the thread that answers the hand. What is to be said to a service, and
 * what is put where, is decided elsewhere.
 */
import type { CancelSignal } from '#design/cancel';
import type { ImageSize } from '#design/image-size';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/read-png';
import { writePixels } from '../2-draw/write-pixels.ts';
import { cutOutGround } from './cut-out-ground.ts';
import { maskOfAreas, maskOfLayers, type MarkedArea, type MaskPlace } from './draw-mask.ts';
import { enlargePixels } from './enlarge-pixels.ts';
import { extendPixels } from './extend-pixels.ts';
import { fillFromAround } from './fill-from-around.ts';
import { shareOf, writeMask, type Mask } from './mask.ts';

/** px; the largest picture Figma takes. */
const longestSide = 4096;

export type EditTool = 'edit' | 'erase' | 'extend' | 'cut-out' | 'enlarge';

/** Sides that get room, and how much of the picture's own size it is. */
export interface Room {
  readonly sides: readonly ('left' | 'top' | 'right' | 'bottom')[];
  readonly share: number;
}

/** A layer of the canvas that is taken as a mask. */
export interface MaskPicture {
  /** A PNG of the layer. */
  readonly png: Uint8Array;
  readonly places: readonly MaskPlace[];
}

export interface PixelEdit {
  readonly tool: EditTool;
  /** A PNG. */
  readonly picture: Uint8Array;
  readonly areas: readonly MarkedArea[];
  readonly layers: readonly MaskPicture[];
  readonly room: Room;
  /** Whether a service erases and enlarges. */
  readonly byService: boolean;
}

export interface EditedPixels extends ImageSize {
  /** `asked`: a service is to draw it from this; `made`: it is finished. */
  readonly kind: 'asked' | 'made';
  /** A PNG; of one that is asked for what it is made of. */
  readonly picture: Uint8Array;
  /** What a service may change, as `writeMask` has it; `null` for all of it. */
  readonly mask: Uint8Array | null;
}

/**
 * Prepares or makes an edit.
 * @throws Error with a plain sentence where it cannot be done
 */
export async function editPixels(
  edit: PixelEdit,
  giveWay: () => Promise<void>,
  signal: CancelSignal,
): Promise<EditedPixels> {
  const pixels = readPng(edit.picture);
  switch (edit.tool) {
    case 'enlarge':
      return enlarge(edit, pixels, giveWay, signal);
    case 'cut-out':
      return cutOut(edit, pixels);
    case 'extend':
      return extend(edit, pixels);
    case 'edit':
    case 'erase':
      return change(edit, pixels);
  }
}

function change({ tool, picture, areas, layers, byService }: PixelEdit, pixels: Pixels): EditedPixels {
  const mask = maskOf(pixels, areas, layers);
  if (shareOf(mask) === 0)
    throw new Error('Nothing is marked. Draw on the picture, or take layers that lie over it.');
  if (tool === 'erase' && !byService) return made(fillFromAround(pixels, mask));
  return asked(pixels, picture, writeMask(mask));
}

function maskOf(size: ImageSize, areas: readonly MarkedArea[], layers: readonly MaskPicture[]): Mask {
  const drawn = maskOfAreas(size, areas);
  if (layers.length === 0) return drawn;
  const opened = layers.map(({ png, places }) => ({ pixels: readPng(png), places }));
  const covered = maskOfLayers(size, opened);
  return { ...drawn, data: drawn.data.map((value, pixel) => Math.max(value, covered.data[pixel] ?? 0)) };
}

function extend({ room: { sides, share } }: PixelEdit, pixels: Pixels): EditedPixels {
  if (sides.length === 0) throw new Error('Choose at least one side to extend the picture at.');
  const roomAt = (side: Room['sides'][number], length: number) =>
    sides.includes(side) ? Math.round(length * share) : 0;
  const margins = {
    left: roomAt('left', pixels.width),
    right: roomAt('right', pixels.width),
    top: roomAt('top', pixels.height),
    bottom: roomAt('bottom', pixels.height),
  };
  const width = pixels.width + margins.left + margins.right;
  const height = pixels.height + margins.top + margins.bottom;
  if (Math.max(width, height) > longestSide) {
    throw new Error(
      `It would be ${width} × ${height} px; Figma takes up to ${longestSide} px a side. Choose less room.`,
    );
  }
  const extended = extendPixels(pixels, margins);
  return asked(extended.pixels, writePixels(extended.pixels), writeMask(extended.mask));
}

function cutOut({ picture }: PixelEdit, pixels: Pixels): EditedPixels {
  const cut = cutOutGround(pixels);
  return cut === null ? asked(pixels, picture, null) : made(cut);
}

async function enlarge(
  { picture, byService }: PixelEdit,
  pixels: Pixels,
  giveWay: () => Promise<void>,
  signal: CancelSignal,
): Promise<EditedPixels> {
  const factor = Math.min(2, longestSide / Math.max(pixels.width, pixels.height));
  if (factor <= 1) throw new Error(`It is ${longestSide} px already, the most that Figma takes.`);
  const wanted = { width: Math.round(pixels.width * factor), height: Math.round(pixels.height * factor) };
  if (byService) return asked(wanted, picture, null);
  return made(await enlargePixels(pixels, wanted, giveWay, signal));
}

function asked({ width, height }: ImageSize, picture: Uint8Array, mask: Uint8Array | null): EditedPixels {
  return { kind: 'asked', picture, mask, width, height };
}

function made(pixels: Pixels): EditedPixels {
  const { width, height } = pixels;
  return { kind: 'made', picture: writePixels(pixels), mask: null, width, height };
}
