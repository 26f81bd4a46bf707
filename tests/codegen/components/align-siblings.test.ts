import { describe, expect, it } from 'vitest';
import { nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { alignSiblings } from '#codegen/components/grouping/align-siblings';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('a box that nobody named', () => {
  const named = (names: readonly string[], paints: readonly string[]) => {
    const children = names.map((name, at) => ({
      ...control(at + 1),
      name,
      style: { padding: `8px ${8 + at}px`, 'background-color': paints[at] ?? '' },
    }));
    const [page] = alignSiblings(open(children)).pages;
    return page?.root.kind === 'box' ? page.root.children.map(({ name }) => name) : [];
  };
  const [blue, red] = [Array<string>(4).fill('blue'), ['blue', 'blue', 'blue', 'red']];

  it('is called as several that look the same', () => {
    expect(named(['btn', 'Group 4', 'btn', 'Rectangle 7'], blue)).toEqual(['btn', 'btn', 'btn', 'btn']);
  });

  it.each([
    ['only one has a name', ['btn', 'Group 4', 'Group 5', 'Group 6'], blue],
    ['two names are given', ['btn', 'tab', 'btn', 'Group 6'], blue],
    ['it has another paint', ['btn', 'btn', 'btn', 'Group 6'], red],
  ])('keeps its name where %s', (_, names, paints) => {
    expect(named(names, paints)).toEqual(names);
  });
});

describe('siblings that are one thing', () => {
  it('have the same boxes where one has a badge beside its title and another has a title alone', () => {
    expect(align([room(1, 'Attic'), room(2, 'Cellar', 'Damp'), room(3, 'Kitchen')])).toEqual([
      '[[Attic] [Open 1]]',
      '[[Cellar [Damp]] [Open 2]]',
      '[[Kitchen] [Open 3]]',
    ]);
  });

  it('are one list of data', () => {
    const { components } = findComponents(
      open([room(1, 'Attic'), room(2, 'Cellar', 'Damp'), room(3, 'Kitchen')]),
      defaultCodeOptions,
    );
    const lists = components.flatMap(nodesOf).filter((node) => node.kind === 'each');
    expect(lists.map(({ rows }) => rows.length)).toEqual([3]);
    const [component] = components.filter(({ name }) => name === lists[0]?.component);
    expect(component?.props.map(({ name, fallback }) => (fallback === null ? name : `${name}?`))).toEqual([
      'title',
      'label',
      'badge?',
    ]);
  });

  it('have the same boxes where only one has a line below its title', () => {
    const low = (id: number, ...lines: readonly string[]) =>
      row(id, [lines.length === 1 ? title(id, lines[0]) : stack(id, lines), control(id)]);
    expect(align([low(1, 'Attic'), low(2, 'Cellar', 'Since May'), low(3, 'Kitchen')])).toEqual([
      '[[Attic] [Open 1]]',
      '[[Cellar Since May] [Open 2]]',
      '[[Kitchen] [Open 3]]',
    ]);
  });

  it('have the same boxes in each of several rows, also where no sibling in a row has the badge', () => {
    const rows = [
      [room(1, 'Attic'), room(2, 'Cellar', 'Damp'), room(3, 'Kitchen')],
      [room(4, 'Bath'), room(5, 'Porch'), room(6, 'Hall')],
    ].map((children, at) => ({ id: `8:${at}`, name: `Frame 8${at}`, style: columnStyle, children }));
    expect(align(rows)[1]).toBe('[[[Bath] [Open 4]] [[Porch] [Open 5]] [[Hall] [Open 6]]]');
  });

  it('have pictures in the box in which another has a badge on its picture', () => {
    const picture = (id: number): Written => ({
      ...{ id: `5:${id}`, name: 'Picture', kind: 'image', drawn: { width: 300, height: 180 } },
      style: { height: '180px', 'object-fit': 'cover' },
    });
    const fill = { ...picture(20), style: { position: 'absolute', inset: '0', 'z-index': '-1' } };
    const marked = {
      ...{ id: '5:9', name: 'Frame 59', drawn: { width: 300, height: 180 } },
      style: { ...columnStyle, position: 'relative', isolation: 'isolate', padding: '16px' },
      children: [fill, badge(2, 'New')],
    };
    const card = (id: number, shown: Written) => row(id, [shown, title(id, `Lamp ${id}`), control(id)]);
    const aligned = align([card(1, picture(1)), card(2, marked), card(3, picture(3))]);
    expect(aligned).toEqual([
      '[[image] Lamp 1 [Open 1]]',
      '[[image [New]] Lamp 2 [Open 2]]',
      '[[image] Lamp 3 [Open 3]]',
    ]);
  });

  it('give a wrapped layer the place of the same layer in the other box', () => {
    const { pages } = alignSiblings(open([room(1, 'Attic'), room(2, 'Cellar', 'Damp'), room(3, 'Hall')]));
    const first = childrenOf(childrenOf(pages[0]?.root)[0])[0];
    expect(styleOf(first)).toBe('display: flex; align-items: center; gap: 8px; flex: 1 1 0');
    expect(styleOf(childrenOf(first)[0])).toBe('font-size: 16px');
  });

  it('leave the box of a wrapped layer at the distance of the layer to what is before it', () => {
    const apart = {
      ...title(1, 'Attic'),
      style: { 'font-size': '16px', flex: '1 1 0', 'margin-left': '18px' },
    };
    const rooms = [row(1, [apart, control(1)]), room(2, 'Cellar', 'Damp'), room(3, 'Hall')];
    const { pages } = alignSiblings(open(rooms));
    const first = childrenOf(childrenOf(pages[0]?.root)[0])[0];
    expect(styleOf(first)).toContain('margin-left: 18px');
    expect(styleOf(childrenOf(first)[0])).toBe('font-size: 16px');
  });

  it('remain two things where one is like a part of the other', () => {
    const icon: Written = { id: '7:1', name: 'Icon', kind: 'vector' };
    const parts = [stack(1, ['Attic', 'Since May']), row(2, [icon, stack(2, ['Cellar', 'Dry'])])];
    expect(align([...parts, stack(3, ['Kitchen', 'Since June'])])).toEqual([
      '[Attic Since May]',
      '[vector [Cellar Dry]]',
      '[Kitchen Since June]',
    ]);
  });

  it('keep lines of a column that look alike as they are where one of them has a mark', () => {
    const line = (id: string, text: string): Written => ({ ...smallText(id), text });
    const list = (id: number, words: readonly string[], mark?: string): Written => ({
      ...{ id: `5:${id}`, name: `Frame 5${id}`, style: columnStyle, drawn: { width: 200, height: 90 } },
      children: words.map((word, at) => {
        const own = line(`5:${id}${at}`, word);
        if (at !== 1 || mark === undefined) return own;
        return { id: `6:${id}`, name: 'Frame 6', style: rowStyle, children: [own, badge(id, mark)] };
      }),
    });
    const lists = [list(1, ['Oak', 'Elm', 'Fir'], 'New'), list(2, ['Mug', 'Cup', 'Jar'])];
    expect(align([...lists, list(3, ['Red', 'Tan', 'Sky'])]).slice(1)).toEqual([
      '[Mug Cup Jar]',
      '[Red Tan Sky]',
    ]);
  });

  it('have the last step among them although it says less', () => {
    const step = (id: number, [first = '', time, note]: readonly string[]): Written => {
      const isLast = time === undefined;
      const paint = { 'background-color': 'red' };
      const dot = { ...box(`${id}1`, paint), drawn: { width: 24, height: 24 } };
      const line = { ...box(`${id}2`, paint), drawn: { width: 2, height: 40 } };
      const rail = { ...box(`${id}3`, columnStyle), children: isLast ? [dot] : [dot, line] };
      const head = {
        ...box(`${id}4`, rowStyle),
        children: [title(id, first), { ...smallText(`9:${id}`), text: time ?? '' }],
      };
      const below = isLast ? [title(id, first)] : [head, { ...smallText(`9:${id}1`), text: note ?? '' }];
      return row(id, [rail, { ...box(`${id}5`, columnStyle), children: below }]);
    };
    const steps = [
      step(1, ['Baked', '8:00', 'With rye']),
      step(2, ['Packed', '9:00', 'In paper']),
      step(3, ['Delivered']),
    ];
    expect(align(steps)).toEqual([
      '[[[] []] [[Baked 8:00] With rye]]',
      '[[[] []] [[Packed 9:00] In paper]]',
      '[[[]] [[Delivered]]]',
    ]);
  });
});

const rowStyle = { display: 'flex', 'align-items': 'center', gap: '8px' };
const columnStyle = { display: 'flex', 'flex-direction': 'column', gap: '4px' };

function open(children: readonly Written[]) {
  return openLayout({ pages: [{ id: '1:1', name: 'Rooms', style: columnStyle, children }] });
}

/** The children of the page after they are aligned, as texts in nested brackets. */
function align(children: readonly Written[]): readonly string[] {
  return childrenOf(alignSiblings(open(children)).pages[0]?.root).map(outlineOf);
}

function childrenOf(node: LayoutNode | undefined): readonly LayoutNode[] {
  return node?.kind === 'box' ? node.children : [];
}

function outlineOf(node: LayoutNode): string {
  if (node.kind === 'box') return `[${node.children.map(outlineOf).join(' ')}]`;
  return node.kind === 'text' ? (node.blocks[0]?.runs[0]?.text ?? '') : node.kind;
}

function styleOf(node: LayoutNode | undefined): string {
  return node?.style.map(({ property, value }) => `${property}: ${value}`).join('; ') ?? '';
}

function box(id: string, style: Readonly<Record<string, string>>): Written {
  return { id: `3:${id}`, name: `Frame ${id}`, style };
}

function row(id: number, children: readonly Written[]): Written {
  return { ...box(`${id}`, rowStyle), drawn: { width: 400, height: 60 }, children };
}

/** A room with a title, which may be beside a badge. */
function room(id: number, word: string, mark?: string): Written {
  const own = { ...title(id, word), style: { 'font-size': '16px', flex: '1 1 0' } };
  if (mark === undefined) return row(id, [own, control(id)]);
  const style = { ...rowStyle, flex: '1 1 0' };
  const titled = { id: `4:${id}`, name: `Frame 4${id}`, style, children: [title(id, word), badge(id, mark)] };
  return row(id, [titled, control(id)]);
}

function title(id: number, text = ''): Written {
  return { id: `4:${id}1`, name: 'Title', text, style: { 'font-size': '16px' } };
}

function smallText(id: string): Written {
  return { id, name: 'Line', style: { 'font-size': '14px' } };
}

function badge(id: number, text: string): Written {
  const style = { 'background-color': 'gold', padding: '2px 8px' };
  return { id: `4:${id}2`, name: 'Badge', style, children: [{ id: `4:${id}3`, name: 'Badge', text }] };
}

function stack(id: number, [first, second]: readonly string[]): Written {
  const line = { id: `4:${id}5`, name: 'Line', text: second ?? '', style: { 'font-size': '12px' } };
  return {
    ...{ id: `4:${id}4`, name: `Frame 4${id}`, style: columnStyle, drawn: { width: 400, height: 60 } },
    children: [title(id, first), line],
  };
}

function control(id: number): Written {
  const label = { id: `4:${id}7`, name: 'Label', text: `Open ${id}`, style: { 'font-size': '14px' } };
  const style = { 'background-color': 'blue', padding: '8px' };
  return { id: `4:${id}6`, name: 'Button', style, children: [label] };
}
