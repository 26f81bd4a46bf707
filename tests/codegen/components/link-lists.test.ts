import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { type CodeElement, nodesOf } from '#codegen/components/code-component';
import { toFragment } from '#codegen/naming/fragments';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };

describe('the words of a header', () => {
  it('are a list of links, each to a place that is called like it', () => {
    const links = ['Our films', 'Série', 'Über uns', '料金'].map((words, at) => text(`3:${at}`, words));
    const found = elementsOf(header(box('3:9', row, links)));
    expect(tagsOf(found)).toBe('div header nav ul li a li a li a li a main p');
    expect(addressesOf(found)).toEqual(['#our-films', '#série', '#über-uns', '#料金']);
  });

  it('are links in the boxes that place them', () => {
    const links = ['Films', 'Live'].map((words, at) => box(`3:${at}`, column, [text(`4:${at}`, words)]));
    expect(tagsOf(elementsOf(header(box('3:9', row, links))))).toBe('div header nav ul li a li a main p');
  });

  it('are linked with the icon beside them, in a box that keeps their paint', () => {
    const links = ['Films', 'Live'].map((words, at) =>
      box(`3:${at}`, { ...row, padding: '8px' }, [
        { id: `5:${at}`, name: 'Icon', kind: 'vector' },
        text(`4:${at}`, words),
      ]),
    );
    const found = elementsOf(header(box('3:9', row, links)));
    expect(tagsOf(found)).toBe('div header nav ul li a span li a span main p');
    expect(found.find(({ tag }) => tag === 'a')).toMatchObject({
      ids: ['3:0'],
      style: [{ property: 'display' }, { property: 'padding' }],
    });
  });

  it('stay in their places, with one gap', () => {
    const placed = { flex: '1 1 0', 'margin-left': '4px', color: 'red' };
    const links = ['Films', 'Live'].map((words, at) => ({ ...text(`3:${at}`, words), style: placed }));
    const [list, item, link] = elementsOf(header(box('3:9', row, links))).filter(({ tag }) =>
      /^(ul|li|a)$/.test(tag),
    );
    expect(list?.style).toEqual([
      { property: 'display', value: 'flex' },
      { property: 'gap', value: '4px' },
      { property: 'margin-left', value: '4px' },
    ]);
    expect(item?.style).toEqual([{ property: 'flex', value: '1 1 0' }]);
    expect(link?.style).toEqual([
      { property: 'display', value: 'block' },
      { property: 'color', value: 'red' },
    ]);
  });

  it.each<[string, readonly Written[]]>([
    ['a name and a price', [text('3:1', 'Basket'), text('3:2', '₺ 39,97')]],
    ['a name and a title below it', [box('3:9', column, [text('3:1', 'Wren Ito'), text('3:2', 'Owner')])]],
    ['a sentence', [text('3:1', 'Free delivery this week.'), text('3:2', 'Until Sunday.')]],
    ['words of several sizes', [text('3:1', 'Films', 22), text('3:2', 'since 1999', 12)]],
    [
      'portraits with names',
      [
        box('3:1', row, [{ id: '4:1', name: 'Face', kind: 'image' }, text('5:1', 'Ada')]),
        box('3:2', row, [{ id: '4:2', name: 'Face', kind: 'image' }, text('5:2', 'Grace')]),
      ],
    ],
  ])('are no links where they are %s', (_, children) => {
    expect(tagsOf(elementsOf(header(box('2:9', row, children))))).not.toMatch(/\ba\b/);
  });

  it.each([
    [28, 2],
    [29, 0],
  ])('of %i letters are %i links', (letters, count) => {
    const words = ['Films', 'Serie'].map((word, at) => text(`3:${at}`, word.padEnd(letters, 'n')));
    const found = elementsOf(header(box('3:9', row, words)));
    expect(found.filter(({ tag }) => tag === 'a')).toHaveLength(count);
  });

  it('are a link to the first page at the beginning, where the logo is', () => {
    const links = ['Films', 'Live'].map((words, at) => text(`3:${at}`, words));
    const bar = (logo: Written) => elementsOf(header(box('2:9', row, [logo, box('3:9', row, links)])));
    const linked = bar(text('2:1', 'Umbra', 22));
    expect(tagsOf(linked)).toBe('div header div a nav ul li a li a main p');
    expect(addressesOf(linked)).toEqual(['/', '#films', '#live']);
    expect(addressesOf(bar(text('2:1', 'Small', 10)))).toEqual(['#films', '#live']);
    expect(addressesOf(bar(text('2:1', 'What is on tonight?', 22)))).toEqual(['#films', '#live']);
  });

  it('link the logo of the footer too, where it has the same name', () => {
    const links = ['Films', 'Live'].map((words, at) => text(`3:${at}`, words));
    const bar = box('2:9', row, [text('2:1', 'Umbra', 22), box('3:9', row, links)]);
    const end = (logo: string) => ({
      ...box('7:9', column, [text('7:1', logo, 22), text('7:2', '© 2024 Umbra')]),
      name: 'Footer',
    });
    const toFirstPage = (logo: string) =>
      addressesOf(elementsOf([...header(bar), end(logo)])).filter((one) => one === '/');
    expect(toFirstPage('Umbra')).toHaveLength(2);
    expect(toFirstPage('Another')).toHaveLength(1);
  });

  it('are a link to the first page in the middle, where the logo has larger letters', () => {
    const links = (at: number) => box(`3:${at}`, row, [text(`4:${at}`, 'Films'), text(`5:${at}`, 'Live')]);
    const bar = (size: number) =>
      elementsOf(header(box('2:9', row, [links(1), text('2:1', 'UMBRA', size), links(2)])));
    expect(addressesOf(bar(26))).toContain('/');
    expect(addressesOf(bar(14))).not.toContain('/');
  });

  it('are none as the letters of a word, or as a name behind its first letter', () => {
    const letters = [...'atomic'].map((letter, at) => ({
      ...text(`3:${at}`, letter, 40),
      drawn: { width: 30, height: 40 },
    }));
    expect(addressesOf(elementsOf(header(box('3:9', row, letters))))).toEqual([]);
    const person = [text('3:1', 'A'), text('3:2', 'Adeen')];
    expect(addressesOf(elementsOf(header(box('3:9', row, person))))).toEqual([]);
  });

  it('are two lists where one is at the other end of the bar', () => {
    const at = (x: number, id: string, words: string) => ({
      ...text(id, words),
      drawn: { x, y: 20, width: 60, height: 20 },
    });
    const links = [at(300, '3:1', 'Kurse'), at(390, '3:2', 'Termine'), at(480, '3:3', 'Hilfe')];
    const bar = (x: number) =>
      tagsOf(elementsOf(header(box('2:9', row, [...links, at(x, '3:4', 'Anmelden')]))));
    expect(bar(1200)).toMatch(/nav ul li a li a li a a main/);
    expect(bar(570)).toMatch(/nav ul li a li a li a li a main/);
  });

  it('follow a logo of a mark and a name, which is one link', () => {
    const links = ['Films', 'Live'].map((words, at) => text(`3:${at}`, words));
    const mark = (letters: string, paint: Readonly<Record<string, string>>) => ({
      ...box('2:1', { ...row, ...paint }, [text('2:2', letters, 20)]),
      drawn: { width: 40, height: 40 },
    });
    const bar = (first: Written) =>
      addressesOf(
        elementsOf(header(box('2:9', row, [first, text('2:3', 'Abendschule', 16), box('3:9', row, links)]))),
      );
    const paint = { 'background-color': 'blue' };
    const linked = elementsOf(
      header(box('2:9', row, [mark('W', paint), text('2:3', 'Abendschule', 16), box('3:9', row, links)])),
    );
    expect(tagsOf(linked)).toMatch(/header div a span span span nav/);
    expect(bar(mark('W', paint))[0]).toBe('/');
    expect(bar({ id: '2:1', name: 'Icon', kind: 'vector', drawn: { width: 32, height: 32 } })[0]).toBe('/');
    expect(bar(mark('Neu', paint))[0]).not.toBe('/');
  });

  it('are a link alone only beside a button', () => {
    const button = box('3:1', { ...row, 'background-color': 'red' }, [text('4:1', 'Join us')]);
    expect(tagsOf(elementsOf(header(box('2:9', row, [text('3:2', 'Sign in'), button]))))).toMatch(
      /header div a /,
    );
    expect(tagsOf(elementsOf(header(box('2:9', row, [text('3:2', 'Sign in')]))))).not.toMatch(/\ba\b/);
  });
});

