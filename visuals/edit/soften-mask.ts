import type { Mask } from './mask.ts';

/**
 * The same mask fading in from its edges, within itself only: what it does not cover it never covers, so that the seam of
 * two pictures is soft and nothing outside changes. Edges of the picture are no edges of the mask.
 */
export function softenMask({ width, height, data }: Mask, radius: number): Mask {
  const distance = distanceToOutside(data, width, height);
  const softened = new Uint8Array(data.length);
  for (let pixel = 0; pixel < data.length; pixel += 1) {
    const ramp = Math.min(1, (distance[pixel] ?? 0) / (radius + 1));
    softened[pixel] = Math.round((data[pixel] ?? 0) * ramp);
  }
  return { width, height, data: softened };
}

/** px to the nearest pixel that is not covered, by steps of a chess king, with 1 and √2 a step. */
function distanceToOutside(data: Uint8Array, width: number, height: number): Float32Array {
  const far = width + height;
  const distance = Float32Array.from(data, (coverage) => (coverage === 0 ? 0 : far));
  const look = (at: number, x: number, y: number, step: number, dx: number, dy: number) => {
    if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) return;
    const through = (distance[at + dy * width + dx] ?? far) + step;
    if (through < (distance[at] ?? far)) distance[at] = through;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if (distance[at] === 0) continue;
      look(at, x, y, 1, -1, 0);
      look(at, x, y, 1, 0, -1);
      look(at, x, y, Math.SQRT2, -1, -1);
      look(at, x, y, Math.SQRT2, 1, -1);
    }
  }
  for (let y = height - 1; y >= 0; y -= 1) {
    for (let x = width - 1; x >= 0; x -= 1) {
      const at = y * width + x;
      if (distance[at] === 0) continue;
      look(at, x, y, 1, 1, 0);
      look(at, x, y, 1, 0, 1);
      look(at, x, y, Math.SQRT2, 1, 1);
      look(at, x, y, Math.SQRT2, -1, 1);
    }
  }
  return distance;
}
