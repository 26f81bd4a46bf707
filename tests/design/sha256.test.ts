import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, sha256 } from '#design/sha256';

describe('SHA-256', () => {
  it('equals the hash of Node, at every length around a block and far beyond', () => {
    for (const length of [...Array(200).keys(), 4096, 1_000_003]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 255);
      expect(Buffer.from(sha256(bytes)).toString('hex')).toBe(
        createHash('sha256').update(bytes).digest('hex'),
      );
    }
  });

  it('reads a part of a longer buffer, and leaves it as it is', () => {
    const whole = Uint8Array.from({ length: 300 }, (_, index) => index & 255);
    const part = whole.subarray(50, 170);
    expect(Buffer.from(sha256(part)).toString('hex')).toBe(createHash('sha256').update(part).digest('hex'));
    expect([...whole]).toEqual(Array.from({ length: 300 }, (_, index) => index & 255));
  });
});

it.each([
  '',
  'a',
  'é',
  '€',
  '😀',
  'a\ud800b',
  '\udc00',
  '\ud83d\ud83d\ude00',
  '\u0000\u007f\u0080\u07ff\u0800\uffff',
])('writes %j as UTF-8 as a browser does', (text) =>
  expect([...encodeUtf8(text)]).toEqual([...new TextEncoder().encode(text)]),
);
