/** Columns and drawings that get narrower before anything goes below them. */
import { expect, test } from 'vitest';
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

function text(id: string, box: Box, characters: string) {
  const style = { fontFamily: 'Inter', fontWeight: 400, fontSize: 14, lineHeightPx: box[3] };
  return layer(id, box, { type: 'TEXT', characters, fills: solid(0), style });
}

function frame(id: string, box: Box, layoutMode: string, extras: object, children: readonly object[]) {
  return layer(id, box, { type: 'FRAME', layoutMode, fills: solid(1), ...extras, children });
}

function rootOf(page: object): LayoutNode {
  const root = layOut(readDesign(snapshotOf(page))).pages[0]?.root;
  if (root === undefined) throw new Error('There is no page.');
  return root;
}

function find(node: LayoutNode, id: string): LayoutNode | undefined {
  if (node.ids.includes(id)) return node;
  return node.kind === 'box'
    ? node.children.map((child) => find(child, id)).find((one) => one !== undefined)
    : undefined;
}

function valuesOf(node: LayoutNode | undefined, property: string): readonly string[] {
  return node?.style.filter((one) => one.property === property).map(({ value }) => value) ?? [];
}

test('a chart whose points are at shares of its width shrinks before the panel beside it goes below', () => {
  const points = [0, 1, 2, 3].map((at) => ({
    ...text(`4:${at}`, [60 + 160 * at, 80 + 60 * at, 90, 20], `Point number ${at}`),
    layoutPositioning: 'ABSOLUTE',
    constraints: { horizontal: 'SCALE', vertical: 'TOP' },
  }));
  const chart = frame('3:1', [32, 40, 776, 600], 'VERTICAL', { layoutSizingHorizontal: 'FILL' }, points);
  const fill = { layoutSizingHorizontal: 'FILL', layoutGrow: 1, layoutSizingVertical: 'HUG' };
  const content = frame('2:1', [32, 40, 776, 600], 'VERTICAL', fill, [chart]);
  const words = text('5:1', [832, 40, 300, 20], 'A panel of a set width');
  const side = { layoutSizingHorizontal: 'FIXED', layoutSizingVertical: 'HUG' };
  const panel = frame('2:2', [832, 40, 336, 560], 'VERTICAL', side, [words]);
  const across = { layoutSizingHorizontal: 'FILL', layoutSizingVertical: 'HUG', itemSpacing: 24 };
  const row = frame('1:2', [32, 40, 1136, 600], 'HORIZONTAL', across, [content, panel]);
  const padding = { paddingLeft: 32, paddingRight: 32, paddingTop: 40, paddingBottom: 40 };
  const root = rootOf(frame('1:1', [0, 0, 1200, 680], 'VERTICAL', padding, [row]));
  const [basis] = valuesOf(find(root, '2:1'), 'flex').map((value) => Number.parseFloat(value.slice(4)));
  expect(basis).toBeGreaterThanOrEqual(400);
  expect(basis).toBeLessThanOrEqual(0.6 * 776);
});

test('bars of a set width on one line are a drawing, and never on two lines', () => {
  const bars = [70, 120, 150, 96, 60].map((height, at) =>
    layer(`3:${at}`, [72 + 68 * at, 250 - height, 44, height], { type: 'RECTANGLE', fills: solid(0.5) }),
  );
  const ends = { counterAxisAlignItems: 'MAX', itemSpacing: 24, layoutSizingHorizontal: 'FILL' };
  const padding = { paddingLeft: 40, paddingRight: 40, paddingTop: 30, paddingBottom: 30 };
  const chart = frame('2:1', [32, 60, 1136, 220], 'HORIZONTAL', { ...ends, ...padding }, bars);
  const root = rootOf(
    frame('1:1', [0, 0, 1200, 400], 'VERTICAL', { paddingLeft: 32, paddingRight: 32, paddingTop: 60 }, [
      chart,
    ]),
  );
  expect(valuesOf(find(root, '2:1'), 'flex-wrap')).toEqual([]);
});
