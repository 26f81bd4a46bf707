import { describe, expect, it } from 'vitest';
import { type CodeElement, type CodeProject, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const row = { display: 'flex', gap: '16px', 'align-items': 'center' };
const column = { display: 'flex', 'flex-direction': 'column', gap: '12px' };
const icons = {
  plus: 'M10 2V18M2 10H18',
  minus: 'M2 10H18',
  down: 'M3 7L10 14L17 7',
  up: 'M3 14L10 7L17 14',
  right: 'M7 3L14 10L7 17',
};
type Icon = keyof typeof icons;

describe('rows that open and close', () => {
  it('are details with a summary, the one with content open', () => {
    const found = tagsOf([
      item('Lieferung', 'plus'),
      item('Rückgabe', 'minus', 'In 30 Tagen.'),
      item('Zahlung', 'plus'),
    ]);
    expect(found.filter((tag) => tag === 'details')).toHaveLength(3);
    expect(found.filter((tag) => tag === 'summary')).toHaveLength(3);
    expect(found).not.toContain('button');
    const open = elementsOf(
      list([item('Lieferung', 'plus'), item('Rückgabe', 'minus', 'In 30 Tagen.')]),
      'html',
    ).filter(({ attributes }) => attributes.some(({ name }) => name === 'open'));
    expect(open.map(({ ids }) => ids)).toEqual([['item Rückgabe']]);
  });

  it('may have a note behind the title, and a fill of the open row that is a state', () => {
    const noted = (words: string, shape: Icon, content?: string): Written => {
      const drawn = item(words, shape, content);
      const [head, ...others] = drawn.children ?? [];
      const [title, sign] = head?.children ?? [];
      const note = { ...text(`note ${words}`, '4 parts'), style: { 'font-size': '13px' } };
      const fill = content === undefined ? {} : { 'background-color': '#f3f0ff' };
      const row = { ...head, style: { ...head?.style, ...fill }, children: [sign, title, note] };
      return { ...drawn, children: [row, ...others] } as Written;
    };
    const items = [
      noted('First steps', 'up', 'Ten of them.'),
      noted('Colours', 'down'),
      noted('Parts', 'down'),
    ];
    const found = elementsOf(list(items), 'html');
    expect(found.filter(({ tag }) => tag === 'details')).toHaveLength(3);
    const summaries = found.filter(({ tag }) => tag === 'summary');
    const states = summaries.map(({ style }) => style.filter(({ state }) => state === 'current'));
    const fill = { property: 'background-color', value: '#f3f0ff', state: 'current' };
    expect(states).toEqual([[fill], [fill], [fill]]);
  });

  it('have buttons in what they show', () => {
    const cross = { ...vector('cross', 'plus'), name: 'icon/close' };
    const tag = box('tag', row, [120, 24], [text('tag words', 'Harbour'), cross]);
    const opened = item('Tags', 'up');
    const filled = {
      ...opened,
      drawn: { width: 600, height: 60 },
      children: [...(opened.children ?? []), tag],
    };
    const found = tagsOf([item('Delivery', 'down'), filled, item('Payment', 'down')]);
    expect(found.filter((one) => one === 'details')).toHaveLength(3);
    expect(found.filter((one) => one === 'button')).toHaveLength(1);
  });

  it('are one list of a component with the words and what they open as props', () => {
    const { components } = projectOf(
      list([item('Delivery', 'down'), item('Returns', 'up', 'Within 30 days.'), item('Payment', 'down')]),
      'react',
    );
    const own = components.find(({ role }) => role === 'component');
    expect(own?.props.map(({ name }) => name)).toEqual(['isOpen', 'title', 'panel']);
    const page = components.find(({ role }) => role === 'page');
    expect(page && nodesOf(page).some(({ kind }) => kind === 'each')).toBe(true);
  });

  it('are so where the content is in the column beside the icon, and where all of it is several texts', () => {
    const beside = (words: string, shape: Icon, answers: readonly string[]) =>
      box(
        `item ${words}`,
        row,
        [600, 60],
        [
          box(
            `words ${words}`,
            { ...column, flex: '1 1 0' },
            [560, 50],
            [words, ...answers].map((one, at) => text(`${words} ${at}`, one)),
          ),
          vector(`icon ${words}`, shape),
        ],
      );
    const found = elementsOf(
      list([beside('Pets', 'down', []), beside('Parking', 'up', ['Behind the hut.', 'Free after six.'])]),
      'html',
    );
    const details = found.filter(({ tag }) => tag === 'details');
    expect(details.map(({ children }) => children.length)).toEqual([1, 2]);
  });

  it('have no gap below a closed summary, and a state for what only an open one looks like', () => {
    const blue = { 'background-color': 'blue' };
    const open = item('Returns', 'minus', 'Within 30 days.');
    const [details] = elementsOf(
      list([
        item('Delivery', 'plus'),
        { ...open, style: { ...open.style, ...blue } },
        item('Payment', 'plus'),
      ]),
      'react',
    ).filter(({ tag }) => tag === 'details');
    expect(details?.style).toEqual([{ property: 'background-color', value: 'blue', state: 'current' }]);
    expect(details?.variants).toEqual([]);
  });

  it('are so without an open one where they ask', () => {
    const closed = (mark: string) =>
      ['Wie viel?', 'Ab wann?', 'Wer denn?'].map((words) => item(words.replace('?', mark), 'plus'));
    expect(tagsOf(closed('?'))).toContain('details');
    expect(tagsOf(closed('؟'))).toContain('details');
    expect(tagsOf(closed(''))).not.toContain('details');
  });

  it('are filters where all are open', () => {
    expect(tagsOf([item('Prix', 'up', 'Moins de 20 €'), item('Taille', 'up', 'Petit')])).toContain('details');
  });
});

it.each<[string, readonly Written[]]>([
  ['entries that lead elsewhere', ['Profile', 'Privacy', 'Payments'].map((words) => item(words, 'right'))],
  [
    'entries with a description and the same chevron',
    [item('Profile', 'down', 'Your name'), item('Privacy', 'down')],
  ],
  ['columns of a board', [item('To do', 'plus', 'Paint the fence'), item('Done', 'plus')]],
  ['one row alone', [item('What is it?', 'plus')]],
  [
    'rows of another size of words',
    [item('Delivery', 'plus'), large(item('Returns', 'minus', 'Within 30 days.'))],
  ],
])('%s are no details', (_, items) => {
  expect(tagsOf(items)).not.toContain('details');
});

/** A row with words and an icon, above what it opens. */
function item(words: string, shape: Icon, content?: string): Written {
  const head = box(
    `row ${words}`,
    row,
    [600, 24],
    [
      { ...text(`title ${words}`, words), style: { 'font-size': '18px', flex: '1 1 0' } },
      vector(`icon ${words}`, shape),
    ],
  );
  return box(
    `item ${words}`,
    column,
    [600, content === undefined ? 24 : 60],
    [head, ...(content === undefined ? [] : [text(`content ${words}`, content)])],
  );
}

function large(node: Written): Written {
  const { children = [], style = {} } = node;
  const larger = 'font-size' in style ? { ...style, 'font-size': '28px' } : style;
  return { ...node, style: larger, children: children.map(large) };
}

function list(items: readonly Written[]): Written {
  return box('list', column, [600, 200], items);
}

function box(
  id: string,
  style: Record<string, string>,
  [width, height]: readonly [number, number],
  children: readonly Written[],
): Written {
  return { id, name: 'Frame 12', style, drawn: { width, height }, children };
}

function text(id: string, words: string): Written {
  return { id, name: words, text: words, style: { 'font-size': '16px' }, drawn: { width: 200, height: 24 } };
}

function vector(id: string, shape: Icon): Written {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none"><path d="${icons[shape]}" stroke="#000" stroke-width="2"/></svg>`;
  return { id, name: 'Vector', kind: 'vector', svg, drawn: { width: 20, height: 20 } };
}

function projectOf(content: Written, target: 'react' | 'html'): CodeProject {
  const page = box('1:1', column, [1200, 900], [text('2:1', 'More words'), content, text('2:2', 'End')]);
  return findComponents(openLayout({ pages: [{ ...page, name: 'Page' }] }), {
    ...defaultCodeOptions,
    target,
  });
}

function elementsOf(content: Written, target: 'react' | 'html'): readonly CodeElement[] {
  return projectOf(content, target)
    .components.flatMap((one) => [...nodesOf(one)])
    .filter((node): node is CodeElement => node.kind === 'element');
}

function tagsOf(items: readonly Written[]): readonly string[] {
  return elementsOf(list(items), 'html').map(({ tag }) => tag);
}
