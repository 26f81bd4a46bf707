/** Pages that were drawn for a phone look as drawn on smaller phones, as far as their words fit. */
import { describe, expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }];

function text(id: string, characters: string, x: number, y: number, width: number) {
  return {
    ...{ id, name: characters, type: 'TEXT', characters, fills },
    absoluteBoundingBox: { x, y, width, height: 18 },
    style: { fontFamily: 'Inter', fontWeight: 400, fontSize: 13, lineHeightPx: 18 },
  };
}

function frame(id: string, layoutMode: string, [x, y, width, height]: readonly number[], extras: object) {
  const absoluteBoundingBox = { x, y, width, height };
  return { id, name: id, type: 'FRAME', layoutMode, absoluteBoundingBox, ...extras };
}

/** Cards of the same width that fill a row on a page of 390 px. */
function drawCards(count: number, words: string, wordsWidth = 80) {
  const width = (350 - 12 * (count - 1)) / count;
  const cards = Array.from({ length: count }, (_, at) => {
    const x = 20 + at * (width + 12);
    const grows = { layoutGrow: 1, layoutSizingHorizontal: 'FILL' };
    const children = [text(`4:${at}`, words, x + 12, 112, wordsWidth)];
    const sides = { paddingLeft: 12, paddingRight: 12, paddingTop: 12, paddingBottom: 12 };
    return frame(`3:${at}`, 'VERTICAL', [x, 100, width, 200], { ...grows, ...sides, fills, children });
  });
  const row = frame('2:1', 'HORIZONTAL', [20, 100, 350, 200], {
    ...{ itemSpacing: 12, layoutSizingHorizontal: 'FILL', layoutAlign: 'STRETCH', children: cards },
  });
  const children = [row];
  return frame('1:1', 'VERTICAL', [0, 0, 390, 844], { paddingLeft: 20, paddingRight: 20, children });
}

function findRow(page: object): LayoutNode {
  const root = layOut(readDesign(snapshotOf(page))).pages[0]?.root;
  const find = (node: LayoutNode): LayoutNode | undefined =>
    node.ids.includes('2:1')
      ? node
      : node.kind === 'box'
        ? node.children.map(find).find((one) => one !== undefined)
        : undefined;
  const row = root === undefined ? undefined : find(root);
  if (row === undefined) throw new Error('The row is missing.');
  return row;
}

/** px of the viewports below which the row is no longer as drawn. */
function changes(page: object): readonly number[] {
  const properties = new Set(['grid-template-columns', 'flex-wrap', 'flex-direction']);
  return findRow(page).style.flatMap(({ property, below }) =>
    properties.has(property) && below !== undefined ? [below] : [],
  );
}

describe('cards side by side on a page for phones', () => {
  test.each([2, 3])('%i of them stay side by side where their words fit', (count) => {
    expect(changes(drawCards(count, 'Tea and milk'))).toEqual([]);
  });

  test('they are below each other on the phones on which a word does not fit', () => {
    expect(changes(drawCards(3, 'Raspberries', 72))).toEqual([360]);
  });
});

test('the tabs of an app stay on one line', () => {
  const tabs = Array.from({ length: 5 }, (_, at) => {
    const grows = { layoutGrow: 1, layoutSizingHorizontal: 'FILL', counterAxisAlignItems: 'CENTER' };
    const children = [text(`4:${at}`, at === 1 ? 'Kalender' : 'Mehr', 78 * at + 14, 790, 50)];
    return frame(`3:${at}`, 'VERTICAL', [78 * at, 760, 78, 54], { ...grows, children });
  });
  const row = frame('2:1', 'HORIZONTAL', [0, 760, 390, 84], {
    ...{ layoutSizingHorizontal: 'FILL', layoutAlign: 'STRETCH', fills, children: tabs },
  });
  const page = frame('1:1', 'VERTICAL', [0, 0, 390, 844], { children: [row] });
  expect(changes(page)).toEqual([]);
  expect(findRow(page).style.some(({ property }) => property === 'flex-wrap')).toBe(false);
});
