/** Parts of pages in narrower windows: cards with a photograph, tables with a form, side bars, and labels with a switch. */
import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }];
const photo = [{ type: 'IMAGE', imageRef: 'photo', scaleMode: 'FILL' }];
const strokes = [{ type: 'SOLID', color: { r: 0.8, g: 0.1, b: 0.1, a: 1 } }];

interface Layer {
  readonly id: string;
  readonly [name: string]: unknown;
}

const row = { layoutMode: 'HORIZONTAL', counterAxisAlignItems: 'CENTER' };
const column = { layoutMode: 'VERTICAL' };

function frame(id: string, box: readonly number[], layout: object, children: readonly Layer[]): Layer {
  const [x, y, width, height] = box;
  const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
  const sizing = { layoutSizingHorizontal: 'FIXED', layoutSizingVertical: 'FIXED' };
  const absoluteBoundingBox = { x, y, width, height };
  return { id, name: id, type: 'FRAME', absoluteBoundingBox, constraints, ...sizing, ...layout, children };
}

function text(id: string, characters: string, x: number, y: number, width: number): Layer {
  const style = { fontFamily: 'Inter', fontWeight: 400, fontSize: 14, lineHeightPx: 20 };
  return {
    ...{
      id,
      name: id,
      type: 'TEXT',
      characters,
      fills: [{ ...fills[0], color: { r: 0, g: 0, b: 0, a: 1 } }],
    },
    absoluteBoundingBox: { x, y, width, height: 20 },
    constraints: { horizontal: 'LEFT', vertical: 'TOP' },
    ...{ layoutSizingHorizontal: 'HUG', layoutSizingVertical: 'HUG' },
    style: { ...style, textAutoResize: 'WIDTH_AND_HEIGHT' },
  };
}

function layOutPage(children: readonly Layer[], layout: object = column): LayoutNode {
  const images = { photo: { key: 'photo', mime: 'image/png' } } as const;
  const page = frame('1:1', [0, 0, 1440, 900], layout, children);
  const root = layOut(readDesign(snapshotOf(page, { images }))).pages[0]?.root;
  if (root === undefined) throw new Error('There is no page.');
  return root;
}

function find(node: LayoutNode, id: string): LayoutNode | null {
  if (node.ids.includes(id)) return node;
  const inside = node.kind === 'box' ? node.children.map((child) => find(child, id)) : [];
  return inside.find((one) => one !== null) ?? null;
}

/** The values of a property, with the width of the viewport below which each applies. */
function valuesOf(root: LayoutNode, id: string, property: string): readonly string[] {
  const own = find(root, id)?.style.filter((one) => one.property === property) ?? [];
  return own.map(({ value, below }) => (below === undefined ? value : `${value} below ${below}`));
}

function card(priceLine: object): Layer {
  const fill = { layoutSizingVertical: 'FILL' };
  const picture = frame('2:1', [120, 20, 260, 184], { ...column, ...fill, fills: photo }, [
    text('2:2', '1/24', 132, 180, 30),
  ]);
  const words = frame(
    '2:3',
    [380, 20, 740, 184],
    { ...column, ...fill, layoutGrow: 1, layoutSizingHorizontal: 'FILL' },
    [
      text('2:4', 'A house at the sea', 400, 40, 190),
      text('2:5', 'Two rooms with a view of the harbour and a terrace', 400, 70, 330),
    ],
  );
  const price = frame(
    '2:6',
    [1120, 20, 200, 184],
    { ...column, ...fill, counterAxisAlignItems: 'MAX', paddingLeft: 20, paddingRight: 20, ...priceLine },
    [text('2:7', '618 €', 1230, 40, 70)],
  );
  return frame('2:0', [120, 20, 1200, 184], { ...row, fills, clipsContent: true }, [picture, words, price]);
}

const lineAtLeft = {
  strokes,
  strokeWeight: 1,
  strokeAlign: 'INSIDE',
  individualStrokeWeights: { top: 0, right: 0, bottom: 0, left: 1 },
};

test('a photograph keeps its shape alone on a line, and a price behind a line takes its own whole line', () => {
  const root = layOutPage([card(lineAtLeft)]);
  expect(valuesOf(root, '2:1', 'aspect-ratio').join()).toMatch(/^65 \/ 46 below \d+$/);
  expect(valuesOf(root, '2:6', 'flex-grow').join()).toMatch(/^1 below \d+$/);
  expect(valuesOf(root, '2:6', 'border-left').at(-1)).toMatch(/^none below \d+$/);
  expect(valuesOf(root, '2:6', 'border-top').join()).toMatch(/^1px solid .+ below \d+$/);
  // Without a line, the price stays at the end of its line.
  const parts = layOutPage([card({ layoutSizingHorizontal: 'HUG', itemSpacing: 4 })]);
  expect(valuesOf(parts, '2:6', 'flex-grow')).toEqual([]);
  expect(valuesOf(parts, '2:6', 'margin-left').join()).toMatch(/^auto below \d+$/);
});

