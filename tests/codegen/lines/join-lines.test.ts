/**
 * Which layers of one line each become one text, by ideas: paragraphs that were cut up are put together, and what is
 * merely set below each other is left alone. Widths are those of Arial, so each line ends where such a paragraph ends.
 */
import { describe, expect, test } from 'vitest';
import { joinTextLines } from '#codegen/layout/text/join-text-lines';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import type { DesignNode } from '#design/tree';
import { snapshotOf } from '../layout/snapshot-of.ts';
import { cutLines, drawColumn, type DrawnColumn, widthOf } from './draw-lines.ts';

const whole =
  'The night train leaves the harbour at nine and is at the lake before the baker opens. Bring a book, a warm coat and somebody who sleeps well, for the windows rattle.';
const prose = cutLines(whole, 360);
/** A layer that breaks into two lines by itself. */
const twoLines = {
  words: prose.slice(0, 2).join(' '),
  style: { textAutoResize: 'HEIGHT' },
  fields: { absoluteBoundingBox: { x: 0, y: 0, width: 360, height: 48 } },
};
const blue = { fills: [{ type: 'SOLID', color: { r: 0, g: 0, b: 1, a: 1 } }] };
const column = { layoutMode: 'VERTICAL', primaryAxisSizingMode: 'AUTO', counterAxisSizingMode: 'FIXED' };

/** What the texts of a column say once lines are joined; `/` stands for a break that was kept. */
function textsOf(drawn: DrawnColumn): readonly string[] {
  const [frame] = joinTextLines(readDesign(snapshotOf(drawColumn(drawn)))).frames;
  const read = (node: DesignNode): string[] =>
    node.kind === 'text' ? [node.characters] : node.kind === 'box' ? node.children.flatMap(read) : [];
  return frame ? read(frame.root).map((text) => text.replaceAll('\u2028', '/')) : [];
}

const joined: readonly (readonly [idea: string, drawn: DrawnColumn, texts: readonly string[]])[] = [
  ['a paragraph', { lines: prose }, [whole]],
  ['a paragraph in a column without a gap', { lines: prose, frame: column }, [whole]],
  ['lines set further apart than their height', { lines: prose, pitch: 28 }, [whole]],
  ['layers in any order', { lines: lastFirst(prose) }, [whole]],
  [
    'paragraphs below each other: each ends where it has room left',
    { lines: [...prose, ...prose] },
    [whole, whole],
  ],
  [
    'lines that kept the space before their next word',
    { lines: ['Skip ', 'to ', 'content'], width: 40 },
    ['Skip/to/content'],
  ],
  ['a heading of two lines', { lines: ['About', 'us'], size: 48, pitch: 72, width: 200 }, ['About/us']],
  [
    'a heading whose lines are closer than their boxes are high, with room left in one and another colour',
    {
      lines: ['Warmer rooms than before,', 'lower bills,', { words: 'and no more gas.', fields: blue }],
      size: 64,
      pitch: 76,
      width: 900,
    },
    ['Warmer rooms than before,/lower bills,/and no more gas.'],
  ],
  [
    'a heading of two lines in capitals',
    { lines: ['WHERE THE SEA', 'GIVES THE BEAT'], size: 56, pitch: 64 },
    ['WHERE THE SEA GIVES THE BEAT'],
  ],
  [
    'words cut in two, whose break is kept',
    {
      lines: [
        'The night train leaves the harbour at nine, ar-',
        'rives at the lake before the bakers open and is',
        'back by noon.',
      ],
    },
    [
      'The night train leaves the harbour at nine, ar-/rives at the lake before the bakers open and is back by noon.',
    ],
  ],
  [
    'a line of another colour among them',
    { lines: [prose[0] ?? '', { words: prose[1] ?? '', fields: blue }, ...prose.slice(2)] },
    [whole],
  ],
  [
    'a layer of two lines and the line below it',
    { lines: [twoLines, { words: prose[2] ?? '', y: 48 }] },
    [`${twoLines.words}/${prose[2]}`],
  ],
  ['lines about one middle', { lines: prose.map(centred) }, [whole]],
  [
    'a script without spaces',
    {
      lines: [
        { words: '夜行列車は九時に港を出発し、パン屋が', width: 288 },
        { words: '開く前に湖に着きます。本と暖かい上着', width: 288 },
        { words: 'を持って来てください。', width: 176 },
      ],
    },
    ['夜行列車は九時に港を出発し、パン屋が開く前に湖に着きます。本と暖かい上着を持って来てください。'],
  ],
];

describe('joins', () => {
  test.each(joined)('%s', (_, drawn, texts) => {
    expect(textsOf(drawn)).toEqual(texts);
  });
});

