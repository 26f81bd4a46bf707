import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { type CodeElement, type CodeNode, nodesOf } from '#codegen/components/code-component';
import { findSwitches } from '#codegen/semantics/forms/find-drawn-toggles';
import { printBaseStylesheet } from '#codegen/targets/stylesheets/base-stylesheet';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];
type Place = readonly [x: number, y: number, width: number, height: number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };

describe('a framed box below a caption is a field, in any language', () => {
  it('of which two are enough to be known', () => {
    expect(controlsOf(pair(0, 'Wunschmenü', 'Etwas ohne Fleisch'))).toEqual([]);
    expect(
      controlsOf([...pair(0, 'Wunschmenü', 'Etwas ohne Fleisch'), ...pair(1, 'Tischnachbarin', 'Heike')]),
    ).toEqual(['input Wunschmenü', 'input Tischnachbarin']);
  });

  it('with the captions in a row of their own', () => {
    const captions = box(
      '5:0',
      row,
      [0, 0, 600, 20],
      [text('5:1', 'Wunschmenü', [0, 0, 80, 20]), text('5:2', 'Tischnachbarin', [300, 0, 90, 20])],
    );
    const fields = box(
      '6:0',
      row,
      [0, 26, 600, 48],
      [field('6:1', 'Suppe', [0, 26, 260, 48]), field('6:3', 'Heike', [300, 26, 260, 48])],
    );
    expect(controlsOf([captions, fields])).toEqual(['input Wunschmenü', 'input Tischnachbarin']);
  });

  it('that is chosen from a list where a chevron is at its end, and typed in where it is a date or digits', () => {
    const icon = (shapes: string): Written => ({
      ...vector('9:1', shapes),
      drawn: { x: 230, y: 40, width: 16, height: 16 },
    });
    const choice = (words: string, end = icon(paths.chevron)) => {
      const [caption, shape] = pair(0, 'Größe', words);
      return [caption ?? end, { ...shape, children: [...(shape?.children ?? []), end] }];
    };
    const other = pair(1, 'Tischnachbarin', 'Heike');
    expect(controlsOf([...choice('Mittel'), ...other])[0]).toBe('select Größe');
    expect(controlsOf([...choice('Mittel', icon(paths.caret)), ...other])[0]).toBe('select Größe');
    expect(controlsOf([...choice('Mittel', icon(paths.info)), ...other])[0]).toBe('input Größe');
    expect(controlsOf([...choice('TT.MM.JJJJ'), ...other])[0]).toBe('input Größe');
    expect(controlsOf([...choice('1234 1234'), ...other])[0]).toBe('input Größe');
  });

  it('whose text is a value in the colour of titles, and a placeholder in a lighter one', () => {
    const shown = (colour: string, words: string) => {
      const [caption, shape] = pair(0, 'Tischnachbarin', words);
      const [inside] = shape?.children ?? [];
      const typed = { ...inside, style: { 'font-size': '15px', color: colour } };
      const title = text('1:5', 'Reservierung', [0, -60, 200, 40], 32);
      const page = [
        { ...title, style: { ...title.style, color: '#191c24' } },
        ...(caption ? [{ ...caption, style: { ...caption.style, color: '#646b7a' } }] : []),
        { ...shape, children: [typed] },
        ...pair(1, 'Wunschmenü', 'Suppe'),
      ];
      const field = elementsOf(page).find(({ tag }) => tag === 'input');
      return field?.attributes.find(({ name }) => name === 'value' || name === 'placeholder')?.name;
    };
    expect(shown('#191c24', 'Heike')).toBe('value');
    expect(shown('#8b94a0', 'Heike')).toBe('placeholder');
    expect(shown('#191c24', 'Enter your name')).toBe('placeholder');
    expect(shown('#191c24', 'Your email address')).toBe('placeholder');
    expect(shown('#191c24', '14 Station Street')).toBe('value');
  });

  it('whose text of several lines is a value too, also where it contains the name of a field and hints are lighter', () => {
    const inColour = (one: Written | undefined, colour: string): Written => ({
      ...one,
      style: { ...one?.style, 'font-size': '15px', color: colour },
    });
    const [caption, shape] = pair(0, 'Tischnachbarin', 'Heike');
    const words = 'Happy birthday grandma';
    const lines = (hint: string) => {
      const high = { ...field('8:0', words, [0, 226, 260, 120]), id: '8:0' };
      const page = [
        inColour(text('1:5', 'Reservierung', [0, -60, 200, 40], 32), '#191c24'),
        ...(caption ? [inColour(caption, '#646b7a')] : []),
        { ...shape, children: (shape?.children ?? []).map((one) => inColour(one, hint)) },
        inColour(text('8:8', 'Karte', [0, 200, 80, 20]), '#646b7a'),
        { ...high, children: (high.children ?? []).map((one) => inColour(one, '#191c24')) },
      ].map((one) => (one.id === '1:5' ? { ...one, style: { ...one.style, 'font-size': '32px' } } : one));
      return elementsOf(page).find(({ tag }) => tag === 'textarea')?.attributes;
    };
    expect(lines('#8b94a0')).toContainEqual({ name: 'value', value: { kind: 'text', text: words } });
    expect(lines('#191c24')).toContainEqual({ name: 'placeholder', value: { kind: 'text', text: words } });
  });

  it('beside it, unless the words are larger, as the title of a card beside its search is', () => {
    const head = (size: number) =>
      box(
        '5:0',
        row,
        [0, 0, 600, 48],
        [
          text('5:1', 'Recent orders', [0, 14, 120, 20], size),
          { ...field('5:2', 'Search', [340, 0, 260, 48]), name: 'Search' },
        ],
      );
    expect(controlsOf([head(20)])).toEqual(['input Search']);
    expect(controlsOf([head(15)])).toEqual(['input Recent orders']);
  });

  it('of several lines where it is high', () => {
    const [caption, shape] = pair(1, 'Bemerkung', 'Was wir wissen sollten');
    const high = { ...shape, drawn: { x: 0, y: 126, width: 260, height: 140 } };
    expect(controlsOf([...pair(0, 'Tischnachbarin', 'Heike'), ...(caption ? [caption, high] : [])])).toEqual([
      'input Tischnachbarin',
      'textarea Bemerkung',
    ]);
  });

  it.each<[string, Partial<Written>]>([
    ['without a frame', { style: row }],
    ['with words in its middle', { children: [text('8:1', 'Heike', [110, 38, 40, 20])] }],
    ['as high as a card', { drawn: { x: 0, y: 26, width: 260, height: 400 } }],
    [
      'with a picture',
      { children: [text('8:1', 'Heike', [60, 38, 40, 20]), { id: '8:2', name: 'Face', kind: 'image' }] },
    ],
  ])('is none %s', (_, change) => {
    const [caption, shape] = pair(0, 'Tischnachbarin', 'Heike');
    expect(
      controlsOf([...(caption ? [caption, { ...shape, ...change }] : []), ...pair(1, 'Wunschmenü', 'Suppe')]),
    ).not.toContain('input Tischnachbarin');
  });
});

