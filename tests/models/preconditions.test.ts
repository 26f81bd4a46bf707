import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { ask, configFor, failureOf, collectImageEvents, collectTextEvents, paint } from './collect-events.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

describe('what fails before anything is sent', () => {
  it('has no key', async () => {
    const before = server.requests.length;
    const events = await collectTextEvents(configFor(server.url, { key: null }), ask('Hello'));
    expect(failureOf(events)).toMatchObject({
      kind: 'key-missing',
      message: 'OpenAI needs a key. Add yours in Settings.',
    });
    expect(server.requests.length).toBe(before);
  });

  it('has no address', async () => {
    const events = await collectImageEvents(
      configFor(server.url, { service: 'compatible', address: null }),
      paint('A boat'),
    );
    expect(failureOf(events).kind).toBe('address-missing');
  });

  it('writes no text: SD.Next', async () => {
    const failure = failureOf(
      await collectTextEvents(configFor(server.url, { service: 'sdnext' }), ask('Hello')),
    );
    expect(failure.kind).toBe('service-unsupported');
    expect(failure.message).toMatch(/^SD\.Next cannot be used for this\./);
  });

  it('writes no text: built-in', async () => {
    const events = await collectTextEvents(
      configFor(server.url, { service: 'built-in', key: null }),
      ask('Hello'),
    );
    expect(failureOf(events).kind).toBe('service-unsupported');
  });

  it.each(['http://127.0.0.1:9/v1', 'nonsense'])('has nobody at its address: %s', async (address) => {
    const failure = failureOf(await collectTextEvents(configFor(address), ask('Hello')));
    expect(failure.kind).toBe('unreachable');
    expect(failure.message).toContain('cannot be reached');
  });

  it('is not billed where nobody listened', async () => {
    const gone = await startModelServer();
    await gone.close();
    const failure = failureOf(await collectTextEvents(configFor(gone.url), ask('Hello')));
    expect(failure).toMatchObject({ kind: 'unreachable', mayBeBilled: false });
  });

  it('is sent to a wrong path of the right service', async () => {
    const failure = failureOf(await collectTextEvents(configFor(`${server.url}/wrong`), ask('Hello')));
    expect(failure).toMatchObject({ kind: 'unreachable', status: 404, mayBeBilled: false });
  });
});
