import type { DesignNode, DesignTree } from '#design/tree';

/** The frame that each node stands in, by the node's id. */
export function collectPages({ frames }: DesignTree): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const { root } of frames) {
    const waiting: DesignNode[] = [root];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      pages.set(node.id, root.id);
      if (node.kind === 'box') for (const child of node.children) waiting.push(child);
    }
  }
  return pages;
}
