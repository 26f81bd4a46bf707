import { describe, expect, it } from 'vitest';
import { nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout } from '../files/open-layout.ts';

describe('a paragraph in another language than the page', () => {
  const german = 'Wir backen das Brot jeden Tag und nicht nur für uns';

  it.each([
    ['Хлеб, который мы печём', 'ru'],
    ['We bake the bread of the day for you and your family', 'en'],
    ['毎日のパンと朝食', 'ja'],
    ['Unser Brot ist gut', null],
    ['Croissant', null],
    ['Best of Show', null],
  ])('%s has the language %s', (text, language) => {
    expect(languagesOf('de', [german, text])[1]).toBe(language);
  });

  it('is none where Japanese is written in Chinese characters', () => {
    expect(languagesOf('ja', ['毎日のパンと朝食', '営業時間'])).toEqual([null, null]);
  });
});

function languagesOf(language: string, texts: readonly string[]): readonly (string | null)[] {
  const children = texts.map((text, at) => ({ id: `2:${at}`, name: 'Text', text }));
  const layout = { ...openLayout({ pages: [{ id: '1:1', name: 'Page', children }] }), language };
  return findComponents(layout, defaultCodeOptions)
    .components.flatMap((component) => [...nodesOf(component)])
    .flatMap((node) => (node.kind === 'element' && node.ids[0]?.startsWith('2:') ? [node.attributes] : []))
    .map((attributes) => {
      const value = attributes.find(({ name }) => name === 'lang')?.value;
      return value?.kind === 'text' ? value.text : null;
    });
}
