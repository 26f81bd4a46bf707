import { describe, expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

describe('a free shape behind the content of a frame', () => {
  it('stays behind words that it does not touch as drawn', () => {
    const { frame, circle } = stylesOf([shape('2:1', 300), words('2:2')]);
    expect(circle['z-index']).toBe('-1');
    expect(frame.isolation).toBe('isolate');
  });

  it('is in its place where all words lie over it anyway', () => {
    const { circle } = stylesOf([shape('2:1', 0), words('2:2')]);
    expect(circle['z-index']).toBeUndefined();
  });

  it('is in its place above the content where it is a later layer', () => {
    const { frame, circle } = stylesOf([words('2:2'), shape('2:1', 300)]);
    expect(circle['z-index']).toBeUndefined();
    expect(frame.isolation).toBeUndefined();
  });

  it('is in its place where a layer blends with what is below', () => {
    const blended = { ...shape('2:3', 500), blendMode: 'MULTIPLY' };
    expect(stylesOf([shape('2:1', 300), words('2:2'), blended]).circle['z-index']).toBeUndefined();
  });
});

function stylesOf(children: readonly object[]) {
  const frame = {
    id: '1:1',
    name: 'Hero',
    type: 'FRAME',
    layoutMode: 'HORIZONTAL',
    fills: [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }],
    absoluteBoundingBox: { x: 0, y: 0, width: 800, height: 400 },
    children,
  };
  const { root } = layOut(readDesign(snapshotOf(frame))).pages[0] ?? {};
  const inside = root?.kind === 'box' ? root.children : [];
  const circle = inside.find(({ ids }) => ids.includes('2:1'));
  return { frame: styleOf(root), circle: styleOf(circle) };
}

function styleOf(node: LayoutNode | undefined): Record<string, string | undefined> {
  if (node === undefined) throw new Error('The layer has no node.');
  return Object.fromEntries(node.style.map(({ property, value }) => [property, value]));
}

function shape(id: string, x: number) {
  return {
    id,
    name: 'Circle',
    type: 'ELLIPSE',
    layoutPositioning: 'ABSOLUTE',
    fills: [{ type: 'SOLID', color: { r: 1, g: 0.9, b: 0.7, a: 1 } }],
    absoluteBoundingBox: { x, y: 0, width: 200, height: 200 },
  };
}

function words(id: string) {
  return {
    id,
    name: 'Words',
    type: 'TEXT',
    characters: 'Learn to cook',
    layoutSizingHorizontal: 'HUG',
    layoutSizingVertical: 'HUG',
    fills: [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }],
    absoluteBoundingBox: { x: 0, y: 0, width: 120, height: 24 },
    style: { fontFamily: 'Inter', fontWeight: 400, fontSize: 16, lineHeightPx: 24 },
  };
}
