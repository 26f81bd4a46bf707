/**
 * A request with its pictures named by their hashes, as a record keeps it, and the request itself made from such a record:
 * the one way to either, so that sending a record again sends the same bytes.
 */
import type { GenerationRequest, PictureRef } from '#design/generation';
import { invariant } from '#design/invariant';
import type { AssetBytes } from '#design/snapshot';
import type { ImageRequest, RequestImage } from '#models/ports';
import type { ImageSpec } from '../1-plan/image-plan.ts';

/** What sending a spec sends, in names. */
export function recordRequest(
  spec: ImageSpec & { readonly previews: ImageRequest['partialImages'] },
  keepsGoing: boolean,
): GenerationRequest {
  const { width, height, quality, background, palette, previews, references = [], mask = null } = spec;
  return {
    width,
    height,
    quality,
    background,
    previews,
    keepsGoing,
    palette,
    references,
    mask,
    ...(spec.enlarges === true ? { enlarges: true } : {}),
  };
}

/** The request that a record stands for. */
export function writeRequest(
  { prompt, seed }: Pick<ImageRequest, 'prompt' | 'seed'>,
  { previews, references, mask, ...record }: GenerationRequest,
  pictures: AssetBytes,
): ImageRequest {
  const open = ({ hash, mime }: PictureRef): RequestImage => {
    const bytes = pictures.get(hash);
    invariant(bytes, `the picture ${hash} of a request is not at hand`);
    return { bytes, mime };
  };
  return {
    ...record,
    prompt,
    seed,
    partialImages: previews,
    ...(references.length === 0 ? {} : { references: references.map(open) }),
    ...(mask === null ? {} : { mask: open(mask) }),
  };
}
