import { readPng } from '#design/png';
import { drawPicture } from './draw-picture.ts';
import { hashOf, textIn } from './wire.ts';

/** One's own SD.Next as it draws: one picture at a time, and how far it is. */
export interface SdNextState {
  /** Called when somebody looked how far it is. */
  looked: () => void;
  prompt: string | null;
  /** Its options by name. */
  readonly options: Record<string, unknown>;
}

interface DrawnBody {
  readonly images: readonly string[];
  readonly parameters: object;
  readonly info: string;
}

/** The body of `POST /sdapi/v1/txt2img` and `/img2img`; `info` is JSON within JSON, as the server has it. */
export function drawnBody(body: Record<string, unknown>): DrawnBody {
  const prompt = textIn(body, 'prompt');
  const seed = Number(body['seed'] ?? -1);
  return {
    images: [drawn(body['script_name'] === 'xyz grid' ? gridSize(body) : secondPassSize(body), body)],
    parameters: { ...body, init_images: null, mask: null },
    info: JSON.stringify({ prompt, seed: seed < 0 ? 42 : seed }),
  };
}

/** The body of `POST /sdapi/v1/control`; the picture has the size of its input. */
export function controlBody(body: Record<string, unknown>, input: unknown): object {
  const size = pictureIn(input) ?? {
    width: Number(body['width_before'] ?? 512),
    height: Number(body['height_before'] ?? 512),
  };
  const processed = typeof input === 'string' ? [toolPicture(input, 'processed')] : [];
  return { images: [drawn(size, body)], processed, params: {}, info: '' };
}

function drawn(size: Size, body: Record<string, unknown>): string {
  const prompt = textIn(body, 'prompt');
  // Colours that are asked for are those it draws in, as a model would.
  const [, colour] = /, colours #([\da-f]{6})/i.exec(prompt) ?? [];
  const words = `${prompt} ${textIn(body, 'sampler_name')} ${Number(body['steps'] ?? 0)}`;
  return encode(drawPicture({ ...size, transparent: false }, colour ?? hashOf(words), 1024));
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A second pass enlarges; without a name of an upscaler there is none. */
function secondPassSize(body: Record<string, unknown>): Size {
  const { width, height } = sizeOf(body);
  const scale =
    body['enable_hr'] === true && textIn(body, 'hr_upscaler') !== '' ? Number(body['hr_scale'] ?? 2) : 1;
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** A grid has as many cells as its axes have values, and a line for its legend. */
function gridSize(body: Record<string, unknown>): Size {
  const { width, height } = sizeOf(body);
  const args = Array.isArray(body['script_args']) ? (body['script_args'] as readonly unknown[]) : [];
  const count = (at: number) => Math.max(1, textIn({ values: args[at] }, 'values').split(',').length);
  return { width: width * count(1), height: height * count(4) + 64 };
}

/** The size of a picture in base64; `null` where it is none. */
export function pictureIn(base64: unknown): Size | null {
  if (typeof base64 !== 'string') return null;
  try {
    const { width, height } = readPng(Buffer.from(base64, 'base64'));
    return { width, height };
  } catch {
    return null;
  }
}

/** What a tool makes of a picture: as large as it, in another colour. */
export function toolPicture(base64: unknown, tool: string): string {
  const size = pictureIn(base64) ?? { width: 64, height: 64 };
  return encode(drawPicture({ ...size, transparent: false }, hashOf(tool), 1024));
}

/** The body of `POST /sdapi/v1/extra-single-image`. */
export function enlargedBody(body: Record<string, unknown>): object {
  const size = { width: Number(body['upscaling_resize_w']), height: Number(body['upscaling_resize_h']) };
  const bytes = drawPicture({ ...size, transparent: false }, hashOf(textIn(body, 'upscaler_1')), 1024);
  return { image: encode(bytes), html_info: '' };
}

/** The body of `GET /sdapi/v1/progress`: a coarse picture while one is drawn. */
export function progressBody({ prompt }: SdNextState): object {
  const isDrawing = prompt !== null;
  const bytes = drawPicture({ width: 64, height: 64, transparent: false }, hashOf(prompt ?? ''), 8);
  return {
    id: isDrawing ? 'a1b2c3' : '',
    progress: isDrawing ? 0.5 : 0,
    eta_relative: isDrawing ? 2 : 0,
    state: {
      ...{ skipped: false, interrupted: false, job: prompt ?? '', job_count: isDrawing ? 1 : 0, job_no: 0 },
      ...{ job_timestamp: '0', sampling_step: isDrawing ? 10 : 0, sampling_steps: 20 },
    },
    current_image: isDrawing ? encode(bytes) : null,
    textinfo: null,
  };
}

/** The body of `GET /sdapi/v1/status`. */
export function statusBody({ prompt }: SdNextState): object {
  const isDrawing = prompt !== null;
  return {
    ...{
      status: isDrawing ? 'running' : 'idle',
      task: isDrawing ? 'API-TXT' : '',
      current: '',
      timestamp: null,
    },
    ...{ id: '', job: 0, jobs: 0, total: 3, step: isDrawing ? 10 : 0, steps: 20, queued: 0, uptime: 3600 },
    ...{ elapsed: null, eta: null, progress: isDrawing ? 0.5 : 0 },
  };
}

/** What its middleware says of a fault (`error`, `code`, `detail`), with the status. */
export function sdNextFault(name: string | null): { readonly status: number; readonly body: string } | null {
  const say = (status: number, error: string, detail: string) => ({
    status,
    body: JSON.stringify({ error, code: status, detail, body: '', errors: '' }),
  });
  switch (name) {
    case 'key-refused':
      return say(401, 'HTTPException', 'Incorrect username or password');
    case 'bad-request':
      return say(422, 'RequestValidationError', 'Input should be a valid integer');
    case 'server-error':
      return say(500, 'OutOfMemoryError', 'CUDA out of memory');
    case 'rate-limited':
      return say(429, 'HTTPException', '127.0.0.1:/sdapi/v1/txt2img: rate limit exceeded');
    default:
      return null;
  }
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function sizeOf(body: Record<string, unknown>): Size {
  return { width: Number(body['width'] ?? 1024), height: Number(body['height'] ?? 1024) };
}
