import type { RestNode } from '#design/snapshot';

/** Shapes that look the same together: icons repeat by the hundred, and those that differ only by name and place share one export. */
export function groupAlike(shapes: readonly RestNode[]): readonly (readonly RestNode[])[] {
  const groups = new Map<string, RestNode[]>();
  for (const shape of shapes) putWithAlike(shape, groups);
  return [...groups.values()];
}

function putWithAlike(node: RestNode, groups: Map<string, RestNode[]>): void {
  const look =
    JSON.stringify(node, (key, value: unknown) => (placeOnly.has(key) ? undefined : value)) + sizeOf(node);
  const alike = groups.get(look);
  if (alike) alike.push(node);
  else groups.set(look, [node]);
}

const placeOnly: ReadonlySet<string> = new Set([
  'id',
  'name',
  'absoluteBoundingBox',
  'absoluteRenderBounds',
  'relativeTransform',
  'constraints',
  'layoutAlign',
  'layoutGrow',
  'layoutPositioning',
  'layoutSizingHorizontal',
  'layoutSizingVertical',
]);

/** Two shapes of one component may be stretched or turned differently. */
function sizeOf(node: RestNode): string {
  const placed = node as {
    size?: { x: number; y: number };
    absoluteBoundingBox?: { width: number; height: number } | null;
    relativeTransform?: readonly (readonly number[])[];
  };
  const size = placed.size ?? placed.absoluteBoundingBox;
  const turn = placed.relativeTransform?.map((row) => row.slice(0, 2));
  // Two vectors may share size and paint and still be different drawings, unless they stand for the same layer.
  return JSON.stringify([size, turn, originOf(node.id)]);
}

/** The layer of a main component that a layer of an instance repeats: `3:4` for `I1:2;3:4`. */
function originOf(id: string): string {
  return id.slice(id.lastIndexOf(';') + 1);
}