describe('a painted box without a caption', () => {
  const pill = (
    words: string,
    icon: string,
    style: Readonly<Record<string, string>> = {},
    color = '#8b94a0',
  ) => {
    const label = text('3:2', words, [56, 14, 120, 20]);
    return box(
      '3:1',
      { ...row, 'background-color': '#f5f3ef', 'border-radius': '24px', ...style },
      [0, 0, 260, 48],
      [
        { ...vector('3:3', icon), drawn: { x: 20, y: 14, width: 20, height: 20 } },
        { ...label, style: { ...label.style, color } },
      ],
    );
  };
  const typesIn = (shape: Written) =>
    elementsOf([text('1:5', 'Words', [0, -60, 60, 40], 32), shape])
      .filter(({ tag }) => tag === 'input')
      .map((element) => attributeOf(element, 'type'));

  it('is a search field with a magnifier before a light text, and a time field with a clock', () => {
    expect(typesIn(pill('Vintersko', paths.search))).toEqual(['search']);
    expect(typesIn(pill('Vintersko', paths.info))).toEqual([]);
    expect(typesIn(pill('22:00', paths.clock))).toEqual(['time']);
    expect(typesIn(pill('Vintersko', paths.clock))).toEqual([]);
    expect(controlsOf([text('1:5', 'Stengt fra', [0, -24, 90, 20]), pill('22:00', paths.clock)])).toEqual([
      'input Stengt fra',
    ]);
  });

  it('is a search field where words in the colour of titles ask for it, and has a shortcut at its end', () => {
    const shape = pill('Søk i butikken', paths.search, {}, '#000000');
    const chip = (words: string): Written =>
      box(
        '3:8',
        { ...row, border: '1px solid grey' },
        [232, 14, 20, 20],
        [text('3:9', words, [236, 16, 12, 16])],
      );
    const found = (words: string) => ({ ...shape, children: [...(shape.children ?? []), chip(words)] });
    expect(typesIn(shape)).toEqual(['search']);
    for (const words of ['/', '⌘K', 'Ctrl K']) {
      expect(typesIn(found(words))).toEqual(['search']);
      expect(elementsOf([found(words)]).map(({ tag }) => tag)).toContain('kbd');
      expect(baseOf([found(words)])).toMatch(/kbd \{\n {2}font: inherit;/);
    }
    expect(typesIn(found('NOK'))).toEqual([]);
  });

  it('is searched where an icon and the words fill most of it', () => {
    const shape = { ...pill('Søk i butikken', paths.search), drawn: { x: 0, y: 0, width: 210, height: 48 } };
    expect(typesIn(shape)).toEqual(['search']);
  });

  it('is in no form with a button above it', () => {
    const search = pill('Vintersko', paths.search);
    const above = {
      ...box('7:1', { 'background-color': 'red' }, [0, -80, 90, 40], [text('7:2', 'Ny', [20, -70, 20, 20])]),
      name: 'Button',
    };
    const tags = elementsOf([box('7:0', column, [0, -80, 300, 130], [above, search])]).map(({ tag }) => tag);
    expect(tags).toContain('input');
    expect(tags).not.toContain('form');
  });

  it('leads to an address in light words on a dark fill', () => {
    const dark = pill('hei@skomaker.no', paths.info, { 'background-color': '#16161d' }, '#ffffff');
    const links = elementsOf([dark]).filter(({ tag }) => tag === 'a');
    expect(links.map((link) => attributeOf(link, 'href'))).toEqual(['mailto:hei@skomaker.no']);
    expect(links[0]?.ids).toEqual(['3:1']);
    expect(typesIn(pill('hei@skomaker.no', paths.info))).not.toEqual([]);
  });
});

describe('a small box before a text', () => {
  const line = (id: string, style: Readonly<Record<string, string>>, inside: readonly Written[] = []) =>
    box(
      `${id}:0`,
      row,
      [0, 0, 300, 20],
      [box(`${id}:1`, style, [0, 0, 20, 20], inside), text(`${id}:2`, 'Mit Beilage', [32, 0, 90, 20])],
    );
  const empty = { border: '1px solid grey', 'border-radius': '4px' };
  const round = { border: '1px solid grey', 'border-radius': '10px' };

  it('is a checkbox where it is an empty square, and where another of its size is', () => {
    expect(controlsOf([line('3', empty)])).toEqual(['checkbox']);
    const checked = line('4', { 'background-color': 'red', 'border-radius': '4px' }, [vector('9:1')]);
    expect(controlsOf([line('3', empty), checked])).toEqual(['checkbox', 'checkbox']);
    expect(controlsOf([checked])).toEqual([]);
  });

  it('is a radio button where several are round', () => {
    expect(controlsOf([line('3', round), line('4', round)])).toEqual(['radio', 'radio']);
    expect(controlsOf([line('3', round)])).toEqual([]);
  });
});

it('words across a high box with empty lines below them are a textarea, and those that fill it a card', () => {
  const area = (filled: number): Written => {
    const style = { ...row, border: '1px solid grey' };
    const words = text('7:2', 'So viel Glück', [16, 212, 468, filled]);
    return box('7:1', style, [0, 200, 500, 104], [words]);
  };
  const tags = (filled: number) =>
    elementsOf([...fields(), text('7:0', 'Nachricht', [0, 174, 80, 20]), area(filled)]).map(({ tag }) => tag);
  expect(tags(24)).toContain('textarea');
  expect(tags(80)).not.toContain('textarea');
});

it('a single square with a check mark before a text is a checkbox, and several are a list of what is included', () => {
  const ticked = (id: string, y: number, radius = '4px'): Written => {
    const mark = {
      ...vector(`${id}:3`, '<path d="M4 10L8 14L16 5"/>'),
      drawn: { x: 3, y: y + 3, width: 12, height: 9 },
    };
    const square = box(
      `${id}:1`,
      { ...row, 'background-color': 'teal', 'border-radius': radius },
      [0, y, 20, 20],
      [mark],
    );
    return box(id, row, [0, y, 300, 20], [square, text(`${id}:2`, 'Gleiche Adresse', [30, y, 120, 20])]);
  };
  const inputs = (given: readonly Written[]) => elementsOf(given).filter(({ tag }) => tag === 'input');
  expect(inputs([ticked('7:1', 0)])).toHaveLength(1);
  expect(inputs([ticked('7:1', 0, '10px')])).toHaveLength(0);
  expect(inputs([ticked('7:1', 0), ticked('7:2', 40), ticked('7:3', 80)])).toHaveLength(0);
});

describe('a track with a circle at one end', () => {
  const track = (knob: Place, size = 24, style: Readonly<Record<string, string>> = {}) =>
    box(
      '3:0',
      row,
      [0, 0, 400, 40],
      [
        text('3:1', 'Erinnerungen', [0, 2, 90, 18]),
        box(
          '3:2',
          { 'background-color': '#3b5bfd', 'border-radius': '12px', ...style },
          [340, 4, 44, size],
          [box('3:3', { 'background-color': '#ffffff', 'border-radius': '50%' }, knob, [])],
        ),
      ],
    );
  const read = (shape: Written) =>
    elementsOf([shape])
      .filter((element) => attributeOf(element, 'role') === 'switch')
      .map(({ attributes }) => attributes.some(({ name }) => name === 'checked'));

  it('is a switch that is on with its knob at the end', () => {
    expect(read(track([362, 6, 20, 20]))).toEqual([true]);
    expect(read(track([342, 6, 20, 20]))).toEqual([false]);
    expect(
      wordsOf(
        elementsOf([track([342, 6, 20, 20])]).find(({ tag }) => tag === 'label') ?? {
          kind: 'text',
          text: '',
        },
      ),
    ).toBe('Erinnerungen');
  });

  it('is named by the title of its row, and not by the description that begins at the same place', () => {
    const described = (id: string, y: number, title: string): Written => {
      const titled = text(`${id}:1`, title, [0, y, 90, 18]);
      const knob = box(
        `${id}:9`,
        { 'background-color': '#ffffff', 'border-radius': '50%' },
        [362, y + 6, 20, 20],
        [],
      );
      const pill = { 'background-color': '#3b5bfd', 'border-radius': '12px' };
      return box(
        `${id}:0`,
        row,
        [0, y, 400, 40],
        [
          { ...titled, style: { ...titled.style, 'font-weight': '600' } },
          text(`${id}:2`, 'Nur an Werktagen, am frühen Morgen.', [0.4, y + 20, 220, 18]),
          box(`${id}:3`, pill, [340, y + 4, 44, 24], [knob]),
        ],
      );
    };
    const rows = [described('3', 0, 'Erinnerungen'), described('4', 60, 'Nachrichten')];
    const layout = openLayout({ pages: [{ ...box('1:1', column, [0, 0, 400, 200], rows), name: 'Page' }] });
    const labels = layout.pages.flatMap(({ root }) =>
      root.kind === 'box' ? findSwitches(root).map(([, { label }]) => label) : [],
    );
    expect(labels).toEqual(['Erinnerungen', 'Nachrichten']);
  });

  it('is none with its circle in the middle, with a small one, or with square ends', () => {
    expect(read(track([352, 6, 20, 20]))).toEqual([]);
    expect(read(track([344, 12, 8, 8]))).toEqual([]);
    expect(read(track([342, 6, 20, 20], 24, { 'border-radius': '4px' }))).toEqual([]);
  });

  it('is none with a track that is much wider than high', () => {
    expect(read(track([342, 6, 14, 14], 18))).toEqual([false]);
    expect(read(track([342, 6, 12, 12], 16))).toEqual([]);
  });
});

it('a framed text that names its value before a chevron is a choice by that name', () => {
  const chooser = (words: string, runs = [{ text: words }]) =>
    elementsOf([
      box(
        '7:1',
        { ...row, border: '1px solid grey' },
        [0, 0, 240, 40],
        [
          { ...text('7:2', words, [14, 10, 150, 20]), blocks: [{ runs }] },
          { ...vector('7:3', paths.chevron), drawn: { x: 212, y: 12, width: 16, height: 16 } },
        ],
      ),
    ]).filter(({ tag }) => tag === 'select');
  const [select] = chooser('Sortieren nach: Preis');
  expect(select?.attributes).toContainEqual({
    name: 'aria-label',
    value: { kind: 'text', text: 'Sortieren nach' },
  });
  expect(chooser('Alle Preise')).toEqual([]);
  const mixed = [{ text: 'Sortieren nach: ' }, { text: 'Preis', style: { 'font-weight': '700' } }];
  const [other] = chooser('Sortieren nach: Preis', mixed);
  expect(other?.children).toMatchObject([
    { tag: 'option', children: [{ kind: 'text', text: 'Sortieren nach: Preis' }] },
  ]);
});

it('a search is in no form with a button below what was found', () => {
  const search = box(
    '7:1',
    { ...row, border: '1px solid grey' },
    [0, 0, 300, 48],
    [vector('7:2', paths.search), text('7:3', 'Suche nach Tellern', [44, 14, 120, 20])],
  );
  const found = elementsOf([search, text('7:4', 'Teller', [0, 80, 60, 20]), button('7:5', 120)]);
  expect(found.map(({ tag }) => tag)).toContain('input');
  expect(found.map(({ tag }) => tag)).not.toContain('form');
});

it('a search is sent by a button that is near or says so, and not by the next button of a header', () => {
  const isSent = (x: number, words: string) => {
    const search = box(
      '7:1',
      { ...row, border: '1px solid grey' },
      [0, 0, 300, 48],
      [vector('7:2', paths.search), text('7:3', 'Suche nach Tellern', [44, 14, 120, 20])],
    );
    const other = { ...button('7:5', 0, x), children: [text('7:6', words, [x + 40, 14, 80, 20])] };
    return typesOf(elementsOf([box('2:0', row, [0, 0, 600, 48], [search, other])])).includes('submit');
  };
  expect(isSent(308, 'Abonnieren')).toBe(true);
  expect(isSent(330, 'Abonnieren')).toBe(false);
  expect(isSent(330, 'Search now')).toBe(true);
});

it('an order above cards is no form, and the button of a card sends nothing', () => {
  const order = box(
    '7:1',
    { ...row, border: '1px solid grey' },
    [0, 0, 240, 40],
    [
      text('7:2', 'Sortieren nach: Preis', [14, 10, 150, 20]),
      { ...vector('7:3', paths.chevron), drawn: { x: 212, y: 12, width: 16, height: 16 } },
    ],
  );
  const cardAt = (at: number, isInstance: boolean): Written => ({
    ...box(
      `5:${at}`,
      column,
      [0, 60 + at * 120, 400, 100],
      [text(`5:${at}1`, `Haus ${at}`, [0, 60 + at * 120, 90, 20]), button(`6:${at}`, 90 + at * 120)],
    ),
    ...(isInstance
      ? { instance: { componentId: '9:1', componentName: 'Karte', setName: null, properties: {} } }
      : {}),
  });
  const isForm = (...children: readonly Written[]) => elementsOf(children).some(({ tag }) => tag === 'form');
  expect(isForm(order, cardAt(0, false))).toBe(false);
  expect(isForm(...fields(), cardAt(2, false))).toBe(true);
  expect(isForm(...fields(), cardAt(2, true), cardAt(3, true))).toBe(false);
});

describe('a small instance beside the words of a row', () => {
  const tick =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none"><path d="M4 10.5L8.2 14.5L16 6"/></svg>';
  const habit = (at: number, value: string, property = '完了', svg = tick): Written => {
    const isOn = value === 'はい';
    const mark: Written = {
      ...box(
        `${at}:4`,
        {
          ...row,
          'border-radius': '14px',
          ...(isOn ? { 'background-color': '#22aa88' } : { border: '2px solid #cccccc' }),
        },
        [300, at * 60, 28, 28],
        isOn
          ? [{ ...vector(`I${at}:4;9:1`), svg, drawn: { x: 306, y: at * 60 + 6, width: 16, height: 16 } }]
          : [],
      ),
      instance: {
        ...{ componentId: `9:${value}`, componentName: `${property}=${value}`, setName: 'チェック' },
        properties: { [property]: { kind: 'variant', value } },
      },
    };
    return box(
      `${at}:0`,
      row,
      [0, at * 60, 340, 40],
      [text(`${at}:1`, `習慣 ${at}`, [0, at * 60, 80, 20]), mark],
    );
  };
  const checks = (...rows: readonly Written[]) => {
    const elements = elementsOf(rows);
    return elements.flatMap((element) => {
      if (element.tag !== 'input') return [];
      const label = elements.find((one) => one.tag === 'label' && contains(one, element));
      const isOn = element.attributes.some(({ name }) => name === 'checked');
      return [[attributeOf(element, 'type'), label && wordsOf(label), isOn]];
    });
  };

  it('is a checkbox where its variants say that it is on or off, named by the words', () => {
    expect(checks(habit(1, 'はい'), habit(2, 'いいえ'), habit(3, 'いいえ'))).toEqual([
      ['checkbox', '習慣 1', true],
      ['checkbox', '習慣 2', false],
      ['checkbox', '習慣 3', false],
    ]);
  });

  it('is one component of both variants', () => {
    const page = { id: '1:1', name: 'Page', style: column, children: [habit(1, 'はい'), habit(2, 'いいえ')] };
    const { components } = findComponents(openLayout({ pages: [page] }), defaultCodeOptions);
    const marks = components.filter((one) =>
      nodesOf(one).some((node) => node.kind === 'element' && node.tag === 'input'),
    );
    expect(marks.map(({ props }) => props.map(({ name }) => name))).toEqual([['label', 'isOn']]);
  });

  it('is none where all have one state, or where it shows something else', () => {
    expect(checks(habit(1, 'はい'), habit(2, 'はい'))).toEqual([]);
    expect(checks(habit(1, '上'), habit(2, '下'))).toEqual([]);
    const ring = vector('1:9', paths.info);
    expect(
      checks(habit(1, 'はい', '新しい', `${ring['svg'] as string}`), habit(2, 'いいえ', '新しい')),
    ).toEqual([]);
  });
});

it('a choice in a row of a table is about the row, and is in no form with a button below', () => {
  const line = (at: number, head = false): Written =>
    box(
      `${at}:0`,
      row,
      [0, at * 50, 600, 40],
      [
        {
          ...text(`${at}:1`, head ? 'Person' : `Person ${at}`, [0, at * 50 + 10, 80, 20]),
          style: { 'font-weight': head ? '600' : '400' },
        },
        head
          ? { ...text(`${at}:2`, 'Rolle', [200, at * 50 + 10, 40, 20]), style: { 'font-weight': '600' } }
          : { ...role(at), name: 'Role select' },
        {
          ...text(`${at}:5`, head ? 'Stand' : 'Heute', [400, at * 50 + 10, 60, 20]),
          style: { 'font-weight': head ? '600' : '400' },
        },
      ],
    );
  const role = (at: number): Written =>
    box(
      `${at}:2`,
      { ...row, border: '1px solid grey' },
      [200, at * 50 + 4, 112, 32],
      [
        text(`${at}:3`, 'Leitung', [210, at * 50 + 10, 50, 20]),
        { ...vector(`${at}:4`, paths.chevron), drawn: { x: 290, y: at * 50 + 12, width: 16, height: 16 } },
      ],
    );
  const found = elementsOf([
    box('8:0', column, [0, 0, 600, 260], [line(0, true), line(1), line(2), line(3)]),
    button('7:0', 240),
  ]);
  const tags = found.map(({ tag }) => tag);
  expect(tags.filter((tag) => tag === 'select')).toHaveLength(3);
  expect(tags).toContain('table');
  expect(tags).not.toContain('form');
});

it('a form is never around another one', () => {
  const inner = box(
    '2:0',
    row,
    [0, 0, 460, 48],
    [field('3:0', 'Ihre Anschrift', [0, 0, 260, 48]), button('7:0', 0, 280)],
  );
  const found = elementsOf([
    box(
      '8:0',
      column,
      [0, 0, 600, 500],
      [...pair(1, 'Wunschmenü', 'Suppe'), inner, ...pair(3, 'Tischnachbarin', 'Heike'), button('9:0', 400)],
    ),
  ]);
  expect(found.filter(({ tag }) => tag === 'form').map(({ ids }) => ids)).toEqual([['2:0']]);
  expect(typesOf(found)).toEqual(['submit', 'button']);
});

describe('a form', () => {
  it('goes on after its last field with a stepper, whose signs do not send it', () => {
    const sign = (id: string, name: string, x: number): Written =>
      box(
        id,
        { ...row, 'background-color': '#eeeeee' },
        [x, 330, 32, 32],
        [{ ...vector(`${id}:1`, paths.info), name, drawn: { x: x + 8, y: 338, width: 16, height: 16 } }],
      );
    const stepper = box(
      '6:0',
      row,
      [0, 320, 140, 40],
      [sign('6:1', 'minus', 0), text('6:2', '2', [60, 335, 11, 20]), sign('6:3', 'plus', 100)],
    );
    const sent = (y: number) =>
      elementsOf([box('2:0', column, [0, 0, 300, 460], [...fields(), stepper, button('7:0', y)])]);
    expect(typesOf(sent(376))).toEqual(['button', 'button', 'submit']);
    expect(
      sent(376)
        .filter(({ tag }) => tag === 'form')
        .map(({ ids }) => ids),
    ).toEqual([['2:0']]);
    expect(typesOf(sent(700))).not.toContain('submit');
  });

  it('is the smallest box with fields and the button that sends them', () => {
    const inner = box('2:0', column, [0, 0, 300, 300], [...fields(), button('7:0', 200)]);
    const found = elementsOf([text('1:5', 'Words', [0, 0, 60, 20]), inner]);
    expect(found.filter(({ tag }) => tag === 'form').map(({ ids }) => ids)).toEqual([['2:0']]);
    expect(typesOf(found)).toEqual(['submit']);
  });

  it('may have buttons above its fields beside those that end it', () => {
    const pairAt = (y: number) => [button(`7:${y}`, y), button(`8:${y}`, y, 200)];
    const inner = box(
      '2:1',
      column,
      [0, -60, 360, 240],
      [box('2:3', row, [0, -60, 360, 48], pairAt(-60)), ...fields()],
    );
    const ends = box('2:2', row, [0, 260, 360, 48], pairAt(260));
    const found = elementsOf([box('2:0', column, [0, -60, 360, 380], [inner, ends])]);
    expect(found.filter(({ tag }) => tag === 'form').map(({ ids }) => ids)).toEqual([['2:0']]);
    expect(typesOf(found)).toEqual(['button', 'button', 'button', 'submit']);
  });

  it('is only the part of a page that has them', () => {
    const found = elementsOf([text('1:5', 'Title', [0, -60, 60, 40], 40), ...fields(), button('7:0', 200)]);
    const form = found.find(({ tag }) => tag === 'form');
    // Two labels with their fields, and the button.
    expect(form?.children).toHaveLength(3);
    expect(found.map(({ tag }) => tag)).toContain('main');
  });

  it('is none where the button is far away, in another column or not there', () => {
    const hasForm = (children: readonly Written[]) => elementsOf(children).some(({ tag }) => tag === 'form');
    expect(hasForm([...fields(), button('7:0', 200)])).toBe(true);
    expect(hasForm(fields())).toBe(false);
    expect(hasForm([...fields(), button('7:0', 900)])).toBe(false);
    expect(hasForm([...fields(), button('7:0', 250, 700)])).toBe(false);
  });

  it('is sent by a button whose words have digits', () => {
    const shape = button('7:0', 200);
    const pay = text('7:1', 'Pay $20', [50, 214, 60, 20]);
    expect(typesOf(elementsOf([...fields(), { ...shape, children: [pay] }]))).toEqual(['submit']);
  });

  it('is sent by a button that is drawn before its field in a line from right to left', () => {
    const line = (words: string, x: number) => {
      const shape = field('3:0', words, [200, 0, 260, 48]);
      const inside = text('3:1', words, [x, 12, 80, 20]);
      return box('2:0', row, [0, 0, 460, 48], [button('7:0', 0), { ...shape, children: [inside] }]);
    };
    const found = elementsOf([line('بريدك الإلكتروني', 360)]);
    expect(typesOf(found)).toEqual(['submit']);
    const formsOf = (words: string, x: number) =>
      elementsOf([line(words, x)]).flatMap(({ tag, ids }) => (tag === 'form' ? [ids] : []));
    expect(formsOf('بريدك الإلكتروني', 360)).toEqual([['2:0']]);
    expect(formsOf('Ihre Anschrift', 216)).not.toEqual([['2:0']]);
  });

  it('is sent by a button beside a field', () => {
    const line = box(
      '2:0',
      row,
      [0, 0, 460, 48],
      [field('3:0', 'Ihre Anschrift', [0, 0, 260, 48]), button('7:0', 0, 280)],
    );
    const found = elementsOf([line]);
    expect(found.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['form', 'input', 'button']));
    expect(typesOf(found)).toEqual(['submit']);
  });
});

