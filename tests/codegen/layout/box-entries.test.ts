/** Menus that a hand drew with a ground behind the current entry only. */
import { describe, expect, test } from 'vitest';
import { boxEntries } from '#codegen/layout/intent/box-entries';
import { readDesign } from '#design/read-design';
import type { DesignNode } from '#design/tree';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 0.9, g: 0.9, b: 1, a: 1 } }];
const constraints = { horizontal: 'LEFT', vertical: 'TOP' };

function layer(id: string, type: string, [x, y, width, height]: readonly number[], extras: object = {}) {
  return {
    ...{ id, name: id, type, fills, constraints },
    absoluteBoundingBox: { x, y, width, height },
    ...extras,
  };
}

function text(id: string, characters: string, box: readonly number[]) {
  const style = { fontFamily: 'Inter', fontWeight: 500, fontSize: 14, lineHeightPx: 20 };
  return layer(id, 'TEXT', box, { characters, style });
}

/** px by which a hand is off across and down, by entry. */
const drift = [
  { x: 1, y: 0 },
  { x: -1, y: -2 },
  { x: 0, y: 1 },
  { x: 1, y: 0 },
];

/** Entries of a menu that is 240 px wide; the one at `current` has a ground. */
function drawMenu(current: number, isRight: boolean, distances = [44, 44, 44, 44]) {
  let y = 100;
  const mirror = ([x = 0, top = 0, width = 0, height = 0]: readonly number[]) =>
    isRight ? [240 - x - width, top, width, height] : [x, top, width, height];
  const entries = distances.map((distance, at) => {
    const off = drift[at] ?? { x: 0, y: 0 };
    const [left, top] = [40 + off.x, y + off.y];
    const width = 40 + 9 * at;
    const icon = layer(`3:${at}`, 'ELLIPSE', mirror([left - 26, top + 2 + (at % 2), 15, 16 - (at % 3)]));
    const label = text(`4:${at}`, 'Word '.repeat(at + 1).trim(), mirror([left, top, width, 20]));
    const ground = layer(`5:${at}`, 'RECTANGLE', [4, top - 10, 232, 40]);
    const children = at === current ? [ground, icon, label] : [icon, label];
    const box = at === current ? [4, top - 10, 232, 40] : mirror([left - 26, top, width + 26, 20]);
    y += distance;
    return layer(`2:${at}`, 'GROUP', box, { children, fills: [] });
  });
  return layer('1:1', 'FRAME', [0, 0, 240, 400], { children: entries });
}

function readMenu(menu: object): readonly DesignNode[] {
  const { frames } = readDesign(snapshotOf(menu));
  const root = frames[0]?.root;
  if (root?.kind !== 'box') throw new Error('There is no menu.');
  return boxEntries(root).children;
}

describe('entries of which one has a ground', () => {
  test.each([false, true])('have boxes of one size at one distance, from right to left: %s', (isRight) => {
    const entries = readMenu(drawMenu(3, isRight));
    expect(entries.map(({ box }) => [box.x, box.width, box.height])).toEqual(Array(4).fill([4, 232, 40]));
    expect(entries.slice(1).map(({ box }, at) => box.y - (entries[at]?.box.y ?? 0))).toEqual([44, 44, 44]);
  });

  test.each([false, true])('have their icons and words at one place, from right to left: %s', (isRight) => {
    const places = readMenu(drawMenu(1, isRight)).map((entry) => {
      const parts = entry.kind === 'box' ? entry.children : [];
      const label = parts.find(({ kind }) => kind === 'text')?.box;
      const icon = parts.find(({ kind, box }) => kind === 'box' && box.width === box.height)?.box;
      const edge = (label?.x ?? 0) + (isRight ? (label?.width ?? 0) : 0);
      return [icon?.x, icon?.y, icon?.width, edge, label?.y];
    });
    expect(places).toEqual(places.map(() => places[0]));
  });
});

test.each([
  ['are at several distances', [44, 60, 44, 44]],
  ['are too near for the ground', [30, 30, 30, 30]],
])('entries that %s stay as drawn', (_, distances) => {
  const menu = drawMenu(0, false, distances);
  const drawn = readDesign(snapshotOf(menu)).frames[0]?.root;
  expect(readMenu(menu)).toEqual(drawn?.kind === 'box' ? drawn.children : []);
});
