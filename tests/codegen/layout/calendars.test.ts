/** The days of a calendar that a hand placed as loose numbers, and the page of a phone around it. */
import { describe, expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const solid = (r: number) => [{ type: 'SOLID', color: { r, g: r, b: r, a: 1 } }];

type Box = readonly [x: number, y: number, width: number, height: number];

function layer(id: string, [x, y, width, height]: Box, extras: object) {
  const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
  return { id, name: id, constraints, absoluteBoundingBox: { x, y, width, height }, ...extras };
}

function text(id: string, box: Box, characters: string, centred = false) {
  const style = { fontFamily: 'Inter', fontWeight: 400, fontSize: 15, lineHeightPx: 20 };
  const align = centred ? { textAlignHorizontal: 'CENTER', textAutoResize: 'HEIGHT' } : {};
  return layer(id, box, { type: 'TEXT', characters, fills: solid(0), style: { ...style, ...align } });
}

function shape(id: string, box: Box, type = 'ELLIPSE') {
  return layer(id, box, { type, fills: solid(0.5) });
}

const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Five weeks of November in columns of 50 px; one day has a disc behind its number, and two have a dot below it. */
function drawDays() {
  const heads = names.map((name, at) =>
    text(`2:${at}`, [20 + 50 * at, at === 3 ? 205 : 204, 50, 20], name, true),
  );
  const days = Array.from({ length: 35 }, (_, at) => {
    const [column, week] = [at % 7, Math.floor(at / 7)];
    return text(`3:${at}`, [20 + 50 * column, 236 + 42 * week, 50, 20], String((at % 30) + 2), true);
  });
  return [
    ...heads,
    shape('4:1', [226, 353, 38, 38]),
    ...days,
    shape('4:2', [192.5, 258, 5, 5]),
    shape('4:3', [42.5, 426, 5, 5]),
  ];
}

function drawPage(children: readonly object[]) {
  const bar = layer('5:1', [0, 780, 390, 64], {
    ...{ type: 'FRAME', fills: solid(0.2), constraints: { horizontal: 'LEFT_RIGHT', vertical: 'BOTTOM' } },
    children: [text('5:2', [20, 800, 60, 20], 'Today')],
  });
  const rows = [0, 1].flatMap((at) => {
    const y = 508 + 76 * at;
    return [
      text(`6:2${at}`, [20, y + 14, 36, 18], '09:30'),
      text(`6:3${at}`, [20, y + 34, 31, 16], '10:00'),
      layer(`6:4${at}`, [74, y, 296, 66], {
        ...{ type: 'FRAME', fills: solid(0.7) },
        children: [text(`6:5${at}`, [92, y + 14, 120, 20], 'Vaccination')],
      }),
    ];
  });
  const heading = text('6:6', [20, 472, 205, 24], 'Friday 27 November');
  const sheet = [shape('6:1', [0, 452, 390, 392], 'RECTANGLE'), heading, ...rows];
  const title = text('7:1', [20, 120, 131, 24], 'November');
  const parts = [title, ...children, ...sheet, bar];
  return layer('1:1', [0, 0, 390, 844], { type: 'FRAME', fills: solid(1), children: parts });
}

function rootOf(page: object): LayoutNode {
  const root = layOut(readDesign(snapshotOf(page))).pages[0]?.root;
  if (root === undefined) throw new Error('There is no page.');
  return root;
}

/** The boxes from the page to the layer of this id, and this. */
function pathTo(node: LayoutNode, id: string): readonly LayoutNode[] {
  if (node.ids.includes(id)) return [node];
  const inside = node.kind === 'box' ? node.children.map((child) => pathTo(child, id)) : [];
  const found = inside.find((path) => path.length > 0);
  return found === undefined ? [] : [node, ...found];
}

function styleOf(node: LayoutNode | undefined): Readonly<Record<string, string>> {
  const style = node?.style.filter(({ below }) => below === undefined) ?? [];
  return Object.fromEntries(style.map(({ property, value }) => [property, value]));
}

describe('numbers in seven columns', () => {
  const root = rootOf(drawPage(drawDays()));

  test('are one grid of the names of the days and of all weeks', () => {
    const grids = new Set(['2:0', '3:0', '3:34'].map((id) => pathTo(root, id).at(-3)));
    expect(grids.size).toBe(1);
    const [grid] = grids;
    expect(styleOf(grid)['grid-template-columns']).toBe('repeat(7, minmax(0, 1fr))');
    expect(grid?.kind === 'box' ? grid.children.length : 0).toBe(42);
  });

  test('have what is drawn on or below them in their cells', () => {
    const cellOf = (id: string) => pathTo(root, id).at(-2);
    expect(cellOf('4:1')).toBe(cellOf('3:25'));
    expect(cellOf('4:2')).toBe(cellOf('3:3'));
    expect(cellOf('4:3')).toBe(cellOf('3:28'));
    expect(styleOf(pathTo(root, '4:2').at(-1))['left']).toBe('calc(50% - 2.5px)');
  });

  test('fill the page of a phone between its gutters, whatever its bar is bound to', () => {
    const style = styleOf(pathTo(root, '3:0').at(-3));
    expect(style['width']).toBeUndefined();
    expect(style['max-width']).toBeUndefined();
  });

  test('stay as they are where something lies over several days', () => {
    const over = rootOf(drawPage([...drawDays(), shape('4:4', [80, 280, 140, 16], 'RECTANGLE')]));
    expect(
      pathTo(over, '3:0').some((node) => styleOf(node)['grid-template-columns']?.startsWith('repeat(7')),
    ).toBe(false);
  });
});

test('a box beside its time takes the rest of a row of a phone', () => {
  const root = rootOf(drawPage([]));
  const { flex, width } = styleOf(pathTo(root, '6:40').at(-1));
  expect(flex).toMatch(/^1 1 /);
  expect(width).toBeUndefined();
});
