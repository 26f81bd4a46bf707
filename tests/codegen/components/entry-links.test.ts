import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { type CodeElement, nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };

describe('the rows of a column', () => {
  it('are links in a navigation where one is selected, whatever they are called', () => {
    const folders = ['受信', '下書き', 'Skräp'].map((words, at) =>
      entry(at, words, at === 1 ? '#eef' : null),
    );
    expect(tagsOf(pageOf([beside(folders, 240)]))).toBe('main nav ul li a span li a span li a span p');
  });

  it('are links where two are filled: the selected one, and the one under the pointer', () => {
    const fills = ['#eef', null, '#f7f7f7', null, null, null];
    const folders = fills.map((fill, at) => entry(at, `Låda ${at}`, fill));
    expect(tagsOf(pageOf([beside(folders, 240)]))).toContain('nav ul li a');
    expect(tagsOf(pageOf([beside(folders.slice(0, 3), 240)]))).not.toContain('nav');
  });

  it('are links as a whole, in no navigation, where they are messages', () => {
    const messages = [null, '#eef', null].map((fill, at) => message(at, fill));
    expect(tagsOf(pageOf([beside(messages, 400)]))).toMatch(
      /^main ul li a (span )+li a (span )+li a (span )+p$/,
    );
  });

  it.each<[string, readonly Written[], number]>([
    ['none is selected', [0, 1, 2].map((at) => entry(at, `Låda ${at}`, null)), 240],
    ['they fill the page', [null, '#eef', null].map((fill, at) => message(at, fill, 1100)), 1100],
    [
      'they have controls',
      [null, '#eef', null].map((fill, at) => {
        const one = message(at, fill);
        return { ...one, children: [...(one.children ?? []), button(`7:${at}`)] };
      }),
      400,
    ],
    ['they alternate', ['#eef', null, '#eef', null].map((fill, at) => message(at, fill)), 400],
  ])('are no links where %s', (_, rows, width) => {
    expect(tagsOf(pageOf([beside(rows, width)])).split(' ')).not.toContain('a');
  });

  it('are links where they repeat the titles of the page', () => {
    const titles = ['Vorab', 'Einrichten', 'Fehler finden'];
    const entries = titles.map((words, at) => entry(at, words, null));
    const content = (words: readonly string[]) =>
      box(
        '8:0',
        column,
        [300, 0, 800, 700],
        words.map((one, at) => text(`8:${at + 1}`, one, 24)),
      );
    expect(tagsOf(pageOf([content(titles), beside(entries, 220)]))).toContain('nav ul li a');
    expect(tagsOf(pageOf([content(['Etwas', 'ganz', 'anderes']), beside(entries, 220)]))).not.toContain(
      'nav',
    );
  });
});

describe('a row with a chevron at its end', () => {
  const right = 'M7.5 5L12.5 10L7.5 15';
  const left = 'M12.5 5L7.5 10L12.5 15';

  it('is a link that its first words name, whatever its neighbours are', () => {
    const rows = [setting(0, 'Language', right), setting(1, 'Dark theme', null), setting(2, 'Help', right)];
    const elements = pageOf([beside(rows, 350)]);
    const hrefs = elements.flatMap(({ attributes }) =>
      attributes.flatMap(({ name, value }) => (name === 'href' ? [JSON.stringify(value)] : [])),
    );
    expect(hrefs).toHaveLength(2);
    expect(hrefs[0]).toContain('#language');
    expect(hrefs[0]).not.toContain('greek');
    expect(hrefs[1]).toContain('#help');
  });

  it.each<[string, Written]>([
    ['one that points back', setting(0, 'Language', left)],
    ['two chevrons', withFirst(setting(0, 'May 2027', right), chevron('5:8', left))],
    ['a control', withFirst(setting(0, 'Language', right), button('5:7'))],
    ['the width of a word', { ...setting(0, 'Home', right), drawn: { x: 0, y: 0, width: 80, height: 40 } }],
  ])('is no link with %s', (_, one) => {
    expect(tagsOf(pageOf([beside([one], 350)])).split(' ')).not.toContain('a');
  });
});

function setting(at: number, words: string, path: string | null): Written {
  const end = path === null ? [] : [chevron(`5:${at}3`, path)];
  const texts = [text(`5:${at}1`, words, 15), text(`5:${at}2`, 'Greek', 15)];
  return box(`4:${at}`, row, [0, at * 54, 350, 54], [...texts, ...end]);
}

function withFirst(one: Written, first: Written): Written {
  return { ...one, children: [first, ...(one.children ?? [])] };
}

function chevron(id: string, path: string): Written {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none"><path d="${path}" stroke="#000"/></svg>`;
  return { id, name: 'Vector', kind: 'vector', drawn: { x: 320, y: 18, width: 18, height: 18 }, svg };
}

function entry(at: number, words: string, fill: string | null): Written {
  const style = fill === null ? row : { ...row, 'background-color': fill };
  return box(`4:${at}`, style, [16, at * 40, 200, 36], [text(`5:${at}`, words, 14)]);
}

function message(at: number, fill: string | null, width = 400): Written {
  const style = { ...row, 'background-color': fill ?? '#ffffff' };
  const words = [text(`6:${at}`, 'Ada', 14), text(`6:1${at}`, 'Words of a message that somebody wrote', 13)];
  return box(
    `4:${at}`,
    style,
    [0, at * 120, width, 110],
    [
      box(`5:${at}`, column, [0, at * 120, width - 60, 60], words),
      box(`5:1${at}`, column, [width - 60, at * 120, 60, 20], [text(`6:2${at}`, '09:41', 12)]),
    ],
  );
}

function button(id: string): Written {
  return {
    ...box(id, { 'background-color': '#00f' }, [0, 0, 90, 40], [text(`${id}1`, 'Save', 14)]),
    name: 'Button',
  };
}

function beside(rows: readonly Written[], width: number): Written {
  return box('3:0', column, [0, 0, width, 500], rows);
}

function box(
  id: string,
  style: Readonly<Record<string, string>>,
  [x, y, width, height]: readonly [number, number, number, number],
  children: readonly Written[],
): Written {
  return { id, name: 'Frame 3', style, drawn: { x, y, width, height }, children };
}

function text(id: string, words: string, size: number): Written {
  return { id, name: 'Text', text: words, style: { 'font-size': `${size}px` } };
}

function pageOf(children: readonly Written[]): readonly CodeElement[] {
  const last = text('9:9', 'Words of the page', 14);
  const page = box('1:1', row, [0, 0, 1200, 800], [...children, last]);
  const { components } = findComponents(openLayout({ pages: [page] }), {
    ...defaultCodeOptions,
    target: 'html',
  });
  return components.flatMap((one) => nodesOf(one).flatMap((node) => (node.kind === 'element' ? [node] : [])));
}

/** The tags without plain boxes. */
function tagsOf(elements: readonly CodeElement[]): string {
  return elements
    .map(({ tag }) => tag)
    .filter((tag) => tag !== 'div')
    .join(' ');
}
