// Larger slices overflow the argument list of `fromCharCode` in some engines.
const slice = 0x8000;

/** The bytes as base64, without a line break. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += slice) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + slice)));
  }
  return btoa(parts.join(''));
}

/** The bytes behind base64, or `null` where the text is not base64. */
export function readBase64(text: string): Uint8Array | null {
  const characters = decode(text);
  if (characters === null) return null;
  const bytes = new Uint8Array(characters.length);
  // A loop, because a picture has millions of bytes and a call for each would hold the panel up.
  for (let at = 0; at < characters.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
}

function decode(text: string): string | null {
  try {
    return atob(text);
  } catch {
    return null;
  }
}
