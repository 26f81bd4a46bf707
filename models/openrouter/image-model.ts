import type {
  ChatCompletionChunk,
  ChatCompletionCreateParamsStreaming,
} from 'openai/resources/chat/completions';
import { dataAddress } from '../data-address.ts';
import type { Connection } from '../openai/connection.ts';
import { openDrawing } from '../openai/draw-picture.ts';
import { prepareDrawing } from '../openai/prepare-drawing.ts';
import { writePrompt } from '../openai/write-prompt.ts';
import type { Size } from '../openai/find-image-size.ts';
import { createChatReader } from '../openai/read-chat-event.ts';
import { runStream } from '../openai/run-stream.ts';
import type { ImageCapabilities, ImageModel, ImageRequest, ModelSignal, RequestImage } from '../ports.ts';

/**
 * A picture model at OpenRouter: one that talks and draws, as `openai/gpt-5.4-image-2`, is asked by chat, where its
 * pictures come whole and their size is a wish; one that only draws by the Images address.
 */
export function openRouterImageModel(connection: Connection, model: string): ImageModel {
  return talks(model) ? openTalking(connection, model) : openPainting(connection, model);
}

/** OpenRouter names models that also talk after the text model they come from. */
function talks(model: string): boolean {
  return /gpt-\d[\w.]*-image|gemini|flash-image/.test(model);
}

const talking: ImageCapabilities = {
  partialImages: false,
  transparent: true,
  seed: true,
  exactSize: false,
  references: 16,
  mask: false,
};

function openTalking(connection: Connection, model: string): ImageModel {
  return {
    service: connection.service,
    model,
    capabilities: talking,
    stream(asked: ImageRequest, signal: ModelSignal) {
      const { request, size, warnings } = prepareDrawing(asked, model, talking);
      const body = writeChat(request, model, size);
      const seedIsAWish = `${model} takes the seed as a wish: the same one may draw another picture.`;
      return runStream<ChatCompletionChunk>(
        {
          connection,
          model,
          warnings: request.seed === null ? warnings : [seedIsAWish, ...warnings],
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
interface DrawingChat extends Omit<ChatCompletionCreateParamsStreaming, 'modalities'> {
  readonly modalities: ['image', 'text'];
  readonly image_config: Readonly<Record<string, string>>;
}

function writeChat(request: ImageRequest, model: string, size: Size): ChatCompletionCreateParamsStreaming {
  const body: DrawingChat = {
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
  // The SDK's types know OpenAI's modalities only; the address takes these.
  return body as unknown as ChatCompletionCreateParamsStreaming;
}

/** Words before pictures, as the service recommends. */
function writeContent(request: ImageRequest) {
  const { references = [] } = request;
  const text = writePrompt(request);
  return references.length === 0
    ? text
    : [{ type: 'text' as const, text }, ...references.map(writeReference)];
}

function ratioOf({ width, height }: Size): string {
  const divide = (one: number, other: number): number => (other === 0 ? one : divide(other, one % other));
  const common = divide(width, height);
  return `${width / common}:${height / common}`;
}

/** `POST /images` (https://openrouter.ai/docs/api-reference/images), which streams as OpenAI's own does. */
function openPainting(connection: Connection, model: string): ImageModel {
  return openDrawing(connection, model, {
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
    takesForms: false,
  });
}

function writeReference(reference: RequestImage) {
  return { type: 'image_url' as const, image_url: { url: dataAddress(reference) } };
}
