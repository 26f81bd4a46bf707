/** What a person needs to judge a claim beside the picture: the layer, what is around it, and the variables that matter. */
import type { RestNode } from '#design/snapshot';
import { childrenOf, walkNodes } from '#design/rest-node';
import type { Rectangle } from '#design/tree';
import type { BenchDocument } from '../open-documents.ts';
import type { Claim } from './sample-claims.ts';

/** A layer with the layers around it, the nearest first. */
export interface PlacedNode {
  readonly node: RestNode;
  readonly around: readonly RestNode[];
}

export type PlacedNodes = ReadonlyMap<string, PlacedNode>;

/** All layers of a frame by id. */
export function indexNodes(frame: RestNode): PlacedNodes {
  const index = new Map<string, PlacedNode>();
  const read = (node: RestNode, around: readonly RestNode[]) => {
    index.set(node.id, { node, around });
    for (const child of childrenOf(node)) read(child, [node, ...around]);
  };
  read(frame, []);
  return index;
}

/** The place of a layer, px of its frame; `null` where the file does not say. */
export function placeOf({ node, around }: PlacedNode): Rectangle | null {
  const frame = around.at(-1) ?? node;
  const [box, origin] = [boundsOf(node), boundsOf(frame)];
  return box === null || origin === null ? null : { ...box, x: box.x - origin.x, y: box.y - origin.y };
}

function boundsOf(node: RestNode): Rectangle | null {
  return 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
}

/** The facts of a claim as plain JSON. */
export function describeClaim(
  { key, document, finding, nodeId }: Claim,
  source: BenchDocument,
  frame: RestNode,
  nodes: PlacedNodes,
) {
  const placed = nodes.get(nodeId);
  const { rule, level, measure, message, why, howToFix, confidence, nodeIds, fix } = finding;
  return {
    key,
    document,
    frame: { id: frame.id, name: frame.name, type: frame.type, layers: nodes.size },
    rule,
    ...{ level, message, measure, why, howToFix, confidence },
    fix:
      fix === undefined ? null : { title: fix.title, edit: fix.edits.find((edit) => edit.nodeId === nodeId) },
    layersOfFinding: nodeIds.length,
    otherLayers: nodeIds
      .filter((id) => id !== nodeId)
      .slice(0, 12)
      .map((id) => nodes.get(id)?.node.name ?? id),
    layer: placed === undefined ? null : describeNode(placed),
    around: (placed?.around ?? []).slice(0, 4).map((node) => describeNode({ node, around: [] })),
    siblings: childrenOf(placed?.around[0] ?? frame)
      .slice(0, 16)
      .map(({ id, name, type }) => ({ id, name, type })),
    children: placed === undefined ? [] : describeChildren(placed.node),
    component: describeComponent(source, placed),
  };
}

/** Fields of Figma's JSON that say how a layer looks; the rest of it is long. */
const lookFields = [
  ...['visible', 'opacity', 'blendMode', 'fills', 'strokes', 'strokeWeight', 'effects', 'cornerRadius'],
  ...['rectangleCornerRadii', 'layoutMode', 'layoutSizingHorizontal', 'layoutSizingVertical', 'itemSpacing'],
  ...['primaryAxisAlignItems', 'counterAxisAlignItems', 'paddingLeft', 'paddingRight', 'paddingTop'],
  ...['paddingBottom', 'clipsContent', 'overflowDirection', 'layoutPositioning', 'isMask', 'boundVariables'],
  ...['styles', 'style', 'componentProperties', 'componentPropertyReferences', 'annotations', 'overrides'],
];

function describeNode({ node, around }: PlacedNode) {
  const fields = new Map(Object.entries(node));
  const looks = lookFields.flatMap((field) =>
    fields.has(field) ? [[field, fields.get(field)] as const] : [],
  );
  const characters = fields.get('characters');
  return {
    id: node.id,
    name: node.name,
    type: node.type,
    box: around.length === 0 ? boundsOf(node) : placeOf({ node, around }),
    ...(typeof characters === 'string' ? { text: characters.slice(0, 200) } : {}),
    ...Object.fromEntries(looks),
  };
}

function describeChildren(node: RestNode) {
  return [...walkNodes(childrenOf(node))].slice(0, 24).map((child) => {
    const { name, type } = child;
    return { name, type, ...('characters' in child ? { text: child.characters.slice(0, 60) } : {}) };
  });
}

function describeComponent({ variantNames }: BenchDocument, placed: PlacedNode | undefined) {
  const instance = [placed?.node, ...(placed?.around ?? [])].find((node) => node?.type === 'INSTANCE');
  if (instance?.type !== 'INSTANCE') return null;
  const sets = [...variantNames].filter(([, names]) => names.length > 0).map(([id]) => id);
  return { id: instance.componentId, instance: instance.name, setsInFile: sets.length };
}
