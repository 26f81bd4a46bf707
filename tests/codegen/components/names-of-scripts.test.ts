import { expect, it } from 'vitest';
import { itemName } from '#codegen/components/row-unifier';
import { meaningfulWords, toPascalCase } from '#codegen/naming/identifiers';
import type { CodeInstance } from '#codegen/components/code-component';

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

it.each([
  ['CaixaDeSelecao', 'caixa'],
  ['LigneDeTotal', 'ligne'],
  ['ProductCard', 'productCard'],
  ['DesktopProductCard', 'productCard'],
])('an entry that is a %s is called %s', (component, expected) => {
  expect(itemName({ kind: 'use', component } as CodeInstance)).toBe(expected);
});
