import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { listName, pluralOf, singularOf } from '#codegen/naming/english-words';
import { defaultCodeOptions } from '#design/code-options';
import { nodesOf } from '#codegen/components/code-component';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('a text without a name is called by how it is written', () => {
  it.each([
    ['$12.50', 'price'],
    ['₺ 39,97', 'price'],
    ['9 € / month', 'price'],
    ['-4.2%', 'share'],
    ['(18)', 'count'],
    ['12k+', 'count'],
    ['09:30 – 10:15', 'time'],
    ['12 March 2024', 'date'],
    ['Aug, 29', 'date'],
    ['2024-03-12', 'date'],
    ['ann@example.com', 'email'],
    ['+41 79 555 01 02', 'phone'],
    ['www.example.com', 'address'],
    ['A few words', 'few-words-text'],
    ['Twelve', 'twelve-text'],
    ['May we help you with that?', 'may-help-text'],
    [`${'words '.repeat(20)}`, 'description'],
  ])('%s: %s', (text, word) => {
    expect(stylesOf([{ id: '2:1', name: 'Frame', children: [words('2:2', text)] }])).toContain(word);
  });
});

it('the words on a badge are no title, and a crossed-out price is the old one', () => {
  const bold = { 'font-size': '12px', 'font-weight': '700' };
  const card = (
    id: string,
    texts: readonly [title: string, price: string, badge: string, old: string],
  ): Written => ({
    ...{ id, name: 'Card', style: { display: 'flex', 'flex-direction': 'column' } },
    children: [
      {
        ...{ id: `${id}:1`, name: 'Frame', style: { display: 'flex', 'background-color': 'red' } },
        children: [{ id: `${id}:2`, name: 'Text', text: texts[2], style: bold }],
      },
      { id: `${id}:3`, name: 'Text', text: texts[0], style: { 'font-size': '20px', 'font-weight': '700' } },
      words(`${id}:4`, texts[1]),
      { id: `${id}:5`, name: 'Text', text: texts[3], style: { 'text-decoration': 'line-through' } },
    ],
  });
  const children = [
    card('2', ['Dune mug', '€ 28', 'New', '€ 34']),
    card('3', ['Goose jug', '€ 58', 'Last one', '€ 60']),
    card('4', ['Bud vase', '€ 24', 'New', '€ 29']),
  ];
  const list = { id: '1:1', name: 'Frame', style: { display: 'flex' }, children };
  const layout = openLayout({ pages: [{ id: '0:1', name: 'Page', children: [list] }] });
  const { components } = findComponents(layout, defaultCodeOptions);
  const names = components.flatMap(({ props }) => props.map(({ name }) => name));
  expect(names).toEqual(expect.arrayContaining(['badge', 'price', 'oldPrice']));
  expect(names.filter((name) => /\d$/.test(name))).toEqual([]);
});

describe('the names of lists', () => {
  it.each([
    ['card', true, 'cards'],
    ['news', true, 'news list'],
    ['urun karti', false, 'urun karti list'],
    ['time card', false, 'time cards'],
    ['item', false, 'items'],
  ])('%s, on a page in English: %s', (word, isEnglish, name) => {
    expect(listName(word, { isEnglish })).toBe(name);
  });

  it('follow the language of the page', () => {
    const feld = (id: string, label: string): Written => ({
      ...{ id, name: 'Feld', style: { display: 'flex' } },
      children: [words(`${id}:1`, label), words(`${id}:2`, 'Wert')],
    });
    const list = { id: '1:1', name: 'Frame', style: { display: 'flex' }, children: [] as Written[] };
    list.children = [feld('2:1', 'Ziel'), feld('2:2', 'Anreise'), feld('2:3', 'Abreise')];
    const layout = openLayout({ pages: [{ id: '0:1', name: 'Page', children: [list] }] });
    const listsIn = (language: string) =>
      findComponents({ ...layout, language }, defaultCodeOptions).components.flatMap((component) =>
        [...nodesOf(component)].flatMap((node) => (node.kind === 'each' ? [node.list] : [])),
      );
    expect(listsIn('de')).toEqual(['feldList']);
    expect(listsIn('en')).toEqual(['felds']);
  });
});

