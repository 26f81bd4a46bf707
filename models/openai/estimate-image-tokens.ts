import type { Size } from './find-image-size.ts';

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
