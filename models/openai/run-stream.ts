import type OpenAI from 'openai';
import type { APIPromise } from 'openai';
import type { Stream } from 'openai/streaming';
import type { ModelEvent, ModelFailure, ModelSignal } from '../ports.ts';
import { watchSilence } from '../watch-silence.ts';
import { openClient, type Connection } from './connection.ts';
import {
  plainFailure,
  readFailure,
  readServiceError,
  serviceFailure,
  type RequestState,
  type ServiceError,
} from './read-failure.ts';

/** One streamed call: how it is opened and what its events mean. */
export interface StreamCall<Wire> {
  readonly connection: Connection;
  readonly model: string;
  /** Told before anything is sent. */
  readonly warnings: readonly string[];
  open(client: OpenAI, signal: AbortSignal): APIPromise<Stream<Wire>>;
  /** What one event of the wire means; a `done` or `failed` among the answers ends the stream. */
  read(wire: Wire, state: RequestState): readonly ModelEvent[];
  /** What the end of the stream means, where no event was the last; nothing where it was cut. */
  close?(state: RequestState): readonly ModelEvent[];
}

/**
 * Runs one call from connection to its last event. The SDK takes a stream that just stops for a complete one, so
 * an end without a last event is a failure here.
 */
export async function* runStream<Wire extends object>(
  call: StreamCall<Wire>,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  signal.throwIfAborted();
  const watch = watchSilence(signal, call.connection.silenceLimitMs);
  let answering = false;
  let isOpen = false;
  const state = () => ({ connection: call.connection, model: call.model, answering, opened: isOpen });
  try {
    const client = await openClient(call.connection);
    watch.listen();
    const opened = await call.open(client, watch.signal).withResponse();
    const { data, response, request_id: requestId } = opened;
    isOpen = true;
    watch.rest();
    const refusal = await readPlainError(response, state());
    if (refusal !== null) return yield failed(refusal);
    yield { type: 'started', model: call.model, requestId: requestId ?? null };
    for (const message of call.warnings) yield { type: 'warning', message };
    watch.listen();
    for await (const wire of data) {
      watch.rest();
      for (const event of readUnnamedError(wire, state()) ?? call.read(wire, state())) {
        answering ||= ['text', 'image-partial', 'image'].includes(event.type);
        yield event;
        if (event.type === 'done' || event.type === 'failed') return;
      }
      watch.listen();
    }
    signal.throwIfAborted();
    const last = watch.timedOut ? [] : (call.close?.(state()) ?? []);
    if (last.length > 0) yield* last;
    else yield failed(plainFailure(watch.timedOut ? 'timed-out' : 'stream-cut', state(), true));
  } catch (error) {
    signal.throwIfAborted();
    yield failed(watch.timedOut ? plainFailure('timed-out', state(), true) : readFailure(error, state()));
  } finally {
    watch.stop();
  }
}

/** Some services send an error flat and without an event name, where the SDK does not see it. */
function readUnnamedError(wire: ServiceError & { readonly type?: string }, state: RequestState) {
  return wire.type === 'error' ? [failed(serviceFailure(wire, state))] : null;
}

/** Some services answer 200 and mean an error: no stream follows, but an object that says so. */
async function readPlainError(response: Response, state: RequestState): Promise<ModelFailure | null> {
  if (!(response.headers.get('content-type') ?? '').includes('json')) return null;
  const body: unknown = await response.json();
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  return typeof error === 'object' && error !== null
    ? serviceFailure(readServiceError(error), state)
    : plainFailure('answer-unreadable', state, true);
}

function failed(failure: ModelFailure): ModelEvent {
  return { type: 'failed', failure };
}
