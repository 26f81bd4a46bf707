import { describe, expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const solid = [{ type: 'SOLID', color: { r: 0.5, g: 0.5, b: 0.5, a: 1 } }];

/** A layer that a hand placed. */
const layer = (id: string, type: string, [x, y, width, height]: readonly number[], more: object = {}) => ({
  ...{ id, name: id, type, fills: solid, constraints: { horizontal: 'LEFT', vertical: 'TOP' } },
  absoluteBoundingBox: { x, y, width, height },
  ...more,
});

const text = (characters: string, box: readonly number[]) =>
  layer(characters, 'TEXT', box, {
    characters,
    style: {
      ...{ fontFamily: 'Inter', fontSize: 16, fontWeight: 400, lineHeightPx: 24 },
      ...{ textAlignHorizontal: 'LEFT', textAutoResize: 'WIDTH_AND_HEIGHT' },
    },
  });

const icon = (id: string, box: readonly number[]) => layer(id, 'RECTANGLE', box);

/** The nodes of a page of this width by the layer that they are or begin with. */
function nodesOf(width: number, children: readonly object[]): ReadonlyMap<string, LayoutNode> {
  const page = layer('page', 'FRAME', [0, 0, width, 600], { clipsContent: true, children });
  const { root } = layOut(readDesign(snapshotOf(page))).pages[0] ?? {};
  const nodes = new Map<string, LayoutNode>();
  const add = (node: LayoutNode): readonly string[] => {
    const inside = node.kind === 'box' ? node.children.flatMap(add) : [];
    const key = node.ids[0] ?? inside.join(' + ');
    nodes.set(key, node);
    return node.ids[0] === undefined ? inside : [node.ids[0]];
  };
  if (root) add(root);
  return nodes;
}

const styleOf = (node: LayoutNode | undefined) =>
  Object.fromEntries(
    (node?.style ?? []).flatMap(({ property, value, below }) =>
      below === undefined ? [[property, value]] : [],
    ),
  );

describe('a row of a card that has parts at both of its ends', () => {
  const lecture = (name: string, y: number, width: number, minutes: number) => [
    icon(`play ${name}`, [83, y + 6, 10, 12]),
    text(name, [112, y, width, 24]),
    text(`${name} min`, [1168 - minutes, y, minutes, 24]),
  ];
  const rows = [
    layer('card', 'RECTANGLE', [0, 0, 1200, 240]),
    layer('rule', 'LINE', [32, 40, 1136, 0], { strokes: solid, strokeWeight: 1 }),
    ...lecture('Samples', 60, 400, 44),
    ...lecture('Bootstrap', 110, 300, 64),
  ].map((one) => ({ ...one }));
  const nodes = nodesOf(1200, [...rows, icon('end', [32, 180, 1136, 20])]);
  const rowOf = (name: string) => styleOf([...nodes].find(([key]) => key.endsWith(`+ ${name} min`))?.[1]);

  it('begins where it was drawn and keeps its last part at the end', () => {
    for (const name of ['Samples', 'Bootstrap']) {
      expect(rowOf(name)).toMatchObject({ 'margin-left': '51px', 'justify-content': 'space-between' });
      expect(rowOf(name)).not.toHaveProperty('align-self');
      expect(rowOf(name)).not.toHaveProperty('max-width');
    }
  });
});

it('what a row in the middle of the page has at both sides stays away from the edges at every width', () => {
  const nodes = nodesOf(1440, [
    layer('hero', 'RECTANGLE', [0, 0, 1440, 400]),
    layer('words', 'RECTANGLE', [120, 40, 560, 320]),
    layer('film', 'RECTANGLE', [800, 40, 520, 320]),
  ]);
  const row = [...nodes.values()].find(
    (node) =>
      node.kind === 'box' && styleOf(node)['justify-content'] === 'center' && node.children.length === 2,
  );
  expect(styleOf(row)['padding']).toMatch(/ 16px( |$)/);
});
