import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CodeInstance, type CodeNode, nodesIn, plainElement } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { mergeAlternatives } from '#codegen/components/props/merge-alternatives';
import { mergeLabels } from '#codegen/components/props/merge-labels';
import { PropList } from '#codegen/components/props/prop-list';
import { layOut } from '#codegen/layout/lay-out';
import { defaultCodeOptions } from '#design/code-options';
import { framesOf } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import { readDesign } from '#design/read-design';
import { takeSnapshot } from '#design/take-snapshot';

const on = { kind: 'boolean', on: true } as const;
const off = { kind: 'boolean', on: false } as const;
type State = typeof on | typeof off;

describe('a boolean prop', () => {
  it.each([
    ['Required', 'isRequired'],
    ['Disabled', 'isDisabled'],
    ['Title', 'showTitle'],
    ['Optional', 'optional'],
  ])('for the property %s is %s', (property, name) => {
    expect(new PropList().add({ kind: 'boolean' }, property, [on, off])).toBe(name);
  });

  it('of a state is given where it is on, however often that is', () => {
    const props = new PropList();
    props.add({ kind: 'boolean' }, 'is open', [on, on, off]);
    props.add({ kind: 'boolean' }, 'show icon', [on, on, off]);
    expect(props.list().map(({ prop }) => prop.fallback)).toEqual([off, on]);
  });
});

it('a text that is also the accessible name of a field takes its name without a number', () => {
  const values = [
    { kind: 'text', text: 'First name' },
    { kind: 'text', text: 'Email' },
  ] as const;
  const props = new PropList();
  const label = props.add({ kind: 'text' }, 'label', values);
  const shown = props.add({ kind: 'text' }, 'Label', [...values]);
  const text = shown === label ? props.add({ kind: 'text' }, 'label ', values) : shown;
  expect(text).not.toBe(label);
  const merged = mergeLabels({
    root: plainElement('div', [
      plainElement('p', [{ kind: 'property', name: text }]),
      plainElement('input', [], [{ name: 'aria-label', value: { kind: 'prop', name: label } }]),
    ]),
    props: props.list(),
  });
  expect(merged.props.map(({ prop }) => prop.name)).toEqual(['label']);
  expect(JSON.stringify(merged.root)).not.toContain(text);
});

describe('a prop that is only passed to a component inside', () => {
  const words = (...given: readonly string[]) => given.map((one) => ({ kind: 'text', text: one }) as const);
  /** The names of the props of a row that shows its title, with a switch inside. */
  const merge = (
    titles: readonly string[],
    labels: readonly string[],
    states: readonly (readonly State[])[],
  ) => {
    const props = new PropList();
    const title = props.add({ kind: 'text' }, 'title', words(...titles));
    const label = props.add({ kind: 'text' }, 'toggle label', words(...labels));
    const [own = [], inner = []] = states;
    const active = props.add({ kind: 'boolean' }, 'is active', own);
    const isOn = props.add({ kind: 'boolean' }, 'toggle is on', inner);
    const toggle: CodeInstance = {
      ...{ kind: 'use', component: 'Toggle', styleName: null, style: [], variants: [], ids: [] },
      props: [
        { name: 'label', value: { kind: 'prop', name: label } },
        { name: 'isOn', value: { kind: 'prop', name: isOn } },
      ],
    };
    const style = [{ property: 'color', value: 'red' }];
    const root = {
      ...plainElement('li', [plainElement('p', [{ kind: 'property', name: title }]), toggle]),
      variants: [{ prop: active, member: 'true', style }],
    };
    const merged = mergeLabels({ root, props: props.list() });
    const passed = nodesIn(merged.root).flatMap((node) => (node.kind === 'use' ? node.props : []));
    return {
      names: merged.props.map(({ prop }) => prop.name),
      passed: passed.map(({ value }) => value.kind === 'prop' && value.name),
    };
  };
  const apart = [on, on, off];
  const other = [on, off, off];

  it('is the text or the state that it repeats in every occurrence', () => {
    expect(merge(['Tea', 'Run', 'Read'], ['Tea', 'Run', 'Read'], [apart, apart])).toEqual({
      names: ['title', 'isActive'],
      passed: ['title', 'isActive'],
    });
  });

  it('is the text that it ends with, where the words before it are the same in every occurrence', () => {
    const titles = ['Tea', 'Run', 'Read'];
    expect(merge(titles, ['Keep: Tea', 'Keep: Run', 'Keep: Read'], [apart, other])).toMatchObject({
      names: ['title', 'isActive', 'toggleIsOn'],
      passed: ['title', 'toggleIsOn'],
    });
    const names = ['title', 'toggleLabel', 'isActive', 'toggleIsOn'];
    expect(merge(titles, ['Keep: Tea', 'Keep: Run', 'Drop: Read'], [apart, other])).toMatchObject({ names });
    expect(merge(titles, ['Hot Tea', 'Hot Run', 'Hot Read'], [apart, other])).toMatchObject({ names });
  });

  it('remains where it says something else once, or where all occurrences say one thing', () => {
    const names = ['title', 'toggleLabel', 'isActive', 'toggleIsOn'];
    expect(merge(['Tea', 'Run', 'Read'], ['Tea', 'Run', 'Book'], [apart, other])).toEqual({
      names,
      passed: ['toggleLabel', 'toggleIsOn'],
    });
    const all = [on, on, on];
    expect(merge(['Tea', 'Tea', 'Tea'], ['Tea', 'Tea', 'Tea'], [all, all]).names).toEqual(names);
  });
});

