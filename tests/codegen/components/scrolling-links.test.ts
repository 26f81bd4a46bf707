import { expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout } from '../files/open-layout.ts';

it.each([
  ['a link, which takes the focus itself', { kind: 'url', target: 'https://example.com' }, ['a']],
  ['a box', null, ['ScrollArea']],
] as const)('what scrolls is reached by keyboard: %s', (_, link, elements) => {
  const style = { width: '80px', 'overflow-x': 'auto' };
  const words = {
    id: '2:3',
    name: 'Words',
    text: 'Words that are wider than their box',
    style: { width: '300px' },
  };
  const box = { id: '2:2', name: 'Strip', style, children: [words], ...(link === null ? {} : { link }) };
  const layout = openLayout({ pages: [{ id: '0:1', name: 'Page', children: [box] }] });
  const [page] = findComponents(layout, { ...defaultCodeOptions, target: 'react' }).components;
  const scrolling = (page ? [...nodesOf(page)] : []).flatMap((node) =>
    node.kind === 'element' && node.style.some(({ property }) => property === 'overflow-x')
      ? [node.component ?? node.tag]
      : [],
  );
  expect(scrolling).toEqual(elements);
});
