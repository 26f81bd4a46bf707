/** What is in the corners of a picture keeps its distance to the corner, whatever else is on the picture. */
import { describe, expect, it } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutBox, LayoutNode } from '#codegen/layout/layout-tree';
import { unconditionalValueOf } from '#codegen/css/style-queries';
import { visibleChildren } from '#codegen/components/walk-layout';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const fills = [{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }];
const picture = [{ type: 'IMAGE', scaleMode: 'FILL', imageRef: 'photo' }];

type Box = readonly [x: number, y: number, width: number, height: number];

function layer(type: string, id: string, [x, y, width, height]: Box, more: object = {}) {
  return { id, name: id, type, fills, absoluteBoundingBox: { x, y, width, height }, ...more };
}

function words(id: string, characters: string, box: Box) {
  const style = {
    ...{ fontFamily: 'Inter', fontWeight: 400, fontSize: 12, lineHeightPx: 16 },
    textAutoResize: 'WIDTH_AND_HEIGHT',
  };
  return layer('TEXT', id, box, { characters, style });
}

const badge = (x: number, y: number) => [
  layer('RECTANGLE', 'badge', [x, y, 50, 24]),
  words('new', 'New', [x + 12, y + 4, 26, 16]),
];
const disc = (x: number, y: number) => [layer('ELLIPSE', 'disc', [x, y, 32, 32])];

/** The parts on the picture, with the sides that each keeps its distance to. */
function partsOn(parts: readonly object[], paint: readonly object[] = picture): Record<string, object> {
  const photo = layer('RECTANGLE', 'photo', [40, 40, 240, 160], { fills: paint });
  const title = words('title', 'A lamp of paper', [40, 220, 120, 16]);
  const page = layer('FRAME', '1:1', [0, 0, 400, 300], { fills: [], children: [photo, ...parts, title] });
  const { root } = layOut(readDesign(snapshotOf(page)), new Map()).pages[0] ?? {};
  const find = (node: LayoutNode): LayoutBox | undefined =>
    node.kind !== 'box' ? undefined : node.name === 'photo' ? node : node.children.map(find).find(Boolean);
  const box = root && find(root);
  const sides = ['position', 'top', 'right', 'bottom', 'left'];
  return Object.fromEntries(
    (box ? visibleChildren(box) : []).map((child) => [
      child.name,
      Object.fromEntries(
        sides.flatMap((side) => {
          const value = unconditionalValueOf(child, side);
          return value === undefined ? [] : [[side, value]];
        }),
      ),
    ]),
  );
}

describe('a badge and a button on a picture', () => {
  it('are each at their corner, in the order in which they are read', () => {
    const parts = partsOn([...disc(236, 56), ...badge(52, 52)]);
    expect(Object.keys(parts)).toEqual(['badge', 'disc']);
    expect(parts).toEqual({
      badge: { position: 'absolute', top: '12px', left: '12px' },
      disc: { position: 'absolute', top: '16px', right: '12px' },
    });
  });

  it('are at the same place where only one of them is there', () => {
    expect(partsOn(disc(236, 50))).toEqual({ disc: { position: 'absolute', top: '10px', right: '12px' } });
  });

  it('are at the bottom where they were drawn there', () => {
    expect(partsOn(badge(52, 164)).badge).toEqual({ position: 'absolute', bottom: '12px', left: '12px' });
  });
});

describe('a badge on a picture', () => {
  const styleOf = (parts: readonly object[]) => {
    const photo = layer('RECTANGLE', 'photo', [40, 40, 240, 160], { fills: picture });
    const page = layer('FRAME', '1:1', [0, 0, 400, 300], { fills: [], children: [photo, ...parts] });
    const { root } = layOut(readDesign(snapshotOf(page)), new Map()).pages[0] ?? {};
    const find = (node: LayoutNode): LayoutBox | undefined =>
      node.kind !== 'box' ? undefined : node.name === 'badge' ? node : node.children.map(find).find(Boolean);
    const box = root && find(root);
    return box && ['width', 'padding'].map((property) => unconditionalValueOf(box, property));
  };

  it('is as wide as its words and the space around them', () => {
    expect(styleOf(badge(52, 52))).toEqual([undefined, '4px 12px']);
  });

  it('keeps its width where its words are at one side', () => {
    const wide = [layer('RECTANGLE', 'badge', [52, 52, 90, 24]), words('new', 'New', [60, 56, 26, 16])];
    expect(styleOf(wide)?.[0]).toBe('90px');
  });
});

describe('what else is on a picture', () => {
  it('stays in its flow: a caption, and what is in the middle', () => {
    const caption = words('caption', 'The whole house by night, seen from the garden', [52, 160, 216, 32]);
    expect(partsOn([...disc(236, 50), caption]).disc).not.toHaveProperty('right');
    expect(partsOn(disc(144, 104)).disc).not.toHaveProperty('right');
  });

  it('is no corner of a panel without a picture', () => {
    expect(partsOn(disc(236, 50), fills).disc).not.toHaveProperty('right');
  });
});
