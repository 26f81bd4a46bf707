/**
 * A file of our own with sixty empty places on five pages, each in a language of its own, among things that only look
 * like them: fields, buttons, icons, charts, backgrounds, dividers. Of each place is known which words its prompt needs.
 */
import { encodePng } from '#design/png';
import type { Snapshot } from '#design/snapshot';
import { type PageTexts, pageTexts } from './slot-page-texts.ts';

export interface SlotFile {
  /** As Figma's REST API has it. */
  readonly file: object;
  readonly frames: readonly object[];
  /** Pictures of the document by their reference; one reference has none. */
  readonly images: ReadonlyMap<string, Uint8Array>;
  readonly expected: readonly ExpectedSlot[];
  readonly sampleTexts: readonly ExpectedText[];
  /** Ids of layers that look like places and are none. */
  readonly decoys: readonly string[];
}

export interface ExpectedSlot {
  readonly nodeId: string;
  readonly language: string;
  /** What kind of place it is, as the report says it. */
  readonly shape: string;
  /** What its prompt must contain. */
  readonly words: readonly string[];
}

export interface ExpectedText {
  readonly nodeId: string;
  readonly language: string;
}

type Json = Record<string, unknown>;
type Box = readonly [x: number, y: number, width: number, height: number];

const grey = [0.85, 0.85, 0.87] as const;
const lightGrey = [0.93, 0.93, 0.94] as const;
const darkGrey = [0.6, 0.62, 0.65] as const;
const tint = [0.86, 0.9, 0.97] as const;
const white = [1, 1, 1] as const;
const ink = [0.1, 0.11, 0.14] as const;
const accent = [0.72, 0.32, 0.12] as const;
const page = { width: 1200, height: 2520 };

/** Draws the file; the same every time. */
export function drawSlotFile(): SlotFile {
  const drawn = pageTexts.map((texts, index) => drawPage(texts, index));
  const frames = drawn.map(({ frame }) => frame);
  return {
    frames,
    file: {
      name: 'Empty places',
      document: {
        id: '0:0',
        name: 'Document',
        type: 'DOCUMENT',
        children: [
          {
            id: '0:1',
            name: 'Pages',
            type: 'CANVAS',
            backgroundColor: { r: 1, g: 1, b: 1, a: 1 },
            children: frames,
          },
        ],
      },
      components: {},
      componentSets: {},
      styles: {},
    },
    images: new Map([
      [plainRef, drawPlainPicture()],
      [photoRef, drawPhotograph()],
    ]),
    expected: drawn.flatMap(({ expected }) => expected),
    sampleTexts: drawn.flatMap(({ sampleTexts }) => sampleTexts),
    decoys: drawn.flatMap(({ decoys }) => decoys),
  };
}

/** A frame of the file as the plugin reads it. */
export function snapshotOf(frame: object): Snapshot {
  const node = frame as { readonly id: string; readonly name: string };
  return {
    documentName: 'Empty places',
    frames: [{ id: node.id, name: node.name, page: 'Pages', node: frame as never, picture: null }],
    components: {},
    componentSets: {},
    styles: {},
    variables: null,
    images: {},
    exports: {},
  };
}

const plainRef = '1111111111111111111111111111111111111111';
const photoRef = '2222222222222222222222222222222222222222';
const missingRef = '3333333333333333333333333333333333333333';

