import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DiffusionOptions } from '#design/diffusion';
import { createServiceMemory } from '#models/service-memory';
import { openSdNextModel } from '#models/sdnext/image-model';
import { openSdNextServer } from '#models/sdnext/server';
import { findSdNextSize, writeDrawingRequest, writeUpscaleRequest } from '#models/sdnext/write-request';
import type { RequestImage } from '#models/ports';
import { findOptionMistake, listOptions, readServerOptions } from '#models/server-options';
import { systemClock } from '#models/clock';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { configFor, failureOf, collectImageEvents, collectEvents, paint, until } from './collect-events.ts';

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
    // On a slow machine it is asked how far it is, too.
    const asked = server.requests.findLast(({ method }) => method === 'POST');
    expect(asked).toMatchObject({
      path: '/sdapi/v1/txt2img',
      body: {
        prompt: 'A boat, colours #112233',
        width: 504,
        height: 304,
        seed: 7,
        override_settings: { sd_model_checkpoint: 'juggernaut' },
      },
    });
    expect(asked?.headers['authorization']).toBeUndefined();
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
    expect(events.map(({ type }) => type)).toEqual([
      'started',
      'progress',
      'image-partial',
      'image',
      'usage',
      'done',
    ]);
    expect(events[1]).toEqual({
      type: 'progress',
      progress: { share: 0.5, step: 10, steps: 20, secondsLeft: 2 },
    });
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

  it('reports it where the server can only resample', () => {
    const asked = writeUpscaleRequest(paint('', {}), ['None', 'Lanczos']);
    expect(asked.body).toMatchObject({ upscaler_1: 'Lanczos' });
    expect(asked.warnings.join()).toMatch(/only resampled/);
    expect(writeUpscaleRequest(paint('', {}), []).body).toMatchObject({ upscaler_1: 'None' });
  });

  it('is enlarged by the two upscalers that were chosen', () => {
    const upscalers = { first: 'Lanczos', second: 'RealESRGAN 4x Plus', secondShare: 0.4 };
    const asked = writeUpscaleRequest(paint('', { diffusion: { upscalers } }), ['None', 'ESRGAN']);
    expect(asked).toMatchObject({
      body: {
        upscaler_1: 'Lanczos',
        upscaler_2: 'RealESRGAN 4x Plus',
        extras_upscaler_2_visibility: 0.4,
      },
      warnings: [],
    });
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
    ['server-error', 'service-down', 'a problem on its side'],
    ['rate-limited', 'rate-limited', 'accepts no more requests'],
    ['broken-picture', 'answer-unreadable', 'could not be read'],
  ] as const)('that fails by %s reports what happened', async (fault, kind, says) => {
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

const png = (size: number): RequestImage => {
  const data = new Uint8Array(size * size * 4).fill(180);
  return { bytes: encode({ width: size, height: size, data, channels: 4 }), mime: 'image/png' };
};
const base64 = ({ bytes }: RequestImage) => Buffer.from(bytes).toString('base64');
const unit = { type: 'controlnet', processor: 'Canny', model: 'Canny FP16 XL' } as const;

describe('the options of diffusion models', () => {
  const draw = (diffusion: DiffusionOptions<RequestImage>, changes: Parameters<typeof paint>[1] = {}) =>
    collectImageEvents(config(), paint('A boat', { width: 256, height: 256, diffusion, ...changes }));
  const typesOf = (events: Awaited<ReturnType<typeof draw>>) => events.map(({ type }) => type);
  const drawn = ['started', 'image', 'usage', 'done'];

  it('go along as the server names them', async () => {
    const detailer = { models: ['face-yolo8n'], prompt: 'a calm face', strength: 0.4, steps: 12 };
    const events = await draw({
      ...{ negativePrompt: 'text', sampler: 'Euler a', steps: 7, guidance: 4.5, detailer },
      face: { mode: 'InstantID', picture: png(8), strength: 0.7 },
      adapters: [
        { adapter: 'Base SDXL', picture: png(8), mask: png(16), scale: 0.6, start: 0, end: 0.8, crop: true },
      ],
    });
    expect(typesOf(events)).toEqual(drawn);
    expect(server.requests.at(-1)?.body).toMatchObject({
      ...{ negative_prompt: 'text', sampler_name: 'Euler a', steps: 7, guidance_scale: 4.5, cfg_scale: 4.5 },
      ...{ detailer_enabled: true, detailer_models: ['face-yolo8n'], detailer_prompt: 'a calm face' },
      ...{ detailer_strength: 0.4, detailer_steps: 12 },
      face: { mode: 'InstantID', source_images: [base64(png(8))], id_strength: 0.7 },
      ip_adapter: [
        {
          ...{ adapter: 'Base SDXL', images: [base64(png(8))], masks: [base64(png(16))] },
          ...{ scale: 0.6, start: 0, end: 0.8, crop: true },
        },
      ],
    });
  });

  it('have a second pass, whose result has the wanted size', async () => {
    const secondPass = { upscaler: 'RealESRGAN 4x Plus', scale: 2, strength: 0.4, steps: 8 };
    const request = paint('A pier', { width: 1280, height: 768, diffusion: { secondPass } });
    const events = await collectImageEvents(config(), request);
    expect(events.find((event) => event.type === 'image')?.image).toMatchObject({ width: 1280, height: 768 });
    expect(server.requests.findLast(({ path }) => path.endsWith('txt2img'))?.body).toMatchObject({
      ...{ width: 640, height: 384, enable_hr: true, hr_force: true, hr_scale: 2 },
      ...{ hr_upscaler: 'RealESRGAN 4x Plus', hr_denoising_strength: 0.4, hr_second_pass_steps: 8 },
    });
    const references = [{ bytes: Uint8Array.of(1), mime: 'image/png' }] as const;
    const redrawn = writeDrawingRequest(paint('', { references, diffusion: { secondPass } }), '');
    expect(redrawn.body).not.toHaveProperty('enable_hr');
    expect(redrawn.warnings.join()).toContain('second pass');
  });

  it('redraw a share of a picture, and within a mask with a soft edge', async () => {
    await draw({ strength: 0.35, maskBlur: 9 }, { references: [png(32)], mask: png(32) });
    expect(server.requests.at(-1)).toMatchObject({
      path: '/sdapi/v1/img2img',
      body: {
        ...{ init_images: [base64(png(32))], denoising_strength: 0.35 },
        ...{ mask: base64(png(32)), inpainting_mask_invert: 1, mask_blur: 9 },
      },
    });
  });

  it('follow the structure of a picture by control units of one type', async () => {
    const units = [
      { ...unit, strength: 0.8, start: 0, end: 0.6 },
      { ...unit, type: 't2i adapter', strength: 1, start: 0, end: 1 },
    ] as const;
    const structure = { picture: png(48), units };
    const events = await draw({ structure, strength: 0.5 }, { references: [png(32)] });
    expect(events.find((event) => event.type === 'warning')?.message).toMatch(/one type at a time/);
    expect(events.find((event) => event.type === 'image')?.image).toMatchObject({ width: 48, height: 48 });
    expect(server.requests.at(-1)).toMatchObject({
      path: '/sdapi/v1/control',
      body: {
        ...{ inputs: [base64(png(48))], inits: [base64(png(32))], input_type: 2, denoising_strength: 0.5 },
        ...{ unit_type: 'controlnet', width_before: 256, height_before: 256 },
        control: [
          {
            unit_type: 'controlnet',
            process: 'Canny',
            model: 'Canny FP16 XL',
            strength: 0.8,
            start: 0,
            end: 0.6,
          },
        ],
        extra: { sd_model_checkpoint: 'juggernaut' },
      },
    });
  });

  it('make one grid of up to three axes by the script of the server', () => {
    const grid = [
      { label: '[Param] Steps', values: ['8', '16'] },
      { label: '[Model] Model', values: ['juggernaut', 'dreamshaper'] },
    ];
    const { body } = writeDrawingRequest(paint('A boat', { diffusion: { grid } }), '');
    expect(body).toMatchObject({
      script_name: 'xyz grid',
      script_args: [
        ...['[Param] Steps', '8, 16', '', '[Model] Model', 'juggernaut, dreamshaper', '', 'Nothing', '', ''],
        ...[true, true, false, true, false, false, false, false, 0, false, 'None', 2, false, 0, 0],
      ],
    });
  });

  it('are reported in the words of the server where it does not know them', async () => {
    const failure = failureOf(await draw({ sampler: 'Unheard of' }));
    expect(failure.kind).toBe('request-refused');
    expect(failure.message).toContain('Sampler not found');
  });
});

describe('the server beside its drawing', () => {
  const { signal } = new AbortController();
  const connection = () => ({
    ...{ address: server.sdNextUrl, key: null, silenceLimitMs: 10_000, lookEveryMs: 1, clock: systemClock },
    memory: createServiceMemory(),
  });

  it('lists what it has, and nothing where an older one has no such list', async () => {
    const lists = await openSdNextServer(connection()).readLists(signal);
    expect(lists).toMatchObject({
      models: ['juggernaut [0724518c6b]', 'dreamshaper [879db523c3]'],
      samplers: ['UniPC', 'Euler a', 'DPM++ 2M'],
      controlModels: ['Canny FP16 XL', 'Depth XL'],
      processors: ['Canny', 'Midas Depth Hybrid'],
      maskModels: ['Facebook SAM ViT Base', 'Rembg U2Net'],
      adapters: ['Base SDXL', 'Plus Face ViT-H SDXL'],
      axes: ['[Model] Model', '[Param] Steps', '[Param] Seed', '[Sampler] Name'],
      videoModels: [{ engine: 'LTX Video', name: 'LTXVideo 0.9.7 T2V' }],
    });
  });

  it('prepares, masks, finds, details, answers and films', async () => {
    const opened = openSdNextServer(connection());
    const size = { width: 40, height: 40 };
    expect(await opened.preprocess(png(40), 'Canny', signal)).toMatchObject(size);
    expect(await opened.makeMask(png(40), 'Rembg U2Net', signal)).toMatchObject(size);
    const detailer = { models: [], prompt: '', strength: 0.3, steps: 10 };
    expect(await opened.detail(png(40), detailer, signal)).toMatchObject(size);
    expect(await opened.detect(png(40), 'face-yolo8n', signal)).toEqual([
      { label: 'face', score: 0.91, x: 10, y: 12, width: 40, height: 48 },
      { label: 'hand', score: 0.55, x: 70, y: 20, width: 20, height: 24 },
    ]);
    const answer = await opened.ask(png(40), { model: '', words: 'What is it?' }, signal);
    expect(answer).toBe('A picture. You asked: What is it?');
    const model = { engine: 'LTX Video', name: 'LTXVideo 0.9.7 T2V' };
    const order = { model, prompt: 'A boat', negativePrompt: '', width: 256, height: 256, frames: 48 };
    const film = await opened.drawVideo({ ...order, steps: 8, seed: 3, first: png(40) }, signal);
    expect(Buffer.from(film.bytes).toString()).toBe('video of A boat');
    expect(film).toMatchObject({ seconds: 2, poster: { width: 256, height: 256 } });
    await expect(opened.preprocess(png(40), 'Unheard of', signal)).rejects.toThrow(
      'SD.Next refused the request: Processor model not found: id=Unheard of.',
    );
  });

  it('is asked for one thing at a time', async () => {
    const shared = connection();
    const painting = openSdNextModel(shared, '').stream(paint('A boat [slowly]'), signal);
    const first = await painting[Symbol.asyncIterator]().next();
    expect(first.value).toMatchObject({ type: 'started', limits: { requestsPerMinute: 60 } });
    const before = server.requests.length;
    const mask = openSdNextServer(shared).makeMask(png(40), 'Rembg U2Net', signal);
    for await (const event of painting) if (event.type === 'image') break;
    await mask;
    const paths = server.requests.slice(before).map(({ path }) => path);
    expect(paths.at(-1)).toBe('/sdapi/v1/mask');
    expect(paths.indexOf('/sdapi/v1/mask')).toBe(paths.length - 1);
    expect(paths).toContain('/sdapi/v1/progress');
  });

  it('loses the picture of a request too many, because it counts when the work is done', async () => {
    const limited = await startModelServer();
    limited.limitTo(2, () => 0);
    const ask = () =>
      collectImageEvents(configFor(limited.sdNextUrl, { service: 'sdnext', key: null }), paint('A boat'));
    expect([(await ask()).at(-1)?.type, (await ask()).at(-1)?.type]).toEqual(['done', 'done']);
    expect(failureOf(await ask())).toMatchObject({ kind: 'rate-limited', status: 429 });
    await limited.close();
  });

  it('stops a tool that is no longer wanted', async () => {
    const controller = new AbortController();
    const asked = openSdNextServer(connection()).ask(
      png(40),
      { model: '', words: '[fault:stall-before]' },
      controller.signal,
    );
    await until(() => server.requests.at(-1)?.path === '/sdapi/v1/vqa');
    controller.abort(new Error('Enough.'));
    await expect(asked).rejects.toThrow('Enough.');
    expect(server.requests.at(-1)?.path).toBe('/sdapi/v1/interrupt');
  });

  it('has a form of its options, of every kind that it knows, without what is hidden or secret', async () => {
    const opened = openSdNextServer(connection());
    const options = await opened.readOptions(signal);
    const all = listOptions(options);
    expect(options.sections.map(({ title }) => title)).toEqual([
      'Model Offloading',
      'Compute Settings',
      'User Interface',
    ]);
    expect(
      new Set([...options.sections].flatMap((one) => one.options.map(({ control }) => control.kind))),
    ).toEqual(new Set(['heading', 'one-of', 'number', 'some-of', 'switch', 'text', 'colour']));
    expect([...all.keys()]).not.toContain('huggingface_token');
    expect([...all.keys()]).not.toContain('gradio_state');
    expect(all.get('cuda_compile_backend')?.control).toMatchObject({
      choices: [{ value: 'none' }, { value: 'inductor' }, { value: 'stable-fast', text: 'Stable fast' }],
    });
    const watermark = all.get('diffusers_offload_min_gpu_memory');
    expect(watermark && findOptionMistake(watermark, 2)).toBe('Offload low watermark is at most 1.');
    expect(watermark && findOptionMistake(watermark, 0.4)).toBeNull();
    const changes = { diffusers_offload_mode: 'group', diffusers_offload_min_gpu_memory: 3 };
    expect(await opened.changeOptions(changes, signal)).toEqual(['diffusers_offload_min_gpu_memory']);
    const after = listOptions(await opened.readOptions(signal)).get('diffusers_offload_mode');
    expect(after).toMatchObject({ value: 'group', standard: 'balanced' });
    expect(readServerOptions({ options: 7 }, {})).toBeNull();
  });

  it('reports its progress and its memory', async () => {
    const opened = openSdNextServer(connection());
    expect(await opened.readState(signal)).toEqual({
      ...{ status: 'idle', task: '', progress: null },
      ...{ memory: { used: 20e9, total: 32e9 }, videoMemory: { used: 6e9, total: 8e9 } },
    });
    await opened.skip(signal);
    await opened.interrupt(signal);
    expect(server.requests.slice(-2).map(({ path }) => path)).toEqual([
      '/sdapi/v1/skip',
      '/sdapi/v1/interrupt',
    ]);
  });
});
