/**
 * Writes the bodies of the requests that draw (https://github.com/vladmandic/sdnext/wiki/API): from words, from a picture,
 * and with control units. A mask is inpainting; a picture that is only enlarged goes to the upscalers.
 */
import { encodeBase64 } from '#design/base64';
import type { ControlUnit, DiffusionOptions, FaceGuide, GridAxis, PictureAdapter } from '#design/diffusion';
import type { ImagePrompt, ImageRequest, RequestImage } from '../ports.ts';

/** The body to send, and a sentence for each part that was left out. */
export interface DrawingRequest {
  readonly path: string;
  readonly body: object;
  readonly warnings: readonly string[];
}

/** The prompt, with the colours that the picture should match, as a checkpoint reads them. */
export function writeSdNextPrompt({ prompt, palette }: ImagePrompt): string {
  return palette.length === 0 ? prompt : `${prompt}, colours ${palette.join(' ')}`;
}

/** Writes the request for a picture; `model` is the title of a checkpoint, or empty for the loaded one. */
export function writeDrawingRequest(request: ImageRequest, model: string): DrawingRequest {
  const { references = [], mask = null, diffusion = {} } = request;
  const { structure, face, secondPass, grid } = diffusion;
  const isControlled = structure !== undefined && mask === null;
  if (isControlled) return writeControlRequest(request, structure, model);
  const [base] = references;
  // The cells of a grid are small to see what differs.
  const enlarged = base === undefined && grid === undefined ? secondPass : undefined;
  const warnings = [
    ...(secondPass === undefined || enlarged !== undefined ? [] : [withoutSecondPass]),
    ...(structure === undefined ? [] : ['Control units do not count where only a part is redrawn.']),
    ...(face === undefined || base === undefined
      ? []
      : ['SD.Next draws a face into images from words only, so it was left out.']),
  ];
  const body = {
    ...writeSecondPass(request, enlarged),
    ...writeDrawing(request),
    ...(base === undefined
      ? writeFace(face)
      : { init_images: references.map(encode), ...writeStrength(diffusion), ...writeMask(mask, diffusion) }),
    ...(model === '' ? {} : { override_settings: { sd_model_checkpoint: model } }),
  };
  return { path: base === undefined ? '/txt2img' : '/img2img', body, warnings };
}

/** The size of the answer is that of the structure's picture. */
function writeControlRequest(
  request: ImageRequest,
  { picture, units }: NonNullable<DiffusionOptions<RequestImage>['structure']>,
  model: string,
): DrawingRequest {
  const { references = [], diffusion = {} } = request;
  const [base] = references;
  const [first] = units;
  // The server runs the units of one type, that of the first.
  const same = units.filter(({ type }) => type === first?.type);
  const { width, height } = findSdNextSize(request);
  const body = {
    ...writeDrawing(request),
    inputs: [encode(picture)],
    control: same.map(writeUnit),
    ...(first === undefined ? {} : { unit_type: first.type }),
    width_before: width,
    height_before: height,
    ...(base === undefined ? {} : { inits: [encode(base)], input_type: 2, ...writeStrength(diffusion) }),
    ...writeFace(diffusion.face),
    ...(model === '' ? {} : { extra: { sd_model_checkpoint: model } }),
  };
  const isMixed = same.length < units.length;
  return {
    path: '/control',
    body,
    warnings: [
      ...(isMixed ? ['SD.Next runs control units of one type at a time; the others were left out.'] : []),
      ...(diffusion.secondPass === undefined ? [] : [withoutSecondPass]),
    ],
  };
}

const withoutSecondPass = 'The second pass is for text to image only, so it was left out.';

/** The size, and with a second pass that of the first, so that the result has the wanted one. */
function writeSecondPass(
  { width, height }: ImageRequest,
  pass: DiffusionOptions<unknown>['secondPass'],
): object {
  if (pass === undefined) return findSdNextSize({ width, height });
  const { upscaler, scale, strength, steps } = pass;
  return {
    ...findSdNextSize({ width: width / scale, height: height / scale }),
    ...{ enable_hr: true, hr_upscaler: upscaler, hr_scale: scale, hr_denoising_strength: strength },
    // Else only upscalers of latents have a second pass.
    hr_force: true,
    ...(steps === null ? {} : { hr_second_pass_steps: steps }),
  };
}

function writeUnit({ type, processor, model, strength, start, end }: ControlUnit): object {
  return {
    unit_type: type,
    process: processor === '' ? 'None' : processor,
    model: model === '' ? 'None' : model,
    strength,
    start,
    end,
  };
}

/** What all three requests share. */
function writeDrawing(request: ImageRequest): object {
  const { diffusion = {}, quality, seed } = request;
  const { negativePrompt, sampler, steps, guidance, detailer, adapters, grid } = diffusion;
  return {
    prompt: writeSdNextPrompt(request),
    ...(negativePrompt === undefined ? {} : { negative_prompt: negativePrompt }),
    seed: seed ?? -1,
    steps: steps ?? stepsByQuality[quality],
    ...(sampler === undefined ? {} : { sampler_name: sampler }),
    // Pipelines read one of the two.
    ...(guidance === undefined ? {} : { guidance_scale: guidance, cfg_scale: guidance }),
    save_images: false,
    ...(detailer === undefined ? {} : { detailer_enabled: true, ...writeDetailer(detailer) }),
    ...(adapters === undefined || adapters.length === 0 ? {} : { ip_adapter: adapters.map(writeAdapter) }),
    ...(grid === undefined ? {} : writeGrid(grid)),
  };
}

