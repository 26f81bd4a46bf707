import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import { readDesign } from '#design/read-design';
import { snapshotOf } from './snapshot-of.ts';

const red = { r: 1, g: 0, b: 0, a: 1 };
const plain = [{ type: 'SOLID', color: red }];

function layer(fields: object): object {
  return {
    id: '1:2',
    name: 'Layer',
    type: 'RECTANGLE',
    absoluteBoundingBox: { x: 10, y: 10, width: 60, height: 40 },
    fills: plain,
    ...fields,
  };
}

function gradient(from: object, to: object): object {
  const gradientStops = [
    { position: 0, color: from },
    { position: 1, color: to },
  ];
  const gradientHandlePositions = [
    { x: 0, y: 0.5 },
    { x: 1, y: 0.5 },
    { x: 0, y: 1 },
  ];
  return { fills: [{ type: 'GRADIENT_LINEAR', gradientStops, gradientHandlePositions }] };
}

function shadow(fields: object): object {
  const effect = { type: 'DROP_SHADOW', color: red, offset: { x: 0, y: 2 }, radius: 4, ...fields };
  return { effects: [effect] };
}

function picture(fields: object): object {
  return { fills: [{ type: 'IMAGE', scaleMode: 'FILL', imageRef: 'photo', ...fields }] };
}

function problemsOf(child: object): readonly string[] {
  const frame = {
    id: '1:1',
    name: 'Frame',
    type: 'FRAME',
    absoluteBoundingBox: { x: 0, y: 0, width: 200, height: 100 },
    fills: plain,
    children: [child],
  };
  const images = { photo: { key: 'photo', mime: 'image/png' } } as const;
  return layOut(readDesign(snapshotOf(frame, { images }))).problems.map(
    ({ code, nodeId }) => `${code} ${nodeId}`,
  );
}

test.each([
  ['layout-approximated', 'smoothed corners', { cornerRadius: 12, cornerSmoothing: 0.6 }],
  ['paint-unsupported', 'an adjusted picture', picture({ filters: { contrast: 0.4 } })],
  ['paint-unsupported', 'a pattern', { fills: [{ type: 'PATTERN', sourceNodeId: '9:9' }] }],
  ['paint-unsupported', 'a film', { fills: [{ type: 'VIDEO', scaleMode: 'FILL' }] }],
  ['effect-unsupported', 'a shader', { effects: [{ type: 'SHADER', id: '4:4' }] }],
  ['effect-unsupported', 'grain over no paint', { effects: [{ type: 'NOISE', noiseSize: 1 }], fills: [] }],
  ['effect-approximated', 'glass', { effects: [{ type: 'GLASS', radius: 4, refraction: 0.5 }] }],
  ['effect-approximated', 'grain', { effects: [{ type: 'NOISE', noiseSize: 1 }] }],
  [
    'blend-unsupported',
    'a paint that blends with what is beneath',
    { fills: [{ ...plain[0], blendMode: 'SCREEN' }], strokes: plain, strokeWeight: 1 },
  ],
  ['blend-unsupported', 'a shadow that blends', shadow({ blendMode: 'SCREEN' })],
])('%s: %s, once', (code, _, fields) => {
  expect(problemsOf(layer(fields))).toEqual([`${code} 1:2`]);
});

const star = { type: 'VECTOR', fillGeometry: [{ path: 'M30 0L60 40L0 40Z' }] };
const icon = (inside: object) => ({
  type: 'FRAME',
  fills: [],
  children: [{ ...layer({ ...star, ...inside }), id: '1:3' }],
});

const pile = (top: object) => ({
  type: 'FRAME',
  fills: [],
  children: [
    { ...layer({}), id: '1:4', absoluteBoundingBox: { x: 10, y: 10, width: 50, height: 40 } },
    { ...layer(top), id: '1:3', absoluteBoundingBox: { x: 50, y: 30, width: 40, height: 40 } },
  ],
});

test.each([
  ['layout-approximated', 'a free layer that sticks', pile({ scrollBehavior: 'STICKY_SCROLLS' })],
  ['blend-unsupported', 'a part of an icon that blends as CSS cannot', icon({ blendMode: 'LINEAR_BURN' })],
  [
    'stroke-approximated',
    'a line with arrows whose outline the file does not hold',
    icon({ fills: [], strokes: plain, strokeWeight: 2, strokeAlign: 'CENTER', strokeCap: 'LINE_ARROW' }),
  ],
])('%s: %s, once', (code, _, fields) => {
  expect(problemsOf(layer(fields))).toEqual([`${code} 1:3`]);
});

test.each([
  ['small smoothed corners', { cornerRadius: 4, cornerSmoothing: 0.6 }],
  ['a smoothed pill', { cornerRadius: 20, cornerSmoothing: 1 }],
  ['a colour that fades to nothing of itself', gradient(red, { ...red, a: 0 })],
  ['a black shadow that multiplies', shadow({ color: { r: 0, g: 0, b: 0, a: 0.2 }, blendMode: 'MULTIPLY' })],
  ['a plain picture', picture({ filters: { contrast: 0 } })],
  ['what is hidden', { visible: false, effects: [{ type: 'GLASS' }], ...picture({ imageRef: 'lost' }) }],
  ['an icon that its frame cuts off', icon({ absoluteBoundingBox: { x: 0, y: 0, width: 90, height: 90 } })],
])('%s is right, and no problem is reported', (_, fields) => {
  expect(problemsOf(layer(fields))).toEqual([]);
});
