import { openJson } from '../document/open-json.ts';
import type { FontFile } from './embed-fonts.ts';
import { addressOf, joinFile } from './file-connection.ts';
import type { DocumentFiles, HostParts, HostVariables, Person, PluginFiles } from './host.ts';
import type { Manifest } from './manifest.ts';

interface DocumentInfo {
  readonly name: string;
  readonly images: readonly string[];
  readonly exports: Readonly<Record<string, string>>;
  readonly hasVariables: boolean;
}

/** Bytes of the document read so far; `total` is 0 where the server does not know. */
export type Report = (read: number, total: number) => void;

/** Reads everything the page needs from its server, with the file of this key. */
export async function loadParts(key: string, report: Report): Promise<HostParts> {
  const [plugin, runtimeCode, fonts, themes, document] = await Promise.all([
    loadPlugin(),
    readText('/host/runtime.js'),
    readJson<readonly FontFile[]>('/host/fonts.json'),
    readJson<Readonly<Record<'light' | 'dark', string>>>('/host/themes.json'),
    loadDocument(key, report),
  ]);
  return { person: findPerson(), plugin, runtimeCode, fonts, themes, document };
}

/** A profile of a browser is one person on one computer, as its storage is. */
function findPerson(): Person {
  const id = localStorage.getItem('person') ?? crypto.randomUUID();
  localStorage.setItem('person', id);
  return { id, name: `Person ${id.slice(0, 4)}` };
}

async function loadPlugin(): Promise<PluginFiles> {
  const manifest = await readJson<Manifest>('/plugin/manifest.json');
  const code = await readText(pluginFile(manifest.main));
  if (manifest.ui === undefined || typeof manifest.ui === 'string') {
    const html = manifest.ui === undefined ? '' : await readText(pluginFile(manifest.ui));
    return { manifest, code, html, htmlByName: null };
  }
  const files = await Promise.all(
    Object.entries(manifest.ui).map(
      async ([name, path]) => [name, await readText(pluginFile(path))] as const,
    ),
  );
  return { manifest, code, html: files[0]?.[1] ?? '', htmlByName: Object.fromEntries(files) };
}

function pluginFile(path: string): string {
  return `/plugin/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** Reads the document of a file from the server, and makes this page one of the file's windows. */
async function loadDocument(key: string, report: Report): Promise<DocumentFiles> {
  const address = addressOf(key);
  const info = await readJson<DocumentInfo>(`${address}/info.json`);
  const [text, variables, file] = await Promise.all([
    readStream(`${address}/document.json`, report),
    info.hasVariables ? readJson<unknown>(`${address}/variables.json`) : null,
    joinFile(key),
  ]);
  return {
    file,
    opened: openJson(parse(text, info.name), info.name),
    variables: variablesOf(variables),
    images: info.images,
    exports: info.exports,
  };
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`"${name}" is not JSON${text === '' ? ': it is empty' : ''}.`);
  }
}

/** The answer of `GET /v1/files/:key/variables/local`, or its `meta` alone. */
export function variablesOf(json: unknown): HostVariables {
  const answer = (json ?? {}) as { readonly meta?: object };
  const meta = (answer.meta ?? answer) as Partial<
    Record<'variables' | 'variableCollections', Readonly<Record<string, unknown>>>
  >;
  return { variables: meta.variables ?? {}, collections: meta.variableCollections ?? {} };
}

async function readStream(address: string, report: Report): Promise<string> {
  const response = await get(address);
  const total = Number(response.headers.get('content-length') ?? 0);
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let read = 0;
  if (!response.body) return response.text();
  for await (const chunk of response.body) {
    read += chunk.byteLength;
    parts.push(decoder.decode(chunk, { stream: true }));
    report(read, total);
  }
  parts.push(decoder.decode());
  return parts.join('');
}

async function get(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok)
    throw new Error((await response.text()) || `${address} answered ${String(response.status)}.`);
  return response;
}

async function readText(address: string): Promise<string> {
  return (await get(address)).text();
}

async function readJson<Value>(address: string): Promise<Value> {
  return (await get(address)).json() as Promise<Value>;
}

/**
 * Reads a file that a person dropped on the page. REST JSON is read here and no other window has it; a `.fig` file goes
 * to the server, which converts it and has it open from then on.
 */
export async function openFile(file: File): Promise<DocumentFiles> {
  if (/\.fig$/i.test(file.name)) return convert(file);
  const opened = openJson(parse(await file.text(), file.name), file.name.replace(/\.json$/i, ''));
  return { file: null, opened, variables: { variables: {}, collections: {} }, images: [], exports: {} };
}

async function convert(file: File): Promise<DocumentFiles> {
  const response = await fetch(`/open/${encodeURIComponent(file.name)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
  if (!response.ok) throw new Error(await response.text());
  return loadDocument(await response.text(), () => undefined);
}
