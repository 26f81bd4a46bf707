/**
 * A picture that the service draws in the background (https://platform.openai.com/docs/guides/background). It is fetched
 * by its id, read to its end, stopped or deleted. Nothing here requests a new picture.
 */
import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import { modelFailure } from '../model-failure.ts';
import { pause } from '../pause.ts';
import type { ModelEvent, ModelFailure, ModelSignal, ModelTicket } from '../ports.ts';
import { watchSilence } from '../watch-silence.ts';
import type { ServiceConnection } from '../service-connection.ts';
import { openClient } from './client.ts';
import { createImageResponseReader, type ImageToolModels } from './read-image-response-event.ts';
import { failureOfKind, readFailure, type RequestState } from './read-failure.ts';
import { runStream, type StreamCall } from './run-stream.ts';

/** The milliseconds between two polls of a picture that cannot be streamed. */
const pollIntervalMs = 3000;

/** Fetches a picture. One that is still being drawn is streamed, or polled until it is finished. */
export async function* resumeImageResponse(
  connection: ServiceConnection,
  ticket: ModelTicket,
  models: ImageToolModels,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  let canListen = !connection.memory.buffersStreams;
  for (;;) {
    const found = await retrieve(connection, ticket, signal);
    if ('failure' in found) return yield { type: 'failed', failure: found.failure };
    if (!isUnderWay(found.body)) {
      yield { type: 'started', model: ticket.model, requestId: found.requestId };
      return yield* readFinalResponse(found.body, ticket, models, connection);
    }
    if (canListen && (yield* resumeStream(connection, ticket, models, signal))) return;
    canListen = false;
    const message = `${connection.title} is still drawing; waiting`;
    yield { type: 'waiting', message, milliseconds: pollIntervalMs };
    await pause(connection.clock, pollIntervalMs, signal);
  }
}

/** Starts a picture in the background; where it does not stream, it is polled until it is finished. */
export function createBackgroundResponse(
  call: StreamCall<ResponseStreamEvent>,
  models: ImageToolModels,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  return cancelWithSignal(call.connection, streamOrPoll(call, models, signal), signal);
}

async function* streamOrPoll(
  call: StreamCall<ResponseStreamEvent>,
  models: ImageToolModels,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  const seen: { begun: ModelTicket | null; hasEnded: boolean } = { begun: null, hasEnded: false };
  const readWhole = (body: object, state: RequestState): readonly ModelEvent[] => {
    seen.hasEnded = !isUnderWay(body);
    if (seen.hasEnded) return call.readWhole(body, state);
    const { id } = body as { readonly id: string };
    seen.begun = { service: call.connection.service, model: call.model, id };
    return [{ type: 'ticket', ticket: seen.begun }];
  };
  let hasTicket = false;
  for await (const event of runStream(
    { ...call, read: markEnd((wire, state) => call.read(wire, state), seen), readWhole },
    signal,
  )) {
    // An answer that only reports the start is no failure, although nothing follows the ticket.
    if (event.type === 'failed' && seen.begun !== null)
      return yield* resumeImageResponse(call.connection, seen.begun, models, signal);
    hasTicket ||= event.type === 'ticket';
    const isLost = event.type === 'failed' && hasTicket && !seen.hasEnded;
    yield isLost ? { ...event, failure: fetchable(event.failure) } : event;
  }
}

/** Closing the connection does not stop a background response, so cancelling asks the service to stop it. */
export async function* cancelWithSignal(
  connection: ServiceConnection,
  drawing: AsyncIterable<ModelEvent>,
  signal: ModelSignal,
  known: ModelTicket | null = null,
): AsyncGenerator<ModelEvent, void, undefined> {
  let ticket = known;
  let hasEnded = false;
  try {
    for await (const event of drawing) {
      if (event.type === 'ticket') ticket = event.ticket;
      hasEnded ||= event.type === 'done' || event.type === 'failed';
      yield event;
    }
  } finally {
    if (signal.aborted && ticket !== null && !hasEnded) void cancelResponse(connection, ticket);
  }
}

/** Deletes the service's copy of a picture; true where the service no longer has it. */
export async function deleteResponse(connection: ServiceConnection, { id }: ModelTicket): Promise<boolean> {
  const client = await openClient(connection);
  return client.responses.delete(id).then(
    () => true,
    (error: unknown) => (error as { readonly status?: unknown }).status === 404,
  );
}

