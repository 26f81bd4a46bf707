/** Bytes as an address that holds them. */

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const digitCodes = Uint8Array.from(digits, (digit) => digit.charCodeAt(0));
const padding = '='.charCodeAt(0);

export function dataUrl(mime: string, bytes: Uint8Array): string {
  return `data:${mime};base64,${encodeBase64(bytes)}`;
}

/** Written out because pure code has neither `btoa` nor `Buffer`. */
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

function asciiText(codes: Uint8Array): string {
  const parts: string[] = [];
  // A call takes only so many arguments.
  const chunk = 8192;
  for (let start = 0; start < codes.length; start += chunk) {
    parts.push(String.fromCharCode(...codes.subarray(start, start + chunk)));
  }
  return parts.join('');
}
