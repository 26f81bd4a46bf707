import type { RequestImage } from './ports.ts';

// Larger slices overflow the argument list of `fromCharCode` in some engines.
const sliceLength = 0x8000;

/** The bytes as base64, without a line break. */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += sliceLength) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + sliceLength)));
  }
  return btoa(parts.join(''));
}

/** The bytes behind base64, or `null` where the text is not base64. */
export function decodeBase64(text: string): Uint8Array | null {
  const characters = decodeOrNull(text);
  if (characters === null) return null;
  const bytes = new Uint8Array(characters.length);
  // A loop, because a picture has millions of bytes and a call for each would hold the panel up.
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

/** A picture as an address that holds it, as services take pictures within JSON. */
export function toDataUrl({ bytes, mime }: RequestImage): string {
  return `data:${mime};base64,${encodeBase64(bytes)}`;
}