test('a stroke of a fraction of a pixel is above a photograph that reaches the edge', () => {
  const stroked = { ...card({}), strokes, strokeWeight: 1.5, strokeAlign: 'INSIDE' };
  const covered = layOutPage([stroked]);
  expect([valuesOf(covered, '2:0', 'outline-offset'), valuesOf(covered, '2:0', 'box-shadow')]).toEqual([
    ['-1.5px'],
    [],
  ]);
  const free = frame(
    '3:0',
    [120, 20, 400, 60],
    { ...row, fills, strokes, strokeWeight: 1.5, strokeAlign: 'INSIDE', paddingLeft: 20 },
    [text('3:1', 'Words', 140, 40, 50)],
  );
  expect(valuesOf(layOutPage([free]), '3:0', 'box-shadow').join()).toMatch(/^inset 0 0 0 1.5px/);
});

test('a sentence keeps a gap to the switch at the end of its row, which two short words need not', () => {
  const toggle = frame('4:3', [800, 30, 44, 24], { fills, cornerRadius: 12 }, []);
  const rowOf = (words: string, width: number) =>
    frame('4:0', [100, 20, 744, 44], { ...row, primaryAxisAlignItems: 'SPACE_BETWEEN' }, [
      text('4:1', words, 100, 32, width),
      toggle,
    ]);
  const sentence = layOutPage([rowOf('When somebody answers you or writes your name.', 314)]);
  expect(valuesOf(sentence, '4:0', 'gap').join()).toMatch(/^16px/);
  expect(valuesOf(layOutPage([rowOf('Sound', 40)]), '4:0', 'gap')).toEqual([]);
});

test('what is over the rows of a table gets narrower with its card', () => {
  const columns = [0, 280, 430, 560, 700];
  const line = (id: string, y: number) =>
    frame(
      id,
      [24, y, 752, 40],
      { ...row, layoutSizingHorizontal: 'FILL' },
      columns.map((start, at) =>
        frame(`${id}${at}`, [24 + start, y + 10, (columns[at + 1] ?? 752) - start, 20], row, [
          text(`${id}${at}t`, 'Words', 24 + start, y + 10, 44),
        ]),
      ),
    );
  const form = frame(
    '5:1',
    [24, 20, 752, 40],
    { ...row, layoutSizingHorizontal: 'FILL', primaryAxisAlignItems: 'SPACE_BETWEEN' },
    [
      frame('5:2', [24, 20, 300, 40], { ...row, fills }, [text('5:3', 'name@company.com', 40, 30, 140)]),
      frame('5:4', [640, 20, 112, 40], { ...row, fills }, [text('5:5', 'Send invite', 650, 30, 80)]),
    ],
  );
  const table = frame('5:0', [0, 0, 800, 260], { ...column, paddingLeft: 24, paddingRight: 24, fills }, [
    form,
    ...[1, 2, 3, 4].map((at) => line(`6:${at}`, 20 + at * 44)),
  ]);
  const root = layOutPage([table]);
  expect(valuesOf(root, '5:1', 'min-width')).toEqual([]);
  expect(valuesOf(root, '6:1', 'min-width').join()).toMatch(/^\d+px below 1440$/);
});

test('the cards of a side bar fill it where it is above the page', () => {
  const bar = (width: number) =>
    frame('7:0', [0, 0, 256, 900], { ...column, counterAxisAlignItems: 'CENTER', fills }, [
      frame('7:1', [(256 - width) / 2, 20, width, 96], { ...column, fills: strokes }, [
        text('7:2', 'Free plan', 40, 30, 60),
      ]),
    ]);
  const page = frame(
    '8:0',
    [256, 0, 1184, 900],
    { ...column, layoutGrow: 1, layoutSizingHorizontal: 'FILL' },
    [text('8:1', 'Settings of the workspace', 300, 40, 200)],
  );
  const wide = layOutPage([bar(224), page], { layoutMode: 'HORIZONTAL' });
  expect(valuesOf(wide, '7:1', 'width')).toEqual([]);
  expect(valuesOf(wide, '7:1', 'margin-left')).toEqual(['16px']);
  const small = layOutPage([bar(120), page], { layoutMode: 'HORIZONTAL' });
  expect(valuesOf(small, '7:1', 'margin-left')).toEqual([]);
});

