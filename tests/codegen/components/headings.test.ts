import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { type CodeElement, nodesIn, nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };
const prose = 'Words that say what this part of the page is about, at some length and in one size.';

describe('the title of a page', () => {
  it('is the first of about the largest texts', () => {
    expect(headingsOf([text('Tableware', 44), prosaic(), text('A kiln of our own', 48), prosaic()])).toEqual([
      'h1 Tableware',
      'h2 A kiln of our own',
    ]);
    expect(headingsOf([text('Tableware', 30), prosaic(), text('A kiln of our own', 48), prosaic()])).toEqual([
      'h2 Tableware',
      'h1 A kiln of our own',
    ]);
  });

  it('is not the logo in a bar, unless nothing else is a title', () => {
    const bar = { ...box('Header', row, [text('Umbra', 26)]), drawn: { width: 1200, height: 72 } };
    expect(headingsOf([bar, text('Active rooms', 28), prosaic()])).toContain('h1 Active rooms');
    expect(headingsOf([bar, prosaic()])).toEqual(['h1 Umbra']);
  });

  it('is in the bar of an app, after the icon that leads back', () => {
    const back: Written = { id: '7:1', name: 'Back', kind: 'vector' };
    const bar = (...children: readonly Written[]) => ({
      ...box('Header', row, children),
      drawn: { width: 390, height: 56 },
    });
    const profile = [text('Ren Okafor', 18, 600), text(prose, 13)];
    expect(headingsOf([bar(back, text('Settings', 17, 600)), ...profile])).toEqual([
      'h1 Settings',
      'h2 Ren Okafor',
    ]);
    expect(headingsOf([bar(text('Umbra', 17, 600), back), ...profile])).toContain('h1 Ren Okafor');
  });

  it('may be repeated in other sizes', () => {
    const small = () => text('Tableware', 14);
    expect(headingsOf([small(), small(), text('Tableware', 44), prosaic(), small()])).toEqual([
      'h1 Tableware',
    ]);
  });
});

describe('the title of a section', () => {
  it('is below the title of the page, though a larger text is before it', () => {
    const section = (title: string, size: number) => ({
      ...box('Frame 3', column, [text(title, size), prosaic()]),
      drawn: { width: 1200, height: 400 + size },
    });
    expect(headingsOf([section('Title', 64), section('Loud', 50), section('Quiet', 40)])).toEqual([
      'h1 Title',
      'h2 Loud',
      'h2 Quiet',
    ]);
  });
});

describe('lines right below each other', () => {
  const at = (y: number, words: string, size = 64) => ({
    ...text(words, size, 800),
    drawn: { x: 0, y, width: 500, height: size },
  });
  const lines = (...children: readonly Written[]) =>
    headingsOf([box('Hero', column, [...children, prosaic()])]);

  it('in the largest size are the title of the page', () => {
    expect(lines(at(0, 'DREI TAGE'), at(66, 'VOLL KLANG'), at(132, 'UND SALZ'))).toEqual([
      'h1 DREI TAGE VOLL KLANG UND SALZ',
    ]);
  });

  it.each<[string, readonly Written[]]>([
    ['far apart, as in a menu', [at(0, 'Work'), at(100, 'About'), at(200, 'Contact')]],
    ['that end their sentences', [at(0, 'We build.'), at(66, 'You live.')]],
    [
      'of which there are too many',
      ['One', 'Two', 'Three', 'Four', 'Five'].map((words, n) => at(n * 66, words)),
    ],
    ['in another typeface', [at(0, 'DREI TAGE'), { ...at(66, 'UND SALZ'), style: { 'font-size': '64px' } }]],
  ])('are none where they are %s', (_, children) => {
    expect(lines(...children).join()).not.toContain(' About');
    expect(lines(...children)[0]?.split(' ').length ?? 0).toBeLessThanOrEqual(3);
  });
});

describe('the name below a quotation', () => {
  const face = { id: '7:7', name: 'Face', kind: 'image' as const, drawn: { width: 48, height: 48 } };
  const name = () => text('Maud Ellery', 20, 700);
  const card = (...children: readonly Written[]) => box('Card', column, children);

  it('is no heading beside a portrait or initials', () => {
    const initials = { ...box('Frame 9', column, [text('ME', 18)]), drawn: { width: 48, height: 48 } };
    for (const portrait of [face, initials]) {
      const person = box('Frame 8', row, [
        portrait,
        box('Frame 7', column, [name(), text('Elm Street', 14)]),
      ]);
      expect(headingsOf([text('Title', 48), card(text(prose, 18), person)])).toEqual(['h1 Title']);
    }
  });

  it('is one beside a portrait that begins the card', () => {
    const person = box('Frame 8', row, [face, name()]);
    expect(headingsOf([text('Title', 48), text('Our people', 16), card(person, prosaic())])).toContain(
      'h2 Maud Ellery',
    );
  });
});

