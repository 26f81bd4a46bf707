import type { StreamFault } from './faults.ts';
import { drawPicture } from './draw-picture.ts';
import { hashOf, textIn, type WireEvent } from './wire.ts';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly quality: 'low' | 'medium' | 'high';
  readonly transparent: boolean;
  readonly prompt: string;
  readonly partialImages: number;
}

/** What was asked for, with `auto` made definite as the service does; the body has passed its checks. */
export function readPicture(body: Record<string, unknown>): Picture {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(textIn(body, 'size', 'auto')) ?? [];
  const quality = body['quality'];
  return {
    width: Number(width ?? 1024),
    height: Number(height ?? 1024),
    quality: quality === 'low' || quality === 'medium' || quality === 'high' ? quality : 'high',
    transparent: body['background'] === 'transparent',
    prompt: textIn(body, 'prompt'),
    partialImages: Number(body['partial_images'] ?? 0),
  };
}

/** The events of one streamed `POST /v1/images/generations`: previews, each finer than the last, then the picture. */
export function imageEvents(
  picture: Picture,
  fault: StreamFault | null,
  createdAt: number,
): readonly WireEvent[] {
  if (fault === 'error-nested' || fault === 'error-flat' || fault === 'error-unnamed') {
    const error = {
      type: 'image_generation_user_error',
      code: 'moderation_blocked',
      message: 'Your request was rejected by the safety system.',
      param: null,
    };
    return [fault === 'error-nested' ? { type: 'error', error } : { ...error, type: 'error' }];
  }
  const common = { created_at: createdAt, ...effective(picture) };
  const previews = fault === 'no-partials' ? 0 : picture.partialImages;
  const partials = Array.from({ length: previews }, (_, index) => ({
    type: 'image_generation.partial_image',
    ...common,
    partial_image_index: index,
    b64_json: encodePicture(picture, 8 * 4 ** index),
  }));
  const completed = {
    type: 'image_generation.completed',
    ...common,
    b64_json: finalPicture(picture, fault),
    usage: imageUsage(picture),
  };
  return [...partials, completed];
}

/** The body of a `POST /v1/images/generations` that does not stream. */
export function imageBody(picture: Picture, count: number, createdAt: number): object {
  const data = Array.from({ length: count }, () => ({ b64_json: encodePicture(picture, 1024) }));
  return { created: createdAt, ...effective(picture), data, usage: imageUsage(picture) };
}

function effective({ width, height, quality, transparent }: Picture) {
  return {
    size: `${width}x${height}`,
    quality,
    background: transparent ? 'transparent' : 'opaque',
    output_format: 'png',
  };
}

function finalPicture(picture: Picture, fault: StreamFault | null): string {
  if (fault === 'broken-base64') return '%%% this is not base64 %%%';
  if (fault === 'broken-picture') return Buffer.from('<html>not a picture</html>').toString('base64');
  if (fault === 'other-size') return encodePicture({ ...picture, width: 1024, height: 1024 }, 1024);
  return encodePicture(picture, 1024);
}

function encodePicture(picture: Picture, blocks: number): string {
  return Buffer.from(drawPicture(picture, hashOf(picture.prompt), blocks)).toString('base64');
}

/** The formula of the calculator on OpenAI's image guide. */
function imageUsage({ width, height, quality, prompt, partialImages }: Picture) {
  const base = { low: 16, medium: 48, high: 96 }[quality];
  const exact = (base * Math.min(width, height)) / Math.max(width, height);
  const short = exact % 1 === 0.5 ? 2 * Math.round(exact / 2) : Math.round(exact);
  const output = Math.ceil((base * short * (2_000_000 + width * height)) / 4_000_000) + 100 * partialImages;
  const text = Math.ceil(prompt.length / 4);
  return {
    input_tokens: text,
    input_tokens_details: { text_tokens: text, image_tokens: 0 },
    output_tokens: output,
    total_tokens: text + output,
  };
}
