/** Groups of choices below their caption, and what fields of one component have in common. */
import { describe, expect, it } from 'vitest';
import { type CodeComponent, type CodeElement, nodesIn, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };

describe('choices below a caption', () => {
  const options = ['Vegetarisch', 'Ohne Nüsse', 'Alles'].map((words) => choice('checkbox', words));

  it('are a group with a legend, alone in their box or between other parts', () => {
    const group = box(column, [text('Was essen Sie?'), ...options]);
    const flat = box(column, [
      text('Name'),
      divider(),
      text('Was essen Sie?'),
      ...options,
      divider(),
      text('Ende'),
    ]);
    for (const part of [group, flat]) {
      const [found, more] = groupsIn([part, text('Words')]);
      expect(more).toBeUndefined();
      expect(found?.legend).toBe('Was essen Sie?');
      expect(found?.inputs).toBe(3);
    }
  });

  it('are groups of their own below each caption', () => {
    const radios = ['Heute', 'Morgen'].map((words) => choice('radio', words));
    const form = box(column, [text('Essen'), ...options, text('Tag'), ...radios]);
    expect(groupsIn([form]).map(({ legend, inputs }) => [legend, inputs])).toEqual([
      ['Essen', 3],
      ['Tag', 2],
    ]);
  });

  it.each<[string, readonly Written[]]>([
    ['below the title of a section', [text('Ihr Menü', 28), ...options]],
    ['with a single choice', [text('Was essen Sie?'), options[0] ?? divider()]],
    ['of two kinds', [text('Was essen Sie?'), choice('radio', 'Ja'), choice('checkbox', 'Nein')]],
    ['beside a button', [text('Was essen Sie?'), box(row, [...options, button('Senden')])]],
  ])('are no group %s', (_, children) => {
    expect(groupsIn([box(column, children), text('Words')])).toEqual([]);
  });

  it('contain no heading, and their column has no heading for what is outside', () => {
    const card = (words: string) => ({
      ...box(row, [choice('radio', ''), box(column, [text(words, 20, 700), text('18:30', 14)])]),
      drawn: { width: 300, height: 90 },
    });
    const filters = {
      ...box(column, [text('Filter', 24, 700), ...options]),
      drawn: { width: 300, height: 900 },
    };
    const results = box(column, [text('Ein Becher', 20, 700), text('Von Inês', 14)]);
    const page = [text('Geschirr', 48), box(row, [filters, results]), card('Montag'), card('Dienstag')];
    expect(headingsOf(page)).toEqual(['h1 Geschirr', 'h2 Filter', 'h2 Ein Becher']);
  });
});

describe('the fields of one component', () => {
  const field = (id: string, label: string, value: string, colour: string, isOpen = false): Written => ({
    id,
    name: 'Input',
    style: column,
    instance: { componentId: '9:1', componentName: 'Input', setName: null, properties: {} },
    children: [
      { id: `I${id};9:2`, name: 'Label', text: label, style: { 'font-size': '14px', color: '#111111' } },
      {
        id: `I${id};9:3`,
        name: 'Field',
        style: { ...row, border: '1px solid #aaaaaa' },
        drawn: { width: 300, height: 48 },
        children: [
          { id: `I${id};9:4`, name: 'Value', text: value, style: { 'font-size': '16px', color: colour } },
          { id: `I${id};9:5`, name: 'Icon / Down', kind: 'vector', visible: isOpen },
        ],
      },
    ],
  });
  const fields = [
    field('2:1', 'Vorname', 'Harriet', '#111111'),
    field('2:2', 'Nachname', 'Okonkwo', '#111111'),
    field('2:3', 'Beruf', 'Optional', '#999999'),
    field('2:4', 'Kurs', 'Buchbinden', '#111111', true),
    field('2:5', 'Ort', 'Bremen', '#111111', true),
  ];
  const prose = Array.from({ length: 4 }, () => text('Words that are written on this page in its ink.', 16));
  const found = findIn([text('Anmeldung', 40, 700), box(column, fields), ...prose]);
  const named = (name: string) => found.find((one) => one.name === name);

  it('are two components where some are selects', () => {
    expect(elementsOf(named('Input')).map(({ tag }) => tag)).toContain('input');
    expect(elementsOf(named('InputSelect')).map(({ tag }) => tag)).toContain('select');
  });

  it('take their names from the label on the screen', () => {
    const label = elementsOf(named('Input')).find(({ tag }) => tag === 'p' || tag === 'label');
    const shown = label && nodesIn(label).find((node) => node.kind === 'property');
    const input = elementsOf(named('Input')).find(({ tag }) => tag === 'input');
    const own = input?.attributes.find(({ name }) => name === 'aria-label');
    if (own !== undefined) expect(own.value).toEqual({ kind: 'prop', name: shown?.name });
    expect(named('Input')?.props.filter(({ name }) => /label/i.test(name))).toHaveLength(1);
  });

  it('have a value where they are filled in, and a placeholder elsewhere', () => {
    const input = elementsOf(named('Input')).find(({ tag }) => tag === 'input');
    expect(input?.attributes).toEqual(
      expect.arrayContaining([
        { name: 'value', value: { kind: 'prop', name: 'defaultValue' } },
        { name: 'placeholder', value: { kind: 'prop', name: 'placeholder' } },
      ]),
    );
  });
});

