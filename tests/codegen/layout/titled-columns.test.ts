/** Titles side by side with something else below each of them are columns; the heads of a table are not. */
import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }];
const constraints = { horizontal: 'LEFT', vertical: 'TOP' };

type Place = readonly [x: number, y: number, width: number, height: number];

function text(id: string, characters: string, [x, y, width, height]: Place, fontSize = 14, fontWeight = 400) {
  return {
    ...{ id, name: characters, type: 'TEXT', characters, fills, constraints },
    absoluteBoundingBox: { x, y, width, height },
    style: {
      ...{ fontFamily: 'Inter', fontWeight, fontSize },
      lineHeightPx: height / characters.split('\n').length,
    },
  };
}

function box(id: string, [x, y, width, height]: Place) {
  return {
    id,
    name: id,
    type: 'RECTANGLE',
    fills,
    constraints,
    absoluteBoundingBox: { x, y, width, height },
  };
}

const titles = ['About', 'Shop', 'Pay', 'Visit'].map((words, at) =>
  text(`2:${at}`, words, [60 + at * 250 + (at === 2 ? 20 : 0), at === 1 ? 40 : 43, 80, 22], 16, 700),
);

/** The names of the layers in each child of the only row, or in each row. */
function parts(children: readonly unknown[]): readonly string[] {
  const frame = {
    ...{ id: '1:1', name: 'Page', type: 'FRAME', children },
    absoluteBoundingBox: { x: 0, y: 0, width: 1200, height: 400 },
  };
  const root = layOut(readDesign(snapshotOf(frame))).pages[0]?.root;
  const namesIn = (node: LayoutNode): readonly string[] =>
    node.kind === 'box' && node.children.length > 0 ? node.children.flatMap(namesIn) : [node.name];
  const inside = root?.kind === 'box' ? root.children : [];
  const [only, more] = inside;
  const shown = only?.kind === 'box' && more === undefined ? only.children : inside;
  return shown.map((child) => namesIn(child).join(' '));
}

test('titles with a list, a text, boxes and an address below them are columns of one gap', () => {
  const below = [
    ...['Jobs', 'Team', 'Press'].map((words, at) => text(`3:${at}`, words, [60, 80 + at * 31, 60, 20])),
    text('4:1', 'Saws\nDrills\nLamps\nBrands', [311, 76, 70, 124]),
    ...[0, 1, 2, 3].map((at) => box(`5:${at}`, [580 + (at % 2) * 90, 80 + (at >> 1) * 50, 80, 40])),
    text('6:1', 'Long Street 4\nHarbour', [809, 80, 120, 44]),
  ];
  expect(parts([...titles, ...below])).toEqual([
    'About Jobs Team Press',
    'Shop Saws\nDrills\nLamps\nBrands',
    'Pay 5:0 5:1 5:2 5:3',
    'Visit Long Street 4\nHarbour',
  ]);
});

test('the rows of a table with cells of several lines stay rows', () => {
  const row = (y: number) =>
    [0, 1, 2, 3].map((at) => {
      const x = 60 + at * 250 + (at === 2 ? 20 : 0);
      return at === 0
        ? text(`3:${at}${y}`, 'Cell\nMore', [x, y, 60, 40])
        : text(`3:${at}${y}`, `Cell ${at}`, [x, y, 60, 20]);
    });
  const rows = parts([...titles, ...row(90), ...row(150), ...row(210)]);
  expect(rows).toContain('Cell\nMore Cell 1 Cell 2 Cell 3');
});
