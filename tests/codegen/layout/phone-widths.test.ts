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

test('a row that scrolls has its cards side by side and as wide as drawn, on smaller phones too', () => {
  const cards = [0, 1, 2].map((at) => {
    const sides = { paddingLeft: 20, paddingRight: 20, layoutSizingHorizontal: 'FIXED' };
    const children = [text(`4:${at}`, 'Available now', 40 + 276 * at, 120, 90)];
    return frame(`3:${at}`, 'VERTICAL', [20 + 276 * at, 100, 264, 160], { ...sides, fills, children });
  });
  const row = frame('2:1', 'HORIZONTAL', [0, 100, 390, 160], {
    ...{ itemSpacing: 12, paddingLeft: 20, overflowDirection: 'HORIZONTAL_SCROLLING', clipsContent: true },
    ...{ layoutSizingHorizontal: 'FILL', layoutAlign: 'STRETCH', children: cards },
  });
  const scroller = findRow(frame('1:1', 'VERTICAL', [0, 0, 390, 844], { children: [row] }));
  expect(scroller.style.some(({ property }) => property === 'flex-wrap')).toBe(false);
  const shrinks = scroller.kind === 'box' ? scroller.children.flatMap(({ style }) => style) : [];
  expect(shrinks.filter(({ property, value }) => property === 'flex-shrink' && value !== '0')).toEqual([]);
});

test('a row with a name that is cut off stays on one line on smaller phones', () => {
  const cut = text('4:2', 'Boots Pharmacy', 84, 112, 194);
  const name = { ...cut, layoutSizingHorizontal: 'FILL', layoutAlign: 'STRETCH' };
  const detail = text('4:3', 'Health, 07:55', 84, 134, 80);
  const children = [
    frame('3:1', 'HORIZONTAL', [28, 112, 44, 44], { layoutSizingHorizontal: 'FIXED', fills, children: [] }),
    frame('3:2', 'VERTICAL', [84, 112, 194, 40], {
      ...{ layoutGrow: 1, layoutSizingHorizontal: 'FILL' },
      children: [{ ...name, style: { ...name.style, textTruncation: 'ENDING', maxLines: 1 } }, detail],
    }),
    text('3:3', '−£21.00', 290, 120, 56),
  ];
  const row = frame('2:1', 'HORIZONTAL', [12, 100, 350, 68], {
    ...{ itemSpacing: 12, paddingLeft: 16, paddingRight: 16, paddingTop: 12, paddingBottom: 12, children },
    ...{ layoutSizingHorizontal: 'FILL', layoutAlign: 'STRETCH', counterAxisAlignItems: 'CENTER' },
  });
  const page = frame('1:1', 'VERTICAL', [0, 0, 390, 844], {
    paddingLeft: 12,
    paddingRight: 28,
    children: [row],
  });
  expect(changes(page)).toEqual([]);
});

test('tabs above the home indicator of a phone stay at the bottom of the window', () => {
  const tabs = [0, 1, 2, 3].map((at) => {
    const grows = { layoutGrow: 1, layoutSizingHorizontal: 'FILL', counterAxisAlignItems: 'CENTER' };
    const children = [text(`5:${at}`, 'Home', 97 * at + 30, 1410, 40)];
    return frame(`4:${at}`, 'VERTICAL', [97.5 * at, 1400, 97.5, 60], { ...grows, children });
  });
  const fill = { layoutSizingHorizontal: 'FILL', layoutAlign: 'STRETCH' };
  const row = frame('3:1', 'HORIZONTAL', [0, 1400, 390, 60], { ...fill, children: tabs });
  const line = frame('3:3', 'VERTICAL', [128, 1474, 134, 5], {
    layoutSizingHorizontal: 'FIXED',
    fills,
    children: [],
  });
  const indicator = frame('3:2', 'VERTICAL', [0, 1460, 390, 28], {
    ...{ ...fill, counterAxisAlignItems: 'CENTER', paddingTop: 14, paddingBottom: 9, children: [line] },
  });
  const bar = frame('2:1', 'VERTICAL', [0, 1400, 390, 88], {
    ...{
      layoutPositioning: 'ABSOLUTE',
      constraints: { horizontal: 'LEFT_RIGHT', vertical: 'BOTTOM' },
      fills,
    },
    children: [row, indicator],
  });
  const content = frame('2:2', 'VERTICAL', [0, 0, 390, 1488], {
    ...{ ...fill, paddingTop: 40, paddingLeft: 20, paddingRight: 20, paddingBottom: 1300 },
    children: [text('3:4', 'Your balance of today', 20, 40, 160)],
  });
  const { style } = findRow(frame('1:1', 'VERTICAL', [0, 0, 390, 1488], { fills, children: [content, bar] }));
  expect(style.filter(({ property }) => property === 'position').map(({ value }) => value)).toEqual([
    'sticky',
  ]);
});
