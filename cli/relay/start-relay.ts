/**
 * Connects the panel with an SD.Next on this computer. A published plugin reaches only what its manifest names, and
 * SD.Next accepts pages only with a start option. The relay has a fixed port that the manifest names, answers only the
 * panel's frame, and forwards the few requests that the panel sends.
 *
 * Every other page on this computer can send requests here as well, so a request needs the panel's origin, which is `null` for
 * every sandboxed frame, and the token that the person carried over. It reaches one server and never where that leads.
 */
import {
  createServer,
  request as requestHttp,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import {
  answerPreflight,
  isJson,
  isOwnHost,
  isSameSecret,
  jsonHeaders,
  listenOnLoopback,
  readAll,
  sendJson,
} from './loopback.ts';

/** The port that the manifest names. */
export const relayPort = 7861;

export interface RelayOptions {
  /** The base address of SD.Next, without `/sdapi/v1`. */
  readonly upstream: string;
  /** `user:password` of SD.Next; `null` where it asks for none. */
  readonly upstreamKey: string | null;
  /** The credential of a request, besides its origin. */
  readonly token: string;
  /** @default 7861; 0 takes any free one */
  readonly port?: number;
  /** Milliseconds that a picture may take. @default 600000 */
  readonly timeoutMs?: number;
  /** Called with one line about each forwarded or refused request, without the prompt. */
  readonly onRequest?: (line: string) => void;
}

export interface Relay {
  readonly port: number;
  /** The address for the panel's settings. */
  readonly url: string;
  /** The key for the panel's settings. */
  readonly key: string;
  close(): Promise<void>;
}

/** Milliseconds that what is no picture may take. */
const quick = { list: 30_000, order: 10_000, options: 300_000 };

/**
 * What the panel asks of SD.Next, and nothing else: by path, its methods and the milliseconds that each may take; `null`
 * for a picture's. Whatever reads or writes files of the server, ends it or changes its models is not among them.
 */
const routes: Readonly<Record<string, Readonly<Partial<Record<'GET' | 'POST', number | null>>>>> = {
  ...routesFor({ POST: null }, [
    ...['txt2img', 'img2img', 'control', 'video', 'extra-single-image'],
    ...['preprocess', 'mask', 'detect', 'detail', 'vqa'],
  ]),
  ...routesFor({ POST: quick.order }, ['interrupt', 'skip']),
  ...routesFor({ GET: quick.list }, [
    ...['progress', 'status', 'memory', 'options-info'],
    ...['sd-models', 'samplers', 'upscalers', 'control-models', 'preprocessors', 'masking', 'ip-adapters'],
    ...['detailers', 'vqa/models', 'video/models', 'xyz-grid'],
  ]),
  // Loading another model takes a while.
  ...routesFor({ GET: quick.list, POST: quick.options }, ['options']),
};

function routesFor(methods: (typeof routes)[string], names: readonly string[]): typeof routes {
  return Object.fromEntries(names.map((name) => [`/sdapi/v1/${name}`, methods]));
}

/** Requests without a body. */
const orders: readonly string[] = ['/sdapi/v1/interrupt', '/sdapi/v1/skip'];

const limits = {
  /** Bytes of a request: two large pictures in base64. */
  request: 64_000_000,
  /** Bytes of an answer. */
  answer: 128_000_000,
  /** Requests at a time; one is drawn, others look how far it is or read the lists. */
  atOnce: 16,
  /** The most open connections. */
  lines: 32,
};

/** Starts the relay on the loopback; rejects with the error of the socket where the port is taken. */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const context: RelayContext = { ...options, running: 0, port: options.port ?? relayPort };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    void receive(context, request, response).catch(() => response.destroy());
  };
  const opened = await listenOnLoopback(() => open(answer), context.port);
  context.port = opened.port;
  return {
    port: context.port,
    url: `http://localhost:${context.port}`,
    key: `relay:${options.token}`,
    close: opened.close,
  };
}

interface RelayContext extends RelayOptions {
  running: number;
  port: number;
}

function open(answer: (request: IncomingMessage, response: ServerResponse) => void): Server {
  const server = createServer(
    { requestTimeout: 120_000, headersTimeout: 10_000, maxHeaderSize: 16_384 },
    answer,
  );
  server.maxConnections = limits.lines;
  return server;
}

