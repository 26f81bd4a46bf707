/**
 * Pages that a hand drew without auto layout, each layer a px or two beside where it was meant to be. The code must be
 * that of the page that was meant: one component for what repeats, lists over data, tables and columns.
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

interface Drawn {
  readonly absoluteBoundingBox: Box;
}
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

let count = 0;
const nextId = (): string => `2:${(count += 1)}`;

type Options = Readonly<Record<string, unknown>>;

const colour = (hex: string) => ({
  r: parseInt(hex.slice(1, 3), 16) / 255,
  g: parseInt(hex.slice(3, 5), 16) / 255,
  b: parseInt(hex.slice(5, 7), 16) / 255,
  a: 1,
});
const paint = (hex: string) => [{ type: 'SOLID', color: colour(hex) }];

function rectangle(x: number, y: number, width: number, height: number, hex: string, more: Options = {}) {
  const absoluteBoundingBox = { x, y, width, height };
  return {
    id: nextId(),
    name: 'Rectangle 1',
    type: 'RECTANGLE',
    fills: paint(hex),
    absoluteBoundingBox,
    ...more,
  };
}

function text(x: number, y: number, characters: string, style: Options = {}, hex = '#222222') {
  const size = Number(style['fontSize'] ?? 14);
  const box = { x, y, width: Math.round(characters.length * size * 0.5), height: Math.round(size * 1.5) };
  const font = { fontFamily: 'Inter', fontSize: size, lineHeightPx: box.height, fontWeight: 400 };
  return {
    ...{ id: nextId(), name: characters, type: 'TEXT', characters, fills: paint(hex) },
    style: { ...font, textAutoResize: 'WIDTH_AND_HEIGHT', ...style },
    absoluteBoundingBox: box,
  };
}

const bold = { fontWeight: 700 };

/** A text in the middle of a box of this width. */
function centred(x: number, y: number, width: number, characters: string, style: Options = {}, hex?: string) {
  const drawn = text(
    x,
    y,
    characters,
    { ...style, textAlignHorizontal: 'CENTER', textAutoResize: 'NONE' },
    hex,
  );
  return { ...drawn, absoluteBoundingBox: { ...drawn.absoluteBoundingBox, width } };
}

function check(x: number, y: number, hex = '#119944') {
  const shape = {
    type: 'VECTOR',
    fillGeometry: [{ path: 'M0 5L1.2 3.8L4.2 6.8L10.8 0L12 1.2L4.2 9Z', windingRule: 'NONZERO' }],
  };
  return rectangle(x - 2, y - 0.5, 12, 9, hex, { ...shape, name: 'Vector' });
}

function line(x: number, y: number, width: number) {
  return {
    ...{ id: nextId(), name: 'Line 1', type: 'LINE', strokes: paint('#dddddd'), strokeWeight: 1 },
    absoluteBoundingBox: { x, y, width, height: 0 },
  };
}

function group(children: readonly Drawn[]) {
  const boxes = children.map((child) => child.absoluteBoundingBox);
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const absoluteBoundingBox = { x, y, width: right - x, height: bottom - y };
  return { id: nextId(), name: `Group ${count}`, type: 'GROUP', children, absoluteBoundingBox };
}

async function filesOf(children: readonly unknown[], height: number): Promise<ReadonlyMap<string, string>> {
  const absoluteBoundingBox = { x: 0, y: 0, width: 1440, height };
  const frame = {
    id: '1:1',
    name: 'Frame 12',
    type: 'FRAME',
    fills: paint('#ffffff'),
    absoluteBoundingBox,
    children,
  };
  const { files } = await compile(snapshotOf(frame), new Map(), defaultCodeOptions, environment);
  return new Map(
    files.flatMap((file): readonly [string, string][] =>
      file.kind === 'text' && /\.(tsx|css)$/.test(file.path) ? [[file.path, file.text]] : [],
    ),
  );
}

const codeOf = (files: ReadonlyMap<string, string>): string =>
  [...files].flatMap(([path, code]) => (path.endsWith('.tsx') ? [code] : [])).join('\n');

/** px by which a hand misses its places, one after another. */
function drifts(values: readonly number[]): () => number {
  let at = 0;
  return () => values[(at += 1) % values.length] ?? 0;
}

const hand = [0, 1, -1, 2, 0, -2, 1, 1, -1, 0, 2, -1, 0];

