import { drawPicture } from './draw-picture.ts';
import { hashOf, textIn } from './wire.ts';

/** One's own SD.Next as it draws: one picture at a time, and how far it is. */
export interface SdNextState {
  /** Called when somebody looked how far it is. */
  looked: () => void;
  prompt: string | null;
}

/** The body of `POST /sdapi/v1/txt2img`; `info` is JSON within JSON, as the server has it. */
export function txt2imgBody(body: Record<string, unknown>, isBroken: boolean): object {
  const { width, height } = sizeOf(body);
  const prompt = textIn(body, 'prompt');
  // Colours that are asked for are those it draws in, as a model would.
  const [, colour] = /, colours #([\da-f]{6})/i.exec(prompt) ?? [];
  const bytes = drawPicture({ width, height, transparent: false }, colour ?? hashOf(prompt), 1024);
  const image = Buffer.from(bytes).toString('base64');
  const seed = Number(body['seed'] ?? -1);
  return {
    images: isBroken ? ['bm8gcGljdHVyZQ=='] : [image],
    parameters: { ...body },
    info: JSON.stringify({ prompt: textIn(body, 'prompt'), seed: seed < 0 ? 42 : seed }),
  };
}

/** The body of `POST /sdapi/v1/extra-single-image`. */
export function enlargedBody(body: Record<string, unknown>): object {
  const size = { width: Number(body['upscaling_resize_w']), height: Number(body['upscaling_resize_h']) };
  const bytes = drawPicture({ ...size, transparent: false }, hashOf(textIn(body, 'upscaler_1')), 1024);
  return { image: Buffer.from(bytes).toString('base64'), html_info: '' };
}

/** The body of `GET /sdapi/v1/progress`: a coarse picture while one is drawn. */
export function progressBody({ prompt }: SdNextState): object {
  const isDrawing = prompt !== null;
  const bytes = drawPicture({ width: 64, height: 64, transparent: false }, hashOf(prompt ?? ''), 8);
  return {
    progress: isDrawing ? 0.5 : 0,
    eta_relative: isDrawing ? 2 : 0,
    state: { job: prompt ?? '', sampling_step: isDrawing ? 10 : 0, sampling_steps: 20 },
    current_image: isDrawing ? Buffer.from(bytes).toString('base64') : null,
    textinfo: null,
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
      return say(429, 'HTTPException', 'Rate limit exceeded');
    default:
      return null;
  }
}

function sizeOf(body: Record<string, unknown>): { readonly width: number; readonly height: number } {
  return { width: Number(body['width'] ?? 1024), height: Number(body['height'] ?? 1024) };
}
