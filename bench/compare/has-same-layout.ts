import type { Pixels } from '#design/pixels';

/** px of the height of the bands that are looked at, and how far one may have moved to be found. */
const bandHeight = 32;
const farthest = 8;
/** A band moved where another place makes it so much more alike. */
const clearGain = 0.5;
/** What the brightness of a band's pixels varies by at least, in the mean, 0 to 255: an empty one fits everywhere. */
const leastDetail = 2;

/**
 * Whether two pictures of a page show everything within a px of the same height. A browser rounds the heights of lines by
 * the scale it draws at, so a page that is drawn at another scale may be laid out otherwise: that is a true difference.
 */
export function hasSameLayout(one: Pixels, other: Pixels): boolean {
  for (let top = farthest; top + bandHeight + farthest <= one.height; top += bandHeight / 2) {
    const offsets = Array.from({ length: farthest * 2 + 1 }, (_, index) => index - farthest);
    const apart = offsets.map((offset) => differenceOf(one, other, top, offset));
    const still = Math.min(...apart.filter((_, index) => Math.abs(offsets[index] ?? 0) <= 1));
    if (still > leastDetail && Math.min(...apart) < still * clearGain) return false;
  }
  return true;
}

/** What the green of a band differs by from the same band of the other picture so many px lower, in the mean. */
function differenceOf(one: Pixels, other: Pixels, top: number, offset: number): number {
  const length = one.width * bandHeight;
  const [start, end] = [top * one.width, (top + offset) * one.width];
  let sum = 0;
  for (let pixel = 0; pixel < length; pixel += 1)
    sum += Math.abs((one.data[(start + pixel) * 4 + 1] ?? 0) - (other.data[(end + pixel) * 4 + 1] ?? 0));
  return sum / length;
}
