import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { nodesIn, nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

it('a switch of a component of its own is called after the row it stands in, which no linter takes for its label', () => {
  const row = (id: string, text: string): Written => ({
    id,
    name: 'Row',
    style: { display: 'flex' },
    drawn: { width: 300, height: 40 },
    children: [
      { id: `${id}1`, name: 'Title', text },
      {
        id: `${id}2`,
        name: 'Switch',
        drawn: { width: 44, height: 24 },
        instance: { componentId: '9:1', componentName: 'Switch', setName: null, properties: {} },
        children: [{ id: `I${id}2;9:2`, name: 'Knob', drawn: { width: 20, height: 20 }, children: [] }],
      },
    ],
  });
  const found = find([row('2:1', 'Comments'), row('3:1', 'Mentions')]);
  expect(found.map(({ name }) => name)).toContain('Switch');
  expect(found.flatMap(tagsOf)).not.toContain('label');
  const controls = found.flatMap(nodesOf).filter((node) => node.kind === 'element' && node.tag === 'input');
  expect(controls.flatMap((node) => (node.kind === 'element' ? node.attributes : []))).toContainEqual({
    name: 'aria-label',
    value: { kind: 'prop', name: 'label' },
  });
});

it('a radio button with a wide ring is selected among those with thin ones', () => {
  const choice = (id: string, text: string, style: Readonly<Record<string, string>>): Written => ({
    ...{ id, name: 'Plan', style: { display: 'flex' }, drawn: { width: 300, height: 40 } },
    children: [
      { id: `${id}1`, name: 'Radio', style, drawn: { width: 20, height: 20 }, children: [] },
      { id: `${id}2`, name: 'Title', text },
    ],
  });
  const thin = { 'box-shadow': 'inset 0 0 0 1.5px grey', 'border-radius': '50%' };
  const choices = [
    choice('2:1', 'Free', thin),
    choice('3:1', 'Plus', { border: '6px solid black', 'border-radius': '50%' }),
    choice('4:1', 'Team', thin),
  ];
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: choices }] });
  const [page] = findComponents(layout, { ...defaultCodeOptions, target: 'html' }).components;
  const inputs = (page ? nodesOf(page) : []).flatMap((node) =>
    node.kind === 'element' && node.tag === 'input' ? [node.attributes.map(({ name }) => name)] : [],
  );
  expect(inputs.map((names) => names.includes('checked'))).toEqual([false, true, false]);
});

it('a square with the ring of a shadow, which keeps fractions of a px, is an empty checkbox beside a filled one', () => {
  const choice = (id: string, text: string, style: Readonly<Record<string, string>>): Written => ({
    ...{ id, name: 'Frame 3', style: { display: 'flex' }, drawn: { width: 300, height: 20 } },
    children: [
      { id: `${id}1`, name: 'Frame 4', style, drawn: { width: 20, height: 20 }, children: [] },
      { id: `${id}2`, name: 'Text', text },
    ],
  });
  const found = find([
    choice('2:1', 'Kirschen', { 'background-color': '#0e7c7b', 'box-shadow': 'inset 0 0 0 1.5px #0e7c7b' }),
    choice('3:1', 'Birnen', { 'background-color': '#ffffff', 'box-shadow': 'inset 0 0 0 1.5px #a9c0c3' }),
  ]);
  expect(found.flatMap(tagsOf).filter((tag) => tag === 'input')).toHaveLength(2);
});

