/** The columns of drawn tables: where each begins, and the space beside cells that are at its end. */
import { expect, test } from 'vitest';
import type { LayoutBox, LayoutNode } from '#codegen/layout/layout-tree';
import { measureTable } from '#codegen/semantics/structure/table-geometry';
import type { Alignment, TableRow } from '#codegen/semantics/structure/table-columns';
import { openLayout } from '../files/open-layout.ts';

interface Column {
  readonly align: Alignment;
  readonly start: number;
  readonly end: number;
}

function measure(columns: readonly Column[]) {
  const lines = [0, 40, 80].map((y) => ({
    ...{
      id: `row${y}`,
      name: 'row',
      style: { display: 'flex' },
      drawn: { x: 0, y, width: 1000, height: 40 },
    },
    children: columns.map(({ start, end }, at) => ({
      ...{ id: `cell${y}-${at}`, name: 'cell', text: 'Words' },
      drawn: { x: start, y: y + 10, width: end - start, height: 20 },
    })),
  }));
  const style = { display: 'flex', 'flex-direction': 'column' };
  const drawn = { x: 0, y: 0, width: 1000, height: 120 };
  const box = openLayout({ pages: [{ id: '1:1', name: 'Table', style, drawn, children: lines }] }).pages[0]
    ?.root;
  if (box?.kind !== 'box') throw new Error('There is no table.');
  const rows = box.children
    .filter((node: LayoutNode): node is LayoutBox => node.kind === 'box')
    .map((row): TableRow => ({
      ...{ box: row, painted: null, divider: null, isGroup: false },
      cells: row.children.map((node) => ({ nodes: [node], span: 1 })),
    }));
  return measureTable({ box, rows, columns, range: [0, 3], isWhole: false, ground: null }, 'left');
}

test('columns of numbers at one edge begin where the one before ends, with no space beside the numbers', () => {
  const { tracks, columnGap, cellPaddings } = measure([
    { align: 'start', start: 0, end: 200 },
    { align: 'end', start: 420, end: 500 },
    { align: 'end', start: 640, end: 700 },
    { align: 'end', start: 940, end: 1000 },
  ]);
  expect(cellPaddings).toEqual([{}, {}, {}, {}]);
  // The first of them has half of the space before it: from 310 px on.
  expect([tracks, columnGap]).toEqual([[294, 190, 184, 284], 16]);
});

test('numbers before words keep their distance to these', () => {
  const { cellPaddings } = measure([
    { align: 'end', start: 0, end: 80 },
    { align: 'start', start: 200, end: 400 },
  ]);
  expect(cellPaddings[0]).toEqual({ 'padding-right': 104 });
});
