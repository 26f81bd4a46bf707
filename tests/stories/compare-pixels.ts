import type { Pixels } from '#design/pixels';

/** RGBA. */
export function pixelAt({ width, data }: Pixels, x: number, y: number): readonly number[] {
  return [...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4)];
}

/** Every pixel with its place. */
export function pixelsOf(pixels: Pixels) {
  return Array.from({ length: pixels.width * pixels.height }, (_, at) => {
    const [x, y] = [at % pixels.width, Math.floor(at / pixels.width)];
    return { x, y, rgba: pixelAt(pixels, x, y) };
  });
}

/** How many pixels differ where the mask is not clear, and whether most of the others do. */
export function changedPixels(before: Pixels, after: Pixels, mask: Pixels) {
  let [outside, inside, marked] = [0, 0, 0];
  for (const { x, y, rgba } of pixelsOf(before)) {
    const isChanged = rgba.join() !== pixelAt(after, x, y).join();
    const isMarked = pixelAt(mask, x, y)[3] === 0;
    if (isMarked) marked += 1;
    if (isChanged && isMarked) inside += 1;
    else if (isChanged) outside += 1;
  }
  return { outside, inside: inside > marked * 0.6 };
}