describe('small boxes of different colours in a row', () => {
  const swatches = (fills: readonly string[], chosen: number, caption = 'Tintenfarbe') => {
    const boxes = fills.map((fill, at) => {
      const style = { 'background-color': fill, 'border-radius': '50%' };
      if (at !== chosen) return box(`6:${at}`, style, [at * 40, 30, 28, 28], []);
      const ring = { ...column, border: '2px solid #222222', 'border-radius': '50%' };
      const inside = box(`7:${at}`, style, [at * 40 + 4, 34, 20, 20], []);
      return box(`6:${at}`, ring, [at * 40, 30, 28, 28], [inside]);
    });
    return box(
      '5:0',
      column,
      [0, 0, 300, 60],
      [text('5:1', caption, [0, 0, 80, 20]), box('5:2', row, [0, 30, 300, 28], boxes)],
    );
  };
  const radios = (shape: Written) =>
    elementsOf([shape]).filter((one) => attributeOf(one, 'type') === 'radio');

  it('are radio buttons in a group below their caption, and the one with a ring is chosen', () => {
    const shape = swatches(['#111111', '#ee2200', '#0044ee', '#00aa55'], 1);
    const found = radios(shape);
    expect(found.map((one) => attributeOf(one, 'aria-label'))).toEqual(
      [1, 2, 3, 4].map((number) => `Tintenfarbe ${number}`),
    );
    const checked = found.map(({ attributes }) => attributes.some(({ name }) => name === 'checked'));
    expect(checked).toEqual([false, true, false, false]);
    expect(elementsOf([shape]).map(({ tag }) => tag)).toContain('fieldset');
  });

  it('keep their fills in both states, and the chosen one has a ring in its colour', () => {
    const hosts = elementsOf([swatches(['#111111', '#ee2200', '#0044ee'], 1)]).filter(({ children }) =>
      children.some((child) => child.kind === 'element' && attributeOf(child, 'type') === 'radio'),
    );
    const looks = hosts.map(({ style }) =>
      style.filter(({ property }) => /^(border|box-shadow|background-color)$/.test(property)),
    );
    const ring = (fill: string) => ({
      ...{ property: 'box-shadow', value: `0 0 0 2px #ffffff, 0 0 0 4px ${fill}` },
      state: 'current',
    });
    expect(looks).toEqual([
      [{ property: 'background-color', value: '#111111' }, ring('#111111')],
      [
        { property: 'border', value: '2px solid transparent' },
        { property: 'border', value: '2px solid #222222', state: 'current' },
      ],
      [{ property: 'background-color', value: '#0044ee' }, ring('#0044ee')],
    ]);
    expect(JSON.stringify(hosts[1]?.children)).toContain('#ee2200');
  });

  it('are none where no one is chosen, two have one colour, or nothing says what they are', () => {
    expect(radios(swatches(['#111111', '#ee2200', '#0044ee'], -1))).toEqual([]);
    expect(radios(swatches(['#111111', '#0044ee', '#0044ee'], 0))).toEqual([]);
    expect(radios(swatches(['#111111', '#ee2200', '#0044ee'], 0, '12'))).toEqual([]);
  });
});

