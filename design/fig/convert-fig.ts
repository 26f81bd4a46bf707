/**
 * An unpacked `.fig` file in, a document in the words of Figma's REST API out, with its variables and pictures. The
 * file keeps what Figma's editor works with (components once, styles by reference, outlines as bytes); REST tells what
 * a person sees, so instances are filled with their layers, styles followed, variables resolved and boxes computed.
 * It reads no bytes of the file itself and decides nothing about pages of code.
 */
import { DocumentError } from '../document-error.ts';
import { type Fields, fieldsOf, findNumber, textOf } from '../read/fields.ts';
import { createPropertyRegistry } from './property-registry.ts';
import { createLayerExpander, type FigLayer } from './expand-layers.ts';
import type { FigAnswer, FigDesign, FigFile, JsonNode } from './fig-file.ts';
import { type FigIndex, indexFig } from './fig-index.ts';
import { listStyles } from './resolve-styles.ts';
import { idOf } from './guid.ts';
import { listVariables } from './list-variables.ts';
import { createVariableRegistry, type FigModes } from './variable-registry.ts';
import { pageScope, writeNode } from './write/write-node.ts';
import type { WriteContext } from './write/write-context.ts';

/** Layers of the largest document, with those of its instances. */
const defaultMaxLayers = 500_000;

/**
 * Converts a file.
 * @param mostLayers Layers beyond which a document is refused. @default 500,000
 * @throws DocumentError where it holds no document, or too many layers.
 */
export function convertFig(file: FigFile, mostLayers = defaultMaxLayers): FigDesign {
  const index = indexFig(file.message);
  const root = index.nodes.find(({ type }) => type === 'DOCUMENT');
  if (root === undefined) {
    throw new DocumentError('not-figma', `"${file.name}" is not a Figma document: it holds no pages.`);
  }
  const blobImages = new Map<string, Uint8Array>();
  const context: WriteContext = {
    index,
    properties: createPropertyRegistry(index),
    variables: createVariableRegistry(index),
    blobImages,
    paths: new Map(),
  };
  const layersOf = createLayerExpander(context, mostLayers);
  const canvases = index.childrenOf(idOf(root.guid) ?? '').filter(({ type }) => type === 'CANVAS');
  const pages = canvases
    .filter(({ internalOnly }) => internalOnly !== true)
    .map((canvas) => writePage(canvas, layersOf, context));
  const librarySets = canvases
    .filter(({ internalOnly }) => internalOnly === true)
    .flatMap((canvas) => writeSets(canvas, layersOf, context));
  return {
    answer: {
      name: file.name,
      document: { id: '0:0', name: 'Document', type: 'DOCUMENT', scrollBehavior: 'SCROLLS', children: pages },
      ...listComponents(index),
      styles: listStyles(index),
      librarySets,
    },
    variables: listVariables(index),
    images: new Map([...blobImages, ...file.images]),
  };
}

type LayersOf = (parentId: string, modes: FigModes) => readonly FigLayer[];

/** The sets of variants on a canvas. */
function writeSets(canvas: Fields, layersOf: LayersOf, context: WriteContext): readonly JsonNode[] {
  const layers = layersOf(idOf(canvas.guid) ?? '', context.variables.modesAt(canvas, new Map()));
  return layers
    .filter(({ node }) => node.isStateGroup === true)
    .map((layer) => writeNode(layer, pageScope, context));
}

function writePage(canvas: Fields, layersOf: LayersOf, context: WriteContext): JsonNode {
  const id = idOf(canvas.guid) ?? '';
  const modes = context.variables.modesAt(canvas, new Map());
  const { r, g, b, a } = fieldsOf(canvas.backgroundColor);
  const opacity = canvas.backgroundEnabled === false ? 0 : (findNumber(canvas.backgroundOpacity) ?? 1);
  return {
    id,
    name: textOf(canvas.name, ''),
    type: 'CANVAS',
    scrollBehavior: 'SCROLLS',
    ...(r === undefined ? {} : { backgroundColor: { r, g, b, a: (findNumber(a) ?? 1) * opacity } }),
    children: layersOf(id, modes).map((layer) => writeNode(layer, pageScope, context)),
  };
}

/** Main components and their sets, those of libraries included: the file keeps copies of these out of sight. */
function listComponents(index: FigIndex): Pick<FigAnswer, 'components' | 'componentSets'> {
  const components: [string, object][] = [];
  const componentSets: [string, object][] = [];
  for (const node of index.nodes) {
    const id = idOf(node.guid);
    const described = {
      key: textOf(node.componentKey ?? node.key, ''),
      name: textOf(node.name, ''),
      description: textOf(node.symbolDescription ?? node.description, ''),
    };
    if (id === null) continue;
    if (node.type === 'FRAME' && node.isStateGroup === true) componentSets.push([id, described]);
    if (node.type !== 'SYMBOL') continue;
    const parent = index.findNode(idOf(fieldsOf(node.parentIndex).guid));
    const setId = parent?.isStateGroup === true ? idOf(parent.guid) : null;
    components.push([id, setId === null ? described : { ...described, componentSetId: setId }]);
  }
  return { components: Object.fromEntries(components), componentSets: Object.fromEntries(componentSets) };
}
