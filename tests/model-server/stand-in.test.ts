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

  it('sends a reasoning summary before the answer', async () => {
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

  it('cost the price in the table', async () => {
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

it.each([
  ['jpeg', { background: 'transparent' }, 'background'],
  ['png', { output_compression: 50 }, 'output_compression'],
  ['tiff', {}, 'output_format'],
])('refuses %s pictures with %o', async (format, options, param) => {
  const output_format = format as 'png';
  const asked = client.images.generate({
    model: 'gpt-image-2',
    prompt: 'A boat',
    output_format,
    ...options,
  } as never);
  await expect(asked).rejects.toMatchObject({ status: 400, param });
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

describe('the stand-in keeps what the service keeps', () => {
  it('responses: fetched, heard again from any event on, built upon, deleted', async () => {
    const { events, final } = await streamed('First.', { background: true });
    expect(events.map(({ type }) => type).slice(0, 3)).toEqual([
      'response.created',
      'response.queued',
      'response.in_progress',
    ]);
    const again = await client.responses.retrieve(final.id);
    expect([again.status, again.output_text]).toEqual(['completed', final.output_text]);
    const rest: number[] = [];
    for await (const event of await client.responses.retrieve(final.id, { stream: true, starting_after: 3 }))
      rest.push(event.sequence_number);
    expect(rest).toEqual(events.slice(4).map((event) => event.sequence_number));
    const items = await client.responses.inputItems.list(final.id);
    expect(items.data).toHaveLength(1);
    const next = await client.responses.create({
      model: 'gpt-5.4',
      input: 'Then.',
      previous_response_id: final.id,
    });
    expect(next.previous_response_id).toBe(final.id);
    await client.responses.delete(final.id);
    await expect(client.responses.retrieve(final.id)).rejects.toMatchObject({ status: 404 });
    await expect(
      client.responses.create({ model: 'gpt-5.4', input: 'Then.', previous_response_id: final.id }),
    ).rejects.toMatchObject({ status: 400, code: 'previous_response_not_found' });
  });

  it('no response that is not to be stored, and stops only what runs in the background', async () => {
    const { id } = await client.responses.create({ model: 'gpt-5.4', input: 'Hello.', store: false });
    await expect(client.responses.retrieve(id)).rejects.toMatchObject({ status: 404 });
    await expect(
      client.responses.create({ model: 'gpt-5.4', input: 'Hello.', store: false, background: true }),
    ).rejects.toMatchObject({ status: 400, param: 'store' });
    const kept = await client.responses.create({ model: 'gpt-5.4', input: 'Hello.' });
    await expect(client.responses.cancel(kept.id)).rejects.toMatchObject({ status: 400 });
    server.breakNext('unfinished');
    const begun = await client.responses.create({ model: 'gpt-5.4', input: 'Hello.', background: true });
    expect(begun.status).toBe('in_progress');
    expect((await client.responses.cancel(begun.id)).status).toBe('cancelled');
    expect((await client.responses.cancel(begun.id)).status).toBe('cancelled');
  });

  it('files and batches, which take their time and mix successes with failures', async () => {
    const lines = ['one', 'two', 'three', 'four'].map((name) =>
      JSON.stringify({
        custom_id: name,
        method: 'POST',
        url: '/v1/responses',
        body: { model: 'gpt-5.4', input: name === 'three' ? 'three [fails]' : name },
      }),
    );
    const file = await client.files.create({
      file: new File([lines.join('\n')], 'in.jsonl'),
      purpose: 'batch',
    });
    const made = await client.batches.create({
      input_file_id: file.id,
      endpoint: '/v1/responses',
      completion_window: '24h',
    });
    const seen: string[] = [made.status];
    let batch = made;
    while (batch.status !== 'completed') seen.push((batch = await client.batches.retrieve(made.id)).status);
    expect(seen).toEqual(['validating', 'in_progress', 'finalizing', 'completed']);
    expect(batch.request_counts).toEqual({ total: 4, completed: 3, failed: 1 });
    const output = await (await client.files.content(batch.output_file_id ?? '')).text();
    const ids = output.split('\n').map((line) => (JSON.parse(line) as { custom_id: string }).custom_id);
    expect(ids).toEqual(['four', 'two', 'one']);
    expect(await (await client.files.content(batch.error_file_id ?? '')).text()).toContain(
      '"status_code":500',
    );
  });

  it('conversations, moderation of a text and its token count', async () => {
    const { id } = await client.conversations.create({
      items: [{ role: 'user', content: 'Hello.', type: 'message' }],
    });
    expect((await client.conversations.items.list(id)).data).toHaveLength(1);
    const { results } = await client.moderations.create({ input: ['a boat', 'a boat [violence]'] });
    expect(results.map(({ flagged }) => flagged)).toEqual([false, true]);
    const { input_tokens: tokens } = await client.responses.inputTokens.count({
      model: 'gpt-5.4',
      input: 'x'.repeat(400),
    });
    expect(tokens).toBeGreaterThanOrEqual(100);
  });

  it('takes pictures as a form or within JSON', async () => {
    const picture = await client.images.generate({
      model: 'gpt-image-2',
      prompt: 'A boat',
      size: '1024x1024',
    });
    const bytes = Buffer.from(picture.data?.[0]?.b64_json ?? '', 'base64');
    const image = new File([bytes], 'boat.png', { type: 'image/png' });
    const one = await client.images.edit({
      model: 'gpt-image-2',
      prompt: 'At night',
      image,
      size: '1024x1024',
    });
    expect(one.usage?.input_tokens_details.image_tokens).toBe(1024);
    const two = await client.images.edit({
      model: 'gpt-image-2',
      prompt: 'Both',
      image: [image, image],
      n: 2,
    });
    expect([two.usage?.input_tokens_details.image_tokens, two.data?.length]).toEqual([2048, 2]);
  });
});