describe('a box without a name is called by what is in it', () => {
  it.each<readonly [string, readonly Written[], string]>([
    ['pieces that are called alike', [named('1', 'Medal'), named('2', 'Medal')], 'medals'],
    ['a text and an amount', [words('1', 'one'), words('2', '12 %')], 'figure'],
    ['texts', [words('1', 'one'), words('2', 'two')], 'details'],
    ['things to press', [named('1', 'Save button'), named('2', 'Back button')], 'actions'],
    ['unlike pieces', [named('1', 'Medal'), words('2', 'two')], 'medal-content'],
    ['one piece', [named('1', 'Medal')], 'medal-area'],
  ])('%s', (_, children, word) => {
    const row = { id: '3:1', name: 'Frame 12', style: { display: 'flex' }, children };
    expect(stylesOf([{ id: '3:0', name: 'Frame', children: [row] }])).toContain(word);
  });
});

describe('a text without a name is called by what is beside it', () => {
  const box = (id: string, children: readonly Written[], style = {}): Written => ({
    ...{ id, name: 'Frame', style: { display: 'flex', ...style }, children },
  });

  it('the label of a figure, whichever is first', () => {
    const big = (id: string, text: string): Written => ({
      ...words(id, text),
      style: { 'font-size': '40px' },
    });
    const names = stylesOf([
      box('2:0', [big('2:1', '1,2 M'), words('2:2', 'trees planted')]),
      box('3:0', [words('3:1', 'Revenue'), box('3:2', [big('3:3', '$48'), words('3:4', '+12%')])]),
    ]);
    expect(names).toEqual(expect.arrayContaining(['amount', 'label', 'price']));
    expect(names.filter((name) => /title|text/.test(name))).toEqual([]);
  });

  it('the name of a person beside a portrait, and what is said of them', () => {
    const portrait: Written = {
      ...{ id: '2:1', name: 'Ellipse 3', children: [] },
      style: { width: '40px', height: '40px', 'border-radius': '50%', 'background-color': 'grey' },
    };
    const said = box('2:2', [
      { ...words('2:3', 'Marta Nogueira'), style: { 'font-size': '15px' } },
      words('2:4', 'Casa Linho'),
    ]);
    expect(stylesOf([box('2:0', [portrait, said])])).toEqual(
      expect.arrayContaining(['avatar', 'person-name', 'person-details']),
    );
  });
});

describe('parts beside a person', () => {
  const portrait: Written = {
    ...{ id: '2:1', name: 'Ellipse 3', children: [] },
    style: { width: '40px', height: '40px', 'border-radius': '50%', 'background-color': 'grey' },
  };

  it('are no name where they are a sign only', () => {
    const person = { id: '2:0', name: 'Frame', style: { display: 'flex' } };
    const names = stylesOf([{ ...person, children: [words('2:3', '”'), portrait] }]);
    expect(names).toContain('avatar');
    expect(names).not.toContain('person-name');
  });

  it('are icons of a person, and not of that one', () => {
    const icon = (id: string): Written => ({
      ...{ id, name: 'Vector', kind: 'vector', drawn: { width: 24, height: 24 } },
      svg: `<svg viewBox="0 0 24 24"><path d="${'M1 2L3 4Z'.repeat(80)}"/></svg>`,
    });
    const person = (id: string, name: string): Written => ({
      ...{ id, name: 'Frame', style: { display: 'flex' } },
      children: [{ ...portrait, id: `${id}1` }, words(`${id}2`, name), icon(`${id}3`)],
    });
    const { components } = findComponents(
      openLayout({ pages: [{ id: '0:1', name: 'Page', children: [person('4:', 'Nora Castell')] }] }),
      defaultCodeOptions,
    );
    expect(components.map(({ name }) => name)).toContain('PersonIcon');
  });
});

it('a logo in the header and in the footer is one component of that name', () => {
  const logo = (id: string, size: number): Written => ({
    ...{ id, name: 'Group 1', style: { display: 'flex' }, link: { kind: 'url', target: '/' } },
    children: [
      named(`${id}1`, 'Mark'),
      { ...words(`${id}2`, 'Flowdesk'), style: { 'font-size': `${size}px` } },
    ],
  });
  const others = ['One', 'Two'].map((word, at) => words(`5:${at}`, word));
  const children = [logo('2:', 20), ...others, { id: '4:0', name: 'Frame', children: [logo('3:', 20)] }];
  const { components } = findComponents(
    openLayout({ pages: [{ id: '0:1', name: 'Page', children }] }),
    defaultCodeOptions,
  );
  expect(components.map(({ name }) => name)).toContain('Logo');
});

