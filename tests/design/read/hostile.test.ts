import { expect, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import { readDesign } from '#design/read-design';
import { snapshotOf } from '../../codegen/layout/snapshot-of.ts';

const types = [
  ...[
    'FRAME',
    'GROUP',
    'SECTION',
    'COMPONENT',
    'COMPONENT_SET',
    'INSTANCE',
    'RECTANGLE',
    'ELLIPSE',
    'LINE',
    'VECTOR',
  ],
  ...[
    'STAR',
    'REGULAR_POLYGON',
    'BOOLEAN_OPERATION',
    'TEXT',
    'TEXT_PATH',
    'SLICE',
    'STICKY',
    'TABLE',
    'FROM_THE_FUTURE',
  ],
];

const junk: readonly unknown[] = [
  null,
  undefined,
  0,
  -1,
  1e308,
  Number.NaN,
  '',
  'text',
  true,
  [],
  [null],
  {},
  { type: 'SOLID' },
];

const fields = [
  ...[
    'absoluteBoundingBox',
    'absoluteRenderBounds',
    'relativeTransform',
    'size',
    'rotation',
    'opacity',
    'visible',
    'fills',
  ],
  ...[
    'strokes',
    'strokeWeight',
    'individualStrokeWeights',
    'strokeDashes',
    'effects',
    'children',
    'characters',
    'style',
  ],
  ...[
    'characterStyleOverrides',
    'styleOverrideTable',
    'lineTypes',
    'fillGeometry',
    'strokeGeometry',
    'arcData',
    'layoutMode',
  ],
  ...[
    'itemSpacing',
    'paddingLeft',
    'gridColumnsSizing',
    'gridRowCount',
    'constraints',
    'cornerRadius',
    'rectangleCornerRadii',
  ],
  ...[
    'componentProperties',
    'componentPropertyReferences',
    'boundVariables',
    'interactions',
    'isMask',
    'name',
    'id',
    'type',
  ],
];

function layOutNode(node: unknown): string {
  return JSON.stringify(layOut(readDesign(snapshotOf(node))));
}

test.each(types)('a %s with nothing but its type, or with any field malformed, is laid out', (type) => {
  expect(layOutNode({ type })).toContain('"pages"');
  for (const field of fields) {
    for (const value of junk) {
      const child = {
        id: '2',
        name: 'Child',
        type,
        absoluteBoundingBox: { x: 0, y: 0, width: 9, height: 9 },
        [field]: value,
      };
      const parent = {
        id: '1',
        name: 'Parent',
        type: 'FRAME',
        layoutMode: 'HORIZONTAL',
        children: [child, child],
      };
      expect(layOutNode(parent)).not.toMatch(/NaN|Infinity/);
      expect(layOutNode({ ...parent, layoutMode: 'NONE' })).not.toMatch(/NaN|Infinity/);
    }
  }
});

test('nodes nested without end are cut off, and a problem reports it', () => {
  let node: object = { id: 'deep', name: 'Deep', type: 'FRAME' };
  for (let depth = 0; depth < 2000; depth += 1)
    node = { id: String(depth), name: 'Deep', type: 'FRAME', children: [node] };
  const { problems } = readDesign(snapshotOf(node));
  expect(problems.map(({ code }) => code)).toEqual(['layout-approximated']);
});

test('path data that is not path data never reaches a page', () => {
  const vector = {
    id: '2',
    name: 'Vector',
    type: 'VECTOR',
    absoluteBoundingBox: { x: 0, y: 0, width: 9, height: 9 },
    fills: [{ type: 'SOLID', color: { r: 0, g: 0, b: 0, a: 1 } }],
    fillGeometry: [{ path: '"/><script>alert(1)</script>', windingRule: 'NONZERO' }],
  };
  expect(layOutNode({ id: '1', name: 'Frame', type: 'FRAME', children: [vector] })).not.toContain('script');
});
