import { describe, expect, it } from 'vitest';
import { type CodeElement, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('a track with a painted part at its start', () => {
  it('is a progress bar with its value, named by the words before it, and the part has a share of its width', () => {
    const [bar] = barsIn([card('1', 'Storage', 120)]);
    expect(attributesOf(bar)).toEqual({
      role: 'progressbar',
      'aria-valuenow': '60',
      'aria-label': 'Storage',
    });
    expect(stylesIn(bar)).toContainEqual({ property: 'width', value: '60%' });
    expect(stylesIn(bar).some(({ property }) => property.startsWith('padding'))).toBe(false);
  });

  it('has the value that the words beside it say, where a hand drew nearly this', () => {
    const [bar] = barsIn([card('1', 'Done: 62 %', 120)]);
    expect(attributesOf(bar)['aria-valuenow']).toBe('62');
    const [other] = barsIn([card('1', 'Save 20 % now', 120)]);
    expect(attributesOf(other)['aria-valuenow']).toBe('60');
  });

  it('begins at the right in a page from right to left', () => {
    expect(barsIn([card('1', 'Storage', 120, { x: 80 })], 'ar')).toHaveLength(1);
    expect(barsIn([card('1', 'Storage', 120, { x: 80 })])).toHaveLength(0);
  });

  it('has its value as a number in each row of a list', () => {
    const widths = [40, 120, 170, 90];
    const found = find(widths.map((width, at) => card(String(at + 1), `Course ${at + 1}`, width, { at })));
    const [bar] = found.flatMap(progressBarsOf);
    const value = bar?.attributes.find(({ name }) => name === 'aria-valuenow')?.value;
    expect(value).toMatchObject({ kind: 'prop' });
    const rows = found.flatMap((one) =>
      nodesOf(one).flatMap((node) => (node.kind === 'each' ? node.rows : node.kind === 'use' ? [node] : [])),
    );
    const name = value?.kind === 'prop' ? value.name : '';
    expect(rows.map(({ props }) => props.find((prop) => prop.name === name)?.value)).toEqual(
      [20, 60, 85, 45].map((share) => ({ kind: 'number', value: share })),
    );
  });

  it.each<readonly [string, CardOptions]>([
    ['is a line under a tab', { height: 2 }],
    ['has words in it', { inside: 'Half' }],
    ['has no ground', { ground: {} }],
    ['is a button', { kind: 'button' }],
    ['is as high as a banner', { height: 48 }],
  ])('is no progress bar where it %s', (_, options) => {
    expect(barsIn([card('1', 'Storage', 120, options)])).toHaveLength(0);
  });
});

describe('a part as high as its track that begins elsewhere', () => {
  it('is a span at shares of the width of its track, and no progress bar', () => {
    const found = find([card('1', 'Sato', 70, { x: 50, height: 28 })]);
    const styles = found.flatMap((one) =>
      [...nodesOf(one)].flatMap((node) => (node.kind === 'element' ? node.style : [])),
    );
    expect(styles).toContainEqual({ property: 'margin-left', value: '25%' });
    expect(styles).toContainEqual({ property: 'width', value: '35%' });
    expect(found.flatMap(progressBarsOf)).toHaveLength(0);
  });
});

interface CardOptions {
  /** px of the left edge of the part. */
  readonly x?: number;
  readonly at?: number;
  readonly height?: number;
  readonly inside?: string;
  readonly ground?: Readonly<Record<string, string>>;
  readonly kind?: string;
}

/** A card with a title and a track of 200 px. */
function card(
  id: string,
  title: string,
  width: number,
  { x = 0, at = 0, height = 8, inside, ground = { 'background-color': '#dddddd' }, kind }: CardOptions = {},
): Written {
  const y = at * 80;
  const column = { display: 'flex', 'flex-direction': 'column' };
  const text = { id: `${id}:3`, name: 'Label', text: inside ?? '', drawn: { x: 4, y, width: 30, height } };
  const part: Written = {
    ...{ id: `${id}:2`, name: 'Value' },
    style: { height: `${height}px`, 'background-color': '#3333ff' },
    drawn: { x, y: y + 30, width, height },
    children: inside === undefined ? [] : [text],
  };
  return {
    ...{ id: `${id}:9`, name: 'Card', style: column, drawn: { x: 0, y, width: 200, height: 60 } },
    children: [
      { id: `${id}:0`, name: title, text: title, drawn: { x: 0, y, width: 120, height: 20 } },
      {
        ...{
          id: `${id}:1`,
          name: 'Track',
          style: { ...column, ...ground, 'padding-right': `${200 - width}px` },
        },
        ...(kind === undefined ? {} : { inferredKind: kind }),
        drawn: { x: 0, y: y + 30, width: 200, height },
        children: [part],
      },
    ],
  };
}

function find(children: readonly Written[], language = 'en') {
  const style = { display: 'flex', 'flex-direction': 'column', gap: '20px' };
  const page: Written = {
    id: '100:1',
    name: 'Page',
    style,
    drawn: { x: 0, y: 0, width: 200, height: 400 },
    children,
  };
  return findComponents({ ...openLayout({ pages: [page] }), language }, defaultCodeOptions).components;
}

type Found = ReturnType<typeof find>[number];

function progressBarsOf(component: Found): readonly CodeElement[] {
  return [...nodesOf(component)].flatMap((node) =>
    node.kind === 'element' && attributesOf(node)['role'] === 'progressbar' ? [node] : [],
  );
}

function barsIn(children: readonly Written[], language?: string): readonly CodeElement[] {
  return find(children, language).flatMap(progressBarsOf);
}

function attributesOf(element: CodeElement | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (element?.attributes ?? []).flatMap(({ name, value }) =>
      value.kind === 'text' ? [[name, value.text]] : [],
    ),
  );
}

function stylesIn(element: CodeElement | undefined) {
  const inside = (element?.children ?? []).flatMap((child) => ('style' in child ? child.style : []));
  return [...(element?.style ?? []), ...inside];
}
