import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HostDocument } from './serve-host.ts';

/** Bytes of the largest file that may be dropped. */
const mostBytes = 1_000_000_000;

/** A page of another origin could ask under a name that resolves to this machine; only our own names are answered. */
export function isLocalHostName({ headers }: IncomingMessage): boolean {
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
export async function receiveFile(
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
