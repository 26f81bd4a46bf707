/**
 * Serves the stand-in for Figma on this machine: its page, the plugin's bundles as the manifest names them, and one
 * document. It hands out what it is given; what turns another file into a document is given to it too.
 */
import { watch } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';

/** The document as the page gets it: REST JSON and what that points at. */
export interface HostDocument {
  /** Shown where the JSON has no name of its own. */
  readonly name: string;
  /** REST JSON of a file, of nodes or of one node; a function is asked anew for every page that opens it. */
  readonly json:
    string | Uint8Array | (() => Readable | ReadableStream<Uint8Array> | Promise<string | Uint8Array>);
  /**
   * JSON of `GET /v1/files/:key/variables/local`.
   * @default null
   */
  readonly variables?: string | null;
  /**
   * Image fills the document has bytes of, by `imageRef`.
   * @default []
   */
  readonly images?: readonly string[];
  /** Bytes of one of `images`; `null` where they are gone. */
  readonly readImage?: (ref: string) => Promise<Uint8Array | null>;
  /**
   * Figma's own exports by node id, as the file names that `readExport` takes (`1-2.svg`, `1-2.png`).
   * @default {}
   */
  readonly exports?: Readonly<Record<string, string>>;
  readonly readExport?: (file: string) => Promise<Uint8Array | null>;
}

export interface ServeHostOptions {
  /** The project's built `dist/`; the host's own page is in `host/` there. */
  readonly distFolder: string;
  /** manifest.json of the plugin; its `main` and `ui` are found beside it. */
  readonly manifestPath: string;
  /** What is open at first. */
  readonly document: HostDocument;
  /**
   * Makes a document of a file that a person dropped on the page, where it is no REST JSON; what it throws is shown.
   * @default such files are refused
   */
  readonly convert?: (bytes: Uint8Array, name: string) => Promise<HostDocument>;
  /**
   * Fonts that the document is drawn with beside Inter; any other family falls back to Inter.
   * @default the `@fontsource` packages installed beside `distFolder`
   */
  readonly fonts?: readonly HostFont[];
  /**
   * Port on 127.0.0.1; 0 takes any free one.
   * @default 0
   */
  readonly port?: number;
  /**
   * Reloads the page when something in `distFolder` changes.
   * @default false
   */
  readonly watch?: boolean;
  /**
   * A command of the manifest's menu that runs as soon as the page is open.
   * @default none
   */
  readonly run?: string;
}

export interface ServedHost {
  /** Address of the page, with a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

const mimes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** What a route answers; `null` is "not found". */
type Answer = { readonly mime: string; readonly body: string | Uint8Array | Readable } | null;

/**
 * Starts the host on 127.0.0.1.
 * @throws the error of `listen`, as when the port is taken.
 */
export async function serveHost(options: ServeHostOptions): Promise<ServedHost> {
  const listeners = new Set<ServerResponse>();
  const stopWatching = options.watch
    ? watchFolder(options.distFolder, () => {
        for (const listener of listeners) listener.write('data: changed\n\n');
      })
    : () => undefined;
  const fonts = options.fonts ?? (await installedFonts(join(options.distFolder, '..', 'node_modules')));
  let { document } = options;
  const server = createServer((request, response) => {
    if (options.watch && request.url === '/changes') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.flushHeaders();
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return;
    }
    if (request.method === 'POST') {
      void receiveFile(request, response, options.convert).then((opened) => (document = opened ?? document));
      return;
    }
    void respond({ ...options, document, fonts }, request, response);
  });
  await new Promise<void>((resolved, rejected) => {
    server.once('error', rejected);
    server.listen(options.port ?? 0, '127.0.0.1', resolved);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    close: async () => {
      stopWatching();
      server.closeAllConnections();
      await new Promise<void>((resolved) => server.close(() => resolved()));
    },
  };
}

async function respond(
  options: ServeHostOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isLocalHostName(request)) {
    response.writeHead(403).end();
    return;
  }
  try {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const answer = await route(options, path);
    if (!answer) {
      response
        .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
        .end(`There is no ${path} here.`);
      return;
    }
    const headers: Record<string, string | number> = {
      'content-type': answer.mime,
      'cache-control': 'no-store',
    };
    // The panel has no origin, and its fonts come from here.
    if (answer.mime === 'font/woff2') headers['access-control-allow-origin'] = '*';
    if (!(answer.body instanceof Readable)) headers['content-length'] = Buffer.byteLength(answer.body);
    response.writeHead(200, headers);
    if (answer.body instanceof Readable) answer.body.on('error', () => response.destroy()).pipe(response);
    else response.end(answer.body);
  } catch (error) {
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(error instanceof Error ? error.message : String(error));
  }
}

