/**
 * Pictures over an address that takes one JSON body and streams one picture, as OpenAI's Images API and OpenRouter's
 * do; what the two say differently is a dialect.
 */
import type { ImageGenStreamEvent } from 'openai/resources/images';
import type { ImageCapabilities, ImageModel, ImageRequest, ModelSignal } from '../ports.ts';
import type { Connection } from './connection.ts';
import type { Size } from './find-image-size.ts';
import { prepareDrawing } from './prepare-drawing.ts';
import { readImageEvent, readWholePicture } from './read-image-event.ts';
import { runStream } from './run-stream.ts';
import { sendAsTaken, writeForm } from './send-as-form.ts';
import { writePrompt } from './write-prompt.ts';

/** What one service says in its own way. */
export interface DrawingDialect {
  readonly capabilities: ImageCapabilities;
  pathOf(request: ImageRequest): string;
  /** Fields beside those that all understand. */
  writeMore(request: ImageRequest, isStreamed: boolean): object;
  /** Pictures to go by, and the mask, as fields of JSON. */
  writePictures(request: ImageRequest): object;
  /** Whether pictures to go by can also travel as a form. */
  readonly takesForms: boolean;
}

/** Opens a model that draws over such an address. */
export function openDrawing(connection: Connection, model: string, dialect: DrawingDialect): ImageModel {
  const { capabilities } = dialect;
  return {
    service: connection.service,
    model,
    capabilities,
    stream(asked: ImageRequest, signal: ModelSignal) {
      const { request, size, warnings } = prepareDrawing(asked, model, capabilities);
      const path = dialect.pathOf(request);
      const fieldsOf = (isStreamed: boolean) => ({
        ...writeImageRequest(request, model, size),
        ...(isStreamed ? { stream: true } : {}),
        ...dialect.writeMore(request, isStreamed),
      });
      const send = (asForm: boolean) => {
        const bodyOf = (isStreamed: boolean) =>
          asForm
            ? writeForm(fieldsOf(isStreamed), request)
            : { ...fieldsOf(isStreamed), ...dialect.writePictures(request) };
        return runStream<ImageGenStreamEvent>(
          {
            connection,
            model,
            warnings,
            open: (client, abort) => client.post(path, { body: bodyOf(true), stream: true, signal: abort }),
            openWhole: (client, abort) => client.post(path, { body: bodyOf(false), signal: abort }),
            read: readImageEvent,
            readWhole: readWholePicture,
          },
          signal,
        );
      };
      const hasPictures = (request.references ?? []).length > 0;
      return dialect.takesForms && hasPictures ? sendAsTaken(connection, send) : send(false);
    },
  };
}

/** What `POST /v1/images/generations` takes (https://platform.openai.com/docs/api-reference/images/create). */
function writeImageRequest(request: ImageRequest, model: string, size: Size) {
  return {
    model,
    prompt: writePrompt(request),
    size: `${size.width}x${size.height}`,
    quality: request.quality,
    background: request.background,
    output_format: 'png',
  };
}
