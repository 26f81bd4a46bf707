import { expect, it } from 'vitest';
import { readDesign } from '#design/read-design';
import type { DesignNode } from '#design/tree';
import { findIntent } from '#codegen/layout/intent/find-intent';
import { createVectorCheck } from '#codegen/layout/vectors/find-vectors';
import { snapshotOf } from './snapshot-of.ts';

/** Names from outside to inside, with what each layer becomes. */
function layersIn(name: string): readonly string[] {
  const box = { x: 10, y: 10, width: 14, height: 16 };
  const frame = { type: 'FRAME', fills: [], strokes: [], absoluteBoundingBox: box };
  const shape = {
    ...frame,
    id: '1:6',
    name: 'Vector',
    type: 'VECTOR',
    fills: [{ type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } }],
    fillGeometry: [{ path: 'M0 0L14 0L7 16Z', windingRule: 'NONZERO' }],
  };
  const inner = { ...frame, id: '1:5', name: 'Frame', children: [shape] };
  const row = { ...frame, id: '1:4', name: 'svg', layoutMode: 'HORIZONTAL', children: [inner] };
  const around = { x: 2, y: 2, width: 30, height: 32 };
  const control = { ...frame, id: '1:3', name, absoluteBoundingBox: around, children: [row] };
  const page = { x: 0, y: 0, width: 200, height: 100 };
  const background = { ...frame, id: '1:2', name: 'Background', absoluteBoundingBox: page, children: [] };
  const root = {
    ...frame,
    id: '1:1',
    name: 'Page',
    absoluteBoundingBox: page,
    children: [background, control],
  };
  const [drawn] = findIntent(readDesign(snapshotOf(root))).frames;
  const isVector = createVectorCheck();
  const visit = (node: DesignNode): readonly string[] => [
    `${node.name} ${isVector(node) ? 'drawing' : node.kind}`,
    ...(isVector(node) || node.kind !== 'box' ? [] : node.children.flatMap(visit)),
  ];
  return drawn ? visit(drawn.root).slice(2) : [];
}

it('a control around an icon stays a box, while other boxes around one become the icon', () => {
  expect(layersIn('button')[0]).toBe('button box');
  expect(layersIn('Search button')[0]).toBe('Search button box');
  expect(layersIn('Frame 12')).toEqual([expect.stringMatching(/ drawing$/)]);
});
