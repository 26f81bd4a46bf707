import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { nodesOf } from '#codegen/components/code-component';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const fixed = { display: 'flex', position: 'fixed' };
const headings = ['Expense', 'Date', 'Amount'];

describe('rows of one measure under a row of headings', () => {
  it('are a table, whose rows are one component with a prop for each column', () => {
    const found = find([table(head(), row('1'), row('2'))]);
    expect(tagsOf(found[0])).toBe('main table thead tr th th th tbody');
    expect(found[1]).toMatchObject({
      name: 'AmountRow',
      props: headings.map((it) => ({ name: it.toLowerCase() })),
    });
    expect(tagsOf(found[1])).toBe('tr th td td');
  });

  it('are one between what stands above and beneath them too, in a table that no layer is', () => {
    const bar = (id: string): Written => ({ id, name: 'Bar', text: 'Page 1 of 9' });
    const found = find([table(bar('8:1'), head(), row('1'), row('2'), bar('8:2'))]);
    expect(tagsOf(found[0])).toBe('main div p table thead tr th th th tbody p');
    const wrapper = nodesOf(found[0] ?? fail()).find(
      (node) => node.kind === 'element' && node.tag === 'table',
    );
    expect(wrapper).toMatchObject({ ids: [], style: [{ property: 'display', value: 'contents' }] });
  });

  it('are a table where each cell is as wide as its words, by where the columns begin', () => {
    const widths = [
      [60, 40, 50],
      [140, 90, 30],
      [100, 70, 80],
    ];
    const placed = [head(), row('1'), row('2')].map((one, line) => ({
      ...one,
      children: (one.children ?? []).map((cell, at) => ({
        ...cell,
        drawn: {
          x: 40 + at * 200 + (line === 2 ? 3 : 0),
          y: line * 30,
          width: widths[line]?.[at] ?? 0,
          height: 20,
        },
      })),
    }));
    expect(tagsOf(find([table(...placed)])[0])).toMatch(/main table thead tr th th th tbody/);
    const moved = placed.map((one, line) => ({
      ...one,
      children: one.children.map((cell) => ({
        ...cell,
        drawn: { ...cell.drawn, x: cell.drawn.x + line * 30 },
      })),
    }));
    expect(tagsOf(find([table(...moved)])[0])).not.toMatch(/table|th\b|td/);
  });

  it('hold what cannot be a cell itself, which keeps its place in the row', () => {
    const found = find([table(head(), pressed('1'), pressed('2'))]);
    expect(tagsOf(found[1])).toBe('tr th td img td button span');
    const cell = nodesOf(found[1] ?? fail()).findLast((node) => node.kind === 'element' && node.tag === 'td');
    expect(cell).toMatchObject({
      style: [{ property: 'width', value: '100px' }],
      children: [{ tag: 'button', style: [{ value: '100%' }, { value: '100%' }, { value: 'flex' }] }],
    });
  });

  it('hold it as high as it was stretched, in rows that centre the others', () => {
    const centred = (one: Written): Written => ({
      ...one,
      style: { ...one.style, 'align-items': 'center' },
      children: (one.children ?? []).map((cell) =>
        cell.name === 'Button' ? { ...cell, style: { ...cell.style, 'align-self': 'stretch' } } : cell,
      ),
    });
    const found = find([table(centred(head()), centred(pressed('1')), centred(pressed('2')))]);
    const button = nodesOf(found[1] ?? fail()).find(
      (node) => node.kind === 'element' && node.tag === 'button',
    );
    expect(button).toMatchObject({
      style: [{ property: 'width' }, { property: 'height', value: '100%' }, {}],
    });
  });

  it('are named by headings in any script in letters that every class can have', () => {
    const children = ['Клиент', 'Статус', 'Сумма'].map((text, at) => ({ id: `0:${at}`, name: text, text }));
    const badge = (id: string): Written => {
      const [first, second, third] = cells(id, 3);
      if (!first || !second || !third) return fail();
      const around = { id: `${id}:b`, name: 'status', style: { display: 'flex', background: 'red' } };
      const text = { ...second, style: { color: 'blue' } };
      return { ...row(id), children: [first, { ...around, drawn: first.drawn, children: [text] }, third] };
    };
    const found = find([table({ ...head(), children }, badge('1'), badge('2'))]);
    const names = found.flatMap((component) =>
      nodesOf(component).flatMap((node) => ('styleName' in node && node.styleName ? [node.styleName] : [])),
    );
    expect(names).toContain('status');
    expect(names.filter((name) => !/^[a-z][a-z\d-]*$/.test(name))).toEqual([]);
  });

  it('are one although several cells in a row are alike: a list of these would part them from the others', () => {
    const found = find([people()]);
    expect(tagsOf(found[0])).toMatch(/^main div table thead tr td div th th th th td tbody div p/);
    const [, component] = found.map(tagsOf);
    expect(component).toBe('tr td div th div div p div p p td td td td');
  });

  it.each<[string, (icon: Written) => Written]>([
    ['an icon', (icon) => icon],
    [
      'a button with an icon',
      (icon) => ({
        ...icon,
        id: `${icon.id}/b`,
        kind: 'box',
        inferredKind: 'button',
        children: [icon],
      }),
    ],
  ])(
    'keep the direction of what is in a cell, and leave place for their lines beside %s as high as they are',
    (_, wrap) => {
      const line = { 'box-shadow': 'inset 0 -1px 0 0 #dddddd' };
      const table = people([line, line, line, {}]);
      const change = (node: Written): Written => {
        const { style, children } = node;
        const drawn = node.drawn as Drawn | undefined;
        if (node.name === 'Frame 2') return { ...node, style: { ...style, 'flex-direction': 'column' } };
        const [icon] = node.name === 'Frame 5' && drawn?.width === 60 ? (children ?? []) : [];
        if (icon !== undefined)
          return wrap({ ...icon, style: { width: '60px' }, drawn: { ...drawn, width: 60, height: 68 } });
        return children === undefined ? node : { ...node, children: children.map(change) };
      };
      const found = find([change(table)]);
      const styles = found
        .flatMap((one) => nodesOf(one))
        .flatMap((node) => (node.kind === 'element' || node.kind === 'vector' ? [node.style] : []));
      const squares = styles.filter((style) => style.some(({ value }) => value === '18px'));
      expect(JSON.stringify(styles)).toContain('{"property":"height","value":"67px"}');
      expect(squares.length).toBeGreaterThan(0);
      // The last row, which has no line, has the same icon.
      expect(found[1]?.props.map(({ type }) => type.kind)).not.toContain('slot');
      for (const style of squares)
        expect(style).toContainEqual({ property: 'flex-direction', value: 'column' });
    },
  );

  it('have a line below all but the last one, which is a matter of position', () => {
    const line = { 'border-bottom': '1px solid #dddddd' };
    const statesOf = (styles: readonly Readonly<Record<string, string>>[]) =>
      find([people(styles)])
        .flatMap((one) => nodesOf(one))
        .flatMap((node) =>
          node.kind === 'element' ? [node.style, ...node.variants.map(({ style }) => style)].flat() : [],
        )
        .filter(({ state }) => state !== undefined);
    const found = find([people([line, line, line, {}])]);
    expect(found[1]?.props.map(({ type }) => type.kind)).not.toContain('boolean');
    expect(statesOf([line, line, line, {}])).toEqual([
      { property: 'border-width', value: '0', state: 'last-child' },
    ]);
    // Another row without a line says that there is another reason.
    expect(statesOf([line, {}, line, line, {}])).toEqual([]);
  });

  it('are none apart from rows beside them that go on in their columns', () => {
    const { children: [area] = [], ...card } = people();
    const above = band('above', -44, 44, [
      [],
      ...['Who', 'When', 'How', 'Where'].map((text) => ['a', 'b', 'c'].map((one) => entry(text + one))),
      [],
    ]);
    const parts = (others: readonly Written[]) =>
      tagsOf(find([{ ...card, children: [...others, area ?? fail()] }])[0]);
    expect(parts([])).toContain('table');
    expect(parts([above])).not.toContain('table');
  });

  it.each([
    ['up', 'M4 8V0M0 4L4 0L8 4', 'ascending'],
    ['down', 'M4 0V8M0 4L4 8L8 4', 'descending'],
  ])('are sorted by the column whose heading has an arrow %s, which is a button', (_, path, order) => {
    const svg = `<svg viewBox="0 0 8 8" fill="none" stroke="#555"><path d="${path}"/></svg>`;
    const arrow: Written = {
      id: 'arrow',
      name: 'Vector 1',
      kind: 'vector',
      svg,
      drawn: { width: 8, height: 8 },
    };
    const [page] = find([people([], [arrow])]);
    expect(tagsOf(page)).toMatch(/^main div table thead tr td div th button span th th th td tbody/);
    const sorted = nodesOf(page ?? fail()).flatMap((node) =>
      node.kind === 'element' ? node.attributes.filter(({ name }) => name === 'aria-sort') : [],
    );
    expect(sorted).toMatchObject([{ value: { text: order } }]);
  });

  it.each([
    ['a picture stands above pictures', [pressed('0'), pressed('1'), pressed('2')]],
    ['a cell is missing', [head(), row('1'), row('2', 2)]],
    ['a column is wider in one of them', [head(), row('1'), { ...row('2'), children: cells('2', 3, 120) }]],
    ['nothing distinguishes headings from words', [row('0'), row('1'), row('2')]],
    ['a row stays with the window', [head(), row('1'), { ...row('2'), style: fixed }]],
    ['there is one row only', [head(), row('1')]],
    [
      'something else stands between',
      [head(), row('1'), { id: '8:8', name: 'Line', kind: 'vector' }, row('2')],
    ],
    [
      'rows go on after something else',
      [head(), row('1'), row('2'), { id: '8:8', name: 'Line', kind: 'vector' }, row('3')],
    ],
  ] as const)('are none where %s', (_, rows) => {
    expect(tagsOf(find([table(...rows)])[0])).not.toMatch(/table|th\b|td/);
  });

  it('are none where a row is also used elsewhere', () => {
    const use = (id: string): Written => ({
      ...row(id),
      instance: { componentId: '9:1', componentName: 'Line', setName: null, properties: {} },
    });
    const found = find([table(head(), use('1'), use('2')), { ...table(use('3')), id: '7:2' }]);
    expect(found.map(tagsOf).join(' ')).not.toMatch(/table|tr|td/);
  });
});

