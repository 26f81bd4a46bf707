import { expect, test } from 'vitest';
import { findImageSize } from '#design/image-header';

const heads: Readonly<Record<string, readonly number[]>> = {
  'a PNG': [
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13],
    ...[0x49, 0x48, 0x44, 0x52, 0, 0, 1, 44, 0, 0, 0, 200],
  ],
  'a GIF': [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 44, 1, 200, 0],
  'a JPEG with a segment before its frame': [
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 6, 1, 2, 3, 4],
    ...[0xff, 0xff, 0xc2, 0, 17, 8, 0, 200, 1, 44],
  ],
  'a lossy WebP': [...webp('VP8 '), 0, 0, 0, 0x9d, 0x01, 0x2a, 44, 1, 200, 0],
  'a lossless WebP': [...webp('VP8L'), 0x2f, 0x2b, 0xc1, 0x31, 0, 0, 0, 0, 0, 0],
  'an extended WebP': [...webp('VP8X'), 0, 0, 0, 0, 43, 1, 0, 199, 0, 0],
};

function webp(kind: string): readonly number[] {
  const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
  return [...letters('RIFF'), 0, 0, 0, 0, ...letters('WEBP'), ...letters(kind), 0, 0, 0, 0];
}

test.each(Object.entries(heads))('the size of %s', (_, bytes) => {
  expect(findImageSize(Uint8Array.from(bytes))).toEqual({ width: 300, height: 200 });
});

test.each(Object.entries(heads))('%s that is cut off has no size', (_, bytes) => {
  expect(findImageSize(Uint8Array.from(bytes.slice(0, -3)))).toBeNull();
});

test('a JPEG whose segments form a cycle has no size', () => {
  expect(findImageSize(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0, 0]))).toBeNull();
});
