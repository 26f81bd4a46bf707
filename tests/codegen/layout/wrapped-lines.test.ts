/** Rows that become several lines: nothing stays where it was drawn beside something else. */
import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { Declaration, LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 0.1, g: 0.3, b: 0.2, a: 1 } }];

function box(x: number, y: number, width: number, height: number) {
  const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
  return { absoluteBoundingBox: { x, y, width, height }, constraints };
}

function text(id: string, characters: string, x: number, y: number, width: number, height = 20) {
  const style = { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: 20 };
  return {
    ...{ id, name: id, type: 'TEXT', characters, fills, ...box(x, y, width, height) },
    style: { ...style, textAutoResize: height > 20 ? 'HEIGHT' : 'WIDTH_AND_HEIGHT' },
  };
}

function layOutFrame(width: number, children: readonly object[]): LayoutNode {
  const frame = { id: '1:1', name: 'Page', type: 'FRAME', ...box(0, 0, width, 900), children };
  const root = layOut(readDesign(snapshotOf(frame))).pages[0]?.root;
  if (root === undefined) throw new Error('There is no page.');
  return root;
}

function find(node: LayoutNode, id: string): LayoutNode | null {
  if (node.ids.includes(id)) return node;
  const inside = node.kind === 'box' ? node.children.map((child) => find(child, id)) : [];
  return inside.find((one) => one !== null) ?? null;
}

/** The values of a property in viewports below the drawn width, by the largest viewport. */
function narrower(root: LayoutNode, id: string, property: string): readonly (readonly [number, string])[] {
  const own = find(root, id)?.style.filter((one) => one.property === property) ?? [];
  return own.flatMap(({ below, value }) => (below === undefined ? [] : [[below, value] as const]));
}

const isNoWrap = ({ property, value, below }: Declaration) =>
  property === 'white-space' && value === 'nowrap' && below === undefined;

test('an item loses the margins that placed it in a row where it begins a line', () => {
  const words = 'Words that go on for several lines in their column '.repeat(4);
  const root = layOutFrame(1440, [
    text('2:1', words, 120, 100, 520, 300),
    text('2:2', words, 760, 190, 560, 180),
  ]);
  const [below, value] = narrower(root, '2:2', 'margin-top')[0] ?? [];
  expect([value, (below ?? 0) <= 1024]).toEqual(['0', true]);
  expect(narrower(root, '2:1', 'margin-top')).toEqual([]);
});

test('the words of a button do not break, and a long question breaks before the icon beside it', () => {
  const button = {
    ...{ id: '2:1', name: 'Button', type: 'FRAME', ...box(1166, 26, 154, 48), fills },
    children: [text('2:2', 'Get tickets', 1204, 40, 78)],
  };
  const question = {
    ...{ id: '3:0', name: 'Question', type: 'FRAME', ...box(120, 300, 1200, 60) },
    children: [
      text('3:1', 'How do I get around with a wheelchair?', 120, 320, 290),
      { id: '3:2', name: 'Icon', type: 'RECTANGLE', ...box(1100, 320, 20, 20), fills },
    ],
  };
  const root = layOutFrame(1440, [text('2:3', 'Lowtide', 120, 40, 60), button, question]);
  expect(narrower(root, '2:2', 'white-space')).toEqual([]);
  expect(find(root, '3:1')?.style.filter(isNoWrap)).toEqual([]);
  expect(find(root, '3:0')?.style.filter(({ property }) => property === 'flex-wrap')).toEqual([]);
});

