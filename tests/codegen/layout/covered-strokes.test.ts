/** Strokes at the sides of a column, which Figma paints over what is in it. */
import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const white = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }];
const grey = [{ type: 'SOLID', color: { r: 0.8, g: 0.8, b: 0.8, a: 1 } }];

/** The values of the properties that draw the line at the right of a column whose rows have these fills. */
function lineOf(fills: readonly object[], paddingRight = 0): readonly string[] {
  const box = (y: number, height: number) => ({ x: 0, y, width: 300, height });
  const rows = [0, 1].map((at) => ({
    ...{ id: `3:${at}`, name: 'Row', type: 'FRAME', fills, children: [] },
    ...{ layoutSizingHorizontal: 'FILL', layoutSizingVertical: 'FIXED', layoutAlign: 'STRETCH' },
    absoluteBoundingBox: { ...box(60 * at, 60), width: 300 - paddingRight },
  }));
  const list = {
    ...{ id: '2:1', name: 'List', type: 'FRAME', layoutMode: 'VERTICAL', fills: white, paddingRight },
    ...{
      layoutSizingHorizontal: 'FIXED',
      layoutSizingVertical: 'FIXED',
      strokes: grey,
      strokeAlign: 'INSIDE',
    },
    ...{ strokeWeight: 1, individualStrokeWeights: { top: 0, right: 1, bottom: 0, left: 0 } },
    ...{ absoluteBoundingBox: box(0, 400), children: rows },
  };
  const page = {
    ...{ id: '1:1', name: 'Page', type: 'FRAME', layoutMode: 'VERTICAL', children: [list] },
    absoluteBoundingBox: { x: 0, y: 0, width: 1000, height: 400 },
  };
  const root = layOut(readDesign(snapshotOf(page))).pages[0]?.root;
  const drawn = root?.kind === 'box' ? root.children[0] : undefined;
  const draws = (property: string) => property.startsWith('border') || property === 'box-shadow';
  return (drawn?.style ?? []).filter(({ property }) => draws(property)).map(({ property }) => property);
}

test('a line that painted rows would cover is a border, and others move nothing', () => {
  expect(lineOf(white)).toEqual(['border-right']);
  expect(lineOf([])).toEqual(['box-shadow']);
  expect(lineOf(white, 16)).toEqual(['border-right']);
});