/**
 * Asks the service to stop a picture and to delete its copy, with the prompt and the references; true where the service
 * no longer has them.
 */
export async function cancelResponse(connection: ServiceConnection, ticket: ModelTicket): Promise<boolean> {
  const client = await openClient(connection);
  // A picture that has just ended cannot be cancelled, but it is still stored and must be deleted.
  await client.responses.cancel(ticket.id).catch(() => undefined);
  return deleteResponse(connection, ticket);
}

type RetrievedResponse =
  { readonly body: object; readonly requestId: string | null } | { readonly failure: ModelFailure };

async function retrieve(
  connection: ServiceConnection,
  { id, model }: ModelTicket,
  signal: ModelSignal,
): Promise<RetrievedResponse> {
  signal.throwIfAborted();
  const watch = watchSilence(signal, connection.silenceLimitMs, connection.clock);
  try {
    const client = await openClient(connection);
    watch.restartTimer();
    const asking = client.responses.retrieve(id, {}, { signal: watch.signal });
    const { data, request_id: requestId } = await asking.withResponse();
    return { body: data, requestId };
  } catch (error) {
    signal.throwIfAborted();
    const failure = readFailure(error, { connection, model, answering: false });
    return {
      failure: failure.status === 404 ? noLongerStored(connection, model, failure) : fetchable(failure),
    };
  } finally {
    watch.stop();
  }
}

/** The failure does not concern the picture itself, which the service still draws. */
function fetchable(failure: ModelFailure): ModelFailure {
  return { ...failure, mayBeBilled: true, mayBeFetched: true };
}

/** Notes when the picture itself has failed, which no new connection and no other key can change. */
function markEnd(read: StreamCall<ResponseStreamEvent>['read'], seen: { hasEnded: boolean }): typeof read {
  return (wire, state) => {
    const events = read(wire, state);
    seen.hasEnded ||= events.some(({ type }) => type === 'failed');
    return events;
  };
}

function noLongerStored(
  { title }: ServiceConnection,
  model: string,
  { status, requestId }: ModelFailure,
): ModelFailure {
  return modelFailure(
    'no-longer-stored',
    { service: title, model },
    { mayBeBilled: true, status, requestId },
  );
}

function isUnderWay(body: object): boolean {
  const { status } = body as { readonly status?: unknown };
  return status === 'queued' || status === 'in_progress';
}

function* readFinalResponse(
  body: object,
  { model }: ModelTicket,
  models: ImageToolModels,
  connection: ServiceConnection,
): Generator<ModelEvent, void, undefined> {
  const { status } = body as { readonly status?: unknown };
  const state: RequestState = { connection, model, answering: true };
  if (status !== 'cancelled') return yield* createImageResponseReader(models).readWhole(body, state);
  yield { type: 'failed', failure: failureOfKind('no-longer-stored', state, true) };
}

/** Streams a picture from its first event on; returns false where the service does not repeat the events. */
async function* resumeStream(
  connection: ServiceConnection,
  { id, model }: ModelTicket,
  models: ImageToolModels,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, boolean, undefined> {
  const reader = createImageResponseReader(models);
  const seen = { isUnderWay: false, hasEnded: false };
  const stream = runStream<ResponseStreamEvent>(
    {
      // Whether this response streams says nothing about the next one.
      connection: { ...connection, memory: { ...connection.memory } },
      model,
      warnings: [],
      open: (client, abort) => client.responses.retrieve(id, { stream: true }, { signal: abort }),
      openWhole: (client, abort) => client.responses.retrieve(id, {}, { signal: abort }),
      read: markEnd(reader.read, seen),
      readWhole(body, state) {
        seen.isUnderWay = isUnderWay(body);
        seen.hasEnded = !seen.isUnderWay;
        return seen.isUnderWay ? [] : reader.readWhole(body, state);
      },
    },
    signal,
  );
  for await (const event of stream) {
    if (seen.isUnderWay || isRefusal(event)) return false;
    const isLost = event.type === 'failed' && !seen.hasEnded;
    yield isLost ? { ...event, failure: fetchable(event.failure) } : event;
  }
  return true;
}

/** A response that existed a moment ago but cannot be streamed can still be polled. */
function isRefusal(event: ModelEvent): boolean {
  if (event.type !== 'failed') return false;
  return event.failure.kind === 'request-refused' || event.failure.status === 404;
}
