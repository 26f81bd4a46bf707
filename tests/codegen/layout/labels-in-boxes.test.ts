/** What a hand draws around short labels: a pill behind the selected one, a line below it, boxes that hug. */
import { describe, expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutBox, LayoutNode } from '#codegen/layout/layout-tree';
import { unconditionalValueOf } from '#codegen/css/style-queries';
import { visibleChildren } from '#codegen/components/walk-layout';
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

  it('ignores labels at other distances', () => {
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

describe('a button that a hand drew as a group', () => {
  const button = (type: string, textX: number, textY: number, rectangleX = 100) => {
    const parts = [
      rectangle('Ground', rectangleX, 40, 112, 40),
      {
        ...{ id: '6:2', name: 'Details', type: 'TEXT', characters: 'Details' },
        style: {
          ...{ fontSize: 14, lineHeightPx: 20, fontFamily: 'Inter' },
          ...{ textAutoResize: 'HEIGHT', textAlignHorizontal: 'CENTER' },
        },
        absoluteBoundingBox: { x: textX, y: textY, width: 112, height: 20 },
      },
    ];
    const left = Math.min(textX, rectangleX);
    const right = Math.max(textX, rectangleX) + 112;
    const absoluteBoundingBox = { x: left, y: 40, width: right - left, height: 40 };
    return [{ id: '6:1', name: 'Group 4', type, absoluteBoundingBox, children: parts }];
  };

  it.each([
    ['GROUP', 101, 49],
    ['GROUP', 98, 52],
    ['FRAME', 99, 50],
  ])('is one box with even paddings around its words, a hand’s drift aside (%s)', (type, x, y) => {
    const boxes = boxesIn(button(type, x, y)).filter(({ name }) => name !== 'Case');
    expect(boxes).toHaveLength(1);
    expect(boxes[0]?.drawn).toMatchObject({ width: type === 'FRAME' ? 113 : 112, height: 40 });
    expect(unconditionalValueOf(boxes[0] as LayoutBox, 'padding')).toBe('10px 0');
  });

  it('has an icon and its words on one line', () => {
    const parts = [
      rectangle('Ground', 100, 40, 160, 40),
      rectangle('Icon', 118, 49, 20, 20),
      ...labels(['Details'], [70], [148], 53),
    ];
    const [button] = boxesIn(parts).filter(({ name }) => name === 'Ground');
    expect(button && unconditionalValueOf(button, 'align-items')).toBe('center');
    expect(button && unconditionalValueOf(button, 'padding')).toMatch(/^10px /);
  });

  it('stays a group beside its rectangle where words stick out by more', () => {
    const boxes = boxesIn(button('GROUP', 106, 50)).filter(({ name }) => name !== 'Case');
    expect(boxes.length).toBeGreaterThan(1);
  });
});

describe('discs around numbers', () => {
  it('have the numbers in their middle, however wide these are and 2 px off', () => {
    const disc = (name: string, x: number, y: number) => ({
      ...rectangle(name, x, y, 36, 36),
      type: 'ELLIPSE',
    });
    const discs = [
      ...[disc('One', 0, 0), ...labels(['1'], [7], [13], 8)],
      ...[disc('Two', 1, 60), ...labels(['2'], [10], [13], 68)],
    ];
    const boxes = boxesAround(['1', '2'], discs);
    expect(boxes.map((box) => unconditionalValueOf(box, 'justify-content'))).toEqual(['center', 'center']);
    expect(boxes.flatMap((box) => unconditionalValueOf(box, 'padding') ?? [])).toEqual([]);
  });
});

describe('a group', () => {
  const row = (id: string, words: string, width: number, y: number) => {
    const children = [rectangle(`${id} mark`, 20, y, 20, 20), ...labels([words], [width], [52], y)];
    const absoluteBoundingBox = { x: 20, y, width: 32 + width, height: 20 };
    return { id: `5:${id}`, name: `Group ${id}`, type: 'GROUP', absoluteBoundingBox, children };
  };

  it('is as wide as the words that it ends with', () => {
    const groups = boxesNamed(/^Group/, [row('1', 'Salt', 30, 20), row('2', 'A spoon of sugar', 120, 60)]);
    expect(groups).toHaveLength(2);
    expect(groups.flatMap((box) => unconditionalValueOf(box, 'width') ?? [])).toEqual([]);
  });

  it('keeps its width where something else ends it', () => {
    const group = row('1', 'Salt', 30, 20);
    const line = rectangle('Line', 20, 44, 200, 1);
    const wide = {
      ...group,
      absoluteBoundingBox: { x: 20, y: 20, width: 200, height: 25 },
      children: [...group.children, line],
    };
    const [box] = boxesNamed(/^Group/, [wide, ...labels(['Below'], [40], [20], 90)]);
    expect(box?.style.some(({ property, value }) => /width$/.test(property) && value.includes('200px'))).toBe(
      true,
    );
  });
});

describe('an icon whose vector scales with the page', () => {
  const page = (horizontal: string) => [
    rectangle('Card', 40, 60, 420, 100),
    ...labels(['Title'], [40], [40], 20),
    {
      ...rectangle('Icon', 444, 22, 16, 16),
      type: 'VECTOR',
      fillGeometry: [{ path: 'M0 0H16V16H0Z', windingRule: 'NONZERO' }],
      constraints: { horizontal, vertical: 'TOP' },
    },
  ];

  it('stays where it was drawn, and the page keeps its margins', () => {
    const [scaled, pinned] = ['SCALE', 'LEFT'].map((horizontal) => boxesIn(page(horizontal)));
    expect(scaled).toEqual(pinned);
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
  return boxesIn(children).filter((box) => {
    const [only, more] = visibleChildren(box);
    return only?.kind === 'text' && more === undefined && texts.includes(only.name);
  });
}

function boxesNamed(name: RegExp, children: readonly object[]): readonly LayoutBox[] {
  return boxesIn(children).filter((box) => name.test(box.name));
}

function boxesIn(children: readonly object[]): readonly LayoutBox[] {
  const absoluteBoundingBox = { x: 0, y: 0, width: 500, height: 200 };
  const frame = { id: '1:1', name: 'Case', type: 'FRAME', absoluteBoundingBox, children };
  const { root } = layOut(readDesign(snapshotOf(frame)), new Map()).pages[0] ?? {};
  const find = (node: LayoutNode): readonly LayoutBox[] =>
    node.kind === 'box' ? [node, ...node.children.flatMap(find)] : [];
  return root === undefined ? [] : find(root);
}
