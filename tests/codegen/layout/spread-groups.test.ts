/** Bars with several groups and wide spaces between them, which a hand placed. */
import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 0.1, g: 0.1, b: 0.2, a: 1 } }];
const constraints = { horizontal: 'LEFT', vertical: 'TOP' };

function text(id: string, characters: string, x: number, y: number, width: number) {
  const style = { fontFamily: 'Inter', fontWeight: 500, fontSize: 15, lineHeightPx: 24 };
  const absoluteBoundingBox = { x, y, width, height: 24 };
  return {
    ...{ id, name: characters, type: 'TEXT', characters, fills, constraints },
    absoluteBoundingBox,
    style,
  };
}

/** A bar of a page that is 1440 px wide: a name, links and two ways in, above a line of words. */
function drawPage() {
  const children = [
    text('2:1', 'Waterfront', 120, 30, 110),
    text('2:2', 'Product', 470, 30, 57),
    text('2:3', 'Solutions', 572, 30, 67),
    text('2:4', 'Pricing', 685, 29, 50),
    text('2:7', 'Customers', 781, 30, 79),
    text('2:8', 'Docs', 893, 30, 37),
    text('2:5', 'Log in', 1096, 30, 44),
    text('2:9', 'Start for free', 1169, 30, 151),
    text('2:6', 'Words that go across the whole page as far as the bar above them does', 120, 120, 1200),
  ];
  return {
    ...{ id: '1:1', name: 'Page', type: 'FRAME', children },
    absoluteBoundingBox: { x: 0, y: 0, width: 1440, height: 900 },
  };
}

function find(node: LayoutNode, id: string): LayoutNode | undefined {
  if (node.ids.includes(id)) return node;
  return node.kind === 'box' ? node.children.map((child) => find(child, id)).find((one) => one) : undefined;
}

test('the last group is at the end, and the space before another one gets narrower with the page', () => {
  const root = layOut(readDesign(snapshotOf(drawPage()))).pages[0]?.root;
  const margin = (id: string): string | undefined =>
    root && find(root, id)?.style.find(({ property }) => property === 'margin-left')?.value;
  expect(margin('2:5')).toBe('auto');
  expect(margin('2:2')).toMatch(/^clamp\(16px, \(100% - \d+px\) \* 0\.\d+, \d+px\)$/);
});
