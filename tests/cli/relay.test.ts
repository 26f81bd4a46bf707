/** The relay passes on what the panel asks of SD.Next; every other request is refused before SD.Next gets it. */
import { createServer, request as ask, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRelay, type Relay, type RelayOptions } from '../../cli/relay/start-relay.ts';
import { startModelServer, type ModelServer } from '../model-server/start-model-server.ts';
import { until } from '../models/collect-events.ts';
import { inFolder } from './in-folder.ts';
import { startCli } from './start-cli.ts';

const token = 'a-token-of-twenty-four-letters';
const paired = `Basic ${Buffer.from(`relay:${token}`).toString('base64')}`;
let server: ModelServer;
let relay: Relay;
const opened: { close(): unknown }[] = [];

async function open(changes: Partial<RelayOptions> = {}): Promise<Relay> {
  const started = await startRelay({
    upstream: server.sdNextUrl,
    upstreamKey: null,
    token,
    port: 0,
    ...changes,
  });
  opened.push(started);
  return started;
}

beforeEach(async () => {
  server = await startModelServer();
  relay = await open();
});
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
  await server.close();
});

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly to?: Relay;
}

function send(path: string, { method = 'GET', headers = {}, body = '', to = relay }: Sent = {}) {
  const all = { origin: 'null', authorization: paired, ...headers };
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port: to.port, path, method, headers: all }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const txt2img = '/sdapi/v1/txt2img';