describe('the titles of the columns in a footer', () => {
  const look = { 'font-size': '14px', 'font-weight': '600' };
  const links = (...words: readonly string[]) => words.map((word) => text(word, 14));
  const title = (words: string) => ({ ...text(words, 14, 600), style: look });

  it('are headings, those without links too', () => {
    const columns = [
      box('Frame 4', column, [title('Über uns'), ...links('Team', 'Presse', 'Karriere')]),
      box('Frame 5', column, [title('Kontakt'), text('Ringstraße 12, 8001 Zürich', 14)]),
      box('Frame 6', column, [text('Ringe', 14), text('aus Gold und Silber, seit 1890', 14)]),
    ];
    const high = (one: Written) => ({ ...one, drawn: { width: 1200, height: 300 } });
    const footer = high(
      box('Footer', column, [high(box('Frame 7', row, columns.map(high))), text('© 2027 Ringe', 14)]),
    );
    expect(headingsOf([text('Title', 48), prosaic(), footer])).toEqual([
      'h1 Title',
      'h2 Über uns',
      'h2 Kontakt',
    ]);
  });
});

it('may be one word with the typography of a figure that is far away', () => {
  const figure = text('€24', 30);
  const between = Array.from({ length: 9 }, prosaic);
  expect(headingsOf([text('Title', 48), text('Insulation', 30), prosaic(), figure])).toEqual(['h1 Title']);
  expect(headingsOf([text('Title', 48), text('Insulation', 30), ...between, figure])).toEqual([
    'h1 Title',
    'h2 Insulation',
  ]);
});

it.each([
  'シフト作成を、1日から15分へ。',
  '3つの理由で選ばれています',
  'Наши цены на 2027',
  'Τα νέα του 2027',
])('has a number in it in every script: %s', (words) => {
  expect(headingsOf([text('Title', 48), prosaic(), text(words, 30)])).toEqual(['h1 Title', `h2 ${words}`]);
});

describe('a large text is no heading', () => {
  it.each<[string, readonly Written[]]>([
    ['as a figure with its unit', [text('1,240 houses', 30), text('30日間', 30)]],
    ['as a figure in the digits of its script', [text('٢٤ ساعة', 30), text('१२४ घर', 30)]],
    ['as an amount with spaces between its thousands', [text('13 400 zł', 30), text('1 204 500 Kč', 30)]],
    ['as initials', [text('PN', 30)]],
    ['as one of several names in a row', ['Nordwärme', 'helio·grid', 'BRENNAN', 'woolhouse'].map(mixed)],
  ])('%s', (_, others) => {
    expect(headingsOf([text('Title', 48), prosaic(), ...others])).toEqual(['h1 Title']);
  });
});

it('takes its level from the words of a page, whether they are links or not', () => {
  const small = (link: Written['link']) =>
    Array.from({ length: 12 }, () => ({
      ...text('A place to go to from here', 14),
      ...(link ? { link } : {}),
    }));
  const page = (link: Written['link']) => [
    text('Title', 48),
    text(prose, 20),
    text('Part', 20, 700),
    ...small(link),
  ];
  const link = { kind: 'url', target: 'https://umbra.example' };
  expect(headingsOf(page(link))).toEqual(headingsOf(page(undefined)));
});

function mixed(words: string, index: number): Written {
  return text(words, 24, index % 2 === 0 ? 400 : 700);
}

let count = 0;

function text(words: string, size: number, weight = 400): Written {
  count += 1;
  const style = { 'font-size': `${size}px`, 'font-weight': String(weight) };
  return { id: `9:${count}`, name: 'Text', text: words, style };
}

function prosaic(): Written {
  return text(prose, 16);
}

function box(name: string, style: Readonly<Record<string, string>>, children: readonly Written[]): Written {
  count += 1;
  return { id: `8:${count}`, name, style, children };
}

function headingsOf(children: readonly Written[]): readonly string[] {
  const options = { ...defaultCodeOptions, target: 'html' } as const;
  const page = { id: '1:1', name: 'Page', style: column, drawn: { width: 1200, height: 2000 }, children };
  const { components } = findComponents(openLayout({ pages: [page] }), options);
  const elements = components.flatMap((one) =>
    nodesOf(one).filter((node): node is CodeElement => node.kind === 'element'),
  );
  return elements
    .filter(({ tag }) => /^h\d$/.test(tag))
    .map(({ tag, children: inside }) => {
      const words = inside.flatMap(nodesIn).flatMap((node) => (node.kind === 'text' ? [node.text] : []));
      return `${tag} ${words.join(' ')}`;
    });
}

describe('the title of a page', () => {
  it.each([
    ['Rooms in Lisbon', 'Desktop - 3'],
    ['Rooms in Lisbon', 'Frame 12'],
    ['Rooms in Lisbon', 'iPhone 14 & 15 Pro Max - 2'],
    ['Search results', 'Search results'],
    ['Desktop guide', 'Desktop guide'],
    ['お部屋', 'お部屋'],
  ])('is %j where the frame is called %j', (title, name) => {
    const children = [text('Rooms in Lisbon', 48), prosaic()];
    const page = { id: '1:1', name, style: column, drawn: { width: 1200, height: 2000 }, children };
    expect(findComponents(openLayout({ pages: [page] }), defaultCodeOptions).components[0]?.title).toBe(
      title,
    );
  });
});
