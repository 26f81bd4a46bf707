import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const siblings = 20_000;

/** Only that nothing is lost and no limit of the engine is met: `work.test.ts` counts how the work grows. */
test.each([
  ['fill what is left', { layoutGrow: 1, layoutSizingVertical: 'FILL' }],
  ['let through what is under them', { opacity: 0.5 }],
])('twenty thousand siblings that %s are laid out', (_, fields) => {
  const children = Array.from({ length: siblings }, (_child, index) => ({
    id: `2:${index}`,
    name: 'Row',
    type: 'RECTANGLE',
    absoluteBoundingBox: { x: 0, y: index * 20, width: 300, height: 20 },
    fills: [{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }],
    ...(index % 2 === 0 ? fields : {}),
  }));
  const frame = {
    id: '1:1',
    name: 'List',
    type: 'FRAME',
    layoutMode: 'VERTICAL',
    primaryAxisSizingMode: 'FIXED',
    absoluteBoundingBox: { x: 0, y: 0, width: 300, height: siblings * 20 },
    children,
  };
  const { pages } = layOut(readDesign(snapshotOf(frame)));
  const root = pages[0]?.root;
  expect(root?.kind === 'box' ? root.children.length : 0).toBe(siblings);
});

const box = (x: number, y: number) => ({ x, y, width: 200, height: 20 });
const freeFrame = (children: readonly object[]) => ({
  id: '1:1',
  name: 'Pile',
  type: 'FRAME',
  absoluteBoundingBox: { x: 0, y: 0, width: 300, height: 300 },
  children,
});
const words = { name: 'Words', type: 'TEXT', style: { fontFamily: 'Inter', fontSize: 12, lineHeightPx: 16 } };

test('two thousand layers on each other stay where they are', () => {
  const children = Array.from({ length: 2000 }, (_child, index) => ({
    ...words,
    id: `2:${index}`,
    characters: 'Words',
    absoluteBoundingBox: box(10, 10),
  }));
  const { pages } = layOut(readDesign(snapshotOf(freeFrame(children))));
  const root = pages[0]?.root;
  const free = root?.kind === 'box' ? root.children.map(({ style }) => style) : [];
  expect(free.filter((style) => style.some(({ value }) => value === 'absolute'))).toHaveLength(2000);
});

test('a text of twenty thousand looks is laid out', () => {
  const text = {
    ...words,
    id: '2:1',
    characters: 'ab'.repeat(siblings / 2),
    characterStyleOverrides: Array.from({ length: siblings }, (_, index) => 1 + (index % 2)),
    styleOverrideTable: { 1: { fontSize: 11 }, 2: { fontSize: 13 } },
    absoluteBoundingBox: box(0, 0),
  };
  const { pages } = layOut(readDesign(snapshotOf(freeFrame([text]))));
  const found = pages[0]?.root.kind === 'box' ? pages[0].root.children[0] : undefined;
  expect(found?.kind === 'text' ? found.blocks[0]?.runs.length : 0).toBe(siblings);
});
