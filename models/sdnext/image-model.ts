/**
 * An image model on a person's own SD.Next server (https://github.com/vladmandic/sdnext/wiki/API). The server draws one
 * picture at a time and answers when it is finished. Until then it is polled for its progress, which gives the previews.
 * Nothing is billed.
 */
import { services } from '#design/services';
import { decodeBase64, encodeBase64 } from '#design/base64';
import { fitImageRequest } from '../fit-image-request.ts';
import type {
  ImageCapabilities,
  ImageModel,
  ImagePrompt,
  ImageRequest,
  ModelEvent,
  ModelSignal,
} from '../ports.ts';
import { readModelImage } from '../read-model-image.ts';
import { type SilenceWatch, watchSilence } from '../watch-silence.ts';
import { callSdNext, type SdNextConnection } from './connection.ts';
import { sdNextFailure, unansweredFailure } from './read-failure.ts';

const capabilities: ImageCapabilities = {
  partialImages: true,
  transparent: false,
  seed: true,
  exactSize: false,
  references: 1,
  mask: true,
  enlarges: true,
};

/** Opens the image model; `model` is the title of a checkpoint, or empty for the loaded one. */
export function openSdNextModel(connection: SdNextConnection, model: string): ImageModel {
  return {
    service: 'sdnext',
    model,
    capabilities,
    stream: (request: ImageRequest, signal: ModelSignal) => draw({ connection, model }, request, signal),
  };
}

interface SdNextModel {
  readonly connection: SdNextConnection;
  readonly model: string;
}

async function* draw(
  drawing: SdNextModel,
  asked: ImageRequest,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  signal.throwIfAborted();
  const { request, warnings } = fitImageRequest(asked, services.sdnext.title, capabilities);
  const { silenceLimitMs, clock } = drawing.connection;
  const watch = watchSilence(signal, silenceLimitMs, clock);
  try {
    watch.restartTimer();
    const { path, body, warning } = await writeSdNextRequest(drawing, request, watch.signal);
    const answer = callSdNext(drawing.connection, path, {
      body,
      signal: watch.signal,
    }).then(async (response) => ({ response, body: await readBody(response) }));
    // A failure is handled below; until then nothing awaits this promise.
    answer.catch(() => {});
    yield { type: 'started', model: drawing.model, requestId: null };
    for (const message of warnings) yield { type: 'warning', message };
    if (warning !== null) yield { type: 'warning', message: warning };
    if (request.partialImages > 0) yield* preview(drawing, answer, watch);
    yield* readAnswer(drawing, await answer);
  } catch {
    if (signal.aborted) await interrupt(drawing.connection);
    signal.throwIfAborted();
    yield { type: 'failed', failure: unansweredFailure(drawing, watch.timedOut) };
  } finally {
    watch.stop();
  }
}

async function writeSdNextRequest(
  { connection, model }: SdNextModel,
  request: ImageRequest,
  signal: AbortSignal,
): Promise<UpscaleRequest> {
  if (request.enlarges === true) {
    const listed = await callSdNext(connection, '/upscalers', { signal });
    const upscalers: unknown = listed.ok ? await listed.json() : [];
    return writeUpscaleRequest(request, upscalers);
  }
  return { path: pathOf(request), body: writeRequest(request, model), warning: null };
}

function pathOf({ references = [] }: ImageRequest): string {
  return references.length === 0 ? '/txt2img' : '/img2img';
}

/** The prompt, with the colours that the picture should match, as a checkpoint reads them. */
export function writeSdNextPrompt({ prompt, palette }: ImagePrompt): string {
  return palette.length === 0 ? prompt : `${prompt}, colours ${palette.join(' ')}`;
}

/** Writes the body of `POST /sdapi/v1/txt2img` and `/img2img`. */
function writeRequest(request: ImageRequest, model: string): object {
  const { width, height } = findSdNextSize(request);
  return {
    prompt: writeSdNextPrompt(request),
    width,
    height,
    seed: request.seed ?? -1,
    steps: stepsByQuality[request.quality],
    save_images: false,
    ...writeReferences(request),
    ...(model === '' ? {} : { override_settings: { sd_model_checkpoint: model } }),
  };
}

/** The server redraws where its mask is white. Our masks are transparent there, so the server inverts them. */
function writeReferences({ references = [], mask = null }: ImageRequest): object {
  if (references.length === 0) return {};
  return {
    init_images: references.map(({ bytes }) => encodeBase64(bytes)),
    ...(mask === null ? {} : { mask: encodeBase64(mask.bytes), inpainting_mask_invert: 1 }),
  };
}

const stepsByQuality = { low: 12, medium: 20, high: 36, auto: 20 } as const;

