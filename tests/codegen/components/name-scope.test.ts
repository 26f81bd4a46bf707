import { expect, test } from 'vitest';
import { NameScope, toPascalCase } from '#codegen/naming/identifiers';

test('a name that others spell out is left out when numbering', () => {
  const scope = new NameScope(['text-3'], '-');
  expect(['text', 'text', 'Text', 'text'].map((name) => scope.take(name))).toEqual([
    'text',
    'text-2',
    'Text-4',
    'text-5',
  ]);
});

/** Counting from the start each time would outlast any test's patience here. */
test('a hundred thousand layers of one name are told apart', () => {
  const scope = new NameScope([], '-');
  const names = Array.from({ length: 100_000 }, () => scope.take('text'));
  expect(new Set(names).size).toBe(100_000);
  expect(names.at(-1)).toBe('text-100000');
});

test.each([
  ['Div [price-list]', 'PriceList'],
  ['ul#menu-main', 'MenuMain'],
  ['div#__next', 'Next'],
  ['Div [ ]', 'Div'],
  ['Card [hero] wide', 'CardHeroWide'],
  ['Icon', 'Icon'],
])('calls a layer that an importer named %s %s', (name, wanted) => {
  expect(toPascalCase(name)).toBe(wanted);
});
