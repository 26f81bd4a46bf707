/** Bar charts that a hand drew with loose rectangles, from the drawing to the rows of data. */
import { describe, expect, it } from 'vitest';
import { nodesOf } from '#codegen/components/code-component';
import { findComponents } from '#codegen/components/find-components';
import { layOut } from '#codegen/layout/lay-out';
import { defaultCodeOptions } from '#design/code-options';
import { readDesign } from '#design/read-design';
import { snapshotOf } from '../layout/snapshot-of.ts';

const days = ['Mo', 'Tu', 'We', 'Th', 'Fr'];
const heights = [40, 90, 65, 100, 30];

describe('loose rectangles on one line with labels below', () => {
  it('are columns whose heights are values', () => {
    expect(rowsOf(chart())).toEqual([
      { text: 'Mo', barHeight: '40%' },
      { text: 'Tu', barHeight: '90%' },
      { text: 'We', barHeight: '65%' },
      { text: 'Th', barHeight: '100%' },
      { text: 'Fr', barHeight: '30%' },
    ]);
  });

  it('are one chart where a hand is off by a pixel, and with tracks behind the bars', () => {
    const tracks = days.map((_, at) => rectangle(`track ${at}`, place(at), 20, 24, 120));
    const rows = rowsOf([...tracks, ...chart({ drift: 1 })]);
    expect(rows.map(({ barHeight }) => barHeight)).toEqual(['33.3%', '75%', '54.2%', '83.3%', '25%']);
  });

  it('have the lines across them behind, in the same box', () => {
    const lines = [40, 90].map((y) => rectangle(`line ${y}`, 30, y, 240, 1));
    expect(rowsOf([...lines, ...chart()])).toHaveLength(5);
  });

  it.each([
    ['where one has no label', () => chart().slice(0, -1)],
    ['where they are at uneven distances', () => chart({ shift: 14 })],
    ['where all are of one height', () => chart({ height: 50 })],
    ['where a picture of something else is among them', () => [...chart(), rectangle('x', 60, 60, 30, 30)]],
  ])('are no chart %s', (_, draw) => {
    expect(rowsOf(draw())).toEqual([]);
  });
});

interface Drawing {
  /** px by which every second bar is off. */
  readonly drift?: number;
  /** px by which the third bar stands too far to the right. */
  readonly shift?: number;
  /** px of all bars. @default each has its own */
  readonly height?: number;
}

function chart({ drift = 0, shift = 0, height }: Drawing = {}): readonly object[] {
  return days.flatMap((day, at) => {
    const x = place(at) + (at % 2) * drift + (at === 2 ? shift : 0);
    const own = height ?? heights[at] ?? 0;
    return [
      rectangle(`bar ${day}`, x, 140 - own, 24, own),
      {
        ...{ id: `3:${day}`, name: day, type: 'TEXT', characters: day },
        style: { fontSize: 12, lineHeightPx: 16, fontFamily: 'Inter', textAlignHorizontal: 'CENTER' },
        absoluteBoundingBox: { x: x - 4, y: 150, width: 32, height: 16 },
      },
    ];
  });
}

function place(at: number): number {
  return 40 + at * 48;
}

function rectangle(name: string, x: number, y: number, width: number, height: number): object {
  const fills = [{ type: 'SOLID', color: { r: 0.2, g: 0.4, b: 0.9, a: name.startsWith('bar') ? 1 : 0.2 } }];
  return { id: `4:${name}`, name, type: 'RECTANGLE', fills, absoluteBoundingBox: { x, y, width, height } };
}

/** The values of each row of data with the share of a height. */
function rowsOf(children: readonly object[]): readonly Readonly<Record<string, string>>[] {
  const absoluteBoundingBox = { x: 0, y: 0, width: 320, height: 200 };
  const frame = { id: '1:1', name: 'Case', type: 'FRAME', absoluteBoundingBox, children };
  const { components } = findComponents(layOut(readDesign(snapshotOf(frame))), defaultCodeOptions);
  const rows = components.flatMap((one) =>
    nodesOf(one).flatMap((node) => (node.kind === 'each' ? node.rows : [])),
  );
  return rows
    .map(({ props }) =>
      Object.fromEntries(
        props.flatMap(({ name, value }) => (value.kind === 'text' ? [[name, value.text]] : [])),
      ),
    )
    .filter(({ barHeight }) => barHeight?.endsWith('%'));
}
