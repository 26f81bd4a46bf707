/** Components and props of code against those of Figma. */
import { describe, expect, test } from 'vitest';
import { readDesign } from '#design/read-design';
import type { BoxNode } from '#design/tree';
import { findDifferences } from '../../bench/find-differences.ts';
import { matchComponents } from '../../bench/match-components.ts';
import { f1Of, scoreProps } from '../../bench/score-props.ts';
import { snapshotOf } from '../codegen/layout/snapshot-of.ts';

describe('types', () => {
  const use = (part: string, ...components: readonly string[]) => ({
    part,
    code: components.map((component) => ({ component, use: null })),
  });
  test.each([
    ['every use is one component', [use('a', 'A'), use('a', 'A'), use('b', 'B')], 1],
    ['a use is written out', [use('a', 'A'), use('a')], 2 / 3],
    ['a component is split', [use('a', 'A'), use('a', 'A2')], 0.5],
    ['two are merged', [use('a', 'A'), use('a', 'A'), use('b', 'A')], 2 / 3],
    ['nothing is a component', [use('a')], 0],
  ])('where %s', (_, uses, f1) => {
    expect(matchComponents(uses).f1).toBeCloseTo(f1, 5);
  });
});

const layer = (id: string, type: string, fields: object = {}) => ({
  id,
  name: id.split(';').at(-1),
  type,
  absoluteBoundingBox: { x: 0, y: 0, width: 100, height: 20 },
  ...fields,
});
const button = (id: string, text: string, fields: object = {}, icon: object = {}) =>
  layer(id, 'INSTANCE', {
    componentId: '9:1',
    children: [
      layer(`I${id};9:2`, 'TEXT', { characters: text, style: { fontFamily: 'Inter', fontSize: 16 } }),
      layer(`I${id};9:3`, 'RECTANGLE', {
        fills: [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }],
        ...icon,
      }),
    ],
    ...fields,
  });
const differencesOf = (...children: readonly object[]) => {
  const { frames, components } = readDesign(snapshotOf(layer('1:1', 'FRAME', { children })));
  const root = frames[0]?.root;
  // The children are instances, as drawn above.
  return findDifferences(root?.kind === 'box' ? (root.children as readonly BoxNode[]) : [], components);
};
const kindsOf = (...children: readonly object[]) => differencesOf(...children).map(({ kind }) => kind);
const variant = (value: string) => ({ componentProperties: { State: { type: 'VARIANT', value } } });

describe('differences between uses', () => {
  test('are words, and what is shown', () => {
    expect(kindsOf(button('2:1', 'Go'), button('2:2', 'Stop'))).toEqual(['text']);
    expect(kindsOf(button('2:1', 'Go'), button('2:2', 'Go', {}, { visible: false }))).toEqual(['shown']);
  });
  test('are none where uses are equal', () => {
    expect(kindsOf(button('2:1', 'Go'), button('2:2', 'Go'))).toEqual([]);
  });
  test('are the variant and not what follows from it', () => {
    const red = { fills: [{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }] };
    const uses = [button('2:1', 'Go', variant('on')), button('2:2', 'Go', variant('off'), red)];
    expect(kindsOf(...uses)).toEqual(['variant']);
    expect(kindsOf(...uses, button('2:3', 'Go', variant('on'), red))).toEqual(['variant', 'colour']);
  });
});

describe('props', () => {
  const differences = differencesOf(
    button('2:1', 'Go', variant('on')),
    button('2:2', 'Stop', variant('off')),
  );
  const score = (...given: readonly object[]) => {
    const { missing, spare, ...rest } = scoreProps(differences, given as readonly Record<string, unknown>[]);
    const f1 = f1Of([{ ...rest, missing, spare }]);
    return { missing: missing.map(({ kind }) => kind), spare, f1: Number(f1.toFixed(3)) };
  };
  test('that carry every difference are right', () => {
    const uses = [{ label: 'Go', state: 'on', className: 'a' }, { label: 'Stop' }];
    expect(score(...uses)).toEqual({ missing: [], spare: [], f1: 1 });
  });
  test('may leave the states of a control to CSS', () => {
    const states = differencesOf(
      button('2:1', 'Go', variant('Default')),
      button('2:2', 'Go', variant('Hover')),
    );
    expect(scoreProps(states, [{}, {}])).toMatchObject({ missing: [], differences: 0 });
    expect(scoreProps(states, [{ state: 'default' }, { state: 'hover' }])).toMatchObject({ spare: [] });
  });
  test('that lack the words, or have no purpose, are reported', () => {
    expect(score({ state: 'on' }, {})).toMatchObject({ missing: [], f1: 1 });
    expect(score({ label: 'Go' }, { label: 'Stop' })).toMatchObject({ missing: ['variant'], spare: [] });
    expect(score({ label: 'Go', state: 'on', look: 'x' }, { label: 'Stop', look: 'x' }).spare).toEqual([
      'look',
    ]);
  });
});
