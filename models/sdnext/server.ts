/**
 * Everything of a person's own SD.Next besides drawing (https://github.com/vladmandic/sdnext, `modules/api`): its lists, its
 * tools for pictures, videos, its options, and what it does now. Tools wait for the picture that is being drawn, because
 * the server does one thing at a time.
 */
import { decodeBase64, encodeBase64 } from '#design/base64';
import {
  type DiffusionServer,
  DiffusionServerError,
  type Detection,
  type DrawnVideo,
  type MemoryUse,
  type ServerLists,
  type ServerState,
  type VideoModel,
  type VideoRequest,
} from '../diffusion-server.ts';
import type { ModelImage, RequestImage } from '../ports.ts';
import { readServerOptions } from '../server-options.ts';
import { watchSilence } from '../watch-silence.ts';
import {
  callSdNext,
  enterTurn,
  interruptServer,
  namesIn,
  readJson,
  type SdNextConnection,
} from './connection.ts';
import { readPicture } from './image-model.ts';
import { sdNextFailure, unansweredFailure } from './read-failure.ts';
import { readProgress } from './read-progress.ts';
import { findSdNextSize, writeDetailer } from './write-request.ts';

type Fields = Readonly<Record<string, unknown>>;

export function openSdNextServer(connection: SdNextConnection): DiffusionServer {
  const ask = (path: string, signal: AbortSignal, body?: object) => request(connection, path, signal, body);
  const work = async (path: string, signal: AbortSignal, body: object): Promise<Fields> => {
    const leave = await enterTurn(connection, signal);
    try {
      return fieldsOf(await ask(path, signal, body));
    } catch (error) {
      if (signal.aborted) await interruptServer(connection);
      throw error;
    } finally {
      leave();
    }
  };
  const pictureOf = (answer: Fields, field: string): ModelImage => {
    const image = readPicture(answer[field]);
    if (image === null) throw unreadable(connection, answer);
    return image;
  };
  return {
    readLists: (signal) => readLists((path) => ask(path, signal)),
    async preprocess(image, processor, signal) {
      const body = { image: encode(image), model: processor, params: {} };
      return pictureOf(await work('/preprocess', signal, body), 'image');
    },
    async makeMask(image, model, signal) {
      const body = { image: encode(image), type: 'Grayscale', mask: null, model };
      return pictureOf(await work('/mask', signal, body), 'mask');
    },
    async detect(image, model, signal) {
      const body = { image: encode(image), model: model === '' ? null : model };
      return readDetections(await work('/detect', signal, body));
    },
    async detail(image, options, signal) {
      const body = { image: encode(image), ...writeDetailer(options) };
      return pictureOf(await work('/detail', signal, body), 'image');
    },
    async ask(image, { model, words }, signal) {
      const body = {
        image: encode(image),
        question: 'Use Prompt',
        prompt: words,
        ...(model === '' ? {} : { model }),
      };
      const { answer } = await work('/vqa', signal, body);
      if (typeof answer !== 'string' || answer.trim() === '') throw unreadable(connection, {});
      return answer.trim();
    },
    drawVideo: async (video, signal) =>
      readVideo(connection, await work('/video', signal, writeVideo(video))),
    async readOptions(signal) {
      const [info, values] = await Promise.all([ask('/options-info', signal), ask('/options', signal)]);
      const options = readServerOptions(info, values);
      if (options === null) throw unreadable(connection, {});
      return options;
    },
    async changeOptions(changes, signal) {
      const { updated } = await work('/options', signal, changes);
      const told = (Array.isArray(updated) ? (updated as readonly unknown[]) : []).map(fieldsOf);
      return Object.keys(changes).filter((name) => told.some((one) => one[name] === false));
    },
    async readState(signal) {
      const [status, progress, memory] = await Promise.all([
        ask('/status', signal),
        ask('/progress', signal),
        ask('/memory', signal),
      ]);
      return readState(fieldsOf(status), fieldsOf(progress), fieldsOf(memory));
    },
    skip: async (signal) => void (await ask('/skip', signal, {})),
    interrupt: async (signal) => void (await ask('/interrupt', signal, {})),
  };
}

/** Sends one request and gives what the answer holds. */
async function request(
  connection: SdNextConnection,
  path: string,
  signal: AbortSignal,
  body?: object,
): Promise<unknown> {
  signal.throwIfAborted();
  const asked = { connection, model: '' };
  const watch = watchSilence(signal, connection.silenceLimitMs, connection.clock);
  try {
    watch.restartTimer();
    const response = await callSdNext(connection, path, {
      signal: watch.signal,
      ...(body === undefined ? {} : { body }),
    });
    const answer = await readJson(response);
    if (!response.ok) throw new DiffusionServerError(sdNextFailure(response.status, fieldsOf(answer), asked));
    return answer;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof DiffusionServerError) throw error;
    throw new DiffusionServerError(unansweredFailure(asked, watch.timedOut));
  } finally {
    watch.stop();
  }
}

