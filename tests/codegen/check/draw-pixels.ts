/** Pictures made of rectangles, for checks that compare pictures. */
import { encode } from 'fast-png';
import type { Pixels } from '#design/pixels';

export type Rgba = readonly [number, number, number, number];

export interface PaintedArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: Rgba;
}

export function drawPixels(
  width: number,
  height: number,
  ground: Rgba,
  areas: readonly PaintedArea[] = [],
): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  for (const area of [{ x: 0, y: 0, width, height, colour: ground }, ...areas]) {
    for (let y = area.y; y < Math.min(height, area.y + area.height); y += 1) {
      for (let x = area.x; x < Math.min(width, area.x + area.width); x += 1)
        data.set(area.colour, (y * width + x) * 4);
    }
  }
  return { data, width, height };
}

export function encodePng({ data, width, height }: Pixels): Uint8Array {
  return encode({ data, width, height, channels: 4, depth: 8 });
}
