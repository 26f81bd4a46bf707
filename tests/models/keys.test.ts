/** A key is sent only to its own origin, over an encrypted connection, and appears in no text. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isUnencryptedRemote, keyOriginOf, originOf, servicesWithKey } from '#design/service-address';
import { hideSecrets } from '#models/hide-secrets';
import { listModels } from '#models/list-models';
import { openImageModel, openTextModel } from '#models/open-model';
import { openServices } from '#models/open-services';
import { createLedgerRecorder } from '#models/policy/ledger-recorder';
import { createLedgerStorage } from '#design/ledger-storage';
import { createLimiter } from '#models/policy/limiter';
import { type ModelServer, startModelServer } from '../model-server/start-model-server.ts';
import { ask, configFor, failureOf, key, collectEvents, paint } from './collect-events.ts';
import { makeMemoryStore } from './policy/memory-store.ts';
import { purpose, settingsFor } from './policy/open-test-services.ts';
import { makeTestClock } from './test-clock.ts';

const never = new AbortController().signal;

describe('an origin', () => {
  it.each([
    ['https://api.openai.com/v1', 'https://api.openai.com'],
    [' HTTPS://API.OpenAI.com:443/v1?x=y', 'https://api.openai.com'],
    ['http://127.0.0.1:7860', 'http://127.0.0.1:7860'],
    ['http://localhost:80/', 'http://localhost'],
    ['https://api.openai.com:8443/v1', 'https://api.openai.com:8443'],
    ['https://me:pass@evil.example/api.openai.com', 'https://evil.example'],
    ['https://api.openai.com@evil.example/v1', 'https://evil.example'],
    ['https://api.openai.com.evil.example', 'https://api.openai.com.evil.example'],
    ['http://[::1]:7860/sdapi', 'http://[::1]:7860'],
    ['ftp://example.com', null],
    ['api.openai.com/v1', null],
    ['', null],
  ])('of "%s" is %s', (address, origin) => {
    expect(originOf(address)).toBe(origin);
    // As whoever sends it has it.
    if (origin !== null) expect(new URL(address.trim()).origin).toBe(origin);
  });

  it.each([
    ['https://example.com', false],
    ['http://localhost:7860', false],
    ['http://127.0.0.2', false],
    ['http://[::1]:1', false],
    ['http://example.com', true],
    ['http://192.168.0.7:7860', true],
    ['http://127.0.0.1.evil.example', true],
    ['http://localhost@evil.example', true],
    ['http://localhost.evil.example', true],
    ['http:\\\\evil.example', true],
    ['http:evil.example', true],
  ])('%s is open to others: %s', (address, isOpen) => expect(isUnencryptedRemote(address)).toBe(isOpen));

  it('decides which services have a key', () => {
    const keys = [{ service: 'openai', origin: 'https://api.openai.com' }] as const;
    expect(servicesWithKey({ addresses: {} }, keys)).toEqual(['openai']);
    expect(servicesWithKey({ addresses: { openai: 'https://api.openai.com/v2' } }, keys)).toEqual(['openai']);
    expect(servicesWithKey({ addresses: { openai: 'https://evil.example/v1' } }, keys)).toEqual([]);
  });
});

describe('a key', () => {
  let server: ModelServer;
  let other: ModelServer;
  beforeEach(async () => {
    server = await startModelServer();
    other = await startModelServer();
  });
  afterEach(() => Promise.all([server.close(), other.close()]));

  it('is not sent to another origin than it was given for', async () => {
    const clock = makeTestClock();
    const keys = new Map([[keyOriginOf({ addresses: { openai: server.url } }, 'openai'), key]]);
    const services = openServices({
      requestContext: {
        clock,
        ledger: createLedgerRecorder(createLedgerStorage(makeMemoryStore(), clock.now), clock),
        limiter: createLimiter(clock),
        newId: () => 'request-1',
      },
      needsPreflight: false,
      openKey: async (_service, origin) => keys.get(origin) ?? null,
    });
    const draw = async (address: string) => {
      const model = await services.image(settingsFor(server, { addresses: { openai: address } }), purpose);
      return collectEvents(model.stream(paint('A boat'), never));
    };
    expect((await draw(server.url)).at(-1)).toEqual({ type: 'done' });
    expect(failureOf(await draw(other.url)).kind).toBe('key-missing');
    expect(other.requests).toEqual([]);
  });

  it.each(['http://example.com/v1', 'http://192.168.0.7:7860'])(
    'is not sent where others can read along: %s',
    async (address) => {
      for (const service of ['openai', 'compatible', 'openrouter', 'sdnext'] as const) {
        const config = configFor(address, { service });
        const failure = failureOf(await collectEvents(openImageModel(config).stream(paint('A boat'), never)));
        expect(failure).toMatchObject({ kind: 'address-unsafe', mayBeBilled: false });
        expect(failure.message).toContain(
          'was not asked, because others could read the connection. Use an address with https',
        );
        expect((await listModels(config, never)).failure?.kind).toBe('address-unsafe');
      }
      const text = openTextModel(configFor(address, { service: 'compatible', key: null }));
      expect(failureOf(await collectEvents(text.stream(ask('Hello'), never))).kind).toBe('address-unsafe');
    },
  );
});

describe('what looks like a secret', () => {
  const basic = Buffer.from('me:a-long-password').toString('base64');
  it.each([
    [`Bad header: Authorization: Basic ${basic}`, 'me:a-long-password'],
    [`rejected ${basic}`, 'me:a-long-password'],
    [`user me with password a-long-password`, 'me:a-long-password'],
    ['{"authorization":"Basic bWU6YS1sb25nLXBhc3N3b3Jk"}', null],
    ['Basic bWU6YS1sb25nLXBhc3N3b3Jk is wrong', null],
    ['see https://me:a-long-password@example.com/v1', null],
    ['token hf_AbCdEfGhIjKlMnOp is not allowed', null],
    ['GET /v1?api_key=a-long-password failed', null],
    [`sent ${encodeURIComponent('a+long/password')}`, 'a+long/password'],
  ])('is nowhere in "%s"', (text, own) => {
    const hidden = hideSecrets(text, own);
    expect(hidden).toContain('(key)');
    expect(hidden).not.toMatch(/a-long-password|bWU6|hf_A|a%2Blong/);
  });

  it('leaves words as they are', () => {
    const words = 'The basic model at https://example.com/v1 takes 3 pictures; the key was refused.';
    expect(hideSecrets(words, 'sk-12345678')).toBe(words);
  });
});
