/**
 * Every type of node, paint and effect in Figma's typings, and some that nobody knows: each shows on the page or is a
 * Problem. The types are read from the typings, so that a new version of them brings its types into this test.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { layOut } from '#codegen/layout/lay-out';
import type { LayoutNode, LayoutTree } from '#codegen/layout/layout-tree';
import { readDesign } from '#design/read-design';
import type { RestNode, Snapshot } from '#design/snapshot';

const rest = readFileSync('node_modules/@figma/rest-api-spec/dist/api_types.ts', 'utf8');
const plugins = readFileSync('node_modules/@figma/plugin-typings/plugin-api.d.ts', 'utf8');

const invented = [
  'HOLOGRAM',
  'NODE_OF_2031',
  '',
  'toString',
  '__proto__',
  'lower_case',
  'ДЫМ',
  'A'.repeat(300),
  '"><script>',
  'NULL',
];

/** A slice only says what is exported, and paints nothing. */
const paintsNothing = new Set(['SLICE']);
/** These hold frames and are no frames. */
const aroundFrames = new Set(['DOCUMENT', 'CANVAS', 'PAGE']);

const nodeTypes = typesIn('Node', 'SceneNode').filter((type) => !aroundFrames.has(type));
const paintTypes = typesIn('Paint', 'Paint');
const effectTypes = typesIn('Effect', 'Effect');

it('reads the types out of the typings', () => {
  expect(nodeTypes).toEqual(expect.arrayContaining(['FRAME', 'TEXT_PATH', 'TRANSFORM_GROUP', 'WASHI_TAPE']));
  expect(nodeTypes.length).toBeGreaterThan(35);
  expect(paintTypes).toEqual(expect.arrayContaining(['SOLID', 'GRADIENT_DIAMOND', 'PATTERN', 'VIDEO']));
  expect(effectTypes).toEqual(expect.arrayContaining(['DROP_SHADOW', 'NOISE', 'TEXTURE', 'GLASS', 'SHADER']));
});

const around = [0, 1] as const;

describe('a node', () => {
  test.each([...nodeTypes, ...invented])('%s', (type) => {
    // Alone, and with something in it.
    for (const children of [null, [rectangle('3:1', {})]]) {
      const node = {
        ...rectangle('2:1', { type, characters: 'Words' }),
        ...(children === null ? {} : { children }),
      };
      const { tree, reported } = open(node);
      const isSaid = paintsNothing.has(type) || reported.has('2:1') || idsIn(tree).has('2:1');
      expect(isSaid, `${type} ${children === null ? 'alone' : 'with a layer'}`).toBe(true);
      if (invented.includes(type)) expect(reported.has('2:1')).toBe(true);
    }
  });
});

describe('a paint', () => {
  test.each([...paintTypes, ...invented])('%s', (type) => {
    for (const [name, host] of Object.entries(hosts)) {
      for (const field of ['fills', 'strokes'] as const) {
        const shown = open(host({ [field]: [{ ...paintFields, type }], strokeWeight: 4 }));
        const without = open(host({ [field]: [], strokeWeight: 4 }));
        const differs = pageOf(shown.tree) !== pageOf(without.tree);
        expect(differs || shown.reported.has('2:1'), `${type} as ${field} of a ${name}`).toBe(true);
      }
    }
  });
});

describe('an effect', () => {
  test.each([...effectTypes, ...invented])('%s', (type) => {
    for (const [name, host] of Object.entries(hosts)) {
      for (const kind of around) {
        const effect = { ...effectFields[kind], type };
        const shown = open(host({ effects: [effect] }));
        const without = open(host({}));
        const differs = pageOf(shown.tree) !== pageOf(without.tree);
        expect(differs || shown.reported.has('2:1'), `${type} of a ${name}`).toBe(true);
      }
    }
  });
});

/** What paints of all kinds have in common: each finds the fields that it needs. */
const paintFields = {
  color: { r: 1, g: 0, b: 0, a: 1 },
  gradientStops: [
    { position: 0, color: { r: 1, g: 0, b: 0, a: 1 } },
    { position: 1, color: { r: 0, g: 0, b: 1, a: 1 } },
  ],
  gradientHandlePositions: [
    { x: 0, y: 0 },
    { x: 1, y: 0 },
    { x: 0, y: 1 },
  ],
  imageRef: 'missing',
  sourceNodeId: '9:9',
};

