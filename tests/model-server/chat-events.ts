import { defaultAnswer } from './answer-text.ts';
import { drawPicture } from './draw-picture.ts';
import type { StreamFault } from './faults.ts';
import { hashOf, isObject, textIn, type WireEvent } from './wire.ts';
import { findFormat } from './write-picture.ts';

interface Chat {
  readonly body: Record<string, unknown>;
  /** The scripted answer; `null` for the stand-in's own. */
  readonly answer: string | null;
  readonly fault: StreamFault | null;
  /** Seconds since 1970. */
  readonly createdAt: number;
}

/**
 * The chunks of one streamed chat completion as OpenRouter sends them: words in deltas, pictures whole, the usage with
 * its cost in a last chunk without choices.
 */
export function chatEvents({ body, answer, fault, createdAt }: Chat): readonly WireEvent[] {
  const model = textIn(body, 'model');
  const chunk = (fields: object): WireEvent => ({
    type: 'chat.completion.chunk',
    id: `gen-${hashOf(JSON.stringify(body))}`,
    object: 'chat.completion.chunk',
    created: createdAt,
    model,
    provider: 'OpenAI',
    ...fields,
  });
  const choice = (delta: object, finishReason: string | null = null) =>
    chunk({
      choices: [
        { index: 0, delta, finish_reason: finishReason, native_finish_reason: finishReason, logprobs: null },
      ],
    });
  const words = fault === 'empty-text' ? '' : (answer ?? chatAnswer(body));
  const pictures = wantsPicture(body) ? [choice({ content: '', images: [picture(body, fault)] })] : [];
  const deltas = words.match(/[\s\S]{1,24}/g) ?? [];
  const said = deltas.map((delta) => choice({ role: 'assistant', content: delta }));
  if (fault === 'error-nested') return [...said.slice(0, 1), brokenChunk(chunk)];
  const reason = fault === 'incomplete' ? 'length' : fault === 'filtered' ? 'content_filter' : 'stop';
  const refused = fault === 'refusal' ? [choice({ refusal: 'I cannot help with that.' })] : null;
  return [
    choice({ role: 'assistant', content: '', reasoning: 'Looking at the design.' }),
    ...(refused ?? [...said, ...pictures]),
    choice({}, reason),
    chunk({ choices: [], usage: chatUsage(body, words, pictures.length) }),
  ];
}

/** The same answer in one piece: `chat.completion`, its message put together from the chunks. */
export function chatBody(events: readonly WireEvent[]): object {
  const broken = events.find((event) => event['error'] !== undefined);
  if (broken) return { error: broken['error'] };
  const choices = events.flatMap(({ choices: list }) => (Array.isArray(list) ? list.filter(isObject) : []));
  const deltas = choices.map(({ delta }) => (isObject(delta) ? delta : {}));
  const join = (field: string) => deltas.map((delta) => textIn(delta, field)).join('');
  const { type: _type, object: _object, choices: _choices, ...common } = events.at(-1) ?? { type: '' };
  const images = deltas.flatMap(({ images: list }): readonly unknown[] => (Array.isArray(list) ? list : []));
  const refusal = join('refusal');
  return {
    ...common,
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        finish_reason: choices.at(-1)?.['finish_reason'] ?? null,
        message: {
          role: 'assistant',
          content: join('content'),
          reasoning: join('reasoning'),
          ...(refusal === '' ? {} : { refusal }),
          ...(images.length === 0 ? {} : { images }),
        },
      },
    ],
  };
}

/** All the text of a chat's messages, in order. */
export function chatText(body: Record<string, unknown>): string {
  const messages = Array.isArray(body['messages']) ? body['messages'].filter(isObject) : [];
  return messages
    .flatMap(({ content }) => (Array.isArray(content) ? content.filter(isObject) : [{ text: content }]))
    .map(({ text }) => (typeof text === 'string' ? text : ''))
    .join('\n');
}

function chatAnswer(body: Record<string, unknown>): string {
  return wantsPicture(body) ? 'Here it is.' : defaultAnswer({ input: chatText(body) });
}

function wantsPicture({ modalities }: Record<string, unknown>): boolean {
  return Array.isArray(modalities) && modalities.includes('image');
}

/** The size is a wish on this address: the picture is square, whatever was asked. */
function picture(body: Record<string, unknown>, fault: StreamFault | null): object {
  const format = findFormat(isObject(body['image_config']) ? body['image_config'] : {});
  const look = { width: 1024, height: 1024, transparent: false, format };
  const bytes = drawPicture(look, hashOf(chatText(body)), 64);
  const base64 = fault === 'broken-picture' ? 'bm8gcGljdHVyZQ==' : Buffer.from(bytes).toString('base64');
  return { type: 'image_url', index: 0, image_url: { url: `data:image/${format};base64,${base64}` } };
}

/** An error in the middle: a chunk like the others, with the error on top (https://openrouter.ai/docs/api-reference/errors). */
function brokenChunk(chunk: (fields: object) => WireEvent): WireEvent {
  return chunk({
    error: { code: 502, message: 'Provider disconnected.', metadata: { error_type: 'provider_unavailable' } },
    choices: [{ index: 0, delta: { content: '' }, finish_reason: 'error' }],
  });
}

/** $8 in and $15 out for a million tokens, as OpenRouter printed for `openai/gpt-5.4-image-2` in November 2026. */
function chatUsage(body: Record<string, unknown>, answer: string, pictures: number): object {
  const prompt = Math.ceil(chatText(body).length / 4);
  const completion = Math.ceil(answer.length / 4) + 1756 * pictures;
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    cost: (prompt * 8 + completion * 15) / 1_000_000,
    is_byok: false,
  };
}
