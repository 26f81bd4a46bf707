import { expect, test } from 'vitest';
import { createCoveredArea } from '#codegen/layout/positioning/paint-order';

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

test('an area is touched where something of it lies under, however large or far away', () => {
  const area = createCoveredArea();
  expect(area.overlaps(box(0, 0, 10, 10))).toBe(false);
  area.add(box(500, 500, 40, 40));
  area.add(box(-9000, -20_000, 20_000, 100));
  expect(area.overlaps(box(520, 520, 5, 5))).toBe(true);
  expect(area.overlaps(box(535, 200, 5, 400))).toBe(true);
  expect(area.overlaps(box(540, 500, 5, 5))).toBe(false);
  expect(area.overlaps(box(8000, -19_950, 1, 1))).toBe(true);
  expect(area.overlaps(box(-50_000, 0, 100_000, 100_000))).toBe(true);
  expect(area.overlaps(box(-50_000, 600, 100_000, 100_000))).toBe(false);
});
