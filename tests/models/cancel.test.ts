import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openImageModel, openTextModel } from '#models/open-model';
import type { ModelEvent } from '#models/ports';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { ask, configFor, key, paint, until } from './collect-events.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

/** Listens until the first event of a kind, then cancels, and goes on listening. */
async function cancelAt(
  open: (signal: AbortSignal) => AsyncIterable<ModelEvent>,
  type: ModelEvent['type'],
): Promise<{ readonly heard: readonly string[]; readonly thrown: unknown }> {
  const controller = new AbortController();
  const heard: string[] = [];
  try {
    for await (const event of open(controller.signal)) {
      heard.push(event.type);
      if (event.type === type) controller.abort(new Error('The person changed their mind.'));
    }
    return { heard, thrown: null };
  } catch (error) {
    return { heard, thrown: error };
  }
}

const reason = new Error('The person changed their mind.');

describe('cancelling', () => {
  it('closes the line in the middle of a text', async () => {
    const model = openTextModel(configFor(server.url));
    const { heard, thrown } = await cancelAt(
      (signal) => model.stream(ask('[fault:stall] Hello'), signal),
      'text',
    );
    expect(thrown).toEqual(reason);
    expect(heard.at(-1)).toBe('text');
    expect(await server.requests.at(-1)?.ended).toBe('hung-up');
  });

  it('closes the line while a picture is drawn', async () => {
    const model = openImageModel(configFor(server.url));
    const request = paint('A boat [fault:stall]', { partialImages: 3 });
    const { thrown } = await cancelAt((signal) => model.stream(request, signal), 'image-partial');
    expect(thrown).toEqual(reason);
    expect(await server.requests.at(-1)?.ended).toBe('hung-up');
  });

  it('closes the connection before the service has answered', async () => {
    const controller = new AbortController();
    const before = server.requests.length;
    const stream = openTextModel(configFor(server.url)).stream(
      ask('[fault:stall-before]'),
      controller.signal,
    );
    const next = stream[Symbol.asyncIterator]().next();
    await until(() => server.requests.length > before);
    controller.abort(new Error('The person changed their mind.'));
    await expect(next).rejects.toEqual(reason);
    expect(await server.requests.at(-1)?.ended).toBe('hung-up');
  });

  it('sends nothing where it was cancelled before', async () => {
    const before = server.requests.length;
    const stream = openTextModel(configFor(server.url)).stream(
      ask('Hello'),
      AbortSignal.abort(new Error('Too late.')),
    );
    await expect(stream[Symbol.asyncIterator]().next()).rejects.toThrow('Too late.');
    expect(server.requests.length).toBe(before);
  });

  it('closes the line where the listener leaves', async () => {
    const stream = openTextModel(configFor(server.url)).stream(
      ask('[fault:stall]'),
      new AbortController().signal,
    );
    for await (const event of stream) if (event.type === 'text') break;
    expect(await server.requests.at(-1)?.ended).toBe('hung-up');
  });

  it('stops the built-in generator between rows', async () => {
    const model = openImageModel(configFor(server.url, { service: 'built-in', key: null }));
    const request = paint('A large boat', { width: 4096, height: 4096, partialImages: 1 });
    const { heard, thrown } = await cancelAt((signal) => model.stream(request, signal), 'image-partial');
    expect(heard).toEqual(['started', 'image-partial']);
    expect(thrown).toEqual(reason);
  });
});

it('prints nothing, and nothing with the key', async () => {
  const printed: unknown[] = [];
  const names = ['log', 'info', 'warn', 'error', 'debug'] as const;
  const original = { ...console };
  for (const name of names) console[name] = (...words: unknown[]) => void printed.push(words);
  try {
    for (const fault of ['malformed', 'key-refused', 'key-echoed', 'reset']) {
      const stream = openTextModel(configFor(server.url)).stream(
        ask(`[fault:${fault}]`),
        new AbortController().signal,
      );
      for await (const event of stream) expect(JSON.stringify(event)).not.toContain(key.slice(8, 30));
    }
  } finally {
    Object.assign(console, original);
  }
  expect(printed).toEqual([]);
});
