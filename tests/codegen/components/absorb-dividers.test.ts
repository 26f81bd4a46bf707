import { expect, it } from 'vitest';
import { type CodeElement, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const column = { display: 'flex', 'flex-direction': 'column', gap: '8px' };
const border = { property: 'border-bottom', value: '1px solid grey' };

it('lines below all rows are their borders, with the room that was above each line', () => {
  const { list, rows } = listOf(['Monday', 'Tuesday', 'Sunday'].flatMap((day) => [row(day), line(day)]));
  expect(rows).toHaveLength(3);
  for (const { style } of rows)
    expect(style).toEqual(expect.arrayContaining([{ property: 'padding-bottom', value: '8px' }, border]));
  expect(list?.tag).toBe('ul');
  expect(list?.style).toContainEqual({ property: 'gap', value: '8px' });
});

it('the last row has no border where no line is below it', () => {
  const { rows } = listOf([row('Monday'), line('1'), row('Tuesday'), line('2'), row('Sunday')]);
  expect(new Set(rows.map(({ style }) => JSON.stringify(style))).size).toBe(1);
  expect(rows[0]?.style).toEqual(
    expect.arrayContaining([
      border,
      { property: 'padding-bottom', value: '0', state: 'last-child' },
      { property: 'border-width', value: '0', state: 'last-child' },
    ]),
  );
});

it('the rows get a list of their own where a title is above them', () => {
  const { list, rows } = listOf([
    text('title', 'When we are open', 30),
    ...['Monday', 'Tuesday', 'Sunday'].flatMap((day) => [row(day), line(day)]),
  ]);
  expect(rows).toHaveLength(3);
  expect(list?.tag).toBe('ul');
});

it('spaces that differ by the drift of a hand are one', () => {
  const moved = (node: Written, by: string): Written => ({
    ...node,
    style: { ...node.style, 'margin-top': by },
  });
  const rowsWith = (by: string) =>
    listOf([row('Monday'), moved(line('1'), by), row('Tuesday'), line('2'), row('Sunday'), line('3')]).rows;
  expect(
    rowsWith('2px').every(({ style }) => style.some(({ property }) => property === 'border-bottom')),
  ).toBe(true);
  expect(
    rowsWith('9px').some(({ style }) => style.some(({ property }) => property === 'border-bottom')),
  ).toBe(false);
});

it.each<[string, readonly Written[]]>([
  ['between two parts', [row('Monday'), line('1'), row('Tuesday')]],
  ['that are shorter than the rows', ['a', 'b', 'c'].flatMap((day) => [row(day), line(day, 200)])],
  [
    'of several colours',
    ['a', 'b', 'c'].flatMap((day) => [row(day), line(day, 400, day === 'b' ? 'red' : 'grey')]),
  ],
  [
    'between painted rows',
    ['a', 'b', 'c'].flatMap((day) => [row(day, { 'background-color': 'white' }), line(day)]),
  ],
  [
    'between parts of several kinds',
    [row('a'), line('1'), text('b', 'A word about it', 16), line('2'), row('c')],
  ],
])('lines %s stay', (_, children) => {
  const { rows } = listOf(children);
  expect(rows.some(({ style }) => style.some(({ property }) => property === 'border-bottom'))).toBe(false);
});

it('rows with borders of their own are alike where the last one has none, which is as high as it was', () => {
  const own = { padding: '8px 0 7px', 'border-bottom': '1px solid grey' };
  const days = ['Monday', 'Tuesday'].map((day) => row(day, own));
  const { rows } = listOf([
    text('title', 'When we are open', 30),
    ...days,
    row('Sunday', { padding: '8px 0' }),
  ]);
  expect(rows).toHaveLength(3);
  expect(new Set(rows.map(({ style }) => JSON.stringify(style))).size).toBe(1);
  expect(rows[0]?.style).toEqual(
    expect.arrayContaining([
      { property: 'padding', value: '8px 0 7px' },
      border,
      { property: 'padding-bottom', value: '8px', state: 'last-child' },
      { property: 'border-width', value: '0', state: 'last-child' },
    ]),
  );
});

it.each<[string, readonly Written[]]>([
  [
    'one of them has another',
    [bordered('a'), row('b', { 'border-bottom': '2px solid red' }), bordered('c'), row('d')],
  ],
  ['another one has none too', [bordered('a'), row('b'), row('c')]],
  ['the last one is another part', [bordered('a'), bordered('b'), text('end', 'A word about it', 16)]],
])('rows with borders of their own keep them where %s', (_, children) => {
  const { rows } = listOf(children);
  expect(rows.flatMap(({ style }) => style).some(({ state }) => state === 'last-child')).toBe(false);
});

it('rows with borders of their own keep them where the component of the rows is used elsewhere', () => {
  const use = (one: Written): Written => ({
    ...one,
    instance: { componentId: '8:1', componentName: 'Day', setName: null, properties: {} },
  });
  const all = [bordered('a'), bordered('b'), row('c')].map(use);
  const statesOf = (children: readonly Written[]) =>
    listOf(children).all.flatMap(({ style }) => style.filter(({ state }) => state === 'last-child'));
  expect(statesOf(all).length).toBeGreaterThan(0);
  const apart: Written = { ...row('d'), id: 'apart', name: 'Frame 8', children: [use(row('d'))] };
  expect(statesOf([apart, ...all])).toEqual([]);
});

function bordered(day: string): Written {
  return row(day, { 'border-bottom': '1px solid grey' });
}

function row(day: string, style: Record<string, string> = {}): Written {
  return {
    id: `row ${day}`,
    name: 'Frame 3',
    style: { display: 'flex', 'justify-content': 'space-between', ...style },
    drawn: { width: 400, height: 24 },
    children: [text(`day ${day}`, day, 16), text(`time ${day}`, `9–18 ${day}`, 16)],
  };
}

function line(id: string, width = 400, colour = 'grey'): Written {
  const style = { 'border-top': `1px solid ${colour}` };
  return { id: `line ${id}`, name: 'Line 1', style, drawn: { width, height: 0 }, children: [] };
}

function text(id: string, words: string, size: number): Written {
  return {
    id,
    name: words,
    text: words,
    style: { 'font-size': `${size}px` },
    drawn: { width: 100, height: 24 },
  };
}

function listOf(children: readonly Written[]): {
  readonly list: CodeElement | undefined;
  readonly rows: readonly CodeElement[];
  readonly all: readonly CodeElement[];
} {
  const box = { id: 'list', name: 'Frame 9', style: column, drawn: { width: 400, height: 300 }, children };
  const page = {
    id: '1:1',
    name: 'Page',
    style: column,
    children: [text('2:1', 'Words', 48), box, text('2:2', 'End', 16)],
  };
  const options = { ...defaultCodeOptions, target: 'html' } as const;
  const { components } = findComponents(openLayout({ pages: [page] }), options);
  const elements = components
    .flatMap((one) => [...nodesOf(one)])
    .filter((node): node is CodeElement => node.kind === 'element');
  const isRow = (id: string) => id.startsWith('row ');
  const rowsIn = ({ rowIds, ids }: CodeElement) => (rowIds ?? [ids]).filter((own) => own.some(isRow)).length;
  return {
    list: elements.find(({ children: inside }) =>
      inside.some((child) => child.kind === 'repeat' || (child.kind === 'element' && child.ids.some(isRow))),
    ),
    all: elements,
    rows: elements.flatMap((element) => Array.from({ length: rowsIn(element) }, () => element)),
  };
}
