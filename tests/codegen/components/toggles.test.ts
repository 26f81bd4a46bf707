import { expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

it('a switch of a component of its own is called after the row it stands in, which no linter takes for its label', () => {
  const row = (id: string, text: string): Written => ({
    id,
    name: 'Row',
    style: { display: 'flex' },
    drawn: { width: 300, height: 40 },
    children: [
      { id: `${id}1`, name: 'Title', text },
      {
        id: `${id}2`,
        name: 'Switch',
        drawn: { width: 44, height: 24 },
        instance: { componentId: '9:1', componentName: 'Switch', setName: null, properties: {} },
        children: [{ id: `I${id}2;9:2`, name: 'Knob', drawn: { width: 20, height: 20 }, children: [] }],
      },
    ],
  });
  const found = find([row('2:1', 'Comments'), row('3:1', 'Mentions')]);
  expect(found.map(({ name }) => name)).toContain('Switch');
  expect(found.flatMap(tagsOf)).not.toContain('label');
  const controls = found.flatMap(nodesOf).filter((node) => node.kind === 'element' && node.tag === 'input');
  expect(controls.flatMap((node) => (node.kind === 'element' ? node.attributes : []))).toContainEqual({
    name: 'aria-label',
    value: { kind: 'prop', name: 'label' },
  });
});

it('a radio button with a wide ring is selected among those with thin ones', () => {
  const choice = (id: string, text: string, style: Readonly<Record<string, string>>): Written => ({
    ...{ id, name: 'Plan', style: { display: 'flex' }, drawn: { width: 300, height: 40 } },
    children: [
      { id: `${id}1`, name: 'Radio', style, drawn: { width: 20, height: 20 }, children: [] },
      { id: `${id}2`, name: 'Title', text },
    ],
  });
  const thin = { 'box-shadow': 'inset 0 0 0 1.5px grey', 'border-radius': '50%' };
  const choices = [
    choice('2:1', 'Free', thin),
    choice('3:1', 'Plus', { border: '6px solid black', 'border-radius': '50%' }),
    choice('4:1', 'Team', thin),
  ];
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: choices }] });
  const [page] = findComponents(layout, { ...defaultCodeOptions, target: 'html' }).components;
  const inputs = (page ? nodesOf(page) : []).flatMap((node) =>
    node.kind === 'element' && node.tag === 'input' ? [node.attributes.map(({ name }) => name)] : [],
  );
  expect(inputs.map((names) => names.includes('checked'))).toEqual([false, true, false]);
});

it('a square with the ring of a shadow, which keeps fractions of a px, is an empty checkbox beside a filled one', () => {
  const choice = (id: string, text: string, style: Readonly<Record<string, string>>): Written => ({
    ...{ id, name: 'Frame 3', style: { display: 'flex' }, drawn: { width: 300, height: 20 } },
    children: [
      { id: `${id}1`, name: 'Frame 4', style, drawn: { width: 20, height: 20 }, children: [] },
      { id: `${id}2`, name: 'Text', text },
    ],
  });
  const found = find([
    choice('2:1', 'Kirschen', { 'background-color': '#0e7c7b', 'box-shadow': 'inset 0 0 0 1.5px #0e7c7b' }),
    choice('3:1', 'Birnen', { 'background-color': '#ffffff', 'box-shadow': 'inset 0 0 0 1.5px #a9c0c3' }),
  ]);
  expect(found.flatMap(tagsOf).filter((tag) => tag === 'input')).toHaveLength(2);
});

function find(children: readonly Written[]) {
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children }] });
  return findComponents(layout, defaultCodeOptions).components;
}

function tagsOf(component: ReturnType<typeof find>[number]): readonly string[] {
  return nodesOf(component).flatMap((node) => (node.kind === 'element' ? [node.tag] : []));
}