test('columns with a wide gap have the gap of parts where they are below each other', () => {
  const part = (id: string, x: number, width: number) =>
    frame(id, [x, 20, width, 200], { ...column, fills, layoutGrow: id === '9:2' ? 1 : 0 }, [
      text(`${id}t`, 'Words about something', x, 30, 150),
    ]);
  const columns = (gap: number) =>
    layOutPage([
      frame('9:0', [0, 20, 1440, 200], { ...row, itemSpacing: gap, layoutSizingHorizontal: 'FILL' }, [
        part('9:1', 0, 250),
        part('9:2', 250 + gap, 1190 - gap),
      ]),
    ]);
  expect(valuesOf(columns(46), '9:0', 'gap')).toEqual(['24px 46px']);
  expect(valuesOf(columns(20), '9:0', 'gap')).toEqual(['20px']);
});

const grows = { layoutGrow: 1, layoutSizingHorizontal: 'FILL' };

test('a column of a set width has it as drawn beside columns that fill the rest', () => {
  const part = (id: string, x: number, width: number, layout: object) =>
    frame(id, [x, 20, width, 100], { ...column, ...layout }, [text(`${id}t`, 'Care near you', x, 20, 100)]);
  const columns = (first: number) => {
    const width = (1280 - first - 144) / 3;
    const others = [0, 1, 2].map((at) =>
      part(`9:${at + 1}`, 80 + first + 48 + at * (width + 48), width, grows),
    );
    return layOutPage([
      frame('9', [80, 20, 1280, 100], { ...row, itemSpacing: 48 }, [part('9:0', 80, first, {}), ...others]),
    ]);
  };
  expect(valuesOf(columns(320), '9:0', 'flex')).toEqual(['999 1 200px']);
  // Where an even share of what is left is enough, it grows like the others.
  expect(valuesOf(columns(260), '9:0', 'flex')).toEqual(['1 1 200px']);
});

test('lines between the fields of a form go where it has several lines, and its button fills the last one of a phone', () => {
  const field = (id: string, x: number) =>
    frame(id, [x, 36, 380, 54], { ...row, ...grows, paddingLeft: 16, paddingRight: 16 }, [
      text(`${id}t`, 'Where would you like to go?', x + 16, 52, 180),
    ]);
  const line = (id: string, x: number) => frame(id, [x, 43, 1, 40], { fills: strokes }, []);
  const button = frame(
    '3:9',
    [1200, 39, 99, 48],
    { ...row, fills: strokes, paddingLeft: 24, paddingRight: 24 },
    [text('3:8', 'Search', 1224, 53, 51)],
  );
  const form = (children: readonly Layer[]) =>
    layOutPage([
      frame('3:0', [80, 24, 1280, 78], { ...row, fills, paddingLeft: 12, paddingRight: 12 }, children),
    ]);
  const root = form([
    field('3:1', 92),
    line('3:2', 474),
    field('3:3', 476),
    line('3:4', 860),
    field('3:5', 864),
    button,
  ]);
  expect(valuesOf(root, '3:2', 'display').join()).toMatch(/^none below \d+$|,none below \d+$/);
  expect(valuesOf(root, '3:9', 'flex-grow')).toEqual(['1 below 640']);
  // What fills the row is no field: the button stays as wide as its words.
  const words = { ...text('3:6', 'You have changes that are not saved yet', 92, 50, 1080), ...grows };
  expect(valuesOf(form([words, button]), '3:9', 'flex-grow')).toEqual([]);
});

test('several buttons after words stay together on a line of a phone', () => {
  const words = { ...text('2:1', 'You have changes that are not saved yet', 48, 30, 900), ...grows };
  const button = (id: string, x: number) =>
    frame(id, [x, 20, 120, 40], { ...row, fills: strokes, paddingLeft: 16, paddingRight: 16 }, [
      text(`${id}t`, 'Save it now', x + 16, 30, 88),
    ]);
  const bar = (children: readonly Layer[]) =>
    layOutPage([frame('2:0', [48, 10, 1344, 60], { ...row, itemSpacing: 12 }, children)]);
  expect(valuesOf(bar([words, button('2:2', 1100), button('2:3', 1240)]), '2:1', 'flex')).toContain(
    '1 0 100% below 640',
  );
  expect(valuesOf(bar([words, button('2:3', 1240)]), '2:1', 'flex')).not.toContain('1 0 100% below 640');
});

