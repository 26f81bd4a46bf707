/** Titles beside the panels that they belong to: each title is in a row with its own panel. */
import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }];
const constraints = { horizontal: 'LEFT', vertical: 'TOP' };

function text(id: string, characters: string, x: number, y: number, width: number, fontSize: number) {
  return {
    ...{ id, name: characters, type: 'TEXT', characters, fills, constraints },
    absoluteBoundingBox: { x, y, width, height: 24 },
    style: { fontFamily: 'Inter', fontWeight: fontSize > 16 ? 600 : 400, fontSize, lineHeightPx: 24 },
  };
}

/** Draws panels of these heights with a title and a sentence beside each, on the left or on the right of it. */
function drawPanels(heights: readonly number[], isRight: boolean) {
  let y = 60;
  const children = heights.flatMap((height, at) => {
    const [x, panelX] = isRight ? [860, 60] : [60, 360];
    const top = y;
    y += height + 36;
    const absoluteBoundingBox = { x: panelX, y: top, width: 760, height };
    const words = text(`5:${at}`, 'Words in the panel', panelX + 24, top + 24, 200, 14);
    return [
      text(`2:${at}`, `Subject ${'abcd'[at]}`, x, top + 4, 100, 18),
      text(`3:${at}`, 'What it is about', x + (at % 2), top + 30, 150, 14),
      {
        id: `4:${at}`,
        name: 'Panel',
        type: 'FRAME',
        fills,
        constraints,
        absoluteBoundingBox,
        children: [words],
      },
    ];
  });
  return {
    ...{ id: '1:1', name: 'Page', type: 'FRAME', children },
    absoluteBoundingBox: { x: 0, y: 0, width: 1180, height: y + 40 },
  };
}

/** The ids of the texts in a node. */
function idsIn(node: LayoutNode): readonly string[] {
  return node.kind === 'box' ? node.children.flatMap(idsIn) : node.ids;
}

test.each([false, true])('a title is with its panel, on the right: %s', (isRight) => {
  const page = layOut(readDesign(snapshotOf(drawPanels([480, 270, 380, 160], isRight)))).pages[0];
  const rows = page?.root.kind === 'box' ? page.root.children : [];
  const expected = [0, 1, 2, 3].map((at) => [`2:${at}`, `3:${at}`, `5:${at}`]);
  expect(rows.map((row) => [...idsIn(row)].sort())).toEqual(expected);
});
