/**
 * Image models over an address that takes one JSON body and streams one picture, such as OpenAI's and OpenRouter's Images
 * APIs. A dialect describes where the two differ.
 */
import type { ImageGenStreamEvent } from 'openai/resources/images';
import { toDataUrl } from '#design/base64';
import type {
  ImageCapabilities,
  ImageModel,
  ImageRequest,
  ModelEvent,
  ModelFailure,
  ModelSignal,
  RequestImage,
} from '../ports.ts';
import type { ServiceConnection } from '../service-connection.ts';
import type { Size } from './find-request-size.ts';
import { prepareImageRequest } from './prepare-image-request.ts';
import { readImageEvent, readWholePicture } from './read-image-event.ts';
import { runStream } from './run-stream.ts';
import { writeImagePrompt } from './write-image-prompt.ts';

/** Where the services differ. */
export interface ImagesApiDialect {
  readonly capabilities: ImageCapabilities;
  pathOf(request: ImageRequest): string;
  /** The fields besides those that all services take. */
  writeMore(request: ImageRequest, isStreamed: boolean): object;
  /** The reference images and the mask as JSON fields. */
  writePictures(request: ImageRequest): object;
  /** The statuses by which a server refuses pictures in JSON and asks for a form; empty where it takes no form. */
  readonly formStatuses: readonly number[];
}

/** Opens an image model over such an address. */
export function openImagesApiModel(
  connection: ServiceConnection,
  model: string,
  dialect: ImagesApiDialect,
): ImageModel {
  const { capabilities } = dialect;
  return {
    service: connection.service,
    model,
    capabilities,
    stream(asked: ImageRequest, signal: ModelSignal) {
      const { request, size, warnings } = prepareImageRequest(asked, model, capabilities);
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
      return hasPictures && dialect.formStatuses.length > 0
        ? sendJsonOrForm(connection, dialect.formStatuses, send)
        : send(false);
    },
  };
}

/** Writes the body of `POST /v1/images/generations` (https://platform.openai.com/docs/api-reference/images/create). */
export function writeImageRequest(request: ImageRequest, model: string, size: Size) {
  return {
    model,
    prompt: writeImagePrompt(request),
    size: `${size.width}x${size.height}`,
    quality: request.quality,
    background: request.background,
    output_format: 'png',
  };
}

/** Writes the reference images and the mask as OpenAI takes them in JSON. */
export function writePictures({ references = [], mask = null }: ImageRequest): object {
  return {
    ...(references.length === 0 ? {} : { images: references.map((one) => ({ image_url: toDataUrl(one) })) }),
    ...(mask === null ? {} : { mask: { image_url: toDataUrl(mask) } }),
  };
}

/**
 * Sends a request as JSON, or as a form where the service takes nothing else. OpenAI takes reference images in JSON;
 * compatible servers often take only the form that OpenAI's own library sends
 * (https://platform.openai.com/docs/api-reference/images/createEdit). The first refusal, which costs nothing, decides for
 * the rest of the session.
 */
async function* sendJsonOrForm(
  { memory }: Pick<ServiceConnection, 'memory'>,
  formStatuses: readonly number[],
  send: (asForm: boolean) => AsyncIterable<ModelEvent>,
): AsyncGenerator<ModelEvent, void, undefined> {
  let isRefused = false;
  if (!memory.takesForms) {
    for await (const event of send(false)) {
      isRefused = event.type === 'failed' && refusesJson(event.failure, formStatuses);
      if (!isRefused) yield event;
    }
    if (!isRefused) return;
  }
  memory.takesForms = true;
  for await (const event of send(true)) {
    // Both were refused, so the format was not the reason.
    if (event.type === 'failed' && isRefused && event.failure.kind === 'request-refused')
      memory.takesForms = false;
    yield event;
  }
}

function refusesJson({ kind, status }: ModelFailure, formStatuses: readonly number[]): boolean {
  return kind === 'request-refused' && status !== null && formStatuses.includes(status);
}

/** The fields of a request with its pictures as files: one as `image`, several as `image[]`. */
function writeForm(
  fields: Readonly<Record<string, unknown>>,
  { references = [], mask = null }: ImageRequest,
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  const name = references.length === 1 ? 'image' : 'image[]';
  references.forEach((one, at) => form.append(name, fileOf(one), `image-${at + 1}.${extensionOf(one)}`));
  if (mask !== null) form.append('mask', fileOf(mask), 'mask.png');
  return form;
}

function fileOf({ bytes, mime }: RequestImage): Blob {
  return new Blob([Uint8Array.from(bytes)], { type: mime });
}

function extensionOf({ mime }: RequestImage): string {
  return mime.replace('image/', '').replace('jpeg', 'jpg');
}
