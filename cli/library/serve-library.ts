/**
 * A library over HTTP on this computer, so that the panel searches what the team has. A browser lets every page send
 * requests here, so a request needs a token, and one that comes from a page the panel's origin, which is `null`. It only
 * reads: words, a colour, filters, a picture's features and the embedding of the words in, hits out. It asks no model, so
 * the panel makes the embedding with the key that it has.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { auditStates, searchKinds, type SearchFilters, type SearchHit } from '#design/search';
import type { PictureSignature } from '#insight/search/picture-signature';
import {
  answerPreflight,
  isJson,
  isOwnHost,
  isSameSecret,
  listenOnLoopback,
  readAll,
  sendJson,
} from '../relay/loopback.ts';
import type { LibraryQuery, Meaning } from './find-candidates.ts';

/** The port that the manifest names. */
export const libraryPort = 7862;

export interface LibraryServerOptions {
  /** Answers a query; one at a time is asked. */
  readonly search: (query: LibraryQuery) => Promise<readonly SearchHit[]>;
  /** The models whose embeddings can be compared with the query's. */
  readonly readModels: () => Promise<readonly string[]>;
  readonly token: string;
  /** @default 7862; 0 takes any free one */
  readonly port?: number;
  /** Called with one line about each request, without what was looked for. */
  readonly onRequest?: (line: string) => void;
}

export interface LibraryServer {
  readonly port: number;
  /** The address for the panel's settings. */
  readonly url: string;
  close(): Promise<void>;
}

const limits = { bytes: 64_000, letters: 1000, numbers: 8192, hits: 200, waiting: 16, lines: 32 };

interface Context extends LibraryServerOptions {
  port: number;
  waiting: number;
  /** The search that is running; a database answers one after the other. */
  last: Promise<unknown>;
}

/** Starts the server on the loopback; rejects with the error of the socket where the port is taken. */
export async function startLibraryServer(options: LibraryServerOptions): Promise<LibraryServer> {
  const context: Context = {
    ...options,
    port: options.port ?? libraryPort,
    waiting: 0,
    last: Promise.resolve(),
  };
  const open = () => {
    const server = createServer(
      { requestTimeout: 20_000, headersTimeout: 10_000, maxHeaderSize: 16_384 },
      (request, response) => void receive(context, request, response).catch(() => response.destroy()),
    );
    server.maxConnections = limits.lines;
    return server;
  };
  const { port, close } = await listenOnLoopback(open, context.port);
  context.port = port;
  return { port, url: `http://localhost:${String(port)}`, close };
}

async function receive(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url: path = '' } = request;
  const answer = (status: number, body: object) => {
    context.onRequest?.(`${String(status)} ${method} ${path.slice(0, 60).replace(/[^\x21-\x7e]/g, '?')}`);
    // Unread data would keep the connection busy.
    if (status >= 400) response.setHeader('connection', 'close');
    sendJson(response, status, body);
  };
  const refuse = (status: number, message: string) => answer(status, { message });
  if (!isOwnHost(request.headers.host ?? '', context.port))
    return refuse(421, 'The library is served to this computer only.');
  const { origin } = request.headers;
  if (origin !== undefined && origin !== 'null')
    return refuse(403, 'Only the plugin’s panel and programs of this computer may search the library.');
  if (origin === 'null') {
    response.setHeader('access-control-allow-origin', 'null');
    response.setHeader('vary', 'Origin');
  }
  if (path !== '/search') return refuse(404, 'The library answers POST /search only.');
  if (method === 'OPTIONS') return answerPreflight(request, response, 'POST');
  if (!isSameSecret(request.headers.authorization ?? '', `Bearer ${context.token}`))
    return refuse(401, 'The token is not the one that the library printed.');
  if (method !== 'POST') return refuse(405, 'The library answers POST /search only.');
  if (!isJson(request.headers['content-type'])) return refuse(415, 'The library reads JSON only.');
  if (context.waiting >= limits.waiting) return refuse(429, 'The library is busy. Try again in a moment.');
  context.waiting += 1;
  try {
    const body = await readAll(request, limits.bytes);
    if (body === 'too-long') return refuse(413, 'The request is too long.');
    const query = readQuery(parseJson(body.toString('utf8')));
    if (typeof query === 'string') return refuse(400, query);
    const running = context.last.then(() => answerQuery(context, query));
    context.last = running.catch(() => undefined);
    answer(200, await running);
  } catch {
    // What a database says may name where it is.
    if (!response.headersSent)
      refuse(500, 'The library could not be searched. See the terminal that serves it.');
  } finally {
    context.waiting -= 1;
  }
}

