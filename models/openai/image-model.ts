import type { ImageGenerateParamsStreaming, ImageGenStreamEvent } from 'openai/resources/images';
import { readBase64 } from '../base64.ts';
import type { ImageModel, ImageRequest, ModelEvent, ModelImage, ModelSignal } from '../ports.ts';
import { readModelImage } from '../read-model-image.ts';
import type { Connection } from './connection.ts';
import { findImageSize, type Size } from './find-image-size.ts';
import { findImageCost } from './prices.ts';
import { plainFailure, type RequestState } from './read-failure.ts';
import { runStream } from './run-stream.ts';

/** A picture model behind OpenAI's Images API; it draws the next larger size it can, which the caller crops. */
export function openImagesModel(connection: Connection, model: string): ImageModel {
  return {
    service: connection.service,
    model,
    capabilities: { partialImages: true, transparent: true, seed: false, exactSize: false },
    stream(request: ImageRequest, signal: ModelSignal) {
      const size = findImageSize(request);
      const body = writeImageRequest(request, model, size);
      return runStream<ImageGenStreamEvent>(
        {
          connection,
          model,
          warnings: warningsOf(request, model, size),
          open: (client, abort) => client.images.generate(body, { signal: abort }),
          read: readImageEvent,
        },
        signal,
      );
    },
  };
}

/** The request as `POST /v1/images/generations` takes it (https://platform.openai.com/docs/api-reference/images/create). */
function writeImageRequest(request: ImageRequest, model: string, size: Size): ImageGenerateParamsStreaming {
  return {
    model,
    prompt: writePrompt(request),
    size: `${size.width}x${size.height}`,
    quality: request.quality,
    background: request.background,
    output_format: 'png',
    stream: true,
    partial_images: request.partialImages,
  };
}

/** The prompt with the colours the picture belongs with. */
export function writePrompt({ prompt, palette }: ImageRequest): string {
  return palette.length === 0 ? prompt : `${prompt}\n\nColours that go with it: ${palette.join(', ')}.`;
}

function warningsOf(request: ImageRequest, model: string, size: Size): readonly string[] {
  const warnings: string[] = [];
  if (request.seed !== null) warnings.push(`${model} takes no seed, so the same words draw another picture.`);
  if (size.width < request.width || size.height < request.height) {
    warnings.push(
      `${model} draws at most ${size.width} × ${size.height} px in this shape; the picture is enlarged to ${request.width} × ${request.height} px.`,
    );
  }
  return warnings;
}

/** What one event of a streamed picture means. */
export function readImageEvent(wire: ImageGenStreamEvent, state: RequestState): readonly ModelEvent[] {
  switch (wire.type) {
    case 'image_generation.partial_image': {
      const image = readImage(wire.b64_json);
      // A preview that cannot be shown is no reason to lose the picture that follows it.
      return image === null ? [] : [{ type: 'image-partial', index: wire.partial_image_index, image }];
    }
    case 'image_generation.completed': {
      const image = readImage(wire.b64_json);
      if (image === null)
        return [{ type: 'failed', failure: plainFailure('answer-unreadable', state, true) }];
      return [{ type: 'image', image }, ...usageOf(wire.usage, state), { type: 'done' }];
    }
    default:
      return [];
  }
}

function readImage(base64: string): ModelImage | null {
  const bytes = readBase64(base64);
  return bytes === null ? null : readModelImage(bytes);
}

interface WireUsage {
  readonly input_tokens?: number;
  readonly output_tokens?: number;
  readonly input_tokens_details?: { readonly text_tokens: number; readonly image_tokens: number };
  /** OpenRouter counts under these names, and tells what it charged in USD. */
  readonly prompt_tokens?: number;
  readonly completion_tokens?: number;
  readonly cost?: number;
}

/** Compatible services may leave the usage out. */
function usageOf(usage: WireUsage | undefined, { model }: RequestState): readonly ModelEvent[] {
  if (usage === undefined) return [];
  const inputTokens = usage.input_tokens ?? usage.prompt_tokens ?? 0;
  const outputTokens = usage.output_tokens ?? usage.completion_tokens ?? 0;
  const { text_tokens: textTokens = inputTokens, image_tokens: imageTokens = 0 } =
    usage.input_tokens_details ?? {};
  const costUsd = usage.cost ?? findImageCost(model, { textTokens, imageTokens, outputTokens });
  return [{ type: 'usage', usage: { inputTokens, outputTokens, costUsd } }];
}
