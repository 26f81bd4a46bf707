import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import {
  ask,
  configFor,
  failureOf,
  collectImageEvents,
  collectTextEvents,
  key,
  paint,
  textOf,
} from './collect-events.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const config = (imageModel = 'openai/gpt-5.4-image-2') =>
  configFor(server.openRouterUrl, { service: 'openrouter', textModel: 'openai/gpt-5.4', imageModel });

describe('a text from OpenRouter', () => {
  it('comes in deltas, with its reasoning and what it cost', async () => {
    server.answerWith('A lighthouse, drawn twice over so that it takes more than one delta.');
    const events = await collectTextEvents(config(), ask('What is it?', { maxOutputTokens: 500 }));
    expect(textOf(events)).toBe('A lighthouse, drawn twice over so that it takes more than one delta.');
    expect(events.map(({ type }) => type)).toEqual([
      'started',
      'reasoning',
      'text',
      'text',
      'text',
      'usage',
      'done',
    ]);
    const usage = events.find((event) => event.type === 'usage')?.usage;
    expect(usage).toEqual({ inputTokens: 5, outputTokens: 17, costUsd: (5 * 8 + 17 * 15) / 1e6 });
    expect(server.requests.at(-1)?.body).toMatchObject({
      model: 'openai/gpt-5.4',
      max_completion_tokens: 500,
      messages: [
        { role: 'system', content: 'Answer.' },
        { role: 'user', content: [{ type: 'text', text: 'What is it?' }] },
      ],
    });
  });

  it.each(['split', 'crlf'])('arrives whole when the line is %s', async (fault) => {
    server.answerWith('Zwölf Möwen über dem Meer: 🌊');
    expect(textOf(await collectTextEvents(config(), ask(`[fault:${fault}]`)))).toBe(
      'Zwölf Möwen über dem Meer: 🌊',
    );
  });

  it.each([
    ['key-refused', 'key-refused', 'OpenRouter refused the key', false],
    ['quota', 'quota-used-up', 'has no credit left', false],
    ['blocked', 'content-blocked', 'Your input was flagged', false],
    ['forbidden', 'forbidden', 'may not use openai/gpt-5.4', false],
    ['too-large', 'too-large', 'Select fewer or smaller frames', false],
    ['rate-limited', 'rate-limited', 'Try again in 12 seconds', false],
    ['server-error', 'service-down', 'a problem on its side', true],
    ['overloaded', 'service-down', 'a problem on its side', false],
    ['ok-with-error', 'service-down', 'a problem on its side', true],
    ['error-nested', 'service-down', 'a problem on its side', true],
    ['truncated', 'stream-cut', 'was cut', true],
    ['reset', 'stream-cut', 'was cut', true],
    ['incomplete', 'answer-too-long', 'was cut off', true],
    ['filtered', 'content-blocked', 'because of its content', true],
    ['refusal', 'content-blocked', 'I cannot help with that', true],
  ] as const)('that fails by %s reports what happened', async (fault, kind, says, mayBeBilled) => {
    const failure = failureOf(await collectTextEvents(config(), ask(`[fault:${fault}] Hello`)));
    expect(failure).toMatchObject({ kind, mayBeBilled });
    expect(failure.message).toContain(says);
    expect(JSON.stringify(failure)).not.toContain(key);
  });
});

describe('a picture from OpenRouter', () => {
  it('comes complete from a chat model, with a warning that its size is only a wish', async () => {
    const request = paint('A boat', { width: 1920, height: 1080, seed: 7, partialImages: 2 });
    const events = await collectImageEvents(config(), request);
    expect(events.map(({ type }) => type)).toEqual([
      'started',
      'warning',
      'warning',
      'reasoning',
      'text',
      'image',
      'usage',
      'done',
    ]);
    expect(events.find((event) => event.type === 'image')?.image).toMatchObject({
      width: 1024,
      mime: 'image/png',
    });
    expect(server.requests.at(-1)).toMatchObject({
      path: '/api/v1/chat/completions',
      body: {
        modalities: ['image', 'text'],
        seed: 7,
        image_config: { size: '1920x1088', aspect_ratio: '30:17', quality: 'low' },
      },
    });
  });

  it('comes from the Images address where a model only draws', async () => {
    const events = await collectImageEvents(
      config('openai/gpt-image-2'),
      paint('A boat', { width: 1024, height: 1536 }),
    );
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(events.find((event) => event.type === 'image')?.image).toMatchObject({
      width: 1024,
      height: 1536,
    });
    expect(server.requests.at(-1)?.path).toBe('/api/v1/images');
  });

  it('that cannot be read is a failure, not an empty success', async () => {
    const failure = failureOf(await collectImageEvents(config(), paint('[fault:broken-picture] A boat')));
    expect(failure).toMatchObject({ kind: 'answer-unreadable', mayBeBilled: true });
  });

  it('that was declined in words is a failure with those words', async () => {
    const failure = failureOf(await collectImageEvents(config(), paint('[fault:refusal] A boat')));
    expect(failure.message).toContain('I cannot help with that');
  });
});
