/** Layouts in words: what a page of two texts and a picture says when one of them is elsewhere, gone or in another colour. */
import { describe, expect, it } from 'vitest';
import { compareLayout } from '#codegen/check/compare-layout';
import { readDesign } from '#design/read-design';
import type { RestNode } from '#design/snapshot';
import type { PageText } from '#codegen/targets/preview/page-texts';

const width = 400;
const height = 300;

const text = (id: string, characters: string, x: number, y: number) => ({
  ...{ id, name: characters, type: 'TEXT', characters, visible: true },
  absoluteBoundingBox: { x, y, width: 100, height: 20 },
  style: {
    fontFamily: 'Inter',
    fontSize: 16,
    fontWeight: 400,
    lineHeightPx: 20,
    textAutoResize: 'WIDTH_AND_HEIGHT',
  },
  fills: [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }],
});

const frame = {
  ...{ id: '1:1', name: 'Page', type: 'FRAME', absoluteBoundingBox: { x: 0, y: 0, width, height } },
  fills: [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }],
  children: [
    text('1:2', 'Title', 20, 20),
    text('1:3', 'Price', 220, 20),
    text('1:4', 'Below', 20, 80),
    {
      ...{ id: '1:5', name: 'Photo', type: 'RECTANGLE' },
      absoluteBoundingBox: { x: 40, y: 140, width: 120, height: 100 },
      fills: [{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }],
    },
  ],
} as unknown as RestNode;

const { frames } = readDesign({
  documentName: 'Test',
  frames: [{ id: '1:1', page: null, node: frame, picture: null }],
  components: {},
  componentSets: {},
  styles: {},
  variables: null,
  images: {},
  exports: {},
} as unknown as Parameters<typeof readDesign>[0]);

interface Shown {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly colour?: readonly [number, number, number];
}

const asDrawn: readonly Shown[] = [
  { text: 'Title', x: 20, y: 20 },
  { text: 'Price', x: 220, y: 20 },
  { text: 'Below', x: 20, y: 80 },
];

const black = [0, 0, 0] as const;

/** The page as pixels: letters are dark bars of 100 by 12 px. */
function paint(texts: readonly Shown[], photo: readonly [number, number, number]) {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const fill = (x: number, y: number, w: number, h: number, colour: readonly number[]) => {
    for (let row = y; row < y + h; row += 1)
      for (let column = x; column < x + w; column += 1)
        data.set([...colour, 255], (row * width + column) * 4);
  };
  fill(40, 140, 120, 100, photo);
  for (const { x, y, colour = black } of texts) fill(x, y + 7, 100, 4, colour);
  return { width, height, data };
}

function compare(texts: readonly Shown[], photo: readonly [number, number, number] = [255, 0, 0]) {
  const shown = texts.map(({ text: words, x, y }): PageText => ({
    ...{
      text: words,
      nodeId: null,
      isCut: false,
      isCovered: false,
      crossesBox: false,
      scrolls: false,
      fontSize: 16,
    },
    lines: [{ left: x, right: x + 100, top: y + 3, bottom: y + 17 }],
  }));
  const root = frames[0]?.root;
  if (!root) throw new Error('There is no frame.');
  const design = paint(asDrawn, [255, 0, 0]);
  const page = paint(texts, photo);
  const found = compareLayout({
    root,
    shown: { contentWidth: width, texts: shown },
    width,
    design,
    page,
    scale: 1,
  });
  return found?.map(({ kind, band, nodeId }) => `${band} ${kind} ${nodeId}`);
}

const without = (text: string) => asDrawn.filter((one) => one.text !== text);

describe('compareLayout', () => {
  it.each<readonly [string, readonly Shown[], readonly string[]]>([
    ['nothing, as drawn', asDrawn, []],
    ['nothing, where all is 4 px lower', asDrawn.map((one) => ({ ...one, y: one.y + 4 })), []],
    [
      'a text 10 px to the right as close',
      [...without('Below'), { text: 'Below', x: 30, y: 80 }],
      ['close moved 1:4'],
    ],
    ['a lost text', without('Price'), ['off hidden 1:3']],
    [
      'a column that has become a row',
      [...without('Price'), { text: 'Price', x: 20, y: 50 }],
      ['off apart 1:3', 'off moved 1:3'],
    ],
    [
      'texts on each other',
      [...without('Below'), { text: 'Below', x: 20, y: 24 }],
      ['off covered 1:2', 'close moved 1:4'],
    ],
    [
      'letters in another colour',
      [...without('Title'), { text: 'Title', x: 20, y: 20, colour: [230, 40, 40] }],
      ['off colour 1:2'],
    ],
  ])('finds %s', (_, shown, expected) => {
    const found = compare(shown);
    expect(found).toEqual(expect.arrayContaining([...expected]));
    if (expected.length === 0) expect(found).toEqual([]);
  });

  it('finds a picture that is not shown', () => {
    expect(compare(asDrawn, [255, 255, 255])).toEqual(['off surface 1:5']);
  });
});
