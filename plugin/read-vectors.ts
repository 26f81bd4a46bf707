import type { AssetRef, RestNode } from '#design/snapshot';
import { groupAlike } from './group-alike.ts';
import type { Reading } from './read-selection.ts';
import { sendAsset } from './send-asset.ts';
import { findNode } from './select-layers.ts';

/** Exports awaited together: enough to keep Figma busy, few enough to stay cancellable. */
const together = 8;

/** Sends one SVG for each group of shapes that look the same, and says which layers it stands for. */
export async function readVectors(
  shapes: readonly RestNode[],
  reading: Reading,
): Promise<Record<string, AssetRef>> {
  const exports: Record<string, AssetRef> = {};
  const groups = groupAlike(shapes);
  for (let start = 0; start < groups.length; start += together) {
    await reading.report('Drawing shapes', start, groups.length);
    const chunk = groups.slice(start, start + together);
    const drawn = await Promise.all(chunk.map((group) => exportShape(group[0])));
    const sending = drawn.map(async (bytes, index) => {
      const group = chunk[index];
      const first = group?.[0];
      if (!bytes || !group || !first) return;
      const asset = { key: `${first.id}.svg`, mime: 'image/svg+xml' as const };
      for (const node of group) exports[node.id] = asset;
      await sendAsset(asset, bytes, reading);
    });
    // Drawings are small: unlike photographs they need not wait for each other.
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
