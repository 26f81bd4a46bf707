/** Line charts that a hand drew with loose layers, from the drawing to the lists of labels. */
import { describe, expect, it } from 'vitest';
import { nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { layOut } from '#codegen/layout/lay-out';
import { defaultCodeOptions } from '#design/code-options';
import { readDesign } from '#design/read-design';
import { snapshotOf } from '../layout/snapshot-of.ts';

const months = ['Jan', 'Feb', 'Mär', 'Apr', 'Mai'];
const values = ['30k', '20k', '10k', '0'];

describe('loose lines of a grid with a vector over them', () => {
  it('are a drawing as wide as its chart, beside a list of values and above a list of labels', () => {
    const page = pageOf(chart());
    expect(page.lists).toEqual([values, months]);
    expect(page.drawings).toEqual([{ left: '0', width: '100%', stretches: true, shapes: 5 }]);
    expect(page.words).toEqual([...values, ...months]);
  });

  it('are one chart with its values at the other side, where a hand is off by a pixel, and with an area', () => {
    const area = vector('area', { x: 60, y: 80, width: 400, height: 90 });
    const page = pageOf([...chart({ drift: 1, valuesAt: 480 }).toSpliced(4, 0, area)]);
    expect(page.lists).toEqual([values, months]);
    expect(page.drawings.map(({ shapes }) => shapes)).toEqual([6]);
  });

  it('are one chart without values', () => {
    const page = pageOf(chart().filter((layer) => !JSON.stringify(layer).includes('"5:')));
    expect(page.lists).toEqual([months]);
    expect(page.drawings).toHaveLength(1);
  });

  it('have a point and its tooltip at a share of their width', () => {
    const page = pageOf([...chart(), ellipse(355, 70), tooltip({ x: 320, y: 40, width: 80, height: 20 })]);
    expect(page.drawings).toHaveLength(1);
    // The middle of the point is 300 of 400 px from the start.
    expect(page.marks).toEqual(['74.875%']);
  });

  it('are one chart with an area down to an axis below the grid, a thin line at a value and its tooltip beside it', () => {
    const area = vector('area', { x: 60, y: 80, width: 400, height: 112 });
    const now = rectangle('now', { x: 260, y: 50, width: 1, height: 142 });
    const label = tooltip({ x: 271, y: 100, width: 66, height: 22 });
    const page = pageOf([...chart().toSpliced(4, 0, area), now, ellipse(255, 104), label]);
    expect(page.drawings.map(({ shapes }) => shapes)).toEqual([6]);
    // The line is 200 of 400 px from the start, and all that marks the value moves with it.
    expect(page.marks).toEqual(['50%']);
  });

  it.each([
    ['where no words are below', () => chart().filter((layer) => !JSON.stringify(layer).includes('"6:'))],
    ['where the labels are at uneven distances', () => chart({ labelShift: 20 })],
    ['where the lines are at uneven distances', () => chart({ lineShift: 12 })],
    ['where a small drawing is on them', () => chart({ dataWidth: 120 })],
    ['where a wide box is over them', () => [...chart(), tooltip({ x: 80, y: 60, width: 300, height: 60 })]],
  ])('are no chart %s', (_, draw) => {
    expect(pageOf(draw()).drawings.some(({ shapes }) => shapes >= 4)).toBe(false);
  });
});

interface Drawing {
  /** px by which every second line is off. */
  readonly drift?: number;
  /** px of the left edge of the values. */
  readonly valuesAt?: number;
  readonly labelShift?: number;
  readonly lineShift?: number;
  readonly dataWidth?: number;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function chart({
  drift = 0,
  valuesAt = 20,
  labelShift = 0,
  lineShift = 0,
  dataWidth = 400,
}: Drawing = {}): readonly object[] {
  const yOf = (at: number) => 60 + at * 40 + (at % 2) * drift + (at === 1 ? lineShift : 0);
  return [
    ...values.map((_, at) => rectangle(`line ${at}`, { x: 60, y: yOf(at), width: 400, height: 1 })),
    vector('data', { x: 60, y: 70, width: dataWidth, height: 80 }),
    ...values.map((value, at) =>
      text(`5:${at}`, value, { x: valuesAt, y: yOf(at) - 8, width: 28, height: 16 }),
    ),
    ...months.map((month, at) =>
      text(`6:${at}`, month, {
        x: 44 + at * 100 + (at === 2 ? labelShift : 0),
        y: 200,
        width: 32,
        height: 16,
      }),
    ),
  ];
}

const blue = [{ type: 'SOLID', color: { r: 0.2, g: 0.4, b: 0.9, a: 1 } }];

function rectangle(name: string, absoluteBoundingBox: Box): object {
  return { id: `4:${name}`, name, type: 'RECTANGLE', fills: blue, absoluteBoundingBox };
}

function vector(name: string, absoluteBoundingBox: Box): object {
  const { width, height } = absoluteBoundingBox;
  const path = `M0 ${height}L${width / 2} 0L${width} ${height / 2}L${width} ${height}Z`;
  const fillGeometry = [{ path, windingRule: 'NONZERO' }];
  return { id: `7:${name}`, name, type: 'VECTOR', fills: blue, fillGeometry, absoluteBoundingBox };
}

function ellipse(x: number, y: number): object {
  const absoluteBoundingBox = { x, y, width: 10, height: 10 };
  return { id: '8:1', name: 'Point', type: 'ELLIPSE', fills: blue, absoluteBoundingBox };
}

function tooltip(absoluteBoundingBox: Box): object {
  return { id: '8:2', name: 'Tooltip', type: 'FRAME', fills: blue, absoluteBoundingBox, children: [] };
}

function text(id: string, characters: string, absoluteBoundingBox: Box): object {
  const style = { fontSize: 12, lineHeightPx: 16, fontFamily: 'Inter', textAlignHorizontal: 'CENTER' };
  return { id, name: characters, type: 'TEXT', characters, style, absoluteBoundingBox };
}

/** What the page of a frame has: lists of words, drawings, the places of what lies over them, and words in their order. */
function pageOf(children: readonly object[]) {
  const absoluteBoundingBox = { x: 0, y: 0, width: 540, height: 240 };
  const frame = { id: '1:1', name: 'Case', type: 'FRAME', absoluteBoundingBox, children };
  const { components } = findComponents(layOut(readDesign(snapshotOf(frame))), {
    ...defaultCodeOptions,
    target: 'html',
  });
  const nodes = components.flatMap((one) => [...nodesOf(one)]);
  const wordsIn = (node: (typeof nodes)[number]): readonly string[] =>
    node.kind === 'text' ? [node.text] : 'children' in node ? node.children.flatMap(wordsIn) : [];
  const valueOf = (node: (typeof nodes)[number], name: string) =>
    'style' in node ? node.style.find(({ property }) => property === name)?.value : undefined;
  return {
    lists: nodes.flatMap((node) => (node.kind === 'element' && node.tag === 'ul' ? [wordsIn(node)] : [])),
    drawings: nodes.flatMap((node) =>
      node.kind === 'vector'
        ? [
            {
              left: valueOf(node, 'left'),
              width: valueOf(node, 'width'),
              stretches: node.svg.includes('preserveAspectRatio="none"'),
              shapes: node.svg.split('<path').length - 1,
            },
          ]
        : [],
    ),
    marks: nodes.flatMap((node) => {
      const left = node.kind === 'element' ? valueOf(node, 'left') : undefined;
      return left?.endsWith('%') ? [left] : [];
    }),
    words: nodes.flatMap((node) => (node.kind === 'text' ? [node.text] : [])),
  };
}
