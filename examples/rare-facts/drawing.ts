/** Facts of a design that come up rarely and are easily lost: one frame for each, with nothing else in it. */
import { icon } from '../draw/icons.ts';
import {
  column,
  drawn,
  ellipse,
  frame,
  grid,
  group,
  line,
  rectangle,
  row,
  section,
  text,
  vector,
  type Look,
  type Sketch,
  type TypeStyle,
} from '../draw/sketch.ts';
import { around, linear, picture, radial, shadow, tint, type Hex } from '../draw/values.ts';

const ink = '#20242c';
const muted = '#6a7180';
const page = '#fbfaf7';
const red = '#ee6352';
const blue = '#3f6fd8';
const green = '#2f9e77';
const yellow = '#f2b632';
const violet = '#7a5cd6';

const t = {
  title: { name: 'Title', family: 'Instrument Serif', weight: 400, size: 34, line: 40, spacing: -0.5 },
  body: { name: 'Body', family: 'Inter', weight: 400, size: 16, line: 26 },
  small: { name: 'Small', family: 'Inter', weight: 500, size: 13, line: 18 },
  big: { name: 'Big', family: 'Bricolage Grotesque', weight: 700, size: 40, line: 44, spacing: -1.6 },
} satisfies Record<string, TypeStyle>;

let placed = 0;
function sheet(title: string, width: number, children: readonly Sketch[], look: Look = {}): Sketch {
  const index = placed;
  placed += 1;
  return column(
    title,
    {
      at: { left: (index % 5) * 620, top: Math.floor(index / 5) * 760 },
      width,
      gap: 24,
      pad: 32,
      fill: page,
      ...look,
    },
    [text(title, { style: t.title, fill: ink, width: 'fill' }), ...children],
  );
}

function block(
  label: string,
  width: Look['width'],
  height: Look['height'],
  fill: Hex,
  look: Look = {},
): Sketch {
  return row(
    `Block ${label}`,
    {
      width: width ?? 'hug',
      height: height ?? 'hug',
      align: 'CENTER',
      justify: 'CENTER',
      radius: 10,
      fill,
      ...look,
    },
    [text(label, { style: t.small, fill: '#ffffff' })],
  );
}

const links = sheet('Links in running text', 520, [
  text(
    [
      { text: 'The ferry leaves at nine. Read ' },
      { text: 'the timetable', url: 'https://ferry.example/times', fill: blue, decoration: 'UNDERLINE' },
      { text: ' or write to ' },
      {
        text: 'the harbour office',
        url: 'mailto:harbour@ferry.example',
        fill: blue,
        decoration: 'UNDERLINE',
      },
      { text: ', who answer ', style: { weight: 600 } },
      { text: 'quickly', style: { weight: 600, size: 20 } },
      { text: ' in the ' },
      { text: 'morning only', decoration: 'STRIKETHROUGH' },
      { text: ' evening too.' },
    ],
    { style: t.body, fill: ink, width: 'fill' },
    'Running text',
  ),
  text('All departures', {
    style: t.small,
    fill: blue,
    decoration: 'UNDERLINE',
    url: 'https://ferry.example/all',
  }),
]);

const lists = sheet('Lists, nested', 520, [
  text(
    'Pack the boat\nRope\nTwo life vests\nCheck the weather\nStart before noon',
    {
      style: t.body,
      fill: ink,
      width: 'fill',
      list: [
        { kind: 'ORDERED', depth: 1 },
        { kind: 'UNORDERED', depth: 2 },
        { kind: 'UNORDERED', depth: 2 },
        { kind: 'ORDERED', depth: 1 },
        { kind: 'ORDERED', depth: 1 },
      ],
    },
    'Ordered list',
  ),
  text(
    'Bread\nOlives\nA thermos of soup',
    {
      style: t.body,
      fill: ink,
      width: 'fill',
      list: [1, 2, 3].map(() => ({ kind: 'UNORDERED' as const, depth: 1 })),
    },
    'Unordered list',
  ),
  text(
    'The first paragraph is here to be followed by another.\nThe second stands twelve pixels below the first, its first line drawn in by twenty.',
    {
      style: t.body,
      fill: muted,
      width: 'fill',
      paragraphSpacing: 12,
      paragraphIndent: 20,
    },
    'Paragraphs',
  ),
]);

