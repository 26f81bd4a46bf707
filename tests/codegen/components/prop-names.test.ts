import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainElement } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
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
