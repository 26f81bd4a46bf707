import { expect, test } from 'vitest';
import { readDesign } from '#design/read-design';
import type { BoxNode, DesignNode } from '#design/tree';
import { snapshotOf } from '../../codegen/layout/snapshot-of.ts';

const bounds = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

function read(node: object): DesignNode {
  const root = readDesign(snapshotOf({ id: '1:1', name: 'Frame', type: 'FRAME', ...node })).frames[0]?.root;
  if (root === undefined) throw new Error('no frame');
  return root;
}

function readBox(node: object): BoxNode {
  const root = read(node);
  if (root.kind !== 'box') throw new Error('not a box');
  return root;
}

const child = (fields: object) => ({
  id: '1:2',
  name: 'Child',
  type: 'FRAME',
  absoluteBoundingBox: bounds(10, 10, 50, 20),
  ...fields,
});

test('old and new spellings of sizes mean the same', () => {
  const frame = { layoutMode: 'HORIZONTAL', absoluteBoundingBox: bounds(0, 0, 100, 100) };
  const old = readBox({ ...frame, children: [child({ layoutGrow: 1, layoutAlign: 'STRETCH' })] });
  const now = readBox({
    ...frame,
    children: [child({ layoutSizingHorizontal: 'FILL', layoutSizingVertical: 'FILL' })],
  });
  expect(old.children[0]?.placement.horizontal).toBe('fill');
  expect(old.children[0]?.placement.vertical).toBe('fill');
  expect(now.children[0]?.placement.horizontal).toBe('fill');
  expect(now.children[0]?.placement.vertical).toBe('fill');
});

test('an old frame with auto layout hugs unless its sizing mode is fixed', () => {
  const nested = child({ layoutMode: 'VERTICAL', counterAxisSizingMode: 'FIXED' });
  const root = readBox({ absoluteBoundingBox: bounds(0, 0, 100, 100), children: [nested] });
  expect(root.children[0]?.placement).toMatchObject({ horizontal: 'fixed', vertical: 'hug' });
});

test('an old background is a fill, and hidden paint is none', () => {
  const paint = { type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } };
  const root = readBox({ background: [paint, { ...paint, visible: false }, { ...paint, opacity: 0 }] });
  expect(root.fills).toHaveLength(1);
});

test('a fill that is there wins over a background', () => {
  const paint = { type: 'SOLID', color: { r: 1, g: 0, b: 0, a: 1 } };
  expect(readBox({ fills: [], background: [paint] }).fills).toEqual([]);
});

test('a position is computed from the bounding box and the rotation where there is no transform', () => {
  const turned = child({ rotation: Math.PI / 2, absoluteBoundingBox: bounds(10, 20, 30, 80) });
  const [node] = readBox({ absoluteBoundingBox: bounds(0, 0, 100, 100), children: [turned] }).children;
  expect(node?.box).toEqual({ x: -15, y: 45, width: 80, height: 30 });
  expect(node?.rotation).toBe(90);
});

test('a transform in a group may count from the frame around it', () => {
  const inside = {
    ...child({}),
    id: '1:3',
    size: { x: 40, y: 10 },
    relativeTransform: [
      [0, -1, 40],
      [1, 0, 30],
    ],
    absoluteBoundingBox: bounds(30, 30, 10, 40),
  };
  const group = {
    id: '1:2',
    name: 'Group',
    type: 'GROUP',
    absoluteBoundingBox: bounds(30, 30, 10, 40),
    children: [inside],
  };
  const [found] = readBox({ absoluteBoundingBox: bounds(0, 0, 100, 100), children: [group] }).children;
  const node = found?.kind === 'box' ? found.children[0] : undefined;
  expect(node?.box).toEqual({ x: -15, y: 15, width: 40, height: 10 });
  expect(node?.rotation).toBe(90);
});

test('a mirrored node is flipped, not turned', () => {
  const mirrored = child({
    size: { x: 50, y: 20 },
    relativeTransform: [
      [-1, 0, 60],
      [0, 1, 10],
    ],
  });
  const [node] = readBox({ absoluteBoundingBox: bounds(0, 0, 100, 100), children: [mirrored] }).children;
  expect(node).toMatchObject({ rotation: 0, flip: { x: true, y: false }, box: bounds(10, 10, 50, 20) });
});

test('styled ranges cover the text and never cut a pair of surrogates', () => {
  const text = {
    id: '1:2',
    name: 'Text',
    type: 'TEXT',
    characters: 'a👋b',
    style: { fontFamily: 'Inter', fontSize: 16 },
    characterStyleOverrides: [0, 0, 7, 7],
    styleOverrideTable: { 7: { fontWeight: 700 } },
  };
  const [node] = readBox({ children: [text] }).children;
  const runs = node?.kind === 'text' ? node.runs : [];
  expect(runs.map((run) => run.text)).toEqual(['a👋', 'b']);
});

test('a link that could run something is no link', () => {
  const text = (url: string) => ({
    id: '1:2',
    name: 'Text',
    type: 'TEXT',
    characters: 'go',
    style: { hyperlink: { type: 'URL', url } },
  });
  const linkOf = (url: string) => {
    const [node] = readBox({ children: [text(url)] }).children;
    return node?.kind === 'text' ? node.runs[0]?.link : undefined;
  };
  expect(linkOf('https://example.com')).toEqual({ kind: 'url', target: 'https://example.com' });
  expect(linkOf('javascript:alert(1)')).toBeNull();
  expect(linkOf(' JaVaScRiPt:alert(1)')).toBeNull();
  expect(linkOf('data:text/html,x')).toBeNull();
});

test('names of properties lose the id that Figma adds to them', () => {
  const instance = {
    id: '1:2',
    name: 'Button',
    type: 'INSTANCE',
    componentId: '9:9',
    componentProperties: {
      'Label#1:2': { type: 'TEXT', value: 'Go' },
      Size: { type: 'VARIANT', value: 'Large' },
    },
    componentPropertyReferences: { visible: 'Shown?#3:4' },
  };
  const [node] = readBox({ children: [instance] }).children;
  expect(node?.propertyReferences).toEqual({ visible: 'Shown?' });
  expect(node?.kind === 'box' ? node.instance?.properties : null).toEqual({
    Label: { kind: 'text', value: 'Go' },
    Size: { kind: 'variant', value: 'Large' },
  });
});
