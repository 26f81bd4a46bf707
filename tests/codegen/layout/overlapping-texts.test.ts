/** Texts that share space with other layers: they flow where only empty parts overlap, and are stacked in narrow pages. */
import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 0.1, g: 0.3, b: 0.2, a: 1 } }];

function box(x: number, y: number, width: number, height: number) {
  return {
    absoluteBoundingBox: { x, y, width, height },
    constraints: { horizontal: 'LEFT', vertical: 'TOP' },
  };
}

function text(id: string, characters: string, place: ReturnType<typeof box>, style: object = {}) {
  const font = { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: 20 };
  return { id, name: id, type: 'TEXT', characters, fills, ...place, style: { ...font, ...style } };
}

function layOutFrame(width: number, children: readonly object[]) {
  const frame = { id: '1:1', name: 'Page', type: 'FRAME', ...box(0, 0, width, 600), children };
  const root = layOut(readDesign(snapshotOf(frame))).pages[0]?.root;
  if (root?.kind !== 'box') throw new Error('The page is no box.');
  return root;
}

function* walk(node: LayoutNode): Generator<LayoutNode> {
  yield node;
  if (node.kind === 'box') for (const child of node.children) yield* walk(child);
}

function find(root: LayoutNode, id: string): LayoutNode {
  const found = [...walk(root)].find((node) => node.ids.includes(id));
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
}

function valuesOf({ style }: LayoutNode, property: string, isNarrower: boolean): readonly string[] {
  const own = style.filter((one) => one.property === property && (one.below !== undefined) === isNarrower);
  return own.map(({ value }) => value);
}

test('two texts whose boxes overlap where they have no letters are a row, at their places', () => {
  const centred = { textAlignHorizontal: 'CENTER', textAutoResize: 'HEIGHT' };
  const root = layOutFrame(800, [
    text('2:1', 'Recipes', box(40, 20, 240, 20), centred),
    text('2:2', 'Converter', box(180, 20, 240, 20), centred),
    text('2:3', 'Below', box(40, 200, 50, 20), { textAutoResize: 'WIDTH_AND_HEIGHT' }),
  ]);
  for (const id of ['2:1', '2:2']) expect(valuesOf(find(root, id), 'position', false)).toEqual([]);
  const [first, second] = ['2:1', '2:2'].map((id) => find(root, id).drawn);
  expect((first?.x ?? 0) + (first?.width ?? 0)).toBeLessThanOrEqual(second?.x ?? 0);
  expect((first?.x ?? 0) + (first?.width ?? 0) / 2).toBeCloseTo(160);
  expect((second?.x ?? 0) + (second?.width ?? 0) / 2).toBeCloseTo(300);
});

test('a text on a group with words belongs to the group, but a bar over all of it does not', () => {
  const hug = { textAutoResize: 'WIDTH_AND_HEIGHT' };
  const group = {
    ...{ id: '2:1', name: 'Group', type: 'GROUP', ...box(100, 100, 600, 60) },
    children: [
      { id: '2:2', name: 'Bar', type: 'RECTANGLE', ...box(100, 100, 600, 60), fills },
      text('2:3', 'One', box(300, 120, 30, 20), hug),
    ],
  };
  const strip = {
    id: '3:2',
    name: 'Strip',
    type: 'RECTANGLE',
    ...box(100, 100, 600, 60),
    fills,
    opacity: 0.5,
  };
  const holds = (root: LayoutNode, id: string) =>
    [...walk(find(root, '2:1'))].some(({ ids }) => ids.includes(id));
  const root = layOutFrame(800, [group, text('3:1', 'Two', box(500, 120, 30, 20), hug), strip]);
  expect(holds(root, '3:1')).toBe(true);
  expect(holds(root, '3:2')).toBe(false);
});

test('a text that lies on others joins the flow in narrow pages, where it is read', () => {
  const root = layOutFrame(1440, [
    text('2:1', 'A title of the page', box(40, 40, 900, 120), { fontSize: 64, lineHeightPx: 120 }),
    text('2:2', 'A paragraph that goes on and on below the title '.repeat(9), box(40, 200, 900, 100), {
      textAutoResize: 'HEIGHT',
    }),
    text('2:3', 'Last words', box(40, 400, 90, 20), { textAutoResize: 'WIDTH_AND_HEIGHT' }),
    text('3:1', 'A stamp across the title', box(60, 90, 300, 40), { fontSize: 30, lineHeightPx: 40 }),
  ]);
  const stamp = find(root, '3:1');
  expect(valuesOf(stamp, 'position', false)).toEqual(['absolute']);
  expect(valuesOf(stamp, 'position', true)).toEqual(['relative']);
  expect(valuesOf(stamp, 'top', true)).toEqual(['auto']);
  const order = [...walk(root)].flatMap(({ ids }) => ids).filter((id) => /^[23]:/.test(id));
  expect(order).toEqual(['2:1', '3:1', '2:2', '2:3']);
});

