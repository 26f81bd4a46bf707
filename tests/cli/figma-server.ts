import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FigmaAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is bytes or text. */
  readonly body?: unknown;
  /** Cuts the connection half way. */
  readonly cut?: boolean;
}

export interface FigmaServer {
  readonly url: string;
  /** `GET /path?query` and the token of each request, in order. */
  readonly requests: readonly { readonly path: string; readonly token: string | null }[];
  close(): Promise<void>;
}

/** A server on the loopback that answers paths (without query) as a list says, its last answer again and again. */
export async function startFigmaServer(
  answers: (url: string) => Readonly<Record<string, readonly FigmaAnswer[]>>,
): Promise<FigmaServer> {
  const requests: { path: string; token: string | null }[] = [];
  const seen = new Map<string, number>();
  const server = createServer((request: IncomingMessage, response) => {
    const path = request.url ?? '';
    const token = request.headers['x-figma-token'];
    requests.push({ path, token: typeof token === 'string' ? token : null });
    const key = path.split('?')[0] ?? '';
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    const list = answers(url)[key] ?? [{ status: 404, body: { status: 404, err: 'Not found' } }];
    const {
      status = 200,
      headers = {},
      body = {},
      cut = false,
    } = list[Math.min(turn, list.length - 1)] ?? {};
    const bytes = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    response.writeHead(status, { ...headers, ...(cut ? { 'content-length': '999999' } : {}) });
    if (!cut) return void response.end(bytes);
    response.write(bytes, () => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // A server that listens on TCP has one.
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    requests,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
