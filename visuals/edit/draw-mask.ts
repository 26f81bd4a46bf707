/** What a person marks on a picture, as a mask of it; places are shares of the picture, 0 to 1, and may lie beyond it. */
import type { ImageSize } from '#design/image-size';
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
  /** A line that closes by itself; what it goes round twice is outside again. */
  | { readonly kind: 'lasso'; readonly points: readonly (readonly [x: number, y: number])[] };

/** A layer that lies over a picture: its own pixels, and its box. */
export interface MaskLayer {
  readonly pixels: Pixels;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Everything that lies in one of the areas. */
export function maskOfAreas(size: ImageSize, areas: readonly MarkedArea[]): Mask {
  const data = new Uint8Array(size.width * size.height);
  for (const area of areas) fillOutline(data, size, outlineOf(area));
  return { width: size.width, height: size.height, data };
}

/** Everything that one of the layers covers by at least half as much as where it covers most. */
export function maskOfLayers(size: ImageSize, layers: readonly MaskLayer[]): Mask {
  const data = new Uint8Array(size.width * size.height);
  for (const layer of layers) fillLayer(data, size, layer);
  return { width: size.width, height: size.height, data };
}

type Outline = readonly (readonly [x: number, y: number])[];

function outlineOf(area: MarkedArea): Outline {
  if (area.kind === 'lasso') return area.points;
  const { left, top, width, height } = area;
  return [
    [left, top],
    [left + width, top],
    [left + width, top + height],
    [left, top + height],
  ];
}

/** Row by row between every other crossing; a pixel belongs to the area that its middle lies in. */
function fillOutline(data: Uint8Array, { width, height }: ImageSize, outline: Outline): void {
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

function crossingsAt(points: Outline, at: number): readonly number[] {
  const crossings: number[] = [];
  points.forEach(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    if (y <= at === nextY <= at) return;
    crossings.push(x + ((at - y) / (nextY - y)) * (nextX - x));
  });
  return crossings.toSorted((one, other) => one - other);
}

function fillLayer(data: Uint8Array, { width, height }: ImageSize, layer: MaskLayer): void {
  const { pixels } = layer;
  const box = { left: layer.left * width, top: layer.top * height };
  const scale = { x: pixels.width / (layer.width * width), y: pixels.height / (layer.height * height) };
  const half = strongestAlpha(pixels) / 2;
  if (half === 0) return;
  const last = Math.min(height, Math.ceil(box.top + layer.height * height));
  const right = Math.min(width, Math.ceil(box.left + layer.width * width));
  for (let y = Math.max(0, Math.floor(box.top)); y < last; y += 1) {
    const row = Math.floor((y + 0.5 - box.top) * scale.y);
    if (row < 0 || row >= pixels.height) continue;
    for (let x = Math.max(0, Math.floor(box.left)); x < right; x += 1) {
      const column = Math.floor((x + 0.5 - box.left) * scale.x);
      if (column < 0 || column >= pixels.width) continue;
      const alpha = pixels.data[(row * pixels.width + column) * 4 + 3] ?? 0;
      if (alpha >= half) data[y * width + x] = 255;
    }
  }
}

function strongestAlpha({ data }: Pixels): number {
  let most = 0;
  for (let at = 3; at < data.length; at += 4) most = Math.max(most, data[at] ?? 0);
  return most;
}
