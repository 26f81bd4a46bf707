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
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
