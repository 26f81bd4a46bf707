/**
 * What servers on the loopback share that a page in Figma reaches: both addresses of `localhost`, the checks that a request
 * comes from where it may, the preflight with private network access, and answers in JSON.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

export interface OpenedLoopback {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Opens a port of this computer; rejects with the error of the socket where it is taken. 0 takes any free one. */
export async function listenOnLoopback(createOne: () => Server, wanted: number): Promise<OpenedLoopback> {
  const first = createOne();
  await listen(first, wanted, '127.0.0.1');
  const address = first.address();
  const port = typeof address === 'object' && address !== null ? address.port : wanted;
  const servers = [first];
  // `localhost` may mean either; where there is no IPv6, nobody can come by it.
  const second = createOne();
  await listen(second, port, '::1').then(
    () => servers.push(second),
    () => undefined,
  );
  return {
    port,
    async close() {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Headers of an answer in JSON. */
export const jsonHeaders = {
  'content-type': 'application/json',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

/** Answers with JSON. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, jsonHeaders).end(JSON.stringify(body));
}

/** Whether a request names this computer; a page that resolves its own host name to it sends that name (DNS rebinding). */
export function isOwnHost(host: string, port: number): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].some((name) => host.toLowerCase() === `${name}:${port}`);
}

/** Whether a content type is JSON's. */
export function isJson(type: string | undefined): boolean {
  return /^application\/json\s*(?:;|$)/i.test(type ?? '');
}

/** Both private network access, as Chromium had it first, and the plain preflight. */
export function answerPreflight(request: IncomingMessage, response: ServerResponse, methods: string): void {
  const isPrivate = request.headers['access-control-request-private-network'] === 'true';
  response
    .writeHead(204, {
      'access-control-allow-methods': methods,
      'access-control-allow-headers': 'authorization, content-type',
      'access-control-max-age': '600',
      ...(isPrivate ? { 'access-control-allow-private-network': 'true' } : {}),
    })
    .end();
}

/** Compares a credential with the right one; takes the same time for every guess. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(sha256(given), sha256(expected));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Everything that a stream brings, up to a limit in bytes. */
export async function readAll(stream: AsyncIterable<unknown>, most: number): Promise<Buffer | 'too-long'> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    const bytes = part as Uint8Array;
    length += bytes.length;
    if (length > most) return 'too-long';
    parts.push(Buffer.from(bytes));
  }
  return Buffer.concat(parts);
}
