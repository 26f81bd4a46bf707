/**
 * Converts between a request and its record, in which pictures are named by their hashes. Both directions are only here,
 * so that repeating a record sends the same bytes.
 */
import { mapDiffusionPictures } from '#design/diffusion';
import type { GenerationRequest, PictureRef } from '#design/generation';
import { invariant } from '#design/invariant';
import type { AssetBytes } from '#design/snapshot';
import type { ImageRequest, RequestImage } from '#models/ports';
import type { ImageSpec } from '../1-plan/image-plan.ts';

/** Records the request of a spec, with pictures by their hashes. */
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
    ...(spec.diffusion === undefined ? {} : { diffusion: spec.diffusion }),
  };
}

/** Writes the request of a record. */
export function writeRequest(
  { prompt, seed }: Pick<ImageRequest, 'prompt' | 'seed'>,
  { previews, references, mask, diffusion, ...record }: GenerationRequest,
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
    ...(diffusion === undefined ? {} : { diffusion: mapDiffusionPictures(diffusion, open) }),
  };
}
