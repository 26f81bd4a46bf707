import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { framesOf } from '#design/document-frames';
import { openDocument } from '#design/open-document';
import type { Pixels } from '#design/pixels';
import { readDesign } from '#design/read-design';
import { takeSnapshot } from '#design/take-snapshot';
import type { BoxNode, DesignNode, TextNode } from '#design/tree';
import { compareFrames } from '#insight/compare/compare-frames';
import { compareRenders } from '#insight/compare/compare-renders';
import { layerChanges, plantInLayers, renumber } from '../../bench/compare/plant-in-layers.ts';
import { plantInPixels } from '../../bench/compare/plant-in-pixels.ts';
import { openRandom } from '../random-designs/random.ts';

const signal = { aborted: false, throwIfAborted: () => {} };

function readExample(name: string): DesignNode {
  const document = openDocument(JSON.parse(readFileSync(`examples/${name}/figma.json`, 'utf8')), name);
  const [frame] = document.pages.flatMap(({ nodes }) => framesOf(nodes));
  if (frame === undefined) throw new Error(`"${name}" has no frame`);
  const extras = { variables: null, images: {}, exports: {}, pictures: {} };
  const [read] = readDesign(takeSnapshot(document, [frame.id], extras)).frames;
  if (read === undefined) throw new Error(`"${name}" was not read`);
  return read.root;
}

const seeds = [1, 2, 3, 4];