/** Cards in a row, each with a few lines of text. */
function cards(places: readonly number[]) {
  return places.map((x, index) => ({
    ...{ id: `4:${index}`, name: 'Card', type: 'FRAME', ...box(x, 200, 384, 300), fills },
    children: [
      text(`5:${index}`, 'Words that go on for a line or two '.repeat(3), box(x + 24, 224, 336, 60), {
        textAutoResize: 'HEIGHT',
      }),
    ],
  }));
}

test('a title over the middle one of three cards comes before all of them', () => {
  const title = text('2:1', 'What neighbours say', box(560, 60, 320, 40), { textAlignHorizontal: 'CENTER' });
  const subtitle = text('2:2', 'In their own words', box(580, 110, 280, 20), {
    textAlignHorizontal: 'CENTER',
  });
  const root = layOutFrame(1440, [...cards([120, 528, 936]), title, subtitle]);
  const order = [...walk(root)].flatMap(({ ids }) => ids).filter((id) => /^[24]:/.test(id));
  expect(order).toEqual(['2:1', '2:2', '4:0', '4:1', '4:2']);
});

test('a bar that spans its parent keeps neither of its insets when it joins the flow', () => {
  const links = ['Home', 'Menu', 'Book'].map((words, index) =>
    text(`3:${index + 2}`, words, box(40 + index * 660, 70, 40, 20), { textAutoResize: 'WIDTH_AND_HEIGHT' }),
  );
  const bar = { id: '3:1', name: 'Bar', type: 'FRAME', ...box(40, 60, 1360, 40), children: links };
  const root = layOutFrame(1440, [
    text('2:1', 'A title of the page', box(40, 40, 900, 120), { fontSize: 64, lineHeightPx: 120 }),
    text('2:2', 'A paragraph below', box(40, 200, 900, 100), { textAutoResize: 'HEIGHT' }),
    bar,
  ]);
  const stacked = find(root, '3:1');
  expect(valuesOf(stacked, 'position', true)).toEqual(['relative']);
  expect([valuesOf(stacked, 'left', true), valuesOf(stacked, 'right', true)]).toEqual([['auto'], ['auto']]);
});

test('numbers in a group above their titles are columns, and the line behind them stays with the row', () => {
  const hug = { textAutoResize: 'WIDTH_AND_HEIGHT' };
  const starts = [100, 360, 620];
  const numbers = {
    ...{ id: '2:1', name: 'Numbers', type: 'GROUP', ...box(100, 200, 560, 40) },
    children: starts.map((x, at) => ({
      id: `3:${at}`,
      name: 'n',
      type: 'ELLIPSE',
      ...box(x, 200, 40, 40),
      fills,
    })),
  };
  const root = layOutFrame(900, [
    text('2:5', 'How it goes', box(100, 40, 300, 40), { fontSize: 32, lineHeightPx: 40 }),
    { id: '2:2', name: 'Line', type: 'RECTANGLE', ...box(120, 219, 520, 2), fills },
    numbers,
    ...starts.map((x, at) => text(`4:${at}`, `Title ${at}`, box(x, 260, 60, 20), hug)),
  ]);
  const around = (id: string) =>
    [...walk(root)].filter((node) => node !== root && [...walk(node)].some(({ ids }) => ids.includes(id)));
  for (const at of starts.keys()) {
    const column = around(`4:${at}`).findLast((node) =>
      [...walk(node)].some(({ ids }) => ids.includes(`3:${at}`)),
    );
    expect([...walk(column ?? root)].flatMap(({ ids }) => ids).filter((id) => /^[34]/.test(id))).toEqual([
      `3:${at}`,
      `4:${at}`,
    ]);
  }
  const row = around('2:2').find(({ ids }) => ids.length === 0);
  expect(row?.drawn).toMatchObject({ x: 100, y: 200 });
  expect(find(root, '2:2').drawn).toMatchObject({ x: 120, y: 219 });
});
