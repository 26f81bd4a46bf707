/**
 * Base64 (RFC 4648) for every realm that may import `design/`. Written without `btoa`, `atob` and `Buffer`, of which no
 * realm has all, and as fast as they are. `host/` has its own, because it imports nothing of ours.
 */

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digitCodes = Uint8Array.from(digits, (digit) => digit.charCodeAt(0));
const padding = '='.charCodeAt(0);

/** Encodes bytes, without line breaks. */
export function encodeBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
  const code = (bits: number) => digitCodes[bits & 63] ?? 0;
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const bits = ((bytes[from] ?? 0) << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    codes[to] = code(bits >> 18);
    codes[to + 1] = code(bits >> 12);
    codes[to + 2] = from + 1 < bytes.length ? code(bits >> 6) : padding;
    codes[to + 3] = from + 2 < bytes.length ? code(bits) : padding;
  }
  return asciiText(codes);
}

/** Bytes as a `data:` address. */
export function toDataUrl({ mime, bytes }: { readonly mime: string; readonly bytes: Uint8Array }): string {
  return `data:${mime};base64,${encodeBase64(bytes)}`;
}

/**
 * Decodes base64 with or without padding and with white space anywhere; `null` where the text is not base64.
 * https://infra.spec.whatwg.org/#forgiving-base64-decode
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const packed = text.replace(/[\t\n\f\r ]+/g, '');
  const plain = packed.length % 4 === 0 ? packed.replace(/={1,2}$/, '') : packed;
  if (plain.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((plain.length * 3) / 4));
  let buffer = 0;
  let bits = 0;
  let to = 0;
  for (let at = 0; at < plain.length; at += 1) {
    const value = digitValues[plain.charCodeAt(at)] ?? 255;
    if (value === 255) return null;
    buffer = ((buffer << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[to] = (buffer >> bits) & 255;
    to += 1;
  }
  return bytes;
}

const digitValues = new Uint8Array(128).fill(255);
digitCodes.forEach((code, value) => (digitValues[code] = value));

function asciiText(codes: Uint8Array): string {
  const parts: string[] = [];
  // Engines limit how many arguments one call may have.
  const chunk = 8192;
  for (let start = 0; start < codes.length; start += chunk) {
    parts.push(String.fromCharCode(...codes.subarray(start, start + chunk)));
  }
  return parts.join('');
}
