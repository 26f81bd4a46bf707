import { findVisionLimits, type VisionLimits } from '../vision-limits.ts';
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

/** px of the longer side of a picture that is sent with `detail: low`. */
const lowSide = 512;

/** Estimates the input tokens of a picture; by default those of the main models. */
export function estimateVisionTokens(
  size: Size,
  detail: 'low' | 'high' | 'original',
  limits: VisionLimits = findVisionLimits(''),
): number {
  const { maxSide, maxPatches } =
    detail === 'original'
      ? limits.original
      : { ...limits, ...(detail === 'low' ? { maxSide: lowSide } : {}) };
  const { patchSize, maxShortSide, tokens } = limits;
  const longer = Math.max(size.width, size.height);
  const shorter = Math.min(size.width, size.height);
  const shrink = Math.min(1, maxSide / longer, maxShortSide === null ? 1 : maxShortSide / shorter);
  const shown = { width: size.width * shrink, height: size.height * shrink };
  return Math.ceil(countPatches(shown, patchSize, maxPatches) * tokens.perPatch + tokens.perPicture);
}

function countPatches({ width, height }: Size, patch: number, budget: number): number {
  const count = Math.ceil(width / patch) * Math.ceil(height / patch);
  if (count <= budget) return count;
  const shrink = Math.sqrt((patch * patch * budget) / (width * height));
  const across = (width * shrink) / patch;
  const down = (height * shrink) / patch;
  const fit = shrink * Math.min(Math.floor(across) / across, Math.floor(down) / down);
  return Math.min(budget, Math.ceil((width * fit) / patch) * Math.ceil((height * fit) / patch));
}
