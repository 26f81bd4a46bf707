import type { StreamFault } from './faults.ts';
import { drawNoise, drawPicture } from './draw-picture.ts';
import { hashOf, textIn, type WireEvent } from './wire.ts';
import { findFormat, type PictureFormat } from './write-picture.ts';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly quality: 'low' | 'medium' | 'high';
  readonly transparent: boolean;
  readonly format: PictureFormat;
  readonly prompt: string;
  readonly partialImages: number;
  /** Tokens of the pictures that came along. */
  readonly seenTokens: number;
  /** Edits stream under a name of their own. */
  readonly isEdit: boolean;
}

/** Request for, with `auto` made definite as the service does; the body has passed its checks. */
export function readPicture(body: Record<string, unknown>): Picture {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(textIn(body, 'size', 'auto')) ?? [];
  const quality = body['quality'];
  return {
    width: Number(width ?? 1024),
    height: Number(height ?? 1024),
    quality: quality === 'low' || quality === 'medium' || quality === 'high' ? quality : 'high',
    transparent: body['background'] === 'transparent',
    format: findFormat(body),
    prompt: textIn(body, 'prompt'),
    partialImages: Number(body['partial_images'] ?? 0),
    seenTokens: seenTokens(body),
    isEdit: Array.isArray(body['images']),
  };
}

/** About what a picture of a million pixels counts for. */
function seenTokens({ images, input_references: references }: Record<string, unknown>): number {
  const list = Array.isArray(images) ? images : Array.isArray(references) ? references : [];
  return list.length * 1024;
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
  const name = picture.isEdit ? 'image_edit' : 'image_generation';
  const previews = fault === 'no-partials' ? 0 : picture.partialImages;
  const partials = Array.from({ length: previews }, (_, index) => ({
    type: `${name}.partial_image`,
    ...common,
    partial_image_index: index,
    b64_json: encodePicture(picture, 8 * 4 ** index),
  }));
  const completed = {
    type: `${name}.completed`,
    ...common,
    b64_json: finalPicture(picture, fault),
    usage: imageUsage(picture),
  };
  return fault === 'final-first' ? [completed, ...partials] : [...partials, completed];
}

/** The body of a `POST /v1/images/generations` that does not stream. */
export function imageBody(
  picture: Picture,
  count: number,
  fault: StreamFault | null,
  createdAt: number,
): object {
  const data = Array.from({ length: count }, () => ({ b64_json: finalPicture(picture, fault) }));
  return { created: createdAt, ...effective(picture), data, usage: imageUsage(picture) };
}

function effective({ width, height, quality, transparent, format }: Picture) {
  return {
    size: `${width}x${height}`,
    quality,
    background: transparent ? 'transparent' : 'opaque',
    output_format: format,
  };
}

function finalPicture(picture: Picture, fault: StreamFault | null): string {
  if (fault === 'broken-base64') return '%%% this is not base64 %%%';
  if (fault === 'broken-picture') return Buffer.from('<html>not a picture</html>').toString('base64');
  if (fault === 'other-size')
    return encodePicture({ ...picture, width: 1024, height: 1024 }, finest[picture.quality]);
  if (fault === 'heavy') return Buffer.from(drawNoise(picture)).toString('base64');
  return encodePicture(picture, finest[picture.quality]);
}

/** Blocks along a side of a finished picture; previews have 128 at most. */
export const finest = { low: 256, medium: 512, high: 1024 } as const;

/** Words with `[flat]` give one colour, a file of a few kilobytes, for tests of very many pictures. */
function encodePicture(picture: Picture, asked: number): string {
  const blocks = picture.prompt.includes('[flat]') ? 1 : asked;
  return Buffer.from(drawPicture(picture, hashOf(picture.prompt), blocks)).toString('base64');
}

/** The formula of the calculator on OpenAI's image guide. */
export function imageUsage({ width, height, quality, prompt, partialImages, seenTokens: seen }: Picture) {
  const base = { low: 16, medium: 48, high: 96 }[quality];
  const exact = (base * Math.min(width, height)) / Math.max(width, height);
  const short = exact % 1 === 0.5 ? 2 * Math.round(exact / 2) : Math.round(exact);
  const output = Math.ceil((base * short * (2_000_000 + width * height)) / 4_000_000) + 100 * partialImages;
  const text = Math.ceil(prompt.length / 4);
  return {
    input_tokens: text + seen,
    input_tokens_details: { text_tokens: text, image_tokens: seen },
    output_tokens: output,
    total_tokens: text + seen + output,
  };
}
