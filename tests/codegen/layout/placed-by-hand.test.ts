/** Pages that a hand placed without auto layout, in windows narrower than drawn. */
import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
const solid = (r: number) => [{ type: 'SOLID', color: { r, g: r, b: r, a: 1 } }];
const photo = [{ type: 'IMAGE', imageRef: 'photo', scaleMode: 'FILL' }];

type Box = readonly [x: number, y: number, width: number, height: number];

function layer(id: string, [x, y, width, height]: Box, extras: object) {
  return { id, name: id, constraints, absoluteBoundingBox: { x, y, width, height }, ...extras };
}

function text(id: string, box: Box, characters: string, fontSize = 16) {
  const style = { fontFamily: 'Inter', fontWeight: 400, fontSize, lineHeightPx: fontSize * 1.5 };
  return layer(id, box, { type: 'TEXT', characters, fills: solid(0), style });
}

function rectangle(id: string, box: Box, fills: object = solid(0.9)) {
  return layer(id, box, { type: 'RECTANGLE', fills });
}

function layOutPage(children: readonly object[]): LayoutNode {
  const images = { photo: { key: 'photo', mime: 'image/png' } } as const;
  const page = layer('1:1', [0, 0, 1280, 1400], { type: 'FRAME', fills: solid(1), children });
  const root = layOut(readDesign(snapshotOf(page, { images }))).pages[0]?.root;
  if (root === undefined) throw new Error('There is no page.');
  return root;
}

/** The boxes and texts around a layer, from the page to itself. */
function pathTo(node: LayoutNode, id: string): readonly LayoutNode[] {
  if (node.ids.includes(id)) return [node];
  const inside = node.kind === 'box' ? node.children.map((child) => pathTo(child, id)) : [];
  const found = inside.find((path) => path.length > 0);
  return found === undefined ? [] : [node, ...found];
}

function valuesOf(path: readonly LayoutNode[], property: string): readonly string[] {
  return path.flatMap(({ style }) =>
    style.filter((one) => one.property === property).map(({ value }) => value),
  );
}

const words = 'Wash the lentils under the tap until the water is clear, then soak them for two hours';

test('a bar whose sides differ by a hand’s drift keeps a gutter, and not the drawn distance to the sides', () => {
  const root = layOutPage([
    rectangle('2:1', [0, 0, 1280, 80]),
    rectangle('2:5', [0, 79, 1280, 1], solid(0.5)),
    text('2:2', [101, 22, 130, 36], 'The pot'),
    text('2:4', [1102, 28, 80, 24], 'Sign in'),
    text('3:1', [96, 140, 700, 60], 'Lentils for the winter', 40),
    text('3:2', [96, 220, 1088, 24], words),
  ]);
  const margins = valuesOf(pathTo(root, '2:2'), 'margin-left').filter((value) => value !== '0');
  expect(margins).toEqual([expect.stringMatching(/^max\(24px, 50% - /)]);
});

test('a column of text takes what the card beside it leaves', () => {
  const steps = [0, 1, 2, 3].map((at) => text(`4:${at}`, [560, 100 + 120 * at, 624, 72], words));
  const root = layOutPage([
    rectangle('3:1', [96, 100, 400, 300]),
    text('3:2', [120, 130, 200, 24], 'Ingredients'),
    text('3:3', [120, 180, 200, 24], 'Two carrots'),
    ...steps,
    text('5:1', [96, 700, 1088, 24], words),
  ]);
  expect(valuesOf(pathTo(root, '4:3'), 'flex')).toEqual([
    expect.stringMatching(/^1 1 \d+px$/),
    expect.any(String),
  ]);
  // Alone on its line, the card is as wide as the page.
  expect(
    valuesOf(pathTo(root, '3:2'), 'max-width').concat(valuesOf(pathTo(root, '3:2'), 'flex-grow')),
  ).toContain('1');
});

test('what is below a photograph with a badge keeps its distance to the sides of the card', () => {
  const card = (at: number) => {
    const x = 96 + 280 * at;
    return layer(`2:${at}`, [x, 100, 248, 320], {
      type: 'GROUP',
      children: [
        rectangle(`3:${at}`, [x, 100, 248, 320]),
        rectangle(`4:${at}`, [x - (at % 2), 100, 248, 180], photo),
        rectangle(`5:${at}`, [x + 12, 112, 90, 26]),
        text(`6:${at}`, [x + 20, 115, 70, 20], 'Season', 13),
        text(`7:${at}`, [x + 15, 296, 216, 24], 'Pumpkin with rice'),
        text(`8:${at}`, [x + 17, 370, 44, 20], '50 min', 13),
        text(`9:${at}`, [x + 205, 370, 26, 20], '4,5', 13),
      ],
    });
  };
  const root = layOutPage([0, 1, 2, 3].map(card));
  const path = pathTo(root, '7:1');
  expect(valuesOf(path.slice(-2), 'padding').join()).toMatch(/0 1[4-8]px/);
  expect(valuesOf(path.slice(-1), 'min-width')).toEqual([]);
});
