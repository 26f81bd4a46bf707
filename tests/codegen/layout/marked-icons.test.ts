/** A mark on the corner of an icon, such as the dot on a bell, goes where the icon goes. */
import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
const fills = [{ type: 'SOLID', color: { r: 0.2, g: 0.2, b: 0.2, a: 1 } }];

type Box = readonly [x: number, y: number, width: number, height: number];

function layer(id: string, [x, y, width, height]: Box, extras: object) {
  return { id, name: id, constraints, absoluteBoundingBox: { x, y, width, height }, ...extras };
}

function text(id: string, box: Box, characters: string) {
  const style = { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: box[3] };
  return layer(id, box, { type: 'TEXT', characters, fills, style });
}

function shape(id: string, box: Box, type: string) {
  return layer(id, box, { type, fills });
}

function drawPage(mark: Box) {
  const bell = layer('3:1', [1222, 41, 16, 18], {
    type: 'GROUP',
    children: [shape('3:2', [1222, 41, 16, 14], 'RECTANGLE'), shape('3:3', [1227, 56, 6, 3], 'ELLIPSE')],
  });
  const scrim = layer('5:1', [0, 0, 1440, 900], { type: 'RECTANGLE', fills, opacity: 0.4 });
  const children = [
    text('2:1', [40, 36, 200, 24], 'Houses for sale'),
    bell,
    shape('4:1', mark, 'ELLIPSE'),
    text('2:2', [1264, 36, 120, 24], 'Inês Carvalho'),
    text('2:3', [40, 120, 700, 24], 'All that was found today in the whole town'),
    scrim,
  ];
  return layer('1:1', [0, 0, 1440, 900], { type: 'FRAME', fills: [], children });
}

/** The layers from the page to the layer of this id, and this. */
function pathTo(node: LayoutNode, id: string): readonly LayoutNode[] {
  if (node.ids.includes(id)) return [node];
  const inside = node.kind === 'box' ? node.children.map((child) => pathTo(child, id)) : [];
  const found = inside.find((path) => path.length > 0);
  return found === undefined ? [] : [node, ...found];
}

function rootOf(page: object): LayoutNode {
  const root = layOut(readDesign(snapshotOf(page))).pages[0]?.root;
  if (root === undefined) throw new Error('There is no page.');
  return root;
}

test('a dot on the corner of an icon is part of it, also below a scrim over everything', () => {
  const root = rootOf(drawPage([1233, 36, 9, 9]));
  expect(pathTo(root, '4:1').length).toBeGreaterThan(0);
  expect(pathTo(root, '4:1').at(-1)?.drawn.width).toBeLessThanOrEqual(24);
  const [icon, dot] = ['3:2', '4:1'].map((id) => pathTo(root, id));
  expect([icon?.at(-1), icon?.at(-2), icon?.at(-3)]).toContain(dot?.at(-2) === root ? null : dot?.at(-2));
});

test('a large disc over an icon is no mark on it', () => {
  const root = rootOf(drawPage([1230, 20, 30, 30]));
  expect(pathTo(root, '4:1').at(-1)).not.toBe(pathTo(root, '3:2').at(-1));
});