it('words have a singular and a plural', () => {
  const pairs = [
    ['card', 'cards'],
    ['story', 'stories'],
    ['box', 'boxes'],
    ['day', 'days'],
    ['class', 'classes'],
    ['person', 'people'],
  ] as const;
  for (const [one, many] of pairs) expect([pluralOf(one), singularOf(many)]).toEqual([many, one]);
  expect(['status', 'news', 'glass', 'bus', 'analysis', 'card'].map(singularOf)).toEqual(
    Array.from({ length: 6 }, () => null),
  );
});

it.each([
  ['movie', 'movies'],
  ['cookie', 'cookies'],
  ['size', 'sizes'],
  ['prize', 'prizes'],
  ['cache', 'caches'],
  ['leaf', 'leaves'],
  ['shelf', 'shelves'],
  ['hero', 'heroes'],
  ['status', 'statuses'],
  ['canvas', 'canvases'],
  ['lens', 'lenses'],
  ['menu', 'menus'],
  ['quiz', 'quizzes'],
  ['analysis', 'analyses'],
  ['german', 'germans'],
])('%s has the plural %s', (one, many) => {
  expect([pluralOf(one), singularOf(many), singularOf(one)]).toEqual([many, one, null]);
});

it('a word that is a plural or has none stays, and only the last of several words changes', () => {
  expect(['details', 'news', 'product box', 'menus bar'].map(pluralOf)).toEqual([
    'details',
    'news',
    'product boxes',
    'menus bars',
  ]);
  expect(['css', 'series', 'data', 'always', 'canvas'].map(singularOf)).toEqual(
    Array.from({ length: 5 }, () => null),
  );
});

it('a list named by a word without a plural has another name than its item', () => {
  const item = (id: string, title: string): Written => ({
    id,
    name: 'News',
    instance: { componentId: '9:1', componentName: 'News', setName: null, properties: {} },
    children: [words(`I${id};9:2`, title)],
  });
  const children = ['Rain', 'Snow', 'Wind', 'Fog', 'Hail'].map((title, index) => item(`2:${index}`, title));
  const { components } = findComponents(
    openLayout({ pages: [{ id: '0:1', name: 'Page', children }] }),
    defaultCodeOptions,
  );
  const lists = components
    .flatMap((component) => [...nodesOf(component)])
    .filter(({ kind }) => kind === 'each');
  expect(lists).toMatchObject([{ list: 'newsList', item: 'news' }]);
});

function words(id: string, text: string): Written {
  return { id, name: text, text, style: { 'font-size': '14px' } };
}

function named(id: string, name: string): Written {
  return { id, name, style: { width: '20px' }, children: [words(`${id}:1`, 'Go')] };
}

/** The names of all styles of a page. */
function stylesOf(children: readonly Written[]): readonly string[] {
  const layout = openLayout({ pages: [{ id: '0:1', name: 'Page', children }] });
  const [page] = findComponents(layout, { ...defaultCodeOptions, target: 'html' }).components;
  return (page ? [...nodesOf(page)] : []).flatMap((node) =>
    node.kind === 'element' && node.styleName !== null ? [node.styleName] : [],
  );
}

it('an icon that an instance is given is named by the words of that instance, and not by those beside it', () => {
  const entry = (id: string, label: string, path: string): Written => ({
    id,
    name: 'Tab',
    style: { display: 'flex' },
    instance: { componentId: '9:1', componentName: 'Tab', setName: null, properties: {} },
    children: [
      {
        id: `I${id};9:2`,
        name: 'Vector',
        kind: 'vector',
        drawn: { width: 24, height: 24 },
        svg: `<svg viewBox="0 0 24 24"><path d="${path.repeat(80)}"/></svg>`,
      },
      words(`I${id};9:3`, label),
    ],
  });
  const other = { id: '2:9', name: 'Frame', style: { display: 'flex' }, children: [words('3:9', 'Basket')] };
  const children = [entry('2:1', 'Start', 'M1 2L3 4Z'), other, entry('2:2', 'Orders', 'M5 1L2 9Z')];
  const list = { id: '1:1', name: 'Tabs', style: { display: 'flex' }, children };
  const { components } = findComponents(
    openLayout({ pages: [{ id: '0:1', name: 'Page', children: [list] }] }),
    defaultCodeOptions,
  );
  expect(components.map(({ name }) => name).filter((name) => name.endsWith('Icon'))).toEqual([
    'StartIcon',
    'OrdersIcon',
  ]);
});
