import { expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

it.each([
  [[8, 8, 8, 8], '8px'],
  [[8, 4, 8, 4], '8px 4px'],
  [[8, 8, 0, 0], '8px 8px 0 0'],
  [[8, 0, 0, 0], '8px 0 0'],
  [[8, 4, 2, 4], '8px 4px 2px'],
  [[0, 0, 0, 8], '0 0 0 8px'],
  [[400, 400, 400, 400], '9999px'],
])('corners of %j are written as %s', (radii, value) => {
  const frame = {
    id: '1:1',
    name: 'Box',
    type: 'FRAME',
    absoluteBoundingBox: { x: 0, y: 0, width: 400, height: 40 },
    fills: [{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }],
    rectangleCornerRadii: radii,
  };
  const { root } = layOut(readDesign(snapshotOf(frame))).pages[0] ?? {};
  expect(root?.style.find(({ property }) => property === 'border-radius')?.value).toBe(value);
});
