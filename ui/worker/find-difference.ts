import { comparePictures, cropOnWhite } from '#codegen/check/compare-pictures';
import type { PagePicture } from '#codegen/renderer';
import type { CancelSignal } from '#design/cancel';
import type { PictureDifference } from './protocol.ts';

/** Compares two pictures of one page; where one is larger, what only it has differs. */
export function findDifference(
  first: PagePicture,
  second: PagePicture,
  signal: CancelSignal,
): PictureDifference {
  const width = Math.max(first.width, second.width);
  const height = Math.max(first.height, second.height);
  const [design, page] = [first, second].map((picture) =>
    cropOnWhite(
      { data: picture.pixels, width: picture.width, height: picture.height },
      { x: 0, y: 0, width, height },
    ),
  );
  if (!design || !page) return { share: 0, heat: first };
  const { differing, heatMap } = comparePictures(design, page, signal);
  return { share: differing, heat: { pixels: Uint8ClampedArray.from(heatMap.data), width, height } };
}
