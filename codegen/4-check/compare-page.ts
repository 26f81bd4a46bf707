/** A page as the Renderer draws it against Figma's own picture of its frame: the one number that is said of it anywhere. */
import type { CancelSignal } from '#design/cancel';
import type { CodePage } from '#design/code-result';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/read-png';
import type { AssetBytes, RestNode, SnapshotFrame } from '#design/snapshot';
import type { Renderer } from '../renderer.ts';
import { comparePictures, cropOnWhite } from './compare-pictures.ts';
import type { Crop, PictureComparison } from './compare-pictures.ts';

/** Figma's own picture of a frame. */
export interface FramePixels {
  readonly pixels: Pixels;
  readonly scale: number;
  /** px from the picture's corner to the frame's, where the picture shows more than the frame. */
  readonly offset: { readonly x: number; readonly y: number };
}

export interface PageComparison extends PictureComparison {
  /** The frame's part of Figma's picture, and the page in the same size, both on white. */
  readonly design: Pixels;
  readonly page: Pixels;
  /** Families that the page was drawn without. */
  readonly missingFonts: readonly string[];
}

/** Reads Figma's picture of a frame; `null` where there is none that can be read. */
export function readFramePixels({ picture, node }: SnapshotFrame, pictures: AssetBytes): FramePixels | null {
  const bytes = picture && pictures.get(picture.asset.key);
  if (!bytes || picture.asset.mime !== 'image/png') return null;
  try {
    const pixels = readPng(bytes);
    return { pixels, scale: picture.scale, offset: offsetOfFrame(node, pixels, picture.scale) };
  } catch {
    return null;
  }
}

/** A frame that does not clip is exported with all that sticks out of it; `absoluteRenderBounds` says how far. */
function offsetOfFrame(node: RestNode, pixels: Pixels, scale: number): { x: number; y: number } {
  const nowhere = { x: 0, y: 0 };
  const box = 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
  const drawn = 'absoluteRenderBounds' in node ? node.absoluteRenderBounds : null;
  if (!box || !drawn) return nowhere;
  const isNear = (size: number, length: number) => Math.abs(size - length * scale) <= 2;
  if (isNear(pixels.width, box.width) && isNear(pixels.height, box.height)) return nowhere;
  return { x: Math.round((box.x - drawn.x) * scale), y: Math.round((box.y - drawn.y) * scale) };
}

/** Draws the document of a page and compares it. Rejects as the Renderer does. */
export async function comparePage(
  page: CodePage,
  html: string,
  { pixels, scale, offset }: FramePixels,
  renderer: Renderer,
  signal: CancelSignal,
): Promise<PageComparison> {
  const drawn = await renderer.render({ html, width: page.width, height: page.height, scale }, signal);
  // Figma and a browser may round a size of half a pixel differently; the row in question is left out.
  const size = {
    width: Math.min(Math.round(page.width * scale), pixels.width - offset.x),
    height: Math.min(Math.round(page.height * scale), pixels.height - offset.y),
  };
  const ofDesign: Crop = { ...offset, ...size };
  const ofPage: Crop = { x: 0, y: 0, ...size };
  const design = cropOnWhite(pixels, ofDesign);
  const picture = cropOnWhite({ data: drawn.pixels, width: drawn.width, height: drawn.height }, ofPage);
  return {
    ...comparePictures(design, picture, signal),
    design,
    page: picture,
    missingFonts: drawn.missingFonts,
  };
}
