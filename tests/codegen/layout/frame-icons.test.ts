/** Icons that a hand ungrouped have the frame that the same icon has elsewhere. */
import { describe, expect, test } from 'vitest';
import { frameIcons } from '#codegen/layout/intent/frame-icons';
import { readDesign } from '#design/read-design';
import type { DesignNode } from '#design/tree';
import { snapshotOf } from './snapshot-of.ts';

const constraints = { horizontal: 'LEFT', vertical: 'TOP' };
const fills = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }];

type Box = readonly [x: number, y: number, width: number, height: number];

function layer(type: string, id: string, [x, y, width, height]: Box, more: object = {}) {
  return { id, name: id, type, constraints, absoluteBoundingBox: { x, y, width, height }, ...more };
}

function heart(id: string, x: number, y: number, path = 'M0 4L7 0L15 4L7 13Z') {
  return layer('VECTOR', id, [x, y, 15, 13], { fills, fillGeometry: [{ path, windingRule: 'NONZERO' }] });
}

function framed(children: readonly object[]): readonly DesignNode[] {
  const page = layer('FRAME', '1:1', [0, 0, 400, 400], { fills, children });
  const [frame] = frameIcons(readDesign(snapshotOf(page)).frames);
  const nodes: DesignNode[] = [];
  const visit = (node: DesignNode): void => {
    nodes.push(node);
    if (node.kind === 'box') node.children.forEach(visit);
  };
  if (frame !== undefined) visit(frame.root);
  return nodes;
}

const boxOf = (nodes: readonly DesignNode[], id: string) => nodes.find((node) => node.id === id)?.box;

const inFrame = layer('FRAME', '2:1', [20, 20, 20, 20], { children: [heart('2:2', 22, 24)] });
const alone = layer('GROUP', '3:1', [62, 124, 15, 13], { children: [heart('3:2', 62, 124)] });

describe('an icon without a frame', () => {
  test('gets that of the same icon, and its shape stays where it was', () => {
    const nodes = framed([inFrame, alone]);
    expect(boxOf(nodes, '3:1')).toEqual({ x: 60, y: 120, width: 20, height: 20 });
    expect(boxOf(nodes, '3:2')).toMatchObject({ x: 2, y: 4 });
  });

  test('gets it also where it is a shape alone, and once', () => {
    const nodes = framed([inFrame, heart('3:2', 62, 124)]);
    expect(boxOf(nodes, '3:2/icon')).toEqual({ x: 60, y: 120, width: 20, height: 20 });
    expect(boxOf(nodes, '3:2')).toMatchObject({ x: 2, y: 4 });
    expect(nodes.filter(({ kind }) => kind === 'box').map(({ id }) => id)).toEqual([
      '1:1',
      '2:1',
      '3:2/icon',
    ]);
  });

  test('makes the group around it as large as that is now', () => {
    const words = layer('TEXT', '4:2', [82, 120, 60, 20], {
      ...{ characters: 'Saved', fills },
      style: { fontFamily: 'Inter', fontWeight: 400, fontSize: 14, lineHeightPx: 20 },
    });
    const group = layer('GROUP', '4:1', [62, 120, 80, 20], { children: [alone, words] });
    const nodes = framed([inFrame, group]);
    expect(boxOf(nodes, '4:1')).toEqual({ x: 60, y: 120, width: 82, height: 20 });
    expect(boxOf(nodes, '4:2')).toMatchObject({ x: 22 });
  });

  test('keeps its size where there is no such icon, or something else is in that place', () => {
    expect(
      boxOf(framed([inFrame, { ...alone, children: [heart('3:2', 62, 124, 'M0 0H15V13Z')] }]), '3:1'),
    ).toMatchObject({
      width: 15,
    });
    const line = layer('RECTANGLE', '5:1', [60, 138, 100, 1], { fills });
    expect(boxOf(framed([inFrame, alone, line]), '3:1')).toMatchObject({ width: 15 });
  });

  test('has the frame of the icons that are at its place in other cards, also where it is filled', () => {
    const card = (at: number, path: string) => {
      const children = [
        layer('ELLIPSE', `6:${at}`, [100 * at, 200, 36, 36], { fills }),
        layer('GROUP', `7:${at}`, [100 * at + 11, 212, 15, 13], {
          children: [heart(`8:${at}`, 100 * at + 11, 212, path)],
        }),
      ];
      return layer('GROUP', `9:${at}`, [100 * at, 200, 36, 36], { children });
    };
    const nodes = framed([inFrame, card(1, 'M0 4L7 0L15 4L7 13Z'), card(2, 'M0 4L7 1L15 4L7 13ZM1 1V2')]);
    for (const id of ['7:1', '7:2']) expect(boxOf(nodes, id)).toMatchObject({ width: 20, height: 20 });
  });
});
