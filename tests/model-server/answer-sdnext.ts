/** SD.Next as its own code answers (https://github.com/vladmandic/sdnext, `modules/api`): shapes, names and refusals. */
import type { ServerResponse } from 'node:http';
import { countRequest } from './rate-limit.ts';
import type { Asked, ServerState } from './server-state.ts';
import { sendJson } from './send-json.ts';
import { checkpoints, sdNextLists, upscalers } from './model-lists.ts';
import {
  controlBody,
  drawnBody,
  enlargedBody,
  pictureIn,
  progressBody,
  sdNextFault,
  statusBody,
  toolPicture,
} from './sdnext.ts';
import { changeOptions, optionsInfo } from './sdnext-options.ts';
import { isObject, textIn } from './wire.ts';

interface Answer {
  readonly body: object;
  readonly status?: number;
}

const refuse = (error: string, status = 400): Answer => ({ body: { error }, status });

/** Draws when it was looked at twice, where the prompt asks for that; else at once. */
export function answerSdNext(
  state: ServerState,
  { fault, path, body, method }: Asked,
  response: ServerResponse,
): void {
  const { sdNext } = state;
  const name = path.replace(/^\/sdapi\/v1\//, '');
  if (name === 'interrupt' || name === 'skip') return void response.writeHead(204).end();
  if (name === 'progress') {
    sendJson(response, progressBody(sdNext));
    return sdNext.looked();
  }
  const answer = method === 'GET' ? readOf(state, name) : workOf(state, name, body);
  if (answer !== null) return sendJson(response, answer.body, answer.status ?? 200);
  const drawing = drawingOf(name, body);
  if (drawing === null) return sendJson(response, { detail: 'Not Found' }, 404);
  const finish = () => {
    sdNext.prompt = null;
    sdNext.looked = () => {};
    // It counts when the work is done, so the picture of a request too many is lost.
    if (state.limit !== null && !countRequest(state.limit)) {
      const refusal = sdNextFault('rate-limited');
      response.writeHead(refusal?.status ?? 429, { 'content-type': 'application/json' });
      return void response.end(refusal?.body);
    }
    const shown = fault === 'broken-picture' ? { images: ['bm8gcGljdHVyZQ=='] } : drawing.body;
    sendJson(response, shown, drawing.status ?? 200);
  };
  const prompt = textIn(body, 'prompt');
  if (!prompt.includes('[slowly]')) return finish();
  let looks = 0;
  sdNext.prompt = prompt;
  sdNext.looked = () => {
    looks += 1;
    if (looks === 2) finish();
  };
}

/** What is read of it; `null` where it is none of these. */
function readOf({ sdNext }: ServerState, name: string): Answer | null {
  if (name === 'sd-models') return { body: checkpoints };
  if (name === 'upscalers') return { body: upscalers };
  if (name === 'status') return { body: statusBody(sdNext) };
  if (name === 'memory')
    return {
      body: {
        ram: { free: 12e9, used: 20e9, total: 32e9 },
        cuda: { system: { free: 2e9, used: 6e9, total: 8e9 } },
      },
    };
  if (name === 'options') return { body: { ...sdNext.options } };
  if (name === 'options-info') return { body: optionsInfo };
  const list = Object.hasOwn(sdNextLists, name) ? sdNextLists[name] : undefined;
  return list === undefined ? null : { body: list };
}

/** What it does beside drawing. */
function workOf({ sdNext }: ServerState, name: string, body: Record<string, unknown>): Answer | null {
  if (name === 'options') return { body: { updated: changeOptions(sdNext.options, body) } };
  if (!['preprocess', 'mask', 'detect', 'detail', 'vqa', 'extra-single-image'].includes(name)) return null;
  if (name === 'extra-single-image')
    return textIn(body, 'image') === '' ? refuse('Image is none') : { body: enlargedBody(body) };
  if (pictureIn(body['image']) === null) return { body: { detail: 'Image not found' }, status: 404 };
  const model = textIn(body, 'model');
  if (name === 'preprocess')
    return hasName('preprocessors', model)
      ? { body: { model, image: toolPicture(body['image'], model) } }
      : refuse(`Processor model not found: id=${model}`);
  if (name === 'mask') {
    if (model !== '' && !sdNextLists['masking'].models.includes(model))
      return refuse(`Mask model not found: id=${model}`);
    const type = textIn(body, 'type');
    if (!sdNextLists['masking'].types.includes(type)) return refuse(`Mask type not found: id=${type}`);
    return { body: { mask: toolPicture(body['image'], `mask ${model}`) } };
  }
  if (name === 'detect')
    return {
      body: {
        classes: [0, 0],
        labels: ['face', 'hand'],
        boxes: [
          [10, 12, 50, 60],
          [70, 20, 90, 44],
        ],
        images: [],
        scores: [0.91, 0.55],
      },
    };
  if (name === 'detail')
    return { body: { image: toolPicture(body['image'], 'detail'), detections: null, seed: 7 } };
  if (textIn(body, 'question') !== 'Use Prompt' || textIn(body, 'prompt') === '')
    return { body: { detail: 'Error: no prompt' }, status: 422 };
  return {
    body: { answer: `A picture. You asked: ${textIn(body, 'prompt').slice(0, 200)}`, annotated_image: null },
  };
}

/** What it draws; a refusal where the request is not as it wants it. */
function drawingOf(name: string, body: Record<string, unknown>): Answer | null {
  const sampler = textIn(body, 'sampler_name');
  if (sampler !== '' && sampler !== 'Default' && !hasName('samplers', sampler))
    return {
      body: { error: 'HTTPException', code: 404, detail: 'Sampler not found', body: '', errors: '' },
      status: 404,
    };
  switch (name) {
    case 'txt2img':
      return { body: drawnBody(body) };
    case 'img2img': {
      const [first] = Array.isArray(body['init_images']) ? (body['init_images'] as readonly unknown[]) : [];
      if (first === undefined) return refuse('Init image is none');
      return { body: drawnBody(body) };
    }
    case 'control': {
      const units = Array.isArray(body['control']) ? body['control'].filter(isObject) : [];
      const inputs = Array.isArray(body['inputs']) ? (body['inputs'] as readonly unknown[]) : [];
      if (units.length > 0 && pictureIn(inputs[0]) === null)
        return { body: { detail: 'Control: no input images' }, status: 500 };
      return { body: controlBody(body, inputs[0]) };
    }
    case 'video': {
      const isKnown = sdNextLists['video/models'].some(
        (one) => one.engine === body['engine'] && one.name === body['model'],
      );
      if (!isKnown)
        return { body: { detail: `Video model not found: ${textIn(body, 'model')}` }, status: 404 };
      const [poster = ''] = drawnBody(body).images;
      const video = Buffer.from(`video of ${textIn(body, 'prompt')}`).toString('base64');
      const frames = Number(body['frames'] ?? 17);
      return {
        body: {
          ...{
            video,
            video_path: '/video/1.mp4',
            thumbnail: poster,
            thumbnail_path: '/video/1.jpg',
            frames: [],
          },
          ...{ frames_count: frames, fps: 24, duration: frames / 24, has_audio: false, still: false },
          ...{ params: {}, info: '' },
        },
      };
    }
    default:
      return null;
  }
}

function hasName(list: 'samplers' | 'preprocessors', name: string): boolean {
  return sdNextLists[list].some((one) => one.name === name);
}
