/**
 * Serves the stand-in for Figma on this machine: its page, the plugin's bundles as the manifest names them, and files
 * that any number of windows may have open. It serves what it is given; the converter of other files is
 * passed to it too.
 */
import { watch } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import type { HostDocument } from './host-document.ts';
import { type OpenFile, OpenFiles } from './open-file.ts';
import { type ConvertFile, isLocalHostName, receivePost } from './receive-post.ts';

export interface ServeHostOptions {
  /** The project's built `dist/`; the host's own page is in `host/` there. */
  readonly distFolder: string;
  /** manifest.json of the plugin; its `main` and `ui` are found beside it. */
  readonly manifestPath: string;
  /** What is open at first. */
  readonly document: HostDocument;
  /**
   * Makes a document of a file that a person dropped on the page, where it is no REST JSON.
   * @default such files are refused
   */
  readonly convert?: ConvertFile;
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
  /** Address of the first file, with a slash at its end. */
  readonly url: string;
  /** Opens another file beside the first one; answers its address. */
  add(document: HostDocument): string;
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
  const files = new OpenFiles(options.document);
  const stopWatching = options.watch
    ? watchFolder(options.distFolder, () => {
        files.announceBuild();
      })
    : () => undefined;
  const fonts = options.fonts ?? (await installedFonts(join(options.distFolder, '..', 'node_modules')));
  const site: Site = { ...options, fonts, files };
  const server = createServer((request, response) => {
    void (request.method === 'POST'
      ? receivePost(site, request, response)
      : respond(site, request, response));
  });
  await new Promise<void>((resolved, rejected) => {
    server.once('error', rejected);
    server.listen(options.port ?? 0, '127.0.0.1', resolved);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://127.0.0.1:${String(port)}/`;
  return {
    url,
    add: (document) => `${url}file/${files.add(document)}`,
    close: async () => {
      stopWatching();
      server.closeAllConnections();
      await new Promise<void>((resolved) => server.close(() => resolved()));
    },
  };
}

/** What is served now. */
interface Site extends ServeHostOptions {
  readonly fonts: readonly HostFont[];
  readonly files: OpenFiles;
}

async function respond(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!isLocalHostName(request)) {
    response.writeHead(403).end();
    return;
  }
  try {
    const url = new URL(request.url ?? '/', 'http://host');
    const path = decodeURIComponent(url.pathname);
    const [, key = ''] = /^\/files\/([^/]+)\/events$/.exec(path) ?? [];
    const file = site.files.find(key);
    if (file) {
      const last = request.headers['last-event-id'];
      const from = last === undefined ? 0 : Number(last) + 1;
      file.follow(response, Number(url.searchParams.get('session')), from);
      return;
    }
    const answer = await route(site, path);
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

async function route(site: Site, path: string): Promise<Answer> {
  const host = join(site.distFolder, 'host');
  const [, area = '', ...rest] = path.split('/');
  const name = rest.join('/');
  switch (area) {
    case '':
      return indexPage(host, site, site.files.currentKey);
    case 'file':
      return site.files.find(name) ? indexPage(host, site, name) : null;
    case 'host':
      return name === 'fonts.json' ? fontList(host, site.fonts) : fileIn(host, name);
    case 'fonts':
      return fontFile(site.fonts[Number(name)]);
    case 'plugin':
      return name === 'manifest.json'
        ? { mime: mimes['.json'] ?? '', body: await readFile(site.manifestPath) }
        : fileIn(dirname(resolve(site.manifestPath)), name);
    case 'files': {
      const [key = '', ...parts] = rest;
      const file = site.files.find(key);
      return file ? documentPart(file, parts.join('/')) : null;
    }
    default:
      return null;
  }
}

async function indexPage(host: string, { run }: ServeHostOptions, key: string): Promise<Answer> {
  const html = await readFile(join(host, 'index.html'), 'utf8');
  const facts = `data-file="${key}"${run === undefined ? '' : ` data-run="${encodeURIComponent(run)}"`}`;
  return { mime: mimes['.html'] ?? '', body: html.replace('<html', `<html ${facts}`) };
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

async function documentPart(file: OpenFile, name: string): Promise<Answer> {
  const { document } = file;
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
    kind === 'images'
      ? await file.readImage(key)
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

/** Image fills have no file extension, so the type follows from their first bytes. */
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

/**
 * The families that npm's `@fontsource` packages have in this `node_modules`; none where there are no such packages.
 */
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
