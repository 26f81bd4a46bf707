/**
 * An image model on a person's own SD.Next server (https://github.com/vladmandic/sdnext/wiki/API). The server draws one
 * picture at a time and answers when it is finished. Until then it is polled for its progress, which gives the previews.
 * Nothing is billed. What is sent is written in `write-request.ts`.
 */
import { services } from '#design/services';
import { decodeBase64 } from '#design/base64';
import { fitImageRequest } from '../fit-image-request.ts';
import type {
  ImageCapabilities,
  ImageModel,
  ImageRequest,
  ModelEvent,
  ModelImage,
  ModelSignal,
  RateLimits,
} from '../ports.ts';
import { readModelImage } from '../read-model-image.ts';
import { type SilenceWatch, watchSilence } from '../watch-silence.ts';
import {
  callSdNext,
  enterTurn,
  interruptServer,
  namesIn,
  readBody,
  readJson,
  type SdNextConnection,
} from './connection.ts';
import { sdNextFailure, unansweredFailure } from './read-failure.ts';
import { readProgress } from './read-progress.ts';
import { type DrawingRequest, writeDrawingRequest, writeUpscaleRequest } from './write-request.ts';

const capabilities: ImageCapabilities = {
  partialImages: true,
  transparent: false,
  seed: true,
  exactSize: false,
  references: 1,
  mask: true,
  enlarges: true,
  diffusion: true,
};

/**
 * The server counts 300 units a minute, and a picture takes five. It counts after the work is done, so a request too many
 * would be drawn and its picture lost (https://github.com/vladmandic/sdnext, `modules/api/validate.py`).
 */
const limits: RateLimits = {
  requestsPerMinute: 60,
  tokensPerMinute: null,
  remainingRequests: null,
  resetMs: null,
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
  const { connection } = drawing;
  const leaveTurn = await enterTurn(connection, signal);
  const watch = watchSilence(signal, connection.silenceLimitMs, connection.clock);
  try {
    watch.restartTimer();
    const written = await writeSdNextRequest(drawing, request, watch.signal);
    const answer = callSdNext(connection, written.path, { body: written.body, signal: watch.signal }).then(
      async (response) => ({ response, body: await readBody(response) }),
    );
    // A failure is handled below; until then nothing awaits this promise.
    answer.catch(() => {});
    yield { type: 'started', model: drawing.model, requestId: null, limits };
    for (const message of [...warnings, ...written.warnings]) yield { type: 'warning', message };
    yield* followProgress(drawing, answer, watch, request.partialImages > 0);
    yield* readAnswer(drawing, await answer);
  } catch {
    if (signal.aborted) await interruptServer(connection);
    signal.throwIfAborted();
    yield { type: 'failed', failure: unansweredFailure(drawing, watch.timedOut) };
  } finally {
    watch.stop();
    leaveTurn();
  }
}

async function writeSdNextRequest(
  { connection, model }: SdNextModel,
  request: ImageRequest,
  signal: AbortSignal,
): Promise<DrawingRequest> {
  if (request.enlarges !== true) return writeDrawingRequest(request, model);
  const listed = await callSdNext(connection, '/upscalers', { signal });
  return writeUpscaleRequest(request, listed.ok ? namesIn(await readJson(listed)) : []);
}

/** Yields how far the picture is, and each new preview where they are wanted, until the answer arrives. */
async function* followProgress(
  { connection }: SdNextModel,
  answer: Promise<unknown>,
  watch: SilenceWatch,
  wantsPreviews: boolean,
): AsyncGenerator<ModelEvent, void, undefined> {
  let [last, lastStep] = ['', 0];
  let index = 0;
  while (!(await settledWithin(answer, connection))) {
    const status = await readBody(await callSdNext(connection, '/progress', { signal: watch.signal }));
    const progress = readProgress(status);
    if (progress !== null && progress.step !== lastStep) {
      lastStep = progress.step;
      watch.restartTimer();
      yield { type: 'progress', progress };
    }
    const { current_image: picture } = status;
    if (!wantsPreviews || typeof picture !== 'string' || picture === last) continue;
    last = picture;
    watch.restartTimer();
    const image = readPicture(picture);
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
  const image = readPicture(first);
  if (image === null) {
    yield { type: 'failed', failure: sdNextFailure(null, body, drawing) };
    return;
  }
  yield { type: 'image', image };
  yield { type: 'usage', usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } };
  yield { type: 'done' };
}

/** A picture in base64, with or without the head of a data address; `null` where it is none. */
export function readPicture(base64: unknown): ModelImage | null {
  if (typeof base64 !== 'string') return null;
  const bytes = decodeBase64(base64.replace(/^data:[^,]*,/, ''));
  return bytes === null ? null : readModelImage(bytes);
}
