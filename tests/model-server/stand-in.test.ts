import OpenAI from 'openai';
import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decode } from 'fast-png';
import { startModelServer, type ModelServer } from './start-model-server.ts';

let server: ModelServer;
let client: OpenAI;

beforeAll(async () => {
  server = await startModelServer();
  client = new OpenAI({ apiKey: 'sk-test-contract', baseURL: server.url, maxRetries: 0, logLevel: 'off' });
});
afterAll(() => server.close());

async function streamed(input: string, extra: object = {}) {
  const stream = client.responses.stream({ model: 'gpt-5.4', input, ...extra });
  const events: ResponseStreamEvent[] = [];
  for await (const event of stream) events.push(event);
  return { events, final: await stream.finalResponse() };
}

describe("the stand-in's streams pass the SDK's own checks", () => {
  it.each(['', '[fault:split] Grüße 🌍', '[fault:crlf]', '[fault:whole-only]'])(
    'answers %j',
    async (input) => {
      server.answerWith('Grüße aus der Werkstatt 🌍, in mehr als vierzig Zeichen und mit Umbruch.\nEnde.');
      const { events, final } = await streamed(`Say something. ${input}`);
      expect(final.output_text).toBe(
        'Grüße aus der Werkstatt 🌍, in mehr als vierzig Zeichen und mit Umbruch.\nEnde.',
      );
      expect(final.status).toBe('completed');
      expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
      expect(final.usage?.output_tokens).toBeGreaterThan(0);
    },
  );

  it('tells a reasoning summary before the answer', async () => {
    const { events, final } = await streamed('Think.', { reasoning: { summary: 'auto' } });
    const types = events.map((event) => event.type);
    expect(types.indexOf('response.reasoning_summary_text.done')).toBeGreaterThan(0);
    expect(types.indexOf('response.output_text.delta')).toBeGreaterThan(
      types.indexOf('response.reasoning_summary_text.done'),
    );
    expect(final.output.map((item) => item.type)).toEqual(['reasoning', 'message']);
  });

  it('hides the length of deltas unless asked not to', async () => {
    const plain = await streamed('Hello.', { stream_options: { include_obfuscation: false } });
    const hidden = await streamed('Hello.');
    const obfuscated = (events: readonly ResponseStreamEvent[]) =>
      events.filter((event) => 'obfuscation' in event).length;
    expect(obfuscated(plain.events)).toBe(0);
    expect(obfuscated(hidden.events)).toBeGreaterThan(0);
  });

  it('ends an answer that grew too long as the service does', async () => {
    const { final } = await streamed('[fault:incomplete]');
    expect(final.status).toBe('incomplete');
    expect(final.incomplete_details?.reason).toBe('max_output_tokens');
  });

  it('refuses inside the stream', async () => {
    const { events } = await streamed('[fault:refusal]');
    expect(events.some((event) => event.type === 'response.refusal.done')).toBe(true);
  });

  it.each(['error-nested', 'error-flat'])('sends an error the SDK throws: %s', async (fault) => {
    await expect(streamed(`[fault:${fault}]`)).rejects.toMatchObject({
      status: undefined,
      code: fault === 'error-nested' ? 'insufficient_quota' : 'rate_limit_exceeded',
    });
  });

  it('fools the SDK with a stream that just stops, as the service would', async () => {
    const { final } = await streamed('[fault:truncated]');
    expect(final.status).toBe('in_progress');
  });
});

describe("the stand-in's pictures", () => {
  it.each([
    ['1024x1024', 'opaque', 3],
    ['1536x864', 'transparent', 4],
  ] as const)('are PNGs of %s, %s', async (size, background, channels) => {
    const answer = await client.images.generate({ model: 'gpt-image-2', prompt: 'A boat', size, background });
    const bytes = Buffer.from(answer.data?.[0]?.b64_json ?? '', 'base64');
    const picture = decode(bytes);
    expect(`${picture.width}x${picture.height}`).toBe(size);
    expect(picture.channels).toBe(channels);
  });

  it('cost what the price table says', async () => {
    const answer = await client.images.generate({
      model: 'gpt-image-2',
      prompt: 'A boat',
      size: '1536x1024',
      quality: 'medium',
    });
    expect(answer.usage?.output_tokens).toBe(1372);
  });

  it.each([
    ['1920x1080', 'Width and height must both be divisible by 16.'],
    ['512x512', 'below the current minimum pixel budget'],
    ['4096x1600', 'longest edge'],
    ['3200x640', 'aspect ratio'],
  ])('are refused in the size %s', async (size, words) => {
    const asked = client.images.generate({ model: 'gpt-image-2', prompt: 'A boat', size });
    await expect(asked).rejects.toMatchObject({ status: 400, param: 'size' });
    await expect(asked).rejects.toThrow(words);
  });

  it('come after finer and finer previews', async () => {
    const stream = await client.images.generate({
      model: 'gpt-image-2',
      prompt: 'A boat',
      size: '1024x1024',
      stream: true,
      partial_images: 2,
    });
    const shades: number[] = [];
    for await (const event of stream) shades.push(countShades(Buffer.from(event.b64_json, 'base64')));
    expect(shades).toHaveLength(3);
    expect(shades).toEqual(shades.toSorted((a, b) => a - b));
    expect(new Set(shades).size).toBe(3);
  });
});

it('refuses what the service would not know', async () => {
  const asked = client.post('/responses', { body: { model: 'gpt-5.4', input: 'x', wish: 1 } });
  await expect(asked).rejects.toMatchObject({ status: 400, code: 'unknown_parameter', param: 'wish' });
});

it('lets a page of no origin ask, and read the request id alone', async () => {
  const preflight = await fetch(`${server.url}/responses`, {
    method: 'OPTIONS',
    headers: { origin: 'null', 'access-control-request-headers': 'authorization, x-stainless-os' },
  });
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization, x-stainless-os');
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-expose-headers')).toBe('X-Request-ID');
});

it('echoes a draft with small improvements', async () => {
  const draft = '<file path="src/pages/Home.tsx">\nexport function Home() {\n  return null;\n}\n</file>';
  const { final } = await streamed(`Here is the draft.\n${draft}`);
  expect(final.output_text).toContain('<file path="src/pages/Home.tsx">');
  expect(final.output_text).toContain('/** Reviewed: `Home`. */\nexport function Home()');
});

function countShades(bytes: Uint8Array): number {
  return new Set(decode(bytes).data).size;
}
