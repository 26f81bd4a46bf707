import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { type CodeNode, nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('the regions of a page', () => {
  it('are beside each other, and what is between them is the main content', () => {
    const page = [bar(), section('3', 'Ready for rain'), section('4', 'Sold in pairs'), ending()];
    expect(outline(page)).toBe('div(header(nav(ul)) main(section(h1) section(h2)) footer)');
  });

  it('are found by place and content where nothing has a name', () => {
    expect(outline([bar('Frame 2'), section('3', 'Ready for rain'), ending('Frame 9')])).toBe(
      'div(header(nav(ul)) main(h1) footer)',
    );
  });

  it('are found in the boxes around the whole page', () => {
    const body = box('1:9', 'body', [0, 0, 1200, 2000], [bar(), section('3', 'Ready for rain'), ending()]);
    expect(outline([body])).toBe('div(header(nav(ul)) main(h1) footer)');
  });

  it('have one main content that is the layer between them, if there is only one', () => {
    const content = box(
      '7:0',
      'Content',
      [0, 80, 1200, 1600],
      [section('3', 'Ready for rain'), section('4', 'Sold in pairs')],
    );
    const { root } = pageOf([bar(), content, ending()]);
    const main = nodesOf(root).find((node) => node.kind === 'element' && node.tag === 'main');
    expect(main).toMatchObject({ ids: ['7:0'] });
  });

  it.each<[string, readonly Written[], string]>([
    [
      'a bar with results is no footer',
      [
        section('3', 'Ready for rain'),
        box(
          '9:1',
          'footer',
          [0, 1900, 1200, 80],
          [text('9:2', 'Your rank', 18), text('9:3', '#47', 18), text('9:4', '1,234 pts', 18)],
        ),
      ],
      'main(section(h1))',
    ],
    [
      'a first section with a title is no header',
      [section('3', 'Ready for rain'), section('4', 'Sold in pairs')],
      'main(section(h1) section(h2))',
    ],
    [
      'a line about rights within the page is no footer',
      [
        section('3', 'Ready for rain'),
        box('5:1', 'Frame 5', [0, 700, 1200, 80], [text('5:2', '© 2024 Umbra', 14)]),
        section('4', 'Sold in pairs'),
      ],
      'main(section(h1) section(h2))',
    ],
  ])('%s', (_, children, expected) => {
    expect(outline(children)).toBe(expected);
  });

  it('leave a page alone that is only its content', () => {
    expect(outline([section('3', 'Ready for rain'), section('4', 'Sold in pairs')])).toBe(
      'main(section(h1) section(h2))',
    );
  });

  it('keep a first section with a bar and a title as the header', () => {
    const opening = box('2:0', 'Hero', [0, 0, 1200, 700], [bar('Frame 2'), section('3', 'Ready for rain')]);
    expect(outline([opening, section('4', 'Sold in pairs'), ending()])).toBe(
      'div(header(nav(ul) h1) main(h2) footer)',
    );
  });

  it('are a sidebar, and beside it the main content with its own header', () => {
    const entries = ['Overview', 'Batteries', 'Sites'].map((words, at) => text(`2:${at}`, words, 14));
    const side = box('2:9', 'Frame 3', [0, 0, 240, 1000], entries);
    const head = box('3:1', 'Top bar', [240, 0, 960, 80], [text('3:2', 'Good evening', 28)]);
    const content = box('3:9', 'Frame 4', [240, 0, 960, 1000], [head, section('4', 'Charts', 22)]);
    const page = box('1:1', 'Page', [0, 0, 1200, 1000], [side, content], 'row');
    expect(outlineOf(pageOf([], page).root.root)).toBe('div(aside(nav(ul)) main(header(h1) section(h2)))');
  });

  it('are a bar of links at the bottom of a phone', () => {
    const tabs = ['Today', 'Plants', 'Plan'].map((words, at) => text(`9:${at}`, words, 11));
    const page = box(
      '1:1',
      'Page',
      [0, 0, 390, 844],
      [section('3', 'My plants'), box('9:9', 'Frame 9', [0, 760, 390, 84], tabs, 'row')],
    );
    expect(outlineOf(pageOf([], page).root.root)).toBe('div(main(h1) nav(ul))');
  });
});

function bar(name = 'Header'): Written {
  const links = ['Films', 'Series', 'Live'].map((words, at) => text(`5:2${at}`, words, 15));
  return box(
    '1:20',
    name,
    [0, 0, 1200, 72],
    [text('1:21', 'Umbra', 22), box('1:30', 'Frame 3', [400, 20, 400, 32], links, 'row')],
    'row',
  );
}

function section(id: string, title: string, size = 40): Written {
  return box(
    `${id}:0`,
    'Frame 7',
    [0, 100, 1200, 600],
    [
      text(`${id}:1`, title, size),
      text(`${id}:2`, 'Words that say what this part of the page is about, at some length.', 16),
    ],
  );
}

function ending(name = 'Footer'): Written {
  return box('8:0', name, [0, 1900, 1200, 100], [text('8:1', '© 2024 Umbra. All rights reserved.', 14)]);
}

function box(
  id: string,
  name: string,
  [x, y, width, height]: readonly [number, number, number, number],
  children: readonly Written[],
  direction: 'row' | 'column' = 'column',
): Written {
  const style = direction === 'row' ? { display: 'flex' } : { display: 'flex', 'flex-direction': 'column' };
  return { id, name, style, drawn: { x, y, width, height }, children };
}

function text(id: string, words: string, size: number): Written {
  return { id, name: 'Text', text: words, style: { 'font-size': `${size}px` } };
}

function pageOf(children: readonly Written[], page?: Written) {
  const whole = page ?? box('1:1', 'Page', [0, 0, 1200, 2000], children);
  const options = { ...defaultCodeOptions, target: 'html' } as const;
  const [root] = findComponents(openLayout({ pages: [whole] }), options).components;
  if (root === undefined) throw new Error('There is no page.');
  return { root };
}

function outline(children: readonly Written[]): string {
  return outlineOf(pageOf(children).root.root);
}

const outlined = /^(main|header|footer|nav|aside|section|ul|h\d)$/;

/** The landmarks, sections, lists and headings of a page; a plain box counts only as its root. */
function outlineOf(node: CodeNode, isRoot = true): string {
  if (node.kind !== 'element') return '';
  const inside = node.children
    .map((child) => outlineOf(child, false))
    .filter((one) => one !== '')
    .join(' ');
  if (!outlined.test(node.tag) && !isRoot) return inside;
  return inside === '' ? node.tag : `${node.tag}(${inside})`;
}
