/** Arguments that every engine accepts in one call. */
const maxArguments = 4096;

/** UTF-8 bytes as text, with U+FFFD for invalid bytes. Codegen runs where no `TextDecoder` exists. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = '';
  let index = 0;
  while (index < bytes.length) {
    const end = findAsciiEnd(bytes, index);
    if (end > index) {
      text += String.fromCharCode(...bytes.subarray(index, end));
      index = end;
      continue;
    }
    const { letter, length } = readCodePoint(bytes, index);
    text += letter;
    index += length;
  }
  return text;
}

/** The end of the run of ASCII that starts here. Nearly all of an SVG is ASCII. */
function findAsciiEnd(bytes: Uint8Array, start: number): number {
  const most = Math.min(bytes.length, start + maxArguments);
  let index = start;
  while (index < most && (bytes[index] ?? 0) < 0x80) index += 1;
  return index;
}

function readCodePoint(
  bytes: Uint8Array,
  index: number,
): { readonly letter: string; readonly length: number } {
  const first = bytes[index] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  const continuation = Array.from(bytes.subarray(index + 1, index + length));
  const whole =
    length > 0 && continuation.length === length - 1 && continuation.every((byte) => byte >> 6 === 2);
  const point = continuation.reduce((sum, byte) => (sum << 6) | (byte & 0x3f), first & (0x7f >> length));
  if (!whole || point > 0x10ffff) return { letter: '\ufffd', length: whole ? length : 1 };
  return { letter: String.fromCodePoint(point), length };
}

/** ASCII text as bytes. */
export function encodeAscii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
