/**
 * A drawing that goes on in the background at the service (https://platform.openai.com/docs/guides/background): fetched
 * by its id, heard to its end, stopped and deleted there. Nothing here asks for a picture anew.
 */
import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import { modelFailure } from '../model-failure.ts';
import { pause } from '../pause.ts';
import type { ModelEvent, ModelFailure, ModelSignal, ModelTicket } from '../ports.ts';
import { watchSilence } from '../watch-silence.ts';
import { openClient, type Connection } from './connection.ts';
import { createDrawingReader, type Drawers } from './read-drawing-event.ts';
import { readFailure, type RequestState } from './read-failure.ts';
import { runStream, type StreamCall } from './run-stream.ts';

/** Milliseconds between two looks at a drawing that cannot be listened to. */
const betweenLooks = 3000;

/** Fetches a drawing; one that is still under way is listened to, or looked at until it is finished. */
export async function* resumeDrawing(
  connection: Connection,
  ticket: ModelTicket,
  drawers: Drawers,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  let canListen = !connection.memory.holdsStreams;
  for (;;) {
    const found = await retrieve(connection, ticket, signal);
    if ('failure' in found) return yield { type: 'failed', failure: found.failure };
    if (!isUnderWay(found.body)) {
      yield { type: 'started', model: ticket.model, requestId: found.requestId };
      return yield* whatBecame(found.body, ticket, drawers, connection);
    }
    if (canListen && (yield* listenOn(connection, ticket, drawers, signal))) return;
    canListen = false;
    const message = `${connection.title} is still drawing; waiting`;
    yield { type: 'waiting', message, milliseconds: betweenLooks };
    await pause(connection.world, betweenLooks, signal);
  }
}

/** Begins a drawing that goes on by itself; where it does not stream, it is looked at until it is finished. */
export function drawInBackground(
  call: StreamCall<ResponseStreamEvent>,
  drawers: Drawers,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  return stopAtService(call.connection, heardOrLookedAt(call, drawers, signal), signal);
}

async function* heardOrLookedAt(
  call: StreamCall<ResponseStreamEvent>,
  drawers: Drawers,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  const told: { begun: ModelTicket | null; hasEnded: boolean } = { begun: null, hasEnded: false };
  const readWhole = (body: object, state: RequestState): readonly ModelEvent[] => {
    told.hasEnded = !isUnderWay(body);
    if (told.hasEnded) return call.readWhole(body, state);
    const { id } = body as { readonly id: string };
    told.begun = { service: call.connection.service, model: call.model, id };
    return [{ type: 'ticket', ticket: told.begun }];
  };
  let hasTicket = false;
  for await (const event of runStream(
    { ...call, read: markEnd((wire, state) => call.read(wire, state), told), readWhole },
    signal,
  )) {
    // That nothing followed the ticket is no fault of an answer which only says that it has begun.
    if (event.type === 'failed' && told.begun !== null)
      return yield* resumeDrawing(call.connection, told.begun, drawers, signal);
    hasTicket ||= event.type === 'ticket';
    const isLost = event.type === 'failed' && hasTicket && !told.hasEnded;
    yield isLost ? { ...event, failure: fetchable(event.failure) } : event;
  }
}

/** Closing the line does not stop what goes on in the background, so a cancelled drawing is stopped where it is drawn. */
export async function* stopAtService(
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
    if (signal.aborted && ticket !== null && !hasEnded) void stopResponse(connection, ticket);
  }
}