const effectFields = [
  { visible: true, color: { r: 0, g: 0, b: 0, a: 1 }, radius: 8, offset: { x: 2, y: 2 }, lightIntensity: 1 },
  {
    visible: true,
    blurType: 'PROGRESSIVE',
    noiseType: 'DUOTONE',
    radius: 8,
    noiseSize: 3,
    clipToShape: true,
  },
];

type Fields = Readonly<Record<string, unknown>>;

/** Layers that paint in different ways. */
const hosts: Readonly<Record<string, (fields: Fields) => Fields>> = {
  rectangle: (fields) => rectangle('2:1', fields),
  frame: (fields) => rectangle('2:1', { type: 'FRAME', children: [rectangle('3:1', {})], ...fields }),
  ellipse: (fields) => rectangle('2:1', { type: 'ELLIPSE', ...fields }),
  vector: (fields) =>
    rectangle('2:1', {
      type: 'VECTOR',
      fillGeometry: [{ path: 'M0 0L50 0L50 40Z', windingRule: 'NONZERO' }],
      strokeGeometry: [{ path: 'M0 0L50 0L50 4Z', windingRule: 'NONZERO' }],
      ...fields,
    }),
  text: (fields) =>
    rectangle('2:1', { type: 'TEXT', characters: 'Words', style: { fontSize: 16 }, ...fields }),
};

function rectangle(id: string, fields: Fields): Fields {
  return {
    id,
    name: 'Layer',
    type: 'RECTANGLE',
    fills: [{ type: 'SOLID', color: { r: 0, g: 0.5, b: 0, a: 1 } }],
    absoluteBoundingBox: { x: 10, y: 10, width: 50, height: 40 },
    ...fields,
  };
}

function open(node: Fields): { readonly tree: LayoutTree; readonly reported: ReadonlySet<string | null> } {
  const frame = {
    id: '1:1',
    name: 'Frame',
    type: 'FRAME',
    fills: [],
    absoluteBoundingBox: { x: 0, y: 0, width: 200, height: 100 },
    children: [node],
    // What stands in Figma's JSON is unknown until it is read.
  } as unknown as RestNode;
  const snapshot: Snapshot = {
    documentName: 'Types',
    frames: [{ id: '1:1', name: 'Frame', page: null, node: frame, picture: null }],
    components: {},
    componentSets: {},
    styles: {},
    variables: null,
    images: {},
    exports: {},
  };
  const tree = layOut(readDesign(snapshot));
  return { tree, reported: new Set(tree.problems.map(({ nodeId }) => nodeId)) };
}

function idsIn(tree: LayoutTree): ReadonlySet<string> {
  const ids = new Set<string>();
  const visit = (node: LayoutNode) => {
    for (const id of node.ids) ids.add(id);
    if (node.kind === 'box') node.children.forEach(visit);
  };
  for (const { root } of tree.pages) visit(root);
  return ids;
}

/** All that a page shows. */
function pageOf({ pages, vectorAssets }: LayoutTree): string {
  return JSON.stringify([pages, vectorAssets]);
}

/** The values of `type` in a union of REST's typings and in one of the plugins'. */
function typesIn(inRest: string, inPlugins: string): readonly string[] {
  const found = new Set([...literalsOf(inRest, rest), ...literalsOf(inPlugins, plugins)]);
  return [...found].sort();
}

/** Follows names of types until one tells its `type`. */
function literalsOf(name: string, typings: string, depth = 0): readonly string[] {
  const start = typings.search(new RegExp(`^(?:export |declare )?(?:type|interface) ${name}\\b`, 'm'));
  if (start < 0 || depth > 4) return [];
  const rest = typings.slice(start + 1);
  const end = rest.search(/^(?:export |declare )?(?:type|interface) /m);
  const text = rest.slice(0, end < 0 ? undefined : end).replace(/\/\*[\s\S]*?\*\//g, '');
  const own = /^\s*(?:readonly )?type\??:\s*((?:\|?\s*'[A-Z_]+'\s*)+)/m.exec(text)?.[1];
  if (own !== undefined) return [...own.matchAll(/'([A-Z_]+)'/g)].map(([, type = '']) => type);
  const names = [...text.matchAll(/\b[A-Z]\w+\b/g)].map(([named]) => named).filter((named) => named !== name);
  return [...new Set(names)].flatMap((named) => literalsOf(named, typings, depth + 1));
}
