import { describe, expect, it } from 'vitest';
import { type CodeElement, nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { mapLayout } from '#codegen/components/walk-layout';
import { spaceLists } from '#codegen/semantics/structure/list-spacing';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];

const column = { display: 'flex', 'flex-direction': 'column', gap: '8px' };

describe('rows of one structure beside other parts', () => {
  it('are a list with one gap, whose first margin is before the list', () => {
    const rows = [row('1', '12px'), row('2', '5px'), row('3', '3px'), row('4', '4px')];
    const list = listIn(box('9', column, [text('8', 'What it has', 32), ...rows]));
    expect(styleOf(list)).toMatchObject({ gap: '12px', 'margin-top': '12px' });
  });

  it('keep the margins by which one is far from the others', () => {
    const rows = [row('1', '0'), row('2', '4px'), row('3', '20px')];
    const list = listIn(box('9', column, [text('8', 'What it has', 32), ...rows]));
    expect(styleOf(list)).toMatchObject({ gap: '8px' });
    expect(list?.children.map((child) => 'style' in child && styleOf(child)['margin-top'])).toContain('20px');
  });

  it('get no list of their own below the headings of their columns, or where each takes a share of the space', () => {
    const cells = (id: string, size: number) =>
      box(
        id,
        { display: 'flex' },
        ['a', 'b', 'c'].map((cell) => text(`${id}${cell}`, `${cell} ${id}`, size)),
      );
    const table = [text('8', 'Prices', 32), cells('1', 12), cells('2', 16), cells('3', 16), cells('4', 16)];
    expect(elementsIn(box('9', column, table)).map(({ tag }) => tag)).not.toContain('ul');
    const shares = ['1', '2', '3'].map((id) => box(id, { flex: '1 1 0' }, [text(`${id}0`, `Word ${id}`)]));
    expect(listIn(box('9', column, [text('8', 'Title', 32), ...shares]))).toBeUndefined();
  });
});

describe('rows that the design calls by one name', () => {
  const task = (id: string, words: readonly string[]): Written => ({
    ...box(
      id,
      column,
      words.map((one, at) => text(`${id}${at}`, one)),
    ),
    name: 'Task',
  });
  const lane = (id: string, tasks: readonly Written[]): Written => ({
    ...box(id, column, [text(`${id}8`, `Lane ${id}`, 32), ...tasks]),
    name: 'Lane',
  });

  it('are one list although one has a part more, and a list in each box of their kind', () => {
    const lanes = [
      lane('3', [task('31', ['One']), task('32', ['Two', 'Soon']), task('33', ['Three'])]),
      lane('4', [task('41', ['Four'])]),
    ];
    const lists = elementsIn(box('9', column, lanes)).filter(({ tag }) => tag === 'ul');
    expect(lists.map(({ children }) => children.length)).toEqual([3, 1]);
  });

  it('are a list of two beside a sibling with more, whatever both are called', () => {
    const group = (id: string, tasks: readonly Written[], name = `Group ${id}`): Written => ({
      ...lane(id, tasks),
      name,
    });
    const lists = (...second: readonly Written[]) =>
      elementsIn(
        box('9', column, [
          group('3', [task('31', ['A']), task('32', ['B']), task('33', ['C'])]),
          group('4', second),
        ]),
      )
        .filter(({ tag }) => tag === 'ul')
        .map(({ children }) => children.length);
    expect(lists(task('41', ['D']), task('42', ['E']))).toEqual([3, 2]);
    expect(lists(task('41', ['D']))).toEqual([3]);
  });

  it('are together where each is a checkbox with its words, although a checked one has a part more', () => {
    const choice = (id: string, isOn: boolean, margin: string): Written => {
      const fill = isOn ? { 'background-color': '#2255ee' } : { border: '1px solid #888888' };
      const tick: Written = {
        id: `${id}3`,
        name: 'Vector',
        kind: 'vector',
        drawn: { x: 3, y: 3, width: 12, height: 12 },
      };
      const square: Written = {
        ...box(
          `${id}1`,
          { display: 'flex', ...fill, 'border-radius': '4px' },
          isOn ? [tick] : [],
          [0, 0, 18, 18],
        ),
      };
      return box(id, { display: 'flex', 'align-items': 'center', 'margin-top': margin }, [
        square,
        { ...text(`${id}2`, `Words ${id}`), drawn: { x: 26, y: 0, width: 80, height: 20 } },
      ]);
    };
    const rows = [choice('31', false, '4px'), choice('32', false, '3px'), choice('33', true, '5px')];
    const elements = elementsIn(box('3', column, [text('38', 'Glaze'), ...rows]));
    expect(elements.filter(({ tag }) => tag === 'input')).toHaveLength(3);
    const around = elements.find(
      ({ children }) => children.filter((one) => one.kind === 'element' && one.tag === 'label').length === 3,
    );
    expect(around && styleOf(around)).toMatchObject({ gap: '12px' });
  });

  it('are no list where no box has three of them', () => {
    const lanes = [lane('3', [task('31', ['One']), task('32', ['Two'])]), lane('4', [task('41', ['Four'])])];
    expect(elementsIn(box('9', column, lanes)).map(({ tag }) => tag)).not.toContain('ul');
  });
});

