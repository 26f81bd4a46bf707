import { describe, expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const white = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }];

describe('rows of equal cards are one grid', () => {
  it('with as many columns as fit, beside a title', () => {
    const found = layOutPage([title(0), row(1, 60, 2), row(2, 280, 2)]);
    expect(found).toEqual([
      'flex: title, grid',
      'grid repeat(auto-fit, minmax(min(304px, 100%), 1fr)): 4 cards',
    ]);
  });

  it('also where they are all there is, and the last one has fewer cards', () => {
    const rows = [row(1, 0, 2), row(2, 220, 2), row(3, 440, 1)];
    expect(layOutPage(rows)).toEqual(['grid repeat(auto-fit, minmax(min(304px, 100%), 1fr)): 5 cards']);
  });

  it.each<[string, readonly object[]]>([
    ['cards of other widths', [row(1, 0, 2), row(2, 220, 3)]],
    ['painted rows', [row(1, 0, 2, { fills: white }), row(2, 220, 2, { fills: white })]],
    ['rows without space between them, as in a table', [row(1, 0, 2, { itemSpacing: 0 }), row(2, 220, 2)]],
    ['a single row', [title(0), row(1, 60, 2)]],
    ['small items', [row(1, 0, 2, {}, 40), row(2, 60, 2, {}, 40)]],
  ])('but not %s', (_, children) => {
    expect(layOutPage(children).join()).not.toContain('grid');
  });
});

describe('a row that wraps', () => {
  const wraps = { layoutWrap: 'WRAP', counterAxisSpacing: 20 };
  const fixed = (cards: object) => ({ ...cards, layoutSizingHorizontal: 'FIXED' });
  const page = (width: number, count: number) => {
    const cards = Array.from({ length: count }, (_, at) => ({
      ...fixed({ id: `3:${at}`, name: 'Card', type: 'FRAME', layoutMode: 'VERTICAL', fills: white }),
      layoutSizingVertical: 'FIXED',
      absoluteBoundingBox: { x: (at % 3) * (width + 16), y: Math.floor(at / 3) * 220, width, height: 200 },
      children: [],
    }));
    const box = { x: 0, y: 0, width: 800, height: 420 };
    return layOutPage([row(1, 0, 0, { ...wraps, absoluteBoundingBox: box, children: cards })]);
  };

  it('is a grid where equal cards of a set width fill its lines', () => {
    expect(page(256, 5)).toEqual([
      'flex: Row',
      'grid repeat(auto-fit, minmax(min(192px, 100%), 1fr)): 5 cards',
    ]);
  });

  it('is none where its lines are not filled, or there are two cards', () => {
    expect(page(240, 5).join()).not.toContain('grid');
    expect(page(256, 2).join()).not.toContain('grid');
  });
});

function title(y: number): object {
  return {
    ...{ id: '9:1', name: 'title', type: 'TEXT', characters: 'Chosen for you', fills: white },
    absoluteBoundingBox: { x: 0, y, width: 160, height: 24 },
    style: { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: 24 },
  };
}

function row(index: number, y: number, count: number, fields: object = {}, height = 200): object {
  const width = count === 3 ? 253 : 392;
  const cards = Array.from({ length: count }, (_, at) => ({
    ...{ id: `3:${index}${at}`, name: 'Card', type: 'FRAME', layoutMode: 'VERTICAL', fills: white },
    layoutSizingHorizontal: count === 1 ? 'FIXED' : 'FILL',
    layoutSizingVertical: 'FIXED',
    absoluteBoundingBox: { x: at * (width + 16), y, width, height },
    children: [],
  }));
  return {
    ...{ id: `2:${index}`, name: 'Row', type: 'FRAME', layoutMode: 'HORIZONTAL', itemSpacing: 16, fills: [] },
    layoutSizingHorizontal: 'FILL',
    absoluteBoundingBox: { x: 0, y, width: 800, height },
    children: cards,
    ...fields,
  };
}

/** The boxes with several children, each with its layout and what is in it. */
function layOutPage(children: readonly object[]): readonly string[] {
  const page = {
    ...{ id: '1:1', name: 'Page', type: 'FRAME', layoutMode: 'VERTICAL', itemSpacing: 20, fills: [] },
    absoluteBoundingBox: { x: 0, y: 0, width: 800, height: 700 },
    children,
  };
  const describeBox = (node: LayoutNode): readonly string[] => {
    if (node.kind !== 'box' || node.children.length === 0) return [];
    const valueOf = (name: string) => node.style.find(({ property }) => property === name)?.value;
    const layout = [valueOf('display'), valueOf('grid-template-columns')].filter(Boolean).join(' ');
    const names = node.children.map(({ name }) => name);
    const inside = names.every((name) => name === 'Card') ? `${names.length} cards` : names.join(', ');
    return [`${layout}: ${inside}`, ...node.children.flatMap(describeBox)];
  };
  return layOut(readDesign(snapshotOf(page))).pages.flatMap(({ root }) => describeBox(root));
}
