/** Characters made of bytes at once; more would overflow the stack of the call. */
const chunk = 32_768;

/**
 * Base64 in the page's own engine: QuickJS takes seconds for the bytes of a picture. Not `design/base64.ts`, because the
 * host imports nothing of ours.
 */
export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += chunk)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + chunk)));
  return btoa(parts.join(''));
}

export function decodeBase64(text: string): Uint8Array {
  const binary = atob(text);
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Bytes as a `data:` URL, which a picture can contain. */
export async function toDataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('the bytes could not be read'));
    };
    reader.readAsDataURL(blob);
  });
}
