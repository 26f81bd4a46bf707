import type { Size } from './find-request-size.ts';

const detailByQuality = { low: 16, medium: 48, high: 96 } as const;
const tokensPerPartial = 100;

/**
 * The output tokens of one picture of gpt-image-2, by the formula behind the calculator on OpenAI's image guide
 * (https://platform.openai.com/docs/guides/image-generation); `auto` is counted as `high`, its upper bound.
 */
export function estimateImageTokens(
  { width, height }: Size,
  quality: keyof typeof detailByQuality | 'auto',
  partialImages: number,
): number {
  const base = detailByQuality[quality === 'auto' ? 'high' : quality];
  const short = roundHalfEven((base * Math.min(width, height)) / Math.max(width, height));
  const picture = Math.ceil((base * short * (2_000_000 + width * height)) / 4_000_000);
  return picture + partialImages * tokensPerPartial;
}

function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** The side of a patch in px. */
const patch = 32;

const limits = {
  low: { side: 512, patches: 2500 },
  high: { side: 2048, patches: 2500 },
  original: { side: 6000, patches: 10_000 },
} as const;

/** The multiplier of gpt-5.4 is not published; similar models have this one. */
const multiplier = 1.2;

/**
 * Estimates the input tokens of a picture by the patch rule of the vision guide
 * (https://platform.openai.com/docs/guides/images-vision).
 */
export function estimateVisionTokens({ width, height }: Size, detail: keyof typeof limits): number {
  const { side, patches } = limits[detail];
  const shrink = Math.min(1, side / Math.max(width, height));
  const count = countPatches({ width: width * shrink, height: height * shrink }, patches);
  return Math.ceil(count * multiplier);
}

function countPatches({ width, height }: Size, budget: number): number {
  const count = Math.ceil(width / patch) * Math.ceil(height / patch);
  if (count <= budget) return count;
  const shrink = Math.sqrt((patch * patch * budget) / (width * height));
  const across = (width * shrink) / patch;
  const down = (height * shrink) / patch;
  const fit = shrink * Math.min(Math.floor(across) / across, Math.floor(down) / down);
  return Math.min(budget, Math.ceil((width * fit) / patch) * Math.ceil((height * fit) / patch));
}
