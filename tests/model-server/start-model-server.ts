/**
 * A stand-in for OpenAI, OpenRouter (`/api/v1`), SD.Next (`/sdapi/v1`) and a small server of one's own that knows chat
 * completions only (`/local/v1`), on this machine: the same addresses, headers, events and errors, as they were
 * recorded, and pictures that can be opened. What it is asked is kept, and what it would have charged, so that a test
 * can see what was sent, how often, what was paid, and whether the line was closed.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerOpenAi, missingAddress, refuseOpenAi } from './answer-openai.ts';
import { answerOpenRouter } from './answer-openrouter.ts';
import { answerSdNext } from './answer-sdnext.ts';
import { inputText } from './answer-text.ts';
import { wordsOf, type Bill } from './bill.ts';
import { chatText } from './chat-events.ts';
import type { Asked, ServerState, ReceivedRequest } from './server-state.ts';
import { sendJson } from './send-json.ts';
import { faultInKey, faultInText, type HttpFault } from './faults.ts';
import { findOpenRouterFault } from './openrouter-faults.ts';
import { asEdit, readForm, type SentForm } from './read-form.ts';
import { checkRateLimit } from './rate-limit.ts';
import { createStoredObjects } from './stored-objects.ts';
import { sdNextFault } from './sdnext.ts';
import { startOptions } from './sdnext-options.ts';
import { hashOf, readObject, textIn } from './wire.ts';

export type { ReceivedRequest } from './server-state.ts';

export interface ModelServerOptions {
  /** @default 0, any free port */
  readonly port?: number;
  /** Milliseconds between two events. @default 0 */
  readonly pace?: number;
  /** Lets only `authorization` and `content-type` through the preflight, as some proxies do. @default false */
  readonly strictCors?: boolean;
  /** The SD.Next half lets pages in, as one that was started with `--cors-regex`. @default false */
  readonly sdNextLetsPagesIn?: boolean;
}

export interface ModelServer {
  /** The base address, with `/v1`. */
  readonly url: string;
  /** The base address of OpenRouter's half, with `/api/v1`. */
  readonly openRouterUrl: string;
  /** The base address of SD.Next's half. */
  readonly sdNextUrl: string;
  /** The base address of a server that knows chat completions only, with `/local/v1`. */
  readonly localUrl: string;
  /** Everything asked so far except preflights and controls, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** Everything that would have been charged, oldest first. */
  readonly bills: readonly Bill[];
  /** Requests that something will still come of: neither answered nor cut nor fallen silent. */
  underWay(): number;
  /** The ids of the responses that it keeps. */
  keptResponses(): readonly string[];
  /** Scripts the next answers in text, in order; after them the stand-in speaks for itself again. */
  answerWith(...answers: readonly string[]): void;
  /** Breaks the next requests by these faults, whatever they say; `none` leaves one whole. */
  breakNext(...faults: readonly string[]): void;
  /** Forgets answers and faults that were scripted and not asked for. */
  forgetScript(): void;
  /** Takes only so many requests a minute, by this clock. */
  limitTo(perMinute: number, now: () => number): void;
  /** Whether it fails to delete responses from now on. */
  refuseDeletes(isRefused: boolean): void;
  /** Lets go what the fault `held` holds back; answers false where nothing is held yet. */
  letGo(): boolean;
  /** Closes all lines, as a window does that is gone, or those of the requests that are meant. */
  hangUp(isMeant?: (request: ReceivedRequest) => boolean): void;
  close(): Promise<void>;
}

/** The port the plugin's manifest names for it. */
export const modelServerPort = 7411;