describe('the columns of a footer', () => {
  it('are navigations that are called like their titles', () => {
    const columns = ['Travel', 'Help'].map((title, at) =>
      box(`3:${at}`, column, [
        { ...text(`4:${at}`, title), style: { 'font-size': '14px', 'font-weight': '600' } },
        text(`5:${at}`, 'Routes'),
        text(`6:${at}`, 'Cabins'),
      ]),
    );
    const found = elementsOf(footer(...columns));
    expect(tagsOf(found)).toBe('div main p footer nav p ul li a li a nav p ul li a li a p');
    expect(found.filter(({ tag }) => tag === 'nav').map(labelOf)).toEqual(['Travel', 'Help']);
  });

  it('keep the addresses that the design has', () => {
    const links = ['Routes', 'Cabins', 'Help'].map((words, at) => ({
      id: `3:${at}`,
      name: 'Text',
      style: { 'font-size': '14px' },
      blocks: [
        { runs: [{ text: words, link: { kind: 'url' as const, target: `https://a.example/${at}` } }] },
      ],
    }));
    const found = elementsOf(footer(box('3:9', column, links)));
    expect(tagsOf(found)).toContain('ul li a li a li a');
    expect(addressesOf(found)).toEqual(['https://a.example/0', 'https://a.example/1', 'https://a.example/2']);
  });

  it.each<[string, readonly string[]]>([
    ['an address', ['Mill Lane 4', '8001 Zürich', 'Second floor, left']],
    ['opening hours', ['Mon to Fri', '09:00 to 18:00', 'Sat 10:00 to 14:00']],
    ['a paragraph', ['Night trains between forty cities.', 'They run on wind and water.', 'Since 2019.']],
  ])('are no links where they are %s', (_, lines) => {
    const texts = lines.map((words, at) => text(`3:${at}`, words));
    expect(tagsOf(elementsOf(footer(box('3:9', column, texts))))).not.toMatch(/\ba\b/);
  });

  it('link what is beside the owner of the rights', () => {
    const line = box('3:9', row, [text('3:1', '© 2024 Umbra'), text('3:2', '•'), text('3:3', 'Datenschutz')]);
    expect(addressesOf(elementsOf(footer(line)))).toEqual(['#datenschutz']);
    const owner = box('3:9', row, [text('3:1', '© 2024'), text('3:3', 'Umbra')]);
    expect(addressesOf(elementsOf(footer(owner)))).toEqual([]);
  });
});

