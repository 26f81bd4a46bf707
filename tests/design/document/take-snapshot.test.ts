import { describe, expect, it } from 'vitest';
import { openDocument } from '#design/open-document';
import type { SnapshotVariables } from '#design/snapshot';
import { takeSnapshot, type SnapshotExtras } from '#design/take-snapshot';

const box = { x: 0, y: 0, width: 100, height: 50 };
const alias = (id: string) => ({ type: 'VARIABLE_ALIAS', id });

const document = openDocument(
  {
    name: 'Shop',
    components: {
      '5:1': { key: 'k1', name: 'Size=Small', description: '', componentSetId: '5:9' },
      '5:2': { key: 'k2', name: 'Never used', description: '', componentSetId: '5:8' },
      '5:3': { key: 'k3', name: 'Star', description: '' },
    },
    componentSets: {
      '5:9': { key: 's9', name: 'Button', description: '' },
      '5:8': { key: 's8', name: 'Unused', description: '' },
    },
    styles: {
      '7:1': { key: '', name: 'Heading', styleType: 'TEXT' },
      '7:2': { key: '', name: 'Brand', styleType: 'FILL' },
      '7:3': { key: '', name: 'Range', styleType: 'TEXT' },
      '7:4': { key: '', name: 'Unused', styleType: 'FILL' },
    },
    document: layer('0:0', 'DOCUMENT', {}, [
      layer('0:1', 'CANVAS', { name: 'Page 1' }, [
        layer('1:1', 'FRAME', { absoluteBoundingBox: box, fills: [{ type: 'IMAGE', imageRef: 'fill' }] }, [
          layer('1:2', 'INSTANCE', {
            componentId: '5:1',
            componentProperties: { 'icon#1': { type: 'INSTANCE_SWAP', value: '5:3' } },
          }),
          layer('1:3', 'TEXT', {
            styles: { text: '7:1', fill: '7:2' },
            styleOverrideTable: { 1: { inheritTextStyleId: '7:3' } },
            boundVariables: { fontSize: [alias('V:size')] },
          }),
          layer('1:4', 'VECTOR', {
            strokes: [{ type: 'IMAGE', imageRef: 'stroke' }],
            fillOverrideTable: {
              1: { fills: [{ type: 'SOLID', boundVariables: { color: alias('V:brand') } }] },
            },
          }),
          layer('1:5', 'INSTANCE', { componentId: '6:2' }),
        ]),
        layer('2:1', 'FRAME', { absoluteBoundingBox: box, fills: [{ type: 'IMAGE', imageRef: 'other' }] }),
        layer('2:2', 'FRAME', { absoluteBoundingBox: { ...box, width: 0, height: 0 } }),
        layer('2:3', 'FRAME', { absoluteBoundingBox: { ...box, height: 0 } }, [layer('2:4', 'LINE', {})]),
        layer('6:1', 'COMPONENT_SET', { name: 'Drawn set' }, [
          layer('6:2', 'COMPONENT', { name: 'State=On' }),
        ]),
      ]),
    ]),
  },
  'shop',
);

const png = (key: string) => ({ key, mime: 'image/png' as const });
const extras: SnapshotExtras = {
  variables: {
    variables: {
      'V:size': variable('V:size', 'Size', 'C:1', { '1:0': 16 }),
      'V:brand': variable('V:brand', 'Brand', 'C:2', { '2:0': alias('V:blue') }),
      'V:blue': variable('V:blue', 'Blue', 'C:3', { '3:0': alias('V:brand') }),
      'V:unused': variable('V:unused', 'Unused', 'C:4', { '4:0': 1 }),
    },
    variableCollections: Object.fromEntries(['C:1', 'C:2', 'C:3', 'C:4'].map((id) => [id, { id, name: id }])),
  } as unknown as SnapshotVariables,
  images: { fill: png('fill'), stroke: png('stroke'), other: png('other') },
  exports: { '1:4': png('1:4.png'), '2:1': png('2:1.png') },
  pictures: { '1:1': { asset: png('1:1@1x.png'), scale: 1 }, '2:1': { asset: png('2:1@1x.png'), scale: 1 } },
};

describe('taking frames out of a document', () => {
  const snapshot = takeSnapshot(document, ['1:1', '1:1'], extras);

  it('takes each frame once, with its page and its picture', () => {
    expect(snapshot.frames).toHaveLength(1);
    expect(snapshot.frames[0]).toMatchObject({ id: '1:1', page: 'Page 1', picture: { scale: 1 } });
  });

  it('takes the components it uses and may swap in, and their sets', () => {
    expect(Object.keys(snapshot.components)).toEqual(['5:1', '5:3', '6:2']);
    expect(Object.keys(snapshot.componentSets).sort()).toEqual(['5:9', '6:1']);
  });

  it('recognises a component by its own layer where the maps do not list it', () => {
    expect(snapshot.components['6:2']).toMatchObject({ name: 'State=On', componentSetId: '6:1' });
  });

  it('takes styles of layers and of text ranges', () => {
    expect(Object.keys(snapshot.styles)).toEqual(['7:1', '7:2', '7:3']);
  });

  it('takes bound variables and those they refer to, even in a cycle', () => {
    expect(Object.keys(snapshot.variables?.variables ?? {}).sort()).toEqual(['V:blue', 'V:brand', 'V:size']);
    expect(Object.keys(snapshot.variables?.variableCollections ?? {})).toEqual(['C:1', 'C:2', 'C:3']);
  });

  it('takes pictures of any paint and exports of its own layers only', () => {
    expect(Object.keys(snapshot.images)).toEqual(['fill', 'stroke']);
    expect(Object.keys(snapshot.exports)).toEqual(['1:4']);
  });

  it('keeps the order in which frames were chosen', () => {
    expect(takeSnapshot(document, ['2:1', '1:1'], extras).frames.map(({ id }) => id)).toEqual(['2:1', '1:1']);
  });

  it('refuses a frame without size, but not one that is only a line', () => {
    expect(() => takeSnapshot(document, ['2:2'], extras)).toThrow('has no size: it is 0 by 0 px.');
    expect(takeSnapshot(document, ['2:3'], extras).frames).toHaveLength(1);
  });
});

function layer(id: string, type: string, fields: object, children?: readonly object[]): object {
  return { id, type, name: 'layer', ...fields, ...(children ? { children } : {}) };
}

function variable(id: string, name: string, variableCollectionId: string, valuesByMode: object): object {
  return { id, name, variableCollectionId, valuesByMode };
}