describe('compareFrames', () => {
  const page = readExample('registration-form');

  it('finds no difference in a copy, whose layers have other ids', () => {
    expect(
      compareFrames(
        page,
        renumber(page, (id) => `9${id}`),
      ),
    ).toEqual([]);
  });

  it.each(layerChanges)('names the one layer that was %s, with and without ids in common', (change) => {
    const planted = seeds.flatMap((seed) => plantInLayers(page, change, openRandom(seed)) ?? []);
    expect(planted.length).toBeGreaterThan(0);
    for (const { tree, kind, nodeId } of planted) {
      expect(compareFrames(page, tree)).toMatchObject([{ kind, nodeIds: [nodeId] }]);
      const copy = renumber(page, (id) => `copy-${id}`);
      const ids =
        kind === 'removed' ? [`copy-${nodeId}`] : kind === 'added' ? [nodeId] : [`copy-${nodeId}`, nodeId];
      expect(compareFrames(copy, tree)).toMatchObject([{ kind, nodeIds: ids }]);
    }
  });

  it('does not report what follows from a change: neighbours that moved, a box that grew', () => {
    const tree = mapNode(page, (node) => {
      if (node.kind !== 'box' || node.layout?.direction !== 'column') return node;
      // All that is below the first layer moves down, and the box hugs it.
      const children = node.children.map((child, index) => (index === 0 ? child : moveDown(child, 24)));
      return {
        ...node,
        children,
        absoluteBox: { ...node.absoluteBox, height: node.absoluteBox.height + 24 },
      };
    });
    const kinds = compareFrames(page, tree).filter(({ kind }) => kind === 'moved');
    expect(kinds).toEqual([]);
  });

  it('takes time that grows with the layers', () => {
    const wide = (count: number) => ({ ...page, children: copies(page, count) }) as BoxNode;
    const start = performance.now();
    expect(
      compareFrames(
        wide(60),
        renumber(wide(61), (id) => `n${id}`),
      ),
    ).toMatchObject([{ kind: 'added' }]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

function copies(page: DesignNode, count: number): readonly DesignNode[] {
  return Array.from({ length: count }, (_, index) =>
    renumber(moveDown(page, index * 3000), (id) => `${index}-${id}`),
  );
}

function moveDown(node: DesignNode, y: number): DesignNode {
  return mapNode(node, (one) => ({ ...one, absoluteBox: { ...one.absoluteBox, y: one.absoluteBox.y + y } }));
}

function mapNode(node: DesignNode, write: (node: DesignNode) => DesignNode): DesignNode {
  const written = write(node);
  if (written.kind !== 'box') return written;
  return { ...written, children: written.children.map((child) => mapNode(child, write)) };
}

describe('compareRenders', () => {
  const frame = frameOf([squareOf('square', 100, 60, 40), squareOf('dot', 200, 100, 12)]);
  const drawn = (colour: number, x = 100) =>
    draw([
      [20, 20, 200, 9, 0x222222],
      [x, 60, 40, 40, colour],
      [200, 100, 12, 12, 0x3355cc],
    ]);

  it('finds a recoloured square of 40 px and names its layer', () => {
    const { differences, heatMap, share } = compareRenders(
      { was: drawn(0x3366ff), now: drawn(0xff6633), frame, scale: 1 },
      signal,
    );
    expect(differences).toEqual([
      {
        nodeIds: ['square'],
        kind: 'recoloured',
        was: '#3366ff',
        now: '#ff6633',
        name: 'square',
        box: { x: 100, y: 60, width: 40, height: 40 },
      },
    ]);
    expect(share).toBeGreaterThan(0.01);
    const at = (70 * heatMap.width + 120) * 4;
    expect([...heatMap.data.subarray(at, at + 2)]).toEqual([
      224,
      expect.toSatisfy((green: number) => green < 100),
    ]);
  });

  it('takes no shift of a px for a difference, but one of six', () => {
    const was = drawn(0x3366ff);
    expect(compareRenders({ was, now: drawn(0x3366ff, 101), frame, scale: 1 }, signal).differences).toEqual(
      [],
    );
    const moved = compareRenders({ was, now: drawn(0x3366ff, 106), frame, scale: 1 }, signal).differences;
    expect(moved.length).toBeGreaterThan(0);
  });

  it('names what a group holds where its colour is blurred a little beyond it', () => {
    const inside = squareOf('inside', 100, 60, 16);
    const group = { ...squareOf('group', 90, 50, 60), fills: [], stroke: null, effects: [], clips: false };
    const frame = frameOf([{ ...group, children: [inside] } as unknown as BoxNode]);
    const was = draw([[100, 60, 16, 16, 0x3366ff]]);
    const now = draw([[97, 60, 19, 16, 0xff6633]]);
    const { differences } = compareRenders({ was, now, frame, scale: 1 }, signal);
    expect(differences).toMatchObject([{ nodeIds: ['inside'] }]);
  });

  describe('of a text of thin letters', () => {
    const text = { ...textOf('label'), absoluteBox: { x: 30, y: 40, width: 120, height: 20 } };
    const labelled = frameOf([text]);
    const strokes = (colour: number, x = 34, side = 1) =>
      draw(Array.from({ length: 14 }, (_, index) => [x + index * 8, 46, side, 8, colour] as const));

    it('finds another colour of strokes of 1 px', () => {
      const { differences } = compareRenders(
        { was: strokes(0x777777), now: strokes(0xc07a50), frame: labelled, scale: 1 },
        signal,
      );
      expect(differences).toMatchObject([
        { nodeIds: ['label'], was: '#777777', now: '#c07a50', box: { x: 34, y: 46, width: 105, height: 8 } },
      ]);
    });

    it('takes strokes between two px, which are half as dark, for the same', () => {
      const pair = { was: strokes(0x777777), now: strokes(0xbbbbbb, 34, 2), frame: labelled, scale: 1 };
      expect(compareRenders(pair, signal).differences).toEqual([]);
    });

    it('takes letters at the edge of the picture, of which a shift shows more, for the same', () => {
      const last = { ...textOf('last'), absoluteBox: { x: 30, y: 150, width: 120, height: 20 } };
      const strokes = (y: number, height: number, colour: number) =>
        Array.from({ length: 14 }, (_, index) => [34 + index * 8, y, 3, height, colour] as const);
      // A px and a half higher.
      const now = draw([...strokes(156, 1, 0xbbbbbb), ...strokes(157, 3, 0x777777)]);
      const pair = { was: draw(strokes(158, 2, 0x777777)), now, frame: frameOf([last]), scale: 1 };
      expect(compareRenders(pair, signal).differences).toEqual([]);
    });

    it('names the text where it overflows a group that paints nothing', () => {
      const group = { ...squareOf('group', 30, 40, 0), fills: [], stroke: null, effects: [], clips: false };
      const absoluteBox = { x: 30, y: 40, width: 120, height: 8 };
      const frame = frameOf([{ ...group, absoluteBox, children: [text] } as unknown as BoxNode]);
      const block = (colour: number) => draw([[40, 41, 30, 6, colour]]);
      const { differences } = compareRenders(
        { was: block(0x777777), now: block(0xe04020), frame, scale: 1 },
        signal,
      );
      expect(differences).toMatchObject([{ nodeIds: ['label'], now: '#e04020' }]);
    });
  });

  describe('of a text that is drawn again', () => {
    const text = { ...textOf('label'), absoluteBox: { x: 20, y: 40, width: 220, height: 20 } };
    const written = frameOf([text]);
    /** Letters of several widths, each begun where the line is so many times as long. */
    const letters = (stretch: number, start = 24, change = -1) =>
      draw(
        Array.from({ length: 24 }, (_, index) => {
          const x = Math.round(start + index * 9 * stretch);
          const width = 3 + ((index * 7) % 4);
          return [x, 44, width, index === change ? 3 : 10, 0x333333] as const;
        }),
      );
    const find = (now: Pixels) =>
      compareRenders({ was: letters(1), now, frame: written, scale: 1 }, signal).differences;

    it('takes a line that is 1 % longer for the same', () => {
      expect(find(letters(1.01))).toEqual([]);
      expect(find(letters(0.99))).toEqual([]);
    });

    it('finds a line that begins elsewhere, is much longer, or has another letter', () => {
      expect(find(letters(1, 30))[0]).toMatchObject({ nodeIds: ['label'] });
      expect(find(letters(1.04))[0]).toMatchObject({ nodeIds: ['label'] });
      expect(find(letters(1.01, 24, 21))).toMatchObject([{ nodeIds: ['label'] }]);
    });
  });

  it('reports a square that is gone, and only positions where there are no layers', () => {
    const gone = compareRenders(
      { was: drawn(0x3366ff), now: drawn(0xffffff), frame: null, scale: 2 },
      signal,
    );
    expect(gone.differences).toMatchObject([
      { nodeIds: [], kind: 'removed', now: null, box: { x: 50, y: 30, width: 20, height: 20 } },
    ]);
  });
});

describe('plantInPixels', () => {
  it('plants nothing outside of the picture, and nothing in what lies over a layer in its colour', () => {
    const layers = [
      squareOf('outside', 40, -50, 40),
      squareOf('ground', 20, 20, 120),
      squareOf('top', 60, 60, 40),
    ];
    const picture = draw([[20, 20, 120, 120, 0x000000]]);
    const planted = Array.from({ length: 12 }, (_, index) => index + 1).flatMap(
      (seed) => plantInPixels(frameOf(layers), picture, 1, openRandom(seed)) ?? [],
    );
    expect(new Set(planted.map(({ nodeId }) => nodeId))).toEqual(new Set(['ground', 'top']));
    const at = (x: number, y: number) => (y * picture.width + x) * 4;
    for (const { nodeId, picture: now } of planted) {
      const colourAt = (start: number) => [...now.data.subarray(start, start + 3)].join();
      const [ground, top] = [colourAt(at(30, 30)), colourAt(at(80, 80))];
      expect([ground === '0,0,0', top === '0,0,0']).toEqual(
        nodeId === 'ground' ? [false, true] : [true, false],
      );
    }
  });

  it('recolours no grain of a picture that looks like pale letters', () => {
    const text = { ...textOf('label'), absoluteBox: { x: 20, y: 40, width: 120, height: 40 } };
    const picture = draw([
      [24, 60, 100, 6, 0x777777],
      [40, 44, 3, 1, 0xcccccc],
    ]);
    const planted = plantInPixels(frameOf([text]), picture, 1, openRandom(1));
    const at = (44 * picture.width + 41) * 4;
    expect([...(planted?.picture.data.subarray(at, at + 3) ?? [])]).toEqual([0xcc, 0xcc, 0xcc]);
  });

  it('mixes the edges of letters with their new colour', () => {
    const text = { ...textOf('label'), absoluteBox: { x: 20, y: 40, width: 120, height: 20 } };
    const picture = draw([
      [24, 44, 100, 4, 0x777777],
      [24, 48, 100, 1, 0xbbbbbb],
    ]);
    const planted = plantInPixels(frameOf([text]), picture, 1, openRandom(1));
    const shiftAt = (y: number) => {
      const at = (y * picture.width + 60) * 4;
      return [0, 1, 2].map((channel) => (planted?.picture.data[at + channel] ?? 0) - (picture.data[at] ?? 0));
    };
    // 0xbb lies half of the way from the ground to the letters.
    const [ink, edge] = [shiftAt(45), shiftAt(48)];
    ink.forEach((shift, channel) => expect(Math.abs((edge[channel] ?? 0) - shift / 2)).toBeLessThan(2));
    expect(Math.max(...ink.map(Math.abs))).toBeGreaterThan(20);
    expect(shiftAt(42)).toEqual([0, 0, 0]);
  });
});

function draw(boxes: readonly (readonly [number, number, number, number, number])[]): Pixels {
  const [width, height] = [260, 160];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [left, top, across, down, colour] of boxes) {
    for (let y = top; y < top + down; y += 1) {
      for (let x = left; x < left + across; x += 1)
        data.set([colour >> 16, (colour >> 8) & 255, colour & 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

function frameOf(children: readonly DesignNode[]): DesignNode {
  const box = { x: 0, y: 0, width: 260, height: 160 };
  return { ...squareOf('frame', 0, 0, 0), box, absoluteBox: box, children } as BoxNode;
}

function textOf(id: string): TextNode {
  const { children: _, ...shared } = squareOf(id, 0, 0, 0) as BoxNode;
  const fill = { kind: 'solid', colour: { r: 0.467, g: 0.467, b: 0.467, a: 1 }, token: null, opacity: 1 };
  const runs = [{ text: 'Label', fills: [fill] }];
  return {
    ...shared,
    kind: 'text',
    characters: 'Label',
    runs,
    paragraph: { align: 'left' },
  } as unknown as TextNode;
}

function squareOf(id: string, x: number, y: number, side: number): DesignNode {
  const some = mapNode(readExample('shop-list'), (node) => node);
  const box = { x, y, width: side, height: side };
  const fill = {
    kind: 'solid',
    colour: { r: 0, g: 0, b: 0, a: 1 },
    token: null,
    opacity: 1,
    blendMode: 'NORMAL',
  };
  return { ...some, id, name: id, box, absoluteBox: box, fills: [fill], children: [] } as unknown as BoxNode;
}
