/** Layers that a designer placed without auto layout, whose place means something: beside a column, in the middle, at an edge. */
import { describe, expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { measureWidths } from '#codegen/layout/responsive/measure-widths';
import { readPx } from '#codegen/css/css-values';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }];
const constraints = { horizontal: 'LEFT', vertical: 'TOP' };

type Place = readonly [x: number, y: number, width: number, height: number];

function text(id: string, [x, y, width, height]: Place, more: object = {}) {
  return {
    ...{ id, name: id, type: 'TEXT', characters: `Words of ${id} here`, fills, constraints },
    ...{ absoluteBoundingBox: { x, y, width, height }, ...more },
    style: { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: 24 },
  };
}

function frame(
  id: string,
  [x, y, width, height]: Place,
  children: readonly object[],
  more: object = {},
  type = 'FRAME',
) {
  return {
    ...{ id, name: id, type, fills, constraints, children },
    absoluteBoundingBox: { x, y, width, height },
    ...more,
  };
}

const column = { layoutMode: 'VERTICAL', layoutSizingHorizontal: 'FIXED', layoutSizingVertical: 'HUG' };
const absolute = { layoutPositioning: 'ABSOLUTE' };

/** The boxes from the page to the layer of this id, and this. */
function pathTo(node: LayoutNode, id: string): readonly LayoutNode[] {
  if (node.ids.includes(id)) return [node];
  if (node.kind !== 'box') return [];
  const inside = node.children.map((child) => pathTo(child, id)).find((path) => path.length > 0);
  return inside === undefined ? [] : [node, ...inside];
}

function drawn(design: object): LayoutNode {
  const root = layOut(readDesign(snapshotOf(design))).pages[0]?.root;
  if (root === undefined) throw new Error('There is no page.');
  return root;
}

function styleOf(node: LayoutNode | undefined): Readonly<Record<string, string>> {
  const style = node?.style.filter(({ below }) => below === undefined) ?? [];
  return Object.fromEntries(style.map(({ property, value }) => [property, value]));
}

/** A band of 1280 px with a column of 720 px in its padding, and a card over the band. */
function drawBand(card: Place, columnWidth = 720) {
  const words = { layoutSizingHorizontal: 'FILL', layoutSizingVertical: 'HUG' };
  const padding = { paddingTop: 40, paddingRight: 80, paddingBottom: 56, paddingLeft: 80, itemSpacing: 24 };
  const content = frame(
    '2:1',
    [80, 40, columnWidth, 200],
    [text('3:1', [80, 40, columnWidth, 96], words), text('3:2', [80, 152, columnWidth, 88], words)],
    { ...column, itemSpacing: 16 },
  );
  const picture = frame('2:2', [80, 264, 720, 400], [], { ...column, layoutSizingVertical: 'FIXED' });
  const priced = frame('2:3', card, [text('3:3', [card[0] + 20, card[1] + 20, 200, 24])], absolute);
  return frame(
    '1:1',
    [0, 0, 1280, 1400],
    [
      frame('1:2', [0, 0, 1280, 720], [content, picture, priced], {
        ...{ ...column, ...padding, layoutSizingHorizontal: 'FILL' },
      }),
      text('1:3', [80, 760, 600, 24]),
    ],
    { ...column, layoutSizingVertical: 'FIXED' },
  );
}

describe('a card over a band, beside its column', () => {
  test('is in a row with the column, at its distance from the top, and takes its own width', () => {
    const path = pathTo(drawn(drawBand([840, 56, 360, 500])), '2:3');
    const [band, card] = path.slice(-2);
    expect(band?.kind === 'box' && band.children.map(({ ids }) => ids.join())).toEqual(['', '2:3']);
    expect(styleOf(band)['flex-wrap']).toBe('wrap');
    const style = styleOf(card);
    expect([style['position'], style['margin-top'], style['left']]).toEqual(['relative', '16px', undefined]);
  });

  test('stays over a band whose column goes on below it, and over one that ends before the card does', () => {
    for (const design of [drawBand([840, 56, 360, 500], 1120), drawBand([840, 56, 360, 700])]) {
      const card = styleOf(pathTo(drawn(design), '2:3').at(-1));
      expect(card['position']).toBe('absolute');
    }
  });
});

/** A page of 1280 px with a picture as wide as the page, and shapes on it. */
function drawShapes(shapes: readonly (readonly [string, Place])[]) {
  const boxes = shapes.map(([id, place]) => frame(id, place, [], absolute));
  return frame(
    '1:1',
    [0, 0, 1280, 1400],
    [
      frame('1:2', [0, 0, 1280, 405], boxes, {
        ...column,
        layoutSizingHorizontal: 'FILL',
        layoutSizingVertical: 'FIXED',
      }),
      text('1:3', [0, 405, 600, 24]),
    ],
    { ...column, layoutSizingVertical: 'FIXED' },
  );
}

