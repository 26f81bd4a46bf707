import type { RestNode } from '#design/snapshot';
import type { ReadSession } from './read-session.ts';

/** What the JSON of some frames refers to. */
export interface FrameReferences {
  /** Values of `imageRef`. */
  readonly images: readonly string[];
  readonly variables: readonly string[];
  /** Visible shapes without geometry. */
  readonly shapes: readonly RestNode[];
}

/** Nodes walked before Figma gets to answer. */
const chunk = 2000;

const shapeTypes: ReadonlySet<string> = new Set([
  'VECTOR',
  'BOOLEAN_OPERATION',
  'STAR',
  'REGULAR_POLYGON',
  'LINE',
  'ELLIPSE',
]);

/** Walks the JSON once and collects the references that have to be read too. */
export async function findReferences(
  roots: readonly RestNode[],
  session: ReadSession,
): Promise<FrameReferences> {
  const found = { images: new Set<string>(), variables: new Set<string>() };
  const shapes: RestNode[] = [];
  const open = roots.map((node) => ({ node, shown: true }));
  let walked = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { node } = next;
    const shown = next.shown && node.visible !== false;
    collectFromFields(node, found);
    const isShape = shapeTypes.has(node.type);
    if (isShape && shown && !hasGeometry(node)) shapes.push(node);
    if ('children' in node) {
      // The parts of a boolean group are in its own export; their paints still have names.
      for (const child of node.children) open.push({ node: child, shown: shown && !isShape });
    }
    walked += 1;
    if (walked % chunk === 0) await session.report('Reading layers', walked, walked + open.length);
  }
  return { images: [...found.images], variables: [...found.variables], shapes };
}

/** Looks through everything of a node but its children: paints, effects, text styles, component properties. */
function collectFromFields(
  value: object,
  found: { readonly images: Set<string>; readonly variables: Set<string> },
): void {
  if (Array.isArray(value)) {
    for (const inner of value as readonly unknown[]) if (isObject(inner)) collectFromFields(inner, found);
    return;
  }
  const record = value as Readonly<Record<string, unknown>>;
  // The former pictures of a layer lie hidden among its fills.
  if (record.type === 'IMAGE' && record.visible === false) return;
  if (typeof record.imageRef === 'string') found.images.add(record.imageRef);
  if (record.type === 'VARIABLE_ALIAS' && typeof record.id === 'string') found.variables.add(record.id);
  for (const field in record) {
    const inner = record[field];
    if (isObject(inner) && !skippedFields.has(field)) collectFromFields(inner, found);
  }
}

/** Fields that make up most of a node and name nothing; children are walked by themselves. */
const skippedFields: ReadonlySet<string> = new Set([
  'children',
  'absoluteBoundingBox',
  'absoluteRenderBounds',
  'constraints',
  'color',
  'gradientHandlePositions',
  'characterStyleOverrides',
]);

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function hasGeometry(node: RestNode): boolean {
  const { fillGeometry, strokeGeometry } = node as { fillGeometry?: unknown[]; strokeGeometry?: unknown[] };
  return Boolean(fillGeometry?.length || strokeGeometry?.length);
}