test('a number in a disc stays beside its words, and two columns of words part', () => {
  const row = (id: string, first: object) => ({
    ...{ id, name: 'Step', type: 'FRAME', ...box(120, 300, 600, 60) },
    children: [
      first,
      text(`${id}1`, 'Heat the oil until it begins to shimmer and smells of nuts.', 180, 310, 520),
    ],
  });
  const disc = {
    ...{ id: '3:2', name: 'Disc', type: 'FRAME', ...box(120, 310, 36, 36), fills },
    children: [text('3:3', '1', 134, 318, 8)],
  };
  const withDisc = layOutFrame(800, [row('3:0', disc)]);
  expect(find(withDisc, '3:0')?.style.filter(({ property }) => property === 'flex-wrap')).toEqual([]);
  const withWords = layOutFrame(800, [row('4:0', text('4:2', 'First', 120, 310, 50))]);
  expect(find(withWords, '4:0')?.style.filter(({ property }) => property === 'flex-wrap')).toHaveLength(1);
});

test('the side bar of a page stays beside the content while there is space, and a table scrolls in its own box', () => {
  const row = (y: number, at: number) => ({
    ...{ id: `4:${at}`, name: 'Row', type: 'FRAME', ...box(300, y, 1100, 44) },
    children: ['No', 'Client', 'Date', 'Sum'].map((words, cell) =>
      text(`5:${at}${cell}`, words, 320 + cell * 260, y + 12, 60),
    ),
  });
  const bar = {
    ...{ id: '2:1', name: 'Bar', type: 'FRAME', ...box(0, 0, 260, 900), fills },
    children: ['Home', 'Orders', 'People'].map((words, at) =>
      text(`2:${at + 2}`, words, 20, 40 + at * 40, 60),
    ),
  };
  const rows = [200, 244, 288, 332].map(row);
  const content = {
    ...{ id: '3:1', name: 'Content', type: 'FRAME', ...box(260, 0, 1180, 900) },
    children: [
      text('3:2', 'Overview', 300, 40, 90),
      { ...{ id: '3:3', name: 'Table', type: 'FRAME', ...box(300, 200, 1100, 176) }, children: rows },
    ],
  };
  const root = layOutFrame(1440, [bar, content]);
  expect(narrower(root, '1:1', 'flex-wrap')).toEqual([]);
  expect(narrower(root, '1:1', 'flex-direction')).toEqual([[768, 'column']]);
  expect(narrower(root, '2:1', 'min-height')).toEqual([[768, '0']]);
  expect(narrower(root, '3:3', 'overflow-x')).toEqual([[1440, 'auto']]);
  expect(narrower(root, '4:0', 'min-width')).toEqual([[1440, '1100px']]);
  expect(narrower(root, '4:0', 'flex-wrap')).toEqual([]);
});

/** A column of a page, with auto layout, below 24 px of space. */
function autoColumn(id: string, y: number, width: number, children: readonly object[], more: object = {}) {
  const auto = { layoutMode: 'VERTICAL', counterAxisSizingMode: 'FIXED', layoutAlign: 'STRETCH' };
  return { id, name: id, type: 'FRAME', ...box(0, y, width, 200), ...auto, children, ...more };
}

function autoRow(id: string, y: number, width: number, children: readonly object[], more: object = {}) {
  const auto = { layoutMode: 'HORIZONTAL', primaryAxisSizingMode: 'FIXED', layoutAlign: 'STRETCH' };
  return { id, name: id, type: 'FRAME', ...box(0, y, width, 44), ...auto, children, ...more };
}

