/** Pictures that a service finishes by itself: fetched by their ticket, never asked for anew, and billed once. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openImageModel } from '#models/open-model';
import type { ImageModel, ModelEvent, ModelTicket } from '#models/ports';
import { createServiceMemory } from '#models/service-memory';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { configFor, failureOf, key, collectEvents, paint, until } from './collect-events.ts';
import { openTestServices, purpose, settingsFor } from './policy/open-test-services.ts';
import { makeTestClock } from './test-clock.ts';

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
});
afterEach(() => server.close());

const never = new AbortController().signal;
const kite = paint('A red kite', { keepsGoing: true });
const asked = () => server.requests.map(({ method, path }) => `${method} ${path.replace(/resp_\w+/, 'ID')}`);
const types = (events: readonly ModelEvent[]) => events.map(({ type }) => type);

function openDrawer(): ImageModel {
  return openImageModel(configFor(server.url, { imageModel: 'gpt-5.4', clock: makeTestClock() }));
}

/** Asks for a picture, and hears no more of it than its ticket. */
async function leave(model: ImageModel, request = kite): Promise<ModelTicket> {
  for await (const event of model.stream(request, never)) if (event.type === 'ticket') return event.ticket;
  throw new Error('There was no ticket.');
}

function resume(model: ImageModel, ticket: ModelTicket) {
  const events = model.resume?.(ticket, never);
  if (events === undefined) throw new Error('It does not go on by itself.');
  return collectEvents(events);
}

