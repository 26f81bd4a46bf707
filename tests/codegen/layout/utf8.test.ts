import { expect, test } from 'vitest';
import { decodeUtf8 } from '#codegen/assets/utf8';

test.each(['', 'plain', 'a'.repeat(10_000), 'é', '€ and 😀', `${'x'.repeat(4095)}ü${'y'.repeat(5000)}`])(
  'text that was encoded comes back (%#)',
  (text) => {
    expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
  },
);

test.each([
  [[0x61, 0xff, 0x62], 'a\ufffdb'],
  [[0xe2, 0x82], '\ufffd\ufffd'],
  [[0xc3, 0x28], '\ufffd('],
  [[0xf7, 0xbf, 0xbf, 0xbf], '\ufffd'],
])('wrong bytes %j are distinguished from the rest', (bytes, text) => {
  expect(decodeUtf8(new Uint8Array(bytes))).toBe(text);
});
