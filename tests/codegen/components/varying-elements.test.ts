import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { type CodeElement, nodesOf } from '#codegen/components/code-component';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const filled = { 'background-color': 'var(--accent)', padding: '0 16px' };

function instance(id: string, setName: string, variant: string, children: readonly Written[]): Written {
  const componentId = `9:${variant}`;
  return {
    id,
    name: setName,
    drawn: { width: 120, height: 40 },
    instance: {
      componentId,
      componentName: `Kind=${variant}`,
      setName,
      properties: { Kind: { kind: 'variant', value: variant } },
    },
    children,
  };
}

function button(id: string, text: string, variant: string, style: Written['style'] = filled): Written {
  const label = { id: `I${id};9:9`, name: 'Label', text, style: { 'text-align': 'center' } };
  return {
    ...instance(id, 'Aktion', variant, [label]),
    style: { display: 'flex', 'justify-content': 'center', ...style },
  };
}

function find(children: readonly Written[], options: Partial<CodeOptions> = {}): readonly CodeElement[] {
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children }] });
  return findComponents(layout, { ...defaultCodeOptions, ...options })
    .components.flatMap(nodesOf)
    .filter((node) => node.kind === 'element');
}

const tagsOf = (elements: readonly CodeElement[]) => elements.map(({ tag }) => tag);

describe('an instance without the paint of a button', () => {
  const plain = button('4:1', 'Keep the draft as it is', 'Text', {});

  it.each([
    ['react', 1],
    ['html', 3],
  ] as const)('is one where the other instances are, in %s', (target, count) => {
    const found = find([button('2:1', 'Save', 'Primary'), button('3:1', 'Cancel', 'Primary'), plain], {
      target,
    });
    expect(tagsOf(found)).not.toContain('p');
    expect(tagsOf(found).filter((tag) => tag === 'button')).toHaveLength(count);
  });

  it('makes none of the others one where most are none', () => {
    const others = ['5:1', '6:1'].map((id) => button(id, 'Three of the parcels are late', 'Text', {}));
    expect(tagsOf(find([button('2:1', 'Save', 'Primary'), plain, ...others]))).not.toContain('button');
  });

  it('is none where it contains a control', () => {
    const link: Written = {
      id: '5:2',
      name: 'Terms',
      text: 'Terms',
      link: { kind: 'url', target: '#terms' },
    };
    const around = { ...plain, children: [...(plain.children ?? []), link] };
    const found = find([button('2:1', 'Save', 'Primary'), button('3:1', 'Cancel', 'Primary'), around], {
      target: 'html',
    });
    expect(tagsOf(found).filter((tag) => tag === 'button')).toHaveLength(2);
  });
});

it('a part that is a link in one instance and a button in another is a button', () => {
  const card = (id: string, kind: string): Written =>
    instance(id, 'Karte', 'Any', [
      { id: `I${id};9:1`, name: 'Title', text: 'Umbrellas' },
      {
        id: `I${id};9:2`,
        name: 'Part',
        inferredKind: kind,
        children: [{ id: `I${id};9:3`, name: 'Label', text: 'Three of them' }],
      },
    ]);
  const tags = tagsOf(find([card('2:1', 'link'), card('3:1', 'button'), card('4:1', 'link')]));
  expect(tags).toContain('button');
  expect(tags).not.toContain('a');
});

describe('a component of fields', () => {
  const field = (id: string, label: string, hint: string, variant: string, height: number): Written => ({
    ...instance(id, 'Feld', variant, [
      { id: `I${id};9:1`, name: 'Label', text: label },
      {
        id: `I${id};9:2`,
        name: 'Field',
        style: { border: '1px solid grey' },
        drawn: { width: 240, height },
        children: [{ id: `I${id};9:3`, name: 'Hint', text: hint }],
      },
    ]),
    drawn: { width: 240, height: height + 24 },
  });
  const fields = [
    field('2:1', 'Email', 'Enter your email', 'Short', 44),
    field('3:1', 'City', 'Enter your city', 'Short', 44),
    field('4:1', 'Message', 'Enter your message', 'Long', 120),
  ];

  it('has an input and a textarea, each with the variants that need it', () => {
    const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: fields }] });
    const nodes = findComponents(layout, defaultCodeOptions).components.flatMap(nodesOf);
    const shown = nodes.flatMap((node) =>
      node.kind === 'when'
        ? node.children.map((child) => [node.prop, node.members, child.kind === 'element' && child.tag])
        : [],
    );
    expect(shown).toEqual([
      ['variant', ['short'], 'input'],
      ['variant', ['long'], 'textarea'],
    ]);
  });

  it('takes the element as a prop where no property of the design says which', () => {
    const alike = fields.map((one) => ({
      ...one,
      instance: { componentId: '9:1', componentName: 'Feld', setName: null, properties: {} },
    }));
    const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: alike }] });
    const { components } = findComponents(layout, defaultCodeOptions);
    const props = components.flatMap((one) => one.props);
    expect(props).toContainEqual({
      name: 'field',
      type: { kind: 'union', members: ['input', 'textarea'] },
      fallback: { kind: 'member', member: 'input' },
    });
  });
});

it('a part that is there where another one is not has the prop of that', () => {
  const chat = (id: string, name: string, isOnline: boolean): Written => {
    const size = { width: '48px', height: '48px', 'border-radius': '50%' };
    const portrait: Written = isOnline
      ? {
          ...{
            id: `I${id};9:3`,
            name: 'With dot',
            style: { ...size, display: 'flex', 'background-color': 'teal' },
          },
          children: [
            { id: `I${id};9:4`, name: 'Dot', style: { width: '12px', height: '12px' }, children: [] },
            { id: `I${id};9:5`, name: 'Ring', style: { width: '14px', height: '14px' }, children: [] },
          ],
        }
      : { id: `I${id};9:6`, name: 'Plain', style: { ...size, 'background-color': 'teal' }, children: [] };
    return {
      ...{ id, name: 'Chat', style: { display: 'flex', 'background-color': 'white' } },
      instance: { componentId: '9:1', componentName: 'Chat', setName: null, properties: {} },
      children: [portrait, { id: `I${id};9:2`, name: 'Name', text: name }],
    };
  };
  const chats = [chat('2:1', 'Anna', true), chat('3:1', 'Ben', false), chat('4:1', 'Cleo', true)];
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: chats }] });
  const { components } = findComponents(layout, defaultCodeOptions);
  const found = components.find(({ name }) => name === 'Chat');
  expect(found?.props.filter(({ type }) => type.kind === 'boolean')).toHaveLength(1);
  const conditions = nodesOf(found as NonNullable<typeof found>).filter((node) => node.kind === 'when');
  expect(conditions.map(({ prop, isWithout = false }) => [prop, isWithout])).toEqual([
    [conditions[0]?.prop, false],
    [conditions[0]?.prop, true],
  ]);
});
