/** What the bench holds against a page at another width: each failure alone, and nothing where nothing is wrong. */
import { describe, expect, test } from 'vitest';
import { findFailures } from '../../bench/widths/find-failures.ts';
import type { Edges, Extent, PageExtents } from '../../bench/widths/page-extents.ts';

const edges = (left: number, top: number, right: number, bottom: number): Edges => ({
  left,
  top,
  right,
  bottom,
});

function block(parent: number, box: Edges, more: Partial<Extent> = {}): Extent {
  const plain = { id: '', ink: null, fontSize: 16, text: '', cuts: false, scrolls: false, mayCut: false };
  return { ...plain, parent, box, ...more };
}

function pageOf(viewport: number, extents: readonly Extent[], content = viewport): PageExtents {
  return { viewport, content, extents: extents.map((extent, index) => ({ ...extent, id: String(index) })) };
}

const words = (ink: Edges, more: Partial<Extent> = {}): Partial<Extent> => ({ ink, text: 'Words', ...more });
const frame = block(-1, edges(0, 0, 400, 200));
const first = block(0, edges(0, 0, 190, 50));
const second = block(0, edges(200, 0, 390, 50));
const drawn = pageOf(400, [frame, first, second]);
const kindsOf = (before: PageExtents, after: PageExtents) =>
  findFailures(before, after).map(({ kind, id }) => `${kind} ${id}`);

describe('a page at another width', () => {
  test('that is as it was drawn has no failure', () => {
    expect(kindsOf(drawn, drawn)).toEqual([]);
  });
  test('scrolls sideways where its content is wider than the viewport', () => {
    expect(kindsOf(drawn, pageOf(300, drawn.extents, 390))).toEqual(['scrolls 0']);
  });
  test('has siblings that overlap, unless they did as drawn', () => {
    const closer = pageOf(400, [frame, first, block(0, edges(150, 0, 340, 50))]);
    expect(kindsOf(drawn, closer)).toEqual(['overlaps 1']);
    expect(kindsOf(closer, closer)).toEqual([]);
  });
  test('has siblings whose letters overlap where their boxes do not', () => {
    const written = (right: number) =>
      pageOf(400, [frame, block(0, first.box, words(edges(0, 10, right, 40))), second]);
    expect(kindsOf(written(180), written(230))).toEqual(['overlaps 1', 'sticks-out 1']);
  });
  test('has a child that overflows its parent, unless the parent scrolls', () => {
    const out = (scrolls: boolean) =>
      pageOf(400, [block(-1, frame.box, { scrolls }), first, block(0, edges(200, 0, 410, 50))]);
    expect(kindsOf(drawn, out(false))).toEqual(['sticks-out 2']);
    expect(kindsOf(drawn, out(true))).toEqual([]);
  });
  test('cuts off letters, which may only happen where the design clips', () => {
    const cut = (right: number, mayCut: boolean) =>
      pageOf(400, [
        frame,
        block(0, edges(0, 0, 190, 50), words(edges(0, 10, right, 40), { cuts: true, mayCut })),
        second,
      ]);
    expect(kindsOf(cut(180, false), cut(195, false))).toContain('cut-off 1');
    expect(kindsOf(cut(180, true), cut(195, true))).toEqual([]);
  });
  test('hides a text: gone, outside of the viewport, or too small to read', () => {
    const text = (more: Partial<Extent>) => pageOf(400, [frame, block(0, first.box, more), second]);
    const shown = text(words(edges(5, 10, 100, 40)));
    expect(kindsOf(shown, text({ text: 'Words' }))).toEqual(['gone 1']);
    expect(kindsOf(shown, text(words(edges(-20, 10, 75, 40))))).toContain('outside 1');
    expect(kindsOf(shown, text(words(edges(5, 10, 100, 40), { fontSize: 11 })))).toEqual(['shrunk 1']);
  });
});
