import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { type CodeElement, nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };
const lead = 'Plump cushions and a lamp that follows you from page to page.';

describe('a text outside of navigations is a link', () => {
  it.each<[string, Written, string]>([
    ['underlined', text('3:1', 'Preise ansehen', { 'text-decoration': 'underline' }), '#preise-ansehen'],
    ['before an arrow', text('3:1', 'Mehr erfahren →'), '#mehr-erfahren'],
    ['in Turkish', text('3:1', 'İletişim', { 'text-decoration': 'underline' }), '#iletişim'],
  ])('%s', (_, node, address) => {
    expect(linksOf([text('2:1', lead), node])).toEqual([address]);
  });

  it('in the colour of the buttons beside a title, or at the end of a card', () => {
    const head = box('3:9', row, [
      text('3:1', 'Termine auf dem Hof', { 'font-size': '38px' }),
      accented('3:2', 'Ganzer Kalender'),
    ]);
    expect(linksOf([button(), head])).toEqual(['#ganzer-kalender']);
    const card = box('3:9', column, [text('3:1', lead), accented('3:2', 'Mehr erfahren')]);
    expect(linksOf([button(), card])).toEqual(['#mehr-erfahren']);
  });

  it('with an icon of its colour behind it, whatever the layers are called', () => {
    const icon = (colour: string): Written => ({
      id: '4:2',
      name: 'Vector',
      kind: 'vector',
      style: { color: colour },
      drawn: { width: 18, height: 18 },
    });
    const pair = (...children: readonly Written[]) => [
      text('2:1', lead),
      { ...box('4:9', row, children), drawn: { width: 106, height: 20 } },
    ];
    const words = { ...text('4:1', 'Mehr erfahren', { color: 'red' }), drawn: { width: 81, height: 20 } };
    expect(linksOf(pair(words, icon('red')))).toEqual(['#mehr-erfahren']);
    expect(linksOf(pair(words, icon('grey')))).toEqual([]);
    expect(linksOf(pair(icon('red'), words))).toEqual([]);
    const farsi = { ...words, text: 'همه‌ی کلاس‌ها' };
    expect(linksOf(pair(icon('red'), farsi))).toEqual(['#همه-ی-کلاس-ها']);
  });

  it('with an arrow behind it, whose colour is a value where that of the words is a token', () => {
    const svg = '<svg viewBox="0 0 18 18"><path d="M3 9L15 9M10 4L15 9L10 14" stroke="#f00"/></svg>';
    const icon: Written = { id: '4:2', name: 'V', kind: 'vector', svg, drawn: { width: 18, height: 18 } };
    const words = { ...text('4:1', 'Mehr dazu', { color: 'var(--red)' }), drawn: { width: 81, height: 20 } };
    const pair = { ...box('4:9', row, [words, icon]), drawn: { width: 106, height: 20 } };
    expect(linksOf([text('2:1', lead), pair])).toEqual(['#mehr-dazu']);
  });

  it('with an action at the end of a row, beside a title or in bold beside words of another colour', () => {
    const bold = { color: 'teal', 'font-weight': '700' };
    const line = (...children: readonly Written[]) => [box('3:9', row, children)];
    const title = text('3:1', 'Once again', { 'font-size': '20px' });
    expect(linksOf(line(title, text('3:2', 'See all')))).toEqual(['#see-all']);
    expect(linksOf(line(title, text('3:2', 'Since Monday')))).toEqual([]);
    expect(linksOf(line(text('3:1', 'Monday'), text('3:2', 'Order', bold)))).toEqual(['#order']);
    expect(linksOf(line(text('3:1', 'Monday'), text('3:2', 'Order')))).toEqual([]);
    expect(linksOf(line(text('3:2', 'Order', bold), text('3:1', 'Monday')))).toEqual([]);
  });

  it('behind a question in one text', () => {
    const node: Written = {
      id: '3:1',
      name: 'Text',
      style: { 'font-size': '16px' },
      blocks: [
        { runs: [{ text: 'Noch kein Konto? ' }, { text: 'Eins anlegen', style: { 'font-weight': '700' } }] },
      ],
    };
    expect(linksOf([node, text('3:2', lead)])).toEqual(['#eins-anlegen']);
  });
});