describe('a picture that goes on by itself', () => {
  it('is kept at the service only where that was asked for', async () => {
    const events = await collectEvents(openDrawer().stream(paint('A red kite'), never));
    expect(types(events)).not.toContain('ticket');
    expect(server.requests[0]?.body).toMatchObject({ store: false });
    expect(server.requests[0]?.body).not.toHaveProperty('background');
    await leave(openDrawer());
    expect(server.requests[1]?.body).toMatchObject({ store: true, background: true, stream: true });
  });

  it('is left out where the service cannot, and drawn all the same', async () => {
    const model = openImageModel(configFor(server.url, { imageModel: 'gpt-image-2' }));
    const events = await collectEvents(model.stream(kite, never));
    expect(types(events)).not.toContain('ticket');
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(model.capabilities.keepsGoing ?? false).toBe(false);
    expect(model).not.toHaveProperty('resume');
  });

  it('is fetched when it is finished, with what it cost', async () => {
    server.breakNext('held');
    const controller = new AbortController();
    const model = openDrawer();
    const hearing = leave({ ...model, stream: (request) => model.stream(request, controller.signal) });
    await until(() => server.letGo());
    const ticket = await hearing;
    const events = await resume(openDrawer(), ticket);
    expect(types(events)).toEqual(['started', 'image', 'usage', 'done']);
    const usage = events.find((event) => event.type === 'usage')?.usage;
    expect(usage?.costUsd).toBeCloseTo(server.bills[0]?.usd ?? 0, 9);
    expect(server.bills).toHaveLength(1);
    expect(asked()).toEqual(['POST /v1/responses', 'GET /v1/responses/ID']);
  });

  it('is listened to where it is not finished', async () => {
    const ticket = await leave(
      openDrawer(),
      paint('A kite [fault:unfinished]', { keepsGoing: true, partialImages: 2 }),
    );
    const events = await resume(openDrawer(), ticket);
    expect(types(events)).toContain('image-partial');
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(asked().slice(1)).toEqual(['GET /v1/responses/ID', 'GET /v1/responses/ID?stream=true']);
    expect(server.bills).toHaveLength(1);
  });

  it('is looked at until it is finished where it cannot be listened to', async () => {
    const ticket = await leave(openDrawer(), paint('A kite [fault:unheard]', { keepsGoing: true }));
    const events = await resume(openDrawer(), ticket);
    const waits = events.flatMap((event) => (event.type === 'waiting' ? [event.message] : []));
    expect(waits).toEqual(['OpenAI is still drawing; waiting', 'OpenAI is still drawing; waiting']);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(asked().filter((line) => line.startsWith('POST'))).toHaveLength(1);
  });

  it('is reported as gone where the service no longer has it', async () => {
    const ticket = await leave(openDrawer());
    await openDrawer().release?.(ticket);
    const failure = failureOf(await resume(openDrawer(), ticket));
    expect(failure).toMatchObject({ kind: 'no-longer-stored', mayBeBilled: true, retryable: false });
    expect(failure.message).toBe(
      'OpenAI no longer has the answer; it may have been billed. Try again if you still want it.',
    );
    expect(asked()).toEqual(['POST /v1/responses', 'DELETE /v1/responses/ID', 'GET /v1/responses/ID']);
  });

  it('is stopped and deleted at the service when it is cancelled, as closing the line would not', async () => {
    const model = openDrawer();
    const controller = new AbortController();
    const stream = model.stream(paint('A kite [fault:unfinished]', { keepsGoing: true }), controller.signal);
    const hearing = (async () => {
      for await (const event of stream) if (event.type === 'ticket') controller.abort(new Error('Enough.'));
    })();
    await expect(hearing).rejects.toThrow('Enough.');
    await until(() => asked().length === 3);
    expect(asked()).toEqual([
      'POST /v1/responses',
      'POST /v1/responses/ID/cancel',
      'DELETE /v1/responses/ID',
    ]);
    expect(server.keptResponses()).toEqual([]);
    expect(server.bills).toHaveLength(1);
  });

  it('is deleted at the service also where it had ended just before it was cancelled', async () => {
    const model = openDrawer();
    const ticket = await leave(model);
    await model.stop?.(ticket);
    expect(server.keptResponses()).toEqual([]);
  });

  it('counts as deleted where the service confirms it or no longer has it, and not where the service fails', async () => {
    const model = openDrawer();
    const ticket = await leave(model);
    server.refuseDeletes(true);
    expect(await model.stop?.(ticket)).toBe(false);
    server.refuseDeletes(false);
    expect([await model.stop?.(ticket), await model.stop?.(ticket)]).toEqual([true, true]);
  });

  it('is looked at from the beginning where streams are held back', async () => {
    const memory = { ...createServiceMemory(), buffersStreams: true };
    const config = configFor(server.url, { imageModel: 'gpt-5.4', clock: makeTestClock(), memory });
    const request = paint('A kite [fault:unfinished]', { keepsGoing: true });
    const events = await collectEvents(openImageModel(config).stream(request, never));
    expect(types(events)).toEqual([
      'started',
      'ticket',
      'waiting',
      'waiting',
      'started',
      'image',
      'usage',
      'done',
    ]);
    expect(asked().filter((line) => line.startsWith('POST'))).toHaveLength(1);
    expect(server.bills).toHaveLength(1);
  });

  it('passes on the service’s reason for one that it could not finish', async () => {
    const ticket = await leave(openDrawer(), paint('A kite [fault:failed]', { keepsGoing: true }));
    const failure = failureOf(await resume(openDrawer(), ticket));
    expect(failure).toMatchObject({ kind: 'service-down', mayBeBilled: true });
    // It has ended there, and fetching it again would say the same for ever.
    expect(failure.mayBeFetched ?? false).toBe(false);
  });
});

