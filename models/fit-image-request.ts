import type { ImageCapabilities, ImageRequest } from './ports.ts';

/** A request that a model can take, and a sentence for each option that was left out. */
export interface FittedRequest {
  readonly request: ImageRequest;
  readonly warnings: readonly string[];
}

/** Leaves out what a model cannot do and reports it; otherwise the result would look like a fault of the picture. */
export function fitImageRequest(
  request: ImageRequest,
  model: string,
  capabilities: ImageCapabilities,
): FittedRequest {
  const { references = [], mask = null, diffusion, ...rest } = request;
  const taken = references.slice(0, capabilities.references ?? 0);
  const hasMask = mask !== null && capabilities.mask === true;
  const fitted: ImageRequest = {
    ...rest,
    seed: capabilities.seed ? request.seed : null,
    background: isClear(request) && !capabilities.transparent ? 'auto' : request.background,
    partialImages: capabilities.partialImages ? request.partialImages : 0,
    references: taken,
    mask: hasMask ? mask : null,
    keepsGoing: request.keepsGoing === true && capabilities.keepsGoing === true,
    ...(diffusion === undefined || capabilities.diffusion !== true ? {} : { diffusion }),
  };
  const losses: readonly (readonly [boolean, string])[] = [
    [
      request.seed !== null && !capabilities.seed,
      `${model} takes no seed, so the same prompt draws a different image.`,
    ],
    [
      isClear(request) && !capabilities.transparent,
      `${model} draws no transparent background, so the image has a background.`,
    ],
    [
      request.partialImages > 0 && !capabilities.partialImages,
      `${model} shows no previews here; only the finished image appears.`,
    ],
    [taken.length < references.length, tooMany(model, taken.length)],
    [
      request.enlarges === true && capabilities.enlarges !== true,
      `${model} cannot enlarge an image, so it is drawn again.`,
    ],
    [mask !== null && !hasMask, `${model} takes no mask, so the whole image is drawn again.`],
    [
      diffusion !== undefined && capabilities.diffusion !== true,
      `${model} takes no samplers, control units or adapters, so those were left out.`,
    ],
  ];
  return {
    request: fitted,
    warnings: losses.flatMap(([isDropped, sentence]) => (isDropped ? [sentence] : [])),
  };
}

function isClear({ background }: ImageRequest): boolean {
  return background === 'transparent';
}

function tooMany(model: string, most: number): string {
  return most === 0
    ? `${model} takes no reference images, so they were left out.`
    : `${model} takes ${most === 1 ? 'one reference image' : `${most} reference images`}; the others were left out.`;
}
