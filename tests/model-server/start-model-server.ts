/**
 * A stand-in for OpenAI, OpenRouter (`/api/v1`) and SD.Next (`/sdapi/v1`) on this machine: the same addresses,
 * headers, events and errors, as they were recorded, and pictures that can be opened. What it is asked is kept, so that a test can see what was sent, how often, and
 * whether the line was closed.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chatEvents, chatText } from './chat-events.ts';
import { checkImageRequest, checkTextRequest } from './check-request.ts';
import { inputText } from './answer-text.ts';
import {
  faultInKey,
  faultInText,
  findHttpFault,
  isStreamFault,
  keyRefusal,
  type HttpFault,
} from './faults.ts';
import { imageBody, imageEvents, readPicture } from './image-events.ts';
import { findOpenRouterFault } from './openrouter-faults.ts';
import { responseEvents, usageOf } from './response-events.ts';
import { progressBody, sdNextFault, txt2imgBody, type SdNextDesk } from './sdnext.ts';
import { sendStream } from './send-stream.ts';
import { hashOf, isObject, readObject, textIn } from './wire.ts';

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Record<string, unknown>;
  /** Settles when the line is done with: by an answer that was sent whole, or by the asker hanging up. */
  readonly ended: Promise<'answered' | 'hung-up'>;
}

export interface ModelServerOptions {
  /** @default 0, any free port */
  readonly port?: number;
  /** Milliseconds between two events. @default 0 */
  readonly pace?: number;
  /** Lets only `authorization` and `content-type` through the preflight, as some proxies do. @default false */
  readonly strictCors?: boolean;
}

export interface ModelServer {
  /** The base address, with `/v1`. */
  readonly url: string;
  /** The base address of OpenRouter's half, with `/api/v1`. */
  readonly openRouterUrl: string;
  /** The base address of SD.Next's half. */
  readonly sdNextUrl: string;
  /** Everything asked so far except preflights and controls, oldest first. */
  readonly requests: readonly ReceivedRequest[];
  /** Scripts the next answers in text, in order; after them the stand-in speaks for itself again. */
  answerWith(...answers: readonly string[]): void;
  /** Breaks the next request by this fault, whatever it says. */
  breakNext(fault: string): void;
  close(): Promise<void>;
}

/** The port the plugin's manifest names for it. */
export const modelServerPort = 7411;

interface Desk {
  readonly options: ModelServerOptions;
  readonly requests: ReceivedRequest[];
  readonly answers: string[];
  readonly faults: string[];
  readonly sdNext: SdNextDesk;
}

