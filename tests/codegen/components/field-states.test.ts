import { describe, expect, it } from 'vitest';
import { readLibraries } from '#cli/read-libraries';
import { findComponents } from '#codegen/components/find-components';
import { type CodeElement, nodesOf } from '#codegen/components/code-component';
import { inferFieldKind } from '#codegen/semantics/forms/field-kind';
import { printDrafts, toUnformattedFiles } from '#codegen/targets/print-files';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import { lexiconOf } from '#design/lexicon/lexicon';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

const libraries = await readLibraries();

type Written = WrittenLayout['pages'][number];

/** A field of a person who drew a label, a box and a note. */
interface DrawnField {
  readonly label: string;
  readonly hint?: string;
  readonly note?: string;
  readonly noteColour?: string;
  readonly border?: string;
  readonly state?: string;
}

function field(id: string, drawn: DrawnField): Written {
  const { label, hint = 'Enter it here', note, noteColour = '#6b7686', border = '#c7ced6', state } = drawn;
  const variant = state === undefined ? {} : { State: { kind: 'variant', value: state } };
  const inner = (part: string) => `I${id};9:${part}`;
  return {
    id,
    name: 'Field',
    style: { display: 'flex', 'flex-direction': 'column' },
    drawn: { width: 300, height: 90 },
    instance: { componentId: `9:${state}`, componentName: 'Field', setName: 'Field', properties: variant },
    children: [
      { id: inner('1'), name: 'Label', text: label, style: { 'font-size': '14px' } },
      {
        id: inner('2'),
        name: 'Box',
        style: { border: `1px solid ${border}` },
        drawn: { width: 300, height: 44 },
        children: [{ id: inner('3'), name: 'Value', text: hint, style: { 'font-size': '14px' } }],
      },
      {
        id: inner('4'),
        name: 'Note',
        text: note ?? '',
        visible: note !== undefined,
        style: { color: noteColour, 'font-size': '14px' },
      },
    ],
  };
}

function find(fields: readonly Written[], options: Partial<CodeOptions> = {}) {
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: fields }] });
  return findComponents(layout, { ...defaultCodeOptions, ...options }).components;
}

function inputsOf(fields: readonly DrawnField[], target: 'react' | 'html' = 'html'): readonly CodeElement[] {
  return find(
    fields.map((one, at) => field(`${at + 2}:1`, one)),
    { target },
  )
    .flatMap(nodesOf)
    .filter((node) => node.kind === 'element')
    .filter(({ tag }) => tag === 'input');
}

function valuesOf(inputs: readonly CodeElement[], name: string): readonly unknown[] {
  return inputs.map(({ attributes }) => {
    const value = attributes.find((one) => one.name === name)?.value;
    return value?.kind === 'text' ? value.text : (value?.kind ?? null);
  });
}

describe('what browsers fill in', () => {
  const english = lexiconOf('en');

  it.each([
    ['Your name', 'name'],
    ['First name *', 'given-name'],
    ['Phone (optional)', 'tel'],
    ['Enter your email', 'email'],
    ['Name of your dog', null],
    ['Filter by name or label', null],
    ['Promo code', null],
    ['Email of a friend', null],
  ])('%s', (label, autocomplete) => {
    expect(inferFieldKind([label], english).autocomplete).toBe(autocomplete);
  });

  it('needs no word more in other languages, and a password is always one', () => {
    expect(inferFieldKind(['Imię'], lexiconOf('pl')).autocomplete).toBe('given-name');
    expect(inferFieldKind(['Imię zwierzaka'], lexiconOf('pl')).autocomplete).toBeNull();
    expect(inferFieldKind(['Password of the router'], english).autocomplete).toBe('current-password');
  });

  it('is the family name where a name is beside the first name', () => {
    const both = [{ label: 'First name' }, { label: 'Name' }, { label: 'City' }];
    expect(valuesOf(inputsOf(both), 'autocomplete')).toEqual(['given-name', 'family-name', 'address-level2']);
    expect(valuesOf(inputsOf([{ label: 'Name' }, { label: 'City' }]), 'autocomplete')).toContain('name');
  });

  it('is not asked of a placeholder where the label says something else', () => {
    const drawn = [{ label: 'Name of the cat *', hint: 'Enter your name' }];
    expect(valuesOf(inputsOf(drawn), 'autocomplete')).toEqual([null]);
  });

  it('is left out by a component where it is unknown', () => {
    const components = find([field('2:1', { label: 'Email' }), field('3:1', { label: 'Name of the cat' })]);
    const props = components.flatMap((one) => one.props);
    expect(props).toContainEqual({
      name: 'autoComplete',
      type: { kind: 'text' },
      fallback: { kind: 'none' },
    });
    expect(props).toContainEqual({
      name: 'inputType',
      type: { kind: 'text' },
      fallback: { kind: 'text', text: 'text' },
    });
  });
});

