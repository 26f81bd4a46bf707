import { expect, test } from 'vitest';
import { tokenCssValue, tokenProperties } from '#codegen/css/token-properties';
import { readDesign } from '#design/read-design';
import type { SnapshotVariables } from '#design/snapshot';
import type { DesignToken } from '#design/tree';
import { snapshotOf } from '../../codegen/layout/snapshot-of.ts';

const light = { r: 1, g: 1, b: 1, a: 1 };
const dark = { r: 0, g: 0, b: 0, a: 1 };

const variables = {
  variables: {
    'VariableID:1': {
      id: 'VariableID:1',
      name: 'Surface/Base',
      variableCollectionId: 'C:1',
      resolvedType: 'COLOR',
      valuesByMode: { day: light, night: dark },
      codeSyntax: { WEB: 'var(--surface)' },
    },
    'VariableID:2': {
      id: 'VariableID:2',
      name: 'Card',
      variableCollectionId: 'C:1',
      resolvedType: 'COLOR',
      valuesByMode: {
        day: { type: 'VARIABLE_ALIAS', id: 'VariableID:1' },
        night: { type: 'VARIABLE_ALIAS', id: 'VariableID:1' },
      },
      codeSyntax: {},
    },
  },
  variableCollections: {
    'C:1': {
      id: 'C:1',
      name: 'Theme',
      defaultModeId: 'day',
      modes: [
        { modeId: 'day', name: 'Day' },
        { modeId: 'night', name: 'Night' },
      ],
    },
  },
  // A variables answer has more fields, none of which are read.
} as unknown as SnapshotVariables;

function frame(colour: object, id = 'VariableID:2') {
  const alias = { type: 'VARIABLE_ALIAS', id };
  return {
    id: '1:1',
    name: 'Frame',
    type: 'FRAME',
    absoluteBoundingBox: { x: 0, y: 0, width: 10, height: 10 },
    fills: [{ type: 'SOLID', color: colour, boundVariables: { color: alias } }],
  };
}

test('a bound paint has its token, with the values its aliases lead to', () => {
  const tree = readDesign(snapshotOf(frame(light), { variables }));
  expect(tree.frames[0]?.root).toMatchObject({ fills: [{ token: 'Card' }], modes: {} });
  expect(tree.tokens).toMatchObject([
    {
      name: 'Card',
      values: [
        { mode: 'Day', value: light, alias: { name: 'Surface/Base', codeName: 'var(--surface)' } },
        { mode: 'Night', value: dark, alias: { name: 'Surface/Base' } },
      ],
    },
  ]);
});

test('a frame drawn in another mode of its page chooses that mode itself', () => {
  const night = { ...frame(dark, 'VariableID:1') };
  const tree = readDesign(snapshotOf(night, { variables }));
  expect(tree.frames[0]?.root).toMatchObject({
    fills: [{ token: 'Surface/Base' }],
    modes: { Theme: 'Night' },
  });
});

test('a binding whose value is not what shows is not used', () => {
  const tree = readDesign(snapshotOf(frame({ r: 0.3, g: 0.4, b: 0.5, a: 1 }), { variables }));
  expect(tree.frames[0]?.root).toMatchObject({ fills: [{ token: null }] });
});

test('a variable without a name is reported once', () => {
  const root = frame(light, 'VariableID:unknown');
  const twice = { ...root, children: [{ ...root, id: '1:2' }] };
  const { problems } = readDesign(snapshotOf(twice, { variables }));
  expect(problems.map(({ code, nodeId }) => [code, nodeId])).toEqual([['variable-unknown', '1:1']]);
});

test('variables that lead to each other have no value and do no harm', () => {
  const circle = structuredClone(variables) as { variables: Record<string, { valuesByMode: object }> };
  const first = circle.variables['VariableID:1'];
  if (first !== undefined) first.valuesByMode = { day: { type: 'VARIABLE_ALIAS', id: 'VariableID:2' } };
  const tree = readDesign(snapshotOf(frame(light), { variables: circle as unknown as SnapshotVariables }));
  expect(tree.frames[0]?.root).toMatchObject({ fills: [{ token: null }] });
});

const token = (name: string, codeName: string | null = null): DesignToken => ({
  name,
  codeName,
  kind: 'colour',
  collection: null,
  values: [],
});

test('custom properties are safe, unique and the team\u2019s own where it has one', () => {
  const names = ['Brand/500', 'brand 500', '✨', '}</style>', 'Étoile'].map((name) => token(name));
  const properties = tokenProperties([...names, token('Any', 'var(--surface-1, red)')]);
  expect([...properties.values()]).toEqual([
    '--brand-500',
    '--brand-500-2',
    '--token',
    '--style',
    '--etoile',
    '--surface-1',
  ]);
});

test('words in a token cannot close the string that contains them', () => {
  expect(tokenCssValue("'}</style>")).not.toMatch(/'}|<\/style/);
  expect(tokenCssValue(16)).toBe('16px');
  expect(tokenCssValue({ r: 1, g: 0, b: 0, a: 0.5 })).toBe('rgb(255 0 0 / 0.5)');
});