it('a field without a caption is named by its layer before what is chosen in it', () => {
  const chosen = (name: string): Written => ({
    ...box(
      '7:1',
      { ...row, border: '1px solid grey' },
      [0, 0, 240, 40],
      [
        text('7:2', 'Swiss francs', [14, 10, 150, 20]),
        { ...vector('7:3'), drawn: { x: 212, y: 12, width: 16, height: 16 } },
      ],
    ),
    name,
  });
  const labels = (name: string) =>
    elementsOf([chosen(name)]).flatMap((one) =>
      one.tag === 'select' ? [attributeOf(one, 'aria-label')] : [],
    );
  expect(labels('Currency select')).toEqual(['Currency']);
  expect(labels('Select')).toEqual(['Swiss francs']);
});

it('a form is not sent by bare words above it, nor by a button before its fields', () => {
  const words: Written = {
    ...text('8:1', 'Clear all', [420, -40, 70, 20]),
    style: { 'font-size': '15px', 'text-decoration': 'underline' },
  };
  const types = (children: readonly Written[]) =>
    elementsOf(children).flatMap((one) => (one.tag === 'button' ? [attributeOf(one, 'type')] : []));
  expect(types([...fields(), words])).toEqual(['button']);
  const beside = box(
    '7:2',
    column,
    [300, 0, 260, 200],
    [
      ...[text('3:0', 'Wunschmenü', [300, 0, 80, 20]), field('4:0', 'Suppe', [300, 26, 260, 48])],
      ...[text('3:1', 'Tischnachbarin', [300, 100, 80, 20]), field('4:1', 'Heike', [300, 126, 260, 48])],
    ],
  );
  const aside = box('7:0', row, [0, 0, 900, 200], [button('7:1', 126, 0), beside]);
  expect(types([aside])).toEqual(['button']);
});