/** Deletes what the service kept of a drawing; answers whether the service has it no longer. */
export async function forgetResponse(connection: Connection, { id }: ModelTicket): Promise<boolean> {
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
export async function stopResponse(connection: Connection, ticket: ModelTicket): Promise<boolean> {
  const client = await openClient(connection);
  // One that has just ended cannot be cancelled any more, and is kept all the same.
  await client.responses.cancel(ticket.id).catch(() => undefined);
  return forgetResponse(connection, ticket);
}

type Found =
  { readonly body: object; readonly requestId: string | null } | { readonly failure: ModelFailure };

async function retrieve(
  connection: Connection,
  { id, model }: ModelTicket,
  signal: ModelSignal,
): Promise<Found> {
  signal.throwIfAborted();
  const watch = watchSilence(signal, connection.silenceLimitMs, connection.world);
  try {
    const client = await openClient(connection);
    watch.listen();
    const asking = client.responses.retrieve(id, {}, { signal: watch.signal });
    const { data, request_id: requestId } = await asking.withResponse();
    return { body: data, requestId };
  } catch (error) {
    signal.throwIfAborted();
    const failure = readFailure(error, { connection, model, answering: false });
    return { failure: failure.status === 404 ? gone(connection, model, failure) : fetchable(failure) };
  } finally {
    watch.stop();
  }
}

/** Nothing was said of the drawing itself, which goes on. */
function fetchable(failure: ModelFailure): ModelFailure {
  return { ...failure, mayBeBilled: true, mayBeFetched: true };
}

/** Whether a reader has said that the drawing itself ended badly, which no line and no key can change. */
function markEnd(read: StreamCall<ResponseStreamEvent>['read'], told: { hasEnded: boolean }): typeof read {
  return (wire, state) => {
    const events = read(wire, state);
    told.hasEnded ||= events.some(({ type }) => type === 'failed');
    return events;
  };
}

function gone({ title }: Connection, model: string, { status, requestId }: ModelFailure): ModelFailure {
  const facts = { service: title, model, words: null, retryAfterMs: null };
  return modelFailure('no-longer-kept', facts, { mayBeBilled: true, status, requestId });
}

function isUnderWay(body: object): boolean {
  const { status } = body as { readonly status?: unknown };
  return status === 'queued' || status === 'in_progress';
}

function* whatBecame(
  body: object,
  { model }: ModelTicket,
  drawers: Drawers,
  connection: Connection,
): Generator<ModelEvent, void, undefined> {
  const { status } = body as { readonly status?: unknown };
  const state: RequestState = { connection, model, answering: true };
  if (status !== 'cancelled') return yield* createDrawingReader(drawers).readWhole(body, state);
  const facts = { service: connection.title, model, words: null, retryAfterMs: null };
  yield { type: 'failed', failure: modelFailure('no-longer-kept', facts, { mayBeBilled: true }) };
}

/** Hears a drawing from its first event on; answers false where the service will not tell it again. */
async function* listenOn(
  connection: Connection,
  { id, model }: ModelTicket,
  drawers: Drawers,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, boolean, undefined> {
  const reader = createDrawingReader(drawers);
  const told = { isUnderWay: false, hasEnded: false };
  const stream = runStream<ResponseStreamEvent>(
    {
      // Whether this one is streamed says nothing of the next.
      connection: { ...connection, memory: { ...connection.memory } },
      model,
      warnings: [],
      open: (client, abort) => client.responses.retrieve(id, { stream: true }, { signal: abort }),
      openWhole: (client, abort) => client.responses.retrieve(id, {}, { signal: abort }),
      read: markEnd(reader.read, told),
      readWhole(body, state) {
        told.isUnderWay = isUnderWay(body);
        told.hasEnded = !told.isUnderWay;
        return told.isUnderWay ? [] : reader.readWhole(body, state);
      },
    },
    signal,
  );
  for await (const event of stream) {
    if (told.isUnderWay || isRefusal(event)) return false;
    const isLost = event.type === 'failed' && !told.hasEnded;
    yield isLost ? { ...event, failure: fetchable(event.failure) } : event;
  }
  return true;
}

/** What was there a moment ago and is not to be listened to can still be looked at. */
function isRefusal(event: ModelEvent): boolean {
  if (event.type !== 'failed') return false;
  return event.failure.kind === 'request-refused' || event.failure.status === 404;
}
