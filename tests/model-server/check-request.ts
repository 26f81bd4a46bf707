import { findImageSize } from '#design/image-header';
import { errorBody, type HttpFault, unknownModel } from './faults.ts';
import { inputImages } from './answer-text.ts';
import { drawingTool } from './drawing-events.ts';
import { isObject, textIn } from './wire.ts';

const textFields =
  'model input instructions previous_response_id conversation tools tool_choice text reasoning include stream stream_options store background max_output_tokens max_tool_calls parallel_tool_calls metadata moderation image prompt_cache_key prompt_cache_options service_tier safety_identifier temperature top_p top_logprobs truncation context_management user'.split(
    ' ',
  );
const imageFields =
  'prompt model n size quality background output_format output_compression moderation stream partial_images complexity safety_identifier user svg frame_count frame_duration_ms'.split(
    ' ',
  );

type Body = Record<string, unknown>;

/** What the service would refuse in a request for text, or `null`. */
export function checkTextRequest(body: Body): HttpFault | null {
  const common = checkCommon(body, textFields);
  if (common !== null) return common;
  if (body['input'] === undefined)
    return refuse("Missing required parameter: 'input'.", 'input', 'missing_required_parameter');
  if (body['background'] === true && body['store'] === false)
    return refuse("Background mode requires 'store' to be true.", 'store', 'invalid_value');
  const tool = drawingTool(body);
  const toolFault = tool === null ? null : checkTool(tool);
  if (toolFault !== null) return toolFault;
  if (body['temperature'] !== undefined) {
    return refuse(
      "Unsupported parameter: 'temperature' is not supported with this model.",
      'temperature',
      null,
    );
  }
  const broken = inputImages(body).find(
    (url) => !/^data:image\/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/]+=*$/.test(url),
  );
  if (broken !== undefined && !broken.startsWith('https://')) {
    return refuse('Invalid base64 image_url.', 'input[0].content[0].image_url', 'invalid_base64_image');
  }
  return null;
}

/** What the service would refuse in the tool that draws, or `null`. */
function checkTool({ type: _type, ...tool }: Body): HttpFault | null {
  const known =
    'model size quality background output_format output_compression moderation partial_images input_image_mask action input_fidelity';
  const unknown = Object.keys(tool).find((field) => !known.split(' ').includes(field));
  if (unknown !== undefined)
    return refuse(`Unknown parameter: 'tools[0].${unknown}'.`, `tools[0].${unknown}`, 'unknown_parameter');
  if (tool['input_fidelity'] !== undefined)
    return refuse(
      'input_fidelity is not supported with gpt-image-2.',
      'tools[0].input_fidelity',
      'invalid_value',
    );
  return checkFormat(tool) ?? checkSize(textIn(tool, 'size', 'auto'));
}

/** What the service would refuse in a request for a picture, or `null`. */
export function checkImageRequest(body: Body): HttpFault | null {
  const common = checkCommon(body, imageFields);
  if (common !== null) return common;
  const { prompt, n = 1, partial_images: partials = 0 } = body;
  if (body['partial_images'] !== undefined && body['stream'] !== true)
    return refuse(
      "'partial_images' is only supported when 'stream' is true.",
      'partial_images',
      'invalid_value',
    );
  if (typeof prompt !== 'string' || prompt === '') {
    return refuse("Missing required parameter: 'prompt'.", 'prompt', 'missing_required_parameter');
  }
  if (prompt.length > 32_000) return refuse('Prompt is too long.', 'prompt', 'string_above_max_length');
  if (!isWhole(n, 1, 10))
    return refuse(`Invalid 'n': expected an integer from 1 to 10.`, 'n', 'invalid_value');
  if (!isWhole(partials, 0, 3)) {
    return refuse(
      `Invalid 'partial_images': expected an integer from 0 to 3.`,
      'partial_images',
      'invalid_value',
    );
  }
  return checkFormat(body) ?? checkSize(textIn(body, 'size', 'auto'));
}

