/**
 * The slow part of an edit, so that it can run in a worker. A picture and its marked areas come in as bytes. The result
 * is what to send to a service, or the finished picture. Prompts and placement are decided elsewhere.
 */
import type { CancelSignal } from '#design/cancel';
import type { ImageSize } from '#design/image-header';
import { invariant } from '#design/invariant';
import type { Pixels } from '#design/pixels';
import { encodePng, readPng } from '#design/png';
import { type MarkedArea, maskOfAreas, maskOfLayers, type MaskPlacement } from './draw-mask.ts';
import { enlargePixels } from './enlarge-pixels.ts';
import { inpaintPixels } from './inpaint-pixels.ts';
import { type Mask, maskedShare, writeMask } from './mask.ts';
import { removeBackground } from './remove-background.ts';

/** px; the maximum side of an image in Figma. */
const maxSide = 4096;

export type EditTool = 'edit' | 'erase' | 'extend' | 'cut-out' | 'enlarge';

/** The sides to extend, and by which share of the picture's size. */
export interface CanvasExtension {
  readonly sides: readonly ('left' | 'top' | 'right' | 'bottom')[];
  readonly share: number;
}

/** A layer of the canvas that is used as a mask. */
export interface MaskPicture {
  /** A PNG of the layer. */
  readonly png: Uint8Array;
  readonly places: readonly MaskPlacement[];
}

export interface PixelEdit {
  readonly tool: EditTool;
  /** A PNG. */
  readonly picture: Uint8Array;
  readonly areas: readonly MarkedArea[];
  readonly layers: readonly MaskPicture[];
  readonly extension: CanvasExtension;
  /** Whether a service erases and enlarges, not this program. */
  readonly byService: boolean;
}

export interface EditedPixels extends ImageSize {
  /** `asked`: a service draws it from this; `made`: it is finished. */
  readonly kind: 'asked' | 'made';
  /** A PNG: the finished picture, or the one to send to a service. */
  readonly picture: Uint8Array;
  /** The mask of what a service may change, as `writeMask` encodes it; `null` for the whole picture. */
  readonly mask: Uint8Array | null;
}

/** Prepares an edit for a service, or makes it. @throws Error with a plain sentence where the edit is not possible */
export async function editPixels(
  edit: PixelEdit,
  yieldToEvents: () => Promise<void>,
  signal: CancelSignal,
): Promise<EditedPixels> {
  const pixels = readPng(edit.picture);
  switch (edit.tool) {
    case 'enlarge':
      return enlarge(edit, pixels, yieldToEvents, signal);
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
  if (maskedShare(mask) === 0)
    throw new Error('Nothing is marked. Draw on the image, or take layers that lie over it.');
  if (tool === 'erase' && !byService) return made(inpaintPixels(pixels, mask));
  return asked(pixels, picture, writeMask(mask));
}

function maskOf(size: ImageSize, areas: readonly MarkedArea[], layers: readonly MaskPicture[]): Mask {
  const drawn = maskOfAreas(size, areas);
  if (layers.length === 0) return drawn;
  const opened = layers.map(({ png, places }) => ({ pixels: readPng(png), places }));
  const covered = maskOfLayers(size, opened);
  return { ...drawn, data: drawn.data.map((value, pixel) => Math.max(value, covered.data[pixel] ?? 0)) };
}

function extend({ extension: { sides, share } }: PixelEdit, pixels: Pixels): EditedPixels {
  if (sides.length === 0) throw new Error('Choose at least one side to extend the image at.');
  const marginAt = (side: CanvasExtension['sides'][number], length: number) =>
    sides.includes(side) ? Math.round(length * share) : 0;
  const margins = {
    left: marginAt('left', pixels.width),
    right: marginAt('right', pixels.width),
    top: marginAt('top', pixels.height),
    bottom: marginAt('bottom', pixels.height),
  };
  const width = pixels.width + margins.left + margins.right;
  const height = pixels.height + margins.top + margins.bottom;
  if (Math.max(width, height) > maxSide) {
    throw new Error(
      `It would be ${width} × ${height} px; Figma takes up to ${maxSide} px a side. Choose less room.`,
    );
  }
  const extended = extendPixels(pixels, margins);
  return asked(extended.pixels, encodePng(extended.pixels), writeMask(extended.mask));
}

function cutOut({ picture }: PixelEdit, pixels: Pixels): EditedPixels {
  const cut = removeBackground(pixels);
  return cut === null ? asked(pixels, picture, null) : made(cut);
}

async function enlarge(
  { picture, byService }: PixelEdit,
  pixels: Pixels,
  yieldToEvents: () => Promise<void>,
  signal: CancelSignal,
): Promise<EditedPixels> {
  const factor = Math.min(2, maxSide / Math.max(pixels.width, pixels.height));
  if (factor <= 1) throw new Error(`It is ${maxSide} px already, the most that Figma takes.`);
  const wanted = { width: Math.round(pixels.width * factor), height: Math.round(pixels.height * factor) };
  if (byService) return asked(wanted, picture, null);
  return made(await enlargePixels(pixels, wanted, yieldToEvents, signal));
}

function asked({ width, height }: ImageSize, picture: Uint8Array, mask: Uint8Array | null): EditedPixels {
  return { kind: 'asked', picture, mask, width, height };
}

function made(pixels: Pixels): EditedPixels {
  const { width, height } = pixels;
  return { kind: 'made', picture: encodePng(pixels), mask: null, width, height };
}

/** The px on each side. */
export interface Margins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** An extended picture and the mask of its new margins, which repeat the picture's edge pixels. */
export interface ExtendedPixels {
  readonly pixels: Pixels;
  readonly mask: Mask;
}

/** Adds margins around a picture. Its own pixels stay, and the margins are to be redrawn. */
export function extendPixels(picture: Pixels, margins: Margins): ExtendedPixels {
  const width = picture.width + margins.left + margins.right;
  const height = picture.height + margins.top + margins.bottom;
  const isWhole = Object.values(margins).every((side: number) => Number.isInteger(side) && side >= 0);
  invariant(isWhole, 'an image is extended by whole px');
  const data = new Uint8ClampedArray(width * height * 4);
  const mask = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < height; y += 1) {
    const row = clampIndex(y - margins.top, picture.height) * picture.width * 4;
    const isOwnRow = y >= margins.top && y < margins.top + picture.height;
    for (let x = 0; x < width; x += 1) {
      const from = row + clampIndex(x - margins.left, picture.width) * 4;
      data.set(picture.data.subarray(from, from + 4), (y * width + x) * 4);
    }
    if (isOwnRow) mask.fill(0, y * width + margins.left, y * width + margins.left + picture.width);
  }
  return { pixels: { width, height, data }, mask: { width, height, data: mask } };
}

function clampIndex(at: number, length: number): number {
  return Math.min(length - 1, Math.max(0, at));
}