function fields(): readonly Written[] {
  return [...pair(0, 'Wunschmenü', 'Suppe'), ...pair(1, 'Tischnachbarin', 'Heike')];
}

function pair(index: number, caption: string, words: string): readonly Written[] {
  const y = index * 100;
  return [text(`3:${index}`, caption, [0, y, 80, 20]), field(`4:${index}`, words, [0, y + 26, 260, 48])];
}

function field(id: string, words: string, [x, y, width, height]: Place): Written {
  const style = { ...row, border: '1px solid grey' };
  return box(id, style, [x, y, width, height], [text(`${id}:1`, words, [x + 16, y + 12, 80, 20])]);
}

function button(id: string, y: number, x = 0): Written {
  const style = { ...row, 'background-color': 'red', 'justify-content': 'center' };
  return box(id, style, [x, y, 160, 48], [text(`${id}:1`, 'Abschicken', [x + 40, y + 14, 80, 20])]);
}

function box(
  id: string,
  style: Readonly<Record<string, string>>,
  place: Place,
  children: readonly Written[],
): Written {
  const [x, y, width, height] = place;
  return { id, name: 'Frame 1', style, drawn: { x, y, width, height }, children };
}

function text(id: string, words: string, [x, y, width, height]: Place, size = 15): Written {
  const style = { 'font-size': `${size}px` };
  return { id, name: 'Text', text: words, style, drawn: { x, y, width, height } };
}

