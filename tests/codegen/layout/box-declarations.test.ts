/** The declarations of single boxes in rows, columns and frames, at the drawn width and at others. */
import { describe, expect, it } from 'vitest';
import { inferFlow } from '#codegen/layout/inference/infer-flow';
import { straightenChildren } from '#codegen/layout/intent/straighten-children';
import { createVisualBounds } from '#codegen/layout/visual-bounds';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

type Place = readonly [x: number, y: number, width: number, height: number];

const red = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }];
const column = { layoutMode: 'VERTICAL' };
const row = { layoutMode: 'HORIZONTAL' };
const fill = { layoutSizingHorizontal: 'FILL', layoutSizingVertical: 'FILL', layoutGrow: 1 };

function layer(id: string, [x, y, width, height]: Place, fields: object): object {
  return { id, name: id, fills: red, absoluteBoundingBox: { x, y, width, height }, ...fields };
}

function frame(id: string, place: Place, fields: object, ...children: readonly object[]): object {
  const sizing = { layoutSizingHorizontal: 'FIXED', layoutSizingVertical: 'FIXED' };
  return layer(id, place, { type: 'FRAME', ...sizing, children, ...fields });
}

function text(id: string, place: Place, characters: string): object {
  const style = { fontFamily: 'Inter', fontSize: 16, lineHeightPx: 24, textAutoResize: 'WIDTH_AND_HEIGHT' };
  const sizing = { layoutSizingHorizontal: 'HUG', layoutSizingVertical: 'HUG' };
  return layer(id, place, { type: 'TEXT', characters, style, ...sizing });
}

/** The declarations of a layer in a page that contains one frame. */
function styleOf(id: string, child: object): readonly string[] {
  const page = frame('1:1', [0, 0, 1440, 600], { ...column, counterAxisSizingMode: 'FIXED' }, child);
  const { root } = layOut(readDesign(snapshotOf(page))).pages[0] ?? {};
  const node = root && find(root, id);
  return (node?.style ?? []).map(
    ({ property, value, below }) => `${property}: ${value}${below === undefined ? '' : ` below ${below}`}`,
  );
}

it('layers that were nearly aligned by hand are where most of them are', () => {
  const layers = [10, 10, 11, 10].map((x, at) => frame(`2:${at}`, [x, at * 60, 120, 40], {}));
  const { frames } = readDesign(snapshotOf(frame('1:1', [0, 0, 400, 300], {}, ...layers)));
  const root = frames[0]?.root;
  const straight = root?.kind === 'box' ? straightenChildren(root.children, { ...root.box, x: 0, y: 0 }) : [];
  expect(straight.map(({ box }) => box.x)).toEqual([10, 10, 10, 10]);
});

function find(node: LayoutNode, id: string): LayoutNode | undefined {
  if (node.ids.includes(id)) return node;
  return node.kind === 'box' ? node.children.map((child) => find(child, id)).find(Boolean) : undefined;
}

describe('a box', () => {
  it('that hugs its words shrinks in a row that never wraps', () => {
    const words = [
      text('3:1', [34, 0, 200, 24], 'Some words of a line'),
      text('3:2', [242, 0, 212, 24], 'Some more words of it'),
    ];
    const hugging = { ...row, itemSpacing: 8, layoutSizingHorizontal: 'HUG', layoutSizingVertical: 'HUG' };
    const label = frame('2:2', [34, 0, 420, 24], hugging, ...words);
    const line = frame(
      '2:1',
      [0, 0, 600, 40],
      { ...row, itemSpacing: 10 },
      frame('2:3', [0, 0, 24, 24], {}),
      label,
    );
    expect(styleOf('2:2', line)).toContain('min-width: 0');
  });

  it.each([
    [true, ['flex: 1 1 0', 'flex: 1 1 auto below 1440']],
    [false, ['flex: 1 1 0']],
  ])(
    'that fills a column grows with its content on other widths where it clips: %s',
    (clipsContent, flex) => {
      const outside = frame('3:2', [350, 450, 100, 100], { layoutPositioning: 'ABSOLUTE' });
      const words = text('3:1', [0, 50, 300, 24], 'Words in it');
      const box = frame('2:2', [0, 50, 400, 450], { ...column, ...fill, clipsContent }, words, outside);
      const parent = frame(
        '2:1',
        [0, 0, 400, 500],
        { ...column, itemSpacing: 10 },
        frame('2:3', [0, 0, 400, 40], {}),
        box,
      );
      expect(styleOf('2:2', parent).filter((one) => one.startsWith('flex:'))).toEqual(flex);
    },
  );

  it.each([
    [[16, 16], 'flex: 1 1 0'],
    [[16, 8], 'flex: 1 1 32px'],
  ])('that fills a column beside another, with paddings %j, has the declaration %s', (paddings, flex) => {
    const boxes = paddings.map((padding, at) => {
      const words = text(`3:${at}`, [0, at * 200 + padding, 40, 24], 'Word');
      const inner = { ...column, ...fill, paddingTop: padding, paddingBottom: padding };
      return frame(`2:${at + 2}`, [0, at * 200, 600, 200], inner, words);
    });
    const parent = frame('2:1', [0, 0, 600, 400], column, ...boxes);
    expect(['2:2', '2:3'].map((id) => styleOf(id, parent).find((one) => one.startsWith('flex:')))).toEqual([
      flex,
      flex,
    ]);
  });

  it('has its padding without the border of the same side', () => {
    const border = {
      strokes: red,
      strokeWeight: 4,
      individualStrokeWeights: { top: 0, right: 0, bottom: 2, left: 4 },
      strokeAlign: 'INSIDE',
    };
    const padding = { paddingTop: 16, paddingRight: 16, paddingBottom: 16, paddingLeft: 16 };
    const words = text('3:1', [16, 16, 40, 24], 'Word');
    const box = frame('2:1', [0, 0, 200, 56], { ...row, ...border, ...padding }, words);
    expect(styleOf('2:1', box)).toContain('padding: 16px 16px 14px 12px');
  });

  it('has dashes that begin and end with half a dash on the sides with a weight', () => {
    const weights = { top: 2, right: 0, bottom: 0, left: 3 };
    const dashed = {
      strokes: red,
      strokeWeight: 3,
      individualStrokeWeights: weights,
      strokeAlign: 'INSIDE',
      strokeDashes: [4, 2],
    };
    const line = (turn: string) =>
      `linear-gradient(${turn}#ff0000 33.333%, transparent 0 66.667%, #ff0000 0)`;
    const top = `${line('90deg, ')} 0 0 / 6px 2px round no-repeat`;
    expect(
      styleOf('2:1', frame('2:1', [0, 0, 200, 56], dashed)).find((one) => one.startsWith('background')),
    ).toBe(`background: ${top}, ${line('')} 0 0 / 3px 6px no-repeat round, #ff0000`);
  });
});

it('a frame of more than 3000 layers keeps its layers where they are', () => {
  const layers = (count: number) =>
    Array.from({ length: count }, (_, at) => frame(`3:${at}`, [0, at * 20, 10, 10], {}));
  const isInferred = (count: number) => {
    const { frames } = readDesign(snapshotOf(frame('1:1', [0, 0, 1440, 70_000], {}, ...layers(count))));
    const root = frames[0]?.root;
    return root?.kind === 'box' ? inferFlow(root, createVisualBounds(), () => {}).isInferred : null;
  };
  expect([3000, 3001].map(isInferred)).toEqual([true, false]);
});
