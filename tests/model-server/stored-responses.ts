/**
 * Responses that the service keeps: to be fetched, heard again from any event on, stopped, deleted and built upon. What
 * runs in the background is finished whatever becomes of the line on which it was asked for.
 */
import type { ServerResponse } from 'node:http';
import { sendJson } from './send-json.ts';
import { errorBody, type HttpFault } from './faults.ts';
import { isObject, type WireEvent } from './wire.ts';

interface Stored {
  readonly events: readonly WireEvent[];
  readonly input: unknown;
  readonly isBackground: boolean;
  /** Looks after which it is finished. */
  looksLeft: number;
  /** Whether its events can be streamed again. */
  readonly isHeard: boolean;
  isCancelled: boolean;
}

export type StoredResponses = Map<string, Stored>;

/** Keeps a response as the request asked for: by default, and not where it says `store: false`. */
export function keepResponse(
  stored: StoredResponses,
  body: Record<string, unknown>,
  events: readonly WireEvent[],
  fault: string | null,
): void {
  if (body['store'] === false) return;
  const { id } = responseIn(events);
  stored.set(String(id), {
    events,
    input: body['input'],
    isBackground: body['background'] === true,
    looksLeft: { unfinished: 2, unheard: 3 }[fault ?? ''] ?? 0,
    isHeard: body['stream'] === true && fault !== 'unheard',
    isCancelled: false,
  });
}

/** Why a response cannot build on a former one, or `null`. */
export function checkFormer(stored: StoredResponses, body: Record<string, unknown>): HttpFault | null {
  const former = body['previous_response_id'];
  if (typeof former !== 'string' || stored.has(former)) return null;
  return refuse(400, `Previous response with id '${former}' not found.`, {
    param: 'previous_response_id',
    code: 'previous_response_not_found',
  });
}

/** How a stored response is asked about. */
export interface Question {
  readonly method: string;
  readonly id: string;
  /** `cancel`, `input_items`, or nothing. */
  readonly action: string;
  readonly query: URLSearchParams;
}

/** Reads a path as `/responses/resp_1/cancel`; `null` where it asks about no response. */
export function readQuestion(method: string, path: string, query: string): Question | null {
  const [, id, action = ''] = /^\/responses\/(resp_\w+)(?:\/(\w+))?$/.exec(path) ?? [];
  return id === undefined ? null : { method, id, action, query: new URLSearchParams(query) };
}

/** Answers a request; events that are streamed again go to `stream`. */
export function answerQuestion(
  stored: StoredResponses,
  { method, id, action, query }: Question,
  response: ServerResponse,
  stream: (events: readonly WireEvent[]) => Promise<void>,
): void | Promise<void> {
  const found = stored.get(id);
  if (!found) return send(response, refuse(404, `Response with id '${id}' not found.`, { param: 'id' }));
  if (method === 'DELETE') {
    stored.delete(id);
    return sendJson(response, { id, object: 'response.deleted', deleted: true });
  }
  if (action === 'input_items') return sendJson(response, inputItems(found));
  if (action === 'cancel') return cancel(found, response);
  if (query.get('stream') !== 'true') return sendJson(response, lookAt(found));
  if (!found.isHeard) {
    const message = 'This response cannot be streamed: it was not created with stream=true.';
    return send(response, refuse(400, message, { param: 'stream' }));
  }
  found.looksLeft = 0;
  const after = Number(query.get('starting_after') ?? -1);
  return stream(found.events.filter((event) => Number(event['sequence_number']) > after));
}

function cancel(found: Stored, response: ServerResponse): void {
  if (!found.isBackground) {
    const message = 'Only responses that run in the background can be cancelled.';
    return send(response, refuse(400, message, { param: 'id' }));
  }
  if (found.looksLeft === 0 && !found.isCancelled) {
    return send(response, refuse(400, 'Cannot cancel a completed response.', { param: 'id' }));
  }
  found.isCancelled = true;
  return sendJson(response, lookAt(found));
}

function lookAt(found: Stored): object {
  const whole = responseIn(found.events);
  if (found.isCancelled) return { ...whole, status: 'cancelled', output: [], usage: null };
  if (found.looksLeft === 0) return whole;
  found.looksLeft -= 1;
  return { ...whole, status: 'in_progress', output: [], usage: null };
}

/** The response as its last event has it. */
function responseIn(events: readonly WireEvent[]): Record<string, unknown> {
  const last = events.findLast((event) => isObject(event['response']))?.['response'];
  return isObject(last) ? last : {};
}

function inputItems({ input }: Stored): object {
  const items = Array.isArray(input) ? input : [{ role: 'user', content: input }];
  const data = items.map((item: unknown, index) => ({
    id: `msg_in_${index}`,
    ...(isObject(item) ? item : {}),
  }));
  return {
    object: 'list',
    data,
    has_more: false,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
  };
}

function refuse(
  status: number,
  message: string,
  more: { readonly param: string; readonly code?: string },
): HttpFault {
  return { status, body: errorBody({ message, type: 'invalid_request_error', ...more }) };
}

function send(response: ServerResponse, { status, body }: HttpFault): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body);
}
