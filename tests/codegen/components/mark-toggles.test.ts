import { expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { type CodeElement, type CodeNode, nodesOf } from '#codegen/components/code-component';
import { isFilledIcon } from '#codegen/semantics/icon-shapes';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const heart =
  'M9 15C3 11 2 9 2 6.4C2 4.5 3.8 3 5.6 3C7 3 8.3 3.8 9 5.2C9.7 3.8 11 3 12.4 3C14.2 3 16 4.5 16 6.4C16 9 15 11 9 15Z';
const stroked = `<svg viewBox="0 0 18 18" fill="none"><path d="${heart}" stroke="#444"/></svg>`;
const filled = `<svg viewBox="0 0 18 18" fill="none"><path d="${heart}" fill="#d33"/></svg>`;
const dots =
  '<svg viewBox="0 0 18 4"><circle cx="2" cy="2" r="2"/><circle cx="9" cy="2" r="2"/><circle cx="16" cy="2" r="2"/></svg>';

/** It has the shape of no action. */
const letter = '<svg viewBox="0 0 18 18" fill="none"><path d="M4 15L9 3L14 15M6 10H12" stroke="#444"/></svg>';

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };

it('an icon is filled where it is neither a stroke nor the outline of one', () => {
  expect(isFilledIcon(filled)).toBe(true);
  expect(isFilledIcon(stroked)).toBe(false);
  const ring = 'M0 0L10 0L10 10L0 10ZM1 1L1 9L9 9L9 1Z';
  expect(isFilledIcon(`<svg viewBox="0 0 10 10"><path d="${ring}"/></svg>`)).toBe(false);
});

it('the hearts of cards are pressed where they are filled, and named after the titles of their cards', () => {
  const cards = [card('3', 'Loft by the river', stroked), card('4', 'Mill with a garden', filled)];
  expect(buttonsIn([box('2:0', row, cards)])).toEqual([
    ['Keep: Loft by the river', 'false'],
    ['Keep: Mill with a garden', 'true'],
  ]);
});

it('the menus of entries are named after them and are no toggles', () => {
  const entry = (id: string, words: string): Written =>
    box(`${id}:0`, row, [text(`${id}:1`, words), { ...icon(`${id}:2`, dots), name: 'More' }]);
  expect(buttonsIn([box('2:0', column, [entry('3', 'Ada Holm'), entry('4', 'Ida Lind')])])).toEqual([
    ['More: Ada Holm', null],
    ['More: Ida Lind', null],
  ]);
});

it('buttons of one name are called after their icons, as far as these differ', () => {
  const tool = (id: string, name: string, icons: string): Written => ({
    ...box(`${id}:0`, { ...row, 'background-color': '#eeeeee' }, [
      { ...icon(`${id}:1`, letter), name: icons },
    ]),
    name,
    drawn: { x: 0, y: 0, width: 34, height: 34 },
  });
  const bar = (icons: readonly string[]) => {
    const tools = icons.map((name, at) =>
      tool(`${at + 3}`, at === 0 ? 'Tool button / active' : 'Tool button', name),
    );
    return [box('2:0', row, tools), text('9:9', 'Words')];
  };
  const labels = (icons: readonly string[]) => buttonsIn(bar(icons)).map(([label]) => label);
  expect(labels(['bold', 'icon/ul', 'img'])).toEqual(['Bold', 'Bulleted list', 'Image']);
  expect(labels(['stamp', 'icon/ruler', 'brush'])).toEqual(['Stamp', 'Ruler', 'Brush']);
  expect(labels(['dots', 'dots', 'dots'])).toEqual(['Tool active', 'Tool', 'Tool']);
});

it('a single heart needs no title in its name', () => {
  expect(buttonsIn([box('2:0', row, [card('3', 'Loft by the river', stroked)])])).toEqual([
    ['Keep', 'false'],
  ]);
});

function card(id: string, title: string, svg: string): Written {
  const frame = { ...row, 'background-color': '#ffffff' };
  const button = { ...box(`${id}:4`, frame, [icon(`${id}:5`, svg)]), name: 'Keep' };
  const drawn = { x: 250, y: 10, width: 36, height: 36 };
  return box(`${id}:0`, column, [
    { ...text(`${id}:2`, title), style: { 'font-size': '18px' } },
    text(`${id}:3`, 'Two rooms'),
    { ...button, drawn },
  ]);
}

function icon(id: string, svg: string): Written {
  return { id, name: 'Vector', kind: 'vector', svg, drawn: { x: 260, y: 20, width: 18, height: 18 } };
}

function box(id: string, style: Readonly<Record<string, string>>, children: readonly Written[]): Written {
  return { id, name: 'Frame 3', style, drawn: { x: 0, y: 0, width: 300, height: 120 }, children };
}

function text(id: string, words: string): Written {
  const drawn = { x: 0, y: 20, width: 120, height: 20 };
  return { id, name: 'Text', text: words, style: { 'font-size': '14px' }, drawn };
}

/** The name of each button, and whether it is pressed. */
function buttonsIn(children: readonly Written[]): readonly (readonly [string | null, string | null])[] {
  const options = { ...defaultCodeOptions, target: 'html' } as const;
  const layout = openLayout({ pages: [{ ...box('1:1', column, children), name: 'Page' }] });
  const valueOf = ({ attributes }: CodeElement, wanted: string): string | null => {
    const value = attributes.find(({ name }) => name === wanted)?.value;
    return value?.kind === 'text' ? value.text : null;
  };
  return findComponents(layout, options)
    .components.flatMap((one): readonly CodeNode[] => nodesOf(one))
    .filter((node): node is CodeElement => node.kind === 'element' && node.tag === 'button')
    .map((button) => [valueOf(button, 'aria-label'), valueOf(button, 'aria-pressed')]);
}
