/**
 * Decisions of a model for a layout: those that fit are in the components, the others are reported and change nothing.
 */
import { describe, expect, it } from 'vitest';
import {
  type CodeComponent,
  type CodeElement,
  type CodeProject,
  nodesOf,
} from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import type { LayerPlan } from '#design/code-plan';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const row = { display: 'flex', 'flex-direction': 'row' };
const text = (id: string, words: string): Written => ({ id, name: words, text: words });
const box = (id: string, ...children: readonly Written[]): Written => ({ id, name: `Frame ${id}`, children });
const picture = (id: string): Written => ({ id, name: 'Rectangle 1', kind: 'image' });
const card = (id: string, title: string, ...more: readonly Written[]): Written =>
  box(id, text(`${id}1`, title), text(`${id}2`, 'Same'), ...more);

describe('a plan', () => {
  it('names, ranks, links, labels and describes layers', () => {
    const page = [
      text('1:1', 'Night trains'),
      box('1:2', text('1:3', 'Book')),
      box('1:4', { id: '1:5', kind: 'vector', name: 'Vector' }),
      picture('1:6'),
      box('1:7', text('1:8', 'Your street')),
    ];
    const project = apply(page, {
      '1:1': { kind: 'heading', level: 1, name: 'headline' },
      '1:2': { kind: 'link', href: '/book' },
      '1:4': { kind: 'button', label: 'Menu' },
      '1:6': { alt: 'Roofs at dawn' },
      '1:7': { kind: 'field', entry: 'search', label: 'Street' },
    });
    expect(told(project)).toEqual([]);
    const [heading, link, button, image, , field] = elements(project)
      .slice(1)
      .filter(({ ids }) => ids.length > 0 && !ids.includes('1:3'));
    expect([heading?.tag, heading?.styleName]).toEqual(['h1', null]);
    expect([link?.tag, attribute(link, 'href')]).toEqual(['a', '/book']);
    expect([button?.tag, attribute(button, 'aria-label')]).toEqual(['button', 'Menu']);
    expect(attribute(image, 'alt')).toBe('Roofs at dawn');
    expect([field?.tag, attribute(field, 'type'), attribute(field, 'aria-label')]).toEqual([
      'input',
      'search',
      'Street',
    ]);
  });

  it.each<readonly ['text-area' | 'choice', string]>([
    ['text-area', 'textarea'],
    ['choice', 'select'],
  ])('may make a box, or one around it, a %s', (kind, tag) => {
    const outer = box('1:1', box('1:3', text('1:4', 'Type here')));
    for (const id of ['1:1', '1:3']) {
      const project = apply([outer], { [id]: { kind } });
      expect([told(project), elements(project).some((one) => one.tag === tag)]).toEqual([[], true]);
    }
  });

  it('makes components with props and appearances of parts that the designer drew separately', () => {
    const page = [card('2:', 'Vienna'), box('3:', text('3:9', 'x')), card('4:', 'Rome', picture('4:3'))];
    const project = apply(page, {
      '2:': { component: 'RouteCard', variant: 'plain' },
      '4:': { component: 'RouteCard', variant: 'pictured' },
      '2:1': { prop: 'city' },
    });
    expect(names(project)).toEqual(['RouteCard']);
    expect(project.components.at(-1)?.props.map(({ name }) => name)).toEqual(['variant', 'city']);
    expect(told(project)).toEqual([]);
    expect(project.decided?.layers['2:1']).toEqual({ prop: 'city' });
  });

  it('applies to all uses, and leaves alone what only looks alike', () => {
    const alike = [card('2:', 'One'), card('3:', 'Two'), card('4:', 'Three')];
    const none = { component: 'none' };
    expect(names(apply(alike, {}))).toHaveLength(1);
    expect(names(apply(alike, { '2:': none, '3:': none, '4:': none }))).toEqual([]);
    const project = apply(alike, { '2:1': { kind: 'heading', level: 1, prop: 'name' } });
    const [title] = elements(project).filter(({ ids }) => ids.includes('3:1'));
    expect(title?.tag).not.toBe('h1');
    expect(told(project)[0]).toContain('level "1"');
  });

  it('gives each use a label of its own where it is only an icon', () => {
    const arrow = (id: string) => box(id, { id: `${id}1`, kind: 'vector', name: 'Vector' });
    const project = apply([arrow('2:'), arrow('3:')], {
      '2:': { component: 'Arrow', kind: 'button', label: 'Back' },
      '3:': { component: 'Arrow', label: 'On' },
    });
    expect(told(project)).toEqual([]);
    const uses = [...nodesOf(pageOf(project))].filter((node) => node.kind === 'use');
    expect(
      uses.map(({ props }) => props.map(({ value }) => (value.kind === 'text' ? value.text : ''))),
    ).toEqual([['Back'], ['On']]);
  });

  it.each<readonly [string, readonly Written[], Readonly<Record<string, LayerPlan>>, string]>([
    ['a layer that is not there', [text('1:1', 'a')], { '9:9': { name: 'hero' } }, 'no such layer'],
    [
      'a name of Figma’s own',
      [box('1:1', text('1:2', 'a'))],
      { '1:1': { name: 'Frame 7' } },
      'says something',
    ],
    [
      'a name that is none',
      [box('1:1', text('1:2', 'a'))],
      { '1:1': { name: '🙂 ../..' } },
      'says something',
    ],
    [
      'a component called as a thing of React’s',
      [card('1:', 'a')],
      { '1:': { component: 'Fragment' } },
      'a meaning of its own',
    ],
    [
      'a component that is no identifier',
      [card('1:', 'a')],
      { '1:': { component: 'a-b()' } },
      'no name for a component',
    ],
    [
      'a component in itself',
      [box('1:1', card('2:', 'a'))],
      { '1:1': { component: 'Card' }, '2:': { component: 'Card' } },
      'a use of the same component',
    ],
    [
      'a merge of unlike things',
      [card('1:', 'a'), card('2:', 'b'), box('3:', picture('3:1'), picture('3:2'), picture('3:3'))],
      { '1:': { component: 'Card' }, '2:': { component: 'Card' }, '3:': { component: 'Card' } },
      'built otherwise than the other uses',
    ],
    [
      'a prop that is no identifier',
      [card('1:', 'a')],
      { '1:1': { prop: 'on click' } },
      'no name for a prop',
    ],
    [
      'a prop of what never differs',
      [card('1:', 'a'), card('2:', 'b')],
      { '1:2': { prop: 'subtitle' } },
      'the same in all uses',
    ],
    [
      'a script for an address',
      [box('1:1', text('1:2', 'a'))],
      { '1:1': { href: 'javascript:alert(1)' } },
      'only web, mail and phone addresses',
    ],
    [
      'an address beyond the design',
      [box('1:1', text('1:2', 'a'))],
      { '1:1': { href: '#9:9' } },
      'leads to no layer',
    ],
    [
      'a link that leads nowhere',
      [box('1:1', text('1:2', 'a'))],
      { '1:1': { kind: 'link' } },
      'nothing says where it leads',
    ],
    [
      'a button in a button',
      [box('1:1', box('1:2', text('1:3', 'a')))],
      { '1:1': { kind: 'button' }, '1:2': { kind: 'button' } },
      'stands in something that is pressed',
    ],
    [
      'a second h1',
      [text('1:1', 'a'), text('1:2', 'b')],
      { '1:1': { kind: 'heading', level: 1 }, '1:2': { kind: 'heading', level: 1 } },
      'has its first heading',
    ],
    [
      'a level left out',
      [text('1:1', 'a'), text('1:2', 'b')],
      { '1:1': { kind: 'heading', level: 1 }, '1:2': { kind: 'heading', level: 4 } },
      'a level above it is left out',
    ],
    ['a level of what is no heading', [text('1:1', 'a')], { '1:1': { level: 2 } }, 'decided to be a heading'],
    [
      'a label for no control',
      [box('1:1', text('1:2', 'a'))],
      { '1:1': { label: 'Menu' } },
      'nothing there takes a name',
    ],
    [
      'a label that hides what is read',
      [box('1:1', text('1:2', 'Buy'))],
      { '1:1': { kind: 'button', label: 'Cancel' } },
      'its own words name it',
    ],
    ['a field of two texts', [card('1:', 'a')], { '1:': { kind: 'field' } }, 'more than one text'],
    [
      'what is typed into no field',
      [box('1:1', text('1:2', 'a'))],
      { '1:1': { entry: 'email' } },
      'it is no field',
    ],
    ['a list of one', [box('1:1', text('1:2', 'a'))], { '1:1': { kind: 'list' } }, 'fewer than two things'],
    [
      'a list whose items are pressed',
      [box('1:1', card('2:', 'a'), card('3:', 'b'))],
      { '1:1': { kind: 'list' }, '2:': { kind: 'button' } },
      'not all that stands in it can be an item',
    ],
    ['words for what is no picture', [text('1:1', 'a')], { '1:1': { alt: 'A' } }, 'it is no picture'],
    [
      'rows that give way where there are none',
      [box('1:1', text('1:2', 'a'))],
      { '1:1': { narrow: 'stack' } },
      'nothing in it stands beside another',
    ],
    [
      'another kind for the page',
      [text('1:1', 'a')],
      { '1:0': { kind: 'button' } },
      'the frame is the page itself',
    ],
  ])('reports %s', (_, children, layers, sentence) => {
    const project = apply(children, layers);
    expect(told(project).join('\n')).toContain(sentence);
    expect(wordsOf(project)).toEqual(wordsOf(apply(children, {})));
  });

  it('changes nothing at the drawn width where a row shrinks in narrow viewports', () => {
    const page = [{ ...box('1:1', text('1:2', 'a'), text('1:3', 'b')), style: row }];
    const [planned] = elements(apply(page, { '1:1': { narrow: 'stack' } })).filter(({ ids }) =>
      ids.includes('1:1'),
    );
    const [draft] = elements(apply(page, {})).filter(({ ids }) => ids.includes('1:1'));
    expect(planned?.style.filter(({ below }) => below === undefined)).toEqual(draft?.style);
    expect(planned?.style).toContainEqual({ property: 'flex-direction', value: 'column', below: 640 });
  });

  it('stacks a grid, and takes a grid that wraps by itself as one that wraps', () => {
    const columns = {
      display: 'grid',
      'grid-template-columns': 'repeat(auto-fit, minmax(10rem, 1fr))',
    };
    const page = [{ ...box('1:1', text('1:2', 'a'), text('1:3', 'b')), style: columns }];
    const gridOf = (project: CodeProject) => elements(project).find(({ ids }) => ids.includes('1:1'))?.style;
    const stacked = apply(page, { '1:1': { narrow: 'stack' } });
    expect(gridOf(stacked)).toContainEqual({
      property: 'grid-template-columns',
      value: 'minmax(0, 1fr)',
      below: 640,
    });
    const wrapped = apply(page, { '1:1': { narrow: 'wrap' } });
    expect(gridOf(wrapped)).toEqual(gridOf(apply(page, {})));
    expect([...told(stacked), ...told(wrapped)]).toEqual([]);
  });

  it('leaves everything as it is where it is empty', () => {
    const layout = openLayout({
      pages: [{ id: '1:0', name: 'Page', children: [card('1:', 'a'), card('2:', 'b')] }],
    });
    expect(findComponents(layout, defaultCodeOptions, { layers: {} })).toEqual({
      ...findComponents(layout, defaultCodeOptions),
      decided: { layers: {} },
    });
  });
});

