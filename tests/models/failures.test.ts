import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FailureKind } from '#models/ports';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { ask, configFor, failureOf, hearImage, hearText, key, paint } from './listen.ts';

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

interface Fault {
  readonly fault: string;
  readonly kind: FailureKind;
  readonly says: string;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number;
  readonly mayBeBilled?: boolean;
}

const common: readonly Fault[] = [
  { fault: 'key-refused', kind: 'key-refused', says: 'OpenAI refused the key. Check it in Settings.' },
  { fault: 'forbidden', kind: 'forbidden', says: 'This key may not use' },
  { fault: 'model-unknown', kind: 'model-unknown', says: 'OpenAI does not know the model' },
  {
    fault: 'rate-limited',
    kind: 'rate-limited',
    says: 'OpenAI takes no more requests for the moment. Try again in 12 seconds.',
    retryable: true,
    retryAfterMs: 12_000,
  },
  { fault: 'quota', kind: 'quota-used-up', says: 'has no credit left' },
  { fault: 'blocked', kind: 'content-blocked', says: 'Your request was rejected by the safety system.' },
  { fault: 'bad-request', kind: 'request-refused', says: "Unsupported parameter: 'temperature'" },
  { fault: 'too-large', kind: 'too-large', says: 'Select fewer or smaller frames' },
  { fault: 'key-echoed', kind: 'request-refused', says: 'OpenAI refused the request: Bad header' },
  {
    fault: 'server-error',
    kind: 'service-down',
    says: 'a fault of its own',
    retryable: true,
    mayBeBilled: true,
  },
  { fault: 'overloaded', kind: 'service-down', says: 'a fault of its own', retryable: true },
  {
    fault: 'bad-gateway',
    kind: 'service-down',
    says: 'a fault of its own',
    retryable: true,
    mayBeBilled: true,
  },
  {
    fault: 'truncated',
    kind: 'stream-cut',
    says: 'was cut before the answer was complete',
    retryable: true,
    mayBeBilled: true,
  },
  {
    fault: 'reset',
    kind: 'stream-cut',
    says: 'was cut before the answer was complete',
    retryable: true,
    mayBeBilled: true,
  },
  {
    fault: 'reset-before',
    kind: 'unreachable',
    says: 'cannot be reached',
    retryable: true,
    mayBeBilled: true,
  },
  { fault: 'stall', kind: 'timed-out', says: 'went silent', retryable: true, mayBeBilled: true },
  { fault: 'stall-before', kind: 'timed-out', says: 'went silent', retryable: true, mayBeBilled: true },
  { fault: 'malformed', kind: 'answer-unreadable', says: 'could not be read', mayBeBilled: true },
];

const inText: readonly Fault[] = [
  { fault: 'error-nested', kind: 'quota-used-up', says: 'has no credit left' },
  {
    fault: 'error-flat',
    kind: 'rate-limited',
    says: 'Try again in 63 seconds.',
    retryable: true,
    retryAfterMs: 62_500,
  },
  {
    fault: 'error-unnamed',
    kind: 'rate-limited',
    says: 'Try again in 63 seconds.',
    retryable: true,
    retryAfterMs: 62_500,
  },
  { fault: 'failed', kind: 'service-down', says: 'a fault of its own', retryable: true, mayBeBilled: true },
  {
    fault: 'incomplete',
    kind: 'answer-too-long',
    says: 'grew longer than gpt-5.4 may write',
    mayBeBilled: true,
  },
  { fault: 'filtered', kind: 'content-blocked', says: 'would not answer this', mayBeBilled: true },
  { fault: 'refusal', kind: 'content-blocked', says: "I'm sorry, but I can't help with that." },
];

