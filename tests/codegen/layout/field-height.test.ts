import { expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

it('fields beside each other keep the height that they have around one centred line', () => {
  const boxes = [40, 340].flatMap((x, index) => [
    rectangle(`2:${index}`, { x, y: 60, width: 280, height: 50 }),
    text(`3:${index}`, { x: x + 16, y: 72, width: 150, height: 25 }),
  ]);
  const page = {
    id: '1:1',
    name: 'Page',
    type: 'FRAME',
    absoluteBoundingBox: { x: 0, y: 0, width: 660, height: 400 },
    children: boxes,
  };
  const { root } = layOut(readDesign(snapshotOf(page))).pages[0] ?? {};
  const fields = (root ? allIn(root) : []).filter((node) => node.ids.some((id) => id.startsWith('2:')));
  const heights = fields.map(
    ({ style }) => style.find(({ property }) => /^(min-)?height$/.test(property))?.value,
  );
  expect(heights).toEqual(['50px', '50px']);
});

function allIn(node: LayoutNode): readonly LayoutNode[] {
  return [node, ...(node.kind === 'box' ? node.children.flatMap(allIn) : [])];
}

function rectangle(id: string, absoluteBoundingBox: object) {
  const fills = [{ type: 'SOLID', color: { r: 0.9, g: 0.9, b: 0.9, a: 1 } }];
  return { id, name: 'Rectangle', type: 'RECTANGLE', absoluteBoundingBox, fills };
}

function text(id: string, absoluteBoundingBox: object) {
  const style = { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: 25 };
  const fills = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }];
  return {
    id,
    name: 'Words',
    type: 'TEXT',
    characters: 'First and last name',
    absoluteBoundingBox,
    style,
    fills,
  };
}
