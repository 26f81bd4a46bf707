/** What a hand draws around short labels: a pill behind the selected one, a line below it, boxes that hug. */
import { describe, expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutBox, LayoutNode } from '#codegen/layout/layout-tree';
import { unconditionalValueOf } from '#codegen/css/style-queries';
import { textsIn, visibleChildren } from '#codegen/components/walk-layout';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const words = ['Overview', 'Items', 'Invoices'];

describe('a line below one of several labels', () => {
  const tabs = [...labels(words, [60, 40, 56], 24), rectangle('Line', 124, 34, 40, 2)];

  it('is the lower border of its box, and all labels have boxes of one height', () => {
    const boxes = boxesAround(words, tabs);
    expect(boxes.map((box) => unconditionalValueOf(box, 'border-bottom') ?? 'none')).toEqual([
      'none',
      '2px solid #2255ee',
      'none',
    ]);
    expect(new Set(boxes.map(({ drawn }) => drawn.height))).toEqual(new Set([26]));
  });

  it('stays a layer where it is shorter than the words', () => {
    const short = [...labels(words, [60, 40, 56], 24), rectangle('Line', 134, 34, 20, 2)];
    expect(boxesAround(words, short)).toEqual([]);
  });

  it('stays one where it is below something else', () => {
    const far = [...labels(words, [60, 40, 56], 24), rectangle('Line', 124, 70, 40, 2)];
    expect(boxesAround(words, far)).toEqual([]);
  });
});

describe('a pill behind one of several labels', () => {
  it('shows how large the boxes of the others are, which are not painted', () => {
    const track = rectangle('Track', 30, 0, 300, 40);
    const centres = labels(['Day', 'Week', 'Month'], [24, 30, 38], [58, 155, 251], 10);
    const boxes = boxesAround(
      ['Day', 'Week', 'Month'],
      [track, rectangle('Pill', 34, 4, 72, 32), ...centres],
    );
    expect(boxes.map(({ drawn }) => drawn.width)).toEqual([72, 72, 72]);
    expect(boxes.map((box) => unconditionalValueOf(box, 'background-color') !== undefined)).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('says nothing of labels at other distances', () => {
    const nav = labels(['Home', 'About', 'Start now'], [40, 40, 70], [0, 60, 200], 10);
    const children = [rectangle('Button', 180, 2, 110, 36), ...nav];
    expect(boxesAround(['Home', 'About'], children)).toEqual([]);
  });
});

describe('boxes around labels', () => {
  const chips = (widths: readonly number[]) => {
    let x = 0;
    return ['All', 'Refunded', 'Paid'].flatMap((label, index) => {
      const width = [20, 64, 30][index] ?? 0;
      const own = widths[index] ?? 0;
      const parts = [
        rectangle(`Box ${index}`, x, 0, own, 32),
        ...labels([label], [width], [x + (own - width) / 2], 7),
      ];
      x += own + 8;
      return parts;
    });
  };

  it('hug words of different lengths with one padding, a hand’s drift aside', () => {
    const boxes = boxesAround(['All', 'Refunded', 'Paid'], chips([48, 93, 58]));
    expect(boxes.map((box) => unconditionalValueOf(box, 'padding'))).toEqual(Array(3).fill('7px 14px 5px'));
    expect(boxes.flatMap((box) => unconditionalValueOf(box, 'width') ?? [])).toEqual([]);
  });

  it('keep one width, and have the words in their middle', () => {
    const boxes = boxesAround(['All', 'Refunded', 'Paid'], chips([90, 90, 90]));
    expect(new Set(boxes.map((box) => unconditionalValueOf(box, 'justify-content')))).toEqual(
      new Set(['center']),
    );
    expect(new Set(boxes.map((box) => unconditionalValueOf(box, 'padding')))).toHaveProperty('size', 1);
  });

  it('stay as they are where their paddings differ', () => {
    const boxes = boxesAround(['All', 'Refunded', 'Paid'], chips([120, 90, 200]));
    expect(new Set(boxes.map(({ drawn }) => drawn.width))).toEqual(new Set([120, 90, 200]));
    expect(boxes.every((box) => box.style.some(({ property }) => /width$/.test(property)))).toBe(true);
  });
});

/** Labels beside each other, each with its width. */
function labels(
  texts: readonly string[],
  widths: readonly number[],
  places: number | readonly number[],
  y = 10,
): readonly object[] {
  let x = typeof places === 'number' ? 40 : 0;
  return texts.map((characters, index) => {
    const width = widths[index] ?? 0;
    const left = typeof places === 'number' ? x : (places[index] ?? 0);
    x += width + (typeof places === 'number' ? places : 0);
    return {
      ...{ id: `3:${characters}`, name: characters, type: 'TEXT', characters },
      style: { fontSize: 14, lineHeightPx: 20, fontFamily: 'Inter', textAutoResize: 'WIDTH_AND_HEIGHT' },
      absoluteBoundingBox: { x: left, y, width, height: 20 },
    };
  });
}

function rectangle(name: string, x: number, y: number, width: number, height: number): object {
  const colours: Readonly<Record<string, object>> = { Line: { r: 0x22 / 255, g: 0x55 / 255, b: 0xee / 255 } };
  const color = { r: 0.9, g: 0.9, b: 0.9, ...colours[name], a: 1 };
  const fills = [{ type: 'SOLID', color }];
  return { id: `4:${name}`, name, type: 'RECTANGLE', fills, absoluteBoundingBox: { x, y, width, height } };
}

/** The boxes with nothing but one of the labels. */
function boxesAround(texts: readonly string[], children: readonly object[]): readonly LayoutBox[] {
  const absoluteBoundingBox = { x: 0, y: 0, width: 500, height: 200 };
  const frame = { id: '1:1', name: 'Case', type: 'FRAME', absoluteBoundingBox, children };
  const { root } = layOut(readDesign(snapshotOf(frame)), new Map()).pages[0] ?? {};
  const find = (node: LayoutNode): readonly LayoutBox[] => {
    if (node.kind !== 'box') return [];
    const [only, more] = visibleChildren(node);
    const isLabel = only?.kind === 'text' && more === undefined && texts.includes(only.name);
    return isLabel ? [node] : node.children.flatMap(find);
  };
  return root === undefined || textsIn(root).length === 0 ? [] : find(root);
}