describe('a shape that a hand placed', () => {
  test('in the middle of a box stays there in both directions', () => {
    const shape = styleOf(
      pathTo(
        drawn(
          drawShapes([
            ['2:1', [604, 166, 72, 72]],
            ['2:2', [20, 20, 60, 20]],
          ]),
        ),
        '2:1',
      ).at(-1),
    );
    expect([shape['left'], shape['top']]).toEqual(['calc(50% - 36px)', 'calc(50% - 36px)']);
  });

  test('over a band keeps its distance to the nearest edge of the content in the middle of the band', () => {
    const design = drawBand([1080, 300, 120, 40], 1120);
    const badge = styleOf(pathTo(drawn(design), '2:3').at(-1));
    expect(badge['right']).toBe('clamp(0px, 100% - 120px, max(24px, 50% - 560px))');
    expect(badge['left']).toBeUndefined();
  });
});

/** A sheet of 780 px with four texts, a button beside the last one and a note that sticks out at its end. */
function drawSheet() {
  const words = { layoutSizingHorizontal: 'FILL', layoutSizingVertical: 'HUG' };
  const padding = { paddingTop: 48, paddingRight: 64, paddingBottom: 48, paddingLeft: 64, itemSpacing: 24 };
  const texts = [0, 1, 2].map((at) => text(`3:${at}`, [314, 48 + 124 * at, 652, 100], words));
  const note = frame('2:3', [810, 150, 232, 60], [text('3:8', [822, 162, 180, 24])], absolute);
  return frame(
    '1:1',
    [0, 0, 1280, 1000],
    [
      frame(
        '1:2',
        [250, 0, 780, 499],
        [
          ...texts,
          text('3:3', [314, 420, 652, 31], words),
          frame('2:2', [268, 420, 30, 30], [], absolute),
          note,
        ],
        { ...column, ...padding },
      ),
    ],
    { ...column, layoutSizingVertical: 'FIXED', counterAxisAlignItems: 'CENTER' },
  );
}

describe('a layer in the padding of a column', () => {
  const root = drawn(drawSheet());

  test('beside one item moves with that item, and is in a row with it on phones', () => {
    const [line, button] = pathTo(root, '2:2').slice(-2);
    expect(line).toBe(pathTo(root, '3:3').at(-2));
    expect([styleOf(line)['position'], styleOf(button)['left'], styleOf(button)['top']]).toEqual([
      'relative',
      '-46px',
      'calc(50% - 15px)',
    ]);
    const narrow = button?.style.filter(({ below }) => below !== undefined) ?? [];
    expect(narrow.map(({ property, value }) => `${property}: ${value}`)).toContain('position: static');
  });

  test('that sticks out at the end keeps its distance to the end', () => {
    const note = styleOf(pathTo(root, '2:3').at(-1));
    expect([note['right'], note['left']]).toEqual(['-12px', undefined]);
  });
});

/** The page of a phone that a hand drew: bars across it, and below each other rows, cards and chips that run past its edge. */
function drawPhonePage() {
  const box = (id: string, place: Place) =>
    frame(id, place, [text(`${id};1`, [place[0] + 12, place[1] + 12, 80, 22])]);
  const icon = (id: string, place: Place) => frame(id, place, []);
  const chips = [0, 1, 2, 3, 4, 5].map((at) => box(`4:${at}`, [20 + 76 * at, 170, 66, 34]));
  return frame(
    '1:1',
    [0, 0, 375, 812],
    [
      frame('2:1', [0, 0, 375, 44], [text('3:1', [20, 10, 60, 24])]),
      text('3:2', [20, 60, 120, 34]),
      icon('3:3', [331, 70, 18, 14]),
      box('2:2', [20, 110, 283, 46]),
      icon('2:3', [313, 110, 42, 46]),
      ...chips,
      ...[0, 1, 2].map((at) => box(`2:${4 + at}`, [20, 220 + 124 * at, 335, 112])),
    ],
  );
}

describe('the page of a phone that a hand drew', () => {
  const root = drawn(drawPhonePage());

  test('has the distance of what is as wide as its content to both sides as padding', () => {
    expect(styleOf(root)['padding']).toMatch(/ 20px( |$)/);
    const card = styleOf(pathTo(root, '2:4').at(-1));
    expect([card['align-self'], card['width'], card['margin-left']]).toEqual([
      'stretch',
      undefined,
      undefined,
    ]);
  });

  test('keeps bars across it, and a row whose icon ends before the padding', () => {
    const bar = styleOf(pathTo(root, '2:1').at(-1));
    expect([bar['margin-left'], bar['margin-right']]).toEqual(['-20px', '-20px']);
    const row = styleOf(pathTo(root, '3:3').at(-2));
    expect([row['align-self'], row['margin-right']]).toEqual(['stretch', '6px']);
  });

  test('lets the field in a row with a button grow with the page', () => {
    expect(styleOf(pathTo(root, '2:2').at(-1))['flex']).toMatch(/^1 1/);
  });
});