describe('two texts of neighbouring parts', () => {
  /** The parts of a card: a heading beside a badge, and a heading alone. */
  const merge = (
    beside: readonly string[],
    badges: readonly string[],
    alone: readonly string[],
    tag = 'h2',
  ) => {
    const given = [beside, badges, alone].map((texts) =>
      texts.map((one) => ({ kind: 'text', text: one }) as const),
    );
    const names = ['title', 'badge', 'title2'];
    const props = names.map((name, index) => ({
      prop: { name, type: { kind: 'text' }, fallback: { kind: 'text', text: '' } } as const,
      values: given[index] ?? [],
    }));
    const shown = (name: string, children: readonly CodeNode[]): CodeNode => ({
      ...{ kind: 'when', prop: name, members: null, children },
    });
    const heading = plainElement('h2', [{ kind: 'property', name: 'title' }]);
    const root = plainElement('li', [
      shown('title', [
        plainElement('div', [heading, plainElement('p', [{ kind: 'property', name: 'badge' }])]),
      ]),
      shown('title2', [plainElement(tag, [{ kind: 'property', name: 'title2' }])]),
    ]);
    return mergeAlternatives({ root, props });
  };

  it('are one prop where each occurrence has exactly one, shown by the other content of its part', () => {
    const { root, props } = merge(['', 'Plus', ''], ['', 'New', ''], ['Free', '', 'Team']);
    expect(props.map(({ prop, values }) => [prop.name, prop.fallback?.kind ?? null, values.length])).toEqual([
      ['title', null, 3],
      ['badge', 'text', 3],
    ]);
    expect(props[0]?.values.map((value) => value?.kind === 'text' && value.text)).toEqual([
      'Free',
      'Plus',
      'Team',
    ]);
    expect(
      nodesIn(root).flatMap((node) => (node.kind === 'when' ? [[node.prop, node.isWithout ?? false]] : [])),
    ).toEqual([
      ['badge', false],
      ['badge', true],
    ]);
    expect(JSON.stringify(root)).not.toContain('title2');
  });

  it.each<[string, Parameters<typeof merge>]>([
    [
      'an occurrence has both',
      [
        ['', 'Plus', 'Max'],
        ['', 'New', 'New'],
        ['Free', '', 'Team'],
      ],
    ],
    [
      'an occurrence has none',
      [
        ['', 'Plus', ''],
        ['', 'New', ''],
        ['Free', '', ''],
      ],
    ],
    [
      'the other content may be missing',
      [
        ['', 'Plus', 'Max'],
        ['', 'New', ''],
        ['Free', '', ''],
      ],
    ],
    ['they are of two kinds', [['', 'Plus', ''], ['', 'New', ''], ['Free', '', 'Team'], 'p']],
  ])('are two props where %s', (_, given) => {
    const { props } = merge(...given);
    expect(props.map(({ prop }) => prop.name)).toEqual(['title', 'badge', 'title2']);
  });
});

it('the words that name a field are its label, whatever else in it is called so', async () => {
  const path = join(import.meta.dirname, '../../../examples/registration-form/figma.json');
  const document = openDocument(JSON.parse(await readFile(path, 'utf8')), 'registration-form');
  const frames = document.pages.flatMap(({ nodes }) => framesOf(nodes)).map(({ id }) => id);
  const none = { variables: null, images: {}, exports: {}, pictures: {} };
  const layout = layOut(readDesign(takeSnapshot(document, frames, none)));
  const { components } = findComponents(layout, defaultCodeOptions);
  const names = components.find(({ name }) => name === 'Input')?.props.map(({ name }) => name);
  expect(names).toContain('label');
  expect(names).not.toContain('optionalLabel');
});
