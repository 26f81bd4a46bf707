import { expect, test } from 'vitest';
import { cssNumber } from '#codegen/css/css-values';
import { createPathTransformer, transformPath } from '#codegen/layout/vectors/path-data';

const still = [
  [1, 0, 0],
  [0, 1, 0],
] as const;

const moved = [
  [1, 0, 10],
  [0, 1, -0.5],
] as const;

const turned = [
  [0, -1, 0],
  [1, 0, 0],
] as const;

test.each([
  ['M0 0L1.50-.25.75 2Z', 'M0 0L1.5 -0.25L0.75 2Z'],
  ['M1e1,2E-1H3V4', 'M10 0.2H3V4'],
  ['M0.123456789012345678 5', 'M0.123 5'],
  ['M0 0 1 1C1 2 3 4 5 6 7 8 9 10 11 12', 'M0 0L1 1C1 2 3 4 5 6C7 8 9 10 11 12'],
  ['m1 1l2 0v3h-2z', 'M1 1L3 1V4H1Z'],
  ['m5 5 1 1zm2 2c1 0 2 1 2 2s1 2 2 2M1 1t1 1', 'M5 5L6 6ZM7 7C8 7 9 8 9 9S10 11 11 11M1 1T2 2'],
])('%s is read as a browser reads it', (path, expected) => {
  expect(transformPath(path, still)).toBe(expected);
});

test('a path is moved, and its straight lines stay short where nothing turns', () => {
  expect(transformPath('M0 0H5V5Z', moved)).toBe('M10 -0.5H15V4.5Z');
  expect(transformPath('M0 0H5V5Z', turned)).toBe('M0 0L0 5L-5 5Z');
});

test.each([
  'm0 0a1 1 0 0 0 2 2',
  'M0 0A1 1 0 0 0 2 2',
  'M0',
  'M0 0Z1 2',
  '5 5',
  'M0 0L1e999 2',
  'M0 0L1e308 2',
])('%s is not moved point by point', (path) => {
  expect(transformPath(path, still)).toBeNull();
});

test('what was moved before is moved to each place anew', () => {
  const movePathAgain = createPathTransformer();
  const places = [still, moved, turned, still, moved];
  const found = places.map((matrix) => movePathAgain('M1 2H3', matrix));
  expect(found).toEqual(places.map((matrix) => transformPath('M1 2H3', matrix)));
});

test.each([
  [-0.0004, '0'],
  [-0.5, '-0.5'],
  [12.3456, '12.346'],
  [0.05, '0.05'],
  [1e9 + 0.25, '1000000000.25'],
  [-3, '-3'],
])('%d is written as %s', (value, expected) => {
  expect(cssNumber(value)).toBe(expected);
});

test('decimals are as many as wanted', () => {
  expect([cssNumber(1.005, 2), cssNumber(2.345678, 4), cssNumber(0.999, 2)]).toEqual(['1', '2.3457', '1']);
});
