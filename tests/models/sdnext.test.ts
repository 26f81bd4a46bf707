import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSdNextSize, openSdNextModel, writeUpscaleRequest } from '#models/sdnext/image-model';
import { systemClock } from '#models/clock';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { configFor, failureOf, collectImageEvents, collectEvents, paint } from './collect-events.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const config = (key: string | null = null) =>
  configFor(server.sdNextUrl, { service: 'sdnext', key, imageModel: 'juggernaut' });

describe('a picture from SD.Next', () => {
  it('is asked for with size, seed and model, and costs nothing', async () => {
    const events = await collectImageEvents(
      config(),
      paint('A boat', { width: 500, height: 300, seed: 7, palette: ['#112233'] }),
    );
    expect(events.map(({ type }) => type)).toEqual(['started', 'image', 'usage', 'done']);
    expect(events.find((event) => event.type === 'image')?.image).toMatchObject({ width: 504, height: 304 });
    expect(events.find((event) => event.type === 'usage')?.usage.costUsd).toBe(0);
    expect(server.requests.at(-1)).toMatchObject({
      path: '/sdapi/v1/txt2img',
      body: {
        prompt: 'A boat, colours #112233',
        width: 504,
        height: 304,
        seed: 7,
        override_settings: { sd_model_checkpoint: 'juggernaut' },
      },
    });
    expect(server.requests.at(-1)?.headers['authorization']).toBeUndefined();
  });

  it('shows how far it is, each look once', async () => {
    const model = openSdNextModel(
      {
        address: server.sdNextUrl,
        key: 'me:secret',
        silenceLimitMs: 10_000,
        lookEveryMs: 1,
        clock: systemClock,
      },
      '',
    );
    const request = paint('A boat [slowly]', { partialImages: 2 });
    const events = await collectEvents(model.stream(request, new AbortController().signal));
    expect(events.map(({ type }) => type)).toEqual(['started', 'image-partial', 'image', 'usage', 'done']);
    expect(server.requests.at(-1)?.headers['authorization']).toBe(`Basic ${btoa('me:secret')}`);
  });

  it('is enlarged by an upscaler that is a model, which draws nothing anew', async () => {
    const bytes = Uint8Array.of(1, 2, 3);
    const request = paint('Enlarge it', {
      width: 640,
      height: 360,
      enlarges: true,
      references: [{ bytes, mime: 'image/png' }],
    });
    const events = await collectImageEvents(config(), request);
    expect(events.map(({ type }) => type)).toEqual(['started', 'image', 'usage', 'done']);
    expect(events.find((event) => event.type === 'image')?.image).toMatchObject({ width: 640, height: 360 });
    expect(server.requests.at(-1)).toMatchObject({
      path: '/sdapi/v1/extra-single-image',
      body: {
        image: 'AQID',
        resize_mode: 1,
        upscaling_resize_w: 640,
        upscaling_resize_h: 360,
        upscaler_1: 'RealESRGAN 4x Plus',
      },
    });
  });

  it('says so where the server can only resample', () => {
    const asked = writeUpscaleRequest(paint('', {}), [{ name: 'None' }, { name: 'Lanczos' }, 7, null]);
    expect(asked.body).toMatchObject({ upscaler_1: 'Lanczos' });
    expect(asked.warning).toMatch(/only resampled/);
    expect(writeUpscaleRequest(paint('', {}), 'nonsense').body).toMatchObject({ upscaler_1: 'None' });
  });

  it('is stopped at the server when nobody waits for it any more', async () => {
    const controller = new AbortController();
    const stream = openSdNextModel(
      { address: server.sdNextUrl, key: null, silenceLimitMs: 10_000, lookEveryMs: 1, clock: systemClock },
      '',
    ).stream(paint('A boat [fault:stall-before]'), controller.signal);
    await expect(async () => {
      for await (const event of stream) if (event.type === 'started') controller.abort(new Error('Enough.'));
    }).rejects.toThrow('Enough.');
    expect(server.requests.at(-1)?.path).toBe('/sdapi/v1/interrupt');
  });

  it.each([
    ['key-refused', 'key-refused', 'refused the key'],
    ['bad-request', 'request-refused', 'Input should be a valid integer'],
    ['server-error', 'service-down', 'a fault of its own'],
    ['rate-limited', 'rate-limited', 'takes no more requests'],
    ['broken-picture', 'answer-unreadable', 'could not be read'],
  ] as const)('that fails by %s says what happened', async (fault, kind, says) => {
    const failure = failureOf(await collectImageEvents(config(), paint(`[fault:${fault}] A boat`)));
    expect(failure).toMatchObject({ kind, mayBeBilled: false });
    expect(failure.message).toContain(says);
  });

  it('whose server cannot be reached reports it', async () => {
    const gone = configFor('http://127.0.0.1:9', { service: 'sdnext', key: null });
    expect(failureOf(await collectImageEvents(gone, paint('A boat'))).kind).toBe('unreachable');
  });

  it('is drawn in a size that models draw well', () => {
    expect(findSdNextSize({ width: 1440, height: 900 })).toEqual({ width: 1440, height: 904 });
    expect(findSdNextSize({ width: 64, height: 64 })).toEqual({ width: 256, height: 256 });
    expect(findSdNextSize({ width: 4000, height: 2000 })).toEqual({ width: 2048, height: 1024 });
  });
});