describe('a square at the start of each row of a table', () => {
  const border = { border: '1px solid #d0d5dd', 'border-radius': '5px' };
  const filled = { 'background-color': '#0e7a5f' };
  const check = '<svg viewBox="0 0 20 20"><path d="M2 10l5 5L18 4" fill="none" stroke="#fff"/></svg>';
  const tick = {
    name: 'V',
    kind: 'vector',
    svg: check,
    drawn: { x: 14, y: 4, width: 10, height: 8 },
  } as const;
  const row = (
    index: number,
    words: readonly string[],
    look: Written,
    more: Readonly<Record<string, string>> = {},
  ) => {
    const y = index * 40;
    return {
      ...{ id: `${index + 2}:1`, name: 'Frame', style: { display: 'flex' } },
      drawn: { x: 0, y, width: 600, height: 40 },
      children: [
        {
          ...{ id: `${index + 2}:2`, name: 'Frame', style: { display: 'flex' } },
          drawn: { x: 0, y, width: 40, height: 40 },
          children: [
            {
              id: `${index + 2}:3`,
              drawn: { x: 12, y: y + 11, width: 18, height: 18 },
              children: [],
              ...look,
            },
          ],
        },
        ...words.map((text, at) => ({
          ...{ id: `${index + 2}:${at + 4}`, name: 'Text', text, style: { 'font-size': '14px', ...more } },
          drawn: { x: 60 + at * 180, y: y + 10, width: 160, height: 20 },
        })),
      ],
    } satisfies Written;
  };
  const head = { 'font-size': '12px', color: '#667085' };
  const table = (rows: readonly Written[]): Written => ({
    ...{ id: '1:9', name: 'Frame', style: { display: 'flex', 'flex-direction': 'column' } },
    drawn: { x: 0, y: 0, width: 600, height: 240 },
    children: rows,
  });
  const namesOfChecks = (rows: readonly Written[]) => {
    const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: [table(rows)] }] });
    const [page] = findComponents(layout, { ...defaultCodeOptions, target: 'html' }).components;
    return (page ? nodesOf(page) : []).flatMap((node) => {
      if (node.kind !== 'element') return [];
      const label = node.attributes.find(({ name }) => name === 'aria-label')?.value;
      if (node.tag === 'label')
        return [
          nodesIn(node)
            .flatMap((one) => (one.kind === 'text' ? [one.text] : []))
            .join(' '),
        ];
      return node.tag === 'input' && label?.kind === 'text' ? [label.text] : [];
    });
  };

  it('is a checkbox that is called after the row, and that of the headings chooses all rows', () => {
    const rows = [
      row(0, ['Person', 'Role'], { style: border }, head),
      row(1, ['AL', 'Ada Lind', 'Welder'], { style: border }),
      row(2, ['Bo Dahl', 'Cook'], { style: filled, children: [tick] }),
      row(3, ['Cleo Hart', 'Pilot'], { style: border }),
    ];
    expect(namesOfChecks(rows)).toEqual([
      'Select all',
      'AL Ada Lind Welder',
      'Bo Dahl Cook',
      'Cleo Hart Pilot',
    ]);
  });

  it('chooses the first row as any other where that is no head', () => {
    const rows = ['Ada Lind', 'Bo Dahl', 'Cleo Hart'].map((name, at) =>
      row(at, [name, 'Cook'], { style: border }),
    );
    expect(namesOfChecks(rows)).toEqual(['Ada Lind Cook', 'Bo Dahl Cook', 'Cleo Hart Cook']);
  });

  it.each<readonly [string, readonly Written[]]>([
    [
      'says what is included where all are ticked',
      ['Ada', 'Bo', 'Cleo'].map((name, at) => row(at, [name, 'Cook'], { style: filled, children: [tick] })),
    ],
    [
      'is a colour of a legend where each has its own',
      ['#ff0000', '#00ff00', '#0000ff'].map((fill, at) =>
        row(at, ['Ada', 'Cook'], { style: { 'background-color': fill } }),
      ),
    ],
    [
      'is a place of its own where it is round, such as that of a step',
      ['Ada', 'Bo', 'Cleo'].map((name, at) =>
        row(at, [name, 'Cook'], { style: { ...border, 'border-radius': '50%' }, children: [tick] }),
      ),
    ],
  ])('%s', (_, rows) => {
    expect(namesOfChecks(rows)).toEqual([]);
  });
});

it('circles in boxes of their own before words are radio buttons of one group, which the caption names', () => {
  const ring = { 'box-shadow': 'inset 0 0 0 1.5px #888', 'border-radius': '50%' };
  const dot = {
    style: { 'background-color': '#07f', 'border-radius': '50%' },
    drawn: { width: 8, height: 8 },
  };
  const choice = (id: string, text: string, isOn: boolean): Written => ({
    ...{ id, name: 'Frame 3', style: { display: 'flex' }, drawn: { width: 80, height: 20 } },
    children: [
      {
        ...{ id: `${id}1`, name: 'Frame 4', style: { display: 'flex' }, drawn: { width: 18, height: 18 } },
        children: [
          {
            ...{ id: `${id}2`, name: 'Ellipse', style: ring, drawn: { width: 18, height: 18 } },
            children: isOn ? [{ id: `${id}3`, name: 'Ellipse', ...dot, children: [] }] : [],
          },
        ],
      },
      { id: `${id}4`, name: 'Text', text, drawn: { width: 50, height: 20 } },
    ],
  });
  const column = { display: 'flex', 'flex-direction': 'column' };
  const group: Written = {
    ...{ id: '5:1', name: 'Frame 6', style: column, drawn: { width: 300, height: 50 } },
    children: [
      { id: '5:2', name: 'Text', text: 'Kind of box' },
      {
        ...{ id: '5:3', name: 'Frame 7', style: { display: 'flex' }, drawn: { width: 300, height: 20 } },
        children: [choice('2:1', 'Wood', false), choice('3:1', 'Tin', true), choice('4:1', 'Card', false)],
      },
    ],
  };
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: [group] }] });
  const [page] = findComponents(layout, { ...defaultCodeOptions, target: 'html' }).components;
  const elements = (page ? nodesOf(page) : []).flatMap((node) => (node.kind === 'element' ? [node] : []));
  const radios = elements.filter(({ tag }) => tag === 'input');
  expect(radios.map(({ attributes }) => attributes.some(({ name }) => name === 'checked'))).toEqual([
    false,
    true,
    false,
  ]);
  expect(elements.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['fieldset', 'legend']));
});

function find(children: readonly Written[]) {
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children }] });
  return findComponents(layout, defaultCodeOptions).components;
}

function tagsOf(component: ReturnType<typeof find>[number]): readonly string[] {
  return nodesOf(component).flatMap((node) => (node.kind === 'element' ? [node.tag] : []));
}
