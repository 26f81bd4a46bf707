/**
 * A model that thinks about the picture before it is drawn: a mainline model over the Responses API, which calls the
 * image_generation tool (https://platform.openai.com/docs/guides/tools-image-generation). Its id is the mainline
 * model's, or both joined by a plus: `gpt-5.4+gpt-image-2`. Nothing is stored at the service unless it is to finish the
 * picture by itself (https://platform.openai.com/docs/guides/background).
 */
import type OpenAI from 'openai';
import type {
  ResponseCreateParamsStreaming,
  ResponseInputContent,
  ResponseStreamEvent,
  Tool,
} from 'openai/resources/responses/responses';
import { dataAddress } from '../data-address.ts';
import type { ImageCapabilities, ImageModel, ImageRequest, ModelSignal, ModelTicket } from '../ports.ts';
import type { Connection } from './connection.ts';
import { createDrawingReader } from './read-drawing-event.ts';
import { writePrompt } from './write-prompt.ts';
import { usualDrawer } from './drawing-models.ts';
import type { Size } from './find-image-size.ts';
import { prepareDrawing } from './prepare-drawing.ts';
import {
  drawInBackground,
  forgetResponse,
  resumeDrawing,
  stopAtService,
  stopResponse,
} from './resume-drawing.ts';
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

/** Opens a mainline model as one that draws. */
export function openDrawingResponses(connection: Connection, model: string): ImageModel {
  const [thinker = model, drawer = usualDrawer] = model.split('+');
  const drawers = { thinker, drawer, model };
  return {
    service: connection.service,
    model,
    capabilities,
    stream(asked: ImageRequest, signal: ModelSignal) {
      const { request, size, warnings } = prepareDrawing(asked, model, capabilities);
      const body = writeRequest(request, { thinker, drawer, size });
      const call = {
        connection,
        model,
        warnings,
        open: (client: OpenAI, abort: AbortSignal) => client.responses.create(body, { signal: abort }),
        openWhole: (client: OpenAI, abort: AbortSignal) =>
          client.responses.create({ ...body, stream: false }, { signal: abort }),
        ...createDrawingReader(drawers),
      };
      return request.keepsGoing === true
        ? drawInBackground(call, drawers, signal)
        : runStream<ResponseStreamEvent>(call, signal);
    },
    resume: (ticket: ModelTicket, signal: ModelSignal) =>
      stopAtService(connection, resumeDrawing(connection, ticket, drawers, signal), signal, ticket),
    forget: async (ticket: ModelTicket) => void (await forgetResponse(connection, ticket)),
    stop: (ticket: ModelTicket) => stopResponse(connection, ticket),
  };
}

interface Drawing {
  readonly thinker: string;
  readonly drawer: string;
  readonly size: Size;
}

function writeRequest(
  request: ImageRequest,
  { thinker, drawer, size }: Drawing,
): ResponseCreateParamsStreaming {
  const { references = [], mask = null } = request;
  const tool: Tool.ImageGeneration = {
    type: 'image_generation',
    model: drawer,
    size: `${size.width}x${size.height}`,
    quality: request.quality,
    background: request.background,
    output_format: 'png',
    partial_images: request.partialImages,
    ...(mask === null ? {} : { input_image_mask: { image_url: dataAddress(mask) } }),
  };
  const content: ResponseInputContent[] = [
    { type: 'input_text', text: writePrompt(request) },
    ...references.map((one) => ({
      type: 'input_image' as const,
      detail: 'high' as const,
      image_url: dataAddress(one),
    })),
  ];
  return {
    model: thinker,
    input: [{ role: 'user', content }],
    tools: [tool],
    tool_choice: { type: 'image_generation' },
    stream: true,
    ...(request.keepsGoing === true ? { background: true, store: true } : { store: false }),
  };
}
