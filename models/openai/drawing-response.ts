/**
 * A model that thinks about the picture before it is drawn: a mainline model over the Responses API, which calls the
 * image_generation tool (https://platform.openai.com/docs/guides/tools-image-generation). Its id is the mainline
 * model's, or both joined by a plus: `gpt-5.4+gpt-image-2`.
 */
import type {
  ResponseCreateParamsStreaming,
  ResponseInputContent,
  ResponseStreamEvent,
  Tool,
} from 'openai/resources/responses/responses';
import { dataAddress } from '../data-address.ts';
import { fitImageRequest } from '../fit-image-request.ts';
import type { ImageCapabilities, ImageModel, ImageRequest, ModelSignal } from '../ports.ts';
import type { Connection } from './connection.ts';
import { createDrawingReader } from './read-drawing-event.ts';
import { sizeWarnings, writePrompt } from './draw-picture.ts';
import { usualDrawer } from './drawing-models.ts';
import { findImageSize, type Size } from './find-image-size.ts';
import { runStream } from './run-stream.ts';

const capabilities: ImageCapabilities = {
  partialImages: true,
  transparent: true,
  seed: false,
  exactSize: false,
  references: 16,
  mask: true,
};

/** Opens a mainline model as one that draws. */
export function openDrawingResponses(connection: Connection, model: string): ImageModel {
  const [thinker = model, drawer = usualDrawer] = model.split('+');
  return {
    service: connection.service,
    model,
    capabilities,
    stream(asked: ImageRequest, signal: ModelSignal) {
      const { request, warnings } = fitImageRequest(asked, model, capabilities);
      const size = findImageSize(request);
      const body = writeRequest(request, { thinker, drawer, size });
      return runStream<ResponseStreamEvent>(
        {
          connection,
          model,
          warnings: [...warnings, ...sizeWarnings(request, model, size)],
          open: (client, abort) => client.responses.create(body, { signal: abort }),
          openWhole: (client, abort) =>
            client.responses.create({ ...body, stream: false }, { signal: abort }),
          ...createDrawingReader({ thinker, drawer }),
        },
        signal,
      );
    },
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
    store: false,
  };
}