describe('the instances of a navigation', () => {
  const use = (id: string, words: string): Written => ({
    ...box(id, { ...row, 'background-color': 'red' }, [
      { id: `I${id};9:2`, name: 'Icon', kind: 'vector' },
      { ...text(`I${id};9:3`, words), name: 'Label' },
    ]),
    name: 'Tab',
    instance: { componentId: '9:1', componentName: 'Tab', setName: null, properties: {} },
  });
  const bar = box('2:1', row, [use('3:1', 'Today'), use('3:2', 'Plants'), use('3:3', 'Plan')]);
  const nav = { ...bar, name: 'Tab bar' };

  it('are items that hold a link, and are mapped over data', () => {
    const { components } = findComponents(
      openLayout({ pages: [page([nav, text('8:1', 'Hello')])] }),
      defaultCodeOptions,
    );
    const found = components.map((one) => [one.name, tagsOf(nodesOf(one).filter(isElement))]);
    expect(found).toEqual([
      ['Page', 'div nav ul main p'],
      ['Tab', 'li a span'],
    ]);
    expect(components[1]?.props.map(({ name }) => name)).toEqual(['href', 'label']);
  });

  it('are only links where another use of their component is none', () => {
    const alone = box('7:1', column, [use('7:2', 'Alone')]);
    const found = tagsOf(elementsOf([nav, alone], 'react'));
    expect(found).not.toMatch(/ul|li/);
  });

  it.each(['12', '1 308', '1\u00a0308', '1.308', '4+'])(
    'are links with %s beside or over them, which their address does not name',
    (count) => {
      const badge = (one: Written): Written => ({
        ...one,
        children: [...(one.children ?? []), text(`${one.id};9:4`, count)],
      });
      const counted = {
        ...nav,
        children: [use('3:1', 'Today'), badge(use('3:2', 'Plants')), use('3:3', 'Plan')],
      };
      const found = elementsOf([counted, text('8:1', 'Hello')]);
      expect(tagsOf(found)).toBe('div nav ul li a span li a span span li a span main p');
      expect(addressesOf(found)).toEqual(['#today', '#plants', '#plan']);
    },
  );
});