const words = [
  'Amber',
  'Basalt',
  'Chalk',
  'Dolomite',
  'Feldspar',
  'Granite',
  'Jade',
  'Limestone',
  'Marble',
  'Obsidian',
];
const wrapping = sheet('Wrap with two gaps', 520, [
  row(
    'Stones',
    { width: 'fill', wrap: true, gap: 8, crossGap: 20 },
    words.map((word, index) =>
      block(word, 86 + (index % 3) * 22, 40, [red, blue, green, violet][index % 4] as Hex),
    ),
  ),
  row(
    'Spread',
    { width: 'fill', wrap: true, gap: 'auto', crossGap: 12 },
    words.slice(0, 5).map((word) => block(word, 130, 36, ink)),
  ),
]);

const overlaps = sheet('Negative gaps', 520, [
  row(
    'Last on top',
    { gap: -16 },
    ['One', 'Two', 'Three'].map((label, index) =>
      block(label, 120, 80, [red, blue, green][index] as Hex, {
        stroke: page,
        strokeWeight: 3,
        strokeAlign: 'OUTSIDE',
      }),
    ),
  ),
  row(
    'First on top',
    { gap: -16, firstOnTop: true },
    ['One', 'Two', 'Three'].map((label, index) =>
      block(label, 120, 80, [red, blue, green][index] as Hex, {
        stroke: page,
        strokeWeight: 3,
        strokeAlign: 'OUTSIDE',
      }),
    ),
  ),
  column(
    'Stack',
    { gap: -20 },
    ['Top', 'Middle', 'Bottom'].map((label, index) =>
      block(label, 220 + index * 40, 56, [violet, yellow, ink][index] as Hex),
    ),
  ),
]);

const turned = sheet('Turned and flipped', 520, [
  frame('Stage', { width: 'fill', height: 300, fill: '#f0ede5', radius: 16 }, [
    block('15°', 120, 70, red, { at: { left: 40, top: 50 }, rotate: 15 }),
    block('−40°', 120, 70, blue, { at: { left: 200, top: 60 }, rotate: -40 }),
    block('90°', 120, 70, green, { at: { left: 330, top: 60 }, rotate: 90 }),
    vector(
      'Flag',
      { width: 80, height: 80, at: { left: 60, top: 190 }, fill: violet, flip: 'x' },
      { box: [80, 80], paths: ['M0 0L80 20L0 40ZM0 40L6 40L6 80L0 80Z'] },
    ),
    text('leaning', { style: t.big, fill: ink, at: { left: 220, top: 210 }, rotate: -8 }),
  ]),
]);

const masks = sheet('Masks', 520, [
  row('Masked', { gap: 24 }, [
    group('Alpha mask', { width: 136, height: 136 }, [
      ellipse('Mask', { width: 136, height: 136, at: { left: 0, top: 0 }, fill: '#000000', mask: 'ALPHA' }),
      rectangle('Picture', { width: 136, height: 136, at: { left: 0, top: 0 }, fill: picture('dunes') }),
    ]),
    group('Soft mask', { width: 136, height: 136 }, [
      rectangle('Mask', {
        width: 136,
        height: 136,
        at: { left: 0, top: 0 },
        fill: linear(90, [0, '#000000'], [1, '#00000000']),
        mask: 'ALPHA',
      }),
      rectangle('Picture', { width: 136, height: 136, at: { left: 0, top: 0 }, fill: picture('dunes') }),
    ]),
    group('Luminance mask', { width: 136, height: 136 }, [
      rectangle('Mask', {
        width: 136,
        height: 136,
        at: { left: 0, top: 0 },
        fill: radial([0.5, 0.5], [0.5, 0.5], [0, '#ffffff'], [1, '#000000']),
        mask: 'LUMINANCE',
      }),
      rectangle('Picture', { width: 136, height: 136, at: { left: 0, top: 0 }, fill: picture('dunes') }),
    ]),
  ]),
  group('Vector mask', { width: 160, height: 120 }, [
    vector(
      'Mask',
      { width: 160, height: 120, at: { left: 0, top: 0 }, fill: '#000000', mask: 'VECTOR' },
      { box: [160, 120], paths: ['M80 0L160 120L0 120Z'] },
    ),
    rectangle('Paint', {
      width: 160,
      height: 120,
      at: { left: 0, top: 0 },
      fill: linear(0, [0, red], [1, blue]),
    }),
  ]),
]);

