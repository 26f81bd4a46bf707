import { describe, expect, it } from 'vitest';
import { type CodeEach, type CodeNode, type CodeProject, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

describe('what repeats without being an instance', () => {
  it('is one component, called as its layers are, with what differs as props', () => {
    const project = find(card('1', 'Oak', '10 m'), card('2', 'Elm', '30 m'));
    expect(components(project)).toEqual(['Tree(title, amount)']);
    expect(usesOf(project)).toEqual([
      { title: 'Oak', amount: '10 m' },
      { title: 'Elm', amount: '30 m' },
    ]);
  });

  it('is called as one of what its row is called', () => {
    const cards = ['1', '2'].map((id) => ({ ...card(id, `Oak ${id}`, 'tall'), name: `Frame ${id}` }));
    expect(components(find({ id: '5:1', name: 'All stories', children: cards }))[0]).toMatch(/^AllStory\(/);
  });

  it('is called after what it lies in where nobody called it anything, or another thing is called so', () => {
    const unnamed = ['1', '2'].map((id) => ({ ...card(id, `Oak ${id}`, 'tall'), name: `Frame ${id}` }));
    const forest = {
      id: '5:1',
      name: 'Forests',
      children: [{ id: '5:2', name: 'Frame 9', children: unnamed }],
    };
    expect(components(find(forest))[0]).toMatch(/^ForestCard\(/);

    const green = ['3', '4'].map((id) => ({ ...card(id, `Elm ${id}`, 'tall'), style: { color: 'green' } }));
    const park = { id: '6:1', name: 'Park', style: { display: 'grid' }, children: green };
    const trees = find(card('1', 'Oak', 'tall'), card('2', 'Fir', 'tall'), park);
    expect(components(trees).map((one) => one.replace(/\(.*/, ''))).toEqual(['Tree', 'ParkTree']);
  });

  it('is named with the plural of its content', () => {
    const pair = (id: string, ...names: readonly string[]) => ({
      id: `${id}:8`,
      name: `Frame ${id}`,
      children: names.map((name, index) => card(`${id}${index}`, name, 'tall')),
    });
    const project = find(pair('1', 'Oak', 'Elm'), pair('2', 'Fir', 'Yew'));
    expect(components(project).map((one) => one.replace(/\(.*/, ''))).toEqual(['Tree', 'Trees']);
  });

  it('is named with the plural of one thing where three alike are its whole content', () => {
    const three = (id: string): Written => ({
      id: `${id}:9`,
      name: `Frame ${id}`,
      style: { display: 'flex' },
      children: ['1', '2', '3'].map((part) => unnamed(`${id}${part}`, [`Oak ${id}${part}`, 'tall'])),
    });
    expect(namesOf(find(three('1'), three('2')))).toEqual(['Card', 'Cards']);
  });

  it('is called after a text that is no words, or after its first words, where nothing around has a name', () => {
    const row = (id: string, ...words: readonly string[]): Written => ({
      ...unnamed(id, words),
      drawn: { width: 200, height: 20 },
    });
    expect(namesOf(find(row('1', 'Total', '$12'), row('2', 'Tax', '$3')))).toEqual(['PriceRow']);
    expect(namesOf(find(row('1', 'Total', 'twelve'), row('2', 'Tax', 'three')))).toEqual(['TotalRow']);
    const long = ['a', 'b', 'c', 'd'];
    expect(namesOf(find(row('1', 'Total', '$12', ...long), row('2', 'Tax', '$3', ...long)))).toEqual([
      'TotalRow',
    ]);
    const around = { id: '5:1', name: 'Bill', children: [row('1', 'Total', '$12'), row('2', 'Tax', '$3')] };
    expect(namesOf(find({ ...around, children: [...around.children, text('5:2', 'Paid')] }))).toEqual([
      'BillRow',
    ]);
  });

  it('holds a drawing that is one in all uses, rounded numbers and sizes apart, and takes another as a slot', () => {
    const withIcon = (id: string, d: string, size: number) => {
      const svg = `<svg viewBox="0 0 ${size} ${size}"><path d="${d}" fill="red" /></svg>`;
      const icon: Written = { id: `${id}:4`, name: 'Leaf', kind: 'vector', svg, staysInside: true };
      const { children = [], ...rest } = card(id, `Oak ${id}`, 'tall');
      return { ...rest, children: [...children, icon] };
    };
    const one = find(withIcon('1', 'M2 4L12 20', 24), withIcon('2', 'M1 2L6.01 10', 12));
    expect(components(one)[0]).toBe('Tree(title)');
    const two = find(withIcon('1', 'M2 4L12 20', 24), withIcon('2', 'M2 4L20 20', 24));
    expect(components(two)[0]).toBe('Tree(title, leaf)');
  });

  it('stays where it stands if it is small', () => {
    const small = (id: string) => ({ ...card(id, 'Oak', 'tall'), children: [text(`${id}:1`, 'Oak')] });
    expect(components(find(small('1'), small('2')))).toEqual([]);
  });

  it('may be smaller where three of it stand in a row', () => {
    const small = (id: string) => ({
      ...card(id, 'Oak', 'tall'),
      children: [
        { ...text(`${id}:1`, `Oak ${id}`), name: 'Title' },
        { ...text(`${id}:2`, 'tall'), name: 'Text' },
      ],
    });
    expect(components(find(small('1'), small('2')))).toEqual([]);
    expect(components(find(small('1'), small('2'), small('3')))).toEqual(['Tree(title)']);
  });

  it('stays where it stands if it is built otherwise', () => {
    const other = card('2', 'Elm', 'tall');
    const [first, ...rest] = other.children ?? [];
    expect(
      components(find(card('1', 'Oak', 'tall'), { ...other, children: [...rest, first ?? other] })),
    ).toEqual([]);
  });

  it('is none where it only has a title above cards that are of another kind in each', () => {
    const shelf = (id: string, cards: readonly Written[]): Written => ({
      ...{ id: `5:${id}`, name: 'Shelf', style: { padding: '8px' } },
      children: [
        { ...text(`6:${id}`, `Shelf ${id}`), name: 'Heading' },
        { id: `7:${id}`, name: `Frame 7${id}`, style: { display: 'flex' }, children: cards },
      ],
    });
    const trees = ['1', '2', '3'].map((id) => card(id, `Oak ${id}`, 'tall'));
    const herbs = ['4', '5', '6'].map((id): Written => {
      const { children = [], ...herb } = card(id, `Mint ${id}`, 'low');
      return {
        ...herb,
        name: 'Herb',
        children: [{ id: `${id}:7`, name: 'Leaf', kind: 'vector' }, ...children],
      };
    });
    const project = find(shelf('1', trees), shelf('2', herbs));
    expect(namesOf(project)).not.toContain('Shelf');
    expect(components(project).filter((one) => /\d/.test(one))).toEqual([]);
  });

  it('is one component in two rows of which one has a part more in each, and the rows are none', () => {
    const row = (id: string, cards: readonly Written[]): Written => ({
      ...{ id: `8:${id}`, name: `Frame 8${id}`, style: { display: 'flex' } },
      children: cards,
    });
    const plant = (id: string) => unnamed(id, [`Oak ${id}`, 'tall', `${id} m`, `Lot ${id}`]);
    const grey = { ...plant('3'), style: { display: 'flex', color: 'grey' } };
    const marked = ['4', '5', '6'].map((id): Written => {
      const badge = { id: `${id}:9`, name: 'Badge', style: { 'background-color': 'red' } };
      const { children = [], ...rest } = plant(id);
      return { ...rest, children: [...children, { ...badge, children: [text(`${id}:91`, `New ${id}`)] }] };
    });
    expect(namesOf(find(row('1', [plant('1'), plant('2'), grey]), row('2', marked)))).toHaveLength(1);
  });

  it('is part of a larger one where only some of these have it, although it also is elsewhere', () => {
    const label = (id: string, mark: boolean): Written => {
      const badge = { id: `${id}:95`, name: 'Badge', style: { 'background-color': 'red' } };
      const own = { id: `${id}:9`, name: `Frame 9${id}`, style: { display: 'flex' } };
      const texts = [text(`${id}:91`, `From ${id}`), text(`${id}:92`, `${id} m`), text(`${id}:93`, 'each')];
      const more = { ...badge, children: [text(`${id}:96`, `Last ${id}`)] };
      return { ...own, children: mark ? [...texts, more] : texts };
    };
    const plant = (id: string, mark = false): Written => {
      const { children = [], ...rest } = unnamed(id, [`Oak ${id}`, 'tall', `Row ${id}`]);
      return { ...rest, children: [...children, label(id, mark)] };
    };
    const project = find(
      {
        id: '8:1',
        name: 'Frame 81',
        style: { display: 'flex' },
        children: [plant('1'), plant('2', true), plant('3')],
      },
      { id: '8:2', name: 'Frame 82', style: { 'background-color': 'tan' }, children: [label('7', false)] },
    );
    expect(namesOf(project)).toHaveLength(1);
    const [component] = project.components.filter(({ role }) => role !== 'page');
    expect(component?.props.map(({ type }) => type.kind)).not.toContain('slot');
  });

  it('is two components where it looks otherwise in another place', () => {
    const red = (id: string) => ({ ...card(id, `Oak ${id}`, 'tall'), style: { color: 'red' } });
    const green = (id: string) => ({ ...card(id, `Elm ${id}`, 'tall'), style: { color: 'green' } });
    const rows = [
      { id: '5:1', name: 'x', children: [red('1'), red('2')] },
      { id: '5:2', name: 'y', style: { display: 'grid' }, children: [green('3'), green('4')] },
    ];
    expect(components(find(...rows))).toHaveLength(2);
  });

  it('chooses its appearance by a prop where such parts are side by side', () => {
    const red = { ...card('2', 'Elm', 'tall'), style: { display: 'flex', color: 'red' } };
    const project = find(card('1', 'Oak', 'tall'), red, card('3', 'Fir', 'tall'));
    expect(components(project)).toEqual(['Tree(title, isHighlighted)']);
  });

  it('is found once, not again for each part of it', () => {
    const nested = (id: string) => ({
      id: `${id}:9`,
      name: 'Plot',
      children: [card(id, `Oak ${id}`, 'tall')],
    });
    expect(components(find(nested('1'), nested('2')))).toEqual(['Plot(title)']);
  });

  it('is found inside what repeats, where it stands there several times', () => {
    const row = (id: string) => ({
      id: `${id}:9`,
      name: 'Row',
      children: ['a', 'b'].map((part) => card(`${id}${part}`, `Oak ${id}${part}`, 'tall')),
    });
    const project = find(row('1'), row('2'));
    expect(components(project).map((one) => one.replace(/\(.*/, ''))).toEqual(['Tree', 'Row']);
  });

  it('is one component with a list where columns have three and four alike entries', () => {
    const column = (id: string, ...labels: readonly string[]): Written => ({
      id: `${id}:0`,
      name: 'Frame 7',
      style: { display: 'flex' },
      children: [
        text(`${id}:t`, `Title ${id}`),
        {
          id: `${id}:l`,
          name: 'Frame 8',
          style: { display: 'grid' },
          children: labels.map((label, index) => text(`${id}:${index}`, label)),
        },
      ],
    });
    const inSections = [
      { id: '8:1', name: 'Shop', children: [column('1', 'Oak', 'Elm', 'Fir')] },
      { id: '8:2', name: 'Help', children: [column('2', 'Ash', 'Yew', 'Box', 'Bay'), text('8:3', 'More')] },
    ];
    expect(components(find(...inSections))).toHaveLength(1);
  });

  it('leaves what is hidden out of the comparison', () => {
    const other = card('2', 'Elm', 'tall');
    const hidden = { ...text('2:7', 'secret'), visible: false };
    expect(
      components(find(card('1', 'Oak', 'tall'), { ...other, children: [hidden, ...(other.children ?? [])] })),
    ).toEqual(['Tree(title)']);
  });
});

describe('uses that follow each other', () => {
  it('become a list over data from three on', () => {
    const project = find(
      ...['Oak', 'Elm', 'Fir'].map((name, index) => card(String(index), name, `${index} m`)),
    );
    expect(listsOf(project)).toEqual([{ list: 'trees', item: 'tree', titles: ['Oak', 'Elm', 'Fir'] }]);
  });

  it('stay single where they are two', () => {
    expect(listsOf(find(card('1', 'Oak', 'tall'), card('2', 'Elm', 'tall')))).toEqual([]);
  });

  it('of a single word become one from five on, since buttons are quicker read one by one', () => {
    const named = (count: number) =>
      find(
        ...'abcde'
          .slice(0, count)
          .split('')
          .map((name) => card(name, name, 'tall')),
      );
    expect(listsOf(named(4))).toEqual([]);
    expect(listsOf(named(5))).toHaveLength(1);
  });

  it('are a list where most are placed alike, and the others keep their places', () => {
    const cards = ['Oak', 'Elm', 'Fir', 'Yew'].map((name, index) => ({
      ...card(String(index), name, `${index} m`),
      style: { 'margin-top': index === 2 ? '30px' : '10px' },
    }));
    const project = find(...cards);
    expect(listsOf(project)).toHaveLength(1);
    const rows = project.components.flatMap(nodesOf).find((node) => node.kind === 'each')?.rows ?? [];
    expect(rows.map(({ style }) => style.map(({ value }) => value))).toEqual([
      ['10px'],
      ['10px'],
      ['30px'],
      ['10px'],
    ]);
  });

  it('stay single where the place of each is its own', () => {
    const cards = ['Oak', 'Elm', 'Fir'].map((name, index) => ({
      ...card(String(index), name, `${index} m`),
      style: { 'margin-top': `${index * 10}px` },
    }));
    expect(listsOf(find(...cards))).toEqual([]);
  });
});

describe('parts that the design calls by one name', () => {
  /** A card of a board. Its tags are in a row of their own. */
  const task = (id: string, tags: readonly string[], more: readonly Written[] = []): Written => ({
    id: `${id}:0`,
    name: 'Task',
    style: { display: 'flex', 'flex-direction': 'column' },
    children: [
      {
        id: `${id}:1`,
        name: 'Tags',
        style: { display: 'flex', 'flex-direction': 'row' },
        children: tags.map((tag, at) => ({ ...text(`${id}:1${at}`, tag), name: 'Tag' })),
      },
      { ...text(`${id}:2`, `Task ${id}`), name: 'Title', style: { 'font-size': '20px' } },
      { ...text(`${id}:3`, 'Due soon'), name: 'Due' },
      { ...text(`${id}:4`, 'By Robin'), name: 'Owner' },
      ...more,
    ],
  });
  const share = (id: string, words: string): Written => ({
    id: `${id}:5`,
    name: 'Progress',
    style: { display: 'flex' },
    children: [{ ...text(`${id}:6`, words), name: 'Share' }],
  });
  const board = (...columns: readonly (readonly Written[])[]): CodeProject =>
    find(
      ...columns.map((tasks, index): Written => ({
        id: `5:${index}`,
        name: 'Lane',
        style: { display: 'flex', 'flex-direction': 'column' },
        children: [{ ...text(`6:${index}`, `Lane ${index}`), name: 'Heading' }, ...tasks],
      })),
    );

  it('are one component although no two of them have the same parts', () => {
    const cards = [
      task('1', ['Wood'], [share('1', '60 %')]),
      task('2', ['Wood', 'Leaf', 'Root']),
      task(
        '3',
        ['Leaf', 'Root'],
        [{ ...text('3:7', 'Today'), name: 'Date', style: { 'font-size': '12px' } }],
      ),
    ];
    const project = find({ id: '9:9', name: 'Frame 9', style: { display: 'flex' }, children: cards });
    expect(namesOf(project)).toEqual(['Task']);
    const uses = nodesOfPage(project).flatMap((node) => (node.kind === 'each' ? node.rows : []));
    expect(uses.map(textsOf)).toEqual([
      { title: 'Task 1', progress: '60 %' },
      { title: 'Task 2' },
      { title: 'Task 3', date: 'Today' },
    ]);
  });

  it('pass the rows of each as a list, and no words of another', () => {
    const project = board(
      [task('1', ['Wood'], [share('1', '60 %')]), task('2', ['Leaf'])],
      [task('3', ['Wood']), task('4', ['Leaf', 'Root']), task('5', ['Root'])],
      [task('6', ['Wood'])],
    );
    expect(namesOf(project)).toEqual(['Task', 'Lane']);
    const lane = project.components.find(({ name }) => name === 'Lane');
    expect(lane?.props.map(({ name }) => name)).toEqual(['heading', 'tasks']);
    const rows = nodesOfPage(project).flatMap((node) => (node.kind === 'each' ? node.rows : []));
    const tasks = rows.map(({ props }) => props.find(({ name }) => name === 'tasks')?.value);
    const shares = tasks.map((list) =>
      list?.kind === 'list'
        ? list.rows.map((row) => row.find(({ name }) => name === 'progress')?.value ?? null)
        : null,
    );
    expect(shares).toEqual([[{ kind: 'text', text: '60 %' }, null], [null, null, null], [null]]);
  });

  it('show a picture where they have one, without a boolean prop for it', () => {
    const portrait = (id: string): Written => ({
      id: `${id}:7`,
      name: 'Cover',
      kind: 'image',
      asset: { key: id, mime: 'image/png' },
    });
    const cards = [
      task('1', ['Wood'], [portrait('1')]),
      task('2', ['Leaf']),
      task('3', ['Root'], [portrait('3')]),
    ];
    expect(
      components(find({ id: '9:9', name: 'Frame 9', style: { display: 'flex' }, children: cards })),
    ).toEqual(['Task(tag, title, cover)']);
  });

  it('are two components where most of one is not in the other', () => {
    const other: Written = { ...task('2', ['Leaf']), children: [share('2', '10 %'), share('2:8', '20 %')] };
    expect(namesOf(find(task('1', ['Wood']), other))).toEqual([]);
  });
});

describe('a part that the design only shows or hides', () => {
  const entry = (id: string, label: string, mark: string, visible: boolean): Written => ({
    id,
    name: 'Entry',
    style: { display: 'flex' },
    instance: { componentId: '9:1', componentName: 'Entry', setName: null, properties: {} },
    children: [
      { ...text(`I${id};9:2`, label), name: 'Label' },
      {
        id: `I${id};9:3`,
        name: 'Mark',
        visible,
        style: { display: 'flex', 'background-color': '#112233' },
        references: { visible: 'Badge' },
        children: [{ ...text(`I${id};9:4`, mark), name: 'Words' }],
      },
    ],
  });
  const entries = (mark: string) =>
    find(
      entry('1:1', 'Home', mark, false),
      entry('1:2', 'Orders', mark, true),
      entry('1:3', 'Help', mark, false),
    );
  const propOf = ({ components: found }: CodeProject) =>
    found.flatMap(({ props }) => props).find(({ name }) => name === 'badge');

  it('is shown by its number, which is data', () => {
    expect(propOf(entries('12'))?.type).toEqual({ kind: 'text' });
  });

  it('is shown by its own prop where it always says the same words', () => {
    expect(propOf(entries('New'))?.type).toEqual({ kind: 'boolean' });
  });
});

describe('siblings of which one is odd', () => {
  it('are one component and one list, where what only one has is an optional prop', () => {
    const oak = plan('1', 'Oak');
    const elm = plan('2', 'Elm');
    const fir = plan('3', 'Fir');
    const yew = plan('4', 'Yew');
    const badge: Written = {
      id: '2:9',
      name: 'Badge',
      style: { display: 'flex', 'background-color': '#112233' },
      children: [{ ...text('2:8', 'Most planted'), name: 'Words' }],
    };
    const project = find({
      id: '9:9',
      name: 'Frame 9',
      style: { display: 'flex' },
      children: [oak, { ...elm, children: [badge, ...elm.children] }, fir, yew.without],
    });
    const [component, more] = project.components.filter(({ role }) => role !== 'page');
    expect(more).toBeUndefined();
    expect(component?.props.map(({ name, fallback }) => [name, fallback])).toEqual([
      ['wood', null],
      ['heightText', null],
      ['showIcon', { kind: 'boolean', on: true }],
      ['badge', { kind: 'text', text: '' }],
    ]);
    const [list] = nodesOfPage(project).filter((node): node is CodeEach => node.kind === 'each');
    expect(list?.rows.map(textsOf)).toEqual([
      { wood: 'Oak', heightText: 'Oak is tall' },
      { wood: 'Elm', heightText: 'Elm is tall', badge: 'Most planted' },
      { wood: 'Fir', heightText: 'Fir is tall' },
      { wood: 'Yew', heightText: 'Yew is tall' },
    ]);
  });

  it('have a prop for each of the few texts that only one has', () => {
    const [oak, elm, fir] = [plan('1', 'Oak'), plan('2', 'Elm'), plan('3', 'Fir')];
    const row: Written = {
      id: '2:7',
      name: 'Frame 4',
      style: { display: 'flex' },
      children: [
        { ...text('2:6', 'Planted by hand'), name: 'Words' },
        {
          id: '2:9',
          name: 'Badge',
          style: { display: 'flex', 'background-color': '#112233' },
          children: [{ ...text('2:8', 'Most planted'), name: 'Words' }],
        },
      ],
    };
    const children = [oak, { ...elm, children: [row, ...elm.children] }, fir];
    const project = find({ id: '9:9', name: 'Frame 9', style: { display: 'flex' }, children });
    const [list] = nodesOfPage(project).filter((node): node is CodeEach => node.kind === 'each');
    const [first, second] = list?.rows.map(textsOf) ?? [];
    expect(Object.values(second ?? {})).toEqual(expect.arrayContaining(['Planted by hand', 'Most planted']));
    expect(second).toMatchObject({ badge: 'Most planted' });
    expect(Object.keys(first ?? {})).toEqual(['wood', 'heightText']);
  });

  it('are one thing where one has an icon in the place of a number, and their names differ by a number', () => {
    const step = (at: number, mark: Written, name = `Step ${at}`): Written => ({
      id: `${at}:0`,
      name,
      style: { display: 'flex' },
      drawn: { x: at * 150, y: 0, width: 90 + at * 10, height: 32 },
      children: [
        {
          id: `${at}:1`,
          name: 'Mark',
          style: {
            display: 'flex',
            'background-color': at === 1 ? '#117733' : '#dddddd',
            'border-radius': '50%',
          },
          drawn: { x: at * 150, y: 0, width: 32, height: 32 },
          children: [mark],
        },
        { ...text(`${at}:3`, `Words ${at}`), drawn: { x: at * 150 + 40, y: 6, width: 50, height: 20 } },
      ],
    });
    const icon: Written = {
      id: '1:2',
      name: 'check',
      kind: 'vector',
      drawn: { x: 157, y: 7, width: 18, height: 18 },
    };
    const number = (at: number) => ({
      ...text(`${at}:2`, `${at}`),
      drawn: { x: at * 150 + 11, y: 6, width: 9, height: 20 },
    });
    const steps = (names?: readonly string[]): Written => ({
      id: '9:9',
      name: 'Frame 9',
      style: { display: 'flex' },
      children: [1, 2, 3, 4].map((at) => step(at, at === 1 ? icon : number(at), names?.[at - 1])),
    });
    const project = find(steps());
    expect(components(project)).toHaveLength(1);
    expect(components(project)[0]).toMatch(/^Step\(/);
    expect(listsOf(project).flatMap(({ titles }) => titles)).toHaveLength(4);
  });

  it('are two things where little is alike', () => {
    const children = [plan('1', 'Oak'), plan('2', 'Elm')];
    const other: Written = {
      id: '3:0',
      name: 'Frame 3',
      style: { display: 'flex', 'flex-direction': 'column' },
      children: [1, 2, 3].map((at) => ({
        ...text(`3:${at}`, `Note ${at}`),
        style: { 'font-size': `${30 + at}px` },
      })),
    };
    const project = find({
      id: '9:9',
      name: 'Frame 9',
      style: { display: 'flex' },
      children: [...children, other],
    });
    expect(usesOf(project)).toHaveLength(2);
  });

  /** A plan, and the same without its icon. */
  function plan(id: string, wood: string) {
    const words: readonly Written[] = [
      { ...text(`${id}:1`, wood), name: 'Wood' },
      { ...text(`${id}:2`, `${wood} is tall`), name: 'Height', style: { 'font-size': '14px' } },
    ];
    const icon: Written = { id: `${id}:3`, name: 'Vector', kind: 'vector' };
    const style = { display: 'flex', 'flex-direction': 'column' };
    const plain = { id: `${id}:0`, name: `Frame ${id}`, style, children: words };
    return { ...plain, children: [...words, icon], without: plain };
  }
});

function card(id: string, title: string, body: string): Written {
  return {
    id: `${id}:0`,
    name: 'Tree',
    style: { display: 'flex' },
    children: [
      { ...text(`${id}:1`, title), name: 'Title' },
      { ...text(`${id}:2`, body), name: 'Text' },
      { id: `${id}:3`, name: 'Line', style: { height: '1px' }, children: [] },
    ],
  };
}

function text(id: string, words: string): Written {
  return { id, name: words, text: words };
}

function find(...children: readonly Written[]): CodeProject {
  return findComponents(openLayout({ pages: [{ id: '0:1', name: 'Page', children }] }), defaultCodeOptions);
}

/** A box without a name that holds such texts and a line. */
function unnamed(id: string, words: readonly string[]): Written {
  const texts = words.map((one, index) => text(`${id}:${index + 1}`, one));
  const line = { id: `${id}:8`, name: 'Line', style: { height: '1px' }, children: [] };
  return { id: `${id}:0`, name: `Frame ${id}`, style: { display: 'flex' }, children: [...texts, line] };
}

function namesOf(project: CodeProject): readonly string[] {
  return project.components.flatMap(({ name, role }) => (role === 'page' ? [] : [name]));
}

/** `Name(props)` of all but the page. */
function components(project: CodeProject): readonly string[] {
  return project.components.flatMap(({ name, role, props }) =>
    role === 'page' ? [] : [`${name}(${props.map((prop) => prop.name).join(', ')})`],
  );
}

function nodesOfPage({ components: [page] }: CodeProject): readonly CodeNode[] {
  return page ? [...nodesOf(page)] : [];
}

function textsOf(node: CodeNode): Readonly<Record<string, string>> {
  if (node.kind !== 'use') return {};
  return Object.fromEntries(
    node.props.flatMap(({ name, value }) => (value.kind === 'text' ? [[name, value.text]] : [])),
  );
}

function usesOf(project: CodeProject) {
  return nodesOfPage(project).flatMap((node) => (node.kind === 'use' ? [textsOf(node)] : []));
}

function listsOf(project: CodeProject) {
  const lists = nodesOfPage(project).filter((node): node is CodeEach => node.kind === 'each');
  return lists.map(({ list, item, rows }) => ({
    list,
    item,
    titles: rows.map((row) => textsOf(row)['title']),
  }));
}
