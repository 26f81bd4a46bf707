import { describe, expect, it } from 'vitest';
import { at, change, commands, convert, guid, instanceOf, override, type Change } from './make-fig.ts';

const blue = { type: 'SOLID', color: { r: 0, g: 0, b: 1, a: 1 } };

function look(fields: Change, type = 'FRAME', blobs: readonly Uint8Array[] = []) {
  return convert([change('1:1', type, fields)], blobs).get('1:1');
}

describe('paints', () => {
  it('keep their visibility, opacity and blend mode', () => {
    const paint = { ...blue, opacity: 0.4, visible: false, blendMode: 'MULTIPLY' };
    expect(look({ fillPaints: [paint] }).fills).toEqual([
      { type: 'SOLID', blendMode: 'MULTIPLY', visible: false, opacity: 0.4, color: blue.color },
    ]);
  });

  it('give a gradient the handles that its transform means', () => {
    const down = { m00: 0, m01: 1, m02: 0, m10: -1, m11: 0, m12: 1 };
    const stops = [{ position: 0, color: blue.color }];
    const [linear] = look({ fillPaints: [{ type: 'GRADIENT_LINEAR', transform: down, stops }] })
      .fills as readonly Change[];
    expect(linear?.gradientHandlePositions).toEqual([
      { x: 0.5, y: 0 },
      { x: 0.5, y: 1 },
      { x: 0, y: 0 },
    ]);
    const [radial] = look({ fillPaints: [{ type: 'GRADIENT_RADIAL', transform: at(0, 0), stops }] })
      .fills as readonly Change[];
    expect(radial?.gradientHandlePositions).toEqual([
      { x: 0.5, y: 0.5 },
      { x: 1, y: 0.5 },
      { x: 0.5, y: 1 },
    ]);
  });

  it('name a picture by its hash', () => {
    const image = { hash: Uint8Array.from([0xab, 0x01, 0xff]) };
    const paint = {
      type: 'IMAGE',
      image,
      imageScaleMode: 'FILL',
      paintFilter: { exposure: 0.2, vibrance: -0.5 },
    };
    expect(look({ fillPaints: [paint] }).fills).toEqual([
      {
        type: 'IMAGE',
        blendMode: 'NORMAL',
        scaleMode: 'FILL',
        imageRef: 'ab01ff',
        filters: { exposure: 0.2, saturation: -0.5 },
      },
    ]);
  });

  it('find the bytes of old files’ pictures in the file itself', () => {
    const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47]);
    const paint = { type: 'IMAGE', image: { dataBlob: 0 }, imageScaleMode: 'TILE', scale: 0.5 };
    const { design, get } = convert([change('1:1', 'ELLIPSE', { fillPaints: [paint] })], [picture]);
    expect(get('1:1').fills).toMatchObject([{ imageRef: 'blob-0', scaleMode: 'TILE', scalingFactor: 0.5 }]);
    expect(design.images.get('blob-0')).toEqual(picture);
  });

  it('crop a picture by its transform', () => {
    const transform = { m00: 0.5, m01: 0, m02: 0.25, m10: 0, m11: 0.5, m12: 0.1 };
    const paint = {
      type: 'IMAGE',
      image: { hash: Uint8Array.from([1]) },
      imageScaleMode: 'STRETCH',
      transform,
    };
    expect(look({ fillPaints: [paint] }).fills).toMatchObject([
      {
        imageTransform: [
          [0.5, 0, 0.25],
          [0, 0.5, 0.1],
        ],
      },
    ]);
  });
});