describe('rows that a hand placed under a row of headings', () => {
  const starts = [32, 200, 360, 520];

  it('are a table of the columns that their cells start in, with the lines between them as borders', () => {
    const found = find([
      card(placedHead(), line(50), dish(60), line(100), dish(110, 'New'), line(151), dish(160)),
    ]);
    expect(tagsOf(found[0])).toMatch(
      /^main div table thead tr th th th th td tbody( tr th div p div p td td td td)?$/,
    );
    const widths = nodesOf(found[0] ?? fail()).flatMap((node) =>
      node.kind === 'element' && node.tag === 'th'
        ? node.style.flatMap(({ property, value }) => (property === 'width' ? [value] : []))
        : [],
    );
    expect(widths).toEqual(['28.57%', '22.86%', '22.86%', '18.29%']);
    expect(found[0] && drawnTable(found[0]).style).toContainEqual({
      property: 'border-collapse',
      value: 'collapse',
    });
    const row = found[1] ?? fail();
    expect(tagsOf(row)).toMatch(/^tr th (p|div p (div p )?)td td td td$/);
    const borders = found.flatMap((one) => [...nodesOf(one)]).filter(hasBorder);
    expect(borders.length).toBeGreaterThanOrEqual(2);
  });

  it('are a table in a section that a plan names, and none where it says that they are a list', () => {
    const rows = card(placedHead(), line(50), dish(60), line(100), dish(110), line(151), dish(160));
    const planned = (kind: string) => find([{ ...table(rows), id: '8:8', decided: { kind } }])[0];
    expect(tagsOf(planned('section'))).toContain('table');
    expect(tagsOf(planned('list'))).not.toContain('table');
  });

  it('have the columns in reading order where pages run from right to left', () => {
    // A card 700 px wide, and each row in reading order.
    const mirrored = (node: Written): Written => ({
      ...node,
      ...(node.drawn === undefined ? {} : { drawn: mirrorIn(node.drawn as Drawn, 700) }),
      ...(node.children === undefined ? {} : { children: node.children.map(mirrored) }),
    });
    const rows = card(placedHead(), line(50), dish(60), line(100), dish(110), line(151), dish(160));
    const [leftToRight, rightToLeft] = [find([rows]), find([mirrored(rows)], 'ar')];
    const styleIn = (components: typeof leftToRight) => drawnTable(components[0] ?? fail()).style;
    expect(styleIn(rightToLeft)).toEqual(styleIn(leftToRight));
    const paddings = (components: typeof leftToRight) =>
      components.flatMap((one) =>
        [...nodesOf(one)].flatMap((node) =>
          node.kind === 'element' && /^t[hd]$/.test(node.tag)
            ? node.style.flatMap(({ property, value }) => (property === 'padding' ? [value] : []))
            : [],
        ),
      );
    const swapped = paddings(leftToRight).map((value) => {
      const [top, right, bottom, left] = expandPadding(value).split(' ');
      return [top, left, bottom, right].join(' ');
    });
    expect(swapped.length).toBeGreaterThan(0);
    expect(paddings(rightToLeft).map(expandPadding)).toEqual(swapped);
  });

  it('keep beside the table the words that share a layer with its first or its last rows', () => {
    const invite = placed('20', 'Bar', [cell('21', 'a@b.c', 32, 0, 90), cell('22', 'Invite', 360, 0, 90)], 0);
    const note = placed(
      '23',
      'Bar',
      [cell('24', 'Four dishes', 110, 210, 90), cell('25', 'Menu', 440, 210, 90)],
      210,
    );
    const column = (id: string, y: number, height: number, ...children: readonly Written[]): Written => ({
      ...{ id, name: '', ids: [], style: { display: 'flex', 'flex-direction': 'column' }, children },
      drawn: { x: 0, y, width: 700, height },
    });
    const found = find([
      card(
        column('8:1', 0, 40, invite, placedHead()),
        line(50),
        dish(60),
        line(100),
        column('8:2', 110, 120, dish(110), note),
      ),
    ]);
    const page = JSON.stringify(found[0]?.root);
    const at = ['a@b.c', 'Invite', 'Dish', 'Starter 60', 'Starter 110', 'Four dishes', 'Menu'].map((words) =>
      page.indexOf(words),
    );
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((one, other) => one - other));
    expect(tagsOf(found[0])).toMatch(/table thead tr th th th th td tbody/);
  });

  it('have one cell over the columns that a long text covers', () => {
    const note = placed(
      '9',
      'Row',
      [cell('9:1', '18:00', 32, 160, 40), cell('9:2', 'The kitchen closes for an hour', 200, 160, 400)],
      160,
    );
    const found = find([card(placedHead(), line(50), dish(60), line(100), dish(110), line(151), note)]);
    const spans = nodesOf(found[0] ?? fail()).flatMap((node) =>
      node.kind === 'element' ? node.attributes.filter(({ name }) => name === 'colspan') : [],
    );
    expect(spans).toMatchObject([{ value: { text: '4' } }]);
  });

  it('are a table where cells are icons, headings have two lines and a text over all columns titles rows', () => {
    const filled = (id: string, x: number, y: number, inside: readonly Written[]): Written => ({
      ...{ id, name: 'Cell', style: { display: 'flex', flex: '1 1 150px' }, children: inside },
      drawn: { x, y, width: 150, height: 40 },
    });
    const band = (id: string, y: number, cells: readonly Written[]): Written => ({
      ...{ id, name: 'Row', style: { display: 'flex' }, children: cells },
      drawn: { x: 0, y, width: 690, height: 40 },
    });
    const icon = (id: string, x: number, y: number): Written => ({
      ...{ id, name: 'Check', kind: 'vector', style: { flex: '1 1 150px', height: '40px' } },
      drawn: { x, y, width: 150, height: 40 },
    });
    const plans = ['Small', 'Large', 'Huge'];
    const head = plans.map((plan, at) => {
      const name = { ...cell(`1:${at}`, plan, 160 + at * 150, 0, 50), style: bold };
      return filled(`2:${at}`, 150 + at * 150, 0, [name, cell(`3:${at}`, `${at} €`, 160 + at * 150, 20, 50)]);
    });
    const row = (id: string, y: number, isIcon: boolean) =>
      band(id, y, [
        filled(`${id}:a`, 0, y, [cell(`${id}:b`, `Feature ${id}`, 10, y, 80)]),
        ...plans.map((plan, at) =>
          isIcon
            ? icon(`${id}:${at}`, 150 + at * 150, y)
            : filled(`${id}:${at}`, 150 + at * 150, y, [
                cell(`${id}:${at}c`, plan + id, 160 + at * 150, y, 60),
              ]),
        ),
      ]);
    const title = band('50', 80, [cell('51', 'Reports', 0, 90, 60)]);
    const rows = [band('40', 0, [filled('41', 0, 0, []), ...head]), row('60', 40, false), title];
    const found = find([card(...rows, row('70', 120, true), row('80', 160, false))]);
    const tags = found.map(tagsOf).join(' ');
    expect(tags).toMatch(/table thead tr td tbody .*th div p p/);
    expect(JSON.stringify(found.map(({ root }) => root))).toMatch(
      /"colspan","value":\{"kind":"text","text":"4"/,
    );
  });

  it('are one table with a body for each group, also where the first row of a group has words in the place of icons', () => {
    const filled = (id: string, x: number, y: number, text: string, width = 150): Written => ({
      ...{ id, name: 'Cell', style: { display: 'flex', flex: '1 1 150px' } },
      children: [cell(`${id}:w`, text, x + 10, y, 60)],
      drawn: { x, y, width, height: 40 },
    });
    const icon = (id: string, x: number, y: number): Written => ({
      ...{ id, name: 'Cell', style: { display: 'flex', flex: '1 1 150px' } },
      children: [
        {
          id: `${id}:i`,
          name: 'Check',
          kind: 'vector',
          drawn: { x: x + 63, y: y + 8, width: 24, height: 24 },
        },
      ],
      drawn: { x, y, width: 150, height: 40 },
    });
    const band = (id: string, y: number, cells: readonly Written[]): Written => ({
      ...{ id, name: 'Row', style: { display: 'flex' }, children: cells },
      drawn: { x: 0, y, width: 690, height: 40 },
    });
    const row = (id: string, y: number, isIcon: boolean) =>
      band(id, y, [
        filled(`${id}:0`, 0, y, `Feature ${id}`),
        ...[150, 300, 450].map((x, at) =>
          isIcon ? icon(`${id}:${at + 1}`, x, y) : filled(`${id}:${at + 1}`, x, y, `${at} of ${id}`),
        ),
      ]);
    const list = (id: string, y: number, rows: readonly Written[]): Written => ({
      ...{ id: `I1:0;${id}`, ids: [], name: 'List', inferredKind: 'list', children: rows },
      style: { display: 'flex', 'flex-direction': 'column' },
      drawn: { x: 0, y, width: 690, height: 40 * rows.length },
    });
    const group = (id: string, y: number, words: string) =>
      band(id, y, [cell(`${id}:w`, words, 24, y + 10, 60)]);
    const head = band(
      '1',
      0,
      ['Feature', 'Small', 'Large', 'Huge'].map((word, at) => ({
        ...filled(`1:${at}`, 150 * at, 0, word),
        children: [{ ...cell(`2:${at}`, word, 150 * at + 10, 0, 60), style: bold }],
      })),
    );
    const found = find([
      card(
        head,
        ...[group('3', 40, 'Shifts'), row('5', 80, true), row('6', 120, true)],
        ...[
          group('7', 160, 'Support'),
          list('8', 200, [row('9', 200, false), row('10', 240, true), row('11', 280, true)]),
        ],
      ),
    ]);
    const printed = JSON.stringify(found.map(({ root }) => root));
    expect(
      found
        .map(tagsOf)
        .join(' ')
        .match(/\b(table|tbody)\b/g),
    ).toEqual(['table', 'tbody', 'tbody']);
    expect(printed.match(/"text":"rowgroup"/g)).toHaveLength(2);
    expect(printed).toMatch(/"padding[a-z-]*","value":"(\S+ )*24px"/);
  });

  it('are a table of cells called alike, with actions in a last column without heading and a pagination below', () => {
    const filled = (id: string, at: number, y: number, inside: readonly Written[]): Written => ({
      ...{ id, name: 'Cell', style: { display: 'flex' }, children: inside },
      drawn: { x: 32 + at * 150, y, width: 150, height: 40 },
    });
    const band = (id: string, y: number, cells: readonly Written[]): Written => ({
      ...{ id, name: 'Row', style: { display: 'flex' }, children: cells },
      drawn: { x: 32, y, width: 636, height: 40 },
    });
    const bandOf = (
      id: string,
      y: number,
      words: readonly string[],
      style: Readonly<Record<string, string>>,
    ) =>
      words.map((one, at) =>
        filled(`${id}:${at}`, at, y, [{ ...cell(`${id}:${at}t`, one, 42 + at * 150, y + 10, 60), style }]),
      );
    const row = (id: string, y: number) => {
      const dots = { id: `${id}:v`, name: 'dots', kind: 'vector' as const };
      const icon = { ...dots, drawn: { x: 482, y, width: 60, height: 40 } };
      return band(id, y, [...bandOf(id, y, [`#${id}`, `Guest ${id}`, `${id} May`], {}), icon]);
    };
    const pages = band('90', 160, [
      cell('91', 'Previous', 42, 170, 60),
      cell('92', '1 2 3', 300, 170, 60),
      cell('93', 'Next', 620, 170, 40),
    ]);
    const rows = [row('40', 40), row('50', 80), row('60', 120)];
    const found = find([
      card(band('30', 0, bandOf('30', 0, ['Order', 'Guest', 'Day'], bold)), ...rows, pages),
    ]);
    const [page, component] = found.map(tagsOf);
    expect(page).toMatch(/table thead tr th th th td tbody/);
    expect(component).toBe('tr th td td td');
    expect(page).not.toMatch(/tbody .*t[dhr]/);
  });

  it.each([
    [
      'labels are between fields',
      [placedHead(), dish(60), placedHead(90), dish(120), placedHead(150), dish(180)],
    ],
    [
      'cells start in no column',
      [placedHead(), line(50), dish(60, null, 40), line(100), dish(110, null, 80)],
    ],
  ] as const)('are none where %s', (_, rows) => {
    expect(tagsOf(find([card(...rows)])[0])).not.toMatch(/table|th\b|td/);
  });

  function card(...children: readonly Written[]): Written {
    const style = { display: 'flex', 'flex-direction': 'column', 'background-color': '#ffffff' };
    return { id: '7:1', name: 'Frame 7', style, drawn: { x: 0, y: 0, width: 700, height: 210 }, children };
  }

  function placedHead(y = 20): Written {
    const texts = ['Dish', 'Course', 'Guests', 'Price'];
    return placed(
      `head ${y}`,
      'Head',
      texts.map((text, at) => ({ ...cell(`${y}:${at}`, text, starts[at] ?? 0, y, 40), style: bold })),
      y,
    );
  }

  /** A row whose cells are as wide as their words, up to 2 px beside their columns. */
  function dish(y: number, badge: string | null = null, shift = 1): Written {
    const texts = [`Soup ${y}`, `Starter ${y}`, `${y} people`, `${y}.00 €`];
    const tag: Written = {
      ...{ id: `${y}:b`, name: 'Badge', style: { display: 'flex', 'background-color': '#eeeeee' } },
      drawn: { x: 110, y, width: 40, height: 20 },
      children: badge === null ? [] : [cell(`${y}:t`, badge, 118, y, 24)],
    };
    const shape = { id: `${y}:i`, name: 'Vector', kind: 'vector' as const };
    const [first, ...others] = texts.map((text, at) =>
      cell(`${y}:${at}`, text, (starts[at] ?? 0) + at * shift - shift, y, 60 + at),
    );
    return placed(
      `row ${y}`,
      'Row',
      [
        ...(first ? [first] : []),
        ...(badge === null ? [] : [tag]),
        ...others,
        { ...shape, drawn: { x: 648, y, width: 20, height: 20 } },
      ],
      y,
    );
  }

  function line(y: number): Written {
    const style = { height: '1px', 'background-color': '#dddddd' };
    return { id: `line ${y}`, name: 'Line', style, drawn: { x: 1, y, width: 699, height: 1 }, children: [] };
  }
});

