import { expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { type CodeElement, type CodeNode, nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];
type Place = readonly [x: number, y: number, width: number, height: number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };

const articles = ['Rain fills the old reservoir', 'Trams return to the harbour', 'A quiet year for the mill'];

it('the link of a product is its name, and not the brand above it', () => {
  const product = (id: string, brand: string, name: string): Written =>
    card(id, [
      sized(text(`${id}:2`, brand), 12),
      sized(text(`${id}:3`, name), 15),
      sized(text(`${id}:4`, '€ 28'), 15),
    ]);
  const shelf = [
    product('3', 'Holm', 'Dune mug'),
    product('4', 'Holm', 'Bud vase'),
    product('5', 'Ona', 'Goose jug'),
  ];
  expect(linksOf([box('2:0', row, shelf)])).toEqual(['#dune-mug', '#bud-vase', '#goose-jug']);
});

it('three headlines below pictures, with a category or a time, are links', () => {
  expect(linksOf([grid(articles)])).toEqual([
    '#rain-fills-the-old-reservoir',
    '#trams-return-to-the-harbour',
    '#a-quiet-year-for-the-mill',
  ]);
  expect(linksOf([grid(articles.slice(1))])).toEqual([]);
});

it('short titles below pictures are no links: they say what the page is about, or name a person', () => {
  expect(linksOf([grid(['Planning', 'Building work', 'Care'])])).toEqual([]);
  expect(linksOf([grid(['Ada Holm', 'Ida Lind', 'Sam Oduya'])])).toEqual([]);
});

it('the headlines of a ranking are links beside articles, and its rows are steps elsewhere', () => {
  const ranks = ['Bakery wins the bridge award', 'Night buses run until three', 'What the new law means'];
  const rows = ranks.map((words, at) =>
    box(`6:${at}`, row, [text(`6:${at}1`, String(at + 1)), text(`6:${at}2`, words)]),
  );
  const ranking = box('6:9', column, rows);
  expect(linksOf([grid(articles), ranking])).toHaveLength(6);
  expect(linksOf([ranking])).toEqual([]);
});

it('tiles of a picture and a word are links below a title with a link to all of them', () => {
  const tile = (id: string, words: string): Written =>
    box(id, column, [picture(`${id}1`, [0, 0, 40, 40]), sized(text(`${id}2`, words), 12)]);
  const tiles = box('7:0', row, [tile('7:1', 'Bags'), tile('7:2', 'Clocks'), tile('7:3', 'Shoes')]);
  const title = sized(text('8:1', 'Departments'), 20);
  const underlined: Written = {
    ...text('8:2', 'Show all'),
    style: { 'font-size': '14px', 'text-decoration': 'underline' },
  };
  const section = (head: readonly Written[]) => box('8:9', column, [box('8:0', row, head), tiles]);
  const linked = elementsOf([section([title, underlined])]);
  expect(addressesIn(linked)).toEqual(['#show-all', '#bags', '#clocks', '#shoes']);
  expect(linked.filter(({ tag }) => tag === 'li')).toHaveLength(3);
  expect(linksOf([section([title])])).toEqual([]);
});

it('tiles of an icon in a frame and an action are a list of buttons', () => {
  const tile = (id: string, words: string): Written => {
    const drawn = { x: 0, y: 0, width: 48, height: 48 };
    const vector: Written = {
      id: `${id}3`,
      name: 'Vector',
      kind: 'vector',
      drawn: { width: 20, height: 20 },
    };
    const frame = { ...box(`${id}1`, { ...row, 'background-color': '#dde6ff' }, [vector]), drawn };
    return box(id, column, [frame, sized(text(`${id}2`, words), 12)]);
  };
  const tagsOf = (words: readonly string[]) =>
    elementsOf([
      box(
        '7:0',
        row,
        words.map((word, at) => tile(`7:${at + 1}`, word)),
      ),
    ]).flatMap(({ tag }) => (/^(li|button|a)$/.test(tag) ? [tag] : []));
  expect(tagsOf(['Send', 'Request', 'Vault'])).toEqual(['li', 'button', 'li', 'button', 'li', 'button']);
  expect(tagsOf(['Harbour', 'Old mill', 'Vault']).filter((tag) => tag === 'button')).toEqual([]);
});

/** A row of cards, each with a picture, a category, a headline and a time. */
function grid(titles: readonly string[]): Written {
  const cards = titles.map((title, at) =>
    card(`${at + 3}`, [
      sized(text(`${at + 3}:2`, 'City'), 12),
      sized(text(`${at + 3}:3`, title), 18),
      sized(text(`${at + 3}:4`, 'An hour ago'), 12),
    ]),
  );
  return box('2:0', row, cards);
}

function card(id: string, children: readonly Written[]): Written {
  const drawn = { x: 0, y: 700, width: 300, height: 400 };
  return { ...box(`${id}:0`, column, [picture(`${id}:1`, [0, 700, 300, 300]), ...children]), drawn };
}

function picture(id: string, [x, y, width, height]: Place): Written {
  return { id, name: 'Photo', kind: 'image', drawn: { x, y, width, height } };
}

function box(id: string, style: Readonly<Record<string, string>>, children: readonly Written[]): Written {
  return { id, name: 'Frame 3', style, children };
}

function text(id: string, words: string): Written {
  return { id, name: 'Text', text: words, style: { 'font-size': '14px' } };
}

function sized(node: Written, size: number): Written {
  return { ...node, style: { ...node.style, 'font-size': `${size}px` } };
}

function elementsOf(children: readonly Written[]): readonly CodeElement[] {
  const options = { ...defaultCodeOptions, target: 'html' } as const;
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', style: column, children: [...children] }] });
  return findComponents(layout, options)
    .components.flatMap((one): readonly CodeNode[] => nodesOf(one))
    .filter((node): node is CodeElement => node.kind === 'element');
}

function addressesIn(elements: readonly CodeElement[]): readonly string[] {
  return elements.flatMap(({ attributes }) =>
    attributes.flatMap(({ name, value }) => (name === 'href' && value.kind === 'text' ? [value.text] : [])),
  );
}

function linksOf(children: readonly Written[]): readonly string[] {
  return addressesIn(elementsOf(children));
}
