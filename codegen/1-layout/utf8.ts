/** UTF-8 bytes as text, wrong bytes as U+FFFD; pure code has no `TextDecoder`. */
export function decodeUtf8(bytes: Uint8Array): string {
  const points: string[] = [];
  let index = 0;
  while (index < bytes.length) {
    const first = bytes[index] ?? 0;
    const length = first < 0x80 ? 1 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
    const rest = Array.from(bytes.subarray(index + 1, index + length));
    const whole = length > 0 && rest.length === length - 1 && rest.every((byte) => byte >> 6 === 2);
    const head = length === 1 ? first : first & (0x7f >> length);
    const point = rest.reduce((sum, byte) => (sum << 6) | (byte & 0x3f), head);
    points.push(whole && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd');
    index += whole ? length : 1;
  }
  return points.join('');
}
