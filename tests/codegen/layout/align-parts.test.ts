/** Cards of one kind have the same parts at the same places, whatever a hand grouped and moved. */
import { describe, expect, test } from 'vitest';
import { alignParts } from '#codegen/layout/intent/align-parts';
import { evenRepeats } from '#codegen/layout/intent/even-repeats';
import { readDesign } from '#design/read-design';
import type { BoxNode, DesignNode } from '#design/tree';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }];

type Box = readonly [x: number, y: number, width: number, height: number];

function layer(type: string, id: string, [x, y, width, height]: Box, more: object = {}) {
  const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
  return { id, name: id, type, constraints, fills, absoluteBoundingBox: { x, y, width, height }, ...more };
}

function words(id: string, box: Box) {
  const style = { fontFamily: 'Inter', fontWeight: 400, fontSize: 14, lineHeightPx: 20 };
  return layer('TEXT', id, box, { characters: id, style });
}

function vector(id: string, [x, y, width, height]: Box) {
  const fillGeometry = [{ path: `M0 0H${width}V${height}H0Z`, windingRule: 'NONZERO' }];
  return layer('VECTOR', id, [x, y, width, height], { fillGeometry });
}

const group = (id: string, box: Box, children: readonly object[]) =>
  layer('GROUP', id, box, { fills: [], children });

function cardsOf(...cards: readonly object[]): readonly BoxNode[] {
  const page = layer('FRAME', '1:1', [0, 0, 2000, 400], { children: cards });
  const [frame] = readDesign(snapshotOf(page)).frames;
  const root = frame?.root as BoxNode;
  return root.children as readonly BoxNode[];
}

const outline = ({ children }: BoxNode): string =>
  children
    .map((node: DesignNode) =>
      node.kind === 'box' && node.children.length > 0
        ? `${node.name}(${node.children.map(({ name }) => name).join(' ')})`
        : node.name,
    )
    .join(' ');

describe('the words of a button', () => {
  const parts = (x: number) => [
    layer('RECTANGLE', 'ground', [x + 10, 150, 100, 40]),
    words('Buy', [x + 40, 160, 40, 20]),
  ];
  const card = (id: string, x: number, isGrouped: boolean) => {
    const button = isGrouped ? [group('Group 7', [x + 10, 150, 100, 40], parts(x))] : parts(x);
    return group(id, [x, 0, 120, 200], [words('Title', [x, 0, 80, 20]), ...button]);
  };

  test('are loose in all cards where one has them loose', () => {
    const aligned = alignParts(cardsOf(card('A', 0, true), card('B', 200, false)));
    expect(aligned.map(outline)).toEqual(['Title ground Buy', 'Title ground Buy']);
    expect(aligned[0]?.children.map(({ box: { x, y } }) => [x, y])).toEqual([
      [0, 0],
      [10, 150],
      [40, 160],
    ]);
    expect(aligned[0]?.absorbed).toEqual(['Group 7']);
  });

  test('stay in their groups where all cards have these, or some have no such words', () => {
    const without = group('C', [400, 0, 120, 200], [words('Title', [400, 0, 80, 20])]);
    const aligned = alignParts(cardsOf(card('A', 0, true), card('B', 200, true), without));
    expect(aligned.map(outline)).toEqual(['Title Group 7(ground Buy)', 'Title Group 7(ground Buy)', 'Title']);
  });
});

describe('shapes beside each other', () => {
  const card = (id: string, x: number, stars: readonly (readonly [string, number, number])[]) =>
    group(
      id,
      [x, 0, 200, 60],
      [
        words('Title', [x, 0, 80, 20]),
        ...stars.map(([name, at, width]) => vector(name, [x + at, 40, width, 11])),
      ],
    );

  test('are a group where another card has one shape in their place', () => {
    const whole = card('A', 0, [['five', 10, 75]]);
    const two = card('B', 300, [
      ['four', 11, 59],
      ['one', 74, 11],
    ]);
    expect(alignParts(cardsOf(whole, two)).map(outline)).toEqual(['Title five', 'Title four(four one)']);
  });

  test('stay apart where they are at other places, or far from each other', () => {
    const whole = card('A', 0, [['five', 10, 75]]);
    const apart = card('B', 300, [
      ['first', 10, 11],
      ['last', 74, 11],
    ]);
    const elsewhere = card('C', 600, [
      ['four', 60, 59],
      ['one', 123, 11],
    ]);
    expect(alignParts(cardsOf(whole, apart, elsewhere)).map(outline)).toEqual([
      'Title five',
      'Title first last',
      'Title four one',
    ]);
  });
});

describe('an icon on a disc in some cards', () => {
  const disc = (x: number) => layer('ELLIPSE', 'disc', [x + 160, 10, 30, 30]);
  const heart = (x: number) => vector('heart', [x + 168, 19, 14, 12]);
  const card = (id: string, x: number, ...parts: readonly object[]) =>
    group(id, [x, 0, 200, 100], [words('Title', [x, 60, 80, 20]), ...parts]);

  test('has a box as large as the disc in all cards, and is in its middle', () => {
    const grouped = group('favourite', [760, 10, 30, 30], [disc(600), heart(600)]);
    const aligned = alignParts(
      cardsOf(card('A', 0, disc(0), heart(0)), card('B', 300, heart(300)), card('C', 600, grouped)),
    );
    expect(aligned.map(outline)).toEqual(['Title disc(heart)', 'Title heart(heart)', 'Title disc(heart)']);
    for (const { children } of aligned) {
      const box = children[1] as BoxNode;
      expect(box.box).toEqual({ x: 160, y: 10, width: 30, height: 30 });
      expect(box.children[0]?.box).toMatchObject({ x: 8, y: 9 });
      expect(box.role).toBe('frame');
    }
    expect(aligned.map(({ children }) => (children[1] as BoxNode).fills.length)).toEqual([1, 0, 1]);
    expect(aligned[2]?.children[1]).toMatchObject({ id: 'favourite', absorbed: ['disc'] });
  });

  test('stays as large as it is where no card has a disc there', () => {
    const star = vector('star', [310, 20, 14, 12]);
    const aligned = alignParts(cardsOf(card('A', 0, disc(0), heart(0)), card('B', 300, star)));
    expect(aligned.map(outline)).toEqual(['Title disc(heart)', 'Title star']);
  });
});

test('a part of many cards is at the place of most, although one of them is further off', () => {
  const drift = [0, 1, -1, 0, 5];
  const cards = drift.map((offset, at) =>
    group(
      `${at}`,
      [at * 300, 0, 200, 100],
      [
        layer('RECTANGLE', `panel ${at}`, [at * 300, 0, 200, 100]),
        words(`title ${at}`, [at * 300 + 16, 20, 80, 20]),
        layer('RECTANGLE', `line ${at}`, [at * 300 + 16 + offset, 60, 150, 10]),
      ],
    ),
  );
  const page = layer('FRAME', '1:1', [0, 0, 2000, 400], { children: cards });
  const [frame] = readDesign(snapshotOf(page)).frames;
  const { children } = evenRepeats(frame?.root as BoxNode);
  expect(children.map((card) => (card as BoxNode).children[2]?.box.x)).toEqual([16, 16, 16, 16, 21]);
});
