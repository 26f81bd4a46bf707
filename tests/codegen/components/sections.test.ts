import { expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

it('a long page is cut at its parts, each named as its layer is, by its place, or after its largest text', () => {
  const parts = [
    { ...part('1', ['Home', 'Prices', 'Help'], 14), drawn: { width: 1200, height: 80 } },
    part('2', ['Grow a wood of your own', 'From one seed.'], 48),
    { ...part('3', ['What it costs', 'Little.'], 24), name: 'Prices' },
    part('4', ['To the people who plant', 'Thanks.'], 24),
    { ...part('5', ['Imprint', 'Terms'], 12), name: 'Footer' },
  ];
  expect(sections(parts)).toEqual(['Header', 'Hero', 'Prices', 'PeopleWhoPlantSection', 'Footer']);
});

it('what stands below other words is no header, and signs or words as large as the rest are no title', () => {
  const opening = { id: '8:8', name: 'Title', text: 'The wood', style: { 'font-size': '60px' } };
  const low = { ...part('1', ['🌲', 'Oaks', 'Elms'], 48), drawn: { width: 1200, height: 80 } };
  const parts = [opening, low, part('2', ['Firs', 'Old'], 32), part('3', ['Yews', 'New'], 14)];
  expect(sections(parts)).toEqual(['WoodSection', 'FirsSection', 'YewsSection']);
});

it('a box around nearly everything is looked into', () => {
  const parts = ['1', '2', '3'].map((id) => part(id, [`Title ${id}`, 'Words'], 24));
  expect(sections([{ id: '9:9', name: 'Frame 1', children: parts }])).toHaveLength(3);
});

it('the logo of a bar is no title of the page, and no quotation mark is', () => {
  const logo = { ...part('1', ['العربية', 'Help'], 48), drawn: { width: 1200, height: 80 } };
  const quote = { id: '8:8', name: 'Sign', text: '”', style: { 'font-size': '72px' } };
  const parts = [logo, part('2', ['رحلة إلى الجنوب', 'Words'], 36), quote, part('3', ['Yews', 'New'], 24)];
  expect(sections(parts)).toEqual(['Header', 'Hero', 'YewsSection']);
});

it('a low part with the title of the page is its header', () => {
  const low = { ...part('2', ['Good morning', 'Words'], 36), drawn: { width: 1200, height: 80 } };
  const bar = { ...part('1', ['Home', 'Help'], 14), drawn: { width: 1200, height: 80 } };
  expect(sections([bar, low, part('3', ['Yews', 'New'], 24)])).toEqual([
    'Header',
    'PageHeader',
    'YewsSection',
  ]);
});

it('a box that no layer is behind is cut at its sections, each however small', () => {
  const small = (id: string, texts: readonly string[]) => {
    const { children = [], ...rest } = part(id, texts, 24);
    return { ...rest, inferredKind: 'section', children: children.slice(0, 9) };
  };
  const stack = {
    id: '9:9',
    ids: [],
    name: 'column',
    children: [small('4', ['Oaks', 'Words']), small('5', ['Limes'])],
  };
  const others = [
    part('1', ['Elms', 'Old'], 32),
    part('2', ['Firs', 'Old'], 28),
    part('3', ['Yews', 'New'], 24),
  ];
  expect(sections([...others, stack])).toHaveLength(5);
  expect(sections([...others, { ...stack, ids: ['9:9'] }])).toHaveLength(4);
});

it('a short page stays whole', () => {
  expect(sections(['1', '2'].map((id) => part(id, ['Title', 'Words'], 24)))).toEqual([]);
});

it('a layer name that repeats is not used', () => {
  const parts = ['Oak', 'Elm', 'Fir'].map((tree, index) => ({
    ...part(String(index), [`${tree} and more`, 'Words'], 24),
    name: 'Widget',
  }));
  expect(sections(parts)).toEqual(['OakAndMoreSection', 'ElmAndMoreSection', 'FirAndMoreSection']);
});

it('parts whose words nobody reads in Latin letters are named by what is in them', () => {
  const [report, links] = [part('1', ['報告', '三月'], 24), part('2', ['一覧', '四月'], 24)];
  const parts = [
    { ...report, children: [...(report.children ?? []), { id: '7:1', name: 'Chart', children: [] }] },
    { ...links, children: [...(links.children ?? []), { id: '7:2', name: 'Frame', inferredKind: 'nav' }] },
    part('3', ['案内', '五月'], 24),
  ] as const;
  expect(sections(parts)).toEqual(['ChartSection', 'LinksSection', 'Section']);
});

/** A part of a page that is built like no other. */
function part(id: string, texts: readonly string[], size: number): Written {
  const shapes = Array.from({ length: 24 }, (_, index) => ({
    id: `${id}:s${index}`,
    name: 'Line',
    style: { height: `${Number(id) + index}px` },
    children: [],
  }));
  const written = texts.map((text, index) => ({
    id: `${id}:t${index}`,
    name: text,
    text,
    style: { 'font-size': `${index === 0 ? size : 14}px` },
  }));
  const drawn = { width: 1200, height: 600 };
  return { id: `${id}:0`, name: 'Frame 7', drawn, children: [...written, ...shapes.slice(Number(id))] };
}

function sections(children: readonly Written[]): readonly string[] {
  const layout = openLayout({ pages: [{ id: '0:1', name: 'Page', children }] });
  const { components } = findComponents(layout, defaultCodeOptions);
  return components.flatMap(({ name, role }) => (role === 'page' ? [] : [name]));
}
