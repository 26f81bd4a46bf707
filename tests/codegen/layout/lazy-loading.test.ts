import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const photo = (id: string, y: number) => ({
  id,
  name: id,
  type: 'RECTANGLE',
  absoluteBoundingBox: { x: 0, y, width: 400, height: 300 },
  fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageRef: 'a1' }],
});

test('a picture below any first screen loads when it is near, counted from the top of its page', () => {
  const page = {
    id: '1:1',
    name: 'Page',
    type: 'FRAME',
    absoluteBoundingBox: { x: 0, y: 5000, width: 400, height: 3000 },
    children: [photo('1:2', 5000), photo('1:3', 6000), photo('1:4', 6300), photo('1:5', 7700)],
  };
  const [first] = layOut(readDesign(snapshotOf(page))).pages;
  const late: string[] = [];
  const visit = (node: LayoutNode): void => {
    if (node.kind === 'image' && node.loadsLater) late.push(node.id);
    if (node.kind === 'box') node.children.forEach(visit);
  };
  if (first) visit(first.root);
  expect(late).toEqual(['1:4', '1:5']);
});