describe('shared styles', () => {
  const style = (type: string, fields: Change) =>
    change('5:1', 'ROUNDED_RECTANGLE', { styleType: type, ...fields }, '0:2');

  it('set the colour, whatever the layer still stores', () => {
    const { get, design } = convert([
      style('FILL', { name: 'Brand/500', fillPaints: [blue] }),
      change('1:1', 'FRAME', { fillPaints: [], inheritFillStyleID: guid('5:1') }),
      change('1:2', 'LINE', { strokePaints: [], inheritFillStyleIDForStroke: guid('5:1') }),
    ]);
    expect(get('1:1')).toMatchObject({ fills: [{ color: blue.color }], styles: { fill: '5:1' } });
    expect(get('1:2')).toMatchObject({ strokes: [{ color: blue.color }], styles: { stroke: '5:1' } });
    expect(design.answer.styles).toEqual({ '5:1': { key: '', name: 'Brand/500', styleType: 'FILL' } });
  });

  it('set the effects', () => {
    const shadow = { type: 'DROP_SHADOW', radius: 4, offset: { x: 0, y: 2 }, color: blue.color };
    const { get } = convert([
      style('EFFECT', { effects: [shadow] }),
      change('1:1', 'FRAME', { styleIdForEffect: { guid: guid('5:1') } }),
    ]);
    expect(get('1:1').effects).toMatchObject([{ type: 'DROP_SHADOW', radius: 4, offset: { x: 0, y: 2 } }]);
  });

  it('are left by an override that paints otherwise', () => {
    const green = { type: 'SOLID', color: { r: 0, g: 1, b: 0, a: 1 } };
    const { get } = convert([
      style('FILL', { fillPaints: [blue] }),
      change('1:1', 'SYMBOL', {}, '0:2'),
      change('1:2', 'FRAME', { inheritFillStyleID: guid('5:1') }, '1:1'),
      change('9:1', 'INSTANCE', instanceOf('1:1', [override(['1:2'], { fillPaints: [green] })])),
    ]);
    expect(get('I9:1;1:2').fills).toMatchObject([{ color: green.color }]);
    expect(get('I9:1;1:2').styles).toBeUndefined();
  });
});

describe('what a layer looks like', () => {
  it('has corners of its own where they differ', () => {
    const four = {
      rectangleCornerRadiiIndependent: true,
      rectangleTopLeftCornerRadius: 8,
      rectangleBottomRightCornerRadius: 4,
    };
    expect(look(four).rectangleCornerRadii).toEqual([8, 0, 4, 0]);
    expect(look({ cornerRadius: 12, cornerSmoothing: 0.6 })).toMatchObject({
      cornerRadius: 12,
      cornerSmoothing: 0.6,
    });
  });

  it('has strokes with sides, dashes and caps', () => {
    const stroke = {
      strokePaints: [blue],
      strokeWeight: 2,
      strokeAlign: 'INSIDE',
      dashPattern: [4, 2],
      strokeCap: 'ARROW_LINES',
      borderStrokeWeightsIndependent: true,
      borderTopWeight: 3,
      borderLeftWeight: 5,
      borderLeftHidden: true,
    };
    expect(look(stroke)).toMatchObject({
      strokeAlign: 'INSIDE',
      strokeDashes: [4, 2],
      strokeCap: 'LINE_ARROW',
      individualStrokeWeights: { top: 3, right: 0, bottom: 0, left: 0 },
    });
  });

  it('names effects and masks as REST does', () => {
    const blur = { type: 'FOREGROUND_BLUR', radius: 3 };
    expect(look({ effects: [blur], mask: true, maskType: 'OUTLINE' })).toMatchObject({
      effects: [{ type: 'LAYER_BLUR', radius: 3, visible: true }],
      isMask: true,
      maskType: 'VECTOR',
    });
    expect(look({ mask: true, maskIsOutline: true }).maskType).toBe('VECTOR');
    expect(look({ mask: true }).maskType).toBe('ALPHA');
  });

  it('leads where its prototype leads', () => {
    const click = {
      event: { interactionType: 'ON_CLICK' },
      actions: [
        { connectionType: 'INTERNAL_NODE', transitionNodeID: guid('1:1'), navigationType: 'NAVIGATE' },
      ],
    };
    expect(look({ prototypeInteractions: [click] }).interactions).toEqual([
      {
        trigger: { type: 'ON_CLICK' },
        actions: [{ type: 'NODE', destinationId: '1:1', navigation: 'NAVIGATE' }],
      },
    ]);
    expect(look({ connectionType: 'URL', connectionURL: 'https://example.com' }).interactions).toMatchObject([
      { actions: [{ type: 'URL', url: 'https://example.com' }] },
    ]);
  });
});

