/** A track with thumbs on it. */
import { describe, expect, it } from 'vitest';
import { findComponents } from '#codegen/components/find-components';
import { type CodeElement, nodesOf } from '#codegen/components/code-component';
import { printBaseStylesheet } from '#codegen/targets/stylesheets/base-stylesheet';
import { defaultCodeOptions } from '#design/code-options';
import { openLayout, type WrittenLayout } from '../files/open-layout.ts';

type Written = WrittenLayout['pages'][number];
type Place = readonly [x: number, y: number, width: number, height: number];

const column = { display: 'flex', 'flex-direction': 'column' };

describe('a track with two thumbs and a filled part between them', () => {
  const two = slider([60, 140], [70, 80]);

  it('is two range inputs, whose values are the two numbers below it', () => {
    const inputs = inputsOf([text('Precio', 0), two, values(['100 €', '300 €'])]);
    expect(inputs.map(read)).toEqual([
      { type: 'range', min: '0', max: '450', value: '100', 'aria-label': 'Precio min' },
      { type: 'range', min: '0', max: '450', value: '300', 'aria-label': 'Precio max' },
    ]);
  });

  it('has percentages where the numbers do not say its values', () => {
    for (const below of [[], ['300 €', '100 €'], ['1', '2', '3']])
      expect(inputsOf([text('Precio', 0), two, values(below)]).map(read)).toMatchObject([
        { min: '0', max: '100', value: '30' },
        { min: '0', max: '100', value: '70' },
      ]);
  });

  it('reads numbers of thousands', () => {
    const inputs = inputsOf([two, values(['1.000', '3 000 kr'])]);
    expect(inputs.map((input) => read(input)['value'])).toEqual(['1000', '3000']);
  });

  it('keeps the paint of its thumbs, and its filled part is where the values say', () => {
    const elements = elementsOf([text('Precio', 0), two]);
    const [thumb] = elements.filter(({ tag }) => tag === 'input');
    expect(thumb?.style).toEqual([
      { property: '--thumb-size', value: '20px' },
      { property: '--thumb-fill', value: '#ffffff' },
      { property: '--thumb-border', value: '2px solid #2255ee' },
    ]);
    const fill = elements.find(({ ids }) => ids.includes('3:2'));
    expect(fill?.style).toEqual(
      expect.arrayContaining([
        { property: 'position', value: 'absolute' },
        { property: 'left', value: 'calc(30% + 4px)' },
        { property: 'right', value: 'calc(30% + 4px)' },
        { property: 'background-color', value: '#2255ee' },
      ]),
    );
    expect(base([text('Precio', 0), two])).toContain('::-webkit-slider-thumb');
    expect(base([text('Precio', 0)])).not.toContain('slider');
  });
});

describe('a track with one thumb', () => {
  it('is a range input between the two numbers at its ends', () => {
    const [input, more] = inputsOf([text('Volume', 0), slider([100], [0, 110]), values(['0', '10'])]);
    expect(input && read(input)).toEqual({
      type: 'range',
      min: '0',
      max: '10',
      value: '5',
      'aria-label': 'Volume',
    });
    expect(more).toBeUndefined();
  });
});

it.each<[string, Written]>([
  ['three marks', slider([0, 100, 200], [0, 110])],
  ['thumbs beside it', slider([60, 140], [70, 80], 30)],
  ['a filled part that reaches no thumb', slider([100], [0, 30])],
  ['no thumb', slider([], [0, 110])],
])('a track with %s is no slider', (_, drawn) => {
  expect(inputsOf([text('Precio', 0), drawn])).toEqual([]);
});

/** A track of 220 px with thumbs of 20 px. */
function slider(thumbs: readonly number[], [start, width]: readonly [number, number], y = 0): Written {
  const circle = { 'background-color': '#ffffff', border: '2px solid #2255ee', 'border-radius': '50%' };
  const fill = box('3:2', { 'background-color': '#2255ee', height: '4px' }, [start, 48, width, 4]);
  const track = box('3:1', { ...column, 'background-color': '#dddddd' }, [0, 48, 220, 4], [fill]);
  const drawn = thumbs.map((x, at) =>
    box(`4:${at}`, { ...circle, position: 'absolute', top: '0', left: `${x}px` }, [x, 40 + y, 20, 20]),
  );
  return box(
    '3:0',
    { ...column, position: 'relative', 'min-height': '20px' },
    [0, 40, 220, 20],
    [track, ...drawn],
  );
}

function values(words: readonly string[]): Written {
  const texts = words.map((one, at) => ({ ...text(one, 70), id: `6:${at}` }));
  return box('5:0', { display: 'flex' }, [0, 70, 220, 20], texts);
}

function text(words: string, y: number): Written {
  return {
    id: `7:${y}`,
    name: 'Text',
    text: words,
    style: { 'font-size': '14px' },
    drawn: { x: 0, y, width: 80, height: 20 },
  };
}

function box(
  id: string,
  style: Readonly<Record<string, string>>,
  [x, y, width, height]: Place,
  children: readonly Written[] = [],
): Written {
  return { id, name: 'Frame 1', style, drawn: { x, y, width, height }, children };
}

function componentsOf(children: readonly Written[]) {
  const page = {
    id: '1:1',
    name: 'Page',
    style: column,
    drawn: { x: 0, y: 0, width: 400, height: 600 },
    children,
  };
  return findComponents(openLayout({ pages: [page] }), { ...defaultCodeOptions, target: 'html' }).components;
}

function elementsOf(children: readonly Written[]): readonly CodeElement[] {
  return componentsOf(children).flatMap((one) =>
    nodesOf(one).filter((node): node is CodeElement => node.kind === 'element'),
  );
}

function inputsOf(children: readonly Written[]): readonly CodeElement[] {
  return elementsOf(children).filter(({ tag }) => tag === 'input');
}

function base(children: readonly Written[]): string {
  return printBaseStylesheet(componentsOf(children));
}

function read({ attributes }: CodeElement): Readonly<Record<string, string>> {
  return Object.fromEntries(
    attributes.flatMap(({ name, value }) => (value.kind === 'text' ? [[name, value.text]] : [])),
  );
}
