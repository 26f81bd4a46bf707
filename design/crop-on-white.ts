import type { Pixels } from './pixels.ts';

/** A part of a picture, in pixels of the picture. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Crops a part and places it on white. Everything outside of the picture is white. */
export function cropOnWhite(pixels: Pixels, { x, y, width, height }: Crop): Pixels {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let row = Math.max(0, -y); row < Math.min(height, pixels.height - y); row += 1) {
    for (let column = Math.max(0, -x); column < Math.min(width, pixels.width - x); column += 1) {
      const from = ((row + y) * pixels.width + column + x) * 4;
      const to = (row * width + column) * 4;
      const alpha = (pixels.data[from + 3] ?? 0) / 255;
      for (let channel = 0; channel < 3; channel += 1) {
        data[to + channel] = 255 + ((pixels.data[from + channel] ?? 0) - 255) * alpha;
      }
    }
  }
  return { data, width, height };
}
