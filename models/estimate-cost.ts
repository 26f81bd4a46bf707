import type { ModelFacts, ServiceName } from '#design/settings';
import { defaultImageModel, usesImageTool } from './openai/image-tool-models.ts';
import { estimateImageTokens, estimateVisionTokens } from './openai/estimate-image-tokens.ts';
import { findRequestSize } from './openai/find-request-size.ts';
import { findEmbeddingCost, findImageCost, findTextCost } from './openai/prices.ts';
import { writeImagePrompt } from './openai/write-image-prompt.ts';
import type { EmbeddingRequest, ImageRequest, TextRequest } from './ports.ts';
import { readModelImage } from './read-model-image.ts';

/** What an answer will take, as far as it can be told before it is asked for. */
export interface Estimate {
  /** USD at most; `null` where the price is not known. */
  readonly costUsd: number | null;
  /** USD at least; the same as at most where nothing is left to the service. */
  readonly lowUsd: number | null;
  /** Seconds it usually takes, from and to; `null` where we do not know. */
  readonly seconds: readonly [number, number] | null;
}

const unknown: Estimate = { costUsd: null, lowUsd: null, seconds: null };
const free: Estimate = { costUsd: 0, lowUsd: 0, seconds: [0, 1] };

/** Tokens that a picture to go by counts for at most, by the rule of the vision guide. */
const tokensPerReference = 1536;
/** Tokens that a model usually thinks before it has a picture drawn. */
const defaultThinkingTokens = { input: 400, output: 600 };
const noThinking = { input: 0, output: 0 };

/** What one picture will take; `auto` quality is counted as low at least and as high at most. */
export function estimateImage(
  service: ServiceName,
  model: string,
  request: ImageRequest,
  facts: ModelFacts | null = null,
): Estimate {
  if (service === 'built-in') return free;
  if (service === 'sdnext') return { ...free, seconds: null };
  const costUsd = pictureCost(service, model, request, facts);
  if (costUsd === null) return unknown;
  // No rule is printed for what pictures to go by count, so the least is without them.
  const least = { ...request, quality: request.quality === 'auto' ? 'low' : request.quality, references: [] };
  return { costUsd, lowUsd: pictureCost(service, model, least, facts, noThinking), seconds: [10, 120] };
}

function pictureCost(
  service: ServiceName,
  model: string,
  request: ImageRequest,
  facts: ModelFacts | null,
  thinking = defaultThinkingTokens,
): number | null {
  const { references = [] } = request;
  const tokens = {
    textTokens: Math.ceil(writeImagePrompt(request).length / 4),
    imageTokens: references.length * tokensPerReference,
    outputTokens: estimateImageTokens(findRequestSize(request), request.quality, request.partialImages),
  };
  if (service === 'openai') {
    if (!usesImageTool(model)) return findImageCost(model, tokens);
    const [mainlineModel = model, imageModel = defaultImageModel] = model.split('+');
    const picture = findImageCost(imageModel, tokens);
    const { input, output } = thinking;
    const thought = findTextCost(mainlineModel, {
      inputTokens: input + tokens.textTokens,
      outputTokens: output,
      cachedTokens: 0,
    });
    return picture === null || thought === null ? null : picture + thought;
  }
  if (service !== 'openrouter' || facts?.price == null) return null;
  const { input, output, image } = facts.price;
  const taken = (tokens.textTokens + tokens.imageTokens) * input;
  return (taken + tokens.outputTokens * (image ?? output)) / 1_000_000;
}

/** What one text will take, from tokens counted or estimated. */
export function estimateText(
  service: ServiceName,
  model: string,
  tokens: { readonly input: number; readonly output: number },
  facts: ModelFacts | null = null,
): Estimate {
  const costOf = (outputTokens: number) => textCost(service, model, tokens.input, outputTokens, facts);
  const costUsd = costOf(tokens.output);
  if (costUsd === null) return unknown;
  // Fifty to a hundred tokens a second is what the mainline models write.
  const seconds = [Math.ceil(tokens.output / 100), Math.ceil(tokens.output / 50) + 5] as const;
  return { costUsd, lowUsd: costOf(Math.ceil(tokens.output / 4)), seconds };
}

function textCost(
  service: ServiceName,
  model: string,
  inputTokens: number,
  outputTokens: number,
  facts: ModelFacts | null,
): number | null {
  if (service === 'openai') return findTextCost(model, { inputTokens, outputTokens, cachedTokens: 0 });
  if (service !== 'openrouter' || facts?.price == null) return null;
  return (inputTokens * facts.price.input + outputTokens * facts.price.output) / 1_000_000;
}

/** What vectors will take. */
export function estimateEmbedding(
  service: ServiceName,
  model: string,
  request: EmbeddingRequest,
  facts: ModelFacts | null = null,
): Estimate {
  if (service === 'built-in') return free;
  const tokens = countEmbeddingTokens(request);
  const ofList = service === 'openrouter' && facts?.price ? (tokens * facts.price.input) / 1_000_000 : null;
  const costUsd = service === 'openai' ? findEmbeddingCost(model, tokens) : ofList;
  return costUsd === null ? unknown : { costUsd, lowUsd: costUsd, seconds: [0, 5] };
}

/** Tokens of a request's words and pictures, estimated: four characters make about one. */
export function countTextTokens({ instructions, parts, schema }: TextRequest): number {
  const words = instructions.length + (schema === null ? 0 : JSON.stringify(schema.schema).length);
  return parts.reduce(
    (sum, part) => {
      if (part.kind === 'text') return sum + Math.ceil(part.text.length / 4);
      const size = readModelImage(part.bytes) ?? { width: 2048, height: 2048 };
      return sum + estimateVisionTokens(size, part.detail);
    },
    Math.ceil(words / 4),
  );
}

/** Tokens of what is to be embedded, estimated. */
export function countEmbeddingTokens({ inputs }: EmbeddingRequest): number {
  return inputs.reduce(
    (sum, input) => sum + (input.kind === 'text' ? Math.ceil(input.text.length / 4) : 1000),
    0,
  );
}