/** Icons of 20 px. */
const paths = {
  chevron: '<path d="M5 7.5L10 12.5L15 7.5"/>',
  caret: '<path d="M4 7L16 7L10 13L4 7Z"/>',
  info: '<circle cx="10" cy="10" r="8"/><path d="M10 9V14M10 6V7"/>',
  search: '<circle cx="9" cy="9" r="6"/><path d="M13.2 13.2L17 17"/>',
  clock: '<circle cx="10" cy="10" r="8"/><path d="M10 5.5V10L13 11.8"/>',
};

function vector(id: string, shapes?: string): Written {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none">${shapes}</svg>`;
  const own = shapes === undefined ? {} : { svg };
  return { id, name: 'Vector', kind: 'vector', drawn: { x: 3, y: 3, width: 14, height: 14 }, ...own };
}

function elementsOf(children: readonly Written[]): readonly CodeElement[] {
  return componentsOf(children).flatMap((one) =>
    nodesOf(one).filter((node): node is CodeElement => node.kind === 'element'),
  );
}

function baseOf(children: readonly Written[]): string {
  return printBaseStylesheet(componentsOf(children));
}

function componentsOf(children: readonly Written[]) {
  const options = { ...defaultCodeOptions, target: 'html' } as const;
  const page = {
    id: '1:1',
    name: 'Page',
    style: column,
    drawn: { x: 0, y: -80, width: 1200, height: 1200 },
    children,
  };
  return findComponents(openLayout({ pages: [page] }), options).components;
}