function drawPage(texts: PageTexts, index: number) {
  const left = index * (page.width + 100);
  const expected: ExpectedSlot[] = [];
  const sampleTexts: ExpectedText[] = [];
  const decoys: string[] = [];
  const { language } = texts;
  let number = 0;
  const nextId = () => `${index + 1}:${(number += 1)}`;

  const layer = (type: string, name: string, [x, y, width, height]: Box, more: Json = {}): Json => ({
    id: nextId(),
    name,
    type,
    blendMode: 'PASS_THROUGH',
    effects: [],
    fills: [],
    strokes: [],
    strokeWeight: 1,
    strokeAlign: 'INSIDE',
    absoluteBoundingBox: { x: left + x, y, width, height },
    size: { x: width, y: height },
    relativeTransform: [
      [1, 0, left + x],
      [0, 1, y],
    ],
    ...more,
  });
  const text = (characters: string, box: Box, size: number, more: Json = {}): Json =>
    layer('TEXT', 'Text', box, {
      fills: paint(ink),
      characters,
      style: {
        fontFamily: 'Inter',
        fontWeight: size > 20 ? 600 : 400,
        fontSize: size,
        lineHeightPx: Math.round(size * 1.3),
        lineHeightUnit: 'PIXELS',
        textAutoResize: 'HEIGHT',
        textAlignHorizontal: 'LEFT',
      },
      characterStyleOverrides: [],
      styleOverrideTable: {},
      ...more,
    });
  const rectangle = (name: string, box: Box, colour: Rgb, more: Json = {}) =>
    layer('RECTANGLE', name, box, { fills: paint(colour), ...more });
  const circle = (name: string, [x, y, size]: readonly [number, number, number], colour: Rgb) =>
    layer('ELLIPSE', name, [x, y, size, size], { fills: paint(colour) });
  const group = (type: string, name: string, box: Box, children: readonly Json[], more: Json = {}): Json => {
    const outer = layer(type, name, box, { children, ...more });
    const { x: outerX, y: outerY } = outer['absoluteBoundingBox'] as { x: number; y: number };
    // Places are told within the parent, and those of a group's layers within what the group is in.
    if (type !== 'GROUP') for (const child of children) moveInto(child, outerX, outerY);
    return outer;
  };
  const line = (name: string, box: Box) => layer('VECTOR', name, box, { strokes: paint(darkGrey) });
  const image = (name: string, box: Box, ref: string) =>
    layer('RECTANGLE', name, box, {
      fills: [{ type: 'IMAGE', blendMode: 'NORMAL', scaleMode: 'FILL', imageRef: ref }],
    });
  /** Mountains and a sun. */
  const pictureIcon = (x: number, y: number, size: number) =>
    group(
      'GROUP',
      'Icon',
      [x - size / 2, y - size / 2, size, size],
      [
        layer('VECTOR', 'Vector', [x - size / 2, y, size, size / 2], { fills: paint(darkGrey) }),
        circle('Ellipse', [x + size / 8, y - size / 2, size / 4], darkGrey),
      ],
    );
  const place = (node: Json, shape: string, words: readonly string[]): Json => {
    expected.push({ nodeId: node['id'] as string, language, shape, words });
    return node;
  };
  const decoy = (node: Json): Json => {
    decoys.push(node['id'] as string);
    return node;
  };
  const sample = (node: Json): Json => {
    sampleTexts.push({ nodeId: node['id'] as string, language });
    return node;
  };

  const header = group(
    'FRAME',
    'Header',
    [0, 0, 1200, 72],
    [
      text(texts.page, [40, 24, 300, 24], 18),
      decoy(
        group('FRAME', 'Button', [1040, 16, 120, 40], [text(texts.button, [1056, 26, 90, 20], 14)], {
          fills: paint(grey),
          cornerRadius: 8,
        }),
      ),
      decoy(
        group('FRAME', 'Field', [760, 16, 240, 40], [text(texts.search, [776, 26, 180, 20], 14)], {
          fills: paint(lightGrey),
        }),
      ),
      decoy(
        group(
          'FRAME',
          'Icon button',
          [700, 14, 44, 44],
          [layer('VECTOR', 'Chevron', [714, 28, 16, 16], { strokes: paint(ink) })],
          { fills: paint(grey), cornerRadius: 22 },
        ),
      ),
    ],
    { fills: paint(white) },
  );

  const hero = group(
    'FRAME',
    'Hero',
    [0, 72, 1200, 400],
    [
      text(texts.hero, [60, 160, 480, 52], 40),
      text(texts.lead, [60, 240, 460, 52], 16),
      place(image('Rectangle 4', [620, 112, 520, 320], missingRef), 'missing picture', [texts.hero]),
      decoy(rectangle('Rectangle 9', [60, 320, 64, 6], grey)),
    ],
  );

  const goods = group(
    'FRAME',
    'Products',
    [0, 472, 1200, 420],
    [
      decoy(rectangle('Background', [0, 472, 1200, 420], lightGrey)),
      text(texts.products, [60, 500, 600, 36], 28),
      ...texts.goods.map(([name, about], at) => {
        const x = 60 + at * 420;
        return group(
          'FRAME',
          'Product card',
          [x, 556, 344, 310],
          [
            place(
              group('FRAME', 'Frame 12', [x, 556, 344, 220], [pictureIcon(x + 172, 666, 48)], {
                fills: paint(grey),
              }),
              'box with an icon',
              [texts.products, name],
            ),
            text(name, [x + 16, 792, 312, 24], 18),
            text(about, [x + 16, 824, 312, 20], 14),
          ],
          { fills: paint(white) },
        );
      }),
    ],
  );

  const crossed = place(
    rectangle('Rectangle 20', [60, 940, 420, 260], white, { strokes: paint(darkGrey) }),
    'box with crossing lines',
    [texts.article],
  );
  const article = group(
    'FRAME',
    'Article',
    [0, 900, 1200, 340],
    [
      group(
        'GROUP',
        'Group 3',
        [60, 940, 420, 260],
        [crossed, line('Line 1', [60, 940, 420, 260]), line('Line 2', [60, 940, 420, 260])],
      ),
      text(texts.article, [540, 960, 560, 36], 28),
      text(texts.articleText, [540, 1010, 560, 24], 16),
      decoy(rectangle('Divider', [540, 1060, 560, 1], grey)),
      decoy(
        rectangle('Rectangle 33', [900, 1100, 120, 120], grey, {
          rotation: -0.5,
          relativeTransform: turned(left + 900, 1100),
        }),
      ),
    ],
  );

  const team = group(
    'FRAME',
    'Team',
    [0, 1240, 1200, 240],
    [
      text(texts.team, [60, 1260, 600, 36], 28),
      ...texts.people.map(([name, job], at) => {
        const x = 60 + at * 300;
        return group(
          'FRAME',
          'Person card',
          [x, 1320, 280, 96],
          [
            place(circle('Ellipse 5', [x, 1328, 80], grey), 'empty circle', [texts.team, name, job]),
            text(name, [x + 100, 1340, 170, 22], 16),
            text(job, [x + 100, 1366, 170, 18], 13),
          ],
        );
      }),
      group(
        'FRAME',
        'Quote',
        [680, 1300, 480, 140],
        [
          place(
            group(
              'FRAME',
              'Frame 40',
              [680, 1310, 64, 64],
              [
                circle('Ellipse 7', [700, 1322, 24], darkGrey),
                layer('VECTOR', 'Vector 2', [692, 1348, 40, 20], { fills: paint(darkGrey) }),
              ],
              { fills: paint(grey), cornerRadius: 32 },
            ),
            'circle with a person',
            [texts.quoteBy],
          ),
          text(texts.quote, [764, 1310, 390, 44], 15),
          text(texts.quoteBy, [764, 1364, 390, 20], 13),
        ],
      ),
    ],
  );

  const places = group(
    'FRAME',
    'Places',
    [0, 1500, 1200, 340],
    [
      text(texts.places, [60, 1520, 600, 36], 28),
      ...texts.placeNames.map((name, at) => {
        const x = 60 + at * 276;
        const box: Box = [x, 1576, 252, 168];
        const picture =
          at === 0
            ? place(rectangle('Rectangle 51', box, grey), 'grey box', [texts.places, name])
            : at === 1
              ? place(rectangle(texts.photo, box, tint), 'box by its name', [texts.places, name])
              : at === 2
                ? place(image('Rectangle 53', box, plainRef), 'grey picture', [texts.places, name])
                : decoy(image('Rectangle 54', box, photoRef));
        return group(
          'FRAME',
          'Place card',
          [x, 1576, 252, 230],
          [picture, text(name, [x, 1760, 252, 22], 16)],
        );
      }),
    ],
  );

  const samples = group(
    'FRAME',
    'Samples',
    [0, 1860, 1200, 300],
    [
      ...[0, 1].map((at) => {
        const x = 60 + at * 420;
        const [name, job, title] = texts.samples;
        return group(
          'FRAME',
          'Sample card',
          [x, 1880, 380, 250],
          [
            ...(at === 0
              ? [place(circle('Ellipse 8', [x + 16, 1896, 56], grey), 'empty circle beside a sample', [])]
              : [
                  place(
                    rectangle('Rectangle 60', [x + 16, 1896, 348, 110], grey),
                    'grey box above a sample',
                    [],
                  ),
                ]),
            ...(at === 0
              ? [
                  sample(text(name, [x + 90, 1900, 270, 22], 16)),
                  sample(text(job, [x + 90, 1926, 270, 20], 14)),
                  sample(text(lorem, [x + 16, 1980, 348, 80], 14)),
                ]
              : [
                  sample(text(title, [x + 16, 2016, 348, 28], 20)),
                  sample(text(lorem, [x + 16, 2052, 348, 60], 14)),
                ]),
          ],
          { fills: paint(white), strokes: paint(grey) },
        );
      }),
      decoy(
        group('FRAME', 'Icon tile', [920, 1890, 64, 64], [pictureIconSmall(layer, 952, 1922)], {
          fills: paint(grey),
          cornerRadius: 12,
        }),
      ),
      text(texts.search, [1000, 1912, 160, 20], 14),
    ],
  );

  const controls = group(
    'FRAME',
    'Controls',
    [0, 2180, 1200, 320],
    [
      text(texts.message, [60, 2190, 200, 20], 14),
      decoy(rectangle('Rectangle 70', [60, 2216, 360, 120], lightGrey)),
      text(texts.chart, [480, 2190, 240, 20], 14),
      ...[80, 120, 60, 100].map((height, at) =>
        decoy(rectangle(`Rectangle 8${at}`, [480 + at * 64, 2340 - height, 56, height], grey)),
      ),
      text(texts.colours, [800, 2190, 200, 20], 14),
      decoy(circle('Ellipse 20', [800, 2220, 32], grey)),
      decoy(circle('Ellipse 21', [844, 2220, 32], accent)),
      decoy(circle('Ellipse 22', [888, 2220, 32], [0.1, 0.3, 0.7])),
      decoy(rectangle('Progress', [800, 2280, 300, 8], grey, { cornerRadius: 4 })),
      decoy(
        group('FRAME', 'Toggle', [1060, 2216, 56, 32], [circle('Knob', [1064, 2218, 28], white)], {
          fills: paint(grey),
          cornerRadius: 16,
        }),
      ),
      decoy(circle('Ornament', [1000, 2340, 160], [0.98, 0.92, 0.88])),
      decoy(rectangle('Footer line', [60, 2480, 1080, 2], grey)),
    ],
  );

  const sections = [header, hero, goods, article, team, places, samples, controls];
  const frame = group('FRAME', texts.page, [0, 0, page.width, page.height], sections, {
    fills: paint(white),
    clipsContent: true,
  });
  return { frame, expected, sampleTexts, decoys };
}

