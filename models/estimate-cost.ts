import type { ServiceName } from '#design/settings';
import { estimateImageTokens } from './openai/estimate-image-tokens.ts';
import { findImageSize } from './openai/find-image-size.ts';
import { findImageCost, findTextCost } from './openai/prices.ts';
import type { ImageRequest } from './ports.ts';

/** What an answer will take, as far as it can be told before it is asked for. */
export interface Estimate {
  /** `null` where the price is not known. */
  readonly costUsd: number | null;
  /** Seconds it usually takes, from and to; `null` where we do not know. */
  readonly seconds: readonly [number, number] | null;
}

const unknown: Estimate = { costUsd: null, seconds: null };

/** What one picture will take; `auto` quality is counted as high, its upper bound. */
export function estimateImage(service: ServiceName, model: string, request: ImageRequest): Estimate {
  if (service === 'built-in') return { costUsd: 0, seconds: [0, 1] };
  if (service !== 'openai') return unknown;
  const size = findImageSize(request);
  const outputTokens = estimateImageTokens(size, request.quality, request.partialImages);
  const textTokens = Math.ceil(request.prompt.length / 4);
  return { costUsd: findImageCost(model, { textTokens, imageTokens: 0, outputTokens }), seconds: [10, 120] };
}

/** What one text will take, from tokens counted or estimated. */
export function estimateText(
  service: ServiceName,
  model: string,
  tokens: { readonly input: number; readonly output: number },
): Estimate {
  if (service !== 'openai') return unknown;
  const counted = { inputTokens: tokens.input, outputTokens: tokens.output, cachedTokens: 0 };
  // Fifty to a hundred tokens a second is what the mainline models write.
  return {
    costUsd: findTextCost(model, counted),
    seconds: [Math.ceil(tokens.output / 100), Math.ceil(tokens.output / 50) + 5],
  };
}
