/** Cards that a hand placed are a group each, whatever is grouped in the file. */
import { describe, expect, test } from 'vitest';
import { gatherCards } from '#codegen/layout/intent/gather-cards';
import { readDesign } from '#design/read-design';
import type { BoxNode, DesignNode } from '#design/tree';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }];

type Box = readonly [x: number, y: number, width: number, height: number];

function layer(type: string, id: string, [x, y, width, height]: Box, more: object = {}) {
  const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
  return { id, name: id, type, constraints, absoluteBoundingBox: { x, y, width, height }, ...more };
}

function words(id: string, x: number, y: number, fontSize = 14) {
  const style = { fontFamily: 'Inter', fontWeight: 400, fontSize, lineHeightPx: 20 };
  return layer('TEXT', id, [x, y, 90, 20], { characters: id, fills, style });
}

const image = (id: string, x: number, y: number) => layer('RECTANGLE', id, [x, y, 200, 150], { fills });

/** A picture with a title and a price below it. */
const partsOf = (id: string, x: number, y: number) => [
  image(`${id} image`, x, y),
  words(`${id} title`, x + 1, y + 160, 16),
  words(`${id} price`, x, y + 186),
];

const group = (id: string, children: readonly { absoluteBoundingBox: object }[], box: Box) =>
  layer('GROUP', id, box, { children });

function gather(children: readonly object[], more: object = {}): BoxNode {
  const page = layer('FRAME', '1:1', [0, 0, 800, 900], { fills, children, ...more });
  const [frame] = readDesign(snapshotOf(page)).frames;
  return gatherCards(frame?.root as BoxNode);
}

const outline = (nodes: readonly DesignNode[]): readonly string[] =>
  nodes.map((node) =>
    node.kind === 'box' && node.children.length > 0
      ? `${node.id} (${node.children.map(({ id }) => id).join(', ')})`
      : node.id,
  );

describe('cards that a hand placed', () => {
  const grouped = group('A', partsOf('A', 0, 0), [0, 0, 200, 206]);
  const [image2, title2, price2] = partsOf('B', 220, 1);
  const half = group('B', [image2, title2] as never, [220, 1, 200, 180]);
  const loose = partsOf('C', 441, 0);

  test('are a group each, where some are grouped, some in part and some not at all', () => {
    expect(outline(gather([grouped, half, ...loose, price2 as object]).children)).toEqual([
      'A (A image, A title, A price)',
      'B (B image, B title, B price)',
      'C image/card (C image, C title, C price)',
    ]);
  });

  test('have their layers at the same places of the page', () => {
    const { children } = gather([grouped, half, ...loose, price2 as object]);
    const card = children[2] as BoxNode;
    expect(card.box).toEqual({ x: 441, y: 0, width: 200, height: 206 });
    expect(card.children.map(({ box: { x, y } }) => [x, y])).toEqual([
      [0, 0],
      [1, 160],
      [0, 186],
    ]);
  });

  test('take along what is on them, and a line that only one of them has', () => {
    const badge = layer('ELLIPSE', 'badge', [600, 8, 30, 30], { fills });
    const former = words('former', 541, 186);
    const { children } = gather([grouped, half, ...loose, price2 as object, badge, former]);
    expect(outline(children)[2]).toBe('C image/card (C image, C title, C price, badge, former)');
  });

  test('end where the words of most of them end', () => {
    const below = words('below', 441, 240);
    expect(outline(gather([grouped, half, ...loose, price2 as object, below]).children)).toContain('below');
  });

  test('are one in a row by itself, below another one', () => {
    const all = [grouped, half, price2 as object, ...loose, ...partsOf('D', 1, 300)];
    expect(outline(gather(all).children)).toContain('D image/card (D image, D title, D price)');
  });
});

describe('layers that are no cards', () => {
  const three = [image('1', 0, 0), image('2', 220, 0), image('3', 440, 0)];

  test('are pictures without words', () => {
    expect(outline(gather(three).children)).toEqual(['1', '2', '3']);
  });

  test('are pictures with words at other places each', () => {
    const around = [words('a', 0, 170), words('b', 260, 230), words('c', 520, 320)];
    expect(outline(gather([...three, ...around]).children)).toEqual(['1', '2', '3', 'a', 'b', 'c']);
  });

  test('are two pictures with words', () => {
    const two = [...partsOf('A', 0, 0), ...partsOf('B', 220, 0)];
    expect(gather(two).children).toHaveLength(6);
  });

  test('are those of auto layout', () => {
    const flow = { layoutMode: 'VERTICAL', primaryAxisSizingMode: 'AUTO' };
    const all = [...partsOf('A', 0, 0), ...partsOf('B', 220, 0), ...partsOf('C', 440, 0)];
    expect(gather(all, flow).children).toHaveLength(9);
  });
});
