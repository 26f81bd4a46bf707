/** The menu in a bar of its own right below the header of a page. */
import { describe, expect, it } from 'vitest';
import { type CodeElement, type CodeNode, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];
type Place = readonly [x: number, y: number, width: number, height: number];

const row = { display: 'flex', 'align-items': 'center' };
const column = { display: 'flex', 'flex-direction': 'column' };
const chevron =
  '<svg viewBox="0 0 8 4" fill="none"><path d="M0.5 0.5L4 3.5L7.5 0.5" stroke="#fff" stroke-width="1.5"/></svg>';
const ring = '<svg viewBox="0 0 20 20" fill="none"><circle cx="10" cy="10" r="8" stroke="#000"/></svg>';

describe('a painted bar of short words right below the header', () => {
  it('is the navigation of the header, and a chevron belongs to the words before it', () => {
    const found = elementsOf([head, menu(['Tools', 'Saws', 'Garden', 'Safety'])]);
    expect(inHeader(found)).toBe('a p ul li a li a nav ul li a span li a span li a li a');
    expect(found.filter(({ tag }) => tag === 'main')).toHaveLength(1);
    expect(found.find(({ tag }) => tag === 'h1')?.ids).toEqual(['9:1']);
  });

  it.each<[string, Written]>([
    ['far from it', menu(['Tools', 'Saws', 'Garden', 'Safety'], 200)],
    ['without paint', { ...menu(['Tools', 'Saws', 'Garden', 'Safety']), style: row }],
    ['with a sentence', menu(['Tools', 'Saws', 'Garden', 'We deliver what you order until noon'])],
    ['of two entries', menu(['Tools', 'Saws'])],
  ])('is none %s', (_, bar) => {
    expect(inHeader(elementsOf([head, bar]))).not.toContain('nav ul li a span');
  });
});

const head = box(
  '2:0',
  row,
  [0, 0, 1200, 80],
  [
    text('2:1', 'Umbra', [40, 25, 90, 30], 24),
    text('2:2', 'Everything for rain', [200, 30, 200, 20]),
    box(
      '2:3',
      row,
      [900, 30, 200, 20],
      [text('2:4', 'Account', [900, 30, 70, 20]), text('2:5', 'Basket', [1000, 30, 60, 20])],
    ),
    icon('2:6', [1120, 30, 20, 20], ring),
  ],
);

/** A bar whose first two entries open something. */
function menu(words: readonly string[], y = 80): Written {
  const children = words.flatMap((one, at): readonly Written[] => {
    const [x, middle] = [40 + at * 140, y + 14 + (at % 2)];
    const own = text(`3:${at}`, one, [x, middle, 80, 20]);
    return at < 2 ? [own, icon(`4:${at}`, [x + 90, middle + 8, 8, 4], chevron)] : [own];
  });
  return box('3:9', { ...row, 'background-color': '#0d5c4b' }, [0, y, 1200, 48], children);
}

function inHeader(elements: readonly CodeElement[]): string {
  const start = elements.findIndex(({ tag }) => tag === 'header');
  const end = elements.findIndex(({ tag }) => tag === 'main');
  return elements
    .slice(start, end)
    .flatMap(({ tag }) => (/^(header|div|svg)$/.test(tag) ? [] : [tag]))
    .join(' ');
}

function box(id: string, style: Record<string, string>, place: Place, children: readonly Written[]): Written {
  return { id, name: 'Frame 12', style, drawn: drawn(place), children };
}

function text(id: string, words: string, place: Place, size = 14): Written {
  return { id, name: 'Text', text: words, style: { 'font-size': `${size}px` }, drawn: drawn(place) };
}

function icon(id: string, place: Place, svg: string): Written {
  return { id, name: 'Vector', kind: 'vector', svg, drawn: drawn(place) };
}

function drawn([x, y, width, height]: Place) {
  return { x, y, width, height };
}

function elementsOf(bars: readonly Written[]): readonly CodeElement[] {
  const content = box(
    '9:0',
    column,
    [0, 300, 1200, 1500],
    [
      text('9:1', 'Rain gear', [40, 320, 300, 40], 28),
      text('9:2', 'What keeps you dry.', [40, 380, 300, 20]),
    ],
  );
  const page = { ...box('1:1', column, [0, 0, 1200, 2000], [...bars, content]), name: 'Page' };
  return findComponents(openLayout({ pages: [page] }), { ...defaultCodeOptions, target: 'html' })
    .components.flatMap((one): readonly CodeNode[] => nodesOf(one))
    .filter((node): node is CodeElement => node.kind === 'element');
}
