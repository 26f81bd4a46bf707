import { expect, it } from 'vitest';
import { isPlacement, mergeStyles } from '#codegen/css/merge-styles';

it('declarations of occurrences below the widths of their pages are merged into one, below the narrowest', () => {
  const use = (below: number) => [
    { property: 'white-space', value: 'nowrap' },
    { property: 'white-space', value: 'normal', below },
  ];
  const { base, remainders: rests } = mergeStyles([use(1440), null, use(834)]);
  expect(base).toEqual(use(834));
  expect(rests).toEqual([[], null, []]);
});

it('what changes at several widths keeps them', () => {
  const use = (...widths: number[]) =>
    widths.map((below) => ({ property: 'font-size', value: `${below / 40}px`, below }));
  const { base, remainders: rests } = mergeStyles([use(1200, 800), use(1000, 800)]);
  expect(base).toEqual([]);
  expect(rests).toEqual([use(1200, 800), use(1000, 800)]);
});

it('the direction of a box stays shared where its share of the room does not', () => {
  const direction = { property: 'flex-direction', value: 'column' };
  const share = { property: 'flex', value: '1 1 0' };
  expect(mergeStyles([[direction, share], [direction]])).toEqual({
    base: [direction],
    remainders: [[share], []],
  });
});

it('a row of one line declares the row gap of similar rows that wrap', () => {
  const row = { property: 'display', value: 'flex' };
  const wrap = { property: 'flex-wrap', value: 'wrap' };
  const gap = { property: 'row-gap', value: '16px' };
  expect(mergeStyles([[row, wrap, gap], [row]])).toEqual({ base: [row, gap], remainders: [[wrap], []] });
  const column = { property: 'flex-direction', value: 'column' };
  expect(
    mergeStyles([
      [row, wrap, gap],
      [row, column],
    ]).base,
  ).toEqual([row]);
});

it.each([
  ['margin-top', true],
  ['width', true],
  ['opacity', true],
  ['transform', true],
  ['transform-origin', true],
  ['padding', false],
  ['flex-direction', false],
  ['background-color', false],
])('whether %s belongs to where a component is used: %s', (property, expected) => {
  expect(isPlacement({ property, value: '' })).toBe(expected);
  expect(isPlacement({ property, value: '', state: 'hover' })).toBe(false);
});
