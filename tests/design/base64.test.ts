import { expect, test } from 'vitest';
import { decodeBase64, encodeBase64, toDataUrl } from '#design/base64';

test.each([0, 1, 2, 3, 4, 255, 20_000])('%i bytes are written as everyone does, and come back', (length) => {
  const bytes = Uint8Array.from({ length }, (_, index) => (index * 37) & 255);
  const text = encodeBase64(bytes);
  expect(text).toBe(Buffer.from(bytes).toString('base64'));
  expect(decodeBase64(text)).toEqual(bytes);
});

test.each([
  '',
  'QQ==',
  'QQ',
  'QUI=',
  'QUI',
  ' Q U\tI =\r\n',
  'Q',
  'QQ=',
  'QUI==',
  '====',
  'QQ==QQ==',
  'QUJ!',
  '€',
  '_-8=',
])('%j means what browsers read in it', (text) => {
  expect(decodeBase64(text)).toEqual(readAsBrowser(text));
});

test('bytes as an address', () => {
  expect(toDataUrl({ mime: 'image/png', bytes: new Uint8Array([1, 2]) })).toBe('data:image/png;base64,AQI=');
});

function readAsBrowser(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
