/** Equal cards that a hand placed are one grid, whatever ends above and below them where one of their columns does. */
import { describe, expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
const solid = (r: number) => [{ type: 'SOLID', color: { r, g: r, b: r, a: 1 } }];

type Box = readonly [x: number, y: number, width: number, height: number];

function layer(id: string, [x, y, width, height]: Box, extras: object) {
  return { id, name: id, constraints, absoluteBoundingBox: { x, y, width, height }, ...extras };
}

function text(id: string, box: Box, characters: string, fontSize = 16) {
  const style = { fontFamily: 'Inter', fontWeight: 400, fontSize, lineHeightPx: box[3] };
  return layer(id, box, { type: 'TEXT', characters, fills: solid(0), style });
}

function panel(id: string, box: Box, children: readonly object[] = []) {
  return layer(id, box, { type: 'FRAME', fills: solid(0.8), children });
}

function card(id: string, x: number, y: number) {
  return panel(
    id,
    [x, y, 350, 420],
    [
      layer(`${id};1`, [x, y, 350, 216], { type: 'RECTANGLE', fills: solid(0.5) }),
      text(`${id};2`, [x + 20, y + 236, 200, 24], 'A flat with a balcony'),
      text(`${id};3`, [x + 20, y + 270, 240, 20], 'Rua Ferreira Borges'),
      ...[20, 128, 237].map((start, at) =>
        panel(
          `${id};${4 + at}`,
          [x + start, y + 310, 63, 20],
          [text(`${id};${7 + at}`, [x + start, y + 310, 63, 20], '118 m²')],
        ),
      ),
    ],
  );
}

/** A page of a side bar, a bar with the user at its end, a title that ends in the second column, cards and pages. */
function drawPage() {
  const entries = ['Home', 'Saved', 'Visits', 'Messages', 'Settings'].map((name, at) =>
    text(`2:${at + 2}`, [28, 40 + 44 * at, 90, 24], name),
  );
  const places = [
    [312, 231],
    [685, 234],
    [1058, 231],
    [313, 676],
    [684, 676],
    [1059, 678],
  ] as const;
  return layer('1:1', [0, 0, 1440, 1240], {
    type: 'FRAME',
    fills: solid(1),
    children: [
      layer('2:1', [0, 0, 280, 1240], { type: 'RECTANGLE', fills: solid(0.9) }),
      ...entries,
      panel('3:1', [312, 24, 520, 48], [text('3:2', [340, 36, 80, 24], 'Lisboa')]),
      panel('3:3', [1264, 26, 151, 44], [text('3:4', [1320, 36, 80, 24], 'Inês')]),
      text('4:1', [312, 101, 375, 36], '126 houses for sale', 30),
      text('4:2', [313, 138, 273, 20], 'As of today, 25 November 2026'),
      panel('4:3', [1090, 102, 320, 40], [text('4:4', [1110, 110, 90, 24], 'Newest first')]),
      ...places.map(([x, y], at) => card(`5:${at}`, x, y)),
      text('6:1', [312, 1140, 186, 20], 'Houses 1 to 6 of 126'),
      panel('6:2', [744, 1130, 38, 38], [text('6:3', [758, 1139, 10, 20], '1')]),
      panel('6:4', [790, 1130, 38, 38], [text('6:5', [804, 1139, 10, 20], '2')]),
    ],
  });
}

const root = layOut(readDesign(snapshotOf(drawPage()))).pages[0]?.root;
if (root === undefined) throw new Error('There is no page.');

/** The boxes from the page to the layer of this id, and this. */
function pathTo(node: LayoutNode, id: string): readonly LayoutNode[] {
  if (node.ids.includes(id)) return [node];
  const inside = node.kind === 'box' ? node.children.map((child) => pathTo(child, id)) : [];
  const found = inside.find((path) => path.length > 0);
  return found === undefined ? [] : [node, ...found];
}

function valueOf(node: LayoutNode | undefined, property: string): string | undefined {
  return node?.style.find((one) => one.property === property && one.below === undefined)?.value;
}

describe('six equal cards', () => {
  const around = [0, 1, 2, 3, 4, 5].map((at) => pathTo(root, `5:${at}`).at(-2));

  test('are in one grid, although a title ends in one column and the user above another', () => {
    expect(new Set(around).size).toBe(1);
    // What is beside each other in a card fits into each column; a wider page has more columns, and none that is narrower.
    expect(valueOf(around[0], 'grid-template-columns')).toBe(
      'repeat(auto-fit, minmax(min(320px, 100%), 1fr))',
    );
    expect(valueOf(around[0], 'gap')).toMatch(/^25px 2[34]px$/);
  });

  test('take the width beside the side bar, and end with the bar above them', () => {
    const content = pathTo(root, '5:0').at(1);
    expect(valueOf(content, 'flex')).toBe('1 1 0');
    expect(pathTo(root, '3:4').at(1)).toBe(content);
    expect(pathTo(root, '6:1').at(1)).toBe(content);
  });
});
