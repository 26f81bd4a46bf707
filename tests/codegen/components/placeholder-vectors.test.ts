import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { type CodeOptions, defaultCodeOptions } from '#design/code-options';
import { nodesOf } from '#codegen/components/code-component';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('a drawing whose shape is missing', () => {
  it('is a component that can be filled in, one for each main component', () => {
    const project = find([
      missing('2:1', 'bell', '9:1'),
      missing('2:2', 'bell', '9:1'),
      missing('2:3', 'sun', '9:2'),
    ]);
    expect(project.components.map(({ name }) => name)).toEqual(['Page', 'BellIcon', 'SunIcon']);
    const [page] = project.components;
    const uses = [...nodesOf(page ?? fail())].flatMap((node) =>
      node.kind === 'use' ? [node.component] : [],
    );
    expect(uses).toEqual(['BellIcon', 'BellIcon', 'SunIcon']);
  });

  it('is as large as its place, pale, and in its own colour', () => {
    const { components } = find([missing('2:1', 'bell', '9:1')]);
    const [root] = components.filter(({ name }) => name === 'BellIcon').map((one) => one.root);
    expect(root?.kind === 'vector' && root.svg).toBe(
      '<svg data-placeholder="9:1"><rect width="100%" height="100%" fill="currentColor" opacity=".25"/></svg>',
    );
    const styles = components
      .flatMap((one) => [...nodesOf(one)])
      .flatMap((node) => ('style' in node ? node.style : []));
    expect(styles).toContainEqual({ property: 'color', value: '#123456' });
    expect(styles.some(({ property }) => property === 'background-color')).toBe(false);
  });

  it.each([
    ['is no instance', null],
    ['has an id that is none', '"><script>'],
  ])('stays a box where it %s', (_, componentId) => {
    const { components } = find([missing('2:1', 'bell', componentId)]);
    expect(components.map(({ name }) => name)).toEqual(['Page']);
  });

  it('stays a box in HTML, which has no components', () => {
    const { components } = find([missing('2:1', 'bell', '9:1')], { ...defaultCodeOptions, target: 'html' });
    expect(components.flatMap((one) => [...nodesOf(one)]).some(({ kind }) => kind === 'vector')).toBe(false);
  });
});

function fail(): never {
  throw new Error('There is no page.');
}

function find(children: readonly Written[], options: CodeOptions = defaultCodeOptions) {
  return findComponents(openLayout({ pages: [{ id: '1:1', name: 'Page', children }] }), options);
}

function missing(id: string, name: string, componentId: string | null): Written {
  return {
    id,
    name,
    standsFor: { name, componentId, colour: '#123456' },
    drawn: { width: 24, height: 24 },
    style: {
      width: '24px',
      height: '24px',
      'background-color': 'color-mix(in srgb, #123456 25%, transparent)',
    },
    children: [],
  };
}
