import type { RequestImage } from './ports.ts';

// Larger slices overflow the argument list of `fromCharCode` in some engines.
const sliceLength = 0x8000;

/** Encodes bytes as base64, without line breaks. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += sliceLength) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + sliceLength)));
  }
  return btoa(parts.join(''));
}

/** Decodes base64; `null` where the text is not base64. */
export function decodeBase64(text: string): Uint8Array | null {
  const characters = decodeOrNull(text);
  if (characters === null) return null;
  const bytes = new Uint8Array(characters.length);
  // A loop: a callback for each of a picture's millions of bytes would block the panel.
  for (let at = 0; at < characters.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}

function decodeOrNull(text: string): string | null {
  try {
    return atob(text);
  } catch {
    return null;
  }
}

/** Writes a picture as a data URL, which is how services take pictures in JSON. */
export function toDataUrl({ bytes, mime }: RequestImage): string {
  return `data:${mime};base64,${encodeBase64(bytes)}`;
}
