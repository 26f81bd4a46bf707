import { expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const red = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }];
const line = { type: 'LINE', fills: [], strokes: red, strokeWeight: 1, strokeAlign: 'INSIDE' };
const bar = (path: string) => ({
  type: 'VECTOR',
  fills: red,
  fillGeometry: [{ path, windingRule: 'NONZERO' }],
});

it.each<[string, object, number, string]>([
  ['a line without a height', line, 0, 'border-top: 1px solid'],
  ['a line as high as its stroke', line, 1, 'border-top: 1px solid'],
  ['a thin line with round ends', { ...line, strokeCap: 'ROUND' }, 0, 'border-top: 1px solid'],
  [
    'a dashed line',
    { ...line, strokeDashes: [2, 4] },
    1,
    'background-image: repeating-linear-gradient(90deg',
  ],
  ['a filled bar', bar('M0 0L200 0L200 2L0 2L0 0Z'), 2, 'background-color:'],
])('%s is a box', (_, fields, height, declared) => {
  const found = layOutLayer(fields, height);
  expect(found.kind).toBe('box');
  const style = found.style.map(({ property, value }) => `${property}: ${value}`);
  expect(style.filter((one) => one.startsWith(declared))).toHaveLength(1);
  // Where its box is as high as its stroke, nothing has to make up for it.
  expect(style.filter((one) => one.startsWith('margin')).length).toBe(height === 0 ? 1 : 0);
});

it.each<[string, object, number]>([
  ['a thick line with round ends', { ...line, strokeWeight: 6, strokeCap: 'ROUND' }, 0],
  ['a bar with a slanted end', bar('M0 0L200 0L196 2L0 2L0 0Z'), 2],
  ['a line with an arrow', { ...line, strokeCap: 'LINE_ARROW' }, 0],
])('%s is a drawing', (_, fields, height) => {
  expect(layOutLayer(fields, height).kind).toBe('vector');
});

function layOutLayer(fields: object, height: number): LayoutNode {
  const box = { x: 0, y: 20, width: 200, height };
  const layer = {
    id: '1:2',
    name: 'Layer',
    absoluteBoundingBox: box,
    size: { x: 200, y: height },
    ...fields,
  };
  const page = {
    id: '1:1',
    name: 'Page',
    type: 'FRAME',
    layoutMode: 'VERTICAL',
    absoluteBoundingBox: { x: 0, y: 0, width: 200, height: 60 },
    children: [layer],
  };
  const [found] = layOut(readDesign(snapshotOf(page))).pages.map(({ root }) => root);
  const [only] = found?.kind === 'box' ? found.children : [];
  if (only === undefined) throw new Error('The page has no layer.');
  return only;
}

it('a line that was drawn along its row and turned takes no width beside the other items', () => {
  const turned = {
    ...line,
    absoluteBoundingBox: { x: 50, y: 0, width: 0, height: 40 },
    size: { x: 40, y: 0 },
    relativeTransform: [
      [0, -1, 50],
      [1, 0, 0],
    ],
  };
  const { drawn } = layOutLayer(turned, 0);
  expect(drawn.width).toBe(0);
  expect(drawn.height).toBe(40);
});