describe('the name of a group of radio buttons', () => {
  const namesOf = (component: CodeComponent | undefined) =>
    elementsOf(component)
      .filter(({ tag }) => tag === 'input')
      .map(({ attributes }) => attributes.find(({ name }) => name === 'name')?.value);
  const groupsPassedBy = (component: CodeComponent | undefined) =>
    (component === undefined ? [] : nodesOf(component))
      .flatMap((node) => (node.kind === 'use' ? [node] : []))
      .map(({ props }) => props.find(({ name }) => name === 'groupName')?.value);
  const radio = (id: string, words: string): Written => ({
    ...{ id, name: 'Radio', style: row, drawn: { width: 300, height: 24 } },
    instance: { componentId: '9:1', componentName: 'Radio', setName: null, properties: {} },
    children: [
      {
        ...{ id: `I${id};9:2`, name: 'Ring', inferredKind: 'radio', style: { border: '1px solid red' } },
        ...{ drawn: { width: 20, height: 20 }, children: [] },
      },
      { ...text(words), id: `I${id};9:3` },
    ],
  });
  const days = ['Heute', 'Morgen', 'Samstag'];

  it('is a prop without a default of a component, although all its uses are one group', () => {
    const uses = days.map((words, at) => radio(`5:${at}`, words));
    const found = findIn([text('Tag', 40), box(column, uses)]);
    const [page, part] = ['Page', 'Radio'].map((wanted) => found.find(({ name }) => name === wanted));
    expect(namesOf(part)).toEqual([{ kind: 'prop', name: 'groupName' }]);
    expect(part?.props.find(({ name }) => name === 'groupName')?.fallback).toBeNull();
    expect(groupsPassedBy(page)).toEqual(days.map(() => ({ kind: 'text', text: 'choice-1' })));
  });

  it('is passed on by a component around it', () => {
    const card = (words: string, at: number): Written => ({
      ...box({ ...row, border: '1px solid red' }, [
        radio(`5:${at}`, words),
        text(`Zeiten am ${words}`),
        text('18:30'),
      ]),
      name: 'Termin',
    });
    const found = findIn([text('Tag', 40), box(column, days.map(card))]);
    const around = found.find(({ name }) => name === 'Termin');
    expect(groupsPassedBy(around)).toEqual([{ kind: 'prop', name: 'groupName' }]);
    expect(around?.props.find(({ name }) => name === 'groupName')?.fallback).toBeNull();
  });

  it('is written where the radio buttons are in a page itself', () => {
    const [page] = findIn(
      [
        text('Tag', 40),
        box(
          column,
          days.map((words) => choice('radio', words)),
        ),
      ],
      {
        target: 'html',
      },
    );
    expect(namesOf(page)).toEqual(days.map(() => ({ kind: 'text', text: 'choice-1' })));
  });
});

it('a row of instances is no component', () => {
  const use = (id: string, words: string): Written => ({
    id,
    name: 'Tile',
    instance: { componentId: '9:1', componentName: 'Tile', setName: null, properties: {} },
    children: [
      { id: `I${id};9:2`, name: 'Title', text: words },
      { id: `I${id};9:3`, name: 'Icon', kind: 'vector' },
    ],
  });
  const rows = ['1', '2', '3'].map((at) =>
    box(row, [use(`5:${at}`, `One ${at}`), use(`6:${at}`, `Two ${at}`)]),
  );
  expect(findIn([box(column, rows)]).map(({ name }) => name)).toEqual(['Page', 'Tile']);
  const painted = rows.map((one) => ({ ...one, style: { ...row, 'background-color': 'red' } }));
  expect(findIn([box(column, painted)])).toHaveLength(3);
});

let count = 0;

function text(words: string, size = 16, weight = 400): Written {
  count += 1;
  const style = { 'font-size': `${size}px`, 'font-weight': String(weight), color: '#111111' };
  return { id: `3:${count}`, name: 'Text', text: words, style };
}

function box(style: Readonly<Record<string, string>>, children: readonly Written[]): Written {
  count += 1;
  return { id: `4:${count}`, name: 'Frame 3', style, children };
}

function divider(): Written {
  return { ...box({ 'border-top': '1px solid red' }, []), drawn: { width: 300, height: 1 } };
}

function button(words: string): Written {
  return { ...box({ ...row, 'background-color': 'red' }, [text(words)]), name: 'Button' };
}

function choice(kind: 'checkbox' | 'radio', words: string): Written {
  const indicator = { ...box({ border: '1px solid red' }, []), drawn: { width: 20, height: 20 } };
  const named = { ...indicator, name: kind, inferredKind: kind };
  return { ...box(row, words === '' ? [named] : [named, text(words)]), drawn: { width: 300, height: 24 } };
}

function findIn(children: readonly Written[], given: Partial<CodeOptions> = {}): readonly CodeComponent[] {
  const page = { id: '1:1', name: 'Page', style: column, drawn: { width: 1200, height: 2000 }, children };
  return findComponents(openLayout({ pages: [page] }), { ...defaultCodeOptions, ...given }).components;
}

function elementsOf(component: CodeComponent | undefined): readonly CodeElement[] {
  if (component === undefined) return [];
  return nodesOf(component).filter((node): node is CodeElement => node.kind === 'element');
}

function wordsOf(node: CodeElement): string {
  return nodesIn(node)
    .flatMap((one) => (one.kind === 'text' ? [one.text] : []))
    .join(' ');
}

function groupsIn(children: readonly Written[]) {
  const [page] = findIn(children, { target: 'html' });
  return elementsOf(page)
    .filter(({ tag }) => tag === 'fieldset')
    .map((group) => {
      const inside = nodesIn(group).filter((node): node is CodeElement => node.kind === 'element');
      const legend = inside.find(({ tag }) => tag === 'legend');
      return {
        legend: legend && wordsOf(legend),
        inputs: inside.filter(({ tag }) => tag === 'input').length,
      };
    });
}

function headingsOf(children: readonly Written[]): readonly string[] {
  const [page] = findIn(children, { target: 'html' });
  return elementsOf(page)
    .filter(({ tag }) => /^h\d$/.test(tag))
    .map((node) => `${node.tag} ${wordsOf(node)}`);
}
