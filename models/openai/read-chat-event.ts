import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { decodeBase64 } from '#design/base64';
import type { ModelEvent, ModelImage } from '../ports.ts';
import { readModelImage } from '../read-model-image.ts';
import { failureOfKind, serviceFailure, type RequestState } from './read-failure.ts';
import { findTextCost, pricedModel } from './prices.ts';

/** The fields that services add to chunks and OpenAI's types do not name. */
interface MoreOfDelta {
  readonly reasoning?: unknown;
  /** OpenRouter's pictures, complete, as data URLs (https://openrouter.ai/docs/features/multimodal/image-generation). */
  readonly images?: readonly { readonly image_url?: { readonly url?: string } }[];
}

/**
 * Creates the reader of one stream of chat completions. It emits its last event at the end of the stream, because the
 * usage comes after the finish reason. A stream without a finish reason was cut.
 */
export function createChatReader(wanted: 'text' | 'image') {
  let end: string | null = null;
  let hasAnswer = false;
  let refusal = '';
  const read = (chunk: ChatCompletionChunk, state: RequestState): readonly ModelEvent[] => {
    const events: ModelEvent[] = [];
    for (const choice of chunk.choices) {
      const delta: ChatCompletionChunk.Choice['delta'] & MoreOfDelta = choice.delta;
      if (typeof delta.reasoning === 'string' && delta.reasoning !== '')
        events.push({ type: 'reasoning', delta: delta.reasoning });
      if (typeof delta.content === 'string' && delta.content !== '')
        events.push({ type: 'text', delta: delta.content });
      if (typeof delta.refusal === 'string') refusal += delta.refusal;
      events.push(...readImages(delta).map((image) => ({ type: 'image' as const, image })));
      end ??= choice.finish_reason;
    }
    hasAnswer ||= events.some(({ type }) => type === wanted);
    if (chunk.usage) events.push(usageOf(chunk.usage, state));
    return events;
  };
  const close = (state: RequestState): readonly ModelEvent[] =>
    end === null ? [] : [ending(end, { hasAnswer, refusal, wanted, state })];
  const readWhole = (body: object, state: RequestState): readonly ModelEvent[] => {
    const chunk = asChunk(body);
    return chunk === null ? [] : [...read(chunk, state), ...close(state)];
  };
  return { read, close, readWhole };
}

/** Turns a complete answer into one chunk; a message has the fields of a delta. */
function asChunk(body: object): ChatCompletionChunk | null {
  const { choices } = body as { readonly choices?: unknown };
  if (!Array.isArray(choices)) return null;
  const whole = choices
    .filter(isObject)
    .map(({ message, ...choice }) => ({ ...choice, delta: message ?? {} }));
  return { ...body, choices: whole } as unknown as ChatCompletionChunk;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

interface ReceivedSoFar {
  readonly hasAnswer: boolean;
  readonly refusal: string;
  readonly wanted: 'text' | 'image';
  readonly state: RequestState;
}

function ending(reason: string, { hasAnswer, refusal, wanted, state }: ReceivedSoFar): ModelEvent {
  const fail = (failure: ReturnType<typeof failureOfKind>): ModelEvent => ({ type: 'failed', failure });
  if (reason === 'content_filter') return fail(failureOfKind('content-blocked', state, true));
  if (reason === 'length') return fail(failureOfKind('answer-too-long', state, true));
  if (hasAnswer) return { type: 'done' };
  if (refusal !== '')
    return fail({
      ...serviceFailure({ code: 'content_policy_violation', message: refusal }, state),
      mayBeBilled: true,
    });
  return wanted === 'text' ? { type: 'done' } : fail(failureOfKind('answer-unreadable', state, true));
}

function readImages({ images = [] }: MoreOfDelta): readonly ModelImage[] {
  return images.flatMap(({ image_url: address }) => {
    const base64 = /^data:[^,]*;base64,(.*)$/s.exec(address?.url ?? '')?.[1];
    const bytes = base64 === undefined ? null : decodeBase64(base64);
    const image = bytes === null ? null : readModelImage(bytes);
    return image === null ? [] : [image];
  });
}

function usageOf(
  usage: NonNullable<ChatCompletionChunk['usage']> & { readonly cost?: unknown },
  { connection, model }: RequestState,
): ModelEvent {
  const inputTokens = usage.prompt_tokens;
  const outputTokens = usage.completion_tokens;
  const cachedTokens = usage.prompt_tokens_details?.cached_tokens ?? 0;
  // OpenRouter reports the charge, which is more reliable than a table.
  const costUsd =
    typeof usage.cost === 'number'
      ? usage.cost
      : findTextCost(pricedModel(connection.service, model), { inputTokens, outputTokens, cachedTokens });
  return { type: 'usage', usage: { inputTokens, outputTokens, costUsd } };
}
