import type { DesignNode, DesignTree, Link, TextNode } from '#design/tree';
import type { Laying } from './laying.ts';

const pagesOf = new WeakMap<DesignTree, ReadonlyMap<string, string>>();

/** A link with the page it leads to; one to a layer that is on none of the pages is told and left out. */
export function resolveLink(link: Link | null, node: TextNode, laying: Laying): Link | null {
  if (link === null || link.kind === 'url') return link;
  const target = findPage(laying.tree, link.target);
  if (target !== null) return { kind: 'node', target };
  laying.report('text-approximated', node, {
    detail: 'one of its links leads to a layer of none of the chosen frames, and was left out',
  });
  return null;
}

function findPage(tree: DesignTree, id: string): string | null {
  const pages = pagesOf.get(tree) ?? collectPages(tree);
  pagesOf.set(tree, pages);
  return pages.get(id) ?? null;
}

/** The frame that each node stands in, by the node's id. */
function collectPages({ frames }: DesignTree): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const { root } of frames) {
    const waiting: DesignNode[] = [root];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      pages.set(node.id, root.id);
      if (node.kind === 'box') waiting.push(...node.children);
    }
  }
  return pages;
}