const blends = sheet('Blend modes and opacity', 520, [
  frame('Stage', { width: 'fill', height: 220, fill: picture('dunes'), radius: 16, clip: true }, [
    ...(['MULTIPLY', 'SCREEN', 'OVERLAY', 'DIFFERENCE', 'SOFT_LIGHT'] as const).map((blend, index) =>
      ellipse(blend, {
        width: 110,
        height: 110,
        at: { left: 16 + index * 82, top: 20 + (index % 2) * 60 },
        fill: [yellow, blue, red, '#ffffff', violet][index] as Hex,
        blend,
      }),
    ),
  ]),
  row('Half there', { gap: -24, opacity: 0.5 }, [
    block('A group', 140, 64, red),
    block('at half', 140, 64, blue),
  ]),
]);

const gradients = sheet('Gradients of all four kinds', 520, [
  row('Kinds', { width: 'fill', gap: 12, crossGap: 12, wrap: true }, [
    rectangle('Linear, turned', {
      width: 222,
      height: 120,
      radius: 12,
      fill: linear(35, [0, red], [0.5, yellow], [1, blue]),
    }),
    rectangle('Radial, off centre', {
      width: 222,
      height: 120,
      radius: 12,
      fill: radial([0.3, 0.35], [0.6, 0.8], [0, '#ffffff'], [0.4, yellow], [1, red]),
    }),
    rectangle('Angular', {
      width: 222,
      height: 120,
      radius: 12,
      fill: around(
        'angular',
        [0.5, 0.5],
        [0.5, 0.5],
        [
          [0, red],
          [0.35, yellow],
          [0.7, green],
          [1, red],
        ],
      ),
    }),
    rectangle('Diamond', {
      width: 222,
      height: 120,
      radius: 12,
      fill: around(
        'diamond',
        [0.5, 0.5],
        [0.5, 0.5],
        [
          [0, '#ffffff'],
          [1, violet],
        ],
      ),
    }),
    rectangle('Clear over a picture', {
      width: 222,
      height: 120,
      radius: 12,
      fill: [picture('dunes'), linear(90, [0, '#20242c00'], [1, '#20242ce6'])],
    }),
    rectangle('Hidden paint beneath', {
      width: 222,
      height: 120,
      radius: 12,
      fill: [
        blue,
        { ...tint(red, 1), visible: false },
        { ...linear(0, [0, '#ffffff'], [1, '#ffffff00']), opacity: 0.5 },
      ],
    }),
  ]),
  text('Letters of paint', { style: t.big, fill: linear(0, [0, red], [1, violet]) }),
]);

const absolutes = sheet('Absolute children and constraints', 520, [
  row(
    'Card',
    {
      width: 'fill',
      gap: 12,
      pad: 24,
      align: 'CENTER',
      radius: 16,
      fill: '#ffffff',
      effects: [shadow(8, 24, '#20242c1f')],
    },
    [
      block('In flow', 96, 64, blue),
      text('The badge hangs over the corner, whatever the width.', {
        style: t.body,
        fill: ink,
        width: 'fill',
      }),
      block('New', 56, 28, red, { at: { right: -12, top: -10 } }),
    ],
  ),
  frame('Held by constraints', { width: 'fill', height: 240, radius: 16, fill: '#e9edf7' }, [
    block('Top left', 100, 44, blue, { at: { left: 16, top: 16 } }),
    block('Right', 80, 44, red, { at: { right: 16, top: 16 } }),
    block('Stretch', 100, 44, green, { at: { left: 16, right: 16, top: 76 } }),
    block('Centre', 120, 44, violet, { at: { centreX: 0, centreY: 30 } }),
    block('Bottom right', 120, 44, ink, { at: { right: 16, bottom: 16 } }),
    block('Scale', 114, 44, yellow, {
      at: { left: 16, top: 180, constraints: { horizontal: 'SCALE', vertical: 'SCALE' } },
    }),
  ]),
]);

