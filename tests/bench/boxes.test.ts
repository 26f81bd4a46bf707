/** V1: how far elements may stand from their layers, and which boxes count for a line of an imported page. */
import { expect, test } from 'vitest';
import type { RestNode } from '#design/snapshot';
import { findDifferences, within } from '../../bench/box-differences.ts';

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const fills = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }];
const layer = (id: string, rectangle: object, fields: object = {}) =>
  ({ id, name: id, type: 'FRAME', absoluteBoundingBox: rectangle, ...fields }) as unknown as RestNode;
const measured = (boxes: Readonly<Record<string, ReturnType<typeof box>>>) => ({
  viewport: { width: 400, height: 300 },
  contentWidth: 400,
  contentHeight: 300,
  boxes: Object.fromEntries(Object.entries(boxes).map(([id, one]) => [id, [one]])),
});
const card = (layoutMode: string | undefined) =>
  layer('1:1', box(100, 50, 400, 300), {
    fills,
    ...(layoutMode ? { layoutMode } : {}),
    children: [
      layer('1:2', box(120, 70, 100, 40), {
        fills,
        layoutMode: 'HORIZONTAL',
        children: [layer('1:3', box(125, 75, 20, 20), { fills })],
      }),
    ],
  });
const shifted = measured({
  '1:1': box(0, 0, 400, 300),
  '1:2': box(22.5, 20, 100, 40),
  '1:3': box(27.5, 25, 20, 20),
});
const all = new Set(['1:1', '1:2', '1:3']);

test('in auto layout a layer is within 1 px of its position', () => {
  expect(within(findDifferences(card('VERTICAL'), all, shifted))).toBe(1 / 3);
});

test('below a frame that was placed by hand a layer is within 3 px of its position', () => {
  const found = findDifferences(card(undefined), all, shifted);
  expect([within(found), found.map(({ difference }) => difference)]).toEqual([1, [0, 2.5, 2.5]]);
  const far = measured({
    ...{ '1:1': box(0, 0, 400, 300), '1:3': box(25, 25, 20, 20) },
    '1:2': box(20, 24, 100, 40),
  });
  expect(within(findDifferences(card(undefined), all, far))).toBe(2 / 3);
});

test('a text that took over the frame of its line has the box of either', () => {
  const line = layer('1:1', box(0, 0, 300, 24), {
    fills,
    layoutMode: 'HORIZONTAL',
    children: [
      layer('1:2', box(0, 0, 80, 24), {
        children: [layer('1:3', box(0, -1, 79, 19), { type: 'TEXT', characters: 'Practice' })],
      }),
    ],
  });
  const differenceOf = (element: ReturnType<typeof box>, own: ReadonlySet<string>) =>
    findDifferences(line, own, measured({ '1:1': box(0, 0, 300, 24), '1:3': element })).at(-1)?.difference;
  expect(differenceOf(box(0, 0, 80, 24), new Set(['1:1', '1:3']))).toBe(0);
  expect(differenceOf(box(0, -1, 79, 19), new Set(['1:1', '1:3']))).toBe(0);
  // A frame that has an element of its own is judged by itself.
  expect(differenceOf(box(0, 0, 80, 24), all)).toBe(5);
});
