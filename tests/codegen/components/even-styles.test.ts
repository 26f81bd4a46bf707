import { describe, expect, it } from 'vitest';
import { evenStyles } from '#codegen/components/template/even-styles';
import { openLayout } from '../files/open-layout.ts';

type Values = Readonly<Record<string, string>>;

describe('occurrences of one part differ by chance', () => {
  it.each<readonly [string, readonly Values[], readonly Values[]]>([
    [
      'by less than 2 px, where most have one value',
      [
        { width: '80px', padding: '7px 23.5px' },
        { width: '80px', padding: '7px 24px' },
        { width: '81.5px', padding: '7px 24px' },
      ],
      [
        { width: '80px', padding: '7px 24px' },
        { width: '80px', padding: '7px 24px' },
        { width: '80px', padding: '7px 24px' },
      ],
    ],
    [
      'by 2 px, and a little more beside the end of the words',
      [{ padding: '31px' }, { padding: '31px' }, { padding: '31px 28px 30px 29px' }],
      [{ padding: '31px' }, { padding: '31px' }, { padding: '31px' }],
    ],
    [
      'in whether they may become narrower',
      [{ 'flex-shrink': '0' }, { 'flex-shrink': '0' }, {}],
      [{ 'flex-shrink': '0' }, { 'flex-shrink': '0' }, { 'flex-shrink': '0' }],
    ],
    ['by a margin of a pixel that one has', [{ 'margin-top': '-1px' }, {}, {}], [{}, {}, {}]],
    [
      'in whether words may wrap',
      [{ 'white-space': 'nowrap' }, { 'white-space': 'nowrap' }, {}],
      [{ 'white-space': 'nowrap' }, { 'white-space': 'nowrap' }, { 'white-space': 'nowrap' }],
    ],
    [
      'in whether they are limited by what is around them',
      [{ 'max-width': '100%' }, {}],
      [{ 'max-width': '100%' }, { 'max-width': '100%' }],
    ],
    [
      'in whether a width is limited by what is around it',
      [{ 'max-width': '280px' }, { 'max-width': 'min(280px, 100%)' }],
      [{ 'max-width': 'min(280px, 100%)' }, { 'max-width': 'min(280px, 100%)' }],
    ],
    [
      'in the length that they grow from, of which the least holds all',
      [{ flex: '1 1 251px' }, { flex: '1 1 248px' }, { flex: '1 1 268px' }],
      [{ flex: '1 1 248px' }, { flex: '1 1 248px' }, { flex: '1 1 248px' }],
    ],
    [
      'by a fraction of a px in their lines',
      [{ 'line-height': '28px' }, { 'line-height': '27.86px' }, { 'line-height': '27.86px' }],
      [{ 'line-height': '27.86px' }, { 'line-height': '27.86px' }, { 'line-height': '27.86px' }],
    ],
  ])('%s', (_, given, even) => {
    expect(evenOf(given)).toEqual(even);
  });

  it('in a least height that the content of some fills', () => {
    const [least, none] = [{ 'min-height': '40px' }, {}];
    expect(evenOf([least, least, none], [], [], [40, 40, 40])).toEqual([least, least, least]);
    expect(evenOf([least, least, none], [], [], [40, 40, 20])).toEqual([least, least, none]);
  });

  it.each<readonly [string, readonly Values[], readonly Values[]]>([
    ['in boxes as wide as their words', [{ width: '40px' }, { width: '61px' }, {}], [{}, {}, {}]],
    ['in boxes that all end with their words', [{ width: '40px' }, { width: '61px' }], [{}, {}]],
    [
      'in whether one line has a height',
      [{ height: '20px' }, { height: '20px' }, { 'min-height': '20px' }],
      [{ height: '20px' }, { height: '20px' }, { height: '20px' }],
    ],
    [
      'in how an unpainted box is aligned',
      [{ 'align-self': 'stretch' }, { 'align-self': 'stretch' }, {}],
      [{ 'align-self': 'stretch' }, { 'align-self': 'stretch' }, { 'align-self': 'stretch' }],
    ],
  ])('of texts %s', (_, given, even) => {
    expect(evenTexts(given, 20)).toEqual(even);
  });

  it('of long texts in the width of their longest line, but not in another measure or in a column', () => {
    expect(evenTexts([{ width: '194px' }, { width: '198px' }], 60)).toEqual([
      { width: '198px' },
      { width: '198px' },
    ]);
    const measures = [{ width: '194px' }, { width: '300px' }];
    expect(evenTexts(measures, 60)).toEqual(measures);
    const columns = [{ width: '240px' }, { width: '240px' }, { width: '380px' }];
    expect(evenTexts(columns, 20)).toEqual(columns);
    const centred = [{ width: '40px', 'text-align': 'center' }, { 'text-align': 'center' }];
    expect(evenTexts(centred, 20)).toEqual(centred);
  });

  it('in the least distance between what is at both ends of a row, where all have more', () => {
    const spread = { display: 'flex', 'justify-content': 'space-between' };
    const rows = (width: number, style: Values = spread) => {
      const children = [style, { ...style, gap: '16px' }].map((own, index) => ({
        ...{ id: `2:${index}`, name: 'Head', style: own, drawn: { width, height: 20 } },
        children: ['a', 'b'].map((part) => ({
          ...{ id: `3:${index}${part}`, name: 'Part', text: 'x' },
          drawn: { width: 80, height: 20 },
        })),
      }));
      const [page] = openLayout({ pages: [{ id: '0:1', name: 'Page', children }] }).pages;
      const nodes = page?.root.kind === 'box' ? page.root.children : [];
      return evenStyles(nodes, []).map((own) => own?.find(({ property }) => property === 'gap')?.value);
    };
    expect(rows(300)).toEqual(['16px', '16px']);
    expect(rows(170)).toEqual([undefined, '16px']);
    expect(rows(300, { display: 'flex' })).toEqual([undefined, '16px']);
  });

  it('in how a single child is spread', () => {
    const spread = { display: 'flex', 'justify-content': 'space-between' };
    expect(evenOf([spread, spread, { display: 'flex' }], [2, 3, 1])).toEqual([spread, spread, spread]);
    expect(evenOf([spread, spread, { display: 'flex' }], [2, 3, 2])).toEqual([
      spread,
      spread,
      { display: 'flex' },
    ]);
  });
});

