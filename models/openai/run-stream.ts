import type OpenAI from 'openai';
import type { APIPromise } from 'openai';
import type { Stream } from 'openai/streaming';
import type { ModelEvent, ModelFailure, ModelSignal } from '../ports.ts';
import { type SilenceWatch, watchSilence } from '../watch-silence.ts';
import type { Clock } from '../clock.ts';
import type { ServiceConnection } from '../service-connection.ts';
import { openClient } from './client.ts';
import {
  failureOfKind,
  readFailure,
  readBodyError,
  refusesStreams,
  type RequestState,
  type ServiceError,
  serviceFailure,
} from './read-failure.ts';
import { readRateLimits } from './read-rate-limits.ts';

/** One call: how to open it, with or without streaming, and how to read its events. */
export interface StreamCall<Wire> {
  readonly connection: ServiceConnection;
  readonly model: string;
  /** The warnings to emit before anything is sent. */
  readonly warnings: readonly string[];
  open(client: OpenAI, signal: AbortSignal): APIPromise<Stream<Wire>>;
  /** The same request without streaming. */
  openWhole(client: OpenAI, signal: AbortSignal): APIPromise<unknown>;
  /** Reads one event of the service; a `done` or `failed` in the result ends the stream. */
  read(wire: Wire, state: RequestState): readonly ModelEvent[];
  /** Reads a complete answer; its last event ends the stream. */
  readWhole(body: object, state: RequestState): readonly ModelEvent[];
  /** Reads the end of a stream without a final event; the result is empty where the stream was cut. */
  close?(state: RequestState): readonly ModelEvent[];
}

/** The state of one running call. */
interface Run<Wire> {
  readonly call: StreamCall<Wire>;
  readonly watch: SilenceWatch;
  readonly signal: ModelSignal;
  answering: boolean;
  opened: boolean;
}

/**
 * Runs one call from the connection to its last event. The SDK treats a stream that just stops as complete, so an end
 * without a final event is a failure here. Where a proxy buffers streams, the request is sent without streaming.
 */
export async function* runStream<Wire extends object>(
  call: StreamCall<Wire>,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  signal.throwIfAborted();
  const { memory, silenceLimitMs, clock } = call.connection;
  const watch = watchSilence(signal, silenceLimitMs, clock);
  const run: Run<Wire> = { call, watch, signal, answering: false, opened: false };
  try {
    const client = await openClient(call.connection);
    if (!memory.buffersStreams) {
      try {
        return yield* stream(run, client);
      } catch (error) {
        // A refusal to stream is not billed, so the same request may be sent without streaming.
        if (run.opened || !refusesStreams(error)) throw error;
        memory.buffersStreams = true;
        yield { type: 'warning', message: describeWholeAnswer(call.connection) };
      }
    }
    yield* askWhole(run, client);
  } catch (error) {
    signal.throwIfAborted();
    if (watch.timedOut) memory.buffersStreams ||= run.opened && !run.answering;
    yield failed(
      watch.timedOut ? failureOfKind('timed-out', stateOf(run), true) : readFailure(error, stateOf(run)),
    );
  } finally {
    watch.stop();
  }
}

async function* stream<Wire extends object>(
  run: Run<Wire>,
  client: OpenAI,
): AsyncGenerator<ModelEvent, void, undefined> {
  const { call, watch, signal } = run;
  const { memory, clock } = call.connection;
  const timing = createStreamTiming(clock);
  watch.restartTimer();
  const { data, response, request_id: requestId } = await call.open(client, watch.signal).withResponse();
  if (isJson(response)) {
    const body: unknown = await response.json();
    watch.pauseTimer();
    return yield* readBody(run, body, response, requestId ?? null);
  }
  opened(run);
  yield started(run, response, requestId ?? null);
  for (const message of call.warnings) yield { type: 'warning', message };
  watch.restartTimer();
  for await (const wire of data) {
    watch.pauseTimer();
    timing.recordEvent();
    for (const event of readUnnamedError(wire, stateOf(run)) ?? call.read(wire, stateOf(run))) {
      const isLast = event.type === 'done' || event.type === 'failed';
      if (isLast && timing.wasBuffered()) memory.buffersStreams = true;
      yield markAnswering(run, event);
      if (isLast) return;
    }
    watch.restartTimer();
  }
  signal.throwIfAborted();
  if (watch.timedOut) memory.buffersStreams ||= !run.answering;
  const last = watch.timedOut ? [] : (call.close?.(stateOf(run)) ?? []);
  if (last.length > 0) yield* last;
  else yield failed(failureOfKind(watch.timedOut ? 'timed-out' : 'stream-cut', stateOf(run), true));
}

