import { describe, expect, it } from 'vitest';
import type { CodeComponent, CodeInstance, CodeRepeat } from '#codegen/components/code-component';
import { nodesIn, nodesOf, plainElement } from '#codegen/components/code-component';
import { collapseRows } from '#codegen/components/collapse-rows';
import { writeOutRows } from '#codegen/components/extract-lists';
import { findComponents } from '#codegen/components/find-components';
import { RowShapes } from '#codegen/components/row-unifier';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('rows of one structure in a component', () => {
  it('are one list prop, with the rows of each use', () => {
    const { component, page } = build([
      column('1', 'Shop', [link('1', 'Mugs'), link('2', 'Bowls')]),
      column('2', 'Help', [link('1', 'Returns'), link('2', 'Care')]),
    ]);
    expect(component.props.map(({ name, type }) => [name, type.kind])).toEqual([
      ['text', 'text'],
      ['links', 'list'],
    ]);
    expect(fieldsOf(component)).toEqual([['label', 'href']]);
    expect(listsIn(page)).toEqual([
      [
        { label: 'Mugs', href: 'https://shop.example/mugs' },
        { label: 'Bowls', href: 'https://shop.example/bowls' },
      ],
      [
        { label: 'Returns', href: 'https://shop.example/returns' },
        { label: 'Care', href: 'https://shop.example/care' },
      ],
    ]);
  });

  it('have lists of their own, also where parts of several rows look alike by chance', () => {
    const hour = (day: string, index: number, state: string): Written => ({
      ...{ id: `${day}${index}`, name: 'Hour' },
      style: { display: 'flex', 'background-color': state === 'Free' ? 'green' : 'grey' },
      instance: {
        ...{ componentId: `9:${state}`, componentName: `State=${state}`, setName: 'Hour' },
        properties: { State: { kind: 'variant', value: state } },
      },
      children: [{ id: `${day}${index};9:1`, name: 'Time', text: `${day} ${index}:00` }],
    });
    const day = (card: string, name: string, states: readonly string[]): Written => ({
      ...{ id: `I${card};8:${name}`, name: 'Day', style: { display: 'flex', 'flex-direction': 'column' } },
      children: [
        { id: `I${card};7:${name}`, name: 'Text', text: name },
        ...states.map((state, index) => hour(`I${card};6:${name}`, index, state)),
      ],
    });
    const card = (id: string, states: Readonly<Record<string, readonly string[]>>): Written => ({
      ...{ id, name: 'Card', style: { display: 'flex' } },
      instance: { componentId: '5:1', componentName: 'Card', setName: null, properties: {} },
      children: [
        { id: `I${id};5:2`, name: 'Text', text: `Dr ${id}` },
        ...Object.entries(states).map(([name, own]) => day(id, name, own)),
      ],
    });
    const { components } = findComponents(
      openLayout({
        pages: [
          {
            ...{ id: '1:1', name: 'Page' },
            children: [
              card('2', {
                Mon: ['Free', 'Full', 'Free'],
                Tue: ['Free', 'Free', 'Full'],
                Wed: ['Free', 'Full', 'Full'],
              }),
              card('3', {
                Mon: ['Full', 'Free', 'Free'],
                Tue: ['Free', 'Full', 'Full'],
                Wed: ['Free', 'Free', 'Free'],
              }),
            ],
          },
        ],
      }),
      defaultCodeOptions,
    );
    const found = components.find(({ name }) => name === 'Card');
    const list = found?.props.find(({ type }) => type.kind === 'list');
    const inner =
      list?.type.kind === 'list' ? list.type.fields.map(({ name, type }) => [name, type.kind]) : [];
    expect(inner).toContainEqual(['hours', 'list']);
    expect(found?.props.filter(({ name }) => /\d/.test(name))).toEqual([]);
  });

  it('keep the layers of each row', () => {
    const { component } = build([
      column('1', 'Shop', [link('1', 'Mugs'), link('2', 'Bowls')]),
      column('2', 'Help', [link('1', 'Returns'), link('2', 'Care')]),
    ]);
    const [child] = repeatIn(component)?.children ?? [];
    expect(child && 'rowIds' in child && child.rowIds).toEqual([
      ['1:link-1', '2:link-1'],
      ['1:link-2', '2:link-2'],
    ]);
  });

  it('are one list although words wrap in one and a hand moved another', () => {
    const moved = { style: { 'font-size': '14px', 'margin-left': '1px' } };
    const { component } = build([
      column('1', 'Shop', [link('1', 'Mugs'), { ...link('2', 'Bowls'), ...moved }]),
      column('2', 'Help', [link('1', 'Returns'), { ...link('2', 'Care'), ...moved }]),
    ]);
    expect(component.props.map(({ name }) => name)).toEqual(['text', 'links']);
  });

  it('have a look that all rows of a list share in a prop of the component, not in each row', () => {
    const entry = (plan: string, id: string, text: string, color: string): Written => ({
      ...{ id, name: 'Item', style: { display: 'flex' } },
      instance: { componentId: '9:1', componentName: 'Item', setName: null, properties: {} },
      children: [
        { id: `I${plan}:link-${id};9:2`, kind: 'vector', name: 'Check' },
        { id: `I${plan}:link-${id};9:3`, name: 'Text', text, style: { 'font-size': '14px', color } },
      ],
    });
    const plan = (id: string, color: string, texts: readonly string[]) =>
      column(
        id,
        `Plan ${id}`,
        texts.map((text, at) => entry(id, String(at), text, color)),
      );
    const children = [
      plan('1', '#334155', ['Fifty trees', 'A seal']),
      plan('2', '#ffffff', ['Reports', 'Support']),
      plan('3', '#334155', ['No limits', 'A manager']),
    ];
    const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children }] });
    const { components } = findComponents(layout, defaultCodeOptions);
    const component = components.find(({ props }) => props.some(({ type }) => type.kind === 'list'));
    expect(component?.props.map(({ type }) => type.kind).sort()).toEqual(['boolean', 'list', 'text']);
    expect(component && fieldsOf(component)).toEqual([['text']]);
  });

  it('keep a look that each row has in all lists in their data, and not as one for all rows', () => {
    const use = (label: string, kind?: string): CodeInstance => ({
      ...{ kind: 'use', component: 'Button', styleName: null, style: [], variants: [], ids: [] },
      props: [
        ...(kind === undefined ? [] : [{ name: 'kind', value: { kind: 'member', member: kind } as const }]),
        { name: 'label', value: { kind: 'prop', name: label } },
      ],
    });
    const props = ['label', 'label2'].map((name) => ({
      prop: { name, type: { kind: 'text' }, fallback: null } as const,
      values: ['Pay', 'Send'].map((text) => ({ kind: 'text', text: `${text} ${name}` }) as const),
    }));
    const root = plainElement('div', [use('label', 'quiet'), use('label2')]);
    const [list, more] = collapseRows(root, props, { isEnglish: true }).props;
    expect(more).toBeUndefined();
    const { type } = list?.prop ?? {};
    expect(type?.kind === 'list' && type.fields.map(({ name }) => name)).toEqual(['kind', 'label']);
    expect(list?.values[0]).toEqual({
      kind: 'list',
      rows: [
        [
          { name: 'kind', value: { kind: 'member', member: 'quiet' } },
          { name: 'label', value: { kind: 'text', text: 'Pay label' } },
        ],
        [{ name: 'label', value: { kind: 'text', text: 'Pay label2' } }],
      ],
    });
  });

  it('remain apart where one looks different on purpose', () => {
    const red = { style: { 'font-size': '14px', color: 'red' } };
    const { component } = build([
      column('1', 'Shop', [link('1', 'Mugs'), { ...link('2', 'Bowls'), ...red }]),
      column('2', 'Help', [link('1', 'Returns'), { ...link('2', 'Care'), ...red }]),
    ]);
    expect(component.props.every(({ type }) => type.kind === 'text')).toBe(true);
  });

  it('remain apart where they are two texts only', () => {
    const { component } = build([
      column('1', 'Shop', [words('1', 'Mugs'), words('2', 'Bowls')]),
      column('2', 'Help', [words('1', 'Returns'), words('2', 'Care')]),
    ]);
    expect(component.props.every(({ type }) => type.kind === 'text')).toBe(true);
  });

  it('pass the drawings in which they differ', () => {
    const icon = (id: string, size: number): Written => {
      const svg = `<svg viewBox="0 0 9 9"><path d="M0 0h${size}v${size}"/></svg>`;
      return { id: `${id}-icon`, kind: 'vector', name: 'Vector', svg };
    };
    const entry = (id: string, text: string, size: number): Written => {
      const children = [icon(id, size), { ...link(id, text), id: `${id}-words` }];
      return { id, name: 'Frame 1', style: { display: 'flex' }, children };
    };
    const { component, page } = build([
      column('1', 'Shop', [entry('1', 'Mugs', 8), entry('2', 'Bowls', 9)]),
      column('2', 'Help', [entry('3', 'Returns', 8), entry('4', 'Care', 9)]),
    ]);
    expect(fieldsOf(component)).toEqual([expect.arrayContaining(['icon'])]);
    const icons = nodesOf(page)
      .flatMap((node) => (node.kind === 'use' ? node.props : []))
      .flatMap(({ value }) => (value.kind === 'list' ? value.rows.flat() : []))
      .flatMap(({ value }) =>
        value.kind === 'slot' && value.node?.kind === 'use' ? value.node.component : [],
      );
    expect(icons).toEqual(['MugsIcon', 'BowlsIcon', 'MugsIcon', 'BowlsIcon']);
  });

  it('have a key only where it differs in each list', () => {
    const { component } = build([
      column('1', 'Shop', [link('1', 'Mugs'), link('2', 'Mugs')]),
      column('2', 'Help', [link('1', 'Returns'), link('2', 'Care')]),
    ]);
    expect(repeatIn(component)?.key).toBeNull();
  });
});