test('three cards of one width change all at once, and two wrap', () => {
  const cards = (count: number) => {
    const width = (1200 - (count - 1) * 30) / count;
    const one = (at: number) =>
      frame(`4:${at}`, [120 + at * (width + 30), 20, width, 300 + (at % 2) * 40], { ...column, fills }, [
        text(`5:${at}`, 'A plan for teams', 140 + at * (width + 30), 40, 110),
      ]);
    const list = Array.from({ length: count }, (_, at) => one(at));
    return layOutPage([frame('4', [120, 20, 1200, 340], { ...row, itemSpacing: 30 }, list)]);
  };
  expect(valuesOf(cards(3), '4', 'grid-template-columns')[0]).toBe('repeat(3, minmax(0, 1fr))');
  expect(valuesOf(cards(2), '4', 'grid-template-columns')).toEqual([]);
});

test.each([
  ['as wide as the page', 1440, 64, / max\(24px, 50% - 656px\)/],
  [
    'as wide as the page, drawn by hand',
    1440,
    62,
    /max\(24px, 50% - 658px\) \d+px max\(24px, 50% - 656px\)$/,
  ],
  ['with little space', 1440, 40, / 40px/],
])('the content of a part %s has a greatest width', (_, width, paddingRight, expected) => {
  const paddingLeft = paddingRight === 40 ? 40 : 64;
  const padding = { paddingLeft, paddingRight, paddingTop: 20, paddingBottom: 20 };
  const part = frame('6:0', [0, 0, width, 100], { ...column, ...padding, layoutSizingHorizontal: 'FILL' }, [
    text('6:1', 'Words of the page', 64, 20, 130),
  ]);
  expect(valuesOf(layOutPage([part]), '6:0', 'padding').join()).toMatch(expected);
});

test('a photograph at the end of a card stays as high as the card, and reaches its edges alone on a line', () => {
  const band = (photoHeight: number) => {
    const picture = frame('2:2', [880, 100, 480, photoHeight], { fills: photo }, []);
    const words = frame('2:1', [144, 120, 736, 216], { ...column, ...grows }, [
      text('2:3', 'Talk to somebody who knows', 144, 130, 220),
    ]);
    const layout = { ...row, fills: strokes, paddingLeft: 64, clipsContent: true };
    return layOutPage([frame('2:0', [80, 100, 1280, 280], layout, [words, picture])]);
  };
  expect(valuesOf(band(280), '2:2', 'align-self')).toEqual(['stretch below 1440']);
  expect(valuesOf(band(280), '2:0', 'padding').at(-1)).toMatch(/^0 below \d+$/);
  expect(valuesOf(band(280), '2:1', 'padding')[0]).toMatch(/ 16px .*below 1440$/);
  expect(valuesOf(band(200), '2:2', 'align-self')).toEqual([]);
});

test('cells in one row change their number so that none is alone on a line', () => {
  const cells = (count: number) => {
    const step = 1240 / count;
    const width = step - 40;
    const one = (at: number) =>
      frame(`3:${at}`, [120 + at * step, 20, width, 60], { ...row, ...grows, fills }, [
        text(`4:${at}`, 'Northwind', 130 + at * step, 40, 90),
      ]);
    const list = Array.from({ length: count }, (_, at) => one(at));
    const root = layOutPage([frame('3', [120, 20, 1200, 60], { ...row, itemSpacing: 40 }, list)]);
    return valuesOf(root, '3', 'grid-template-columns').map(
      (value) => /repeat\((\d)/.exec(value)?.[1] ?? '1',
    );
  };
  expect(cells(6).slice(0, 2)).toEqual(['6', '3']);
  expect(cells(4).slice(0, 2)).toEqual(['4', '2']);
  expect(cells(3)).toEqual(['3', '1']);
});

test('a number stays beside the words that it counts, and words that are as short are alone on a line where they must', () => {
  const entry = (first: string, width: number) => {
    const words = {
      ...text('3:2', 'A long headline of two lines of this width', 160 + width, 110, 236),
      layoutSizingHorizontal: 'FIXED',
    };
    const line = frame('3', [140, 100, 300, 60], { ...row, itemSpacing: 16 }, [
      text('3:1', first, 140, 110, width),
      words,
    ]);
    const panel = frame('2', [120, 80, 340, 300], { ...column, paddingLeft: 20, paddingRight: 20 }, [line]);
    return valuesOf(layOutPage([panel]), '3', 'flex-wrap');
  };
  expect(entry('12', 20)).toEqual([]);
  expect(entry('Yesterday', 80)).not.toEqual([]);
});
