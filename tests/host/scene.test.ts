/** The host's document on its own: opening every kind of JSON, placing layers, changing them and taking it back. */
import { describe, expect, it } from 'vitest';
import { openJson } from '../../host/document/open-json.ts';
import type { Layer } from '../../host/document/layer.ts';
import { Scene } from '../../host/document/scene.ts';
import { packValue, unpackValue } from '../../host/runtime/pack-value.ts';

const box = (x: number, y: number, width: number, height: number) => ({
  absoluteBoundingBox: { x, y, width, height },
});
const frame = (): Layer => ({
  id: '1:1',
  name: 'Frame',
  type: 'FRAME',
  ...box(100, 100, 200, 100),
  children: [
    { id: '1:2', name: 'Turned', type: 'RECTANGLE', rotation: Math.PI / 2, ...box(110, 120, 30, 60) },
  ],
});
const get = (scene: Scene, id: string): Layer => {
  const layer = scene.find(id);
  if (!layer) throw new Error(`no ${id}`);
  return layer;
};

describe('opening JSON', () => {
  it.each([
    [
      'a file',
      {
        name: 'File',
        document: {
          id: '0:0',
          type: 'DOCUMENT',
          name: 'D',
          children: [{ id: '0:1', type: 'CANVAS', name: 'P', children: [frame()] }],
        },
      },
      'File',
    ],
    ['a nodes answer', { name: 'Nodes', nodes: { '1:1': { document: frame() }, '9:9': null } }, 'Nodes'],
    ['a bare node', frame(), 'given'],
    ['a page', { id: '0:1', type: 'CANVAS', name: 'P', children: [frame()] }, 'given'],
  ])('opens %s', (_what, json, name) => {
    const scene = new Scene(openJson(json, 'given'));
    expect(scene.name).toBe(name);
    expect(scene.pages).toHaveLength(1);
    expect(scene.pageOf(get(scene, '1:2'))?.type).toBe('CANVAS');
  });

  it.each([null, [], 'text', {}, { nodes: {} }, { document: { id: 1 } }])(
    'refuses %j in one sentence',
    (json) => {
      expect(() => openJson(json, 'given')).toThrow(/^"given" .*\.$/);
    },
  );
});

describe('a scene', () => {
  it('finds the size of a turned layer from its box', () => {
    const scene = new Scene(openJson(frame(), 'given'));
    const { width, height, absolute } = scene.placementOf(get(scene, '1:2'));
    expect([width, height].map(Math.round)).toEqual([60, 30]);
    expect(absolute.map((row) => row.map(Math.round))).toEqual([
      [0, -1, 140],
      [1, 0, 120],
    ]);
  });

  it('moves what lies inside with its frame and puts it back exactly', () => {
    const scene = new Scene(openJson(frame(), 'given'));
    const before = JSON.stringify(scene.document);
    scene.edit(get(scene, '1:1'), {
      relativeTransform: [
        [1, 0, 0],
        [0, 1, 0],
      ],
    });
    scene.commit();
    expect(get(scene, '1:2').absoluteBoundingBox).toMatchObject({ width: 30, height: 60 });
    expect(Math.round(get(scene, '1:2').absoluteBoundingBox?.x ?? NaN)).toBe(10);
    scene.undo();
    expect(JSON.parse(JSON.stringify(scene.document))).toEqual(JSON.parse(before));
    scene.redo();
    expect(Math.round(get(scene, '1:2').absoluteBoundingBox?.y ?? NaN)).toBe(20);
  });

  it('keeps one step for one action, and forgets what was undone when something new is done', () => {
    const scene = new Scene(openJson(frame(), 'given'));
    const layer = get(scene, '1:1');
    scene.edit(layer, { name: 'a' });
    scene.edit(layer, { name: 'b' });
    scene.commit();
    scene.edit(layer, { name: 'c' });
    scene.undo();
    expect(layer.name).toBe('b');
    scene.undo();
    expect(layer.name).toBe('Frame');
    scene.edit(layer, { name: 'd' });
    expect(scene.canRedo).toBe(false);
  });

  it('takes removed layers out of sight and brings them back in place', () => {
    const scene = new Scene(openJson(frame(), 'given'));
    scene.remove(get(scene, '1:1'));
    expect([scene.find('1:1'), scene.find('1:2')]).toEqual([undefined, undefined]);
    scene.undo();
    expect(scene.parentOf(get(scene, '1:2'))?.id).toBe('1:1');
  });
});

describe('packed values', () => {
  it.each([
    [{ a: [1, 'two', null, { deep: true }] }],
    [undefined],
    [{ gone: undefined, when: new Date(7), far: -Infinity }],
    [{ $packed: 'bytes', value: 0 }],
    [[new Uint8Array([1, 2, 3]), new Uint8Array(0)]],
  ])('come back as they went: %j', (value) => {
    expect(unpackValue(packValue(value))).toEqual(value);
  });

  it.each([[() => 1], [Symbol('s')], [new Map()], [new Float32Array(1)], [{ deep: [new ArrayBuffer(1)] }]])(
    'are refused: %s',
    (value) => {
      expect(() => packValue(value)).toThrow('cannot carry');
    },
  );

  it('cannot hold themselves', () => {
    const round: Record<string, unknown> = {};
    round.self = round;
    expect(() => packValue(round)).toThrow('holds itself');
  });
});