/** Starts a stand-in on the loopback. */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const state: ServerState = {
    pace: options.pace ?? 0,
    strictCors: options.strictCors ?? false,
    sdNextLetsPagesIn: options.sdNextLetsPagesIn ?? false,
    requests: [],
    bills: [],
    answers: [],
    faults: [],
    limit: null,
    refusesDeletes: false,
    held: [],
    sdNext: { prompt: null, looked: () => {}, options: startOptions() },
    stored: new Map(),
    underWay: new Set(),
    storedObjects: createStoredObjects(),
  };
  const server = createServer((request, response) => {
    void receive(state, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  // A line that is kept open is never closed by us while the next request is on its way.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    openRouterUrl: `http://127.0.0.1:${port}/api/v1`,
    sdNextUrl: `http://127.0.0.1:${port}`,
    localUrl: `http://127.0.0.1:${port}/local/v1`,
    requests: state.requests,
    bills: state.bills,
    underWay: () => state.underWay.size,
    keptResponses: () => [...state.stored.keys()],
    answerWith: (...answers) => void state.answers.push(...answers),
    breakNext: (...faults) => void state.faults.push(...faults),
    forgetScript() {
      state.answers.length = 0;
      state.faults.length = 0;
    },
    limitTo: (perMinute, now) => void (state.limit = { perMinute, now, accepted: [] }),
    refuseDeletes: (isRefused) => void (state.refusesDeletes = isRefused),
    letGo() {
      const all = state.held.splice(0);
      for (const go of all) go();
      return all.length > 0;
    },
    hangUp(isMeant) {
      if (isMeant === undefined) return server.closeAllConnections();
      for (const request of state.requests) if (isMeant(request)) request.hangUp();
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** As servers of one's own say it that know the form of OpenAI's library only. */
const wantsForm: HttpFault = {
  status: 422,
  body: JSON.stringify({
    error: { message: "Field required: 'image'", type: 'invalid_request_error', param: 'image', code: null },
  }),
};

async function receive(
  state: ServerState,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  setHeaders(state, request, response);
  if (request.method === 'OPTIONS')
    return void response.writeHead(isClosedToPages(state, request) ? 405 : 204).end();
  const bytes = await readBytes(request);
  const form = await readForm(bytes, request.headers['content-type'] ?? '');
  const body = form === null ? readObject(Buffer.from(bytes).toString('utf8')) : bodyOfForm(form);
  if (request.url === '/control') return control(state, body ?? {}, response);
  const { received, fallSilent } = keep(state, request, response, body ?? {});
  const key = keyOf(received);
  const [path = '', query = ''] = received.path.split('?', 2);
  if (path === '/local/v1/images/edits' && form === null) return sendFault(response, wantsForm);
  if (path === '/local/v1/responses') return sendFault(response, missingAddress(received.method, path));
  const fault = findFault(state, received, key);
  const isForm = form !== null;
  const asked = { isForm, fault, path, query, method: received.method, body: received.body, fallSilent };
  if (fault === 'stall-before' || fault === 'reset-before') {
    billUnheard(state, asked);
    return fault === 'stall-before' ? fallSilent() : void response.destroy();
  }
  const limited =
    received.method === 'POST' && state.limit && !path.startsWith('/sdapi/')
      ? checkRateLimit(state.limit, textIn(received.body, 'model'))
      : null;
  const refusal = limited ?? findRefusal(asked, key, body !== null);
  if (refusal !== null) {
    if (fault === 'server-error' || fault === 'bad-gateway' || fault === 'ok-with-error')
      billUnheard(state, asked);
    return sendFault(response, refusal);
  }
  if (path.startsWith('/sdapi/')) return answerSdNext(state, asked, response);
  if (path.startsWith('/api/')) return answerOpenRouter(state, asked, response);
  return answerOpenAi(state, asked, response);
}

/** By the control, a header, the words or the key, in this order. */
function findFault(
  state: ServerState,
  { headers, body, method }: ReceivedRequest,
  key: string,
): string | null {
  const words = [textIn(body, 'prompt'), inputText(body), chatText(body), wordsOf(body)].join('\n');
  const scripted = method === 'POST' ? state.faults.shift() : undefined;
  if (scripted === 'none') return null;
  return scripted ?? headers['x-fault'] ?? faultInText(words) ?? faultInKey(key);
}

/** The worst case of a lost answer: the work was done and is charged, and its usage is unknown. */
function billUnheard(state: ServerState, { path, body, method }: Asked): void {
  if (method !== 'POST' || path.startsWith('/sdapi/')) return;
  state.bills.push({ path, model: textIn(body, 'model'), words: wordsOf(body), usd: 0.01 });
}

function findRefusal(asked: Asked, key: string, isJson: boolean): HttpFault | null {
  if (asked.path.startsWith('/sdapi/')) return sdNextFault(asked.fault);
  if (asked.path.startsWith('/api/')) return findOpenRouterFault(key === '' ? 'key-refused' : asked.fault);
  return refuseOpenAi(asked, key, isJson);
}

/** A bearer, Azure's own header, or the name and password of an SD.Next. */
function keyOf({ headers, path }: ReceivedRequest): string {
  const key = headers['api-key'] ?? (headers['authorization'] ?? '').replace(/^(?:Bearer|Basic) /, '');
  // A server of one's own asks for none.
  return key === '' && path.startsWith('/local/') ? 'none' : key;
}

/** For whoever runs the stand-in as a program of its own: `{ "answers": [...], "fault": "stall" }`. */
function control(state: ServerState, body: Record<string, unknown>, response: ServerResponse): void {
  if (Array.isArray(body['answers'])) state.answers.push(...body['answers'].map(String));
  if (typeof body['fault'] === 'string') state.faults.push(body['fault']);
  sendJson(response, {
    requests: state.requests.map(({ method, path, body: asked }) => ({ method, path, body: asked })),
    bills: state.bills,
  });
}

/** A browser may read `x-request-id` and nothing else of the service's own headers, as with the real one. */
function setHeaders(state: ServerState, request: IncomingMessage, response: ServerResponse): void {
  const { strictCors, requests } = state;
  if (isClosedToPages(state, request)) return;
  const wanted = request.headers['access-control-request-headers'];
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', 'GET, POST, DELETE, OPTIONS');
  response.setHeader(
    'access-control-allow-headers',
    strictCors ? 'authorization, content-type' : (wanted ?? '*'),
  );
  response.setHeader('access-control-expose-headers', 'X-Request-ID');
  response.setHeader('x-request-id', `req_${hashOf(String(requests.length))}`);
  response.setHeader('openai-processing-ms', '12');
  response.setHeader('openai-version', '2020-10-01');
  response.setHeader('x-ratelimit-limit-requests', '500');
  response.setHeader('x-ratelimit-remaining-requests', '499');
  response.setHeader('x-ratelimit-reset-requests', '120ms');
}

/**
 * SD.Next says nothing of other origins unless it was started with `--cors-regex`, so a browser keeps its answers from
 * a page.
 */
function isClosedToPages({ sdNextLetsPagesIn }: ServerState, { url = '' }: IncomingMessage): boolean {
  return url.startsWith('/sdapi/') && !sdNextLetsPagesIn;
}

function keep(
  state: ServerState,
  request: IncomingMessage,
  response: ServerResponse,
  body: Record<string, unknown>,
): { readonly received: ReceivedRequest; readonly fallSilent: () => void } {
  const ended = new Promise<'answered' | 'hung-up'>((resolve) => {
    response.once('finish', () => resolve('answered'));
    response.once('close', () => resolve(response.writableFinished ? 'answered' : 'hung-up'));
  });
  let fallSilent = () => {};
  const silent = new Promise<void>((resolve) => (fallSilent = resolve));
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  const [method, path] = [request.method ?? '', request.url ?? ''];
  const hangUp = () => void (response.writableFinished ? null : response.destroy());
  const received = { method, path, headers, body, ended, silent, hangUp };
  state.requests.push(received);
  state.underWay.add(received);
  void Promise.race([ended, silent]).then(() => state.underWay.delete(received));
  return { received, fallSilent };
}

async function readBytes(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function bodyOfForm(form: SentForm): Record<string, unknown> {
  const file = form.files.find(({ field }) => field === 'file');
  return file ? { ...form.fields, file: file.text } : asEdit(form);
}

function sendFault(response: ServerResponse, { status, headers, body }: HttpFault): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
}
