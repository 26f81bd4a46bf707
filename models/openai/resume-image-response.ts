/**
 * A drawing that goes on in the background at the service (https://platform.openai.com/docs/guides/background): fetched
 * by its id, heard to its end, stopped and deleted there. Nothing here asks for a picture anew.
 */
import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import { modelFailure } from '../model-failure.ts';
import { pause } from '../pause.ts';
import type { ModelEvent, ModelFailure, ModelSignal, ModelTicket } from '../ports.ts';
import { watchSilence } from '../watch-silence.ts';
import { type Connection, openClient } from './connection.ts';
import { createImageResponseReader, type ImageToolModels } from './read-image-response-event.ts';
import { readFailure, type RequestState } from './read-failure.ts';
import { runStream, type StreamCall } from './run-stream.ts';

/** Milliseconds between two looks at a drawing that cannot be listened to. */
const pollIntervalMs = 3000;

/** Fetches a drawing; one that is still under way is listened to, or looked at until it is finished. */
export async function* resumeImageResponse(
  connection: Connection,
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
    await pause(connection.world, pollIntervalMs, signal);
  }
}

/** Begins a drawing that goes on by itself; where it does not stream, it is looked at until it is finished. */
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
    // That nothing followed the ticket is no fault of an answer which only says that it has begun.
    if (event.type === 'failed' && seen.begun !== null)
      return yield* resumeImageResponse(call.connection, seen.begun, models, signal);
    hasTicket ||= event.type === 'ticket';
    const isLost = event.type === 'failed' && hasTicket && !seen.hasEnded;
    yield isLost ? { ...event, failure: fetchable(event.failure) } : event;
  }
}

/** Closing the line does not stop what goes on in the background, so a cancelled drawing is stopped where it is drawn. */
export async function* cancelWithSignal(
  connection: Connection,
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

/** Deletes what the service kept of a drawing; answers whether the service has it no longer. */
export async function deleteResponse(connection: Connection, { id }: ModelTicket): Promise<boolean> {
  const client = await openClient(connection);
  return client.responses.delete(id).then(
    () => true,
    (error: unknown) => (error as { readonly status?: unknown }).status === 404,
  );
}

/**
 * Has the service stop a drawing and delete what it keeps of it, the words and pictures that were sent among it; answers
 * whether the service has it no longer.
 */
export async function cancelResponse(connection: Connection, ticket: ModelTicket): Promise<boolean> {
  const client = await openClient(connection);
  // One that has just ended cannot be cancelled any more, and is kept all the same.
  await client.responses.cancel(ticket.id).catch(() => undefined);
  return deleteResponse(connection, ticket);
}

type RetrievedResponse =
  { readonly body: object; readonly requestId: string | null } | { readonly failure: ModelFailure };

async function retrieve(
  connection: Connection,
  { id, model }: ModelTicket,
  signal: ModelSignal,
): Promise<RetrievedResponse> {
  signal.throwIfAborted();
  const watch = watchSilence(signal, connection.silenceLimitMs, connection.world);
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

/** Nothing was said of the drawing itself, which goes on. */
function fetchable(failure: ModelFailure): ModelFailure {
  return { ...failure, mayBeBilled: true, mayBeFetched: true };
}

/** Whether a reader has said that the drawing itself ended badly, which no line and no key can change. */
function markEnd(read: StreamCall<ResponseStreamEvent>['read'], seen: { hasEnded: boolean }): typeof read {
  return (wire, state) => {
    const events = read(wire, state);
    seen.hasEnded ||= events.some(({ type }) => type === 'failed');
    return events;
  };
}

function noLongerStored(
  { title }: Connection,
  model: string,
  { status, requestId }: ModelFailure,
): ModelFailure {
  const facts = { service: title, model, words: null, retryAfterMs: null };
  return modelFailure('no-longer-kept', facts, { mayBeBilled: true, status, requestId });
}

function isUnderWay(body: object): boolean {
  const { status } = body as { readonly status?: unknown };
  return status === 'queued' || status === 'in_progress';
}

function* readFinalResponse(
  body: object,
  { model }: ModelTicket,
  models: ImageToolModels,
  connection: Connection,
): Generator<ModelEvent, void, undefined> {
  const { status } = body as { readonly status?: unknown };
  const state: RequestState = { connection, model, answering: true };
  if (status !== 'cancelled') return yield* createImageResponseReader(models).readWhole(body, state);
  const facts = { service: connection.title, model, words: null, retryAfterMs: null };
  yield { type: 'failed', failure: modelFailure('no-longer-kept', facts, { mayBeBilled: true }) };
}

/** Hears a drawing from its first event on; answers false where the service will not tell it again. */
async function* resumeStream(
  connection: Connection,
  { id, model }: ModelTicket,
  models: ImageToolModels,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, boolean, undefined> {
  const reader = createImageResponseReader(models);
  const seen = { isUnderWay: false, hasEnded: false };
  const stream = runStream<ResponseStreamEvent>(
    {
      // Whether this one is streamed says nothing of the next.
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

/** What was there a moment ago and is not to be listened to can still be looked at. */
function isRefusal(event: ModelEvent): boolean {
  if (event.type !== 'failed') return false;
  return event.failure.kind === 'request-refused' || event.failure.status === 404;
}
