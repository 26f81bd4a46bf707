/** What is in px and what is not, declaration by declaration, and which widths should not be fixed. */
import { describe, expect, test } from 'vitest';
import { readDesign } from '#design/read-design';
import { unitOf } from '../../bench/css-lengths.ts';
import { countUnits, findFixedWidths } from '../../bench/figures/units.ts';
import { openStyledPages } from '../../bench/styled-page.ts';
import { snapshotOf } from '../codegen/layout/snapshot-of.ts';

test.each([
  ['width', '40px', 'px'],
  ['padding', '1rem 4px', 'px'],
  ['margin-left', '-2.5px', 'px'],
  ['left', 'calc(10px + 2px)', 'px'],
  ['flex', '0 0 40px', 'px'],
  ['grid-template-columns', 'repeat(2, 40px) 1fr', 'px'],
  ['width', '50%', 'relative'],
  ['gap', 'min(40px, 4vw)', 'relative'],
  ['padding', '0 var(--space-4)', 'relative'],
  ['left', 'calc(50% - 20px)', 'relative'],
  ['flex', '1 1 186px', 'relative'],
  ['grid-template-columns', 'repeat(2, minmax(0, 1fr))', 'relative'],
  ['margin', '0 auto', 'relative'],
  ['margin', '0', null],
  ['max-width', '100%', null],
  ['border-width', '1px', null],
])('%s: %s is %s', (property, value, unit) => {
  expect(unitOf(property, value)).toBe(unit);
});

const styledPage = (body: string, sheet: string) => {
  const text = (path: string, words: string) => ({ kind: 'text', path, text: words, lines: [] }) as const;
  return openStyledPages({ files: [text('index.html', body), text('styles.css', sheet)] })('index.html');
};
const sheet = `p { margin: 4px }
.card { width: 40px; gap: 1rem }
@media (width < 600px) { .card { width: 20px } }
.unused { width: 9px }
.card:hover .title { font-size: 9px }`;

describe('a page', () => {
  test('counts each declaration in use once, and nothing of the base or of rules without an element', () => {
    const elements = styledPage('<p class="card"></p><p class="card" style="top: 3px"></p>', sheet);
    const { inPx, relative } = countUnits(elements);
    expect(inPx.map(({ property, value }) => `${property} ${value}`)).toEqual([
      'width 40px',
      'width 20px',
      'top 3px',
    ]);
    expect(relative).toBe(1);
  });

  const box = { absoluteBoundingBox: { x: 0, y: 0, width: 40, height: 10 } };
  const child = (id: string, sizing: string) => ({
    id,
    name: id,
    type: 'FRAME',
    layoutSizingHorizontal: sizing,
    ...box,
  });
  const [frame] = readDesign(
    snapshotOf({
      ...child('1:1', 'FIXED'),
      layoutMode: 'HORIZONTAL',
      children: [child('1:2', 'FILL'), child('1:3', 'FIXED')],
    }),
  ).frames;

  test.each([
    ['1:2', ['1:2']],
    ['1:3', []],
    ['1:3 1:2', []],
  ])('has a fixed width where it should not: %s', (ids, wanted) => {
    const elements = styledPage(`<p class="card" data-node-id="${ids}"></p>`, sheet);
    const found = frame ? findFixedWidths(elements, frame.root) : [];
    expect(found.map((one) => one.ids.join(' '))).toEqual(wanted);
  });
});
