/**
 * Enlarging by one's own SD.Next: the server runs one of its upscalers over the picture, which draws nothing anew. Which
 * upscalers there are is the server's own affair, so it is asked first. https://github.com/vladmandic/sdnext/wiki/API
 */
import { toBase64 } from '../base64.ts';
import type { ImageRequest } from '../ports.ts';

/** What is to be sent, and what a person should know of it; `null` where all is well. */
export interface Enlarging {
  readonly path: string;
  readonly body: object;
  readonly warning: string | null;
}

/** How a server calls what only resamples, beside the upscalers that are models. */
const resamplers = /^(?:none|resize|nearest|lanczos|bicubic|bilinear|box|hamming|latent|asymmetric|vae)\b/i;

/** The request for a larger picture, by what `GET /upscalers` answered. */
export function writeEnlarging({ width, height, references = [] }: ImageRequest, listed: unknown): Enlarging {
  const names = (Array.isArray(listed) ? (listed as readonly unknown[]) : []).flatMap(nameOf);
  const models = names.filter((name) => !resamplers.test(name));
  const model = models.find((name) => /esrgan/i.test(name)) ?? models[0];
  const resampler = names.find((name) => /lanczos/i.test(name)) ?? 'None';
  return {
    path: '/extra-single-image',
    body: {
      image: references[0] === undefined ? '' : toBase64(references[0].bytes),
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

function nameOf(entry: unknown): readonly string[] {
  const name = typeof entry === 'object' && entry !== null ? (entry as { name?: unknown }).name : null;
  return typeof name === 'string' && name !== '' ? [name] : [];
}