describe('cards of a row', () => {
  const plans = [
    { name: 'Kiesel', price: '9 €', rows: ['Drei Gärten', 'Wetter vom Amt', 'Hilfe per Brief'] },
    {
      name: 'Fels',
      price: '19 €',
      rows: ['Zehn Gärten', 'Eigene Station', 'Hilfe am Telefon', 'Ein Seminar'],
    },
    { name: 'Gebirge', price: '49 €', rows: ['Alle Gärten', 'Zwei Stationen', 'Besuch im Herbst'] },
  ];

  function cards(offsets: readonly number[]) {
    const off = drifts(offsets);
    return plans.map(({ name, price, rows }, at) => {
      const isMain = at === 1;
      const [x, y] = [120 + at * 410, isMain ? 180 : 200];
      const [ink, ground] = isMain ? ['#ffffff', '#3355cc'] : ['#222222', '#f4f4f8'];
      return group([
        rectangle(x + off() / 2, y, 380, isMain ? 420 : 380, ground),
        text(x + 36 + off(), y + 40 + off(), name, { fontSize: 22, ...bold }, ink),
        text(x + 36 + off(), y + 90 + off(), price, { fontSize: 40, ...bold }, ink),
        ...rows.flatMap((row, index) => {
          const top = y + 200 + index * 44;
          const disc = rectangle(x + 36 + off() / 2, top + off() / 2, 24, 24, isMain ? '#6688ee' : '#ddeedd');
          return [
            { ...disc, type: 'ELLIPSE' },
            check(x + 44, top + 8, isMain ? '#ffffff' : '#119944'),
            text(x + 72 + off(), top + 1 + off(), row, {}, ink),
          ];
        }),
      ]);
    });
  }

  it.each([
    ['drift one way', hand],
    ['drift another way', [1, -2, 0, 2, -1, 1, 0, 0, -1, 2, 1]],
    ['are exact', [0]],
  ])('are one component over data, each with a list, where they %s', async (_, offsets) => {
    const code = codeOf(
      await filesOf([text(120, 80, 'Preise', { fontSize: 40, ...bold }), ...cards(offsets)], 700),
    );
    // Four words of each card, and a row that only one has.
    for (const { rows } of plans) for (const row of rows) expect(code).toContain(`text: "${row}"`);
    expect(code.match(/: \w+Props\[\] = \[/g)).toHaveLength(1);
    expect(code).not.toMatch(/variant="|row2|text2|[a-z]Text2/);
  });
});

describe('a table with a ground behind one column', () => {
  const rows = [
    ['Beds', '4', '12', 'Any'],
    ['Seeds a year', '20', '60', 'Any'],
    ['Soil test', null, true, true],
    ['Own mill', null, null, true],
  ] as const;

  function table({ hasLines = true, offsets = hand }) {
    const off = drifts(offsets);
    const cell = (value: string | true | null, at: number, y: number) => {
      const x = 480 + at * 280;
      if (value === true) return check(x + 136 + off(), y + 6 + off());
      if (value === null) return rectangle(x + 132 + off(), y + 10, 16, 2, '#cccccc');
      return centred(x + off(), y + off(), 280, value, at === 1 ? { fontWeight: 600 } : {});
    };
    return [
      rectangle(760, 400, 280, 300, '#eef0ff', { cornerRadius: 16 }),
      ...['Small', 'Large', 'Huge'].map((name, at) =>
        centred(480 + at * 280 + off(), 430 + off(), 280, name, { fontSize: 18, ...bold }),
      ),
      ...rows.flatMap(([label, ...values], index) => {
        const y = 476 + index * 56;
        return [
          ...(hasLines ? [line(120, y, 1200)] : []),
          text(120 + off(), y + 18 + off(), label, { fontWeight: 500 }),
          ...values.map((value, at) => cell(value, at, y + 18)),
        ];
      }),
    ];
  }

  const page = (children: readonly unknown[]) => [
    text(120, 300, 'What a plan has', { fontSize: 36, ...bold }),
    ...children,
    text(120, 800, 'Ask us anything, we answer on Mondays.'),
  ];

  it.each([
    ['lines between its rows', { hasLines: true }],
    ['rows that go on at both sides', { hasLines: false }],
    ['rows that another hand drew', { offsets: [2, -1, 0, 1, -2, 1] }],
  ])('is a table, whose column is painted by its cells: %s', async (_, options) => {
    const files = await filesOf(page(table(options)), 900);
    const code = codeOf(files);
    const css = [...files.values()].join('\n');
    expect(code.match(/<table/g)).toHaveLength(1);
    expect(code.match(/scope="col"/g)).toHaveLength(3);
    expect(code).toMatch(/<th [^>]*scope="row"/);
    expect(code).not.toMatch(/<p[^>]*>\s*Seeds a year/);
    expect(css).toMatch(/border-radius: 16px 16px 0 0/);
    expect(css).toMatch(/overflow-x: auto/);
    expect(css).not.toMatch(/position: absolute/);
    // A check in a cell says yes, and a short line no.
    expect(code).toMatch(/"Yes"/);
    expect(code).toMatch(/"No"/);
  });

  it('is none where the ground is that of a card: what is on it is no row of what is beside it', async () => {
    const off = drifts(hand);
    const column = (x: number) => [
      text(x + 30, 430, 'A plan', bold),
      ...[0, 1, 2, 3, 4].flatMap((index) => [
        check(x + 30, 480 + index * 40),
        text(x + 50 + off(), 474 + index * 40, `Feature number ${index}`),
      ]),
    ];
    const columns = [
      ...column(120),
      rectangle(530, 400, 380, 300, '#eef0ff'),
      ...column(530),
      ...column(940),
    ];
    expect(codeOf(await filesOf(page(columns), 900))).not.toMatch(/<table/);
  });
});

it('the columns of a chart are told apart by their labels, and not by their heights', async () => {
  const heights = [40, 90, 65, 100, 30];
  const columns = ['Mo', 'Tu', 'We', 'Th', 'Fr'].flatMap((day, at) => [
    rectangle(120 + at * 48, 400 - (heights[at] ?? 0), 24, heights[at] ?? 0, '#3355ee'),
    centred(116 + at * 48, 410, 32, day, { fontSize: 12 }),
  ]);
  const code = codeOf(await filesOf([text(120, 220, 'Orders by day', bold), ...columns], 600));
  expect(code).toMatch(/barHeight: "40%"/);
  expect(code).toMatch(/key=\{column\.text\}/);
});

describe('the end of a page', () => {
  const lists = [
    ['Verein', 'Über uns', 'Satzung', 'Vorstand', 'Presse'],
    ['Garten', 'Beete', 'Geräte', 'Wasser', 'Kompost'],
    ['Hilfe', 'Fragen', 'Karte', 'Anfahrt', 'Kontakt'],
  ];

  function footer(offsets: readonly number[], columns = lists) {
    const off = drifts(offsets);
    const pitch = 816 / columns.length;
    return [
      text(120 + off(), 700, 'Beet und Bohne', { fontSize: 22, ...bold }),
      text(120 + off(), 750, 'Gärten für alle.'),
      ...columns.flatMap(([title = '', ...words], at) => [
        text(560 + at * pitch, 700 + off() / 2, title, bold),
        ...words.map((word, index) => text(560 + at * pitch + off(), 738 + index * 34 + off(), word)),
      ]),
      line(120, 890, 1200),
      text(120, 906, '© 2026 Beet und Bohne e. V.'),
      ...['Datenschutz', 'Impressum'].map((word, at) => text(1130 + at * 120, 906, word)),
    ];
  }

  const content = [
    text(120, 28, 'Beet und Bohne', { fontSize: 22, ...bold }),
    ...['Beete', 'Termine', 'Verein', 'Kontakt'].map((word, at) => text(700 + at * 120, 32, word)),
    rectangle(1200, 20, 120, 44, '#228844', { cornerRadius: 8 }),
    centred(1200, 32, 120, 'Mitmachen', {}, '#ffffff'),
    text(120, 180, 'Ein Beet für jede Straße', { fontSize: 48, ...bold }),
    text(120, 280, 'Wir legen Beete an, wo vorher Steine lagen, und gießen sie zusammen.'),
    text(120, 400, 'Machen Sie mit', { fontSize: 32, ...bold }),
    text(120, 460, 'Jeden Samstag um zehn am alten Wasserturm, auch bei Regen.'),
  ];

  it.each([
    ['drift', hand, lists],
    ['drift otherwise', [1, -1, 2, -2, 0], lists],
    ['are four', hand, [...lists, ['Orte', 'Nord', 'Süd', 'Ost', 'West']]],
  ])(
    'has a column for each of its lists, which are one component over data, where they %s',
    async (_, offsets, columns) => {
      const files = await filesOf([...content, ...footer(offsets, columns)], 950);
      const code = codeOf(files);
      for (const [title = '', ...words] of columns) {
        const entry = code.slice(code.indexOf(`title: "${title}"`));
        expect(code).toContain(`title: "${title}"`);
        expect([...entry.matchAll(/label: "([^"]+)"/g)].slice(0, 4).map(([, label]) => label)).toEqual(words);
      }
      // Four columns become two and never three and one.
      const tracks = columns.length === 4 ? 'repeat(4, minmax(0, 1fr))' : 'repeat(auto-fit';
      expect([...files.values()].join('\n')).toContain(`grid-template-columns: ${tracks}`);
    },
  );
});

describe('logos at even distances', () => {
  it('are a list in columns of one width', async () => {
    const off = drifts([1, 0, -1, 1, 0]);
    const names = ['Nordwind', 'Ahorn & Söhne', 'Lumen', 'Paketchen', 'Oktave', 'Helle Seite'];
    const logos = names.map((name, at) => {
      const tint = at % 2 === 0 ? '#aaaacc' : '#8888bb';
      const place = [124 + at * 206 + off(), 320 + off()] as const;
      const mark = { ...rectangle(...place, 28, 28, tint), type: 'ELLIPSE' };
      return group([mark, text(162 + at * 206 + off(), 322 + off(), name, { fontSize: 16 })]);
    });
    const wide = rectangle(120, 500, 1200, 200, '#f4f4f8');
    const files = await filesOf([text(120, 80, 'Wer uns vertraut', { fontSize: 40 }), ...logos, wide], 800);
    const code = codeOf(files);
    for (const name of names) expect(code).toMatch(new RegExp(`: "${name}"`));
    expect(code).not.toContain('variant');
    // In narrower windows there are two even lines of them.
    const columns = [...files.values()].join('\n').match(/grid-template-columns: repeat\(\d/g);
    expect(columns?.slice(0, 2).map((one) => one.at(-1))).toEqual(['6', '3']);
  });
});

describe('parts of a page', () => {
  const bar = [
    text(120, 28, 'Beet und Bohne', { fontSize: 22, ...bold }),
    ...['Beete', 'Termine', 'Verein', 'Kontakt'].map((word, at) => text(600 + at * 120 + at, 32, word)),
    rectangle(1200, 20, 120, 44, '#228844', { cornerRadius: 8 }),
    centred(1200, 32, 120, 'Mitmachen', {}, '#ffffff'),
  ];
  const opening = [
    ...bar,
    text(120, 160, 'Ein Beet für jede Straße', { fontSize: 56, ...bold }),
    text(120, 260, 'Wir legen Beete an, wo vorher Steine lagen, und gießen sie zusammen.'),
  ];
  const cross = (x: number, y: number) => icon(x, y, 14, 14, 'M0 1L1 0L14 13L13 14Z M13 0L14 1L1 14L0 13Z');
  const plus = (x: number, y: number) => icon(x, y, 14, 14, 'M6 0H8V14H6Z M0 6H14V8H0Z');
  const envelope = (x: number, y: number) => icon(x, y, 18, 14, 'M0 0H18V14H0Z M1 1L9 7L17 1Z');

  function icon(x: number, y: number, width: number, height: number, path: string) {
    const shape = { type: 'VECTOR', fillGeometry: [{ path, windingRule: 'NONZERO' }], name: 'Vector' };
    return rectangle(x, y, width, height, '#333333', shape);
  }

  it('are sections below the titles in the content, also where the title of the page is much larger', async () => {
    const part = (y: number, title: string) => [
      text(120, y, title, { fontSize: 36, ...bold }),
      text(121, y + 70, `${title} gibt es seit dem Sommer, in dem es nicht geregnet hat.`),
      text(120, y + 100, 'Und wer mitmacht, darf ernten.'),
    ];
    const ground = rectangle(0, 1200, 1440, 200, '#f4f4f8');
    const page = [...opening, ...part(400, 'Die Beete'), ...part(700, 'Die Bohnen'), ground];
    const code = codeOf(await filesOf(page, 1400));
    // Both are alike, so they are one component with the title as a prop.
    expect(code.match(/<section/g)).toHaveLength(1);
    expect(code).toMatch(/<section[^]*<h2[^>]*>\{title\}/);
    expect(code).toMatch(/title="Die Beete"\s+subtitle="Die Beete/);
    expect(code).toMatch(/title="Die Bohnen"\s+subtitle="Die Bohnen/);
  });

  it('are one accordion, whose open row has a line for a minus, in a section with its title', async () => {
    const off = drifts(hand);
    let y = 520;
    const rows = ['Darf jeder mitmachen?', 'Was kostet das?', 'Wer gießt im Urlaub?'].map((question, at) => {
      const [top, height] = [y, at === 0 ? 130 : 76];
      y += height + 16 + off() / 2;
      return group([
        rectangle(120, top, 1200, height, at === 0 ? '#ffffff' : '#f4f4f8', { cornerRadius: 12 }),
        text(152 + off(), top + 24 + off(), question, { fontSize: 18, fontWeight: 600 }),
        ...(at > 0 ? [plus(1264, top + 31)] : []),
        ...(at === 0
          ? [
              rectangle(1264, top + 37, 14, 2, '#333333'),
              text(152, top + 70, 'Ja, auch Kinder. Jeden Samstag um zehn am Turm.'),
            ]
          : []),
      ]);
    });
    const title = text(120, 440, 'Häufige Fragen', { fontSize: 36, ...bold });
    const files = await filesOf([...opening, title, ...rows], 1000);
    const code = codeOf(files);
    expect(code).toMatch(/isOpen: true,\s*question: "Darf jeder mitmachen\?"/);
    expect(code).toMatch(/question: "Wer gießt im Urlaub\?"/);
    expect(code.match(/<details/g)).toHaveLength(1);
    expect(code).toMatch(/<section[^>]*>\s*<h2[^>]*>\s*Häufige Fragen/);
  });

  it('are two buttons, one of them pressed, where one of two labels on a track has a pill', async () => {
    const toggle = group([
      rectangle(588, 340, 264, 52, '#eeeeff', { cornerRadius: 26 }),
      rectangle(593, 345, 129, 44, '#ffffff', { cornerRadius: 22 }),
      text(627, 356, 'Monatlich'),
      text(757, 355, 'Jährlich', {}, '#666666'),
    ]);
    const code = codeOf(
      await filesOf([...opening, toggle, text(120, 600, 'Alle Preise sind Endpreise.')], 800),
    );
    expect(code).toMatch(/\{ \w+: "Monatlich" \},\s*\{ \w+: "Jährlich" \}/);
    expect(code).toContain('useState("Monatlich")');
    expect(code).toContain('aria-pressed');
  });

  it('are a form with a field for an address in a painted bar, and a checkbox below it', async () => {
    const circle = { strokes: paint('#555555'), strokeWeight: 1.5, type: 'ELLIPSE', fills: [] };
    const form = [
      group([
        rectangle(760, 500, 560, 64, '#f4f4f8', { cornerRadius: 14 }),
        envelope(784, 525),
        text(820, 522, 'name@beispiel.de', {}, '#999999'),
        rectangle(1166, 508, 146, 48, '#222222', { cornerRadius: 10 }),
        centred(1167, 522, 146, 'Abonnieren', {}, '#ffffff'),
      ]),
      rectangle(762, 585, 18, 18, '#ffffff', circle),
      text(790, 584, 'Ich habe die Hinweise gelesen'),
    ];
    const title = text(120, 500, 'Post vom Beet', { fontSize: 36, ...bold });
    const code = codeOf(
      await filesOf([...opening, title, ...form, rectangle(0, 700, 1440, 90, '#eeeeee')], 790),
    );
    expect(code).toMatch(/<input[^>]*type="email"/);
    expect(code).toMatch(/<button[^>]*type="submit"/);
    expect(code).toMatch(/<input[^>]*type="checkbox"/);
    expect(code).not.toContain('mailto:');
  });

  it('are links to networks, of which a cross is one, at the other end of the last row', async () => {
    const end = [
      line(120, 700, 1200),
      text(120, 720, '© 2026 Beet und Bohne e. V.'),
      ...[cross(1240, 722), plus(1276, 722), envelope(1302, 722)],
    ];
    const code = codeOf(await filesOf([...opening, ...end], 760));
    expect(code).toMatch(/<a[^>]*aria-label="X"/);
    expect(code.slice(code.indexOf('<footer')).match(/<a\b/g)).toHaveLength(3);
    expect(code).not.toMatch(/aria-label="(Close|Schließen)"/);
  });
});
