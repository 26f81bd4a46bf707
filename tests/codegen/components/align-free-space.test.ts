import { describe, expect, it } from 'vitest';
import { nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];
type Values = Record<string, string>;

const column = { display: 'flex', 'flex-direction': 'column' };
const row = { display: 'flex' };

describe('what ends at one edge of every card', () => {
  const card = (index: number, lines: number, margin: number, height = 200): Written => ({
    ...part(`${index}`, { ...column, padding: '20px', 'background-color': '#ffffff' }, [300, height]),
    name: 'Card',
    children: [
      text(`${index}1`, 'Title', [200, 30], { 'font-size': '20px' }),
      text(`${index}2`, 'Story', [260, lines * 20]),
      text(`${index}3`, 'More', [80, 20], { 'margin-top': `${margin}px` }),
    ],
  });

  it('is pushed there by one margin, and keeps the least distance', () => {
    // 200 = 20 + 30 + lines + margin + 20 + 20
    const { more, variants } = stylesOf([card(1, 3, 50), card(2, 4, 30), card(3, 5, 10)], 'grid');
    expect(more).toMatchObject({ 'margin-top': 'auto', 'padding-top': '10px' });
    expect(variants).toEqual([]);
  });

  it('stays where it is in cards whose height comes from their content', () => {
    const { variants } = stylesOf([card(1, 3, 50), card(2, 4, 30), card(3, 5, 10)], 'flex', {
      'align-items': 'flex-start',
    });
    expect(variants).toHaveLength(3);
  });

  it('stays where it is if it ends at several places', () => {
    const { variants } = stylesOf([card(1, 3, 50), card(2, 4, 50), card(3, 5, 10)], 'grid');
    expect(variants.length).toBeGreaterThan(0);
  });
});

describe('the distances in cards that a hand placed', () => {
  const card = (
    index: number,
    [title, story, more]: readonly number[],
    lines: readonly string[],
    gap = 0,
  ) => ({
    ...part(
      `${index}`,
      { ...column, gap: `${gap}px`, padding: '20px', 'background-color': '#ffffff' },
      [300, 200],
    ),
    name: 'Card',
    children: [
      text(`${index}1`, 'Title', [200, 30], { 'font-size': '20px', 'margin-top': `${title}px` }),
      ...lines.map((name) => text(`${index}2`, name, [260, 20], { 'margin-top': `${story}px` })),
      text(`${index}3`, 'More', [80, 20], { 'font-size': '12px', 'margin-top': `${more}px` }),
    ],
  });

  it('are the usual ones, whatever the gap of each card is', () => {
    const cards = [
      card(1, [0, 9, 12], ['Story']),
      card(2, [0, 2, 4], ['Story'], 8),
      card(3, [0, 10, 13], ['Story']),
    ];
    const { root, more, variants } = stylesOf(cards, 'flex', { 'align-items': 'flex-start' });
    expect(root).toMatchObject({ gap: '10px' });
    expect(more).toMatchObject({ 'margin-top': '2px' });
    expect(variants).toEqual([]);
  });

  it('are free where some cards of one height lack a part', () => {
    // 200 = 20 + 30 + 10 + 20 + 80 + 20 + 20
    const cards = [card(1, [0, 10, 80], ['Story']), card(2, [0, 0, 110], []), card(3, [0, 9, 81], ['Story'])];
    const { root, more, variants } = stylesOf(cards, 'flex', { 'align-items': 'flex-start' });
    expect(root).toMatchObject({ 'align-self': 'stretch' });
    expect(more).toMatchObject({ 'margin-top': 'auto' });
    expect(variants).toEqual([]);
  });

  it('stay as they are where they differ by more than drift', () => {
    const cards = [card(1, [0, 10, 80], ['Story']), card(2, [0, 40, 50], ['Story'])];
    expect(stylesOf(cards, 'flex', { 'align-items': 'flex-start' }).variants.length).toBeGreaterThan(0);
  });
});