test('small cards that exactly fill a row of a phone share its width', () => {
  const card = (id: string, x: number) =>
    frame(id, [x, 8, 105, 130], [text(`${id};1`, [x + 14, 22, 40, 24], { characters: 'Wind' })], {
      ...{ ...column, paddingTop: 14, paddingLeft: 14, paddingRight: 14, layoutSizingVertical: 'FIXED' },
    });
  const row = frame('1:2', [0, 0, 375, 154], [card('2:1', 20), card('2:2', 135), card('2:3', 250)], {
    ...{ layoutMode: 'HORIZONTAL', itemSpacing: 10, paddingLeft: 20, paddingRight: 20, paddingTop: 8 },
    ...{ layoutSizingHorizontal: 'FILL', layoutSizingVertical: 'HUG' },
  });
  const root = drawn(frame('1:1', [0, 0, 375, 812], [row], { ...column, layoutSizingVertical: 'FIXED' }));
  const path = pathTo(root, '2:1');
  expect(styleOf(path.at(-2))['grid-template-columns']).toBe('repeat(3, minmax(0, 1fr))');
  expect(styleOf(path.at(-1))['width']).toBeUndefined();
});

/** A text with two notes over it, each at a height of its own, beside a panel of a set width. */
function drawEditor(noteTop: number) {
  const words = { layoutSizingHorizontal: 'FILL', layoutSizingVertical: 'HUG' };
  const texts = [0, 1, 2, 3].map((at) => text(`3:${at}`, [64, 48 + 174 * at, 732, 150], words));
  const notes = [80, noteTop].map((y, at) =>
    frame(`2:${5 + at}`, [300 * at + 40, y, 200, 60], [text(`3:${5 + at}`, [52, y + 12, 160, 24])], absolute),
  );
  const sizes = { layoutSizingHorizontal: 'FILL', layoutSizingVertical: 'FILL' };
  const editor = frame('2:1', [0, 0, 860, 800], [...texts, ...notes], {
    ...{ ...column, ...sizes, itemSpacing: 24, paddingTop: 48, paddingRight: 64, paddingLeft: 64 },
  });
  const panel = frame('2:2', [860, 0, 340, 800], [text('3:9', [880, 20, 300, 24], words)], {
    ...{ ...column, paddingTop: 20, paddingRight: 20, paddingLeft: 20, layoutSizingVertical: 'FILL' },
  });
  const row = { layoutMode: 'HORIZONTAL', layoutSizingHorizontal: 'FILL', layoutSizingVertical: 'HUG' };
  const main = frame('1:2', [0, 0, 1200, 800], [editor, panel], row);
  return frame('1:1', [0, 0, 1200, 1000], [main], { ...column, layoutSizingVertical: 'FIXED' });
}

test('notes over a column at different heights leave it as narrow as its words, so that a panel stays beside it', () => {
  const least = (noteTop: number) => {
    const editor = pathTo(drawn(drawEditor(noteTop)), '2:1').at(-1);
    if (editor === undefined) throw new Error('There is no editor.');
    return measureWidths(editor, (value) => readPx(value)).comfortableWidth;
  };
  expect(least(400)).toBeLessThan(500);
  expect(least(80)).toBeGreaterThan(800);
});

test('the icon at the end of a small card with a picture and words is never alone on a line', () => {
  const cards = [0, 1, 2].map((at) => {
    const x = 80 + 260 * at;
    return frame(
      `2:${at}`,
      [x, 40, 234, 72],
      [
        frame(`3:${at}`, [x + 7, 48, 66, 56], []),
        text(`4:${at}`, [x + 87, 52, 112, 48], { layoutSizingHorizontal: 'HUG' }),
        frame(`5:${at}`, [x + 211, 48, 16, 16], []),
      ],
      {
        layoutMode: 'HORIZONTAL',
        itemSpacing: 12,
        paddingLeft: 7,
        paddingRight: 7,
        layoutSizingHorizontal: 'FIXED',
      },
    );
  });
  const row = { layoutMode: 'HORIZONTAL', itemSpacing: 26, paddingLeft: 80, layoutSizingHorizontal: 'FILL' };
  const root = drawn(
    frame('1:1', [0, 0, 1280, 900], [frame('1:2', [0, 0, 1280, 152], cards, row)], {
      ...{ ...column, layoutSizingVertical: 'FIXED' },
    }),
  );
  const card = pathTo(root, '2:0').at(-1);
  expect(card?.style.some(({ property }) => property === 'flex-wrap')).toBe(false);
});

test('bands across a page have one gutter in narrow windows, though an icon of one of them begins later', () => {
  const band = (id: string, y: number, left: number) =>
    frame(
      id,
      [0, y, 1280, 200],
      [text(`${id};1`, [left, y + 40, 1200 - left, 24], { layoutSizingHorizontal: 'FILL' })],
      {
        ...{ ...column, paddingTop: 40, paddingRight: 80, paddingBottom: 40, paddingLeft: left },
        ...{ layoutSizingHorizontal: 'FILL' },
      },
    );
  const root = drawn(
    frame('1:1', [0, 0, 1280, 900], [band('2:1', 0, 80), band('2:2', 200, 88)], {
      ...{ ...column, layoutSizingVertical: 'FIXED' },
    }),
  );
  const paddings = ['2:1', '2:2'].map((id) => styleOf(pathTo(root, id).at(-1))['padding']);
  expect(paddings).toEqual([
    '40px max(24px, 50% - 560px)',
    '40px max(24px, 50% - 560px) 40px max(24px, 50% - 552px)',
  ]);
});
