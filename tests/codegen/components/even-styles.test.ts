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
    ['by a margin of a pixel that one has', [{ 'margin-top': '-1px' }, {}, {}], [{}, {}, {}]],
    [
      'in whether words may wrap',
      [{ 'white-space': 'nowrap' }, { 'white-space': 'nowrap' }, {}],
      [{ 'white-space': 'nowrap' }, { 'white-space': 'nowrap' }, { 'white-space': 'nowrap' }],
    ],
  ])('%s', (_, given, even) => {
    expect(evenOf(given)).toEqual(even);
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
    ['from 2 px on', [{ width: '80px' }, { width: '82px' }]],
    ['in the size of letters', [{ 'font-size': '14px' }, { 'font-size': '15px' }]],
    ['in a line around it', [{ border: '1px solid red' }, { border: '2px solid red' }]],
    ['in another unit', [{ width: '80px' }, { width: '80%' }]],
    ['in a size that only one has', [{ width: '80px' }, {}]],
  ])('%s', (_, given) => {
    expect(evenOf(given)).toEqual(given);
  });

  it('between two kinds that the design names', () => {
    const given = [{ padding: '8px' }, { padding: '9px' }];
    expect(evenOf(given, [1, 1], ['small', 'large'])).toEqual(given);
    expect(evenOf(given, [1, 1], ['small', 'small'])).toEqual([{ padding: '8px' }, { padding: '8px' }]);
  });
});

function evenOf(
  given: readonly Values[],
  children: readonly number[] = [],
  kinds: readonly string[] = [],
): readonly Values[] {
  const boxes = given.map((style, index) => ({
    id: `2:${index}`,
    name: 'Card',
    style,
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
