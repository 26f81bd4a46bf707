import { decodeBase64 } from '#design/base64';

/** The script of a worker, unpacked from the element that contains it. The element's text is freed. */
export async function unpackWorker(elementId: string): Promise<string> {
  const script = unpackText(elementId);
  const element = document.getElementById(elementId);
  if (element) element.textContent = '';
  return script;
}

/** A text, unpacked from the element that contains it (gzip, then base64; not executed before). */
export async function unpackText(elementId: string): Promise<string> {
  const packed = document.getElementById(elementId)?.textContent ?? '';
  const stream = new Blob([decodeBase64(packed) ?? '']).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}