describe('elements of one structure in a page', () => {
  const steps = ['Sow', 'Water', 'Wait'].map((text, index) => step(String(index), text));

  it('are one element for each row of data', () => {
    const list = listOf(steps);
    expect(list?.data?.rows).toEqual(
      ['Sow', 'Water', 'Wait'].map((text) => [{ name: '', value: { kind: 'text', text } }]),
    );
    expect(list?.key).toBe('');
  });

  it('are what they were when they are written out again', () => {
    const list = listOf(steps.map((one, index) => ({ ...one, link: { kind: 'url', target: `/${index}` } })));
    const rows = list ? writeOutRows(list) : [];
    expect(
      rows.map((row) => nodesIn(row).flatMap((node) => (node.kind === 'text' ? node.text : []))),
    ).toEqual([['Sow'], ['Water'], ['Wait']]);
    expect(rows.map((row) => row.kind === 'element' && row.attributes[0]?.value)).toEqual(
      ['/0', '/1', '/2'].map((text) => ({ kind: 'text', text })),
    );
    expect(rows.map((row) => 'ids' in row && row.ids)).toEqual(steps.map(({ id }) => [id]));
  });

  it('remain apart where something without words has another size in each, as the bars of a chart', () => {
    const shapes = new RowShapes();
    const bar = (height: string) => {
      const drawn = { ...plainElement('div', []), style: [{ property: 'height', value: height }] };
      return shapes.of(plainElement('li', [drawn, plainElement('p', [{ kind: 'text', text: height }])]));
    };
    expect(bar('40px')).toBe(bar('40px'));
    expect(bar('40px')).not.toBe(bar('96px'));
  });

  it('stay separate where one looks different or two have the same text', () => {
    const red = { ...step('2', 'Wait'), style: { display: 'flex', background: 'red' } };
    expect(listOf([...steps.slice(0, 2), red])).toBeUndefined();
    expect(listOf([...steps.slice(0, 2), step('2', 'Sow')])).toBeUndefined();
  });

  function listOf(children: readonly Written[]): CodeRepeat | undefined {
    const row = { id: '2:0', name: 'Row', style: { display: 'flex' }, children };
    const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: [row] }] });
    const [page] = findComponents(layout, defaultCodeOptions).components;
    return page && repeatIn(page);
  }
});