describe('the address of a link', () => {
  it.each([
    ['Drill BS 18 with two packs and MetaLoc-Koffer', 'drill-bs-18-with-two-packs-and'],
    ['Tables/chairs and/or lamps', 'tables-chairs-and-or-lamps'],
  ])('of %s ends with a whole word', (words, address) => {
    expect(toFragment(words)).toBe(address);
  });
});

describe('a text alone', () => {
  it.each([
    ['ann@example.com', 'mailto:ann@example.com'],
    ['+41 79 555 01 02', 'tel:+41795550102'],
    ['(415) 555-0132', 'tel:4155550132'],
    ['030 123 45 67', 'tel:0301234567'],
    ['https://example.com/a?b=1', 'https://example.com/a?b=1'],
    ['www.example.com', 'https://www.example.com'],
  ])('%s leads to %s', (words, address) => {
    expect(addressesOf(elementsOf([text('2:1', words), text('2:2', 'More')]))).toEqual([address]);
  });

  it.each([
    '1,234,567',
    '2024-03-12',
    '12.04.2024',
    '09:30 – 10:15',
    '4111 1111 1111 1111',
    '0.5',
    '@emmaw',
    '2,150 / 2,200',
    '(18)',
    'Room 12',
  ])('%s leads nowhere', (words) => {
    expect(addressesOf(elementsOf([text('2:1', words), text('2:2', 'More')]))).toEqual([]);
  });

  it('leads nowhere as the hint of a field', () => {
    const style = { ...row, border: '1px solid red' };
    const field = {
      ...box('2:1', style, [text('2:2', 'you@example.com')]),
      drawn: { width: 240, height: 44 },
    };
    expect(tagsOf(elementsOf([field, text('2:3', 'More')]))).toBe('main div input p');
  });
});

function header(...children: readonly Written[]): readonly Written[] {
  return [{ ...box('2:0', row, children), name: 'Header' }, text('9:1', 'Words of the page')];
}

function footer(...children: readonly Written[]): readonly Written[] {
  const rights = text('9:2', '© 2024 Umbra. All rights reserved.');
  return [text('9:1', 'Words of the page'), { ...box('2:0', column, [...children, rights]), name: 'Footer' }];
}

function page(children: readonly Written[]): Written {
  return { id: '1:1', name: 'Page', style: column, children };
}

function box(id: string, style: Readonly<Record<string, string>>, children: readonly Written[]): Written {
  return { id, name: 'Frame 3', style, children };
}

function text(id: string, words: string, size = 14): Written {
  return { id, name: 'Text', text: words, style: { 'font-size': `${size}px` } };
}

function isElement(node: { readonly kind: string }): node is CodeElement {
  return node.kind === 'element';
}

function elementsOf(children: readonly Written[], target: 'html' | 'react' = 'html'): readonly CodeElement[] {
  const options = { ...defaultCodeOptions, target };
  const { components } = findComponents(openLayout({ pages: [page(children)] }), options);
  return components.flatMap((one) => nodesOf(one).filter(isElement));
}

function tagsOf(elements: readonly CodeElement[]): string {
  return elements.map(({ tag }) => tag).join(' ');
}

function addressesOf(elements: readonly CodeElement[]): readonly string[] {
  return elements.flatMap(({ attributes }) =>
    attributes.flatMap(({ name, value }) => (name === 'href' && value.kind === 'text' ? [value.text] : [])),
  );
}

function labelOf({ attributes }: CodeElement): string | undefined {
  const value = attributes.find(({ name }) => name === 'aria-label')?.value;
  return value?.kind === 'text' ? value.text : undefined;
}
