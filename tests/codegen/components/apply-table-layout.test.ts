import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];
type WrittenStyle = Readonly<Record<string, string>>;

describe('a table of flex rows whose cells have widths', () => {
  it('has table layout, with the widths of the columns in its headings and the paddings in its cells', () => {
    const found = find(table());
    const tagged = (tag: string) => elementsOf(found, tag).map(({ style }) => valuesOf(style));
    expect(tagged('table')).toEqual([{ width: '100%', 'border-collapse': 'collapse' }]);
    expect(tagged('tr').some(({ display }) => display !== undefined)).toBe(false);
    const headings = elementsOf(found, 'th').filter(({ scope }) => scope === 'col');
    expect(headings.map(({ style }) => valuesOf(style)['width'])).toEqual(['200px', undefined, '120px']);
    expect(valuesOf(headings[0]?.style ?? [])['padding']).toBe('10px 16px');
  });

  it('has cells that are the text in them, and headings of its rows', () => {
    const found = find(table());
    expect(found.map(tagsOf).join(' ')).toMatch(/thead tr th th th tbody.* tr th td td$/);
    const names = elementsOf(found, 'th').filter(({ scope }) => scope === 'row');
    expect(names).toHaveLength(1);
  });

  it('draws the line of a shadow as a border, which takes the place of as much padding', () => {
    const lined = { 'box-shadow': 'inset 0 1px 0 0 #dddddd' };
    const found = find(table({ row: lined }));
    const rows = JSON.stringify(found);
    expect(rows).toContain('{"property":"border-top","value":"1px solid #dddddd"}');
    expect(rows).not.toContain('box-shadow');
    expect(valuesOf(elementsOf(found, 'td').at(-1)?.style ?? [])['padding']).toBe('9px 16px 10px');
  });

  it('keeps a text in an element of its own where other cells of the column show something else', () => {
    const badge = (id: string, text: string): Written => ({
      ...{ id, name: 'Badge', style: { display: 'flex', 'background-color': '#eeeeee' } },
      drawn: { x: 216, y: 0, width: 60, height: 20 },
      children: [{ id: `${id}t`, name: 'Label', text, drawn: { x: 220, y: 0, width: 50, height: 20 } }],
    });
    const found = find(
      table({
        change: (one, index, at) =>
          index === 2 && at === 1 ? { ...one, children: [badge('9:9', 'New')] } : one,
      }),
    );
    const cells = elementsOf(found, 'td');
    expect(found.map(tagsOf).join(' ')).toMatch(/td (p|div)/);
    expect(cells.every(({ style }) => valuesOf(style)['display'] === undefined)).toBe(true);
  });

  it('has the paddings at the sides where its columns begin in a page from right to left', () => {
    const found = find(table({ inset: 24, isMirrored: true }), 'ar');
    const names = elementsOf(found, 'th').filter(({ scope }) => scope === 'row');
    expect(valuesOf(names[0]?.style ?? [])['padding']).toBe('10px 40px 10px 16px');
  });

  it('is no longer than its own content where a narrow page scrolls', () => {
    const found = find(table({ row: { 'white-space': 'nowrap' } }));
    expect(elementsOf(found, 'tr').every(({ style }) => valuesOf(style)['min-width'] === undefined)).toBe(
      true,
    );
  });

  it.each<readonly [string, TableOptions]>([
    ['its rows have round corners', { row: { 'border-radius': '8px' } }],
    ['its rows are apart from each other', { box: { gap: '8px' } }],
    ['its rows have a border all around', { row: { border: '1px solid #dddddd' } }],
  ])('stays as it is drawn where %s', (_, options) => {
    const found = find(table(options));
    expect(elementsOf(found, 'table')).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain('border-collapse');
  });

  it('is named by no column whose words say the same in two rows, or have something to press', () => {
    const isSame: TableOptions['change'] = (one, index, at) =>
      index > 0 && at === 0 ? withText(one, 'Same') : one;
    const repeated = elementsOf(find(table({ change: isSame })), 'th');
    expect(repeated.filter(({ scope }) => scope === 'row')).toEqual([]);
    const isButton: TableOptions['change'] = (one, index, at) =>
      index > 0 && at === 0 ? { ...one, inferredKind: 'button' } : one;
    const pressed = elementsOf(find(table({ change: isButton })), 'th');
    expect(pressed.filter(({ scope }) => scope === 'row')).toEqual([]);
  });
});

