import type { AssetRef, RestNode } from '#design/snapshot';
import { findNode } from './nodes.ts';
import { type ReadSession, sendAsset } from './read-session.ts';

/** Exports awaited together: enough to keep Figma busy, few enough to stay cancellable. */
const batchSize = 8;

/** Sends one SVG for each group of shapes that look the same, and says which layers it stands for. */
export async function readVectors(
  shapes: readonly RestNode[],
  session: ReadSession,
): Promise<Record<string, AssetRef>> {
  const exports: Record<string, AssetRef> = {};
  const groups = groupIdenticalShapes(shapes);
  for (let start = 0; start < groups.length; start += batchSize) {
    await session.report('Exporting shapes', start, groups.length);
    const chunk = groups.slice(start, start + batchSize);
    const drawn = await Promise.all(chunk.map((group) => exportShape(group[0])));
    const sending = drawn.map(async (bytes, index) => {
      const group = chunk[index];
      const first = group?.[0];
      if (!bytes || !group || !first) return;
      const asset = { key: `${first.id}.svg`, mime: 'image/svg+xml' as const };
      for (const node of group) exports[node.id] = asset;
      await sendAsset(asset, bytes, session);
    });
    // Vectors are small, so they are sent without waiting, unlike photographs.
    await Promise.all(sending);
  }
  return exports;
}

/** `svgIdAttribute`, because without it Figma drops groups whose only attribute is a blend mode. */
async function exportShape(shape: RestNode | undefined): Promise<Uint8Array | null> {
  try {
    const node = shape ? await findNode(shape.id) : null;
    if (!node || !('exportAsync' in node)) return null;
    return await node.exportAsync({ format: 'SVG', svgIdAttribute: true });
  } catch {
    // A shape with nothing visible in it has no export; it is reported as missing where it would be drawn.
    return null;
  }
}

/** Shapes that look the same together: icons repeat by the hundred, and those that differ only by name and place share one export. */
function groupIdenticalShapes(shapes: readonly RestNode[]): readonly (readonly RestNode[])[] {
  const groups = new Map<string, RestNode[]>();
  for (const shape of shapes) addToGroup(shape, groups);
  return [...groups.values()];
}

function addToGroup(node: RestNode, groups: Map<string, RestNode[]>): void {
  const shapeKey =
    JSON.stringify(node, (key, value: unknown) => (positionFields.has(key) ? undefined : value)) +
    sizeKeyOf(node);
  const group = groups.get(shapeKey);
  if (group) group.push(node);
  else groups.set(shapeKey, [node]);
}

const positionFields: ReadonlySet<string> = new Set([
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
function sizeKeyOf(node: RestNode): string {
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
