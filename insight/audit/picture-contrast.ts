/** The contrast of a text with what is drawn around its letters, in the rendered picture of a frame. */
import type { Colour, Rectangle } from '#design/tree';
import type { RenderedFrame } from './audit-input.ts';
import { contrastOf } from './colours.ts';

/**
 * Measures the ratio that three quarters of the backdrop reach. `null` where the text is not in the picture: then it is
 * hidden, or drawn in another colour.
 */
export function measureOnPicture(
  { pixels, scale }: RenderedFrame,
  ink: Rectangle,
  colour: Colour,
): number | null {
  const left = Math.max(0, Math.floor(ink.x * scale));
  const top = Math.max(0, Math.floor(ink.y * scale));
  const width = Math.min(pixels.width, Math.ceil((ink.x + ink.width) * scale)) - left;
  const height = Math.min(pixels.height, Math.ceil((ink.y + ink.height) * scale)) - top;
  if (width < 4 || height < 4) return null;
  const letters = new Uint8Array(width * height);
  let lettered = 0;
  const at = (index: number) =>
    ((top + Math.floor(index / width)) * pixels.width + left + (index % width)) * 4;
  for (let index = 0; index < letters.length; index += 1) {
    if (distance(pixels.data, at(index), colour) > letterDistance) continue;
    letters[index] = 1;
    lettered += 1;
  }
  if (lettered < letters.length * 0.01) return null;
  const around = spread(letters, width, height, Math.max(2, Math.round(edge * scale)));
  const ratios: number[] = [];
  const step = Math.max(1, Math.floor(letters.length / maxSamples));
  for (let index = 0; index < letters.length; index += step) {
    if (around[index] === 1) continue;
    const byte = at(index);
    const [r = 0, g = 0, b = 0] = [0, 1, 2].map((channel) => (pixels.data[byte + channel] ?? 0) / 255);
    ratios.push(contrastOf(colour, { r, g, b, a: 1 }));
  }
  // Letters and their edges fill the box: it cannot be told what is behind them.
  if (ratios.length < minSamples) return null;
  ratios.sort((one, other) => one - other);
  return ratios[Math.floor(ratios.length / 4)] ?? null;
}

/** Of 255 in each channel. */
const letterDistance = 24;
/** px around letters that are mixed with them. */
const edge = 1.5;
const maxSamples = 20_000;
const minSamples = 24;

function distance(data: Uint8ClampedArray, at: number, { r, g, b }: Colour): number {
  return Math.max(
    Math.abs((data[at] ?? 0) - r * 255),
    Math.abs((data[at + 1] ?? 0) - g * 255),
    Math.abs((data[at + 2] ?? 0) - b * 255),
  );
}

/** Marks what is near a mark, row by row and then column by column. */
function spread(marks: Uint8Array, width: number, height: number, px: number): Uint8Array {
  const across = new Uint8Array(marks.length);
  const both = new Uint8Array(marks.length);
  const run = (from: Uint8Array, to: Uint8Array, start: number, step: number, count: number) => {
    let last = -Infinity;
    for (let index = 0; index < count; index += 1) {
      if (from[start + index * step] === 1) last = index;
      if (index - last <= px) to[start + index * step] = 1;
    }
    last = Infinity;
    for (let index = count - 1; index >= 0; index -= 1) {
      if (from[start + index * step] === 1) last = index;
      if (last - index <= px) to[start + index * step] = 1;
    }
  };
  for (let row = 0; row < height; row += 1) run(marks, across, row * width, 1, width);
  for (let column = 0; column < width; column += 1) run(across, both, column, width, height);
  return both;
}
