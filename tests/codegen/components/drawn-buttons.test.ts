import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };

describe('a box that is drawn as a button', () => {
  it.each(['In den Korb', 'Réserver', 'رزرو', '予約する', 'Onwards', 'Größe wählen'])(
    'is one in any language: %s',
    (label) => {
      expect(tagOf([box('3:1', label)])).toBe('button');
    },
  );

  it('is one with an icon beside its label, and with an outline only', () => {
    const icon = {
      id: '5:1',
      name: 'Vector',
      kind: 'vector',
      drawn: { x: 20, y: 14, width: 20, height: 20 },
    } as const;
    const label = { ...text('4:1', 'Onwards', 14, [48, 14, 60, 20]) };
    expect(tagOf([{ ...box('3:1', ''), drawn: drawn(0, 0, 128, 48), children: [icon, label] }])).toBe(
      'button',
    );
    expect(tagOf([{ ...box('3:1', 'Onwards'), style: { ...row, border: '1px solid red' } }])).toBe('button');
  });

  it('is one over a picture, and in small letters where it names an action in light words on a dark fill', () => {
    const pill = (words: string, fill: string): Written => ({
      ...box('3:1', ''),
      drawn: drawn(0, 0, 140, 38),
      style: { ...row, 'background-color': fill },
      children: [
        { ...text('4:1', words, 13, [20, 9, 100, 20]), style: { 'font-size': '13px', color: '#ffffff' } },
      ],
    });
    const map = (inside: Written): Written => ({
      ...{ id: '6:1', name: 'Map', drawn: drawn(0, 0, 240, 110), children: [inside] },
      style: { ...column, 'background-image': 'url(asset:map)' },
    });
    expect(tagOf([map(pill('View on map', '#10307a'))])).toBe('button');
    expect(tagOf([map(pill('Old harbour', '#10307a'))])).toBe('div');
    expect(tagOf([map(pill('View on map', '#e8e8e8'))])).toBe('div');
  });

  it('is one with an icon and words beside its middle, where these name an action in light words on a dark fill', () => {
    const drawnIcon = { x: 22, y: 11, width: 20, height: 20 };
    const icon = { id: '5:1', name: 'Vector', kind: 'vector', drawn: drawnIcon } as const;
    const cart = (words: string): Written => ({
      ...{ ...box('3:1', ''), drawn: drawn(0, 0, 200, 42) },
      style: { ...row, 'background-color': '#0d5c4b' },
      children: [
        icon,
        { ...text('4:1', words, 14, [49, 11, 111, 20]), style: { 'font-size': '14px', color: '#ffffff' } },
      ],
    });
    expect(tagOf([cart('Add to cart')])).toBe('button');
    expect(tagOf([cart('Old harbour')])).toBe('div');
  });

  it('is one where it is lower and its words are light on a dark fill, unless several of its size are side by side', () => {
    const low = (id: string, fill: string, colour: string): Written => ({
      ...box(id, ''),
      drawn: drawn(0, 0, 105, 36),
      style: { ...row, 'background-color': fill },
      children: [
        { ...text(`${id}:1`, 'Senden', 14, [28, 8, 49, 20]), style: { 'font-size': '14px', color: colour } },
      ],
    });
    expect(tagOf([low('3:1', '#2747c9', '#ffffff')])).toBe('button');
    expect(tagOf([low('3:1', '#eeeeee', '#222222')])).toBe('div');
    const chips = ['3:1', '3:2', '3:3'].map((id) => low(id, '#2747c9', '#ffffff'));
    expect(
      tagOf([{ id: '6:1', name: 'Row', style: row, drawn: drawn(0, 0, 400, 36), children: chips }]),
    ).toBe('li');
  });

  it('is one with words beside its middle where another button is painted alike', () => {
    const placed = { ...text('4:1', 'Publicar', 14, [22, 12, 58, 24]) };
    const beside = { ...box('3:1', ''), drawn: drawn(0, 0, 120, 44), children: [placed] };
    expect(tagOf([box('5:1', 'Suscribirme'), beside])).toBe('button');
    expect(tagOf([beside])).toBe('div');
  });

  it('is one in each of several cards', () => {
    const cards = ['1', '2', '3'].map((id) => ({
      id: `7:${id}`,
      name: 'Card',
      style: column,
      children: [text(`8:${id}`, 'Apple and quince', 20), box(`3:${id}`, 'In den Korb')],
    }));
    expect(tagOf(cards)).toBe('button');
  });

  it.each<[string, Written]>([
    ['a figure', box('3:1', '48 pieces')],
    ['a price', box('3:1', '€ 48')],
    ['initials', { ...box('3:1', 'W'), drawn: drawn(0, 0, 48, 48) }],
    ['a sentence', box('3:1', 'Saved.')],
    ['a greeting of many words', box('3:1', 'Yoga and breath in the bakery')],
    ['a low pill', { ...box('3:1', 'Thriving'), drawn: drawn(0, 0, 100, 32) }],
    ['a card', { ...box('3:1', 'Vases'), drawn: drawn(0, 0, 200, 120) }],
    ['a bar across the page', { ...box('3:1', 'Free delivery'), drawn: drawn(0, 0, 1200, 44) }],
    ['a paragraph by its tag', { ...box('3:1', 'Guides'), name: 'p' }],
    ['a tag by its name', { ...box('3:1', 'Guides'), name: 'Tag' }],
    [
      'a picture with a label',
      {
        ...box('3:1', 'Guides'),
        children: [
          text('4:1', 'Guides', 14, [30, 14, 60, 20]),
          { id: '5:1', name: 'Face', kind: 'image', drawn: drawn(4, 14, 20, 20) },
        ],
      },
    ],
    [
      'a value before the icon of a menu',
      {
        ...box('3:1', ''),
        drawn: drawn(0, 0, 200, 48),
        children: [
          text('4:1', 'Newest', 14, [16, 14, 50, 20]),
          { id: '5:1', name: 'Icon', kind: 'vector', drawn: drawn(168, 16, 16, 16) },
        ],
      },
    ],
    [
      'a hint at the start of a field',
      {
        ...box('3:1', ''),
        drawn: drawn(0, 0, 240, 48),
        children: [text('4:1', 'Nachname', 14, [16, 14, 70, 20])],
      },
    ],
    [
      'a hint that fills a field',
      {
        ...box('3:1', ''),
        drawn: drawn(0, 0, 240, 48),
        children: [
          {
            ...text('4:1', 'Nachname', 14, [16, 14, 208, 20]),
            style: { 'font-size': '14px', flex: '1 1 0' },
          },
        ],
      },
    ],
    ['small letters', { ...box('3:1', ''), children: [text('4:1', 'Onwards', 13, [36, 14, 48, 20])] }],
    ['not painted', { ...box('3:1', 'Onwards'), style: row }],
  ])('is none as %s', (_, node) => {
    expect(tagOf([node])).not.toBe('button');
  });

  it.each(['Enrol for €480', 'Réserver (390 €)', 'Jetzt buchen – 480 €', 'Pay CHF 20 now'])(
    'is one with a price on a dark fill: %s',
    (label) => {
      const painted = priced(label);
      expect(tagOf([painted])).toBe('button');
      expect(tagOf([{ ...painted, style: { ...row, border: '1px solid red' } }])).not.toBe('button');
      expect(tagOf([{ ...painted, style: { ...row, border: '1px solid #ffffff' } }])).toBe('button');
      expect(tagOf([{ ...painted, drawn: drawn(0, 0, 240, 40) }])).not.toBe('button');
    },
  );

  it('is one with a number where other buttons are painted alike', () => {
    const wide = (label: string, height = 48): Written => ({
      ...priced(label),
      drawn: drawn(0, 0, 240, height),
      style: { ...row, 'background-color': 'red' },
      children: [text('4:1', label, 14, [120 - label.length * 3.5, 14, label.length * 7, 20])],
    });
    expect(tagOf([{ ...box('5:1', 'Onwards') }, wide('Show 12 more')])).toBe('button');
    expect(tagOf([{ ...box('5:1', 'Onwards') }, wide('Show 12 more', 40)])).toBe('div');
    expect(tagOf([wide('Show 12 more')])).toBe('div');
    expect(tagOf([{ ...box('5:1', 'Onwards') }, wide('12 pieces left')])).toBe('div');
  });

  it('is no heading whatever it says', () => {
    const large = (width: number) => {
      const painted = priced('Step 2 of 3');
      return {
        ...painted,
        drawn: drawn(0, 0, width, 72),
        children: [text('4:1', 'Step 2 of 3', 24, [width / 2 - 70, 20, 140, 30])],
      };
    };
    expect(tagOf([large(300)], '4:1')).toBe('p');
    expect(tagOf([large(900)], '4:1')).toBe('h1');
  });

  it('is none before the title that it introduces', () => {
    expect(tagOf([box('3:1', 'New season'), text('4:9', 'Made in the yard', 40)])).toBe('div');
    expect(tagOf([text('4:9', 'Made in the yard', 40), box('3:1', 'New season')])).toBe('button');
  });

  it('is none as one of many of its size', () => {
    const chips = ['Bread', 'Rice', 'Stews'].map((label, at) => box(`3:${at + 1}`, label));
    const [current, ...others] = chips;
    expect(tagOf([{ id: '7:1', name: 'Row', style: row, children: chips }])).not.toBe('button');
    const marked = { ...(current ?? box('3:1', 'Bread')), style: { ...row, 'background-color': 'blue' } };
    expect(tagOf([{ id: '7:1', name: 'Row', style: row, children: [marked, ...others] }])).not.toBe('button');
  });

  it('is none as the current one of several entries', () => {
    const entries = ['Ingredients', 'Converter'].map((words, at) => text(`6:${at}`, words, 14));
    const bar = (children: readonly Written[]) => [{ id: '7:1', name: 'Row', style: row, children }];
    expect(tagOf(bar([box('3:1', 'Recipes'), ...entries]))).toBe('div');
    expect(tagOf(bar([...entries, box('3:1', 'Recipes')]))).toBe('button');
  });

  it('is none over a picture', () => {
    const over = {
      ...box('3:1', 'Sold out'),
      style: { ...row, position: 'absolute', 'background-color': 'red' },
    };
    const picture = { id: '5:1', name: 'Photo', kind: 'image' } as const;
    expect(tagOf([{ id: '7:1', name: 'Shot', style: row, children: [picture, over] }])).toBe('div');
  });
});