describe('the relay', () => {
  it('passes on what the panel asks, and the answer with nothing but its kind', async () => {
    const body = JSON.stringify({ prompt: 'A boat', width: 64, height: 64 });
    const drawn = await send(txt2img, { method: 'POST', headers: json, body });
    expect(drawn.status).toBe(200);
    expect(JSON.parse(drawn.body)).toMatchObject({ images: [expect.any(String)] });
    expect(drawn.headers).toMatchObject({
      'access-control-allow-origin': 'null',
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    const lists = ['upscalers', 'sd-models', 'samplers', 'control-models', 'preprocessors', 'masking'];
    const others = ['ip-adapters', 'detailers', 'vqa/models', 'video/models', 'xyz-grid', 'options-info'];
    for (const path of [...lists, ...others, 'progress', 'status', 'memory', 'options'])
      expect((await send(`/sdapi/v1/${path}`)).status, path).toBe(200);
    for (const path of ['interrupt', 'skip'])
      expect((await send(`/sdapi/v1/${path}`, { method: 'POST' })).status).toBe(200);
    const changed = await send('/sdapi/v1/options', {
      method: 'POST',
      headers: json,
      body: '{"sdp_options":true}',
    });
    expect(JSON.parse(changed.body)).toEqual({ updated: [{ sdp_options: true }] });
    expect(server.requests[0]?.body).toMatchObject({ prompt: 'A boat' });
  });

  it('answers a preflight of the panel’s frame, for a private network too, and of nobody else', async () => {
    const headers = { 'access-control-request-private-network': 'true', authorization: '' };
    const mine = await send(txt2img, { method: 'OPTIONS', headers });
    expect(mine.status).toBe(204);
    expect(mine.headers).toMatchObject({
      'access-control-allow-origin': 'null',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-allow-private-network': 'true',
    });
    const other = await send(txt2img, {
      method: 'OPTIONS',
      headers: { ...headers, origin: 'https://evil.example' },
    });
    expect(other.status).toBe(403);
    expect(other.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it.each([
    ['another page', '/sdapi/v1/progress', { headers: { origin: 'https://evil.example' } }, 403],
    ['no page', '/sdapi/v1/progress', { headers: { origin: '' } }, 403],
    ['a name that leads here', '/sdapi/v1/progress', { headers: { host: 'evil.example' } }, 421],
    ['no key', '/sdapi/v1/progress', { headers: { authorization: '' } }, 401],
    ['half a key', '/sdapi/v1/progress', { headers: { authorization: paired.slice(0, -4) } }, 401],
    ['another scheme', '/sdapi/v1/progress', { headers: { authorization: `Bearer ${token}` } }, 401],
    ['what ends it', '/sdapi/v1/shutdown', { method: 'POST', headers: json, body: '{}' }, 404],
    ['what reads its files', '/sdapi/v1/file', {}, 404],
    ['what deletes them', '/sdapi/v1/delete-file', { method: 'DELETE' }, 404],
    ['a list that is changed', '/sdapi/v1/samplers', { method: 'POST', headers: json, body: '{}' }, 405],
    ['a way around', '/sdapi/v1/../v1/options', {}, 404],
    ['a query', '/sdapi/v1/progress?x=1', {}, 404],
    ['the field of all objects', '/constructor', {}, 404],
    ['another method', txt2img, { method: 'GET' }, 405],
    ['no JSON', txt2img, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }, 415],
  ] as const)('turns %s away before SD.Next hears of it', async (_who, path, sent, status) => {
    expect((await send(path, sent)).status).toBe(status);
    expect(server.requests).toEqual([]);
  });

  it('takes no more than pictures need', async () => {
    const body = JSON.stringify({ prompt: 'x'.repeat(64_000_001) });
    const sent = await send(txt2img, { method: 'POST', headers: json, body }).catch(() => ({ status: 413 }));
    expect(sent.status).toBe(413);
    expect(server.requests).toEqual([]);
  });

  it('sends requests to no other address, whatever the server answers, and its key to none', async () => {
    const visits: string[] = [];
    const elsewhere = await openServer((path) => void visits.push(path));
    const leads = await openServer(() => ({
      status: 302,
      location: `http://127.0.0.1:${portOf(elsewhere)}/stolen`,
    }));
    const to = await open({
      upstream: `http://127.0.0.1:${portOf(leads)}`,
      upstreamKey: 'me:a-long-password',
    });
    const sent = await send(txt2img, { method: 'POST', headers: json, body: '{}', to });
    expect([sent.status, sent.body]).toEqual([424, expect.stringContaining('leads elsewhere')]);
    expect(visits).toEqual([]);
  });

  it('sends SD.Next the configured user and password, never those of the panel', async () => {
    const to = await open({ upstreamKey: 'me:a-long-password' });
    await send('/sdapi/v1/progress', { to });
    await send('/sdapi/v1/progress');
    expect(server.requests.map(({ headers }) => headers['authorization'])).toEqual([
      `Basic ${Buffer.from('me:a-long-password').toString('base64')}`,
      undefined,
    ]);
    expect(server.requests[0]?.headers['origin']).toBeUndefined();
  });

  it('reports as the panel does that SD.Next is stopped or slow, or requires a password', async () => {
    const draw = async (to: Relay, words = 'A boat') => {
      const body = JSON.stringify({ prompt: words });
      const { status, body: told } = await send(txt2img, { method: 'POST', headers: json, body, to });
      // As the adapter reads it: a request that was refused, in these words.
      expect(status).toBe(424);
      return (JSON.parse(told) as { readonly detail: string }).detail;
    };
    const gone = await startModelServer();
    await gone.close();
    expect(await draw(await open({ upstream: gone.sdNextUrl }))).toContain(
      'the relay runs, but nothing answers at',
    );
    expect(await draw(await open({ timeoutMs: 50 }), '[fault:stall-before]')).toContain('it took too long');
    expect(await draw(relay, '[fault:key-refused]')).toContain('start it with SDNEXT_AUTH=user:password');
  });

  it('closes the connection to SD.Next when the panel closes its own', async () => {
    const headers = { ...json, origin: 'null', authorization: paired };
    const sent = ask({ host: '127.0.0.1', port: relay.port, path: txt2img, method: 'POST', headers });
    sent.on('error', () => undefined).end(JSON.stringify({ prompt: '[fault:stall-before]' }));
    await until(() => server.requests.length > 0);
    sent.destroy();
    expect(await server.requests[0]?.ended).toBe('hung-up');
  });
});

describe('framewright relay', () => {
  it('prints where it is and its key, listens on this computer only, and ends with Ctrl+C', () =>
    inFolder(async (folder) => {
      const started = startCli(['relay'], {
        folder,
        environment: { SDNEXT_URL: server.sdNextUrl, FRAMEWRIGHT_RELAY_TOKEN: token },
      });
      expect(await started.firstLine).toBe(
        `The relay is running and forwards to ${server.sdNextUrl} (press Ctrl+C to stop).`,
      );
      const headers = { origin: 'null', authorization: paired };
      const response = await fetch('http://127.0.0.1:7861/sdapi/v1/progress', { headers });
      expect(response.ok).toBe(true);
      const second = await startCli(['relay'], { folder, environment: {} }).end;
      expect([second.exitCode, second.stderr]).toEqual([
        2,
        expect.stringContaining('The port 7861 is taken'),
      ]);
      started.interrupt();
      const run = await started.end;
      expect(run.exitCode).toBe(0);
      expect(run.stdout).toContain(`Address  http://localhost:7861\n  Key      relay:${token}`);
    }));

  it.each([
    [{ SDNEXT_URL: 'localhost:7860' }, 'SDNEXT_URL must be an address'],
    [{ SDNEXT_URL: 'http://192.168.0.7:7860', SDNEXT_AUTH: 'me:secret' }, 'sent where others can read it'],
    [{ FRAMEWRIGHT_RELAY_TOKEN: 'short' }, 'at least 24 letters'],
  ])('refuses %o before it listens', (environment, sentence) =>
    inFolder(async (folder) => {
      const run = await startCli(['relay'], { folder, environment }).end;
      expect([run.exitCode, run.stderr]).toEqual([2, expect.stringContaining(sentence)]);
    }),
  );
});

async function openServer(
  answer: (path: string) => { readonly status: number; readonly location: string } | void,
): Promise<Server> {
  const started = createServer((request, response) => {
    const { status = 200, location = '' } = answer(request.url ?? '') ?? {};
    response.writeHead(status, { location }).end('{}');
  });
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  opened.push({ close: () => new Promise((resolve) => started.close(resolve)) });
  return started;
}

function portOf(one: Server): number {
  return (one.address() as AddressInfo).port;
}