describe('outlines', () => {
  const curve = commands([1, 0, 0], [2, 10, 0], [3, 10, 5, 5, 10], [4, 4, 8, 2, 6, 0.5, 0.25], [0]);

  it('come out of blobs of commands', () => {
    const fields = {
      fillGeometry: [{ windingRule: 'ODD', commandsBlob: 0, styleID: 2 }],
      strokeGeometry: [{ windingRule: 'NONZERO', commandsBlob: 0 }],
      vectorData: {
        styleOverrideTable: [
          { styleID: 2, fillPaints: [blue] },
          { styleID: 3, fillPaints: [] },
        ],
      },
    };
    const path = 'M0 0L10 0Q10 5 5 10C4 8 2 6 0.5 0.25Z';
    expect(look(fields, 'VECTOR', [curve])).toMatchObject({
      fillGeometry: [{ path, windingRule: 'EVENODD', overrideID: 2 }],
      strokeGeometry: [{ path, windingRule: 'NONZERO' }],
      fillOverrideTable: { 2: { fills: [{ color: blue.color }] } },
    });
  });

  it.each([
    ['cut off', curve.subarray(0, 12)],
    ['of an unknown command', Uint8Array.from([9, 1, 2])],
    ['of no number', commands([1, Number.NaN, 0])],
  ])('that are %s are left out', (_what, blob) => {
    const fields = { fillGeometry: [{ windingRule: 'NONZERO', commandsBlob: 0 }] };
    expect(look(fields, 'VECTOR', [blob]).fillGeometry).toBeUndefined();
  });

  it('are drawn from the vector network where the file keeps no others', () => {
    const triangle = network(
      [
        [0, 0],
        [10, 0],
        [0, 10],
      ],
      [
        [0, 1, [0, 0], [0, 0]],
        [2, 1, [0, 0], [0, 5]],
        [2, 0, [0, 0], [0, 0]],
      ],
      [0, 1, 2],
    );
    const vectorData = { vectorNetworkBlob: 0, normalizedSize: { x: 10, y: 10 } };
    expect(look({ vectorData, size: { x: 20, y: 10 } }, 'VECTOR', [triangle]).fillGeometry).toEqual([
      { path: 'M0 0L20 0C20 5 0 10 0 10L0 0Z', windingRule: 'NONZERO' },
    ]);
    expect(look({ vectorData }, 'VECTOR', [triangle.subarray(0, 40)]).fillGeometry).toBeUndefined();
  });
});

type Point = readonly [number, number];

/** A vector network with one region, as the file keeps it. */
function network(
  vertices: readonly Point[],
  segments: readonly (readonly [number, number, Point, Point])[],
  loop: readonly number[],
): Uint8Array {
  const words: Uint8Array[] = [];
  const count = (...values: readonly number[]) => words.push(new Uint8Array(Uint32Array.from(values).buffer));
  const number = (...values: readonly number[]) =>
    words.push(new Uint8Array(Float32Array.from(values).buffer));
  count(vertices.length, segments.length, 1);
  for (const point of vertices) {
    count(0);
    number(...point);
  }
  for (const [start, end, leaves, arrives] of segments) {
    count(0, start);
    number(...leaves);
    count(end);
    number(...arrives);
  }
  count(1, 1, loop.length, ...loop);
  return Uint8Array.from(words.flatMap((bytes) => [...bytes]));
}
