/** px. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The sizes that gpt-image-2 draws (https://platform.openai.com/docs/guides/image-generation): edges in px, area in
 * pixels.
 */
const rules = { step: 16, longestEdge: 3840, widest: 3, leastArea: 655_360, mostArea: 8_294_400 };

/**
 * Finds the size to request: allowed, as close as possible to the wanted ratio, and large enough to crop to the wanted
 * size.
 */
export function findRequestSize(wanted: Size): Size {
  const covering = candidates(wanted.width, (width) => heightFrom(width, wanted.height));
  if (covering.length > 0) return best(covering, wanted, 1);
  // The wanted size is too large, so the largest size of its ratio is drawn and enlarged.
  const ratio = wanted.height / wanted.width;
  return best(
    candidates(1, (width) => heightFrom(width, width * ratio) ?? highest(width)),
    wanted,
    -1,
  );
}

/** For each width, the height that wastes least; a taller one is never better. */
function candidates(leastWidth: number, heightFor: (width: number) => number | null): readonly Size[] {
  const sizes: Size[] = [];
  for (let width = roundUpToStep(leastWidth); width <= rules.longestEdge; width += rules.step) {
    const height = heightFor(width);
    if (height !== null) sizes.push({ width, height });
  }
  return sizes;
}

/** The smallest allowed height from `least` on; `null` where there is none. */
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

/** The best size by two shares of pixels: those beyond the wanted size, and those that are cropped. */
function best(sizes: readonly Size[], wanted: Size, sign: 1 | -1): Size {
  const score = (size: Size) => sign * Math.log(size.width * size.height) + ratioError(size, wanted);
  return sizes.reduce((found, size) => (score(size) < score(found) - epsilon ? size : found));
}

/** Smaller than the difference between any two sizes. */
const epsilon = 1e-12;

function ratioError(size: Size, wanted: Size): number {
  return Math.abs(Math.log((size.width * wanted.height) / (size.height * wanted.width)));
}