function attributeOf({ attributes }: CodeElement, name: string): string {
  const value = attributes.find((one) => one.name === name)?.value;
  return value?.kind === 'text' ? value.text : '';
}

/** The fields of a page with their names, and its toggles. A label around a field names it, or an attribute. */
function controlsOf(children: readonly Written[]): readonly string[] {
  const elements = elementsOf(children);
  return elements
    .filter(({ tag }) => /^(input|select|textarea)$/.test(tag))
    .map((element) => {
      const type = attributeOf(element, 'type');
      if (/^(checkbox|radio)$/.test(type)) return type;
      const label = elements.find((one) => one.tag === 'label' && contains(one, element));
      return `${element.tag} ${label === undefined ? attributeOf(element, 'aria-label') : wordsOf(label)}`;
    });
}

function contains(node: CodeNode, element: CodeElement): boolean {
  return 'children' in node && node.children.some((child) => child === element || contains(child, element));
}

/** The words that a label shows; those in a select are its options. */
function wordsOf(node: CodeNode): string {
  if (node.kind === 'text') return node.text;
  return 'children' in node && !('tag' in node && node.tag === 'select')
    ? node.children.map(wordsOf).join('')
    : '';
}

function typesOf(elements: readonly CodeElement[]): readonly string[] {
  return elements.filter(({ tag }) => tag === 'button').map((element) => attributeOf(element, 'type'));
}
