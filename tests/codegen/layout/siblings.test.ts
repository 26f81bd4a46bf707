/** What layers of one name have in common decides how each of them is laid out. */
import { describe, expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

describe('pictures behind the content of cards', () => {
  it('are elements where cards of one name and size have different ones', () => {
    const nodes = nodesOf([card('2', 'a1', 0), card('3', 'b1', 300)]);
    expect(nodes.flatMap((node) => (node.kind === 'image' ? [node.asset?.key] : []))).toEqual(['a1', 'b1']);
    expect(nodes.flatMap(backgroundOf)).toEqual([]);
  });

  it('are elements also where only one has a badge on it, which no frame is around', () => {
    const picture = (id: string, key: string, x: number) => {
      const fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageRef: key }];
      return { ...frame(`${id}:0`, `Rectangle ${id}`, [x, 0, 200, 160], []), type: 'RECTANGLE', fills };
    };
    const mark = { ...frame('5:0', 'Rectangle 5', [316, 16, 60, 28], []), type: 'RECTANGLE', fills: paint };
    const badge = text('6:0', 'New', [326, 20, 40, 20]);
    const row = [picture('2', 'a1', 0), picture('3', 'b1', 301), mark, badge, picture('4', 'a1', 600)];
    const nodes = nodesOf(row);
    expect(nodes.flatMap((node) => (node.kind === 'image' ? [node.asset?.key] : [])).toSorted()).toEqual([
      'a1',
      'a1',
      'b1',
    ]);
    expect(nodes.flatMap(backgroundOf)).toEqual([]);
  });

  it('are paint where all have the same one, or where the card has no second of its kind', () => {
    const nodes = nodesOf([
      card('2', 'a1', 0),
      card('3', 'a1', 300),
      { ...card('4', 'b1', 600), name: 'Hero' },
    ]);
    expect(nodes.filter(({ kind }) => kind === 'image')).toEqual([]);
    expect(nodes.flatMap(backgroundOf)).toHaveLength(3);
  });
});

describe('a row around one layer', () => {
  it('stays where rows of its name hold several', () => {
    const rows = [tags('2', ['Wood', 'Leaf'], 0), tags('3', ['Root'], 100)];
    expect(nodesOf(rows).filter(({ name }) => name === 'Tags')).toHaveLength(2);
  });

  it('is gone where no such row holds more', () => {
    const rows = [tags('2', ['Wood'], 0), tags('3', ['Root'], 100)];
    expect(nodesOf(rows).filter(({ name }) => name === 'Tags')).toEqual([]);
  });
});

describe('a line between words', () => {
  it('takes what they leave where the row reaches from end to end', () => {
    const [short] = linesIn([row('2', 88, 0)]);
    const [long] = linesIn([row('3', 40, 0)]);
    expect(short).toMatch(/^1 1 /);
    expect(long).toBe(short);
  });

  it('keeps its length where the row ends before its frame', () => {
    expect(linesIn([row('2', 88, 120)])).toEqual([undefined]);
  });

  function linesIn(children: readonly object[]) {
    return nodesOf(children)
      .filter(({ name }) => name === 'Rule')
      .map(({ style }) => style.find(({ property }) => property === 'flex')?.value);
  }
});

function nodesOf(children: readonly object[]): readonly LayoutNode[] {
  const page = frame('1:1', 'Page', [0, 0, 800, 900], children);
  const assets = new Map(['a1', 'b1'].map((key) => [key, new Uint8Array()]));
  const images = Object.fromEntries(
    ['a1', 'b1'].map((key) => [key, { key, mime: 'image/png', name: key, sha256: key }]),
  );
  const design = readDesign(snapshotOf(page, { images: images as never }));
  const [first] = layOut(design, assets).pages;
  const inside = (node: LayoutNode): readonly LayoutNode[] =>
    node.kind === 'box' ? [node, ...node.children.flatMap(inside)] : [node];
  return first ? inside(first.root) : [];
}

function backgroundOf({ style }: LayoutNode): readonly string[] {
  return style.flatMap(({ value }) => (value.includes('url(') ? [value] : []));
}

function card(id: string, picture: string, x: number): object {
  const fills = [{ type: 'IMAGE', scaleMode: 'FILL', imageRef: picture }];
  const title = text(`${id}:1`, 'Reef', [x + 20, 20, 80, 20]);
  const badge = text(`${id}:2`, 'New', [x + 20, 120, 40, 20]);
  return { ...frame(`${id}:0`, 'Card', [x, 0, 200, 160], [title, badge]), fills };
}

/** A row of texts without paint that hugs them. */
function tags(id: string, words: readonly string[], y: number): object {
  const texts = words.map((word, at) => text(`${id}:${at + 1}`, word, [at * 60, y, 50, 20]));
  const width = 60 * words.length - 10;
  return { ...frame(`${id}:0`, 'Tags', [0, y, width, 20], texts), layoutMode: 'HORIZONTAL', itemSpacing: 10 };
}

/** A row placed by hand: words, a line, and a price that ends `rest` px before the frame. */
function row(id: string, words: number, rest: number): object {
  const end = 364 - rest;
  return frame(
    `${id}:0`,
    'Dish',
    [0, 0, 364, 34],
    [
      text(`${id}:1`, 'Sushi', [0, 0, words, 34]),
      { ...frame(`${id}:2`, 'Rule', [words + 12, 16, end - words - 50, 1], []), fills: paint },
      text(`${id}:3`, '$65', [end - 26, 0, 26, 34]),
    ],
  );
}

const paint = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }];

type Box = readonly [x: number, y: number, width: number, height: number];

function frame(id: string, name: string, [x, y, width, height]: Box, children: readonly object[]): object {
  return { id, name, type: 'FRAME', absoluteBoundingBox: { x, y, width, height }, children };
}

function text(id: string, characters: string, [x, y, width, height]: Box): object {
  const style = {
    fontSize: 16,
    fontFamily: 'Inter',
    textAutoResize: 'WIDTH_AND_HEIGHT',
    lineHeightPx: height,
  };
  const absoluteBoundingBox = { x, y, width, height };
  return { id, name: characters, type: 'TEXT', characters, style, fills: paint, absoluteBoundingBox };
}