/** Yields each new preview of the server until the answer arrives. */
async function* preview(
  { connection }: SdNextModel,
  answer: Promise<unknown>,
  watch: SilenceWatch,
): AsyncGenerator<ModelEvent, void, undefined> {
  let last = '';
  let index = 0;
  while (!(await settledWithin(answer, connection))) {
    const statusResponse = await callSdNext(connection, '/progress', { signal: watch.signal });
    const { current_image: picture } = await readBody(statusResponse);
    if (typeof picture !== 'string' || picture === last) continue;
    last = picture;
    watch.restartTimer();
    const image = imageOf(picture);
    if (image === null) continue;
    yield { type: 'image-partial', index, image };
    index += 1;
  }
}

/** Whether a promise settles before the next poll. */
async function settledWithin(
  promise: Promise<unknown>,
  { clock, lookEveryMs = 1000 }: SdNextConnection,
): Promise<boolean> {
  let cancel = () => {};
  const late = new Promise<boolean>((resolve) => {
    cancel = clock.after(lookEveryMs, () => resolve(false));
  });
  const finished = promise.then(
    () => true,
    () => true,
  );
  return Promise.race([finished, late]).finally(() => cancel());
}

interface Answer {
  readonly response: Response;
  readonly body: Readonly<Record<string, unknown>>;
}

function* readAnswer(
  drawing: SdNextModel,
  { response, body }: Answer,
): Generator<ModelEvent, void, undefined> {
  if (!response.ok) {
    yield { type: 'failed', failure: sdNextFailure(response.status, body, drawing) };
    return;
  }
  const { images, image: enlarged } = body;
  const [first = enlarged] = Array.isArray(images) ? (images as readonly unknown[]) : [];
  const image = typeof first === 'string' ? imageOf(first) : null;
  if (image === null) {
    yield { type: 'failed', failure: sdNextFailure(null, body, drawing) };
    return;
  }
  yield { type: 'image', image };
  yield { type: 'usage', usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } };
  yield { type: 'done' };
}

function imageOf(base64: string): ReturnType<typeof readModelImage> {
  const bytes = decodeBase64(base64.replace(/^data:[^,]*,/, ''));
  return bytes === null ? null : readModelImage(bytes);
}

async function readBody(response: Response): Promise<Readonly<Record<string, unknown>>> {
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** Stops a picture that is no longer wanted. The server belongs to the person and draws one picture at a time. */
async function interrupt(connection: SdNextConnection): Promise<void> {
  await callSdNext(connection, '/interrupt', { method: 'POST', signal: AbortSignal.timeout(2000) }).catch(
    () => {},
  );
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The edges in px that diffusion models draw well, as multiples of `step`. */
const edges = { step: 8, least: 256, most: 2048 };

/** Finds the size to request: the wanted ratio, with edges that the models draw well. */
export function findSdNextSize({ width, height }: Size): Size {
  const grow = Math.max(1, edges.least / Math.min(width, height));
  const shrink = Math.min(1, edges.most / Math.max(width * grow, height * grow));
  const fit = (length: number) =>
    Math.min(
      edges.most,
      Math.max(edges.least, Math.ceil((length * grow * shrink) / edges.step) * edges.step),
    );
  return { width: fit(width), height: fit(height) };
}

/** The body to send, and a warning for the person; `null` where there is none. */
interface UpscaleRequest {
  readonly path: string;
  readonly body: object;
  readonly warning: string | null;
}

/** The names of upscalers that only resample; the others are models. */
const resamplers = /^(?:none|resize|nearest|lanczos|bicubic|bilinear|box|hamming|latent|asymmetric|vae)\b/i;

/**
 * Writes the request for a larger picture from the answer of `GET /upscalers`. The server runs one of its upscalers
 * (https://github.com/vladmandic/sdnext/wiki/API), which redraws nothing.
 */
export function writeUpscaleRequest(
  { width, height, references = [] }: ImageRequest,
  listed: unknown,
): UpscaleRequest {
  const names = (Array.isArray(listed) ? (listed as readonly unknown[]) : []).flatMap(upscalerNames);
  const models = names.filter((name) => !resamplers.test(name));
  const model = models.find((name) => /esrgan/i.test(name)) ?? models[0];
  const resampler = names.find((name) => /lanczos/i.test(name)) ?? 'None';
  return {
    path: '/extra-single-image',
    body: {
      image: references[0] === undefined ? '' : encodeBase64(references[0].bytes),
      resize_mode: 1,
      upscaling_resize_w: width,
      upscaling_resize_h: height,
      upscaler_1: model ?? resampler,
    },
    warning:
      model === undefined
        ? 'This SD.Next has no upscaler that adds detail, so the picture was only resampled there.'
        : null,
  };
}

function upscalerNames(entry: unknown): readonly string[] {
  const name = typeof entry === 'object' && entry !== null ? (entry as { name?: unknown }).name : null;
  return typeof name === 'string' && name !== '' ? [name] : [];
}
