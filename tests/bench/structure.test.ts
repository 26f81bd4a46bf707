import { expect, test } from 'vitest';
import { readDesign } from '#design/read-design';
import { listDrawnPlaces } from '../../bench/drawn-structure.ts';
import { scorePlaces } from '../../bench/figures/structure.ts';
import type { PagePlace } from '../../bench/page-structure.ts';
import { snapshotOf } from '../codegen/layout/snapshot-of.ts';

const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });
const layer = (id: string, rectangle: object, fields: object = {}) => ({
  id,
  name: id,
  type: 'RECTANGLE',
  absoluteBoundingBox: rectangle,
  ...fields,
});
const bar = {
  ...layer('1:1', box(0, 0, 300, 40), { type: 'FRAME', layoutMode: 'HORIZONTAL', itemSpacing: 10 }),
  primaryAxisSizingMode: 'FIXED',
  counterAxisSizingMode: 'FIXED',
  primaryAxisAlignItems: 'CENTER',
  counterAxisAlignItems: 'CENTER',
  children: [
    layer('1:2', box(70, 10, 100, 20)),
    layer('1:3', box(180, 0, 50, 40)),
    layer('1:4', box(280, 0, 20, 20), { layoutPositioning: 'ABSOLUTE' }),
  ],
};
const [frame] = readDesign(snapshotOf(bar)).frames;
const places = frame === undefined ? [] : listDrawnPlaces(frame.root);
const element = (id: string, fields: Partial<PagePlace> = {}): PagePlace => ({
  ids: [id],
  around: ['1:1'],
  absolute: false,
  picture: false,
  horizontal: 'center',
  vertical: 'center',
  ...fields,
});
const good = [element('1:2'), element('1:3'), element('1:4', { absolute: true })];

test('an axis without free space has no alignment', () => {
  expect(places.map(({ horizontal, vertical }) => [horizontal, vertical])).toEqual([
    ['center', 'center'],
    ['center', null],
    [null, null],
  ]);
});

test.each<[string, readonly PagePlace[], number, number, number]>([
  ['kept', good, 1, 1, 1],
  ['lost', [], 0, 0, 0],
  ['put elsewhere', [element('1:2', { around: ['1:3'] }), ...good.slice(1)], 2 / 3, 1, 1],
  ['put at the start', [element('1:2', { horizontal: 'start' }), ...good.slice(1)], 1, 0.5, 1],
  ['taken out of the flow', [element('1:2', { absolute: true }), ...good.slice(1)], 1, 0.5, 2 / 3],
  ['left out', good.slice(1), 4 / 5, 2 / 3, 4 / 5],
])('a layer that is %s counts so', (_, found, group, alignment, position) => {
  expect(scorePlaces(places, found, () => {})).toEqual({ group, alignment, position });
});

test('strokes of an illustration are not laid out, so nothing is reported for them', () => {
  const drawing = [element('1:1', { ids: ['1:1', '1:2', '1:3', '1:4'], around: [], picture: true })];
  expect(scorePlaces(places, drawing, () => {})).toEqual({ group: null, alignment: null, position: null });
});