describe('the services around it', () => {
  const settings = () => settingsFor(server, { models: { openai: { image: 'gpt-5.4' } } });

  it.each(['truncated', 'reset'])('take a line up again that was cut: %s', async (fault) => {
    const { services, saved } = openTestServices();
    const model = await services.image(settings(), purpose);
    const events = await collectEvents(
      model.stream(paint(`A kite [fault:${fault}]`, { keepsGoing: true }), never),
    );
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(events.filter(({ type }) => type === 'failed')).toEqual([]);
    expect(server.bills).toHaveLength(1);
    expect(asked().filter((line) => line.startsWith('POST'))).toHaveLength(1);
    expect(saved().entries).toMatchObject([
      { outcome: 'done', maybeUsd: 0, attempts: [{ outcome: 'done' }] },
    ]);
  });

  it('fetch what another session asked for, and write down what it cost', async () => {
    const ticket = await leave(openDrawer());
    const { services, saved } = openTestServices();
    const sent = { ticket, estimatedUsd: 0.02 };
    const events = await collectEvents(services.resumeImage(settings(), sent, purpose, never));
    expect(types(events)).toEqual(['started', 'image', 'usage', 'done']);
    expect(saved().entries).toMatchObject([
      { work: 'picture', outcome: 'done', estimatedUsd: 0.02, maybeUsd: 0 },
    ]);
    expect(saved().entries[0]?.costUsd).toBeCloseTo(server.bills[0]?.usd ?? 0, 9);
    await services.releaseImage(settings(), ticket);
    expect(failureOf(await collectEvents(services.resumeImage(settings(), sent, purpose, never))).kind).toBe(
      'no-longer-stored',
    );
    expect(server.bills).toHaveLength(1);
  });

  it('count what can never be fetched as if it had been billed, and what still may not', async () => {
    const { services, ledger } = openTestServices();
    await services.recordLostImage({ service: 'openai', model: 'gpt-image-2', estimatedUsd: 0.21 }, purpose);
    expect(await ledger.spent(purpose)).toEqual({ action: 0.21, file: 0.21, month: 0.21 });
    const ticket = await leave(openDrawer());
    await server.close();
    const events = await collectEvents(
      services.resumeImage(settings(), { ticket, estimatedUsd: 0.5 }, purpose, never),
    );
    expect(failureOf(events)).toMatchObject({ kind: 'unreachable' });
    expect((await ledger.spent(purpose)).month).toBe(0.21);
    server = await startModelServer();
  });

  it('fetch it once the key is mended, and never have it drawn anew', async () => {
    const ticket = await leave(openDrawer());
    let current: string | null = 'sk-refused-1234';
    const { services, ledger, saved } = openTestServices({ keyNow: () => current });
    const sent = { ticket, estimatedUsd: 0.02, ledgerId: 'sent-before' };
    const fetch = () => collectEvents(services.resumeImage(settings(), sent, purpose, never));
    const refused = failureOf(await fetch());
    expect(refused).toMatchObject({ kind: 'key-refused', mayBeBilled: true, mayBeFetched: true });
    current = null;
    const missing = failureOf(await fetch());
    expect(missing).toMatchObject({ kind: 'key-missing', mayBeBilled: true, mayBeFetched: true });
    expect((await ledger.spent(purpose)).month).toBe(0.02);
    expect(saved().entries).toMatchObject([{ id: 'sent-before', outcome: 'open' }]);
    current = key;
    expect((await fetch()).at(-1)).toEqual({ type: 'done' });
    expect(saved().entries).toMatchObject([{ id: 'sent-before', outcome: 'done', maybeUsd: 0 }]);
    expect(asked().filter((line) => line.startsWith('POST'))).toHaveLength(1);
    expect(server.bills).toHaveLength(1);
  });

  it('carry no picture to another service while it goes on at the first, whatever was agreed to', async () => {
    const other = await startModelServer();
    const { services } = openTestServices();
    const model = await services.image(
      settingsFor(server, {
        models: { openai: { image: 'gpt-5.4' } },
        addresses: { openai: server.url, openrouter: other.openRouterUrl },
        failover: ['openrouter'],
        payTwice: true,
      }),
      purpose,
    );
    const events: ModelEvent[] = [];
    for await (const event of model.stream(paint('A kite [fault:truncated]', { keepsGoing: true }), never)) {
      events.push(event);
      if (event.type === 'ticket') await server.close();
    }
    expect(failureOf(events)).toMatchObject({ mayBeBilled: true, mayBeFetched: true });
    expect(other.requests.filter(({ method }) => method === 'POST')).toEqual([]);
    await other.close();
    server = await startModelServer();
  });

  it('ask for nothing where the model of a ticket cannot go on by itself', async () => {
    const { services } = openTestServices();
    const ticket = { service: 'openai', model: 'gpt-image-2', id: 'resp_1' } as const;
    const events = await collectEvents(
      services.resumeImage(settings(), { ticket, estimatedUsd: null }, purpose, never),
    );
    expect(failureOf(events).kind).toBe('no-longer-stored');
    expect(server.requests).toEqual([]);
  });
});
