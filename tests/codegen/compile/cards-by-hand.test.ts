/**
 * Cards that a hand drew with a row of facts, each an icon and words, of which every card has others. The code must have
 * one card that takes a list of facts, and data that name the icons.
 */
import { describe, expect, it } from 'vitest';
import { compile, type CompileEnvironment } from '#codegen/compile';
import { defaultCodeOptions } from '#design/code-options';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';
import { snapshotOf } from '../layout/snapshot-of.ts';

const environment: CompileEnvironment = {
  libraries: await collectLibraries(),
  signal: { aborted: false, throwIfAborted: () => {} },
  onProgress: () => {},
  now: () => 0,
};

let count = 0;
const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
const paint = (grey: number) => [{ type: 'SOLID', color: { r: grey, g: grey, b: grey, a: 1 } }];

type Box = readonly [x: number, y: number, width: number, height: number];

interface Layer {
  readonly absoluteBoundingBox: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

function layer(type: string, [x, y, width, height]: Box, more: object) {
  count += 1;
  const absoluteBoundingBox = { x, y, width, height };
  return { id: `2:${count}`, name: `${type} ${count}`, type, constraints, absoluteBoundingBox, ...more };
}

function text(x: number, y: number, characters: string, fontSize = 14) {
  const box: Box = [x, y, Math.round(characters.length * fontSize * 0.52), fontSize * 1.5];
  const style = { fontFamily: 'Inter', fontWeight: 400, fontSize, lineHeightPx: fontSize * 1.5 };
  return {
    ...layer('TEXT', box, { characters, fills: paint(0.1), style }),
    ...{ style: { ...style, textAutoResize: 'WIDTH_AND_HEIGHT' } },
  };
}

const rectangle = (box: Box, grey: number) => layer('RECTANGLE', box, { fills: paint(grey) });

const shapes: Readonly<Record<string, readonly [width: number, height: number, path: string]>> = {
  bed: [18, 14, 'M0 0V14H2V11H16V14H18V5H9V8H2V0Z'],
  bath: [16, 16, 'M0 8H16V11C16 13 14 15 12 15H4C2 15 0 13 0 11Z'],
  net: [18, 13, 'M0 4L9 0L18 4L9 13ZM5 5L9 9L13 5Z'],
  pool: [18, 12, 'M0 12V10C4 8 5 12 9 10C13 8 14 12 18 10V12Z'],
};

function icon(name: string, x: number, middle: number) {
  const [width, height, path] = shapes[name] ?? [16, 16, ''];
  const box: Box = [x, middle - Math.round(height / 2), width, height];
  return layer('VECTOR', box, { fills: paint(0.4), fillGeometry: [{ path, windingRule: 'NONZERO' }] });
}

function group(children: readonly Layer[]) {
  const boxes = children.map(({ absoluteBoundingBox }) => absoluteBoundingBox);
  const [x, y] = [Math.min(...boxes.map((one) => one.x)), Math.min(...boxes.map((one) => one.y))];
  const end = Math.max(...boxes.map((one) => one.x + one.width));
  const bottom = Math.max(...boxes.map((one) => one.y + one.height));
  return layer('GROUP', [x, y, end - x, bottom - y], { fills: [], children });
}

type Fact = readonly [icon: string, words: string];

const homes: readonly (readonly [name: string, price: string, facts: readonly Fact[]])[] = [
  [
    'Cedar House',
    '€ 1 318',
    [
      ['bed', '3 bedrooms'],
      ['bath', '2 baths'],
      ['net', 'Wi-Fi'],
    ],
  ],
  [
    'The Boat Shed',
    '€ 940',
    [
      ['bed', '1 bedroom'],
      ['net', 'Wi-Fi'],
    ],
  ],
  [
    'Mill Loft',
    '€ 1 105',
    [
      ['bed', '2 bedrooms'],
      ['pool', 'Pool'],
      ['bath', '1 bath'],
    ],
  ],
  [
    'Pine Cabin',
    '€ 765',
    [
      ['bed', '2 bedrooms'],
      ['bath', '1 bath'],
      ['pool', 'Pool'],
    ],
  ],
  [
    'Vine Terrace',
    '€ 1 420',
    [
      ['bed', '4 bedrooms'],
      ['bath', '3 baths'],
      ['pool', 'Pool'],
    ],
  ],
  [
    'Harbour Flat',
    '€ 880',
    [
      ['net', 'Wi-Fi'],
      ['bed', '1 bedroom'],
      ['bath', '1 bath'],
    ],
  ],
];

/** The facts of a card beside each other, a px off at times. */
function drawFacts(facts: readonly Fact[], left: number, y: number): readonly Layer[] {
  let x = left;
  return facts.flatMap(([name, words], at) => {
    const drawn = icon(name, x, y + 10);
    const { width } = drawn.absoluteBoundingBox;
    const label = text(x + width + 6 + (at % 2), y, words, 13);
    x += width + 22 + label.absoluteBoundingBox.width;
    return [drawn, label];
  });
}

function drawCards(left: number): readonly Layer[] {
  return homes.map(([name, price, facts], at) => {
    const [x, y] = [left + (at % 3) * 370, 200 + Math.floor(at / 3) * 400];
    return group([
      rectangle([x, y, 350, 380], 0.95),
      rectangle([x, y, 350, 200], 0.7),
      text(x + 20, y + 216 + (at % 2), name, 20),
      ...drawFacts(facts, x + 20, y + 260),
      rectangle([x + 20, y + 300, 310, 1], 0.8),
      text(x + 20, y + 320, price, 18),
    ]);
  });
}

async function compilePage(width: number, height: number, children: readonly Layer[]) {
  const page = layer('FRAME', [0, 0, width, height], { fills: paint(1), children });
  const options = { ...defaultCodeOptions, target: 'react' } as const;
  const { files } = await compile(snapshotOf(page), new Map(), options, environment);
  return new Map(files.flatMap((file) => (file.kind === 'text' ? [[file.path, file.text] as const] : [])));
}

function propsIn(code: string): readonly string[] {
  const [, inside = ''] = /export interface \w+ [^{]*\{\n([\s\S]*?)\n\}/.exec(code) ?? [];
  return inside.split('\n').flatMap((line) => /^ {2}(\w+)\??:/.exec(line)?.[1] ?? []);
}

describe('cards with facts of several kinds', async () => {
  const files = await compilePage(1280, 1100, [text(80, 60, 'Homes near the water', 36), ...drawCards(80)]);
  const card = files.get('src/components/Card.tsx') ?? '';

  it('are one component with a list of facts', () => {
    expect(propsIn(card)).toHaveLength(3);
    expect(card).toMatch(
      /features: \{\s+icon: ComponentType<\{ className\?: string \}>;\s+text: string;?\s+\}\[\]/,
    );
    expect(card.match(/<Feature$|<Feature\s/gm)).toHaveLength(1);
  });

  it('name their icons in data, and have their class in one place', () => {
    const page = [...files.values()].join('\n');
    expect(page).toContain('{ icon: WiFiIcon, text: "Wi-Fi" }');
    expect(page).not.toMatch(/icon: </);
    expect(files.get('src/components/Feature.tsx')).toContain('<Icon className={styles.icon} />');
    expect(files.get('src/components/Feature.tsx')).toContain('icon: Icon,');
  });

  it('keep the sizes of icons that were drawn in several', () => {
    expect(files.get('src/components/WiFiIcon.tsx')).toMatch(/width="18"\s+height="13"/);
  });
});

describe('cards beside a side bar', () => {
  it('stay rows where one of them is below something at the end of the page', async () => {
    const entries = ['Search', 'Saved', 'Visits', 'Messages'].map((one, at) => text(24, 40 + 44 * at, one));
    const files = await compilePage(1440, 1100, [
      rectangle([0, 0, 250, 1100], 0.9),
      ...entries,
      text(24, 1050, 'Sign out'),
      text(282, 60, '126 homes', 30),
      text(1100, 66, 'Newest first'),
      ...drawCards(282),
    ]);
    const cards = [...files].filter(([, code]) => /^ {2}features: \{/m.test(code));
    expect(cards.map(([, code]) => propsIn(code).length)).toEqual([3]);
    const all = [...files.values()].join('\n');
    expect(all.match(/^ {4}features: \[/gm)).toHaveLength(homes.length);
    expect(all.match(/<aside/g)).toHaveLength(1);
  });
});

describe('a plan in other colours', async () => {
  const plans: readonly (readonly [string, readonly string[]])[] = [
    ['Day', ['All stages', 'Ferry there', 'No camping']],
    ['Weekend', ['All stages', 'Ferry there', 'A meadow']],
    ['Patron', ['All of it', 'A warm bed', 'Your name']],
  ];
  const cards = plans.map(([name, rows], at) => {
    const [x, isMain] = [80 + at * 370, at === 1];
    const features = rows.flatMap((row, index) => {
      const mark = row === 'No camping' ? 'pool' : 'bath';
      const y = 330 + index * 40;
      return [
        { ...icon(mark, x + 24, y + 10), fills: paint(isMain ? 1 : 0.3) },
        { ...text(x + 52, y, row), fills: paint(isMain ? 0.95 : 0.1) },
      ];
    });
    return group([
      rectangle([x, 200, 350, 300], isMain ? 0.2 : 0.9),
      { ...text(x + 24, 230, name, 20), fills: paint(isMain ? 1 : 0) },
      { ...text(x + 24, 270, `€ ${45 + at}`, 24), fills: paint(isMain ? 1 : 0) },
      ...features,
    ]);
  });
  const files = await compilePage(1280, 600, [text(80, 60, 'Tickets', 36), ...cards]);

  it('takes its features as the others do, and their icons follow from the look of their words', () => {
    const [, card = ''] = [...files].find(([, code]) => /^ {2}features: \{/m.test(code)) ?? [];
    expect(propsIn(card).filter((name) => /\d$|icon/i.test(name))).toEqual([]);
    const [, feature = ''] = [...files].find(([path]) => /Feature\.tsx$/.test(path)) ?? [];
    expect(propsIn(feature)).toContain('icon');
    const [, styles = ''] = [...files].find(([path]) => /Feature\.module\.css$/.test(path)) ?? [];
    expect(styles).toMatch(/\.[\w-]+ \.icon[,\s]/);
    expect([...files.values()].join('\n')).not.toMatch(/icon: </);
  });
});
