/** Navigations in narrow windows: a bar has its links on a line of their own, and links in a row scroll on their line. */
import { expect, test } from 'vitest';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { adaptNavigation } from '#codegen/semantics/structure/adapt-navigation';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

type Values = Readonly<Record<string, string>>;

const row: Values = { display: 'flex', 'flex-wrap': 'wrap', 'justify-content': 'space-between', gap: '16px' };
const column: Values = { display: 'flex', 'flex-direction': 'column' };

function box(id: string, width: number, children: readonly Written[], style = row, other = {}): Written {
  return { id, name: id, style, drawn: { width, height: 40 }, children, ...other };
}

function text(id: string, words: string, width: number): Written {
  return { id, name: id, text: words, drawn: { width, height: 20 } };
}

function button(id: string, words: string, width: number): Written {
  const style = { display: 'flex', 'background-color': '#112233' };
  return { id, name: id, style, drawn: { width, height: 40 }, children: [text(`${id}t`, words, width - 32)] };
}

function nav(words: readonly string[], width = 400, style: Values = row): Written {
  const items = words.map((one, at) => ({
    ...{ id: `item${at}`, name: 'item', inferredKind: 'item', drawn: { width: 60, height: 20 } },
    children: [text(`link${at}`, one, 60)],
  }));
  const list = { id: 'list', name: 'list', inferredKind: 'list', style, drawn: { width, height: 20 } };
  const drawn = { width, height: 20 };
  return { id: 'nav', name: 'nav', inferredKind: 'nav', drawn, children: [{ ...list, children: items }] };
}

const words = ['Rooms', 'Tables', 'Prices', 'About us'];

function adapt(children: readonly Written[], width = 1440): (id: string, below?: number) => object {
  const page = { id: '1:1', name: 'Page', style: column, drawn: { width, height: 900 }, children };
  const root = adaptNavigation(openLayout({ pages: [page] })).pages[0]?.root;
  const find = (node: LayoutNode | undefined, id: string): LayoutNode | null => {
    if (node === undefined || node.id === id) return node ?? null;
    const inside = node.kind === 'box' ? node.children.map((child) => find(child, id)) : [];
    return inside.find((one) => one !== null) ?? null;
  };
  return (id, below) =>
    Object.fromEntries(
      (find(root, id)?.style ?? [])
        .filter((one) => one.below === below)
        .map(({ property, value }) => [property, value]),
    );
}

const header = (children: readonly Written[], style = row) =>
  box('header', 1440, children, style, { inferredKind: 'header' });

test('the links of a bar take the line below its logo and its actions where all of it does not fit', () => {
  const style = adapt([header([text('logo', 'Harbour', 120), nav(words), button('act', 'Book', 160)])]);
  // 120 + 400 + 160 px, two gaps and the gutters of the page need 760 px.
  expect(style('nav', 768)).toEqual({ order: '1', width: '100%', 'max-width': '100%' });
  expect(style('list', 768)).toEqual({
    'flex-wrap': 'nowrap',
    'overflow-x': 'auto',
    'scrollbar-width': 'none',
    'justify-content': 'flex-start',
  });
  expect(style('item0', 768)).toEqual({ 'flex-shrink': '0' });
  expect([style('logo', 768), style('act', 768), style('header', 640)]).toEqual([{}, {}, {}]);
});

test('actions that do not fit beside the logo of a phone fill a line', () => {
  const group = box('acts', 233, [button('in', 'Sign in', 95), button('up', 'Sign up', 130)]);
  const style = adapt([header([text('logo', 'Clinic of the north', 200), nav(words), group])]);
  expect(style('acts', 640)).toEqual({ width: '100%' });
  expect(style('in', 640)).toEqual({ 'flex-grow': '1', 'justify-content': 'center' });
  const loose = adapt([
    header([text('logo', 'Clinic', 160), nav(words), text('in', 'Log in', 45), button('up', 'Start', 150)]),
  ]);
  expect([loose('logo', 640), loose('in', 640)]).toEqual([{ 'flex-basis': '100%' }, {}]);
  expect(loose('up', 640)).toEqual({ 'flex-grow': '1', 'justify-content': 'center' });
});

test('a logo in one group with the links is on the line of the actions', () => {
  const first = box('first', 540, [text('logo', 'Harbour', 120), nav(words)]);
  const style = adapt([header([first, button('act', 'Book', 160)])]);
  expect(style('first', 768)).toEqual({ display: 'contents' });
  expect(style('nav', 768)).toMatchObject({ order: '1', width: '100%' });
});

