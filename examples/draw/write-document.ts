/** A whole drawing as the two answers of Figma's REST API: the file, and its local variables. */
import type { Box } from './measure-layers.ts';
import type { Layer, Page } from './number-layers.ts';
import { isToken, rgba, type Collection, type Hex, type Token } from './values.ts';
import { alias, type ImageRefs } from './write-paints.ts';
import { writeLayer, type WriteContext } from './write-layer.ts';

/** `GET /v1/files/:key?geometry=paths` of a drawing. */
export function writeDocument(
  title: string,
  pages: readonly Page[],
  boxes: ReadonlyMap<string, Box>,
  images: ImageRefs,
): object {
  const styles = new Map<string, { id: string; kind: string; name: string }>();
  const context: WriteContext = {
    boxes,
    images,
    frames: new Map(pages.flatMap((page) => page.layers.map((layer) => [layer.name, layer.id] as const))),
    styleId(kind, name) {
      const known = styles.get(`${kind} ${name}`) ?? { id: `90:${styles.size + 1}`, kind, name };
      styles.set(`${kind} ${name}`, known);
      return known.id;
    },
  };
  const canvases = pages.map((page) => writePage(page, context));
  const layers = pages.flatMap((page) => page.layers).flatMap(withDescendants);
  return {
    document: {
      id: '0:0',
      name: 'Document',
      type: 'DOCUMENT',
      scrollBehavior: 'SCROLLS',
      children: canvases,
    },
    components: writeComponents(layers),
    componentSets: writeSets(layers),
    schemaVersion: 0,
    styles: Object.fromEntries(
      [...styles.values()].map(({ id, kind, name }) => [
        id,
        { key: keyOf(`${title} ${kind} ${name}`), name, styleType: kind, remote: false, description: '' },
      ]),
    ),
    name: title,
    lastModified: '2026-11-21T00:00:00Z',
    thumbnailUrl: '',
    version: '1',
    role: 'viewer',
    editorType: 'figma',
    linkAccess: 'view',
  };
}

function writePage(page: Page, context: WriteContext): object {
  const origin = [
    [1, 0, 0],
    [0, 1, 0],
  ] as const;
  return {
    id: page.id,
    name: page.name,
    type: 'CANVAS',
    scrollBehavior: 'SCROLLS',
    children: page.layers.map((layer) => writeLayer(layer, null, origin, null, context).node),
    backgroundColor: rgba(page.background as Hex),
    prototypeStartNodeID: null,
    flowStartingPoints: [],
    prototypeDevice: { type: 'NONE', rotation: 'NONE' },
  };
}

function withDescendants(layer: Layer): Layer[] {
  return [layer, ...layer.children.flatMap(withDescendants)];
}

function writeComponents(layers: readonly Layer[]): object {
  const setOf = new Map(
    layers
      .filter((layer) => layer.type === 'COMPONENT_SET')
      .flatMap((set) => set.children.map((child) => [child.id, set.id] as const)),
  );
  const mains = layers.filter((layer) => layer.type === 'COMPONENT');
  return Object.fromEntries(
    mains.map(({ id, name }) => {
      const set = setOf.get(id);
      const key = keyOf(`component ${id} ${name}`);
      return [
        id,
        {
          key,
          name,
          description: '',
          remote: false,
          ...(set ? { componentSetId: set } : {}),
          documentationLinks: [],
        },
      ];
    }),
  );
}

function writeSets(layers: readonly Layer[]): object {
  const sets = layers.filter((layer) => layer.type === 'COMPONENT_SET');
  return Object.fromEntries(
    sets.map(({ id, name }) => [
      id,
      { key: keyOf(`set ${id} ${name}`), name, description: '', remote: false },
    ]),
  );
}

/** `GET /v1/files/:key/variables/local` of a drawing; `null` where it has no variables. */
export function writeVariables(collections: readonly Collection[]): object | null {
  if (collections.length === 0) return null;
  const tokens = collections.flatMap((collection) => collection.tokens);
  return {
    status: 200,
    error: false,
    meta: {
      variables: Object.fromEntries(tokens.map((token) => [token.id, writeVariable(token)])),
      variableCollections: Object.fromEntries(
        collections.map((collection) => [
          collection.id,
          {
            id: collection.id,
            name: collection.name,
            key: keyOf(collection.id),
            modes: collection.modes.map(({ id, name }) => ({ modeId: id, name })),
            defaultModeId: collection.modes[0]?.id,
            remote: false,
            hiddenFromPublishing: false,
            variableIds: collection.tokens.map((token) => token.id),
          },
        ]),
      ),
    },
  };
}

function writeVariable(token: Token<unknown>): object {
  const { collection } = token;
  const values = collection.modes.map(({ id }, index): [string, unknown] => {
    const value = token.values[index] ?? token.values[0];
    return [id, isToken(value) ? alias(value) : writeValue(value)];
  });
  return {
    id: token.id,
    name: token.name,
    key: keyOf(token.id + token.name),
    variableCollectionId: collection.id,
    resolvedType: typeOf(token),
    valuesByMode: Object.fromEntries(values) as Record<string, unknown>,
    remote: false,
    description: '',
    hiddenFromPublishing: false,
    scopes: ['ALL_SCOPES'],
    codeSyntax: {},
  };
}

function writeValue(value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('#') ? rgba(value as Hex) : value;
}

function typeOf(token: Token<unknown>): string {
  const [value] = token.values;
  if (isToken(value)) return typeOf(value);
  if (typeof value === 'string') return value.startsWith('#') ? 'COLOR' : 'STRING';
  return typeof value === 'number' ? 'FLOAT' : 'BOOLEAN';
}

/** Forty hexadecimal digits that stay the same as long as the text does. */
function keyOf(text: string): string {
  let hash = 0x811c9dc5;
  let key = '';
  for (let round = 0; key.length < 40; round += 1) {
    for (const character of `${text}${round}`)
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    key += hash.toString(16).padStart(8, '0');
  }
  return key.slice(0, 40);
}