/** Starts a stand-in on the loopback. */
export async function startModelServer(options: ModelServerOptions = {}): Promise<ModelServer> {
  const desk: Desk = {
    options,
    requests: [],
    answers: [],
    faults: [],
    sdNext: { prompt: null, looked: () => {} },
  };
  const server = createServer((request, response) => {
    void receive(desk, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    openRouterUrl: `http://127.0.0.1:${port}/api/v1`,
    sdNextUrl: `http://127.0.0.1:${port}`,
    requests: desk.requests,
    answerWith: (...answers) => void desk.answers.push(...answers),
    breakNext: (fault) => void desk.faults.push(fault),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function receive(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  setHeaders(desk, request, response);
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  const text = await readText(request);
  const body = readObject(text);
  const path = request.url ?? '/';
  if (path === '/control') return control(desk, body ?? {}, response);
  const received = keep(desk, request, response, body ?? {});
  const key = (received.headers['authorization'] ?? '').replace(/^Bearer /, '');
  const asked = [textIn(received.body, 'prompt'), inputText(received.body), chatText(received.body)].join(
    '\n',
  );
  const fault = desk.faults.shift() ?? received.headers['x-fault'] ?? faultInText(asked) ?? faultInKey(key);
  if (fault === 'stall-before') return;
  if (fault === 'reset-before') return void response.destroy();
  if (path.startsWith('/sdapi/'))
    return answerSdNext(desk.sdNext, { fault, path, body: received.body }, response);
  const refusal = findRefusal({ key, fault, path, body, received });
  if (refusal !== null) return sendFault(response, refusal);
  return answer(desk, { fault, path, body: received.body, method: received.method }, response);
}

/** Draws when it was looked at twice, where the prompt asks for that; else at once. */
function answerSdNext(
  desk: SdNextDesk,
  { fault, path, body }: Omit<Asked, 'method'>,
  response: ServerResponse,
): void {
  const refusal = sdNextFault(fault);
  if (refusal !== null) return sendFault(response, refusal);
  if (path.endsWith('/interrupt')) return void response.writeHead(204).end();
  if (path.endsWith('/progress')) {
    sendJson(response, progressBody(desk));
    return desk.looked();
  }
  const finish = () => {
    desk.prompt = null;
    desk.looked = () => {};
    sendJson(response, txt2imgBody(body, fault === 'broken-picture'));
  };
  const prompt = textIn(body, 'prompt');
  if (!prompt.includes('[slowly]')) return finish();
  let looks = 0;
  desk.prompt = prompt;
  desk.looked = () => {
    looks += 1;
    if (looks === 2) finish();
  };
}

interface Asked {
  readonly fault: string | null;
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly method: string;
}

async function answer(
  desk: Desk,
  { fault, path, body, method }: Asked,
  response: ServerResponse,
): Promise<void> {
  const broken = isStreamFault(fault) ? fault : null;
  const sending = { fault: broken, pace: desk.options.pace ?? 0 };
  const createdAt = Math.floor(Date.now() / 1000);
  if (method === 'GET' && path === '/v1/models') return sendJson(response, modelList);
  if (method === 'POST' && path === '/v1/responses') {
    const scripted = desk.answers.shift() ?? null;
    const events = responseEvents({ body, answer: scripted, fault: broken, createdAt });
    if (body['stream'] !== true) return sendJson(response, finalResponse(events, body, scripted));
    response.writeHead(200, eventStream);
    return sendStream(response, events, sending);
  }
  if (method === 'POST' && path === '/api/v1/chat/completions') {
    const events = chatEvents({ body, answer: desk.answers.shift() ?? null, fault: broken, createdAt });
    response.writeHead(200, { ...eventStream, 'x-generation-id': 'gen-stand1n' });
    return sendStream(response, events, { ...sending, chunks: true });
  }
  if (method === 'POST' && (path === '/v1/images/generations' || path === '/api/v1/images')) {
    const picture = readPicture(body);
    if (body['stream'] !== true)
      return sendJson(response, imageBody(picture, Number(body['n'] ?? 1), createdAt));
    response.writeHead(200, eventStream);
    return sendStream(response, imageEvents(picture, broken, createdAt), sending);
  }
  response.writeHead(404, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify({
      error: {
        message: `Invalid URL (${method} ${path})`,
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
    }),
  );
}

function finalResponse(
  events: readonly { readonly [field: string]: unknown }[],
  body: Record<string, unknown>,
  answer: string | null,
): object {
  const response = events.findLast((event) => isObject(event['response']))?.['response'];
  return isObject(response) ? response : usageOf(body, answer ?? '');
}

const eventStream = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' };

const modelList = {
  object: 'list',
  data: ['gpt-5.4', 'gpt-5.4-mini', 'gpt-image-2', 'text-embedding-3-small'].map((id) => ({
    id,
    object: 'model',
    created: 1_770_000_000,
    owned_by: 'openai',
  })),
};

interface Suspect {
  readonly key: string;
  readonly fault: string | null;
  readonly path: string;
  readonly body: Record<string, unknown> | null;
  readonly received: ReceivedRequest;
}

function findRefusal({ key, fault, path, body, received }: Suspect): HttpFault | null {
  if (path.startsWith('/api/')) return findOpenRouterFault(key === '' ? 'key-refused' : fault);
  if (key === '') return keyRefusal('none');
  const chosen = findHttpFault(fault, key, textIn(received.body, 'model'));
  if (chosen !== null || received.method === 'GET') return chosen;
  if (body === null) {
    const message = 'We could not parse the JSON body of your request.';
    return {
      status: 400,
      body: JSON.stringify({ error: { message, type: 'invalid_request_error', param: null, code: null } }),
    };
  }
  if (path === '/v1/responses') return checkTextRequest(body);
  return path === '/v1/images/generations' ? checkImageRequest(body) : null;
}

/** For whoever runs the stand-in as a program of its own: `{ "answers": [...], "fault": "stall" }`. */
function control(desk: Desk, body: Record<string, unknown>, response: ServerResponse): void {
  if (Array.isArray(body['answers'])) desk.answers.push(...body['answers'].map(String));
  if (typeof body['fault'] === 'string') desk.faults.push(body['fault']);
  sendJson(response, {
    requests: desk.requests.map(({ method, path, body: asked }) => ({ method, path, body: asked })),
  });
}

/** A browser may read `x-request-id` and nothing else of the service's own headers, as with the real one. */
function setHeaders({ options, requests }: Desk, request: IncomingMessage, response: ServerResponse): void {
  const wanted = request.headers['access-control-request-headers'];
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
  response.setHeader(
    'access-control-allow-headers',
    options.strictCors === true ? 'authorization, content-type' : (wanted ?? '*'),
  );
  response.setHeader('access-control-expose-headers', 'X-Request-ID');
  response.setHeader('x-request-id', `req_${hashOf(String(requests.length))}`);
  response.setHeader('openai-processing-ms', '12');
  response.setHeader('openai-version', '2020-10-01');
}

function keep(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
  body: Record<string, unknown>,
): ReceivedRequest {
  const ended = new Promise<'answered' | 'hung-up'>((resolve) => {
    response.once('finish', () => resolve('answered'));
    response.once('close', () => resolve(response.writableFinished ? 'answered' : 'hung-up'));
  });
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  const received = { method: request.method ?? '', path: request.url ?? '', headers, body, ended };
  desk.requests.push(received);
  return received;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}

function sendFault(response: ServerResponse, { status, headers, body }: HttpFault): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
}

function sendJson(response: ServerResponse, body: object): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
