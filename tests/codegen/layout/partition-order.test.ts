import { expect, it } from 'vitest';
import {
  type LayoutItem,
  leafPartition,
  partitionItems,
  type PartitionNode,
} from '#codegen/layout/inference/partition-items';

it('the bar of a page comes before its columns, however near these are to each other', () => {
  const bar = [0, 300, 380, 460, 1000].map((x, at) => part(`bar${at}`, x, 20, 70, 20));
  const below = [part('left', 0, 150, 395, 400), part('right', 398, 152, 680, 396)];
  expect(outline(partitionItems([...bar, ...below]))).toBe(
    'column(row(bar0 bar1 bar2 bar3 bar4) row(left right))',
  );
});

it('a row of numbers, one of titles and one of texts are columns; rows of one kind are rows', () => {
  const line = (name: string, y: number, height: number, width: number) =>
    [0, 300, 600].map((x, at) => part(`${name}${at}`, x, y, width, height, height));
  const steps = [...line('number', 0, 56, 56), ...line('title', 80, 30, 120), ...line('text', 118, 66, 250)];
  expect(outline(partitionItems(steps))).toBe(
    'row(column(number0 title0 text0) column(number1 title1 text1) column(number2 title2 text2))',
  );
  const table = [...line('a', 0, 20, 120), ...line('b', 40, 20, 100), ...line('c', 80, 20, 110)];
  const inTwoColumns = [...table, part('wide', 0, 140, 900, 20)];
  expect(outline(partitionItems(inTwoColumns))).toBe(
    'column(row(a0 a1 a2) row(b0 b1 b2) row(c0 c1 c2) wide)',
  );
});

function part(id: string, x: number, y: number, width: number, height: number, size = 20): PartitionNode {
  const box = { x, y, width, height };
  const node = {
    kind: 'text',
    id,
    runs: [{ style: { size, weight: 400 } }],
  } as unknown as LayoutItem['node'];
  return leafPartition({ node, box, core: box });
}

function outline(part: PartitionNode): string {
  return part.kind === 'leaf' ? part.item.node.id : `${part.kind}(${part.parts.map(outline).join(' ')})`;
}