it('words behind an arrow that points back are a link, and those behind another icon are not', () => {
  const withIcon = (d: string): Written => {
    const svg = `<svg viewBox="0 0 24 24" fill="none"><path d="${d}" stroke="black"/></svg>`;
    const icon: Written = {
      id: '3:1',
      name: 'Vector',
      kind: 'vector',
      svg,
      drawn: { width: 18, height: 18 },
    };
    const words = { ...text('3:2', 'Zurück zum Korb'), drawn: { width: 110, height: 20 } };
    return { ...box('3:0', row, [icon, words]), drawn: { width: 140, height: 20 } };
  };
  expect(linksOf([withIcon('M15 5L8 12L15 19')])).toEqual(['#zurück-zum-korb']);
  expect(linksOf([withIcon('M4 12L10 18L20 6')])).toEqual([]);
});

describe('a text that stands out is a button where it changes the page', () => {
  const underlined = { 'text-decoration': 'underline' };

  it.each(['Clear all', 'Remove', 'Reset filters'])('by its verb: %s', (words) => {
    expect(tagsOf([text('2:1', lead), text('3:1', words, underlined)])).toEqual(['button']);
  });

  it('and a link where it names a place, goes on, or says something else', () => {
    for (const words of ['My cart', 'Clear skies →', 'Opening hours'])
      expect(tagsOf([text('2:1', lead), text('3:1', words, underlined)])).toEqual(['a']);
  });

  it('also in plain words beside a button', () => {
    const side = (words: string) => box('3:9', row, [button(), text('3:1', words)]);
    expect(tagsOf([side('Remove')])).toEqual(['button', 'button']);
    expect(tagsOf([side('At most 2 MB')])).toEqual(['button']);
  });

  it('and where it shows more of the choices above it', () => {
    const choice = (id: string): Written => ({
      ...box(id, row, [
        { ...box(`${id}1`, { border: '1px solid grey' }, []), drawn: { x: 0, y: 0, width: 18, height: 18 } },
        { ...text(`${id}2`, 'With a view'), drawn: { x: 26, y: 0, width: 90, height: 18 } },
      ]),
      drawn: { x: 0, y: 0, width: 200, height: 18 },
    });
    const group = (children: readonly Written[]) =>
      box('4:9', column, [...children, text('3:1', 'Show all 14', { 'font-weight': '600' })]);
    expect(tagsOf([group(['4:1', '4:2', '4:3'].map(choice))])).toEqual(['button']);
    expect(tagsOf([group([text('4:1', lead)])])).toEqual([]);
  });
});

describe('a text in the colour of the buttons is no link', () => {
  it.each<[string, Written]>([
    [
      'before a title',
      box('3:9', column, [
        accented('3:2', 'Our services'),
        text('3:1', 'Everything', { 'font-size': '38px' }),
      ]),
    ],
    ['as a figure', box('3:9', column, [text('3:1', lead), accented('3:2', '24 pieces')])],
    ['as a sentence', box('3:9', column, [text('3:1', lead), accented('3:2', 'Made by hand.')])],
    ['behind a short name', box('3:9', column, [text('3:1', 'Ada'), accented('3:2', 'Owner')])],
    ['in a badge', box('3:9', { ...row, 'background-color': 'pink' }, [accented('3:2', 'New')])],
  ])('%s', (_, node) => {
    expect(linksOf([button(), node])).toEqual([]);
  });

  it('underlined in most of its words, which only stresses them', () => {
    const node = (runs: readonly { text: string; style?: Readonly<Record<string, string>> }[]): Written => ({
      id: '3:1',
      name: 'Text',
      style: { 'font-size': '16px' },
      blocks: [{ runs }],
    });
    const underline = { 'text-decoration': 'underline' };
    const marked = { text: 'Lines under many words', style: underline };
    expect(linksOf([node([marked, { text: ' and not here' }])])).toEqual([]);
    expect(linksOf([node([marked, { text: ' and not under those that come after' }])])).toEqual([
      '#lines-under-many-words',
    ]);
  });

  it('where most words have that colour', () => {
    const words = ['1', '2', '3'].map((id) => text(`5:${id}`, lead, { color: 'crimson' }));
    const card = box('3:9', column, [text('3:1', lead), accented('3:2', 'Mehr erfahren')]);
    expect(linksOf([button(), ...words, card])).toEqual([]);
  });
});

