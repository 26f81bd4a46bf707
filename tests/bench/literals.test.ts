/** Names that a design binds, and code that says them or does not. */
import { describe, expect, test } from 'vitest';
import type { RestNode } from '#design/snapshot';
import { findArbitraryValues } from '../../bench/arbitrary-values.ts';
import { listBoundNames } from '../../bench/bound-names.ts';
import { findLiterals } from '../../bench/find-literals.ts';
import { openStyledPages } from '../../bench/styled-page.ts';
import { snapshotOf } from '../codegen/layout/snapshot-of.ts';

const alias = (id: string) => ({ type: 'VARIABLE_ALIAS', id });
const paint = (id: string, fields: object = {}) => ({
  type: 'SOLID',
  boundVariables: { color: alias(id) },
  ...fields,
});
const variable = (name: string) => ({ name, codeSyntax: {} });
const card = {
  id: '1:1',
  name: 'Card',
  type: 'FRAME',
  itemSpacing: 8,
  boundVariables: { itemSpacing: alias('gap') },
  fills: [paint('brand'), paint('hidden', { visible: false }), paint('elsewhere')],
  children: [
    {
      id: '1:2',
      name: 'Title',
      type: 'TEXT',
      characters: 'Words',
      styles: { text: 's1', fill: 's2' },
      fills: [{}],
    },
    { id: '1:3', name: 'Icon', type: 'VECTOR', fills: [paint('brand')] },
    { id: '1:4', name: 'Off', type: 'TEXT', characters: 'Words', visible: false, styles: { text: 's1' } },
  ],
} as unknown as RestNode;
const snapshot = snapshotOf(card, {
  // Figma's own records hold more than a name, which nothing here reads.
  variables: {
    variables: { gap: variable('Space/4'), brand: variable('Brand/500'), hidden: variable('Hidden') },
    variableCollections: {},
  } as unknown as NonNullable<ReturnType<typeof snapshotOf>['variables']>,
  styles: { s1: { name: 'Heading/1', kind: 'TEXT' }, s2: { name: 'Ink', kind: 'FILL' } },
});
const bounds = listBoundNames(card, snapshot);

test('a design binds what it shows; a name that is not in the input is empty', () => {
  expect(bounds.map(({ nodeId, kind, names }) => `${nodeId} ${kind} ${names.join()}`)).toEqual([
    '1:1 variable Brand/500',
    '1:1 variable ',
    '1:1 variable Space/4',
    '1:2 text Heading/1',
    '1:2 fill Ink',
    '1:3 variable Brand/500',
  ]);
});

describe('code', () => {
  const judge = (sheet: string, icon: string) => {
    const text = (path: string, words: string) => ({ kind: 'text', path, text: words, lines: [] }) as const;
    const body = `<div class="card" data-node-id="1:1"><p class="heading-1" data-node-id="1:2">Words</p><svg class="icon" data-node-id="1:3"><path fill="${icon}"/></svg></div>`;
    const elements = openStyledPages({ files: [text('a.html', body), text('a.css', sheet)] })('a.html');
    return findLiterals(bounds, elements).literals.map(({ bound }) => `${bound.nodeId} ${bound.field}`);
  };

  test('that uses a name for every bound value has no literal', () => {
    const sheet = '.card { gap: var(--space-4); background: var(--brand-500); color: var(--ink) }';
    expect(judge(sheet, 'var(--brand-500)')).toEqual([]);
  });
  test('that writes values out has one for each', () => {
    expect(judge('.card { gap: 8px; background: red }', '#f00')).toEqual([
      '1:1 fills',
      '1:1 itemSpacing',
      '1:2 fill',
      '1:3 fills',
    ]);
  });
  test('that gives the colour of another name has one', () => {
    const sheet = '.card { gap: var(--space-4); background: var(--brand-600); color: var(--ink) }';
    expect(judge(sheet, 'var(--brand-500)')).toEqual(['1:1 fills']);
  });
});

test.each([
  ['w-[12px] text-xl/[1.21] -ml-[2px]', 3],
  ['hover:bg-[#fff]', 1],
  ['[mask-type:alpha]', 1],
  ['w-(--hug) gap-4 text-xl/6 w-1/2', 0],
  ['max-[40rem]:flex', 0],
  ['max-[40rem]:w-[3px]', 1],
])('"%s" has %i arbitrary values', (classes, count) => {
  const text = `export const a = <p className="${classes}"><svg><path d="M0" /></svg></p>;`;
  const { arbitrary, elements } = findArbitraryValues({ kind: 'text', path: 'a.tsx', text, lines: [] });
  expect([arbitrary.length, elements]).toEqual([count, 2]);
});
test('an inline style counts', () => {
  const text = 'export const a = <p style={{ width: 3 }} />;';
  expect(findArbitraryValues({ kind: 'text', path: 'a.tsx', text, lines: [] }).arbitrary).toHaveLength(1);
});
