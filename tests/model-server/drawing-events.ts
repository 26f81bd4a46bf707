/** A response that draws by the image_generation tool, as it was recorded from the service. */
import { drawPicture } from './draw-picture.ts';
import type { StreamFault } from './faults.ts';
import { finest, imageUsage, readPicture, type Picture } from './image-events.ts';
import { inputText } from './answer-text.ts';
import { hashOf, isObject, numbered, textIn, type WireEvent } from './wire.ts';

/** The tool of a request, or `null` where it has none. */
export function drawingTool(body: Record<string, unknown>): Record<string, unknown> | null {
  const tools = Array.isArray(body['tools']) ? body['tools'].filter(isObject) : [];
  return tools.find(({ type }) => type === 'image_generation') ?? null;
}

/** The events between the opening and the closing of the response, and what they add to it. */
export function drawingEvents(
  body: Record<string, unknown>,
  tool: Record<string, unknown>,
  fault: StreamFault | null,
) {
  const id = `ig_${hashOf(JSON.stringify(body))}`;
  const picture = readPicture({ ...tool, prompt: inputText(body) });
  const place = { output_index: 0, item_id: id };
  const item = endOf(id, picture, fault);
  const partials = fault === 'no-partials' ? 0 : picture.partialImages;
  const events: readonly WireEvent[] = [
    {
      type: 'response.output_item.added',
      output_index: 0,
      item: { id, type: 'image_generation_call', status: 'in_progress' },
    },
    { type: 'response.image_generation_call.in_progress', ...place },
    { type: 'response.image_generation_call.generating', ...place },
    ...Array.from({ length: item.status === 'failed' ? 0 : partials }, (_, index) => ({
      type: 'response.image_generation_call.partial_image',
      ...place,
      partial_image_index: index,
      partial_image_b64: encode(picture, 8 * 4 ** index),
      size: `${picture.width}x${picture.height}`,
      quality: picture.quality,
      background: 'opaque',
      output_format: picture.format,
    })),
    { type: 'response.image_generation_call.completed', ...place },
    { type: 'response.output_item.done', output_index: 0, item },
  ];
  const toolUsage = item.status === 'failed' ? null : { image_gen: imageUsage(picture) };
  return { events: numbered(events), item, toolUsage };
}

function endOf(id: string, picture: Picture, fault: StreamFault | null) {
  const common = {
    id,
    type: 'image_generation_call' as const,
    output_format: picture.format,
    action: 'generate',
  };
  if (fault === 'blocked-item') {
    const error = {
      code: 'moderation_blocked',
      message: 'Your request was rejected by the safety system.',
      type: 'image_generation_user_error',
      param: null,
      moderation_details: { moderation_stage: 'output', categories: ['violence'] },
    };
    return { ...common, status: 'failed' as const, result: null, error };
  }
  const result = fault === 'broken-picture' ? 'bm8gcGljdHVyZQ==' : encode(picture, finest[picture.quality]);
  return {
    ...common,
    status: 'completed' as const,
    result,
    revised_prompt: picture.prompt,
    size: `${picture.width}x${picture.height}`,
    quality: picture.quality,
    background: picture.transparent ? 'transparent' : 'opaque',
  };
}

function encode(picture: Picture, blocks: number): string {
  return Buffer.from(
    drawPicture(picture, hashOf(textIn({ prompt: picture.prompt }, 'prompt')), blocks),
  ).toString('base64');
}
