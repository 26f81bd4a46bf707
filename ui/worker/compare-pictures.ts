import pixelmatch from 'pixelmatch';
import type { RenderedPage } from '#codegen/renderer';
import type { PictureDifference } from './protocol.ts';

/** Compares two pictures of one page; where one is larger, what only it has differs. */
export function comparePictures(first: RenderedPage, second: RenderedPage): PictureDifference {
  const width = Math.max(first.width, second.width);
  const height = Math.max(first.height, second.height);
  const heat = new Uint8ClampedArray(width * height * 4);
  const differing = pixelmatch(
    spread(first, width, height),
    spread(second, width, height),
    heat,
    width,
    height,
    {
      threshold: 0.1,
      alpha: 0.2,
      diffColor: [242, 72, 34],
    },
  );
  return { share: differing / (width * height), heat: { pixels: heat, width, height } };
}

/** The picture at the top left of a transparent one of this size. */
function spread(page: RenderedPage, width: number, height: number): Uint8ClampedArray {
  if (page.width === width && page.height === height) return page.pixels;
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < page.height; row += 1) {
    const line = page.pixels.subarray(row * page.width * 4, (row + 1) * page.width * 4);
    pixels.set(line, row * width * 4);
  }
  return pixels;
}