interface TableOptions {
  readonly box?: WrittenStyle;
  readonly row?: WrittenStyle;
  /** px of the space before the first column. */
  readonly inset?: number;
  readonly isMirrored?: boolean;
  readonly change?: (cell: Written, row: number, column: number) => Written;
}

const columns = [
  { x: 0, width: 200, words: 'Order' },
  { x: 200, width: 380, words: 'Customer' },
  { x: 580, width: 120, words: 'Amount' },
];

/** A table 700 px wide of one row of headings and three others. */
function table({
  box = {},
  row = {},
  inset = 0,
  isMirrored = false,
  change = (cell) => cell,
}: TableOptions = {}): Written {
  const rows = [0, 1, 2, 3].map((index): Written => {
    const y = index * 40;
    const cells = columns.map(({ words, ...column }, at) => {
      const [x, width] = at > 0 ? [column.x, column.width] : [inset, column.width - inset];
      const text = index === 0 ? words : `${words} ${index}`;
      const sized = at === 1 ? { flex: '1 1 0' } : { width: `${width}px`, 'flex-shrink': '0' };
      const left = isMirrored ? 700 - x - width : x;
      const cell: Written = {
        ...{ id: `${index}:${at}`, name: 'Cell' },
        style: { display: 'flex', 'align-items': 'center', padding: '10px 16px', ...sized },
        drawn: { x: left, y, width, height: 40 },
        children: [
          {
            ...{ id: `${index}:${at}t`, name: text, text },
            style: index === 0 ? { 'font-weight': '600' } : {},
            drawn: { x: left + 16, y: y + 10, width: 60, height: 20 },
          },
        ],
      };
      return change(cell, index, at);
    });
    const style = { display: 'flex', 'align-items': 'center', ...(index === 0 ? {} : row) };
    return {
      id: `8:${index}`,
      name: 'Row',
      style,
      drawn: { x: 0, y, width: 700, height: 40 },
      children: cells,
    };
  });
  const style = { display: 'flex', 'flex-direction': 'column', ...box };
  return { id: '7:1', name: 'Orders', style, drawn: { x: 0, y: 0, width: 700, height: 160 }, children: rows };
}

function withText(cell: Written, text: string): Written {
  return { ...cell, children: (cell.children ?? []).map((one) => ({ ...one, text })) };
}

function find(child: Written, language = 'en') {
  const page: Written = {
    id: '1:1',
    name: 'Page',
    drawn: { x: 0, y: 0, width: 700, height: 400 },
    children: [child],
  };
  return findComponents({ ...openLayout({ pages: [page] }), language }, defaultCodeOptions).components;
}

type Found = ReturnType<typeof find>;
type Style = readonly { readonly property: string; readonly value: string }[];

function elementsOf(found: Found, tag: string) {
  return found.flatMap((component) =>
    [...nodesOf(component)].flatMap((node) => {
      if (node.kind !== 'element' || node.tag !== tag) return [];
      const scope = node.attributes.find(({ name }) => name === 'scope')?.value;
      return [{ style: node.style, scope: scope?.kind === 'text' ? scope.text : null }];
    }),
  );
}

function valuesOf(style: Style): Readonly<Record<string, string>> {
  return Object.fromEntries(style.map(({ property, value }) => [property, value]));
}

function tagsOf(component: Found[number]): string {
  return [...nodesOf(component)].flatMap((node) => (node.kind === 'element' ? [node.tag] : [])).join(' ');
}
