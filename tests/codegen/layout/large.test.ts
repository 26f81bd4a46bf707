import { expect, test } from 'vitest';
import { layOut } from '#codegen/1-layout/lay-out';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const siblings = 20_000;

/** Work that looks at every sibling for every sibling would outlast any test's patience here. */
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
