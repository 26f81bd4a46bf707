import { expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const navy = [{ type: 'SOLID', color: { r: 0, g: 0.2, b: 0.4, a: 1 } }];

it('words beside a picture in a painted card keep their distance from its edges where they get higher than it, and where it goes below', () => {
  const style = paddingBelow({ fills: navy });
  expect(style).toEqual(['24px 0', '24px 24px 24px 0']);
});

it('words in a row that paints nothing keep the edges of what is around it', () => {
  expect(paddingBelow({})).toEqual([]);
});

/** The paddings that the words of a card get in narrower windows. */
function paddingBelow(card: object): readonly string[] {
  const words = {
    ...{ id: '3:1', name: 'Words', type: 'FRAME', layoutMode: 'VERTICAL', layoutGrow: 1, fills: [] },
    layoutSizingHorizontal: 'FILL',
    absoluteBoundingBox: { x: 64, y: 100, width: 736, height: 80 },
    children: [
      {
        ...{
          id: '4:1',
          name: 'Title',
          type: 'TEXT',
          characters: 'Do you need to talk to a doctor now?',
          fills: navy,
        },
        absoluteBoundingBox: { x: 64, y: 100, width: 480, height: 80 },
        style: { fontFamily: 'Inter', fontWeight: 700, fontSize: 32, lineHeightPx: 40 },
      },
    ],
  };
  const picture = {
    ...{ id: '3:2', name: 'Photo', type: 'RECTANGLE', fills: navy },
    layoutSizingHorizontal: 'FIXED',
    absoluteBoundingBox: { x: 800, y: 0, width: 480, height: 280 },
  };
  const box = { x: 0, y: 0, width: 1280, height: 280 };
  const row = { type: 'FRAME', layoutMode: 'HORIZONTAL', counterAxisAlignItems: 'CENTER', paddingLeft: 64 };
  const drawn = { ...row, id: '2:1', name: 'Card', layoutSizingHorizontal: 'FILL', absoluteBoundingBox: box };
  const page = {
    ...{ id: '1:1', name: 'Page', type: 'FRAME', layoutMode: 'VERTICAL' },
    absoluteBoundingBox: { ...box, height: 600 },
    children: [{ fills: [], ...drawn, ...card, children: [words, picture] }],
  };
  const find = (node: LayoutNode): readonly LayoutNode[] =>
    node.kind === 'box' ? [node, ...node.children.flatMap(find)] : [node];
  const nodes = layOut(readDesign(snapshotOf(page))).pages.flatMap(({ root }) => find(root));
  const found = nodes.find(({ id }) => id === '3:1');
  return (found?.style ?? []).flatMap(({ property, value, below }) =>
    property === 'padding' && below !== undefined ? [value] : [],
  );
}