describe('the links of a navigation in a bar', () => {
  it('are laid out by their list, with one gap', () => {
    const links = ['Films', 'Series', 'Live', 'Kids'].map((words, at) => ({
      ...text(`3:${at}`, words),
      style: { 'font-size': '16px', 'margin-left': ['40px', '9px', '8px', '7px'][at] ?? '' },
    }));
    const logo = text('2:1', 'Odeon', 24);
    const bar = box('2:0', { display: 'flex', 'align-items': 'center' }, [logo, ...links], [0, 0, 1200, 80]);
    const list = listIn(bar, [box('5:0', column, [text('5:1', 'Words', 40)], [0, 80, 1200, 700])]);
    expect(styleOf(list)).toMatchObject({ display: 'flex', gap: '8px', 'margin-left': '40px' });
  });
});

describe('links in a bar whose gaps a hand drew', () => {
  const listWith = (margins: readonly string[]) => {
    const links = margins.map((margin, at) => ({
      ...text(`3:${at}`, `Films ${at}`),
      style: { 'font-size': '16px', 'margin-left': margin },
    }));
    const bar = box('2:0', { display: 'flex' }, [text('2:1', 'Odeon', 24), ...links], [0, 0, 1200, 80]);
    return listIn(bar, [box('5:0', column, [text('5:1', 'Words', 40)], [0, 80, 1200, 700])]);
  };

  it('have one gap where they differ by a quarter of it, although rows of other content have not', () => {
    expect(styleOf(listWith(['0', '34px', '29px', '24px']))).toMatchObject({ gap: '29px' });
    const rows = [row('1', '0'), row('2', '34px'), row('3', '29px'), row('4', '24px')];
    const list = listIn(box('9', { ...column, gap: '0' }, [text('8', 'What it has', 32), ...rows]));
    expect(styleOf(list)).not.toMatchObject({ gap: '29px' });
  });

  it('have one gap where they get wider and wider, as of words in letters of another width', () => {
    expect(styleOf(listWith(['0', '24px', '25px', '31px', '36px', '44px']))).toMatchObject({ gap: '31px' });
    expect(styleOf(listWith(['0', '24px', '24px', '24px', '44px', '44px']))).not.toMatchObject({
      gap: '32px',
    });
  });

  it('have one gap after a space that is a share of the width', () => {
    expect(styleOf(listWith(['17%', '30px', '31px', '30px']))).toMatchObject({
      display: 'flex',
      gap: '30px',
      'margin-left': '17%',
    });
  });
});

describe('the list in a navigation with a box of its own', () => {
  const spaced = (margins: readonly string[], side: string, language: string, drawn = '20px') => {
    const items = margins.map((margin, at) => ({
      ...box(`3:${at}`, { [side]: margin }, [{ ...text(`4:${at}`, `Films ${at}`), inferredKind: 'link' }]),
      inferredKind: 'item',
    }));
    const list = { ...box('2:0', { display: 'flex', gap: drawn }, items), inferredKind: 'list' };
    const nav = { ...box('1:0', { 'margin-top': '26px' }, [list]), inferredKind: 'nav' };
    const [page] = spaceLists({ ...openLayout({ pages: [nav] }), language }).pages;
    const found = page?.root.kind === 'box' ? page.root.children[0] : undefined;
    const styles = (found?.kind === 'box' ? found.children : []).map(styleOf);
    return { gap: found && styleOf(found)['gap'], margins: styles.map((style) => style[side]) };
  };

  it('has one gap', () => {
    expect(spaced(['0px', '6px', '4px', '0px', '6px', '7px'], 'margin-left', 'en')).toEqual({
      gap: '24px',
      margins: [undefined, undefined, undefined, undefined, undefined, undefined],
    });
  });

  it('keeps the gap between the lines into which it breaks', () => {
    const { gap } = spaced(['0px', '6px', '4px', '0px', '6px', '7px'], 'margin-left', 'en', '16px 20px');
    expect(gap).toBe('16px 24px');
  });

  it('has one gap where a language runs from right to left', () => {
    const margins = ['2px', '0px', '2px', '6px', '0px'];
    expect(spaced(margins, 'margin-left', 'he')).toEqual({
      gap: '22px',
      margins: [undefined, undefined, undefined, undefined, '0px'],
    });
  });

  it('keeps its margins where one is far from the others', () => {
    expect(spaced(['0px', '6px', '40px', '0px'], 'margin-left', 'en').gap).toBe('20px');
  });
});