const lorem =
  'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore.';

type Rgb = readonly [r: number, g: number, b: number];

function paint([r, g, b]: Rgb): readonly Json[] {
  return [{ type: 'SOLID', blendMode: 'NORMAL', color: { r, g, b, a: 1 } }];
}

function pictureIconSmall(
  layer: (type: string, name: string, box: Box, more?: Json) => Json,
  x: number,
  y: number,
): Json {
  return layer('VECTOR', 'Bell', [x - 12, y - 12, 24, 24], { fills: paint(darkGrey) });
}

function turned(x: number, y: number): readonly (readonly number[])[] {
  const [cos, sin] = [Math.cos(0.5), Math.sin(0.5)];
  return [
    [cos, -sin, x],
    [sin, cos, y],
  ];
}

/** A layer's place within the frame around it. */
function moveInto(child: Json, x: number, y: number): void {
  const [[a, b, left] = [], [c, d, top] = []] = child['relativeTransform'] as number[][];
  child['relativeTransform'] = [
    [a ?? 1, b ?? 0, (left ?? 0) - x],
    [c ?? 0, d ?? 1, (top ?? 0) - y],
  ];
  const inner = child['type'] === 'GROUP' ? (child['children'] as Json[]) : [];
  for (const one of inner) moveInto(one, x, y);
}

/** A grey plane with a sign in its middle, as sites for samples draw them. */
function drawPlainPicture(): Uint8Array {
  return drawPixels(160, 100, (x, y) => {
    const isSign = Math.abs(x - 80) < 16 && Math.abs(y - 50) < 10;
    return isSign ? [150, 150, 154] : [221, 221, 224];
  });
}

/** Hills under a sky, with many shades. */
function drawPhotograph(): Uint8Array {
  return drawPixels(160, 100, (x, y) => {
    const hill = 60 + 14 * Math.sin(x / 23) + 6 * Math.sin(x / 7);
    return y < hill
      ? [120 + y, 170 + y / 2, 220]
      : [60 + ((x * 7) % 40), 110 + ((y * 13 + x) % 50), 50 + ((x + y) % 30)];
  });
}

function drawPixels(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => readonly [number, number, number],
): Uint8Array {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) data.set([...colourAt(x, y), 255], (y * width + x) * 4);
  return encodePng({ width, height, data });
}
