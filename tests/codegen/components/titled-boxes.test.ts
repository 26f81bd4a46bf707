/** Sections by their headings: boxes deeper in a page that a heading titles. */
import { describe, expect, it } from 'vitest';
import { type CodeElement, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const row = { display: 'flex' };
const column = { display: 'flex', 'flex-direction': 'column' };
const title = 'Settings';

describe('a box with a small title', () => {
  const settings = (name: string, height: number, ...more: readonly Written[]) =>
    box(height, row, [
      box(80, column, [text(name, 18, 600), text(`Words about ${name}`)]),
      box(height, column, [text('One more'), text('And another', 13), text('The last of them'), ...more]),
    ]);

  it('is a section below the title of the page', () => {
    expect(tagsOf([text(title, 28, 700), box(900, column, [settings('Profile', 300)])])).toEqual([
      'main',
      'section',
    ]);
  });

  it('is one of several, each with its own title', () => {
    const parts = [
      settings('Profile', 300),
      settings('Members', 420, box(40, row, [text('Name'), text('Role')])),
      settings('Billing', 180, text('Paid')),
    ];
    expect(tagsOf([text(title, 28, 700), box(1100, column, parts)])).toEqual([
      'main',
      'section',
      'section',
      'section',
    ]);
  });

  it('is none where it shows only its title and words about it', () => {
    const intro = box(80, column, [text('Profile', 18, 600), text('Words about it')]);
    expect(tagsOf([text(title, 28, 700), box(900, column, [intro]), text('More')])).toEqual(['main']);
  });

  it('is one with two words where it is painted as a band', () => {
    const band = box(200, { ...column, 'background-color': '#eee' }, [
      text('Need help?', 18, 600),
      text('Call us any time'),
    ]);
    expect(tagsOf([text(title, 28, 700), text('More'), box(900, column, [band])])).toEqual([
      'main',
      'section',
    ]);
  });

  it('is none where several words are before the title', () => {
    const late = box(300, column, [
      text('Breaking'),
      text('Now', 13),
      text('Profile', 18, 600),
      text('Words'),
    ]);
    expect(tagsOf([text(title, 28, 700), box(900, column, [late]), text('More')])).toEqual(['main']);
  });

  it('is none where another of its size is beside it, as cards of one list are', () => {
    const cards = box(300, row, [settings('Starter', 300), settings('Growth', 300)]);
    expect(tagsOf([text(title, 28, 700), cards, text('More')])).toEqual(['main']);
  });

  it('gives a section the first words of its title as its class', () => {
    const found = elementsOf([text(title, 28, 700), box(900, column, [settings('Danger zone', 300)])]);
    expect(found.find(({ tag }) => tag === 'section')?.styleName).toBe('danger-zone-section');
  });
});

describe('a narrow titled column', () => {
  const wide = (children: readonly Written[]) => sized(744, 900, column, children);
  const narrow = (width: number) =>
    sized(width, 500, column, [text('Summary', 18, 600), text('Tea'), text('Cake'), text('£14')]);
  const group = (name: string, height: number) =>
    sized(744, height, column, [text(name, 18, 600), text('Words'), text('More words'), text('The last')]);
  const content = (left: Written, right: Written) => [
    text('Checkout', 28, 700),
    sized(1200, 900, row, [left, right]),
  ];

  it('is an aside beside sections', () => {
    const groups = wide([group('Contact', 300), group('Delivery', 420)]);
    expect(tagsOf(content(groups, narrow(400)))).toEqual(['main', 'section', 'section', 'aside']);
  });

  it('is a section where it is about as wide as the rest', () => {
    const groups = wide([group('Contact', 300), group('Delivery', 420)]);
    expect(tagsOf(content(groups, narrow(600)))).toEqual(['main', 'section', 'section', 'section']);
  });

  it('is a section where the rest has no title of its own', () => {
    const words = wide([text('Words'), text('More words'), text('The last')]);
    expect(tagsOf(content(words, narrow(400)))).toEqual(['main', 'section']);
  });
});

describe('a section around the title of the page and several sections', () => {
  it('is the content itself', () => {
    const part = (name: string, height: number) =>
      box(height, column, [text(name, 18, 600), text('Words'), text('More words'), text('The last')]);
    const content = {
      ...box(1000, column, [text('Checkout', 28, 700), part('Contact', 300), part('Delivery', 400)]),
      inferredKind: 'section',
    };
    expect(tagsOf([text('maison lavande'), content])).toEqual(['main', 'section', 'section']);
  });
});

let count = 0;

function text(words: string, size = 15, weight = 400): Written {
  count += 1;
  const style = { 'font-size': `${size}px`, 'font-weight': `${weight}` };
  return { id: `3:${count}`, name: words, text: words, style };
}

function box(height: number, style: Readonly<Record<string, string>>, children: readonly Written[]): Written {
  return sized(1200, height, style, children);
}

function sized(
  width: number,
  height: number,
  style: Readonly<Record<string, string>>,
  children: readonly Written[],
): Written {
  count += 1;
  return { id: `2:${count}`, name: 'Frame 1', style, drawn: { width, height }, children };
}

function elementsOf(children: readonly Written[]): readonly CodeElement[] {
  const page = { id: '1:1', name: 'Page', style: column, drawn: { width: 1200, height: 1200 }, children };
  const { components } = findComponents(openLayout({ pages: [page] }), {
    ...defaultCodeOptions,
    target: 'html',
    styles: 'css',
  });
  const [root] = components;
  return root ? nodesOf(root).filter((node) => node.kind === 'element') : [];
}

function tagsOf(children: readonly Written[]): readonly string[] {
  return elementsOf(children)
    .map(({ tag }) => tag)
    .filter((tag) => /^(main|section|aside)$/.test(tag));
}