const limits = sheet('Least and most', 520, [
  row('Row', { width: 'fill', gap: 12 }, [
    row(
      'At most 120',
      {
        width: 'fill',
        maxWidth: 120,
        height: 56,
        fill: blue,
        radius: 10,
        align: 'CENTER',
        justify: 'CENTER',
      },
      [text('max 120', { style: t.small, fill: '#ffffff' })],
    ),
    row(
      'Takes the rest',
      { width: 'fill', height: 56, fill: green, radius: 10, align: 'CENTER', justify: 'CENTER' },
      [text('fills', { style: t.small, fill: '#ffffff' })],
    ),
    row(
      'At least 160',
      {
        width: 'hug',
        minWidth: 160,
        minHeight: 80,
        fill: red,
        radius: 10,
        align: 'CENTER',
        justify: 'CENTER',
      },
      [text('min 160', { style: t.small, fill: '#ffffff' })],
    ),
  ]),
  text(
    'A long line of text that is cut after its second row, because the card has no room for a third and the rest of the story is told elsewhere, at length, by someone who has the time for it and a comfortable chair by the window.',
    { style: t.body, fill: muted, width: 'fill', maxLines: 2 },
    'Cut after two lines',
  ),
  row('Baseline', { gap: 8, align: 'BASELINE' }, [
    text('84', { style: t.big, fill: ink }),
    text('kilometres', { style: t.small, fill: muted }),
  ]),
  text('shout, please', { style: t.small, fill: ink, textCase: 'UPPER' }),
  text('every word has its capital', { style: t.small, fill: ink, textCase: 'TITLE' }),
  text('0123456789 in even columns', { style: t.body, fill: ink, features: { TNUM: 1, ZERO: 1 } }),
]);

const arabic: TypeStyle = { name: 'Arabic', family: 'Noto Sans Arabic', weight: 400, size: 20, line: 34 };
const rightToLeft = sheet('Right to left', 520, [
  text(
    'مرحبا بكم في الميناء. تغادر العبّارة عند الساعة التاسعة صباحا كل يوم.',
    { style: arabic, fill: ink, width: 'fill', alignText: 'RIGHT' },
    'Arabic',
  ),
  text('Ferry 9:00 → الميناء القديم', { style: arabic, fill: ink, width: 'fill' }, 'Mixed'),
  text('⛵ Full sails, 🐟 fresh fish and a 🌊', { style: t.body, fill: ink, width: 'fill' }, 'Emoji'),
  text(
    'Justified text reaches both of its edges on every line but the last, where it stops as soon as it has said what it had to say.',
    { style: t.body, fill: muted, width: 'fill', alignText: 'JUSTIFIED' },
    'Justified',
  ),
]);

const strokes = sheet('Strokes and corners', 520, [
  row(
    'Alignments',
    { gap: 28, pad: 8 },
    (['INSIDE', 'CENTER', 'OUTSIDE'] as const).map((strokeAlign) =>
      rectangle(strokeAlign, {
        width: 110,
        height: 70,
        fill: '#ffffff',
        stroke: blue,
        strokeWeight: 8,
        strokeAlign,
        radius: 14,
      }),
    ),
  ),
  row('Sides and dashes', { gap: 28 }, [
    rectangle('Sides', { width: 120, height: 70, fill: '#ffffff', stroke: red, strokeWeight: [2, 0, 8, 4] }),
    rectangle('Dashes', {
      width: 120,
      height: 70,
      stroke: green,
      strokeWeight: 3,
      dashes: [12, 6],
      radius: 14,
    }),
    rectangle('Two strokes', {
      width: 120,
      height: 70,
      fill: '#ffffff',
      stroke: [yellow, tint(violet, 0.5)],
      strokeWeight: 6,
    }),
  ]),
  row('Corners', { gap: 28 }, [
    rectangle('Four corners', { width: 120, height: 70, fill: violet, radius: [32, 8, 32, 0] }),
    rectangle('Smooth', { width: 120, height: 70, fill: ink, radius: 26, smoothing: 0.6 }),
    ellipse('Flat ellipse', { width: 120, height: 60, fill: green }),
  ]),
  line('Rule', { width: 'fill', stroke: muted, strokeWeight: 2, dashes: [2, 8] }),
]);

