/** px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What gpt-image-2 draws (https://platform.openai.com/docs/guides/image-generation): edges in px, area in pixels. */
const rules = { step: 16, longestEdge: 3840, widest: 3, leastArea: 655_360, mostArea: 8_294_400 };

/** The size to ask for: legal, as near as can be to the wanted ratio, and large enough to be cropped to the wanted size. */
export function findImageSize(wanted: Size): Size {
  const all = (legal ??= legalSizes());
  const covering = all.filter(({ width, height }) => width >= wanted.width && height >= wanted.height);
  // Too large for any: the largest of its ratio is drawn and enlarged.
  const candidates = covering.length > 0 ? covering : all;
  const sign = covering.length > 0 ? 1 : -1;
  // Both terms are shares of pixels: those nobody asked for, and those that are cropped away.
  const score = (size: Size) => sign * Math.log(size.width * size.height) + ratioError(size, wanted);
  return candidates.reduce((best, size) => (score(size) < score(best) ? size : best));
}

/** Found when first needed; there are some thirty thousand. */
let legal: readonly Size[] | null = null;

function ratioError(size: Size, wanted: Size): number {
  return Math.abs(Math.log((size.width * wanted.height) / (size.height * wanted.width)));
}

function legalSizes(): readonly Size[] {
  const { step, longestEdge, widest, leastArea, mostArea } = rules;
  const sizes: Size[] = [];
  for (let width = step; width <= longestEdge; width += step) {
    for (let height = step; height <= longestEdge; height += step) {
      const area = width * height;
      const ratio = Math.max(width, height) / Math.min(width, height);
      if (area >= leastArea && area <= mostArea && ratio <= widest) sizes.push({ width, height });
    }
  }
  return sizes;
}
