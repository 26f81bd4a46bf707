import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import type { CodeComponent, CodeNode, CodeProject } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

it('a page keeps the narrower frames that it was merged from', () => {
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: [] }] });
  const narrower = [{ frameId: '1:2', width: 375, height: 800 }];
  const pages = layout.pages.map((page) => ({ ...page, narrower }));
  const { components } = findComponents({ ...layout, pages }, defaultCodeOptions);
  expect(components.map((one) => one.narrower)).toEqual([narrower]);
  expect(findComponents(layout, defaultCodeOptions).components.map((one) => one.narrower)).toEqual([
    undefined,
  ]);
});

describe('uses of one main component', () => {
  it('are one component, whose props are what differs and nothing else', () => {
    const project = find([tag('2:1', 'New', 'red'), tag('2:2', 'Old', 'red')]);
    expect(namesOf(project)).toEqual(['Page', 'Tag']);
    expect(component(project, 'Tag').props).toEqual([
      { name: 'label', type: { kind: 'text' }, fallback: null },
    ]);
    expect(usesOf(project)).toEqual([
      { component: 'Tag', props: { label: 'New' } },
      { component: 'Tag', props: { label: 'Old' } },
    ]);
  });

  it('leave a text to its default where most of them have the same', () => {
    const project = find([tag('2:1', 'New', 'red'), tag('2:2', 'New', 'red'), tag('2:3', 'Old', 'red')]);
    expect(component(project, 'Tag').props).toEqual([
      { name: 'label', type: { kind: 'text' }, fallback: { kind: 'text', text: 'New' } },
    ]);
    expect(usesOf(project).map(({ props }) => props)).toEqual([{}, {}, { label: 'Old' }]);
  });

  it('have no props where they are all the same', () => {
    const project = find([tag('2:1', 'New', 'red'), tag('2:2', 'New', 'red')]);
    expect(component(project, 'Tag').props).toEqual([]);
  });

  it('keep what some of them hide where it stands among the rest', () => {
    const either = (id: string, isMarked: boolean): Written => ({
      id,
      name: 'Tag',
      instance: instanceOf('9:1'),
      children: [
        { id: `I${id};9:2`, name: 'Mark', visible: isMarked, style: { height: '2px' } },
        { id: `I${id};9:3`, name: 'Label', visible: !isMarked, text: 'New' },
      ],
    });
    const { root } = component(find([either('2:1', true), either('2:2', false)]), 'Tag');
    expect(tagsIn(root)).toEqual(['div', 'div', 'p']);
  });

  it('take the words they show into their name where another is called alike', () => {
    const project = find([
      tag('2:1', 'Old', 'red'),
      { ...tag('3:1', 'Brand new', 'red'), instance: instanceOf('9:8') },
      { ...tag('3:2', 'Brand new', 'red'), instance: instanceOf('9:8') },
      { ...tag('4:1', 'Tag', 'red'), instance: instanceOf('9:9') },
    ]);
    expect(namesOf(project)).toEqual(['Page', 'Tag', 'BrandNewTag', 'Tag2']);
  });

  it('take the name of what they are in, before a number, where another is called alike', () => {
    const inFooter = [
      { ...tag('4:1', 'Old', 'red'), instance: instanceOf('9:9') },
      { ...tag('4:2', 'New', 'red'), instance: instanceOf('9:9') },
    ];
    const project = find([
      tag('2:1', 'Oak', 'red'),
      tag('2:2', 'Elm', 'red'),
      { id: '5:1', name: 'Site footer', children: inFooter },
    ]);
    expect(namesOf(project)).toEqual(['Page', 'Tag', 'SiteFooterTag']);
  });

  it('that look unlike each other choose their appearance by one prop', () => {
    const project = find([
      tag('2:1', 'A', 'red'),
      tag('2:2', 'A', 'red'),
      tag('2:3', 'A', 'var(--green-500)'),
    ]);
    const [prop] = component(project, 'Tag').props;
    expect(prop?.type).toEqual({ kind: 'boolean' });
    expect(usesOf(project).map(({ props }) => props)).toEqual([{}, {}, { isHighlighted: true }]);
  });

  it('leave what the place decides to the place', () => {
    const project = find([
      { ...tag('2:1', 'A', 'red'), style: { 'background-color': 'red', width: '10px' } },
      { ...tag('2:2', 'A', 'red'), style: { 'background-color': 'red', 'align-self': 'center' } },
    ]);
    const { root, props } = component(project, 'Tag');
    expect(props).toEqual([]);
    expect(root.kind === 'element' && root.style).toEqual([{ property: 'background-color', value: 'red' }]);
    expect(usesIn(page(project)).map(({ style }) => style)).toEqual([
      [{ property: 'width', value: '10px' }],
      [{ property: 'align-self', value: 'center' }],
    ]);
  });

  it('wrap by their appearance where it determines that, and by their position where it does not', () => {
    const wrapping = (id: string, colour: string, wrap: string): Written => ({
      ...tag(id, 'A', colour),
      style: { 'background-color': colour, 'flex-wrap': wrap },
    });
    const [none, wrap, nowrap] = [
      [],
      ...['wrap', 'nowrap'].map((value) => [{ property: 'flex-wrap', value }]),
    ];
    const places = (...uses: readonly Written[]) => usesIn(page(find(uses))).map(({ style }) => style);
    expect(places(wrapping('2:1', 'red', 'wrap'), wrapping('2:2', 'blue', 'nowrap'))).toEqual([none, none]);
    expect(places(wrapping('2:1', 'red', 'wrap'), wrapping('2:2', 'red', 'nowrap'))).toEqual([wrap, nowrap]);
  });

  it('hide and show a layer by a boolean that the design names', () => {
    const uses = [tag('2:1', 'A', 'red', true), tag('2:2', 'A', 'red', false), tag('2:3', 'A', 'red', true)];
    const project = find(uses);
    expect(component(project, 'Tag').props).toEqual([
      { name: 'hasDot', type: { kind: 'boolean' }, fallback: { kind: 'boolean', on: true } },
    ]);
    expect(usesOf(project).map(({ props }) => props)).toEqual([{}, { hasDot: false }, {}]);
  });

  it('bring along what is another thing in each', () => {
    const project = find([
      row('2:1', tag('I2:1;8:1', 'A', 'red')),
      row('2:2', { id: 'I2:2;8:1', name: 'Slot', text: 'plain words' }),
    ]);
    expect(component(project, 'Row').props.map(({ name, type }) => [name, type.kind])).toEqual([
      ['contentSlot', 'slot'],
    ]);
  });

  it('pass on the props of the components inside them', () => {
    const project = find([
      row('2:1', tag('I2:1;8:1', 'A', 'red')),
      row('2:2', tag('I2:2;8:1', 'B', 'red')),
      tag('2:3', 'C', 'red'),
    ]);
    expect(component(project, 'Row').props.map(({ name }) => name)).toEqual(['tagLabel']);
    expect(usesOf(project)).toEqual([
      { component: 'Row', props: { tagLabel: 'A' } },
      { component: 'Row', props: { tagLabel: 'B' } },
      { component: 'Tag', props: { label: 'C' } },
    ]);
  });

  it('that are built otherwise get a component of their own, and a problem reports it', () => {
    const wrapped: Written = {
      ...tag('2:2', 'A', 'red'),
      children: [{ id: 'I2:2;9:7', name: 'Wrap', children: [{ id: 'I2:2;9:2', name: 'Label', text: 'A' }] }],
    };
    const project = find([tag('2:1', 'A', 'red'), wrapped]);
    expect(namesOf(project)).toEqual(['Page', 'Tag', 'Tag2']);
    expect(project.problems.map(({ code, nodeId }) => [code, nodeId])).toEqual([['component-split', '2:2']]);
  });

  it('of variants of one set are one component with the set’s own properties', () => {
    const variant = (id: string, main: string, size: string, label: string): Written => ({
      id,
      name: 'Chip',
      style: { padding: size === 'Large' ? '12px' : '4px' },
      instance: {
        componentId: main,
        componentName: `Size=${size}`,
        setName: 'Chip',
        properties: { Size: { kind: 'variant', value: size } },
      },
      children: [{ id: `I${id};${main}1`, name: 'Label', text: label }],
    });
    const project = find([variant('2:1', '5:1', 'Large', 'A'), variant('2:2', '6:1', 'Small', 'B')]);
    expect(namesOf(project)).toEqual(['Page', 'Chip']);
    expect(component(project, 'Chip').props).toEqual([
      {
        name: 'scale',
        type: { kind: 'union', members: ['large', 'small'] },
        fallback: { kind: 'member', member: 'large' },
      },
      { name: 'label', type: { kind: 'text' }, fallback: null },
    ]);
  });

  it('of a variant that has less than another are one component with it, whichever comes first', () => {
    const bar = (id: string, main: string, parts: readonly string[]): Written => ({
      id,
      name: 'Bar',
      instance: {
        componentId: main,
        componentName: `Kind=${parts.length > 1 ? 'Full' : 'Plain'}`,
        setName: 'Bar',
        properties: { Kind: { kind: 'variant', value: parts.length > 1 ? 'Full' : 'Plain' } },
      },
      children: parts.map((part, index) => ({ id: `I${id};${main}${index}`, name: part, text: part })),
    });
    const uses = [
      bar('2:1', '5:1', ['Mark']),
      bar('2:2', '6:1', ['Mark', 'Prices', 'Help', 'Sign in']),
      {
        ...bar('2:3', '7:1', ['Wide', '']),
        children: [{ kind: 'image' as const, id: 'I2:3;7:2', name: 'Mark' }],
      },
    ];
    const project = find(uses);
    expect(namesOf(project)).toEqual(['Page', 'Bar', 'BarFull']);
    expect(component(project, 'Bar').props.map(({ name, type }) => [name, type])).toEqual([
      ['variant', { kind: 'union', members: ['plain', 'full'] }],
    ]);
  });

  it('keep their name where a page is called like them', () => {
    const chosen = {
      id: '9:1',
      componentId: '9:1',
      name: 'Tag',
      children: tag('9:1', 'New', 'red').children ?? [],
    };
    const pages = [chosen, { id: '1:1', name: 'Start', children: [tag('2:1', 'Old', 'red')] }];
    const layout = openLayout({ pages });
    expect(namesOf(findComponents(layout, defaultCodeOptions))).toEqual(['TagPage', 'Start', 'Tag']);
    expect(namesOf(findComponents(layout, { ...defaultCodeOptions, target: 'html' }))).toEqual([
      'Tag',
      'Start',
    ]);
  });

  it('inside themselves stay where they are', () => {
    const inner = tag('I2:1;9:5', 'B', 'red');
    const outer = tag('2:1', 'A', 'red');
    const project = find([{ ...outer, children: [...(outer.children ?? []), inner] }]);
    expect(namesOf(project)).toEqual(['Page']);
  });
});