/** Too small for a component. */
function step(id: string, text: string): Written {
  return { id: `3:${id}`, name: 'Frame 1', style: { display: 'flex' }, children: [words(id, text)] };
}

function build(columns: readonly Written[]): { component: CodeComponent; page: CodeComponent } {
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: columns }] });
  const { components } = findComponents(layout, defaultCodeOptions);
  const [page, component] = components;
  if (!page || !component) throw new Error('There is no component.');
  return { component, page };
}

function column(id: string, title: string, entries: readonly Written[]): Written {
  const children = entries.map((entry) => ({ ...entry, id: `${id}:link-${entry.id}` }));
  return {
    id,
    name: 'Column',
    style: { display: 'flex', 'flex-direction': 'column' },
    children: [
      { id: `${id}:title`, name: 'Text', text: title },
      { id: `${id}:rule`, kind: 'vector', name: 'Vector' },
      ...children,
    ],
  };
}

function words(id: string, text: string): Written {
  return { id, name: 'Text', text, style: { 'font-size': '14px' } };
}

function link(id: string, text: string): Written {
  return {
    ...words(id, text),
    link: { kind: 'url', target: `https://shop.example/${text.toLowerCase()}` },
  };
}

function repeatIn(component: CodeComponent): CodeRepeat | undefined {
  return nodesOf(component).find((node) => node.kind === 'repeat');
}

function fieldsOf({ props }: CodeComponent): readonly (readonly string[])[] {
  return props.flatMap(({ type }) => (type.kind === 'list' ? [type.fields.map(({ name }) => name)] : []));
}

/** The rows that the instances on a page pass, as plain objects. */
function listsIn(page: CodeComponent): readonly unknown[] {
  return nodesOf(page)
    .flatMap((node) => (node.kind === 'use' ? node.props : []))
    .flatMap(({ value }) => (value.kind === 'list' ? [value.rows] : []))
    .map((rows) =>
      rows.map((row) =>
        Object.fromEntries(row.map(({ name, value }) => [name, value.kind === 'text' ? value.text : value])),
      ),
    );
}
