import { builtInService, services, type ServiceName } from '#design/services';
import type { ModelFacts } from '#design/settings';
import { adapters } from './adapters.ts';
import { estimateVisionTokens } from './openai/estimate-image-tokens.ts';
import type { EmbeddingRequest, ImageRequest, TextRequest } from './ports.ts';
import { readModelImage } from './read-model-image.ts';
import type { TokenCount } from './service-adapter.ts';
import { findVisionLimits } from './vision-limits.ts';

/** The cost and time of an answer, estimated before the request is sent. */
export interface Estimate {
  /** The upper bound in USD; `null` where the price is not known. */
  readonly costUsd: number | null;
  /** The usual cost of a text, or the lower bound of an image, in USD; it equals the upper bound where nothing is open. */
  readonly lowUsd: number | null;
  /** The usual range of seconds; `null` where it is not known. */
  readonly seconds: readonly [number, number] | null;
}

const unknown: Estimate = { costUsd: null, lowUsd: null, seconds: null };
const free: Estimate = { costUsd: 0, lowUsd: 0, seconds: [0, 1] };

/** Estimates one picture. `auto` quality counts as low for the lower bound and as high for the upper bound. */
export function estimateImage(
  service: ServiceName,
  model: string,
  request: ImageRequest,
  facts: ModelFacts | null = null,
): Estimate {
  if (service === builtInService) return free;
  if (services[service].isLocal) return { ...free, seconds: null };
  const { prices } = adapters[service];
  const costUsd = prices?.findImageCost(model, request, facts, 'most') ?? null;
  if (costUsd === null) return unknown;
  // No rule is published for the tokens of reference images, so the lower bound leaves them out.
  const least = { ...request, quality: request.quality === 'auto' ? 'low' : request.quality, references: [] };
  const lowUsd = prices?.findImageCost(model, least, facts, 'least') ?? null;
  return { costUsd, lowUsd, seconds: [10, 120] };
}

/**
 * Estimates one text from its counted or estimated tokens. The limit of an answer leaves space for reasoning and long
 * answers, so a quarter of it is usual.
 */
export function estimateText(
  service: ServiceName,
  model: string,
  tokens: TokenCount,
  facts: ModelFacts | null = null,
): Estimate {
  const { prices } = adapters[service];
  const costOf = (output: number) =>
    prices?.findTextCost(model, { input: tokens.input, output }, facts) ?? null;
  const costUsd = costOf(tokens.output);
  if (costUsd === null) return unknown;
  // The mainline models write fifty to a hundred tokens a second.
  const seconds = [Math.ceil(tokens.output / 100), Math.ceil(tokens.output / 50) + 5] as const;
  return { costUsd, lowUsd: costOf(Math.ceil(tokens.output / 4)), seconds };
}

/** Estimates embeddings. */
export function estimateEmbedding(
  service: ServiceName,
  model: string,
  request: EmbeddingRequest,
  facts: ModelFacts | null = null,
): Estimate {
  if (service === builtInService) return free;
  const tokens = countEmbeddingTokens(request);
  const costUsd = adapters[service].prices?.findEmbeddingCost(model, tokens, facts) ?? null;
  return costUsd === null ? unknown : { costUsd, lowUsd: costUsd, seconds: [0, 5] };
}

/** Estimates the tokens of a request's text and pictures for a model; four characters make about one token. */
export function countTextTokens({ instructions, parts, schema }: TextRequest, model = ''): number {
  const limits = findVisionLimits(model);
  const words = instructions.length + (schema === null ? 0 : JSON.stringify(schema.schema).length);
  return parts.reduce(
    (sum, part) => {
      if (part.kind === 'text') return sum + Math.ceil(part.text.length / 4);
      const size = readModelImage(part.bytes) ?? { width: 2048, height: 2048 };
      return sum + estimateVisionTokens(size, part.detail, limits);
    },
    Math.ceil(words / 4),
  );
}

/** Estimates the tokens of an embedding request. */
export function countEmbeddingTokens({ inputs }: EmbeddingRequest): number {
  return inputs.reduce(
    (sum, input) => sum + (input.kind === 'text' ? Math.ceil(input.text.length / 4) : 1000),
    0,
  );
}
