/**
 * An image model that thinks before it draws: a mainline model over the Responses API that calls the image_generation
 * tool (https://platform.openai.com/docs/guides/tools-image-generation). Its id is the mainline model's, or both ids
 * joined by a plus: `gpt-5.4+gpt-image-2`. The service stores nothing unless it is asked to finish the picture alone
 * (https://platform.openai.com/docs/guides/background).
 */
import type OpenAI from 'openai';
import type {
  ResponseCreateParamsStreaming,
  ResponseInputContent,
  ResponseStreamEvent,
  Tool,
} from 'openai/resources/responses/responses';
import { toDataUrl } from '#design/base64';
import type { ImageCapabilities, ImageModel, ImageRequest, ModelSignal, ModelTicket } from '../ports.ts';
import type { ServiceConnection } from '../service-connection.ts';
import { createImageResponseReader } from './read-image-response-event.ts';
import { writeImagePrompt } from './write-image-prompt.ts';
import { defaultImageModel } from './image-tool-models.ts';
import type { Size } from './find-request-size.ts';
import { prepareImageRequest } from './prepare-image-request.ts';
import {
  cancelResponse,
  cancelWithSignal,
  createBackgroundResponse,
  deleteResponse,
  resumeImageResponse,
} from './resume-image-response.ts';
import { runStream } from './run-stream.ts';

const capabilities: ImageCapabilities = {
  partialImages: true,
  transparent: true,
  seed: false,
  exactSize: false,
  references: 16,
  mask: true,
  keepsGoing: true,
};

/** Opens a mainline model as an image model. */
export function openImageResponsesModel(connection: ServiceConnection, model: string): ImageModel {
  const [mainlineModel = model, imageModel = defaultImageModel] = model.split('+');
  const models = { mainlineModel, imageModel, model };
  return {
    service: connection.service,
    model,
    capabilities,
    stream(asked: ImageRequest, signal: ModelSignal) {
      const { request, size, warnings } = prepareImageRequest(asked, model, capabilities);
      const body = writeRequest(request, { mainlineModel, imageModel, size });
      const call = {
        connection,
        model,
        warnings,
        open: (client: OpenAI, abort: AbortSignal) => client.responses.create(body, { signal: abort }),
        openWhole: (client: OpenAI, abort: AbortSignal) =>
          client.responses.create({ ...body, stream: false }, { signal: abort }),
        ...createImageResponseReader(models),
      };
      return request.keepsGoing === true
        ? createBackgroundResponse(call, models, signal)
        : runStream<ResponseStreamEvent>(call, signal);
    },
    resume: (ticket: ModelTicket, signal: ModelSignal) =>
      cancelWithSignal(connection, resumeImageResponse(connection, ticket, models, signal), signal, ticket),
    release: async (ticket: ModelTicket) => void (await deleteResponse(connection, ticket)),
    stop: (ticket: ModelTicket) => cancelResponse(connection, ticket),
  };
}

interface ImageToolRequest {
  readonly mainlineModel: string;
  readonly imageModel: string;
  readonly size: Size;
}

function writeRequest(
  request: ImageRequest,
  { mainlineModel, imageModel, size }: ImageToolRequest,
): ResponseCreateParamsStreaming {
  const { references = [], mask = null } = request;
  const tool: Tool.ImageGeneration = {
    type: 'image_generation',
    model: imageModel,
    size: `${size.width}x${size.height}`,
    quality: request.quality,
    background: request.background,
    output_format: 'png',
    partial_images: request.partialImages,
    ...(mask === null ? {} : { input_image_mask: { image_url: toDataUrl(mask) } }),
  };
  const content: ResponseInputContent[] = [
    { type: 'input_text', text: writeImagePrompt(request) },
    ...references.map((one) => ({
      type: 'input_image' as const,
      detail: 'high' as const,
      image_url: toDataUrl(one),
    })),
  ];
  return {
    model: mainlineModel,
    input: [{ role: 'user', content }],
    tools: [tool],
    tool_choice: { type: 'image_generation' },
    stream: true,
    ...(request.keepsGoing === true ? { background: true, store: true } : { store: false }),
  };
}