const bold = { 'font-weight': '600' };

const columns = [44, 240, 120, 120, 120, 60];

function entry(text: string): Written {
  return { id: `entry ${text}`, name: text, text };
}

/** A band of cells that are boxes as wide as their columns. */
function band(
  id: string,
  y: number,
  height: number,
  contents: readonly (readonly Written[])[],
  style: Readonly<Record<string, string>> = {},
): Written {
  const startOf = (at: number) => columns.slice(0, at).reduce((sum, width) => sum + width, 0);
  const cells = contents.map((children, at): Written => ({
    ...{ id: `${id}:${at}`, name: `Frame ${at}`, children },
    style: { display: 'flex', width: `${columns[at]}px`, 'align-items': 'center', padding: '0 12px' },
    drawn: { x: startOf(at), y, width: columns[at] ?? 0, height },
  }));
  return {
    ...{ id, name: `Frame ${id}`, style: { display: 'flex', ...style }, children: cells },
    drawn: { x: 0, y, width: 704, height },
  };
}

/** A table of people below its headings, with a square before each row, an icon behind it, and a pager. */
function people(
  styles: readonly Readonly<Record<string, string>>[] = [],
  sortIcon: readonly Written[] = [],
): Written {
  const words = (id: string, text: string, style = {}) => ({ id, name: text, text, style });
  const square = (id: string): Written => ({
    ...{ id, name: 'Frame 2', style: { display: 'flex', width: '18px', 'background-color': '#ffffff' } },
    children: [],
    drawn: { width: 18, height: 18 },
  });
  const dots = (id: string): Written => ({
    id,
    name: 'Vector',
    kind: 'vector',
    drawn: { width: 3, height: 12 },
  });
  const label = (text: string) => [words(`head ${text}`, text, bold)];
  const name = (id: string, text: string): Written => ({
    ...{ id: `${id} name`, name: 'Frame 5', style: { display: 'flex', 'flex-direction': 'column' } },
    drawn: { width: 140, height: 38 },
    children: [words(`${id} full`, text), words(`${id} mail`, `${text.toLowerCase()} at work`)],
  });
  const initials = (id: string, text: string): Written => ({
    ...{ id: `${id} mark`, name: 'Frame 6', style: { display: 'flex', 'background-color': '#eeeeee' } },
    drawn: { width: 40, height: 40 },
    children: [words(`${id} initials`, text.slice(0, 2))],
  });
  const person = (text: string, at: number) =>
    band(
      text,
      44 + at * 68,
      68,
      [
        [square(`${text} square`)],
        [initials(text, text), name(text, text)],
        ...['team', 'since', 'place'].map((column) => [words(`${text} ${column}`, `${column} of ${text}`)]),
        [dots(`${text} dots`)],
      ],
      { height: '68px', ...styles[at] },
    );
  const heads = band('head', 0, 44, [
    [square('head square')],
    [...label('Name'), ...sortIcon],
    ...['Team', 'Since', 'Place'].map(label),
    [],
  ]);
  const pager: Written = {
    ...{ id: 'pager', name: 'Frame 9', style: { display: 'flex', height: '60px' } },
    drawn: { x: 0, y: 316, width: 704, height: 60 },
    children: [words('previous', 'Previous'), words('pages', '1 of 9'), words('next', 'Next')],
  };
  const rows = ['Anna', 'Berend', 'Carla', 'Diederik', 'Ella'].slice(0, styles.length || 4).map(person);
  const box = { display: 'flex', 'flex-direction': 'column' };
  const area: Written = {
    ...{ id: 'area', name: 'area', style: box, children: [heads, ...rows] },
    drawn: { x: 0, y: 0, width: 704, height: 316 },
  };
  return {
    ...{ id: '7:1', name: 'Frame 7', style: box, children: [area, pager] },
    drawn: { x: 0, y: 0, width: 704, height: 376 },
  };
}

