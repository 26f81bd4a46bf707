import { expect, it } from 'vitest';
import { itemName } from '#codegen/components/row-unifier';
import { meaningfulWords, toPascalCase } from '#codegen/naming/identifiers';
import type { CodeInstance } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

it.each([
  ['a layer in Hebrew', 'כפתור ראשי', []],
  ['a layer in Persian', 'دکمه', []],
  ['a layer in Japanese', '商品カード', []],
  ['a layer in Russian', 'Карточка', ['kartochka']],
  ['the Latin words beside them', 'כפתור primary', ['primary']],
])('%s has the words that Latin letters can tell', (_, name, words) => {
  expect(meaningfulWords(name)).toEqual(words);
});

it.each([
  ['icon/bag/24-7A757F', 'IconBag24'],
  ['icon/home-20-FFFFFF', 'IconHome20'],
  ['Facade', 'Facade'],
  ['Order 104829', 'Order104829'],
])('the name %s has no colour', (name, expected) => {
  expect(toPascalCase(name)).toBe(expected);
});

it('a component and its property without such words are named by what they are', () => {
  const button = (id: string, state: string, title: string): Written => ({
    id,
    name: 'ボタン',
    style: { 'background-color': state === '通常' ? '#2255ee' : '#999999' },
    inferredKind: 'button',
    instance: {
      componentId: `9:${state}`,
      componentName: `状態=${state}`,
      setName: 'ボタン',
      properties: {},
    },
    children: [{ id: `I${id};9:2`, name: '文字', text: title }],
  });
  const children = [
    button('2:1', '通常', 'Save'),
    button('2:2', '無効', 'Send'),
    button('2:3', '通常', 'Print'),
  ];
  const { components } = findComponents(
    openLayout({ pages: [{ id: '0:1', name: 'Page', children }] }),
    defaultCodeOptions,
  );
  const found = components.find(({ role }) => role === 'component');
  expect(found?.name).toBe('Button');
  expect(found?.props.map(({ name }) => name).filter((name) => !/^[a-z][A-Za-z]*$/.test(name))).toEqual([]);
});

it.each([
  ['CaixaDeSelecao', 'caixa'],
  ['LigneDeTotal', 'ligne'],
  ['ProductCard', 'productCard'],
  ['DesktopProductCard', 'productCard'],
])('an entry that is a %s is called %s', (component, expected) => {
  expect(itemName({ kind: 'use', component } as CodeInstance)).toBe(expected);
});
