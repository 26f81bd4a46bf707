/** Pages with a side bar that a hand drew: what is beside it keeps one edge, and what is at its end stays there. */
import { describe, expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { inferStructure } from '#codegen/semantics/structure/infer-structure';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }];
const constraints = { horizontal: 'LEFT', vertical: 'TOP' };

function text(id: string, characters: string, [x, y, width]: readonly number[], fontSize = 14) {
  return {
    ...{ id, name: characters, type: 'TEXT', characters, fills, constraints },
    absoluteBoundingBox: { x, y, width, height: 24 },
    style: { fontFamily: 'Inter', fontWeight: fontSize > 16 ? 600 : 400, fontSize, lineHeightPx: 24 },
  };
}

function frame(id: string, [x, y, width, height]: readonly number[], children: readonly object[]) {
  const absoluteBoundingBox = { x, y, width, height };
  return { ...{ id, name: id, type: 'FRAME', fills, constraints, children }, absoluteBoundingBox };
}

/** A page of 1440 px: a bar, and beside it a title, a line of words, panels and a strip from edge to edge. */
function drawPage() {
  const entries = ['Home', 'Orders', 'People', 'Reports'].map((name, at) =>
    text(`3:${at}`, name, [24, 40 + 44 * at, 80]),
  );
  const bar = frame('2:1', [0, 0, 240, 1000], [...entries, text('3:9', 'Sign out', [24, 952, 80])]);
  const panel = (id: string, y: number) =>
    frame(id, [288, y, 1104, 240], [text(`${id};1`, 'Words of a panel', [312, y + 24, 160])]);
  return frame(
    '1:1',
    [0, 0, 1440, 1000],
    [
      bar,
      text('2:2', 'Orders', [288, 40, 140], 30),
      text('2:3', 'All that was ordered this week.', [287, 80, 240]),
      panel('2:4', 140),
      panel('2:5', 420),
      frame('2:6', [240, 920, 1200, 80], [text('4:1', 'Nothing is saved yet', [288, 948, 160])]),
    ],
  );
}

const layout = layOut(readDesign(snapshotOf(drawPage())));

/** The boxes from the page to the layer of this id, and this. */
function pathTo(node: LayoutNode, id: string): readonly LayoutNode[] {
  if (node.ids.includes(id)) return [node];
  if (node.kind !== 'box') return [];
  const inside = node.children.map((child) => pathTo(child, id)).find((path) => path.length > 0);
  return inside === undefined ? [] : [node, ...inside];
}

function styleOf(path: readonly LayoutNode[], at: number): Readonly<Record<string, string>> {
  const style = path.at(at)?.style.filter(({ below }) => below === undefined) ?? [];
  return Object.fromEntries(style.map(({ property, value }) => [property, value]));
}

const root = layout.pages[0]?.root;
if (root === undefined) throw new Error('There is no page.');

describe('the content beside a side bar', () => {
  test('is in one box with the gutter as its padding, which is as wide as was drawn at most', () => {
    const boxes = ['2:3', '2:4'].map((id) => pathTo(root, id).at(-2));
    expect(boxes[0]).toBe(boxes[1]);
    const style = styleOf(pathTo(root, '2:4'), -2);
    expect([style['max-width'], style['padding']]).toEqual(['1200px', '0 min(48px, 4%)']);
    expect(styleOf(pathTo(root, '2:3'), -1)['margin-left']).toBeUndefined();
  });

  test('fills its panels, and leaves out the strip', () => {
    const panel = styleOf(pathTo(root, '2:4'), -1);
    expect([panel['align-self'], panel['width']]).toEqual(['stretch', undefined]);
    expect(pathTo(root, '2:6').at(-2)).not.toBe(pathTo(root, '2:4').at(-2));
  });

  test('is as high as the page, with the space above it as padding', () => {
    const content = pathTo(root, '2:6').at(-2);
    const style = Object.fromEntries(content?.style.map(({ property, value }) => [property, value]) ?? []);
    expect(style['padding-top'] ?? style['padding']).toMatch(/^40px/);
    expect(styleOf([root], 0)['min-height']).toBeUndefined();
  });
});

test('what is at the end of a side bar stays there', () => {
  expect(styleOf(pathTo(root, '3:9'), -1)['margin-top']).toBe('auto');
});

test('the title of the content is no link and no section', () => {
  const inferred = inferStructure(layout).pages[0]?.root;
  const path = inferred === undefined ? [] : pathTo(inferred, '2:2');
  expect(
    path.map(({ inferredKind }) => inferredKind).filter((kind) => kind === 'link' || kind === 'section'),
  ).toEqual([]);
});
