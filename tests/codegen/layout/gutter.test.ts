import { expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

it.each([
  ['a hand drew it 1 px wider than the page: it keeps a gutter in narrow windows', 1001, false],
  ['it is much wider than the page: it needs no padding there', 1300, true],
])('a strip with wide paddings, where %s', (_, width, losesPadding) => {
  const fills = [{ type: 'SOLID', color: { r: 0.1, g: 0.3, b: 0.2, a: 1 } }];
  const words = {
    id: '3:1',
    name: 'Words',
    type: 'TEXT',
    characters: 'Old houses between the river and the sea',
    absoluteBoundingBox: { x: 120, y: 60, width: 500, height: 24 },
    style: { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: 24 },
    fills,
  };
  const strip = {
    id: '2:1',
    name: 'Strip',
    type: 'FRAME',
    layoutMode: 'VERTICAL',
    paddingLeft: 120,
    paddingRight: 110,
    paddingTop: 40,
    paddingBottom: 40,
    absoluteBoundingBox: { x: 0, y: 20, width, height: 104 },
    constraints: { horizontal: 'LEFT', vertical: 'TOP' },
    fills,
    children: [words],
  };
  const page = {
    id: '1:1',
    name: 'Page',
    type: 'FRAME',
    layoutMode: 'VERTICAL',
    absoluteBoundingBox: { x: 0, y: 0, width: 1000, height: 400 },
    children: [strip],
  };
  const { root } = layOut(readDesign(snapshotOf(page))).pages[0] ?? {};
  const style = root?.kind === 'box' ? (root.children[0]?.style ?? []) : [];
  const narrow = style.filter(({ property, below }) => property === 'padding' && below !== undefined);
  expect(narrow.some(({ value }) => value === '40px 0')).toBe(losesPadding);
});
