import type { Link } from '#design/tree';
import type { LayoutNode } from '../layout-tree.ts';

/** The same layers, their links to a frame that went into another's page leading to that page. */
export function relink(node: LayoutNode, pageOf: ReadonlyMap<string, string>): LayoutNode {
  const moved = { ...node, link: moveLink(node.link, pageOf) };
  if (moved.kind === 'box')
    return { ...moved, children: moved.children.map((child) => relink(child, pageOf)) };
  if (moved.kind !== 'text') return moved;
  const blocks = moved.blocks.map((block) => ({
    ...block,
    runs: block.runs.map((run) => ({ ...run, link: moveLink(run.link, pageOf) })),
  }));
  return { ...moved, blocks };
}

function moveLink(link: Link | null, pageOf: ReadonlyMap<string, string>): Link | null {
  return link?.kind === 'node' ? { ...link, target: pageOf.get(link.target) ?? link.target } : link;
}
