/** What single adapters do beyond the contract. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fitImageRequest } from '#models/fit-image-request';
import { listModels } from '#models/list-models';
import { testService } from '#models/test-service';
import { createServiceMemory } from '#models/service-memory';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import {
  ask,
  configFor,
  embed,
  failureOf,
  collectImageEvents,
  collectTextEvents,
  collectEmbeddingEvents,
  key,
  paint,
  textOf,
} from './collect-events.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const never = new AbortController().signal;
const empty = new Float32Array();
const picture = { bytes: new Uint8Array([137, 80, 78, 71]), mime: 'image/png' as const };

describe('embeddings', () => {
  it('come in the order of their inputs, of length 1, in as many requests as the limits ask for', async () => {
    const before = server.bills.length;
    const texts = Array.from({ length: 2050 }, (_, number) => `Text ${number}`);
    const events = await collectEmbeddingEvents(configFor(server.url), embed(...texts));
    const vectors = events.flatMap((event) => (event.type === 'embedding' ? [event] : []));
    expect(new Set(vectors.map(({ index }) => index)).size).toBe(2050);
    const [first] = vectors;
    expect(Math.hypot(...(first?.vector ?? []))).toBeCloseTo(1, 5);
    expect(server.bills.length - before).toBe(2);
    const again = await collectEmbeddingEvents(configFor(server.url), embed('Text 7'));
    const one = again.find((event) => event.type === 'embedding')?.vector;
    expect(vectors.find(({ index }) => index === 7)?.vector).toEqual(one);
  });

  it('report what they leave out', async () => {
    const inputs = [
      { kind: 'text', text: ' ' },
      { kind: 'text', text: 'x'.repeat(30_000) },
      { kind: 'image', ...picture },
    ] as const;
    const events = await collectEmbeddingEvents(configFor(server.url), { inputs });
    expect(events.flatMap((event) => (event.type === 'warning' ? [event.message] : []))).toEqual([
      'text-embedding-3-small reads no images; 1 image left out.',
      '1 text without a letter left out.',
      '1 text longer than text-embedding-3-small reads, cut off.',
    ]);
    expect(events.filter(({ type }) => type === 'embedding')).toMatchObject([{ index: 1 }]);
  });

  it('take pictures where the service does', async () => {
    const config = configFor(server.openRouterUrl, { service: 'openrouter' });
    const events = await collectEmbeddingEvents(config, { inputs: [{ kind: 'image', ...picture }] });
    expect(events.filter(({ type }) => type === 'embedding')).toHaveLength(1);
    expect(server.requests.at(-1)?.body['input']).toEqual([
      { content: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,iVBORw==' } }] },
    ]);
  });

  it('without a key know spelling: what is spelled alike lies near', async () => {
    const events = await collectEmbeddingEvents(
      configFor(server.url, { service: 'built-in', key: null }),
      embed('Primary button', 'primary buttons', 'Sunset over the sea', ''),
    );
    const [a, b, c] = events.flatMap((event) => (event.type === 'embedding' ? [event.vector] : []));
    const likeness = (one: Float32Array = empty, other: Float32Array = empty) =>
      one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
    expect(likeness(a, b)).toBeGreaterThan(0.6);
    expect(likeness(a, c)).toBeLessThan(0.2);
    expect(events.filter(({ type }) => type === 'embedding')).toHaveLength(3);
  });
});

describe('another address', () => {
  it('gets the key in the header it wants, and the query of its address', async () => {
    const config = configFor(`${server.url}?api-version=preview`, {
      service: 'compatible',
      keyHeader: 'api-key',
    });
    await collectTextEvents(config, ask('Hello'));
    const last = server.requests.at(-1);
    expect(last?.path).toBe('/v1/responses?api-version=preview');
    expect(last?.headers).toMatchObject({ 'api-key': key });
    expect(last?.headers['authorization']).toBeUndefined();
    expect(Object.keys(last?.headers ?? {}).filter((name) => name.startsWith('x-stainless'))).toEqual([]);
  });

  it('that knows no Responses is asked by chat, from then on at once', async () => {
    const memory = { ...createServiceMemory(), reached: false, buffersStreams: false, speaksChat: false };
    const config = configFor(server.localUrl, { service: 'compatible', key: null, memory });
    const before = server.requests.length;
    server.answerWith('Yes.', 'Again.');
    expect(textOf(await collectTextEvents(config, ask('Hello')))).toBe('Yes.');
    expect(textOf(await collectTextEvents(config, ask('Hello')))).toBe('Again.');
    expect(server.requests.slice(before).map(({ path }) => path)).toEqual([
      '/local/v1/responses',
      '/local/v1/chat/completions',
      '/local/v1/chat/completions',
    ]);
  });
});

describe('pictures to go by', () => {
  it('that are missing make no edit, and a mask without them is reported', () => {
    const capabilities = {
      partialImages: true,
      transparent: false,
      seed: false,
      exactSize: false,
      references: 1,
    };
    const wish = paint('A boat', {
      seed: 7,
      background: 'transparent',
      references: [picture, picture],
      mask: picture,
    });
    const { request, warnings } = fitImageRequest(wish, 'It', capabilities);
    expect(warnings).toEqual([
      'It takes no seed, so the same prompt draws a different image.',
      'It draws no transparent background, so the image has a background.',
      'It takes one reference image; the others were left out.',
      'It takes no mask, so the whole image is drawn again.',
    ]);
    expect(request).toMatchObject({ seed: null, background: 'auto', mask: null });
    expect(request.references).toHaveLength(1);
  });

  it('go to SD.Next with the mask turned round', async () => {
    const config = configFor(server.sdNextUrl, { service: 'sdnext', key: null, imageModel: '' });
    await collectImageEvents(config, paint('A boat', { references: [picture], mask: picture }));
    expect(server.requests.at(-1)).toMatchObject({
      path: '/sdapi/v1/img2img',
      body: { init_images: ['iVBORw=='], mask: 'iVBORw==', inpainting_mask_invert: 1 },
    });
  });

  it('that are broken are refused in the service’s own words', async () => {
    const failure = failureOf(
      await collectImageEvents(configFor(server.url), paint('A boat', { references: [picture] })),
    );
    expect(failure).toMatchObject({ kind: 'request-refused', mayBeBilled: false });
  });
});

describe('the list of models', () => {
  it('lists what each can be asked for, and what it costs', async () => {
    const { models } = await listModels(configFor(server.openRouterUrl, { service: 'openrouter' }), never);
    expect(models).toMatchObject([
      {
        id: 'openai/gpt-5.4',
        does: ['text'],
        sees: true,
        followsSchema: true,
        price: { input: 2.5, output: 15 },
      },
      { id: 'openai/gpt-5.4-image-2', does: ['text', 'image'], price: { input: 8, output: 15, image: 15 } },
      { id: 'openai/text-embedding-3-small', does: ['embedding'] },
    ]);
    const own = await listModels(configFor(server.url), never);
    expect(own.models?.map(({ id }) => id)).toEqual([
      'gpt-5.4',
      'gpt-5.4-mini',
      'gpt-5.4-nano',
      'gpt-image-2',
      'text-embedding-3-large',
      'text-embedding-3-small',
    ]);
  });

  it.each([
    [configFor('', { key: null }), 'OpenAI needs a key. Add yours in Settings.'],
    [configFor('', { key: 'sk-refused' }), 'OpenAI refused the key. Check it in Settings.'],
    [
      configFor('', { service: 'openrouter', key: 'sk-or-refused' }),
      'OpenRouter refused the key. Check it in Settings.',
    ],
    [
      configFor('', { textModel: 'gpt-9' }),
      'OpenAI answers, but its 6 models do not include gpt-9. Choose one of its models.',
    ],
    [configFor('', {}), 'OpenAI answers and has the chosen models.'],
    [configFor('', { imageModel: 'gpt-5.4+gpt-image-2' }), 'OpenAI answers and has the chosen models.'],
    [
      configFor('', { service: 'sdnext', imageModel: 'juggernaut [0724518c6b]', textModel: '' }),
      'SD.Next answers and has the chosen models.',
    ],
  ])('finds out what is wrong, for nothing: %#', async (config, sentence) => {
    const addresses = { openrouter: server.openRouterUrl, sdnext: server.sdNextUrl };
    const address =
      config.service === 'openai' ? server.url : addresses[config.service as keyof typeof addresses];
    const before = server.bills.length;
    expect((await testService({ ...config, address }, never)).sentence).toBe(sentence);
    expect(server.bills.length).toBe(before);
  });

  it('reports it where the service cannot be reached', async () => {
    const found = await testService(configFor('http://127.0.0.1:9/v1'), never);
    expect(found).toMatchObject({ isWell: false, models: null });
    expect(found.sentence).toContain('OpenAI cannot be reached.');
  });
});