/** White words on a dark fill. */
function priced(label: string): Written {
  const words = { ...text('4:1', label, 16, [120 - label.length * 4, 14, label.length * 8, 24]) };
  return {
    ...box('3:1', ''),
    drawn: drawn(0, 0, 240, 52),
    style: { ...row, 'background-color': '#2747c9' },
    children: [{ ...words, style: { 'font-size': '16px', color: '#ffffff' } }],
  };
}

/** The tag of a layer. */
function tagOf(children: readonly Written[], id = '3:1'): string | undefined {
  const options = { ...defaultCodeOptions, target: 'html' } as const;
  const group = {
    id: '2:1',
    name: 'Group',
    style: column,
    children: [text('9:1', 'More words'), ...children],
  };
  const layout = openLayout({
    pages: [{ id: '1:1', name: 'Page', style: column, children: [group, text('9:2', 'End')] }],
  });
  const found = findComponents(layout, options)
    .components.flatMap((one) => [...nodesOf(one)])
    .find((one) => 'ids' in one && one.ids.includes(id));
  return found?.kind === 'element' ? found.tag : undefined;
}

/** A painted box of 120 by 48 px with a centred label. */
function box(id: string, label: string): Written {
  return {
    id,
    name: 'Frame 12',
    drawn: drawn(0, 0, 120, 48),
    style: { ...row, 'background-color': 'red' },
    children: [text(`${id}:1`, label, 14, [60 - label.length * 3.5, 14, label.length * 7, 20])],
  };
}

function text(
  id: string,
  words: string,
  size = 14,
  [x, y, width, height]: readonly [number, number, number, number] = [0, 0, 60, 20],
): Written {
  return {
    id,
    name: 'Text',
    text: words,
    style: { 'font-size': `${size}px` },
    drawn: drawn(x, y, width, height),
  };
}

function drawn(x: number, y: number, width: number, height: number) {
  return { x, y, width, height };
}
