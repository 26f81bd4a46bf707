/** What the screen of a phone keeps at its bottom edge: bars of tabs or actions, and a round button in the corner. */
import { describe, expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const white = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }];
const dark = [{ type: 'SOLID', color: { r: 0.1, g: 0.1, b: 0.1, a: 1 } }];
const size = { width: 390, height: 844 };

function layer(id: string, type: string, [x, y, width, height]: readonly number[], extras: object) {
  const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
  return { id, name: id, type, constraints, absoluteBoundingBox: { x, y, width, height }, ...extras };
}

function text(id: string, characters: string, box: readonly number[]) {
  const style = { fontFamily: 'Inter', fontWeight: 500, fontSize: 14, lineHeightPx: 20 };
  return layer(id, 'TEXT', box, { characters, style, fills: dark });
}

const icon = (id: string, x: number, y: number) => layer(id, 'ELLIPSE', [x, y, 24, 24], { fills: dark });

/** Cards below each other, by hand. */
const cards = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    layer(`2:${at}`, 'FRAME', [20, 80 + 110 * at, 350, 94], {
      fills: white,
      children: [text(`3:${at}`, `Walk ${at + 1}`, [36, 100 + 110 * at, 200, 20])],
    }),
  );

const tabs = (y: number) =>
  ['Home', 'Search', 'Saved', 'Profile'].flatMap((name, at) => [
    icon(`5:${at}`, 45 + 95 * at, y + 10),
    text(`6:${at}`, name, [32 + 95 * at, y + 40, 50, 20]),
  ]);

/** A screen without auto layout. */
const screen = (children: readonly object[]) =>
  layer('1:1', 'FRAME', [0, 0, size.width, size.height], { fills: white, clipsContent: true, children });

const bar = (children: readonly object[], y = 760) =>
  layer('4:1', 'FRAME', [0, y, 390, 844 - y], { fills: white, children });

function rootOf(page: object): LayoutNode {
  const root = layOut(readDesign(snapshotOf(page))).pages[0]?.root;
  if (root === undefined) throw new Error('There is no page.');
  return root;
}

const childrenOf = (node: LayoutNode): readonly LayoutNode[] => (node.kind === 'box' ? node.children : []);
const valueOf = (node: LayoutNode | undefined, property: string): string | undefined =>
  node?.style.find((one) => one.property === property && one.below === undefined)?.value;
const paddingBelow = (node: LayoutNode | undefined) => valueOf(node, 'padding')?.split(' ').at(2);

describe.each([
  ['in a frame', [...cards(7), bar(tabs(760))]],
  [
    'on a rectangle',
    [...cards(7), layer('4:1', 'RECTANGLE', [0, 760, 390, 84], { fills: white }), ...tabs(760)],
  ],
])('tabs %s over the last card of a list', (_, children) => {
  const root = rootOf(screen(children));
  const [content, last, more] = childrenOf(root);

  test('stick to the bottom of the window, which the page fills', () => {
    expect([last?.ids[0], more]).toEqual(['4:1', undefined]);
    expect(['position', 'bottom', 'margin-top'].map((name) => valueOf(last, name))).toEqual([
      ...['sticky', '0', '-84px'],
    ]);
    expect(valueOf(root, 'min-height')).toBe('100vh');
    expect([content?.ids, valueOf(content, 'flex')]).toEqual([[], '1 1 0']);
  });

  test('leave space below the last words of the content', () => {
    expect(paddingBelow(content)).toBe('84px');
  });
});

test('tabs below all content are at the end of a higher window too', () => {
  const root = rootOf(screen([...cards(3), bar(tabs(760))]));
  const last = childrenOf(root).at(-1);
  expect([valueOf(last, 'position'), valueOf(root, 'min-height')]).toEqual(['sticky', '100vh']);
});

test('words at the end of a screen are no bar', () => {
  const words = ['Terms', 'Privacy', 'Help'].map((name, at) =>
    text(`6:${at}`, name, [32 + 120 * at, 790, 50, 20]),
  );
  const all = childrenOf(rootOf(screen([...cards(3), bar(words)])));
  expect(all.some((child) => valueOf(child, 'position') === 'sticky')).toBe(false);
});