const inPictures: readonly Fault[] = [
  { fault: 'error-nested', kind: 'content-blocked', says: 'rejected by the safety system' },
  { fault: 'error-flat', kind: 'content-blocked', says: 'rejected by the safety system' },
  { fault: 'error-unnamed', kind: 'content-blocked', says: 'rejected by the safety system' },
  { fault: 'broken-picture', kind: 'answer-unreadable', says: 'could not be read', mayBeBilled: true },
  { fault: 'broken-base64', kind: 'answer-unreadable', says: 'could not be read', mayBeBilled: true },
];

/** Short where silence is the fault, long where it would be one of ours. */
function patience(fault: string) {
  return { silenceLimitMs: fault.startsWith('stall') ? 150 : 20_000 };
}

function expectFailure(failure: ReturnType<typeof failureOf>, fault: Fault) {
  expect(failure).toMatchObject({
    kind: fault.kind,
    retryable: fault.retryable ?? false,
    retryAfterMs: fault.retryAfterMs ?? null,
    mayBeBilled: fault.mayBeBilled ?? false,
  });
  expect(failure.message).toContain(fault.says);
  expect(failure.message).toMatch(/^[A-Z].*\.$/);
}

describe('each fault has its sentence', () => {
  it.each([...common, ...inText])('text: $fault', async (fault) => {
    const before = server.requests.length;
    const config = configFor(server.url, patience(fault.fault));
    const events = await hearText(config, ask(`A long enough question. [fault:${fault.fault}]`));
    expectFailure(failureOf(events), fault);
    expect(events.filter(({ type }) => type === 'done' || type === 'failed')).toHaveLength(1);
    expect(server.requests.length - before, 'requests sent').toBe(1);
    expect(JSON.stringify(events)).not.toContain(key);
  });

  it.each([...common, ...inPictures])('pictures: $fault', async (fault) => {
    const before = server.requests.length;
    const config = configFor(server.url, patience(fault.fault));
    const events = await hearImage(config, paint(`A boat. [fault:${fault.fault}]`, { partialImages: 1 }));
    expectFailure(failureOf(events), fault);
    expect(server.requests.length - before, 'requests sent').toBe(1);
    expect(JSON.stringify(events)).not.toContain(key);
  });
});

describe('what fails before anything is sent', () => {
  it('has no key', async () => {
    const before = server.requests.length;
    const events = await hearText(configFor(server.url, { key: null }), ask('Hello'));
    expect(failureOf(events)).toMatchObject({
      kind: 'key-missing',
      message: 'OpenAI needs a key. Add yours in Settings.',
    });
    expect(server.requests.length).toBe(before);
  });

  it('has no address', async () => {
    const events = await hearImage(
      configFor(server.url, { service: 'compatible', address: null }),
      paint('A boat'),
    );
    expect(failureOf(events).kind).toBe('address-missing');
  });

  it('writes no text: SD.Next', async () => {
    const failure = failureOf(await hearText(configFor(server.url, { service: 'sdnext' }), ask('Hello')));
    expect(failure.kind).toBe('service-unsupported');
    expect(failure.message).toMatch(/^SD\.Next cannot be used for this\./);
  });

  it('writes no text: built-in', async () => {
    const events = await hearText(configFor(server.url, { service: 'built-in', key: null }), ask('Hello'));
    expect(failureOf(events).kind).toBe('service-unsupported');
  });

  it.each(['http://127.0.0.1:9/v1', 'nonsense'])('has nobody at its address: %s', async (address) => {
    const failure = failureOf(await hearText(configFor(address), ask('Hello')));
    expect(failure.kind).toBe('unreachable');
    expect(failure.message).toContain('cannot be reached');
  });

  it('is not billed where nobody listened', async () => {
    const gone = await startModelServer();
    await gone.close();
    const failure = failureOf(await hearText(configFor(gone.url), ask('Hello')));
    expect(failure).toMatchObject({ kind: 'unreachable', mayBeBilled: false });
  });

  it('is sent to a wrong path of the right service', async () => {
    const failure = failureOf(await hearText(configFor(`${server.url}/wrong`), ask('Hello')));
    expect(failure).toMatchObject({ kind: 'unreachable', status: 404, mayBeBilled: false });
  });
});
