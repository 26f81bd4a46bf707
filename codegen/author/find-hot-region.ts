import { encode } from 'fast-png';
import { cropOnWhite, type Crop } from '../4-check/compare-pictures.ts';
import type { Pixels } from '#design/pixels';

export interface HotRegion {
  /** px of the heat map. */
  readonly box: Crop;
  readonly png: Uint8Array;
}

/** px of the sides of the squares that are counted. */
const square = 32;
/** px that a region has at most on a side. */
const longest = 1024;

/** The part of a heat map around the place where most is red; `null` where nothing is. */
export function findHotRegion(heat: Pixels): HotRegion | null {
  const columns = Math.ceil(heat.width / square);
  const counts = countRed(heat, columns);
  const most = Math.max(0, ...counts);
  if (most === 0) return null;
  const hot = counts.flatMap((count, index) => (count * 4 >= most ? [index] : []));
  const xs = hot.map((index) => (index % columns) * square);
  const ys = hot.map((index) => Math.floor(index / columns) * square);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const width = Math.min(longest, Math.max(...xs) + square - x, heat.width - x);
  const height = Math.min(longest, Math.max(...ys) + square - y, heat.height - y);
  const box = { x, y, width, height };
  const { data } = cropOnWhite(heat, box);
  return { box, png: encode({ data, width, height, channels: 4, depth: 8 }) };
}

/** Red pixels by square, rows first. */
function countRed({ data, width, height }: Pixels, columns: number): number[] {
  const counts = new Array<number>(columns * Math.ceil(height / square)).fill(0);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const isRed = (data[at] ?? 0) > 200 && (data[at + 1] ?? 0) < 60 && (data[at + 2] ?? 0) < 60;
      const index = Math.floor(y / square) * columns + Math.floor(x / square);
      if (isRed) counts[index] = (counts[index] ?? 0) + 1;
    }
  }
  return counts;
}
