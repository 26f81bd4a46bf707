import { invariant } from '#design/invariant';
import type { Pixels } from '#design/pixels';
import type { Mask } from './mask.ts';

/** Three weighted colour values, the weighted alpha, and the weight. */
const channelsPerCell = 5;

interface Level {
  readonly width: number;
  readonly height: number;
  readonly sums: Float32Array;
}

/**
 * Fills the masked part of a picture smoothly from the pixels around it. Colours are averaged into a pyramid of smaller
 * pictures until all gaps are closed, and the missing pixels are interpolated back from it.
 */
export function inpaintPixels(picture: Pixels, mask: Mask): Pixels {
  const isSame = picture.width === mask.width && picture.height === mask.height;
  invariant(isSame, 'a picture and its mask differ in size');
  const levels = [sumKnownPixels(picture, mask)];
  for (let last = levels[0]; last && (last.width > 1 || last.height > 1); last = levels.at(-1))
    levels.push(halve(last));
  for (let at = levels.length - 2; at >= 0; at -= 1) {
    const [finer, coarser] = [levels[at], levels[at + 1]];
    if (finer && coarser) fillGaps(finer, coarser);
  }
  return writeFilled(picture, mask, levels[0]);
}

function sumKnownPixels({ width, height, data }: Pixels, mask: Mask): Level {
  const sums = new Float32Array(width * height * channelsPerCell);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    if ((mask.data[pixel] ?? 0) > 0) continue;
    const alpha = (data[pixel * 4 + 3] ?? 0) / 255;
    for (let channel = 0; channel < 3; channel += 1) {
      sums[pixel * channelsPerCell + channel] = (data[pixel * 4 + channel] ?? 0) * alpha;
    }
    sums[pixel * channelsPerCell + 3] = alpha;
    sums[pixel * channelsPerCell + 4] = 1;
  }
  return { width, height, sums };
}

function halve({ width, height, sums }: Level): Level {
  const half = { width: Math.ceil(width / 2), height: Math.ceil(height / 2) };
  const out = new Float32Array(half.width * half.height * channelsPerCell);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * channelsPerCell;
      const to = ((y >> 1) * half.width + (x >> 1)) * channelsPerCell;
      for (let part = 0; part < channelsPerCell; part += 1)
        out[to + part] = (out[to + part] ?? 0) + (sums[from + part] ?? 0);
    }
  }
  // A full cell weighs no more than one pixel; otherwise thin rims would have no influence.
  for (let at = 0; at < out.length; at += channelsPerCell) {
    const weight = out[at + 4] ?? 0;
    if (weight <= 1) continue;
    for (let part = 0; part < channelsPerCell; part += 1) out[at + part] = (out[at + part] ?? 0) / weight;
  }
  return { ...half, sums: out };
}

/** Fills the missing weight of a pixel by interpolating between the four cells around it. */
function fillGaps(finer: Level, coarser: Level): void {
  for (let y = 0; y < finer.height; y += 1) {
    for (let x = 0; x < finer.width; x += 1) {
      const at = (y * finer.width + x) * channelsPerCell;
      const lacks = 1 - (finer.sums[at + 4] ?? 0);
      if (lacks <= 0) continue;
      for (let part = 0; part < channelsPerCell; part += 1) {
        finer.sums[at + part] = (finer.sums[at + part] ?? 0) + lacks * between(coarser, x, y, part);
      }
    }
  }
}

function between({ width, height, sums }: Level, x: number, y: number, part: number): number {
  const place = { x: (x + 0.5) / 2 - 0.5, y: (y + 0.5) / 2 - 0.5 };
  const [left, top] = [Math.floor(place.x), Math.floor(place.y)];
  let value = 0;
  for (const [dx, dy] of corners) {
    const column = Math.min(width - 1, Math.max(0, left + dx));
    const row = Math.min(height - 1, Math.max(0, top + dy));
    const share = (1 - Math.abs(place.x - left - dx)) * (1 - Math.abs(place.y - top - dy));
    value += (sums[(row * width + column) * channelsPerCell + part] ?? 0) * share;
  }
  return value;
}

const corners = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

function writeFilled(picture: Pixels, mask: Mask, level: Level | undefined): Pixels {
  const data = picture.data.slice();
  for (let pixel = 0; level && pixel < mask.data.length; pixel += 1) {
    if ((mask.data[pixel] ?? 0) === 0) continue;
    const at = pixel * channelsPerCell;
    const alpha = level.sums[at + 3] ?? 0;
    for (let channel = 0; channel < 3; channel += 1) {
      data[pixel * 4 + channel] = alpha === 0 ? 0 : Math.round((level.sums[at + channel] ?? 0) / alpha);
    }
    data[pixel * 4 + 3] = Math.round(alpha * 255);
  }
  return { ...picture, data };
}
