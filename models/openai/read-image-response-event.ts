import type { Response, ResponseOutputItem, ResponseStreamEvent } from 'openai/resources/responses/responses';
import type { ModelEvent } from '../ports.ts';
import { findImageCost, findTextCost, pricedModel } from './prices.ts';
import { failureOfKind, type RequestState, type ServiceError, serviceFailure } from './read-failure.ts';
import { readPicture } from './read-image-event.ts';

export interface ImageToolModels {
  readonly mainlineModel: string;
  readonly imageModel: string;
  /** Both ids, as written in the settings. */
  readonly model: string;
}

/**
 * Creates the reader of one response with a picture. The picture comes at the end of its own item, and again in the
 * complete response. A blocked picture is a failed item in a response that otherwise succeeds.
 */
export function createImageResponseReader(models: ImageToolModels) {
  let drawn = false;
  let trouble: ServiceError | null = null;
  let refusal = '';
  const readItem = (item: ResponseOutputItem): readonly ModelEvent[] => {
    if (item.type !== 'image_generation_call') return [];
    if (item.status === 'failed') trouble = errorOf(item);
    const image = readPicture(item.result ?? '');
    if (image === null || drawn) return [];
    drawn = true;
    return [{ type: 'image', image }];
  };
  const end = (response: Response, state: RequestState): readonly ModelEvent[] => {
    const late = response.output.flatMap(readItem);
    const usage = usageOf(response, withPricedNames(models, state));
    return [...late, ...usage, drawn ? { type: 'done' } : failure(trouble, refusal, state)];
  };
  const read = (wire: ResponseStreamEvent, state: RequestState): readonly ModelEvent[] => {
    switch (wire.type) {
      case 'response.created':
        return ticketOf(wire.response, models, state);
      case 'response.image_generation_call.partial_image': {
        const image = readPicture(wire.partial_image_b64);
        return image === null ? [] : [{ type: 'image-partial', index: wire.partial_image_index, image }];
      }
      case 'response.output_item.done':
        return readItem(wire.item);
      case 'response.output_text.delta':
        return wire.delta === '' ? [] : [{ type: 'text', delta: wire.delta }];
      case 'response.reasoning_summary_text.delta':
        return [{ type: 'reasoning', delta: wire.delta }];
      case 'response.refusal.delta':
        refusal += wire.delta;
        return [];
      case 'response.completed':
      case 'response.incomplete':
        return end(wire.response, state);
      case 'response.failed':
        return [{ type: 'failed', failure: serviceFailure(wire.response.error ?? {}, state) }];
      default:
        return [];
    }
  };
  const readWhole = (body: object, state: RequestState): readonly ModelEvent[] => {
    const response = body as Partial<Response>;
    if (!Array.isArray(response.output)) return [];
    return response.status === 'failed'
      ? [{ type: 'failed', failure: serviceFailure(response.error ?? {}, state) }]
      : end(response as Response, state);
  };
  return { read, readWhole };
}

/** A background response can be fetched by its id. */
function ticketOf(
  { id, background }: Response,
  { model }: ImageToolModels,
  { connection: { service } }: RequestState,
): readonly ModelEvent[] {
  return background === true ? [{ type: 'ticket', ticket: { service, model, id } }] : [];
}

function failure(trouble: ServiceError | null, refusal: string, state: RequestState): ModelEvent {
  const answered = { ...state, answering: true };
  if (trouble !== null) return { type: 'failed', failure: serviceFailure(trouble, answered) };
  if (refusal === '') return { type: 'failed', failure: failureOfKind('answer-unreadable', state, true) };
  const declined = { code: 'content_policy_violation', message: refusal };
  return { type: 'failed', failure: serviceFailure(declined, answered) };
}

function errorOf(item: ResponseOutputItem): ServiceError {
  const { error } = item as { readonly error?: ServiceError };
  return error ?? {};
}

function withPricedNames(
  { mainlineModel, imageModel, model }: ImageToolModels,
  { connection }: RequestState,
): ImageToolModels {
  const { service } = connection;
  return {
    model,
    mainlineModel: pricedModel(service, mainlineModel),
    imageModel: pricedModel(service, imageModel),
  };
}

interface ToolUsage {
  readonly input_tokens?: number;
  readonly output_tokens?: number;
  readonly input_tokens_details?: { readonly text_tokens?: number; readonly image_tokens?: number };
}

/** `usage` counts the thinking; `tool_usage` counts the picture, and some answers leave it out. */
function usageOf(response: Response, { mainlineModel, imageModel }: ImageToolModels): readonly ModelEvent[] {
  const { usage } = response;
  if (!usage) return [];
  const { tool_usage: tools } = response as { readonly tool_usage?: { readonly image_gen?: ToolUsage } };
  const drawing = tools?.image_gen;
  const thinking = findTextCost(mainlineModel, {
    inputTokens: usage.input_tokens,
    outputTokens: usage.output_tokens,
    cachedTokens: 0,
  });
  const picture = drawing === undefined ? null : pictureCost(imageModel, drawing);
  return [
    {
      type: 'usage',
      usage: {
        inputTokens: usage.input_tokens + (drawing?.input_tokens ?? 0),
        outputTokens: usage.output_tokens + (drawing?.output_tokens ?? 0),
        costUsd: thinking === null || picture === null ? null : thinking + picture,
      },
    },
  ];
}

function pictureCost(imageModel: string, usage: ToolUsage): number | null {
  const { text_tokens: textTokens, image_tokens: imageTokens = 0 } = usage.input_tokens_details ?? {};
  return findImageCost(imageModel, {
    textTokens: textTokens ?? usage.input_tokens ?? 0,
    imageTokens,
    outputTokens: usage.output_tokens ?? 0,
  });
}