function apply(children: readonly Written[], layers: Readonly<Record<string, LayerPlan>>): CodeProject {
  const layout = openLayout({ pages: [{ id: '1:0', name: 'Page', children }] });
  return findComponents(layout, defaultCodeOptions, { layers });
}

function told({ problems }: CodeProject): readonly string[] {
  return problems.filter(({ code }) => code === 'plan-dropped').map(({ message }) => message);
}

function pageOf({ components }: CodeProject): CodeComponent {
  const page = components.find(({ role }) => role === 'page');
  if (!page) throw new Error('There is no page.');
  return page;
}

function names({ components }: CodeProject): readonly string[] {
  return components.filter(({ role }) => role === 'component').map(({ name }) => name);
}

function elements({ components }: CodeProject): readonly CodeElement[] {
  return components.flatMap((one) => [...nodesOf(one)].filter((node) => node.kind === 'element'));
}

function attribute(element: CodeElement | undefined, wanted: string): string | null {
  const value = element?.attributes.find(({ name }) => name === wanted)?.value;
  return value?.kind === 'text' ? value.text : null;
}

/** All that is written out or handed over: each once, in any order. */
function wordsOf(project: CodeProject): readonly string[] {
  const words = project.components
    .flatMap((one) => [...nodesOf(one)])
    .flatMap((node) => {
      if (node.kind === 'text') return [node.text];
      return node.kind === 'use'
        ? node.props.flatMap(({ value }) => (value.kind === 'text' ? [value.text] : []))
        : [];
    });
  return [...new Set(words)].sort();
}