describe('a star at a label', () => {
  it('makes a field required', () => {
    const drawn = [{ label: 'Email *' }, { label: '* City' }, { label: 'Phone' }];
    expect(valuesOf(inputsOf(drawn), 'required')).toEqual(['flag', 'flag', null]);
  });

  it('is a prop that is off where the component has no star', () => {
    const components = find([field('2:1', { label: 'Email *' }), field('3:1', { label: 'Phone' })]);
    const props = components.flatMap((one) => one.props);
    expect(props.find(({ name }) => name === 'isRequired')?.fallback).toEqual({ kind: 'boolean', on: false });
  });
});

describe('an error below a field', () => {
  const error = { note: 'This is no address.', noteColour: '#c0262d', border: '#c0262d' };

  it('makes the field invalid, where both are red', () => {
    const drawn = [
      { label: 'Email', ...error },
      { label: 'City', note: 'Where you live.' },
      { label: 'Phone', ...error, border: '#c7ced6' },
      { label: 'Country', ...error, noteColour: '#b45f06', border: '#b45f06' },
    ];
    expect(valuesOf(inputsOf(drawn), 'aria-invalid')).toEqual(['true', null, null, null]);
  });

  it('follows the property of the design that shows it', () => {
    const drawn = [
      { label: 'Email', ...error, state: 'Error' },
      { label: 'City', note: 'Where you live.', state: 'Default' },
    ];
    const [input] = inputsOf(drawn, 'react');
    expect(input?.attributes.find(({ name }) => name === 'aria-invalid')?.value).toEqual({
      kind: 'test',
      prop: 'state',
      members: ['error'],
    });
  });
});

describe('a component that is used once', () => {
  const once = field('2:1', { label: 'Email', note: 'We write once a month.' });
  const declared = {
    ...once,
    children: (once.children ?? []).map((child, at) =>
      at === 0 ? { ...child, references: { characters: 'Label' } } : child,
    ),
  };
  const componentsOf = (root: Written) =>
    find([root], { target: 'react' }).filter(({ role }) => role === 'component');

  it('takes the texts that the design declares, and has ids of each instance', () => {
    const [component] = componentsOf(declared);
    expect(component?.props.map(({ name }) => name)).toEqual(['label']);
    const [label] = (component ? nodesOf(component) : []).flatMap((node) =>
      node.kind === 'element' ? node.attributes.filter(({ name }) => name === 'for') : [],
    );
    expect(label?.value).toEqual({ kind: 'id', suffix: '', condition: null });
  });

  it('takes them also where it is used several times with the same words, which are then what it says by default', () => {
    const again = field('3:1', { label: 'Email', note: 'We write once a month.' });
    const [first, ...others] = again.children ?? [];
    const other = { ...again, children: [{ ...first, references: { characters: 'Label' } }, ...others] };
    const [component] = find([declared, other], { target: 'react' }).filter(
      ({ role }) => role === 'component',
    );
    expect(component?.props).toMatchObject([{ name: 'label', fallback: { kind: 'text', text: 'Email' } }]);
  });

  it('shows its texts where it is a page, to which nobody passes props', () => {
    const { components } = findComponents(openLayout({ pages: [declared] }), {
      ...defaultCodeOptions,
      target: 'html',
    });
    const texts = components.flatMap(nodesOf).flatMap((node) => (node.kind === 'text' ? [node.text] : []));
    expect(texts).toContain('Email');
  });

  it('shows texts that are not declared as they are', () => {
    const [component] = componentsOf(once);
    expect(component?.props).toEqual([]);
  });
});