describe('drawings', () => {
  const icon = (id: string, name: string, gradient: string, shape = 'M0 0h9v9z'): Written => ({
    id,
    name,
    kind: 'vector',
    svg: `<svg viewBox="0 0 9 9"><linearGradient id="${gradient}"></linearGradient><path fill="url(#${gradient})" d="${shape}"/></svg>`,
    staysInside: true,
  });

  describe('that are long', () => {
    const long = (more: Partial<Written>): Written => ({
      ...icon('2:1', 'Hills', 'g1', 'M0 0' + 'L1 2'.repeat(600)),
      ...more,
    });
    const file = (node: Written) => {
      const { vectorAssets: drawings, components } = find([node]);
      const root = components[0]?.root;
      return [drawings.length, root?.kind === 'element' ? tagsIn(root) : []];
    };

    it('are files of their own', () => {
      expect(file(long({}))).toEqual([1, ['main', 'img']]);
    });

    it('stay on the page where something sticks out of them or the page colours them', () => {
      const coloured = {
        svg: `<svg viewBox="0 0 9 9"><path fill="currentColor" d="${'M1 2'.repeat(600)}"/></svg>`,
      };
      expect(file(long({ staysInside: false }))[0]).toBe(0);
      expect(file(long({ ...coloured, style: { color: 'var(--brand)' } }))[0]).toBe(0);
      expect(file(long({ ...coloured, style: { color: '#ff0000' } }))[0]).toBe(1);
    });
  });

  it('that differ in their ids alone are one component, with ids named after it', () => {
    const project = find([icon('2:1', 'Icon/bell', 'g1'), icon('2:2', 'Icon/bell', 'g2')]);
    expect(namesOf(project)).toEqual(['Page', 'BellIcon']);
    const { root } = component(project, 'BellIcon');
    expect(root.kind === 'vector' && root.svg).toContain('id="bell-icon-1"');
    expect(root.kind === 'vector' && root.svg).toContain('fill="url(#bell-icon-1)"');
  });

  it('that are main components of the design are components too, but for a bare line', () => {
    const instance = (id: string, componentName: string, shape: string): Written => ({
      id,
      name: 'Mark',
      kind: 'vector',
      componentName,
      svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="currentColor" d="${shape}"/></svg>`,
    });
    const project = find([
      instance('2:1', 'Glyph/heart', 'M8 4L4 8L0 4L2 2L4 4L6 2Z'),
      instance('2:2', 'Rule', 'M0 0L9 0'),
      instance('2:3', 'Tile', 'M0 0H9V9H0Z'),
    ]);
    expect(namesOf(project)).toEqual(['Page', 'GlyphHeartIcon']);
    expect(namesOf(find([icon('2:1', 'Mark', 'g1')]))).toEqual(['Page']);
  });

  it.each([
    ['Icon/bell', 'BellIcon'],
    ['Icon', 'Icon'],
    ['grid icon', 'GridIcon'],
    ['logo svg', 'LogoIcon'],
    ['icons / ic-24 / home', 'HomeIcon'],
  ])('called %s become %s', (name, expected) => {
    expect(namesOf(find([icon('2:1', name, 'a'), icon('2:2', name, 'b')]))).toEqual(['Page', expected]);
  });
});

it('a prop that HTML has too gets a word more, not a number', () => {
  const card = (id: string, words: string): Written => ({
    id,
    name: 'Card',
    instance: { componentId: '9:1', componentName: 'Card', setName: null, properties: {} },
    children: [
      { id: `I${id};9:2`, name: 'value', text: `${words} 1` },
      { id: `I${id};9:3`, name: 'label', text: `${words} 2` },
      { id: `I${id};9:4`, name: 'title', text: `${words} 3` },
    ],
  });
  const project = find([card('2:1', 'One'), card('2:2', 'Two')]);
  expect(component(project, 'Card').props.map(({ name }) => name)).toEqual(['valueText', 'label', 'title']);
});

describe('elements', () => {
  it('have one h1 a page and leave no rank out', () => {
    const size = (px: number) => ({ 'font-size': `${px}px` });
    const project = find([
      {
        id: '2:1',
        name: 'a',
        text: 'Body text that is longer than anything else on the page',
        style: size(16),
      },
      { id: '2:2', name: 'b', text: 'Smaller heading', style: size(24) },
      { id: '2:3', name: 'c', text: 'The title', style: size(48) },
      { id: '2:4', name: 'd', text: 'Heading', style: size(32) },
      { id: '2:5', name: 'e', text: '$99', style: size(40) },
    ]);
    expect(tagsIn(page(project).root)).toEqual(['main', 'p', 'h2', 'h1', 'h2', 'p']);
  });

  it('of one size have one rank, however many there are', () => {
    expect(
      headingsOf(heads([48, 'Title'], [32, 'Part'], [24, 'Alpha'], [24, 'Beta'], [16, body], [32, 'Part'])),
    ).toEqual(['h1 Title', 'h2 Part', 'h3 Alpha', 'h3 Beta', 'h2 Part']);
  });

  it.each([
    [
      'is a quotation',
      [
        [48, 'Title'],
        [24, '“We never looked back.”'],
        [14, body],
      ],
    ],
    [
      'begins what follows',
      [
        [48, 'Title'],
        [24, 'Featured in:'],
        [16, body],
      ],
    ],
    [
      'is one of a row of labels',
      [
        [48, 'Title'],
        [24, 'Mon'],
        [24, 'Tue'],
        [24, 'Wed'],
        [16, body],
      ],
    ],
    [
      'is a line of running text',
      [
        [48, 'Title'],
        [24, body],
        [24, body.toUpperCase()],
        [16, body.repeat(3)],
      ],
    ],
    [
      'stands there over and over',
      [
        [48, 'Title'],
        [24, 'Get it'],
        [16, body],
        [24, 'Get it'],
        [16, body],
        [24, 'Get it'],
      ],
    ],
    [
      'is a word that stands for a figure',
      [
        [48, 'Title'],
        [36, '$24'],
        [16, body],
        [36, 'Custom'],
        [16, body],
      ],
    ],
    [
      'is hardly larger than the body',
      [
        [48, 'Title'],
        [18, 'Label'],
        [16, body],
      ],
    ],
  ] as const)('are no headings where a large text %s', (_why, texts) => {
    expect(headingsOf(heads(...texts))).toEqual(['h1 Title']);
  });

  it('are none in the bar with the links of the page', () => {
    const text = (id: string, words: string, px: number): Written => ({
      id,
      name: 'x',
      text: words,
      style: { 'font-size': `${px}px` },
    });
    const links = ['Home', 'Films', 'Series'].map((words, at) => text(`3:${at}`, words, 15));
    const bar = { id: '2:1', name: 'Header', drawn: { width: 1200, height: 72 } };
    const project = find([
      { ...bar, children: [text('2:2', 'Flicker', 22), ...links] },
      text('2:3', 'Title', 40),
      text('2:4', 'Words that say what this page is about, at length.', 15),
    ]);
    expect(tagsIn(page(project).root)).toEqual([
      ...['div', 'header', 'a', 'nav', 'ul', 'li', 'a', 'li', 'a', 'li', 'a', 'main', 'h1', 'p'],
    ]);
  });

  it('give a screen with one heading its h1, though a larger text stands beside it elsewhere', () => {
    const text = (id: string, px: number, words: string) => ({
      id,
      name: 'x',
      text: words,
      style: { 'font-size': `${px}px` },
    });
    const bar = (id: string, words: string): Written => ({
      id,
      name: 'Bar',
      instance: { componentId: '7:0', componentName: 'Bar', setName: null, properties: {} },
      children: [text(`I${id};7:1`, 24, words)],
    });
    const layout = openLayout({
      pages: [
        {
          id: '1:1',
          name: 'One',
          children: [bar('2:1', 'First'), text('2:2', 40, 'Large'), text('2:3', 16, body)],
        },
        { id: '1:2', name: 'Two', children: [bar('3:1', 'Second')] },
      ],
    });
    const project = findComponents(layout, defaultCodeOptions);
    expect(tagsIn(component(project, 'Bar').root)).toContain('h1');
    expect(tagsIn(component(project, 'One').root)).toEqual(['main', 'h2', 'p']);
  });

  it('to press hold nothing to press, and only phrases', () => {
    const project = find([
      {
        id: '2:1',
        name: 'Buy button',
        drawn: { width: 200, height: 40 },
        children: [
          {
            id: '2:2',
            name: 'Box',
            style: { padding: '4px' },
            children: [{ id: '2:3', name: 'x', text: 'Buy' }],
          },
          { id: '2:4', name: 'Inner button', children: [{ id: '2:5', name: 'y', text: 'now' }] },
        ],
      },
    ]);
    expect(tagsIn(page(project).root)).toEqual(['main', 'button', 'span', 'span', 'span', 'span']);
  });

  it('of a place are the same in all uses, the plainest that fits them all', () => {
    const link = { kind: 'url' as const, target: 'https://example.com/' };
    const project = find([{ ...tag('2:1', 'A', 'red'), link }, tag('2:2', 'B', 'red')]);
    expect(tagsIn(component(project, 'Tag').root)[0]).toBe('div');
  });
});

it('HTML has no components: every occurrence is written in full', () => {
  const options = { ...defaultCodeOptions, target: 'html' } as const;
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children: [tag('2:1', 'A', 'red')] }] });
  const project = findComponents(layout, options);
  expect(namesOf(project)).toEqual(['Page']);
  expect(usesOf(project)).toEqual([]);
});

function find(children: readonly Written[]): CodeProject {
  return findComponents(openLayout({ pages: [{ id: '1:1', name: 'Page', children }] }), defaultCodeOptions);
}

const body = 'Body text that is longer than anything else on the page, and more so';

function heads(...texts: readonly (readonly [size: number, words: string])[]): CodeProject {
  return find(
    texts.map(([px, text], index) => ({
      id: `2:${index}`,
      name: 'x',
      text,
      style: { 'font-size': `${px}px` },
    })),
  );
}

/** `h1 Title`, in reading order. */
function headingsOf(project: CodeProject): readonly string[] {
  const { root } = page(project);
  return (root.kind === 'element' ? root.children : []).flatMap((child) => {
    if (child.kind !== 'element' || !child.tag.startsWith('h')) return [];
    const [text] = child.children;
    return [`${child.tag} ${text?.kind === 'text' ? text.text : ''}`];
  });
}

function tag(id: string, label: string, colour: string, dot = true): Written {
  const inside = `I${id.replace(/^I/, '')}`;
  return {
    id,
    name: 'Tag',
    style: { 'background-color': colour },
    instance: instanceOf('9:1'),
    children: [
      { id: `${inside};9:2`, name: 'Label', text: label },
      {
        id: `${inside};9:3`,
        name: 'Dot',
        visible: dot,
        style: { width: '4px' },
        references: { visible: 'Has dot' },
      },
    ],
  };
}

function instanceOf(componentId: string) {
  return { componentId, componentName: 'Tag', setName: null, properties: {} };
}

function row(id: string, child: Written): Written {
  return {
    id,
    name: 'Row',
    style: { display: 'flex' },
    instance: { componentId: '8:0', componentName: 'Row', setName: null, properties: {} },
    children: [child, { id: `I${id};8:9`, name: 'Fixed', text: 'always' }],
  };
}

function namesOf({ components }: CodeProject): readonly string[] {
  return components.map(({ name }) => name);
}

function component(project: CodeProject, name: string): CodeComponent {
  const found = project.components.find((one) => one.name === name);
  if (!found) throw new Error(`no component ${name}`);
  return found;
}

function page(project: CodeProject): CodeComponent {
  return component(project, 'Page');
}

function usesIn({ root }: CodeComponent) {
  return root.kind === 'element' ? root.children.filter((child) => child.kind === 'use') : [];
}

/** The uses on the page, each prop as the one word of its value. */
function usesOf(project: CodeProject) {
  return usesIn(page(project)).map((use) => ({
    component: use.component,
    props: Object.fromEntries(
      use.props.map(({ name, value }) => [
        name,
        'text' in value
          ? value.text
          : 'member' in value
            ? value.member
            : 'on' in value
              ? value.on
              : value.kind,
      ]),
    ),
  }));
}

function tagsIn(node: CodeNode): readonly string[] {
  if (node.kind === 'when') return node.children.flatMap(tagsIn);
  if (node.kind === 'repeat') return node.data?.rows.flatMap(() => node.children.flatMap(tagsIn)) ?? [];
  if (node.kind !== 'element') return [];
  return [node.tag, ...node.children.flatMap(tagsIn)];
}
