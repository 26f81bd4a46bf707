import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { nodesOf } from '#codegen/components/code-component';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('a box that nobody calls a button', () => {
  it.each(['Add', 'Buy now', 'Sign up', 'Get started', 'Leave a message'])(
    'is one where its text is %s',
    (text) => {
      expect(tagOf(box(text))).toBe('button');
    },
  );

  it.each([
    ['a name', 'Home'],
    ['a figure', '12'],
    ['a sentence', 'Get the best of both worlds today'],
    ['a hint', 'Add a comment…'],
    ['the beginning of something', 'Read more about it.'],
    ['what only begins like an action', 'Address'],
  ])('is none where the text is %s', (_, text) => {
    expect(tagOf(box(text))).toBe('div');
  });

  it.each<[string, Partial<Written>]>([
    ['is not painted', { style: { display: 'flex', 'justify-content': 'center' } }],
    ['is as high as a card', { drawn: { width: 200, height: 140 } }],
    ['is as wide as a page', { drawn: { width: 900, height: 48 } }],
    ['is called a tag', { name: 'Tag' }],
    ['begins at its left, as hints do', { style: { 'background-color': 'red', padding: '8px 12px' } }],
    ['has more texts', { children: [words('4:1', 'Save'), words('4:2', 'Up to 20%')] }],
  ])('is none where it %s', (_, other) => {
    expect(tagOf({ ...box('Save'), ...other })).toBe('div');
  });

  it.each(['background-image', 'border', 'border-bottom', 'border-inline', 'box-shadow'])(
    'is one where it is painted by its %s',
    (property) => {
      const style = { display: 'flex', 'justify-content': 'center', [property]: '1px solid red' };
      expect(tagOf({ ...box('Save'), style })).toBe('button');
    },
  );

  it('is one where its words fill what its paddings leave', () => {
    const style = { 'background-color': 'red', padding: '8px 50px' };
    expect(tagOf({ ...box('Add'), style, drawn: { width: 140, height: 32 } })).toBe('button');
  });
});

function tagOf(node: Written): string | undefined {
  const options = { ...defaultCodeOptions, target: 'html' } as const;
  const page = {
    id: '1:1',
    name: 'Page',
    children: [{ id: '2:1', name: 'Row', children: [node, words('9:1', 'More')] }],
  };
  const { components } = findComponents(openLayout({ pages: [page] }), options);
  const found = components
    .flatMap((one) => [...nodesOf(one)])
    .find((one) => 'ids' in one && one.ids.includes('3:1'));
  return found?.kind === 'element' ? found.tag : undefined;
}

function box(text: string): Written {
  return {
    id: '3:1',
    name: 'Frame 12',
    drawn: { width: 120, height: 40 },
    style: { display: 'flex', 'justify-content': 'center', 'background-color': 'red' },
    children: [words('4:1', text)],
  };
}

function words(id: string, text: string): Written {
  return { id, name: 'Words', text, drawn: { width: 40, height: 20 } };
}