/** The fields of a detailer, of a drawing or by itself. */
export function writeDetailer({
  models,
  prompt,
  strength,
  steps,
}: NonNullable<DiffusionOptions<never>['detailer']>): object {
  return {
    ...(models.length === 0 ? {} : { detailer_models: models }),
    detailer_prompt: prompt,
    detailer_strength: strength,
    detailer_steps: steps,
  };
}

function writeAdapter({
  adapter,
  picture,
  mask,
  scale,
  start,
  end,
  crop,
}: PictureAdapter<RequestImage>): object {
  return {
    adapter,
    images: [encode(picture)],
    masks: mask === null ? [] : [encode(mask)],
    scale,
    start,
    end,
    crop,
  };
}

function writeFace(face: FaceGuide<RequestImage> | undefined): object {
  if (face === undefined) return {};
  const { mode, picture, strength } = face;
  const strengths = { FaceID: 'ip_strength', InstantID: 'id_strength', PhotoMaker: 'pm_strength' } as const;
  const own = mode === 'FaceSwap' ? {} : { [strengths[mode]]: strength };
  return { face: { mode, source_images: [encode(picture)], ...own } };
}

function writeStrength({ strength }: DiffusionOptions<unknown>): object {
  return strength === undefined ? {} : { denoising_strength: strength };
}

/** The server redraws where its mask is white. Our masks are transparent there, so the server inverts them. */
function writeMask(mask: RequestImage | null, { maskBlur }: DiffusionOptions<unknown>): object {
  if (mask === null) return {};
  return {
    mask: encode(mask),
    inpainting_mask_invert: 1,
    ...(maskBlur === undefined ? {} : { mask_blur: maskBlur }),
  };
}

/** The 24 positions of the server's own grid script; values count as typed (`csv_mode`), also where it has choices. */
function writeGrid(axes: readonly GridAxis[]): object {
  const typed = [0, 1, 2].flatMap((at) => {
    const axis = axes[at];
    return axis === undefined ? ['Nothing', '', ''] : [axis.label, axis.values.join(', '), ''];
  });
  const [isCsv, hasLegend, hasRandomSeeds, hasGrid] = [true, true, false, true];
  // Sub-grids, single pictures, times, texts.
  const extras = [false, false, false, false];
  const margin = 0;
  const video = [false, 'None', 2, false, 0, 0];
  return {
    script_name: 'xyz grid',
    script_args: [...typed, isCsv, hasLegend, hasRandomSeeds, hasGrid, ...extras, margin, ...video],
  };
}

const stepsByQuality = { low: 12, medium: 20, high: 36, auto: 20 } as const;

function encode({ bytes }: RequestImage): string {
  return encodeBase64(bytes);
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The edges in px that diffusion models draw well, as multiples of `step`. */
const edges = { step: 8, least: 256, most: 2048 };

/** Finds the size to request: the wanted ratio, with edges that the models draw well. */
export function findSdNextSize({ width, height }: Size): Size {
  const grow = Math.max(1, edges.least / Math.min(width, height));
  const shrink = Math.min(1, edges.most / Math.max(width * grow, height * grow));
  const fit = (length: number) =>
    Math.min(
      edges.most,
      Math.max(edges.least, Math.ceil((length * grow * shrink) / edges.step) * edges.step),
    );
  return { width: fit(width), height: fit(height) };
}

/** The names of upscalers that only resample; the others are models. */
const resamplers = /^(?:none|resize|nearest|lanczos|bicubic|bilinear|box|hamming|latent|asymmetric|vae)\b/i;

/** Writes the request for a larger picture; `names` are the server's upscalers, which redraw nothing. */
export function writeUpscaleRequest(
  { width, height, references = [], diffusion }: ImageRequest,
  names: readonly string[],
): DrawingRequest {
  const models = names.filter((name) => !resamplers.test(name));
  const model = models.find((name) => /esrgan/i.test(name)) ?? models[0];
  const chosen = diffusion?.upscalers;
  const second = chosen === undefined || chosen.second === '' ? null : chosen;
  const wanted = chosen?.first ?? '';
  const first = wanted === '' ? (model ?? names.find((name) => /lanczos/i.test(name)) ?? 'None') : wanted;
  return {
    path: '/extra-single-image',
    body: {
      image: references[0] === undefined ? '' : encode(references[0]),
      resize_mode: 1,
      upscaling_resize_w: width,
      upscaling_resize_h: height,
      upscaler_1: first,
      ...(second === null
        ? {}
        : { upscaler_2: second.second, extras_upscaler_2_visibility: second.secondShare }),
    },
    warnings:
      wanted === '' && resamplers.test(first)
        ? ['This SD.Next has no upscaler that adds detail, so the image was only resampled there.']
        : [],
  };
}