const search = (width: number, flex: string) => ({
  ...box('search', width, [text('find', 'Search in all messages', 160)], { display: 'flex', flex }),
  inferredKind: 'field',
  inferredEntry: 'search',
});

test('a field to search in takes the line below where a bar without links does not fit', () => {
  const parts = [
    text('logo', 'Letters', 200),
    search(520, '1 1 300px'),
    box('space', 460, [], { flex: '1 1 0' }),
  ];
  const style = adapt([header([...parts, box('acts', 160, [button('in', 'Sign in', 95)])])]);
  // 200 + 300 + 160 px, two gaps and the gutters need 740 px.
  expect(style('search', 768)).toEqual({ order: '1', 'flex-basis': '100%', 'max-width': '100%' });
  expect([style('logo', 768), style('acts', 768)]).toEqual([{}, {}]);
});

test('a field to search in that begins a bar gets narrower beside what follows it', () => {
  const style = adapt([header([search(360, '0 0 auto'), button('who', 'Account', 200)])]);
  expect(style('search', 1440)).toEqual({ flex: '1 1 144px', 'min-width': '0' });
});

test.each<[string, readonly Written[], number]>([
  ['without links', [text('logo', 'Harbour', 120), button('act', 'Book', 160)], 1440],
  ['that fits on a phone', [text('logo', 'A', 40), nav(words, 150), button('act', 'Book', 90)], 1440],
  ['of a page for phones', [text('logo', 'Harbour', 120), nav(words), button('act', 'Book', 160)], 390],
  ['that begins with its links', [nav(words), button('act', 'Book', 160)], 1440],
])('a bar %s stays as it is', (_, children, width) => {
  const style = adapt([header(children)], width);
  const ids = ['header', 'logo', 'nav', 'list', 'item0', 'act'];
  for (const below of [width, 1280, 1024, 768, 640])
    expect(ids.map((id) => style(id, below))).toEqual(ids.map(() => ({})));
});

test('tabs below each other with the content scroll, and the numbers of pages wrap', () => {
  const tabs = adapt([box('main', 1200, [nav(words, 700)], column)]);
  expect(tabs('list', 1440)).toMatchObject({ 'flex-wrap': 'nowrap', 'overflow-x': 'auto' });
  const numbers = adapt([box('main', 1200, [nav(['1', '2', '3', '4'], 700)], column)]);
  expect(numbers('list', 1440)).toEqual({});
  // Beside something else, the row around them would be as wide as all of them.
  const beside = adapt([box('main', 1200, [nav(words, 700), button('act', 'New', 90)])]);
  expect(beside('list', 1440)).toEqual({});
});

test('the links of a side bar are a row that scrolls where the bar is above the content', () => {
  const bar = (kind: string, entries = words) =>
    box('bar', 256, [text('logo', 'Harbour', 120), nav(entries, 240, column)], column, {
      inferredKind: kind,
    });
  const stacked = [
    { property: 'display', value: 'flex' },
    { property: 'flex-direction', value: 'column', below: 768 },
  ];
  const styleIn = (kind: string, id: string, entries?: typeof words): object => {
    const children = [bar(kind, entries), box('content', 1184, [text('words', 'Words', 400)], column)];
    const page = { id: '1:1', name: 'Page', style: {}, drawn: { width: 1440, height: 900 }, children };
    const layout = openLayout({ pages: [page] });
    const pages = layout.pages.map((one) => ({ ...one, root: { ...one.root, style: stacked } }));
    const found: LayoutNode[] = [];
    const visit = (node: LayoutNode): void => {
      if (node.id === id) found.push(node);
      if (node.kind === 'box') node.children.forEach(visit);
    };
    adaptNavigation({ ...layout, pages }).pages.forEach(({ root }) => visit(root));
    const own = found.flatMap(({ style }) => style.filter(({ below }) => below === 768));
    return Object.fromEntries(own.map(({ property, value }) => [property, value]));
  };
  expect(styleIn('aside', 'list')).toEqual({
    ...{ 'flex-direction': 'row', 'overflow-x': 'auto', 'scrollbar-width': 'none' },
  });
  expect([styleIn('aside', 'nav'), styleIn('aside', 'item0')]).toEqual([
    { 'max-width': '100%' },
    { 'flex-shrink': '0' },
  ]);
  expect(styleIn('section', 'list')).toEqual({});
  // Most of many would be out of sight.
  expect(styleIn('aside', 'list', [...words, ...words])).toEqual({
    'flex-direction': 'row',
    'flex-wrap': 'wrap',
  });
});
