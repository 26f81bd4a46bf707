import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { childrenOf, type CodeNode, nodesIn } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('a box of parts that are built alike', () => {
  it('is a list of items', () => {
    expect(tags([box('Row', entry('1'), entry('2'), entry('3'))])).toBe('main ul li p li p li p');
  });

  it('is ordered where each part begins with its number', () => {
    const step = (at: number, number: string): Written => ({
      ...box(`Step ${at}`, words(`3:${at}`, number), words(`4:${at}`, 'Choose a name')),
      id: `2:${at}`,
    });
    const steps = (...numbers: readonly string[]) =>
      tags([box('Row', ...numbers.map((one, at) => step(at, one)))]);
    expect(steps('1', '2', '3')).toContain('main ol');
    expect(steps('01', '02', '03')).toContain('main ol');
    expect(steps('4', '2', '9')).toContain('main ul');
  });

  it('is ordered where a line leads from the mark of each part to the next', () => {
    const paint = { 'background-color': 'red' };
    const sized = (id: string, width: number, height: number): Written => ({
      ...box('Frame 7'),
      ...{ id, style: paint, drawn: { width, height } },
    });
    const step = (at: number, hasLine: boolean): Written => {
      const rail = [sized(`6:${at}`, 24, 24), ...(hasLine ? [sized(`7:${at}`, 2, 40)] : [])];
      const marked = { ...box('Frame 8', ...rail), id: `8:${at}` };
      return { ...box('Frame 2', marked, words(`4:${at}`, `Choose ${at}`)), id: `2:${at}` };
    };
    const steps = (hasLine: boolean) => tags([box('Row', ...[1, 2, 3].map((at) => step(at, hasLine)))]);
    expect(steps(true)).toContain('main ol');
    expect(steps(false)).toContain('main ul');
  });

  it('is none where one item has another structure, is absolutely positioned, or is empty', () => {
    const free = { ...entry('3'), style: { position: 'absolute' } };
    const silent = { ...entry('3'), children: [] };
    for (const other of [words('3', 'Three'), free, silent])
      expect(tags([box('Row', entry('1'), entry('2'), other)])).not.toContain('ul');
  });

  it.each(['absolute', 'fixed'])('is none where all are %s', (position) => {
    const entries = ['1', '2', '3'].map((id) => ({ ...entry(id), style: { position } }));
    expect(tags([box('Row', ...entries)])).not.toContain('ul');
  });

  it('is none where it holds two, or stands in something to press', () => {
    expect(tags([box('Row', entry('1'), entry('2'))])).not.toContain('ul');
    expect(tags([box('Button', box('Row', entry('1'), entry('2'), entry('3')))])).not.toContain('ul');
  });

  it('is a list of texts in a menu only', () => {
    const texts = ['1', '2', '3'].map((id) => words(id, `Page ${id}`));
    expect(tags([box('Navigation', box('Row', ...texts), words('4', 'More'))])).toBe(
      'main nav ul li a li a li a p',
    );
    expect(tags([box('Prices', box('Row', ...texts), words('4', 'More'))])).not.toContain('ul');
  });

  it('is none where one of its items is something else by its name', () => {
    const pressed = ['1', '2', '3'].map((id) => ({ ...entry(id), name: 'Button' }));
    expect(tags([box('Row', ...pressed)])).toBe('main div button span button span button span');
  });
});

describe('words of somebody', () => {
  it('are a quotation where they are one from its first to its last mark', () => {
    const page = (text: string) => tags([words('2', text)]);
    expect(page('“We moved in before the first snow.”')).toBe('main blockquote');
    expect(page('« Un hiver sans une seule panne. »')).toBe('main blockquote');
    expect(page('“Snow” is what we call the white one.')).toBe('main p');
    expect(page('“Short”')).toBe('main p');
  });
});

describe('a component that is an item', () => {
  it('is one in every list', () => {
    const rows = [box('One', use('1'), use('2'), use('3')), box('Two', use('4'), use('5'), use('6'))];
    expect(rootOf(rows, 'Entry')).toBe('li');
  });

  it('is a row of data from three on, though it has only one text', () => {
    const kinds = (count: number) => {
      const uses = ['1', '2', '3'].slice(0, count).map(use);
      const [page] = find([box('One', ...uses), words('9', 'More')]);
      return page ? nodesIn(page.root).filter(({ kind }) => kind === 'each').length : 0;
    };
    expect(kinds(3)).toBe(1);
    expect(kinds(2)).toBe(0);
  });

  it('is none anywhere if it also stands alone', () => {
    const list = box('One', use('1'), use('2'), use('3'));
    expect(rootOf([list, box('Two', use('4'), words('5', 'Alone'))], 'Entry')).toBe('div');
    expect(tags([list, box('Two', use('4'), words('5', 'Alone'))])).not.toMatch(/ul|li/);
  });
});

function words(id: string, text: string): Written {
  return { id: `${id}:9`, name: text, text };
}

function entry(id: string): Written {
  return { id: `${id}:0`, name: 'Frame 1', style: { display: 'flex' }, children: [words(id, `Words ${id}`)] };
}

function use(id: string): Written {
  return {
    id: `${id}:0`,
    name: 'Entry',
    instance: { componentId: '9:1', componentName: 'Entry', setName: null, properties: {} },
    children: [{ ...words(id, `Words ${id}`), id: `I${id}:0;9:2`, name: 'Label' }],
  };
}

let boxes = 0;

function box(name: string, ...children: readonly Written[]): Written {
  boxes += 1;
  return { id: `7:${boxes}`, name, style: { display: 'flex' }, children };
}

function find(children: readonly Written[]) {
  const layout = openLayout({ pages: [{ id: '0:1', name: 'Page', children }] });
  return findComponents(layout, defaultCodeOptions).components;
}

/** The tags of the page in print order. */
function tags(children: readonly Written[]): string {
  const [page] = find(children);
  return page ? tagsIn(page.root).join(' ') : '';
}

/** A list over data has its child once for each row. */
function tagsIn(node: CodeNode): readonly string[] {
  const inside = childrenOf(node).flatMap(tagsIn);
  if (node.kind === 'repeat') return node.data?.rows.flatMap(() => inside) ?? inside;
  return node.kind === 'element' ? [node.tag, ...inside] : inside;
}

function rootOf(children: readonly Written[], name: string): string | null {
  const root = find(children).find((one) => one.name === name)?.root;
  return root?.kind === 'element' ? root.tag : null;
}
