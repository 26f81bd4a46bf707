/** Links to the places that the design has: its other pages, and the sections of the same page. */
import { describe, expect, it } from 'vitest';
import { type CodeElement, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const column = { display: 'flex', 'flex-direction': 'column' };

describe('words of a link that name a section of the page', () => {
  it.each<[string, Written]>([
    ['by its title', section('3:1', 'Frame 7', ['Our prices', 'What a night in a hut costs.'])],
    ['by the words above its title', section('3:1', 'Frame 7', ['OUR PRICES', 'What a night costs'])],
    ['by the name of its layer', section('3:1', 'Our Prices', ['What a night costs'])],
    [
      'by words of its title',
      section('3:1', 'Frame 7', ['All our prices at a glance', 'What a night costs']),
    ],
  ])('lead there %s', (_, target) => {
    const elements = elementsOf([page('1:1', 'Home', [link('2:1', 'Our prices'), target])]);
    expect(idsIn(elements)).toEqual(['our-prices']);
    expect(hrefsIn(elements)).toEqual(['#our-prices']);
  });

  it.each<[string, readonly Written[]]>([
    ['a text further down in it', [section('3:1', 'Frame 7', ['Huts', 'A text', 'More', 'Our prices'])]],
    ['a small card', [{ ...section('3:1', 'Our prices', ['Huts']), drawn: { width: 200, height: 300 } }]],
    [
      'two sections',
      ['3:1', '4:1'].map((id, at) => section(id, 'Our prices', ['Huts', `Text ${at}`].slice(at))),
    ],
    [
      'words of two titles',
      ['Our prices in summer', 'Our prices in winter'].map((words, at) =>
        section(`${at + 3}:1`, 'Frame 7', [words, 'What a night costs'].slice(0, 2 - at)),
      ),
    ],
    [
      'entries of a list',
      ['Our prices', 'Our huts'].map((words, at) => section(`${at + 3}:1`, 'Frame 7', [words, 'About it'])),
    ],
  ])('name no section by %s', (_, sections) => {
    const elements = elementsOf([page('1:1', 'Home', [link('2:1', 'Our prices'), ...sections])]);
    expect(idsIn(elements)).toEqual([]);
  });

  it('leave no id twice where a component repeats the section', () => {
    const instance = { componentId: '9:1', componentName: 'Prices', setName: null, properties: {} };
    const pages = ['1', '2'].map((id) =>
      page(`${id}:1`, 'Home', [
        link(`${id}:2`, 'Our prices'),
        { ...section(`${id}:3`, 'Our prices', ['What a night costs']), instance },
      ]),
    );
    expect(idsIn(elementsOf(pages, 'react'))).toEqual([]);
  });
});

describe('words of a link that name a page', () => {
  const welcome = section('7:1', 'Frame 3', ['Welcome to the shop', 'All that a hut needs']);
  const basket = page('5:1', 'All huts', [section('6:1', 'Frame 3', ['Your things'])]);

  it.each([
    ['by its name', 'ALL HUTS'],
    ['by its title', 'Your things'],
  ])('lead there %s', (_, words) => {
    const elements = elementsOf([page('1:1', 'Home', [welcome, link('2:1', words)]), basket]);
    expect(hrefsIn(elements)).toEqual(['page 5:1']);
  });

  it('lead there from a navigation by words of its name, which only one page has', () => {
    const bar = { id: '2:0', name: 'Tab bar', style: { display: 'flex' }, drawn: { width: 800, height: 60 } };
    const tabs = ['Huts', 'Booking', 'Me'].map((words, at) => link(`2:${at + 1}`, words));
    const pages = [
      page('1:1', 'Home', [welcome, { ...bar, children: tabs }]),
      basket,
      ...['Booking of today', 'Booking sent'].map((name, at) => page(`5:${at + 2}`, name, [welcome])),
    ];
    expect(hrefsIn(elementsOf(pages))).toEqual(['page 5:1', '#booking', '#me']);
    expect(hrefsIn(elementsOf([page('1:1', 'Home', [welcome, link('2:1', 'Huts')]), basket]))).toEqual([
      '#huts',
    ]);
  });

  it('keep their fragment where the page is a main component, or too small for one', () => {
    const [home, words] = [page('1:1', 'Home', [welcome, link('2:1', 'All huts')]), ['#all-huts']];
    expect(hrefsIn(elementsOf([home, { ...basket, componentId: '5:1' }]))).toEqual(words);
    expect(hrefsIn(elementsOf([home, { ...basket, drawn: { width: 200, height: 60 } }]))).toEqual(words);
  });
});

function page(id: string, name: string, children: readonly Written[]): Written {
  return { id, name, style: column, drawn: { width: 800, height: 1600 }, children };
}

function link(id: string, words: string): Written {
  const style = { 'font-size': '14px', 'text-decoration-line': 'underline' };
  return { id, name: 'Text', text: words, style, drawn: { width: 90, height: 20 } };
}

/** A section whose first line is larger than the others, unless it is in capitals. */
function section(id: string, name: string, lines: readonly string[]): Written {
  const isSmall = (line: string, at: number) => at > 1 || (at === 0 && line === line.toUpperCase());
  const isTitle = (line: string, at: number) =>
    !isSmall(line, at) && (at === 0 || lines[0] === lines[0]?.toUpperCase());
  const children = lines.map((text, at) => ({
    ...{ id: `${id}${at}`, name: 'Text', text, drawn: { width: 300, height: 30 } },
    style: { 'font-size': isTitle(text, at) ? '32px' : '14px' },
  }));
  return { id, name, style: column, drawn: { width: 800, height: 300 }, children };
}

function elementsOf(pages: readonly Written[], target: 'html' | 'react' = 'html'): readonly CodeElement[] {
  const options = { ...defaultCodeOptions, target };
  return findComponents(openLayout({ pages }), options).components.flatMap((one) =>
    nodesOf(one).flatMap((node) => (node.kind === 'element' ? [node] : [])),
  );
}

function idsIn(elements: readonly CodeElement[]): readonly string[] {
  return elements.flatMap(({ attributes }) =>
    attributes.flatMap(({ name, value }) => (name === 'id' && value.kind === 'text' ? [value.text] : [])),
  );
}

function hrefsIn(elements: readonly CodeElement[]): readonly string[] {
  return elements.flatMap(({ attributes }) =>
    attributes.flatMap(({ name, value }) => {
      if (name !== 'href') return [];
      return value.kind === 'page' ? [`page ${value.frameId}`] : value.kind === 'text' ? [value.text] : [];
    }),
  );
}
