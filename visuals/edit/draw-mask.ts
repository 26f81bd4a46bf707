/**
 * Turns the areas that a person marks on a picture into a mask. Marks are shares of the picture, 0 to 1, and may lie
 * outside it.
 */
import type { ImageSize } from '#design/image-header';
import { type Affine, invert, transformPoint } from '#design/affine';
import type { Pixels } from '#design/pixels';
import type { Mask } from './mask.ts';

export type MarkedArea =
  | {
      readonly kind: 'rectangle';
      readonly left: number;
      readonly top: number;
      readonly width: number;
      readonly height: number;
    }
  /** A line that is closed automatically, filled by the even-odd rule. */
  | { readonly kind: 'lasso'; readonly points: readonly (readonly [x: number, y: number])[] };

/** A layer over a picture: its pixels and their placements. */
export interface MaskLayer {
  readonly pixels: Pixels;
  readonly places: readonly MaskPlacement[];
}

/** One placement of a layer over a picture; over a tiled picture there is one for each repeat. */
export interface MaskPlacement {
  /** Maps the unit square of the layer's pixels to px of the picture. */
  readonly toPicture: Affine;
  /** The visible part of the picture in px; `null` for all of it. */
  readonly seen: PixelBox | null;
}

export interface PixelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The mask of everything inside one of the areas. */
export function maskOfAreas(size: ImageSize, areas: readonly MarkedArea[]): Mask {
  const data = new Uint8Array(size.width * size.height);
  for (const area of areas) fillContour(data, size, contourOf(area));
  return { width: size.width, height: size.height, data };
}

/** The mask of everything that a layer covers with at least half of its highest alpha. */
export function maskOfLayers(size: ImageSize, layers: readonly MaskLayer[]): Mask {
  const data = new Uint8Array(size.width * size.height);
  for (const { pixels, places } of layers) {
    const half = strongestAlpha(pixels) / 2;
    if (half > 0) for (const place of places) fillLayer(data, size, pixels, half, place);
  }
  return { width: size.width, height: size.height, data };
}

type Contour = readonly (readonly [x: number, y: number])[];

function contourOf(area: MarkedArea): Contour {
  if (area.kind === 'lasso') return area.points;
  const { left, top, width, height } = area;
  return [
    [left, top],
    [left + width, top],
    [left + width, top + height],
    [left, top + height],
  ];
}

/** Fills row by row with the even-odd rule; a pixel belongs to the area that contains its centre. */
function fillContour(data: Uint8Array, { width, height }: ImageSize, outline: Contour): void {
  const points = outline.map(([x, y]) => [x * width, y * height] as const);
  const ys = points.map(([, y]) => y);
  const first = Math.max(0, Math.floor(Math.min(...ys)));
  const last = Math.min(height - 1, Math.ceil(Math.max(...ys)));
  for (let row = first; row <= last; row += 1) {
    const crossings = crossingsAt(points, row + 0.5);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const from = Math.max(0, Math.ceil((crossings[pair] ?? 0) - 0.5));
      const to = Math.min(width, Math.ceil((crossings[pair + 1] ?? 0) - 0.5));
      if (to > from) data.fill(255, row * width + from, row * width + to);
    }
  }
}

function crossingsAt(points: Contour, at: number): readonly number[] {
  const crossings: number[] = [];
  points.forEach(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    if (y <= at === nextY <= at) return;
    crossings.push(x + ((at - y) / (nextY - y)) * (nextX - x));
  });
  return crossings.toSorted((one, other) => one - other);
}

/** Samples the layer at the centre of each pixel of the picture. */
function fillLayer(
  data: Uint8Array,
  { width, height }: ImageSize,
  pixels: Pixels,
  half: number,
  { toPicture, seen }: MaskPlacement,
): void {
  const [[a, c], [b, d]] = toPicture;
  if (Math.abs(a * d - b * c) < smallestArea) return;
  const toLayer = invert(toPicture);
  const box = boxAround(toPicture);
  const first = { x: Math.floor(Math.max(0, box.left)), y: Math.floor(Math.max(0, box.top)) };
  const last = { x: Math.ceil(Math.min(width, box.right)), y: Math.ceil(Math.min(height, box.bottom)) };
  for (let y = first.y; y < last.y; y += 1) {
    for (let x = first.x; x < last.x; x += 1) {
      const middle = { x: x + 0.5, y: y + 0.5 };
      if (seen && !isWithin(middle, seen)) continue;
      const at = transformPoint(toLayer, middle);
      if (!isWithin(at, unit)) continue;
      const pixel = Math.floor(at.y * pixels.height) * pixels.width + Math.floor(at.x * pixels.width);
      if ((pixels.data[pixel * 4 + 3] ?? 0) >= half) data[y * width + x] = 255;
    }
  }
}

/** px² of the picture; a smaller placement is ignored. */
const smallestArea = 1e-6;
const unit: PixelBox = { left: 0, top: 0, right: 1, bottom: 1 };

/** The bounding box of the unit square after a transform. */
export function boxAround(map: Affine): PixelBox {
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ].map(([x = 0, y = 0]) => transformPoint(map, { x, y }));
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function isWithin({ x, y }: { readonly x: number; readonly y: number }, box: PixelBox): boolean {
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}

function strongestAlpha({ data }: Pixels): number {
  let most = 0;
  for (let at = 3; at < data.length; at += 4) most = Math.max(most, data[at] ?? 0);
  return most;
}