/** An embedding of a model that the library does not know is left out: words find what they find. */
async function answerQuery({ search, readModels }: Context, { meaning, ...words }: LibraryQuery) {
  const models = await readModels();
  const isByMeaning = meaning !== undefined && models.includes(meaning.model);
  return { hits: await search(isByMeaning ? { ...words, meaning } : words), models, isByMeaning };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A query as it was sent, or the sentence that says what is wrong with it. */
function readQuery(body: unknown): LibraryQuery | string {
  if (!isRecord(body)) return 'The request is not a JSON object.';
  const { text = '', filters = {}, limit = 50, picture, meaning } = body;
  if (typeof text !== 'string' || text.length > limits.letters)
    return `"text" must be a text of at most ${String(limits.letters)} letters.`;
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > limits.hits)
    return `"limit" must be a whole number from 1 to ${String(limits.hits)}.`;
  const read = readFilters(filters);
  if (typeof read === 'string') return read;
  if (picture !== undefined && !isSignature(picture)) return '"picture" is not the features of an image.';
  const known = meaning === undefined ? undefined : readMeaning(meaning);
  if (known === null) return '"meaning" is not a model and its embedding in whole numbers from -127 to 127.';
  return {
    text,
    filters: read,
    limit,
    ...(picture === undefined ? {} : { picture }),
    ...(known === undefined ? {} : { meaning: known }),
  };
}

function readMeaning(value: unknown): Meaning | null {
  if (!isRecord(value)) return null;
  const { model, vector } = value;
  if (typeof model !== 'string' || model.length > limits.letters || !Array.isArray(vector)) return null;
  const isByte = (one: unknown) => Number.isInteger(one) && Math.abs(Number(one)) <= 127;
  if (vector.length < 1 || vector.length > limits.numbers || !vector.every(isByte)) return null;
  return { model, vector: Int8Array.from(vector, Number) };
}

const bounds = ['minWidth', 'maxWidth', 'minHeight', 'maxHeight'] as const;

function readFilters(filters: unknown): SearchFilters | string {
  if (!isRecord(filters)) return '"filters" must be an object.';
  const { kinds, pages, colour, font, audit } = filters;
  if (kinds !== undefined && !isListOf(kinds, (kind) => searchKinds.some((one) => one === kind)))
    return `"kinds" must be a list of ${searchKinds.join(', ')}.`;
  if (pages !== undefined && !isListOf(pages, (page) => typeof page === 'string'))
    return '"pages" must be a list of names.';
  if (colour !== undefined && (typeof colour !== 'string' || !/^#[\da-f]{6}$/i.test(colour)))
    return '"colour" must be a colour such as #3366ff.';
  if (font !== undefined && typeof font !== 'string') return '"font" must be a font family.';
  const state = auditStates.find((one) => one === audit);
  if (audit !== undefined && state === undefined) return `"audit" must be one of ${auditStates.join(', ')}.`;
  const px: Partial<Record<(typeof bounds)[number], number>> = {};
  for (const name of bounds) {
    const value = filters[name];
    if (value === undefined) continue;
    if (typeof value !== 'number' || !Number.isFinite(value)) return `"${name}" must be a number of px.`;
    px[name] = value;
  }
  return {
    ...px,
    ...(kinds === undefined ? {} : { kinds: searchKinds.filter((kind) => kinds.includes(kind)) }),
    ...(pages === undefined ? {} : { pages: pages.map(String) }),
    ...(colour === undefined ? {} : { colour }),
    ...(font === undefined ? {} : { font }),
    ...(state === undefined ? {} : { audit: state }),
  };
}

function isSignature(value: unknown): value is PictureSignature {
  if (!isRecord(value)) return false;
  const { waves, places, ratio } = value;
  const isNumber = (one: unknown) => typeof one === 'number' && Number.isFinite(one);
  return isListOf(waves, isNumber, 2) && isListOf(places, isNumber, 108) && isNumber(ratio);
}

function isListOf(value: unknown, fits: (one: unknown) => boolean, length?: number): value is unknown[] {
  return (
    Array.isArray(value) &&
    value.every(fits) &&
    (length ?? value.length) === value.length &&
    value.length <= 1000
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
