import { describe, expect, it } from 'vitest';
import { convertFig } from '#design/fig/convert-fig';
import { at, change, convert, guid, instanceOf, makeFile } from './make-fig.ts';

describe('the tree of a .fig file', () => {
  it('puts layers into the order of their positions, whatever the order of the file', () => {
    const lie = (position: string) => ({ parentIndex: { guid: guid('1:1'), position } });
    const { idsIn } = convert([
      change('1:4', 'TEXT', lie('"')),
      change('1:2', 'TEXT', lie('!')),
      change('1:3', 'TEXT', lie('!~')),
      change('1:1', 'FRAME'),
    ]);
    expect(idsIn('1:1')).toEqual(['1:2', '1:3', '1:4']);
  });

  it('leaves out what was removed and the page that is out of sight', () => {
    const { design, idsIn } = convert([
      change('1:1', 'FRAME'),
      change('1:2', 'FRAME', { phase: 'REMOVED' }),
      change('1:3', 'SYMBOL', {}, '0:2'),
    ]);
    expect(idsIn('0:0')).toEqual(['0:1']);
    expect(idsIn('0:1')).toEqual(['1:1']);
    expect(Object.keys(design.answer.components)).toEqual(['1:3']);
  });

  it('distinguishes groups, component sets and components from frames', () => {
    const { get } = convert([
      change('1:1', 'FRAME', { resizeToFit: true }),
      change('1:2', 'FRAME', { resizeToFit: true, stackMode: 'VERTICAL' }),
      change('1:3', 'FRAME', { isStateGroup: true }),
      change('1:4', 'SYMBOL'),
      change('1:5', 'ROUNDED_RECTANGLE'),
    ]);
    const types = ['1:1', '1:2', '1:3', '1:4', '1:5'].map((id) => get(id).type);
    expect(types).toEqual(['GROUP', 'FRAME', 'COMPONENT_SET', 'COMPONENT', 'RECTANGLE']);
  });

  it('computes boxes on the canvas from the chain of transforms', () => {
    const quarter = { m00: 0, m01: -1, m02: 200, m10: 1, m11: 0, m12: 10 };
    const { get } = convert([
      change('1:1', 'FRAME', { transform: at(1000, 500), size: { x: 400, y: 300 } }),
      change('1:2', 'FRAME', { transform: quarter, size: { x: 80, y: 50 } }, '1:1'),
      change('1:3', 'TEXT', { transform: at(10, 5), size: { x: 20, y: 10 } }, '1:2'),
    ]);
    expect(get('1:2').absoluteBoundingBox).toEqual({ x: 1150, y: 510, width: 50, height: 80 });
    expect(get('1:2').rotation).toBeCloseTo(Math.PI / 2);
    expect(get('1:3').absoluteBoundingBox).toEqual({ x: 1185, y: 520, width: 10, height: 20 });
  });

  it('keeps a flip in the transform and the box where it is drawn', () => {
    const mirrored = { m00: -1, m01: 0, m02: 100, m10: 0, m11: 1, m12: 0 };
    const { get } = convert([change('1:1', 'VECTOR', { transform: mirrored, size: { x: 30, y: 20 } })]);
    expect(get('1:1').absoluteBoundingBox).toEqual({ x: 70, y: 0, width: 30, height: 20 });
    expect(get('1:1').relativeTransform).toEqual([
      [-1, 0, 100],
      [0, 1, 0],
    ]);
  });

  it('takes 0:0 for nothing where something is pointed at, though the document is called so', () => {
    const { get, idsIn } = convert([
      change('1:1', 'SYMBOL', {}, '0:2'),
      change('1:2', 'TEXT', {}, '1:1'),
      change('1:3', 'INSTANCE', { ...instanceOf('1:1'), overriddenSymbolID: guid('0:0') }),
    ]);
    expect(get('1:3').componentId).toBe('1:1');
    expect(idsIn('1:3')).toEqual(['I1:3;1:2']);
  });

  it('has the page’s background', () => {
    const file = makeFile([]);
    const changes = file.message.nodeChanges as readonly object[];
    const painted = changes.map((node, index) =>
      index === 1 ? { ...node, backgroundColor: { r: 1, g: 0, b: 0, a: 1 }, backgroundOpacity: 0.5 } : node,
    );
    const { document } = convertFig({ ...file, message: { nodeChanges: painted } }).answer;
    expect(document.children?.[0]?.backgroundColor).toEqual({ r: 1, g: 0, b: 0, a: 0.5 });
  });

  it('rejects a file without pages with a reason', () => {
    expect(() => convertFig({ name: 'Odd', message: { nodeChanges: 'none' }, images: new Map() })).toThrow(
      '"Odd" is not a Figma document: it holds no pages.',
    );
  });

  it.each([
    ['numbers', { size: { x: Number.NaN, y: Number.POSITIVE_INFINITY }, opacity: 'half', transform: 7 }],
    ['lists', { fillPaints: 'red', effects: [null, 3], strokePaints: [[]], dashPattern: {} }],
    ['names', { name: 4, type: 'FRAME', textData: [], fontName: 'Inter' }],
    ['references', { symbolData: 'none', componentPropRefs: [{ defID: -1 }], styleIdForFill: { guid: 5 } }],
  ])('survives wrong %s', (_what, fields) => {
    const { get } = convert(
      ['FRAME', 'TEXT', 'VECTOR', 'INSTANCE'].map((type, index) => change(`1:${index + 1}`, type, fields)),
    );
    expect(get('1:1').absoluteBoundingBox).toBeDefined();
  });
});
