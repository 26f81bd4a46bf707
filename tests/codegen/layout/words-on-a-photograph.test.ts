/** The opening of a page is words on a photograph with a gradient over it, and the bar of the page lies on both. */
import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { inferStructure } from '#codegen/semantics/structure/infer-structure';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const white = [{ type: 'SOLID', color: { r: 1, g: 1, b: 1, a: 1 } }];
const photograph = [{ type: 'IMAGE', scaleMode: 'FILL', imageRef: 'sea' }];
const images = { sea: { key: 'sea', mime: 'image/jpeg' } } as const;
const gradient = [
  {
    type: 'GRADIENT_LINEAR',
    gradientHandlePositions: [
      { x: 0, y: 0.5 },
      { x: 1, y: 0.5 },
      { x: 0, y: 1 },
    ],
    gradientStops: [
      { position: 0, color: { r: 0, g: 0.2, b: 0.4, a: 0.8 } },
      { position: 1, color: { r: 0, g: 0.2, b: 0.4, a: 0 } },
    ],
  },
];

function box(x: number, y: number, width: number, height: number) {
  const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
  return { absoluteBoundingBox: { x, y, width, height }, constraints };
}

function text(id: string, characters: string, x: number, y: number, width: number, size = 16) {
  const style = { fontFamily: 'Inter', fontWeight: 400, fontSize: size, lineHeightPx: size * 1.25 };
  return {
    ...{ id, name: id, type: 'TEXT', characters, fills: white, ...box(x, y, width, size * 1.25) },
    style: { ...style, textAutoResize: 'WIDTH_AND_HEIGHT' },
  };
}

function all(node: LayoutNode): readonly LayoutNode[] {
  return node.kind === 'box' ? [node, ...node.children.flatMap(all)] : [node];
}

test('the photograph grows with the words, and the bar lies on it until it needs more lines', () => {
  const frame = {
    ...{ id: '1:1', name: 'Page', type: 'FRAME', ...box(0, 0, 1440, 1400) },
    children: [
      { id: '2:1', name: 'Photo', type: 'RECTANGLE', ...box(0, 0, 1440, 800), fills: photograph },
      { id: '2:2', name: 'Shade', type: 'RECTANGLE', ...box(0, 0, 1440, 800), fills: gradient },
      text('3:1', 'Lowtide', 120, 40, 60),
      ...['Programme', 'Speakers', 'Tickets', 'Questions'].map((name, at) =>
        text(`3:${at + 2}`, name, 800 + at * 130, 40, 80),
      ),
      text('4:1', 'Three days of sound', 120, 300, 900, 96),
      text('4:2', 'Forty-two acts on five stages', 120, 480, 300),
      text('5:1', 'Where the sea gives the beat', 120, 900, 700, 48),
      text('5:2', 'Lowtide began with a borrowed generator.', 120, 1000, 400),
    ],
  };
  const [page] = inferStructure(layOut(readDesign(snapshotOf(frame, { images })))).pages;
  const nodes = page === undefined ? [] : all(page.root);
  const photo = nodes.find(({ id }) => id === '2:2');
  const background = photo?.style.find(({ property }) => property === 'background')?.value;
  expect(background).toMatch(/gradient.*url/);
  const inside = photo === undefined ? [] : all(photo).flatMap(({ ids }) => ids);
  expect(inside).toEqual(expect.arrayContaining(['4:1', '4:2']));
  expect(inside).not.toContain('3:1');
  const header = nodes.find(({ inferredKind }) => inferredKind === 'header');
  expect(header?.kind === 'box' && all(header).some(({ ids }) => ids.includes('3:1'))).toBe(true);
  const values = (property: string) =>
    header?.style.filter((one) => one.property === property).map(({ value, below }) => [value, below]);
  expect(values('background')).toEqual([]);
  expect(values('background-color')).toEqual([['#003366', 768]]);
  expect(values('margin-bottom')?.map(([, below]) => below)).toEqual([undefined, 768]);
});
