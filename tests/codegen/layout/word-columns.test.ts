import { describe, expect, it } from 'vitest';
import { evenRepeats } from '#codegen/layout/intent/even-repeats';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

type Place = readonly [words: string, x: number, width: number];

/** The boxes and the sizing of the first words of each card, from the card's left edge. */
function firstWordsIn(...cards: readonly (readonly [Place, Place])[]) {
  const groups = cards.map((places, at) => ({
    id: `2:${at}`,
    name: 'Card',
    type: 'GROUP',
    absoluteBoundingBox: { x: at * 400, y: 0, width: 300, height: 200 },
    children: [
      rectangle(`3:${at}`, { x: at * 400, y: 0, width: 300, height: 150 }),
      ...places.map(([words, x, width], index) => text(`4:${at}${index}`, words, at * 400 + x, width)),
    ],
  }));
  const page = {
    id: '1:1',
    name: 'Page',
    type: 'FRAME',
    absoluteBoundingBox: { x: 0, y: 0, width: 1600, height: 400 },
    children: groups,
  };
  const [frame] = readDesign(snapshotOf(page)).frames;
  const even = frame ? evenRepeats(frame.root) : null;
  return (even?.kind === 'box' ? even.children : []).map((card) => {
    const words = card.kind === 'box' ? card.children[1] : undefined;
    return words && { x: words.box.x, width: words.box.width, sizing: words.placement.horizontal };
  });
}

describe('words of several lengths before others', () => {
  it('are as wide as their column where the others begin at one place', () => {
    const time: Place = ['2 hours ago', 120, 60];
    expect(
      firstWordsIn([['Ann', 0, 24], time], [['Bo Larsson', 0, 70], time], [['Ceci', 0, 40], time]),
    ).toEqual(Array.from({ length: 3 }, () => ({ x: 0, width: 104, sizing: 'fixed' })));
  });

  it('are so from the right where they end at one place', () => {
    const time = (width: number): Place => ['2 hours ago', 200 - width, width];
    const names = [24, 70, 40].map((width): Place => ['Name', 300 - width, width]);
    const cards = names.map((name): readonly [Place, Place] => [name, time(60)]);
    expect(firstWordsIn(...cards)).toEqual(
      Array.from({ length: 3 }, () => ({ x: 216, width: 84, sizing: 'fixed' })),
    );
  });

  it('stay as wide as they are where the others follow at one distance', () => {
    const cards = [24, 70, 40].map((width): readonly [Place, Place] => [
      ['Name', 0, width],
      ['2 hours ago', width + 12, 60],
    ]);
    expect(firstWordsIn(...cards).map((words) => words?.width)).toEqual([24, 70, 40]);
  });

  it('stay as wide as they are in two cards, which may be chance', () => {
    const time: Place = ['2 hours ago', 120, 60];
    expect(
      firstWordsIn([['Ann', 0, 24], time], [['Bo Larsson', 0, 70], time]).map((words) => words?.width),
    ).toEqual([24, 70]);
  });
});

function rectangle(id: string, absoluteBoundingBox: object) {
  const fills = [{ type: 'SOLID', color: { r: 0.9, g: 0.2, b: 0.9, a: 1 } }];
  return { id, name: 'Rectangle', type: 'RECTANGLE', absoluteBoundingBox, fills };
}

function text(id: string, characters: string, x: number, width: number) {
  const style = { fontFamily: 'Inter', fontSize: 12, lineHeightPx: 18, textAutoResize: 'WIDTH_AND_HEIGHT' };
  const fills = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }];
  const absoluteBoundingBox = { x, y: 170, width, height: 18 };
  return { id, name: 'Words', type: 'TEXT', characters, absoluteBoundingBox, fills, style };
}
