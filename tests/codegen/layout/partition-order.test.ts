import { expect, it } from 'vitest';
import { groupContent } from '#codegen/layout/inference/group-content';
import { partitionItems } from '#codegen/layout/inference/partition-items';
import { type LayoutItem, leafPartition, type PartitionNode } from '#codegen/layout/inference/partition-node';

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

it('the same things side by side are columns, although their first rows have several parts', () => {
  const comment = (at: number, x: number) => [
    part(`photo${at}`, x, 0, 44, 44),
    part(`name${at}`, x + 56, 2, 90, 20, 14),
    part(`day${at}`, x + 57, 24, 70, 16, 12),
    part(`words${at}`, x, 60, 400, 44, 16),
  ];
  const comments = [...comment(0, 0), ...comment(1, 460)];
  expect(outline(partitionItems(comments))).toBe(
    'row(column(row(photo0 column(name0 day0)) words0) column(row(photo1 column(name1 day1)) words1))',
  );
  const next = [...comment(2, 0), ...comment(3, 460)].map((one) => moved(one, 160));
  expect(outline(partitionItems([...comments, ...next]))).toMatch(
    /^column\(row\(column.* row\(column\(row\(photo2/,
  );
  const table = [0, 40, 80].flatMap((y, at) => [
    ...[0, 460].flatMap((x, side) => [
      part(`a${at}${side}`, x, y, 44, 24),
      part(`b${at}${side}`, x + 120, y, 80, 20, 14),
    ]),
  ]);
  expect(outline(partitionItems(table))).not.toContain('row(a00 b00)');
});

it('columns come before rows where the space between them is wider, but fields are read in rows', () => {
  const pair = (name: string, y: number, height: number, width: number, size = height) => [
    part(`${name}0`, 0, y, width, height, size),
    part(`${name}1`, 400, y + 1, width, height, size),
  ];
  const card = [
    ...pair('picture', 100, 200, 360),
    ...pair('kind', 316, 12, 100),
    ...pair('title', 340, 24, 200),
  ];
  const title = part('heading', 0, 0, 600, 48);
  expect(outline(partitionItems([title, ...card]))).toBe(
    'column(heading row(column(picture0 kind0 title0) column(picture1 kind1 title1)))',
  );
  const dish = (at: number) => {
    const y = 60 + at * 90;
    const prices = [part(`a${at}`, 300, y, 60, 22, 18), part(`b${at}`, 700, y, 60, 22, 18)];
    const lines = pair(`line${at}-`, y + 56, 1, 360, 1);
    return [
      ...pair(`dish${at}-`, y, 22, 100, 18),
      ...prices,
      ...pair(`about${at}-`, y + 30, 16, 180),
      ...lines,
    ];
  };
  const menu = outline(partitionItems([part('menu', 200, 0, 400, 40), ...[0, 1, 2].flatMap(dish)]));
  expect(menu).toMatch(
    /^column\(menu row\(column\(row\(dish0-0 a0\) about0-0 line0-0 .*line2-0\) column\(row\(dish0-1 b0\)/,
  );
  const form = [0, 1, 2].flatMap((at) => [
    ...pair(`label${at}-`, at * 90, 16, 90),
    field(`field${at}-0`, 0, at * 90 + 24),
    field(`field${at}-1`, 400, at * 90 + 24),
  ]);
  expect(outline(partitionItems(form))).toContain('row(column(label0-0 field0-0) column(label0-1 field0-1))');
});

it('columns are found below any number of headings, also where their parts are indented', () => {
  const heads = [0, 1, 2, 3].map((at) => part(`head${at}`, 0, at * 40, 800, 24, 24));
  const pair = (name: string, y: number, height: number, indent: number, size: number) => [
    part(`${name}0`, indent, y, 300 - indent, height, size),
    part(`${name}1`, 440 + indent, y + 1, 300 - indent, height, size + 1),
  ];
  const columns = [
    ...pair('a', 200, 120, 0, 20),
    ...pair('b', 330, 20, 20, 14),
    ...pair('c', 360, 16, 30, 12),
  ];
  expect(outline(partitionItems([...heads, ...columns]))).toBe(
    'column(head0 head1 head2 head3 row(column(a0 b0 c0) column(a1 b1 c1)))',
  );
});

it('lists under titles are columns, also beside a wider column; a table with numbers is read in rows', () => {
  const list = (name: string, x: number, count: number, title = 600) => [
    part(`${name}0`, x, 0, 60, 20, 14, 'text', title),
    ...Array.from({ length: count }, (_, at) => part(`${name}${at + 1}`, x, 36 + 32 * at, 80 - at, 20, 14)),
  ];
  expect(outline(partitionItems([...list('a', 0, 2), ...list('b', 240, 3)]))).toBe(
    'row(column(a0 a1 a2) column(b0 b1 b2 b3))',
  );
  const company = [part('logo', 0, 0, 200, 40, 20, 'box'), part('address', 0, 64, 300, 72, 14)];
  const beside = [...company, ...list('a', 520, 4), ...list('b', 760, 3), ...list('c', 1000, 4)];
  const lists = 'column(a0 a1 a2 a3 a4) column(b0 b1 b2 b3) column(c0 c1 c2 c3 c4)';
  expect(outline(partitionItems(beside))).toBe(`row(column(logo address) ${lists})`);
  const wide = [part('line', 0, 220, 1200, 0, 20, 'shape'), part('words', 0, 240, 300, 20)];
  expect(outline(partitionItems([...beside, ...wide]))).toBe(
    `column(row(column(logo address) ${lists}) line words)`,
  );
  const table = [...list('a', 0, 3), ...list('b', 240, 3)].map((one) => worded(one, '12'));
  expect(outline(partitionItems(table))).not.toMatch(/^row\(column\(a0 a1 a2/);
});

it('an icon beside words again and again is a part with them, with lines between the parts', () => {
  const fact = (at: number, x: number) => [
    part(`icon${at}`, x, 0, 40, 40, 20, 'box'),
    part(`words${at}`, x + 56, 10, 70 + 20 * at, 20, 16),
  ];
  const facts = [0, 1, 2].flatMap((at) => fact(at, 300 * at));
  expect(outline(partitionItems(facts))).toBe('row(row(icon0 words0) row(icon1 words1) row(icon2 words2))');
  const lines = [270, 570].map((x, at) => part(`line${at}`, x, 0, 1, 40, 1, 'box'));
  expect(outline(partitionItems([...facts, ...lines]))).toBe(
    'row(row(icon0 words0) line0 row(icon1 words1) line1 row(icon2 words2))',
  );
  const apart = [0, 1, 2].flatMap((at) => [
    part(`icon${at}`, 100 * at, 0, 40, 40, 20, 'box'),
    part(`words${at}`, 100 * at + 50, 10, 40, 20, 16),
  ]);
  expect(outline(partitionItems(apart))).toBe('row(icon0 words0 icon1 words1 icon2 words2)');
});

it('what begins where a title beside a marker does hangs from the marker, where there are several of these', () => {
  const step = (at: number, y: number) => [
    part(`number${at}`, at, y, 40, 41, 20, 'box'),
    part(`title${at}`, 64 + at, y + 5, 170, 28),
    part(`words${at}`, 66, y + 40, 500, 54, 16),
  ];
  const steps = [0, 1, 2].flatMap((at) => step(at, 120 * at));
  const hung = [0, 1, 2].map((at) => `row(number${at} column(title${at} words${at}))`);
  expect(outline(partitionItems(steps))).toBe(`column(${hung.join(' ')})`);
  const pictures = [0, 1].map((at) => part(`picture${at}`, 64 + 260 * at, 340, 240, 160, 20, 'box'));
  const tip = part('tip', 0, 530, 560, 90, 20, 'box');
  expect(outline(partitionItems([...steps, ...pictures, tip]))).toBe(
    `column(${hung[0]} ${hung[1]} row(number2 column(title2 words2 row(picture0 picture1))) tip)`,
  );
  // One alone may be chance.
  const alone = [part('icon', 0, 0, 24, 24, 20, 'box'), part('title', 30, 2, 170, 20)];
  expect(outline(partitionItems([...alone, part('words', 30, 40, 500, 54, 16)]))).toBe(
    'column(row(icon title) words)',
  );
});

it('the longer of two columns goes on below the end of the shorter one', () => {
  const card = part('card', 0, 0, 400, 260, 20, 'box');
  const lines = [0, 1, 2, 3, 4].map((at) => part(`line${at}`, 460 + (at % 2), 90 * at, 600, 62));
  const across = part('across', 0, 520, 1060, 40);
  expect(outline(partitionItems([card, ...lines, across]))).toBe(
    'column(row(card column(line0 line1 line2 line3 line4)) across)',
  );
  // What is farther away, or begins elsewhere, is no part of it.
  const far = part('far', 460, 480, 600, 62);
  expect(outline(partitionItems([card, ...lines.slice(0, 3), far]))).toBe(
    'column(row(card column(line0 line1 line2)) far)',
  );
  const inset = part('inset', 520, 270, 300, 62);
  expect(outline(partitionItems([card, ...lines.slice(0, 3), inset, across]))).toBe(
    'column(row(card column(line0 line1 line2)) inset across)',
  );
});

function worded(one: PartitionNode, characters: string): PartitionNode {
  if (one.kind !== 'leaf') return one;
  const node = { ...one.item.node, characters } as LayoutItem['node'];
  return leafPartition({ ...one.item, node });
}

function field(id: string, x: number, y: number): PartitionNode {
  const box = { x, y, width: 376, height: 48 };
  const node = { kind: 'box', id, fills: [{}], stroke: null } as unknown as LayoutItem['node'];
  return leafPartition({ node, box, core: box });
}

it('what is below the picture of a card is one column from edge to edge, whose margins hold', () => {
  const picture = part('picture', 0, 0, 360, 180, 20, 'box');
  const rows = [200, 230, 260].map((y, at) => [
    part(`name${at}`, 32, y, 100, 20),
    part(`price${at}`, 270, y, 58, 20),
  ]);
  const card = (parts: readonly PartitionNode[]) =>
    outline(groupContent(partitionItems(parts), { x: 0, y: 0, width: 360, height: 300 }));
  const body = 'row(name0 price0) row(name1 price1) row(name2 price2)';
  expect(card([picture, ...rows.flat()])).toBe(`column(picture column(${body}))`);
  expect(card([part('words', 0, 0, 360, 180), ...rows.flat()])).toBe(`column(words ${body})`);
});

function part(
  id: string,
  x: number,
  y: number,
  width: number,
  height: number,
  size = 20,
  kind = 'text',
  weight = 400,
): PartitionNode {
  const box = { x, y, width, height };
  const node = {
    kind,
    id,
    box,
    children: [],
    characters: 'Words',
    runs: [{ style: { size, weight } }],
  } as unknown as LayoutItem['node'];
  return leafPartition({ node, box, core: box });
}

function outline(part: PartitionNode): string {
  return part.kind === 'leaf' ? part.item.node.id : `${part.kind}(${part.parts.map(outline).join(' ')})`;
}

function moved(one: PartitionNode, down: number): PartitionNode {
  if (one.kind !== 'leaf') return one;
  const box = { ...one.box, y: one.box.y + down };
  return leafPartition({ node: one.item.node, box, core: box });
}
