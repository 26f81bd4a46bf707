import type {
  ChatCompletionChunk,
  ChatCompletionCreateParamsStreaming,
} from 'openai/resources/chat/completions';
import type { ImageGenStreamEvent } from 'openai/resources/images';
import type { Connection } from '../openai/connection.ts';
import { findImageSize, type Size } from '../openai/find-image-size.ts';
import { readImageEvent, writePrompt } from '../openai/image-model.ts';
import { createChatReader } from '../openai/read-chat-event.ts';
import { runStream } from '../openai/run-stream.ts';
import type { ImageModel, ImageRequest, ModelSignal } from '../ports.ts';

/**
 * A picture model at OpenRouter: one that talks and draws, as `openai/gpt-5.4-image-2`, is asked by chat, where its
 * pictures come whole and their size is a wish; one that only draws by the Images address.
 */
export function openRouterImageModel(connection: Connection, model: string): ImageModel {
  return talks(model) ? openTalking(connection, model) : openDrawing(connection, model);
}

/** OpenRouter names models that also talk after the text model they come from. */
function talks(model: string): boolean {
  return /gpt-\d[\w.]*-image|gemini|flash-image/.test(model);
}

function openTalking(connection: Connection, model: string): ImageModel {
  return {
    service: connection.service,
    model,
    capabilities: { partialImages: false, transparent: true, seed: true, exactSize: false },
    stream(request: ImageRequest, signal: ModelSignal) {
      const size = findImageSize(request);
      const body = writeChat(request, model, size);
      return runStream<ChatCompletionChunk>(
        {
          connection,
          model,
          warnings: [
            ...(request.seed === null
              ? []
              : [`${model} takes the seed as a wish: the same one may draw another picture.`]),
            ...(request.partialImages === 0
              ? []
              : [`${model} shows no previews here; the picture comes whole.`]),
          ],
          open: (client, abort) => client.chat.completions.create(body, { signal: abort }),
          ...createChatReader('image'),
        },
        signal,
      );
    },
  };
}

/** OpenRouter's additions to chat completions (https://openrouter.ai/docs/features/multimodal/image-generation). */
interface DrawingChat extends Omit<ChatCompletionCreateParamsStreaming, 'modalities'> {
  readonly modalities: ['image', 'text'];
  readonly image_config: Readonly<Record<string, string>>;
}

function writeChat(request: ImageRequest, model: string, size: Size): ChatCompletionCreateParamsStreaming {
  const body: DrawingChat = {
    model,
    messages: [{ role: 'user', content: writePrompt(request) }],
    modalities: ['image', 'text'],
    image_config: {
      size: `${size.width}x${size.height}`,
      aspect_ratio: ratioOf(size),
      quality: request.quality,
      background: request.background,
      output_format: 'png',
    },
    stream: true,
    ...(request.seed === null ? {} : { seed: request.seed }),
  };
  // The SDK's types know OpenAI's modalities only; the address takes these.
  return body as unknown as ChatCompletionCreateParamsStreaming;
}

function ratioOf({ width, height }: Size): string {
  const divide = (one: number, other: number): number => (other === 0 ? one : divide(other, one % other));
  const common = divide(width, height);
  return `${width / common}:${height / common}`;
}

/** `POST /images` (https://openrouter.ai/docs/api-reference/images), which streams as OpenAI's own does. */
function openDrawing(connection: Connection, model: string): ImageModel {
  return {
    service: connection.service,
    model,
    capabilities: { partialImages: true, transparent: true, seed: true, exactSize: false },
    stream(request: ImageRequest, signal: ModelSignal) {
      const size = findImageSize(request);
      const body = {
        model,
        prompt: writePrompt(request),
        size: `${size.width}x${size.height}`,
        quality: request.quality,
        background: request.background,
        output_format: 'png',
        stream: true,
        ...(request.seed === null ? {} : { seed: request.seed }),
      };
      return runStream<ImageGenStreamEvent>(
        {
          connection,
          model,
          warnings: [],
          open: (client, abort) => client.post('/images', { body, stream: true, signal: abort }),
          read: readImageEvent,
        },
        signal,
      );
    },
  };
}