const shapes = sheet('Arcs, stars and holes', 520, [
  row('Shapes', { gap: 24, align: 'CENTER' }, [
    ellipse('Arc', { width: 96, height: 96, fill: red }, { start: 0, end: Math.PI * 1.5, hole: 0 }),
    ellipse('Donut', { width: 96, height: 96, fill: blue }, { start: -Math.PI / 2, end: Math.PI, hole: 0.6 }),
    drawn(
      'STAR',
      'Star',
      { width: 96, height: 92, fill: yellow },
      {
        box: [96, 92],
        paths: [
          'M48 0L59.300 35.100L96 35.100L66.300 56.900L77.600 92L48 70.300L18.400 92L29.700 56.900L0 35.100L36.700 35.100Z',
        ],
      },
    ),
    drawn(
      'REGULAR_POLYGON',
      'Triangle',
      { width: 96, height: 84, fill: green },
      { box: [96, 84], paths: ['M48 0L96 84L0 84Z'] },
    ),
  ]),
  row('Combined', { gap: 24, align: 'CENTER' }, [
    drawn(
      'BOOLEAN_OPERATION',
      'Ring',
      { width: 96, height: 96, fill: violet },
      { box: [96, 96], paths: ['M0 0L96 0L96 96L0 96ZM24 24L24 72L72 72L72 24Z'] },
      [
        rectangle('Outer', { width: 96, height: 96, at: { left: 0, top: 0 }, fill: violet }),
        rectangle('Inner', { width: 48, height: 48, at: { left: 24, top: 24 }, fill: violet }),
      ],
    ),
    icon('heart', 64, { stroke: red }, 1.5),
  ]),
]);

const effects = sheet('Shadows and blurs', 520, [
  row('Shadows', { gap: 32, pad: 16 }, [
    rectangle('Drop with spread', {
      width: 110,
      height: 80,
      radius: 14,
      fill: '#ffffff',
      effects: [{ kind: 'drop-shadow', colour: '#3f6fd866', offset: [0, 8], blur: 20, spread: 4 }],
    }),
    rectangle('Inner', {
      width: 110,
      height: 80,
      radius: 14,
      fill: '#ffffff',
      effects: [{ kind: 'inner-shadow', colour: '#20242c59', offset: [4, 4], blur: 10 }],
    }),
    rectangle('Two', {
      width: 110,
      height: 80,
      radius: 14,
      fill: yellow,
      effects: [shadow(2, 4, '#20242c40'), shadow(16, 32, '#ee635266')],
    }),
  ]),
  frame('Blurs', { width: 'fill', height: 200, radius: 16, clip: true, fill: picture('dunes') }, [
    ellipse('Layer blur', {
      width: 90,
      height: 90,
      at: { left: 40, top: 50 },
      fill: red,
      effects: [{ kind: 'layer-blur', radius: 24 }],
    }),
    rectangle('Background blur', {
      width: 200,
      height: 120,
      at: { right: 32, top: 40 },
      radius: 20,
      fill: tint('#ffffff', 0.3),
      effects: [{ kind: 'background-blur', radius: 20 }],
    }),
  ]),
]);

const images = sheet('Pictures: fill, fit, crop, tile', 520, [
  row('Modes', { width: 'fill', gap: 12, crossGap: 12, wrap: true }, [
    rectangle('Fill', { width: 222, height: 120, fill: picture('dunes') }),
    rectangle('Fit', { width: 222, height: 120, fill: ['#e4dfd2', picture('dunes', { mode: 'FIT' })] }),
    rectangle('Crop', {
      width: 222,
      height: 120,
      fill: picture('dunes', {
        mode: 'STRETCH',
        transform: [
          [0.4, 0, 0.5],
          [0, 0.324, 0.3],
        ],
      }),
    }),
    rectangle('Tile', { width: 222, height: 120, fill: picture('tile', { mode: 'TILE', scale: 0.5 }) }),
    rectangle('Filters', {
      width: 222,
      height: 120,
      fill: picture('dunes', { filters: { saturation: -1, contrast: 0.2 } }),
    }),
    rectangle('Faint', { width: 222, height: 120, fill: picture('dunes', { opacity: 0.4 }) }),
  ]),
]);

