import { expect, it } from 'vitest';
import { type CodeComponent, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { mapLayout } from '#codegen/components/walk-layout';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

it.each([
  ['Checked', 'True', 'False'],
  ['State', 'On', 'Off'],
  ['Type', 'Filled', 'Empty'],
])(
  'a toggle that is drawn on and off by the property %s has one prop, and looks as the browser says',
  (property, on, off) => {
    const { props, root } = checkboxOf([
      checkbox('2:1', { [property]: on }, true),
      checkbox('3:1', { [property]: off }, false),
      checkbox('4:1', { [property]: on }, true),
    ]);
    expect(props.map(({ name }) => name)).toEqual(['isOn', 'label']);
    expect(root.kind === 'element' && root.reacts).toBe(true);
    const nodes = nodesOf({ root } as CodeComponent);
    expect(nodes.filter(({ kind }) => kind === 'when')).toEqual([]);
    const square = nodes.find((node) => node.kind === 'element' && node.ids.includes('I2:1;9:2'));
    expect(square?.kind === 'element' && square.variants).toEqual([]);
    expect(square?.kind === 'element' && square.style).toEqual(
      expect.arrayContaining([
        { property: 'background-color', value: '#ffffff' },
        { property: 'background-color', value: '#2747c9', state: 'current' },
      ]),
    );
    const tick = nodes.find(({ kind }) => kind === 'vector');
    expect(tick?.kind === 'vector' && tick.style.filter((one) => one.property === 'display')).toEqual([
      { property: 'display', value: 'none' },
      { property: 'display', value: 'block', state: 'current' },
    ]);
  },
);

it('a toggle that is on and disabled has one prop too, and the look of disabled ones holds in both states', () => {
  const drawn = [
    checkbox('2:1', { On: 'True', Disabled: 'False' }, true),
    checkbox('3:1', { On: 'False', Disabled: 'False' }, false),
    { ...checkbox('4:1', { On: 'True', Disabled: 'True' }, true), reacts: true, isDisabled: true },
  ];
  const pale = { property: 'opacity', value: '0.4', state: 'disabled' } as const;
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: drawn }] });
  const asDrawn = mapLayout(layout, (node) =>
    /^[24]:1$/.test(node.id) ? { ...node, style: [...node.style, pale] } : node,
  );
  const found = findComponents(asDrawn, defaultCodeOptions).components;
  const { props, root } = found.find(({ name }) => name === 'Checkbox') ?? { props: [], root: null };
  expect(props.map(({ name }) => name)).toEqual(['isOn', 'label', 'disabled']);
  expect(root?.kind === 'element' && root.style).toContainEqual(pale);
});

it('a toggle keeps the prop of a look that it has in more than two ways', () => {
  const { props } = checkboxOf([
    checkbox('2:1', { State: 'On' }, true),
    checkbox('3:1', { State: 'Off' }, false),
    checkbox('4:1', { State: 'Faulty' }, false, 'red'),
  ]);
  expect(props.map(({ name }) => name)).toContain('state');
});

it.each(['Type', 'Kind', 'Style', 'Variant'])('the variant property %s is the prop `variant`', (property) => {
  const tag = (id: string, value: string, colour: string): Written => ({
    id,
    name: 'Tag',
    style: { 'background-color': colour },
    instance: {
      componentId: value,
      componentName: `${property}=${value}`,
      setName: 'Tag',
      properties: { [property]: { kind: 'variant', value } },
    },
    children: [{ id: `I${id};9:1`, name: 'Label', text: `Words ${value}` }],
  });
  const found = componentsOf([tag('2:1', 'Info', 'blue'), tag('3:1', 'Warning', 'red')]);
  const names = found.find(({ name }) => name === 'Tag')?.props.map(({ name }) => name);
  expect(names).toContain('variant');
});

/** An instance of a checkbox, drawn with its tick where it is on. */
function checkbox(
  id: string,
  values: Readonly<Record<string, string>>,
  isOn: boolean,
  colour?: string,
): Written {
  const properties = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { kind: 'variant', value }]),
  );
  const fill = colour ?? (isOn ? '#2747c9' : '#ffffff');
  const tick = { id: `I${id};9:3`, name: 'Tick', kind: 'vector' as const, drawn: { width: 12, height: 12 } };
  return {
    id,
    name: 'Checkbox',
    style: { display: 'flex' },
    drawn: { width: 200, height: 24 },
    instance: { componentId: `9:${isOn}`, componentName: 'Checkbox', setName: 'Checkbox', properties },
    children: [
      {
        id: `I${id};9:2`,
        name: 'Box',
        style: { 'background-color': fill, border: '1px solid #888888' },
        drawn: { width: 20, height: 20 },
        children: isOn ? [tick] : [],
      },
      { id: `I${id};9:4`, name: 'Label', text: `Words ${id}`, drawn: { width: 120, height: 24 } },
    ],
  };
}

function checkboxOf(children: readonly Written[]): CodeComponent {
  const found = componentsOf(children).find(({ name }) => name === 'Checkbox');
  if (found === undefined) throw new Error('no checkbox');
  return found;
}

function componentsOf(children: readonly Written[]): readonly CodeComponent[] {
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children }] });
  return findComponents(layout, defaultCodeOptions).components;
}
