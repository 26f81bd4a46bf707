import { expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

it('a line that begins in the middle does not wrap at the drawn width', () => {
  const text = {
    id: '2:1',
    name: 'Title',
    type: 'TEXT',
    characters: 'A title of several words',
    absoluteBoundingBox: { x: 500, y: 20, width: 480, height: 40 },
    layoutPositioning: 'ABSOLUTE',
    constraints: { horizontal: 'CENTER', vertical: 'TOP' },
    style: {
      fontFamily: 'Inter',
      fontWeight: 400,
      fontSize: 40,
      lineHeightPx: 40,
      textAutoResize: 'WIDTH_AND_HEIGHT',
    },
    fills: [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }],
  };
  const page = {
    id: '1:1',
    name: 'Page',
    type: 'FRAME',
    layoutMode: 'VERTICAL',
    absoluteBoundingBox: { x: 0, y: 0, width: 1000, height: 400 },
    children: [text],
  };
  const { root } = layOut(readDesign(snapshotOf(page))).pages[0] ?? {};
  const style = root?.kind === 'box' ? root.children[0]?.style : [];
  expect(style).toContainEqual({ property: 'white-space', value: 'nowrap' });
});
