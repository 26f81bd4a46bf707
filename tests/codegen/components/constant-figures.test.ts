import { expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const column = { display: 'flex', 'flex-direction': 'column' };

it('a short text with a figure is a prop with a default, though all cards show the same', () => {
  expect(propsOf('5 nights')).toEqual(['title', 'nights', '5 nights']);
  expect(propsOf('Breakfast included')).toEqual(['title']);
});

it('a sentence with a figure is none', () => {
  expect(propsOf('Taxes and the fee of 3 percent are included in it.')).toEqual(['title']);
});

/** The text props of three cards of one component, with the default of each that has one. */
function propsOf(note: string): readonly string[] {
  const cards = ['Harbour loft', 'Old mill', 'Tower room'].map((title, at) => card(`${at + 3}`, title, note));
  const page: Written = { id: '1:1', name: 'Page', style: column, children: cards };
  const { components } = findComponents(openLayout({ pages: [page] }), defaultCodeOptions);
  const found = components.find(({ name }) => name === 'Offer');
  return (found?.props ?? []).flatMap(({ name, type, fallback }) => {
    if (type.kind !== 'text') return [];
    return fallback?.kind === 'text' ? [name, fallback.text] : [name];
  });
}

function card(id: string, title: string, note: string): Written {
  const text = (at: number, name: string, words: string, size: number): Written => ({
    ...{ id: `I${id}:0;9:${at}`, name, text: words, style: { 'font-size': `${size}px` } },
    drawn: { width: 120, height: 20 },
  });
  return {
    ...{ id: `${id}:0`, name: 'Offer', style: column, drawn: { width: 200, height: 80 } },
    instance: { componentId: '9:0', componentName: 'Offer', setName: null, properties: {} },
    children: [text(1, 'Title', title, 18), text(2, 'Nights', note, 14)],
  };
}
