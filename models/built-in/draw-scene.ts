import type { CancelSignal } from '#design/cancel';
import { startPng } from './png-writer.ts';
import type { Scene } from './scenes/canvas.ts';
import type { Shape } from './shapes.ts';

/** The pixels to draw before yielding: a few milliseconds of work, so that the panel stays responsive. */
const pixelsPerTurn = 300_000;

/** Draws a scene row by row into a PNG. Between bands of rows it yields to other work, and stops where it was cancelled. */
export async function drawScene(
  scene: Scene,
  { width, height }: { readonly width: number; readonly height: number },
  signal: CancelSignal,
): Promise<Uint8Array> {
  const png = startPng(width, height, 'A placeholder drawn by Framewright, not made by a model.');
  const bandHeight = Math.max(1, Math.floor(pixelsPerTurn / width));
  const coverage = new Float32Array(width);
  for (let top = 0; top < height; top += bandHeight) {
    signal.throwIfAborted();
    const rows = Math.min(bandHeight, height - top);
    const band = new Uint8Array(rows * width * 4);
    const near = scene.shapes.filter((shape) => shape.bottom >= top && shape.top <= top + rows);
    for (let row = 0; row < rows; row += 1) {
      const pixels = band.subarray(row * width * 4, (row + 1) * width * 4);
      fillBackdrop(scene.backdrop, (top + row) / height, pixels);
      for (const shape of near) drawRow(shape, top + row, coverage, pixels);
    }
    png.push(band, top + rows >= height);
    await nextTurn();
  }
  signal.throwIfAborted();
  return png.finish();
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function fillBackdrop(backdrop: Scene['backdrop'], share: number, pixels: Uint8Array): void {
  if (backdrop === null) return;
  const [from, to] = backdrop;
  const colour = [0, 1, 2].map((channel) => between(from[channel] ?? 0, to[channel] ?? 0, share));
  for (let at = 0; at < pixels.length; at += 4) {
    pixels.set(colour, at);
    pixels[at + 3] = 255;
  }
}

function drawRow(shape: Shape, y: number, coverage: Float32Array, pixels: Uint8Array): void {
  if (y + 1 < shape.top || y > shape.bottom) return;
  const left = Math.max(0, Math.floor(shape.left));
  const right = Math.min(coverage.length, Math.ceil(shape.right) + 1);
  if (right <= left) return;
  coverage.fill(0, left, right);
  shape.cover(y, coverage);
  const { from, to, alpha } = shape.paint;
  const share = Math.min(1, Math.max(0, (y - shape.top) / (shape.bottom - shape.top || 1)));
  const red = between(from[0], to[0], share);
  const green = between(from[1], to[1], share);
  const blue = between(from[2], to[2], share);
  for (let x = left; x < right; x += 1) {
    const over = Math.min(1, coverage[x] ?? 0) * alpha;
    if (over > 0) blend(pixels, x * 4, red, green, blue, over);
  }
}

/** Blends source over destination with straight alpha, as in PNG. */
function blend(pixels: Uint8Array, at: number, red: number, green: number, blue: number, over: number): void {
  const under = ((pixels[at + 3] ?? 0) / 255) * (1 - over);
  const whole = over + under;
  const part = over / whole;
  pixels[at] = Math.round(between(pixels[at] ?? 0, red, part));
  pixels[at + 1] = Math.round(between(pixels[at + 1] ?? 0, green, part));
  pixels[at + 2] = Math.round(between(pixels[at + 2] ?? 0, blue, part));
  pixels[at + 3] = Math.round(whole * 255);
}

function between(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}