describe('the margins of links on narrow pages', () => {
  const bar = (margins: readonly string[]) => {
    const links = margins.map((margin, at) => ({
      ...text(`3:${at}`, `Films ${at}`),
      style: { 'font-size': '16px', 'margin-left': margin },
    }));
    const logo = text('2:1', 'Odeon', 24);
    const line = { display: 'flex', gap: '12px' };
    return listIn(
      box('2:0', line, [logo, ...links], [0, 0, 1200, 80]),
      [box('5:0', column, [text('5:1', 'Words', 40)], [0, 80, 1200, 700])],
      { below: 640, ids: margins.map((_, at) => `3:${at}`) },
    );
  };

  it('end with the gap of the list, and the first with the margin before it', () => {
    const list = bar(['min(200px, 14vw)', '26px', '25px', '24px']);
    expect(list?.style).toEqual(
      expect.arrayContaining([
        { property: 'gap', value: '37px' },
        { property: 'gap', value: '12px', below: 640 },
        { property: 'margin-left', value: 'min(200px, 14vw)' },
        { property: 'margin-left', value: '0px', below: 640 },
      ]),
    );
    expect(list?.children.every((child) => 'style' in child && child.style.length === 0)).toBe(true);
  });

  it('remain where one is far from the others', () => {
    expect(bar(['0px', '26px', '60px', '24px'])?.style).not.toContainEqual(
      expect.objectContaining({ property: 'gap', below: 640 }),
    );
  });
});

describe('cards in a row that wraps', () => {
  it('are in a list that is no wider than the row, because their own limits refer to it', () => {
    const card = (id: string, margin: string) =>
      box(id, { 'max-width': '100%', 'margin-left': margin }, [
        text(`${id}0`, `Card ${id}`),
        text(`${id}1`, 'Words'),
      ]);
    const cards = [card('1', '0'), card('2', '2px'), card('3', '1px'), card('4', '2px')];
    const row = { display: 'flex', 'flex-wrap': 'wrap', gap: '24px' };
    const list = listIn(box('9', row, [text('8', 'What people say', 32), ...cards]));
    expect(styleOf(list)).toMatchObject({ display: 'flex', 'max-width': '100%' });
  });
});

/** Layers whose margins end below a width. */
interface Narrow {
  readonly below: number;
  readonly ids: readonly string[];
}

function listIn(child: Written, others: readonly Written[] = [], narrow?: Narrow): CodeElement | undefined {
  return elementsIn(child, others, narrow).find(({ tag }) => tag === 'ul');
}

function elementsIn(
  child: Written,
  others: readonly Written[] = [],
  narrow?: Narrow,
): readonly CodeElement[] {
  const page = { id: '1:1', name: 'Page', style: column, children: [child, ...others] };
  const drawn = { x: 0, y: 0, width: 1200, height: 800 };
  const opened = openLayout({ pages: [{ ...page, drawn }] });
  const layout = mapLayout(opened, (node) => {
    if (narrow?.ids.includes(node.id) !== true) return node;
    const end = { property: 'margin-left', value: '0px', below: narrow.below };
    return { ...node, style: [...node.style, end] };
  });
  const [root] = findComponents(layout, { ...defaultCodeOptions, target: 'html', styles: 'css' }).components;
  return root ? nodesOf(root).filter((node) => node.kind === 'element') : [];
}

function styleOf(node: Pick<CodeElement, 'style'> | undefined): Record<string, string> {
  return Object.fromEntries(node?.style.map(({ property, value }) => [property, value]) ?? []);
}

function row(id: string, margin: string): Written {
  const style = { display: 'flex', ...(margin === '0' ? {} : { 'margin-top': margin }) };
  return box(id, style, [text(`${id}0`, `Feature ${id}`)]);
}

function box(
  id: string,
  style: Readonly<Record<string, string>>,
  children: readonly Written[],
  [x, y, width, height]: readonly [number, number, number, number] = [0, 100, 400, 40],
): Written {
  return { id, name: 'Frame 1', style, children, drawn: { x, y, width, height } };
}

function text(id: string, words: string, size = 16): Written {
  return {
    id,
    name: words,
    text: words,
    style: { 'font-size': `${size}px` },
    drawn: { x: 0, y: 0, width: 80, height: 20 },
  };
}