describe('the two parts of rows of one width', () => {
  const entry = (index: number, words: number, gap: string, style: Values = {}): Written => ({
    ...part(`${index}`, { ...row, gap, ...style }, [400, 20]),
    name: 'Question',
    children: [
      text(`${index}1`, 'Title', [words, 20], { 'font-size': '20px' }),
      text(`${index}2`, 'Sign', [20, 20]),
    ],
  });

  it('are spread, and the width is declared where only the gap made it', () => {
    const rows = [
      entry(1, 100, '280px'),
      entry(2, 150, '24px clamp(16px, 100vw - 9px, 230px)'),
      entry(3, 90, '290px'),
    ];
    const { root, variants } = stylesOf(rows, 'flex', {
      'flex-direction': 'column',
      'align-items': 'flex-start',
    });
    expect(root).toMatchObject({ 'justify-content': 'space-between', gap: '24px', width: '400px' });
    expect(variants).toEqual([]);
    const stretched = stylesOf(rows, 'flex', { 'flex-direction': 'column' });
    expect(stretched.root).not.toHaveProperty('width');
  });

  it('are spread where some rows have the first part only', () => {
    const alone: Written = {
      ...entry(4, 90, '0'),
      children: [text('41', 'Title', [90, 20], { 'font-size': '20px' })],
    };
    const rows = [
      entry(1, 100, '280px'),
      entry(2, 150, '230px'),
      entry(3, 90, '290px'),
      { ...alone, drawn: { width: 90, height: 20 } },
    ];
    const { root, variants } = stylesOf(rows, 'flex', {
      'flex-direction': 'column',
      'align-items': 'flex-start',
    });
    expect(root).toMatchObject({ 'justify-content': 'space-between', width: '400px' });
    expect(variants).toEqual([]);
  });

  it('keep gaps that leave the end open', () => {
    const rows = [entry(1, 100, '80px'), entry(2, 150, '24px'), entry(3, 90, '40px')];
    expect(stylesOf(rows, 'flex', { 'flex-direction': 'column' }).variants.length).toBeGreaterThan(0);
  });
});

it('the room that the words leave in a box of a given width is no padding of its own', () => {
  const tag = (index: number, words: number, padding: string): Written => ({
    ...part(`${index}`, { ...row, padding, width: '120px', 'background-color': '#eeeeee' }, [120, 30]),
    name: 'Tag',
    children: [
      text(`${index}1`, 'Title', [words, 20], { 'font-size': '20px' }),
      {
        id: `${index}9`,
        name: 'Dot',
        style: { 'background-color': '#ff0000' },
        drawn: { width: 8, height: 8 },
      },
    ],
  });
  const { root, variants } = stylesOf(
    [tag(1, 60, '0 44px 0 8px'), tag(2, 80, '0 24px 0 8px'), tag(3, 90, '0 14px 0 8px')],
    'grid',
  );
  expect(root).toMatchObject({ padding: '0 14px 0 8px' });
  expect(variants).toEqual([]);
});

function part(id: string, style: Values, [width, height]: readonly [number, number]): Written {
  return { id: `1:${id}`, style, drawn: { width, height } };
}

function text(
  id: string,
  name: string,
  [width, height]: readonly [number, number],
  style: Values = {},
): Written {
  return { id: `1:${id}`, name, text: `${name} ${id}`, style, drawn: { width, height } };
}

/** The styles of the component that these parts of a page are, by the names of their layers. */
function stylesOf(children: readonly Written[], display: string, style: Values = {}) {
  const list: Written = { id: '9:9', name: 'Frame 9', style: { display, ...style }, children };
  const { components } = findComponents(
    openLayout({ pages: [{ id: '0:1', name: 'Home', children: [list] }] }),
    defaultCodeOptions,
  );
  const component = components.find(({ role }) => role === 'component');
  if (!component) throw new Error('There is no component');
  const nodes = nodesOf(component).filter((node) => node.kind === 'element');
  const valuesOf = (name: string) =>
    Object.fromEntries(
      nodes
        .find(({ styleName }) => styleName === name)
        ?.style.map(({ property, value }) => [property, value]) ?? [],
    );
  return {
    root: valuesOf('root'),
    more: valuesOf('more'),
    variants: nodes.flatMap(({ variants }) => variants),
  };
}
