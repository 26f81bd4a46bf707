/** The library over HTTP: who may ask, what is refused with a sentence, and what a program gets. */
import { mkdir, writeFile } from 'node:fs/promises';
import { request as ask, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLibraryServer, type LibraryServer } from '#cli/library/serve-library';
import type { LibraryQuery } from '#cli/library/find-candidates';
import { inFolder } from './in-folder.ts';
import { runCli } from './run-cli.ts';
import { makeSmallDesign } from './small-design.ts';
import { startCli } from './start-cli.ts';

const token = 'a-token-of-twenty-four-letters';
const hit = {
  nodeId: '1:2',
  frameId: '1:1',
  kind: 'layer',
  name: 'Welcome back',
  score: 1,
  why: 'in the name',
  page: 'Page',
  frame: 'Start',
  width: 10,
  height: 10,
  colours: [],
  file: '/designs/shop.fig',
} as const;

let server: LibraryServer;
let queries: LibraryQuery[] = [];

beforeEach(async () => {
  queries = [];
  server = await startLibraryServer({
    token,
    port: 0,
    readModels: () => Promise.resolve(['text-embedding-3-small']),
    async search(query) {
      queries.push(query);
      if (query.text === 'broken') throw new Error('connection to 10.0.0.7 refused');
      return Promise.resolve([hit]);
    },
  });
});
afterEach(() => server.close());

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly path?: string;
}

interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

function send({ method = 'POST', headers = {}, body = '{"text":"sign in"}', path = '/search' }: Sent = {}) {
  const usual = { origin: 'null', authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const wanted: Readonly<Record<string, string | undefined>> = { ...usual, ...headers };
  const all = Object.entries(wanted).filter(([, value]) => value !== undefined);
  return new Promise<Received>((resolve, reject) => {
    const sent = ask(
      { host: '127.0.0.1', port: server.port, path, method, headers: Object.fromEntries(all) },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(method === 'POST' ? body : undefined);
  });
}

describe('a library over HTTP', () => {
  it('answers the panel and programs of this computer, with the token', async () => {
    const filters = { kinds: ['frame'], pages: ['Home'], colour: '#3366ff', minWidth: 100, audit: 'clean' };
    const answer = await send({ body: JSON.stringify({ text: 'sign in', filters, limit: 5 }) });
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      200,
      { hits: [hit], models: ['text-embedding-3-small'], isByMeaning: false },
    ]);
    expect(answer.headers['access-control-allow-origin']).toBe('null');
    expect(queries).toEqual([{ text: 'sign in', filters, limit: 5 }]);
    const program = await send({ headers: { origin: undefined } });
    expect([program.status, program.headers['access-control-allow-origin']]).toEqual([200, undefined]);
    const asked = { 'access-control-request-private-network': 'true', authorization: undefined };
    const preflight = await send({ method: 'OPTIONS', headers: asked });
    expect([preflight.status, preflight.headers['access-control-allow-private-network']]).toEqual([
      204,
      'true',
    ]);
  });

  it.each<[string, number, Sent]>([
    ['another page', 403, { headers: { origin: 'https://example.com' } }],
    ['another host name', 421, { headers: { host: 'evil.example' } }],
    ['no token', 401, { headers: { authorization: undefined } }],
    ['another token', 401, { headers: { authorization: `Bearer ${token}x` } }],
    ['another path', 404, { path: '/files' }],
    ['another method', 405, { method: 'GET' }],
    ['no JSON', 415, { headers: { 'content-type': 'text/plain' } }],
    ['a broken body', 400, { body: '{"text":' }],
    ['a text that is a number', 400, { body: '{"text":7}' }],
    ['an unknown kind', 400, { body: '{"filters":{"kinds":["door"]}}' }],
    ['a limit without end', 400, { body: '{"limit":100000}' }],
    ['a picture of one number', 400, { body: '{"picture":{"waves":[1],"places":[],"ratio":1}}' }],
    ['an embedding of fractions', 400, { body: '{"meaning":{"model":"m","vector":[0.5]}}' }],
    ['an embedding without its model', 400, { body: '{"meaning":{"vector":[5]}}' }],
    ['too much', 413, { body: `{"text":"${'x'.repeat(70_000)}"}` }],
  ])('refuses %s', async (_, status, sent) => {
    const answer = await send(sent);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      status,
      { message: expect.any(String) as unknown },
    ]);
    expect(queries).toEqual([]);
  });

  it('compares an embedding with those of its model, and finds by words alone without one', async () => {
    const ask = async (model: string) => {
      const answer = await send({
        body: JSON.stringify({ text: 'ship', meaning: { model, vector: [1, -127] } }),
      });
      return (JSON.parse(answer.body) as { isByMeaning: boolean }).isByMeaning;
    };
    expect(await ask('text-embedding-3-small')).toBe(true);
    expect(queries.at(-1)?.meaning).toEqual({
      model: 'text-embedding-3-small',
      vector: Int8Array.from([1, -127]),
    });
    expect(await ask('another-model')).toBe(false);
    expect(queries.at(-1)).toEqual({ text: 'ship', filters: {}, limit: 50 });
  });

  it('says nothing of what a database says', async () => {
    const answer = await send({ body: '{"text":"broken"}' });
    expect([answer.status, answer.body]).toEqual([500, expect.not.stringContaining('10.0.0.7')]);
    expect((await send()).status).toBe(200);
  });

  it('is served by the program from what "search" has read', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'designs'));
      await writeFile(join(folder, 'designs/start.json'), JSON.stringify(makeSmallDesign()));
      const read = await runCli(['search', 'designs', 'welcome', '--library', 'library'], { folder });
      expect(read.exitCode).toBe(0);
      const bad = await runCli(['serve', 'designs/start.json', '--library', 'library'], { folder });
      expect([bad.exitCode, bad.stderr]).toEqual([2, expect.stringContaining('framewright search')]);
      const environment = { FRAMEWRIGHT_LIBRARY_TOKEN: token };
      const running = startCli(['serve', '--library', 'library', '--port', '0'], { folder, environment });
      const address = /http:\S+/.exec(await running.firstLine)?.[0] ?? '';
      const response = await fetch(`${address}/search`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ text: 'welcome' }),
      });
      const { hits } = (await response.json()) as { hits: readonly object[] };
      expect(hits[0]).toMatchObject({ nodeId: '1:2', file: join(folder, 'designs', 'start.json') });
      running.interrupt();
      const { exitCode, stdout, stderr } = await running.end;
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toContain(`Token    ${token}`);
    }));
});