describe('a note below a field', () => {
  const both = [{ label: 'Email', note: 'We write once a month.' }, { label: 'City' }];
  const elementsOf = (fields: readonly DrawnField[], target: 'react' | 'html') =>
    find(
      fields.map((one, at) => field(`${at + 2}:1`, one)),
      { target },
    )
      .flatMap(nodesOf)
      .filter((node) => node.kind === 'element');

  it('describes it, and is no part of its label', () => {
    const elements = elementsOf(both, 'html');
    const labels = elements.filter(({ tag }) => tag === 'label');
    const inputs = elements.filter(({ tag }) => tag === 'input');
    const notes = elements.filter(({ tag, attributes }) => tag === 'p' && attributes.length > 0);
    expect(valuesOf(labels, 'for')).toEqual(['email-field', 'city-field']);
    expect(valuesOf(inputs, 'id')).toEqual(['email-field', 'city-field']);
    expect(valuesOf(inputs, 'aria-describedby')).toEqual(['email-field-note', null]);
    expect(valuesOf(inputs, 'aria-label')).toEqual([null, null]);
    expect(valuesOf(notes, 'id')).toEqual(['email-field-note']);
  });

  it('has an id of each instance in a component, and only where it is shown', () => {
    const [input] = elementsOf(both, 'react').filter(({ tag }) => tag === 'input');
    const described = input?.attributes.find(({ name }) => name === 'aria-describedby')?.value;
    expect(valuesOf(input ? [input] : [], 'id')).toEqual(['id']);
    expect(described).toMatchObject({ kind: 'id', suffix: 'note', condition: { members: null } });
  });

  it('is shown where it has a text, which is one prop', () => {
    const three = [...both, { label: 'Street', note: 'Where you live.' }];
    const [component] = find(
      three.map((one, at) => field(`${at + 2}:1`, one)),
      { target: 'react' },
    ).filter(({ role }) => role === 'component');
    expect(component?.props.map(({ name, type }) => `${name}: ${type.kind}`)).toEqual([
      'label: text',
      'inputType: text',
      'autoComplete: text',
      'note: text',
    ]);
    const [input] = (component ? nodesOf(component) : []).filter(
      (node) => node.kind === 'element' && node.tag === 'input',
    );
    expect(input).toHaveProperty(
      'attributes',
      expect.arrayContaining([
        {
          name: 'aria-describedby',
          value: { kind: 'id', suffix: 'note', condition: { prop: 'note', members: null } },
        },
      ]),
    );
  });

  it('is not the label of the next field', () => {
    const plain = [{ label: 'Email' }, { label: 'City' }];
    expect(valuesOf(inputsOf(plain), 'aria-describedby')).toEqual([null, null]);
    expect(elementsOf(plain, 'html').filter(({ tag }) => tag === 'label')).toHaveLength(2);
  });

  it('is printed with the hook of React that makes ids', async () => {
    const project = findComponents(
      openLayout({
        pages: [{ id: '1:1', name: 'Page', children: both.map((one, at) => field(`${at + 2}:1`, one)) }],
      }),
      defaultCodeOptions,
    );
    const files = toUnformattedFiles(
      await printDrafts({ ...project, assets: {} }, defaultCodeOptions, libraries),
      defaultCodeOptions,
    );
    const text = files.map((file) => (file.kind === 'text' ? file.text : '')).join('');
    expect(text).toContain('useId } from "react"');
    expect(text).toContain('const fieldId = useId();');
    expect(text).toContain('htmlFor={fieldId}');
  });
});
