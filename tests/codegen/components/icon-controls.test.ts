import { describe, expect, it } from 'vitest';
import { type CodeElement, type CodeNode, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];
type Place = readonly [x: number, y: number, width: number, height: number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };
const plus =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none"><path d="M10 2V18M2 10H18" stroke="#000" stroke-width="2"/></svg>';
const magnifier =
  '<svg viewBox="0 0 20 20" fill="none"><circle cx="9" cy="9" r="6" stroke="#000" stroke-width="1.5"/><path d="M13.5 13.5L18 18" stroke="#000" stroke-width="1.5"/></svg>';
/** It has the shape of no action. */
const ring =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none"><circle cx="10" cy="10" r="8" stroke="#000"/></svg>';

it('a question with a plus at its other end is a button, and a plus beside its words belongs to them', () => {
  const question = (gap: number): Written =>
    box(
      '3:1',
      row,
      [0, 0, 200 + gap + 20, 40],
      [text('3:2', 'What should I pack for it?', [0, 10, 200, 20]), icon('3:3', [200 + gap, 10, 20, 20])],
    );
  expect(tagsOf([question(500)], '3:1')).toEqual(['button']);
  expect(tagsOf([question(10)], '3:1')).toEqual(['div']);
});

describe('a short text before a chevron that points down', () => {
  const chevron =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none"><path d="M5 7.5L10 12.5L15 7.5" stroke="#000"/></svg>';
  const opener = (id: string, words: string, x = 0, style: object = row): Written =>
    box(
      id,
      { ...row, ...style },
      [x, 0, 130, 32],
      [text(`${id}1`, words, [x + 12, 6, 80, 20]), { ...icon(`${id}2`, [x + 100, 8, 16, 16]), svg: chevron }],
    );
  const popupsOf = (children: readonly Written[]) =>
    elementsOf([...children, text('9:1', 'More words', [0, 1300, 90, 20])]).flatMap(({ tag, attributes }) => {
      const popup = attributes.find(({ name }) => name === 'aria-haspopup')?.value;
      return tag === 'button' && popup?.kind === 'text' ? [popup.text] : [];
    });

  it('opens a list of values, or a menu with a second text', () => {
    expect(popupsOf([opener('3:', 'Woche')])).toEqual(['listbox']);
    const [words, end] = opener('3:', 'Priya Raman').children ?? [];
    const account = {
      ...opener('3:', ''),
      children: [words ?? end, text('3:9', 'Leitung', [12, 20, 60, 12]), end],
    };
    expect(popupsOf([account as Written])).toEqual(['menu']);
  });

  it('opens nothing where it says a figure or a sentence, or heads a column', () => {
    expect(popupsOf([opener('3:', '12 %')])).toEqual([]);
    expect(popupsOf([opener('3:', 'Wird geladen.')])).toEqual([]);
    const heads = ['Name', 'Datum', 'Betrag'].map((words, at) => opener(`${3 + at}:`, words, at * 150));
    expect(popupsOf([box('8:8', row, [0, 0, 500, 32], heads)])).toEqual([]);
  });
});

it('an icon of an action at the end of a row is a button that is called after it', () => {
  const entry = box(
    '3:1',
    row,
    [0, 0, 900, 40],
    [
      text('3:2', '10:00', [0, 10, 60, 20]),
      text('3:4', 'Breathing', [200, 10, 200, 20]),
      icon('3:3', [860, 10, 20, 20]),
    ],
  );
  const found = elementsOf([entry]).find(({ tag }) => tag === 'button');
  expect(found?.attributes).toContainEqual({ name: 'aria-label', value: { kind: 'text', text: 'Add' } });
});

