import type { ImageEditStreamEvent, ImageGenStreamEvent } from 'openai/resources/images';
import { decodeBase64 } from '#design/base64';
import type { ModelEvent, ModelImage } from '../ports.ts';
import { readModelImage } from '../read-model-image.ts';
import { findImageCost, pricedModel } from './prices.ts';
import { failureOfKind, type RequestState } from './read-failure.ts';

/** Reads one event of a streamed picture. */
export function readImageEvent(
  wire: ImageGenStreamEvent | ImageEditStreamEvent,
  state: RequestState,
): readonly ModelEvent[] {
  switch (wire.type) {
    case 'image_generation.partial_image':
    case 'image_edit.partial_image': {
      const image = readPicture(wire.b64_json);
      // An unreadable preview is skipped, because the picture still follows.
      return image === null ? [] : [{ type: 'image-partial', index: wire.partial_image_index, image }];
    }
    case 'image_generation.completed':
    case 'image_edit.completed':
      return finish(wire.b64_json, wire.usage, state);
    default:
      return [];
  }
}

/** Reads a picture that came in one piece. */
export function readWholePicture(body: object, state: RequestState): readonly ModelEvent[] {
  const { data, usage } = body as {
    readonly data?: readonly { readonly b64_json?: string }[];
    readonly usage?: WireUsage;
  };
  return finish(data?.[0]?.b64_json ?? '', usage, state);
}

function finish(base64: string, usage: WireUsage | undefined, state: RequestState): readonly ModelEvent[] {
  const image = readPicture(base64);
  if (image === null) return [{ type: 'failed', failure: failureOfKind('answer-unreadable', state, true) }];
  return [{ type: 'image', image }, ...usageOf(usage, state), { type: 'done' }];
}

/** Reads a picture in base64; `null` where it is no picture. */
export function readPicture(base64: string): ModelImage | null {
  const bytes = decodeBase64(base64);
  return bytes === null ? null : readModelImage(bytes);
}

interface WireUsage {
  readonly input_tokens?: number;
  readonly output_tokens?: number;
  readonly input_tokens_details?: { readonly text_tokens: number; readonly image_tokens: number };
  /** OpenRouter uses these names, and reports its charge in USD. */
  readonly prompt_tokens?: number;
  readonly completion_tokens?: number;
  readonly cost?: number;
}

/** Compatible services may leave the usage out. */
function usageOf(usage: WireUsage | undefined, { connection, model }: RequestState): readonly ModelEvent[] {
  if (usage === undefined) return [];
  const inputTokens = usage.input_tokens ?? usage.prompt_tokens ?? 0;
  const outputTokens = usage.output_tokens ?? usage.completion_tokens ?? 0;
  const { text_tokens: textTokens = inputTokens, image_tokens: imageTokens = 0 } =
    usage.input_tokens_details ?? {};
  const costUsd =
    usage.cost ??
    findImageCost(pricedModel(connection.service, model), { textTokens, imageTokens, outputTokens });
  return [{ type: 'usage', usage: { inputTokens, outputTokens, costUsd } }];
}
