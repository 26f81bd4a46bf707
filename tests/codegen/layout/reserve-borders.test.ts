/** Boxes beside each other of which only some have a border: all are one box, so that none of them jumps. */
import { describe, expect, test } from 'vitest';
import { reserveBorders } from '#codegen/layout/paint/reserve-borders';
import type { LayoutBox, Style } from '#codegen/layout/layout-tree';

function box(id: string, padding: string, more: Readonly<Record<string, string>>, children = 0): LayoutBox {
  const declarations = { display: 'flex', padding, 'background-color': '#ffffff', ...more };
  const style: Style = Object.entries(declarations).map(([property, value]) => ({ property, value }));
  return {
    ...{ id, ids: [id], kind: 'box', name: id, visible: true, references: {}, link: null, instance: null },
    ...{ componentId: null, drawn: { width: 105, height: 130 }, style },
    children: Array.from({ length: children }, (_, at) => box(`${id};${at}`, '0', {})),
  };
}

function stylesOf(boxes: readonly LayoutBox[]) {
  return reserveBorders(boxes).map(({ style }) =>
    Object.fromEntries(style.map(({ property, value }) => [property, value])),
  );
}

describe('a border of some of several boxes', () => {
  const bordered = box('1', '13px 15px', { border: '1px solid #e0e0e0' });

  test('is transparent for the others, whose padding leaves space for it', () => {
    const [, other] = stylesOf([bordered, box('2', '14px 16px', {})]);
    expect([other?.['border'], other?.['padding']]).toEqual(['1px solid transparent', '13px 15px']);
  });

  test('is a part of the wider line that another box has', () => {
    const ring = box('2', '14px 16px', { 'box-shadow': 'inset 0 0 0 1.5px rgb(0 120 160 / 0.5)' });
    const [, other] = stylesOf([bordered, ring]);
    expect([other?.['border'], other?.['box-shadow'], other?.['padding']]).toEqual([
      '1px solid rgb(0 120 160 / 0.5)',
      'inset 0 0 0 0.5px rgb(0 120 160 / 0.5)',
      '13px 15px',
    ]);
  });

  test.each([
    ['with another padding', box('2', '14px 20px', {})],
    ['with other children', box('2', '14px 16px', {}, 1)],
    ['with a picture below it', box('2', '14px 16px', { background: 'url(a.png)' })],
    ['that is not seen', box('2', '14px 16px', { 'background-color': 'transparent', color: 'red' })],
  ])('says nothing of a box %s', (_, other) => {
    const hidden = other.style.filter(({ value }) => value !== 'transparent');
    const given = { ...other, style: hidden };
    expect(reserveBorders([bordered, given])[1]).toBe(given);
  });
});