describe('icons recognised by name', () => {
  const named = (id: string, name: string, x: number): Written => ({
    ...icon(id, [x, 10, 24, 24]),
    name,
    svg: ring,
  });
  const labelsOf = (children: readonly Written[]) =>
    elementsOf(children)
      .filter(({ tag }) => tag === 'button')
      .map(({ attributes }) => attributes.find(({ name }) => name === 'aria-label')?.value);
  const words = (label: string) => ({ kind: 'text', text: label });

  it('are the buttons of a toolbar, together with the icons beside them', () => {
    const bar = (names: readonly string[]) =>
      box(
        '3:1',
        row,
        [0, 0, 300, 44],
        names.map((name, at) => named(`3:${at + 2}`, name, at * 60)),
      );
    const filler = text('9:1', 'Words', [0, 300, 90, 20]);
    expect(labelsOf([bar(['Icon / Shuffle', 'Icon / Disc', 'Icon / Next']), filler])).toEqual(
      ['Shuffle', 'Disc', 'Next'].map(words),
    );
    expect(labelsOf([bar(['Icon / Clock', 'Icon / Disc', 'Icon / Pin']), filler])).toEqual([]);
  });

  it('are ornaments of the words beside them, but for those that close or open a menu at the end of a row', () => {
    const entry = (name: string) =>
      box(
        '3:1',
        row,
        [0, 0, 300, 44],
        [text('3:2', 'Night ferry', [0, 10, 200, 24]), named('3:3', name, 208)],
      );
    const filler = text('9:1', 'Words', [0, 300, 90, 20]);
    expect(labelsOf([entry('icon/share'), filler])).toEqual([]);
    expect(labelsOf([entry('icon/trash'), filler])).toEqual([words('Trash')]);
  });
});

it('a heart in a painted frame of a component is a button in all its instances', () => {
  const heart =
    '<svg viewBox="0 0 18 18" fill="none"><path d="m9 15c-5.25-3.75-6.75-6-6.75-8.62C2.25 4.5 3.75 3 5.63 3c1.5 0 2.62.75 3.37 2.25C9.75 3.75 10.88 3 12.38 3c1.87 0 3.37 1.5 3.37 3.38C15.75 9 14.25 11.25 9 15z" fill="red"/></svg>';
  const card = (id: string, y: number): Written => ({
    ...box(
      id,
      row,
      [0, y, 300, 200],
      [
        {
          ...box(
            `I${id};9:2`,
            { ...row, 'background-color': 'white' },
            [260, y + 8, 32, 32],
            [
              {
                id: `I${id};9:3`,
                name: 'Vector',
                kind: 'vector',
                svg: heart,
                drawn: drawn([267, y + 15, 18, 18]),
              },
            ],
          ),
        },
        text(`I${id};9:4`, 'Teller', [0, y + 160, 60, 20]),
      ],
    ),
    instance: { componentId: '9:1', componentName: 'Karte', setName: null, properties: {} },
  });
  const tags = elementsOf([card('2:1', 0), card('3:1', 300)]).map(({ tag }) => tag);
  expect(tags.filter((tag) => tag === 'button')).toHaveLength(2);
});

