import { describe, expect, it } from 'vitest';
import { mergeStyles } from '#codegen/css/merge-styles';
import type { Style } from '#codegen/layout/layout-tree';

function styleOf(values: Readonly<Record<string, string>>): Style {
  return Object.entries(values).map(([property, value]) => ({ property, value }));
}

describe('mergeStyles', () => {
  it('shares a declaration unless another sets the same value', () => {
    const { base, remainders } = mergeStyles([
      styleOf({ outline: '1px solid red', 'outline-offset': '1px', gap: '8px', 'row-gap': '4px' }),
      styleOf({ outline: '1px solid red', 'outline-offset': '2px', gap: '8px' }),
    ]);
    expect(base).toEqual(styleOf({ outline: '1px solid red' }));
    expect(remainders).toEqual([
      styleOf({ 'outline-offset': '1px', gap: '8px', 'row-gap': '4px' }),
      styleOf({ 'outline-offset': '2px', gap: '8px' }),
    ]);
  });

  it.each([
    ['background-blend-mode', 'background'],
    ['overflow-wrap', 'overflow'],
    ['text-decoration-skip-ink', 'text-decoration'],
    ['transform-origin', 'transform'],
  ])('shares what a changing %s has in its name only: %s', (changing, shared) => {
    const { base } = mergeStyles([
      styleOf({ [shared]: 'one', [changing]: 'one' }),
      styleOf({ [shared]: 'one', [changing]: 'two' }),
    ]);
    expect(base).toEqual(styleOf({ [shared]: 'one' }));
  });

  it.each([
    ['border-top', 'border-color'],
    ['border-left', 'border-width'],
    ['line-height', 'font'],
    ['margin-top', 'margin-block'],
    ['left', 'inset-inline'],
  ])('does not share what a changing %s sets too: %s', (changing, shared) => {
    const { base } = mergeStyles([
      styleOf({ [shared]: 'one', [changing]: 'one' }),
      styleOf({ [shared]: 'one' }),
    ]);
    expect(base).toEqual([]);
  });
});
