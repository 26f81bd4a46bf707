/** The part of a frame's picture that shows a layer, with the layer outlined. */
import { resizePixels } from '#design/resize-pixels';
import type { Pixels } from '#design/pixels';
import type { Rectangle } from '#design/tree';
import type { RenderedFrame } from './audit-input.ts';

/**
 * Cuts a layer out with something of its surroundings, at most `most` pixels wide and high. `null` where it lies outside
 * of the picture.
 * @param box px of the frame.
 */
export function cropLayer({ pixels, scale }: RenderedFrame, box: Rectangle, most: number): Pixels | null {
  const margin = Math.max(12, Math.min(48, Math.max(box.width, box.height) * 0.25));
  const left = clamp(Math.floor((box.x - margin) * scale), pixels.width);
  const top = clamp(Math.floor((box.y - margin) * scale), pixels.height);
  const right = clamp(Math.ceil((box.x + box.width + margin) * scale), pixels.width);
  const bottom = clamp(Math.ceil((box.y + box.height + margin) * scale), pixels.height);
  const width = right - left;
  const height = bottom - top;
  if (width < 2 || height < 2) return null;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = ((top + row) * pixels.width + left) * 4;
    data.set(pixels.data.subarray(from, from + width * 4), row * width * 4);
  }
  const shrink = Math.min(1, most / width, most / height);
  const size = {
    width: Math.max(1, Math.round(width * shrink)),
    height: Math.max(1, Math.round(height * shrink)),
  };
  const shown = resizePixels({ width, height, data }, size);
  const toCrop = (px: number, start: number) => Math.round((px * scale - start) * shrink);
  outline(shown, {
    x: toCrop(box.x, left) - 2,
    y: toCrop(box.y, top) - 2,
    width: Math.round(box.width * scale * shrink) + 4,
    height: Math.round(box.height * scale * shrink) + 4,
  });
  return shown;
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}

/** Two pixels of magenta, which few designs have. */
function outline({ data, width, height }: Pixels, box: Rectangle): void {
  const paint = (x: number, y: number) => {
    if (x < 0 || y < 0 || x >= width || y >= height) return;
    data.set([230, 0, 126, 255], (y * width + x) * 4);
  };
  for (const inset of [0, 1]) {
    const right = box.x + box.width - 1 - inset;
    const bottom = box.y + box.height - 1 - inset;
    for (let x = box.x + inset; x <= right; x += 1) {
      paint(x, box.y + inset);
      paint(x, bottom);
    }
    for (let y = box.y + inset; y <= bottom; y += 1) {
      paint(box.x + inset, y);
      paint(right, y);
    }
  }
}