describe('three dots as low as one of them', () => {
  const dots = (svg: string): Written => ({
    ...icon('3:3', [270, 20, 15, 3]),
    name: 'Vector',
    svg,
  });
  const entry = (svg: string) =>
    box('3:1', row, [0, 0, 300, 44], [text('3:2', 'Night ferry', [0, 10, 200, 24]), dots(svg)]);
  const dot = (x: number) =>
    `M${x} 1.67C${x} 0.75 ${x + 0.75} 0 ${x + 1.67} 0C${x + 2.59} 0 ${x + 3.33} 0.75 ${x + 3.33} 1.67C${x + 3.33} 2.59 ${x + 2.59} 3.33 ${x + 1.67} 3.33C${x + 0.75} 3.33 ${x} 2.59 ${x} 1.67Z`;
  const drawing = (data: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 15 3.33"><path d="${data}" fill="#000"/></svg>`;

  it('open the menu of a row at its end', () => {
    expect(tagsOf([entry(drawing([0, 5.83, 11.67].map(dot).join('')))], '3:1')).toEqual(['div']);
    const tags = elementsOf([entry(drawing([0, 5.83, 11.67].map(dot).join('')))]).map(({ tag }) => tag);
    expect(tags).toContain('button');
  });

  it('are none where they are one line', () => {
    const tags = elementsOf([entry(drawing('M0 0H15V3.33H0Z'))]).map(({ tag }) => tag);
    expect(tags).not.toContain('button');
  });
});

describe('an icon in a painted frame', () => {
  const framed = (inside: readonly Written[]): Written =>
    box(
      '3:1',
      row,
      [0, 0, 400, 44],
      [
        box(
          '3:2',
          { ...row, 'background-color': 'white' },
          [0, 2, 40, 40],
          [{ ...icon('3:3', [8, 10, 24, 24]), name: 'Vector', svg: ring }, ...inside],
        ),
      ],
    );
  const mark = (place: Place): Written =>
    box('3:4', { position: 'absolute', 'background-color': 'red' }, place, []);
  const filler = text('9:1', 'Words', [0, 300, 90, 20]);
  const buttonsIn = (children: readonly Written[]) =>
    elementsOf([...children, filler]).filter(({ tag }) => tag === 'button').length;

  it('is a button with a mark over its upper corner, as what is new has it', () => {
    expect(buttonsIn([framed([mark([28, 4, 8, 8])])])).toBe(1);
  });

  it('is an ornament without a mark, and with one in its middle or below', () => {
    expect(buttonsIn([framed([])])).toBe(0);
    expect(buttonsIn([framed([mark([16, 4, 8, 8])])])).toBe(0);
    expect(buttonsIn([framed([mark([28, 32, 8, 8])])])).toBe(0);
  });
});

it('an icon that closes a dialog is a button in it too', () => {
  const cross =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none"><path d="M4 4L16 16M16 4L4 16" stroke="#000" stroke-width="2"/></svg>';
  const dialog: Written = {
    ...box(
      '3:1',
      column,
      [0, 0, 400, 300],
      [
        box(
          '3:2',
          row,
          [0, 0, 400, 40],
          [text('3:3', 'New habit', [0, 10, 90, 20]), { ...icon('3:4', [370, 10, 20, 20]), svg: cross }],
        ),
        text('3:5', 'Choose a colour', [0, 80, 120, 20]),
      ],
    ),
    inferredKind: 'dialog',
  };
  expect(elementsOf([dialog]).filter(({ tag }) => tag === 'button')).toHaveLength(1);
});

it('icons side by side in a footer are links; a single one is an ornament', () => {
  const icons = (count: number) =>
    box(
      '8:1',
      row,
      [0, 1910, 200, 40],
      Array.from({ length: count }, (_, at) => icon(`8:${at + 2}`, [at * 60, 1915, 24, 24])),
    );
  const linksIn = (count: number) =>
    elementsOf([...site([]), ending([icons(count)])]).filter(({ tag }) => tag === 'a').length;
  expect(linksIn(3) - linksIn(1)).toBe(3);
});

it('what is drawn as a button leads elsewhere on a page of a site, unless it is an action on the page', () => {
  const call = (label: string): Written => ({
    ...box(
      '3:1',
      { ...row, 'background-color': 'red' },
      [600, 800, 160, 48],
      [text('3:2', label, [640, 814, 80, 20])],
    ),
  });
  expect(tagsOf([...site([call('See the firing')]), ending([])], '3:1')).toEqual(['a']);
  expect(tagsOf([...site([call('Add to cart')]), ending([])], '3:1')).toEqual(['button']);
  expect(tagsOf([call('See the firing')], '3:1')).toEqual(['button']);
});

it('titles of products are links from three on, and remain headings', () => {
  const product = (id: string, title: string): Written =>
    box(
      `${id}:0`,
      column,
      [0, 700, 300, 400],
      [
        { id: `${id}:1`, name: 'Photo', kind: 'image', drawn: { x: 0, y: 700, width: 300, height: 300 } },
        { ...text(`${id}:2`, title, [0, 1010, 200, 24]), style: { 'font-size': '20px' } },
        text(`${id}:3`, '€ 28', [0, 1040, 60, 20]),
      ],
    );
  const products = (count: number) =>
    ['Dune mug', 'Bud vase', 'Goose jug'].slice(0, count).map((title, at) => product(`${at + 3}`, title));
  const linksIn = (count: number) =>
    elementsOf([
      box('2:1', row, [0, 700, 1000, 400], products(count)),
      text('2:9', 'All of it', [0, 1200, 90, 20]),
    ]).filter(({ tag }) => tag === 'a').length;
  expect(linksIn(2)).toBe(0);
  expect(linksIn(3)).toBe(3);
});

describe('a square frame with room around its icon', () => {
  const frame = (id: string, x: number, svg: string, size = 36): Written =>
    box(
      id,
      { ...row, 'border-radius': '8px' },
      [x, 0, size, size],
      [{ ...icon(`${id}9`, [x + (size - 20) / 2, (size - 20) / 2, 20, 20]), svg }],
    );
  const shape = (at: number) => ring.replace('r="8"', `r="${at + 4}"`);
  const line = (children: readonly Written[]) => box('6:1', row, [0, 0, 400, 40], children);

  it('is a button beside two others with other icons, whatever is between them', () => {
    const frames = [0, 1, 2].map((at) => frame(`3:${at}`, at * 44, shape(at)));
    const divider = box('4:1', { 'background-color': '#cccccc' }, [140, 8, 1, 20], []);
    const bar = line([...frames, divider]);
    for (const id of ['3:0', '3:1', '3:2']) expect(tagsOf([bar], id)).toEqual(['button']);
    expect(tagsOf([line(frames.slice(0, 2))], '3:0')).toEqual(['div']);
  });

  it('is pressed where it alone has another paint, of those that no line parts from it', () => {
    const named = (at: number, x: number): Written => ({ ...frame(`3:${at}`, x, shape(at)), name: 'Tool' });
    const active = {
      ...named(0, 0),
      style: { ...row, 'background-color': '#dde4ff', 'border-radius': '8px' },
    };
    const divider = box('4:1', { 'background-color': '#cccccc' }, [95, 8, 1, 20], []);
    const tools = [{ ...active, name: 'Tool / active' }, named(1, 44), divider];
    const others = [110, 154, 198].map((x, at) => named(at + 2, x));
    const count = text('5:1', '140 words', [236, 8, 70, 20]);
    const filler = text('9:1', 'More words', [0, 1300, 90, 20]);
    const pressed = elementsOf([line([...tools, ...others, count]), filler])
      .filter(({ tag }) => tag === 'button')
      .map(({ attributes }) => attributes.find(({ name }) => name === 'aria-pressed')?.value);
    const is = (words: string) => ({ kind: 'text', text: words });
    expect(pressed).toEqual([is('true'), is('false'), undefined, undefined, undefined]);
  });

  it('is none where the icons repeat, fill their frames, or belong to the words behind them', () => {
    const marks = [0, 1, 2].map((at) => frame(`3:${at}`, at * 44, shape(1)));
    expect(tagsOf([line(marks)], '3:0')).toEqual(['div']);
    const tight = [0, 1, 2].map((at) => frame(`3:${at}`, at * 44, shape(at), 24));
    expect(tagsOf([line(tight)], '3:0')).toEqual(['div']);
    const facts = [0, 1, 2].flatMap((at) => [
      frame(`3:${at}`, at * 150, shape(at)),
      text(`5:${at}`, 'Wind', [at * 150 + 44, 8, 60, 20]),
    ]);
    expect(tagsOf([line(facts)], '3:0')).toEqual(['div']);
  });

  it('is a button anywhere on a page where another one like it is', () => {
    const bar = line([0, 1, 2].map((at) => frame(`3:${at}`, at * 44, shape(at))));
    const start = text('9:8', 'Some words before all of it', [0, 0, 200, 20]);
    const end = text('9:9', 'More words', [0, 1300, 90, 20]);
    const alone = (size: number) =>
      box(
        '7:1',
        row,
        [0, 100, 900, 44],
        [text('7:2', 'Wednesday, 10:42', [0, 10, 200, 20]), { ...frame('7:3', 600, shape(5), size) }],
      );
    const card = (size: number) => box('8:1', column, [0, 0, 900, 400], [start, bar, alone(size)]);
    expect(tagsOf([card(36), end], '7:3')).toEqual(['button']);
    expect(tagsOf([card(44), end], '7:3')).toEqual(['div']);
  });
});

describe('icons in bars and at the ends of rows', () => {
  const labelOf = (children: readonly Written[], id: string) =>
    elementsOf([...children, text('9:1', 'More words', [0, 1300, 90, 20])])
      .filter(({ ids, tag, children: inside }) => tag === 'button' && [...ids, ...idsIn(inside)].includes(id))
      .map(({ attributes }) => {
        const label = attributes.find(({ name }) => name === 'aria-label')?.value;
        return label?.kind === 'text' ? label.text : null;
      });
  const idsIn = (nodes: readonly CodeNode[]) => nodes.flatMap((node) => ('ids' in node ? node.ids : []));
  const bell = (id: string, x: number): Written => ({ ...icon(id, [x, 112, 20, 20]), svg: ring });
  const portrait = (id: string, x: number, y = 104): Written => ({
    ...{ id, name: 'Ellipse', kind: 'image', style: { 'border-radius': '50%' } },
    drawn: drawn([x, y, 36, 36]),
  });
  const field = box(
    '3:1',
    { ...row, border: '1px solid #ddd' },
    [600, 102, 300, 40],
    [
      { ...icon('3:2', [612, 114, 16, 16]), svg: magnifier },
      { ...text('3:3', 'Search', [640, 112, 60, 20]), style: { 'font-size': '14px', color: '#999999' } },
    ],
  );
  const bar = (parts: readonly Written[]) => [
    box('3:0', row, [600, 100, 560, 44], [{ ...field, name: 'Search field' }, ...parts]),
  ];

  it('are buttons beside a field, the portrait that of the account', () => {
    const parts = bar([bell('3:4', 1000), portrait('3:5', 1100)]);
    expect(labelOf(parts, '3:4')).toHaveLength(1);
    expect(labelOf(parts, '3:5')).toEqual(['Account']);
    expect(
      labelOf([box('3:0', row, [0, 700, 560, 44], [bell('3:4', 1000), portrait('3:5', 1100)])], '3:5'),
    ).toEqual([]);
  });

  it('are none where words are in the bar too', () => {
    const parts = bar([bell('3:4', 1000), text('3:6', 'Twelve', [1050, 112, 60, 20])]);
    expect(labelOf(parts, '3:4')).toEqual([]);
  });

  const person = (id: string, iconX: number, name = 'Ada Holm', y = 900) =>
    box(
      `${id}0`,
      row,
      [24, y, 250, 40],
      [
        portrait(`${id}1`, 24, y),
        text(`${id}2`, name, [80, y + 10, 90, 20]),
        { ...bell(`${id}3`, iconX), drawn: drawn([iconX, y + 10, 16, 16]) },
      ],
    );

  it('are a button apart from the name of a person, and none right beside it', () => {
    expect(labelOf([person('4:', 230)], '4:3')).toEqual(['Account']);
    expect(labelOf([person('4:', 176)], '4:3')).toEqual([]);
    const team = [person('4:', 230), person('5:', 230, 'Bo Dahl', 960)];
    expect(labelOf(team, '4:3')).not.toContain('Account');
  });

  it('are a button where the cell that ends a row is drawn as three dots', () => {
    const dots =
      '<svg viewBox="0 0 70 68"><path d="m35 27.25q-1.5 0-1.5 1.5 0 1.5 1.5 1.5 1.5 0 1.5-1.5 0-1.5-1.5-1.5zm0 5.25q-1.5 0-1.5 1.5 0 1.5 1.5 1.5 1.5 0 1.5-1.5 0-1.5-1.5-1.5zm0 5.25q-1.5 0-1.5 1.5 0 1.5 1.5 1.5 1.5 0 1.5-1.5 0-1.5-1.5-1.5z"/></svg>';
    const line = (last: Written) =>
      box('6:0', row, [0, 900, 600, 68], [text('6:1', 'Ada Holm', [0, 920, 90, 20]), last]);
    expect(labelOf([line({ ...icon('6:2', [530, 900, 70, 68]), svg: dots })], '6:2')).toEqual(['More']);
    expect(labelOf([line({ ...icon('6:2', [530, 900, 70, 68]), svg: ring })], '6:2')).toEqual([]);
  });

  it('lead back before the title of a screen', () => {
    const arrow =
      '<svg viewBox="0 0 20 20" fill="none"><path d="M16 10H4M9 5l-5 5 5 5" stroke="#000" stroke-width="1.5"/></svg>';
    const back = (style: Record<string, string>) =>
      box(
        '7:0',
        row,
        [0, 300, 390, 56],
        [
          box(
            '7:1',
            { ...row, ...style },
            [16, 308, 40, 40],
            [{ ...icon('7:2', [26, 318, 20, 20]), svg: arrow }],
          ),
          text('7:3', 'Basket', [150, 318, 90, 20]),
        ],
      );
    expect(tagsOf([back({ border: '1px solid #ddd' })], '7:1')).toEqual(['button']);
    expect(tagsOf([back({})], '7:1')).toEqual(['div']);
  });

  it('lead back at the start of a header, where an icon in the place of a logo does not', () => {
    const chevron =
      '<svg viewBox="0 0 28 28" fill="none"><path d="M18 6L10 14L18 22" stroke="#000" stroke-width="2"/></svg>';
    const bar = (svg: string): Written => ({
      ...box(
        '7:0',
        row,
        [0, 0, 1200, 60],
        [
          {
            ...box('7:1', row, [16, 16, 28, 28], [{ ...icon('7:2', [16, 16, 28, 28]), svg }]),
            name: 'icon/chevl',
          },
          text('7:3', 'Book a lesson', [500, 18, 200, 24]),
          {
            ...box('7:4', row, [1150, 16, 28, 28], [{ ...icon('7:5', [1150, 16, 28, 28]), svg: ring }]),
            name: 'icon/help',
          },
        ],
      ),
      name: 'Header',
    });
    const filler = box('9:0', column, [0, 100, 1200, 1800], [text('9:2', 'Words', [0, 300, 90, 20])]);
    expect(tagsOf([bar(chevron), filler], '7:1')).toEqual(['button']);
    expect(tagsOf([bar(ring), filler], '7:1')).toEqual(['a']);
  });

  it('have addresses of what they stand for, and none of where they point', () => {
    const sign = (id: string, name: string, x: number): Written => ({
      ...box(id, row, [x, 1930, 24, 24], [{ ...icon(`${id}1`, [x, 1930, 24, 24]), svg: ring }]),
      name,
    });
    const signs = ['icon/twitter', 'ic_youtube_24px', 'icon/chevl'].map((name, at) =>
      sign(`8:${at + 2}`, name, 400 + at * 40),
    );
    const hrefs = elementsOf([...site([]), ending([box('8:1', row, [400, 1930, 104, 24], signs)])]).flatMap(
      ({ tag, ids, attributes }) =>
        tag === 'a' && ids.some((id) => id.startsWith('8:'))
          ? attributes.flatMap(({ name, value }) =>
              name === 'href' && value.kind === 'text' ? [value.text] : [],
            )
          : [],
    );
    expect(hrefs).toEqual(['#twitter', '#youtube', '#top']);
  });

  it('of what is added are buttons that say how often it was', () => {
    const entry = (at: number, name: string, inside: Written): Written =>
      box(
        `8:${at}0`,
        row,
        [0, 500 + at * 60, 400, 50],
        [
          text(`8:${at}1`, name, [0, 510 + at * 60, 200, 24]),
          {
            ...box(
              `8:${at}2`,
              { ...row, 'background-color': '#fff' },
              [350, 510 + at * 60, 30, 30],
              [inside],
            ),
            name: 'Add',
          },
        ],
      );
    const sign = (at: number) => icon(`8:${at}3`, [357, 517 + at * 60, 16, 16]);
    const entries = [
      entry(1, 'Lentil soup', sign(1)),
      entry(2, 'Rice with beans', text('8:23', '2', [362, 517, 8, 16])),
      entry(3, 'Flat bread', sign(3)),
    ];
    expect(labelOf(entries, '8:22')).toEqual(['2: Rice with beans']);
    expect(labelOf(entries.slice(1, 2), '8:22')).toEqual([]);
  });
});

function site(content: readonly Written[]): readonly Written[] {
  const links = ['Films', 'Series', 'Live'].map((words, at) =>
    text(`5:2${at}`, words, [400 + at * 90, 20, 60, 20]),
  );
  const logo = { ...text('1:21', 'Umbra', [24, 20, 90, 30]), style: { 'font-size': '22px' } };
  const title = { ...text('2:2', 'Ready for rain', [24, 200, 600, 60]), style: { 'font-size': '48px' } };
  return [
    box('1:20', row, [0, 0, 1200, 72], [logo, box('1:30', row, [400, 20, 400, 32], links)]),
    box(
      '2:0',
      column,
      [0, 100, 1200, 900],
      [title, text('2:3', 'Words about it, at some length.', [24, 300, 500, 20]), ...content],
    ),
  ];
}

function ending(content: readonly Written[]): Written {
  const rights = text('8:9', '© 2024 Umbra. All rights reserved.', [24, 1960, 300, 20]);
  return box('8:0', column, [0, 1900, 1200, 100], [...content, rights]);
}

function box(id: string, style: Record<string, string>, place: Place, children: readonly Written[]): Written {
  return { id, name: 'Frame 12', style, drawn: drawn(place), children };
}

function text(id: string, words: string, place: Place): Written {
  return { id, name: 'Text', text: words, style: { 'font-size': '16px' }, drawn: drawn(place) };
}

function icon(id: string, place: Place): Written {
  return { id, name: 'Vector', kind: 'vector', svg: plus, drawn: drawn(place) };
}

function drawn([x, y, width, height]: Place) {
  return { x, y, width, height };
}

function elementsOf(children: readonly Written[]): readonly CodeElement[] {
  const page = { ...box('1:1', column, [0, 0, 1200, 2000], children), name: 'Page' };
  const options = { ...defaultCodeOptions, target: 'html' } as const;
  return findComponents(openLayout({ pages: [page] }), options)
    .components.flatMap((one): readonly CodeNode[] => nodesOf(one))
    .filter((node): node is CodeElement => node.kind === 'element');
}

function tagsOf(children: readonly Written[], id: string): readonly string[] {
  const filler = text('9:1', 'More words', [0, 1300, 90, 20]);
  return elementsOf([
    ...children.slice(0, -1),
    ...(children.length > 1 ? children.slice(-1) : [...children, filler]),
  ])
    .filter(({ ids }) => ids.includes(id))
    .map(({ tag }) => tag);
}
