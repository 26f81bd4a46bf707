import { decode, encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServiceMemory } from '#models/service-memory';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { configFor, failureOf, collectImageEvents, paint } from './collect-events.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

it('asks for the next legal size, and passes on every partial image', async () => {
  const events = await collectImageEvents(
    configFor(server.url),
    paint('A boat', { width: 1920, height: 1080, partialImages: 2 }),
  );
  expect(events.map(({ type }) => type)).toEqual([
    'started',
    'image-partial',
    'image-partial',
    'image',
    'usage',
    'done',
  ]);
  expect(server.requests.at(-1)?.body).toEqual({
    model: 'gpt-image-2',
    prompt: 'A boat',
    size: '1920x1088',
    quality: 'low',
    background: 'auto',
    output_format: 'png',
    stream: true,
    partial_images: 2,
  });
  const image = events.find((event) => event.type === 'image')?.image;
  expect(image).toMatchObject({ width: 1920, height: 1088, mime: 'image/png' });
  expect(decode(image?.bytes ?? new Uint8Array()).width).toBe(1920);
});

it('costs the price in the table', async () => {
  const events = await collectImageEvents(configFor(server.url), paint('boat', { quality: 'medium' }));
  const usage = events.find((event) => event.type === 'usage')?.usage;
  expect(usage).toEqual({ inputTokens: 1, outputTokens: 1756, costUsd: (5 + 1756 * 30) / 1e6 });
});

it('reports what the service cannot do instead of dropping it', async () => {
  const events = await collectImageEvents(
    configFor(server.url),
    paint('A boat', { seed: 7, width: 4096, height: 4096 }),
  );
  const warnings = events.flatMap((event) => (event.type === 'warning' ? [event.message] : []));
  expect(warnings).toEqual([
    'gpt-image-2 takes no seed, so the same prompt draws a different image.',
    'gpt-image-2 draws at most 2880 × 2880 px in this shape; the image is enlarged to 4096 × 4096 px.',
  ]);
});

it('lets the palette travel in the prompt', async () => {
  await collectImageEvents(configFor(server.url), paint('A boat', { palette: ['#ff0000', '#00ff00'] }));
  expect(server.requests.at(-1)?.body['prompt']).toBe('A boat\n\nColours that go with it: #ff0000, #00ff00.');
});

it.each(['no-partials', 'split', 'crlf'])('reads the picture however it comes: %s', async (fault) => {
  const events = await collectImageEvents(
    configFor(server.url),
    paint(`A boat [fault:${fault}]`, { partialImages: 1 }),
  );
  expect(events.filter(({ type }) => type === 'image')).toHaveLength(1);
  expect(events.at(-1)).toEqual({ type: 'done' });
});

it('takes the size from the picture, not from the response', async () => {
  const events = await collectImageEvents(
    configFor(server.url),
    paint('A boat [fault:other-size]', { width: 1536, height: 1024 }),
  );
  expect(events.find((event) => event.type === 'image')?.image).toMatchObject({ width: 1024, height: 1024 });
});

describe('a picture to go by', () => {
  const boat = {
    bytes: encode({ width: 8, height: 8, data: new Uint8Array(8 * 8 * 4), channels: 4 }),
    mime: 'image/png',
  } as const;
  const edits = () =>
    server.requests
      .filter(({ path }) => path.endsWith('/images/edits'))
      .map(({ headers }) => (headers['content-type'] ?? '').replace(/;.*/, ''));

  it('travels within JSON to OpenAI', async () => {
    const events = await collectImageEvents(
      configFor(server.url),
      paint('At night', { references: [boat], mask: boat }),
    );
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(edits()).toEqual(['application/json']);
  });

  it('travels as a form where the server takes nothing else, which is asked once', async () => {
    const before = edits().length;
    const memory = createServiceMemory();
    const config = configFor(server.localUrl, { service: 'compatible', memory });
    const request = paint('At night', { references: [boat, boat], mask: boat, partialImages: 1 });
    for (const wish of [request, { ...request, references: [boat] }]) {
      const events = await collectImageEvents(config, wish);
      expect(events.map(({ type }) => type)).toEqual(['started', 'image-partial', 'image', 'usage', 'done']);
    }
    expect(edits().slice(before)).toEqual(['application/json', 'multipart/form-data', 'multipart/form-data']);
    expect(memory.takesForms).toBe(true);
    const { images, mask, stream, partial_images: partials } = server.requests.at(-1)?.body ?? {};
    expect([(images as unknown[]).length, mask !== undefined, stream, partials]).toEqual([1, true, true, 1]);
  });

  it('is reported as too large', async () => {
    const huge = { ...boat, bytes: new Uint8Array(16_000_000) };
    const failure = failureOf(
      await collectImageEvents(configFor(server.url), paint('At night', { references: [huge] })),
    );
    expect(failure).toMatchObject({ kind: 'too-large', mayBeBilled: false });
  });

  it('is refused once, in the words of the server, where the way was not what was wrong', async () => {
    const memory = createServiceMemory();
    const request = paint('At night', { references: [{ ...boat, bytes: new Uint8Array([1, 2, 3]) }] });
    const events = await collectImageEvents(
      configFor(server.localUrl, { service: 'compatible', memory }),
      request,
    );
    const failure = failureOf(events);
    expect(failure).toMatchObject({ kind: 'request-refused', mayBeBilled: false });
    expect(failure.message).toContain('Invalid base64 image_url.');
    expect(memory.takesForms).toBe(false);
  });
});
