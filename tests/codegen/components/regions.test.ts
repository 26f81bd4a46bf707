import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { type CodeElement, type CodeNode, nodesOf } from '#codegen/components/code-component';
import { markSections } from '#codegen/semantics/structure/mark-sections';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const column = { display: 'flex', 'flex-direction': 'column' };

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

  it('are no footer for a year in the name of something in the last block', () => {
    const last = (words: string, size: number, height = 400, more: readonly Written[] = []) =>
      box(
        '8:0',
        'Frame 9',
        [0, 2000 - height, 1200, height],
        [
          text('8:2', 'Plans', 16),
          { ...text('8:1', words, size), drawn: { x: 0, y: 1980, width: 300, height: 16 } },
          ...more,
        ],
      );
    const page = (node: Written) => outline([bar(), section('3', 'Ready for rain'), node]);
    expect(page(last('2024 Umbra', 14, 100))).toContain('footer');
    expect(page(last('Copyright 2024 Umbra', 14))).toContain('footer');
    expect(page(last('Autumn 2024, all umbrellas', 14))).not.toContain('footer');
    expect(page(last('12 March 2024, Oslo', 14, 100))).not.toContain('footer');
    const after = { ...text('8:3', '1 to 8 of 24', 14), drawn: { x: 0, y: 1996, width: 90, height: 16 } };
    expect(page(last('Autumn 2024, all umbrellas', 14, 100, [after]))).not.toContain('footer');
  });

  it('are no footer for a table that ends the page of an app', () => {
    const cells = ['Order', 'Customer', 'Product', 'Date'];
    const row = (y: number, words: readonly string[]) =>
      box(
        `8:${y}`,
        'Frame 4',
        [40, y, 1120, 60],
        words.map((one, at) => ({
          ...text(`9:${y}${at}`, one, 14),
          drawn: { x: 40 + 200 * at, y: y + 20, width: 90, height: 16 },
        })),
        'row',
      );
    const rows = [1600, 1660, 1720, 1780].map((y, at) =>
      row(y, at === 0 ? cells : [`No ${at}`, `Person ${at}`, `Thing ${at}`, `May ${at}`]),
    );
    const links = box(
      '8:1',
      'Frame 5',
      [40, 1550, 400, 40],
      [text('8:2', 'All', 14), text('8:3', 'Paid', 14), text('8:4', 'Late', 14)],
      'row',
    );
    const card = box('8:0', 'Frame 9', [40, 1500, 1120, 460], [links, ...rows]);
    expect(outline([bar(), section('3', 'Ready for rain'), card])).not.toContain('footer');
  });

  it('are a sidebar and the content beside it, in a box below the bar', () => {
    const entries = ['Start', 'Setup', 'Ship'].map((words, at) => text(`7:${at}`, words, 14));
    const side = box('6:1', 'Sidebar', [0, 72, 240, 1928], entries);
    const body = box('6:0', 'Body', [0, 72, 1200, 1928], [side, section('3', 'Ready for rain')], 'row');
    expect(outline([bar(), body])).toBe('div(header(nav(ul)) aside(nav(ul)) main(h1))');
  });

  it('are a painted panel at the edge of the page too, if it is about more than it has itself', () => {
    const panel = (x: number, paint: Record<string, string>): Written => {
      const drawn = box('6:1', 'Details', [x, 0, 300, 2000], [text('7:1', 'Due on Monday.', 14)]);
      return { ...drawn, style: { ...drawn.style, ...paint } };
    };
    const words = ['One', 'Two', 'Three'].map((one, at) => text(`5:${at}`, `${one} of the tasks.`, 14));
    const content = box('5:9', 'Tasks', [0, 0, 900, 2000], words);
    const page = (side: Written, beside = content) =>
      outlineOf(pageOf([], box('1:1', 'Page', [0, 0, 1200, 2000], [beside, side], 'row')).root.root);
    const white = { 'background-color': '#ffffff' };
    expect(page(panel(900, white))).toContain('aside');
    expect(page(panel(880, white))).not.toContain('aside');
    expect(page(panel(900, {}))).not.toContain('aside');
    expect(page(panel(900, white), { ...content, children: words.slice(0, 1) })).not.toContain('aside');
  });

  it('have no links in the rows of checkboxes, or of a label and its value', () => {
    const entries = ['Start', 'Setup', 'Ship'].map((words, at) => text(`7:${at}`, words, 14));
    const row = (id: string, children: readonly Written[]) =>
      box(id, 'Row', [0, 72, 200, 24], children, 'row');
    const check = (id: string): Written => ({
      ...box(id, 'Checkbox', [0, 72, 16, 16], []),
      style: { border: '1px solid grey' },
    });
    const tasks = ['Pack', 'Label', 'Send'].map((words, at) =>
      row(`4:${at}`, [check(`4:1${at}`), text(`4:2${at}`, words, 14)]),
    );
    const fact = row('5:0', [
      { ...text('5:1', 'Priority', 14), style: { 'font-size': '14px', color: 'grey' } },
      { ...text('5:2', 'High', 14), style: { 'font-size': '14px', color: 'red' } },
    ]);
    const side = box(
      '6:1',
      'Sidebar',
      [0, 72, 240, 1928],
      [box('6:2', 'Menu', [0, 72, 240, 100], entries), fact, ...tasks],
    );
    const body = box('6:0', 'Body', [0, 72, 1200, 1928], [side, section('3', 'Ready for rain')], 'row');
    const links = nodesOf(pageOf([bar(), body]).root).flatMap((node) =>
      node.kind === 'element' && node.tag === 'a' ? [JSON.stringify(node.children)] : [],
    );
    expect(links.some((words) => words.includes('Setup'))).toBe(true);
    expect(links.some((words) => /Pack|High/.test(words))).toBe(false);
  });

  it('are found in the boxes around the whole page', () => {
    const body = box('1:9', 'body', [0, 0, 1200, 2000], [bar(), section('3', 'Ready for rain'), ending()]);
    expect(outline([body])).toBe('div(header(nav(ul)) main(h1) footer)');
  });

  it('have sections of titles and what is below them, with the taglines before them', () => {
    const words = 'Words that say what this part of the page is about, at some length.';
    const head = (id: string, title: string): Written =>
      box(
        `${id}:0`,
        'Frame 2',
        [0, 0, 1200, 52],
        [text(`${id}:1`, title, 38), text(`${id}:2`, 'All of it', 16)],
        'row',
      );
    const content = [
      ...[text('4:1', 'OUR FILMS', 14), text('4:2', 'Seen by nobody', 38), text('4:3', words, 16)],
      ...[head('5', 'Seen by many'), text('5:3', words, 16)],
    ];
    const { root } = pageOf([bar(), section('3', 'Ready for rain', 54), ...content, ending()]);
    expect(outlineOf(root.root)).toBe(
      'div(header(nav(ul)) main(section(h1) section(h2) section(h2)) footer)',
    );
    const sections = nodesOf(root).filter((node) => node.kind === 'element' && node.tag === 'section');
    expect(sections.map((node) => (node.kind === 'element' ? node.children.length : 0))).toEqual([2, 3, 2]);
  });

  it('have no section for all that is below the title of the page', () => {
    const words = 'Words that say what this part of the page is about, at some length.';
    const form = (id: string) => section(id, `About you ${id}`, 24);
    const page = [bar(), text('2:1', 'Register', 40), text('2:2', words, 16), form('3'), form('4'), ending()];
    expect(outline(page)).toBe('div(header(nav(ul)) main(h1 section(h2) section(h2)) footer)');
  });

  it('have no section for each entry of a list, whose sizes differ by what a hand draws', () => {
    const entries = ['4', '5', '6'].map((id, index) => ({
      ...section(id, `Entry ${id}`, 24),
      drawn: { x: 0, y: 800 + index * 90, width: 1200 - index, height: 80 + index },
    }));
    expect(
      outline([bar(), section('3', 'Ready for rain', 54), text('7:1', 'Dates', 40), ...entries, ending()]),
    ).toBe('div(header(nav(ul)) main(section(h1) section(h2 ul(h3 h3 h3))) footer)');
  });

  it.each<[string, Partial<Written>, readonly (string | undefined)[]]>([
    ['has no layer', { ids: [] }, [undefined, undefined, 'section']],
    ['is a layer', {}, ['section', undefined, undefined]],
    [
      'is painted',
      { ids: [], style: { ...column, 'background-color': '#eee' } },
      ['section', undefined, undefined],
    ],
    ['is a row', { ids: [], style: { display: 'flex' } }, ['section', undefined, undefined]],
  ])('have a section for each titled part of a column that %s, or not', (_, own, found) => {
    const words = 'Words that say what this part of the page is about, at some length.';
    const quote = box(
      '4:0',
      'Frame 4',
      [0, 800, 1200, 170],
      [text('4:1', words, 16), text('4:2', 'Ada', 14)],
    );
    const stack = box('6:0', 'Frame 6', [0, 800, 1200, 480], [quote, section('5', 'Ready for news', 30)]);
    const content = [section('3', 'Ready for rain', 54), { ...stack, ...own }, section('7', 'Asked', 32)];
    const [page] = openLayout({ pages: [box('1:1', 'Page', [0, 0, 1200, 2000], content)] }).pages;
    const main = page?.root.kind === 'box' ? markSections(page.root) : null;
    const marked = main?.children[1];
    const parts = marked?.kind === 'box' ? marked.children : [];
    expect([marked, ...parts].map((part) => part?.inferredKind)).toEqual(found);
  });

  it('have one section of a title and the cards below it, whose titles are its parts', () => {
    const cards = ['4', '5'].map((id) => section(id, `Card ${id}`, 22));
    const group = box('6:0', 'Frame 6', [0, 800, 1200, 900], [text('6:1', 'What it costs', 40), ...cards]);
    expect(outline([bar(), section('3', 'Ready for rain', 54), group, ending()])).toBe(
      'div(header(nav(ul)) main(section(h1) section(h2 h3 h3)) footer)',
    );
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

  it('keep a first section with a bar and a title as the header where it paints a picture', () => {
    const opening = box('2:0', 'Hero', [0, 0, 1200, 700], [bar('Frame 2'), section('3', 'Ready for rain')]);
    const painted = { ...opening, style: { ...column, 'background-image': 'url(asset:sea)' } };
    expect(outline([painted, section('4', 'Sold in pairs'), ending()])).toBe(
      'div(header(nav(ul) h1) main(h2) footer)',
    );
  });

  it('are the bar of a first section in one colour, and the rest of it without a gap below', () => {
    const style = {
      ...column,
      gap: '50px',
      'min-height': '700px',
      padding: '20px 24px 30px',
      'background-color': 'red',
    };
    const card = box('6:0', 'Card', [900, 400, 200, 80], [text('6:1', 'Since 1911', 14)]);
    const floating = { ...card, style: { ...column, position: 'absolute', top: '400px', left: '900px' } };
    const opening = box(
      '2:0',
      'Hero',
      [0, 0, 1200, 700],
      [bar('Frame 2'), section('3', 'Ready for rain'), floating],
    );
    const page = [{ ...opening, style }, section('4', 'Sold in pairs'), ending()];
    expect(outline(page)).toBe('div(header(nav(ul)) main(section(h1) section(h2)) footer)');
    const { root } = pageOf(page);
    const styleOf = (fits: (element: CodeElement) => boolean) =>
      nodesOf(root)
        .filter((node): node is CodeElement => node.kind === 'element')
        .find(fits)
        ?.style.map(({ property, value }) => `${property}: ${value}`);
    expect(styleOf(({ tag }) => tag === 'header')).toEqual(
      expect.arrayContaining(['padding: 20px 24px', 'background-color: red']),
    );
    // 20 px above the bar of 72 px and 20 px below it have left the section.
    expect(styleOf(({ ids }) => ids.includes('2:0'))).toEqual(
      expect.arrayContaining(['padding: 30px 24px', 'min-height: 588px', 'background-color: red']),
    );
    expect(styleOf(({ ids }) => ids.includes('6:0'))).toContain('top: 288px');
  });

  it('take back a small gap of the page below the bar, and keep a first section whole before a large one', () => {
    const opening = box('2:0', 'Hero', [0, 0, 1200, 700], [bar('Frame 2'), section('3', 'Ready for rain')]);
    const children = [opening, section('4', 'Sold in pairs'), ending()];
    const page = (gap: string) =>
      pageOf([], { ...box('1:1', 'Page', [0, 0, 1200, 2000], children), style: { ...column, gap } }).root
        .root;
    const whole = 'div(header(nav(ul) h1) main(h2) footer)';
    expect(outlineOf(page('120px'))).toBe(whole);
    expect(outlineOf(page('7px'))).not.toBe(whole);
    const found = page('7px');
    const header =
      found.kind === 'element' ? found.children.find((node) => node.kind === 'element') : undefined;
    expect(header).toMatchObject({ tag: 'header' });
    expect(header && 'style' in header ? header.style : []).toContainEqual({
      property: 'margin-bottom',
      value: '-7px',
    });
  });

  it('are not kept from the main content by a drawing over the page', () => {
    const drawing = (id: string): Written => ({
      id,
      name: 'Vector',
      kind: 'vector',
      style: { position: 'absolute' },
      drawn: { x: 300, y: 300, width: 20, height: 20 },
    });
    expect(outline([drawing('7:1'), bar(), section('3', 'Ready for rain'), ending(), drawing('7:2')])).toBe(
      'div(header(nav(ul)) main(h1) footer)',
    );
  });

  it('are a bar with icons at its end, and a strip with a notice above it', () => {
    const links = ['Films', 'Series', 'Live'].map((words, at) => text(`5:${at}`, words, 15));
    const icon = (id: string): Written => ({
      id,
      name: 'Vector',
      kind: 'vector',
      drawn: { width: 24, height: 24 },
    });
    const strip = box('1:8', 'Frame 1', [0, 0, 1200, 40], [text('1:9', 'Free shipping for everybody', 14)]);
    const icons = (count: number) => [icon('6:1'), icon('6:2')].slice(0, count);
    const plain = (count: number) =>
      box('1:20', 'Frame 2', [0, 60, 1200, 32], [...links, ...icons(count), text('6:9', '2', 12)], 'row');
    const rest = [section('3', 'Ready for rain'), ending()];
    expect(outline([strip, plain(2), ...rest])).toBe('div(header(nav(ul)) main(h1) footer)');
    expect(outline([strip, plain(1), ...rest])).not.toContain('header');
  });

  it('are not the whole page, where a notice above its edge and a bar are all that it shows', () => {
    const notice = box('2:0', 'Frame 1', [0, -30, 1200, 24], [text('2:1', 'Free shipping today', 12)]);
    expect(outline([notice, bar()])).toBe('div(main header(nav(ul)))');
  });

  it('are the columns of links above the line about rights, and that line', () => {
    const columns = ['6', '7'].map((id) =>
      box(
        `${id}:0`,
        'Frame 8',
        [0, 1800, 200, 120],
        [
          text(`${id}:1`, `Title ${id}`, 17),
          ...['Films', 'Series', 'Live'].map((words, at) => text(`${id}:${at + 2}`, words, 14)),
        ],
      ),
    );
    const links = box('9:0', 'Frame 9', [0, 1800, 1200, 120], columns, 'row');
    expect(outline([bar(), section('3', 'Ready for rain'), links, ending()])).toBe(
      'div(header(nav(ul)) main(h1) footer(nav(ul) nav(ul)))',
    );
  });

  it('have no navigation for the links beside the owner of the rights, which name nothing', () => {
    const links = ['Imprint', 'Privacy'].map((words, at) => text(`9:${at}`, words, 14));
    const line = box(
      '9:9',
      'Frame 9',
      [0, 1940, 1200, 20],
      [text('9:8', '© 2024 Umbra', 14), box('9:7', 'Frame 3', [900, 1940, 300, 20], links, 'row')],
      'row',
    );
    const footer = box('8:0', 'Frame 8', [0, 1900, 1200, 100], [line]);
    expect(outline([bar(), section('3', 'Ready for rain'), footer])).toBe(
      'div(header(nav(ul)) main(h1) footer(ul))',
    );
  });

  it('are a sidebar, and beside it the main content with its own header', () => {
    const entries = ['Overview', 'Batteries', 'Sites'].map((words, at) => text(`2:${at}`, words, 14));
    const side = box('2:9', 'Frame 3', [0, 0, 240, 1000], entries);
    const outlineWith = (...controls: readonly Written[]) => {
      const head = box('3:1', 'Top bar', [240, 0, 960, 80], [text('3:2', 'Good evening', 28), ...controls]);
      const content = box('3:9', 'Frame 4', [240, 0, 960, 1000], [head, section('4', 'Charts', 22)]);
      const page = box('1:1', 'Page', [0, 0, 1200, 1000], [side, content], 'row');
      return outlineOf(pageOf([], page).root.root);
    };
    expect(outlineWith()).toBe('div(aside(nav(ul)) main(header(h1) section(h2)))');
    const ranges = ['Day', 'Week', 'Month', 'Year'].map((words, at) => text(`3:${at + 3}`, words, 14));
    const range = box('3:8', 'Range', [800, 20, 300, 40], ranges, 'row');
    expect(outlineWith(range)).toBe('div(aside(nav(ul)) main(header(h1) section(h2)))');
  });

  it('do not have the bar that a phone draws itself, which nobody reads aloud', () => {
    const hiddenOn = (words: string) => {
      const status = box('7:1', 'Frame 2', [0, 0, 390, 44], [text('7:2', words, 15)], 'row');
      const page = box('1:1', 'Page', [0, 0, 390, 844], [status, section('3', 'Ready for rain')]);
      return nodesOf(pageOf([], page).root).flatMap((node) =>
        node.kind === 'element' && node.attributes.some(({ name }) => name === 'aria-hidden') ? node.ids : [],
      );
    };
    expect(hiddenOn('9:41')).toEqual(['7:1']);
    expect(hiddenOn('Today')).toEqual([]);
  });

  it('are no header for the steps at the top of a phone, whose marks are joined by lines', () => {
    const step = (at: number): Written => {
      const mark = (id: string, width: number, height: number): Written => ({
        ...box(id, 'Frame 6', [20, 20 + at * 60, width, height], []),
        style: { 'background-color': 'red' },
      });
      const check = {
        id: `10:${at}`,
        name: 'Vector',
        kind: 'vector',
        drawn: { width: 14, height: 14 },
      } as const;
      const dot = { ...mark(`7:${at}`, 24, 24), children: [check] };
      const rail = [dot, ...(at < 2 ? [mark(`8:${at}`, 2, 30)] : [])];
      const words = box(`6:${at}`, 'Frame 5', [60, 20 + at * 60, 300, 40], [text(`9:${at}`, 'Packed', 15)]);
      const parts = [box(`5:${at}`, 'Frame 4', [20, 20 + at * 60, 24, 60], rail), words];
      return box(`4:${at}`, 'Frame 3', [20, 20 + at * 60, 350, 60], parts, 'row');
    };
    const steps = box('2:1', 'Frame 2', [20, 20, 350, 180], [0, 1, 2].map(step));
    const page = box('1:1', 'Page', [0, 0, 390, 844], [steps, section('3', 'My parcels')]);
    expect(outlineOf(pageOf([], page).root.root)).not.toContain('header');
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
  const style = direction === 'row' ? { display: 'flex' } : column;
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
