import { encode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { ask, configFor, collectTextEvents, key, textOf } from './collect-events.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

describe('text that streams', () => {
  it('begins with the request id, ends with the cost and done', async () => {
    server.answerWith('One sentence that is longer than a single delta, so that there are several.');
    const events = await collectTextEvents(configFor(server.url), ask('Hello'));
    const [first] = events;
    expect(first).toMatchObject({ type: 'started', model: 'gpt-5.4' });
    expect(first?.type === 'started' && first.requestId).toMatch(/^req_/);
    expect(events.filter((event) => event.type === 'text').length).toBeGreaterThan(1);
    expect(textOf(events)).toBe(
      'One sentence that is longer than a single delta, so that there are several.',
    );
    expect(events.slice(-2).map((event) => event.type)).toEqual(['usage', 'done']);
  });

  it('costs input and output at the printed price', async () => {
    server.answerWith('x'.repeat(4000));
    const events = await collectTextEvents(configFor(server.url), ask('y'.repeat(4000 - 'Answer.'.length)));
    const usage = events.find((event) => event.type === 'usage')?.usage;
    expect(usage).toEqual({ inputTokens: 1000, outputTokens: 1000, costUsd: (1000 * 2.5 + 1000 * 15) / 1e6 });
  });

  it('sends the picture, the instructions and the schema, and lets nothing be stored', async () => {
    const bytes = encode({ width: 2, height: 2, data: new Uint8Array(16), channels: 4 });
    const schema = { type: 'object', properties: {}, required: [], additionalProperties: false };
    await collectTextEvents(
      configFor(server.url),
      ask('Look', {
        instructions: 'Be exact.',
        parts: [
          { kind: 'text', text: 'Look' },
          { kind: 'image', bytes, mime: 'image/png', detail: 'high' },
        ],
        schema: { name: 'plan', schema },
        maxOutputTokens: 500,
      }),
    );
    const body = server.requests.at(-1)?.body;
    expect(body).toMatchObject({
      model: 'gpt-5.4',
      instructions: 'Be exact.',
      stream: true,
      store: false,
      max_output_tokens: 500,
      text: { format: { type: 'json_schema', name: 'plan', strict: true, schema } },
    });
    expect(body?.['input']).toEqual([
      {
        role: 'user',
        content: [
          { type: 'input_text', text: 'Look' },
          {
            type: 'input_image',
            detail: 'high',
            image_url: `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`,
          },
        ],
      },
    ]);
  });

  it.each(['split', 'crlf', 'whole-only'])('reads the same text however it is cut: %s', async (fault) => {
    const answer = 'Ärger, 東京, 👩‍👩‍👧 and "quotes" \\ with\ttabs.\nAnd a second line, to be long enough.';
    server.answerWith(answer);
    const events = await collectTextEvents(configFor(server.url), ask(`Hello [fault:${fault}]`));
    expect(textOf(events)).toBe(answer);
    expect(events.at(-1)).toEqual({ type: 'done' });
  });

  it('is done where the answer is empty', async () => {
    const events = await collectTextEvents(configFor(server.url), ask('[fault:empty-text]'));
    expect(textOf(events)).toBe('');
    expect(events.at(-1)).toEqual({ type: 'done' });
  });

  it('knows no price for a model it does not know', async () => {
    const events = await collectTextEvents(configFor(server.url, { textModel: 'gpt-9' }), ask('Hello'));
    expect(events.find((event) => event.type === 'usage')?.usage.costUsd).toBeNull();
  });
});

describe('a compatible service', () => {
  it('is spoken to at its own address, with its key', async () => {
    const events = await collectTextEvents(configFor(server.url, { service: 'compatible' }), ask('Hello'));
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(server.requests.at(-1)?.headers['authorization']).toBe(`Bearer ${key}`);
  });

  it('gets no header for a key there is none of', async () => {
    await collectTextEvents(configFor(server.url, { service: 'compatible', key: null }), ask('Hello'));
    expect(server.requests.at(-1)?.headers['authorization']).toBeUndefined();
  });
});