async function receive(
  context: RelayContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url ?? '';
  const method = request.method ?? '';
  const refuse = (status: number, detail: string) => {
    context.onRequest?.(`${status} ${method} ${path.slice(0, 60).replace(/[^\x21-\x7e]/g, '?')}`);
    // Unread data would keep the connection busy.
    response.setHeader('connection', 'close');
    sendJson(response, status, { detail });
  };
  // A page that resolves its own host name to this computer sends that name (DNS rebinding).
  if (!isOwnHost(request.headers.host ?? '', context.port))
    return refuse(421, 'The relay serves this computer only.');
  if (request.headers.origin !== 'null') return refuse(403, 'Only the plugin’s panel may use the relay.');
  response.setHeader('access-control-allow-origin', 'null');
  response.setHeader('vary', 'Origin');
  const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (route === undefined) return refuse(404, 'The relay does not forward this request.');
  const methods = Object.keys(route).join(', ');
  if (method === 'OPTIONS') return answerPreflight(request, response, methods);
  if (!isPaired(context.token, request.headers.authorization ?? ''))
    return refuse(401, 'The key is not the one that the relay printed.');
  const timeoutMs = method === 'GET' || method === 'POST' ? route[method] : undefined;
  if (timeoutMs === undefined) return refuse(405, `This request must use ${methods}.`);
  if (method === 'POST' && !orders.includes(path) && !isJson(request.headers['content-type']))
    return refuse(415, 'The relay forwards JSON only.');
  if (context.running >= limits.atOnce) return refuse(429, 'The relay is busy: too many requests at once.');
  context.running += 1;
  try {
    const body = method === 'POST' ? await readAll(request, limits.request) : null;
    if (body === 'too-long') return refuse(413, 'The images are too large for the relay.');
    const { status, bytes } = await forward(context, { path, method, body, timeoutMs }, response);
    context.onRequest?.(`${status} ${method} ${path}`);
    response.writeHead(status, { ...jsonHeaders, 'content-length': bytes.length }).end(bytes);
  } finally {
    context.running -= 1;
  }
}

/** The token travels as a password, so that the panel needs no second way to prove itself. Takes the same time for every guess. */
function isPaired(token: string, authorization: string): boolean {
  const expected = `Basic ${Buffer.from(`relay:${token}`).toString('base64')}`;
  return isSameSecret(authorization, expected);
}

interface ForwardedRequest {
  readonly path: string;
  readonly method: string;
  readonly body: Buffer | null;
  readonly timeoutMs: number | null;
}

interface ForwardedAnswer {
  readonly status: number;
  readonly bytes: Buffer;
}

/** Statuses about the request itself; all others become one whose text the panel shows. */
const dependencyFailed = 424;

async function forward(
  { upstream, upstreamKey, timeoutMs: usual = 600_000 }: RelayContext,
  { path, method, body, timeoutMs }: ForwardedRequest,
  response: ServerResponse,
): Promise<ForwardedAnswer> {
  const controller = new AbortController();
  const stop = () => controller.abort();
  // A closed connection means that the picture is no longer wanted.
  response.once('close', stop);
  const timer = setTimeout(stop, timeoutMs ?? usual);
  const say = (detail: string): ForwardedAnswer => ({
    status: dependencyFailed,
    bytes: Buffer.from(JSON.stringify({ detail })),
  });
  try {
    const answer = await requestUpstream(new URL(`${upstream.replace(/\/+$/, '')}${path}`), {
      method,
      body,
      key: upstreamKey,
      signal: controller.signal,
    });
    const { statusCode: status = 502 } = answer;
    if (status === 401 || status === 403)
      return say('the relay was turned away; start it with SDNEXT_AUTH=user:password');
    if (status >= 300 && status < 400) return say('it leads elsewhere, where the relay does not go');
    const bytes = await readAll(answer, limits.answer);
    if (bytes === 'too-long') return say('its answer is too long for the relay');
    return { status: status === 204 ? 200 : status, bytes };
  } catch {
    return say(
      controller.signal.aborted
        ? 'it took too long'
        : `the relay runs, but nothing answers at ${new URL(upstream).origin}; start SD.Next with --api`,
    );
  } finally {
    clearTimeout(timer);
    controller.abort();
    response.off('close', stop);
  }
}

interface UpstreamRequest {
  readonly method: string;
  readonly body: Buffer | null;
  readonly key: string | null;
  readonly signal: AbortSignal;
}

/** Not `fetch`, which gives up after five minutes without headers: SD.Next sends none before its picture is drawn. */
function requestUpstream(url: URL, { method, body, key, signal }: UpstreamRequest): Promise<IncomingMessage> {
  const content = body === null || body.length === 0 ? null : body;
  const headers = {
    ...(content === null ? {} : { 'content-type': 'application/json', 'content-length': content.length }),
    ...(key === null ? {} : { authorization: `Basic ${Buffer.from(key).toString('base64')}` }),
  };
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    request(url, { method, headers, signal }, resolve).once('error', reject).end(content);
  });
}
