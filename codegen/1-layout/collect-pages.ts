import type { DesignTree } from '#design/tree';
import { walkLayers } from '#design/walk-layers';

/** The frame that each node stands in, by the node's id. */
export function collectPages({ frames }: DesignTree): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const { root } of frames) for (const node of walkLayers([root])) pages.set(node.id, root.id);
  return pages;
}
