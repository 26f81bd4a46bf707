import { describe, expect, it } from 'vitest';
import { VectorTable } from '#codegen/components/vector-table';

describe('drawings are one', () => {
  it.each<readonly [string, string, string]>([
    ['at another size', svg(24, 'M2 4L12 20', 2), svg(12, 'M1 2L6 10', 1)],
    ['with rounded numbers', svg(24, 'M2 4L12 20', 2), svg(17, 'M1.417 2.833L8.5 14.167', 1.417)],
    ['with other ids', withId('a'), withId('b')],
  ])('%s', (_, one, other) => {
    expect(areOne(one, other)).toBe(true);
  });
});

describe('drawings are not one', () => {
  it.each<readonly [string, string, string]>([
    ['with another line', svg(24, 'M2 4L12 20', 2), svg(24, 'M2 4L12 21', 2)],
    ['with another stroke', svg(24, 'M2 4L12 20', 2), svg(12, 'M1 2L6 10', 2)],
    ['in another colour', svg(24, 'M2 4L12 20', 2), svg(24, 'M2 4L12 20', 2).replace('red', 'blue')],
    ['in another ratio', svg(24, 'M2 4L12 20', 2), svg(24, 'M2 4L12 20', 2).replace('24 24', '24 12')],
    ['as see-through', svg(24, 'M0 0', 2, 0.5), svg(48, 'M0 0', 4, 1)],
  ])('%s', (_, one, other) => {
    expect(areOne(one, other)).toBe(false);
  });
});

function areOne(one: string, other: string): boolean {
  const table = new VectorTable();
  return table.idOf(one) === table.idOf(other);
}

function svg(size: number, d: string, stroke: number, opacity = 1): string {
  return `<svg viewBox="0 0 ${size} ${size}"><path d="${d}" stroke="red" opacity="${opacity}" stroke-width="${stroke}" /></svg>`;
}

function withId(id: string): string {
  return `<svg viewBox="0 0 8 8"><defs><clipPath id="${id}"><path d="M0 0" /></clipPath></defs><g clip-path="url(#${id})" /></svg>`;
}
