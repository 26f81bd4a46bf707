import { invariant } from '#design/invariant';
import type { Pixels } from '#design/pixels';
import { encodePng, readPng } from '#design/png';
import type { ModelImage } from '#models/ports';
import { type Mask, readMask } from './mask.ts';

/** The shorter side of a picture divided by the feather radius. */
const feathersPerSide = 160;

/**
 * Combines a drawn PNG where the mask is transparent with the exact original everywhere else, because a service redraws
 * the whole picture despite its mask. Plain code composites them, because a canvas rounds colours where a picture is
 * transparent.
 */
export function restoreUnmasked(drawn: ModelImage, base: Uint8Array, mask: Uint8Array): ModelImage {
  const covered = readMask(mask);
  const featherRadius = Math.max(1, Math.round(Math.min(covered.width, covered.height) / feathersPerSide));
  const pixels = compositeOver(readPng(base), readPng(drawn.bytes), featherMask(covered, featherRadius));
  const { width, height } = pixels;
  return { bytes: encodePng(pixels), mime: 'image/png', width, height };
}

/** Composites `over` onto `base` through the mask. All three have the same size. */
export function compositeOver(base: Pixels, over: Pixels, mask: Mask): Pixels {
  invariant(isSameSize(base, over) && isSameSize(base, mask), 'a picture and its mask differ in size');
  const data = base.data.slice();
  for (let pixel = 0; pixel < mask.data.length; pixel += 1) {
    const share = (mask.data[pixel] ?? 0) / 255;
    if (share === 1) data.set(over.data.subarray(pixel * 4, pixel * 4 + 4), pixel * 4);
    else if (share > 0) mixPixel(data, over.data, pixel * 4, share);
  }
  return { width: base.width, height: base.height, data };
}

/** Blends colours weighted by alpha, so that transparent pixels contribute no colour. */
function mixPixel(under: Uint8ClampedArray, over: Uint8ClampedArray, at: number, share: number): void {
  const from = (under[at + 3] ?? 0) * (1 - share);
  const to = (over[at + 3] ?? 0) * share;
  const alpha = from + to;
  for (let channel = at; channel < at + 3; channel += 1) {
    const mixed = ((under[channel] ?? 0) * from + (over[channel] ?? 0) * to) / (alpha || 1);
    under[channel] = Math.round(mixed);
  }
  under[at + 3] = Math.round(alpha);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function isSameSize(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height;
}

/**
 * Feathers a mask inwards only, so that the transition is soft and nothing outside the mask changes. The edges of the
 * picture do not count as edges of the mask.
 */
export function featherMask({ width, height, data }: Mask, radius: number): Mask {
  const distance = distanceToOutside(data, width, height);
  const softened = new Uint8Array(data.length);
  for (let pixel = 0; pixel < data.length; pixel += 1) {
    const ramp = Math.min(1, (distance[pixel] ?? 0) / (radius + 1));
    softened[pixel] = Math.round((data[pixel] ?? 0) * ramp);
  }
  return { width, height, data: softened };
}

/** The distance in px to the nearest uncovered pixel, in straight steps of 1 and diagonal steps of √2. */
function distanceToOutside(data: Uint8Array, width: number, height: number): Float32Array {
  const far = width + height;
  const distance = Float32Array.from(data, (coverage) => (coverage === 0 ? 0 : far));
  const relax = (at: number, x: number, y: number, step: number, dx: number, dy: number) => {
    if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) return;
    const through = (distance[at + dy * width + dx] ?? far) + step;
    if (through < (distance[at] ?? far)) distance[at] = through;
  };
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if (distance[at] === 0) continue;
      relax(at, x, y, 1, -1, 0);
      relax(at, x, y, 1, 0, -1);
      relax(at, x, y, Math.SQRT2, -1, -1);
      relax(at, x, y, Math.SQRT2, 1, -1);
    }
  }
  for (let y = height - 1; y >= 0; y -= 1) {
    for (let x = width - 1; x >= 0; x -= 1) {
      const at = y * width + x;
      if (distance[at] === 0) continue;
      relax(at, x, y, 1, 1, 0);
      relax(at, x, y, 1, 0, 1);
      relax(at, x, y, Math.SQRT2, 1, 1);
      relax(at, x, y, Math.SQRT2, -1, 1);
    }
  }
  return distance;
}