function checkFormat(body: Body): HttpFault | null {
  const { background, output_format: format = 'png', output_compression: compression = 100 } = body;
  if (format !== 'png' && format !== 'jpeg' && format !== 'webp')
    return refuse(`Invalid value: '${String(format)}'.`, 'output_format', 'invalid_value');
  if (format === 'jpeg' && background === 'transparent')
    return refuse(
      'Transparent background is not supported for JPEG output format.',
      'background',
      'invalid_value',
    );
  if (format === 'png' && compression !== 100)
    return refuse(
      'Compression less than 100 is not supported for PNG output format',
      'output_compression',
      'invalid_value',
    );
  return null;
}

/** Characters of a data address that the service takes. */
const longestAddress = 20_971_520;

/** What the service would refuse in a request that sends pictures along, or `null`. */
export function checkEditRequest(body: Body): HttpFault | null {
  const { images, mask, ...rest } = body;
  const list: readonly unknown[] = Array.isArray(images) ? images : [];
  if (list.length < 1 || list.length > 16)
    return refuse("Invalid 'images': expected 1 to 16 items.", 'images', 'invalid_value');
  if (list.some((one) => isObject(one) && textIn(one, 'image_url').length > longestAddress))
    return refuse('Image is too large.', 'images[0].image_url', 'image_file_too_large');
  const [first, ...others] = [...list, ...(mask === undefined ? [] : [mask])].map(readSent);
  if (first === null || others.includes(null))
    return refuse('Invalid base64 image_url.', 'images[0].image_url', 'invalid_base64_image');
  const cover = mask === undefined ? null : others.at(-1);
  if (cover && first && (cover.width !== first.width || cover.height !== first.height))
    return refuse('Mask and image must be the same size.', 'mask', 'invalid_image_mask');
  if (cover && !cover.hasAlpha)
    return refuse('Mask must have an alpha channel.', 'mask', 'invalid_image_mask');
  return checkImageRequest(rest);
}

/** Size and kind of a picture that was sent as a data address; `null` for what is none. */
function readSent(sent: unknown) {
  const url = isObject(sent) ? textIn(sent, 'image_url') : '';
  const base64 = /^data:image\/(?:png|jpeg|webp);base64,([A-Za-z0-9+/]+=*)$/.exec(url)?.[1];
  const bytes = Buffer.from(base64 ?? '', 'base64');
  const size = findImageSize(bytes);
  return size === null ? null : { ...size, hasAlpha: hasAlpha(bytes) };
}

/** The kind of pixels a PNG says it has (https://www.w3.org/TR/png/#11IHDR); masks are sent as nothing else. */
function hasAlpha(bytes: Buffer): boolean {
  return bytes[0] === 0x89 && (bytes[25] === 4 || bytes[25] === 6);
}

/** The rules of gpt-image-2, in the words the service was seen to use. */
export function checkSize(size: string): HttpFault | null {
  if (size === 'auto') return null;
  const [, wide, high] = /^(\d+)x(\d+)$/.exec(size) ?? [];
  const width = Number(wide);
  const height = Number(high);
  const wrong = (why: string) => refuse(`Invalid size '${size}'. ${why}`, 'size', 'invalid_value');
  if (wide === undefined) return wrong('Expected WIDTHxHEIGHT or auto.');
  if (width % 16 !== 0 || height % 16 !== 0) return wrong('Width and height must both be divisible by 16.');
  if (Math.max(width, height) > 3840) return wrong('The longest edge must be less than or equal to 3840.');
  if (Math.max(width, height) > 3 * Math.min(width, height))
    return wrong('The aspect ratio must be between 1:3 and 3:1.');
  if (width * height < 655_360)
    return wrong('Requested resolution is below the current minimum pixel budget.');
  if (width * height > 8_294_400)
    return wrong('Requested resolution exceeds the current maximum pixel budget.');
  return null;
}

function checkCommon(body: Body, fields: readonly string[]): HttpFault | null {
  const unknown = Object.keys(body).find((field) => !fields.includes(field));
  if (unknown !== undefined) return refuse(`Unknown parameter: '${unknown}'.`, unknown, 'unknown_parameter');
  const { model } = body;
  if (typeof model !== 'string')
    return refuse("Missing required parameter: 'model'.", 'model', 'missing_required_parameter');
  return /^(?:chat)?gpt-|^text-embedding-/.test(model) ? null : unknownModel(model);
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function refuse(message: string, param: string, code: string | null): HttpFault {
  return { status: 400, body: errorBody({ message, type: 'invalid_request_error', param, code }) };
}