test('a bar with a price and a button sticks where it lies on the content', () => {
  const button = layer('5:1', 'FRAME', [210, 764, 160, 48], {
    fills: dark,
    children: [text('5:2', 'Book now', [240, 778, 100, 20])],
  });
  const root = rootOf(screen([...cards(7), bar([text('5:3', 'EUR 49', [20, 778, 100, 20]), button], 744)]));
  expect(valueOf(childrenOf(root).at(-1), 'position')).toBe('sticky');
});

test('a round button stays in the corner, of the page where the window is wider', () => {
  const fillGeometry = [{ path: 'M7 0 L9 0 L9 16 L7 16 Z', windingRule: 'NONZERO' }];
  const button = layer('7:1', 'FRAME', [310, 680, 56, 56], {
    ...{ fills: dark, cornerRadius: 28 },
    children: [layer('7:2', 'VECTOR', [330, 700, 16, 16], { fills: white, fillGeometry })],
  });
  const found = childrenOf(rootOf(screen([...cards(7), button, bar(tabs(760))]))).find(
    ({ id }) => id === '7:1',
  );
  expect(['position', 'bottom', 'right', 'top'].map((name) => valueOf(found, name))).toEqual([
    ...['fixed', '108px', 'max(24px, 50% - 216px)', undefined],
  ]);
});

describe('a bar that is fixed in the design, over content with auto layout', () => {
  const tab = (at: number) =>
    layer(`5:${at}`, 'FRAME', [24 + 90 * at, 768, 72, 48], {
      ...{
        layoutMode: 'VERTICAL',
        layoutGrow: 0,
        primaryAxisSizingMode: 'FIXED',
        counterAxisSizingMode: 'FIXED',
      },
      children: [text(`6:${at}`, `Tab ${at}`, [24 + 90 * at, 788, 50, 20])],
    });
  const list = layer('2:9', 'FRAME', [0, 0, 390, 844], {
    ...{ layoutMode: 'VERTICAL', layoutAlign: 'STRETCH', layoutGrow: 1, itemSpacing: 12, paddingTop: 40 },
    children: cards(4),
  });
  const row = layer('4:1', 'FRAME', [0, 760, 390, 84], {
    ...{ layoutPositioning: 'ABSOLUTE', layoutMode: 'HORIZONTAL', primaryAxisAlignItems: 'SPACE_BETWEEN' },
    ...{ paddingLeft: 24, paddingRight: 24, scrollBehavior: 'FIXED', isFixed: true, fills: white },
    constraints: { horizontal: 'LEFT_RIGHT', vertical: 'BOTTOM' },
    children: [0, 1, 2, 3].map(tab),
  });
  const status = layer('8:1', 'FRAME', [0, 0, 390, 40], {
    ...{ layoutPositioning: 'ABSOLUTE', scrollBehavior: 'FIXED', isFixed: true, fills: white },
    constraints: { horizontal: 'LEFT_RIGHT', vertical: 'TOP' },
    children: [text('8:2', '9:41', [30, 10, 40, 20])],
  });
  const page = layer('1:1', 'FRAME', [0, 0, 390, 844], {
    ...{
      layoutMode: 'VERTICAL',
      primaryAxisSizingMode: 'FIXED',
      counterAxisSizingMode: 'FIXED',
      fills: white,
    },
    children: [list, row, status],
  });
  const [top, content, last] = childrenOf(rootOf(page));

  test('is as wide as the page, as is one that is fixed to the top', () => {
    expect([top, last].map((one) => valueOf(one, 'position'))).toEqual(['sticky', 'sticky']);
    const place = ['top', 'margin-bottom', 'z-index'].map((name) => valueOf(top, name));
    expect(place).toEqual(['0', '-40px', '1']);
  });

  test('is in the flow, with space for it in the content', () => {
    expect(['position', 'bottom'].map((name) => valueOf(last, name))).toEqual(['sticky', '0']);
    expect(paddingBelow(content)).toBe('84px');
  });

  test('keeps its tabs on one line', () => {
    expect(last?.style.some(({ property }) => property === 'flex-wrap')).toBe(false);
    expect(childrenOf(last ?? rootOf(page)).map((child) => valueOf(child, 'min-width'))).toEqual([
      '0',
      '0',
      '0',
      '0',
    ]);
  });
});