async function route(options: ServeHostOptions, path: string): Promise<Answer> {
  const host = join(options.distFolder, 'host');
  const [, area = '', ...rest] = path.split('/');
  const name = rest.join('/');
  switch (area) {
    case '':
      return indexPage(host, options);
    case 'host':
      return name === 'fonts.json' ? fontList(host, options.fonts ?? []) : fileIn(host, name);
    case 'fonts':
      return fontFile(options.fonts?.[Number(name)]);
    case 'plugin':
      return name === 'manifest.json'
        ? { mime: mimes['.json'] ?? '', body: await readFile(options.manifestPath) }
        : fileIn(dirname(resolve(options.manifestPath)), name);
    case 'document':
      return documentPart(options.document, name);
    default:
      return null;
  }
}

async function indexPage(host: string, { watch, run }: ServeHostOptions): Promise<Answer> {
  const html = await readFile(join(host, 'index.html'), 'utf8');
  const facts = `${watch ? ' data-watch' : ''}${run === undefined ? '' : ` data-run="${encodeURIComponent(run)}"`}`;
  return { mime: mimes['.html'] ?? '', body: html.replace('<html', `<html${facts}`) };
}

async function fontList(host: string, fonts: readonly HostFont[]): Promise<Answer> {
  const own = JSON.parse(await readFile(join(host, 'fonts.json'), 'utf8')) as readonly unknown[];
  const added = fonts.map(({ family, weight, italic, unicodeRange }, index) => {
    return { family, weight, italic, unicodeRange, address: `/fonts/${String(index)}` };
  });
  return { mime: mimes['.json'] ?? '', body: JSON.stringify([...own, ...added]) };
}

async function fontFile(font: HostFont | undefined): Promise<Answer> {
  return font ? { mime: 'font/woff2', body: await readFile(font.path) } : null;
}

async function fileIn(folder: string, name: string): Promise<Answer> {
  const root = resolve(folder);
  const path = resolve(root, name);
  if (!path.startsWith(root + sep)) return null;
  const mime = mimes[extname(path)] ?? 'application/octet-stream';
  try {
    return { mime, body: await readFile(path) };
  } catch {
    return null;
  }
}

async function documentPart(document: HostDocument, name: string): Promise<Answer> {
  const json = mimes['.json'] ?? '';
  if (name === 'info.json') {
    const { images = [], exports = {}, variables = null } = document;
    return {
      mime: json,
      body: JSON.stringify({ name: document.name, images, exports, hasVariables: variables !== null }),
    };
  }
  if (name === 'document.json') return { mime: json, body: await jsonBody(document.json) };
  if (name === 'variables.json')
    return document.variables == null ? null : { mime: json, body: document.variables };
  const [kind, ...parts] = name.split('/');
  const key = parts.join('/');
  const bytes =
    kind === 'images' && document.images?.includes(key)
      ? await document.readImage?.(key)
      : kind === 'exports' && Object.values(document.exports ?? {}).includes(key)
        ? await document.readExport?.(key)
        : null;
  return bytes ? { mime: mimeOfBytes(bytes, key), body: bytes } : null;
}

async function jsonBody(json: HostDocument['json']): Promise<string | Uint8Array | Readable> {
  if (typeof json !== 'function') return json;
  const given = await json();
  if (typeof given === 'string' || given instanceof Uint8Array || given instanceof Readable) return given;
  return Readable.from(given);
}

