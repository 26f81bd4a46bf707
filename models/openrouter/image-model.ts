import type {
  ChatCompletionChunk,
  ChatCompletionCreateParamsStreaming,
} from 'openai/resources/chat/completions';
import { toDataUrl } from '#design/base64';
import type { ServiceConnection } from '../service-connection.ts';
import { openImagesApiModel } from '../openai/images-api-model.ts';
import { prepareImageRequest } from '../openai/prepare-image-request.ts';
import { writeImagePrompt } from '../openai/write-image-prompt.ts';
import type { Size } from '../openai/find-request-size.ts';
import { createChatReader } from '../openai/read-chat-event.ts';
import { runStream } from '../openai/run-stream.ts';
import type { ImageCapabilities, ImageModel, ImageRequest, ModelSignal, RequestImage } from '../ports.ts';

/**
 * Opens an image model at OpenRouter. A model that also writes text, such as `openai/gpt-5.4-image-2`, is asked over chat
 * completions, where pictures come complete and their size is only a wish. Other models are asked over the Images API.
 */
export function openRouterImageModel(connection: ServiceConnection, model: string): ImageModel {
  return usesChat(model) ? openChatImageModel(connection, model) : openImagesApi(connection, model);
}

/** OpenRouter names models that also write text after their text model. */
function usesChat(model: string): boolean {
  return /gpt-\d[\w.]*-image|gemini|flash-image/.test(model);
}

const chatCapabilities: ImageCapabilities = {
  partialImages: false,
  transparent: true,
  seed: true,
  exactSize: false,
  references: 16,
  mask: false,
};

function openChatImageModel(connection: ServiceConnection, model: string): ImageModel {
  return {
    service: connection.service,
    model,
    capabilities: chatCapabilities,
    stream(asked: ImageRequest, signal: ModelSignal) {
      const { request, size, warnings } = prepareImageRequest(asked, model, chatCapabilities);
      const body = writeChat(request, model, size);
      const seedWarning = `${model} takes the seed as a wish: the same one may draw another image.`;
      return runStream<ChatCompletionChunk>(
        {
          connection,
          model,
          warnings: request.seed === null ? warnings : [seedWarning, ...warnings],
          open: (client, abort) => client.chat.completions.create(body, { signal: abort }),
          openWhole: (client, abort) =>
            client.chat.completions.create({ ...body, stream: false }, { signal: abort }),
          ...createChatReader('image'),
        },
        signal,
      );
    },
  };
}

/** OpenRouter's additions to chat completions (https://openrouter.ai/docs/features/multimodal/image-generation). */
interface ImageChatRequest extends Omit<ChatCompletionCreateParamsStreaming, 'modalities'> {
  readonly modalities: ['image', 'text'];
  readonly image_config: Readonly<Record<string, string>>;
}

function writeChat(request: ImageRequest, model: string, size: Size): ChatCompletionCreateParamsStreaming {
  const body: ImageChatRequest = {
    model,
    messages: [{ role: 'user', content: writeContent(request) }],
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
  // The SDK's types know only OpenAI's modalities, but OpenRouter takes these.
  return body as unknown as ChatCompletionCreateParamsStreaming;
}

/** Text before pictures, as the service recommends. */
function writeContent(request: ImageRequest) {
  const { references = [] } = request;
  const text = writeImagePrompt(request);
  return references.length === 0
    ? text
    : [{ type: 'text' as const, text }, ...references.map(writeReference)];
}

function ratioOf({ width, height }: Size): string {
  const divide = (one: number, other: number): number => (other === 0 ? one : divide(other, one % other));
  const common = divide(width, height);
  return `${width / common}:${height / common}`;
}

/**
 * Opens a model over `POST /images` (https://openrouter.ai/docs/api-reference/images), which streams like OpenAI's Images
 * API.
 */
function openImagesApi(connection: ServiceConnection, model: string): ImageModel {
  return openImagesApiModel(connection, model, {
    capabilities: {
      partialImages: true,
      transparent: true,
      seed: true,
      exactSize: false,
      references: 16,
      mask: false,
    },
    pathOf: () => '/images',
    writeMore: ({ seed }) => (seed === null ? {} : { seed }),
    writePictures: ({ references = [] }) =>
      references.length === 0 ? {} : { input_references: references.map(writeReference) },
    formStatuses: [],
  });
}

function writeReference(reference: RequestImage) {
  return { type: 'image_url' as const, image_url: { url: toDataUrl(reference) } };
}
