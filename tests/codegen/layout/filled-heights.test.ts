import { describe, expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

describe('the height of a card drawn by hand', () => {
  it('is padding at the end where the content is at the top', () => {
    const style = cardStyle([text(20), line(56), text(68)], 124);
    expect(style['min-height']).toBeUndefined();
    expect(style.padding).toBe('20px 20px 32px');
  });

  it('is padding at the start where the content was drawn nearer to the end', () => {
    const style = cardStyle([text(44), text(80)], 124);
    expect(style['min-height']).toBeUndefined();
    expect(style['justify-content']).toBeUndefined();
    expect(style.padding).toBe('44px 20px 20px');
  });

  it('stays the least height where much of the card is empty', () => {
    expect(cardStyle([text(20), text(56)], 300)['min-height']).toBe('300px');
  });
});

describe('the height of a text', () => {
  it('is that of its lines where it has as many as it is high', () => {
    const words = 'A description that is long enough to need two lines of this width';
    expect(textStyle(words, 48)['min-height']).toBeUndefined();
  });

  it('is kept where lines of it are empty', () => {
    expect(textStyle('Short', 48)['min-height']).toBe('48px');
  });
});

describe('a graphic', () => {
  it('has the height that it was drawn with, since nothing in it grows', () => {
    const disc = rectangle('3:1', { x: 20, y: 20, width: 40, height: 40 });
    const sign = rectangle('3:2', { x: 32, y: 32, width: 16, height: 16 });
    const style = styleOf([disc, sign, text(80)], 200, '3:1');
    expect(style['min-height']).toBeUndefined();
    expect(style).toMatchObject({ width: '40px', height: '40px' });
  });
});

function cardStyle(inside: readonly object[], height: number) {
  const card = rectangle('2:0', { x: 0, y: 0, width: 400, height });
  return styleOf([card, ...inside], height + 100, '2:0');
}

function textStyle(characters: string, height: number) {
  const words = { ...text(20), id: '3:1', characters };
  return styleOf(
    [{ ...words, absoluteBoundingBox: { x: 20, y: 20, width: 300, height } }, text(120)],
    200,
    '3:1',
  );
}

/** The declarations of a layer in a frame of this height. */
function styleOf(
  children: readonly object[],
  height: number,
  id: string,
): Record<string, string | undefined> {
  const page = {
    id: '1:1',
    name: 'Page',
    type: 'FRAME',
    fills: [],
    absoluteBoundingBox: { x: 0, y: 0, width: 800, height },
    children,
  };
  const { root } = layOut(readDesign(snapshotOf(page))).pages[0] ?? {};
  const found = (root ? allIn(root) : []).find(({ ids }) => ids.includes(id));
  if (found === undefined) throw new Error(`Nothing is ${id}.`);
  return Object.fromEntries(
    found.style.flatMap(({ property, value, below }) => (below === undefined ? [[property, value]] : [])),
  );
}

function allIn(node: LayoutNode): readonly LayoutNode[] {
  return [node, ...(node.kind === 'box' ? node.children.flatMap(allIn) : [])];
}

function rectangle(id: string, absoluteBoundingBox: object) {
  const fills = [{ type: 'SOLID', color: { r: 0.9, g: 0.2, b: 0.9, a: 1 } }];
  return { id, name: 'Rectangle', type: 'RECTANGLE', absoluteBoundingBox, fills };
}

function line(y: number) {
  const strokes = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }];
  const box = { x: 20, y, width: 360, height: 0 };
  return { id: `4:${y}`, name: 'Line', type: 'LINE', strokes, strokeWeight: 1, absoluteBoundingBox: box };
}

function text(y: number) {
  return {
    id: `5:${y}`,
    name: 'Words',
    type: 'TEXT',
    characters: `Words at ${y}`,
    absoluteBoundingBox: { x: 20, y, width: 360, height: 24 },
    fills: [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }],
    style: {
      fontFamily: 'Inter',
      fontWeight: 400,
      fontSize: 16,
      lineHeightPx: 24,
      lineHeightUnit: 'PIXELS',
      textAutoResize: 'NONE',
    },
  };
}
