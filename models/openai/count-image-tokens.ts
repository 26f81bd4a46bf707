import type { ImageRequest } from '../ports.ts';
import { estimateImageTokens } from './estimate-image-tokens.ts';
import { findRequestSize } from './find-request-size.ts';
import type { ImageTokens } from './prices.ts';
import { writeImagePrompt } from './write-image-prompt.ts';

/** The most tokens one reference image counts for, by the rule of the vision guide. */
const tokensPerReference = 1536;

/** Estimates the tokens of one picture request. */
export function countImageTokens(request: ImageRequest): ImageTokens {
  const { references = [] } = request;
  return {
    textTokens: Math.ceil(writeImagePrompt(request).length / 4),
    imageTokens: references.length * tokensPerReference,
    outputTokens: estimateImageTokens(findRequestSize(request), request.quality, request.partialImages),
  };
}