async function* askWhole<Wire extends object>(
  run: Run<Wire>,
  client: OpenAI,
): AsyncGenerator<ModelEvent, void, undefined> {
  run.watch.restartTimer();
  const opening = run.call.openWhole(client, run.watch.signal);
  const { data, response, request_id: requestId } = await opening.withResponse();
  run.watch.pauseTimer();
  yield* readBody(run, data, response, requestId);
}

/** Reads an answer that came in one piece, requested or not. Some services send errors with status 200. */
function* readBody<Wire extends object>(
  run: Run<Wire>,
  body: unknown,
  response: Response,
  requestId: string | null,
): Generator<ModelEvent, void, undefined> {
  opened(run);
  const refusal = readPlainError(body, stateOf(run));
  if (refusal !== null) return yield failed(refusal);
  yield started(run, response, requestId);
  for (const message of run.call.warnings) yield { type: 'warning', message };
  const events = typeof body === 'object' && body !== null ? run.call.readWhole(body, stateOf(run)) : [];
  for (const event of events) {
    yield markAnswering(run, event);
    if (event.type === 'done' || event.type === 'failed') return;
  }
  yield failed(failureOfKind('answer-unreadable', stateOf(run), true));
}

function opened<Wire>(run: Run<Wire>): void {
  run.opened = true;
  run.call.connection.memory.reached = true;
}

function started<Wire>({ call }: Run<Wire>, response: Response, requestId: string | null): ModelEvent {
  const limits = readRateLimits('', response.headers);
  return { type: 'started', model: call.model, requestId, ...(limits === null ? {} : { limits }) };
}

function markAnswering<Wire>(run: Run<Wire>, event: ModelEvent): ModelEvent {
  run.answering ||= ['text', 'image-partial', 'image', 'embedding'].includes(event.type);
  return event;
}

function stateOf<Wire>({ call, answering, opened: isOpen }: Run<Wire>): RequestState {
  return { connection: call.connection, model: call.model, answering, opened: isOpen };
}

function describeWholeAnswer({ title }: ServiceConnection): string {
  return `${title} does not stream here, so its answers come whole.`;
}

/** Some services send an error as a flat object without an event name, which the SDK does not notice. */
function readUnnamedError(wire: ServiceError & { readonly type?: string }, state: RequestState) {
  return wire.type === 'error' ? [failed(serviceFailure(wire, state))] : null;
}

function isJson(response: Response): boolean {
  return (response.headers.get('content-type') ?? '').includes('json');
}

function readPlainError(body: unknown, state: RequestState): ModelFailure | null {
  const error = readBodyError(body);
  return error === null ? null : serviceFailure(error, state);
}

function failed(failure: ModelFailure): ModelEvent {
  return { type: 'failed', failure };
}

/** The arrival times of one stream's events. */
export interface StreamTiming {
  /** Records that an event has arrived. */
  recordEvent(): void;
  /** True where all events came at once after a long wait, which means that a proxy buffered the stream. */
  wasBuffered(): boolean;
}

/** A shorter wait, in ms, proves nothing. */
const minWaitMs = 3000;
/** Neither does a stream of fewer events. */
const minEvents = 5;
/** The largest share of the wait in which a buffered stream arrives. */
const burstShare = 0.01;

/** Measures one stream, starting when the request is sent. */
function createStreamTiming({ now }: Pick<Clock, 'now'>): StreamTiming {
  const sentAt = now();
  let firstAt = sentAt;
  let lastAt = sentAt;
  let count = 0;
  return {
    recordEvent() {
      lastAt = now();
      if (count === 0) firstAt = lastAt;
      count += 1;
    },
    wasBuffered: () =>
      count >= minEvents &&
      firstAt - sentAt >= minWaitMs &&
      lastAt - firstAt < (firstAt - sentAt) * burstShare,
  };
}