test('only the rows of a table scroll, and not the title and the pages of its card', () => {
  const row = (at: number) =>
    autoRow(
      `4:${at}`,
      60 + at * 44,
      1000,
      ['No', 'Client', 'Date', 'Sum'].map((words, cell) =>
        text(`5:${at}${cell}`, words, cell * 260, 70 + at * 44, 60),
      ),
      { itemSpacing: 200 },
    );
  const ends = (id: string, y: number, words: readonly [string, string]) =>
    autoRow(id, y, 1000, [text(`${id}1`, words[0], 0, y, 140), text(`${id}2`, words[1], 900, y, 100)], {
      primaryAxisAlignItems: 'SPACE_BETWEEN',
    });
  const card = (...children: readonly object[]) =>
    layOutFrame(1000, [
      autoColumn('3:1', 0, 1000, children, { absoluteBoundingBox: box(0, 0, 1000, 400).absoluteBoundingBox }),
    ]);
  const rows = [0, 1, 2, 3].map(row);
  const root = card(ends('6:', 0, ['Orders', 'Search']), ...rows, ends('7:', 300, ['Previous', 'Next']));
  expect(narrower(root, '3:1', 'overflow-x')).toEqual([]);
  expect(['6:', '7:'].map((id) => narrower(root, id, 'min-width'))).toEqual([[], []]);
  const holder = find(root, '3:1');
  const area = holder?.kind === 'box' ? holder.children[1] : undefined;
  expect(area?.style).toContainEqual({ property: 'overflow-x', value: 'auto', below: 1000 });
  expect(area?.kind === 'box' && area.children.flatMap(({ ids }) => ids)).toEqual([
    '4:0',
    '4:1',
    '4:2',
    '4:3',
  ]);
  expect(narrower(card(...rows), '3:1', 'overflow-x')).toEqual([[1000, 'auto']]);
});

test('cards whose widths are rounded wrap, three of them at once, and the columns of a chart stay on one line', () => {
  const fill = { layoutGrow: 1, layoutAlign: 'INHERIT' };
  const cardsOf = (count: number, y: number, width: number) =>
    Array.from({ length: count }, (_, at) => {
      const x = at * (width + 16);
      const words = text(`2:${count}${at}1`, 'Revenue of the year', x, y + 10, 160);
      return { ...autoColumn(`2:${count}${at}`, y, width, [words], fill), ...box(x, y, width, 80) };
    });
  const columns = [40, 64, 52, 90, 120, 104].map((height, at) => {
    const shape = { id: `3:${at}1`, name: 'Bar', type: 'RECTANGLE', fills, ...box(at * 160, 0, 28, height) };
    const column = autoColumn(
      `3:${at}`,
      0,
      136,
      [shape, text(`3:${at}2`, 'Jan', at * 160, height, 24)],
      fill,
    );
    return { ...column, ...box(at * 160, 140 - height, 136, height + 20) };
  });
  const root = layOutFrame(977, [
    autoColumn('1:2', 0, 976, [
      autoRow('2:9', 0, 976, cardsOf(2, 0, 480.5), { itemSpacing: 16 }),
      autoRow('2:8', 50, 976, cardsOf(3, 50, 315), { itemSpacing: 16 }),
      autoRow('3:9', 100, 976, columns, { itemSpacing: 24, counterAxisAlignItems: 'MAX' }),
    ]),
  ]);
  const wraps = (id: string) => find(root, id)?.style.filter(({ property }) => property === 'flex-wrap');
  expect(wraps('2:9')).toEqual([{ property: 'flex-wrap', value: 'wrap' }]);
  expect(find(root, '2:20')?.style).toContainEqual({ property: 'flex', value: '1 1 200px' });
  expect(wraps('2:8')).toEqual([]);
  expect(find(root, '2:8')?.style).toContainEqual({
    property: 'grid-template-columns',
    value: 'repeat(3, minmax(0, 1fr))',
  });
  expect(narrower(root, '2:8', 'grid-template-columns')).toEqual([[640, 'minmax(0, 1fr)']]);
  expect(wraps('3:9')).toEqual([]);
});

test('titles of one style shrink together so that the longest word fits a phone, and text to read does not', () => {
  const title = (id: string, words: string, y: number) => {
    const drawn = text(id, words, 120, y, 900, 90);
    return { ...drawn, style: { ...drawn.style, fontSize: 72, lineHeightPx: 90 } };
  };
  const root = layOutFrame(1440, [
    title('2:1', 'Internationalisation', 100),
    title('2:2', 'Of words', 300),
    text('2:3', '白い化粧土をまとった飯碗はわずかに外へ開いた形をしています白い化粧土', 120, 500, 500, 60),
  ]);
  const [first, second] = ['2:1', '2:2'].map((id) => narrower(root, id, 'font-size'));
  expect(first?.map(([, value]) => value)).toEqual([
    expect.stringMatching(/^clamp\(20px, [\d.]+vw, 72px\)$/),
  ]);
  expect(second).toEqual(first);
  expect(narrower(root, '2:3', 'font-size')).toEqual([]);
});

