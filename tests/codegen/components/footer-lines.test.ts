/** Texts of a footer that are several links. */
import { describe, expect, it } from 'vitest';
import { type CodeElement, type CodeNode, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };

describe('a text of several lines below a title', () => {
  const linesOf = (words: string, size = 18) =>
    elementsOf([
      box(
        '7:1',
        column,
        [60, 1800, 200, 150],
        [
          text('7:2', 'The house', [60, 1800, 100, 24], { 'font-size': `${size}px` }),
          text('7:3', words, [60, 1840, 100, 93], { 'line-height': '31px' }),
        ],
      ),
      text('8:1', 'A claim that ends the page.', [400, 1800, 300, 20]),
    ]);

  it('is a list of links with the space of its lines between them', () => {
    const found = linesOf('Jobs\u2028Our shops\u2028Team');
    expect(tagsOf(found)).toBe('footer nav h2 ul li a li a li a p p');
    expect(hrefsOf(found)).toEqual(['#jobs', '#our-shops', '#team']);
    const list = found.find(({ tag }) => tag === 'ul');
    expect(list?.ids).toEqual(['7:3']);
    expect(list?.style.filter(({ property }) => /gap|margin/.test(property))).toEqual([
      { property: 'gap', value: '11px' },
      { property: 'margin-top', value: '5px' },
    ]);
  });

  it.each([
    ['an address', 'Harbour house\u2028Long Street 41\u202828199 Bremen', 18],
    ['sentences', 'We are here.\u2028You are there.\u2028Come in.', 18],
    ['two lines', 'Jobs\u2028Team', 18],
    ['below words that are no title', 'Jobs\u2028Our shops\u2028Team', 14],
  ])('is a text as %s', (_, words, size) => {
    expect(hrefsOf(linesOf(words, size))).toEqual([]);
  });
});

describe('a line of words with dots between them', () => {
  const end = (words: string) => elementsOf([text('7:1', words, [60, 1800, 400, 20])]);

  it('is a text with links', () => {
    expect(hrefsOf(end('Imprint   ·   Privacy · Cookies'))).toEqual(['#imprint', '#privacy', '#cookies']);
    expect(hrefsOf(end('© 2026 Umbra Ltd. | Imprint | Privacy'))).toEqual(['#imprint', '#privacy']);
  });

  it('is none as a sentence or as one name', () => {
    expect(hrefsOf(end('© 2026 Umbra · All prices are without taxes, and with shipping.'))).toEqual([]);
    expect(hrefsOf(end('Monday · 9:00 to 17:30'))).toEqual([]);
  });
});

it('short words on grounds beside each other are no links where each has the colour of its company', () => {
  const marks = (colours: readonly string[]) =>
    elementsOf([
      box(
        '7:0',
        row,
        [60, 1800, 270, 40],
        ['PayQuick', 'VISA', 'SEPA'].map((words, at) =>
          box(
            `7:${at + 1}`,
            { ...row, 'background-color': '#fff' },
            [60 + at * 90, 1800, 78, 40],
            [text(`8:${at}`, words, [60 + at * 90, 1810, 78, 20], { color: colours[at] ?? '#123' })],
          ),
        ),
      ),
    ]);
  expect(hrefsOf(marks([]))).toHaveLength(3);
  expect(hrefsOf(marks(['#139', '#a11', '#2a2']))).toEqual([]);
});

type Place = readonly [x: number, y: number, width: number, height: number];

function box(id: string, style: Record<string, string>, place: Place, children: readonly Written[]): Written {
  return { id, name: 'Frame 12', style, drawn: drawn(place), children };
}

function text(id: string, words: string, place: Place, style: Record<string, string> = {}): Written {
  return { id, name: 'Text', text: words, style: { 'font-size': '14px', ...style }, drawn: drawn(place) };
}

function drawn([x, y, width, height]: Place) {
  return { x, y, width, height };
}

/** The elements of a footer with this content. */
function elementsOf(content: readonly Written[]): readonly CodeElement[] {
  const title = text('2:2', 'Ready for rain', [24, 200, 600, 60], { 'font-size': '48px' });
  const main = box('2:1', column, [0, 100, 1200, 1600], [title, text('2:3', 'Words', [24, 300, 300, 20])]);
  const rights = text('3:9', '© 2024 Umbra. All rights reserved.', [24, 1960, 300, 20]);
  const footer = { ...box('3:1', column, [0, 1750, 1200, 250], [...content, rights]), name: 'Footer' };
  const page = { ...box('1:1', column, [0, 0, 1200, 2000], [main, footer]), name: 'Page' };
  const elements = findComponents(openLayout({ pages: [page] }), { ...defaultCodeOptions, target: 'html' })
    .components.flatMap((one): readonly CodeNode[] => nodesOf(one))
    .filter((node): node is CodeElement => node.kind === 'element');
  return elements.slice(elements.findIndex(({ tag }) => tag === 'footer'));
}

function tagsOf(elements: readonly CodeElement[]): string {
  return elements.map(({ tag }) => tag).join(' ');
}

function hrefsOf(elements: readonly CodeElement[]): readonly string[] {
  return elements.flatMap(({ attributes }) =>
    attributes.flatMap(({ name, value }) => (name === 'href' && value.kind === 'text' ? [value.text] : [])),
  );
}