/** The line below a row, in a style of it or of one of its variants. */
it('a choice in a table is named by the heading of its column', () => {
  const chooser = (id: string, words: string): Written => ({
    id: `${id}:2`,
    name: 'Select',
    style: { display: 'flex', border: '1px solid grey' },
    drawn: { x: 200, y: Number(id) * 40, width: 100, height: 32 },
    children: [
      { id: `${id}:21`, name: words, text: words, drawn: { width: 60, height: 20 } },
      { id: `${id}:22`, name: 'Chevron down', kind: 'vector', drawn: { width: 16, height: 16 } },
    ],
  });
  const chosen = ['1', '2', '3'].map((id): Written => {
    const own = row(id);
    return { ...own, children: [...(own.children ?? []).slice(0, 2), chooser(id, `CHF ${id}`)] };
  });
  const labels = find([table(head(), ...chosen)])
    .flatMap((one) => nodesOf(one))
    .flatMap((node) => (node.kind === 'element' && node.tag === 'select' ? node.attributes : []))
    .filter(({ name }) => name === 'aria-label');
  expect(labels.map(({ value }) => value)).toEqual([{ kind: 'text', text: 'Amount' }]);
});

function hasBorder(node: object): boolean {
  return JSON.stringify({ ...node, children: [] }).includes('1px solid #dddddd');
}