/** A page in a column with auto layout, which is 900 px high, and what fills the rest below its title. */
function layOutColumn(rest: object): LayoutNode {
  const auto = { layoutMode: 'VERTICAL', primaryAxisSizingMode: 'FIXED', counterAxisSizingMode: 'FIXED' };
  const fill = { layoutGrow: 1, layoutAlign: 'STRETCH' };
  const title = { ...text('2:1', 'Orders', 0, 0, 90), layoutAlign: 'INHERIT' };
  const column = {
    ...{ id: '2:0', name: 'Main', type: 'FRAME', ...box(0, 0, 1440, 900), ...auto },
    children: [title, { ...box(0, 20, 1440, 880), ...fill, ...rest }],
  };
  return layOutFrame(1440, [column]);
}

test('a table that fills the height of a page keeps its own where the page is as high as its content', () => {
  const cells = (at: number) =>
    ['No', 'Client', 'Date', 'Sum'].map((words, cell) =>
      text(`5:${at}${cell}`, words, 20 + cell * 340, 32 + at * 44, 60),
    );
  const rows = [0, 1, 2, 3].map((at) => ({
    ...{ id: `4:${at}`, name: 'Row', type: 'FRAME', ...box(0, 20 + at * 44, 1440, 44) },
    ...{
      layoutMode: 'HORIZONTAL',
      itemSpacing: 280,
      counterAxisAlignItems: 'CENTER',
      layoutAlign: 'STRETCH',
    },
    children: cells(at),
  }));
  const root = layOutColumn({
    id: '3:1',
    name: 'Table',
    type: 'FRAME',
    layoutMode: 'VERTICAL',
    children: rows,
  });
  expect(narrower(root, '3:1', 'overflow-x')).toEqual([[1440, 'auto']]);
  expect(narrower(root, '3:1', 'flex')).toEqual([[1440, '1 0 auto']]);
});

test('what scrolls in a page of one height is as high as its content where the page is', () => {
  const notes = [0, 1, 2].map((at) => text(`4:${at}`, 'A note', 0, 20 + at * 24, 60));
  const list = { id: '3:1', name: 'Notes', type: 'FRAME', layoutMode: 'VERTICAL', itemSpacing: 4 };
  const root = layOutColumn({
    ...list,
    overflowDirection: 'VERTICAL_SCROLLING',
    clipsContent: true,
    children: notes,
  });
  expect(find(root, '3:1')?.style).toContainEqual({ property: 'overflow-y', value: 'auto' });
  expect(narrower(root, '3:1', 'flex')).toEqual([[1440, '1 1 auto']]);
});

test('a photograph that fills the height of a row does not make it higher by the ratio of its file', () => {
  const photo = (id: string, x: number, width: number) => ({
    ...{
      id,
      name: 'Photo',
      type: 'RECTANGLE',
      ...box(x, 0, width, 400),
      layoutAlign: 'STRETCH',
      layoutGrow: 1,
    },
    fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageRef: `picture-${id}` }],
  });
  const row = {
    ...{ id: '2:1', name: 'Gallery', type: 'FRAME', layoutMode: 'HORIZONTAL', ...box(0, 0, 1440, 400) },
    ...{ primaryAxisSizingMode: 'FIXED', counterAxisSizingMode: 'FIXED' },
    children: [photo('2:2', 0, 720), photo('2:3', 720, 720)],
  };
  const style = find(layOutFrame(1440, [row]), '2:2')?.style;
  expect(style).toContainEqual({ property: 'aspect-ratio', value: '9 / 5' });
});