/** Image fills have no file extension, so their first bytes tell. */
function mimeOfBytes(bytes: Uint8Array, name: string): string {
  const named = mimes[extname(name)];
  if (named) return named;
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return 'image/jpeg';
  if (bytes[0] === 0x47 && bytes[1] === 0x49) return 'image/gif';
  if (bytes[0] === 0x52 && bytes[8] === 0x57) return 'image/webp';
  return bytes[0] === 0x3c ? 'image/svg+xml' : 'application/octet-stream';
}

/** ms of quiet after which a build counts as done. */
const quietMs = 150;

/** Calls back once after each burst of changes in a folder; answers what stops it. */
function watchFolder(folder: string, changed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(changed, quietMs);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}

/** Bytes of the largest file that may be dropped. */
const mostBytes = 1_000_000_000;

/** A page of another origin could ask under a name that resolves to this machine; only our own names are answered. */
function isLocalHostName({ headers }: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');
}

/** Only our own page sends; the panel, which has no origin, may only ask. */
function isFromOwnPage(request: IncomingMessage): boolean {
  const { host = '', origin } = request.headers;
  return isLocalHostName(request) && (origin === undefined || origin === `http://${host}`);
}

/**
 * Takes a file that was dropped on the page, at `/open/NAME`, and answers with nothing or with a sentence.
 * @returns The document made of it; `null` where there is none.
 */
async function receiveFile(
  request: IncomingMessage,
  response: ServerResponse,
  convert: ((bytes: Uint8Array, name: string) => Promise<HostDocument>) | undefined,
): Promise<HostDocument | null> {
  const refuse = (status: number, sentence: string): null => {
    response
      .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
      .end(sentence);
    return null;
  };
  const encoded = /^\/open\/([^/?]+)$/.exec(request.url ?? '')?.[1];
  if (!isFromOwnPage(request)) return refuse(403, '');
  if (encoded === undefined || convert === undefined)
    return refuse(404, 'Only REST JSON can be opened here.');
  try {
    const bytes = await readBody(request);
    if (bytes === null) return refuse(413, 'The file is too large to be dropped here.');
    const document = await convert(bytes, decodeURIComponent(encoded));
    response.writeHead(204).end();
    return document;
  } catch (error) {
    return refuse(422, error instanceof Error ? error.message : String(error));
  }
}

async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    // Without an encoding a request gives its bytes in buffers.
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > mostBytes) return null;
  }
  return Buffer.concat(chunks);
}

/** One file of a font beyond Inter, for documents that are set in it. */
interface HostFont {
  readonly family: string;
  /** 100 to 900. */
  readonly weight: number;
  readonly italic: boolean;
  /** Path of a WOFF2 file. */
  readonly path: string;
  /**
   * The characters the file is for, as CSS writes them.
   * @default all
   */
  readonly unicodeRange?: string;
}

/** The families that npm's `@fontsource` packages have in this `node_modules`; none where there are no such packages. */
async function installedFonts(packages: string): Promise<readonly HostFont[]> {
  const scope = join(packages, '@fontsource');
  const families = await readdir(scope).catch(() => []);
  const found = await Promise.all(families.map((family) => fontsOf(join(scope, family))));
  return found.flat();
}

async function fontsOf(folder: string): Promise<readonly HostFont[]> {
  const names = await readdir(folder).catch(() => []);
  const sheets = names.filter((name) => /^\d+(-italic)?\.css$/.test(name));
  const texts = await Promise.all(sheets.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.flatMap((css) =>
    [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, rule = '']) => faceOf(folder, rule)),
  );
}

function faceOf(folder: string, rule: string): HostFont[] {
  const value = (name: string): string => new RegExp(`${name}:\\s*([^;]+)`).exec(rule)?.[1]?.trim() ?? '';
  const file = /url\(([^)]+\.woff2)\)/.exec(rule)?.[1];
  if (file === undefined) return [];
  const unicodeRange = value('unicode-range');
  return [
    {
      family: value('font-family').replace(/['"]/g, ''),
      weight: Number(value('font-weight')),
      italic: value('font-style') === 'italic',
      path: join(folder, file),
      ...(unicodeRange === '' ? {} : { unicodeRange }),
    },
  ];
}