/** A list that cannot be had is empty, because an older server lacks some. One that cannot be reached has none. */
async function readLists(ask: (path: string) => Promise<unknown>): Promise<ServerLists> {
  const models = await ask('/sd-models');
  const list = async (path: string): Promise<unknown> => ask(path).catch(() => []);
  const [
    samplers,
    upscalers,
    controlModels,
    processors,
    masking,
    adapters,
    detailers,
    questions,
    axes,
    videos,
  ] = await Promise.all(
    [
      '/samplers',
      '/upscalers',
      '/control-models',
      '/preprocessors',
      '/masking',
      '/ip-adapters',
      '/detailers',
      '/vqa/models',
      '/xyz-grid',
      '/video/models',
    ].map(list),
  );
  const named = (names: readonly string[]) => [...new Set(names)].filter((name) => name !== 'None');
  return {
    models: namesIn(models, 'title'),
    samplers: named(namesIn(samplers)),
    upscalers: named(namesIn(upscalers)),
    controlModels: named(namesIn(controlModels)),
    processors: named(namesIn(processors)),
    maskModels: named(namesIn(fieldsOf(masking)['models'])),
    adapters: named(namesIn(adapters)),
    detailers: named(namesIn(detailers)),
    questionModels: named(namesIn(questions)),
    axes: named(namesIn(axes, 'label')).filter((label) => label !== 'Nothing'),
    videoModels: readVideoModels(videos),
  };
}

function readVideoModels(listed: unknown): readonly VideoModel[] {
  return (Array.isArray(listed) ? (listed as readonly unknown[]) : []).flatMap((entry) => {
    const { engine, name } = fieldsOf(entry);
    return typeof engine === 'string' && typeof name === 'string' && name !== 'None'
      ? [{ engine, name }]
      : [];
  });
}

/** Boxes are left, top, right and bottom. */
function readDetections({ labels, scores, boxes }: Fields): readonly Detection[] {
  const listOf = (value: unknown) => (Array.isArray(value) ? (value as readonly unknown[]) : []);
  const [allLabels, allScores] = [listOf(labels), listOf(scores)];
  return listOf(boxes).flatMap((box, at): readonly Detection[] => {
    const [left, top, right, bottom] = listOf(box).map(Number);
    if (left === undefined || top === undefined || right === undefined || bottom === undefined) return [];
    const [width, height] = [right - left, bottom - top];
    if (!(width > 0) || !(height > 0)) return [];
    const label = allLabels[at];
    const score = Number(allScores[at] ?? 0);
    const named = typeof label === 'string' && label !== '' ? label : 'Found';
    return [{ label: named, score: Number.isFinite(score) ? score : 0, x: left, y: top, width, height }];
  });
}

function writeVideo(video: VideoRequest): object {
  const { model, prompt, negativePrompt, frames, steps, seed, first } = video;
  return {
    engine: model.engine,
    model: model.name,
    prompt,
    negative_prompt: negativePrompt,
    ...findSdNextSize(video),
    frames,
    steps,
    seed: seed ?? -1,
    ...(first === undefined ? {} : { init_image: encode(first) }),
    send_video: true,
    send_thumbnail: true,
    send_frames: false,
  };
}

function readVideo(connection: SdNextConnection, answer: Fields): DrawnVideo {
  const { video, video_path: path, thumbnail, duration } = answer;
  const bytes = typeof video === 'string' ? decodeBase64(video) : null;
  const poster = readPicture(thumbnail);
  if (bytes === null && typeof path === 'string')
    throw new DiffusionServerError(
      sdNextFailure(
        400,
        { detail: `the video is too large to be sent; it is on the server, at ${path}` },
        {
          connection,
          model: '',
        },
      ),
    );
  if (bytes === null || poster === null) throw unreadable(connection, answer);
  return { bytes, poster, seconds: typeof duration === 'number' ? duration : 0 };
}

function readState(status: Fields, progress: Fields, { ram, cuda }: Fields): ServerState {
  return {
    status: textOf(status['status']) || 'unknown',
    task: textOf(status['current']) || textOf(status['task']),
    progress: readProgress(progress),
    memory: readMemory(ram),
    videoMemory: readMemory(fieldsOf(cuda)['system']),
  };
}

function readMemory(value: unknown): MemoryUse | null {
  const { used, total } = fieldsOf(value);
  return typeof used === 'number' && typeof total === 'number' && total > 0 ? { used, total } : null;
}

function unreadable(connection: SdNextConnection, answer: Fields): DiffusionServerError {
  return new DiffusionServerError(sdNextFailure(null, answer, { connection, model: '' }));
}

function encode({ bytes }: RequestImage): string {
  return encodeBase64(bytes);
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