const spans = sheet('A grid with spans', 520, [
  grid(
    'Grid',
    {
      width: 'fill',
      height: 300,
      gap: 12,
      crossGap: 8,
      columns: '120px minmax(0, 1fr) minmax(0, 2fr)',
      rows: 'minmax(0, 1fr) 60px minmax(0, 1fr)',
    },
    [
      block('Two rows', 'fill', 'fill', blue, { cell: { row: 0, column: 0, rowSpan: 2 } }),
      block('Two columns', 'fill', 'fill', red, { cell: { row: 0, column: 1, columnSpan: 2 } }),
      block('Bottom right of its cell', 180, 40, green, {
        cell: { row: 1, column: 2, horizontal: 'MAX', vertical: 'MAX' },
      }),
      block('Whole row', 'fill', 'fill', ink, { cell: { row: 2, column: 0, columnSpan: 3 } }),
      block('Middle', 60, 40, yellow, {
        cell: { row: 1, column: 1, horizontal: 'CENTER', vertical: 'CENTER' },
      }),
    ],
  ),
]);

const scrolling = frame(
  'Scrolls under a fixed bar',
  {
    at: { left: 0, top: 3040 },
    width: 390,
    height: 640,
    fill: page,
    clip: true,
    scroll: 'VERTICAL_SCROLLING',
  },
  [
    column(
      'Feed',
      { width: 390, at: { left: 0, right: 0, top: 72 }, gap: 16, pad: 24 },
      Array.from({ length: 8 }, (_, index) =>
        block(`Entry ${index + 1}`, 'fill', 96, [blue, green, red, violet][index % 4] as Hex),
      ),
    ),
    row(
      'Strip',
      {
        width: 390,
        at: { left: 0, top: 1000 },
        height: 120,
        gap: 12,
        pad: 16,
        scroll: 'HORIZONTAL_SCROLLING',
        clip: true,
      },
      Array.from({ length: 6 }, (_, index) => block(`Card ${index + 1}`, 140, 'fill', ink)),
    ),
    row(
      'Bar',
      {
        at: { left: 0, right: 0, top: 0 },
        height: 72,
        pad: [0, 24],
        align: 'CENTER',
        fill: tint('#ffffff', 0.85),
        sticks: 'FIXED',
        effects: [{ kind: 'background-blur', radius: 20 }],
      },
      [text('Stays in view', { style: t.title, fill: ink })],
    ),
  ],
);

const sections = section(
  'A section',
  { at: { left: 620, top: 3040 }, width: 560, height: 320, fill: '#eceaf6' },
  [
    frame(
      'Frame in a section',
      { at: { left: 40, top: 60 }, width: 220, height: 200, fill: '#ffffff', radius: 12 },
      [
        rectangle('Hidden', { at: { left: 0, top: 0 }, width: 220, height: 200, fill: red, visible: false }),
        text('Only this shows', { style: t.small, fill: ink, at: { left: 24, top: 24 } }),
      ],
    ),
    row(
      'Space between',
      {
        at: { left: 300, top: 60 },
        width: 220,
        height: 200,
        gap: 'auto',
        align: 'MAX',
        pad: 16,
        fill: '#ffffff',
        radius: 12,
      },
      [block('1', 40, 60, blue), block('2', 40, 100, red), block('3', 40, 40, green)],
    ),
  ],
);

export const rarePages = [
  {
    name: 'Rare facts',
    background: '#e9e7e1',
    children: [
      links,
      lists,
      wrapping,
      overlaps,
      turned,
      masks,
      blends,
      gradients,
      absolutes,
      limits,
      rightToLeft,
      strokes,
      shapes,
      effects,
      images,
      spans,
      scrolling,
      sections,
    ],
  },
];