const apart: readonly (readonly [idea: string, drawn: DrawnColumn])[] = [
  ['a menu', { lines: ['Home', 'Our menu', 'History', 'Contact'] }],
  [
    'a menu whose words were typed with a space behind them',
    { lines: ['Home ', 'Our menu ', 'History '], pitch: 30 },
  ],
  ['a menu in small letters', { lines: ['home', 'about', 'contact'], size: 48, pitch: 72 }],
  ['a menu in large capitals', { lines: ['WORK', 'PEOPLE', 'CONTACTS'], size: 48, pitch: 56 }],
  [
    'a title and a subtitle of its size in another weight',
    {
      lines: ['A title of the page', { words: 'with words below it', style: { fontWeight: 300 } }],
      size: 32,
      pitch: 40,
    },
  ],
  [
    'an address',
    { lines: ['Harbour Hotel Lakeside', '12 Long Quay Street East', 'Springfield 62704', 'Norway'] },
  ],
  [
    'a list of features',
    {
      lines: [
        'Unlimited projects and members',
        'Priority help by mail and phone',
        'Reports for every single team',
        'Backups that run every night',
      ],
    },
  ],
  [
    'a list in small letters, whose lines have room left',
    { lines: ['a warm coat and a pair of gloves', 'a book', 'somebody who sleeps well at night', 'tea'] },
  ],
  [
    'a list with marks',
    {
      lines: [
        '• a warm coat that keeps the wind out, and',
        '• a book for the long hours of the night or',
        '• tea',
      ],
    },
  ],
  [
    'a poem',
    {
      lines: [
        'The train goes out at nine,',
        'the lake lies still,',
        'and nobody on the narrow line',
        'has climbed the hill',
      ],
    },
  ],
  [
    'code',
    {
      lines: [
        'const train = await findTrain(harbour, lake)',
        'for (const seat of train.seats) seat.warm()',
        'return',
      ].map((words) => ({ words, style: { fontFamily: 'JetBrains Mono' } })),
    },
  ],
  ['entries that a layout stands apart', { lines: prose, pitch: 32, frame: { ...column, itemSpacing: 8 } }],
  ['lines further apart than text is', { lines: prose, pitch: 40 }],
  [
    'a layer of two lines and a line further below than text is',
    { lines: [twoLines, { words: prose[2] ?? '', y: 64 }] },
  ],
  [
    'lines at uneven distances',
    { lines: prose.map((words, index) => ({ words, y: [0, 24, 52, 74][index] ?? 0 })) },
  ],
  [
    'letters of another size',
    { lines: prose.map((words, index) => ({ words, style: { fontSize: index === 1 ? 15 : 16 } })) },
  ],
  [
    'a caption and the hint below it',
    { lines: ['Where shall we send your ticket', { words: 'name@example.com, or a phone', fields: blue }] },
  ],
  [
    'lines with something between them',
    { lines: [...prose, { words: 'x', y: 30, x: 40, width: 10, style: { fontSize: 9 } }] },
  ],
  [
    'words that a component drives',
    {
      lines: prose.map((words) => ({
        words,
        fields: { componentPropertyReferences: { characters: 'Text#1:0' } },
      })),
    },
  ],
  ['the layers of a component', { lines: prose, frame: { type: 'COMPONENT' } }],
  [
    'half of a paragraph whose other lines stand elsewhere',
    { lines: prose.map((words, i) => ({ words, x: i > 1 ? 6 : 0 })) },
  ],
];

describe('leaves alone', () => {
  test.each(apart)('%s', (_, drawn) => {
    const words = drawn.lines.map((line) => (typeof line === 'string' ? line : line.words));
    expect(textsOf(drawn)).toEqual(words);
  });
});

test('a joined text is one element that stands for all its lines', () => {
  const { pages } = layOut(readDesign(snapshotOf(drawColumn({ lines: prose }))));
  const texts: LayoutNode[] = [];
  const read = (node: LayoutNode): void => {
    if (node.kind === 'text') texts.push(node);
    if (node.kind === 'box') node.children.forEach(read);
  };
  pages.forEach(({ root }) => {
    read(root);
  });
  expect(texts.map(({ ids }) => ids)).toEqual([['1:2', '1:3', '1:4', '1:5']]);
});

test('the padding that only ends the longest line goes', () => {
  const longest = Math.max(...prose.map((words) => widthOf(words, 16)));
  const frame = {
    ...column,
    absoluteBoundingBox: { x: 0, y: 0, width: 8 + 366, height: 96 },
    paddingLeft: 8,
    paddingRight: 366 - longest,
  };
  const lines = prose.map((words) => ({ words, x: 8 }));
  const [read] = joinTextLines(readDesign(snapshotOf(drawColumn({ lines, frame })))).frames;
  const root = read?.root.kind === 'box' ? read.root : null;
  expect(root?.layout?.padding).toMatchObject({ left: 8, right: 0 });
  expect(root?.children[0]?.placement.horizontal).toBe('fill');
});

function lastFirst(lines: readonly string[]) {
  return lines.map((words, index) => ({ words, y: 24 * index })).reverse();
}

function centred(words: string) {
  return { words, x: 200 - widthOf(words, 16) / 2 };
}
