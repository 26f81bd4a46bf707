import type { StreamFault } from './faults.ts';
import { defaultAnswer, inputImages, inputText } from './answer-text.ts';
import { drawingEvents, drawingTool } from './drawing-events.ts';
import { hashOf, numbered, textIn, type WireEvent } from './wire.ts';

interface Scene {
  readonly body: Record<string, unknown>;
  /** The scripted answer; `null` for the stand-in's own. */
  readonly answer: string | null;
  readonly fault: StreamFault | null;
  /** Seconds since 1970. */
  readonly createdAt: number;
  /** Tells responses to the same words apart. @default 0 */
  readonly serial?: number;
}

/** The events of one `POST /v1/responses`, as they were recorded from the service. */
export function responseEvents(scene: Scene): readonly WireEvent[] {
  const { body, fault } = scene;
  const answer = scene.answer ?? defaultAnswer(body);
  const id = hashOf(`${JSON.stringify(body)}${scene.serial ?? ''}`);
  const base = responseObject(scene, id);
  const opening: WireEvent[] = [
    { type: 'response.created', response: base },
    ...(body['background'] === true
      ? [{ type: 'response.queued', response: { ...base, status: 'queued' } }]
      : []),
    { type: 'response.in_progress', response: base },
  ];
  if (fault === 'error-nested') return numbered([...opening, ...nestedError(base)]);
  if (fault === 'error-flat' || fault === 'error-unnamed') return numbered([...opening, flatError]);

  const tool = drawingTool(body);
  if (tool !== null) {
    const drawing = drawingEvents(body, tool, fault);
    const usage = usageOf(body, '');
    const closing = closingEvent(base, { output: [drawing.item], usage, tools: drawing.toolUsage, fault });
    return numbered([...opening, ...drawing.events, closing]);
  }

  const reasoning = reasoningEvents(id, body);
  const index = reasoning.item === null ? 0 : 1;
  const message = messageEvents(id, index, { answer, fault, obfuscate: obfuscates(body) });
  const output = [...(reasoning.item === null ? [] : [reasoning.item]), message.item];
  const usage = usageOf(body, answer);
  const closing = closingEvent(base, { output, usage, tools: null, fault });
  return numbered([...opening, ...reasoning.events, ...message.events, closing]);
}

function responseObject({ body, createdAt }: Scene, id: string): Record<string, unknown> {
  return {
    id: `resp_${id}`,
    object: 'response',
    created_at: createdAt,
    status: 'in_progress',
    background: body['background'] === true,
    error: null,
    incomplete_details: null,
    instructions: body['instructions'] ?? null,
    max_output_tokens: body['max_output_tokens'] ?? null,
    max_tool_calls: null,
    model: textIn(body, 'model'),
    output: [],
    parallel_tool_calls: true,
    previous_response_id: body['previous_response_id'] ?? null,
    prompt_cache_key: null,
    reasoning: { effort: 'none', summary: null },
    safety_identifier: null,
    service_tier: 'auto',
    store: body['store'] ?? true,
    temperature: 1,
    text: body['text'] ?? { format: { type: 'text' }, verbosity: 'medium' },
    tool_choice: 'auto',
    tools: [],
    top_logprobs: 0,
    top_p: 1,
    truncation: 'disabled',
    usage: null,
    user: null,
    metadata: {},
  };
}

const quotaError = {
  type: 'insufficient_quota',
  code: 'insufficient_quota',
  message: 'You exceeded your current quota, please check your plan and billing details.',
  param: null,
};

/** As recorded: the error inside an error, then the failed response, all under HTTP 200. */
function nestedError(base: Record<string, unknown>): readonly WireEvent[] {
  const error = { code: quotaError.code, message: quotaError.message };
  return [
    { type: 'error', error: quotaError },
    { type: 'response.failed', response: { ...base, status: 'failed', error } },
  ];
}

/** As documented: the error's fields beside the type. */
const flatError: WireEvent = {
  type: 'error',
  code: 'rate_limit_exceeded',
  message: 'Rate limit reached for gpt-5.4 in organization org-stand1n. Please try again in 1m2.5s.',
  param: null,
};

function reasoningEvents(id: string, body: Record<string, unknown>) {
  const effort = (body['reasoning'] as { summary?: unknown } | undefined)?.summary;
  if (effort === undefined) return { item: null, events: [] as readonly WireEvent[] };
  const itemId = `rs_${id}`;
  const text = 'Looking at the frame, then at the draft.';
  const item = { id: itemId, type: 'reasoning', summary: [{ type: 'summary_text', text }] };
  const place = { item_id: itemId, output_index: 0, summary_index: 0 };
  const events: readonly WireEvent[] = [
    { type: 'response.output_item.added', output_index: 0, item: { ...item, summary: [] } },
    { type: 'response.reasoning_summary_part.added', ...place, part: { type: 'summary_text', text: '' } },
    ...cut(text, 14).map((delta) => ({ type: 'response.reasoning_summary_text.delta', ...place, delta })),
    { type: 'response.reasoning_summary_text.done', ...place, text },
    { type: 'response.reasoning_summary_part.done', ...place, part: { type: 'summary_text', text } },
    { type: 'response.output_item.done', output_index: 0, item },
  ];
  return { item, events };
}

