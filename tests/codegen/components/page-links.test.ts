import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('words with separators between them are a breadcrumb', () => {
  it.each([
    ['slashes', text('9:1', '/')],
    ['angles', text('9:1', '›')],
    ['chevrons', vector('9:1', 'M9 5L16 12L9 19')],
  ])('with %s: an ordered list of links, and the page itself', (_, separator) => {
    const words = ['Home', 'Shop', 'Tableware'].map((word, index) => text(`2:${index}`, word));
    const row = words.flatMap((word, index) =>
      index === 0 ? [word] : [{ ...separator, id: `3:${index}` }, word],
    );
    const found = tagsOf(row);
    expect(found.filter((tag) => !/^(p|span|svg)$/.test(tag))).toEqual([
      'main',
      'nav',
      'ol',
      'li',
      'a',
      'li',
      'a',
      'li',
    ]);
  });

  it.each([
    ['a price per unit', [text('2:1', '€ 4'), text('2:2', '/'), text('2:3', '5')]],
    ['words without separators', [text('2:1', 'Home'), text('2:2', 'Shop'), text('2:3', 'Tableware')]],
    ['a sentence', [text('2:1', 'We are here.'), text('2:2', '/'), text('2:3', 'You are there.')]],
  ])('%s is none', (_, row) => {
    expect(tagsOf(row)).not.toContain('nav');
  });
});

describe('numbers with arrows beside them are a pagination', () => {
  const numbers = ['1', '2', '3'].map((number, index) => text(`2:${index}`, number));
  const [left, right] = [vector('3:1', 'M15 5L8 12L15 19'), vector('3:2', 'M9 5L16 12L9 19')];

  it('with links that are called by where they lead', () => {
    const row = [left, ...numbers, text('2:8', '…'), text('2:9', '12'), right];
    expect(
      tagsOf(row)
        .filter((tag) => /^(nav|ul|li|a)$/.test(tag))
        .join(' '),
    ).toBe('nav ul li a li a li a li a li li a li a');
    expect(labelsOf(row)).toEqual(['Previous', 'Next']);
  });

  it('also in a box that is called a pagination, where the numbers are a list already', () => {
    const entry = (id: string, child: Written): Written => ({
      ...{ id, name: 'Page', style: { display: 'flex', border: '1px solid grey' } },
      children: [child],
    });
    const pages = ['1', '2', '3', '…', '12'].map((words, at) => entry(`5:${at}`, text(`6:${at}`, words)));
    const row = [entry('5:8', left), ...pages, entry('5:9', right)];
    const box: Written = { id: '7:1', name: 'Pagination', style: { display: 'flex' }, children: row };
    expect(
      tagsOf([box])
        .filter((tag) => /^(nav|ul|li|a)$/.test(tag))
        .join(' '),
    ).toBe('nav ul li a li a li a li a li li a li a');
  });

  it('or with paint behind the number of the page itself', () => {
    const painted = {
      ...{ id: '4:1', name: 'Box', style: { display: 'flex', 'background-color': '#2255ee' } },
      children: [text('2:7', '1')],
    };
    const row = [painted, ...numbers.slice(1), text('2:8', '…'), text('2:9', '12')];
    expect(tagsOf(row).filter((tag) => tag === 'a')).toHaveLength(4);
  });

  describe('in equal boxes with a gap', () => {
    const page = (
      at: number,
      words: string,
      isCurrent = false,
      drawnAs: Record<string, string> = framed,
    ): Written => ({
      ...{ id: `4:${at}`, name: 'Box', drawn: { width: 40, height: 40 } },
      style: isCurrent ? { ...square, 'background-color': '#2255ee' } : { ...square, ...drawnAs },
      children: [text(`2:${at}`, words)],
    });
    const square = { display: 'flex', 'align-items': 'center', 'justify-content': 'center', height: '40px' };
    const framed = { 'background-color': '#ffffff', border: '1px solid #dddddd' };
    const pages = (drawnAs?: Record<string, string>) => [
      page(1, '1', true),
      ...['2', '3', '…', '25'].map((words, at) => page(at + 2, words, false, drawnAs)),
    ];
    const linked = (row: readonly Written[]) =>
      tagsOf(row)
        .filter((tag) => /^(nav|a)$/.test(tag))
        .join(' ');

    it('of which one is painted differently, are pages of which that is the current one', () => {
      expect(linked(pages({}))).toBe('nav a a a a');
      expect(linked(pages())).toBe('nav a a a a');
      const current = find(pages()).flatMap((node) => (node.kind === 'element' ? node.attributes : []));
      expect(current.filter(({ name }) => name === 'aria-current')).toHaveLength(1);
    });

    it('are pages beside what they are counted of, which is outside the navigation', () => {
      const row = [left, ...pages(), right, text('2:9', '1–6 of 148 houses')];
      expect(linked(row)).toBe('nav a a a a a a');
    });

    it('are none where all are painted alike, or they do not rise', () => {
      expect(linked([page(1, '1'), ...pages().slice(1), text('2:9', 'of many')])).toBe('');
      expect(linked([page(9, '9', true), ...pages().slice(1)])).toBe('');
    });
  });

  it.each([
    ['without arrows', numbers],
    ['that do not rise', [left, text('2:1', '4'), text('2:2', '9'), text('2:3', '2'), right]],
    ['beside a sentence', [left, ...numbers, text('2:5', 'of many other things')]],
  ])('numbers %s are none', (_, row) => {
    expect(tagsOf(row)).not.toContain('nav');
  });
});

function text(id: string, words: string): Written {
  return { id, name: words, text: words, style: { 'font-size': '14px' } };
}

function vector(id: string, d: string): Written {
  const svg = `<svg viewBox="0 0 24 24" fill="none"><path d="${d}" stroke="currentColor"/></svg>`;
  return { kind: 'vector', id, name: 'Vector', svg };
}

function find(children: readonly Written[]) {
  const row: Written = { id: '1:2', name: 'Frame 4', style: { display: 'flex' }, children };
  const title: Written = { id: '1:3', name: 'Title', text: 'Tableware of clay' };
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: [row, title] }] });
  const { components } = findComponents(layout, { ...defaultCodeOptions, target: 'html' });
  return components.flatMap((one) => [...nodesOf(one)]);
}

function tagsOf(children: readonly Written[]): readonly string[] {
  return find(children).flatMap((node) =>
    node.kind === 'element' ? [node.tag] : node.kind === 'vector' ? ['svg'] : [],
  );
}

function labelsOf(children: readonly Written[]): readonly string[] {
  return find(children).flatMap((node) =>
    node.kind !== 'element' || node.tag !== 'a'
      ? []
      : node.attributes.flatMap(({ name, value }) =>
          name === 'aria-label' && value.kind === 'text' ? [value.text] : [],
        ),
  );
}
