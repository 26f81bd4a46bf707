import { expect, test } from 'vitest';
import type { CodeComponent, CodeElement, CodeInstance } from '#codegen/components/code-component';
import { finalizeSections } from '#codegen/components/find-components';

const box: CodeElement = {
  kind: 'element',
  tag: 'div',
  attributes: [],
  styleName: null,
  style: [],
  variants: [],
  children: [],
  ids: ['1:2'],
};

const component: CodeComponent = {
  name: 'Hero',
  role: 'component',
  nodeId: '1:2',
  title: 'hero',
  props: [],
  root: box,
  width: 1,
  height: 1,
  isSection: true,
};

function pageWith(props: CodeInstance['props']): CodeComponent {
  const use: CodeInstance = {
    kind: 'use',
    component: 'Hero',
    props,
    styleName: null,
    style: [],
    variants: [],
    ids: ['1:2'],
  };
  const { isSection: _, ...page } = { ...component, name: 'Home', role: 'page' as const };
  return { ...page, root: { ...box, children: [use] } };
}

function idsOfUse([page]: readonly CodeComponent[]): readonly string[] | undefined {
  const [use] = page?.root.kind === 'element' ? page.root.children : [];
  return use?.kind === 'use' ? use.ids : undefined;
}

test('a section without props has the layer of its own root', () => {
  const settled = finalizeSections([pageWith([]), component]);
  expect(settled[1]?.isSection).toBe(true);
  expect(idsOfUse(settled)).toEqual([]);
});

test('a section with an id takes it as a prop, as any component does', () => {
  const settled = finalizeSections([
    pageWith([{ name: 'id', value: { kind: 'text', text: 'hero' } }]),
    component,
  ]);
  expect(settled[1]).not.toHaveProperty('isSection');
  expect(idsOfUse(settled)).toEqual(['1:2']);
});