interface Message {
  readonly answer: string;
  readonly fault: StreamFault | null;
  readonly obfuscate: boolean;
}

function messageEvents(id: string, index: number, { answer, fault, obfuscate }: Message) {
  const itemId = `msg_${id}`;
  const refused = fault === 'refusal';
  const text = fault === 'empty-text' ? '' : refused ? "I'm sorry, but I can't help with that." : answer;
  const place = { item_id: itemId, output_index: index, content_index: 0 };
  const part = refused
    ? { type: 'refusal', refusal: text }
    : { type: 'output_text', text, annotations: [], logprobs: [] };
  const item = {
    id: itemId,
    type: 'message',
    status: fault === 'incomplete' || fault === 'filtered' ? 'incomplete' : 'completed',
    role: 'assistant',
    content: [part],
  };
  const kind = refused ? 'response.refusal' : 'response.output_text';
  const deltas = fault === 'whole-only' ? [] : cut(text, 40);
  const events: readonly WireEvent[] = [
    {
      type: 'response.output_item.added',
      output_index: index,
      item: { ...item, status: 'in_progress', content: [] },
    },
    {
      type: 'response.content_part.added',
      ...place,
      part: refused ? { ...part, refusal: '' } : { ...part, text: '' },
    },
    ...deltas.map((delta, at) => ({
      type: `${kind}.delta`,
      ...place,
      delta,
      ...(refused ? {} : { logprobs: [] }),
      ...(obfuscate ? { obfuscation: hashOf(`${delta}${at}`).slice(0, 1 + (at % 8)) } : {}),
    })),
    refused
      ? { type: `${kind}.done`, ...place, refusal: text }
      : { type: `${kind}.done`, ...place, text, logprobs: [] },
    { type: 'response.content_part.done', ...place, part },
    { type: 'response.output_item.done', output_index: index, item },
  ];
  return { item, events };
}

interface Closing {
  readonly output: readonly object[];
  readonly usage: object;
  /** What the tools used. */
  readonly tools: object | null;
  readonly fault: StreamFault | null;
}

function closingEvent(base: Record<string, unknown>, { output, usage, tools, fault }: Closing): WireEvent {
  const ended = {
    ...base,
    output,
    usage,
    service_tier: 'default',
    ...(tools === null ? {} : { tool_usage: tools }),
  };
  if (fault === 'failed') {
    const error = { code: 'server_error', message: 'The model had an error. Request ID req_standin.' };
    return { type: 'response.failed', response: { ...ended, status: 'failed', error, usage: null } };
  }
  if (fault === 'failed-blocked') {
    const error = {
      code: 'image_content_policy_violation',
      message: 'Your request was rejected by the safety system.',
    };
    return { type: 'response.failed', response: { ...ended, status: 'failed', error, usage: null } };
  }
  if (fault === 'incomplete' || fault === 'filtered') {
    const reason = fault === 'incomplete' ? 'max_output_tokens' : 'content_filter';
    const response = { ...ended, status: 'incomplete', incomplete_details: { reason } };
    return { type: 'response.incomplete', response };
  }
  return { type: 'response.completed', response: { ...ended, status: 'completed' } };
}

function obfuscates(body: Record<string, unknown>): boolean {
  const options = body['stream_options'] as { include_obfuscation?: unknown } | undefined;
  return options?.include_obfuscation !== false;
}

/** Four characters a token; a picture by its patches, as the vision guide counts them. */
export function usageOf(body: Record<string, unknown>, answer: string) {
  const text = `${textIn(body, 'instructions')}${inputText(body)}`;
  const images = inputImages(body).map((url) => imageTokens(url));
  const inputTokens = Math.ceil(text.length / 4) + images.reduce((sum, tokens) => sum + tokens, 0);
  const outputTokens = Math.ceil(answer.length / 4);
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: 0, cache_write_tokens: 0 },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: 0 },
    total_tokens: inputTokens + outputTokens,
  };
}

/** Patches of 32 px, 2,500 at most, times 1.2. */
function imageTokens(url: string): number {
  const bytes = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  if (bytes.length < 24 || bytes[0] !== 0x89) return 1000;
  const patches = Math.ceil(bytes.readUInt32BE(16) / 32) * Math.ceil(bytes.readUInt32BE(20) / 32);
  return Math.ceil(Math.min(2500, patches) * 1.2);
}

function cut(text: string, length: number): readonly string[] {
  // By code points: no delta of the service ends within one.
  const points = [...text];
  const count = Math.ceil(points.length / length);
  return Array.from({ length: count }, (_, at) => points.slice(at * length, (at + 1) * length).join(''));
}
