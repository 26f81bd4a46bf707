/** What pages send: files that are dropped on them, and what windows make of a file. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HostDocument } from './host-document.ts';
import type { OpenFile, OpenFiles, SentSteps } from './open-file.ts';

/** Makes a document of a file that is no REST JSON; what it throws is shown. */
export type ConvertFile = (bytes: Uint8Array, name: string) => Promise<HostDocument>;

export interface PostTargets {
  readonly files: OpenFiles;
  readonly convert?: ConvertFile;
}

type Answer = readonly [status: number, text: string];

/** Bytes of the largest file that may be dropped. */
const mostBytes = 1_000_000_000;

/** Answers requests of our own pages only. */
export async function receivePost(
  targets: PostTargets,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [status, text] = isFromOwnPage(request) ? await take(targets, request) : [403, ''];
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  // The rest of a refused request is not read.
  response.writeHead(status, status < 400 ? headers : { ...headers, connection: 'close' }).end(text);
}

/** A page of another origin could ask under a name that resolves to this machine; only our own names are answered. */
export function isLocalHostName({ headers }: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(headers.host ?? '');
}

/** The panel, which has no origin, may only ask. */
function isFromOwnPage(request: IncomingMessage): boolean {
  const { host = '', origin } = request.headers;
  return isLocalHostName(request) && (origin === undefined || origin === `http://${host}`);
}

/** At `/open/NAME` a file that was dropped, at `/files/KEY/…` what a window of a file sends. */
async function take({ files, convert }: PostTargets, request: IncomingMessage): Promise<Answer> {
  try {
    const parts = (request.url ?? '').slice(1).split('/');
    const [area, first = '', ...rest] = parts.map((part) => decodeURIComponent(part));
    const file = files.find(first);
    if (area === 'files' && file) return await takeFromWindow(file, rest, request);
    if (area === 'open' && first !== '' && rest.length === 0 && convert)
      return openDropped(files, await convert(await readBody(request), first));
    return [404, 'Only REST JSON can be opened here.'];
  } catch (error) {
    const status = error instanceof TooLarge ? 413 : 422;
    return [status, error instanceof Error ? error.message : String(error)];
  }
}

async function takeFromWindow(
  file: OpenFile,
  [what, name]: readonly string[],
  request: IncomingMessage,
): Promise<Answer> {
  if (what === 'join') return [200, String(file.join())];
  const body = await readBody(request);
  if (what === 'images' && name !== undefined) file.addImage(name, body);
  else if (what === 'steps') file.append(JSON.parse(new TextDecoder().decode(body)) as SentSteps);
  else return [404, 'A file takes nothing like this.'];
  return [204, ''];
}

/** Answers the key of the file, which pages have open from now on that name none. */
function openDropped(files: OpenFiles, document: HostDocument): Answer {
  files.currentKey = files.add(document);
  return [200, files.currentKey];
}

class TooLarge extends Error {
  override readonly message = 'The file is too large to be dropped here.';
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    // Without an encoding a request gives its bytes in buffers.
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length > mostBytes) throw new TooLarge();
  }
  return Buffer.concat(chunks);
}