describe('a difference is meant', () => {
  it.each<readonly [string, readonly Values[]]>([
    ['of more than 2 px', [{ width: '80px' }, { width: '83px' }]],
    ['in the size of letters', [{ 'font-size': '14px' }, { 'font-size': '15px' }]],
    ['in a line around it', [{ border: '1px solid red' }, { border: '2px solid red' }]],
    ['in another unit', [{ width: '80px' }, { width: '80%' }]],
    ['in a size that only one has', [{ width: '80px' }, {}]],
    ['in how they grow', [{ flex: '1 1 248px' }, { flex: '2 1 248px' }]],
    ['in whether a row wraps at every width', [{ 'flex-wrap': 'wrap' }, {}]],
    ['in another limit', [{ 'max-width': '280px' }, { 'max-width': '100%' }]],
  ])('%s', (_, given) => {
    expect(evenOf(given)).toEqual(given);
  });

  it('between two kinds that the design names', () => {
    const given = [{ padding: '8px' }, { padding: '9px' }];
    expect(evenOf(given, [1, 1], ['small', 'large'])).toEqual(given);
    expect(evenOf(given, [1, 1], ['small', 'small'])).toEqual([{ padding: '8px' }, { padding: '8px' }]);
  });
});

it('lets all fields be narrower than their words where those in a row are, and the others are in a column', () => {
  const fields = (id: string, styles: readonly Values[]) =>
    styles.map((style, index) => ({
      id: `${id}${index}`,
      name: 'Field',
      style: { display: 'flex', ...style },
    }));
  const grows = { flex: '1 1 134px', 'min-width': '0' };
  const row = { id: '3:1', name: 'Row', style: { display: 'flex' }, children: fields('4:', [grows, grows]) };
  const style = { display: 'flex', 'flex-direction': 'column' };
  const children = [...fields('2:', [{}, {}, {}]), row];
  const [page] = openLayout({ pages: [{ id: '0:1', name: 'Page', style, children }] }).pages;
  const root = page?.root;
  if (root?.kind !== 'box') throw new Error('There is no page.');
  const around = root.children[3];
  if (around?.kind !== 'box') throw new Error('There is no row.');
  const alone = root.children.slice(0, 3);
  const even = (parent: typeof root) =>
    evenStyles([...alone, ...around.children], [], {
      styleOf: (node) => node.style,
      isLast: () => false,
      parentOf: (node) => (alone.includes(node) ? parent : around),
    }).map((own) => own?.find(({ property }) => property === 'min-width')?.value);
  expect(even(root)).toEqual(['0', '0', '0', '0', '0']);
  expect(even(around)).not.toContain('0');
});

/** Evens texts that are drawn with this height, in lines of 20 px. */
it('gives items that fill one basis in all variants, since the words beside them decide it', () => {
  const given = [{ flex: '1 1 180px' }, { flex: '1 1 150px' }, { flex: '1 1 166px' }];
  expect(evenOf(given, [], ['On', 'Off', 'On'])).toEqual(given.map(() => ({ flex: '1 1 150px' })));
  const grows = [{ flex: '1 1 180px' }, { flex: '0 0 150px' }];
  expect(evenOf(grows, [], ['On', 'Off'])).toEqual(grows);
});

function evenTexts(given: readonly Values[], height: number): readonly Values[] {
  const children = given.map((style, index) => ({
    id: `2:${index}`,
    name: 'Words',
    text: 'x',
    style: { ...style, 'line-height': '20px' },
    drawn: { x: 0, y: 0, width: 100, height },
  }));
  const [page] = openLayout({ pages: [{ id: '0:1', name: 'Page', children }] }).pages;
  const nodes = page?.root.kind === 'box' ? page.root.children : [];
  return evenStyles(nodes, []).map((style) =>
    Object.fromEntries(
      (style ?? []).flatMap(({ property, value }) => (property === 'line-height' ? [] : [[property, value]])),
    ),
  );
}

function evenOf(
  given: readonly Values[],
  children: readonly number[] = [],
  kinds: readonly string[] = [],
  heights: readonly number[] = [],
): readonly Values[] {
  const boxes = given.map((style, index) => ({
    id: `2:${index}`,
    name: 'Card',
    style,
    drawn: { x: 0, y: 0, width: 100, height: heights[index] ?? 20 },
    children: Array.from({ length: children[index] ?? 0 }, (_, at) => ({
      id: `3:${index}${at}`,
      name: 'Part',
      text: 'x',
    })),
  }));
  const [page] = openLayout({ pages: [{ id: '0:1', name: 'Page', children: boxes }] }).pages;
  const nodes = page?.root.kind === 'box' ? page.root.children : [];
  return evenStyles(nodes, kinds).map((style) =>
    Object.fromEntries((style ?? []).map(({ property, value }) => [property, value])),
  );
}