function placed(id: string, name: string, children: readonly Written[], y: number): Written {
  const drawn = { x: 32, y, width: 636, height: 20 };
  return { id, name, style: { display: 'flex' }, drawn, children };
}

function cell(id: string, text: string, x: number, y: number, width: number): Written {
  return { id, name: text, text, drawn: { x, y, width, height: 20 } };
}

function drawnTable(component: Parameters<typeof nodesOf>[0]) {
  const found = [...nodesOf(component)].find((node) => node.kind === 'element' && node.tag === 'table');
  return found?.kind === 'element' ? found : fail();
}

function table(...children: readonly Written[]): Written {
  return { id: '7:1', name: 'Frame 7', style: { display: 'flex', 'flex-direction': 'column' }, children };
}

function head(): Written {
  const style = { 'font-weight': '600' };
  const children = headings.map((text, at) => ({ id: `0:${at}`, name: text, text, style }));
  return { id: '0:9', name: 'Frame 8', style: { display: 'flex' }, children };
}

function row(id: string, count = 3): Written {
  const drawn = { width: 300, height: 20 };
  return { id: `${id}:9`, name: 'Frame 9', style: { display: 'flex' }, drawn, children: cells(id, count) };
}

/** A row with a picture and a button. */
function pressed(id: string): Written {
  const [first] = cells(id, 1);
  const drawn = { width: 100, height: 20 };
  const style = { display: 'flex', width: '100px' };
  const label = { id: `${id}:7`, name: 'Label', text: 'Open' };
  return {
    ...row(id),
    children: [
      ...(first ? [first] : []),
      { id: `${id}:1`, name: 'Photo', kind: 'image', drawn },
      { id: `${id}:2`, name: 'Button', drawn, style, children: [label] },
    ],
  };
}

function fail(): never {
  throw new Error('There is no such component.');
}

function cells(id: string, count: number, width = 100): readonly Written[] {
  return Array.from({ length: count }, (_, at) => {
    const name = `Words ${id} ${at}`;
    return { id: `${id}:${at}`, name, text: name, drawn: { width, height: 20 } };
  });
}

function find(children: readonly Written[], language = 'en') {
  const layout = openLayout({ pages: [{ id: '1:1', name: 'Page', children }] });
  return findComponents({ ...layout, language }, defaultCodeOptions).components;
}

interface Drawn {
  readonly x: number;
  readonly width: number;
}

function mirrorIn({ x, width, ...other }: Drawn, whole: number): Drawn {
  return { ...other, width, x: whole - x - width };
}

/** All four sides of a padding. */
function expandPadding(value: string): string {
  const [top, right = top, bottom = top, left = right] = value.split(' ');
  return [top, right, bottom, left].join(' ');
}

/** Tags in print order. */
function tagsOf(component: ReturnType<typeof find>[number] | undefined): string {
  return (component ? [...nodesOf(component)] : [])
    .flatMap((node) => (node.kind === 'element' ? [node.tag] : []))
    .join(' ');
}
