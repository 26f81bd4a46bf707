import { describe, expect, it } from 'vitest';
import { mirrorDirection } from '#codegen/layout/mirror-direction';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };

describe('a page that runs from right to left', () => {
  it('is as it was in a language that runs from left to right', () => {
    const tree = openLayout({ pages: [page(row, [item('1', 0), item('2', 60)])] });
    expect(mirrorDirection(tree)).toBe(tree);
  });

  it('has the children of a row in the order in which they are read, line by line', () => {
    const wraps = { ...row, 'flex-wrap': 'wrap' };
    const lines = [item('1', 0), item('2', 60), item('3', 0, 40), item('4', 60, 40)];
    expect(idsIn(mirror(page(wraps, lines)))).toEqual(['2', '1', '4', '3']);
    expect(idsIn(mirror(page(column, lines)))).toEqual(['1', '2', '3', '4']);
  });

  it('leaves what lies freely at its place among the others', () => {
    const free = { ...item('9', 10), style: { position: 'absolute', left: '10px' } };
    const root = mirror(page(row, [item('1', 0), free, item('2', 60)]));
    expect(idsIn(root)).toEqual(['2', '9', '1']);
    expect(styleOf(root.children[1])).toEqual({ position: 'absolute', left: '10px' });
  });

  it('changes the ends of rows, and those across columns', () => {
    const between = [item('1', 0), item('2', 60)];
    expect(styleOf(mirror(page({ ...row, 'justify-content': 'flex-end' }, between)))).toMatchObject({
      'justify-content': 'flex-start',
    });
    const across = { ...column, 'align-items': 'flex-start', 'justify-content': 'flex-end' };
    expect(styleOf(mirror(page(across, between)))).toMatchObject({
      'align-items': 'flex-end',
      'justify-content': 'flex-end',
    });
  });

  it('keeps what is drawn on the left there, in a row with free space and in a column', () => {
    expect(styleOf(mirror(page(row, [item('1', 0), item('2', 60)])))).toMatchObject({
      'justify-content': 'flex-end',
    });
    expect(styleOf(mirror(page(row, [item('1', 0), item('2', 160)])))).toEqual(row);
    const narrow = { ...item('1', 0), style: { width: '40px' } };
    expect(styleOf(mirror(page(column, [narrow])).children[0])).toMatchObject({ 'align-self': 'flex-end' });
  });

  it('places by the distance to the right what a margin places nearer to that edge', () => {
    const around = { ...column, 'align-items': 'flex-start' };
    const placed = (x: number) => ({ ...item('1', x), style: { 'margin-left': `${x}px` } });
    expect(styleOf(mirror(page(around, [placed(140)])).children[0])).toEqual({
      'align-self': 'flex-start',
      'margin-left': '16px',
      'margin-right': '20px',
    });
    const far = { ...item('1', 90), style: { 'margin-left': '90px' } };
    expect(styleOf(mirror(page(around, [far])).children[0])).toMatchObject({
      'margin-right': 'max(min(70px, 35%), 50% - 30px)',
    });
    expect(styleOf(mirror(page(around, [placed(20)])).children[0])).toEqual({ 'margin-left': '20px' });
  });

  it('counts the columns of a grid from the right', () => {
    const grid = { display: 'grid', 'grid-template-columns': 'repeat(2, 60px) 80px' };
    const cells = [
      { ...item('1', 0), style: { 'grid-column': '1 / span 2', 'justify-self': 'start' } },
      { ...item('2', 120), style: { 'grid-column': '3' } },
    ];
    const root = mirror(page(grid, cells));
    expect(styleOf(root)).toMatchObject({ 'grid-template-columns': '80px repeat(2, 60px)' });
    expect(root.children.map(styleOf)).toEqual([
      { 'grid-column': '1' },
      { 'grid-column': '2 / span 2', 'justify-self': 'end' },
    ]);
  });

  it('lets a row whose order decides what lies on top or is cut off run as before', () => {
    const portraits = [item('1', 0), { ...item('2', 30), style: { 'margin-left': '-10px' } }];
    const cut = [item('1', 0), item('2', 190)];
    for (const children of [portraits, cut]) {
      const root = mirror(page(row, children));
      expect(idsIn(root)).toEqual(['1', '2']);
      expect(styleOf(root)).toEqual({ ...row, 'flex-direction': 'row-reverse' });
    }
  });

  it('turns a row of one word that is wider than its box, unless it is cut off', () => {
    const wide = [{ ...item('1', 0), drawn: { x: 0, y: 0, width: 203, height: 20 } }];
    expect(styleOf(mirror(page(row, wide)))).toEqual(row);
    const cut = { ...row, overflow: 'hidden' };
    expect(styleOf(mirror(page(cut, wide)))).toEqual({ ...cut, 'flex-direction': 'row-reverse' });
  });
});

function page(style: Readonly<Record<string, string>>, children: readonly Written[]): Written {
  return { id: '1:1', name: 'Page', style, drawn: { x: 0, y: 0, width: 200, height: 80 }, children };
}

function item(id: string, x: number, y = 0): Written {
  return { id, name: 'Frame 1', drawn: { x, y, width: 40, height: 20 } };
}

function mirror(written: Written): Extract<LayoutNode, { kind: 'box' }> {
  const root = mirrorDirection({ ...openLayout({ pages: [written] }), language: 'he' }).pages[0]?.root;
  if (root?.kind !== 'box') throw new Error('There is no page.');
  return root;
}

function idsIn({ children }: { readonly children: readonly LayoutNode[] }): readonly string[] {
  return children.map(({ id }) => id);
}

function styleOf(node: LayoutNode | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries((node?.style ?? []).map(({ property, value }) => [property, value]));
}
