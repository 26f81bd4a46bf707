/**
 * OpenAI's prices in USD per million tokens, as published on 2026-11-21 (https://platform.openai.com/docs/pricing,
 * https://platform.openai.com/docs/guides/image-generation). The cost of a model that is not listed is `null`, never a
 * guess.
 */
import { services, type ServiceName } from '#design/services';

export interface TextPrice {
  readonly input: number;
  readonly cachedInput: number | null;
  readonly output: number;
  /** The higher rates for requests with more input tokens than `above`. */
  readonly long: { readonly above: number; readonly input: number; readonly output: number } | null;
}

export interface ImagePrice {
  readonly textInput: number;
  readonly imageInput: number;
  readonly imageOutput: number;
}

export const textPrices: Readonly<Record<string, TextPrice>> = {
  'gpt-5.4': { input: 2.5, cachedInput: 0.25, output: 15, long: { above: 272_000, input: 5, output: 22.5 } },
  'gpt-5.4-mini': { input: 0.75, cachedInput: 0.075, output: 4.5, long: null },
  'gpt-5.4-nano': { input: 0.2, cachedInput: 0.02, output: 1.25, long: null },
};

/** The prices of embeddings, which have input tokens only. */
export const embeddingPrices: Readonly<Record<string, number>> = {
  'text-embedding-3-small': 0.02,
  'text-embedding-3-large': 0.13,
};

export const imagePrices: Readonly<Record<string, ImagePrice>> = {
  'gpt-image-2': { textInput: 5, imageInput: 8, imageOutput: 30 },
};

export interface TextTokens {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** The input tokens that the service had cached. */
  readonly cachedTokens: number;
}

/** The cost of one text request in USD, or `null` where the model's price is not known. */
export function findTextCost(model: string, tokens: TextTokens): number | null {
  const price = findPrice(textPrices, model);
  if (price === null) return null;
  const rates = price.long !== null && tokens.inputTokens > price.long.above ? price.long : price;
  const cachedTokens = price.cachedInput === null ? 0 : tokens.cachedTokens;
  const fresh = (tokens.inputTokens - cachedTokens) * rates.input;
  const cached = cachedTokens * (price.cachedInput ?? 0);
  return (fresh + cached + tokens.outputTokens * rates.output) / 1_000_000;
}

export interface ImageTokens {
  readonly textTokens: number;
  readonly imageTokens: number;
  readonly outputTokens: number;
}

/** The cost of one picture in USD, or `null` where the model's price is not known. */
export function findImageCost(model: string, tokens: ImageTokens): number | null {
  const price = findPrice(imagePrices, model);
  if (price === null) return null;
  const input = tokens.textTokens * price.textInput + tokens.imageTokens * price.imageInput;
  return (input + tokens.outputTokens * price.imageOutput) / 1_000_000;
}

/** The cost of so many embedded tokens in USD, or `null` where the model's price is not known. */
export function findEmbeddingCost(model: string, tokens: number): number | null {
  const price = embeddingPrices[model] ?? null;
  return price === null ? null : (tokens * price) / 1_000_000;
}

/** The id to look a price up by. At an address that the person gave, the same model may cost anything, so there the id is empty. */
export function pricedModel(service: ServiceName, model: string): string {
  return services[service].address === null ? '' : model;
}

/** Finds a price. A dated snapshot costs the same as its model. */
function findPrice<Price>(prices: Readonly<Record<string, Price>>, model: string): Price | null {
  return prices[model.replace(/-\d{4}-\d{2}-\d{2}$/, '')] ?? null;
}
