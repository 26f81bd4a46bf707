/** The difference of colours, by pairs whose difference is published with CIEDE2000, and what a design shows. */
import { describe, expect, it } from 'vitest';
import { readDesign } from '#design/read-design';
import { colourDifference, labDifference, type Lab } from '../../bench/colour-difference.ts';
import { listDrawnColours } from '../../bench/drawn-colours.ts';
import { snapshotOf } from '../codegen/layout/snapshot-of.ts';

const published: readonly (readonly [Lab, Lab, number])[] = [
  [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
  [[50, -1, 2], [50, 0, 0], 2.3669],
  [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
  [[50, 2.5, 0], [73, 25, -18], 27.1492],
  [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  [[2.0776, 0.0795, -1.135], [0.9033, -0.0636, -0.5514], 0.9082],
];

describe('the difference of colours', () => {
  it.each(published)('between %j and %j is %f', (one, other, wanted) => {
    expect(labDifference(one, other)).toBeCloseTo(wanted, 3);
  });
  it('is none between equals, most between white and black, and sees what lets through', () => {
    const white = { r: 1, g: 1, b: 1, a: 1 };
    expect(colourDifference(white, white)).toBe(0);
    expect(colourDifference(white, { r: 0, g: 0, b: 0, a: 1 })).toBeCloseTo(100, 3);
    expect(colourDifference(white, { ...white, a: 0.5 })).toBeGreaterThan(20);
  });
});

it('a design shows what is on top of it, and nothing of what is hidden', () => {
  const solid = (r: number) => ({ type: 'SOLID', color: { r, g: 0, b: 0, a: 1 } });
  const box = { absoluteBoundingBox: { x: 0, y: 0, width: 10, height: 10 } };
  const layer = (id: string, fields: object) => ({ id, name: id, type: 'RECTANGLE', ...box, ...fields });
  const children = [
    layer('2', { fills: [solid(0.1), solid(0.2)] }),
    layer('3', { fills: [solid(0.3)], visible: false }),
    layer('4', { fills: [], strokes: [solid(0.4)], strokeWeight: 1 }),
  ];
  const { frames } = readDesign(snapshotOf({ ...layer('1', { fills: [] }), type: 'FRAME', children }));
  const shown = frames[0] ? listDrawnColours(frames[0].root) : [];
  expect(shown.map(({ nodeId, kind, colour }) => [nodeId, kind, colour.r])).toEqual([
    ['2', 'fill', 0.2],
    ['4', 'stroke', 0.4],
  ]);
});
