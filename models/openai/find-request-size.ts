/** px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What gpt-image-2 draws (https://platform.openai.com/docs/guides/image-generation): edges in px, area in pixels. */
const rules = { step: 16, longestEdge: 3840, widest: 3, leastArea: 655_360, mostArea: 8_294_400 };

/** The size to ask for: legal, as near as can be to the wanted ratio, and large enough to be cropped to the wanted size. */
export function findRequestSize(wanted: Size): Size {
  const covering = candidates(wanted.width, (width) => heightFrom(width, wanted.height));
  if (covering.length > 0) return best(covering, wanted, 1);
  // Too large for any: the largest of its ratio is drawn and enlarged.
  const ratio = wanted.height / wanted.width;
  return best(
    candidates(1, (width) => heightFrom(width, width * ratio) ?? highest(width)),
    wanted,
    -1,
  );
}

/** Of each width from one on the height that wastes least; a taller one is never better. */
function candidates(leastWidth: number, heightFor: (width: number) => number | null): readonly Size[] {
  const sizes: Size[] = [];
  for (let width = roundUpToStep(leastWidth); width <= rules.longestEdge; width += rules.step) {
    const height = heightFor(width);
    if (height !== null) sizes.push({ width, height });
  }
  return sizes;
}

/** The lowest legal height from one on; `null` where there is none. */
function heightFrom(width: number, least: number): number | null {
  const height = roundUpToStep(Math.max(least, width / rules.widest, rules.leastArea / width));
  return height <= (highest(width) ?? 0) ? height : null;
}

function highest(width: number): number | null {
  const { step, longestEdge, widest, mostArea } = rules;
  const height = Math.floor(Math.min(longestEdge, width * widest, mostArea / width) / step) * step;
  return height >= Math.max(step, width / widest, rules.leastArea / width) ? height : null;
}

function roundUpToStep(length: number): number {
  return Math.max(1, Math.ceil(length / rules.step)) * rules.step;
}

/** Both terms are shares of pixels: those nobody asked for, and those that are cropped away. */
function best(sizes: readonly Size[], wanted: Size, sign: 1 | -1): Size {
  const score = (size: Size) => sign * Math.log(size.width * size.height) + ratioError(size, wanted);
  return sizes.reduce((found, size) => (score(size) < score(found) - epsilon ? size : found));
}

/** Less than any two sizes differ by. */
const epsilon = 1e-12;

function ratioError(size: Size, wanted: Size): number {
  return Math.abs(Math.log((size.width * wanted.height) / (size.height * wanted.width)));
}