describe('words in the colour of the buttons at the other end of the row of a small title', () => {
  const at = (node: Written, x: number, width: number): Written => ({
    ...node,
    drawn: { x, y: 0, width, height: 24 },
  });
  const titleRow = (id: string, title: string, words: string, gap = 100, weight = '700'): Written => ({
    ...box(`${id}:9`, row, [
      at(text(`${id}:1`, title, { 'font-size': '16px', 'font-weight': weight }), 0, 180),
      at(accented(`${id}:2`, words), 180 + gap, 40),
    ]),
    drawn: { x: 0, y: 0, width: 358, height: 24 },
  });
  const list = box('5:0', column, [text('5:1', lead), text('5:2', lead)]);

  it('are a link', () => {
    expect(linksOf([button(), titleRow('3', 'Nachbarschaft', 'Alle'), list])).toEqual(['#alle']);
  });

  it.each<[string, readonly Written[]]>([
    [
      'the state of each entry',
      ['Anna', 'Bernd'].map((name, index) =>
        box(`${index + 3}:0`, column, [
          titleRow(String(index + 3), name, index === 0 ? 'Aktiv' : 'Krank'),
          text(`${index + 3}:5`, lead),
        ]),
      ),
    ],
    ['a figure', [titleRow('3', 'Summe', '30 min'), list]],
    ['right beside the title', [titleRow('3', 'Nachbarschaft', 'Neu', 8), list]],
    ['beside plain words', [titleRow('3', 'Zustellung', 'Kostenlos', 100, '400'), list]],
  ])('are none as %s', (_, children) => {
    expect(linksOf([button(), ...children])).toEqual([]);
  });
});

it('an underlined name of a file with an icon before it is a link', () => {
  const words = 'Das ganze Programm herunterladen (PDF, 1,2 MB)';
  const icon: Written = { id: '4:2', name: 'Vector', kind: 'vector', drawn: { width: 20, height: 20 } };
  const pair = (style: Record<string, string>) => [
    text('2:1', lead),
    {
      ...box('4:9', row, [icon, { ...text('4:1', words, style), drawn: { width: 320, height: 20 } }]),
      drawn: { width: 348, height: 20 },
    },
  ];
  expect(linksOf(pair({ 'text-decoration': 'underline' }))).toHaveLength(1);
  expect(linksOf(pair({}))).toEqual([]);
});

function button(): Written {
  const style = { ...row, 'justify-content': 'center', 'background-color': 'crimson' };
  return { ...box('9:1', style, [text('9:2', 'Jetzt kaufen')]), name: 'Button' };
}

function accented(id: string, words: string): Written {
  return text(id, words, { color: 'crimson' });
}

function box(id: string, style: Readonly<Record<string, string>>, children: readonly Written[]): Written {
  return { id, name: 'Frame 3', style, children };
}

function text(id: string, words: string, style: Readonly<Record<string, string>> = {}): Written {
  return { id, name: 'Text', text: words, style: { 'font-size': '14px', color: 'black', ...style } };
}

const rest = ['7:1', '7:2', '7:3'].map((id) => text(id, lead));

/** The tags of all links and buttons. */
function tagsOf(children: readonly Written[]): readonly string[] {
  return elementsOf(children).flatMap(({ tag }) => (/^(a|button)$/.test(tag) ? [tag] : []));
}

function elementsOf(children: readonly Written[]): readonly CodeElement[] {
  const options = { ...defaultCodeOptions, target: 'html' } as const;
  const layout = openLayout({
    pages: [{ id: '1:1', name: 'Page', style: column, children: [...children, ...rest] }],
  });
  return findComponents(layout, options).components.flatMap((one) =>
    nodesOf(one).filter((node): node is CodeElement => node.kind === 'element'),
  );
}

function linksOf(children: readonly Written[]): readonly string[] {
  return elementsOf(children).flatMap(({ attributes }) =>
    attributes.flatMap(({ name, value }) => (name === 'href' && value.kind === 'text' ? [value.text] : [])),
  );
}
